//! Attributions: who said what, for every attribution of a text, party or not.
//!
//! In: a document. Out: [`Attribution`]s in the order of the text. They rest on the same
//! predicates as the statements; what is added here are quotations that go on over
//! sentences and paragraphs, speakers before a colon and names below a paragraph. Words
//! inside quotation marks attribute nothing: they are told themselves.

use std::ops::Range;

use super::doc::{Doc, Sentence};
use super::predicate::{Pattern, Predicate, predicates};
use super::source::Source;
use super::token::{Traits, words};
use crate::agenda::lexicon::{CueClass, Lexicon, Pos};
use crate::model::{Attribution, Span, Voice};

/// How many wholly quoted sentences may follow the one with the cue.
const GOES_ON: usize = 12;
/// Up to how many tokens before a colon name a speaker.
const SPEAKER: usize = 7;
/// Up to how many tokens a sentence has that is no more than subject and verb.
const ASKED: usize = 8;
/// Up to how many tokens the line has that names who said the paragraph before.
const SIGNATURE: usize = 14;

/// An attribution in tokens.
struct Found {
    source: Range<usize>,
    cue: Range<usize>,
    told: Vec<Range<usize>>,
}

/// Finds all attributions of a document.
pub(super) fn attributions(doc: &Doc, lexicon: &Lexicon) -> Vec<Attribution> {
    let mut work = Work::default();
    for sentence in &doc.sentences {
        work.read(doc, lexicon, sentence);
    }
    let mut found = work.found;
    found.retain(|f| !f.told.is_empty());
    found.sort_by_key(|f| (f.cue.start, f.cue.end));
    found.iter().map(|f| finished(doc, f)).collect()
}

/// What was found so far.
#[derive(Default)]
struct Work {
    found: Vec<Found>,
    /// The attribution whose quotation may go on in the next sentence.
    open: Option<Open>,
    /// The number of the attribution that is a turn of a transcript or a speech.
    turn: Option<usize>,
}

/// An attribution that may go on.
struct Open {
    /// Its number.
    number: usize,
    /// How many sentences it has gone on.
    sentences: usize,
    /// The block whose every sentence belongs to it, after "NAME:".
    block: Option<usize>,
}

impl Work {
    fn read(&mut self, doc: &Doc, lexicon: &Lexicon, sentence: &Sentence) {
        if sentence.label || self.floor(doc, sentence) {
            return;
        }
        let words = |at: usize| !doc.is(at, Traits::PUNCT);
        if !sentence.tokens.clone().any(words) {
            // "…" between two sentences of a quotation.
            return;
        }
        if self.signature(doc, sentence)
            || self.speaker(doc, sentence)
            || self.goes_on(doc, sentence)
        {
            return;
        }
        let all = predicates(doc, lexicon, sentence);
        let before = self.found.len();
        for predicate in &all {
            if !tells(doc, lexicon, predicate) {
                continue;
            }
            let mut told = predicate.told(doc, lexicon, sentence, &all);
            if told.is_empty() {
                told.extend(asked(doc, lexicon, sentence, predicate));
            }
            if told.is_empty() && !introduces(doc, sentence, predicate)
                || lexicon.cues[predicate.cue].seldom && !opens_clause(doc, &told)
            {
                continue;
            }
            if let Some(first) = told.first_mut() {
                reach_back(doc, first);
            }
            self.found.push(Found {
                source: predicate.source.clone(),
                cue: predicate.at.clone(),
                told,
            });
        }
        let found = &self.found;
        self.open = (before..found.len())
            .rev()
            .find(|&n| {
                found[n].told.is_empty() || found[n].told.iter().any(|part| doc.is_quoted(part))
            })
            .map(|number| Open {
                number,
                sentences: 0,
                block: None,
            });
    }

