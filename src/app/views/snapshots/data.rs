//! What the Snapshots tab shows, as plain data: the list, a table, and what has changed.

use std::collections::BTreeMap;

use crate::model::{
    Agenda, Dossier, PartyId, ProposalId, Snapshot, Stance, StanceAttitude, StanceTable,
};

use super::super::super::state::CellRef;
use super::super::words;

/// A snapshot in the list.
#[derive(Debug, PartialEq)]
pub(crate) struct SnapshotLine {
    pub(crate) name: String,
    /// "4 Dec 2026, 12:00 · 4 articles, 57 statements".
    pub(crate) below: String,
    pub(crate) note: String,
}

/// How a cell has changed since a snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// Silent then, not now.
    New,
    /// Silent now, not then.
    Dropped,
    /// From for to against, or the other way.
    Reversed,
    /// Another attitude, without a change of sides.
    Changed,
    /// The same attitude, held more firmly.
    Firmer,
    /// The same attitude, held less firmly.
    Softer,
    /// Another condition.
    Condition,
}

impl Change {
    /// Returns the word shown.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Dropped => "dropped",
            Self::Reversed => "reversed",
            Self::Changed => "changed",
            Self::Firmer => "firmer",
            Self::Softer => "softer",
            Self::Condition => "condition changed",
        }
    }
}

/// A cell in a list of cells.
#[derive(Debug, PartialEq)]
pub(crate) struct CellLine {
    pub(crate) cell: CellRef,
    pub(crate) proposal: String,
    pub(crate) party: String,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    /// How it has changed; `None` in the table itself.
    pub(crate) change: Option<Change>,
    /// "silent → rejects, firm", or the stance alone.
    pub(crate) told: String,
}

/// Lists the snapshots, the latest first, each with its place in the dossier.
pub(crate) fn list(dossier: &Dossier) -> Vec<(usize, SnapshotLine)> {
    let line = |snapshot: &Snapshot| SnapshotLine {
        name: snapshot.name.clone(),
        below: format!(
            "{} · {}, {}",
            moment(&snapshot.taken),
            words::count(snapshot.articles, "article"),
            words::count(snapshot.statements, "statement")
        ),
        note: snapshot.note.clone(),
    };
    dossier
        .snapshots
        .iter()
        .map(|snapshot| line(snapshot))
        .enumerate()
        .rev()
        .collect()
}

/// Returns "4 Dec 2026, 12:00" for `2026-12-04T12:00`, and anything else as it is.
fn moment(taken: &str) -> String {
    let Some((day, time)) = taken.split_once('T') else {
        return taken.to_owned();
    };
    match day.parse() {
        Ok(day) => format!("{}, {time}", words::date(day)),
        Err(_) => taken.to_owned(),
    }
}

/// Returns every cell of the snapshot that is not silent, in its agenda's order.
pub(crate) fn table(snapshot: &Snapshot) -> Vec<CellLine> {
    let cells = cells(&snapshot.agenda, &snapshot.table);
    in_order(&[&snapshot.agenda])
        .filter_map(|(agenda, cell)| {
            let stance = cells.get(&cell)?;
            Some(line(agenda, cell, None, in_words(stance)))
        })
        .collect()
}

/// Returns every cell that differs between the snapshot and the table now, in the agenda's
/// order; cells of what the agenda no longer has come last.
pub(crate) fn changes(snapshot: &Snapshot, agenda: &Agenda, now: &StanceTable) -> Vec<CellLine> {
    let before = cells(&snapshot.agenda, &snapshot.table);
    let after = cells(agenda, now);
    let mut seen = std::collections::BTreeSet::new();
    in_order(&[agenda, &snapshot.agenda])
        .filter(|(_, cell)| seen.insert(cell.clone()))
        .filter_map(|(agenda, cell)| {
            let (before, after) = (before.get(&cell).copied(), after.get(&cell).copied());
            let change = change(before, after)?;
            let told = |stance: Option<&Stance>| stance.map_or_else(|| "silent".into(), in_words);
            let told = format!("{} → {}", told(before), told(after));
            Some(line(agenda, cell, Some(change), told))
        })
        .collect()
}

fn cells<'t>(agenda: &Agenda, table: &'t StanceTable) -> BTreeMap<CellRef, &'t Stance> {
    table
        .iter()
        .filter(|stance| agenda.party(&stance.party).is_some())
        .map(|stance| (cell(&stance.proposal, &stance.party), stance))
        .collect()
}

fn cell(proposal: &ProposalId, party: &PartyId) -> CellRef {
    CellRef {
        proposal: proposal.clone(),
        party: party.clone(),
    }
}

/// Iterates over all cells of the agendas, the first agenda's first.
fn in_order<'a>(agendas: &[&'a Agenda]) -> impl Iterator<Item = (&'a Agenda, CellRef)> + use<'a> {
    let agendas = agendas.to_vec();
    agendas.into_iter().flat_map(|agenda| {
        agenda.proposals().flat_map(move |(_, proposal)| {
            let parties = agenda.parties.iter();
            parties.map(move |party| (agenda, cell(&proposal.id, &party.id)))
        })
    })
}

fn line(agenda: &Agenda, cell: CellRef, change: Option<Change>, told: String) -> CellLine {
    let proposal = agenda.proposal(&cell.proposal);
    CellLine {
        proposal: proposal.map_or_else(|| cell.proposal.0.clone(), |(_, p)| p.text.clone()),
        party: words::party(agenda, &cell.party).to_owned(),
        index: words::party_index(agenda, &cell.party),
        change,
        told,
        cell,
    }
}

fn in_words(stance: &Stance) -> String {
    let mut told = words::stance(stance);
    if let Some(condition) = stance.condition.as_deref().filter(|c| !c.is_empty()) {
        told = format!("{told} {condition}");
    }
    match stance.firmness {
        Some(firmness) => format!("{told}, {}", firmness.word()),
        None => told,
    }
}

fn change(before: Option<&Stance>, after: Option<&Stance>) -> Option<Change> {
    let (before, after) = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => return Some(Change::New),
        (Some(_), None) => return Some(Change::Dropped),
        (Some(before), Some(after)) => (before, after),
    };
    if before.attitude != after.attitude || before.lean != after.lean {
        let value = |stance: &Stance| match stance.attitude {
            StanceAttitude::Mixed => 0.0,
            attitude => attitude.value(stance.lean).unwrap_or(0.0),
        };
        let turned = value(before) * value(after) < 0.0;
        return Some(if turned {
            Change::Reversed
        } else {
            Change::Changed
        });
    }
    match (before.firmness, after.firmness) {
        (Some(a), Some(b)) if b > a => return Some(Change::Firmer),
        (Some(a), Some(b)) if b < a => return Some(Change::Softer),
        _ => {}
    }
    (before.condition != after.condition).then_some(Change::Condition)
}
