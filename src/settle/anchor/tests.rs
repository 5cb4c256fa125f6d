//! Quotes found again: hand-made cases, then a thousand articles edited at random with known
//! answers.

use std::fmt::Write as _;

use super::Anchor;
use crate::model::{Evidence, Found, Span};

/// Returns what becomes of `quote`, at its `nth` place in `old`, in `new`: how it was found,
/// and the words there.
fn found(old: &str, quote: &str, nth: usize, new: &str, known: bool) -> (Found, String) {
    let (start, _) = old
        .match_indices(quote)
        .nth(nth)
        .expect("the quote is there");
    let evidence = Evidence::take(old, Span::new(start, start + quote.len()), "old");
    let after = Anchor::new(new, "new", known.then_some(old)).find([&evidence]);
    let [after] = after.try_into().expect("one");
    assert_eq!(after.span.is_empty(), !after.found.has_place());
    assert_eq!(after.hash, "new");
    if matches!(after.found, Found::InPlace | Found::Moved) {
        assert_eq!(after.quote, after.span.of(new), "taken anew");
    } else {
        assert_eq!(after.quote, quote, "kept as it was");
    }
    (after.found, after.span.of(new).to_owned())
}

#[track_caller]
fn check(old: &str, quote: &str, new: &str, expected: Found, words: &str) {
    for known in [true, false] {
        let told = found(old, quote, 0, new, known);
        assert_eq!(
            told,
            (expected, words.to_owned()),
            "old text known: {known}"
        );
    }
}

/// Checks what only the old text can tell.
#[track_caller]
fn check_known(old: &str, quote: &str, new: &str) {
    let told = |known| found(old, quote, 0, new, known);
    assert_eq!(told(true), (Found::Moved, quote.to_owned()));
    assert_eq!(told(false), (Found::Lost, String::new()));
}

const OLD: &str = "Talks went on in the harbour town on Monday. The envoy said “we will never give \
up the outer islands” and left the room. Fishing boats stayed in port as the wind rose.\n\nThe other \
side asked for time until the spring.";

const QUOTE: &str = "“we will never give up the outer islands”";

#[test]
fn signs_and_spaces_do_not_matter() {
    let new = OLD.replace(['“', '”'], "\"").replace(' ', "\u{a0} ");
    let words = QUOTE.replace(['“', '”'], "\"").replace(' ', "\u{a0} ");
    check(OLD, QUOTE, &new, Found::InPlace, &words);
}

#[test]
fn words_before_and_after_may_change() {
    let new = format!("Updated at noon, with comments from both delegations. {OLD} More follows.");
    check(OLD, QUOTE, &new, Found::InPlace, QUOTE);
    let new = OLD
        .replace("Talks went on", "The talks went on")
        .replace("Fishing", "All fishing");
    check(OLD, QUOTE, &new, Found::Moved, QUOTE);
    // Where the whole sentence goes on otherwise, only the old text tells that it is the same.
    let new = OLD.replace("and left the room", "before the meeting broke up in anger");
    check_known(OLD, QUOTE, &new);
}

#[test]
fn an_edited_quote_is_told() {
    let new = OLD.replace("never give up the outer", "never ever give up our outer");
    let words = "“we will never ever give up our outer islands”";
    check(OLD, QUOTE, &new, Found::Edited, words);
}

#[test]
fn an_edited_quote_beats_its_twin_elsewhere() {
    let twin = format!("{OLD} His deputy repeated it word for word, {QUOTE}, to the fishermen.");
    let new = twin.replacen("will never give", "shall never give", 1);
    check(
        &twin,
        QUOTE,
        &new,
        Found::Edited,
        "“we shall never give up the outer islands”",
    );
}

#[test]
fn a_deleted_quote_is_not_its_twin() {
    let twin = format!("{OLD} His deputy repeated it word for word, {QUOTE}, to the fishermen.");
    let new = twin.replacen(
        &format!("The envoy said {QUOTE} and left the room. "),
        "",
        1,
    );
    check(&twin, QUOTE, &new, Found::Lost, "");
}

#[test]
fn the_same_words_of_another_are_no_evidence() {
    let sentence = format!("The envoy said {QUOTE} and left the room. ");
    let without = OLD.replace(&sentence, "");
    let new = format!("{without} Asked again at night, a tired man at the pier muttered {QUOTE}.");
    check(OLD, QUOTE, &new, Found::Lost, "");
    // The sentence itself is known where it has gone.
    let new = format!("{without} Earlier in the day another thing happened. {sentence}");
    check_known(OLD, QUOTE, &new);
}

#[test]
fn short_words_stand_exactly_or_not_at_all() {
    let new = OLD.replace("time", "tame");
    check(OLD, "time", &new, Found::Lost, "");
    let new = format!(
        "{} More follows.",
        OLD.replace("The other side", "The southern side")
    );
    check_known(OLD, "time", &new);
}

#[test]
fn what_could_be_several_is_none() {
    let twice = format!("{OLD}\n\n{OLD}\n\n{OLD}");
    let new = format!("A new start. {twice} A new end.");
    for known in [true, false] {
        let (found, words) = found(&twice, QUOTE, 1, &new, known);
        assert_eq!((found, words.as_str()), (Found::Ambiguous, ""), "{known}");
    }
}

