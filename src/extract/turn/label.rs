//! Labels: "PRESIDENT BERG:", "Question:".
//!
//! A report has none: two at least make a transcript, and a topic or a party before a colon
//! ("The dam: open it") is no label.

use std::ops::Range;

use super::{Turn, told_from};
use crate::extract::doc::{Doc, Sentence};
use crate::extract::mention::Kind;
use crate::extract::source::{Source, identify};
use crate::extract::token::{Traits, WordKey, words};

/// Up to how many words and stops a label has.
const LABEL: usize = 10;
/// Labels of whoever asks.
const ASKS: &[WordKey] = words![
    "q",
    "question",
    "questions",
    "reporter",
    "journalist",
    "moderator",
    "host",
    "interviewer",
    "correspondent",
    "presenter",
];
/// What stands before a name in a label.
const HONORIFICS: &[WordKey] = words![
    "mr",
    "mrs",
    "ms",
    "dr",
    "sir",
    "lord",
    "madam",
    "president",
    "secretary",
    "minister",
    "chancellor",
    "premier",
    "ambassador",
    "senator",
    "spokesman",
    "spokeswoman",
    "spokesperson",
];

/// A name and a colon that open a paragraph.
pub(super) struct Label {
    /// Its tokens, without the colon.
    pub(super) tokens: Range<usize>,
    /// Where the words begin that it labels.
    pub(super) end: usize,
    pub(super) kind: LabelKind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// "Q:", "Question:".
    Asks,
    /// A person or an office.
    Speaks,
    /// A name that only counts among other labels.
    Maybe,
    /// The number of a point.
    Point,
}

/// The labels that open the paragraphs of a document, if it is a transcript; one is enough
/// where its title announces a speech.
pub(super) fn labels(doc: &Doc, announced: bool) -> Vec<Label> {
    let mut found = Vec::new();
    for sentence in openers(doc) {
        found.extend(label(doc, sentence));
    }
    let known = found.iter().filter(|l| l.kind != LabelKind::Maybe).count();
    let spoken = found.iter().any(|l| l.kind == LabelKind::Speaks);
    if known < if announced { 1 } else { 2 } || !spoken {
        found.clear();
    }
    found
}

/// The first sentence of each paragraph.
pub(super) fn openers<'a>(doc: &'a Doc) -> impl Iterator<Item = &'a Sentence> {
    let mut block = usize::MAX;
    doc.sentences.iter().filter(move |sentence| {
        let opens = sentence.block != block;
        block = sentence.block;
        opens
    })
}

/// The label that opens a sentence.
fn label(doc: &Doc, sentence: &Sentence) -> Option<Label> {
    let bounds = &sentence.tokens;
    // "Q And the fee?": a letter alone stands for "Question:".
    let first = bounds.start;
    let stop = usize::from(doc.marks(first + 1, &['.']));
    let asked = first + 1 + stop;
    if asked < bounds.end && doc.slice(&(first..first + 1)) == "Q" && doc.is(asked, Traits::CAPITAL)
    {
        return Some(Label {
            tokens: first..first + 1,
            end: asked,
            kind: LabelKind::Asks,
        });
    }
    let end = bounds.end.min(first + LABEL);
    let colon = (bounds.start..end).find(|&i| doc.marks(i, &[':']))?;
    let tokens = bounds.start..colon;
    let small = words!["of", "the", "and", "for"];
    let named = |i: usize| {
        doc.is(i, Traits::CAPITAL.with(Traits::UPPER))
            || doc.marks(i, &['.', ',', '(', ')', '-', '’', '\''])
            || doc.reads(i, small)
    };
    let words = colon + 1..bounds.end;
    if tokens.is_empty() || words.is_empty() || !tokens.clone().all(named) {
        return None;
    }
    let upper = |i: usize| doc.is(i, Traits::UPPER) || doc.marks(i, &['.', ',', '-']);
    let loud = tokens.clone().all(upper);
    let calm = !doc.is(words.start, Traits::UPPER) || words.len() == 1;
    // "Berg: no deal before spring" is a heading of a live page.
    if sentence.headline && !(loud && calm) {
        return None;
    }
    let kind = if tokens.clone().any(|i| doc.reads(i, ASKS)) {
        LabelKind::Asks
    } else if is_person(doc, &tokens) {
        LabelKind::Speaks
    } else {
        LabelKind::Maybe
    };
    Some(Label {
        tokens,
        end: colon + 1,
        kind,
    })
}

/// Whether a label names a person or an office, not a party or a topic.
fn is_person(doc: &Doc, label: &Range<usize>) -> bool {
    let person = |kind| matches!(kind, Kind::Person(_) | Kind::Role);
    doc.mentions_in(label.clone()).any(|m| person(m.kind))
        || label.clone().any(|i| doc.reads(i, HONORIFICS))
        || doc.reads(label.end - 1, words!["official"])
}

/// The turns that labels open.
pub(super) fn turns(doc: &Doc, labels: &[Label]) -> Vec<Turn> {
    let ends = labels.iter().skip(1).map(|next| next.tokens.start);
    let end = doc.tokens.len();
    labels
        .iter()
        .zip(ends.chain(std::iter::once(end)))
        .map(|(label, end)| {
            let who = match label.kind {
                LabelKind::Asks => Source::Nobody,
                _ => match identify(doc, &label.tokens) {
                    Source::Nobody => Source::Outsider(label.tokens.clone()),
                    who => who,
                },
            };
            let words = label.end..end;
            let words = words.start..told_from(doc, &words, &who);
            Turn {
                words,
                who,
                named: label.tokens.clone(),
                cue: label.tokens.end..label.end,
            }
        })
        .collect()
}
