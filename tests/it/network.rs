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

#[test]
fn a_case_has_a_network() {
    let found = run_well(&["network", "positions/ukraine-talks"]);
    assert!(found.starts_with(",BE,DE,EU,"), "{found}");
    let conflict = run_well(&["network", "--kind", "conflict", "positions/ukraine-talks"]);
    let cell = |text: &str| cells(text)[&("RU".to_owned(), "UA".to_owned())];
    assert!(cell(&conflict) > cell(&found), "{conflict}{found}");
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
        "tell of a CSV. Leave them out with a dossier.",
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
