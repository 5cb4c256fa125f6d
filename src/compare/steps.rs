//! What has changed when: the days on which a stance came to stand otherwise.

use super::diff;
use crate::model::{Date, Stance, TrackStep};

/// Returns the steps of a stance that stood as told on each of `days`, the earliest first:
/// days on which nothing has changed but the evidence are passed over.
#[must_use]
pub fn steps(days: &[(Date, Option<Stance>)]) -> Vec<TrackStep> {
    let mut steps: Vec<TrackStep> = Vec::new();
    for (day, stance) in days {
        let before = steps.last().and_then(|step| step.stance.as_ref());
        if let Some(kind) = diff::kind(before, stance.as_ref(), false) {
            steps.push(TrackStep {
                day: *day,
                kind,
                stance: stance.clone(),
            });
        }
    }
    steps
}