    /// Adds the sentence to the turn that it stands in; what is asked is nobody's.
    fn floor(&mut self, doc: &Doc, sentence: &Sentence) -> bool {
        let start = sentence.tokens.start;
        if let Some(turn) = doc.turn_at(start) {
            self.open = None;
            self.turn = (turn.who != Source::Nobody).then_some(self.found.len());
            if self.turn.is_some() {
                self.found.push(Found {
                    source: turn.named.clone(),
                    cue: turn.cue.clone(),
                    told: Vec::new(),
                });
            }
        }
        let within = doc.turn_around(start).is_some();
        if let Some(number) = self.turn.filter(|_| within) {
            extend(doc, &mut self.found[number], sentence);
        }
        within
    }

    /// "BERG: We shall see.": a name and a colon open a paragraph.
    fn speaker(&mut self, doc: &Doc, sentence: &Sentence) -> bool {
        let bounds = &sentence.tokens;
        let first_of_block = bounds.start == 0 || {
            let before = doc.tokens[bounds.start - 1].span.end;
            let gap = before..doc.tokens[bounds.start].span.start;
            doc.text.get(gap).is_some_and(|gap| gap.contains('\n'))
        };
        let from = bounds.start + usize::from(doc.marks(bounds.start, &['“', '"', '‘', '\'']));
        let end = bounds.end.min(from + SPEAKER);
        let Some(colon) = (from..end).find(|&i| doc.marks(i, &[':'])) else {
            return false;
        };
        let named = (from..colon).all(|i| {
            doc.is(i, Traits::NAME.with(Traits::UPPER))
                || sentence.headline && doc.is(i, Traits::CAPITAL)
                || doc.marks(i, &['.'])
        });
        if !first_of_block || from == colon || !named || colon + 1 >= bounds.end {
            return false;
        }
        self.found.push(Found {
            source: from..colon,
            cue: colon..colon + 1,
            told: std::iter::once(colon + 1..without_stop(doc, bounds.end, sentence.headline))
                .collect(),
        });
        self.open = Some(Open {
            number: self.found.len() - 1,
            sentences: 0,
            block: Some(sentence.block),
        });
        true
    }

    /// "― Ada Berg": a paragraph that only names who said the one before.
    fn signature(&mut self, doc: &Doc, sentence: &Sentence) -> bool {
        let bounds = &sentence.tokens;
        let signs = doc.marks(bounds.start, &['―', '—', '–'])
            && bounds.len() > 1
            && bounds.len() <= SIGNATURE
            && doc.is(bounds.start + 1, Traits::NAME.with(Traits::CAPITAL));
        let number = doc
            .sentences
            .partition_point(|s| s.tokens.start < bounds.start);
        let before = &doc.sentences[..number];
        let block = before.last().map_or(0, |s| s.block);
        let told = before
            .iter()
            .rev()
            .take_while(|s| s.block == block)
            .map(|s| s.tokens.clone())
            .reduce(|a, b| b.start..a.end);
        let Some(told) = told.filter(|_| signs) else {
            return false;
        };
        self.found.retain(|f| !told.contains(&f.cue.start));
        let name = (bounds.start + 1..bounds.end)
            .find(|&i| doc.marks(i, &[',', '(']))
            .unwrap_or(bounds.end);
        self.found.push(Found {
            source: bounds.start + 1..name,
            cue: bounds.start..bounds.start + 1,
            told: vec![told],
        });
        self.open = None;
        true
    }

    /// Adds the sentence to the attribution that is open, if it belongs there.
    fn goes_on(&mut self, doc: &Doc, sentence: &Sentence) -> bool {
        let Some(open) = &mut self.open else {
            return false;
        };
        let told_by_name = open.block == Some(sentence.block);
        let quoted = open.sentences < GOES_ON
            && is_quoted(doc, sentence)
            && !is_attributed_later(doc, sentence);
        if !(told_by_name || quoted) {
            return false;
        }
        open.sentences += usize::from(!told_by_name);
        if open.block.is_some() {
            open.block = Some(sentence.block);
        }
        extend(doc, &mut self.found[open.number], sentence);
        true
    }
}

