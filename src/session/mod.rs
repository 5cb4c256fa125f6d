//! The program without a screen: one open dossier, its edits and their undo, background
//! jobs, saving. The window and the command line both drive it.
//!
//! In go edits, sources and folders; out come the dossier, its settled table and its
//! comparison, which are never older than the last edit. Nothing here knows a screen or
//! writes a file; a dossier changes by an [`Edit`] or a job, and each is one step of undo, one
//! line of the journal and one entry of the change log. A session with a folder keeps itself
//! safe: it is told the time ([`Session::tick`]) and says how safe it is
//! ([`Session::save_state`]).

mod adopt;
pub mod again;
mod anchored;
pub mod aside;
pub mod batch;
pub mod clock;
pub mod codings;
pub mod conditions;
mod control;
mod counts;
pub mod edit;
pub mod export;
mod growth;
pub mod guess;
mod history;
mod items;
pub mod job;
mod keep;
mod look;
mod overlay;
mod pace;
pub mod pending;
#[cfg(feature = "gui")]
pub mod picture;
mod pool;
pub mod positions;
pub mod reader;
pub mod report;
mod reread;
mod rereading;
mod sample;
mod saving;
mod settling;
mod snapshot;
pub mod tables;
mod there;
pub mod timeline;
mod unread;
mod worker;

use std::sync::{Arc, Mutex};

use adopt::{Joining, Shelf};
use again::Fresh;
use conditions::Conditions;
pub use counts::{Amounts, Counts};
pub use edit::Edit;
use edit::same;
use growth::Growth;
use history::History;
use job::{Job, Task};
pub use job::{JobState, Source, Summary};
use keep::Keeper;
pub use keep::{Outside, Recovery, SaveState};
pub use look::Look;
pub use pending::Pending;
pub use rereading::Reread;
use rereading::Rereading;
use settling::Settled;
pub use unread::Unread;
use worker::Stages;

use crate::model::{
    Agenda, Comparison, Date, Dossier, EvidenceFilter, Patch, Problem, StanceTable, Step,
};
use crate::store::Loaded;

/// One open dossier with its history and its jobs.
#[derive(Debug)]
pub struct Session {
    dossier: Dossier,
    /// Which evidence is looked at; no part of the dossier, and never saved.
    filter: EvidenceFilter,
    table: Arc<StanceTable>,
    comparison: Arc<Comparison>,
    counts: Counts,
    /// Shared with whoever looks at it in a thread: reading conditions anew takes a while.
    conditions: Arc<Mutex<Conditions>>,
    history: History,
    /// What was last read or saved; the folder, if there is one, holds just this.
    saved: Dossier,
    /// Where it is kept safe, if it has a folder.
    keeper: Option<Keeper>,
    /// The steps made while it has none, for the change log of the folder to come.
    unkept: Vec<Arc<Step>>,
    /// Who works on it, as the change log tells.
    who: String,
    dirty: bool,
    generation: u64,
    job: Option<Job>,
    /// What the portions of the running job have come to.
    growth: Growth,
    /// The agenda by which that extracts: this one can be edited meanwhile.
    read_by: Arc<Agenda>,
    /// What was extracted again and waits to be taken over.
    fresh: Option<Fresh>,
    warnings: Vec<Problem>,
    today: Date,
    /// What is known of the articles, such as every id one has had here or a file beside the
    /// articles has as its stem.
    shelf: Shelf,
    /// What becomes of articles that do not simply join.
    joining: Joining,
    /// Articles that were read and wait for an answer.
    pending: Vec<Pending>,
    /// How many jobs were started so far.
    imports: usize,
    /// Those of them that are being read again.
    rereading: Option<Rereading>,
}

impl Session {
    /// Opens a copy of the built-in sample case; it has no folder until it is saved.
    #[must_use]
    pub fn sample(today: Date) -> Self {
        Self::with(sample::sample(), None, today)
    }

    /// Starts an empty case with an agenda.
    #[must_use]
    pub fn new_case(agenda: Agenda, title: &str, today: Date) -> Self {
        let dossier = Dossier {
            title: title.trim().to_owned(),
            agenda: Arc::new(agenda),
            ..Dossier::default()
        };
        Self::from_dossier(dossier, today)
    }

    /// Starts with a dossier that was made elsewhere; it has no folder until it is saved.
    #[must_use]
    pub fn from_dossier(dossier: Dossier, today: Date) -> Self {
        let loaded = Loaded {
            dossier,
            ..Loaded::default()
        };
        Self::with(loaded, None, today)
    }

