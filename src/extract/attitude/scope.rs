//! Scope: how far a word that turns or colours a stance reaches.
//!
//! In: a region and the tokens that tell its matter. Out: the clause around them. A clause
//! ends at "but", "while", "though", "however", at a semicolon or a dash, at a comma that
//! closes no aside and stands in no list, and at "and" before a new verb.

use std::ops::Range;

use crate::agenda::lexicon::Form;
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// How many words an aside between commas has at most.
const ASIDE: usize = 9;
/// How many words after a comma the "or" of a list may stand.
const LIST: usize = 6;

/// Returns the clause of `region` that tells the matter; the region itself if no token
/// tells it.
pub(in crate::extract) fn clause(
    doc: &Doc,
    region: &Range<usize>,
    matter: &[usize],
) -> Range<usize> {
    let (Some(&first), Some(&last)) = (matter.first(), matter.last()) else {
        return region.clone();
    };
    // What was spoken of before has its words elsewhere.
    if first < region.start || last >= region.end {
        return region.clone();
    }
    let stop = end(doc, last + 1, region.end);
    // "concessions that give hope": what is told of the matter is not told of the stance.
    let relative = (last + 1..stop).find(|&i| doc.reads(i, words!["that", "which", "who"]));
    start(doc, region.start, first)..relative.unwrap_or(stop)
}

/// Where the clause begins that the token at `from` stands in.
fn start(doc: &Doc, floor: usize, from: usize) -> usize {
    let mut at = from;
    while at > floor {
        let before = at - 1;
        if doc.marks(before, &[',']) && !is_list_comma(doc, floor, before) {
            match aside_before(doc, floor, before) {
                Some(open) => {
                    at = open;
                    continue;
                }
                None => return at,
            }
        }
        if is_boundary(doc, before) || opens_clause(doc, before) {
            return at;
        }
        at = before;
    }
    floor
}

/// Where the clause ends that the token before `from` stands in.
pub(super) fn end(doc: &Doc, from: usize, ceiling: usize) -> usize {
    let mut at = from;
    while at < ceiling {
        if doc.marks(at, &[',']) {
            match aside_after(doc, at, ceiling) {
                Some(close) => {
                    at = close + 1;
                    continue;
                }
                None if is_list_comma(doc, from, at) => {}
                None => return at,
            }
        }
        if is_boundary(doc, at) || opens_clause(doc, at) {
            return at;
        }
        at += 1;
    }
    ceiling
}

/// A mark or word behind which another clause begins.
fn is_boundary(doc: &Doc, at: usize) -> bool {
    doc.marks(at, &[';', ':', '.', '?', '!', '—', '–'])
        || (doc.is(at, Traits::CONTRAST.with(Traits::SUPPOSED)) && !excepts(doc, at))
        || doc.reads(at, words!["because", "however", "yet"])
}

/// "nothing but", "anything but", "cannot but": no contrast.
fn excepts(doc: &Doc, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    doc.reads(at, words!["but"])
        && doc.reads(
            before,
            words![
                "nothing",
                "anything",
                "all",
                "cannot",
                "choice",
                "alternative",
            ],
        )
}

/// "and" or "or" before a new verb or a new subject, or "and that".
fn opens_clause(doc: &Doc, at: usize) -> bool {
    doc.reads(at, words!["and", "or"])
        && (starts_verb(doc, at + 1)
            || starts_subject(doc, at + 1)
            || doc.reads(at + 1, words!["that"]))
}

/// A finite verb, a helping word, or a pronoun before one.
fn starts_verb(doc: &Doc, at: usize) -> bool {
    let at = if doc.is(at, Traits::ADV) { at + 1 } else { at };
    let pronoun = doc.is(at, Traits::PRON) && is_finite(doc, at + 1);
    is_finite(doc, at) || pronoun
}

/// "Sudria will": a name with a verb of its own.
fn starts_subject(doc: &Doc, at: usize) -> bool {
    let named = doc.mention(at).map(|m| m.tokens.end);
    named.is_some_and(|end| is_finite(doc, end))
}

