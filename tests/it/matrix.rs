//! A hand-coded matrix of stances through the program: every figure as it was computed
//! elsewhere.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::{misused, program, run_well};
use standpoint::session::{Session, tables};

const MATRIX: &str = "tests/fixtures/checks/stance_matrix.csv";

fn json(arguments: &[&str]) -> Value {
    let mut all = vec!["compare", "--format", "json"];
    all.extend(arguments);
    serde_json::from_str(&run_well(&all)).expect("an object")
}

fn expected() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/checks/stance_matrix_expected.json");
    serde_json::from_str(&fs::read_to_string(path).expect("readable")).expect("an object")
}

#[track_caller]
fn close(found: &Value, expected: &Value, what: &str) {
    match (found.as_f64(), expected.as_f64()) {
        (Some(a), Some(b)) => assert!((a - b).abs() < 1e-6, "{what}: {a} is not {b}"),
        _ => assert_eq!(found, expected, "{what}"),
    }
}

#[test]
fn pairs_and_conflicts_are_reproduced() {
    let (found, expected) = (json(&[MATRIX]), expected());
    let pairs = found["pairs"].as_array().expect("pairs");
    let wanted = expected["pairs"].as_array().expect("pairs");
    assert_eq!(pairs.len(), wanted.len());
    for (pair, wanted) in pairs.iter().zip(wanted) {
        let what = format!("{}-{}", pair["a"], pair["b"]);
        for (key, wanted_key) in [
            ("a", "a"),
            ("b", "b"),
            ("n", "n_both"),
            ("city_block", "cityblock_agreement"),
            ("identical", "identical"),
            ("directional", "directional_agreement"),
            ("both_support", "both_support"),
            ("support_vs_oppose", "support_vs_oppose"),
        ] {
            close(&pair[key], &wanted[wanted_key], &format!("{what} {key}"));
        }
    }
    let three = json(&["--parties", "RU,UA,US", MATRIX]);
    let rows = three["proposals"].as_array().expect("proposals");
    let wanted = expected["proposals"].as_array().expect("proposals");
    assert_eq!(rows.len(), wanted.len());
    for wanted in wanted {
        let row = rows
            .iter()
            .find(|row| row["id"] == wanted["id"])
            .expect("the row");
        close(&row["n"], &wanted["n"], "n");
        close(&row["conflict_index"], &wanted["conflict_norm"], "conflict");
        let signs =
            ["RU", "UA", "US"].map(|party| match row["stances"][party]["attitude"].as_str() {
                None => ".",
                Some("support") => "+",
                Some("conditional") => "c",
                Some("unclear") => "?",
                _ => "-",
            });
        assert_eq!(
            serde_json::to_value(signs).expect("signs"),
            wanted["RU_UA_US"]
        );
    }
}

#[test]
fn the_shape_of_the_json_is_as_promised() {
    let found = json(&[MATRIX]);
    let row = &found["proposals"][0];
    assert_eq!(row["id"], "donbas.ua_withdraw");
    assert_eq!(row["issue"], "donbas");
    assert_eq!(row["relation"], "bridgeable");
    assert_eq!(row["n"], 4);
    assert_eq!(
        row["sentence"],
        "RU supports it, UA supports it on a condition, US supports it, EU supports it on a \
         condition: bridgeable."
    );
    let stance = row["stances"]["UA"].as_object().expect("a stance");
    for key in ["attitude", "firmness", "condition", "evidence"] {
        assert!(stance.contains_key(key), "{key}");
    }
    assert_eq!(stance["evidence"], serde_json::json!([]));
    let issue = &found["issues"][0];
    assert_eq!(
        (&issue["id"], &issue["verdict"]),
        (&"donbas".into(), &"conflict".into())
    );
    assert_eq!(issue["counts"]["conflict"], 3);
}

#[test]
fn every_format_takes_a_matrix() {
    for format in ["text", "markdown", "html", "csv"] {
        let found = run_well(&["compare", "--format", format, MATRIX]);
        assert!(
            found.contains("RU supports it, UA opposes it"),
            "{format}: {found}"
        );
        assert!(
            !found.contains("article read") && !found.contains("articles read"),
            "it has none, {format}: {found}"
        );
    }
}

#[test]
fn a_matrix_is_saved_as_a_case_and_read_again() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(MATRIX);
    let today = "2026-12-04".parse().expect("a day");
    let dossier = tables::matrix(&path).expect("a matrix");
    let mut session = Session::from_dossier(dossier, today);
    assert_eq!(session.dossier().title, "stance_matrix");
    assert_eq!(session.table().len(), 192);
    let folder = tempfile::tempdir().expect("a folder");
    session.save_as(&folder.path().join("case")).expect("saved");
    let again = Session::read(&folder.path().join("case"), today).expect("opened");
    assert_eq!(again.comparison(), session.comparison());
    assert_eq!(again.warnings(), []);
}

#[test]
fn a_table_is_compared_alone_and_what_is_wrong_is_named() {
    misused(
        &["compare", MATRIX, MATRIX],
        "is a table, which is compared alone.",
    );
    misused(
        &["compare", "--agenda", "ukraine-talks", MATRIX],
        "is a table, which has its own agenda.",
    );
    misused(
        &["compare", "--parties", "RU,XX", MATRIX],
        "Choose among RU, UA, US, EU.",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("m.csv");
    fs::write(&path, "issue,proposal,text,A\ni,p,T,maybe\n").expect("written");
    let path = path.to_str().expect("plain");
    let output = program(&["compare", path]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let stderr = String::from_utf8(output.stderr).expect("text");
    assert!(
        stderr.contains("m.csv:2:4: `maybe` is no stance."),
        "{stderr}"
    );
}
