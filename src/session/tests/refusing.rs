//! While the disk refuses, and what is kept beside the files.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::keeping::{crash, folder, open, open_after, rename, seconds};
use super::*;
use crate::session::edit::{AgendaEdit, AgendaPart};
use crate::store::system::faulty::{Fault, Faulty};
use crate::store::system::{Real, System};

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
    assert_eq!(problem.sentence, "The case is no longer in this folder.");
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
fn save_as_into_the_folder_where_it_failed_before_works() {
    // Its log and what was taken out go along, in a folder of their own.
    let folder = folder();
    let (disk, mut session) = on_faulty(folder.path());
    let gone = Edit::RemoveArticle("b-first".into());
    session.apply(gone).expect("it is there");
    session.save().expect("saved");
    let mut failed = 0;
    for bytes in (0..).step_by(701) {
        let place = folder.path().join(format!("copy-{bytes}"));
        // Once where there is no folder yet, once where there is an empty one.
        if failed % 2 == 1 {
            fs::create_dir(&place).expect("made");
        }
        disk.set(Fault::Full { bytes });
        let saved = session.save_as(&place);
        disk.set(Fault::None);
        let Err(problem) = saved else {
            break;
        };
        failed += 1;
        assert!(problem.sentence.contains("no space left"), "{problem}");
        let left = fs::read_dir(&place).map_or(0, Iterator::count);
        assert_eq!(left, 0, "nothing stays after {bytes} bytes");
        session.save_as(&place).expect("there is room again");
        assert_eq!(session.folder(), Some(&*place));
        let [removed] = &session.log().removed[..] else {
            panic!("{:?}", session.log().removed);
        };
        assert!(place.join(&removed.file).exists(), "{bytes}");
    }
    assert!(failed > 5, "{failed}");
    let last = session.folder().expect("saved").to_owned();
    let dossier = session.dossier().clone();
    drop(session);
    let mut last = open(&last);
    assert_eq!(*last.dossier(), dossier);
    let removed = last.log().removed[0].clone();
    last.restore(&removed).expect("it went along");
    assert!(last.dossier().article(&"b-first".into()).is_some());
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
    session.back_up().expect("there is one");
    session.back_up().expect("there is one");
    assert_eq!(session.backups().expect("listed").len(), 2);
    rename(&mut session, "Three");
    let before = session.dossier().clone();
    let part = |at: usize| AgendaPart::Party(before.agenda.parties[at].id.clone());
    let merge = AgendaEdit::Merge(part(1), part(0));
    session
        .apply(Edit::Agenda(Box::new(merge)))
        .expect("merged");
    let backups = session.backups().expect("listed");
    assert_eq!(backups.len(), 3, "before a change of many things");
    let opened = session.open_backup(&backups[2]).expect("reads");
    assert_eq!(*opened.dossier(), before);
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
fn what_a_crash_left_in_a_folder_that_may_not_be_written_is_not_lost() {
    let folder = folder();
    let mut session = open(folder.path());
    rename(&mut session, "Lake");
    crash(session);
    let kind = ErrorKind::PermissionDenied;
    let disk = Arc::new(Faulty::new(Arc::new(Real), Fault::Refuse { from: 1, kind }));
    let system: Arc<dyn System> = disk.clone();
    let mut session = Session::open_on(system, folder.path(), TODAY).expect("it can be read");
    assert!(session.recovery().is_some());
    session.take_over_recovery().expect("in memory");
    session
        .apply(set("water.dam", "DOWN", StanceAttitude::Support))
        .expect("goes on");
    let end = session.dossier().clone();
    disk.set(Fault::None);
    session
        .apply(set("water.dam", "DOWN", StanceAttitude::Oppose))
        .expect("goes on");
    session.undo();
    crash(session);
    let mut session = open(folder.path());
    assert_eq!(session.recovery().expect("a journal").steps().len(), 4);
    session.take_over_recovery().expect("taken over");
    assert_eq!(*session.dossier(), end);
}

#[test]
fn a_journal_that_another_program_left_meanwhile_is_kept_beside() {
    let folder = folder();
    let mut first = open(folder.path());
    first.let_go().expect("nothing is missing");
    let mut second = open(folder.path());
    rename(&mut second, "Theirs");
    crash(second);
    rename(&mut first, "Ours");
    assert_eq!(first.save_state(), SaveState::Soon);
    let kept = fs::read_dir(folder.path())
        .expect("readable")
        .flatten()
        .any(|entry| {
            let copy = entry.file_name().to_string_lossy().starts_with("journal-");
            copy && fs::read_to_string(entry.path()).is_ok_and(|text| text.contains("Theirs"))
        });
    assert!(kept, "theirs");
    crash(first);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(session.dossier().title, "Ours");
}
