//! One save of the files, here or in a thread of its own.
//!
//! A save works on a copy of what is known of the disk. In a thread it does so while the
//! session goes on: steps that are made meanwhile go to the journal as ever, and stay there
//! until the next save. Only one save runs at a time, and whatever else touches the files
//! waits for it.

use std::sync::Arc;
use std::thread::{self, JoinHandle};

use super::Keeper;
use crate::model::{Dossier, Log, Part, Problem, Step};
use crate::session::{aside, clock};
use crate::store::{self, Archive, OnDisk};

/// What a save needs.
struct Work {
    disk: OnDisk,
    dossier: Dossier,
    /// What the files hold.
    previous: Dossier,
    /// The log as the files hold it, and the steps that are saved.
    log: Arc<Log>,
    steps: Vec<Arc<Step>>,
    known: Known,
}

/// What is known of the folder beside its files.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    /// Whether `history.ron` is there and cannot be read: it makes room under another name.
    pub(super) log_is_broken: bool,
    /// Whether a file is of an older format version: nothing is rewritten without a copy.
    pub(super) older: bool,
    /// Whether a copy was made since the dossier was opened.
    pub(super) backed_up: bool,
}

/// What became of a save.
#[derive(Debug)]
struct Done {
    disk: OnDisk,
    saved: Dossier,
    /// The log that the files hold now, if it was written.
    log: Option<Log>,
    known: Known,
    result: Result<(), Trouble>,
}

/// Why the files were not saved.
#[derive(Debug)]
enum Trouble {
    Problem(Problem),
    /// Another program was at them.
    Outside,
}

/// A save that runs in a thread.
#[derive(Debug)]
pub(super) struct Pending {
    thread: JoinHandle<Done>,
    /// How many of the steps it saves.
    steps: usize,
}

impl Work {
    fn run(mut self) -> Done {
        let archive = archive(&self.log, &self.steps);
        let result = self.save(archive.as_ref()).map_err(Trouble::Problem);
        self.done(archive.map(|archive| archive.log), result)
    }

    /// As [`Work::run`], unless another program changed the files.
    fn run_unless_changed(self) -> Done {
        let changed = store::check_there(&self.disk).and_then(|()| self.disk.is_changed_outside());
        match changed {
            Ok(false) => self.run(),
            Ok(true) => self.done(None, Err(Trouble::Outside)),
            Err(problem) => self.done(None, Err(Trouble::Problem(problem))),
        }
    }

    fn done(self, log: Option<Log>, result: Result<(), Trouble>) -> Done {
        Done {
            disk: self.disk,
            saved: self.dossier,
            log,
            known: self.known,
            result,
        }
    }

    fn save(&mut self, archive: Option<&Archive>) -> Result<(), Problem> {
        if archive.is_some() {
            self.back_up()?;
            if self.known.log_is_broken {
                store::set_history_aside(&mut self.disk, &clock::minute())?;
                self.known.log_is_broken = false;
            }
        }
        store::save(&mut self.disk, &self.dossier, &self.previous, archive)
    }

    /// Makes a copy of the files as they were opened, once. That it fails is no reason not to
    /// save what was done since, unless they would be brought to another format.
    fn back_up(&mut self) -> Result<(), Problem> {
        if self.known.backed_up {
            return Ok(());
        }
        let made = store::back_up(&mut self.disk, &clock::minute());
        self.known.backed_up = made.is_ok();
        match made {
            Err(problem) if self.known.older => Err(problem),
            _ => Ok(()),
        }
    }
}

/// Returns the log with the steps that the files do not hold; `None` where they hold all.
pub(super) fn archive(log: &Log, steps: &[Arc<Step>]) -> Option<Archive> {
    if steps.is_empty() {
        return None;
    }
    let mut archive = Archive::new(log);
    for step in steps {
        archive.log(&step.logged);
        for part in &step.patch.parts {
            match part {
                Part::Article {
                    before: Some(old),
                    after: None,
                    ..
                } => archive.removed(&step.logged, &old.it),
                Part::Article {
                    before: None,
                    after: Some(new),
                    ..
                } => archive.is_back(&new.it),
                _ => {}
            }
        }
    }
    Some(archive)
}

