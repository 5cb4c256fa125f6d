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
use crate::extract::source::{
    Source, identify, is_denied, is_possessive, phrase_before, verb_group,
};
use crate::extract::token::{Traits, WordKey, words};

/// What somebody is who does say it.
const READY: &[WordKey] = words!["careful", "quick", "keen", "eager", "first", "only"];

/// What somebody takes who does say it ("took care", "went out of her way").
const TROUBLES: &[WordKey] = words!["care", "pains", "trouble", "way"];

/// The verbs of that, as things that were done.
const TAKES: &[WordKey] = words!["took", "takes", "taken", "taking", "went", "goes", "gone"];

/// Verbs of haste.
const HASTENED: &[WordKey] = words!["hastened", "hurried", "rushed"];

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
    "joined",
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

    /// "took care to say", "was quick to reject", "was the first to reject": the word before the
    /// "to" at `to` says that it was done; "did not hesitate to demand" does, no other denial.
    fn takes_trouble(&self, to: usize, verb: usize) -> bool {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        if to <= verb || to - verb > TROUBLE || has_barrier(doc, verb + 1..to) {
            return false;
        }
        let denied = is_denied(doc, start, verb, to);
        if doc.reads(to - 1, words!["hesitate"]) {
            return denied;
        }
        // "is the only country to back".
        let ready = doc.is(verb, Traits::BE)
            && (doc.reads(to - 1, READY)
                || (verb + 1..to).any(|i| doc.reads(i, words!["first", "only"])));
        let took = doc.reads(verb, TAKES) && doc.reads(to - 1, TROUBLES);
        !denied && (ready || took || doc.reads(to - 1, HASTENED))
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
            && !is_denied(doc, self.site.bounds.start, verb, to)
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

#[cfg(test)]
mod tests {
    use crate::extract::fixture::check_parties;

    #[test]
    fn who_takes_the_trouble_does_it() {
        for told in [
            "took care to reject",
            "went out of its way to reject",
            "was quick to reject",
            "was the first country to reject",
            "did not hesitate to reject",
            "flew to Marest to reject",
        ] {
            check_parties(&format!("Norland {told} a lock fee."), &["Norland"]);
        }
    }

    #[test]
    fn who_does_not_take_the_trouble_does_nothing() {
        for told in [
            "was not quick to reject",
            "was not the first to reject",
            "did not take the trouble to reject",
            "took no care to reject",
            "never flew to Marest to reject",
        ] {
            check_parties(&format!("Norland {told} a lock fee."), &[]);
        }
    }
}
