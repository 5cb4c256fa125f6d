//! Background reading, with stages that the tests hold in their hand.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::*;
use crate::model::text::hash;
use crate::model::{Article, CodedArticle, Evidence, Note, NoteKind, Span};
use crate::session::worker::Item;

/// Makes stages that read a pasted text as an article with that title and that hash.
pub(super) fn stages(before: impl Fn(&str) + Send + Sync + 'static) -> Stages {
    Stages {
        threads: 1,
        read: Box::new(move |item| {
            let Item::Pasted(text) = item else {
                return vec![Err(Problem::new("other", "It is not pasted.", ""))];
            };
            before(text);
            vec![Ok(Article {
                id: text.to_lowercase().as_str().into(),
                title: text.clone(),
                hash: hash(text),
                text: text.clone(),
                notes: (text == "Doubtful").then(doubt).into_iter().collect(),
                ..Article::default()
            })]
        }),
        code: Box::new(|article| {
            assert_ne!(article.title, "breaks", "a fault in extraction");
            let mut coded = CodedArticle {
                article,
                ..example_article("", "", "“x”", "UP", "water.share")
            };
            let CodedArticle {
                article,
                statements,
                ..
            } = &mut coded;
            // Its first letter is what is said.
            let end = article.text.chars().next().map_or(0, char::len_utf8);
            let said = Evidence::take(&article.text, Span::new(0, end), &article.hash);
            statements[0].evidence = said;
            coded.notes.clear();
            coded
        }),
    }
}

fn doubt() -> Note {
    Note::new(NoteKind::Encoding, "Its letters are in doubt.", "")
}

pub(super) fn pasted(texts: &[&str]) -> Vec<Source> {
    texts
        .iter()
        .map(|text| Source::Pasted((*text).to_owned()))
        .collect()
}

/// Polls until the job has ended.
pub(super) fn finish(session: &mut Session) -> Summary {
    let start = Instant::now();
    loop {
        if let Some(summary) = session.poll() {
            return summary;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "it never ends");
        std::thread::sleep(Duration::from_millis(1));
    }
}

pub(super) fn read(session: &mut Session, texts: &[&str]) -> Summary {
    session
        .start(pasted(texts), || stages(|_| ()), || ())
        .expect("started");
    finish(session)
}

pub(super) fn ids(ids: &[ArticleId]) -> Vec<&str> {
    ids.iter().map(ArticleId::as_str).collect()
}

#[test]
fn articles_join_in_the_order_of_the_sources_as_one_step() {
    let mut session = session();
    let hand = session.dossier().hand.clone();
    let summary = read(&mut session, &["C", "A", "B"]);
    assert_eq!(ids(&summary.added), ["c", "a", "b"]);
    assert_eq!((&summary.failed[..], summary.stopped), (&[][..], false));
    assert_eq!(session.dossier().articles.len(), 5);
    assert_eq!(session.dossier().hand, hand, "hand edits stay");
    assert_eq!(session.undo_label(), Some("Add 3 articles"));
    assert!(session.is_dirty() && session.job().is_none());
    session.undo();
    assert_eq!(*session.dossier(), example());
    assert_eq!(session.poll(), None, "a summary is returned once");
}