    fn with(loaded: Loaded, keeper: Option<Keeper>, today: Date) -> Self {
        let Loaded {
            dossier,
            warnings,
            stems,
            unread: _,
            older: _,
        } = loaded;
        let mut shelf = Shelf::default();
        shelf.take_ids(stems, &dossier.articles);
        let mut session = Self {
            saved: dossier.clone(),
            dossier,
            filter: EvidenceFilter::default(),
            table: Arc::default(),
            comparison: Arc::default(),
            counts: Counts::default(),
            conditions: Arc::default(),
            history: History::default(),
            keeper,
            unkept: Vec::new(),
            who: clock::user(),
            dirty: false,
            generation: 0,
            job: None,
            growth: Growth::default(),
            read_by: Arc::default(),
            fresh: None,
            warnings,
            today,
            shelf,
            joining: Joining::Once,
            pending: Vec::new(),
            imports: 0,
            rereading: None,
        };
        session.changed();
        session
    }

    /// Returns the dossier as it is now.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Returns the settled stances of the dossier, over the evidence that is looked at.
    #[must_use]
    pub fn table(&self) -> &StanceTable {
        &self.table
    }

    /// Returns the comparison over the chosen parties.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// Returns how much there is, and how much of it is looked at.
    #[must_use]
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Returns what a person should know of the dossier as it was opened, such as texts
    /// that were changed since they were read.
    #[must_use]
    pub fn warnings(&self) -> &[Problem] {
        &self.warnings
    }

