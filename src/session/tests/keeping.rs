//! Work is kept safe: at once in the journal, soon in the files, after a crash, beside other
//! programs, and while the disk refuses.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::*;
use crate::model::patch::Side;
use crate::store::system::simulated::{Fault, Faulty};
use crate::store::system::{Real, System};

/// A folder with the example saved in it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    session().save_as(folder.path()).expect("saved");
    folder
}

fn open(folder: &Path) -> Session {
    Session::open(folder, TODAY).expect("opens")
}

fn rename(session: &mut Session, title: &str) {
    let edit = Edit::SetTitle(title.to_owned());
    session.apply(edit).expect("a title");
}

fn seconds(seconds: f32) -> Duration {
    Duration::from_secs_f32(seconds)
}

/// Ends a session as a crash does: nothing is written any more, and the lock is let go.
fn crash(mut session: Session) {
    session.let_go();
    drop(session);
}

#[test]
fn an_edit_is_in_the_journal_at_once_and_in_the_files_within_two_seconds() {
    let folder = folder();
    let (journal, file) = (
        folder.path().join("journal"),
        folder.path().join("dossier.ron"),
    );
    let mut session = open(folder.path());
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(session.tick(seconds(1.0)), None, "nothing to wait for");
    rename(&mut session, "Lake");
    assert!(
        fs::read_to_string(&journal)
            .expect("there")
            .contains("Lake")
    );
    assert!(!fs::read_to_string(&file).expect("there").contains("Lake"));
    assert_eq!(session.save_state(), SaveState::Soon);
    assert_eq!(session.tick(seconds(5.0)), Some(seconds(2.0)));
    assert_eq!(session.tick(seconds(6.5)), Some(seconds(0.5)));
    assert_eq!(session.tick(seconds(7.0)), None);
    assert_eq!(session.save_state(), SaveState::Saved);
    assert!(!session.is_dirty());
    assert!(!journal.exists());
    assert!(fs::read_to_string(&file).expect("there").contains("Lake"));
}

#[test]
fn the_log_tells_every_step_also_what_was_taken_back() {
    let folder = folder();
    let mut session = open(folder.path());
    session.set_who(" Ann ");
    let edit = set("water.dam", "DOWN", StanceAttitude::Support);
    session.apply(edit).expect("applied");
    session.undo();
    session.redo();
    session.save().expect("saved");
    let told: Vec<String> = session
        .log()
        .steps
        .iter()
        .map(|step| {
            format!(
                "{} {} {}: {:?}",
                step.number,
                step.who,
                step.what,
                step.changes[0].to_string()
            )
        })
        .collect();
    let cell = "Downstream on “The dam is opened for a fixed time”";
    let label = "Set attitude of Downstream on “The dam is opened for a fixed time”";
    assert_eq!(
        told,
        [
            format!("1 Ann {label}: \"{cell}: nothing → supports\""),
            format!("2 Ann Undo: {label}: \"{cell}: supports → nothing\""),
            format!("3 Ann Redo: {label}: \"{cell}: nothing → supports\""),
        ]
    );
    drop(session);
    assert_eq!(open(folder.path()).log().steps.len(), 3);
}

#[test]
fn what_a_crash_left_is_shown_and_taken_over() {
    let folder = folder();
    let mut session = open(folder.path());
    rename(&mut session, "Lake");
    let edit = set("water.dam", "DOWN", StanceAttitude::Support);
    session.apply(edit).expect("applied");
    session.undo();
    session.adopt(vec![example_article(
        "third",
        "Then ",
        "“never”",
        "UP",
        "water.share",
    )]);
    let end = session.dossier().clone();
    crash(session);

    let mut session = open(folder.path());
    assert_eq!(*session.dossier(), example(), "as the files say");
    assert_eq!(session.save_state(), SaveState::Recovering);
    let recovery = session.recovery().expect("a journal was left");
    let steps: Vec<&str> = recovery.steps().map(|step| step.what.as_str()).collect();
    let dam = "Set attitude of Downstream on “The dam is opened for a fixed time”";
    assert_eq!(
        steps,
        [
            "Rename to “Lake”",
            dam,
            &format!("Undo: {dam}"),
            "Add 1 article"
        ]
    );
    let told: Vec<String> = recovery.changes().iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "Title: “River” → “Lake”",
            "Article “Talks, \"third\"”: nothing → 1 statement"
        ]
    );
    let problem = session
        .apply(Edit::SetTitle("No".to_owned()))
        .expect_err("not decided");
    assert_eq!(problem.hint, "Decide on it first.");
    assert_eq!(
        session.tick(seconds(100.0)),
        None,
        "nothing is written either"
    );
    session.save().expect_err("not decided");

    session.take_over_recovery().expect("taken over");
    assert_eq!(*session.dossier(), end);
    assert_eq!(session.save_state(), SaveState::Soon);
    session.save().expect("saved");
    assert_eq!(session.log().steps.len(), 4);
    session.undo();
    assert_eq!(*session.dossier(), example(), "one step of undo");
    drop(session);
    let session = open(folder.path());
    assert!(session.recovery().is_some(), "the undo was not saved");
}

