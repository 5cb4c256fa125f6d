//! Edges: where exactly the words begin and end that a predicate tells.
//!
//! In: a predicate with the stretch its content lies in. Out: one or two ranges of tokens
//! without the addressee ("told reporters that …"), the adjuncts of the cue ("said on
//! Tuesday that …"), the commas and full stops around them and, where the cue interrupts
//! its content, the cue.

use std::ops::Range;

use super::verb::skip_addressee;
use super::{Pattern, Predicate};
use crate::agenda::lexicon::{CueClass, Lexicon, Sign};
use crate::extract::doc::{Doc, Sentence};
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, words};

/// How many tokens an adjunct between cue and content may have.
const ADJUNCT: usize = 14;

impl Predicate {
    /// Returns the exact stretches of what the predicate tells, in the order of the text.
    ///
    /// `all` are the predicates of the sentence.
    pub(in crate::extract) fn told(
        &self,
        doc: &Doc,
        lexicon: &Lexicon,
        sentence: &Sentence,
        all: &[Predicate],
    ) -> Vec<Range<usize>> {
        let bounds = &sentence.tokens;
        let parts = if self.content.start < self.at.start {
            let end = self.content.end.min(self.group.start).min(bounds.end);
            let head = fronted(doc, self.content.start.max(bounds.start)..end);
            let rest = self.resumed(doc, bounds);
            vec![head, rest]
        } else {
            vec![self.following(doc, lexicon, bounds, all)]
        };
        let mut parts: Vec<Range<usize>> = parts
            .into_iter()
            .filter(|part| has_words(doc, part))
            .collect();
        parts.dedup();
        parts
    }

    /// What comes after the cue.
    fn following(
        &self,
        doc: &Doc,
        lexicon: &Lexicon,
        bounds: &Range<usize>,
        all: &[Predicate],
    ) -> Range<usize> {
        let mut end = bounds.end;
        let mut from = self.content.start;
        if self.pattern != Pattern::According {
            from = skip_addressee(doc, &lexicon.cues[self.cue], from, end);
            from = skip_to_content(doc, from, end);
        }
        let speech = self.speaks(lexicon);
        for other in all {
            if other.at.start > from.max(self.at.start) && other.stops(doc, lexicon, speech) {
                let named = if other.named.is_empty() {
                    usize::MAX
                } else {
                    other.named.start
                };
                end = end.min(other.group.start.min(named));
            }
        }
        if let Some(stop) = self.clause_end(doc, from, bounds) {
            end = end.min(stop);
        }
        let clause = speech || doc.reads(from, words!["that"]);
        let added = (from + 1..end.saturating_sub(1)).find(|&i| adds(doc, i, clause));
        end = end.min(added.unwrap_or(end));
        trim(doc, from..end)
    }

    fn speaks(&self, lexicon: &Lexicon) -> bool {
        let cue = &lexicon.cues[self.cue];
        let tells = matches!(
            cue.class,
            CueClass::Statement | CueClass::Belief | CueClass::Warn
        );
        tells && cue.sign == Sign::Content || self.pattern == Pattern::According
    }

    /// Whether this predicate is no part of what one before it tells; `speech` says whether
    /// that one tells words.
    fn stops(&self, doc: &Doc, lexicon: &Lexicon, speech: bool) -> bool {
        if doc.inside[self.at.start] != 0 {
            return false;
        }
        match self.pattern {
            Pattern::Coordination if doc.marks(self.group.start.wrapping_sub(1), &[',']) => {
                self.speaks(lexicon)
            }
            Pattern::Coordination => {
                if speech {
                    lexicon.cues[self.cue].speech && self.speaks(lexicon)
                } else {
                    doc.is(self.at.start, Traits::VERBAL)
                }
            }
            Pattern::Tail => !speech || self.speaks(lexicon),
            Pattern::According => self.content.end <= self.at.start,
            Pattern::Subject => {
                let before = self.named.start.wrapping_sub(1);
                self.speaks(lexicon)
                    && doc.is(before, Traits::CONJ)
                    && !doc.reads(before, words!["that", "which", "who", "what", "how"])
                    && doc.marks(before.wrapping_sub(1), &[',', '”', '"', '\''])
            }
            _ => false,
        }
    }

