//! Work is kept safe: at once in the journal, soon in the files, after a crash; the log tells of
//! it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use super::*;

/// A folder with the example saved in it.
pub(super) fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    session().save_as(folder.path()).expect("saved");
    folder
}

pub(super) fn open(folder: &Path) -> Session {
    Session::open(folder, TODAY).expect("opens")
}

pub(super) fn rename(session: &mut Session, title: &str) {
    let edit = Edit::SetTitle(title.to_owned());
    session.apply(edit).expect("a title");
}

pub(super) fn seconds(seconds: f32) -> Duration {
    Duration::from_secs_f32(seconds)
}

/// Ends a session as a crash does, but that the journal holds all steps: the files are not
/// written any more, and the lock is let go.
pub(super) fn crash(mut session: Session) {
    session.let_go().expect("the journal holds all steps");
    drop(session);
}

/// Closes a session and opens its folder again.
pub(super) fn open_after(session: Session, folder: &tempfile::TempDir) -> Session {
    drop(session);
    open(folder.path())
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
            format!("1 Ann {label}: \"{cell}: as the statements say → supports\""),
            format!("2 Ann Undo: {label}: \"{cell}: supports → as the statements say\""),
            format!("3 Ann Redo: {label}: \"{cell}: as the statements say → supports\""),
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
fn what_could_not_be_opened_again_is_not_put_back() {
    for (from, to, told) in [
        (
            "confidence: 0.8",
            "confidence: 7.5",
            "must be a number from 0 to 1",
        ),
        ("start: 7, end: 21", "start: 7, end: 9021", "does not fit"),
        (
            "id: \"b-first\"",
            "id: \"other\"",
            "holds the article `other`",
        ),
    ] {
        let folder = folder();
        let mut session = open(folder.path());
        session
            .apply(Edit::RemoveArticle("b-first".into()))
            .expect("removed");
        session.save().expect("saved");
        let mut session = open_after(session, &folder);
        let removed = session.log().removed[0].clone();
        let path = folder.path().join(&removed.file);
        let text = fs::read_to_string(&path).expect("there");
        assert!(text.contains(from), "{text}");
        fs::write(&path, text.replacen(from, to, 1)).expect("written");
        let before = session.dossier().clone();
        let problem = session.restore(&removed).expect_err(told);
        assert!(problem.to_string().contains(told), "{problem}");
        assert_eq!(*session.dossier(), before);
    }
}

#[test]
fn a_journal_that_somebody_removes_is_begun_anew() {
    let folder = folder();
    let mut session = open(folder.path());
    rename(&mut session, "One");
    fs::remove_file(folder.path().join("journal")).expect("removed");
    let edit = set("water.dam", "DOWN", StanceAttitude::Support);
    session.apply(edit).expect("applied");
    let end = session.dossier().clone();
    crash(session);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(*session.dossier(), end, "both steps");
}

#[test]
fn the_log_and_the_trash_hold_a_step_before_the_files_do() {
    let folder = folder();
    let mut session = open(folder.path());
    let whole = session.dossier().clone();
    rename(&mut session, "Lake");
    let edit = Edit::RemoveArticle("b-first".into());
    session.apply(edit).expect("removed");
    assert_eq!(session.save_state(), SaveState::Soon);
    let log = session.log();
    let numbers: Vec<u64> = log.steps.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2]);
    let [removed] = &log.removed[..] else {
        panic!("{:?}", log.removed);
    };
    session.restore(removed).expect("put back");
    assert!(session.dossier().article(&"b-first".into()).is_some());
    assert_eq!(session.dossier().articles.len(), whole.articles.len());
    assert_eq!(session.log().removed, []);
    session.save().expect("saved");
    assert_eq!(session.log().steps.len(), 3);
    assert_eq!(session.log(), open_after(session, &folder).log());
}
