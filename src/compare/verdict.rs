//! The verdict of an issue: how many of its proposals have which relation, and the worst.
//!
//! One mark must do where there is room for one only. It is the worst of the relations, in
//! the order of [`Relation`]; untested counts least, so that it stands only where all are.
//! The conflict of an issue is the mean of its proposals' conflict indices.

use std::collections::BTreeMap;

use crate::model::{Agenda, IssueVerdict, Relation, Row};

/// Returns one verdict an issue in use, in the agenda's order.
pub(super) fn verdicts(agenda: &Agenda, rows: &[Row]) -> Vec<IssueVerdict> {
    let mut counts: BTreeMap<_, BTreeMap<Relation, usize>> = BTreeMap::new();
    for row in rows {
        *counts
            .entry(&row.issue)
            .or_default()
            .entry(row.relation)
            .or_default() += 1;
    }
    agenda
        .issues_in_use()
        .map(|issue| {
            let counts = counts.get(&issue.id).cloned().unwrap_or_default();
            let indices: Vec<f64> = rows
                .iter()
                .filter(|row| row.issue == issue.id)
                .filter_map(|row| row.conflict_index)
                .collect();
            let n = indices.len();
            IssueVerdict {
                issue: issue.id.clone(),
                // The map is ordered, worst first.
                verdict: counts.keys().next().copied().unwrap_or(Relation::Untested),
                counts,
                conflict: (n > 0).then(|| indices.iter().sum::<f64>() / n as f64),
                n,
            }
        })
        .collect()
}
