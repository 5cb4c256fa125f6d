//! What single words of a noun phrase tell: pronouns, names in capitals, authors behind "by".

use std::ops::Range;

use super::Source;
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// Says whom a phrase means that is or begins with a pronoun.
pub(super) fn pronoun(doc: &Doc, range: &Range<usize>) -> Option<Source> {
    // "US" reads like "us" and is a name.
    if range.len() == 1 && !doc.is_named(range.start) {
        let at = range.start;
        if doc.reads(at, words!["he", "she", "him", "her"]) {
            return Some(Source::Person);
        } else if doc.reads(at, words!["it"]) {
            return Some(Source::It);
        } else if doc.reads(at, words!["they", "them"]) {
            return Some(Source::They);
        } else if doc.reads(at, words!["both"]) {
            return Some(Source::Sides);
        } else if doc.reads(at, words!["we", "i", "us", "me"]) {
            return Some(Source::Speaker);
        }
    }
    let first = range.start;
    // "the two agreed", "the pair will meet".
    let second = doc.reads(first + 1, words!["two", "pair", "duo"]);
    if range.len() == 2 && second && doc.reads(first, words!["the", "these"]) {
        return Some(Source::Sides);
    }
    // "the two men", "both women".
    let people = doc.reads(range.end - 1, words!["men", "women", "statesmen"]);
    let pair = second || range.len() == 2 && doc.reads(first, words!["both"]);
    if people && pair && range.len() <= 3 {
        return Some(Source::Sides);
    }
    // "neither side", "neither of them": each of those named before.
    if doc.reads(first, words!["neither"]) && doc.mentions_in(range.clone()).next().is_none() {
        return Some(Source::Sides);
    }
    let named = doc.mentions_in(range.clone()).next().is_some();
    if range.len() > 1 && doc.tokens[range.end - 1].is(Traits::VOICE) && !named {
        // "his spokesman" speaks for him, "its foreign ministry" for it.
        if doc.reads(first, words!["his", "her"]) {
            return Some(Source::Person);
        } else if doc.reads(first, words!["its"]) {
            return Some(Source::It);
        } else if doc.reads(first, words!["their"]) {
            return Some(Source::They);
        }
    }
    None
}

/// Returns the run of capitalised words that ends the phrase.
pub(super) fn capitals_back(doc: &Doc, range: &Range<usize>) -> Range<usize> {
    let mut from = range.end;
    while from > range.start
        && doc.tokens[from - 1].is(Traits::CAPITAL)
        && !doc.tokens[from - 1].is(Traits::VOICE)
        && doc.mention_at[from - 1] == 0
    {
        from -= 1;
    }
    from..range.end
}

/// The party behind "by", "from" or "of".
pub(super) fn author_in_tail(doc: &Doc, tail: &Range<usize>) -> Option<usize> {
    // "a lease written by the Norlandic cabinet", "the proposals of Sudria"
    let by = tail
        .clone()
        .find(|&i| doc.reads(i, words!["by", "from", "of"]))?;
    doc.mentions_in(by..tail.end).next().map(|m| m.party)
}
