//! Attributions: who said what, for every attribution of a text, party or not.
//!
//! In: a document. Out: [`Attribution`]s in the order of the text. They rest on the same
//! predicates as the statements; what is added here are quotations that go on over
//! sentences and paragraphs, which belong to the attribution before them.

use std::ops::Range;

use super::doc::{Doc, Sentence};
use super::predicate::{Pattern, Predicate, predicates};
use super::token::Traits;
use crate::agenda::lexicon::{CueClass, Lexicon, Pos};
use crate::model::{Attribution, Span, Voice};

/// How many wholly quoted sentences may follow the one with the cue.
const GOES_ON: usize = 12;

/// An attribution in tokens.
struct Found {
    source: Range<usize>,
    cue: Range<usize>,
    told: Vec<Range<usize>>,
}

/// Finds all attributions of a document.
pub(super) fn attributions(doc: &Doc, lexicon: &Lexicon) -> Vec<Attribution> {
    let mut found: Vec<Found> = Vec::new();
    // The last attribution whose words were quoted up to the end of their sentence, and how
    // many sentences it went on.
    let mut open: Option<(usize, usize)> = None;
    for sentence in &doc.sentences {
        let all = predicates(doc, lexicon, sentence);
        let before = found.len();
        for predicate in &all {
            if !tells(doc, lexicon, predicate) {
                continue;
            }
            let told = predicate.told(doc, sentence);
            let cue = cue_words(doc, predicate);
            if told.is_empty() && !introduces(doc, sentence, predicate) {
                continue;
            }
            found.push(Found {
                source: predicate.source.clone(),
                cue,
                told,
            });
        }
        let outside = (before..found.len()).find(|&n| doc.inside[found[n].cue.start] == 0);
        if let Some((last, so_far)) = open
            && outside.is_none()
            && is_quoted(doc, sentence)
            && so_far < GOES_ON
        {
            extend(doc, &mut found[last], sentence);
            open = Some((last, so_far + 1));
            continue;
        }
        open = (before..found.len())
            .rev()
            .find(|&n| {
                doc.inside[found[n].cue.start] == 0
                    && (found[n].told.is_empty()
                        || found[n].told.iter().any(|part| doc.is_quoted(part)))
            })
            .map(|n| (n, 0));
    }
    found.retain(|f| !f.told.is_empty());
    found.sort_by_key(|f| (f.cue.start, f.cue.end));
    found.iter().map(|f| finished(doc, f)).collect()
}

/// Whether a predicate tells of words, thoughts or wishes.
fn tells(_doc: &Doc, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    let cue = &lexicon.cues[predicate.cue];
    if matches!(cue.class, CueClass::Deed | CueClass::Consult) {
        return false;
    }
    match cue.pos {
        Pos::Verb => predicate.pattern != Pattern::Told,
        Pos::Noun => true,
        Pos::Adjective => predicate.pattern == Pattern::Ready,
    }
}

/// The words of the cue: with its helping words where they are more than an adverb.
fn cue_words(_doc: &Doc, predicate: &Predicate) -> Range<usize> {
    predicate.at.clone()
}

/// Whether the sentence ends with the cue and a colon: what is told follows.
fn introduces(doc: &Doc, sentence: &Sentence, predicate: &Predicate) -> bool {
    let end = sentence.tokens.end;
    predicate.at.end <= end && doc.marks(end - 1, &[':'])
}

/// Whether a sentence is all quotation, but for marks.
fn is_quoted(doc: &Doc, sentence: &Sentence) -> bool {
    let mut words = sentence
        .tokens
        .clone()
        .filter(|&i| !doc.is(i, Traits::PUNCT))
        .peekable();
    words.peek().is_some() && words.all(|i| doc.inside[i] != 0)
}

/// Adds a sentence to the last stretch of an attribution, or as one of its own.
fn extend(doc: &Doc, found: &mut Found, sentence: &Sentence) {
    let part = sentence.tokens.clone();
    match found.told.last_mut() {
        Some(last) if last.end == part.start && doc.inside[last.end - 1] != 0 => {
            last.end = part.end;
        }
        _ => found.told.push(part),
    }
}

fn finished(doc: &Doc, found: &Found) -> Attribution {
    let quoted = found.told.iter().any(|part| doc.is_quoted(part));
    let spans: Vec<Span> = found.told.iter().map(|part| doc.span(part)).collect();
    Attribution {
        source: (!found.source.is_empty()).then(|| doc.span(&found.source)),
        cue: doc.span(&found.cue),
        spans,
        voice: if quoted {
            Voice::Quoted
        } else {
            Voice::Reported
        },
    }
}
