//! Folders and archives: everything in them is read, one that fails stops nothing, and the
//! sum says what became of each.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use standpoint::model::Date;
use standpoint::session::{Session, Source, Summary, batch, reader};

use super::make::{self, Part};
use crate::cli::program;

/// A report of some length on a matter of its own.
fn report(number: usize) -> Vec<Part> {
    let facts = (0..12).map(|fact| {
        let n = number * 100 + fact;
        Part::Text(format!(
            "Delegate {n} of the north met delegate {} of the south in room {} and spoke for {} minutes about pier {}.",
            n + 7,
            n + 13,
            n + 21,
            n + 34
        ))
    });
    [
        Part::Heading(format!("Talks on pier {number} begin in the town hall")),
        Part::Text("4 December 2025".to_owned()),
    ]
    .into_iter()
    .chain(facts)
    .collect()
}

/// A folder with folders in it: six articles, a copy of one, one text twice, two files that
/// cannot be read, and three that are no articles.
fn write(root: &Path) {
    let file = |name: &str, bytes: Vec<u8>| {
        let path = root.join(name);
        fs::create_dir_all(path.parent().expect("in a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    };
    file("a.txt", make::text(&report(1)).into_bytes());
    file("b/page.html", make::page(&report(2)).into_bytes());
    file("b/page_files/ad.html", b"<p>Buy boats".to_vec());
    file("b/c/word.docx", make::docx(&report(3)));
    file("b/c/paper.pdf", make::pdf(&report(4)));
    file("b/c/broken.docx", b"PK\x03\x04broken".to_vec());
    file("b/empty.txt", Vec::new());
    file("b/photo.png", vec![1, 2, 3]);
    file("notes.xyz", vec![1]);
    let mut reprint = report(1);
    reprint[0] = Part::Heading("Hall fills as delegates speak of the pier".to_owned());
    reprint.truncate(11);
    reprint.push(Part::Text("Reporting by the Sample Wire.".to_owned()));
    file(
        "more.zip",
        make::zip(&[
            ("again.txt", make::text(&report(1)).into_bytes()),
            ("reprint.md", make::text(&reprint).into_bytes()),
            ("five.odt", make::odt(&report(5))),
            ("logo.svg", b"<svg/>".to_vec()),
            (
                "six.json",
                br#"[{"title": "Six", "text": "The sixth pier is not open yet, the mayor said."}]"#
                    .to_vec(),
            ),
        ]),
    );
}

fn import(session: &mut Session, paths: &[PathBuf]) -> Summary {
    reader::use_program(PathBuf::from(env!("CARGO_BIN_EXE_standpoint")));
    let sources = paths.iter().cloned().map(Source::Path).collect();
    session.start_import(sources, || ()).expect("started");
    let begun = Instant::now();
    loop {
        if let Some(summary) = session.poll() {
            return summary;
        }
        assert!(begun.elapsed() < Duration::from_mins(1), "it never ends");
        std::thread::sleep(Duration::from_millis(2));
    }
}

#[test]
fn a_folder_is_read_whole_and_summed_up() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path());
    let agenda = batch::agenda("ukraine-talks").expect("built in");
    let mut session = Session::new_case(agenda, "Piers", Date::constant(2026, 12, 6));
    let summary = import(&mut session, &[folder.path().to_owned()]);
    let titles: Vec<String> = session
        .dossier()
        .articles
        .iter()
        .map(|coded| coded.article.title.clone())
        .collect();
    assert_eq!(
        titles,
        [
            "Talks on pier 1 begin in the town hall",
            "Talks on pier 4 begin in the town hall",
            "Talks on pier 3 begin in the town hall",
            "Talks on pier 2 begin in the town hall",
            "Talks on pier 5 begin in the town hall",
            "Six",
        ]
    );
    assert_eq!(summary.added.len(), 6);
    assert_eq!(summary.already_there.len(), 1);
    assert_eq!(summary.copies.len(), 1);
    assert_eq!(summary.left_out, 3);
    let failed: Vec<String> = summary
        .failed
        .iter()
        .map(|problem| {
            let place = Path::new(&problem.place).file_name().expect("a file");
            format!("{} {}", place.to_string_lossy(), problem.sentence)
        })
        .collect();
    assert_eq!(
        failed,
        [
            "broken.docx The file is broken: it begins as an archive and does not go on as one.",
            "empty.txt The file is empty.",
        ]
    );
    let first = &session.dossier().articles[0].article;
    assert_eq!(first.copies.len(), 1);
    assert_eq!(
        first.copies[0].title,
        "Hall fills as delegates speak of the pier"
    );
    assert!(first.copies[0].source.ends_with("more.zip/reprint.md"));

    // Once more: nothing joins, and the copy is known.
    let generation = session.generation();
    let again = import(&mut session, &[folder.path().to_owned()]);
    assert_eq!(
        (
            again.added.len(),
            again.already_there.len(),
            again.copies.len()
        ),
        (0, 7, 1)
    );
    assert_eq!(session.generation(), generation, "nothing changed");
}

#[test]
fn the_command_line_sums_up() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path());
    let run = |arguments: &[&str]| {
        let output = program(arguments)
            .current_dir(folder.path())
            .output()
            .expect("the program runs");
        assert_eq!(output.status.code(), Some(1), "two files have failed");
        let errors = String::from_utf8(output.stderr).expect("UTF-8");
        let last = errors.lines().last().expect("a sum").to_owned();
        (String::from_utf8(output.stdout).expect("UTF-8"), last)
    };
    let (_, sum) = run(&["compare", "."]);
    assert_eq!(
        sum,
        "standpoint: 8 articles read, 2 not read, 1 already there, 1 copy left out (--keep-copies keeps it), 3 other files."
    );
    let (_, sum) = run(&["compare", "--keep-copies", "."]);
    assert_eq!(
        sum,
        "standpoint: 8 articles read, 2 not read, 1 already there, 3 other files."
    );
    let (read, sum) = run(&["read", "--format", "jsonl", "."]);
    assert_eq!(
        sum,
        "standpoint: 8 articles read, 2 not read, 3 other files."
    );
    assert_eq!(read.lines().count(), 8);
}

#[test]
fn tables_of_articles_are_told_from_tables_of_stances() {
    let csv = "tests/fixtures/import/articles.csv";
    let output = program(&["compare", csv])
        .output()
        .expect("the program runs");
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("2 articles read"), "{text}");
}