/// Whether the token at `at` is a finite verb, as far as its form shows.
fn is_finite(doc: &Doc, at: usize) -> bool {
    let contracted =
        doc.is(at, Traits::NEG) && doc.tokens[at].span.of(doc.text).contains(['\'', '’']);
    contracted
        || doc.is(at, Traits::HELPING.with(Traits::FINITE))
        || doc
            .cues_at(at)
            .any(|hit| matches!(hit.form, Form::Third | Form::Past))
}

/// "no troops, bases or ships": the comma of a list without a verb.
pub(super) fn is_list_comma(doc: &Doc, floor: usize, comma: usize) -> bool {
    let bars = |i: usize| {
        doc.is(i, Traits::HELPING.with(Traits::PRON).with(Traits::CONTRAST)) || is_finite(doc, i)
    };
    let after = (comma + 1..comma + 1 + LIST)
        .take_while(|&i| !bars(i))
        .find(|&i| doc.reads(i, words!["or", "nor", "and"]) || doc.marks(i, &[',']));
    let before = comma > floor && !bars(comma - 1);
    before && after.is_some_and(|i| i > comma + 1 && !opens_clause(doc, i) && !bars(i + 1))
}

/// Where the comma at `close` ends an aside ("will not, he said, open"), returns its first
/// comma: what stands before it goes on behind it.
fn aside_before(doc: &Doc, floor: usize, close: usize) -> Option<usize> {
    let open = (floor.max(close.saturating_sub(ASIDE))..close)
        .rev()
        .find(|&i| doc.marks(i, &[',', ';', '.']))?;
    is_aside(doc, open, close).then_some(open)
}

/// Where the comma at `open` begins an aside, returns its last comma.
fn aside_after(doc: &Doc, open: usize, ceiling: usize) -> Option<usize> {
    let close =
        (open + 1..ceiling.min(open + 1 + ASIDE)).find(|&i| doc.marks(i, &[',', ';', '.']))?;
    is_aside(doc, open, close).then_some(close)
}

/// An aside splits a verb from its helping word, or a subject from its verb.
fn is_aside(doc: &Doc, open: usize, close: usize) -> bool {
    let marked = doc.marks(open, &[',']) && doc.marks(close, &[',']) && open > 0;
    let splits = doc.is(open.wrapping_sub(1), Traits::HELPING.with(Traits::NEG));
    marked && (splits || is_of_subject(doc, open, close))
}

/// "the fee, long sought by Norland, is …": an aside without a verb of its own between a noun
/// and its helping verb.
fn is_of_subject(doc: &Doc, open: usize, close: usize) -> bool {
    let own = Traits::HELPING.with(Traits::PRON).with(Traits::CONTRAST);
    doc.is(open - 1, Traits::NOUN.with(Traits::NAME))
        && doc.is(close + 1, Traits::HELPING.with(Traits::BE))
        && !(open + 1..close).any(|i| doc.is(i, own))
}

/// Where the subject ends of a verb that begins at `group`: before an aside that splits them.
pub(super) fn subject_end(doc: &Doc, floor: usize, group: usize) -> usize {
    let close = group.checked_sub(1).filter(|&i| doc.marks(i, &[',']));
    close
        .and_then(|close| aside_before(doc, floor, close))
        .unwrap_or(group)
}

/// "the ban is unjust and must be lifted": whether a clause of its own behind the token at `from`
/// says what is to be done, by a verb at `verb`.
pub(in crate::extract) fn bids(doc: &Doc, from: usize, verb: usize) -> bool {
    let helped = Traits::BE.with(Traits::MODAL).with(Traits::MUST);
    doc.is(verb, Traits::PARTICIPLE.with(Traits::BARE))
        && doc.is(verb - 1, helped)
        && parts(doc, from, verb)
}

/// Says whether a clause of its own opens between `from` and `to`: behind "but" or "and"
/// with a verb of its own.
pub(super) fn parts(doc: &Doc, from: usize, to: usize) -> bool {
    (from..to).any(|i| (doc.is(i, Traits::CONTRAST) && !excepts(doc, i)) || opens_clause(doc, i))
}