#[test]
fn what_a_crash_left_and_is_left_out_is_kept_beside() {
    let folder = folder();
    let mut session = open(folder.path());
    rename(&mut session, "Lake");
    crash(session);

    let mut session = open(folder.path());
    session.leave_out_recovery().expect("left out");
    assert_eq!(*session.dossier(), example());
    session.save().expect("saved");
    let copies: Vec<String> = fs::read_dir(folder.path())
        .expect("readable")
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("journal-"))
        .collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    let copy = fs::read_to_string(folder.path().join(&copies[0])).expect("there");
    assert!(copy.contains("Lake"));
    session.undo();
    assert_eq!(session.dossier().title, "Lake", "undo brings it back");
    session.redo();
    drop(session);
    assert_eq!(*open(folder.path()).dossier(), example());
}

#[test]
fn a_journal_that_the_files_hold_is_ended_without_a_question() {
    let folder = folder();
    let mut session = open(folder.path());
    rename(&mut session, "Lake");
    let journal = folder.path().join("journal");
    let left = fs::read(&journal).expect("there");
    session.save().expect("saved");
    drop(session);
    // As if the system had not got round to removing it.
    fs::write(&journal, left).expect("written");
    let session = open(folder.path());
    assert!(session.recovery().is_none());
    assert_eq!(session.save_state(), SaveState::Saved);
    assert!(!journal.exists());
    assert_eq!(session.log().steps.len(), 1);
}

#[test]
fn a_damaged_journal_gives_what_is_before_the_damage_and_is_kept() {
    let folder = folder();
    let mut session = open(folder.path());
    for title in ["One", "Two", "Three"] {
        rename(&mut session, title);
    }
    crash(session);
    let journal = folder.path().join("journal");
    let damaged = fs::read_to_string(&journal)
        .expect("there")
        .replace("Two", "Tvo");
    fs::write(&journal, &damaged).expect("written");
    let mut session = open(folder.path());
    let recovery = session.recovery().expect("one step at least");
    assert!(recovery.is_damaged());
    assert_eq!(recovery.steps().len(), 1);
    session.take_over_recovery().expect("taken over");
    assert_eq!(session.dossier().title, "One");
    rename(&mut session, "Four");
    crash(session);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(session.dossier().title, "Four");
    let kept = fs::read_dir(folder.path())
        .expect("readable")
        .flatten()
        .any(|entry| {
            let copy = entry.file_name().to_string_lossy().starts_with("journal-");
            copy && fs::read_to_string(entry.path()).is_ok_and(|text| text == damaged)
        });
    assert!(kept, "the damaged one is kept");
}

#[test]
fn the_second_window_can_read_and_save_elsewhere() {
    let folder = folder();
    let mut first = open(folder.path());
    let mut second = open(folder.path());
    let problem = second.read_only().expect("the first has it");
    assert!(
        problem
            .sentence
            .starts_with("The case is open in Standpoint "),
        "{problem}"
    );
    assert!(
        problem.sentence.ends_with("; here it can only be read."),
        "{problem}"
    );
    assert_eq!(second.save_state(), SaveState::ReadOnly(problem.clone()));
    assert_eq!(
        second.apply(Edit::SetTitle("No".to_owned())),
        Err(problem.clone())
    );
    assert_eq!(
        second.take_snapshot("No", "", "2026-12-04T12:00"),
        Err(problem.clone())
    );
    assert_eq!(second.save(), Err(problem));
    assert_eq!(*second.dossier(), example());

    rename(&mut first, "Lake");
    first.save().expect("the first may");
    let elsewhere = folder.path().join("elsewhere");
    second.save_as(&elsewhere).expect("saved");
    rename(&mut second, "Mine");
    second.save().expect("it is its own now");
    drop(first);
    let third = open(folder.path());
    assert_eq!(third.read_only(), None, "it was let go");
    assert_eq!(third.dossier().title, "Lake");
}

