//! Relative clauses: which thing is meant, told by what somebody did with it.
//!
//! "recognition of the islands that Sudria has seized" asks for no seizure: the clause only
//! says which islands. In: a place in a document. Out: whether its verb belongs to such a
//! clause, whose object is the noun before it.

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, words};

/// How many words the subject of such a clause has at most.
const SUBJECT: usize = 4;

/// Whether the verb at `at` tells which thing is meant: "the islands (that) Sudria has
/// seized", "the reef it holds", "the port, which Norland occupied in May".
pub(super) fn tells_which(doc: &Doc, at: usize) -> bool {
    let verb = Traits::VERBAL
        .with(Traits::PARTICIPLE)
        .with(Traits::CLAUSAL);
    if !doc.is(at, verb) || doc.is(at, Traits::HELPING) || governs(doc, at) {
        return false;
    }
    let Some(sentence) = doc.sentence_of(at) else {
        return false;
    };
    let helps = Traits::AUX.with(Traits::ADV);
    let group = (sentence.start..at)
        .rev()
        .find(|&i| !doc.is(i, helps) || is_possessive(doc, i))
        .map_or(sentence.start, |i| i + 1);
    // "has been seized": nobody's deed of the noun before.
    if (group..at).any(|i| doc.is(i, Traits::BE)) {
        return false;
    }
    let perfect = (group..at).any(|i| doc.is(i, Traits::AUX));
    let Some(subject) = subject(doc, &(sentence.start..group)) else {
        return false;
    };
    let before = subject.start.wrapping_sub(1);
    let thing = Traits::NOUN.with(Traits::NAME);
    if doc.reads(before, words!["that", "which"]) {
        let noun = before.wrapping_sub(if doc.marks(before.wrapping_sub(1), &[',']) {
            2
        } else {
            1
        });
        return before > sentence.start && doc.is(noun, thing);
    }
    // Without "that", only what cannot begin a sentence of its own: "the islands it holds".
    let own = perfect || doc.is(subject.start, Traits::PRON);
    own && before > sentence.start && subject.start > sentence.start && doc.is(before, Traits::NOUN)
}

/// The subject that ends a range: a party or a pronoun, or "its forces".
fn subject(doc: &Doc, range: &Range<usize>) -> Option<Range<usize>> {
    let last = range.end.checked_sub(1).filter(|&i| i >= range.start)?;
    if doc.reads(last, words!["it", "he", "she", "they", "we"]) {
        return Some(last..range.end);
    }
    let floor = range.start.max(range.end.saturating_sub(SUBJECT));
    if let Some(mention) = doc.mention(last) {
        let start = mention.tokens.start;
        let article = start > floor && doc.is(start - 1, Traits::DET);
        return Some(start - usize::from(article)..range.end);
    }
    if !doc.is(last, Traits::NOUN) {
        return None;
    }
    let opens = |i: usize| doc.is(i, Traits::DET) || doc.mention(i).is_some();
    let start = (floor..last).rev().find(|&i| opens(i))?;
    let plain = Traits::NOUN
        .with(Traits::ADJECTIVE)
        .with(Traits::POSSESSIVE);
    (start + 1..last)
        .all(|i| doc.is(i, plain) || doc.is_named(i))
        .then_some(start..range.end)
}

/// Whether an object of its own follows the verb at `at`.
fn governs(doc: &Doc, at: usize) -> bool {
    let after = at + 1;
    if after >= doc.tokens.len() {
        return false;
    }
    let object = Traits::DET
        .with(Traits::PRON)
        .with(Traits::NOUN)
        .with(Traits::ADJECTIVE)
        .with(Traits::GERUND)
        .with(Traits::BARE);
    let adjunct = Traits::TIME.with(Traits::ADV).with(Traits::PREP);
    doc.reads(after, words!["to", "that"])
        || doc.is_named(after)
        || doc.is(after, object) && !doc.is(after, adjunct)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::with_doc;

    fn found(text: &str) -> Vec<String> {
        with_doc(text, |doc| {
            (0..doc.tokens.len())
                .filter(|&at| tells_which(doc, at))
                .map(|at| doc.slice(&(at..at + 1)).to_owned())
                .collect()
        })
    }

    #[test]
    fn a_clause_of_a_noun_tells_which_is_meant() {
        for (text, verb) in [
            (
                "Norland wants the islands that Sudria has seized.",
                "seized",
            ),
            ("Norland wants the islands Sudria has seized.", "seized"),
            ("Sudria will keep the islands it seized in May.", "seized"),
            (
                "Norland named the port, which Sudria has captured.",
                "captured",
            ),
            (
                "Norland wants the islands that Sudrian troops have seized.",
                "seized",
            ),
        ] {
            assert_eq!(found(text), [verb], "{text}");
        }
    }

    #[test]
    fn a_deed_or_a_wish_is_no_mark_of_a_thing() {
        for text in [
            "Norland said that Sudria has seized the islands.",
            "Sudria has seized the islands.",
            "The islands have been seized.",
            "Norland wants the islands that Sudria must leave.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
