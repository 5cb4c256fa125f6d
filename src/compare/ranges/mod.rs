//! The amounts that parties name, laid on rails: what each accepts, where that meets, and who
//! stands between.
//!
//! Proposals of one issue that have the same scale lie on one rail. What a party accepts is
//! read from the amounts of its counted statements, where its stance on the proposal is
//! support, under a condition or not: "at least" and "at most" are ends of an interval that is
//! open on the other side; a plain amount is its target and, where it names no end, all that
//! it is known to accept. A later amount wins over an earlier one that it contradicts.
//!
//! Over the parties that have named an amount, with l the least and u the most that each
//! accepts, an end that is open lying at infinity:
//!
//! - **overlap**: from the greatest l to the smallest u, if these are in that order;
//! - **gap**: else, how far the greatest l lies above the smallest u; the parties that have
//!   these two ends block;
//! - **bargaining range**: from the lowest to the highest target.
//!
//! Source: the zone of possible agreement of Raiffa, The Art and Science of Negotiation, 1982.

mod read;
mod told;

pub use told::{accepts, amount};

use crate::model::{
    Amount, Date, Dossier, IssueId, PartyId, ProposalId, ScaleSpec, StanceTable, StatementRef,
};

/// A scale with what each party accepts on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Rail {
    /// The issue.
    pub issue: IssueId,
    /// The scale.
    pub scale: ScaleSpec,
    /// The proposals whose amounts lie on it, in the agenda's order.
    pub proposals: Vec<ProposalId>,
    /// The parties that have named an amount, in order of columns.
    pub parties: Vec<PartyRange>,
    /// Parties that have not, in order of columns.
    pub silent: Vec<PartyId>,
    /// What all of these accept, lower end first, `None` where an end is open. There is no
    /// overlap of fewer than two parties.
    pub overlap: Option<(Option<f64>, Option<f64>)>,
    /// How far they lie apart; above 0, and only where there is no overlap.
    pub gap: Option<f64>,
    /// Who has the greatest least: blocks from above, where there is a gap.
    pub above: Vec<PartyId>,
    /// Who has the smallest most: blocks from below, where there is a gap.
    pub below: Vec<PartyId>,
    /// The lowest and the highest target, where two parties or more have one.
    pub bargaining: Option<(f64, f64)>,
    /// All that in one plain sentence.
    pub sentence: String,
}

/// What a party accepts on a scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PartyRange {
    /// The party.
    pub party: PartyId,
    /// The least that it accepts, if it has named one.
    pub least: Option<f64>,
    /// The most that it accepts, if it has named one.
    pub most: Option<f64>,
    /// The amount that it asks for, if it has named one.
    pub target: Option<f64>,
    /// The amounts that tell it, the earliest first.
    pub sources: Vec<RangeSource>,
}

/// An amount that a party has named.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeSource {
    /// The statement.
    pub statement: StatementRef,
    /// The proposal that it is on.
    pub proposal: ProposalId,
    /// The amount.
    pub amount: Amount,
    /// When it was said, if that is known.
    pub date: Option<Date>,
}

impl PartyRange {
    /// Returns what the party is known to accept, lower end first, `None` where an end is
    /// open: its ends or, where it has named none, its target.
    #[must_use]
    pub fn accepts(&self) -> (Option<f64>, Option<f64>) {
        match (self.least, self.most) {
            (None, None) => (self.target, self.target),
            ends => ends,
        }
    }
}

/// Returns every rail of the agenda, in its order, over `parties`; those on which nobody has
/// named an amount are there, with nobody on them.
#[must_use]
pub fn ranges(dossier: &Dossier, table: &StanceTable, parties: &[PartyId]) -> Vec<Rail> {
    let mut rails: Vec<Rail> = Vec::new();
    for (issue, proposal) in dossier.agenda.proposals() {
        let Some(scale) = proposal.scale.as_ref().filter(|s| s.runs_forward()) else {
            continue;
        };
        let same = |rail: &&mut Rail| rail.issue == issue.id && rail.scale == *scale;
        if let Some(rail) = rails.iter_mut().find(same) {
            rail.proposals.push(proposal.id.clone());
            continue;
        }
        rails.push(Rail {
            issue: issue.id.clone(),
            scale: scale.clone(),
            proposals: vec![proposal.id.clone()],
            parties: Vec::new(),
            silent: Vec::new(),
            overlap: None,
            gap: None,
            above: Vec::new(),
            below: Vec::new(),
            bargaining: None,
            sentence: String::new(),
        });
    }
    for rail in &mut rails {
        for party in parties {
            match read::range(dossier, table, &rail.proposals, party) {
                Some(range) => rail.parties.push(range),
                None => rail.silent.push(party.clone()),
            }
        }
        rail.meet();
        rail.sentence = told::sentence(&dossier.agenda, rail);
    }
    rails
}

impl Rail {
    /// Finds overlap, gap and who blocks, from the ranges of the parties.
    fn meet(&mut self) {
        if self.parties.len() < 2 {
            return;
        }
        let ends = || self.parties.iter().map(|range| (range, range.accepts()));
        let least = ends().filter_map(|(_, (least, _))| least).reduce(f64::max);
        let most = ends().filter_map(|(_, (_, most))| most).reduce(f64::min);
        let targets = || self.parties.iter().filter_map(|range| range.target);
        if targets().count() > 1 {
            self.bargaining = targets().reduce(f64::min).zip(targets().reduce(f64::max));
        }
        match (least, most) {
            (Some(least), Some(most)) if least > most => {
                let who = |has: &dyn Fn((Option<f64>, Option<f64>)) -> Option<f64>, end: f64| {
                    ends()
                        .filter(|(_, ends)| has(*ends).is_some_and(|e| e.total_cmp(&end).is_eq()))
                        .map(|(range, _)| range.party.clone())
                        .collect()
                };
                self.above = who(&|(least, _)| least, least);
                self.below = who(&|(_, most)| most, most);
                self.gap = Some(difference(least, most));
            }
            ends => self.overlap = Some(ends),
        }
    }
}

/// Returns `a` less `b`, with as many decimals as these have: 0.5 less 0.3 is 0.2, not
/// 0.20000000000000001.
fn difference(a: f64, b: f64) -> f64 {
    let decimals = |number: f64| {
        let text = number.to_string();
        text.split_once('.').map_or(0, |(_, rest)| rest.len())
    };
    let exact = a - b;
    let rounded = format!("{exact:.*}", decimals(a).max(decimals(b)));
    rounded.parse().unwrap_or(exact)
}

#[cfg(test)]
mod tests;
