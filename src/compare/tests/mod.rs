//! Check values over a coded matrix, sentences, and properties over any table.

mod changes;
mod checks;
mod implications;
mod property;
mod reliability;
mod sentences;
mod trades;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::compare;
use crate::model::{
    Agenda, Basis, Comparison, Firmness, Issue, Lean, Party, PartyId, Proposal, Relation, Settings,
    Stance, StanceAttitude, StanceTable, Status,
};

const MATRIX: &str = include_str!("../../../tests/fixtures/checks/stance_matrix.csv");
const EXPECTED: &str = include_str!("../../../tests/fixtures/checks/stance_matrix_expected.json");

/// Makes an agenda with one issue for each prefix of the proposals' ids.
pub(super) fn agenda(parties: &[&str], proposals: &[&str]) -> Agenda {
    let mut issues: Vec<Issue> = Vec::new();
    for id in proposals {
        let issue = id.split('.').next().unwrap_or(id);
        if issues.last().is_none_or(|last| last.id.as_str() != issue) {
            issues.push(Issue {
                id: issue.into(),
                ..Issue::default()
            });
        }
        if let Some(last) = issues.last_mut() {
            last.proposals.push(Proposal {
                id: (*id).into(),
                ..Proposal::default()
            });
        }
    }
    Agenda {
        parties: parties
            .iter()
            .map(|id| Party {
                id: (*id).into(),
                name: (*id).to_owned(),
                ..Party::default()
            })
            .collect(),
        issues,
        ..Agenda::default()
    }
}

/// Reads a stance from a sign: `+`, `c` (yes, if), `n` (no, unless), `?`, `-`, `m`; with
/// `!` it is a red line, with `~` known from others only. `.` is silence.
pub(super) fn stance(proposal: &str, party: &str, sign: &str) -> Option<Stance> {
    let (attitude, lean) = match sign.chars().next()? {
        '+' => (StanceAttitude::Support, None),
        'c' => (StanceAttitude::Conditional, Some(Lean::YesIf)),
        'n' => (StanceAttitude::Conditional, Some(Lean::NoUnless)),
        '?' => (StanceAttitude::Unclear, None),
        '-' => (StanceAttitude::Oppose, None),
        'm' => (StanceAttitude::Mixed, None),
        _ => return None,
    };
    Some(Stance {
        party: party.into(),
        proposal: proposal.into(),
        attitude,
        lean,
        condition: None,
        firmness: sign.contains('!').then_some(Firmness::RedLine),
        act: None,
        summary: String::new(),
        note: String::new(),
        priority: None,
        as_of: None,
        status: Status::Machine,
        basis: if sign.contains('~') {
            Basis::Others
        } else {
            Basis::Own
        },
        hand: None,
        settled_by: None,
        statements: Vec::new(),
        utterances: 1,
        left_out: Vec::new(),
    })
}

/// A table from rows: a proposal and a sign for each party.
fn table(parties: &[&str], rows: &[(&str, Vec<&str>)]) -> StanceTable {
    rows.iter()
        .flat_map(|(proposal, signs)| {
            parties
                .iter()
                .zip(signs)
                .filter_map(|(party, sign)| stance(proposal, party, sign))
        })
        .collect()
}

pub(super) fn ids(parties: &[&str]) -> Vec<PartyId> {
    parties.iter().map(|&id| id.into()).collect()
}

fn compared(parties: &[&str], rows: &[(&str, Vec<&str>)], settings: &Settings) -> Comparison {
    let proposals: Vec<&str> = rows.iter().map(|(id, _)| *id).collect();
    let table = table(parties, rows);
    compare(
        &agenda(parties, &proposals),
        &table,
        &ids(parties),
        settings,
    )
}

#[derive(Deserialize)]
struct Expected {
    pairs: Vec<ExpectedPair>,
    proposals: Vec<ExpectedProposal>,
}

#[derive(Deserialize)]
struct ExpectedPair {
    a: String,
    b: String,
    n_both: usize,
    cityblock_agreement: f64,
    identical: f64,
    directional_agreement: f64,
    support_vs_oppose: usize,
    both_support: usize,
}

#[derive(Deserialize)]
struct ExpectedProposal {
    id: String,
    n: usize,
    conflict_norm: Option<f64>,
}

#[track_caller]
fn close(found: Option<f64>, expected: Option<f64>, what: &str) {
    match (found, expected) {
        (Some(a), Some(b)) => assert!((a - b).abs() < 1e-6, "{what}: {a} is not {b}"),
        (a, b) => assert_eq!(a, b, "{what}"),
    }
}

