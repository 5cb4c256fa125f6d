//! What has changed when: the days on which a stance came to stand otherwise.

use super::diff;
use crate::model::{ChangeKind, Date, Stance, TrackStep};

/// Returns the steps of a stance that stood as told on each of `days`, the earliest first:
/// days on which nothing has changed but the evidence are passed over. That a party now says
/// itself what was known from others is a change.
#[must_use]
pub fn steps(days: &[(Date, Option<Stance>)]) -> Vec<TrackStep> {
    let mut steps: Vec<TrackStep> = Vec::new();
    for (day, stance) in days {
        let before = steps.last().and_then(|step| step.stance.as_ref());
        let basis = |stance: Option<&Stance>| stance.map(|stance| stance.basis);
        let known = basis(before) != basis(stance.as_ref());
        let kind = diff::kind(before, stance.as_ref(), false);
        if let Some(kind) = kind.or(known.then_some(ChangeKind::BasisChanged)) {
            steps.push(TrackStep {
                day: *day,
                kind,
                stance: stance.clone(),
            });
        }
    }
    steps
}
