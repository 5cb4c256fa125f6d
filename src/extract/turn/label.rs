//! Labels: "PRESIDENT BERG:", "Question:".
//!
//! A report has none: questions, or a speaker who is labelled again, make a transcript. A topic
//! or a party before a colon ("The dam: open it") is no label, nor is a name before a quotation.

use std::ops::Range;

use super::{Turn, told_from};
use crate::extract::doc::{Doc, Sentence};
use crate::extract::mention::Kind;
use crate::extract::source::{Source, identify};
use crate::extract::token::{Traits, WordKey, words};

/// Up to how many words and stops a label has.
const LABEL: usize = 14;

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

/// What opens a paragraph and says whose words follow.
pub(super) struct Label {
    /// Its tokens, without the colon.
    tokens: Range<usize>,
    /// Where the words begin that it labels.
    end: usize,
    kind: LabelKind,
}

impl Label {
    /// All that is none of the words it labels.
    pub(super) fn head(&self) -> Range<usize> {
        self.tokens.start..self.end
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LabelKind {
    /// "Q:", "Question:".
    Asks,
    /// A person or an office.
    Speaks,
    /// A name that only counts among other labels.
    Maybe,
}

/// The labels that open the paragraphs of a document, if it is a transcript; questions are
/// enough where its title announces a speech.
pub(super) fn labels(doc: &Doc, announced: bool) -> Vec<Label> {
    let mut found: Vec<Label> = openers(doc).filter_map(|s| label(doc, s)).collect();
    let count = |kind| found.iter().filter(|l| l.kind == kind).count();
    let (asks, speaks) = (count(LabelKind::Asks), count(LabelKind::Speaks));
    // "Q Anon wants …": a letter without a colon counts among other questions.
    let asked = asks > 1
        || found
            .iter()
            .any(|l| l.kind == LabelKind::Asks && l.end > l.tokens.end);
    let answered = speaks + count(LabelKind::Maybe) > 0;
    let transcript = asked && (answered || announced) || announced && speaks > 0;
    if !(transcript || speaks > 1 && is_labelled_again(doc, &found)) {
        found.clear();
    }
    found
}

/// Whether two speakers take turns: one of them is labelled more than once.
fn is_labelled_again(doc: &Doc, labels: &[Label]) -> bool {
    let speak = labels.iter().filter(|l| l.kind == LabelKind::Speaks);
    let who: Vec<Source> = speak.map(|l| speaker(doc, l, None)).collect();
    let others = who.iter().any(|one| *one != who[0]);
    let known = |one: &Source| matches!(one, Source::Parties(_));
    let again =
        |(i, one): (usize, &Source)| known(one) && who[..i].iter().rev().take(4).any(|w| w == one);
    others && who.iter().enumerate().any(again)
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
    let first = bounds.start;
    if let Some(asked) = bare_question(doc, bounds) {
        return Some(asked);
    }
    let end = bounds.end.min(first + LABEL);
    let colon = (first..end).find(|&i| doc.marks(i, &[':']))?;
    // "END 3:45 P.M."
    if doc.is(colon - usize::from(colon > first), Traits::NUMBER)
        && doc.is(colon + 1, Traits::NUMBER)
    {
        return None;
    }
    let tokens = first..colon;
    let open = (first..colon).find(|&i| doc.marks(i, &['(']));
    let small = words![
        "of", "the", "and", "for", "von", "van", "der", "den", "de", "du", "al", "bin",
    ];
    let named = |i: usize| {
        doc.is(i, Traits::CAPITAL.with(Traits::UPPER).with(Traits::NUMBER))
            || doc.marks(i, &['.', ',', '-', '’', '\'', '#'])
            || doc.reads(i, small)
            || open.is_some_and(|open| open <= i)
    };
    let words = colon + 1..bounds.end;
    let quoted = words.start < words.end && doc.inside[(words.start + 1).min(words.end - 1)] != 0;
    if tokens.is_empty()
        || quoted
        || !doc.is(first, Traits::CAPITAL.with(Traits::UPPER))
        || !tokens.clone().all(named)
    {
        return None;
    }
    let upper = |i: usize| doc.is(i, Traits::UPPER) || !doc.is(i, Traits::CAPITAL);
    let loud = tokens.clone().all(upper);
    let calm = words.is_empty() || !doc.is(words.start, Traits::UPPER) || words.len() == 1;
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

/// "Q And the fee?", "Q. And the fee?": a letter alone stands for "Question:".
fn bare_question(doc: &Doc, bounds: &Range<usize>) -> Option<Label> {
    let first = bounds.start;
    let end = first + 1 + usize::from(doc.marks(first + 1, &['.', '—', '–']));
    let opens = doc.is(end, Traits::CAPITAL) || doc.marks(end, &['(']);
    let asks = doc.slice(&(first..first + 1)) == "Q" && end < bounds.end && opens;
    asks.then_some(Label {
        tokens: first..first + 1,
        end,
        kind: LabelKind::Asks,
    })
}

/// Whether a label names a person or an office, not a party or a topic.
fn is_person(doc: &Doc, label: &Range<usize>) -> bool {
    let person = |kind| matches!(kind, Kind::Person(_) | Kind::Role);
    doc.mentions_in(label.clone()).any(|m| person(m.kind))
        || label.clone().any(|i| doc.reads(i, HONORIFICS))
        || doc.reads(label.end - 1, words!["official"])
}

/// Who has the floor by a label; "THE PRESIDENT:" is whoever the title announces.
fn speaker(doc: &Doc, label: &Label, announced: Option<&Source>) -> Source {
    if label.kind == LabelKind::Asks {
        return Source::Nobody;
    }
    let tokens = &label.tokens;
    // "TOMAS RELL, SUDRIAN PREMIER (through translator):"
    let name = (tokens.start + 1..tokens.end)
        .find(|&i| doc.marks(i, &[',', '(']))
        .unwrap_or(tokens.end);
    match identify(doc, &(tokens.start..name)) {
        Source::Parties(holders) => Source::Parties(holders),
        Source::Office(_) => announced
            .cloned()
            .unwrap_or_else(|| Source::Outsider(tokens.clone())),
        _ => Source::Outsider(tokens.clone()),
    }
}

/// The turns that labels open; `announced` is whose speech the title announces.
pub(super) fn turns(doc: &Doc, labels: &[Label], announced: Option<&Source>) -> Vec<Turn> {
    let asked = labels.iter().any(|l| l.kind == LabelKind::Asks);
    let ends = labels.iter().skip(1).map(|next| next.tokens.start);
    let end = doc.tokens.len();
    let turns = labels
        .iter()
        .zip(ends.chain(std::iter::once(end)))
        .map(|(label, end)| {
            let who = speaker(doc, label, announced);
            let words = label.end..end;
            let end = told_from(doc, &words, &who, asked);
            Turn {
                words: words.start..end,
                who,
                named: label.tokens.clone(),
                cue: label.tokens.end..label.end,
            }
        });
    turns.filter(|turn| !turn.words.is_empty()).collect()
}
