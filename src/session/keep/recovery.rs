//! What a crash left in the journal: shown, then taken over or left out, never lost.

use std::sync::Arc;

use super::Keeper;
use crate::model::patch::Told;
use crate::model::{Dossier, Logged, Patch, Problem, Step};
use crate::session::clock;
use crate::store::{self, Found, Journal};

/// Steps that the journal holds and the files do not.
#[derive(Clone, Debug, PartialEq)]
pub struct Recovery {
    steps: Vec<Step>,
    /// Whether a line is damaged, so that a copy of the journal is kept.
    broken: bool,
    /// The dossier with the steps.
    with: Dossier,
    /// The dossier without them.
    without: Dossier,
    told: Vec<Told>,
}

impl Recovery {
    /// Returns the steps, oldest first.
    #[must_use]
    pub fn steps(&self) -> impl ExactSizeIterator<Item = &Logged> {
        self.steps.iter().map(|step| &step.logged)
    }

    /// Returns what would differ from the files.
    #[must_use]
    pub fn changes(&self) -> &[Told] {
        &self.told
    }

    /// Says whether the journal is damaged: steps behind these cannot be read.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        self.broken
    }
}

impl Keeper {
    /// Looks for a journal that a crash left. One whose steps the files hold is ended.
    pub(super) fn find_journal(&mut self, loaded: &Dossier) -> Result<(), Problem> {
        let Found {
            mut steps,
            journal,
            torn: _,
            broken_at,
        } = Journal::find(&self.disk)?;
        self.journal = journal;
        let known = |step: &Step| self.log.steps.contains(&step.logged);
        let held = steps.iter().take_while(|step| known(step)).count();
        self.number = steps
            .iter()
            .map(|step| step.logged.number)
            .fold(self.number, u64::max);
        steps.drain(..held);
        let mut with = loaded.clone();
        for step in &steps {
            step.patch.apply(&mut with);
        }
        let told = Patch::between(loaded, &with).told(&with);
        if told.is_empty() && broken_at.is_none() {
            // Nothing is lost with it: at most the log misses steps, which it gets now.
            if steps.is_empty() {
                self.journal.end(&self.disk);
            } else {
                self.journaled = steps.len();
                self.steps = steps.into_iter().map(Arc::new).collect();
            }
            return Ok(());
        }
        let without = without(&steps, loaded);
        self.recovery = Some(Recovery {
            steps,
            broken: broken_at.is_some(),
            with,
            without,
            told,
        });
        Ok(())
    }

    /// Takes the steps of the journal over and returns the dossier with them.
    pub(in crate::session) fn take_over(&mut self) -> Result<Option<Dossier>, Problem> {
        let Some(recovery) = self.recovery.take() else {
            return Ok(None);
        };
        if recovery.broken
            && let Err(problem) = self.keep_whole_lines(&recovery.steps)
        {
            self.recovery = Some(recovery);
            return Err(problem);
        }
        self.journaled = recovery.steps.len();
        self.steps = recovery.steps.into_iter().map(Arc::new).collect();
        Ok(Some(recovery.with))
    }

    /// Leaves the steps of the journal out: returns the dossier with them and the one
    /// without, for a step that leads from one to the other. A copy of the journal is kept.
    pub(in crate::session) fn leave_out(&mut self) -> Result<Option<(Dossier, Dossier)>, Problem> {
        let Some(recovery) = &self.recovery else {
            return Ok(None);
        };
        store::copy_journal(&self.disk, &clock::minute())?;
        let without = recovery.without.clone();
        let with = self.take_over()?;
        Ok(with.map(|with| (with, without)))
    }

    /// Keeps a copy of a damaged journal and goes on with what could be read of it.
    fn keep_whole_lines(&mut self, steps: &[Step]) -> Result<(), Problem> {
        store::copy_journal(&self.disk, &clock::minute())?;
        self.journal.replace(&self.disk, steps)
    }
}

/// Takes the steps back as far as the files hold what they made: a save may have stopped
/// half-way.
fn without(steps: &[Step], loaded: &Dossier) -> Dossier {
    let mut without = loaded.clone();
    for step in steps.iter().rev() {
        for part in &step.patch.parts {
            if part.is_in(&without) {
                let alone = Patch {
                    parts: vec![part.clone()],
                };
                alone.reversed().apply(&mut without);
            }
        }
    }
    without
}
