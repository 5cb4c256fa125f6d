//! A stance table becomes a comparison: pure arithmetic.
//!
//! In goes the table with the agenda, the parties to compare and the settings; out comes a
//! [`Comparison`]: the relation of every row (`relation`), its conflict index (`conflict`)
//! and its plain sentence (`sentence`), the verdict of every issue (`verdict`), the
//! agreement of every pair (`agreement`) and what follows for parties from their stances on
//! other proposals (`implied`). Two tables give their difference (`diff`).
//!
//! What screens and exports show besides is made here as plain values too: who is silent
//! where (`coverage`), the amounts that parties name and whether they meet (`ranges`), what
//! has changed when (`steps`), which conditions others can meet (`trades`). Over
//! statements rather than stances go [`network`]s; over several codings of the same goes
//! [`reliability`], with Krippendorff's [`alpha`].
//!
//! A stance counts as a number x: support +1, conditional +0.5 (no-unless -0.5), unclear 0,
//! oppose -1. Silence is no number and is never imputed; neither is a mixed stance, and one
//! known only from others takes part only if the settings say so. Every measure is over the
//! stances that have a number, and says how many those are. Nothing here does I/O, fails or
//! gives NaN.

mod agreement;
pub mod alpha;
mod conflict;
mod coverage;
mod diff;
mod implied;
pub mod network;
mod ranges;
mod relation;
pub mod reliability;
mod row;
mod select;
mod sentence;
mod steps;
mod trades;
mod verdict;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Agenda, Basis, Comparison, Implied, PartyId, ProposalId, Settings, Stance, StanceTable,
};

pub use coverage::{Coverage, Spoken, coverage};
pub use diff::{apply, diff};
pub use implied::implied;
pub use ranges::{PartyRange, Rail, RangeSource, accepts, amount, ranges};
pub use select::select;
pub use sentence::{agreed, changed, clause, contradiction, firmly, party_name, verb, way};
pub use steps::steps;
pub use trades::{Condition, Trade, TradeState, trades};

/// Compares `parties`, in that order, over all proposals of `agenda`. Parties that the
/// agenda does not have, and repetitions, are passed over.
#[must_use]
pub fn compare(
    agenda: &Agenda,
    table: &StanceTable,
    parties: &[PartyId],
    settings: &Settings,
) -> Comparison {
    let mut seen = BTreeSet::new();
    let parties: Vec<PartyId> = parties
        .iter()
        .filter(|id| agenda.party(id).is_some() && seen.insert(*id))
        .cloned()
        .collect();
    let (implied, contradictions) = implied::implied(agenda, table, &parties, settings);
    let grid = Grid::new(agenda, table, &parties, &implied, settings);
    let rows: Vec<_> = agenda
        .proposals()
        .zip(&grid.rows)
        .map(|((issue, proposal), cells)| row::row(agenda, cells, settings, issue, proposal))
        .collect();
    let issues = verdict::verdicts(agenda, &rows);
    let pairs = agreement::pairs(&grid, &parties, settings);
    Comparison {
        parties,
        rows,
        issues,
        pairs,
        implied,
        contradictions,
    }
}

/// A cell of a compared party: what it says or, where it is silent, what follows for it.
#[derive(Clone, Copy, Debug)]
struct Cell<'t> {
    party: &'t PartyId,
    stance: Option<&'t Stance>,
    implied: Option<&'t Implied>,
    /// The number with which it takes part in the arithmetic, if it does.
    value: Option<f64>,
}

/// The cells of the compared parties, a row a proposal in the agenda's order.
#[derive(Debug)]
struct Grid<'t> {
    proposals: Vec<&'t ProposalId>,
    rows: Vec<Vec<Cell<'t>>>,
}

impl<'t> Grid<'t> {
    fn new(
        agenda: &'t Agenda,
        table: &'t StanceTable,
        parties: &'t [PartyId],
        implied: &'t [Implied],
        settings: &Settings,
    ) -> Self {
        let by_cell: BTreeMap<(&ProposalId, &PartyId), &Implied> = implied
            .iter()
            .map(|implied| ((&implied.proposal, &implied.party), implied))
            .collect();
        let cell = |proposal: &'t ProposalId, party: &'t PartyId| {
            let stance = table.get(proposal, party);
            let implied = by_cell.get(&(proposal, party)).copied();
            let value = match stance {
                Some(stance) => number(stance, settings),
                None => implied
                    .filter(|_| settings.count_implied)
                    .map(Implied::value),
            };
            Cell {
                party,
                stance,
                implied,
                value,
            }
        };
        let proposals: Vec<&ProposalId> = agenda.proposals().map(|(_, p)| &p.id).collect();
        let rows = proposals
            .iter()
            .map(|proposal| parties.iter().map(|party| cell(proposal, party)).collect())
            .collect();
        Self { proposals, rows }
    }
}

/// Returns the number with which a stance takes part in the arithmetic; `None` for a mixed
/// one and, unless the settings say so, for one known only from others.
#[must_use]
pub fn number(stance: &Stance, settings: &Settings) -> Option<f64> {
    (stance.basis != Basis::Others || settings.count_others)
        .then(|| stance.attitude.value(stance.lean))
        .flatten()
}

#[cfg(test)]
mod tests;
