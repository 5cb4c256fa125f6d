//! Steps of undo. A step keeps what it changed, there and back, so that there is no limit to
//! how many are kept.

use crate::model::{Dossier, Patch};

/// What can be taken back and taken again.
#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Step>,
    again: Vec<Step>,
}

/// A step: its label, and what it changed.
#[derive(Debug)]
struct Step {
    label: String,
    patch: Patch,
}

impl History {
    /// Keeps a new step. What was taken back can no longer be taken again.
    pub(super) fn push(&mut self, label: String, patch: Patch) {
        self.again.clear();
        self.back.push(Step { label, patch });
    }

    /// Returns the label of the last step and the dossier without it. Snapshots stay.
    pub(super) fn undo(&mut self, now: &Dossier) -> Option<(String, Dossier)> {
        let step = self.back.pop()?;
        let mut before = now.clone();
        step.patch.clone().reversed().apply(&mut before);
        let label = step.label.clone();
        self.again.push(step);
        Some((label, before))
    }

    /// Returns the label of the last step that was taken back and the dossier with it again.
    pub(super) fn redo(&mut self, now: &Dossier) -> Option<(String, Dossier)> {
        let step = self.again.pop()?;
        let mut after = now.clone();
        step.patch.apply(&mut after);
        let label = step.label.clone();
        self.back.push(step);
        Some((label, after))
    }

    /// Returns the label of the step that undo would take back.
    pub(super) fn undo_label(&self) -> Option<&str> {
        self.back.last().map(|step| step.label.as_str())
    }

    /// Returns the label of the step that redo would take again.
    pub(super) fn redo_label(&self) -> Option<&str> {
        self.again.last().map(|step| step.label.as_str())
    }
}
