//! Edges: where exactly the words begin and end that a predicate tells.
//!
//! In: a predicate with the stretch its content lies in. Out: one or two ranges of tokens
//! without the addressee ("told reporters that …"), the adjuncts of the cue ("said on
//! Tuesday that …"), the commas and full stops around them and, where the cue interrupts
//! its content, the cue.

use std::ops::Range;

use super::{Pattern, Predicate};
use crate::extract::doc::{Doc, Sentence};
use crate::extract::token::Traits;

/// How many tokens an adjunct between cue and content may have.
const ADJUNCT: usize = 14;

/// Opening and closing marks of quotations.
const OPENING: &[char] = &['“', '"', '‘', '«', '„'];

impl Predicate {
    /// Returns the exact stretches of what the predicate tells, in the order of the text.
    pub(in crate::extract) fn told(&self, doc: &Doc, sentence: &Sentence) -> Vec<Range<usize>> {
        let bounds = &sentence.tokens;
        let parts = if self.content.start < self.at.start {
            let end = self.content.end.min(self.group.start).min(bounds.end);
            let head = fronted(doc, self.content.start.max(bounds.start)..end);
            let rest = self.resumed(doc, bounds);
            vec![head, rest]
        } else {
            vec![self.following(doc, bounds)]
        };
        let mut parts: Vec<Range<usize>> = parts
            .into_iter()
            .filter(|part| has_words(doc, part))
            .collect();
        parts.dedup();
        parts
    }

    /// What comes after the cue.
    fn following(&self, doc: &Doc, bounds: &Range<usize>) -> Range<usize> {
        let mut end = self.content.end.min(bounds.end);
        let mut from = self.content.start;
        if self.pattern != Pattern::According {
            from = skip_to_content(doc, from, end);
        }
        if let Some(stop) = self.clause_end(doc, from, bounds) {
            end = end.min(stop);
        }
        trim(doc, from..end)
    }

    /// Where a subordinate clause ends, the main clause goes on.
    fn clause_end(&self, doc: &Doc, from: usize, bounds: &Range<usize>) -> Option<usize> {
        let comma = |i: &usize| doc.marks(*i, &[',']) && doc.inside[*i] == 0;
        match self.pattern {
            Pattern::Relative => {
                let verb = Traits::VERBAL
                    .with(Traits::AUX)
                    .with(Traits::WILL)
                    .with(Traits::WOULD)
                    .with(Traits::COULD)
                    .with(Traits::MUST);
                (from..bounds.end).filter(comma).find(|&i| {
                    let next = if doc.is(i + 1, Traits::ADV) {
                        i + 2
                    } else {
                        i + 1
                    };
                    doc.is(next, verb)
                })
            }
            Pattern::Subject | Pattern::Tail | Pattern::Noun => {
                let first = bounds.start;
                let opens = doc.is(
                    first,
                    Traits::OPENER.with(Traits::SUPPOSED).with(Traits::CONTRAST),
                ) || doc.reads(
                    first,
                    &[
                        "when", "in", "by", "after", "at", "on", "with", "for", "despite", "even",
                    ],
                );
                let led = opens
                    && !doc.reads(first, &["but"])
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
            .find(|&i| doc.marks(i, &[',', ':', '—', '–']) || doc.marks(i, OPENING));
        let Some(at) = mark else {
            return after..after;
        };
        let from = if doc.marks(at, OPENING) { at } else { at + 1 };
        let quotes = doc.marks(from, OPENING);
        let comma = |i: usize| doc.marks(i, &[',']) && doc.inside[i] == 0;
        let verb = Traits::VERBAL
            .with(Traits::AUX)
            .with(Traits::WILL)
            .with(Traits::WOULD)
            .with(Traits::MUST)
            .with(Traits::COULD);
        let clause = doc.is(from, verb) && self.pattern != Pattern::Inversion;
        if quotes {
            let close = (from + 1..end).find(|&i| doc.inside[i] == 0 && !doc.marks(i, OPENING));
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

/// A content before its cue: without the comma before the source.
fn fronted(doc: &Doc, range: Range<usize>) -> Range<usize> {
    let mut range = range;
    while range.start < range.end
        && doc.marks(range.end - 1, &[',', '—', '–', '-', ';', ':', '('])
        && doc.inside[range.end - 1] == 0
    {
        range.end -= 1;
    }
    while range.start < range.end
        && doc.marks(range.start, &[',', '—', '–', '-', ';', ':', ')', '.'])
    {
        range.start += 1;
    }
    range
}

/// Steps over the addressee and adjuncts between a cue and its content.
fn skip_to_content(doc: &Doc, from: usize, end: usize) -> usize {
    let at = from;
    if at >= end || doc.reads(at, &["that", "to"]) || doc.marks(at, OPENING) {
        return at;
    }
    if doc.marks(at, &[':', ',']) {
        return at + 1;
    }
    let adjunct =
        doc.is(at, Traits::PREP.with(Traits::TIME).with(Traits::ADV)) && !doc.is_named(at);
    if !adjunct {
        return at;
    }
    // "said on Tuesday that …", "said in a statement, “…”".
    (at..end.min(at + ADJUNCT))
        .find(|&i| doc.reads(i, &["that"]) || doc.marks(i, OPENING) || doc.marks(i, &[':']))
        .map_or_else(
            || {
                if doc.is(at, Traits::TIME) {
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
                || doc.marks(last, OPENING) && !closes(doc, last));
        if stop
            || doc.reads(
                last,
                &["and", "but", "while", "or", "though", "although", "as"],
            )
        {
            range.end -= 1;
        } else {
            break;
        }
    }
    range
}

/// Whether the mark at `at` closes a quotation rather than opens one.
fn closes(doc: &Doc, at: usize) -> bool {
    at > 0 && doc.inside[at - 1] != 0 && doc.tokens[at - 1].span.end == doc.tokens[at].span.start
}

fn has_words(doc: &Doc, range: &Range<usize>) -> bool {
    range.clone().any(|i| !doc.is(i, Traits::PUNCT))
}