    /// Returns a number that grows whenever dossier, table or comparison change, so that
    /// what was made from them can be kept until then.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// Says whether the dossier differs from what was last opened or saved. Taking every
    /// edit back makes it clean again.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.dirty
    }

    /// Applies an edit as one step of undo. An edit that changes nothing is no step.
    ///
    /// # Errors
    ///
    /// The edit names something that the dossier does not have, or judges a cell or a
    /// statement while only part of the evidence is looked at: what was set might not even be
    /// seen. Nothing is changed.
    #[allow(
        clippy::needless_pass_by_value,
        reason = "callers make an edit to give it away"
    )]
    pub fn apply(&mut self, edit: Edit) -> Result<(), Problem> {
        if !self.filter.is_empty() && edit.judges() {
            return Err(Problem::new(
                "",
                "Only part of the evidence is shown, so no cell and no statement is edited.",
                "Show all evidence first.",
            ));
        }
        self.check_writable()?;
        let next = edit.apply(&self.dossier, &self.who)?;
        if !same(&next, &self.dossier) {
            if edit.changes_much() {
                self.back_up_first();
            }
            self.step(edit.label(&self.dossier), next);
        }
        Ok(())
    }

    /// Takes the last step back and returns its label. Snapshots stay. Where it is the one to
    /// which a running job still adds articles, that job stops.
    pub fn undo(&mut self) -> Option<String> {
        self.check_writable().ok()?;
        self.stop_growth();
        let (label, patch) = self.history.undo()?;
        self.apply_patch(format!("Undo: {label}"), patch);
        Some(label)
    }

    /// Takes the last undone step again and returns its label. Snapshots stay.
    pub fn redo(&mut self) -> Option<String> {
        self.check_writable().ok()?;
        let (label, patch) = self.history.redo()?;
        self.apply_patch(format!("Redo: {label}"), patch);
        Some(label)
    }

    /// Lays a patch over the dossier. Snapshots stay.
    fn apply_patch(&mut self, what: String, patch: Patch) {
        let mut next = self.dossier.clone();
        patch.apply(&mut next);
        self.become_next(what, next, patch);
    }

    /// Returns what the step changed that undo would take back.
    #[must_use]
    pub fn undo_patch(&self) -> Option<&Patch> {
        self.history.undo_patch()
    }

    /// Returns what the step changes that redo would take again.
    #[must_use]
    pub fn redo_patch(&self) -> Option<&Patch> {
        self.history.redo_patch()
    }

    /// Returns the label of the step that undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&str> {
        self.history.undo_label()
    }

    /// Returns the label of the step that redo would take again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&str> {
        self.history.redo_label()
    }

    /// Starts reading and extracting `sources` in the background; `wake` is called from
    /// there whenever [`Session::poll`] has something to fetch.
    ///
    /// # Errors
    ///
    /// Another job is running.
    pub fn start_import(
        &mut self,
        sources: Vec<Source>,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<(), Problem> {
        let sources = sources.into_iter().map(Source::absolute).collect();
        self.start_rest(Unread::of(sources), wake)
    }

    /// Starts reading what another import has left, as [`Session::start_import`] does.
    ///
    /// # Errors
    ///
    /// Another job is running.
    pub fn start_rest(
        &mut self,
        unread: Unread,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<(), Problem> {
        let (agenda, today) = (Arc::clone(&self.dossier.agenda), self.today);
        let stages = move || Stages::new(&agenda, today);
        self.start_task(Task::Read(unread), stages, wake)
    }

    #[cfg(test)]
    fn start(
        &mut self,
        sources: Vec<Source>,
        stages: impl FnOnce() -> Stages + Send + 'static,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<(), Problem> {
        self.start_task(Task::Read(Unread::of(sources)), stages, wake)
    }

    fn start_task(
        &mut self,
        task: Task,
        stages: impl FnOnce() -> Stages + Send + 'static,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<(), Problem> {
        self.check_writable()?;
        if self.job.is_some() {
            return Err(Problem::new(
                "",
                "Articles are being read already.",
                "Wait until that is done, or stop it.",
            ));
        }
        self.job = Some(Job::start(task, stages, wake)?);
        self.imports += 1;
        self.read_by = Arc::clone(&self.dossier.agenda);
        Ok(())
    }

    /// Says that a person is asked about articles that are doubtful, copies or other versions,
    /// rather than that copies are noted and all others join: see [`Session::pending`].
    pub fn ask_before_joining(&mut self) {
        self.joining = Joining::Asked;
    }

    /// Returns the running job, if any.
    #[must_use]
    pub fn job(&self) -> Option<&JobState> {
        self.job.as_ref().map(Job::state)
    }

    /// Stops the running job: the next [`Session::poll`] ends it with what it has read, even
    /// if a long article is still being read.
    pub fn stop_job(&mut self) {
        if let Some(job) = &mut self.job {
            job.stop();
        }
    }

    /// Adds articles as one step. What a person set by hand stays as it is.
    #[cfg(test)]
    fn adopt(&mut self, articles: Vec<crate::model::CodedArticle>) -> adopt::Adopted {
        let mut next = self.dossier.clone();
        let adopted = adopt::adopt(&mut next, &mut self.shelf, articles, self.joining);
        if let Some(label) = adopted.label() {
            self.step(label, next);
        }
        adopted
    }

    /// Adds articles as a portion of a job does.
    #[cfg(test)]
    fn join_portion(&mut self, articles: Vec<crate::model::CodedArticle>) {
        let mut next = self.dossier.clone();
        let adopted = adopt::adopt(&mut next, &mut self.shelf, articles, self.joining);
        self.grow(adopted, Settled::of(next, &self.filter));
    }

    /// Makes one step of undo.
    fn step(&mut self, label: String, next: Dossier) {
        let patch = Patch::between(&self.dossier, &next);
        self.history.push(label.clone(), patch.clone());
        self.become_next(label, next, patch);
    }

    /// Becomes another dossier, to which `patch` leads; it is kept safe at once.
    fn become_next(&mut self, what: String, next: Dossier, patch: Patch) {
        let before = std::mem::replace(&mut self.dossier, next);
        self.keep_safe(what, patch);
        let next = std::mem::take(&mut self.dossier);
        let settled = Settled::after((&before, &self.table), next, &self.filter);
        self.become_settled(settled);
    }

    /// Makes everything that follows from the dossier anew.
    fn changed(&mut self) {
        let dossier = std::mem::take(&mut self.dossier);
        self.become_settled(Settled::of(dossier, &self.filter));
    }

    /// Becomes a dossier with what follows from it.
    fn become_settled(&mut self, settled: Settled) {
        let Settled {
            dossier,
            table,
            comparison,
            counts,
        } = settled;
        self.dossier = dossier;
        let old = (
            std::mem::replace(&mut self.table, table),
            std::mem::replace(&mut self.comparison, comparison),
            std::mem::replace(&mut self.counts, counts),
        );
        settling::forget(old);
        self.dirty = !same(&self.dossier, &self.saved);
        self.generation += 1;
    }
}

#[cfg(test)]
mod tests;
