//! Published figures, and figures computed elsewhere.

use serde_json::Value;

use super::{agenda, close, compared, ids, table};
use crate::compare::alpha::{Measure, alpha};
use crate::compare::coverage;
use crate::model::Settings;

const VECTORS: &str = include_str!("../../../tests/fixtures/checks/vectors.json");

fn vectors() -> Value {
    serde_json::from_str(VECTORS).expect("vectors")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

#[test]
fn alpha_is_the_published_one() {
    let vectors = vectors();
    let examples = vectors["krippendorff"].as_array().expect("examples");
    assert_eq!(examples.len(), 2);
    for example in examples {
        let coders: Vec<Vec<Option<f64>>> =
            serde_json::from_value(example["data"].clone()).expect("ratings");
        for (key, measure) in [
            ("nominal", Measure::Nominal),
            ("ordinal", Measure::Ordinal),
            ("interval", Measure::Interval),
        ] {
            let found = alpha(&coders, measure).expect("an alpha");
            let expected = number(&example[key]);
            // The first example is given with four digits.
            assert!((found - expected).abs() < 5e-5, "{key}: {found}");
        }
    }
}

#[test]
fn alpha_of_nothing_to_agree_on_is_none() {
    for measure in [Measure::Nominal, Measure::Ordinal, Measure::Interval] {
        let check = |coders: &[Vec<Option<f64>>], expected| {
            assert_eq!(
                alpha(coders, measure),
                expected,
                "{measure:?} of {coders:?}"
            );
        };
        check(&[], None);
        check(&[vec![Some(1.0)], vec![None]], None);
        check(&[vec![Some(1.0)], vec![]], None);
        check(&[vec![Some(1.0)], vec![Some(1.0)]], None);
        check(
            &[vec![Some(1.0), Some(f64::NAN)], vec![Some(1.0), Some(2.0)]],
            None,
        );
        check(
            &[vec![Some(0.0), Some(1.0)], vec![Some(-0.0), Some(1.0)]],
            Some(1.0),
        );
    }
}

#[test]
fn a_proposal_that_weighs_twice_counts_twice() {
    let vectors = vectors();
    let points = &vectors["wahlomat_points"];
    let twice: Vec<f64> = serde_json::from_value(points["weight2"].clone()).expect("points");
    let once = ["same", "adjacent", "opposite"].map(|key| number(&points[key]));
    let pairs = [("+", "+"), ("+", "?"), ("+", "-")];
    for (at, (a, b)) in pairs.into_iter().enumerate() {
        for (other, (c, d)) in pairs.into_iter().enumerate() {
            let rows = [("p", vec![a, b]), ("q", vec![c, d])];
            let settings = Settings {
                weights: [("p".into(), 2.0)].into(),
                ..Settings::default()
            };
            let found = compared(&["A", "B"], &rows, &settings).pairs[0].city_block;
            // Of 4 points on the one and 2 on the other.
            close(found, Some((twice[at] + once[other]) / 6.0), "weighted");
            let plain = compared(&["A", "B"], &rows, &Settings::default());
            close(
                plain.pairs[0].city_block,
                Some((once[at] + once[other]) / 4.0),
                "plain",
            );
        }
    }
}

#[test]
fn extreme_weights_give_numbers() {
    for weight in [f64::MIN_POSITIVE, f64::MAX] {
        let settings = Settings {
            weights: [("p".into(), weight), ("q".into(), weight)].into(),
            ..Settings::default()
        };
        let rows = [("p", vec!["+", "-"]), ("q", vec!["+", "+"])];
        let found = compared(&["A", "B"], &rows, &settings).pairs[0].city_block;
        close(found, Some(0.5), "weighted");
    }
}

#[test]
fn directional_agreement_is_the_published_kernel() {
    let vectors = vectors();
    let kernels = &vectors["openvaa_kernels_on_[-0.5,0.5]"];
    let check = |key: &str, a, b| {
        let found = compared(&["A", "B"], &[("p", vec![a, b])], &Settings::default());
        // The kernels are distances, on half our scale.
        close(
            found.pairs[0].directional,
            Some(1.0 - number(&kernels[key])),
            key,
        );
    };
    check("directional(min,max)", "-", "+");
    check("directional(neutral,any)", "?", "-");
    check("directional(-0.25,0.25)", "n", "c");
    check("directional(-0.5,0.25)", "-", "c");
    check("directional(-0.25,-0.25)", "n", "n");
    let found = compared(&["A", "B"], &[("p", vec!["-", "+"])], &Settings::default());
    let distance = number(&kernels["absolute(min,max)"]);
    close(found.pairs[0].city_block, Some(1.0 - distance), "absolute");
}

#[test]
fn an_issue_has_the_mean_of_its_conflicts() {
    let rows = [
        ("i.p", vec!["+", "-", "."]),
        ("i.q", vec!["+", "c", "+"]),
        ("i.r", vec!["+", ".", "."]),
        ("j.p", vec![".", ".", "."]),
    ];
    let found = compared(&["A", "B", "C"], &rows, &Settings::default());
    close(
        found.issues[0].conflict,
        Some(f64::midpoint(1.0, 0.25)),
        "i",
    );
    assert_eq!(found.issues[0].n, 2);
    assert_eq!((found.issues[1].conflict, found.issues[1].n), (None, 0));
    close(found.rows[0].variance, Some(1.0), "i.p");
}

#[test]
fn coverage_counts_silence_and_never_fills_it() {
    let parties = ["A", "B"];
    let rows = [
        ("i.p", vec!["+", "+~"]),
        ("i.q", vec!["m", "."]),
        ("j.p", vec![".", "."]),
    ];
    let mut agenda = agenda(&parties, &["i.p", "i.q", "j.p"]);
    // What follows from a stance fills no silence.
    agenda.issues[0].proposals[0].implies = vec!["j.p".into()];
    let told: Vec<String> = coverage(&agenda, &table(&parties, &rows), &ids(&parties))
        .iter()
        .map(|issue| format!("{} {:?}", issue.issue, issue.parties))
        .collect();
    assert_eq!(
        told,
        ["i [[Own, Own], [Others, Silent]]", "j [[Silent], [Silent]]",]
    );
}
