//! Which statements of a cell are one utterance: the same words of the same speaker on
//! the same occasion, however many outlets and sentences carry them.
//!
//! All statements of a cell are on one proposal by one party. Two of them are one utterance
//! when all of this holds:
//!
//! - **the same side**: both for it, both against it, or both neither;
//! - **the same speaker**: the same name; or nobody named and the same words for the
//!   unnamed ("a senior official"), which may be no words at all;
//! - **nothing speaks against one occasion**: no two different venues ("to India Today" and
//!   "at the summit"), and no two told days more than a day apart;
//! - **something speaks for it**: they stand in one article (a headline, a paragraph and the
//!   next sentence of the same quote), or were said within a day of each other, or the words
//!   are the same (at least [`SAME_WORDS`] of them, one quote inside the other).
//!
//! The relay ("via TASS") is no part of the occasion: it is how the words travelled. A day
//! that is unknown or disputed never ties two articles together; their words still can.
//!
//! Each utterance is measured against its first statement only, so that a speaker who says
//! the same every day for a month is not one utterance.

use std::hash::BuildHasher as _;

use foldhash::fast::FixedState;

use super::admit::days_between;
use super::heard::Heard;
use super::rule::{Side, side};
use crate::model::Attitude;

/// How many words a quote needs so that finding it elsewhere is no coincidence.
const SAME_WORDS: usize = 6;

/// One utterance: what was said once.
#[derive(Debug)]
pub(super) struct Utterance<'h, 'd> {
    /// On which side it stands.
    pub(super) side: Side,
    /// The statements that carry it, the earliest first.
    pub(super) heard: Vec<&'h Heard<'d>>,
    /// Their words, made ready for comparison.
    told: Vec<Told>,
}

/// The texts of a statement in a form in which equal ones are equal; made once, for a cell
/// of many statements compares each with many.
#[derive(Debug)]
struct Told {
    /// The name, or the words for a speaker without one.
    speaker: (bool, String),
    venue: Option<String>,
    /// The quote with a space on either side, so that it is found at whole words only.
    words: String,
    /// Every [`SAME_WORDS`] words of it in a row, sorted, by which a quote that stands nowhere in
    /// it is told at once; none where it is too short to be known again.
    runs: Vec<u64>,
    /// The first of them in the quote.
    first: Option<u64>,
}

/// Groups the statements of a cell into utterances, in the order of their days.
pub(super) fn group<'h, 'd>(heard: &[&'h Heard<'d>]) -> Vec<Utterance<'h, 'd>> {
    let mut sorted = heard.to_vec();
    sorted.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.at.cmp(&b.at)));
    let mut groups: Vec<Utterance<'h, 'd>> = Vec::new();
    for heard in sorted {
        let told = Told::new(heard);
        if let Some(group) = groups.iter_mut().find(|group| group.carries(heard, &told)) {
            group.heard.push(heard);
            group.told.push(told);
        } else {
            groups.push(Utterance {
                side: side(heard.statement),
                heard: vec![heard],
                told: vec![told],
            });
        }
    }
    groups
}

impl Utterance<'_, '_> {
    /// Says whether it supports the proposal without a condition, at least once.
    pub(super) fn is_plain(&self) -> bool {
        let mut attitudes = self.heard.iter().map(|heard| heard.statement.attitude);
        attitudes.any(|attitude| attitude == Attitude::Support)
    }

    /// Says whether `heard` is one more carrier of this utterance.
    fn carries(&self, heard: &Heard<'_>, told: &Told) -> bool {
        self.side == side(heard.statement)
            && self.told[0].speaker == told.speaker
            && self.told.iter().all(|other| one_venue(other, told))
            && self.heard.iter().all(|other| one_day(other, heard))
            && (self.heard.iter().any(|o| o.at.article == heard.at.article)
                || within_a_day(self.heard[0], heard)
                || self.told.iter().any(|other| same_words(other, told)))
    }
}

impl Told {
    fn new(heard: &Heard<'_>) -> Self {
        let statement = heard.statement;
        let words = bare_words(&statement.evidence.quote);
        let speaker = statement.speaker.as_deref();
        let unnamed = statement.unnamed.as_deref().unwrap_or("");
        let mut runs = runs(&words);
        let first = runs.first().copied();
        runs.sort_unstable();
        Self {
            speaker: (speaker.is_some(), bare_words(speaker.unwrap_or(unnamed))),
            venue: statement.venue.as_deref().map(bare_words),
            words: format!(" {words} "),
            runs,
            first,
        }
    }
}

fn one_venue(a: &Told, b: &Told) -> bool {
    a.venue.is_none() || b.venue.is_none() || a.venue == b.venue
}

/// Says whether no two days are told that lie more than a day apart.
fn one_day(a: &Heard<'_>, b: &Heard<'_>) -> bool {
    match (a.statement.said_on, b.statement.said_on) {
        (Some(a), Some(b)) => days_between(a, b).abs() <= 1,
        _ => true,
    }
}

fn within_a_day(a: &Heard<'_>, b: &Heard<'_>) -> bool {
    match (a.sure_day(), b.sure_day()) {
        (Some(a), Some(b)) => days_between(a, b).abs() <= 1,
        _ => false,
    }
}

fn same_words(a: &Told, b: &Told) -> bool {
    let (short, long) = if a.words.len() <= b.words.len() {
        (a, b)
    } else {
        (b, a)
    };
    let may_be = |first| long.runs.binary_search(&first).is_ok();
    short.first.is_some_and(may_be) && long.words.contains(&short.words)
}

/// Returns the hashes of every [`SAME_WORDS`] words in a row.
fn runs(words: &str) -> Vec<u64> {
    let words: Vec<&str> = words.split(' ').collect();
    let runs = words.windows(SAME_WORDS);
    runs.map(|run| STATE.hash_one(run)).collect()
}

const STATE: FixedState = FixedState::with_seed(6);

/// Returns the words in lower case with one space between them, without punctuation.
fn bare_words(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}
