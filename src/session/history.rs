//! Steps of undo. A step keeps what it changed, there and back, so that there is no limit to
//! how many are kept.

use crate::model::Patch;

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

    /// Returns the label of the last step and what takes it back.
    pub(super) fn undo(&mut self) -> Option<(String, Patch)> {
        let step = self.back.pop()?;
        let undone = (step.label.clone(), step.patch.clone().reversed());
        self.again.push(step);
        Some(undone)
    }

    /// Returns the label of the last step that was taken back and what does it again.
    pub(super) fn redo(&mut self) -> Option<(String, Patch)> {
        let step = self.again.pop()?;
        let redone = (step.label.clone(), step.patch.clone());
        self.back.push(step);
        Some(redone)
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
