//! What is computed of one proposal.

use super::{Cell, conflict, relation, sentence};
use crate::model::{
    Agenda, Basis, Firmness, Issue, PartyId, Proposal, Row, Settings, Stance, StanceAttitude,
};

/// A stance that takes part in the arithmetic.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Voice<'t> {
    pub(super) party: &'t PartyId,
    pub(super) value: f64,
    pub(super) firmness: Option<Firmness>,
}

/// Returns the row of a proposal; `cells` are those of the compared parties, in order.
pub(super) fn row(
    agenda: &Agenda,
    cells: &[Cell<'_>],
    settings: &Settings,
    issue: &Issue,
    proposal: &Proposal,
) -> Row {
    let voices: Vec<Voice<'_>> = cells
        .iter()
        .filter_map(|cell| {
            Some(Voice {
                party: cell.party,
                value: cell.value?,
                firmness: cell.stance.and_then(|stance| stance.firmness),
            })
        })
        .collect();
    let names = |wanted: &dyn Fn(&Stance) -> bool| -> Vec<PartyId> {
        let held = cells.iter().filter_map(|cell| cell.stance);
        held.filter(|s| wanted(s))
            .map(|s| s.party.clone())
            .collect()
    };
    let condition = |cell: &Cell<'_>| {
        cell.value?;
        let stance = cell.stance?;
        let condition = stance.condition.clone();
        let conditional = stance.attitude == StanceAttitude::Conditional;
        Some((stance.party.clone(), condition.filter(|_| conditional)?))
    };
    let relation = relation::relation(&voices);
    let values: Vec<f64> = voices.iter().map(|voice| voice.value).collect();
    let implied = cells.iter().filter(|cell| cell.implied.is_some());
    Row {
        proposal: proposal.id.clone(),
        issue: issue.id.clone(),
        relation,
        n: voices.len(),
        conflict_index: conflict::index(&values),
        variance: conflict::variance(&values),
        opposed: relation::opposed(&voices),
        conditions: cells.iter().filter_map(condition).collect(),
        mixed: names(&|stance| stance.attitude == StanceAttitude::Mixed),
        by_others: names(&|stance| stance.basis == Basis::Others),
        implied: implied.map(|cell| cell.party.clone()).collect(),
        sentence: sentence::sentence(agenda, cells, relation, settings),
    }
}
