//! The articles of the sample case, as they are imported.

use std::path::{Path, PathBuf};

use standpoint::import;
use standpoint::model::{Article, Date, NoteKind};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/ukraine-talks/articles")
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
