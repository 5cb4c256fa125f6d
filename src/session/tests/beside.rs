//! Beside other programs: a second window, a text editor, version control.

use std::fs;

use super::keeping::{crash, folder, open, open_after, rename, seconds};
use super::*;
use crate::model::patch::{ClashTold, Side};

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
            format!("Київ on {dam}: as the statements say → unclear"),
            format!("Upstream on {share}: as the statements say → supports"),
        ]
    );
    assert_eq!(told(outside.own_changes()).len(), 2);
    let [clash] = outside.clashes() else {
        panic!("one cell")
    };
    assert_eq!(
        outside.told(clash),
        ClashTold {
            of: format!("Upstream on {share}"),
            ours: vec!["opposes".to_owned()],
            theirs: vec!["supports".to_owned()],
        }
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
