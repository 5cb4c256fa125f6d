//! Part of a comparison, such as the rows that a person has chosen to send on.

use std::collections::BTreeSet;

use super::verdict;
use crate::model::{Agenda, Comparison, ProposalId};

/// Returns the comparison of the proposals in `keep` alone: verdicts are of those rows. The
/// agreement of pairs is over all proposals and is left out.
#[must_use]
pub fn select(agenda: &Agenda, comparison: &Comparison, keep: &BTreeSet<ProposalId>) -> Comparison {
    let mut part = comparison.clone();
    part.rows.retain(|row| keep.contains(&row.proposal));
    part.pairs.clear();
    part.implied
        .retain(|implied| keep.contains(&implied.proposal));
    part.contradictions
        .retain(|found| keep.contains(&found.proposal));
    let issues: BTreeSet<_> = part.rows.iter().map(|row| &row.issue).collect();
    part.issues = verdict::verdicts(agenda, &part.rows);
    part.issues
        .retain(|verdict| issues.contains(&verdict.issue));
    part
}
