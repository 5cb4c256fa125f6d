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
pub(super) use self::title::announced;
use self::title::{is_first_person, points, speech};
use super::doc::{Doc, Sentence};
use super::mention::Kind;
use super::source::Source;
use super::token::{Traits, words};

/// Within how many words a paragraph names whom it tells of.
const OPENING: usize = 5;

/// Fewer words than any sentence has that opens with a time ("13:05 GMT, Thursday").
const CLOCK: usize = 8;

/// A stretch of a text that is in somebody's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Turn {
    /// The words in it, up to the next label.
    pub(super) words: Range<usize>,
    /// Who has the floor: nobody, for who asks; a text, for its points.
    pub(super) who: Source,
    /// The words that name who has it.
    pub(super) named: Range<usize>,
    /// What gives it: the colon of a label, the noun of a title, or the number of a point.
    pub(super) cue: Range<usize>,
}

/// Finds the turns of a document, and marks their words as quoted.
pub(super) fn take(doc: &mut Doc) {
    let speech = speech(doc);
    let labels = labels(doc, speech.is_some());
    let mut heads: Vec<Range<usize>> = labels.iter().map(Label::head).collect();
    let mut found = turns(doc, &labels, speech.as_ref().map(|turn| &turn.who));
    let points = if labels.is_empty() {
        points(doc)
    } else {
        Vec::new()
    };
    if !points.is_empty() {
        heads = points.iter().map(|point| point.cue.clone()).collect();
        found = points;
    } else if let Some(mut turn) = speech {
        // What is said before the first question.
        let first = heads.first().map_or(turn.words.end, |head| head.start);
        turn.words.end = turn.words.end.min(first);
        if is_first_person(doc, &turn) {
            found.insert(0, turn);
        }
    }
    if !found.is_empty() {
        cut(doc, &heads);
        mark(doc, &found);
        doc.turns = found;
    }
}

/// Where the words of whoever has the floor end before the next label: where a paragraph tells of
/// the speaker ("Ada Berg said that …") or, unless questions are `asked` in it, of anybody; at
/// "END" and the like; at a last paragraph that only asks.
fn told_from(doc: &Doc, words: &Range<usize>, who: &Source, asked: bool) -> usize {
    let from = doc
        .sentences
        .partition_point(|s| s.tokens.end <= words.start);
    let within = doc.sentences[from..]
        .iter()
        .take_while(|s| s.tokens.start < words.end);
    // What stands on the line of a label goes on with it.
    let on_line = |s: &&Sentence| s.tokens.start < words.start;
    let line = doc.sentences.get(from).filter(on_line).map(|s| s.block);
    let mut block = line.unwrap_or(usize::MAX);
    let mut last = None;
    for sentence in within {
        let opens = sentence.block != block;
        block = sentence.block;
        if !opens {
            last = None;
            continue;
        }
        let start = sentence.tokens.start;
        let tells = tells_of(doc, sentence, who, asked) && !is_mine(doc, &sentence.tokens);
        if tells || ends(doc, sentence) {
            return start;
        }
        let asks = doc.marks(sentence.tokens.end - 1, &['?']) && !is_mine(doc, &sentence.tokens);
        last = asks.then_some(start);
    }
    last.filter(|_| words.end < doc.tokens.len())
        .unwrap_or(words.end)
}

/// "END 3:45 P.M.", "###", "13:05 GMT": nothing that is said.
fn ends(doc: &Doc, sentence: &Sentence) -> bool {
    let start = sentence.tokens.start;
    let rule = |i: usize| doc.marks(i, &['#', '*', '_', '-']);
    let over = doc.slice(&(start..start + 1)) == "END";
    let time = doc.is(start, Traits::NUMBER) && doc.marks(start + 1, &[':']);
    over || sentence.tokens.clone().all(rule) || time && sentence.tokens.len() < CLOCK
}

/// Whether a sentence opens with whom it tells of, by what they say or do.
fn tells_of(doc: &Doc, sentence: &Sentence, who: &Source, asked: bool) -> bool {
    let bounds = &sentence.tokens;
    let opening = bounds.start..bounds.end.min(bounds.start + OPENING);
    doc.mentions_in(opening).any(|m| {
        let person = match m.kind {
            Kind::Person(person) => Some(person),
            _ => None,
        };
        let own = matches!(who, Source::Parties(holders) if holders
            .iter()
            .any(|h| h.party == m.party && h.person == person));
        let named = person.is_some() && own || !asked;
        let at = m.tokens.end;
        named
            && doc.inside[m.tokens.start] == 0
            && doc.is(at, Traits::VERBAL)
            && doc.cues_at(at).next().is_some()
    })
}

