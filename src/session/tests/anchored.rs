//! Quotes of a text that was changed by another hand.

use std::fs;
use std::path::PathBuf;

use super::*;
use crate::model::{Evidence, Found};

/// Saves the example, and returns its folder and the file of the text.
fn saved() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    session().save_as(folder.path()).expect("saved");
    let path = folder.path().join("articles/b-first.txt");
    (folder, path)
}

fn evidence(session: &Session) -> Evidence {
    session.dossier().articles[0].statements[0].evidence.clone()
}

/// Writes another text and returns the evidence and what is told when the case is opened.
fn after(from: &str, to: &str) -> (Evidence, Vec<String>) {
    let (folder, path) = saved();
    let text = fs::read_to_string(&path).expect("there");
    assert!(text.contains(from), "{text}");
    fs::write(&path, text.replace(from, to)).expect("written");
    let session = Session::open(folder.path(), TODAY).expect("opens");
    let told = session.warnings().iter().map(|w| w.sentence.clone());
    let text = session.dossier().articles[0].article.text.clone();
    let evidence = evidence(&session);
    if evidence.found.has_place() {
        assert!(text.get(evidence.span.range()).is_some());
    }
    (evidence, told.collect())
}

const CHANGED: &str = "The article's text is not the one that was read.";

#[test]
fn a_quote_is_found_where_it_has_gone() {
    let (found, told) = after("Élan. ", "A new first line.\nÉlan. ");
    assert_eq!(
        (found.found, found.quote.as_str()),
        (Found::InPlace, "“We share”")
    );
    assert_eq!(found.span.start, "A new first line.\nÉlan. ".len());
    assert_eq!(told, [CHANGED], "nothing is to be looked at");
    let (found, _) = after("Élan. ", "Élan.  ");
    assert_eq!(found.found, Found::InPlace);
    assert_eq!(found.span.start, "Élan.  ".len());
}

#[test]
fn a_quote_that_is_gone_is_kept_as_it_was_coded() {
    let (found, told) = after("“We share”", "“Never”");
    assert_eq!(
        (found.found, found.quote.as_str()),
        (Found::Lost, "“We share”")
    );
    assert!(found.span.is_empty());
    assert_eq!(
        told,
        [
            CHANGED,
            "Some quotes are no longer where they were in this text: 1 no longer in the text."
        ]
    );
}

#[test]
fn a_quote_finds_its_place_in_a_text_that_comes_back() {
    let (folder, path) = saved();
    let whole = fs::read(&path).expect("there");
    fs::write(&path, "cut").expect("written");
    let mut session = Session::open(folder.path(), TODAY).expect("opens");
    assert_eq!(evidence(&session).found, Found::Lost);
    // Judged and saved meanwhile.
    session
        .apply(Edit::SetStatus {
            statement: statement("b-first", 1),
            status: Status::Verified,
        })
        .expect("judged");
    session.save().expect("saved");
    drop(session);
    let session = Session::open(folder.path(), TODAY).expect("opens");
    assert_eq!(
        session.warnings().len(),
        1,
        "told once: {:?}",
        session.warnings()
    );
    drop(session);
    fs::write(&path, whole).expect("written");
    let session = Session::open(folder.path(), TODAY).expect("opens");
    assert_eq!(session.warnings(), []);
    let coded = &session.dossier().articles[0].statements[0];
    assert_eq!(coded.status, Status::Verified);
    assert_eq!(coded.evidence, example().articles[0].statements[0].evidence);
}
