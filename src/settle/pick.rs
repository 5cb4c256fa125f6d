//! The statement that settled a cell, and what the cell takes from its statements.

use std::cmp::{Ordering, Reverse};

use super::excerpt::excerpt;
use super::heard::Heard;
use super::rule::{Side, side};
use super::shorten::shorten;
use crate::model::{Attitude, Date, Firmness, StanceAttitude, Voice};

/// How many characters a summary taken from a quote has at most.
pub(super) const SUMMARY: usize = 80;

/// Returns the statement that settled the cell: among those of the settled attitude the
/// firmest, then the party's own quoted words before paraphrase and narration, then the
/// latest, then the most confident, then the first by article and number. A mixed cell was
/// settled by none.
pub(super) fn settling<'h, 'd>(
    attitude: StanceAttitude,
    heard: &[&'h Heard<'d>],
) -> Option<&'h Heard<'d>> {
    best(
        heard
            .iter()
            .copied()
            .filter(|heard| StanceAttitude::from(heard.statement.attitude) == attitude),
    )
}

/// Returns the statement that gives lean and condition of a conditional cell: the best one
/// that names its condition or, if none does, the best one.
pub(super) fn conditional<'h, 'd>(
    attitude: StanceAttitude,
    heard: &[&'h Heard<'d>],
) -> Option<&'h Heard<'d>> {
    if attitude != StanceAttitude::Conditional {
        return None;
    }
    let conditional = |heard: &&&'h Heard<'d>| heard.statement.attitude == Attitude::Conditional;
    let named = |heard: &&&'h Heard<'d>| heard.statement.condition.is_some();
    best(heard.iter().filter(conditional).filter(named).copied())
        .or_else(|| best(heard.iter().filter(conditional).copied()))
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

/// Returns the telling words of the settling quote, shortened; of a mixed cell the best quote of either side.
pub(super) fn summary(attitude: StanceAttitude, heard: &[&Heard<'_>]) -> String {
    let quote = |heard: &Heard<'_>, length| shorten(&excerpt(heard.statement), length);
    if attitude != StanceAttitude::Mixed {
        return settling(attitude, heard).map_or_else(String::new, |best| quote(best, SUMMARY));
    }
    let of_side = |wanted| {
        best(
            heard
                .iter()
                .copied()
                .filter(|h| side(h.statement) == wanted),
        )
        .map_or_else(String::new, |best| quote(best, SUMMARY / 2))
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
            voice(heard),
            Reverse(heard.day),
        )
    };
    key(a)
        .cmp(&key(b))
        .then_with(|| b.statement.confidence.total_cmp(&a.statement.confidence))
        .then_with(|| a.at.cmp(&b.at))
}
