//! The folder of an open dossier, and how safe its work is there.
//!
//! Every step goes to the journal at once, a large one in a thread. Within two seconds the files
//! follow, the log with them, and the journal ends. While the disk refuses, the work is kept here and tried again
//! later and later. What another program wrote meanwhile is never written over.

mod journal;
mod outside;
mod recovery;
mod state;
mod work;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use journal::Writing;
pub use outside::Outside;
pub use recovery::Recovery;
pub use state::SaveState;
use work::{Known, Pending};

use super::anchored::anchored;
use super::clock;
use crate::model::{Dossier, Log, Logged, Patch, Problem, Removed, Snapshot, Step};
use crate::store::system::System;
use crate::store::{self, Archive, Holder, Journal, Loaded, Lock, OnDisk, Taken};

/// After so long at the latest the files hold what the journal does.
const WITHIN: Duration = Duration::from_secs(2);
/// The longest wait between two tries.
const LONGEST: Duration = Duration::from_mins(1);

/// Keeps a dossier safe in its folder.
#[derive(Debug)]
pub(super) struct Keeper {
    pub(super) disk: OnDisk,
    lock: Result<Lock, Taken>,
    journal: Journal,
    log: Arc<Log>,
    known: Known,
    /// Steps that the files do not hold, oldest first.
    steps: Vec<Arc<Step>>,
    /// How many of them the journal holds.
    journaled: usize,
    /// What a thread does at the journal.
    writing: Option<Writing>,
    /// The number of the last step.
    number: u64,
    /// When the files are to be written.
    due: Option<Duration>,
    /// How long that was when it was last asked.
    again_in: Option<Duration>,
    failing: Option<Failing>,
    /// The save that runs in a thread.
    pending: Option<Pending>,
    /// Whether a save in a thread met what another program did: the next one looks at it.
    pub(super) must_look: bool,
    pub(super) recovery: Option<Recovery>,
    pub(super) outside: Option<Outside>,
}

/// What the disk refused.
#[derive(Clone, Debug)]
struct Failing {
    problem: Problem,
    /// How often it was tried.
    tries: u32,
}

impl Keeper {
    /// Opens a folder to write in it. What a crash left in the journal is found, and the
    /// dossier is as the files say until it is decided on.
    pub(super) fn open(system: Arc<dyn System>, folder: &Path) -> Result<(Loaded, Self), Problem> {
        let mut disk = store::find_on(system, folder)?;
        // First the lock: whoever has it may be writing just now.
        let lock = store::take_lock(&disk, &holder());
        let mut loaded = anchored(store::read_dossier(&mut disk)?);
        let (log, log_is_broken) = match store::read_history(&mut disk) {
            Ok(log) => (log, false),
            Err(problem) => {
                loaded.warnings.push(problem);
                (Log::default(), true)
            }
        };
        let mut keeper = Self::new(disk, lock, log, log_is_broken);
        keeper.known.older = loaded.older;
        if keeper.lock.is_ok() {
            keeper.disk.sweep(clock::moment());
        }
        if keeper.read_only().is_none() {
            keeper.find_journal(&loaded.dossier)?;
        }
        Ok((loaded, keeper))
    }

    /// Saves a dossier to a new folder, with the log and the trash of the folder `from` where it
    /// was until now, or else with the steps that were made without one.
    pub(super) fn make(
        system: &Arc<dyn System>,
        folder: &Path,
        dossier: &Dossier,
        from: Option<&mut Self>,
        unkept: &[Arc<Step>],
    ) -> Result<Self, Problem> {
        let mut archive = work::archive(&Log::default(), unkept).unwrap_or_default();
        if let Some(from) = &from {
            // Steps that could not be saved there are saved here.
            archive = from.archive().unwrap_or_else(|| Archive::new(&from.log));
        }
        if let Some(from) = &from {
            archive.take_along(&from.disk);
        }
        let present = from.map(|from| &from.disk);
        let archive = (!archive.log.steps.is_empty()).then_some(&archive);
        let disk = store::save_new(system, folder, dossier, present, archive)?;
        let log = archive.map(|archive| archive.log.clone());
        let lock = store::take_lock(&disk, &holder());
        Ok(Self::new(disk, lock, log.unwrap_or_default(), false))
    }

    fn new(disk: OnDisk, lock: Result<Lock, Taken>, log: Log, log_is_broken: bool) -> Self {
        Self {
            disk,
            lock,
            journal: Journal::default(),
            number: log.last(),
            log: Arc::new(log),
            known: Known {
                log_is_broken,
                ..Known::default()
            },
            steps: Vec::new(),
            journaled: 0,
            writing: None,
            due: None,
            again_in: None,
            failing: None,
            pending: None,
            must_look: false,
            recovery: None,
            outside: None,
        }
    }

    /// Returns the log and the trash, with what the files do not hold yet.
    pub(super) fn log(&self) -> Log {
        let archive = self.archive();
        archive.map_or_else(|| Log::clone(&self.log), |archive| archive.log)
    }

    /// Says whether the files hold an article that was taken out.
    pub(super) fn holds(&self, removed: &Removed) -> bool {
        self.log.removed.contains(removed)
    }

