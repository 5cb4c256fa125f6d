//! What the Snapshots tab shows, as plain data: the list, a table, and what has changed.

use std::sync::Arc;

use crate::compare;
use crate::compare::reliability::{Agreed, Code};
use crate::model::{Agenda, Change, ChangeCause, Dossier, Snapshot, Stance, StanceTable};
use crate::session::codings;
use crate::session::positions::Positions;

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
    Change(ChangeLine),
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

/// Which changes are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct ChangeFilter {
    /// Only those with this cause.
    pub(crate) cause: Option<ChangeCause>,
    /// Also where the stance itself is as it was: other evidence, other notes.
    pub(crate) kept: bool,
}

impl ChangeFilter {
    fn admits(self, change: &Change) -> bool {
        self.cause.is_none_or(|cause| cause == change.cause)
            && (self.kept || !change.kind.keeps_stance())
    }
}

/// How many changes there are of each sort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// By cause, in the order of [`ChangeCause::ALL`], as far as the rest of the filter admits
    /// them.
    pub(crate) causes: [usize; ChangeCause::ALL.len()],
    /// Where the stance itself is as it was.
    pub(crate) kept: usize,
}

/// A change of a cell: in short, and as a sentence.
#[derive(Debug, PartialEq)]
pub(crate) struct ChangeLine {
    pub(crate) cell: CellLine,
    pub(crate) sentence: String,
}

/// Returns every cell that differs between the snapshot and a later table, in the order of that
/// table's agenda; cells of what this agenda no longer has come last.
pub(crate) fn diff(snapshot: &Snapshot, later: (&Agenda, &StanceTable)) -> Vec<Change> {
    compare::diff((&snapshot.agenda, &snapshot.table), later)
}

/// Counts changes.
pub(crate) fn counts(changes: &[Change], filter: ChangeFilter) -> Counts {
    let mut counts = Counts::default();
    for change in changes {
        counts.kept += usize::from(change.kind.keeps_stance());
        for (count, cause) in counts.causes.iter_mut().zip(ChangeCause::ALL) {
            let filter = ChangeFilter {
                cause: Some(*cause),
                ..filter
            };
            *count += usize::from(filter.admits(change));
        }
    }
    counts
}

/// Returns the changes since the snapshot, as far as the filter admits them, as lines with the
/// names of the later `agenda`.
pub(crate) fn lines(
    changes: &[Change],
    filter: ChangeFilter,
    (snapshot, agenda): (&Snapshot, &Agenda),
) -> Vec<ChangeLine> {
    changes
        .iter()
        .filter(|change| filter.admits(change))
        .map(|change| {
            let told = |stance: &Option<Stance>| {
                stance
                    .as_ref()
                    .map_or_else(|| "silent".to_owned(), words::stance_and_firmness)
            };
            let told = format!("{} → {}", told(&change.before), told(&change.after));
            let word = words::change(change);
            let sentence = |names: &Agenda| compare::changed(names, change);
            let cell = CellRef {
                proposal: change.proposal.clone(),
                party: change.party.clone(),
            };
            let known =
                agenda.proposal(&cell.proposal).is_some() && agenda.party(&cell.party).is_some();
            let names = if known { agenda } else { &snapshot.agenda };
            let cell = line(names, cell, word, told);
            ChangeLine {
                sentence: sentence(names),
                cell,
            }
        })
        .collect()
}

/// How far a snapshot and another table agree.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Agreement {
    /// One sentence for each measure.
    pub(crate) told: Vec<String>,
    /// The cells on which they differ.
    pub(crate) cells: Vec<CellLine>,
}

/// Tells how far the snapshot and another table, `name`, agree, cell by cell.
pub(crate) fn agreement(
    snapshot: &Snapshot,
    name: &str,
    (agenda, table): (&Arc<Agenda>, &StanceTable),
) -> Result<Agreement, String> {
    let other = Positions {
        name: name.to_owned(),
        agenda: Arc::clone(agenda),
        table: table.clone(),
    };
    let found = codings::compare(&[Positions::of_snapshot(snapshot), other]);
    let found = found.map_err(|problem| problem.to_string())?;
    let measured = |what: &str, agreed: &Agreed, silence: &str| match agreed.alike {
        None => format!("{what}: no cell to compare."),
        Some(alike) => format!(
            "{what}: {:.0} % alike over {}{silence}, {}.",
            alike * 100.0,
            words::count(agreed.n, "cell"),
            agreed.nominal.map_or_else(
                || "alpha not defined".to_owned(),
                |alpha| format!("alpha {alpha:.2} (nominal)")
            )
        ),
    };
    let differ = words::count(found.differences.len(), "cell");
    let told = vec![
        measured("Attitude", &found.attitude, " to which both give one"),
        measured("With silence as a code", &found.with_silence, ""),
        measured("Firmness", &found.firmness, " to which both give one"),
        format!("They differ on {differ}."),
    ];
    let cells = found.differences.into_iter().map(|differing| {
        let codes = differing.codes.iter();
        let codes = codes.map(|code| code.map_or("no such cell", Code::word));
        let told = codes.collect::<Vec<_>>().join(" | ");
        let cell = CellRef {
            proposal: differing.proposal,
            party: differing.party,
        };
        line(agenda, cell, String::new(), told)
    });
    Ok(Agreement {
        told,
        cells: cells.collect(),
    })
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
