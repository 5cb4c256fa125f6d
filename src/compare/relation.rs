//! The relation of a row: how the stances on one proposal stand to each other.
//!
//! Over the parties that have a number, the first that fits:
//!
//! | relation | when |
//! |---|---|
//! | untested | fewer than two |
//! | deadlock | some +1 and some -1, a red line among either |
//! | conflict | some +1 and some -1 |
//! | consensus | all +1 |
//! | common rejection | all -1 |
//! | bridgeable | all +0.5 or more |
//! | open | some 0, the rest +0.5 or more |
//! | soft gap | anything else |
//!
//! Source: the rule is our own; it names what a table of support, conditional support and
//! opposition shows, and describes without forecasting.

use super::row::Voice;
use crate::model::{Firmness, PartyId, Relation};

/// Returns the relation of the stances on one proposal.
pub(super) fn relation(voices: &[Voice<'_>]) -> Relation {
    let all = |fits: &dyn Fn(f64) -> bool| voices.iter().all(|voice| fits(voice.value));
    let any = |fits: &dyn Fn(&Voice<'_>) -> bool| voices.iter().any(fits);
    let red = |voice: &Voice<'_>| voice.firmness == Some(Firmness::RedLine);
    if voices.len() < 2 {
        Relation::Untested
    } else if any(&supports) && any(&opposes) {
        if any(&|voice| supports(voice) && red(voice)) && any(&|voice| opposes(voice) && red(voice))
        {
            Relation::Deadlock
        } else {
            Relation::Conflict
        }
    } else if all(&|value| value >= 1.0) {
        Relation::Consensus
    } else if all(&|value| value <= -1.0) {
        Relation::CommonRejection
    } else if all(&|value| value >= 0.5) {
        Relation::Bridgeable
    } else if all(&|value| value == 0.0 || value >= 0.5) {
        Relation::Open
    } else {
        Relation::SoftGap
    }
}

/// Returns the pairs of which one supports and the other opposes, in the order of `voices`.
pub(super) fn opposed(voices: &[Voice<'_>]) -> Vec<(PartyId, PartyId)> {
    let mut pairs = Vec::new();
    for (at, a) in voices.iter().enumerate() {
        for b in &voices[at + 1..] {
            if supports(a) && opposes(b) || opposes(a) && supports(b) {
                pairs.push((a.party.clone(), b.party.clone()));
            }
        }
    }
    pairs
}

fn supports(voice: &Voice<'_>) -> bool {
    voice.value >= 1.0
}

fn opposes(voice: &Voice<'_>) -> bool {
    voice.value <= -1.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rule_that_fits() {
        let check = |stances: &[(f64, bool)], expected: Relation| {
            let party = PartyId::from("X");
            let voices: Vec<Voice<'_>> = stances
                .iter()
                .map(|&(value, red)| Voice {
                    party: &party,
                    value,
                    firmness: red.then_some(Firmness::RedLine),
                })
                .collect();
            assert_eq!(relation(&voices), expected, "{stances:?}");
        };
        let plain = |value| (value, false);
        let red = |value| (value, true);
        check(&[], Relation::Untested);
        check(&[red(1.0)], Relation::Untested);
        check(&[plain(1.0), plain(-1.0)], Relation::Conflict);
        check(&[red(1.0), plain(-1.0)], Relation::Conflict);
        check(&[red(1.0), red(-1.0)], Relation::Deadlock);
        check(&[red(1.0), plain(-1.0), red(1.0)], Relation::Conflict);
        check(
            &[plain(1.0), plain(-1.0), red(0.5), red(-0.5)],
            Relation::Conflict,
        );
        check(&[plain(1.0), red(1.0)], Relation::Consensus);
        check(&[plain(-1.0), red(-1.0)], Relation::CommonRejection);
        check(&[plain(1.0), plain(0.5)], Relation::Bridgeable);
        check(&[plain(0.5), plain(0.5)], Relation::Bridgeable);
        check(&[plain(0.0), plain(0.5)], Relation::Open);
        check(&[plain(0.0), plain(0.0)], Relation::Open);
        check(&[plain(0.0), plain(-1.0)], Relation::SoftGap);
        check(&[plain(0.5), plain(-1.0)], Relation::SoftGap);
        check(&[plain(1.0), plain(-0.5)], Relation::SoftGap);
        check(&[plain(-0.5), plain(-1.0)], Relation::SoftGap);
    }
}
