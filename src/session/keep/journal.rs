//! The steps that the files do not hold, and the journal, which does: written at once, or in a
//! thread of its own where a step is large and made by the program itself, as a portion of an
//! import is. Only one is at the journal at a time, and the steps stand there in their order:
//! whoever comes next waits. Until the thread has ended the state says that the journal does not
//! hold everything.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::Keeper;
use crate::model::{Problem, Step};
use crate::session::clock;
use crate::store::{self, Journal};

/// What a thread does at the journal.
#[derive(Debug)]
pub(super) struct Writing {
    thread: JoinHandle<(Journal, Result<(), Problem>)>,
    /// How many of the steps the journal holds once that is done.
    journaled: usize,
}

impl Keeper {
    /// Numbers a step and puts it into the journal, which holds it when this returns unless the
    /// disk refuses.
    pub(in crate::session) fn record(&mut self, step: Step) {
        self.number(step);
        if let Err(problem) = self.write_journal() {
            self.fail(problem, 0);
        }
    }

    /// Numbers a step and puts it into the journal in a thread; [`Keeper::fetch_written`] tells
    /// when it is there.
    pub(in crate::session) fn record_beside(&mut self, step: Step) {
        self.number(step);
        self.write_beside();
    }

    fn number(&mut self, mut step: Step) {
        self.number += 1;
        step.logged.number = self.number;
        self.steps.push(Arc::new(step));
    }

    /// Puts all steps into the journal that it does not hold.
    pub(super) fn write_journal(&mut self) -> Result<(), Problem> {
        self.fetch_written(true);
        self.prepare()?;
        let new = &self.steps[self.journaled..];
        if !new.is_empty() {
            self.journal.append(&self.disk, new)?;
            self.journaled = self.steps.len();
        }
        Ok(())
    }

    /// Waits for the thread that is at the journal, and puts the steps there that were made
    /// meanwhile, as long as the lock is ours.
    pub(super) fn end_writing(&mut self) -> Result<(), Problem> {
        self.fetch_written(true);
        if self.lock.is_ok() && self.journaled < self.steps.len() {
            self.write_journal()?;
        }
        Ok(())
    }

    /// Goes on with the steps that were made while a thread was at the journal. What the disk
    /// has refused is tried again with the next step or save.
    pub(in crate::session) fn go_on_writing(&mut self) {
        if self.failing.is_none() {
            self.write_beside();
        }
    }

    /// Begins to put all steps into the journal that it does not hold, unless a thread is at it.
    fn write_beside(&mut self) {
        if self.writing.is_some() || self.journaled == self.steps.len() {
            return;
        }
        if let Err(problem) = self.prepare() {
            self.fail(problem, 0);
            return;
        }
        let (mut journal, at) = (self.journal, self.disk.of_nothing_known());
        let new = self.steps[self.journaled..].to_vec();
        let append = move || {
            let appended = journal.append(&at, &new);
            (journal, appended)
        };
        let all = self.steps.len();
        if !self.begin_writing(all, append)
            && let Err(problem) = self.write_journal()
        {
            // Without a thread it is done here.
            self.fail(problem, 0);
        }
    }

    /// Ends the journal in a thread: the files hold all of it.
    pub(super) fn end_beside(&mut self) {
        let (mut journal, at) = (self.journal, self.disk.of_nothing_known());
        let end = move || {
            journal.end(&at);
            (journal, Ok(()))
        };
        self.journaled = 0;
        if !self.begin_writing(0, end) {
            self.journal.end(&self.disk);
        }
    }

    /// Starts a thread; returns whether it could be.
    fn begin_writing(
        &mut self,
        journaled: usize,
        work: impl FnOnce() -> (Journal, Result<(), Problem>) + Send + 'static,
    ) -> bool {
        let builder = thread::Builder::new().name("journal".to_owned());
        let thread = builder.spawn(work).ok();
        self.writing = thread.map(|thread| Writing { thread, journaled });
        self.writing.is_some()
    }

    /// Says whether a thread is at the journal.
    pub(in crate::session) fn is_writing(&self) -> bool {
        self.writing.is_some()
    }

    /// Takes note of what a thread has done at the journal, if it has ended or `wait` is set.
    pub(in crate::session) fn fetch_written(&mut self, wait: bool) {
        let ended = |writing: &mut Writing| wait || writing.thread.is_finished();
        let Some(Writing { thread, journaled }) = self.writing.take_if(ended) else {
            return;
        };
        let Ok((journal, written)) = thread.join() else {
            let told = "Writing the journal stopped unexpectedly.";
            self.fail(Problem::new("", told, "It is tried again in a moment."), 0);
            return;
        };
        self.journal = journal;
        match written {
            Ok(()) => self.journaled = journaled,
            Err(problem) => self.fail(problem, 0),
        }
    }

    /// Makes sure that the journal can be written to and that it is the one we know.
    fn prepare(&mut self) -> Result<(), Problem> {
        self.take_lock()?;
        if !self.journal.is_whole(&self.disk) {
            // It was taken away: it is begun anew with all that the files do not hold.
            self.begin_journal();
        }
        Ok(())
    }

    fn begin_journal(&mut self) {
        self.journal = Journal::default();
        self.journaled = 0;
    }

    /// Makes sure that a journal that is there is ours: whoever had the lock meanwhile may have
    /// left another one, of which a copy is kept.
    pub(super) fn check_journal(&mut self) -> Result<(), Problem> {
        let found = Journal::find(&self.disk)?;
        let ours = self.steps[..self.journaled].iter().map(AsRef::as_ref);
        if found.steps.iter().eq(ours) && found.broken_at.is_none() {
            self.journal = found.journal;
            return Ok(());
        }
        if !found.steps.is_empty() || found.broken_at.is_some() {
            store::copy_journal(&self.disk, &clock::minute())?;
        }
        self.begin_journal();
        Ok(())
    }
}
