//! Whom a sentence is about before any verb of it tells: whom "he" may mean in it, and behind
//! it.

use std::ops::Range;

use super::{Memory, Resolved};
use crate::extract::doc::{Doc, Sentence};
use crate::extract::mention::{Kind, Mention};
use crate::extract::predicate::phrase_after;
use crate::extract::source::{Holder, Source, identify, is_possessive};
use crate::extract::token::{Traits, WordKey, words};

/// How many words of a sentence may lead to the owner of a speech ("At the gala, in Berg's").
const LEADS: usize = 4;
/// How many words may stand between an owner and the speech ("Berg's first long address").
const OWNED: usize = 4;

/// What somebody says at length, or writes.
const SPEECHES: &[WordKey] = words![
    "address",
    "speech",
    "speeches",
    "remarks",
    "interview",
    "interviews",
    "statement",
    "letter",
    "message",
    "post",
    "posts",
    "tweet",
    "article",
    "essay",
    "column",
    "testimony",
    "broadcast",
    "book",
    "memoir",
    "briefing",
    "toast",
    "sermon",
    "words",
    "telling",
    "appearance",
    "response",
    "reply",
    "answer",
    "submission",
    "note",
    "rebuttal",
    "communique",
    "comments",
    "reaction",
];

/// What stands before a subject and is none of its verb's.
const OPENER: Traits = Traits::PUNCT
    .with(Traits::CONJ)
    .with(Traits::ADV)
    .with(Traits::TIME);

impl Memory {
    /// Remembers the person that a sentence is about, where no predicate told it: the first
    /// one named as a subject.
    pub(in crate::extract) fn about(&mut self, doc: &Doc, range: &Range<usize>) {
        if let Some(holder) = subject_person(doc, range.clone()) {
            self.meet(holder);
        } else if let Some((holder, phrase)) = self.subject_with_words(doc, range) {
            self.text = false;
            self.party = Some(holder.party);
            // "Ten Norlandic envoys put out a statement. They …".
            self.note_people(doc, &phrase, &Resolved::of(vec![holder.clone()]));
            if holder.named.is_some() || holder.person.is_some() {
                self.meet(holder);
            }
        }
    }

    /// The party, or its office, that opens a sentence as its subject: "The Sudrian envoy was
    /// asked …", "Norland has gone its own way."
    fn subject_party(&self, doc: &Doc, range: &Range<usize>) -> Option<Holder> {
        self.subject_with_words(doc, range)
            .map(|(holder, _)| holder)
    }

    /// The same with the words that name it.
    fn subject_with_words(
        &self,
        doc: &Doc,
        range: &Range<usize>,
    ) -> Option<(Holder, Range<usize>)> {
        let first = range
            .clone()
            .find(|&i| !doc.is(i, OPENER))
            .filter(|&i| doc.inside[i] == 0)?;
        let phrase = phrase_after(doc, first, range.end);
        let verb = Traits::AUX
            .with(Traits::WILL)
            .with(Traits::WOULD)
            .with(Traits::COULD)
            .with(Traits::VERBAL);
        if phrase.is_empty() || !doc.is(phrase.end, verb) {
            return None;
        }
        let holder = match identify(doc, &phrase) {
            Source::Parties(holders) => only(holders),
            Source::Office(at) if !doc.slice(&(at..at + 1)).ends_with('s') => {
                only(self.office(doc, at).holders)
            }
            _ => None,
        };
        holder.map(|holder| (holder, phrase))
    }

    /// Remembers whom a sentence is about, before its predicates are resolved: "The Sudrian
    /// envoy was asked if Havn would sign. “No,” he said."; "Asked whether she would sign, the
    /// president said …"; "In Ada Berg's speech there was no word of it. She said …".
    pub(in crate::extract) fn open(&mut self, doc: &Doc, sentence: &Sentence) {
        self.block = sentence.block;
        let sentence = &sentence.tokens;
        let office = self
            .subject_party(doc, sentence)
            .or_else(|| self.behind_participle(doc, sentence))
            .or_else(|| owner_of_a_speech(doc, sentence));
        if let Some(holder) = office.filter(|h| h.named.is_some() || h.person.is_some()) {
            self.meet(holder);
        } else if let Some(party) = party_of_a_speech(doc, sentence) {
            self.text = false;
            self.party = Some(party);
        }
    }

