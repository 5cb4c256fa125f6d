//! Whose words a text of record is: "Joint statement by Norland and Sudria" opens a text that
//! those parties speak, in "we" and in all that it says.

use std::ops::Range;

use crate::extract::doc::{Doc, Sentence};
use crate::extract::mention::Kind;
use crate::extract::token::{Traits, WordKey, words};

/// What parties issue in their own words.
const RECORDS: &[WordKey] = words![
    "statement",
    "declaration",
    "communique",
    "communiqué",
    "proclamation",
];

/// How many words of a title stand at most before its noun.
const TITLE_OPENS: usize = 4;
/// How many words a title has at most.
const TITLE: usize = 30;
/// How many words after "by" the first party is named.
const BY_REACH: usize = 8;

/// Who issued the text that a title opens: none if the sentence is no such title, nobody if it
/// names no party.
pub(super) fn issuers(doc: &Doc, sentence: &Sentence) -> Option<Vec<usize>> {
    let tokens = &sentence.tokens;
    let noun = tokens
        .clone()
        .take(TITLE_OPENS)
        .find(|&i| doc.reads(i, RECORDS))?;
    let by = noun + 1;
    let titled = tokens.len() <= TITLE
        && doc.is(noun, Traits::CAPITAL) | doc.is(tokens.start, Traits::CAPITAL)
        && (tokens.start..noun).all(|i| doc.is(i, Traits::ADJECTIVE.with(Traits::CAPITAL)))
        && doc.reads(by, words!["from", "by", "of"])
        && !doc.marks(tokens.end - 1, &['.', '?', '!'])
        && doc
            .cues_in(&(by..tokens.end))
            .all(|hit| doc.is(hit.tokens.start, Traits::NOUN));
    if !titled {
        return None;
    }
    Some(parties(doc, &(by + 1..tokens.end)))
}

/// The parties that "by" names: up to what the statement is on.
fn parties(doc: &Doc, range: &Range<usize>) -> Vec<usize> {
    let about = words![
        "on",
        "about",
        "regarding",
        "concerning",
        "following",
        "after",
        "at",
        "with",
        "to",
    ];
    let end = range
        .clone()
        .find(|&i| doc.reads(i, about))
        .unwrap_or(range.end);
    let mut found = Vec::new();
    let mut last = range.start;
    for mention in doc.mentions_in(range.start..end) {
        let speaks = mention.kind != Kind::Nobody && !mention.detached;
        if !speaks || mention.tokens.start > last + BY_REACH {
            continue;
        }
        last = mention.tokens.end;
        if !found.contains(&mention.party) {
            found.push(mention.party);
        }
    }
    found
}
