//! The attitude of a cell, from the utterances that are counted.
//!
//! With `for` the number of utterances that support it, under a condition or not, and
//! `against` the number that oppose it, the share is `for / (for + against)`. Up to the
//! threshold t the cell opposes it, from 1 - t it supports it, between them it is mixed; as
//! many on either side are mixed whatever the threshold. Support is conditional where more
//! utterances name a condition than do not. It is unclear only where nobody is for or
//! against it.

use super::utterance::Utterance;
use crate::model::{Attitude, StanceAttitude, Statement};

/// On which side of a proposal a statement stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Supports it, or would under a condition; "no, unless" names what would win it over.
    For,
    /// Opposes it.
    Against,
    /// Unclear.
    Neither,
}

/// Returns the side of a statement.
pub(super) fn side(statement: &Statement) -> Side {
    match statement.attitude {
        Attitude::Support | Attitude::Conditional => Side::For,
        Attitude::Oppose => Side::Against,
        Attitude::Unclear => Side::Neither,
    }
}

/// Returns the attitude that the utterances give; `None` where there are none.
pub(super) fn attitude(groups: &[Utterance<'_, '_>], threshold: f64) -> Option<StanceAttitude> {
    let count = |side| groups.iter().filter(|group| group.side == side).count();
    let (pro, contra) = (count(Side::For), count(Side::Against));
    if groups.is_empty() {
        return None;
    }
    if pro + contra == 0 {
        return Some(StanceAttitude::Unclear);
    }
    // Half is both at most 0.5 and at least 1 - 0.5, so that it needs a rule of its own.
    if pro == contra {
        return Some(StanceAttitude::Mixed);
    }
    let share = pro as f64 / (pro + contra) as f64;
    // Settings come from files: a threshold that is no number counts as none.
    let threshold = if threshold.is_finite() {
        threshold.clamp(0.0, 0.5)
    } else {
        0.0
    };
    let of_support = groups.iter().filter(|group| group.side == Side::For);
    let (plain, conditional): (Vec<_>, Vec<_>) = of_support.partition(|group| group.is_plain());
    Some(if share >= 1.0 - threshold {
        if conditional.len() > plain.len() {
            StanceAttitude::Conditional
        } else {
            StanceAttitude::Support
        }
    } else if share <= threshold {
        StanceAttitude::Oppose
    } else {
        StanceAttitude::Mixed
    })
}
