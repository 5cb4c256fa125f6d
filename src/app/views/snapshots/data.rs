//! What the Snapshots tab shows, as plain data: the list, a table, and what has changed.

use crate::compare;
use crate::model::{Agenda, Dossier, Snapshot, Stance, StanceTable};

use super::super::super::state::CellRef;
use super::super::cell_line::CellLine;
use super::super::words;

/// A snapshot in the list.
#[derive(Debug, PartialEq)]
pub(crate) struct SnapshotLine {
    pub(crate) name: String,
    /// "4 Dec 2026, 12:00 · 4 articles, 57 statements counted".
    pub(crate) below: String,
    pub(crate) note: String,
}

/// Lists the snapshots, the latest first, each with its place in the dossier.
pub(crate) fn list(dossier: &Dossier) -> Vec<(usize, SnapshotLine)> {
    let line = |snapshot: &Snapshot| SnapshotLine {
        name: snapshot.name.clone(),
        below: format!(
            "{} · {}, {} counted",
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

/// A line below the list of snapshots.
#[derive(Debug, PartialEq)]
pub(crate) enum Line {
    /// An issue, and how many of its cells follow.
    Issue(String, usize),
    Cell(CellLine),
}

/// Returns every cell of the snapshot that is not silent, in its agenda's order, each issue
/// under its title.
pub(crate) fn table(snapshot: &Snapshot) -> Vec<Line> {
    let agenda = &snapshot.agenda;
    let mut lines = Vec::new();
    for issue in &agenda.issues {
        let proposals = issue.proposals.iter();
        let cells = proposals.flat_map(|proposal| {
            let parties = agenda.parties.iter();
            parties.filter_map(|party| {
                let stance = snapshot.table.get(&proposal.id, &party.id)?;
                let cell = CellRef {
                    proposal: proposal.id.clone(),
                    party: party.id.clone(),
                };
                let told = words::stance_and_firmness(stance);
                Some(Line::Cell(line(agenda, cell, String::new(), told)))
            })
        });
        let cells: Vec<Line> = cells.collect();
        if !cells.is_empty() {
            lines.push(Line::Issue(issue.title.clone(), cells.len()));
            lines.extend(cells);
        }
    }
    lines
}

/// Returns every cell that differs between the snapshot and a later table, in the order of
/// that table's agenda; cells of what this agenda no longer has come last.
pub(crate) fn changes(snapshot: &Snapshot, agenda: &Agenda, later: &StanceTable) -> Vec<CellLine> {
    compare::diff((&snapshot.agenda, &snapshot.table), (agenda, later))
        .into_iter()
        .filter(|change| !change.kind.keeps_stance())
        .map(|change| {
            let told = |stance: &Option<Stance>| {
                stance
                    .as_ref()
                    .map_or_else(|| "silent".to_owned(), words::stance_and_firmness)
            };
            let told = format!("{} → {}", told(&change.before), told(&change.after));
            let word = words::change(&change);
            let cell = CellRef {
                proposal: change.proposal,
                party: change.party,
            };
            let known =
                agenda.proposal(&cell.proposal).is_some() && agenda.party(&cell.party).is_some();
            let names = if known { agenda } else { &snapshot.agenda };
            line(names, cell, word, told)
        })
        .collect()
}

fn line(agenda: &Agenda, cell: CellRef, change: String, told: String) -> CellLine {
    let proposal = agenda.proposal(&cell.proposal);
    CellLine {
        when: String::new(),
        proposal: proposal.map_or_else(|| cell.proposal.0.clone(), |(_, p)| p.text.clone()),
        party: words::party(agenda, &cell.party).to_owned(),
        index: words::party_index(agenda, &cell.party),
        change,
        told,
        cell,
    }
}