#[test]
fn reading_alone_writes_nothing() {
    let folder = folder();
    fs::remove_file(folder.path().join(".lock")).expect("left by saving");
    let before = fs::read_dir(folder.path()).expect("readable").count();
    let mut session = Session::read(folder.path(), TODAY).expect("reads");
    assert_eq!((session.folder(), session.warnings().len()), (None, 0));
    rename(&mut session, "In memory");
    assert_eq!(session.save_state(), SaveState::NoFolder { changed: true });
    assert_eq!(
        fs::read_dir(folder.path()).expect("readable").count(),
        before
    );

    let mut open = open(folder.path());
    rename(&mut open, "Lake");
    let session = Session::read(folder.path(), TODAY).expect("reads");
    assert_eq!(
        session.warnings()[0].sentence,
        "The latest work on the case is in its journal and not in its files yet."
    );
}

#[test]
fn an_outside_change_is_shown_and_merged_cell_by_cell() {
    let folder = folder();
    let mut ours = open(folder.path());
    ours.apply(set("water.dam", "DOWN", StanceAttitude::Support))
        .expect("ours alone");
    ours.apply(set("water.share", "UP", StanceAttitude::Oppose))
        .expect("both");
    // A text editor, or version control, writes the file meanwhile.
    let mut theirs = Session::read(folder.path(), TODAY).expect("reads");
    theirs
        .apply(set("water.share", "UP", StanceAttitude::Support))
        .expect("both");
    theirs
        .apply(set("water.dam", "MID", StanceAttitude::Unclear))
        .expect("theirs alone");
    let file = folder.path().join("dossier.ron");
    let text = crate::store::render(theirs.dossier()).texts["dossier.ron"].clone();
    fs::write(&file, &text).expect("written");

    assert_eq!(ours.tick(seconds(0.0)), Some(seconds(2.0)));
    assert_eq!(ours.tick(seconds(2.0)), None, "nothing is written");
    assert_eq!(fs::read_to_string(&file).expect("there"), text);
    assert_eq!(ours.save_state(), SaveState::ChangedOutside);
    let outside = ours.outside().expect("noticed");
    let told = |told: Vec<crate::model::patch::Told>| -> Vec<String> {
        told.iter().map(ToString::to_string).collect()
    };
    let (dam, share) = (
        "“The dam is opened for a fixed time”",
        "“The water is shared by halves”",
    );
    assert_eq!(
        told(outside.changes()),
        [
            format!("Київ on {dam}: nothing → unclear"),
            format!("Upstream on {share}: nothing → supports"),
        ]
    );
    assert_eq!(told(outside.own_changes()).len(), 2);
    let [clash] = outside.clashes() else {
        panic!("one cell")
    };
    assert_eq!(
        outside.told(clash).to_string(),
        format!("Upstream on {share}: opposes → supports")
    );
    // The journal goes on while it is not decided on, and later edits take part.
    rename(&mut ours, "Lake");
    ours.take_over_outside(|_| Side::Ours);
    assert_eq!(ours.dossier().title, "Lake");
    let attitude = |session: &Session, proposal: &str, party: &str| {
        let cell = (proposal.into(), party.into());
        session
            .dossier()
            .hand
            .get(&cell)
            .and_then(|hand| hand.attitude)
    };
    assert_eq!(
        attitude(&ours, "water.share", "UP"),
        Some(StanceAttitude::Oppose)
    );
    assert_eq!(
        attitude(&ours, "water.dam", "MID"),
        Some(StanceAttitude::Unclear)
    );
    assert_eq!(
        attitude(&ours, "water.dam", "DOWN"),
        Some(StanceAttitude::Support)
    );
    let end = ours.dossier().clone();
    crash(ours);
    let mut again = open(folder.path());
    again
        .take_over_recovery()
        .expect("the merge was in the journal");
    assert_eq!(*again.dossier(), end);
    again.save().expect("saved");
    assert_eq!(again.outside().map(Outside::changes), None);
}

