//! Whose words a text of record is: "Joint statement by Norland and Sudria" opens a text that
//! those parties speak, in "we" and in all that it says.

use std::ops::Range;

use crate::extract::doc::{Doc, Sentence};
use crate::extract::mention::Kind;
use crate::extract::source::{Holder, is_possessive};
use crate::extract::token::{Traits, WordKey, words};
use crate::extract::turn::announced;

/// What parties issue in their own words.
const RECORDS: &[WordKey] = words![
    "statement",
    "declaration",
    "communique",
    "communiqué",
    "proclamation",
];

/// How many words after "by" the first party is named.
const BY_REACH: usize = 8;

/// Who issued the text that a title opens: none if the sentence is no such title, nobody if it
/// names no party.
pub(super) fn issuers(doc: &Doc, sentence: &Sentence) -> Option<Vec<usize>> {
    let tokens = &sentence.tokens;
    let noun = announced(doc, tokens, tokens.start, |i| doc.reads(i, RECORDS))?;
    let by = noun + 1;
    let titled = doc
        .cues_in(&(by..tokens.end))
        .all(|hit| doc.is(hit.tokens.start, Traits::NOUN));
    if !titled {
        return None;
    }
    let (parties, end) = parties(doc, &(by + 1..tokens.end));
    // "A statement by Norland raises hopes" tells of one.
    let tells = end < tokens.end && doc.is(end, Traits::VERBAL.with(Traits::HELPING));
    (!tells).then_some(parties)
}

/// The parties that "by" names, up to what the statement is on, and where their names end.
fn parties(doc: &Doc, range: &Range<usize>) -> (Vec<usize>, usize) {
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
    (found, last)
}

/// Whether a text opens with a line: nothing but lines set as headings stands before.
pub(super) fn leads(doc: &Doc, sentence: &Sentence) -> bool {
    doc.sentences
        .iter()
        .take_while(|s| s.tokens.start < sentence.tokens.start)
        .all(|s| s.headline)
}

/// Whether a heading ends the text before it; one right under another goes with that.
pub(super) fn ends(doc: &Doc, sentence: &Sentence) -> bool {
    let here = doc
        .sentences
        .partition_point(|s| s.tokens.end <= sentence.tokens.start);
    let before = here.checked_sub(1).and_then(|i| doc.sentences.get(i));
    sentence.headline && before.is_some_and(|s| !s.headline)
}

/// Whether a sentence tells of the only one who issued a text as others do: "Norland said …",
/// "Ada Berg will …". Those who issue one together name themselves in it.
pub(super) fn tells_of(doc: &Doc, sentence: &Sentence, issuers: &[Holder]) -> bool {
    let [issuer] = issuers else {
        return false;
    };
    let verb = Traits::VERBAL.with(Traits::HELPING);
    doc.mentions_in(sentence.tokens.clone()).any(|mention| {
        let at = mention.tokens.end;
        mention.party == issuer.party
            && doc.inside[mention.tokens.start] == 0
            && at < sentence.tokens.end
            && !is_possessive(doc, at)
            && (doc.is(at, verb) || doc.cues_at(at).next().is_some())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::{check_parties as check, with_doc};

    fn found(text: &str) -> Option<Vec<usize>> {
        with_doc(text, |doc| issuers(doc, &doc.sentences[0]))
    }

    #[test]
    fn a_title_names_who_issues_a_statement() {
        for text in [
            "Joint Statement by Norland and Sudria",
            "Joint statement from the Leaders of Norland and Sudria on the dam",
            "Joint Declaration of the Foreign Ministers of Norland and Sudria",
        ] {
            assert_eq!(found(text), Some(vec![0, 1]), "{text}");
        }
        assert_eq!(found("Statement by Ada Berg on the dam"), Some(vec![0]));
        assert_eq!(found("Statement by the Red Cross"), Some(Vec::new()));
    }

    #[test]
    fn a_title_in_the_middle_hands_nothing_on() {
        let told = "The dam must be opened.";
        let title = "Statement by Norland on the talks";
        check(&format!("{title}\n\n{told}"), &["Norland"]);
        check(&format!("Envoys met on Monday.\n\n{title}\n\n{told}"), &[]);
    }

    #[test]
    fn a_statement_ends_where_others_begin_to_tell() {
        let opens = "Statement by Norland on the talks\n\nWe have waited.";
        let told = "The dam must be opened.";
        check(&format!("{opens}\n\n{told}"), &["Norland"]);
        check(&format!("{opens}\n\nOther News\n\n{told}"), &[]);
        check(&format!("{opens}\n\nAda Berg left at noon.\n\n{told}"), &[]);
    }

    #[test]
    fn what_tells_of_a_statement_is_no_title() {
        for text in [
            "Joint statement by Norland and Sudria raises hopes",
            "The statement by Norland and Sudria was short.",
            "Statement on Norland and Sudria",
            "Norland welcomed a statement by Sudria",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
