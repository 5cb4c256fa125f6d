//! Turns: who has the floor in a transcript, a speech or a text of record.
//!
//! In: a document with its mentions. Out: its [`Turn`]s. "PRESIDENT BERG: We shall wait." opens
//! a turn that lasts until the next label (`label`); "Remarks by President Berg" opens one that
//! lasts to the end, and under "Norland's plan in full" each numbered point is one (`title`).
//! Whatever stands in a turn is said by whoever has it, as if within quotation marks; what a
//! reporter asks ("Q") is said by nobody.

mod label;
mod title;

use std::ops::Range;

use self::label::{Label, labels, turns};
use self::title::{points, speech};
use super::doc::{Doc, Sentence};
use super::mention::Kind;
use super::source::Source;
use super::token::Traits;

/// A stretch of a text that is in somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// The words in it, up to the next label.
    pub(super) words: Range<usize>,
    /// Who has the floor: nobody, for who asks; a text, for its points.
    pub(super) who: Source,
    /// The words that name who has it.
    pub(super) named: Range<usize>,
    /// What gives it: the colon of a label, or the noun of a title.
    pub(super) cue: Range<usize>,
}

/// Finds the turns of a document, and marks their words as quoted.
pub(super) fn take(doc: &mut Doc) {
    let speech = speech(doc);
    let mut labels = labels(doc, speech.is_some());
    let mut found = turns(doc, &labels);
    if labels.is_empty() {
        (labels, found) = points(doc);
    }
    if labels.is_empty() {
        found.extend(speech);
    }
    if !found.is_empty() {
        cut(doc, &labels);
        mark(doc, &found);
        doc.turns = found;
    }
}

/// Where a text begins to tell of whoever has the floor: "Ada Berg said that …".
fn told_from(doc: &Doc, words: &Range<usize>, who: &Source) -> usize {
    let Source::Parties(holders) = who else {
        return words.end;
    };
    let tells = doc.mentions_in(words.clone()).find(|m| {
        let at = m.tokens.end;
        let person = match m.kind {
            Kind::Person(person) => Some(person),
            _ => None,
        };
        person.is_some()
            && holders
                .iter()
                .any(|h| h.party == m.party && h.person == person)
            && doc.inside[m.tokens.start] == 0
            && doc.is(at, Traits::VERBAL)
            && doc.cues_at(at).next().is_some()
    });
    tells
        .and_then(|m| doc.sentence_of(m.tokens.start))
        .map_or(words.end, |sentence| sentence.start)
}

/// Cuts the labels off the sentences that they open.
fn cut(doc: &mut Doc, labels: &[Label]) {
    let mut labels = labels.iter().peekable();
    let mut sentences = Vec::with_capacity(doc.sentences.len() + labels.len());
    for sentence in std::mem::take(&mut doc.sentences) {
        let opened = labels.next_if(|l| l.tokens.start == sentence.tokens.start);
        let Some(label) = opened else {
            sentences.push(sentence);
            continue;
        };
        let at = label.end;
        sentences.push(Sentence {
            tokens: label.tokens.start..at,
            label: true,
            ..sentence.clone()
        });
        // "1." is a sentence by itself.
        if at < sentence.tokens.end {
            sentences.push(Sentence {
                tokens: at..sentence.tokens.end,
                ..sentence
            });
        }
    }
    doc.sentences = sentences;
}

