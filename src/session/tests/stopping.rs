//! Jobs that end before their end: stopped, undone, broken off, let go.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use super::jobs::{begun, finish, gated, ids, pasted, read, stages, wait_for};
use super::*;
use crate::model::CodedArticle;
use crate::session::worker::Item;

#[test]
fn undo_of_a_step_that_grows_stops_its_job() {
    let mut session = session();
    let open = begun(&mut session, &["A", "B", "C"], 2);
    let two = session.dossier().clone();
    assert_eq!(session.undo().as_deref(), Some("Add 2 articles"));
    assert_eq!(*session.dossier(), example());
    drop(open);
    let summary = finish(&mut session);
    assert_eq!((ids(&summary.added), summary.stopped), (vec![], true));
    assert_eq!(*session.dossier(), example(), "nothing came after it");
    session.redo();
    assert_eq!(*session.dossier(), two);
    // What comes next is a step of its own.
    read(&mut session, &["D"]);
    assert_eq!(session.undo_label(), Some("Add 1 article"));
}

#[test]
fn what_a_stopped_job_has_left_is_told_and_read_later() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["a.txt", "b.txt", "c.txt"].map(|name| folder.path().join(name));
    for (path, text) in paths.iter().zip(["A", "B", "C"]) {
        std::fs::write(path, text).expect("written");
    }
    let places = paths.each_ref().map(|path| path.display().to_string());
    let gated = |session: &mut Session| {
        let (open, make) = gated();
        let make = move || Stages {
            threads: 1,
            read: {
                let pasted = make().read;
                Box::new(move |item| {
                    let text = std::fs::read_to_string(item.place()).unwrap_or_default();
                    pasted(&Item::Pasted(text))
                })
            },
            ..stages(|_| ())
        };
        let folder = Source::Path(folder.path().to_owned());
        session.start(vec![folder], make, || ()).expect("started");
        open
    };
    // One is there when it is stopped.
    let mut session = session();
    let open = gated(&mut session);
    open.send(()).expect("waiting");
    wait_for(&mut session, 3);
    session.stop_job();
    let summary = finish(&mut session);
    assert_eq!(summary.unread.places(), places[1..]);
    drop(open);
    let wake = || ();
    session.start_rest(summary.unread, wake).expect("started");
    let summary = finish(&mut session);
    assert_eq!(summary.added.len(), 2);
    assert!(summary.unread.is_empty() && !summary.stopped);

    // What was read and has not joined when the others are taken back is not read either.
    let mut session = super::session();
    let open = gated(&mut session);
    open.send(()).expect("waiting");
    wait_for(&mut session, 3);
    open.send(()).expect("waiting");
    let start = Instant::now();
    while session.job.as_ref().is_some_and(|job| !job.is_ready()) {
        session.job.as_mut().expect("it runs").fetch();
        assert!(start.elapsed() < Duration::from_secs(20), "it never comes");
    }
    session.undo();
    let summary = finish(&mut session);
    assert_eq!(summary.unread.places(), places[1..]);
    assert_eq!((summary.added.len(), summary.taken_back), (0, 1));
    drop(open);
}

#[test]
fn what_waits_for_an_answer_is_read_though_its_portion_is_taken_back() {
    let mut session = session();
    session.ask_before_joining();
    drop(begun(&mut session, &["A", "Doubtful", "C"], 1));
    let start = Instant::now();
    let job = |session: &mut Session| {
        let job = session.job.as_mut().expect("it runs");
        job.fetch();
        job.is_over().then(|| job.some(2))
    };
    let arrived = loop {
        if let Some(arrived) = job(&mut session) {
            break arrived;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "it never ends");
    };
    let coded: Vec<CodedArticle> = arrived.into_iter().map(|it| it.coded).collect();
    assert_eq!(coded.len(), 2);
    session.gather_portion(coded);
    session.settle_gathered();
    assert_eq!(session.pending().len(), 1);
    session.undo();
    let summary = finish(&mut session);
    assert_eq!((summary.asked, summary.taken_back), (1, 1));
    assert_eq!(summary.unread.len(), 1, "C alone is to be read again");
}

#[test]
fn a_fault_before_the_first_file_leaves_all_of_them_unread() {
    let mut session = session();
    let fault = || -> Stages { panic!("a fault while the stages are made") };
    session
        .start(pasted(&["A", "B", "C"]), fault, || ())
        .expect("started");
    let summary = finish(&mut session);
    assert_eq!(summary.unread.len(), 3);
    assert!(summary.broken_off.is_some());
    assert_eq!((summary.stopped, summary.failed), (false, vec![]));
    assert_eq!(read(&mut session, &["A"]).added.len(), 1);
}

#[test]
fn a_job_that_waits_can_be_stopped() {
    let mut session = session();
    let open = begun(&mut session, &["A", "B", "C"], 1);
    session.pause_job(true);
    session.stop_job();
    let summary = finish(&mut session);
    assert_eq!((ids(&summary.added), summary.stopped), (vec!["a"], true));
    drop(open);
}

/// Says when the thread is over.
struct Guard(Arc<AtomicBool>);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

#[test]
fn dropping_a_session_stops_its_job() {
    let read = Arc::new(AtomicUsize::new(0));
    let ended = Arc::new(AtomicBool::new(false));
    let mut session = session();
    let (count, end) = (Arc::clone(&read), Arc::clone(&ended));
    let texts: Vec<String> = (0..10_000).map(|n| n.to_string()).collect();
    let sources = texts.into_iter().map(Source::Pasted).collect();
    let guard = Guard(end);
    session
        .start(
            sources,
            move || {
                let guard = guard;
                stages(move |_| {
                    let _alive = &guard;
                    count.fetch_add(1, Ordering::SeqCst);
                    std::thread::sleep(Duration::from_millis(1));
                })
            },
            || (),
        )
        .expect("started");
    while read.load(Ordering::SeqCst) == 0 {
        std::thread::yield_now();
    }
    drop(session);
    let start = Instant::now();
    while !ended.load(Ordering::SeqCst) {
        assert!(start.elapsed() < Duration::from_secs(20), "it reads on");
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(read.load(Ordering::SeqCst) < 10_000, "it did not read on");
}

#[test]
fn nobody_waits_for_a_stage_that_takes_long() {
    let ended = Arc::new(AtomicBool::new(false));
    let start = |session: &mut Session| {
        let (open, gate) = channel::<()>();
        let gate = Mutex::new(gate);
        let end = Arc::clone(&ended);
        let make = move || {
            stages(move |text| {
                if text == "B" {
                    let wait = Duration::from_secs(20);
                    let _ = gate.lock().map(|gate| gate.recv_timeout(wait));
                    end.store(true, Ordering::SeqCst);
                }
            })
        };
        session
            .start(pasted(&["A", "B"]), make, || ())
            .expect("started");
        while session.job().is_some_and(|job| job.done == 0) {
            assert_eq!(session.poll(), None);
        }
        open
    };
    let mut session = session();
    let gates = [start(&mut session)];
    session.stop_job();
    let summary = session.poll().expect("it ends at once");
    assert_eq!((ids(&summary.added), summary.stopped), (vec!["a"], true));
    let more = start(&mut session);
    drop(session);
    assert!(!ended.load(Ordering::SeqCst), "both are still in it");
    drop((gates, more));
}
