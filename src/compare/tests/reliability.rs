//! How far codings agree: published figures, and cases counted by hand.

use serde_json::Value;

use super::{agenda, table};
use crate::compare::reliability::{Coding, Reliability, reliability, shared_cells};
use crate::model::{Agenda, StanceTable};

const VECTORS: &str = include_str!("../../../tests/fixtures/checks/vectors.json");

/// Compares codings, each with a name and a column of signs for party `A`, a row a proposal.
fn compared(codings: &[(&str, &[&str])]) -> Reliability {
    let rows: Vec<String> = (0..codings[0].1.len()).map(|at| format!("p{at}")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let made: Vec<(&str, Agenda, StanceTable)> = codings
        .iter()
        .map(|(name, signs)| {
            let signs: Vec<(&str, Vec<&str>)> = rows
                .iter()
                .zip(*signs)
                .map(|(row, sign)| (*row, vec![*sign]))
                .collect();
            (*name, agenda(&["A"], &rows), table(&["A"], &signs))
        })
        .collect();
    let codings: Vec<Coding<'_>> = made
        .iter()
        .map(|(name, agenda, table)| Coding {
            name,
            agenda,
            table,
        })
        .collect();
    reliability(&codings, &shared_cells(&codings))
}

#[test]
fn published_figures_come_out_of_stances() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors");
    // The second example has ratings from 1 to 4, as far apart as these four stances.
    let example = &vectors["krippendorff"][1];
    let data: Vec<Vec<Option<usize>>> =
        serde_json::from_value(example["data"].clone()).expect("ratings");
    let signs: Vec<Vec<&str>> = data
        .iter()
        .map(|coder| {
            let sign = |rating: &Option<usize>| rating.map_or(".", |r| ["-", "n", "?", "c"][r - 1]);
            coder.iter().map(sign).collect()
        })
        .collect();
    let found = compared(&[("x", &signs[0]), ("y", &signs[1]), ("z", &signs[2])]).attitude;
    for (key, found) in [
        ("nominal", found.nominal),
        ("ordinal", found.ordinal),
        ("interval", found.interval),
    ] {
        let expected = example[key].as_f64().expect("a number");
        let found = found.expect("an alpha");
        assert!((found - expected).abs() < 1e-6, "{key}: {found}");
    }
}

#[test]
fn silence_is_missing_or_a_code() {
    let found = compared(&[
        ("x", &["+!", "+", "c", "-", ".", "."]),
        ("y", &["+", "-", "n", "-", "-", "."]),
    ]);
    // Both code four cells, two of them alike; six cells are there, three alike.
    assert_eq!((found.attitude.n, found.attitude.alike), (4, Some(0.5)));
    assert_eq!(
        (found.with_silence.n, found.with_silence.alike),
        (6, Some(0.5))
    );
    assert_eq!(found.firmness.n, 0, "only one tells a firmness");
    assert_eq!(found.firmness.nominal, None);
    let told: Vec<String> = found
        .differences
        .iter()
        .map(|d| {
            let codes: Vec<&str> = d.codes.iter().flatten().map(|c| c.key()).collect();
            format!("{} {}: {}", d.proposal, d.party, codes.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        [
            "p1 A: support, oppose",
            "p2 A: yes_if, no_unless",
            "p4 A: silent, oppose",
        ]
    );
}

#[test]
fn a_mixed_stance_has_a_code_and_no_number() {
    let found = compared(&[("x", &["m", "+", "-"]), ("y", &["m", "+", "-"])]).attitude;
    assert_eq!((found.n, found.alike), (3, Some(1.0)));
    assert_eq!((found.nominal, found.ordinal), (Some(1.0), Some(1.0)));
    let none = compared(&[("x", &["m", "m"]), ("y", &["m", "m"])]).attitude;
    assert_eq!((none.n, none.alike), (2, Some(1.0)));
    assert_eq!((none.nominal, none.interval), (None, None), "one code only");
}

#[test]
fn only_cells_that_two_agendas_have_are_compared() {
    let (one, other) = (
        agenda(&["A"], &["p", "q"]),
        agenda(&["A", "B"], &["q", "r"]),
    );
    let (first, second) = (
        table(&["A"], &[("p", vec!["+"]), ("q", vec!["+"])]),
        table(&["A", "B"], &[("q", vec!["+", "-"]), ("r", vec!["-", "-"])]),
    );
    let codings = [
        Coding {
            name: "x",
            agenda: &one,
            table: &first,
        },
        Coding {
            name: "y",
            agenda: &other,
            table: &second,
        },
    ];
    assert_eq!(shared_cells(&codings), [("q".into(), "A".into())]);
    let found = reliability(&codings, &shared_cells(&codings));
    assert_eq!((found.attitude.n, found.attitude.alike), (1, Some(1.0)));
    assert_eq!(found.differences, []);
}