#[test]
fn an_outside_change_without_work_of_ours_is_taken_over_whole() {
    let folder = folder();
    let mut session = open(folder.path());
    let mut theirs = Session::read(folder.path(), TODAY).expect("reads");
    theirs
        .apply(Edit::RemoveArticle("a-second".into()))
        .expect("removed");
    let text = crate::store::render(theirs.dossier()).texts["dossier.ron"].clone();
    fs::write(folder.path().join("dossier.ron"), text).expect("written");
    let outside = session.look_outside().expect("readable").expect("noticed");
    assert_eq!(outside.clashes(), []);
    session.take_over_outside(|_| Side::Theirs);
    assert_eq!(session.dossier(), theirs.dossier());
    assert!(!session.is_dirty());
    session.undo();
    session.save().expect("saved");
    assert_eq!(
        open_after(session, &folder).dossier().articles.len(),
        2,
        "undo brings it back"
    );
}

/// Closes a session and opens its folder again.
fn open_after(session: Session, folder: &tempfile::TempDir) -> Session {
    drop(session);
    open(folder.path())
}

#[test]
fn an_outside_change_that_cannot_be_read_stops_saving_and_loses_nothing() {
    let folder = folder();
    let mut session = open(folder.path());
    let file = folder.path().join("dossier.ron");
    let good = fs::read(&file).expect("there");
    fs::write(&file, "Dossier(version: 1, tit").expect("half of it");
    rename(&mut session, "Lake");
    let problem = session.save().expect_err("broken");
    assert_eq!(problem.position, Some((1, 21)), "{problem}");
    assert_eq!(
        fs::read_to_string(&file).expect("there"),
        "Dossier(version: 1, tit"
    );
    assert!(matches!(
        session.save_state(),
        SaveState::Failing {
            journaled: true,
            ..
        }
    ));
    fs::write(&file, good).expect("restored");
    session.save().expect("saved");
    assert_eq!(open_after(session, &folder).dossier().title, "Lake");
}

#[test]
fn a_comment_that_another_program_wrote_is_in_a_backup() {
    let folder = folder();
    let mut session = open(folder.path());
    let file = folder.path().join("dossier.ron");
    let text = fs::read_to_string(&file).expect("there") + "// mine\n";
    fs::write(&file, &text).expect("written");
    rename(&mut session, "Lake");
    session.save().expect("it says the same");
    let backups = session.backups().expect("listed");
    let last = backups.last().expect("made");
    let opened = session.open_backup(last).expect("reads");
    assert_eq!(opened.dossier().title, "River");
    assert!(
        opened.warnings()[0].sentence.contains("Comments"),
        "{:?}",
        opened.warnings()
    );
}

/// Opens the example on a disk of which things can be asked to go wrong.
fn on_faulty(folder: &Path) -> (Arc<Faulty>, Session) {
    let disk = Arc::new(Faulty::new(Arc::new(Real), Fault::None));
    let system: Arc<dyn System> = disk.clone();
    let session = Session::open_on(system, folder, TODAY).expect("opens");
    (disk, session)
}

#[test]
fn a_full_disk_keeps_the_work_tries_again_later_and_later_and_saves_at_last() {
    let folder = folder();
    let (disk, mut session) = on_faulty(folder.path());
    disk.set(Fault::Full { bytes: 0 });
    rename(&mut session, "Lake");
    let SaveState::Failing {
        problem, journaled, ..
    } = session.save_state()
    else {
        panic!("{:?}", session.save_state());
    };
    assert_eq!(
        problem.sentence,
        "It cannot be written: there is no space left."
    );
    assert!(!journaled);
    let mut now = seconds(0.0);
    let mut waits = Vec::new();
    for _ in 0..8 {
        let wait = session.tick(now).expect("it is tried again");
        waits.push(wait.as_secs());
        now += wait;
    }
    assert_eq!(waits, [2, 2, 4, 8, 16, 32, 60, 60]);
    rename(&mut session, "Sea");
    assert_eq!(session.dossier().title, "Sea", "work goes on");
    disk.set(Fault::None);
    rename(&mut session, "Ocean");
    assert!(matches!(
        session.save_state(),
        SaveState::Failing {
            journaled: true,
            ..
        }
    ));
    now += seconds(60.0);
    session.tick(now);
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(session.log().steps.len(), 3);
    assert_eq!(open_after(session, &folder).dossier().title, "Ocean");
}