    /// Where a subordinate clause ends, the main clause goes on.
    fn clause_end(&self, doc: &Doc, from: usize, bounds: &Range<usize>) -> Option<usize> {
        let comma = |i: &usize| doc.marks(*i, &[',']) && doc.inside[*i] == 0;
        match self.pattern {
            Pattern::Relative => (from..bounds.end)
                .filter(comma)
                .find(|&i| opens_with_verb(doc, i + 1)),
            Pattern::Subject | Pattern::Tail | Pattern::Noun => {
                let first = bounds.start;
                let opens = doc.is(
                    first,
                    Traits::OPENER.with(Traits::SUPPOSED).with(Traits::CONTRAST),
                ) || doc.reads(
                    first,
                    words![
                        "when", "in", "by", "after", "at", "on", "with", "for", "despite", "even",
                    ],
                );
                let fronted = self.pattern == Pattern::Tail && self.group.start == first;
                let led = (opens || fronted)
                    && !doc.reads(first, words!["but"])
                    && !(first..self.group.start).any(|i| comma(&i));
                (from..bounds.end).find(comma).filter(|_| led)
            }
            _ => None,
        }
    }

    /// What goes on after a cue that interrupts: `"…," he said, "…"`.
    fn resumed(&self, doc: &Doc, bounds: &Range<usize>) -> Range<usize> {
        let after = self.at.end.max(self.named.end);
        let end = bounds.end;
        let mark = (after..end.min(after + ADJUNCT))
            .find(|&i| doc.marks(i, &[',', ':', '—', '–']) || opens_quote(doc, i));
        let Some(at) = mark else {
            return after..after;
        };
        let from = if opens_quote(doc, at) { at } else { at + 1 };
        // `"…," he said, but "…"`.
        let joined = doc.reads(from, words!["but", "and"]) && opens_quote(doc, from + 1);
        let from = from + usize::from(joined);
        let quotes = opens_quote(doc, from);
        let comma = |i: usize| doc.marks(i, &[',']) && doc.inside[i] == 0;
        let verb = Traits::CLAUSAL;
        let interrupts = self.pattern == Pattern::Fronted
            && doc.marks(at, &[','])
            && doc.marks(self.named.start.wrapping_sub(1), &[',']);
        let clause = interrupts || doc.is(from, verb) && self.pattern != Pattern::Inversion;
        if quotes {
            let close = (from + 1..end).find(|&i| doc.inside[i] == 0 && !opens_quote(doc, i));
            let close = close.map_or(end, |i| if doc.is(i, Traits::PUNCT) { i + 1 } else { i });
            // Another comma and a new clause end it; else it runs on with the sentence.
            return trim(
                doc,
                from..if close + 1 >= end || comma(close) {
                    close
                } else {
                    end
                },
            );
        }
        if clause {
            trim(doc, from..end)
        } else {
            after..after
        }
    }
}

/// Whether the token at `at` opens what is added to a content and no longer told: after
/// words that are told as a clause (`clause`) little is, after others a relative clause, a
/// participle, a contrast or the next verb.
fn adds(doc: &Doc, at: usize, clause: bool) -> bool {
    if doc.inside[at] != 0 {
        return false;
    }
    let next = at + 1;
    if doc.marks(at, &[',']) {
        return doc.reads(next, words!["although", "though"])
            || !clause
                && (doc.is(next, Traits::GERUND)
                    || doc.reads(
                        next,
                        words!["which", "who", "but", "while", "whereas", "where", "so"],
                    )
                    || doc.reads(next, words!["and"]) && opens_clause(doc, next + 1))
            || doc.reads(next, words!["but"])
                && opens_clause(doc, next + 1)
                && !doc.is(next + 1, Traits::AUX);
    }
    let dash = doc.marks(at, &['—', ';']) || doc.marks(at, &['-']) && doc.marks(next, &['-']);
    !clause && (dash || doc.reads(at, words!["but", "and"]) && opens_with_verb(doc, next))
}

