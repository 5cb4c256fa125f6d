//! What follows from what, and what it changes.

use super::{agenda, ids, stance};
use crate::compare::{compare, contradiction, implied, way};
use crate::model::{Agenda, PartyId, Relation, Settings, StanceTable};

/// `a` implies `b`, which implies `c`; `b` and `x` exclude each other; `y` implies `x`.
fn chained(parties: &[&str]) -> Agenda {
    let mut agenda = agenda(parties, &["a", "b", "c", "x", "y"]);
    agenda.issues = vec![crate::model::Issue {
        id: "i".into(),
        proposals: agenda
            .proposals()
            .map(|(_, p)| crate::model::Proposal {
                text: format!("{} happens", p.id.as_str().to_uppercase()),
                ..p.clone()
            })
            .collect(),
        ..crate::model::Issue::default()
    }];
    let proposals = &mut agenda.issues[0].proposals;
    proposals[0].implies = vec!["b".into()];
    proposals[1].implies = vec!["c".into()];
    proposals[1].excludes = vec!["x".into()];
    proposals[4].implies = vec!["x".into()];
    agenda
}

/// Reads stances from `proposal party sign`.
fn read(cells: &[&str]) -> StanceTable {
    cells
        .iter()
        .filter_map(|cell| {
            let parts: Vec<&str> = cell.split(' ').collect();
            stance(parts[0], parts[1], parts[2])
        })
        .collect()
}

#[track_caller]
fn check(cells: &[&str], follows: &[&str], contradicts: &[&str]) {
    let agenda = chained(&["A", "B"]);
    let parties = ids(&["A", "B"]);
    let (implied, contradictions) = implied(&agenda, &read(cells), &parties, &Settings::default());
    let told: Vec<String> = implied
        .iter()
        .map(|found| {
            let sign = if found.supports { '+' } else { '-' };
            format!(
                "{} {} {sign} {}",
                found.proposal,
                found.party,
                way(&agenda, found)
            )
        })
        .collect();
    assert_eq!(told, follows, "{cells:?}");
    let told: Vec<String> = contradictions
        .iter()
        .map(|found| contradiction(&agenda, found))
        .collect();
    assert_eq!(told, contradicts, "{cells:?}");
}

#[test]
fn support_carries_on_and_opposition_carries_back() {
    check(
        &["a A +"],
        &[
            "b A + It supports “A happens”, which implies this.",
            "c A + It supports “A happens”, which implies “B happens”, which implies this.",
            "x A - It supports “A happens”, which implies “B happens”, which excludes this.",
            "y A - It supports “A happens”, which implies “B happens”, which excludes “X happens”, \
             which follows from this.",
        ],
        &[],
    );
    check(
        &["c B -"],
        &[
            "a B - It opposes “C happens”, which follows from “B happens”, which follows from this.",
            "b B - It opposes “C happens”, which follows from this.",
        ],
        &[],
    );
    // Exclusion holds both ways; nothing follows from opposing what is excluded.
    check(
        &["y A +", "x B -"],
        &[
            "a A - It supports “Y happens”, which implies “X happens”, which excludes “B happens”, \
             which follows from this.",
            "b A - It supports “Y happens”, which implies “X happens”, which excludes this.",
            "x A + It supports “Y happens”, which implies this.",
            "y B - It opposes “X happens”, which follows from this.",
        ],
        &[],
    );
}

#[test]
fn only_plain_support_and_opposition_bind() {
    for sign in ["c", "n", "?", "m", ".", "+~"] {
        check(&[&format!("a A {sign}")], &[], &[]);
    }
}

#[test]
fn a_stance_of_its_own_stands_and_a_contradiction_is_told() {
    check(
        &["a A +", "b A -", "c A +", "x A -", "y A -"],
        &[],
        &[
            "A opposes “B happens”, but by implication supports it. It supports “A happens”, which \
             implies this.",
        ],
    );
    // A condition contradicts nothing.
    check(&["a A +", "b A c", "c A ?", "x A m", "y A -"], &[], &[]);
    // Nor does anything follow by way of what is contradicted: not "C happens". Two stances
    // that do not go together are told once.
    check(
        &["a A +", "y A +"],
        &[],
        &[
            "A by implication both supports and opposes “B happens”. It supports “A happens”, which \
             implies this. It supports “Y happens”, which implies “X happens”, which excludes this.",
        ],
    );
}

#[test]
fn two_stances_that_exclude_each_other_are_told_once() {
    check(
        &["b A +", "x A +"],
        &["c A + It supports “B happens”, which implies this."],
        &[
            "A supports “B happens”, but by implication opposes it. It supports “X happens”, which \
             excludes this.",
        ],
    );
}

#[test]
fn what_follows_is_counted_on_demand_only() {
    let agenda = chained(&["A", "B"]);
    let table = read(&["a A +!", "b B -!"]);
    let compared = |count_implied| {
        let settings = Settings {
            count_implied,
            ..Settings::default()
        };
        compare(&agenda, &table, &ids(&["A", "B"]), &settings)
    };
    let (off, on) = (compared(false), compared(true));
    assert_eq!(off.implied, on.implied);
    let row = |found: &crate::model::Comparison, id: &str| {
        let row = found.row(&id.into()).expect("the row").clone();
        (row.relation, row.n, row.sentence)
    };
    assert_eq!(
        row(&off, "b"),
        (
            Relation::Untested,
            1,
            "B opposes it as a red line, A is silent: untested.".to_owned()
        )
    );
    // A package gives its points no firmness: this is no deadlock.
    assert_eq!(
        row(&on, "b"),
        (
            Relation::Conflict,
            2,
            "A supports it by implication, B opposes it as a red line: conflict.".to_owned()
        )
    );
    let named: Vec<&PartyId> = off.rows[1].implied.iter().collect();
    assert_eq!(named, [&PartyId::from("A")]);
    assert_eq!((off.pairs[0].n, off.pairs[0].city_block), (0, None));
    assert_eq!((on.pairs[0].n, on.pairs[0].city_block), (2, Some(0.0)));
}
