//! Snapshots: one of the table as it is, one that a colleague made, the table as one has it.

use std::path::Path;
use std::sync::Arc;

use super::{Edit, Session};
use crate::model::{
    Agenda, Change, Dossier, HandEdit, PartyId, Problem, ProposalId, Snapshot, Stance, StanceTable,
    StatementRef,
};
use crate::settle::settle;
use crate::store;

impl Session {
    /// Takes a snapshot of the table as it is, `taken` at a local time
    /// `YYYY-MM-DDTHH:MM`. In a saved dossier it is on disk when this returns. It is no
    /// step of undo.
    ///
    /// # Errors
    ///
    /// The name is empty, or writing failed.
    pub fn take_snapshot(&mut self, name: &str, note: &str, taken: &str) -> Result<(), Problem> {
        let whole;
        let table = if self.filter.is_empty() {
            &self.table
        } else {
            whole = settle(&self.dossier);
            &whole
        };
        let snapshot = take(&self.dossier, table, name, note, taken)?;
        self.keep_snapshot(snapshot)
    }

    /// Adds a colleague's snapshot, read from its file. It is kept as it is, under its name and
    /// where it comes from.
    ///
    /// # Errors
    ///
    /// The file holds no snapshot or one of a newer version, a snapshot is there already that
    /// says the same, or writing failed.
    pub fn import_snapshot(&mut self, path: &Path) -> Result<(), Problem> {
        let place = path.display().to_string();
        let mut snapshot = store::load_snapshot(path)?;
        let same = |other: &Arc<Snapshot>| {
            other.taken == snapshot.taken
                && other.table == snapshot.table
                && other.agenda == snapshot.agenda
        };
        if let Some(other) = self.dossier.snapshots.iter().find(|other| same(other)) {
            return Err(Problem::new(
                place,
                format!("The case has this snapshot already, as “{}”.", other.name),
                "Nothing was added.",
            ));
        }
        let from = format!("From {place}.");
        let note = [snapshot.note.trim(), &from].join(" ");
        note.trim().clone_into(&mut snapshot.note);
        self.keep_snapshot(snapshot)
    }

    /// Puts a snapshot where the dossier has it: it is no step of undo.
    fn keep_snapshot(&mut self, snapshot: Snapshot) -> Result<(), Problem> {
        let snapshot = Arc::new(snapshot);
        self.check_writable()?;
        self.fetch_saved(true);
        if let Some(keeper) = &mut self.keeper {
            keeper.write_snapshot(&snapshot)?;
            insert(&mut self.saved.snapshots, Arc::clone(&snapshot));
        }
        insert(&mut self.dossier.snapshots, snapshot);
        self.changed();
        Ok(())
    }

    /// Returns the cells that [`Session::restore_snapshot`] would change.
    ///
    /// # Errors
    ///
    /// As [`Session::restore_snapshot`].
    pub fn preview_restore(&self, at: usize) -> Result<Vec<Change>, Problem> {
        let (_, restore) = self.restore_edit(at)?;
        self.preview(&restore)
    }

    /// Makes the table what the snapshot at that place has, as one step of undo: stances are set
    /// by hand where they differ, and where it is silent, what was set is taken back and the
    /// statements are discarded. A firmness or a day that the snapshot does not tell is left to
    /// the statements. Returns how many of its stances have no cell any more, since the agenda
    /// has changed or their proposals or parties are retired.
    ///
    /// # Errors
    ///
    /// There is no such snapshot, only part of the evidence is shown, or the dossier cannot be
    /// changed now.
    pub fn restore_snapshot(&mut self, at: usize) -> Result<usize, Problem> {
        let (snapshot, restore) = self.restore_edit(at)?;
        self.back_up_first();
        self.apply(restore)?;
        let agenda = &self.dossier.agenda;
        let homeless = |stance: &&Stance| {
            let mut in_use = agenda.proposals().map(|(_, proposal)| &proposal.id);
            let mut parties = agenda.parties_in_use().map(|party| &party.id);
            !parties.any(|id| *id == stance.party) || !in_use.any(|id| *id == stance.proposal)
        };
        Ok(snapshot.table.iter().filter(homeless).count())
    }

