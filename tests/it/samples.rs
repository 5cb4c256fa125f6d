//! The sample case: its articles as they are imported, its files as they are loaded.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use standpoint::model::{Article, Date, NoteKind};
use standpoint::{import, store};

fn case() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/ukraine-talks")
}

fn folder() -> PathBuf {
    case().join("articles")
}

fn read(id: &str) -> Article {
    let path = folder().join(format!("{id}.txt"));
    let article = import::read(&path, Date::constant(2026, 11, 23)).expect("a sample article");
    assert_eq!(article.id.as_str(), id, "the file is named as the article");
    article
}

/// Checks headline, outlet, date and the kinds of notes of a sample article.
#[track_caller]
fn check(id: &str, title: &str, outlet: &str, date: &str, notes: &[NoteKind]) {
    let article = read(id);
    assert_eq!(article.title, title);
    assert_eq!(article.outlet.as_deref(), Some(outlet));
    let published = article.published.map(|date| date.to_string());
    assert_eq!(published.as_deref(), Some(date));
    let kinds: Vec<NoteKind> = article.notes.iter().map(|note| note.kind).collect();
    assert_eq!(kinds, notes);
    assert_eq!(
        article.date_disputed,
        notes.contains(&NoteKind::WeekdayMismatch)
    );
}

#[test]
fn the_sample_articles_are_read_with_title_outlet_and_date() {
    check(
        "the-28-points-one-by-one",
        "The 28 points, one by one",
        "Specimen Broadcast",
        "2025-11-21",
        &[NoteKind::Furniture],
    );
    check(
        "geneva-talks-narrow-the-draft",
        "Geneva talks narrow the draft",
        "Sample Wire",
        "2025-11-24",
        &[NoteKind::Furniture],
    );
    check(
        "five-hours-in-the-kremlin",
        "Five hours in the Kremlin",
        "Model Gazette",
        "2025-12-03",
        &[NoteKind::WeekdayMismatch, NoteKind::Furniture],
    );
    check(
        "umerov-presses-for-guarantees-in-miami",
        "Umerov presses for guarantees in Miami as Europe argues over frozen billions",
        "Example News",
        "2025-12-05",
        &[NoteKind::Furniture],
    );
}

#[test]
fn furniture_takes_no_paragraph() {
    for id in [
        "the-28-points-one-by-one",
        "geneva-talks-narrow-the-draft",
        "five-hours-in-the-kremlin",
        "umerov-presses-for-guarantees-in-miami",
    ] {
        let article = read(id);
        for span in &article.furniture {
            for line in span.of(&article.text).lines() {
                let words = line.split_whitespace().count();
                assert!(words <= 12, "{id}: {line}");
            }
        }
    }
}

/// Returns how many files of the case's folder `part` end in `ending`.
fn count(part: &str, ending: &str) -> usize {
    let entries = fs::read_dir(case().join(part)).expect("the folder is there");
    entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|end| end == ending))
        .count()
}

#[test]
fn every_file_of_the_sample_is_loaded() {
    let (loaded, _) = store::load(&case()).expect("the sample loads");
    assert_eq!(loaded.warnings, []);
    let dossier = loaded.dossier;
    assert_eq!(dossier.articles.len(), count("articles", "txt"));
    assert_eq!(dossier.articles.len(), count("articles", "ron"));
    assert_eq!(dossier.snapshots.len(), count("snapshots", "ron"));
    for coded in &dossier.articles {
        let id = &coded.article.id;
        assert!(!coded.statements.is_empty(), "{id} has statements");
        for statement in &coded.statements {
            let evidence = &statement.evidence;
            assert_eq!(evidence.span.of(&coded.article.text), evidence.quote, "{id}");
        }
    }
}

#[test]
fn the_sample_is_compared_by_the_program() {
    let output = Command::new(env!("CARGO_BIN_EXE_standpoint"))
        .args(["compare", "positions/ukraine-talks"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    let text = String::from_utf8_lossy(&output.stdout);
    let read = format!("{} articles read", count("articles", "txt"));
    assert!(text.contains(&read), "{text}");
    for word in ["Russia", "Ukraine", "United States", "CONFLICT", "OVERLAP"] {
        assert!(text.contains(word), "{word}: {text}");
    }
}