impl Keeper {
    fn work(&self, dossier: &Dossier, previous: &Dossier) -> Work {
        Work {
            disk: self.disk.clone(),
            dossier: dossier.clone(),
            previous: previous.clone(),
            log: Arc::clone(&self.log),
            steps: self.steps.clone(),
            known: self.known,
        }
    }

    /// Writes the files now. The save that runs in a thread has been waited for.
    pub(super) fn save_here(
        &mut self,
        dossier: &Dossier,
        previous: &Dossier,
    ) -> Result<(), Problem> {
        self.fetch_written(true);
        let done = self.work(dossier, previous).run();
        let steps = self.steps.len();
        let saved = self.take_over_done(done, steps).map(|_| ());
        self.fetch_written(true);
        saved
    }

    /// Begins to write the files in a thread; [`Keeper::fetch_saved`] tells what has become of
    /// it. `previous` is what they hold. That they may not be written is in the state.
    pub(in crate::session) fn save_beside(&mut self, dossier: &Dossier, previous: &Dossier) {
        if self.pending.is_some() || self.refusal().is_some() {
            return;
        }
        self.due = None;
        self.fetch_written(true);
        if let Err(problem) = self.take_lock() {
            self.told(Err(&problem));
            return;
        }
        let work = self.work(dossier, previous);
        let steps = self.steps.len();
        let builder = thread::Builder::new().name("saving".to_owned());
        match builder.spawn(move || {
            aside::stand_back();
            work.run_unless_changed()
        }) {
            Ok(thread) => self.pending = Some(Pending { thread, steps }),
            // Without a thread it is done here, as any other save; what became of it is told.
            Err(_) => drop(self.save(dossier, previous)),
        }
    }

    /// Says whether a save runs in a thread.
    pub(in crate::session) fn is_saving(&self) -> bool {
        self.pending.is_some()
    }

    /// Returns what the files hold since a save in a thread has ended, once; `None` if there is
    /// none, it still runs and `wait` is not set, or it failed.
    pub(in crate::session) fn fetch_saved(&mut self, wait: bool) -> Option<Dossier> {
        self.fetch_written(wait);
        // What it saved leaves the journal, so nobody may be writing there.
        let free = wait || !self.is_writing();
        let ended = |pending: &mut Pending| wait || free && pending.thread.is_finished();
        let Pending { thread, steps } = self.pending.take_if(ended)?;
        let Ok(done) = thread.join() else {
            // The next save writes all that the files do not hold.
            self.disk.is_torn_now();
            return None;
        };
        let saved = self.take_over_done(done, steps);
        if wait {
            self.fetch_written(true);
        }
        self.told(saved.as_ref().map(|_| ()));
        saved.ok().flatten()
    }

    /// Takes over what a save has done to the files; it saved the first `steps` steps. Returns
    /// what they hold now, unless another program was at them.
    fn take_over_done(&mut self, done: Done, steps: usize) -> Result<Option<Dossier>, Problem> {
        self.disk = done.disk;
        self.known = done.known;
        match done.result {
            Ok(()) => {}
            Err(Trouble::Outside) => {
                self.must_look = true;
                return Ok(None);
            }
            Err(Trouble::Problem(problem)) => return Err(problem),
        }
        if let Some(log) = done.log {
            self.log = Arc::new(log);
        }
        self.steps.drain(..steps);
        self.journaled = self.journaled.saturating_sub(steps);
        // A journal that holds newer steps as well stays: the log tells which it holds.
        if self.steps.is_empty() {
            self.end_beside();
        }
        Ok(Some(done.saved))
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // The lock is held until journal and files are whole. Nobody is left to be told what the
        // disk refuses now; before, the state did.
        let _ = self.end_writing();
        if let Some(Pending { thread, .. }) = self.pending.take() {
            let _ = thread.join();
        }
    }
}