    /// Returns why nothing can be changed now, if so: somebody else has the dossier open, or
    /// what a crash left is not decided on.
    pub(super) fn refusal(&self) -> Option<Problem> {
        let undecided = || {
            self.recovery.as_ref().map(|_| {
                Problem::new(
                    "",
                    "Work from before a crash is waiting to be taken over or left out.",
                    "Decide on it first.",
                )
            })
        };
        self.read_only().or_else(undecided)
    }

    /// Returns why the dossier can only be read, if so.
    pub(super) fn read_only(&self) -> Option<Problem> {
        match &self.lock {
            Err(taken @ Taken::By(_)) => Some(self.lock_problem(taken)),
            _ => None,
        }
    }

    fn lock_problem(&self, taken: &Taken) -> Problem {
        taken.problem(&self.disk.folder().display().to_string())
    }

    /// Takes the lock if it could not be taken before.
    fn take_lock(&mut self) -> Result<(), Problem> {
        if let Err(Taken::Refused(_)) = &self.lock {
            store::check_there(&self.disk)?;
            self.lock = store::take_lock(&self.disk, &holder());
            if self.lock.is_ok() {
                self.check_journal()?;
            }
        }
        match &self.lock {
            Ok(_) => Ok(()),
            Err(taken) => Err(self.lock_problem(taken)),
        }
    }

    /// Lets go of the lock, so that the folder can be opened anew; the next write takes it
    /// again.
    ///
    /// # Errors
    ///
    /// The journal cannot take the last steps, which are in memory alone then.
    pub(super) fn let_go(&mut self) -> Result<(), Problem> {
        let written = self.end_writing();
        if let Err(problem) = &written {
            self.fail(problem.clone(), 0);
        }
        if self.lock.is_ok() {
            let problem = Problem::new("", "The case was closed.", "Open it again.");
            self.lock = Err(Taken::Refused(problem));
        }
        written
    }

    /// Writes the files now. `previous` is what they hold.
    ///
    /// # Errors
    ///
    /// The disk refuses, or the dossier was changed by another program, which is then in
    /// `outside`.
    pub(super) fn save(&mut self, dossier: &Dossier, previous: &Dossier) -> Result<(), Problem> {
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        let saved = self.try_save(dossier, previous);
        self.told(saved.as_ref().copied());
        saved
    }

    /// Takes note of what became of a save.
    fn told(&mut self, saved: Result<(), &Problem>) {
        match saved {
            Ok(()) => self.failing = None,
            Err(problem) => {
                self.fail(problem.clone(), 1);
                // What the files could not take may still have room in the journal.
                let _ = self.write_journal();
            }
        }
        self.due = None;
    }

    fn try_save(&mut self, dossier: &Dossier, previous: &Dossier) -> Result<(), Problem> {
        self.take_lock()?;
        store::check_there(&self.disk)?;
        self.look_outside(dossier, previous)?;
        if self.outside.is_some() {
            return Err(outside::problem(self.disk.folder()));
        }
        self.save_here(dossier, previous)
    }

    /// Returns the log with the steps that the files do not hold.
    fn archive(&self) -> Option<Archive> {
        work::archive(&self.log, &self.steps)
    }

    /// Writes a snapshot, now.
    pub(super) fn write_snapshot(&mut self, snapshot: &Snapshot) -> Result<(), Problem> {
        self.take_lock()?;
        store::write_snapshot(&mut self.disk, snapshot)
    }

    /// Makes a copy of the files as they are now.
    pub(super) fn back_up_now(&mut self) -> Result<(), Problem> {
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        store::back_up(&mut self.disk, &clock::minute()).map(|_| ())
    }

    fn fail(&mut self, problem: Problem, tries: u32) {
        let before = self.failing.as_ref().map_or(0, |failing| failing.tries);
        self.failing = Some(Failing {
            problem,
            tries: before + tries,
        });
    }

    /// Says whether the files are to be written at `now`; until then, how long it is.
    pub(super) fn wait(&mut self, now: Duration, dirty: bool) -> Wait {
        let idle = self.steps.is_empty() && !dirty && self.failing.is_none();
        if idle || self.refusal().is_some() || self.outside.is_some() {
            self.due = None;
            return Wait::Nothing;
        }
        let due = *self.due.get_or_insert_with(|| {
            let tries = self.failing.as_ref().map_or(0, |failing| failing.tries);
            now + LONGEST.min(WITHIN * 2_u32.saturating_pow(tries.saturating_sub(1).min(16)))
        });
        let left = due.saturating_sub(now);
        self.again_in = Some(left);
        if left.is_zero() {
            Wait::Now
        } else {
            Wait::For(left)
        }
    }
}

/// What a keeper waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// There is nothing to write.
    Nothing,
    /// The files are to be written after so long.
    For(Duration),
    /// The files are to be written now.
    Now,
}

/// Returns a step that is not numbered yet; `after` is what it leads to.
pub(super) fn step(who: &str, what: String, patch: Patch, after: &Dossier) -> Step {
    Step {
        logged: Logged {
            number: 0,
            when: clock::minute(),
            who: who.to_owned(),
            what,
            changes: patch.told(after),
        },
        patch,
    }
}

/// Returns who has a dossier open: this program.
fn holder() -> Holder {
    Holder {
        program: concat!("Standpoint ", env!("CARGO_PKG_VERSION")).to_owned(),
        process: std::process::id(),
        host: clock::host(),
        user: clock::user(),
        since: clock::minute(),
    }
}
