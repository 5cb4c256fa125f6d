//! Infinitives behind a verb that is no cue: "flew to Havn to demand …", "took care to say …",
//! "tried to explain that …".
//!
//! In: a cue behind "to" that nothing governs. Out: its predicate, where the verb before says that
//! it was done; nobody's, where it only tells words.

use std::ops::Range;

use super::Verb;
use crate::agenda::lexicon::CueClass;
use crate::extract::doc::Doc;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Source, identify, is_possessive, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// What somebody takes, or is, who does say it.
const TROUBLES: &[WordKey] = words![
    "care",
    "pains",
    "careful",
    "quick",
    "keen",
    "eager",
    "hesitate",
    "hastened",
    "hurried",
    "rushed",
    "way",
    "trouble",
    "occasion",
    "opportunity",
    "chance",
    "moment",
    "platform",
    "airwaves",
    "podium",
    "floor",
    "stage",
    "twitter",
    "x",
    "television",
];

/// How many words may stand between their verb and "to" ("went out of her way to").
const TROUBLE: usize = 6;

/// What is done so as to demand or reject something.
const ERRANDS: &[WordKey] = words![
    "flew",
    "flies",
    "travelled",
    "traveled",
    "went",
    "came",
    "sent",
    "sends",
    "dispatched",
    "wrote",
    "phoned",
    "telephoned",
    "rang",
    "summoned",
    "intervened",
    "returned",
    "rushed",
    "used",
    "uses",
    "joined",
    "took",
    "launched",
    "mobilised",
    "mobilized",
    "gathered",
    "marched",
    "teamed",
    "combined",
    "united",
];

/// How many words may stand between such a verb and its "to".
const ERRAND: usize = 10;

impl Verb<'_, '_> {
    /// "tried to explain that …": the subject is that of the clause; so it is in "took care to say
    /// that …" and "flew to Havn to demand …", which tell that it did.
    pub(super) fn infinitive(&self) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let to = self.prior()?;
        let speech = self.site.lexicon.cues[self.hit.cue].speech;
        let governed = self.before.last().is_some_and(|p| p.at.end + 1 >= to);
        if governed {
            return None;
        }
        let verb = (start..to).rev().find(|&i| {
            doc.is(i, Traits::VERBAL) || doc.is(i, Traits::AUX) && !is_possessive(doc, i)
        })?;
        let did = self.takes_trouble(to, verb) || self.has_purpose(to, verb);
        if !speech && !did {
            return None;
        }
        let group = verb_group(doc, start, verb);
        let phrase = phrase_before(doc, start, group)?;
        let subject = identify(doc, &phrase);
        if did && subject != Source::Nobody && group >= phrase.end {
            return Some(self.make(subject, phrase, self.rest(), Pattern::Subject));
        }
        let mut found = self.shared((subject, phrase), Pattern::Infinitive);
        found.subject = Source::Nobody;
        speech.then_some(found)
    }

    /// "took care to say", "was quick to reject", "did not hesitate to demand": the word before the
    /// "to" at `to` says that it was done all the same.
    fn takes_trouble(&self, to: usize, verb: usize) -> bool {
        let doc = self.site.doc;
        let near = to
            .checked_sub(1)
            .filter(|&i| i >= verb && to - verb <= TROUBLE);
        // "was the first to reject", "is the only country to back".
        let first = doc.is(verb, Traits::BE)
            && (verb + 1..to).any(|i| doc.reads(i, words!["first", "only"]));
        (first || near.is_some_and(|i| doc.reads(i, TROUBLES)))
            && near.is_some()
            && !has_barrier(doc, verb + 1..to)
    }

    /// "flew to Havn to demand", "sent an envoy to protest": what the verb at `verb` was done for.
    fn has_purpose(&self, to: usize, verb: usize) -> bool {
        let doc = self.site.doc;
        let class = self.site.lexicon.cues[self.hit.cue].class;
        let takes_part = matches!(
            class,
            CueClass::Demand | CueClass::Appeal | CueClass::Reject | CueClass::Propose
        );
        takes_part
            && doc.reads(verb, ERRANDS)
            && to - verb <= ERRAND
            && !has_barrier(doc, verb + 1..to)
    }
}

/// Whether a mark, a conjunction or another "to do" stands in `range`.
fn has_barrier(doc: &Doc, range: Range<usize>) -> bool {
    let ends = Traits::PUNCT.with(Traits::CONJ);
    let mut range = range;
    range.any(|i| {
        doc.is(i, ends) && !doc.marks(i, &['-'])
            || doc.reads(i, words!["to"]) && doc.is(i + 1, Traits::BARE)
    })
}
