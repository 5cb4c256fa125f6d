//! The positions at one moment or in one coding, from whatever holds them: a dossier as it is
//! now, a snapshot, a table of stances.

use super::anchored;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reader::is_dossier;
use super::tables::{is_table, matrix};
use crate::compare;
use crate::model::{Agenda, Change, Dossier, Problem, Snapshot, StanceTable};
use crate::settle::settle;

/// A stance table with its agenda.
#[derive(Clone, Debug)]
pub struct Positions {
    /// What a person knows it by: the title of a case, the name of a snapshot or of a file.
    pub name: String,
    /// The agenda.
    pub agenda: Arc<Agenda>,
    /// The stances.
    pub table: StanceTable,
}

impl Positions {
    /// Returns those of a case as it is now.
    #[must_use]
    pub fn of_case(dossier: &Dossier, name: &str) -> Self {
        Self {
            name: name.to_owned(),
            agenda: Arc::clone(&dossier.agenda),
            table: settle(dossier),
        }
    }

    /// Returns those of a snapshot.
    #[must_use]
    pub fn of_snapshot(snapshot: &Snapshot) -> Self {
        Self {
            name: format!("{} ({})", snapshot.name, snapshot.taken.replace('T', " ")),
            agenda: Arc::new(snapshot.agenda.clone()),
            table: snapshot.table.clone(),
        }
    }

    /// Reads those at `path`: the folder of a dossier, the file of a snapshot (`.ron`), or a
    /// table of stances (`.csv`).
    ///
    /// # Errors
    ///
    /// The path is none of these, or cannot be read.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        if is_dossier(path) {
            let loaded = anchored::load(path)?;
            return Ok(Self::of_case(&loaded.dossier, &file_name(path)));
        }
        if is_table(path) {
            return Ok(Self::of_case(&matrix(path)?, &file_name(path)));
        }
        let ron = path.extension().is_some_and(|ending| ending == "ron");
        if ron && path.is_file() {
            return Ok(Self::of_snapshot(&crate::store::load_snapshot(path)?));
        }
        let sentence = if path.exists() {
            "This is no case, no snapshot and no table of stances."
        } else {
            "There is no such file or folder."
        };
        Err(Problem::new(
            path.display().to_string(),
            sentence,
            "Name a folder with a dossier.ron, a .ron file in its snapshots, or a .csv file.",
        ))
    }

    /// Returns every cell that differs in `now`.
    #[must_use]
    pub fn diff(&self, now: &Self) -> Vec<Change> {
        compare::diff((&self.agenda, &self.table), (&now.agenda, &now.table))
    }
}

/// Reads all positions at `paths`. Those that would have one name are known by their paths.
///
/// # Errors
///
/// Every path that cannot be read, see [`Positions::read`].
pub fn read_all(paths: &[PathBuf]) -> Result<Vec<Positions>, Vec<Problem>> {
    let (mut all, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        match Positions::read(path) {
            Ok(positions) => all.push(positions),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let names: Vec<String> = all.iter().map(|positions| positions.name.clone()).collect();
    for (positions, path) in all.iter_mut().zip(paths) {
        if names.iter().filter(|name| **name == positions.name).count() > 1 {
            positions.name = path.display().to_string();
        }
    }
    Ok(all)
}

/// Returns the last snapshot of the dossier at `path`, and its positions now.
///
/// # Errors
///
/// There is no dossier, it cannot be read, or it has no snapshot.
pub fn since_last_snapshot(path: &Path) -> Result<(Positions, Positions), Problem> {
    let loaded = anchored::load(path)?;
    let dossier = &loaded.dossier;
    match dossier.snapshots.last() {
        Some(last) => Ok((
            Positions::of_snapshot(last),
            Positions::of_case(dossier, "now"),
        )),
        None => Err(Problem::new(
            path.display().to_string(),
            "This case has no snapshot to compare with.",
            "Take one in the window, or name two cases or snapshots.",
        )),
    }
}

/// Returns the last part of a path.
fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
