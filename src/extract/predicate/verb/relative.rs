//! Relative clauses: ", who rejects …", "a truce, which Norland says will never come", and those
//! without a "which": "a proposal Norland has rejected".

use std::ops::Range;

use super::Verb;
use crate::agenda::lexicon::Sign;
use crate::extract::doc::Doc;
use crate::extract::mention::Kind;
use crate::extract::predicate::bounds::{clause_start, skip_comma};
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Source, identify, phrase_before};
use crate::extract::token::{Traits, WordKey, words};

/// Nouns that sum up what was told before them.
const SUMS: &[WordKey] = words![
    "terms",
    "demands",
    "conditions",
    "steps",
    "measures",
    "concessions",
    "ideas",
    "proposals",
    "points",
    "changes",
    "commitments",
];

/// Steps back over the comma, the dash or the bracket that opens an aside before `at`.
fn skip_mark(doc: &Doc, start: usize, at: usize) -> usize {
    let opens = at > start && doc.marks(at - 1, &[',', '–', '—', '-', '(']);
    at - usize::from(opens && !doc.is(at - 1, Traits::JOINED))
}

impl Verb<'_, '_> {
    /// "X, who rejects …"; `relative` is the place of "who".
    pub(super) fn relative(&self, relative: usize) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let end = skip_mark(doc, start, relative);
        let mut phrase = phrase_before(doc, start, end)?;
        // "presented Ada Berg with an offer that would …": what stands last does it.
        let prep = |&i: &usize| doc.is(i, Traits::PREP) && !doc.reads(i, words!["of"]);
        if doc.reads(relative, words!["that"])
            && let Some(last) = phrase.clone().rev().find(prep)
            && last + 1 < phrase.end
        {
            phrase.start = last + 1;
        }
        // "handed Ada Berg a plan that would …": the second object.
        let second = (phrase.start + 1..phrase.end)
            .rev()
            .find(|&i| doc.is(i, Traits::DET) && doc.is_named(i - 1) && !doc.is_named(i));
        if let Some(second) = second.filter(|_| doc.reads(relative, words!["that"])) {
            phrase.start = second;
        }
        let mut subject = identify(doc, &phrase);
        // "the fate of Norland, which …": the party named last does it, if nothing else can.
        let last = end.checked_sub(1).and_then(|i| doc.mention(i));
        if let Some(mention) = last.filter(|_| subject == Source::Nobody && end < relative) {
            phrase = mention.tokens.clone();
            subject = identify(doc, &phrase);
        }
        Some(Predicate {
            source: relative..relative + 1,
            ..self.make(subject, phrase, self.rest(), Pattern::Relative)
        })
    }

    /// "a truce, which Norland says will never come": who says that it will not be is against
    /// what "which", at `relative`, stands for.
    pub(super) fn denied_relative(
        &self,
        relative: usize,
        subject: &Source,
        phrase: &Range<usize>,
    ) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let verb = self.hit.tokens.end;
        let modal = doc.is(verb, Traits::MODAL) || doc.reads(verb, words!["can"]);
        let denied = modal && doc.is(verb + 1, Traits::NEG)
            || doc.is(verb, Traits::HELPING) && doc.is(verb, Traits::NEG);
        let tells = self.site.lexicon.cues[self.hit.cue].speech;
        if !denied || !tells || !matches!(subject, Source::Parties(_)) {
            return None;
        }
        let end = skip_comma(doc, start, relative);
        let content = clause_start(doc, start, end)..end;
        Some(Predicate {
            cue: self.site.lexicon.verb("oppose")?,
            ..self.make(
                subject.clone(),
                phrase.clone(),
                content,
                Pattern::ObjectRelative,
            )
        })
    }

    /// "a proposal Russia has rejected": the party at the end of the phrase is the subject,
    /// what stands before it the content; after a comma or dash, what the noun sums up.
    pub(super) fn reduced_relative(&self, phrase: &Range<usize>) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let mention = doc
            .mentions_in(phrase.clone())
            .last()
            .filter(|m| m.tokens.end == phrase.end && !m.detached && m.kind != Kind::Demonym)?;
        let before = mention.tokens.start.checked_sub(1)?;
        let noun = before - usize::from(before > phrase.start && doc.reads(before, words!["the"]));
        // "a jubilant Ada Berg told them": no noun stands before the name.
        let common = doc.is(noun, Traits::NOUN)
            && !doc.is(
                noun,
                Traits::CAPITAL
                    .with(Traits::DET)
                    .with(Traits::PREP)
                    .with(Traits::CONJ)
                    .with(Traits::PUNCT)
                    .with(Traits::VOICE)
                    .with(Traits::JOINED)
                    .with(Traits::TIME),
            )
            && !doc.is_named(noun);
        // "a jubilant Ada Berg told the press": the verb has an object of its own.
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let next = self.hit.tokens.end;
        let addressed =
            cue.addressed && !doc.is(next, Traits::PUNCT.with(Traits::PREP).with(Traits::HELPING));
        let object = cue.sign != Sign::Content && doc.is(next, Traits::DET) && !doc.is_named(next);
        if matches!(mention.kind, Kind::Person(_)) && (addressed || object) {
            return None;
        }
        let something = noun == phrase.start && doc.reads(noun, words!["something"]);
        let phrased = noun > phrase.start && doc.is(phrase.start, Traits::DET);
        let sums_up = phrase
            .start
            .checked_sub(1)
            .filter(|&i| i > start && doc.marks(i, &[',', '–', '—', '-']));
        // "…, terms Norland has rejected".
        let several = noun == phrase.start && sums_up.is_some() && doc.reads(noun, SUMS);
        if !(something || several || common && phrased) {
            return None;
        }
        let content = match sums_up {
            Some(mark) => clause_start(doc, start, mark)..mark,
            None => phrase.start..noun + 1,
        };
        let subject = identify(doc, &mention.tokens);
        (subject != Source::Nobody).then(|| {
            self.make(
                subject,
                noun + 1..mention.tokens.end,
                content,
                Pattern::ObjectRelative,
            )
        })
    }
}
