//! Files of every kind as the program reads them, beside what is expected.
//!
//! `STANDPOINT_UPDATE_IMPORT=1 cargo test golden` writes anew what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use super::make;
use crate::cli::program;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import")
}

/// Reads a file in `folder` and compares what the program prints with the expected text.
#[track_caller]
fn check(folder: &Path, name: &str) {
    let output = program(&["read", name])
        .current_dir(folder)
        .output()
        .expect("the program runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{name}: {errors}");
    let found = String::from_utf8(output.stdout).expect("UTF-8");
    let path = fixtures().join(format!("expected/{name}.out"));
    if std::env::var_os("STANDPOINT_UPDATE_IMPORT").is_some() {
        fs::write(&path, &found).expect("written");
    }
    let expected = fs::read_to_string(&path).expect("an expected text");
    assert_eq!(found, expected, "{name}");
}

#[test]
fn golden_fixtures_are_read_as_expected() {
    for name in [
        "page.html",
        "page.mhtml",
        "single-file.html",
        "note.md",
        "articles.json",
        "articles.jsonl",
        "articles.csv",
        "ukrainian.txt",
    ] {
        check(&fixtures(), name);
    }
}

#[test]
fn golden_documents_that_are_made_here_are_read_as_expected() {
    let story = make::story();
    let text = make::text(&story);
    let utf16: Vec<u8> = format!("\u{feff}{text}")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(&text);
    let files: Vec<(&str, Vec<u8>)> = vec![
        ("story.docx", make::docx(&story)),
        ("story.odt", make::odt(&story)),
        ("story.pdf", make::pdf(&story)),
        ("utf-16.txt", utf16),
        ("windows-1252.txt", windows.into_owned()),
    ];
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).expect("written");
        check(folder.path(), name);
    }
    let archive = make::zip(&[
        ("a/story.html", make::page(&story).into_bytes()),
        ("a/story_files/ad.html", b"<p>Buy boats now".to_vec()),
        ("a/quay.jpg", vec![0xFF, 0xD8, 0xFF]),
        (
            "b/list.jsonl",
            fs::read(fixtures().join("articles.jsonl")).expect("read"),
        ),
        (
            "inner.zip",
            make::zip(&[("deep.txt", text.clone().into_bytes())]),
        ),
    ]);
    fs::write(folder.path().join("story.zip"), archive).expect("written");
    check(folder.path(), "story.zip");
}

/// Whatever the kind of file, the same words come out of it.
#[test]
fn every_kind_gives_the_same_words() {
    let story = make::story();
    let folder = tempfile::tempdir().expect("a folder");
    let long: Vec<make::Part> = (0..8).flat_map(|_| story[1..].iter().cloned()).collect();
    let files = [
        ("a.txt", make::text(&long).into_bytes()),
        ("a.html", make::page(&long).into_bytes()),
        ("a.docx", make::docx(&long)),
        ("a.odt", make::odt(&long)),
        ("a.pdf", make::pdf(&long)),
    ];
    let words = |name: &str| {
        let output = program(&["read", name, "--format", "jsonl"])
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let text = line["text"].as_str().expect("a text").to_owned();
        let words = text
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        words.map(str::to_owned).collect::<Vec<_>>()
    };
    for (name, bytes) in &files {
        fs::write(folder.path().join(name), bytes).expect("written");
    }
    let expected = words("a.txt");
    for (name, _) in &files[1..] {
        let found = words(name);
        let found: Vec<&str> = found
            .iter()
            .map(String::as_str)
            .filter(|word| !["Side", "Says", "A", "box", "Made"].contains(word))
            .collect();
        let expected: Vec<&str> = expected
            .iter()
            .map(String::as_str)
            .filter(|word| *word != "A")
            .collect();
        assert_eq!(found, expected, "{name}");
    }
}
