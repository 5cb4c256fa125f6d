//! How safe the work is, as the status bar shows it.

use std::time::Duration;

use super::Keeper;
use crate::model::Problem;

/// How safe the work is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// The case has no folder: what was done since it was begun is in memory alone.
    NoFolder {
        /// Whether anything was done.
        changed: bool,
    },
    /// The files hold everything.
    Saved,
    /// The latest steps are on their way to the journal: until then they are in memory alone.
    Writing,
    /// The journal holds everything, the files will in a moment.
    Soon,
    /// The disk refuses; the work is kept and tried again.
    Failing {
        /// What it refuses, and what to do.
        problem: Problem,
        /// Whether the journal at least holds everything, so that a crash loses nothing.
        journaled: bool,
        /// After how long it is tried again, when it was last asked.
        again_in: Option<Duration>,
    },
    /// The case can only be read; why.
    ReadOnly(Problem),
    /// What a crash left is not decided on.
    Recovering,
    /// Another program changed the files; what to do is not decided on.
    ChangedOutside,
}

impl Keeper {
    pub(in crate::session) fn state(&self, dirty: bool) -> SaveState {
        if let Some(problem) = self.read_only() {
            return SaveState::ReadOnly(problem);
        }
        if self.recovery.is_some() {
            return SaveState::Recovering;
        }
        let journaled = self.journaled == self.steps.len();
        // Work that is nowhere but in memory is told before all else.
        if self.outside.is_some() && journaled {
            return SaveState::ChangedOutside;
        }
        match &self.failing {
            Some(failing) => SaveState::Failing {
                problem: failing.problem.clone(),
                journaled,
                again_in: self.again_in,
            },
            None if !journaled => SaveState::Writing,
            None if dirty || !self.steps.is_empty() => SaveState::Soon,
            None => SaveState::Saved,
        }
    }
}
