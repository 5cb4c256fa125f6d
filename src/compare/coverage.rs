//! Who has spoken on what: silence is counted, never filled in.

use crate::model::{Agenda, Basis, Comparison, IssueId, PartyId, ProposalId, StanceTable};

/// An issue, with how far each compared party has spoken on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    /// The issue.
    pub issue: IssueId,
    /// How many proposals it has.
    pub proposals: usize,
    /// One entry a compared party, in order of columns.
    pub parties: Vec<PartyCoverage>,
}

/// How far a party has spoken on an issue. The first three make up all its proposals.
#[derive(Clone, Debug, PartialEq)]
pub struct PartyCoverage {
    /// The party.
    pub party: PartyId,
    /// Proposals on which it has a stance of its own, or one that a person set.
    pub stated: usize,
    /// Proposals on which its stance is known only from others.
    pub by_others: usize,
    /// Proposals on which it is silent, in the agenda's order.
    pub silent: Vec<ProposalId>,
    /// On how many of those something follows from its stances on others.
    pub implied: usize,
}

/// Returns the coverage of every issue, in the agenda's order, over the compared parties.
#[must_use]
pub fn coverage(agenda: &Agenda, table: &StanceTable, comparison: &Comparison) -> Vec<Coverage> {
    agenda
        .issues
        .iter()
        .map(|issue| {
            let party = |party: &PartyId| {
                let mut covered = PartyCoverage {
                    party: party.clone(),
                    stated: 0,
                    by_others: 0,
                    silent: Vec::new(),
                    implied: 0,
                };
                for proposal in &issue.proposals {
                    match table.get(&proposal.id, party) {
                        Some(stance) if stance.basis == Basis::Others => covered.by_others += 1,
                        Some(_) => covered.stated += 1,
                        None => {
                            covered.silent.push(proposal.id.clone());
                            let follows = comparison.implied(&proposal.id, party).is_some();
                            covered.implied += usize::from(follows);
                        }
                    }
                }
                covered
            };
            Coverage {
                issue: issue.id.clone(),
                proposals: issue.proposals.len(),
                parties: comparison.parties.iter().map(party).collect(),
            }
        })
        .collect()
}