#[test]
fn nothing_is_found_in_nothing() {
    check(OLD, QUOTE, "", Found::Lost, "");
    let nothing = Evidence::default();
    let found = Anchor::new(OLD, "new", Some(OLD)).find([&nothing]);
    assert_eq!(found[0].found, Found::Lost);
}

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % most
    }

    fn pick<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }

    fn one_in(&mut self, most: usize) -> bool {
        self.below(most) == 0
    }
}

const WHO: &[&str] = &[
    "The envoy",
    "A minister",
    "Mr Berg",
    "Her deputy",
    "The northern side",
    "Ms Sand",
    "The observers",
];
const VERB: &[&str] = &[
    "said",
    "told reporters that",
    "repeated",
    "insisted that",
    "denied that",
    "wrote that",
];
const WHAT: &[&str] = &[
    "the ferries",
    "the outer islands",
    "fishing rights",
    "the patrols",
    "the buoy line",
    "the lighthouse",
    "the harbour dues",
    "the old treaty",
];
const DOES: &[&str] = &[
    "must be settled first",
    "would never be given up",
    "could wait until spring",
    "belong to nobody",
    "are a matter of trust",
    "will be shared by halves",
    "had been promised to others",
];
const TAIL: &[&str] = &[
    "before the talks",
    "after a long night",
    "in the harbour town",
    "whatever the other side thinks",
    "as the wind rose",
    "if the price is right",
    "with a shrug",
    "for the third time",
];
const SHORT_QUOTES: &[&str] = &["“never”", "“no deal”", "“not now”", "“enough”"];

/// A sentence with the words that are coded in it, by their place.
#[derive(Clone)]
struct Sentence {
    text: String,
    coded: std::ops::Range<usize>,
}

fn sentence(dice: &mut Dice) -> Sentence {
    if dice.one_in(4) {
        // Short quotes recur all over an article.
        let lead = format!("{} said ", dice.pick(WHO));
        let quote = dice.pick(SHORT_QUOTES);
        let text = format!("{lead}{quote} to {} {}.", dice.pick(WHAT), dice.pick(TAIL));
        return Sentence {
            coded: lead.len()..lead.len() + quote.len(),
            text,
        };
    }
    let lead = format!("{} {} ", dice.pick(WHO), dice.pick(VERB));
    let quote = format!("“{} {}”", dice.pick(WHAT), dice.pick(DOES));
    let text = format!("{lead}{quote} {}.", dice.pick(TAIL));
    Sentence {
        coded: lead.len()..lead.len() + quote.len(),
        text,
    }
}

/// Changes a word or two of a sentence, within the coded words or around them.
fn reworded(sentence: &Sentence, dice: &mut Dice) -> Sentence {
    let Sentence { text, coded } = sentence;
    let quote = &text[coded.clone()];
    let swap = |text: &str, dice: &mut Dice| {
        let words: Vec<&str> = text.split(' ').collect();
        let at = dice.below(words.len());
        let mut out = String::new();
        for (i, word) in words.iter().enumerate() {
            let word = if i == at { "surely" } else { word };
            let _ = write!(out, "{}{word}", if i == 0 { "" } else { " " });
        }
        out
    };
    let (mut lead, mut inner, mut tail) = (
        text[..coded.start].to_owned(),
        quote.to_owned(),
        text[coded.end..].to_owned(),
    );
    match dice.below(3) {
        0 => lead = format!("{} ", swap(lead.trim_end(), dice)),
        1 => {
            let marks = inner.trim_matches(['“', '”']).to_owned();
            inner = format!("“{}”", swap(&marks, dice));
        }
        _ => tail = format!(" {}.", swap(tail.trim_matches([' ', '.']), dice)),
    }
    Sentence {
        coded: lead.len()..lead.len() + inner.len(),
        text: format!("{lead}{inner}{tail}"),
    }
}

/// Returns the text of sentences, and where their coded words stand.
fn joined<'s>(sentences: impl Iterator<Item = &'s Sentence>) -> (String, Vec<Span>) {
    let mut text = String::new();
    let spans = sentences
        .map(|sentence| {
            let start = text.len() + sentence.coded.start;
            text.push_str(&sentence.text);
            text.push_str("  ");
            Span::new(start, start + sentence.coded.len())
        })
        .collect();
    (text, spans)
}

/// What became of the quotes of many articles.
#[derive(Debug, Default)]
struct Tally {
    /// Quotes whose sentence is still there, and how many of them were found.
    there: usize,
    found: usize,
    /// Quotes whose sentence was deleted.
    deleted: usize,
    /// Quotes that were given another place whose whole sentence reads the same, word for word:
    /// one of two twins was deleted, and the other moved or has new neighbours.
    same_sentence: usize,
    /// Quotes that were given another place.
    wrong: Vec<String>,
}

