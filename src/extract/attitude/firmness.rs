//! Firmness: how firmly a stance is held, from its verb and the words around it.
//!
//! In: the cue and the tones of its clause. Out: a [`Firmness`]. What another clause of the
//! sentence says weighs nothing.

use std::ops::Range;

use super::tone::{Found, Tone, covers, overlaps};
use crate::agenda::lexicon::{Cue, CueClass};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};
use crate::model::Firmness;

/// Says how firmly the words in `parts` hold it.
///
/// `verb` is the verb with its helping words.
pub(super) fn firmness(
    doc: &Doc,
    cue: &Cue,
    found: &[Found],
    verb: &Range<usize>,
    parts: &[Range<usize>],
) -> Firmness {
    let near = |range: &Range<usize>| parts.iter().any(|part| overlaps(range, part));
    let any = |tone: Tone| found.iter().any(|(r, t)| *t == tone && near(r));
    // "is not an option" is no hedge, though "an option" is.
    let within_verdict =
        |r: &Range<usize>| (r.start..r.end).any(|i| covers(found, Tone::Verdict, i));
    let weakens = |r: &Range<usize>| !is_month(doc, r) && !is_denied(doc, r) && !within_verdict(r);
    let hedged = found
        .iter()
        .any(|(r, t)| *t == Tone::Hedge && near(r) && weakens(r));
    if any(Tone::RedLine) || cue.strength >= 4 {
        return Firmness::RedLine;
    }
    // "might accept", "could demand"; "could not accept" is none.
    let may = verb.clone().any(|i| {
        doc.is(i, Traits::COULD) && !doc.is(i, Traits::CAPITAL) && !doc.is(i + 1, Traits::NEG)
    });
    if may {
        return Firmness::Tentative;
    }
    if any(Tone::Firm) || any(Tone::Booster) || cue.strength >= 3 {
        return Firmness::Firm;
    }
    let weak = matches!(cue.class, CueClass::Signal) || is_reserved(cue) || hedged;
    if weak {
        Firmness::Tentative
    } else {
        Firmness::Plain
    }
}

/// "could be no talk of": what could not be is no hedge.
fn is_denied(doc: &Doc, range: &Range<usize>) -> bool {
    (range.end..range.end + 2).any(|i| doc.is(i, Traits::NEG))
}

/// "in May": a month, no "may".
fn is_month(doc: &Doc, range: &Range<usize>) -> bool {
    doc.reads(range.start, words!["may"]) && doc.is(range.start, Traits::CAPITAL)
}

/// "reserves the right to": what may be done, not what will be.
pub(super) fn is_reserved(cue: &Cue) -> bool {
    cue.class == CueClass::Threaten && cue.strength == 1
}
