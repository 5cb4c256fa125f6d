//! The published example, made-up statements with matrices computed elsewhere, and
//! properties over any statements.

use proptest::prelude::*;
use serde_json::Value;

use super::*;

const VECTORS: &str = include_str!("../../../tests/fixtures/checks/vectors.json");

fn coded(party: &str, proposal: &str, level: i32, document: &str, id: u64) -> Coded {
    Coded {
        party: party.to_owned(),
        proposal: proposal.to_owned(),
        level,
        document: document.to_owned(),
        id,
        ..Coded::default()
    }
}

#[test]
fn levels_of_a_longer_scale_count_by_their_distance() {
    let vectors: Value = serde_json::from_str(VECTORS).expect("vectors");
    let example = &vectors["dna_congruence_weighted_example"];
    let number = |value: &Value| value.as_i64().expect("a number") as i32;
    let mut statements = Vec::new();
    for (party, side) in [("i", &example["i"]), ("j", &example["j"])] {
        for id in 0..number(&side["count"]) {
            statements.push(coded(party, "p", number(&side["level"]), "d", id as u64));
        }
    }
    let options = Options {
        scale: Scale {
            low: number(&example["scale"][0]),
            high: number(&example["scale"][1]),
        },
        ..Options::default()
    };
    let found = one_mode(&statements, options).values[0][1];
    let expected = example["contribution"].as_f64().expect("a number");
    assert!((found - expected).abs() < 1e-12, "{found}");
    let kind = |kind| one_mode(&statements, Options { kind, ..options }).values[0][1];
    assert!((kind(Kind::Conflict) - 3.6).abs() < 1e-12);
    assert!((kind(Kind::Subtract) + 1.2).abs() < 1e-12);
    assert!((kind(Kind::Ignore) - 6.0).abs() < 1e-12);
}

#[test]
fn the_first_of_a_day_is_kept_where_levels_do_not_count() {
    let mut statements = [coded("a", "p", 0, "10", 1), coded("a", "p", 1, "9", 2)];
    for duplicates in [Duplicates::Document, Duplicates::AcrossRange] {
        let kept = |statements: &[Coded], by_level| {
            let kept = repeats::counted(statements, duplicates, by_level);
            kept.iter().map(|s| s.id).collect::<Vec<_>>()
        };
        assert_eq!(kept(&statements, true), [2, 1], "document 9 before 10");
        let across = duplicates == Duplicates::AcrossRange;
        assert_eq!(kept(&statements, false), [2, 1][..2 - usize::from(across)]);
    }
    "2025-02-01".clone_into(&mut statements[1].date);
    let kept = repeats::counted(&statements, Duplicates::AcrossRange, false);
    assert_eq!(kept[0].id, 1, "undated ones are first");
}

#[test]
fn what_others_say_counts_only_where_the_party_is_not_heard() {
    let said = |id, proposal: &str, voice| Statement {
        id: crate::model::StatementId(id),
        party: "A".into(),
        proposal: Some(proposal.into()),
        voice,
        speaker: None,
        unnamed: None,
        standing: Standing::Speaks,
        issue: None,
        act: crate::model::Act::Demands,
        attitude: Attitude::Support,
        lean: None,
        condition: None,
        value: None,
        firmness: crate::model::Firmness::Plain,
        venue: None,
        via: None,
        said_on: None,
        superseded: false,
        cue: String::new(),
        evidence: crate::model::Evidence::default(),
        confidence: 1.0,
        reasons: Vec::new(),
        status: crate::model::Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    };
    let article = crate::model::CodedArticle {
        statements: vec![
            said(1, "p", Voice::Quoted),
            said(2, "p", Voice::Other),
            said(3, "q", Voice::Other),
        ],
        ..crate::model::CodedArticle::default()
    };
    let mut dossier = Dossier {
        agenda: crate::compare::tests::agenda(&["A"], &["p", "q"]).into(),
        articles: vec![article.into()],
        ..Dossier::default()
    };
    let mut counted = |count_others| {
        dossier.settings.count_others = count_others;
        let found = of_dossier(&dossier);
        found.iter().map(|s| s.id).collect::<Vec<_>>()
    };
    assert_eq!(counted(false), [1]);
    assert_eq!(counted(true), [1, 3]);
}

/// Counts, and what is divided by the same on both sides, must be alike to the last bit.
fn alike(a: f64, b: f64) -> bool {
    (a - b).abs() < f64::EPSILON
}

fn any_statements() -> impl Strategy<Value = Vec<Coded>> {
    let party = prop::sample::select(vec!["A", "B", "C", ""]);
    let proposal = prop::sample::select(vec!["p", "q", "r", ""]);
    let one = (party, proposal, 0..2, 0..3_u8, any::<u64>());
    let one = one.prop_map(|(party, proposal, level, document, id)| {
        coded(party, proposal, level, &document.to_string(), id)
    });
    prop::collection::vec(one, 0..40)
}

fn all_options() -> Vec<Options> {
    let mut all = Vec::new();
    for &(_, kind) in Kind::ALL {
        for &(_, normalise) in Normalise::ALL {
            for &(_, duplicates) in Duplicates::ALL {
                all.push(Options {
                    kind,
                    normalise,
                    duplicates,
                    scale: Scale::default(),
                });
            }
        }
    }
    all
}

proptest! {
    #[test]
    fn networks_are_symmetric_and_finite(statements in any_statements()) {
        for options in all_options() {
            let found = one_mode(&statements, options);
            for (row, values) in found.values.iter().enumerate() {
                prop_assert!(alike(values[row], 0.0));
                for (column, &value) in values.iter().enumerate() {
                    prop_assert!(value.is_finite());
                    prop_assert!(value >= 0.0 || options.kind == Kind::Subtract);
                    prop_assert!(alike(value, found.values[column][row]));
                }
            }
        }
    }

    #[test]
    fn the_order_of_statements_changes_nothing(
        (statements, turned) in any_statements().prop_flat_map(|statements| {
            // Numbers tell repetitions apart, so each has its own.
            let numbered: Vec<Coded> = statements
                .into_iter()
                .enumerate()
                .map(|(at, s)| Coded { id: at as u64, ..s })
                .collect();
            (Just(numbered.clone()), Just(numbered).prop_shuffle())
        }),
    ) {
        for options in all_options() {
            prop_assert_eq!(one_mode(&statements, options), one_mode(&turned, options));
        }
        for &(_, incidence) in Incidence::ALL {
            for &(_, duplicates) in Duplicates::ALL {
                let make = |s: &[Coded]| two_mode(s, incidence, duplicates, Scale::default());
                prop_assert_eq!(make(&statements), make(&turned));
            }
        }
    }

    #[test]
    fn congruence_and_conflict_make_up_all_that_is_said(statements in any_statements()) {
        let make = |kind| one_mode(&statements, Options { kind, ..Options::default() }).values;
        let kinds = Kind::ALL.iter().map(|&(_, kind)| make(kind)).collect::<Vec<_>>();
        let [same, opposite, less, all] = &kinds[..] else { panic!("four kinds") };
        for row in 0..all.len() {
            for column in 0..all.len() {
                let at = |values: &[Vec<f64>]| values[row][column];
                prop_assert!(alike(at(same) + at(opposite), at(all)));
                prop_assert!(alike(at(same) - at(opposite), at(less)));
            }
        }
    }
}