    /// Returns the snapshot at that place and the edit that restores it.
    fn restore_edit(&self, at: usize) -> Result<(Arc<Snapshot>, Edit), Problem> {
        let Some(snapshot) = self.dossier.snapshots.get(at).map(Arc::clone) else {
            return Err(Problem::new("", "There is no such snapshot.", ""));
        };
        let now = settle(&self.dossier);
        let edits = restoring(&self.dossier.agenda, &now, &snapshot.table);
        let label = format!("Restore “{}”", snapshot.name);
        Ok((snapshot, Edit::Several { label, edits }))
    }
}

/// Puts a snapshot among the others, oldest first.
fn insert(snapshots: &mut Vec<Arc<Snapshot>>, snapshot: Arc<Snapshot>) {
    let at = snapshots.partition_point(|other| other.taken <= snapshot.taken);
    snapshots.insert(at, snapshot);
}

/// Returns the edits that lead from one table to the other, in the order of the agenda.
fn restoring(agenda: &Agenda, now: &StanceTable, then: &StanceTable) -> Vec<Edit> {
    let mut edits = Vec::new();
    for (_, proposal) in agenda.proposals() {
        for party in agenda.parties_in_use() {
            let cell = (&proposal.id, &party.id);
            let (now, then) = (now.get(cell.0, cell.1), then.get(cell.0, cell.1));
            match (now, then) {
                (_, Some(then)) if now.is_none_or(|now| by_hand(now) != by_hand(then)) => {
                    edits.push(set(cell, by_hand(then)));
                }
                (Some(now), None) => {
                    edits.push(set(cell, HandEdit::default()));
                    let counted = now.statements.iter();
                    let left_out = now.left_out.iter().map(|left| &left.statement);
                    edits.extend(counted.chain(left_out).cloned().map(discard));
                }
                _ => {}
            }
        }
    }
    edits
}

fn set((proposal, party): (&ProposalId, &PartyId), hand: HandEdit) -> Edit {
    Edit::SetStance {
        proposal: proposal.clone(),
        party: party.clone(),
        hand,
    }
}

fn discard(statement: StatementRef) -> Edit {
    Edit::Discard {
        statement,
        discarded: true,
    }
}

/// Returns all that a person would set to have this stance.
fn by_hand(stance: &Stance) -> HandEdit {
    HandEdit {
        attitude: Some(stance.attitude),
        lean: stance.lean,
        condition: Some(stance.condition.clone().unwrap_or_default()),
        firmness: stance.firmness,
        summary: Some(stance.summary.clone()),
        note: Some(stance.note.clone()),
        priority: stance.priority,
        as_of: stance.as_of,
        status: Some(stance.status),
    }
}

/// Returns a snapshot named `name` of `table`, the settled stances of `dossier`.
///
/// # Errors
///
/// The name is empty, or `taken` is no local time `YYYY-MM-DDTHH:MM`.
pub(super) fn take(
    dossier: &Dossier,
    table: &StanceTable,
    name: &str,
    note: &str,
    taken: &str,
) -> Result<Snapshot, Problem> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Problem::new(
            "",
            "A snapshot needs a name.",
            "Type one that says what the moment is, such as “Before the second round”.",
        ));
    }
    if !is_minute(taken) {
        return Err(Problem::new(
            "",
            format!("`{taken}` is no local time."),
            "Write it as 2026-12-04T12:00.",
        ));
    }
    Ok(Snapshot {
        name: name.to_owned(),
        taken: taken.to_owned(),
        note: note.trim().to_owned(),
        agenda: (*dossier.agenda).clone(),
        articles: dossier.articles.len(),
        statements: table.iter().map(|stance| stance.statements.len()).sum(),
        table: table.clone(),
    })
}

fn is_minute(text: &str) -> bool {
    // The parser takes shorter and longer forms too.
    text.len() == "2026-12-04T12:00".len()
        && text.contains('T')
        && text.parse::<jiff::civil::DateTime>().is_ok()
}
