//! What is computed from a stance table: relations, verdicts, agreement.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::{IssueId, PartyId, ProposalId};
use super::scale::scale;
use super::stance::StanceAttitude;

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

impl Relation {
    /// Returns what it means, in a few words for people.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Deadlock => "for and against, red lines on both sides",
            Self::Conflict => "for and against",
            Self::SoftGap => "apart, though not plainly for and against",
            Self::Open => "some unclear, the rest for it",
            Self::Bridgeable => "all for it, some under a condition",
            Self::CommonRejection => "all against it",
            Self::Consensus => "all for it",
            Self::Untested => "fewer than two parties have a stance",
        }
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
    /// What follows for parties from their stances on other proposals, where they are silent
    /// themselves: in the order of rows and columns, whether it is counted or not.
    pub implied: Vec<Implied>,
    /// Where what a party says and what follows from it contradict each other, in the order
    /// of rows and columns.
    pub contradictions: Vec<Contradiction>,
}

impl Comparison {
    /// Returns the row of a proposal.
    #[must_use]
    pub fn row(&self, proposal: &ProposalId) -> Option<&Row> {
        self.rows.iter().find(|row| row.proposal == *proposal)
    }

    /// Returns the agreement of two parties, whichever of them is named first.
    #[must_use]
    pub fn pair(&self, a: &PartyId, b: &PartyId) -> Option<&PairAgreement> {
        self.pairs
            .iter()
            .find(|pair| (&pair.a, &pair.b) == (a, b) || (&pair.a, &pair.b) == (b, a))
    }

    /// Returns what follows for a party on a proposal on which it is silent.
    #[must_use]
    pub fn implied(&self, proposal: &ProposalId, party: &PartyId) -> Option<&Implied> {
        self.implied
            .iter()
            .find(|implied| implied.proposal == *proposal && implied.party == *party)
    }
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
    /// The variance of those numbers (polarisation), in [0, 1]; `None` below two stances.
    pub variance: Option<f64>,
    /// Pairs of which one supports and the other opposes, in order of columns.
    pub opposed: Vec<(PartyId, PartyId)>,
    /// The conditions of conditional stances that take part, in order of columns.
    pub conditions: Vec<(PartyId, String)>,
    /// Parties whose stance is mixed: left out of the arithmetic and named.
    pub mixed: Vec<PartyId>,
    /// Parties known only from others: left out unless asked for, and named.
    pub by_others: Vec<PartyId>,
    /// Parties that are silent, but whose stance follows from others of theirs: left out
    /// unless asked for, and named.
    pub implied: Vec<PartyId>,
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
    /// The mean of the conflict indices of its proposals, in [0, 1]; `None` where n is 0.
    pub conflict: Option<f64>,
    /// Over how many proposals that is: those on which two parties or more have a stance.
    pub n: usize,
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

impl PairAgreement {
    /// A share over fewer proposals than this says little, and is shown so.
    pub const FEW: usize = 5;

    /// Says whether there are too few proposals for the shares to say much.
    #[must_use]
    pub fn is_few(&self) -> bool {
        self.n < Self::FEW
    }
}

/// A stance that a party has not taken itself, but that follows from one that it has taken,
/// by what the agenda says of its proposals. It is no evidence, and has neither firmness nor
/// condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// The party.
    pub party: PartyId,
    /// The proposal on which it follows.
    pub proposal: ProposalId,
    /// Whether the party supports it; else it opposes it.
    pub supports: bool,
    /// The way from the stance that was taken, its proposal first, to the last before this
    /// one: each with what ties it to the next.
    pub way: Vec<(ProposalId, Link)>,
}

impl Implied {
    /// Returns the proposal on which the party has taken the stance from which this follows.
    #[must_use]
    pub fn source(&self) -> &ProposalId {
        self.way.first().map_or(&self.proposal, |(first, _)| first)
    }

    /// Returns the number that stands for it in arithmetic: +1 or -1.
    #[must_use]
    pub fn value(&self) -> f64 {
        if self.supports { 1.0 } else { -1.0 }
    }
}

scale! {
    /// How one proposal bears on another.
    Link {
        /// Who supports the one supports the other.
        Implies = "implies", "implies";
        /// Who supports the one opposes the other.
        Excludes = "excludes", "excludes";
        /// Who opposes the one opposes the other.
        FollowsFrom = "follows_from", "follows from";
    }
}

/// A stance against what follows from other stances of the same party; or, on a proposal on
/// which it is silent, two such consequences against each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The party.
    pub party: PartyId,
    /// The proposal.
    pub proposal: ProposalId,
    /// What the party says itself; `None` where it is silent.
    pub stated: Option<StanceAttitude>,
    /// What follows from other stances: one against what is stated, or one for the proposal
    /// and one against it.
    pub implied: Vec<Implied>,
}
