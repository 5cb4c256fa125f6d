//! The program without a screen: one open dossier, its edits and their undo, background
//! jobs, saving. The window and the command line both drive it.

pub mod batch;
pub mod clock;
pub mod edit;
pub mod job;
pub mod reader;
pub mod report;

use std::path::{Path, PathBuf};

pub use edit::Edit;
pub use job::{JobState, Source};

use crate::model::{Agenda, Comparison, Date, Dossier, Problem, StanceTable};

/// One open dossier with its history and its jobs.
#[derive(Debug)]
pub struct Session {
    dossier: Dossier,
    table: StanceTable,
    comparison: Comparison,
    folder: Option<PathBuf>,
}

impl Session {
    /// Opens a copy of the built-in sample case; it has no folder until it is saved.
    #[must_use]
    pub fn sample(_today: Date) -> Self {
        todo!()
    }

    /// Starts an empty case with an agenda.
    #[must_use]
    pub fn new_case(_agenda: Agenda, _title: &str, _today: Date) -> Self {
        todo!()
    }

    /// Opens the dossier in `folder`.
    ///
    /// # Errors
    ///
    /// The folder holds no dossier, a broken one or one of a newer version.
    pub fn open(_folder: &Path, _today: Date) -> Result<Self, Problem> {
        todo!()
    }

    /// Returns the dossier as it is now.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Returns the settled stances of the dossier.
    #[must_use]
    pub fn table(&self) -> &StanceTable {
        &self.table
    }

    /// Returns the comparison over the chosen parties.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Returns where the dossier is saved, if it is.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// Says whether something is not yet saved.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        todo!()
    }

    /// Applies an edit as one step of undo.
    ///
    /// # Errors
    ///
    /// The edit names something that the dossier does not have; nothing is changed.
    pub fn apply(&mut self, _edit: Edit) -> Result<(), Problem> {
        todo!()
    }

    /// Takes the last step back and returns its label.
    pub fn undo(&mut self) -> Option<String> {
        todo!()
    }

    /// Takes the last undone step again and returns its label.
    pub fn redo(&mut self) -> Option<String> {
        todo!()
    }

    /// Returns the label of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        todo!()
    }

    /// Returns the label of the step that redo would take again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        todo!()
    }

    /// Saves to the dossier's folder.
    ///
    /// # Errors
    ///
    /// There is no folder yet (see [`Session::save_as`]), or writing failed; what was on
    /// disk is then whole as before.
    pub fn save(&mut self) -> Result<(), Problem> {
        todo!()
    }

    /// Saves to `folder`, which becomes the dossier's.
    ///
    /// # Errors
    ///
    /// The folder holds something else, or writing failed.
    pub fn save_as(&mut self, _folder: &Path) -> Result<(), Problem> {
        todo!()
    }

    /// Takes a snapshot of the table as it is, `taken` at a local time
    /// `YYYY-MM-DDTHH:MM`. In a saved dossier it is on disk when this returns.
    ///
    /// # Errors
    ///
    /// The name is empty, or writing failed.
    pub fn take_snapshot(&mut self, _name: &str, _note: &str, _taken: &str) -> Result<(), Problem> {
        todo!()
    }

    /// Starts reading and extracting `sources` in the background; `wake` is called from
    /// there whenever [`Session::poll`] has something to fetch.
    ///
    /// # Errors
    ///
    /// Another job is running.
    pub fn start_import(
        &mut self,
        _sources: Vec<Source>,
        _wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<(), Problem> {
        todo!()
    }

    /// Returns the running job, if any.
    #[must_use]
    pub fn job(&self) -> Option<&JobState> {
        todo!()
    }

    /// Asks the running job to stop; what it has read stays.
    pub fn cancel_job(&mut self) {
        todo!()
    }

    /// Takes over what the job has done since the last call. When a job has ended, returns
    /// its summary once.
    pub fn poll(&mut self) -> Option<job::Summary> {
        todo!()
    }
}
