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

use super::admit::days_between;
use super::heard::Heard;
use super::rule::{Side, side};

/// How many words a quote needs so that finding it elsewhere is no coincidence.
const SAME_WORDS: usize = 6;

/// One utterance: what was said once.
#[derive(Debug)]
pub(super) struct Utterance<'h, 'd> {
    /// On which side it stands.
    pub(super) side: Side,
    /// The statements that carry it, the earliest first.
    pub(super) heard: Vec<&'h Heard<'d>>,
    /// The words of each, for comparison.
    words: Vec<String>,
}

/// Groups the statements of a cell into utterances, in the order of their days.
pub(super) fn group<'h, 'd>(heard: &[&'h Heard<'d>]) -> Vec<Utterance<'h, 'd>> {
    let mut sorted = heard.to_vec();
    sorted.sort_by(|a, b| a.day.cmp(&b.day).then_with(|| a.at.cmp(&b.at)));
    let mut groups: Vec<Utterance<'h, 'd>> = Vec::new();
    for heard in sorted {
        let words = bare_words(&heard.statement.evidence.quote);
        if let Some(group) = groups.iter_mut().find(|group| group.carries(heard, &words)) {
            group.heard.push(heard);
            group.words.push(words);
        } else {
            groups.push(Utterance {
                side: side(heard.statement),
                heard: vec![heard],
                words: vec![words],
            });
        }
    }
    groups
}

impl Utterance<'_, '_> {
    /// Says whether `heard` is one more carrier of this utterance.
    fn carries(&self, heard: &Heard<'_>, words: &str) -> bool {
        let first = self.heard[0];
        self.side == side(heard.statement)
            && same_speaker(first, heard)
            && self.heard.iter().all(|other| !apart(other, heard))
            && (self.heard.iter().any(|o| o.at.article == heard.at.article)
                || within_a_day(first, heard)
                || self.words.iter().any(|other| same_words(other, words)))
    }
}

fn same_speaker(a: &Heard<'_>, b: &Heard<'_>) -> bool {
    let (a, b) = (a.statement, b.statement);
    match (&a.speaker, &b.speaker) {
        (Some(a), Some(b)) => alike(a, b),
        (None, None) => alike(
            a.unnamed.as_deref().unwrap_or(""),
            b.unnamed.as_deref().unwrap_or(""),
        ),
        _ => false,
    }
}

/// Says whether two statements tell of different occasions.
fn apart(a: &Heard<'_>, b: &Heard<'_>) -> bool {
    let venues = match (&a.statement.venue, &b.statement.venue) {
        (Some(a), Some(b)) => !alike(a, b),
        _ => false,
    };
    let days = match (a.statement.said_on, b.statement.said_on) {
        (Some(a), Some(b)) => days_between(a, b).abs() > 1,
        _ => false,
    };
    venues || days
}

fn within_a_day(a: &Heard<'_>, b: &Heard<'_>) -> bool {
    match (a.sure_day(), b.sure_day()) {
        (Some(a), Some(b)) => days_between(a, b).abs() <= 1,
        _ => false,
    }
}

fn same_words(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    short.split(' ').count() >= SAME_WORDS && format!(" {long} ").contains(&format!(" {short} "))
}

fn alike(a: &str, b: &str) -> bool {
    bare_words(a) == bare_words(b)
}

/// Returns the words in lower case with one space between them, without punctuation.
fn bare_words(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}
