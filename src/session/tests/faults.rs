//! A scripted session that is killed, loses its power or is refused at every call to the disk:
//! it always opens again as it was after the last step or the one before, with no half file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::store::system::faulty::{Fault, Faulty};
use crate::store::system::simulated::{Crash, Simulated};
use crate::store::system::{Real, System};
use crate::store::{load_on, save_new};

/// One thing that a person does, or the clock.
type Act = fn(&mut Session);

fn edit(session: &mut Session, edit: Edit) {
    session.apply(edit).expect("the script knows the case");
}

/// What a person does in half an hour.
const SCRIPT: &[Act] = &[
    |s| edit(s, set("water.dam", "DOWN", StanceAttitude::Support)),
    |s| edit(s, Edit::SetTitle("Lake".to_owned())),
    undo,
    pass_time,
    |s| edit(s, discard("b-first")),
    |s| edit(s, verify("a-second")),
    save,
    |s| drop(s.adopt(vec![article("third", "Then ")])),
    |s| edit(s, Edit::RemoveArticle("b-first".into())),
    redo,
    save,
    |s| drop(s.take_snapshot("Second round", "", "2026-12-04T12:00")),
    |s| edit(s, Edit::SetTitle("Sea".to_owned())),
    undo,
    undo,
    |s| drop(s.back_up()),
    |s| edit(s, Edit::SetParties(vec!["DOWN".into(), "UP".into()])),
    |s| edit(s, Edit::RemoveArticle("a-second".into())),
    save,
    restore,
    |s| edit(s, set("water.share", "MID", StanceAttitude::Unclear)),
    save,
    many,
    undo,
    save,
    |s| portion(s, 20..22),
    |s| edit(s, Edit::SetTitle("Lake".to_owned())),
    |s| portion(s, 22..24),
    save,
    |s| portion(s, 24..25),
];

// What goes wrong in these is seen in the state, and in what is on the disk in the end.

fn undo(session: &mut Session) {
    drop(session.undo());
}

/// Adds so many articles that they are written in a thread, and waits for it.
fn many(session: &mut Session) {
    session.adopt((0..9).map(numbered).collect());
    session.fetch_saved(true);
}

/// Adds some articles as a portion of a job, and waits until the thread that puts it into the
/// journal has ended.
fn portion(session: &mut Session, numbers: std::ops::Range<usize>) {
    session.join_portion(numbers.map(numbered).collect());
    session.fetch_saved(true);
}

/// Lets the clock go past the moment of saving.
fn pass_time(session: &mut Session) {
    let _ = session.tick(Duration::ZERO);
    let _ = session.tick(Duration::from_secs(9));
}

fn redo(session: &mut Session) {
    drop(session.redo());
}

fn save(session: &mut Session) {
    drop(session.save());
}

/// Puts back what was taken out last; it is not in the trash where it could not be saved.
fn restore(session: &mut Session) {
    if let Some(removed) = session.log().removed.last() {
        drop(session.restore(removed));
    }
}

fn discard(article: &str) -> Edit {
    Edit::Discard {
        statement: statement(article, 1),
        discarded: true,
    }
}

fn verify(article: &str) -> Edit {
    Edit::SetStatus {
        statement: statement(article, 1),
        status: Status::Verified,
    }
}

fn article(id: &str, before: &str) -> crate::model::CodedArticle {
    example_article(id, before, "“never”", "UP", "water.share")
}

fn numbered(number: usize) -> crate::model::CodedArticle {
    article(&format!("n{number}"), &format!("{number}. "))
}

fn place() -> PathBuf {
    PathBuf::from("/disk/case")
}

/// Says whether all that can be tried is tried: that takes minutes.
fn is_all_tried() -> bool {
    std::env::var_os("STANDPOINT_ALL_FAULTS").is_some()
}

/// Returns a simulated disk with the example on it, all of it safe.
fn disk() -> Simulated {
    let disk = Arc::new(Simulated::with_folder(Path::new("/disk")));
    let system: Arc<dyn System> = disk.clone();
    save_new(&system, &place(), &example(), None, None).expect("saved");
    disk.after(Crash::Killed)
}

/// Opens a folder and takes over what a crash left.
fn reopened(system: Arc<dyn System>, folder: &Path, take: bool, told: &str) -> Session {
    let mut session = Session::open_on(system, folder, TODAY).expect(told);
    assert_eq!(session.warnings(), [], "{told}");
    let decided = if take {
        session.take_over_recovery()
    } else {
        session.leave_out_recovery()
    };
    decided.expect(told);
    session
}

