//! Steps of undo. A step keeps what it changed, there and back, so that there is no limit to
//! how many are kept.

use crate::model::Patch;

/// What can be taken back and taken again.
#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Step>,
    again: Vec<Step>,
    /// Which step of `back` still grows.
    growing: Option<usize>,
}

/// Where the step is that grows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Growing {
    /// It is the one that undo would take back.
    Last,
    /// Others were made since.
    Below,
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

    /// Keeps a new step that will grow.
    pub(super) fn push_growing(&mut self, label: String, patch: Patch) {
        self.push(label, patch);
        self.growing = self.back.len().checked_sub(1);
    }

    /// Says whether a step grows, and whether it is the last one.
    pub(super) fn growing(&self) -> Option<Growing> {
        let at = self.growing?;
        Some(if at + 1 == self.back.len() {
            Growing::Last
        } else {
            Growing::Below
        })
    }

    /// Gives the step that grows another label and what it changes by now.
    pub(super) fn grow(&mut self, label: String, change: impl FnOnce(&mut Patch)) {
        if let Some(step) = self.growing.and_then(|at| self.back.get_mut(at)) {
            step.label = label;
            change(&mut step.patch);
        }
    }

    /// Lets the step grow no more.
    pub(super) fn grown(&mut self) {
        self.growing = None;
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

    /// Returns what the step changed that undo would take back.
    pub(super) fn undo_patch(&self) -> Option<&Patch> {
        self.back.last().map(|step| &step.patch)
    }

    /// Returns what the step changes that redo would take again.
    pub(super) fn redo_patch(&self) -> Option<&Patch> {
        self.again.last().map(|step| &step.patch)
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
