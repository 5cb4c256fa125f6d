//! The statement that settled a cell, and what the cell takes from its statements.

use std::cmp::{Ordering, Reverse};

use super::excerpt::excerpt;
use super::heard::Heard;
use super::rule::{Side, side};
use super::shorten::shorten;
use super::utterance::Utterance;
use crate::model::{Act, Attitude, Date, Firmness, Lean, StanceAttitude, Voice};

/// How many characters a summary taken from a quote has at most.
pub(super) const SUMMARY: usize = 80;

/// What a cell was settled to, which is what a statement must say to agree with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settled {
    pub(super) attitude: StanceAttitude,
    /// Which way a conditional attitude leans; `None` if either way will do.
    pub(super) lean: Option<Lean>,
}

impl Settled {
    /// Iterates over the statements that say the same.
    fn agreeing<'g, 'h, 'd>(
        self,
        groups: &'g [Utterance<'h, 'd>],
    ) -> impl Iterator<Item = &'h Heard<'d>> + use<'g, 'h, 'd> {
        let leans = move |group: &&Utterance<'h, 'd>| {
            self.lean.is_none() || lean_of(group).map(|(_, lean)| lean) == self.lean
        };
        let heard = groups.iter().filter(leans).flat_map(|group| &group.heard);
        let says = move |heard: &&'h Heard<'d>| {
            StanceAttitude::from(heard.statement.attitude) == self.attitude
        };
        heard.copied().filter(says)
    }
}

/// Returns which way the cell leans: as most of the utterances under a condition do or, if
/// as many lean either way, as the firmest of them does.
pub(super) fn lean(attitude: StanceAttitude, groups: &[Utterance<'_, '_>]) -> Option<Lean> {
    if attitude != StanceAttitude::Conditional {
        return None;
    }
    let leaning: Vec<(&Heard<'_>, Lean)> = groups.iter().filter_map(lean_of).collect();
    let count = |wanted| leaning.iter().filter(|(_, lean)| *lean == wanted).count();
    match count(Lean::YesIf).cmp(&count(Lean::NoUnless)) {
        Ordering::Greater => Some(Lean::YesIf),
        Ordering::Less => Some(Lean::NoUnless),
        Ordering::Equal => {
            let firmest = leaning.iter().min_by(|(a, _), (b, _)| rank(a, b));
            firmest.map(|(_, lean)| *lean)
        }
    }
}

/// Returns which way an utterance under a condition leans, with the best statement that
/// tells it. Where none tells, it is "yes, if", as in [`Attitude::value`].
fn lean_of<'h, 'd>(group: &Utterance<'h, 'd>) -> Option<(&'h Heard<'d>, Lean)> {
    let conditional = || {
        let heard = group.heard.iter().copied();
        heard.filter(|heard| heard.statement.attitude == Attitude::Conditional)
    };
    let telling = best(conditional().filter(|heard| heard.statement.lean.is_some()));
    let best = telling.or_else(|| best(conditional()))?;
    Some((best, best.statement.lean.unwrap_or(Lean::YesIf)))
}

/// Returns the statement that settled the cell: among those that agree with it the firmest,
/// then what a word of its own tells ("demands") before what is only said, then the party's
/// own quoted words before paraphrase and narration, then the latest, then
/// the most confident, then the first by article and number. A mixed cell was settled by
/// none.
pub(super) fn settling<'h, 'd>(
    settled: Settled,
    groups: &[Utterance<'h, 'd>],
) -> Option<&'h Heard<'d>> {
    best(settled.agreeing(groups))
}

/// Returns the condition of a conditional cell: that of the best statement that agrees with
/// it and names one.
pub(super) fn condition(settled: Settled, groups: &[Utterance<'_, '_>]) -> Option<String> {
    if settled.attitude != StanceAttitude::Conditional {
        return None;
    }
    let naming = settled
        .agreeing(groups)
        .filter(|heard| heard.statement.condition.is_some());
    best(naming).and_then(|heard| heard.statement.condition.clone())
}

/// Returns the firmest on the winning side; a mixed cell has no such side.
pub(super) fn firmness(attitude: StanceAttitude, heard: &[&Heard<'_>]) -> Option<Firmness> {
    let winning = match attitude {
        StanceAttitude::Support | StanceAttitude::Conditional => Side::For,
        StanceAttitude::Oppose => Side::Against,
        StanceAttitude::Unclear => Side::Neither,
        StanceAttitude::Mixed => return None,
    };
    heard
        .iter()
        .filter(|heard| side(heard.statement) == winning)
        .map(|heard| heard.statement.firmness)
        .max()
}

/// Returns the telling words of the settling quote, shortened; of a mixed cell the best
/// quote of either side.
pub(super) fn summary(settled: Settled, groups: &[Utterance<'_, '_>]) -> String {
    let quote = |heard: Option<&Heard<'_>>, length| {
        heard.map_or_else(String::new, |heard| {
            shorten(&excerpt(heard.statement), length)
        })
    };
    if settled.attitude != StanceAttitude::Mixed {
        return quote(settling(settled, groups), SUMMARY);
    }
    let of_side = |wanted| {
        let side = groups.iter().filter(|group| group.side == wanted);
        quote(
            best(side.flat_map(|group| group.heard.iter().copied())),
            SUMMARY / 2,
        )
    };
    format!(
        "for: {} / against: {}",
        of_side(Side::For),
        of_side(Side::Against)
    )
}

/// Returns the latest day on which anything was said.
pub(super) fn latest_day(heard: &[&Heard<'_>]) -> Option<Date> {
    heard.iter().filter_map(|heard| heard.day).max()
}

fn best<'h, 'd: 'h>(heard: impl Iterator<Item = &'h Heard<'d>>) -> Option<&'h Heard<'d>> {
    heard.min_by(|a, b| rank(a, b))
}

/// Orders statements, the best first.
fn rank(a: &Heard<'_>, b: &Heard<'_>) -> Ordering {
    let voice = |heard: &Heard<'_>| match heard.statement.voice {
        Voice::Quoted => 0,
        Voice::Reported => 1,
        Voice::Narrated => 2,
        Voice::Other => 3,
    };
    let key = |heard: &Heard<'_>| {
        (
            Reverse(heard.statement.firmness),
            matches!(heard.statement.act, Act::Says | Act::Supports),
            voice(heard),
            Reverse(heard.day),
        )
    };
    key(a)
        .cmp(&key(b))
        .then_with(|| b.statement.confidence.total_cmp(&a.statement.confidence))
        .then_with(|| a.at.cmp(&b.at))
}
