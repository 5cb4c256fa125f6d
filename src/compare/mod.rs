//! A stance table becomes a comparison: pure arithmetic.
//!
//! In goes the table with the agenda, the parties to compare and the settings; out comes a
//! [`Comparison`]: the relation of every row (`relation`), its conflict index (`conflict`)
//! and its plain sentence (`sentence`), the verdict of every issue (`verdict`) and the
//! agreement of every pair (`agreement`). Two tables give their difference (`diff`).
//!
//! A stance counts as a number x: support +1, conditional +0.5 (no-unless -0.5), unclear 0,
//! oppose -1. Silence is no number and is never imputed; neither is a mixed stance, and one
//! known only from others takes part only if the settings say so. Every measure is over the
//! stances that have a number, and says how many those are. Nothing here does I/O, fails or
//! gives NaN.

mod agreement;
mod conflict;
mod diff;
mod relation;
mod sentence;
mod verdict;

use std::collections::BTreeSet;

use crate::model::{
    Agenda, Basis, Comparison, Firmness, Issue, PartyId, Proposal, Row, Settings, Stance,
    StanceAttitude, StanceTable,
};

pub use diff::diff;
pub use sentence::{clause, firmly, party_name, verb};

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
    let rows: Vec<Row> = agenda
        .proposals()
        .map(|(issue, proposal)| row(agenda, table, &parties, settings, issue, proposal))
        .collect();
    Comparison {
        issues: verdict::verdicts(agenda, &rows),
        pairs: agreement::pairs(agenda, table, &parties, settings),
        parties,
        rows,
    }
}

/// A stance that takes part in the arithmetic.
#[derive(Clone, Debug, PartialEq)]
struct Voice<'t> {
    party: &'t PartyId,
    value: f64,
    firmness: Option<Firmness>,
}

/// Returns the number with which a stance takes part in the arithmetic; `None` for a mixed
/// one and, unless the settings say so, for one known only from others.
#[must_use]
pub fn number(stance: &Stance, settings: &Settings) -> Option<f64> {
    (stance.basis != Basis::Others || settings.count_others)
        .then(|| stance.attitude.value(stance.lean))
        .flatten()
}

fn row(
    agenda: &Agenda,
    table: &StanceTable,
    parties: &[PartyId],
    settings: &Settings,
    issue: &Issue,
    proposal: &Proposal,
) -> Row {
    let stances: Vec<(&PartyId, Option<&Stance>)> = parties
        .iter()
        .map(|party| (party, table.get(&proposal.id, party)))
        .collect();
    let held = || stances.iter().filter_map(|(_, stance)| *stance);
    let voices: Vec<Voice<'_>> = held()
        .filter_map(|stance| {
            Some(Voice {
                party: &stance.party,
                value: number(stance, settings)?,
                firmness: stance.firmness,
            })
        })
        .collect();
    let names = |wanted: &dyn Fn(&Stance) -> bool| -> Vec<PartyId> {
        held()
            .filter(|s| wanted(s))
            .map(|s| s.party.clone())
            .collect()
    };
    let relation = relation::relation(&voices);
    let values: Vec<f64> = voices.iter().map(|voice| voice.value).collect();
    Row {
        proposal: proposal.id.clone(),
        issue: issue.id.clone(),
        relation,
        n: voices.len(),
        conflict_index: conflict::index(&values),
        opposed: relation::opposed(&voices),
        conditions: held()
            .filter(|stance| stance.attitude == StanceAttitude::Conditional)
            .filter(|stance| number(stance, settings).is_some())
            .filter_map(|stance| Some((stance.party.clone(), stance.condition.clone()?)))
            .collect(),
        mixed: names(&|stance| stance.attitude == StanceAttitude::Mixed),
        by_others: names(&|stance| stance.basis == Basis::Others),
        sentence: sentence::sentence(agenda, &stances, relation, settings),
    }
}

#[cfg(test)]
mod tests;