/// An article and what it became, sentence by sentence, each with its number in the old text.
fn edited(dice: &mut Dice) -> (Vec<Sentence>, Vec<(Option<usize>, Sentence)>) {
    let count = 8 + dice.below(25);
    let mut old: Vec<Sentence> = (0..count).map(|_| sentence(dice)).collect();
    if dice.one_in(2) {
        // An exact twin of a sentence elsewhere, its neighbours others.
        let twin = old[dice.below(count)].clone();
        old.insert(dice.below(count + 1), twin);
    }
    let numbered = old.iter().cloned().enumerate();
    let mut new: Vec<_> = numbered.map(|(at, s)| (Some(at), s)).collect();
    for _ in 0..=dice.below(8) {
        let at = dice.below(new.len());
        match dice.below(4) {
            0 => new.insert(at, (None, sentence(dice))),
            1 if new.len() > 3 => {
                new.remove(at);
            }
            2 => new[at].1 = reworded(&new[at].1, dice),
            _ => {
                let moved = new.remove(at);
                new.insert(dice.below(new.len() + 1), moved);
            }
        }
    }
    (old, new)
}

/// Sets a text in other signs: straight marks, hard spaces, lines broken elsewhere.
fn set_otherwise(text: &str, dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => text.replace(['“', '”'], "\""),
        1 => text.replace("  ", "\n\n").replace(" the ", "\u{a0}the "),
        _ => text.to_owned(),
    }
}

fn count(dice: &mut Dice, tally: &mut Tally) {
    let (old, new) = edited(dice);
    let (before, spans) = joined(old.iter());
    let (after, places) = joined(new.iter().map(|(_, sentence)| sentence));
    // Whole sentences are set otherwise, so that each is known by its place among them.
    let set = set_otherwise(&after, dice);
    let known = dice.one_in(2);
    let coded: Vec<usize> = (0..old.len()).filter(|_| dice.one_in(4)).collect();
    let take = |&at: &usize| Evidence::take(&before, spans[at], "old");
    let evidence: Vec<Evidence> = coded.iter().map(take).collect();
    let all = Anchor::new(&set, "new", known.then_some(&before)).find(&evidence);
    for ((&at, evidence), found) in coded.iter().zip(&evidence).zip(&all) {
        let truth = new.iter().position(|(from, _)| *from == Some(at));
        match truth {
            Some(_) => tally.there += 1,
            None => tally.deleted += 1,
        }
        if !found.found.has_place() {
            continue;
        }
        // The words that lie before it tell in which sentence it stands.
        let words = |text: &str| text.split_whitespace().count();
        let stands = words(&set[..found.span.start]);
        let of = |place: &Span| words(&after[..place.start]);
        let place = places.iter().rposition(|place| of(place) <= stands + 1);
        if truth.is_some() && place == truth {
            tally.found += 1;
        } else if place.is_some_and(|place| new[place].1.text == old[at].text) {
            tally.same_sentence += 1;
        } else {
            tally.wrong.push(format!(
                "{:?}, old text known: {known}\n was {:?}\n is  {:?}",
                found.found,
                around(&before, evidence.span),
                around(&set, found.span)
            ));
        }
    }
}

#[test]
fn a_thousand_edited_articles() {
    let mut dice = Dice(20_261_126);
    let mut tally = Tally::default();
    for _ in 0..1_000 {
        count(&mut dice, &mut tally);
    }
    let Tally {
        there,
        found,
        deleted,
        same_sentence,
        wrong,
    } = tally;
    println!(
        "{found} of {there} found again; of {deleted} deleted and the rest, {same_sentence} given \
         to the same sentence elsewhere, {} to others",
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        found * 100 >= there * 90 && deleted > 150,
        "{found} of {there}"
    );
    assert!(same_sentence * 200 < there, "{same_sentence}");
}

fn around(text: &str, span: Span) -> &str {
    let start = crate::model::span::floor_boundary(text, span.start.saturating_sub(60));
    let end = crate::model::span::ceil_boundary(text, span.end + 60);
    &text[start..end]
}

#[test]
fn a_long_quote_that_stands_alone_is_found_though_all_around_it_is_new() {
    let demand = "The port authority demands that all boats leave the inner harbour by noon.";
    let (before, after) = (
        "Talks began at nine in the hall.",
        "“We stay where we are,” the fishermen said.",
    );
    let old = format!("{before} {demand} {after} Nobody left before the evening came.");
    let new = format!(
        "{before} Later it rained and the hall was cold. {demand} “We shall, of course, stay,” \
         said one of them at last. Nobody left before the evening came."
    );
    check_known(&old, demand, &new);
    // Something like it beside may be the quote, and these words a repetition.
    let edited = demand.replace("by noon", "by dusk");
    let new = old.replace(demand, &format!("It is said again: {demand} So: {edited}"));
    let (found, _) = found(&old, demand, 0, &new, true);
    assert_eq!(found, Found::Lost);
}

#[test]
fn a_long_part_of_a_sentence_may_be_said_by_another() {
    let words = "“the old treaty had been promised to others long ago”";
    let old = format!("It was cold. The envoy denied that {words} before the talks. Nobody left.");
    let new =
        format!("It was cold. A minister at the pier wrote of {words} with a shrug. Nobody left.");
    check(&old, words, &new, Found::Lost, "");
}
