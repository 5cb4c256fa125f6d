//! Who wrote a text that an article names: "Washington's draft", "a plan drafted by the United
//! States", "a draft that Sudrian envoys have shown".

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::mention::Kind;
use crate::extract::token::{Traits, words};

/// How many words after a text "that" may stand, and after its subject the verb of showing.
const SHOWN_REACH: usize = 5;

/// Who wrote the text named at `at`: "Washington's draft", "a plan drafted by the United
/// States".
pub(super) fn author(doc: &Doc, range: &Range<usize>, at: usize) -> Option<usize> {
    let floor = range.start.max(at.saturating_sub(5));
    let before = (floor..at)
        .rev()
        .take_while(|&i| {
            !doc.tokens[i].is(Traits::PUNCT.with(Traits::PREP).with(Traits::CONJ))
                || doc.mention_at[i] != 0
        })
        .find_map(|i| doc.mention(i).filter(|m| m.kind != Kind::Nobody));
    if let Some(mut mention) = before {
        // "the US-Russia plan": the first of the pair.
        while let Some(first) = mention
            .tokens
            .start
            .checked_sub(1)
            .filter(|&i| doc.is(i, Traits::JOINED))
            .and_then(|i| doc.mention(i))
            .filter(|m| m.kind != Kind::Nobody)
        {
            mention = first;
        }
        return Some(mention.party);
    }
    if let Some(party) = shown_by(doc, range, at) {
        return Some(party);
    }
    let drafted = (at + 1..range.end.min(at + 3)).any(|i| doc.is(i, Traits::AUTHORED));
    let by = (at + 1..range.end.min(at + 6)).find(|&i| {
        // "drawn up in Havn".
        let place = || doc.mention(i + 1).is_some_and(|m| m.kind == Kind::Metonym);
        doc.reads(i, words!["by"]) || doc.reads(i, words!["in"]) && place()
    })?;
    if !drafted {
        return None;
    }
    doc.mentions_in(by..range.end.min(by + 6))
        .next()
        .map(|m| m.party)
}

/// "a draft of ten points that Sudrian envoys have shown to Norland": who shows or presents a
/// text as the subject of a relative clause.
fn shown_by(doc: &Doc, range: &Range<usize>, at: usize) -> Option<usize> {
    let shows = words![
        "shown",
        "showed",
        "handed",
        "unveiled",
        "presented",
        "drafted",
        "proposed",
        "circulated",
        "tabled",
        "submitted",
        "put",
        "wrote",
        "written",
    ];
    let end = range.end;
    let that =
        (at + 1..end.min(at + SHOWN_REACH)).find(|&i| doc.reads(i, words!["that", "which"]))?;
    let mention = doc.mentions_in(that + 1..end.min(that + 3)).next()?;
    let verb = mention.tokens.end..end.min(mention.tokens.end + SHOWN_REACH);
    let plain = !verb
        .clone()
        .any(|i| doc.is(i, Traits::NEG.with(Traits::MODAL)));
    (plain && verb.clone().any(|i| doc.reads(i, shows))).then_some(mention.party)
}