#[test]
fn any_number_of_threads_gives_the_same() {
    let texts: Vec<String> = (0..60).map(|n| format!("A{n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let read = |threads: usize| {
        let mut session = session();
        let make = move || Stages {
            threads,
            ..stages(|text| std::thread::sleep(Duration::from_micros(text.len() as u64 % 2 * 200)))
        };
        session.start(pasted(&texts), make, || ()).expect("started");
        let summary = finish(&mut session);
        (summary, session.dossier().clone())
    };
    let (summary, dossier) = read(1);
    assert_eq!(summary.added.len(), 60);
    assert_eq!((summary, dossier), read(4));
}

#[test]
fn the_same_article_twice_is_reported_not_added() {
    let mut session = session();
    read(&mut session, &["A"]);
    assert_eq!(session.undo_label(), Some("Add 1 article"));
    let generation = session.generation();
    let summary = read(&mut session, &["A", "A"]);
    assert_eq!(ids(&summary.added), [""; 0]);
    assert_eq!(ids(&summary.already_there), ["a", "a"]);
    assert_eq!(session.generation(), generation, "nothing changed");
    let summary = read(&mut session, &["B", "B"]);
    assert_eq!(ids(&summary.added), ["b"]);
    assert_eq!(ids(&summary.already_there), ["b"]);
}

#[test]
fn a_failure_is_of_one_source_only() {
    let mut session = session();
    let folder = tempfile::tempdir().expect("a folder");
    let mut sources = pasted(&["A", "breaks", "B"]);
    sources.insert(1, Source::Path(folder.path().to_owned()));
    sources.insert(2, Source::Bytes("x.bin".to_owned(), vec![0]));
    session
        .start(sources, || stages(|_| ()), || ())
        .expect("started");
    let summary = finish(&mut session);
    assert_eq!(ids(&summary.added), ["a", "b"]);
    let failed: Vec<String> = summary.failed.iter().map(Problem::to_string).collect();
    assert_eq!(
        failed,
        [
            "other: It is not pasted.",
            "other: It is not pasted.",
            "pasted text: Reading this failed inside the program. Please report it with the \
             file; all others are read as usual.",
        ]
    );

    assert_eq!(session.dossier().articles.len(), 4);
}

/// Stages that wait before each text until they are let go on.
pub(super) fn gated() -> (Sender<()>, impl FnOnce() -> Stages + Send + 'static) {
    let (open, gate): (Sender<()>, Receiver<()>) = channel();
    let gate = Mutex::new(gate);
    let make = move || {
        stages(move |_| {
            // Once the test has dropped its end, nothing waits any more.
            let _ = gate.lock().map(|gate| gate.recv());
        })
    };
    (open, make)
}

#[test]
fn a_job_tells_how_far_it_is_and_cancel_keeps_what_was_read() {
    let mut session = session();
    let (open, make) = gated();
    let (wake, woken) = channel();
    let wake = Mutex::new(wake);
    session
        .start(pasted(&["A", "B", "C"]), make, move || {
            let _ = wake.lock().map(|wake| wake.send(()));
        })
        .expect("started");
    let wait = |session: &mut Session, done: usize| {
        while session.job().is_some_and(|job| job.done < done) {
            woken.recv_timeout(Duration::from_secs(20)).expect("woken");
            assert_eq!(session.poll(), None);
        }
    };
    let problem = session
        .start_import(Vec::new(), || ())
        .expect_err("one at a time");
    assert_eq!(
        problem.to_string(),
        "Articles are being read already. Wait until that is done, or stop it."
    );
    open.send(()).expect("waiting");
    wait(&mut session, 1);
    let state = session.job().cloned().expect("running");
    assert_eq!(state.name, "Reading articles");
    assert_eq!((state.done, state.total, state.stopped), (1, 3, false));
    while session.dossier().articles.len() < 3 {
        woken.recv_timeout(Duration::from_secs(20)).expect("woken");
        assert_eq!(session.poll(), None, "it is there while others are read");
    }
    assert_eq!(session.undo_label(), Some("Add 1 article"));

    // Edits go on meanwhile and stay.
    let edit = Edit::SetTitle("Other".to_owned());
    session.apply(edit).expect("applied");
    session.stop_job();
    assert!(session.job().is_some_and(|job| job.stopped));
    drop(open);
    let summary = finish(&mut session);
    assert_eq!(ids(&summary.added), ["a"]);
    assert!(summary.stopped);
    assert_eq!(session.dossier().title, "Other");
    session.undo();
    session.undo();
    assert_eq!(*session.dossier(), example());
}

/// Polls until the case has so many articles, while its job runs.
pub(super) fn wait_for(session: &mut Session, articles: usize) {
    let start = Instant::now();
    while session.dossier().articles.len() < articles {
        assert_eq!(session.poll(), None);
        assert!(start.elapsed() < Duration::from_secs(20), "they never come");
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Starts to read texts and lets the first of them be read.
pub(super) fn begun(session: &mut Session, texts: &[&str], first: usize) -> Sender<()> {
    let (open, make) = gated();
    session.start(pasted(texts), make, || ()).expect("started");
    for _ in 0..first {
        open.send(()).expect("waiting");
    }
    let there = session.dossier().articles.len();
    wait_for(session, there + first);
    open
}

#[test]
fn articles_join_while_others_are_read_as_one_step_that_grows() {
    let mut session = session();
    let open = begun(&mut session, &["A", "B", "C"], 1);
    assert_eq!(session.undo_label(), Some("Add 1 article"));
    // Steps that are made meanwhile stand above it, and it grows below them.
    session
        .apply(Edit::SetTitle("Other".to_owned()))
        .expect("applied");
    open.send(()).expect("waiting");
    wait_for(&mut session, 4);
    assert_eq!(session.undo_label(), Some("Rename to “Other”"));
    session.undo();
    assert_eq!(session.undo_label(), Some("Add 2 articles"));
    session.redo();
    drop(open);
    let summary = finish(&mut session);
    assert_eq!(ids(&summary.added), ["a", "b", "c"]);
    let end = session.dossier().clone();
    session.undo();
    assert_eq!(session.undo_label(), Some("Add 3 articles"));
    session.undo();
    assert_eq!(*session.dossier(), example());
    assert_eq!(session.undo_label(), None);
    session.redo();
    session.redo();
    assert_eq!(*session.dossier(), end);
}

#[test]
fn a_copy_that_is_noted_above_other_steps_is_a_step_of_its_own() {
    let text = (0..80).fold(String::new(), |text, n| format!("{text}word{n} "));
    let copy = format!("{text} again");
    let mut session = session();
    let open = begun(&mut session, &[&text, &copy, "B"], 1);
    let id = session.dossier().articles[2].article.id.clone();
    let edit = Edit::RemoveArticle("a-second".into());
    session.apply(edit).expect("applied");
    let label = session.undo_label().map(str::to_owned);
    open.send(()).expect("waiting");
    let start = Instant::now();
    while session.undo_label() == label.as_deref() {
        assert_eq!(session.poll(), None);
        assert!(start.elapsed() < Duration::from_secs(20), "it never comes");
    }
    assert_eq!(session.undo_label(), Some("Leave out a copy"));
    let copies = |session: &Session| {
        session
            .dossier()
            .article(&id)
            .map(|it| it.article.copies.len())
    };
    assert_eq!(copies(&session), Some(1));
    drop(open);
    finish(&mut session);
    let end = session.dossier().clone();
    session.undo();
    assert_eq!(copies(&session), Some(0));
    session.undo();
    session.undo();
    assert_eq!(*session.dossier(), example());
    for _ in 0..3 {
        session.redo();
    }
    assert_eq!(*session.dossier(), end);
}

#[test]
fn a_job_that_waits_reads_nothing_until_it_goes_on() {
    let mut session = session();
    let count = Arc::new(AtomicUsize::new(0));
    let texts: Vec<String> = (0..400).map(|n| format!("A{n}")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let counted = Arc::clone(&count);
    let make = move || {
        stages(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            std::thread::sleep(Duration::from_millis(1));
        })
    };
    session.start(pasted(&texts), make, || ()).expect("started");
    wait_for(&mut session, 3);
    session.pause_job(true);
    assert!(session.job().is_some_and(|job| job.paused));
    // What is being read comes to its end.
    std::thread::sleep(Duration::from_millis(50));
    let read = count.load(Ordering::SeqCst);
    std::thread::sleep(Duration::from_millis(50));
    assert_eq!(count.load(Ordering::SeqCst), read);
    assert_eq!(session.poll(), None);
    session.pause_job(false);
    let summary = finish(&mut session);
    assert_eq!((summary.added.len(), summary.stopped), (400, false));
}