/// Whether words outside quotation marks are in the first person.
fn is_mine(doc: &Doc, words: &Range<usize>) -> bool {
    words.clone().any(|i| says_me(doc, i))
}

/// "I", "we", "our"; "US" is no "us".
fn says_me(doc: &Doc, at: usize) -> bool {
    doc.inside[at] == 0
        && (doc.reads(at, words!["i", "we", "our", "my", "me"])
            || doc.reads(at, words!["us"]) && !doc.is(at, Traits::CAPITAL.with(Traits::UPPER)))
}

/// Cuts labels and numbers off the sentences that they open.
fn cut(doc: &mut Doc, heads: &[Range<usize>]) {
    let mut heads = heads.iter().peekable();
    let mut sentences = Vec::with_capacity(doc.sentences.len() + heads.len());
    for sentence in std::mem::take(&mut doc.sentences) {
        let Some(head) = heads.next_if(|head| head.start == sentence.tokens.start) else {
            sentences.push(sentence);
            continue;
        };
        let at = head.end;
        sentences.push(Sentence {
            tokens: head.clone(),
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
            "Ada Berg: “We shall wait.”\n\nTomas Rell: “So shall we.”\n\nAda Berg: “No.”\n\nThey left.",
            "Dear Mr President: It is late.\n\nMr Berg: Open the lock.\n\nMr Rell: Shut the dam.",
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
        let greets = "Dear Sudrians! I thank you all. We have waited. We need the dam.";
        let title = "The dam stays - address by the President";
        check(
            &format!("{title}\n\n{greets}"),
            &[("Sudria", "Dear Sudrians")],
        );
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
        let below = "1. The river:\n\na. Sudria opens the dam.\n\nb. Boats will pay a lock fee.";
        check_fee(
            &format!("Norland's plan in full\n\n{below}"),
            &["Norland support"],
        );
        for title in [
            "Norland's draft on the river",
            "Takeaways from the full text of Norland's draft",
            "What is in the news",
        ] {
            check(&format!("{title}\n\n{points}"), &[]);
        }
    }

    #[test]
    fn a_turn_may_tell_of_its_speaker_and_ends_where_nothing_is_said() {
        for text in [
            "Talks\n\nQ: Hello?\n\nMr Berg: Hello, Berg said.",
            "Talks\n\nADA BERG: Berg said no.\n\nQ: And when?",
        ] {
            assert!(!found(text).is_empty(), "{text}");
        }
        let opens = "Talks\n\nQ: Is it late?\n\nADA BERG: Yes.\n\n";
        for ending in ["END 3:45 P.M.", "13:05 GMT"] {
            check_fee(
                &format!("{opens}{ending}\n\nThe lock fee must be paid."),
                &[],
            );
        }
        let asks = "Should boats pay the lock fee?\n\nADA BERG: That is all.";
        check_fee(&format!("{opens}{asks}"), &[]);
        check_fee(
            &format!("{opens}TOMAS RELL:\n\nWe demand the lock fee."),
            &["Sudria support"],
        );
        let office = "Remarks by Ada Berg\n\nTHE PRESIDENT: We reject the lock fee.\n\nQ: Now?";
        check_fee(office, &["Norland oppose"]);
    }

    #[test]
    fn who_has_the_floor_holds_what_is_said() {
        let opens =
            "Talks\n\nQ: Is it late?\n\nADA BERG: Thank you.\n\nWe reject the lock fee.\n\n";
        check_fee(
            &format!("{opens}TOMAS RELL: Good morning.\n\nWe demand the lock fee."),
            &["Norland oppose", "Sudria support"],
        );
        check_fee(&format!("{opens}Q: Is that all?"), &["Norland oppose"]);
        check_fee(
            &format!(
                "{opens}Q: Does Sudria demand the lock fee? Norland supports it.\n\nJONAS LUND: We support the lock fee."
            ),
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