/// `"What next?" Ada Berg asked.`: where the sentence is no more than subject and verb, what
/// is told is the quoted sentence before it.
fn asked(
    doc: &Doc,
    lexicon: &Lexicon,
    sentence: &Sentence,
    predicate: &Predicate,
) -> Option<Range<usize>> {
    let bounds = &sentence.tokens;
    let cue = &lexicon.cues[predicate.cue];
    let bare = (cue.speech || cue.class == CueClass::Appeal)
        && predicate.pattern == Pattern::Subject
        && predicate.source.start <= bounds.start + 1
        && bounds.len() <= ASKED;
    let before = bounds.start.checked_sub(1).filter(|_| bare)?;
    let number = doc.sentences.partition_point(|s| s.tokens.end <= before);
    doc.sentences
        .get(number)
        .filter(|s| s.block == sentence.block && is_quoted(doc, s))
        .map(|s| s.tokens.clone())
}

/// Where the quotation that a fronted content belongs to began in a sentence before, starts
/// the content there.
fn reach_back(doc: &Doc, told: &mut Range<usize>) {
    let probe = (told.start..told.end.min(told.start + 2)).find(|&i| doc.inside[i] != 0);
    let Some(number) = probe.map(|i| doc.inside[i]) else {
        return;
    };
    let mut start = told.start;
    while start > 0 && doc.inside[start - 1] == number {
        start -= 1;
    }
    if start < told.start {
        told.start = start.saturating_sub(1);
    }
}

/// Whether the quotation that a sentence is in ends in one with words outside it, which
/// tell whose it is.
fn is_attributed_later(doc: &Doc, sentence: &Sentence) -> bool {
    let last = sentence.tokens.clone().rev().find(|&i| doc.inside[i] != 0);
    let Some(last) = last else { return false };
    let number = doc.inside[last];
    let end = (last..doc.inside.len())
        .find(|&i| doc.inside[i] != number)
        .unwrap_or(doc.inside.len());
    let in_sentence = doc
        .sentences
        .partition_point(|s| s.tokens.end <= end.saturating_sub(1));
    doc.sentences
        .get(in_sentence)
        .is_some_and(|s| s.tokens.start > sentence.tokens.start && !is_quoted(doc, s))
}

/// Whether what is told begins as a clause or a quotation does.
fn opens_clause(doc: &Doc, told: &[Range<usize>]) -> bool {
    told.first().is_some_and(|part| {
        doc.reads(
            part.start,
            words![
                "that", "whether", "how", "why", "what", "who", "where", "if",
            ],
        ) || doc.marks(part.start, &['“', '"', '‘'])
    })
}

/// Whether a predicate tells of words, thoughts or wishes.
fn tells(doc: &Doc, lexicon: &Lexicon, predicate: &Predicate) -> bool {
    let cue = &lexicon.cues[predicate.cue];
    if matches!(cue.class, CueClass::Deed | CueClass::Consult)
        || doc.inside[predicate.at.start] != 0
    {
        return false;
    }
    // "could decide the case": nobody decides as yet.
    let supposed = Traits::COULD.with(Traits::WOULD);
    if !cue.speech && predicate.group.clone().any(|i| doc.is(i, supposed)) {
        return false;
    }
    let unnamed = predicate.source.is_empty();
    match cue.pos {
        Pos::Verb if predicate.pattern == Pattern::Agentless => cue.class == CueClass::Statement,
        Pos::Verb => predicate.pattern != Pattern::Told && !unnamed,
        Pos::Noun => true,
        Pos::Adjective => false,
    }
}

/// Takes the full stop off the end of a headline.
fn without_stop(doc: &Doc, end: usize, headline: bool) -> usize {
    if headline && doc.marks(end - 1, &['.']) {
        end - 1
    } else {
        end
    }
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
        Some(last) if last.end == part.start && doc.is_same_block(last.start, part.start) => {
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