/// Runs the script; returns the dossiers before, between and after its acts, and how many
/// acts were done and safe when it was stopped.
fn run(session: &mut Session, mut goes_on: impl FnMut(&Session) -> bool) -> (Vec<Dossier>, usize) {
    let mut states = vec![session.dossier().clone()];
    let mut safe = 0;
    for (number, act) in SCRIPT.iter().enumerate() {
        act(session);
        states.push(session.dossier().clone());
        if !goes_on(session) {
            break;
        }
        if matches!(session.save_state(), SaveState::Saved | SaveState::Soon) {
            safe = number + 1;
        }
    }
    (states, safe)
}

/// Runs the script where nothing goes wrong; returns its dossiers and how many points there
/// are where it could.
fn run_whole() -> (Vec<Dossier>, usize) {
    let faulty = Arc::new(Faulty::new(Arc::new(disk()), Fault::None));
    let system: Arc<dyn System> = faulty.clone();
    let mut session = Session::open_on(system, &place(), TODAY).expect("opens");
    let (states, safe) = run(&mut session, |_| true);
    assert_eq!(safe, SCRIPT.len());
    let points = faulty.points();
    drop(session);
    let session = reopened(faulty, &place(), true, "whole");
    assert_eq!(*session.dossier(), states[SCRIPT.len()]);
    (states, points)
}

#[test]
fn killed_or_without_power_at_any_call_it_opens_as_after_the_last_step_or_the_one_before() {
    let (states, points) = run_whole();
    assert!(points >= 200, "{points} points");
    let (mut tried, mut lost) = (0, 0);
    for at in 1..=points {
        let simulated = Arc::new(disk());
        let faulty = Arc::new(Faulty::new(simulated.clone(), Fault::Stop { at }));
        let system: Arc<dyn System> = faulty.clone();
        let mut done = 0;
        if let Ok(mut session) = Session::open_on(system, &place(), TODAY) {
            let (_, safe) = run(&mut session, |_| !faulty.is_dead());
            done = safe;
        }
        let mut crashes = vec![Crash::Killed, Crash::Power];
        let seeds = if is_all_tried() { 40 } else { 2 };
        crashes.extend((0..seeds).map(|n| Crash::Torn {
            seed: at as u64 + n * 10_000,
        }));
        for (number, crash) in crashes.into_iter().enumerate() {
            tried += 1;
            let told = format!("point {at} of {points}, {crash:?}, {done} done");
            let left = || -> Arc<dyn System> { Arc::new(simulated.after(crash)) };
            let session = reopened(left(), &place(), true, &told);
            let found = session.dossier();
            if *found != states[done] && states.get(done + 1) != Some(found) {
                eprintln!("{told}: lost");
                lost += 1;
            }
            if (at + number) % 4 == 0 {
                check_it_goes_on(session, &told);
            } else if (at + number) % 4 == 1 {
                let session = reopened(left(), &place(), false, &told);
                let earlier = states[..=done + 1].contains(session.dossier());
                assert!(earlier, "{told}: left out, it is as after no step");
            }
        }
    }
    eprintln!("{points} kill points, {tried} crashes, {lost} lost");
    assert_eq!(lost, 0);
}

/// Works on after a crash.
fn check_it_goes_on(mut session: Session, told: &str) {
    edit(&mut session, Edit::SetTitle("After".to_owned()));
    session.save().expect(told);
    let end = session.dossier().clone();
    let disk = session.keeper.as_ref().expect("has a folder").disk.system();
    drop(session);
    assert_eq!(
        load_on(disk, &place()).expect(told).0.dossier,
        end,
        "{told}"
    );
}

/// Lets something go wrong on a simulated disk, and kills the program then, or lets it go on
/// once the disk is well again.
fn check_refused(fault: Fault) {
    let simulated = Arc::new(disk());
    let faulty = Arc::new(Faulty::new(simulated.clone(), fault));
    let system: Arc<dyn System> = faulty.clone();
    let told = format!("{fault:?}");
    let mut session = Session::open_on(system, &place(), TODAY).expect(&told);
    let (states, safe) = run(&mut session, |_| true);
    assert_eq!(states.len(), SCRIPT.len() + 1, "{told}: work goes on");

    let killed = reopened(
        Arc::new(simulated.after(Crash::Killed)),
        &place(),
        true,
        &told,
    );
    assert!(
        states[safe..].contains(killed.dossier()),
        "{told}: {safe} were safe"
    );

    faulty.set(Fault::None);
    session.save().expect(&told);
    assert_eq!(session.save_state(), SaveState::Saved, "{told}");
    let end = session.dossier().clone();
    assert_eq!(
        end,
        states[SCRIPT.len()],
        "{told}: nothing that was done is gone"
    );
    drop(session);
    let (loaded, _) = load_on(Arc::new(simulated.after(Crash::Power)), &place()).expect(&told);
    assert_eq!(
        (loaded.dossier, loaded.warnings),
        (end, Vec::new()),
        "{told}"
    );
}

