//! What a person sets on a cell, as the inspector's lists and the table's keys change it.

use crate::model::{Firmness, HandEdit, Lean, Stance, StanceAttitude};

/// What a key changes on a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CellChange {
    Attitude(StanceAttitude),
    Firmness(Firmness),
    /// To the firmness after the one that is shown.
    NextFirmness,
}

impl CellChange {
    /// Returns what is set by hand then; `None` for the firmness of a silent cell, which has
    /// nothing to be firm about.
    pub(crate) fn on(self, hand: &HandEdit, stance: Option<&Stance>) -> Option<HandEdit> {
        let firmness = match self {
            Self::Attitude(attitude) => return Some(with_attitude(hand, stance, attitude)),
            Self::Firmness(level) => level,
            Self::NextFirmness => next_firmness(stance?.firmness),
        };
        stance.map(|_| HandEdit {
            firmness: Some(firmness),
            ..hand.clone()
        })
    }
}

/// Returns what is set by hand once an attitude is chosen on a cell that shows `stance`: the
/// firmness that is shown stays, whoever set it.
pub(crate) fn with_attitude(
    hand: &HandEdit,
    stance: Option<&Stance>,
    attitude: StanceAttitude,
) -> HandEdit {
    let mut hand = hand.clone();
    hand.attitude = Some(attitude);
    hand.lean = (attitude == StanceAttitude::Conditional)
        .then_some(hand.lean.or(stance.and_then(|s| s.lean)))
        .map(|lean| lean.unwrap_or(Lean::YesIf));
    keep_firmness(&mut hand, stance);
    hand
}

/// Makes the firmness that is shown the person's own: what the statements say of it belongs
/// to the attitude that they have.
pub(crate) fn keep_firmness(hand: &mut HandEdit, stance: Option<&Stance>) {
    let same = stance.is_some_and(|s| Some(s.attitude) == hand.attitude && s.lean == hand.lean);
    if !same {
        hand.firmness = hand.firmness.or(stance.and_then(|s| s.firmness));
    }
}

/// Returns the firmness after the one that is shown: from tentative to red line, then from
/// the start.
fn next_firmness(shown: Option<Firmness>) -> Firmness {
    let at = shown.and_then(|shown| Firmness::ALL.iter().position(|level| *level == shown));
    let next = at.map_or(0, |at| (at + 1) % Firmness::ALL.len());
    Firmness::ALL[next]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firmness_goes_round() {
        let mut seen = vec![next_firmness(None)];
        for _ in 0..4 {
            seen.push(next_firmness(seen.last().copied()));
        }
        assert_eq!(seen[..4], *Firmness::ALL);
        assert_eq!(seen[4], Firmness::Tentative);
    }

    #[test]
    fn an_attitude_brings_its_lean_and_leaves_the_note() {
        let before = HandEdit {
            note: Some("ask".to_owned()),
            lean: Some(Lean::NoUnless),
            ..HandEdit::default()
        };
        let conditional = with_attitude(&before, None, StanceAttitude::Conditional);
        assert_eq!(conditional.lean, Some(Lean::NoUnless));
        let oppose = with_attitude(&conditional, None, StanceAttitude::Oppose);
        assert_eq!((oppose.lean, oppose.note), (None, Some("ask".to_owned())));
    }
}