#[test]
fn a_place_that_is_gone_is_told_and_save_as_is_a_way_out() {
    let folder = folder();
    let case = folder.path().join("case");
    session().save_as(&case).expect("saved");
    let mut session = open(&case);
    let away = folder.path().join("away");
    fs::rename(&case, &away).expect("taken out");
    rename(&mut session, "Lake");
    let SaveState::Failing { problem, .. } = session.save_state() else {
        panic!("{:?}", session.save_state());
    };
    assert_eq!(problem.sentence, "The dossier is no longer in this folder.");
    assert!(!case.exists(), "nothing is made in its place");
    let elsewhere = folder.path().join("elsewhere");
    session.save_as(&elsewhere).expect("saved");
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(session.log().steps.len(), 1, "the log goes along");
    drop(session);
    assert_eq!(open(&elsewhere).dossier().title, "Lake");

    fs::rename(&away, &case).expect("brought back");
    assert_eq!(*open(&case).dossier(), example());
}

#[test]
fn a_folder_that_may_not_be_written_is_told_and_work_goes_on() {
    for kind in [ErrorKind::PermissionDenied, ErrorKind::ReadOnlyFilesystem] {
        let folder = folder();
        let disk = Arc::new(Faulty::new(Arc::new(Real), Fault::Refuse { from: 1, kind }));
        let system: Arc<dyn System> = disk.clone();
        let mut session = Session::open_on(system, folder.path(), TODAY).expect("it can be read");
        assert_eq!(session.read_only(), None, "nobody else has it");
        rename(&mut session, "Lake");
        assert!(
            matches!(session.save_state(), SaveState::Failing { .. }),
            "{kind}"
        );
        assert!(
            session
                .save()
                .expect_err("refused")
                .sentence
                .starts_with("It cannot be written")
        );
        assert_eq!(session.dossier().title, "Lake");
        disk.set(Fault::None);
        session.save().expect("it may be written now");
        assert_eq!(open_after(session, &folder).dossier().title, "Lake");
    }
}

#[test]
fn what_was_taken_out_can_be_put_back_later() {
    let folder = folder();
    let mut session = open(folder.path());
    session
        .apply(Edit::RemoveArticle("b-first".into()))
        .expect("removed");
    session.save().expect("saved");
    let mut session = open_after(session, &folder);
    let log = session.log();
    let [removed] = &log.removed[..] else {
        panic!("{log:?}")
    };
    assert_eq!(removed.title, "Talks, \"b-first\"");
    session.restore(removed).expect("put back");
    assert_eq!(session.undo_label(), Some("Put back “Talks, \"b-first\"”"));
    let (old, new) = (example(), session.dossier().clone());
    assert_eq!(new.articles[1], old.articles[0], "text, statements and all");
    session.save().expect("saved");
    assert_eq!(session.log().removed, []);
    session.restore(removed).expect_err("it is there");
}

#[test]
fn backups_are_made_before_the_first_change_and_only_of_what_is_new() {
    let folder = folder();
    let mut session = open(folder.path());
    assert_eq!(session.backups(), Ok(Vec::new()), "looking makes no copy");
    for title in ["One", "Two"] {
        rename(&mut session, title);
        session.save().expect("saved");
    }
    let backups = session.backups().expect("listed");
    assert_eq!(backups.len(), 1, "one for each opening");
    let opened = session.open_backup(&backups[0]).expect("reads");
    assert_eq!(*opened.dossier(), example(), "as it was opened");
    session.back_up().expect("before a change of many things");
    session.back_up().expect("there is one");
    assert_eq!(session.backups().expect("listed").len(), 2);
}

#[test]
fn a_broken_log_is_kept_beside_and_a_new_one_begun() {
    let folder = folder();
    let mut session = open(folder.path());
    rename(&mut session, "Lake");
    session.save().expect("saved");
    drop(session);
    let path = folder.path().join("history.ron");
    fs::write(&path, "History(").expect("broken");
    let mut session = open(folder.path());
    assert!(session.warnings()[0].place.ends_with("history.ron"));
    rename(&mut session, "Sea");
    session.save().expect("saved");
    let kept = fs::read_dir(folder.path())
        .expect("readable")
        .flatten()
        .any(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let aside = name.starts_with("history-2");
            aside && fs::read_to_string(entry.path()).is_ok_and(|text| text == "History(")
        });
    assert!(kept);
    assert_eq!(open_after(session, &folder).log().steps.len(), 1);
}

#[test]
fn many_articles_at_once_go_to_the_files() {
    let folder = folder();
    let mut session = open(folder.path());
    let many = (0..80).map(|n| {
        example_article(
            &format!("n{n}"),
            &format!("{n}. "),
            "“never”",
            "UP",
            "water.share",
        )
    });
    session.adopt(many.collect());
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(open_after(session, &folder).dossier().articles.len(), 82);
}
