//! What is computed from a stance table: relations, verdicts, agreement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{IssueId, PartyId, ProposalId};
use super::scale::scale;

scale! {
    /// How the stances on one proposal stand to each other, worst first.
    Relation {
        /// Support against opposition, with red lines on both sides.
        Deadlock = "deadlock", "Deadlock";
        /// Support against opposition.
        Conflict = "conflict", "Conflict";
        /// None of the others fits.
        SoftGap = "soft_gap", "Soft gap";
        /// Some are unclear, the rest for it or for it under a condition.
        Open = "open", "Open";
        /// All for it, some under a condition.
        Bridgeable = "bridgeable", "Bridgeable";
        /// All against it.
        CommonRejection = "common_rejection", "Common rejection";
        /// All for it.
        Consensus = "consensus", "Overlap";
        /// Fewer than two parties have a stance.
        Untested = "untested", "Untested";
    }
}

/// What is computed from a stance table over a chosen set of parties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// The parties compared, in order of columns.
    pub parties: Vec<PartyId>,
    /// One row a proposal of the agenda, in the agenda's order, silent ones included.
    pub rows: Vec<Row>,
    /// One verdict an issue, in the agenda's order.
    pub issues: Vec<IssueVerdict>,
    /// One entry for each pair of parties, in order of columns.
    pub pairs: Vec<PairAgreement>,
}

/// How the compared parties stand to one proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The proposal.
    pub proposal: ProposalId,
    /// Its issue.
    pub issue: IssueId,
    /// The relation over the parties that have a stance.
    pub relation: Relation,
    /// How many parties have a stance with a number.
    pub n: usize,
    /// The normalised conflict index, in [0, 1]; `None` below two stances.
    pub conflict_index: Option<f64>,
    /// Pairs of which one supports and the other opposes, in order of columns.
    pub opposed: Vec<(PartyId, PartyId)>,
    /// The conditions of conditional stances that take part, in order of columns.
    pub conditions: Vec<(PartyId, String)>,
    /// Parties whose stance is mixed: left out of the arithmetic and named.
    pub mixed: Vec<PartyId>,
    /// Parties known only from others: left out unless asked for, and named.
    pub by_others: Vec<PartyId>,
    /// The row in one plain sentence.
    pub sentence: String,
}

/// The relations of an issue's proposals.
#[derive(Clone, Debug, PartialEq)]
pub struct IssueVerdict {
    /// The issue.
    pub issue: IssueId,
    /// The worst relation of its proposals; untested only if all are.
    pub verdict: Relation,
    /// How many proposals have each relation; those with none are absent.
    pub counts: BTreeMap<Relation, usize>,
}

/// How far two parties agree, over the proposals on which both have a stance.
#[derive(Clone, Debug, PartialEq)]
pub struct PairAgreement {
    /// The first party, in order of columns.
    pub a: PartyId,
    /// The second party.
    pub b: PartyId,
    /// On how many proposals both have a stance with a number.
    pub n: usize,
    /// City-block agreement in [0, 1]; `None` where n is 0.
    pub city_block: Option<f64>,
    /// Share of proposals coded alike, in [0, 1]; `None` where n is 0.
    pub identical: Option<f64>,
    /// Directional agreement in [0, 1]; `None` where n is 0.
    pub directional: Option<f64>,
    /// Proposals that both support.
    pub both_support: Vec<ProposalId>,
    /// Proposals that both oppose.
    pub both_oppose: Vec<ProposalId>,
    /// Proposals that one supports and the other opposes.
    pub support_vs_oppose: Vec<ProposalId>,
}
