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
    assert_eq!(session.save_state(), SaveState::Soon, "in the journal");
    let wait = session.tick(seconds(0.0)).expect("something is due");
    session.tick(wait);
    assert!(is_saving(&session), "in a thread");
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
    let wait = session.tick(seconds(0.0)).expect("something is due");
    session.tick(wait);
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

/// A session on the case in `folder` that reads two articles, of which the first has joined and
/// the second waits for a word.
fn reading(folder: &Path) -> (Session, std::sync::mpsc::Sender<()>) {
    let mut session = open(folder);
    let (open, make) = super::jobs::gated();
    session
        .start(super::jobs::pasted(&["A", "B"]), make, || {})
        .expect("started");
    open.send(()).expect("waiting");
    while session.dossier().articles.len() < 3 {
        assert_eq!(session.poll(), None);
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    (session, open)
}

fn finish(session: &mut Session, open: &std::sync::mpsc::Sender<()>) {
    open.send(()).expect("waiting");
    while session.poll().is_none() {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

/// A session on the case in `folder`, and its disk.
fn on_faulty(folder: &Path) -> (Session, Arc<Faulty>) {
    let disk = Arc::new(Faulty::new(Arc::new(Real), Fault::None));
    let system: Arc<dyn System> = disk.clone();
    let session = Session::open_on(system, folder, TODAY).expect("opens");
    (session, disk)
}

/// A session of which two portions are on the way to a journal that takes nothing yet.
fn with_two_on_the_way(folder: &Path) -> (Session, Arc<Faulty>) {
    let (mut session, disk) = on_faulty(folder);
    let mut articles = many();
    disk.set(Fault::Hold);
    session.join_portion(articles.split_off(79));
    session.join_portion(articles.split_off(78));
    (session, disk)
}

/// Lets the clock stand still until nobody is at the journal.
fn wait_for_journal(session: &mut Session) {
    while session.save_state() == SaveState::Writing {
        assert!(session.tick(seconds(0.0)).is_some(), "it is to be called");
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
}

#[test]
fn a_portion_is_safe_once_the_journal_holds_it_and_not_before() {
    let folder = folder();
    let (mut session, disk) = on_faulty(folder.path());
    let mut articles = many();
    disk.set(Fault::Hold);
    session.join_portion(articles.split_off(79));
    assert_eq!(session.dossier().articles.len(), 3, "it is shown");
    assert_eq!(session.save_state(), SaveState::Writing);
    session.join_portion(articles.split_off(78));
    for _ in 0..5 {
        // However late it is, the files wait for the journal.
        assert!(session.tick(seconds(9.0)).is_some());
        assert_eq!(session.save_state(), SaveState::Writing);
    }
    disk.set(Fault::None);
    wait_for_journal(&mut session);
    assert_eq!(session.save_state(), SaveState::Soon);
    let end = session.dossier().clone();
    crash(session);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(session.dossier().articles.len(), 4);
    assert_eq!(*session.dossier(), end);
}

#[test]
fn whoever_closes_the_case_waits_until_the_journal_holds_every_portion() {
    let ways: [fn(Session); 2] = [drop, crash];
    for way in ways {
        let folder = folder();
        let (session, disk) = with_two_on_the_way(folder.path());
        let end = session.dossier().clone();
        disk.set(Fault::None);
        way(session);
        let mut session = open(folder.path());
        let recovery = session.recovery().expect("the files lack them");
        assert_eq!(recovery.steps().len(), 2);
        session.take_over_recovery().expect("taken over");
        assert_eq!(*session.dossier(), end);
    }
}

#[test]
fn a_case_that_is_let_go_tells_what_the_journal_cannot_take() {
    let folder = folder();
    let (mut session, disk) = on_faulty(folder.path());
    let kind = ErrorKind::StorageFull;
    disk.set(Fault::Refuse { from: 1, kind });
    session.join_portion(many());
    assert!(session.let_go().is_err());
    disk.set(Fault::None);
    session.save().expect("the folder is free");
    assert_eq!(open_after(session, &folder).dossier().articles.len(), 82);
}

#[test]
fn an_edit_stands_in_the_journal_behind_the_portions_before_it() {
    let folder = folder();
    let (mut session, disk) = with_two_on_the_way(folder.path());
    let released = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(30));
        disk.set(Fault::None);
    });
    rename(&mut session, "Lake");
    assert_eq!(session.save_state(), SaveState::Soon, "it waited");
    released.join().expect("no panic");
    let end = session.dossier().clone();
    crash(session);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(*session.dossier(), end);
    session.save().expect("saved");
    let numbers: Vec<u64> = session.log().steps.iter().map(|it| it.number).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn a_portion_that_the_disk_refuses_is_told_and_tried_again() {
    let folder = folder();
    let (mut session, disk) = on_faulty(folder.path());
    let kind = ErrorKind::StorageFull;
    disk.set(Fault::Refuse { from: 1, kind });
    session.join_portion(many());
    while session.save_state() == SaveState::Writing {
        session.tick(seconds(0.0));
    }
    let refused = |session: &Session| {
        let state = session.save_state();
        matches!(
            state,
            SaveState::Failing {
                journaled: false,
                ..
            }
        )
    };
    assert!(refused(&session), "{:?}", session.save_state());
    let points = disk.points();
    for _ in 0..5 {
        session.tick(seconds(0.5));
    }
    assert_eq!(disk.points(), points, "not tried again all the time");
    disk.set(Fault::None);
    rename(&mut session, "Lake");
    let SaveState::Failing { journaled, .. } = session.save_state() else {
        panic!("until it is saved");
    };
    assert!(journaled);
    settle(&mut session);
    assert_eq!(session.save_state(), SaveState::Saved);
    let session = open_after(session, &folder);
    assert_eq!(session.dossier().title, "Lake");
    assert_eq!(session.dossier().articles.len(), 82);
}

#[test]
fn work_on_an_article_of_a_running_import_survives_a_crash() {
    for ended in [false, true] {
        for saved in [false, true] {
            let folder = folder();
            let (mut session, open_gate) = reading(folder.path());
            let id = session.dossier().articles[2].article.id.clone();
            let reviewed = Edit::SetStatus {
                statement: statement(id.as_str(), 1),
                status: Status::Reviewed,
            };
            session.apply(reviewed).expect("reviewed");
            if saved {
                session.save().expect("saved");
            }
            if ended {
                finish(&mut session, &open_gate);
            }
            let end = session.dossier().clone();
            crash(session);
            let mut session = open(folder.path());
            session.take_over_recovery().expect("taken over");
            assert_eq!(*session.dossier(), end, "ended: {ended}, saved: {saved}");
        }
    }
}

#[test]
fn an_article_that_is_removed_while_it_is_read_stays_away_and_in_the_trash() {
    let folder = folder();
    let (mut session, open_gate) = reading(folder.path());
    let id = session.dossier().articles[2].article.id.clone();
    session
        .apply(Edit::RemoveArticle(id.clone()))
        .expect("removed");
    finish(&mut session, &open_gate);
    let end = session.dossier().clone();
    assert_eq!(end.articles.len(), 3);
    crash(session);
    let mut session = open(folder.path());
    session.take_over_recovery().expect("taken over");
    assert_eq!(*session.dossier(), end);
    session.save().expect("saved");
    let removed = session.log().removed;
    assert_eq!(removed.last().map(|it| &it.article), Some(&id));
}

#[test]
fn a_pause_lets_what_was_read_wait_too() {
    let folder = folder();
    let mut session = open(folder.path());
    let files = tempfile::tempdir().expect("a folder");
    for n in 0..60 {
        let text = format!(
            "Letter {n}\n\n{}",
            format!("Boat {n} sailed off. ").repeat(40 + n)
        );
        fs::write(files.path().join(format!("{n:02}.txt")), text).expect("written");
    }
    let sources = vec![Source::Path(files.path().to_owned())];
    session.start_import(sources, || {}).expect("started");
    let count = |session: &Session| session.dossier().articles.len();
    let before = count(&session);
    // What is gathered or settled has not joined yet.
    let told = |session: &Session| {
        if let Some(job) = session.job() {
            assert_eq!(job.read - job.waiting, count(session) - before, "{job:?}");
        }
    };
    let begun = std::time::Instant::now();
    while count(&session) == before {
        assert!(session.poll().is_none(), "all at once");
        told(&session);
        assert!(begun.elapsed().as_secs() < 60);
    }
    // Others are read meanwhile, and nobody fetches them.
    let wait = || std::thread::sleep(std::time::Duration::from_millis(300));
    wait();
    session.pause_job(true);
    // The portion that is being gathered or settled joins; no other begins.
    for _ in 0..2 {
        wait();
        assert!(session.poll().is_none());
    }
    let joined = count(&session);
    for _ in 0..3 {
        wait();
        assert!(session.poll().is_none());
        assert_eq!(count(&session), joined);
    }
    let job = session.job().expect("it waits");
    assert!(job.paused && job.waiting > 0, "{job:?}");
    told(&session);
    session.pause_job(false);
    while session.poll().is_none() {
        told(&session);
        assert!(begun.elapsed().as_secs() < 60);
    }
    assert_eq!(count(&session), before + 60);
}