    /// "Asked whether he would sign, Tomas Rell, through an interpreter, answered …",
    /// "Speaking in Havn, the president …": the subject behind a participle that opens a
    /// sentence.
    fn behind_participle(&self, doc: &Doc, sentence: &Range<usize>) -> Option<Holder> {
        let first = sentence.clone().find(|&i| !doc.is(i, OPENER))?;
        let opens = doc.is(first, Traits::GERUND.with(Traits::PARTICIPLE))
            || doc.reads(first, words!["asked", "pressed", "questioned", "quizzed"]);
        if !opens || doc.inside[first] != 0 {
            return None;
        }
        sentence
            .clone()
            .filter(|&i| doc.marks(i, &[',']) && doc.inside[i] == 0)
            .find_map(|comma| {
                let rest = comma + 1..sentence.end;
                let phrase = phrase_after(doc, rest.start, rest.end);
                let person = doc
                    .mention(phrase.end.wrapping_sub(1))
                    .is_some_and(|m| matches!(m.kind, Kind::Person(_)));
                if person && doc.marks(phrase.end, &[',']) {
                    return match identify(doc, &phrase) {
                        Source::Parties(holders) => only(holders),
                        _ => None,
                    };
                }
                self.subject_party(doc, &rest)
            })
    }
}

/// The only one of the holders, if it is not set apart from its party.
fn only(holders: Vec<Holder>) -> Option<Holder> {
    let mut holders = holders.into_iter();
    let first = holders.next().filter(|holder| !holder.detached)?;
    holders.next().is_none().then_some(first)
}

/// "In Ada Berg's address to the assembly, …": whose speech a sentence opens with.
fn owner_of_a_speech(doc: &Doc, sentence: &Range<usize>) -> Option<Holder> {
    let mention = speech_opening(doc, sentence)?;
    let Kind::Person(person) = mention.kind else {
        return None;
    };
    Some(Holder {
        person: Some(person),
        ..Holder::of(mention.party)
    })
}

/// "In Norland's response, it said …": the party whose words a sentence opens with.
fn party_of_a_speech(doc: &Doc, sentence: &Range<usize>) -> Option<usize> {
    let party = |m: &Mention| matches!(m.kind, Kind::Name | Kind::Metonym | Kind::Institution);
    speech_opening(doc, sentence)
        .filter(|m| party(m))
        .map(|m| m.party)
}

/// The owner of the speech or the letter that a sentence opens with.
fn speech_opening<'a>(doc: &'a Doc, sentence: &Range<usize>) -> Option<&'a Mention> {
    let opening = sentence.start..sentence.end.min(sentence.start + LEADS);
    let mention = doc.mentions_in(opening.clone()).find(|m| !m.detached)?;
    // Not "in response to Norland's note, it …".
    let before = mention.tokens.start;
    let led = (before.saturating_sub(2)..before)
        .any(|i| opening.contains(&i) && doc.reads(i, words!["in", "at", "during", "throughout"]));
    let from = mention.tokens.end + 1;
    let speech = (from..sentence.end.min(from + OWNED)).any(|i| doc.reads(i, SPEECHES));
    (led && speech && is_possessive(doc, mention.tokens.end)).then_some(mention)
}

/// The first person in `range` who stands where a subject stands: not after a preposition,
/// not as a possessor.
fn subject_person(doc: &Doc, range: Range<usize>) -> Option<Holder> {
    doc.mentions_in(range.clone()).find_map(|mention| {
        let Kind::Person(person) = mention.kind else {
            return None;
        };
        if doc.inside[mention.tokens.start] != 0 {
            // Whom a quotation names is not who says it.
            return None;
        }
        let owner = is_possessive(doc, mention.tokens.end);
        let governed = (range.start..mention.tokens.start)
            .rev()
            .take_while(|&i| !doc.tokens[i].is(Traits::PUNCT) && !doc.tokens[i].is(Traits::VERB))
            .take(5)
            .find(|&i| {
                let joins = doc.reads(i, words!["and"]) && doc.is_named(i.wrapping_sub(1));
                doc.mention_at[i] == 0
                    && !joins
                    && !doc.tokens[i].is(Traits::DET.with(Traits::VOICE).with(Traits::CAPITAL))
            })
            .is_some_and(|i| {
                doc.tokens[i].is(Traits::PREP) || doc.reads(i, words!["than", "like", "unlike"])
            });
        (!owner && !governed && !mention.detached).then(|| Holder {
            person: Some(person),
            ..Holder::of(mention.party)
        })
    })
}
