//! Many articles are written in a thread while work goes on.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::keeping::{crash, folder, open, open_after, rename, seconds};
use super::*;
use crate::model::CodedArticle;
use crate::store::system::faulty::{Fault, Faulty};
use crate::store::system::{Real, System};

fn many() -> Vec<CodedArticle> {
    let article = |n: usize| {
        let (id, before) = (format!("n{n}"), format!("{n}. "));
        example_article(&id, &before, "“never”", "UP", "water.share")
    };
    (0..80).map(article).collect()
}

/// Lets the clock go on until nothing is to be done.
fn settle(session: &mut Session) {
    let mut now = seconds(0.0);
    while let Some(wait) = session.tick(now) {
        std::thread::sleep(wait.min(std::time::Duration::from_millis(5)));
        now += wait;
        assert!(now < seconds(600.0), "{:?}", session.save_state());
    }
}

fn is_saving(session: &Session) -> bool {
    let keeper = session.keeper.as_ref();
    keeper.is_some_and(super::super::keep::Keeper::is_saving)
}

#[test]
fn many_articles_at_once_go_to_the_files() {
    let folder = folder();
    let mut session = open(folder.path());
    session.adopt(many());
    assert!(is_saving(&session), "in a thread");
    assert_eq!(session.save_state(), SaveState::Soon);
    settle(&mut session);
    assert_eq!(session.save_state(), SaveState::Saved);
    assert!(!session.is_dirty());
    assert_eq!(session.log().steps.len(), 1);
    assert_eq!(open_after(session, &folder).dossier().articles.len(), 82);
}

#[test]
fn what_is_done_while_they_are_written_is_in_the_journal() {
    let folder = folder();
    let mut session = open(folder.path());
    session.adopt(many());
    rename(&mut session, "Lake");
    let end = session.dossier().clone();
    // The thread comes to its end with the session.
    crash(session);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(*session.dossier(), end);
    session.save().expect("saved");
    let numbers: Vec<u64> = session.log().steps.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2]);

    // And in the files, once they follow.
    session.undo();
    session.adopt(many());
    rename(&mut session, "Sea");
    settle(&mut session);
    assert_eq!(session.save_state(), SaveState::Saved);
    assert!(!folder.path().join("journal").exists(), "it has ended");
    assert_eq!(open_after(session, &folder).dossier().title, "Sea");
}

#[test]
fn whoever_saves_meanwhile_waits_and_saves_all() {
    let folder = folder();
    let mut session = open(folder.path());
    session.adopt(many());
    rename(&mut session, "Lake");
    session.save().expect("saved");
    assert_eq!(session.save_state(), SaveState::Saved);
    let (all, title) = (session.dossier().articles.len(), "Lake");
    let session = open_after(session, &folder);
    let dossier = session.dossier();
    assert_eq!((dossier.articles.len(), &*dossier.title), (all, title));
}

#[test]
fn a_disk_that_refuses_them_is_told_and_tried_again() {
    let folder = folder();
    let disk = Arc::new(Faulty::new(Arc::new(Real), Fault::None));
    let system: Arc<dyn System> = disk.clone();
    let mut session = Session::open_on(system, folder.path(), TODAY).expect("opens");
    let kind = ErrorKind::StorageFull;
    disk.set(Fault::Refuse { from: 40, kind });
    session.adopt(many());
    session.fetch_saved(true);
    assert!(matches!(session.save_state(), SaveState::Failing { .. }));
    disk.set(Fault::None);
    settle(&mut session);
    assert_eq!(session.save_state(), SaveState::Saved);
    assert_eq!(open_after(session, &folder).dossier().articles.len(), 82);
}

#[test]
fn what_another_program_wrote_is_not_written_over() {
    let folder = folder();
    let mut session = open(folder.path());
    let mut other = Session::read(folder.path(), TODAY).expect("read");
    rename(&mut other, "Theirs");
    let elsewhere = folder.path().join("elsewhere");
    other.save_as(&elsewhere).expect("saved");
    let copy = |name: &str, to: &Path| {
        fs::copy(elsewhere.join(name), to.join(name)).expect("copied");
    };
    copy("dossier.ron", folder.path());
    session.adopt(many());
    settle(&mut session);
    assert_eq!(session.save_state(), SaveState::ChangedOutside);
    session.take_over_outside(|_| crate::model::patch::Side::Theirs);
    settle(&mut session);
    assert_eq!(session.save_state(), SaveState::Saved);
    let session = open_after(session, &folder);
    assert_eq!(session.dossier().title, "Theirs");
    assert_eq!(session.dossier().articles.len(), 82);
}
