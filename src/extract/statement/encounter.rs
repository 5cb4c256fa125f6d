//! Encounters: talks that took place, what came of them, and favours asked or done, which tell how
//! nobody stands.
//!
//! In: the words of what is told. Out: whether they only describe talks, only say what was found or
//! decided there, or only name a favour; the head of a noun phrase.

use std::ops::Range;

use super::sentence::SentenceWork;
use crate::extract::predicate::phrase_after;
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, WordKey, words};

/// How many words before "clarity on" the verb stands that asks for it or gives it.
const FAVOUR_REACH: usize = 4;
/// How many words of a content may lead to the verb of its clause.
const LEADS: usize = 8;
/// How many words of "no compromise has been found" its participle is looked for among.
const OUTCOME_REACH: usize = 9;
/// What becomes of talks.
const OUTCOMES: &[WordKey] = words![
    "found",
    "reached",
    "made",
    "achieved",
    "struck",
    "signed",
    "set",
    "fixed",
    "decided",
    "agreed",
    "finalised",
    "finalized",
    "concluded",
    "settled",
    "discussed",
];

impl SentenceWork<'_, '_> {
    /// Whether what is told only describes talks that took place: "the talks were useful",
    /// "had a good meeting".
    pub(super) fn tells_of_encounter(&self, region: &Range<usize>) -> bool {
        let doc = self.doc;
        // "… had a good meeting and that they want a truce": the second clause is another one's.
        let end = region
            .clone()
            .find(|&i| doc.is(i, Traits::CONJ) && doc.reads(i + 1, words!["that"]));
        let region = &(region.start..end.unwrap_or(region.end));
        let open = Traits::MODAL.with(Traits::NEG).with(Traits::SUPPOSED);
        if region.clone().any(|i| doc.is(i, open)) {
            return false;
        }
        let encounter =
            |head: Option<usize>| head.is_some_and(|i| self.doc.is(i, Traits::ENCOUNTER));
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let Some(from) = region.clone().find(|&i| !doc.is(i, opener)) else {
            return false;
        };
        // "voiced optimism about the talks".
        let mood = self.head(from, region.end).filter(|&i| self.is_mood(i));
        if let Some(at) = mood.filter(|&i| doc.is(i + 1, Traits::COMPLEMENT)) {
            return encounter(self.head(at + 2, region.end));
        }
        if encounter(self.head(from, region.end)) {
            let verb = (from..region.end).find(|&i| self.is_verb(i));
            return verb.is_none_or(|i| self.is_past_at(i));
        }
        // "both sides had a frank exchange"
        (from..region.end.min(from + LEADS))
            .find(|&i| doc.reads(i, words!["had", "held"]))
            .filter(|&i| !doc.is(i + 1, Traits::PARTICIPLE.with(Traits::VERBAL)))
            .is_some_and(|i| encounter(self.head(i + 1, region.end)))
    }

    /// "no compromise has been found yet", "nothing was decided": how things stand, which is
    /// nobody's stance.
    pub(super) fn tells_of_outcome(&self, region: &Range<usize>) -> bool {
        let doc = self.doc;
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let Some(from) = region
            .clone()
            .find(|&i| !doc.is(i, opener) && !doc.reads(i, words!["only", "just"]))
        else {
            return false;
        };
        let reach = from..region.end.min(from + OUTCOME_REACH);
        let was = |i: usize| {
            doc.reads(i, words!["was", "were"])
                || doc.reads(i, words!["has", "have", "had"]) && doc.reads(i + 1, words!["been"])
        };
        doc.reads(from, words!["no", "nothing", "none"])
            && !reach.clone().any(|i| doc.is(i, Traits::MODAL))
            && (reach.clone().find(|&i| was(i)))
                .is_some_and(|at| (at..reach.end).any(|i| doc.reads(i, OUTCOMES)))
    }

    /// "would seek clarity on the draft": what is told is a favour asked or done.
    pub(super) fn tells_of_favour(&self, region: &Range<usize>) -> bool {
        let doc = self.doc;
        region.clone().any(|i| {
            let asked = doc
                .cues_in(&(i.saturating_sub(FAVOUR_REACH).max(region.start)..i))
                .next();
            doc.is(i, Traits::FAVOUR) && doc.is(i + 1, Traits::COMPLEMENT) && asked.is_some()
        })
    }

    /// The head of the noun phrase that begins at `from`.
    pub(super) fn head(&self, from: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let opener = Traits::PUNCT.with(Traits::GERUND);
        let from = (from..end).find(|&i| !doc.is(i, opener))?;
        // "a “very good meeting”"
        let quoted = doc.is(from, Traits::DET) && doc.marks(from + 1, &['“', '"', '‘']);
        let from = if quoted { from + 2 } else { from };
        let phrase = phrase_after(doc, from.min(end), end);
        // "talks between": what stands behind "of" is not the head.
        let of = phrase
            .clone()
            .find(|&i| doc.reads(i, words!["of", "for", "in"]));
        (phrase.start..of.unwrap_or(phrase.end))
            .rev()
            .find(|&i| !doc.is(i, Traits::PUNCT))
    }

    /// Whether the word at `at` names a mood.
    fn is_mood(&self, at: usize) -> bool {
        let cues = &self.context.lexicon.cues;
        self.doc.cues_at(at).any(|hit| cues[hit.cue].mood)
    }

    fn is_verb(&self, at: usize) -> bool {
        let verb = Traits::VERBAL
            .with(Traits::AUX)
            .with(Traits::BARE)
            .with(Traits::PARTICIPLE);
        self.doc.is(at, verb) && !is_possessive(self.doc, at)
    }

    fn is_past_at(&self, at: usize) -> bool {
        let doc = self.doc;
        let word = doc.slice(&(at..at + 1));
        doc.reads(
            at,
            words![
                "was", "were", "had", "went", "took", "began", "made", "came",
            ],
        ) || doc.is(at, Traits::VERBAL) && word.ends_with("ed")
            || doc.reads(at, words!["has", "have"]) && doc.reads(at + 1, words!["been"])
    }
}
