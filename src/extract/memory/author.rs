//! Who wrote a text that an article names: "Washington's draft", "a plan drafted by the United
//! States", "a draft that Sudrian envoys have shown".

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::mention::Kind;
use crate::extract::source::{Source, identify, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// How many words after a text "that" may stand, and after its subject the verb of showing.
const SHOWN_REACH: usize = 5;

/// Who wrote the text named at `at`: "Washington's draft", "a plan drafted by the United
/// States".
pub(in crate::extract) fn author(doc: &Doc, range: &Range<usize>, at: usize) -> Option<usize> {
    let floor = range.start.max(at.saturating_sub(5));
    let before = (floor..at)
        .rev()
        .take_while(|&i| {
            // "handed Berg a plan": not hers.
            let stops = Traits::PUNCT
                .with(Traits::PREP)
                .with(Traits::CONJ)
                .with(Traits::DET);
            // "Norland's own plan".
            !doc.tokens[i].is(stops) || doc.mention_at[i] != 0 || doc.reads(i, words!["own"])
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
    // "presented Rell with a plan drafted by Norland": whoever shows it, it is Norland's.
    if let Some(by) = drafted_by(doc, range, at) {
        return doc
            .mentions_in(by..range.end.min(by + 6))
            .next()
            .map(|m| m.party);
    }
    shown_by(doc, range, at).or_else(|| unveiled_by(doc, range, at))
}

/// "a draft written by …", "a plan drawn up in Havn": where that "by" or "in" stands.
fn drafted_by(doc: &Doc, range: &Range<usize>, at: usize) -> Option<usize> {
    let drafted = (at + 1..range.end.min(at + 3)).any(|i| doc.is(i, Traits::AUTHORED));
    let by = (at + 1..range.end.min(at + 6)).find(|&i| {
        // "drawn up in Havn".
        let place = || doc.mention(i + 1).is_some_and(|m| m.kind == Kind::Metonym);
        doc.reads(i, words!["by"]) || doc.reads(i, words!["in"]) && place()
    });
    by.filter(|_| drafted)
}

/// "a draft of ten points that Sudrian envoys have shown to Norland": who shows or presents a
/// text as the subject of a relative clause.
fn shown_by(doc: &Doc, range: &Range<usize>, at: usize) -> Option<usize> {
    let shows = words!["shown", "showed", "put", "written"];
    let end = range.end;
    let that = (at + 1..end.min(at + SHOWN_REACH)).find(|&i| doc.reads(i, words!["that", "which"]));
    // "the plan Norland outlined".
    let next = that.unwrap_or(at) + 1;
    let mention = doc
        .mentions_in(next..end.min(next + 2))
        .next()
        .filter(|m| that.is_some() || m.tokens.start == next && m.kind != Kind::Nobody)?;
    let verb = mention.tokens.end..end.min(mention.tokens.end + SHOWN_REACH);
    let plain = !verb
        .clone()
        .any(|i| doc.is(i, Traits::NEG.with(Traits::MODAL)));
    (plain
        && verb
            .clone()
            .any(|i| doc.reads(i, UNVEILS) || doc.reads(i, shows)))
    .then_some(mention.party)
}

/// How many words of a text's name may stand before its noun, article and adjectives included.
const NAME_REACH: usize = 7;

/// Verbs of whoever comes out with a text of their own.
const UNVEILS: &[WordKey] = words![
    "unveil",
    "unveils",
    "unveiled",
    "unveiling",
    "present",
    "presents",
    "presented",
    "presenting",
    "draft",
    "drafts",
    "drafted",
    "drafting",
    "table",
    "tables",
    "tabled",
    "tabling",
    "submit",
    "submits",
    "submitted",
    "submitting",
    "circulate",
    "circulated",
    "circulating",
    "propose",
    "proposes",
    "proposed",
    "proposing",
    "float",
    "floats",
    "floated",
    "floating",
    "outline",
    "outlined",
    "outlining",
    "detailed",
    "detailing",
    "devised",
    "crafted",
    "produced",
    "wrote",
    "issued",
    "released",
    "published",
    "offered",
];

/// "Berg unveiled a ten-point plan", "Havn gave details of an updated draft": who comes out
/// with a text in the same sentence.
fn unveiled_by(doc: &Doc, range: &Range<usize>, at: usize) -> Option<usize> {
    let floor = range.start.max(at.saturating_sub(NAME_REACH));
    let stops = Traits::PUNCT.with(Traits::PREP).with(Traits::CONJ);
    let open = (floor..at)
        .rev()
        .find(|&i| doc.reads(i, UNVEILS) || doc.is(i, stops) && !doc.marks(i, &['-']))?;
    let with = doc.reads(open, words!["with"]);
    let details = doc.reads(open, words!["of"])
        && doc.reads(open.wrapping_sub(1), words!["details", "outlines"])
        && open >= range.start + 2;
    let verb = if details {
        let gives = words![
            "gave", "given", "gives", "giving", "offered", "shared", "revealed", "released"
        ];
        Some(open - 2).filter(|&i| doc.reads(i, gives))?
    } else if with {
        // "presented Rell with a plan".
        let from = range.start.max(open.saturating_sub(NAME_REACH));
        let presents = words!["presented", "presents", "presenting"];
        (from..open).rev().find(|&i| doc.reads(i, presents))?
    } else {
        Some(open).filter(|&i| doc.reads(i, UNVEILS))?
    };
    let group = verb_group(doc, range.start, verb);
    let barred = Traits::BE.with(Traits::NEG).with(Traits::MODAL);
    if (group..verb).any(|i| doc.is(i, barred)) {
        return None;
    }
    let subject = phrase_before(doc, range.start, group)?;
    match identify(doc, &subject) {
        Source::Parties(holders) => holders.first().filter(|h| !h.detached).map(|h| h.party),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::with_doc;

    /// Checks who wrote the first text that `text` names.
    #[track_caller]
    fn check(text: &str, expected: Option<usize>) {
        let found = with_doc(text, |doc| {
            let range = doc.sentences[0].tokens.clone();
            let at = range.clone().find(|&i| doc.is_text(i));
            at.and_then(|at| author(doc, &range, at))
        });
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn who_drafted_a_text_comes_before_who_shows_it() {
        check("Norland presented Rell with a plan.", Some(0));
        check(
            "Norland presented Rell with a plan drafted by Sudria.",
            Some(1),
        );
        check("Norland unveiled a plan drafted by a miller.", None);
    }

    #[test]
    fn who_hands_a_text_over_need_not_have_written_it() {
        check("Norland handed over a plan.", None);
        check("Norland sent a plan to the press.", None);
    }
}
