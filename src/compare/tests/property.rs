//! Properties over any table.

use proptest::prelude::*;

use super::{agenda, compared, ids, table};
use crate::compare::{apply, compare, diff};
use crate::model::{Relation, Settings, StanceTable};

const PARTIES: [&str; 4] = ["A", "B", "C", "D"];
const PROPOSALS: [&str; 6] = ["i.a", "i.b", "i.c", "j.a", "j.b", "k.a"];

fn any_rows() -> impl Strategy<Value = Vec<(&'static str, Vec<&'static str>)>> {
    let signs = ["+", "+!", "c", "n", "?", "-", "-!", "m", ".", "+~", "-~"];
    let sign = prop::sample::select(signs.to_vec());
    prop::collection::vec(prop::collection::vec(sign, PARTIES.len()), PROPOSALS.len())
        .prop_map(|signs| PROPOSALS.into_iter().zip(signs).collect())
}

proptest! {
    #[test]
    fn measures_stay_in_range(rows in any_rows(), count_others in any::<bool>()) {
        let settings = Settings { count_others, ..Settings::default() };
        let found = compared(&PARTIES, &rows, &settings);
        let unit = |value: Option<f64>| value.is_none_or(|v| (0.0..=1.0).contains(&v));
        for row in &found.rows {
            prop_assert!(unit(row.conflict_index));
            prop_assert_eq!(row.conflict_index.is_some(), row.n >= 2);
            prop_assert_eq!(row.relation == Relation::Untested, row.n < 2);
            let divided = row.relation <= Relation::Conflict;
            prop_assert_eq!(divided, !row.opposed.is_empty());
        }
        for pair in &found.pairs {
            prop_assert!(unit(pair.city_block) && unit(pair.identical) && unit(pair.directional));
            prop_assert_eq!(pair.city_block.is_some(), pair.n > 0);
        }
        for issue in &found.issues {
            let of_issue = found.rows.iter().filter(|row| row.issue == issue.issue);
            prop_assert_eq!(issue.counts.values().sum::<usize>(), of_issue.clone().count());
            prop_assert_eq!(Some(issue.verdict), of_issue.map(|row| row.relation).min());
        }
    }

    #[test]
    fn what_differs_leads_from_one_table_to_the_other(
        before in any_rows(), now in any_rows(), notes in prop::collection::vec(0..3_u8, 24),
    ) {
        let agenda = agenda(&PARTIES, &PROPOSALS);
        let noted = |rows: &[(&'static str, Vec<&'static str>)], by: u8| -> StanceTable {
            let stances = table(&PARTIES, rows);
            let noted = stances.iter().cloned().zip(&notes).map(|(mut stance, note)| {
                if *note == by {
                    stance.note = "noted".to_owned();
                }
                stance
            });
            noted.collect()
        };
        let (before, now) = (noted(&before, 1), noted(&now, 2));
        let found = diff((&agenda, &before), (&agenda, &now));
        prop_assert_eq!(&apply(&found, &before), &now);
        prop_assert_eq!(found.is_empty(), before == now);
        prop_assert_eq!(diff((&agenda, &now), (&agenda, &now)), vec![]);
    }

    #[test]
    fn what_follows_and_weighs_keeps_to_the_range(
        rows in any_rows(),
        ties in prop::collection::vec((0..6_usize, 0..6_usize, any::<bool>()), 0..8),
        weights in prop::collection::vec(0.001..1000.0_f64, 6),
    ) {
        let mut agenda = agenda(&PARTIES, &PROPOSALS);
        let mut proposals: Vec<_> = agenda.issues.iter_mut().flat_map(|i| &mut i.proposals).collect();
        for (from, to, implies) in ties {
            let other = PROPOSALS[to].into();
            // Circles and contradictions are refused in files; here they must do no harm.
            if implies {
                proposals[from].implies.push(other);
            } else {
                proposals[from].excludes.push(other);
            }
        }
        let table = table(&PARTIES, &rows);
        let settings = |count_implied| Settings {
            count_implied,
            weights: PROPOSALS.iter().map(|&p| p.into()).zip(weights.clone()).collect(),
            ..Settings::default()
        };
        let found = compare(&agenda, &table, &ids(&PARTIES), &settings(true));
        let off = compare(&agenda, &table, &ids(&PARTIES), &settings(false));
        prop_assert_eq!(&found.implied, &off.implied);
        prop_assert_eq!(&found.contradictions, &off.contradictions);
        for implied in &found.implied {
            prop_assert!(table.get(&implied.proposal, &implied.party).is_none());
            let source = table.get(implied.source(), &implied.party);
            let x = source.and_then(|stance| stance.attitude.value(stance.lean));
            prop_assert!(x.is_some_and(|x| x.abs() >= 1.0));
        }
        for (row, before) in found.rows.iter().zip(&off.rows) {
            prop_assert_eq!(row.n, before.n + row.implied.len());
            prop_assert!(row.conflict_index.is_none_or(|c| (0.0..=1.0).contains(&c)));
            prop_assert!(row.variance.is_none_or(|v| (0.0..=1.0).contains(&v)));
        }
        for pair in found.pairs.iter().chain(&off.pairs) {
            prop_assert!(pair.city_block.is_none_or(|a| (0.0..=1.0).contains(&a)));
            prop_assert_eq!(pair.city_block.is_some(), pair.n > 0);
        }
    }

    #[test]
    fn pairs_are_symmetric_and_the_order_of_columns_changes_no_value(
        rows in any_rows(),
        order in Just(PARTIES.to_vec()).prop_shuffle(),
    ) {
        let agenda = agenda(&PARTIES, &PROPOSALS);
        let table = table(&PARTIES, &rows);
        let settings = Settings::default();
        let found = compare(&agenda, &table, &ids(&PARTIES), &settings);
        let turned = compare(&agenda, &table, &ids(&order), &settings);
        for (row, other) in found.rows.iter().zip(&turned.rows) {
            prop_assert_eq!((row.relation, row.n), (other.relation, other.n));
            // Sums in another order may differ in the last bit.
            let close = row.conflict_index.zip(other.conflict_index)
                .is_none_or(|(a, b)| (a - b).abs() < 1e-12);
            prop_assert!(close);
        }
        prop_assert_eq!(&found.issues, &turned.issues);
        for pair in &found.pairs {
            let other = turned.pairs.iter().find(|other| {
                (&other.a, &other.b) == (&pair.a, &pair.b)
                    || (&other.b, &other.a) == (&pair.a, &pair.b)
            });
            let other = other.expect("every pair is there in any order");
            prop_assert_eq!(
                (pair.n, pair.city_block, pair.identical, pair.directional),
                (other.n, other.city_block, other.identical, other.directional)
            );
            prop_assert_eq!(&pair.support_vs_oppose, &other.support_vs_oppose);
        }
    }

    #[test]
    fn a_silent_party_or_proposal_changes_no_value(rows in any_rows()) {
        let settings = Settings::default();
        let found = compared(&PARTIES, &rows, &settings);
        let table = table(&PARTIES, &rows);
        let mut proposals = PROPOSALS.to_vec();
        proposals.push("k.silent");
        let more = agenda(&["A", "B", "C", "D", "E"], &proposals);
        let with = compare(&more, &table, &ids(&["A", "B", "C", "D", "E"]), &settings);
        for (row, other) in found.rows.iter().zip(&with.rows) {
            prop_assert_eq!(
                (row.n, row.relation, row.conflict_index),
                (other.n, other.relation, other.conflict_index)
            );
        }
        for pair in &found.pairs {
            prop_assert!(with.pairs.contains(pair));
        }
    }
}