/// Whether a clause begins at `at`: a subject or a finite verb.
fn opens_clause(doc: &Doc, at: usize) -> bool {
    doc.is(at, Traits::PRON.with(Traits::DET).with(Traits::NAME)) || opens_with_verb(doc, at)
}

/// Whether a verb of a clause stands at `at` or behind an adverb there.
fn opens_with_verb(doc: &Doc, at: usize) -> bool {
    let verb = Traits::CLAUSAL;
    let at = if doc.is(at, Traits::ADV) { at + 1 } else { at };
    doc.is(at, verb)
}

/// A content before its cue: without the comma before the source.
fn fronted(doc: &Doc, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    while range.start < range.end
        && doc.marks(range.end - 1, &[',', '—', '–', '-', ';', ':', '('])
        && doc.inside[range.end - 1] == 0
    {
        range.end -= 1;
    }
    // `Berg scolded him: "…," she said`: only the quotation is hers.
    let last = range.end.saturating_sub(1);
    if range.start < last && doc.inside[last - 1] != 0 && doc.inside[range.start] == 0 {
        let open = (range.start + 1..last)
            .rev()
            .find(|&i| doc.inside[i] == 0 && doc.inside[i + 1] != 0);
        if let Some(open) = open.filter(|&i| doc.marks(i - 1, &[':'])) {
            range.start = open;
        }
    }
    while range.start < range.end
        && doc.marks(range.start, &[',', '—', '–', '-', ';', ':', ')', '.'])
    {
        range.start += 1;
    }
    range
}

/// Whether the mark at `at` opens a quotation.
fn opens_quote(doc: &Doc, at: usize) -> bool {
    doc.marks(at, &['“', '"', '‘', '«', '„', '\'', '`'])
        && doc.inside[at] == 0
        && doc.inside.get(at + 1).is_some_and(|&q| q != 0)
}

/// Steps over the addressee and adjuncts between a cue and its content.
fn skip_to_content(doc: &Doc, from: usize, end: usize) -> usize {
    let at = from;
    if at >= end || doc.reads(at, words!["that", "to"]) || opens_quote(doc, at) {
        return at;
    }
    if doc.marks(at, &[':', ',']) {
        return at + 1;
    }
    let adjunct = doc.is(at, Traits::PREP.with(Traits::TIME).with(Traits::ADV))
        && !doc.is_named(at)
        && !doc.reads(at, words!["there", "here"]);
    if !adjunct {
        return at;
    }
    // "said on Tuesday that …", "said in a statement, “…”".
    (at..end.min(at + ADJUNCT))
        .find(|&i| doc.reads(i, words!["that"]) || opens_quote(doc, i) || doc.marks(i, &[':']))
        .map_or_else(
            || {
                if doc.is(at, Traits::TIME) && !is_possessive(doc, at + 1) {
                    (at..end)
                        .find(|&i| !doc.is(i, Traits::TIME.with(Traits::NUMBER)))
                        .unwrap_or(at)
                } else {
                    at
                }
            },
            |i| if doc.marks(i, &[':']) { i + 1 } else { i },
        )
}

/// Takes off the comma, dash and conjunction before what comes next, and the full stop.
fn trim(doc: &Doc, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    while range.start < range.end
        && doc.marks(range.start, &[',', ':', ';', '—', '–', '-', '.', ')'])
    {
        range.start += 1;
    }
    while range.start < range.end {
        let last = range.end - 1;
        let open = doc.inside[last] == 0;
        let stop = open
            && (doc.marks(last, &[',', ';', ':', '—', '–', '-', '.', '(', '?', '!'])
                || opens_quote(doc, last));
        if stop
            || doc.reads(
                last,
                words!["and", "but", "while", "or", "though", "although", "as"],
            )
        {
            range.end -= 1;
        } else {
            break;
        }
    }
    range
}

fn has_words(doc: &Doc, range: &Range<usize>) -> bool {
    range.clone().any(|i| !doc.is(i, Traits::PUNCT))
}
