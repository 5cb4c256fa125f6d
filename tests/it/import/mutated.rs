//! Files that were damaged at random: each is read or refused, in bounded time, and nothing
//! panics.
//!
//! A thousand of them are tried by `cargo test`;
//! `STANDPOINT_MUTANTS=10000 cargo test --test it mutated -- --nocapture` tries more and says
//! what it saw.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use standpoint::import;
use standpoint::model::{Article, Date};

use super::make;
use super::random::Random;

/// How many are tried.
const MUTANTS: usize = 1000;

/// What a file other than a PDF may take, in this build. A PDF has its own limit.
const LONGEST: Duration = Duration::from_secs(8);
const LONGEST_PDF: Duration = Duration::from_secs(25);

/// Sound files, one or more of every kind.
fn sound() -> Vec<(&'static str, Vec<u8>)> {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let story = make::story();
    let mut files: Vec<(&'static str, Vec<u8>)> = [
        "page.html",
        "single-file.html",
        "page.mhtml",
        "note.md",
        "articles.json",
        "articles.jsonl",
        "articles.csv",
        "ukrainian.txt",
    ]
    .into_iter()
    .map(|name| (name, fs::read(fixtures.join(name)).expect("a fixture")))
    .collect();
    let page = make::page(&story).into_bytes();
    files.extend([
        ("story.txt", make::text(&story).into_bytes()),
        ("story.docx", make::docx(&story)),
        ("story.odt", make::odt(&story)),
        ("story.pdf", make::pdf(&story)),
        (
            "story.zip",
            make::zip(&[("a.html", page), ("b.txt", b"One two".to_vec())]),
        ),
    ]);
    files
}

/// Words that mean something to one reader or another.
const WORDS: &[&[u8]] = &[
    b"<",
    b"</p>",
    b"<div>",
    b"<table><tr><td>",
    b"<!--",
    b"<script>",
    b"&#x110000;",
    b"&amp",
    b"<![CDATA[",
    b"]]>",
    b"\"",
    b"'",
    b"{",
    b"[",
    b"}",
    b"((((",
    b"\0",
    b"\xFF\xFE",
    b"\xEF\xBB\xBF",
    b"PK\x03\x04",
    b"%PDF-1.4",
    b" 0 R",
    b"endobj",
    b"stream\n",
    b"<w:p>",
    b"<w:del>",
    b"> > > > ",
    b"- - - ",
    b"\r\n\r\n",
    b"boundary=",
    b"--",
    b"=\r\n",
    b"\n",
    b",",
    b";",
    b"99999999999",
    b"-1",
    b"\xE2\x80\xAE",
];

/// Damages a file in one to four places.
fn mutate(random: &mut Random, bytes: &mut Vec<u8>, others: &[(&str, Vec<u8>)]) {
    for _ in 0..=random.below(4) {
        let at = random.below(bytes.len() + 1);
        let length = random.below(200);
        let end = (at + length).min(bytes.len());
        match random.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 | 3 => {
                for _ in 0..=random.below(12) {
                    let place = random.below(bytes.len().max(1));
                    if let Some(byte) = bytes.get_mut(place) {
                        *byte ^= 1 << random.below(8);
                    }
                }
            }
            4 => {
                let word = WORDS[random.below(WORDS.len())];
                drop(bytes.splice(at..at, word.iter().copied()));
            }
            5 => {
                let word = WORDS[random.below(WORDS.len())].repeat(1 + random.below(3000));
                drop(bytes.splice(at..at, word));
            }
            6 => {
                let (_, other) = &others[random.below(others.len())];
                let from = random.below(other.len());
                drop(bytes.splice(at..end, other[from..].iter().copied()));
            }
            7 => {
                let part = bytes[at..end].repeat(1 + random.below(40));
                drop(bytes.splice(at..at, part));
            }
            _ => {
                let place = random.below(bytes.len().max(1));
                let value = [0, 255, 127, 128][random.below(4)];
                if let Some(byte) = bytes.get_mut(place) {
                    *byte = value;
                }
            }
        }
    }
}

/// Checks what holds of every article.
fn check(article: &Article) {
    let text = &article.text;
    assert!(text.len() <= 5_000_000 && !article.title.is_empty());
    let blocks = article.blocks.iter().map(|block| block.span);
    let mut end = 0;
    for span in blocks {
        assert!(
            span.start >= end && text.get(span.range()).is_some(),
            "{span:?}"
        );
        end = span.end;
    }
    let notes = article.notes.iter().filter_map(|note| note.place);
    for span in article
        .headline
        .into_iter()
        .chain(article.furniture.iter().copied())
        .chain(notes)
    {
        assert!(text.get(span.range()).is_some(), "{span:?}");
    }
}

/// Where a mutant that fails is kept, to look at.
fn keep(number: usize, name: &str, bytes: &[u8]) -> PathBuf {
    let path = std::env::temp_dir().join(format!("standpoint-mutant-{number}-{name}"));
    let _ = fs::write(&path, bytes);
    path
}

#[test]
fn mutated_files_are_read_or_refused() {
    import::worker::use_program(PathBuf::from(env!("CARGO_BIN_EXE_standpoint")));
    let count = std::env::var("STANDPOINT_MUTANTS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(MUTANTS);
    let sound = sound();
    let today = Date::constant(2026, 12, 6);
    let (next, read, refused) = (
        AtomicUsize::new(0),
        AtomicUsize::new(0),
        AtomicUsize::new(0),
    );
    let slowest = Mutex::new((Duration::ZERO, String::new()));
    let started = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        return;
                    }
                    let (name, bytes) = &sound[number % sound.len()];
                    let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ (number as u64 + 1));
                    random.below(usize::MAX);
                    let mut bytes = bytes.clone();
                    mutate(&mut random, &mut bytes, &sound);
                    let began = Instant::now();
                    let outcomes = std::panic::catch_unwind(|| import::all(name, &bytes, today));
                    let took = began.elapsed();
                    let outcomes = outcomes
                        .unwrap_or_else(|_| panic!("{}", keep(number, name, &bytes).display()));
                    let most = if bytes.windows(5).any(|mark| mark == b"%PDF-") {
                        LONGEST_PDF
                    } else {
                        LONGEST
                    };
                    assert!(
                        took < most,
                        "{took:?}: {}",
                        keep(number, name, &bytes).display()
                    );
                    assert!(!outcomes.is_empty() || *name == "story.zip");
                    for outcome in outcomes {
                        match outcome {
                            Ok(article) => {
                                check(&article);
                                read.fetch_add(1, Ordering::Relaxed);
                            }
                            Err(problem) => {
                                assert!(!problem.sentence.is_empty() && !problem.place.is_empty());
                                refused.fetch_add(1, Ordering::Relaxed);
                            }
                        }
                    }
                    let mut slowest = slowest.lock().expect("no panic");
                    if took > slowest.0 {
                        *slowest = (took, format!("{number} {name}"));
                    }
                }
            });
        }
    });
    println!(
        "{count} mutated files in {:?}: {} articles read, {} refused; slowest {:?}; {}",
        started.elapsed(),
        read.into_inner(),
        refused.into_inner(),
        slowest.into_inner().expect("no panic"),
        memory()
    );
}

/// The most memory that this process has had, where the system tells.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM"));
    line.unwrap_or("memory not known").to_owned()
}
