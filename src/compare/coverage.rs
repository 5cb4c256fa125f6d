//! Who has spoken on what: silence is counted, never filled in.

use crate::model::{Agenda, Basis, IssueId, PartyId, StanceTable};

/// Whether and how a party has spoken on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoken {
    /// In its own words, or set by hand.
    Own,
    /// Only others say what it wants.
    Others,
    /// Nothing was read of it.
    Silent,
}

/// An issue, with how each party has spoken on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The issue.
    pub issue: IssueId,
    /// One entry a party, in the order asked for: one a proposal, in the agenda's order.
    pub parties: Vec<Vec<Spoken>>,
}

/// Returns the coverage of every issue in use, in the agenda's order.
#[must_use]
pub fn coverage(agenda: &Agenda, table: &StanceTable, parties: &[PartyId]) -> Vec<Coverage> {
    let spoken = |proposal, party| match table.get(proposal, party) {
        Some(stance) if stance.basis == Basis::Others => Spoken::Others,
        Some(_) => Spoken::Own,
        None => Spoken::Silent,
    };
    let issues = agenda.issues_in_use();
    issues
        .map(|issue| Coverage {
            issue: issue.id.clone(),
            parties: parties
                .iter()
                .map(|party| {
                    let proposals = issue.in_use();
                    proposals.map(|p| spoken(&p.id, party)).collect()
                })
                .collect(),
        })
        .collect()
}