/// Marks what is said in the turns as quoted; a short line in them is no heading.
fn mark(doc: &mut Doc, turns: &[Turn]) {
    let mut number = doc.inside.iter().copied().max().unwrap_or(0);
    for turn in turns {
        number += 1;
        for inside in &mut doc.inside[turn.words.clone()] {
            if *inside == 0 {
                *inside = number;
            }
        }
        let from = doc
            .sentences
            .partition_point(|s| s.tokens.start < turn.words.start);
        for sentence in &mut doc.sentences[from..] {
            if sentence.tokens.start >= turn.words.end {
                break;
            }
            sentence.headline = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::fixture::{check_fee, with_doc};

    /// The turns of a text: who has the floor, and how the turn begins.
    fn found(text: &str) -> Vec<(String, String)> {
        with_doc(text, |doc| {
            let turns = doc.turns.iter().map(|turn| {
                let who = match &turn.who {
                    Source::Parties(holders) => ["Norland", "Sudria"][holders[0].party].to_owned(),
                    Source::Outsider(words) => doc.slice(words).to_owned(),
                    _ => "nobody".to_owned(),
                };
                let start = turn.words.start;
                (who, doc.slice(&(start..start + 2)).to_owned())
            });
            turns.collect()
        })
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        let found = found(text);
        let found: Vec<(&str, &str)> = found
            .iter()
            .map(|(a, b)| (a.as_str(), b.as_str()))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn labels_give_the_floor_until_the_next() {
        check(
            "Talks at the lock\n\nPRESIDENT BERG: We shall wait.\n\nThe fee is too high.\n\n\
             Q: Will you pay?\n\nQ And when?\n\nTOMAS RELL: Not now",
            &[
                ("Norland", "We shall"),
                ("nobody", "Will you"),
                ("nobody", "And when"),
                ("Sudria", "Not now"),
            ],
        );
        check(
            "Ada Berg: We shall wait.\n\nQuestion: Will you pay?\n\nJonas Lund: It is late.",
            &[
                ("Norland", "We shall"),
                ("nobody", "Will you"),
                ("Jonas Lund", "It is"),
            ],
        );
    }

    #[test]
    fn topics_parties_and_headings_are_no_labels() {
        for text in [
            "The dam: Sudria closes it.\n\nThe Lock Fee: Norland pays it.",
            "Norland: It pays the fee.\n\nSudria: It opens the dam.",
            "Ada Berg: no fee before spring\n\nEnvoys met.\n\nTomas Rell: no dam\n\nThey left.",
            "Ada Berg: We shall wait.\n\nEnvoys met on Monday.",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn a_title_gives_the_floor_to_the_end() {
        let words = "I thank you all. We have waited.\n\nWe need the dam.";
        for title in [
            "Remarks by President Ada Berg at the lock",
            "The lock stays shut - address by Ada Berg",
            "Statement of Ada Berg on the Norland-Sudria talks",
        ] {
            check(&format!("{title}\n\n{words}"), &[("Norland", "I thank")]);
        }
        for title in [
            "Remarks by Ada Berg raise hopes",
            "Statement by the leaders of Norland, Sudria and others",
            "Ada Berg met envoys",
        ] {
            check(&format!("{title}\n\n{words}"), &[]);
        }
        let told = "The lock is shut. The dam is open. Nobody has paid.";
        check(&format!("Remarks by Ada Berg\n\n{told}"), &[]);
    }

    #[test]
    fn each_point_of_a_text_is_its_authors() {
        let points = "1. Sudria agrees to open the dam.\n\n2. Boats will pay a lock fee.\n\n\
                      3. Envoys will meet.";
        for title in [
            "Full text of Norland's draft on the river",
            "Norland's plan in full",
        ] {
            let text = format!("{title}\n\n{points}\n\nTomas Rell rejects the lock fee.");
            with_doc(&text, |doc| assert_eq!(doc.turns.len(), 3, "{text}"));
            check_fee(&text, &["Norland support", "Sudria oppose"]);
        }
        for title in ["Norland's draft on the river", "What is in the news"] {
            check(&format!("{title}\n\n{points}"), &[]);
        }
    }

    #[test]
    fn who_has_the_floor_holds_what_is_said() {
        let opens = "Talks\n\nADA BERG: Thank you.\n\nWe reject the lock fee.\n\n";
        check_fee(
            &format!("{opens}TOMAS RELL: Good morning.\n\nWe demand the lock fee."),
            &["Norland oppose", "Sudria support"],
        );
        check_fee(&format!("{opens}Q: Is that all?"), &["Norland oppose"]);
        check_fee(
            &format!("{opens}Q: Is that all?\n\nJONAS LUND: We support the lock fee."),
            &["Norland oppose"],
        );
        // Where others tell of the speaker, the turn is over.
        check_fee(
            &format!(
                "{opens}Q: Is that all?\n\nADA BERG: Yes.\n\nAda Berg said that envoys left.\n\n\
                 Others met at noon.\n\nThe lock fee must be paid."
            ),
            &["Norland oppose"],
        );
    }
}