#[test]
fn the_coded_matrix_gives_its_check_values() {
    let mut reader = csv::Reader::from_reader(MATRIX.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(|r| r.expect("a record")).collect();
    let parties = ["RU", "UA", "US", "EU"];
    let rows: Vec<(&str, Vec<&str>)> = records
        .iter()
        .map(|record| (&record[1], record.iter().skip(3).collect()))
        .collect();
    let expected: Expected = serde_json::from_str(EXPECTED).expect("the expected values");
    assert_eq!(rows.len(), 72);

    let all = compared(&parties, &rows, &Settings::default());
    assert_eq!(all.pairs.len(), expected.pairs.len());
    for (pair, expected) in all.pairs.iter().zip(&expected.pairs) {
        let what = format!("{}-{}", pair.a, pair.b);
        assert_eq!(what, format!("{}-{}", expected.a, expected.b));
        assert_eq!(pair.n, expected.n_both, "{what}");
        close(pair.city_block, Some(expected.cityblock_agreement), &what);
        close(pair.identical, Some(expected.identical), &what);
        close(
            pair.directional,
            Some(expected.directional_agreement),
            &what,
        );
        assert_eq!(pair.both_support.len(), expected.both_support, "{what}");
        assert_eq!(
            pair.support_vs_oppose.len(),
            expected.support_vs_oppose,
            "{what}"
        );
    }

    // The expected conflict indices are over the first three parties.
    let table = table(&parties, &rows);
    let proposals: Vec<&str> = rows.iter().map(|(id, _)| *id).collect();
    let agenda = agenda(&parties, &proposals);
    let three = compare(&agenda, &table, &ids(&parties[..3]), &Settings::default());
    assert_eq!(three.rows.len(), expected.proposals.len());
    for (row, expected) in three.rows.iter().zip(&expected.proposals) {
        assert_eq!(row.proposal.as_str(), expected.id);
        assert_eq!(row.n, expected.n, "{}", row.proposal);
        close(row.conflict_index, expected.conflict_norm, &expected.id);
    }
}

#[test]
fn agreement_is_the_share_of_points() {
    // Wahl-O-Mat: same 2 points, one step 1, opposite 0, of 2 a thesis.
    let check = |a, b, points: f64| {
        let found = compared(&["A", "B"], &[("p", vec![a, b])], &Settings::default());
        close(
            found.pairs[0].city_block,
            Some(points / 2.0),
            &format!("{a} and {b}"),
        );
    };
    check("+", "+", 2.0);
    check("-", "-", 2.0);
    check("+", "?", 1.0);
    check("?", "-", 1.0);
    check("+", "-", 0.0);
}

#[test]
fn rows_name_who_stands_how() {
    let parties = ["A", "B", "C", "D"];
    let found = compared(
        &parties,
        &[
            ("i.p", vec!["+", "-", "m", "-~"]),
            ("i.q", vec!["+", ".", ".", "-~"]),
        ],
        &Settings::default(),
    );
    let row = &found.rows[0];
    assert_eq!(row.opposed, [("A".into(), "B".into())]);
    assert_eq!(row.mixed, ids(&["C"]));
    assert_eq!(row.by_others, ids(&["D"]));
    assert_eq!((row.n, row.relation), (2, Relation::Conflict));
    assert_eq!(found.rows[1].relation, Relation::Untested);
    assert_eq!(found.pairs[0].support_vs_oppose, ["i.p".into()]);
    let issue = &found.issues[0];
    assert_eq!(issue.verdict, Relation::Conflict);
    assert_eq!(
        issue.counts,
        BTreeMap::from([(Relation::Conflict, 1), (Relation::Untested, 1)])
    );
    let others = Settings {
        count_others: true,
        ..Settings::default()
    };
    let counted = compared(&parties, &[("i.q", vec!["+", ".", ".", "-~"])], &others);
    assert_eq!(counted.rows[0].relation, Relation::Conflict);
}

#[test]
fn conditions_are_those_of_stances_that_take_part() {
    let mut settings = Settings::default();
    let check = |settings: &Settings, expected: &[&str]| {
        let table = table(&["A", "B"], &[("p", vec!["c", "c~"])]);
        let table = table.iter().cloned().map(|stance| Stance {
            condition: Some(format!("if {} is paid", stance.party)),
            ..stance
        });
        let agenda = agenda(&["A", "B"], &["p"]);
        let found = compare(&agenda, &table.collect(), &ids(&["A", "B"]), settings);
        let conditions = found.rows[0].conditions.iter();
        let told: Vec<&str> = conditions.map(|(_, text)| text.as_str()).collect();
        assert_eq!(told, expected);
    };
    check(&settings, &["if A is paid"]);
    settings.count_others = true;
    check(&settings, &["if A is paid", "if B is paid"]);
}

#[test]
fn unknown_and_repeated_parties_are_passed_over() {
    let parties = ["A", "B"];
    let table = table(&parties, &[("p", vec!["+", "-"])]);
    let chosen = ids(&["B", "X", "A", "B"]);
    let found = compare(
        &agenda(&parties, &["p"]),
        &table,
        &chosen,
        &Settings::default(),
    );
    assert_eq!(found.parties, ids(&["B", "A"]));
    assert_eq!(found.pairs.len(), 1);
    assert_eq!(found.rows[0].n, 2);
}