#[test]
fn refused_at_any_call_it_loses_nothing_and_goes_on() {
    let (_, points) = run_whole();
    let step = if is_all_tried() { 1 } else { 2 };
    let mut tried = 0;
    for from in (1..=points).step_by(step) {
        tried += 1;
        let kind = match from % 3 {
            0 => ErrorKind::PermissionDenied,
            1 => ErrorKind::StorageFull,
            _ => ErrorKind::ReadOnlyFilesystem,
        };
        check_refused(Fault::Refuse { from, kind });
    }
    eprintln!("{tried} of {points} calls refused, 0 lost");
}

#[test]
fn full_at_any_moment_it_loses_nothing_and_goes_on() {
    let mut tried = 0;
    let step = if is_all_tried() { 97 } else { 997 };
    for bytes in (0..60_000).step_by(step) {
        check_refused(Fault::Full { bytes });
        tried += 1;
    }
    eprintln!("a disk full after {tried} numbers of bytes, 0 lost");
}

/// The folder and the point for the process that is to be killed.
const FOLDER: &str = "STANDPOINT_TEST_FOLDER";
const POINT: &str = "STANDPOINT_TEST_POINT";
/// How often the process asks for a lock that it does not get, each time for nearly a second.
const TRIES: usize = 10;

#[test]
#[ignore = "another test runs it as a process that is killed"]
fn a_process_to_be_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let at = std::env::var(POINT).ok().and_then(|at| at.parse().ok());
    let fault = at.map_or(Fault::None, |at| Fault::Abort { at });
    let open = || {
        let faulty = Arc::new(Faulty::new(Arc::new(Real), fault));
        let system: Arc<dyn System> = faulty.clone();
        let session = Session::open_on(system, Path::new(&folder), TODAY).expect("opens");
        (faulty, session)
    };
    let (mut faulty, mut session) = open();
    // A process that another test is just starting has every lock of this program's for a moment.
    for _ in 0..TRIES {
        if session.read_only().is_none() {
            break;
        }
        (faulty, session) = open();
    }
    assert_eq!(session.read_only(), None, "nobody else has it open");
    let mut done = 0;
    run(&mut session, |_| {
        done += 1;
        println!("\ndone {done}");
        true
    });
    println!("\npoints {}", faulty.points());
}

/// Runs the script as a process of its own; returns what it printed.
fn in_process(folder: &Path, at: Option<usize>) -> String {
    let mut command = Command::new(std::env::current_exe().expect("this program"));
    command
        .args(["session::tests::faults::a_process_to_be_killed", "--exact"])
        .args(["--ignored", "--nocapture", "--test-threads=1"])
        .env(FOLDER, folder);
    if let Some(at) = at {
        command.env(POINT, at.to_string());
    }
    let output = command.output().expect("it runs");
    assert_eq!(output.status.success(), at.is_none(), "{at:?}: {output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Returns the last number that stands behind `word` at the beginning of a line.
fn last_number(printed: &str, word: &str) -> usize {
    let lines = printed.lines().filter_map(|line| line.strip_prefix(word));
    let mut numbers = lines.filter_map(|rest| rest.trim().parse().ok());
    numbers.next_back().unwrap_or(0)
}

#[test]
fn a_real_process_killed_on_a_real_disk_leaves_the_last_step_or_the_one_before() {
    let (states, _) = run_whole();
    let whole = tempfile::tempdir().expect("a folder");
    let case = whole.path().join("case");
    crate::store::tests::saved_in(&case, &example());
    let points = last_number(&in_process(&case, None), "points ");
    assert!(points >= 200, "{points} points");
    // Each is tried by the test in memory; here every sixth, or all where there is time.
    let step = if is_all_tried() { 1 } else { 6 };
    let (mut tried, mut lost) = (0, 0);
    for at in (1..=points).step_by(step) {
        let folder = tempfile::tempdir().expect("a folder");
        let case = folder.path().join("case");
        crate::store::tests::saved_in(&case, &example());
        let done = last_number(&in_process(&case, Some(at)), "done ");
        let session = reopened(Arc::new(Real), &case, true, &format!("point {at}"));
        tried += 1;
        let found = session.dossier();
        if *found != states[done] && states.get(done + 1) != Some(found) {
            eprintln!("point {at}, {done} done: lost");
            lost += 1;
        }
    }
    eprintln!("{tried} processes killed at {points} points, {lost} lost");
    assert_eq!(lost, 0);
}
