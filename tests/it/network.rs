//! Discourse networks of made-up statements, against matrices computed elsewhere: every
//! kind, normalisation and rule of repetition, by the program as it is run.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::cli::{misused, program, run_well};

const FOLDER: &str = "tests/fixtures/checks/discourse";
const STATEMENTS: &str = "tests/fixtures/checks/discourse/statements.csv";

/// Reads a matrix by the names of its cells.
fn cells(text: &str) -> BTreeMap<(String, String), f64> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().expect("a header").clone();
    let mut cells = BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a row");
        for (name, value) in head.iter().zip(&record).skip(1) {
            let value = value.parse().expect("a number");
            cells.insert((record[0].to_owned(), name.to_owned()), value);
        }
    }
    cells
}

#[test]
fn every_matrix_is_reproduced() {
    let mut seen = BTreeMap::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)).expect("a folder")
    {
        let path = entry.expect("a file").path();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let parts: Vec<&str> = name.split('_').collect();
        let [mode, kind, normalise, duplicates] = parts[..] else {
            continue;
        };
        let normalise = if normalise == "no" { "none" } else { normalise };
        let mut arguments = vec!["network", "--kind", kind, "--duplicates", duplicates];
        if mode == "twomode" {
            arguments.push("--twomode");
        } else {
            arguments.extend(["--normalise", normalise]);
        }
        arguments.push(STATEMENTS);
        let found = cells(&run_well(&arguments));
        let expected = cells(&fs::read_to_string(&path).expect("a matrix"));
        assert!(
            found.keys().eq(expected.keys()),
            "{name}: {:?}",
            found.keys()
        );
        for (cell, value) in &expected {
            assert!(
                (found[cell] - value).abs() < 1e-6,
                "{name} {cell:?}: {} is not {value}",
                found[cell]
            );
        }
        *seen.entry(mode.to_owned()).or_insert(0) += 1;
    }
    assert_eq!(
        seen,
        [("onemode".to_owned(), 48), ("twomode".to_owned(), 6)].into()
    );
}

#[test]
fn columns_can_be_named() {
    let plain = run_well(&["network", STATEMENTS]);
    let named = [
        "network",
        "--parties",
        "Organization",
        "--proposals",
        "concept",
        STATEMENTS,
    ];
    assert_eq!(run_well(&named), plain);
    let swapped = run_well(&[
        "network",
        "--parties",
        "concept",
        "--proposals",
        "organization",
        "--twomode",
        "--kind",
        "ignore",
        STATEMENTS,
    ]);
    assert!(
        swapped.starts_with(",Mediator,Party A,Party B,Party C\r\nceasefire,"),
        "{swapped}"
    );
    let levels = run_well(&[
        "network", "--levels", "salience", "--scale", "-2,3", STATEMENTS,
    ]);
    // Reckoned apart: the sum over pairs of statements of one less their distance in fifths.
    assert_eq!(
        levels,
        ",Mediator,Party A,Party B,Party C\r\nMediator,0,39.200000,18,23.400000\r\n\
         Party A,39.200000,0,43.600000,31.200000\r\nParty B,18,43.600000,0,22.200000\r\n\
         Party C,23.400000,31.200000,22.200000,0\r\n"
    );
}

/// Two sides who each speak up twice for and against; an observer who is for two things.
const CASE: &str = "tests/fixtures/harbour-talks";

#[test]
fn a_case_has_a_network() {
    // Counted by hand. NO is said by another to be for format.2: that is not its own word.
    assert_eq!(
        run_well(&["network", CASE]),
        ",IS,NO,SO\r\nIS,0,2,2\r\nNO,2,0,2\r\nSO,2,2,0\r\n"
    );
    assert_eq!(
        run_well(&["network", "--kind", "conflict", CASE]),
        ",IS,NO,SO\r\nIS,0,0,0\r\nNO,0,0,2\r\nSO,0,2,0\r\n"
    );
    assert_eq!(
        run_well(&["network", "--kind", "combine", "--twomode", CASE]),
        ",ferries.1,format.1,format.2,format.3,harbour.1,harbour.2,harbour.3,harbour.4\r\n\
         IS,0,1,1,0,0,0,1,0\r\nNO,0,1,0,0,2,1,1,2\r\nSO,1,1,0,2,1,0,1,1\r\n"
    );
}

#[test]
fn an_utterance_of_a_case_counts_once() {
    // The same words again in a copy of the article, which another outlet prints next day.
    let folder = tempfile::tempdir().expect("a folder");
    let case = folder.path().join("case");
    crate::copy(Path::new(CASE), &case);
    let before = run_well(&["network", CASE]);
    assert_eq!(run_well(&["network", &case.display().to_string()]), before);
    let article = |name: &str| case.join("articles").join(name);
    let read = |path| fs::read_to_string(path).expect("a file");
    let reprint = read(article("envoys.ron"))
        .replace("id: \"envoys\"", "id: \"reprint\"")
        .replace("2026-12-04", "2026-12-05");
    fs::write(article("reprint.ron"), reprint).expect("a file");
    fs::copy(article("envoys.txt"), article("reprint.txt")).expect("a file");
    let dossier = case.join("dossier.ron");
    let listed = read(dossier.clone()).replace("\"envoys\"", "\"envoys\", \"reprint\"");
    fs::write(&dossier, listed).expect("a file");
    assert_eq!(run_well(&["network", &case.display().to_string()]), before);
    // Rows of a table are counted as they stand.
    let statements = case.join("statements.csv");
    let row = "NO,a,1\r\nSO,a,1\r\n";
    fs::write(
        &statements,
        format!("party,proposal,agreement\r\n{row}{row}"),
    )
    .expect("a file");
    assert_eq!(
        run_well(&["network", &statements.display().to_string()]),
        ",NO,SO\r\nNO,0,4\r\nSO,4,0\r\n"
    );
}

#[test]
fn wrong_usage_is_told() {
    misused(&["network"], "required");
    misused(
        &["network", "--kind", "combine", STATEMENTS],
        "Add --twomode.",
    );
    misused(
        &["network", "--twomode", STATEMENTS],
        "ignore, subtract or combine",
    );
    misused(
        &[
            "network",
            "--twomode",
            "--kind",
            "ignore",
            "--normalise",
            "average",
            STATEMENTS,
        ],
        "--normalise is for parties by parties.",
    );
    misused(&["network", "--scale", "3,1", STATEMENTS], "such as -2,2");
    misused(
        &["network", "--parties", "party", "positions/ukraine-talks"],
        "tell of a CSV. Leave them out with a case.",
    );
    let output = program(&["network", "--parties", "who", STATEMENTS])
        .output()
        .expect("the program runs");
    let stderr = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    assert!(
        stderr.contains("statements.csv:1:1: The table has no column `who`"),
        "{stderr}"
    );
}
