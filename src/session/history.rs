//! Steps of undo. A step keeps the whole dossier as it was: its parts are shared, so a
//! copy costs little, and taking back cannot go wrong half-way.

use crate::model::Dossier;

/// How many steps are kept.
const LIMIT: usize = 500;

/// What can be taken back and taken again.
#[derive(Debug, Default)]
pub(super) struct History {
    back: Vec<Step>,
    again: Vec<Step>,
}

/// A step: its label, and the dossier on its other side.
#[derive(Debug)]
struct Step {
    label: String,
    dossier: Dossier,
}

impl History {
    /// Keeps a new step away from `before`. What was taken back can no longer be taken
    /// again.
    pub(super) fn push(&mut self, label: String, before: Dossier) {
        self.again.clear();
        if self.back.len() == LIMIT {
            self.back.remove(0);
        }
        self.back.push(Step {
            label,
            dossier: before,
        });
    }

    /// Takes the last step back from `now`, which becomes the dossier before it.
    pub(super) fn undo(&mut self, now: &mut Dossier) -> Option<String> {
        cross(&mut self.back, &mut self.again, now)
    }

    /// Takes the last step that was taken back again.
    pub(super) fn redo(&mut self, now: &mut Dossier) -> Option<String> {
        cross(&mut self.again, &mut self.back, now)
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

/// Moves a step from one side to the other. Snapshots belong to the dossier, not to its
/// history: those of `now` stay.
fn cross(from: &mut Vec<Step>, to: &mut Vec<Step>, now: &mut Dossier) -> Option<String> {
    let Step { label, mut dossier } = from.pop()?;
    dossier.snapshots.clone_from(&now.snapshots);
    std::mem::swap(now, &mut dossier);
    to.push(Step {
        label: label.clone(),
        dossier,
    });
    Some(label)
}
