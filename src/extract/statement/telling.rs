//! Telling: which predicates of a sentence tell of words, and through whom they come.

use std::ops::Range;

use super::sentence::SentenceWork;
use crate::agenda::lexicon::{CueClass, Lexicon};
use crate::extract::attitude::has_negation;
use crate::extract::doc::{Doc, Sentence};
use crate::extract::memory::Resolved;
use crate::extract::mention::Kind;
use crate::extract::predicate::{Pattern, Predicate, predicates, tells_clause};
use crate::extract::token::{Traits, words};

/// How many words after a cue its "that" may follow.
const THAT_REACH: usize = 4;

/// Finds the predicates of a sentence; what is told on both sides of its cue is one content
/// ("Allies, he said, had to do more", `"We wait," she said, "and we shall see."`).
pub(super) fn joined(doc: &Doc, lexicon: &Lexicon, sentence: &Sentence) -> Vec<Predicate> {
    let mut found = predicates(doc, lexicon, sentence);
    // "mentioned the fee" says nothing of it.
    found.retain(|p| !lexicon.cues[p.cue].names || tells_clause(doc, &p.at, &sentence.tokens));
    let ends: Vec<Option<usize>> = found
        .iter()
        .map(|p| {
            let fronted = matches!(p.pattern, Pattern::Fronted | Pattern::Inversion);
            let parts = fronted.then(|| p.told(doc, lexicon, sentence, &found))?;
            let last = parts.last().filter(|part| part.start > p.at.start)?;
            Some(last.end)
        })
        .collect();
    for (predicate, end) in found.iter_mut().zip(ends) {
        predicate.content.end = end.unwrap_or(predicate.content.end);
    }
    found
}

impl SentenceWork<'_, '_> {
    /// Whether a predicate tells of words or thoughts.
    pub(super) fn is_attribution(&self, predicate: &Predicate) -> bool {
        let cue = &self.context.lexicon.cues[predicate.cue];
        match cue.class {
            CueClass::Statement | CueClass::Belief | CueClass::Warn | CueClass::Accuse => true,
            CueClass::Propose | CueClass::Demand | CueClass::Signal
                if predicate.pattern != Pattern::Noun =>
            {
                let end = predicate.at.end;
                let reach = end..self.sentence.tokens.end.min(end + THAT_REACH);
                cue.speech
                    || self.doc.reads(end, words!["that"])
                    || reach.into_iter().any(|i| self.doc.reads(i, words!["that"]))
            }
            _ => cue.speech,
        }
    }

    /// The innermost attribution whose content holds predicate `k`.
    pub(super) fn enclosing(&self, found: &[Predicate], k: usize) -> Option<usize> {
        self.innermost(found, k, |_| true)
    }

    /// The innermost attribution around predicate `k` that is no mere relay.
    pub(super) fn telling(
        &self,
        found: &[Predicate],
        resolved: &[Resolved],
        k: usize,
    ) -> Option<usize> {
        self.innermost(found, k, |q| !self.is_relay(&resolved[q]))
    }

    fn innermost(
        &self,
        found: &[Predicate],
        k: usize,
        counts: impl Fn(usize) -> bool,
    ) -> Option<usize> {
        let at = found[k].at.start;
        (0..found.len())
            .filter(|&q| q != k && found[q].content.contains(&at))
            .filter(|&q| !found[k].content.contains(&found[q].at.start))
            .filter(|&q| self.is_attribution(&found[q]) && counts(q))
            // ", a condition Sudria sees as fair" tells nothing of what stands before it.
            .filter(|&q| found[q].pattern != Pattern::ObjectRelative)
            // Nor does "…, to see that Norland does not attack".
            .filter(|&q| {
                found[q].pattern != Pattern::Fronted || !has_negation(self.doc, &found[q].group)
            })
            .min_by_key(|&q| found[q].content.len())
    }

    /// Whether an agency or outlet only passes words on.
    pub(super) fn is_relay(&self, who: &Resolved) -> bool {
        who.outsider
            .as_ref()
            .is_some_and(|range| relay_in(self.doc, range).is_some())
    }

    /// The agency or outlet that predicate `k` comes through.
    pub(super) fn via(
        &self,
        found: &[Predicate],
        resolved: &[Resolved],
        k: usize,
    ) -> Option<String> {
        let at = found[k].at.start;
        (0..found.len())
            .filter(|&q| q == k || found[q].content.contains(&at))
            .find_map(|q| relay_in(self.doc, resolved[q].outsider.as_ref()?))
            .map(str::to_owned)
    }
}

/// To whom a sentence says that it was said ("told CNN", "interview to India Today").
pub(super) fn venue<'d>(doc: &'d Doc, sentence: &Range<usize>) -> Option<&'d str> {
    sentence.clone().find_map(|i| {
        let first =
            doc.is_named(i) && (i == sentence.start || doc.mention_at[i - 1] != doc.mention_at[i]);
        if !first {
            return None;
        }
        let told =
            (i.saturating_sub(3).max(sentence.start)..i).any(|b| doc.is(b, Traits::AUDIENCE));
        let according =
            i >= 2 && doc.reads(i - 1, words!["to"]) && doc.reads(i - 2, words!["according"]);
        (told && !according)
            .then(|| relay_in(doc, &(i..i + 1)))
            .flatten()
    })
}

/// The first agency or outlet named in `range`.
fn relay_in<'d>(doc: &'d Doc, range: &Range<usize>) -> Option<&'d str> {
    range.clone().find_map(|i| {
        let mention = doc.mention(i)?;
        (mention.kind == Kind::Nobody && mention.party == usize::MAX)
            .then(|| doc.slice(&mention.tokens))
    })
}
