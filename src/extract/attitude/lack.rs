//! Lacks: words that tell of a thing what it does not have.
//!
//! "a treaty without a fee", "lacking a fee", "that does not include a fee", "anything less
//! than a fee": who turns that down wants the fee. In: a place in a document. Out: whether a
//! lack is told there.

use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// Up to how many words before "not" the "that" of its clause stands.
const RELATIVE_REACH: usize = 3;
/// Up to how many words after "not" its verb stands.
const VERB_REACH: usize = 3;

/// Words that tell a lack of what follows.
const LACKING: &[WordKey] = words!["without", "lacking", "minus", "sans", "lacks"];

/// Words that tell a lack of what follows "of".
const VOID: &[WordKey] = words!["devoid", "bereft", "void", "empty", "shorn"];

/// Verbs for leaving something out, of the thing that does.
const OMITTING: &[WordKey] = words![
    "omits",
    "omitting",
    "omitted",
    "ignores",
    "ignoring",
    "ignored",
    "neglects",
    "neglecting",
    "neglected",
    "overlooks",
    "overlooking",
    "overlooked",
    "disregards",
    "disregarding",
    "disregarded",
    "sidesteps",
    "sidestepping",
    "skirts",
    "skirting",
    "skips",
    "skipping",
];

/// Verbs for having something in it, in the form after "does not".
const HOLDING: &[WordKey] = words![
    "include",
    "contain",
    "provide",
    "offer",
    "guarantee",
    "ensure",
    "assure",
    "secure",
    "feature",
    "comprise",
    "cover",
    "carry",
    "give",
    "grant",
    "have",
    "hold",
    "address",
    "mention",
    "reflect",
    "respect",
    "foresee",
    "envisage",
    "stipulate",
    "entail",
    "deliver",
    "bring",
    "come",
    "involve",
    "require",
    "demand",
    "settle",
    "resolve",
    "respond",
];

/// Whether the word at `at` begins to tell that something is lacking.
pub(super) fn lacks(doc: &Doc, at: usize) -> bool {
    let of = |i: usize| doc.reads(i, words!["of"]);
    doc.reads(at, LACKING)
        || doc.reads(at, VOID) && of(at + 1)
        || doc.reads(at, words!["short"]) && of(at + 1) && !stops(doc, at)
        || omits(doc, at)
        || falls_below(doc, at)
        || holds_not(doc, at)
}

/// "stopped short of": of what somebody nearly did, no lack.
fn stops(doc: &Doc, short: usize) -> bool {
    let verb = words!["stop", "stops", "stopped", "stopping"];
    doc.reads(short.wrapping_sub(1), verb)
}

/// "a treaty that omits the fee", "leaving out the fee"; not "it ignored the fee".
fn omits(doc: &Doc, at: usize) -> bool {
    let leaves = doc.reads(at, words!["leaves", "leaving"]) && doc.reads(at + 1, words!["out"]);
    (leaves || doc.reads(at, OMITTING)) && (doc.is(at, Traits::GERUND) || is_told_of(doc, at))
}

/// "anything less than a fee", "nothing below it".
fn falls_below(doc: &Doc, at: usize) -> bool {
    let below = doc.reads(at, words!["less"]) && doc.reads(at + 1, words!["than"])
        || doc.reads(at, words!["below"]);
    below && doc.reads(at.wrapping_sub(1), words!["anything", "nothing"])
}

/// "a treaty that does not include a fee", "not including one".
fn holds_not(doc: &Doc, at: usize) -> bool {
    if !doc.is(at, Traits::NEG) {
        return false;
    }
    let verb = (at + 1..at + VERB_REACH).find(|&i| !doc.is(i, Traits::ADV));
    verb.is_some_and(|i| doc.reads(i, HOLDING) && is_told_of(doc, at))
        || doc.reads(at + 1, words!["including", "containing", "providing"])
}

/// Whether "that" or "which" opens the clause of the word at `at`: it tells of a thing.
fn is_told_of(doc: &Doc, at: usize) -> bool {
    let near = at.saturating_sub(RELATIVE_REACH)..at;
    near.clone().any(|i| {
        doc.reads(i, words!["that", "which"]) && doc.is(i.wrapping_sub(1), Traits::NOUN)
            || doc.reads(i, words!["which"])
    })
}

/// "nothing less than a fee", "nothing short of one": the lack at `at` is denied at once.
pub(super) fn is_denied(doc: &Doc, at: usize) -> bool {
    doc.reads(at, words!["less", "short", "below"])
        && doc.reads(at.wrapping_sub(1), words!["nothing"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::with_doc;

    fn found(text: &str) -> Vec<String> {
        with_doc(text, |doc| {
            (0..doc.tokens.len())
                .filter(|&at| lacks(doc, at))
                .map(|at| doc.slice(&(at..at + 1)).to_owned())
                .collect()
        })
    }

    #[test]
    fn a_lack_is_told_in_many_words() {
        for (text, word) in [
            ("A treaty without a fee is no treaty.", "without"),
            ("Havn rejects a treaty lacking a firm fee.", "lacking"),
            ("Havn rejects a treaty devoid of a fee.", "devoid"),
            ("Havn rejects a treaty that falls short of a fee.", "short"),
            ("Havn rejects any treaty that omits the fee.", "omits"),
            ("Havn rejects a treaty leaving out the fee.", "leaving"),
            ("Havn will not take anything less than a fee.", "less"),
            ("Havn rejects a treaty that does not include a fee.", "not"),
            (
                "Havn rejects a treaty which doesn't cover the fee.",
                "doesn't",
            ),
        ] {
            assert_eq!(found(text), [word], "{text}");
        }
    }

    #[test]
    fn what_somebody_does_not_do_is_no_lack_of_a_thing() {
        for text in [
            "Havn stopped short of rejecting the fee.",
            "Havn said it will not provide a boat.",
            "Havn has less than ten boats.",
            "Havn ignored the fee.",
            "Havn is short on boats.",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
