//! Who made an agreement that an article tells of: "Norland and Sudria have signed a deal", "a
//! treaty was agreed between Norland and Sudria".

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::mention::Mention;
use crate::extract::token::{Traits, WordKey, words};

/// Nouns for what parties make together.
const AGREEMENTS: &[WordKey] = words!["deal", "agreement", "accord", "pact", "treaty"];

/// Verbs by which an agreement comes to be.
const MADE: &[WordKey] = words![
    "reached",
    "signed",
    "struck",
    "agreed",
    "clinched",
    "sealed",
    "concluded",
    "won",
    "announced",
    "approved",
    "endorsed",
    "made",
    "finalised",
    "finalized",
    "sign",
    "reach",
    "strike",
    "agree",
];

/// How far around the noun its verb stands.
const REACH: usize = 8;
/// How many words before that verb may leave it open ("are close to signing").
const OPEN_REACH: usize = 4;
/// How many words stand between two names that are joined ("Norland and the Sudrian").
const JOINED: usize = 2;

/// Whether "the deal" or "the trade deal" stands at `at`.
pub(super) fn is_named_again(doc: &Doc, at: usize) -> bool {
    let points = |i: usize| doc.reads(i, words!["the", "this", "their"]);
    let kind = |i: usize| doc.is(i, Traits::NOUN) && !doc.is_named(i);
    doc.reads(at, AGREEMENTS)
        && at
            .checked_sub(1)
            .is_some_and(|i| points(i) || kind(i) && i.checked_sub(1).is_some_and(points))
}

/// The two parties that a sentence says have made an agreement, or whose agreement it names
/// ("the Norland-Sudria fishing deal").
pub(super) fn partners(doc: &Doc, sentence: &Range<usize>) -> Option<Vec<usize>> {
    let noun = sentence.clone().find(|&i| doc.reads(i, AGREEMENTS))?;
    if let Some(pair) = compound(doc, sentence, noun) {
        return Some(pair);
    }
    let from = noun.saturating_sub(REACH).max(sentence.start);
    let verb = (from..sentence.end.min(noun + REACH)).find(|&i| doc.reads(i, MADE))?;
    let open = Traits::MODAL.with(Traits::NEG).with(Traits::SUPPOSED);
    let before = verb.saturating_sub(OPEN_REACH).max(sentence.start)..verb + 2;
    if before
        .clone()
        .any(|i| doc.is(i, open) || doc.reads(i, words!["to"]))
    {
        return None;
    }
    let mentions = doc.mentions_in(sentence.clone());
    let named: Vec<&Mention> = mentions.filter(|m| !m.detached).collect();
    let pair = named.windows(2).find(|pair| {
        let (one, other) = (pair[0], pair[1]);
        let between = one.tokens.end..other.tokens.start;
        let reads = |word| between.clone().any(|i| doc.reads(i, word));
        let joined = between.len() <= JOINED && reads(words!["and"])
            || doc.is(one.tokens.end - 1, Traits::JOINED);
        let with = reads(words!["with"]) && between.contains(&verb) && between.contains(&noun);
        one.party != other.party && (joined || with)
    })?;
    Some(pair.iter().map(|mention| mention.party).collect())
}

/// "Norland-Sudria fishing deal": the two names that are joined right before the noun at
/// `noun`, or before the one that says what it is on.
fn compound(doc: &Doc, sentence: &Range<usize>, noun: usize) -> Option<Vec<usize>> {
    // "Norland-Sudria deal talks": the deal is yet to be made.
    let next = noun + 1;
    let inner = doc.is(noun, Traits::JOINED)
        || next < sentence.end && doc.is(next, Traits::NOUN) && !doc.is(next, Traits::HELPING);
    let mut at = noun
        .checked_sub(1)
        .filter(|&i| i >= sentence.start && !inner)?;
    if doc.is(at, Traits::NOUN) && !doc.is_named(at) {
        at = at.checked_sub(1)?;
    }
    let last = doc.mention(at)?;
    let before = last.tokens.start.checked_sub(1)?;
    let first = doc
        .mention(before)
        .filter(|_| doc.is(before, Traits::JOINED))?;
    let open = doc.reads(
        first.tokens.start.wrapping_sub(1),
        words!["a", "any", "no", "for"],
    );
    (first.party != last.party && !open).then(|| vec![first.party, last.party])
}
