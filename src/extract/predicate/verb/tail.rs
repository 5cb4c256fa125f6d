//! Participial tails (", rejecting …"), and whose subject they take.

use std::ops::Range;

use super::{ADDRESSEE, FRONTS, Verb, first_subject, inherited, main_subject};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::mention::Kind;
use crate::extract::predicate::bounds::phrase_after;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Source, identify, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// Verbs before a form in -ing that say that it goes on ("kept demanding").
const GOES_ON: &[WordKey] = words![
    "keep",
    "keeps",
    "kept",
    "start",
    "starts",
    "started",
    "begin",
    "begins",
    "began",
    "continue",
    "continues",
    "continued",
];

impl Verb<'_, '_> {
    /// A participial tail (", adding that …", "by demanding …").
    pub(super) fn tail(&self) -> Option<Predicate> {
        let doc = self.site.doc;
        let prior = self.prior();
        // "a group of doctors calling for …": a participle of the noun before.
        let own = prior.filter(|&i| {
            // "spent a week urging …", "put out a statement saying …": that is the subject's.
            let of_subject = doc.is(i, Traits::TIME.with(Traits::UTTERANCE));
            doc.is(i, Traits::NOUN.with(Traits::NAME)) && !doc.is_named(i) && !of_subject
                || doc.reads(i, words!["one", "others", "those"])
        });
        if let Some(noun) = own
            && self.site.lexicon.cues[self.hit.cue].speech
        {
            // "…, with the Sudrian envoy saying that …": the envoy says it.
            if let Some(with) = self.with_before(noun) {
                let phrase = with + 1..noun + 1;
                let subject = identify(doc, &phrase);
                return matches!(subject, Source::Parties(_) | Source::Office(_))
                    .then(|| self.make(subject, phrase, self.rest(), Pattern::Tail));
            }
            let phrase = phrase_before(doc, self.site.bounds.start, noun + 1)?;
            let mut found = self.shared((identify(doc, &phrase), phrase), Pattern::Infinitive);
            found.subject = Source::Nobody;
            return Some(found);
        }
        let opens = prior.is_none_or(|i| {
            doc.tokens[i].first == ','
                || doc.reads(i, GOES_ON)
                || doc.marks(i, &['”', '"', '’', '\''])
                    && doc.marks(i.wrapping_sub(1), &[',', '\'', '’'])
                || self.site.lexicon.cues[self.hit.cue].speech && doc.is(i, Traits::PREP)
                || doc.reads(i, words!["by", "and", "while", "with", "in", "when"])
                || (self.site.bounds.start..=i).all(|k| doc.reads(k, FRONTS))
                || doc.is_named(i)
                || doc.is(i, Traits::TIME.with(Traits::UTTERANCE))
        });
        if let Some((subject, named)) = prior.and_then(|i| self.blamed(i)) {
            let rest = self.rest();
            return Some(self.make(subject, named, rest, Pattern::Noun));
        }
        // "support in resuming …": part of what the noun is about.
        let of_noun = self.before.last().is_some_and(|p| {
            p.pattern == Pattern::Noun && Some(p.at.end) == prior && p.at == p.group
        });
        // "no point in meeting": the same.
        let in_noun = prior.is_some_and(|i| {
            doc.reads(i, words!["in", "of"])
                && i > self.site.bounds.start
                && doc.is(i - 1, Traits::NOUN)
                && !doc.is_named(i - 1)
                && !self.site.lexicon.cues[self.hit.cue].speech
        });
        if !opens || of_noun || in_noun {
            return None;
        }
        if let Some(kept) = prior.filter(|&i| doc.reads(i, GOES_ON)) {
            let start = self.site.bounds.start;
            let phrase = phrase_before(doc, start, verb_group(doc, start, kept))?;
            return Some(self.make(
                identify(doc, &phrase),
                phrase,
                self.rest(),
                Pattern::Subject,
            ));
        }
        // "further talks depend on Sudria requesting them": nobody says that it does.
        if prior.is_some_and(|i| self.is_only_named(i)) {
            return None;
        }
        if let Some((subject, named)) = prior.and_then(|i| self.tail_of_its_own(i)) {
            return Some(self.make(subject, named, self.rest(), Pattern::Tail));
        }
        let subject = prior
            .and_then(|i| self.done_by(i))
            .or_else(|| self.tail_of_what_is_told())
            .or_else(|| prior.and_then(|i| self.spoke_before(i)))
            .or_else(|| inherited(&self.main_clauses(), self.group.start))
            .or_else(|| first_subject(self.site, self.group.start))
            .or_else(|| main_subject(self.site, self.group.start))?;
        Some(self.shared(subject, Pattern::Tail))
    }

    /// "Having accepted a fee, Norland …": who has done it stands behind the comma.
    pub(super) fn having_done(&self) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.group.start);
        let opens = doc.reads(start, words!["having"])
            && (self.site.bounds.start..start).all(|i| doc.is(i, Traits::PUNCT));
        let comma =
            (self.hit.tokens.end..self.site.bounds.end).find(|&i| opens && doc.marks(i, &[',']))?;
        let phrase = phrase_after(doc, comma + 1, self.site.bounds.end);
        let subject = identify(doc, &phrase);
        let rest = self.hit.tokens.end..comma;
        let acts = !phrase.is_empty() && subject != Source::Nobody;
        acts.then(|| self.make(subject, phrase, rest, Pattern::Tail))
    }

    /// "…, as Norland marked the day by vowing to go on", "accused Norland of blocking talks by
    /// demanding a fee": who did it by the deed that the form behind the "by" at `prior` tells.
    fn done_by(&self, prior: usize) -> Option<(Source, Range<usize>)> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        if !doc.reads(prior, words!["by"]) {
            return None;
        }
        // "by blocking talks and by demanding a fee": both tell of one deed.
        let first = (start..prior)
            .rev()
            .filter(|_| doc.reads(prior.wrapping_sub(1), words!["and"]))
            .find(|&i| doc.reads(i, words!["by"]) && doc.is(i + 1, Traits::GERUND));
        let deed = first.unwrap_or(prior);
        let verb = (start..deed)
            .rev()
            .take_while(|&i| !doc.is(i, Traits::PUNCT) || doc.marks(i, &['-']))
            .find(|&i| {
                let had = i > start && doc.is(i, Traits::PARTICIPLE) && doc.is(i - 1, Traits::AUX);
                had || doc.is(i, Traits::VERBAL) && !doc.is(i, Traits::HELPING)
            })?;
        // "accused Norland of blocking", "thanked Norland for helping": whose deed it was.
        let of = (verb + 1..deed).find(|&i| {
            doc.reads(i, words!["of", "for"]) && doc.slice(&(i + 1..i + 2)).ends_with("ing")
        });
        if of.is_some() && doc.reads(verb + 1, words!["by"]) {
            return None;
        }
        let phrase = match of {
            Some(of) => phrase_after(doc, verb + 1, of),
            None => phrase_before(doc, start, verb_group(doc, start, verb))?,
        };
        let source = identify(doc, &phrase);
        matches!(source, Source::Parties(_)).then_some((source, phrase))
    }

    /// The predicates before it, without those of a clause that is only supposed or that
    /// tells when ("threatened tariffs if Norland did not agree, setting a date"), if others
    /// are left.
    fn main_clauses(&self) -> Vec<Predicate> {
        let doc = self.site.doc;
        let supposed = |p: &Predicate| {
            let from = p.named.start.min(p.group.start);
            from.checked_sub(1).is_some_and(|i| {
                doc.reads(
                    i,
                    words!["if", "unless", "once", "until", "when", "because", "before"],
                )
            }) && from > self.site.bounds.start + 1
        };
        // "spoke of 'a fee we cannot pay', telling the press …": not who is quoted.
        let outside = doc.inside[self.hit.tokens.start] == 0;
        let quoted = |p: &Predicate| outside && doc.inside[p.at.start] != 0;
        let mut main = self.before.to_vec();
        main.retain(|p| !supposed(p) && !quoted(p));
        let any = main.iter().any(|p| p.subject != Source::Nobody);
        if any { main } else { self.before.to_vec() }
    }

    /// "accused Kyiv of blocking …", "criticised Moscow for refusing …": who is blamed for
    /// what the participle behind `prior` tells.
    fn blamed(&self, prior: usize) -> Option<(Source, Range<usize>)> {
        let doc = self.site.doc;
        let blames = |p: &&Predicate| {
            let class = self.site.lexicon.cues[p.cue].class;
            matches!(class, CueClass::Accuse | CueClass::Disapprove)
                && p.content.start == p.at.end
                && p.at.end < prior
        };
        let by = self.before.iter().rev().find(blames)?;
        let phrase = phrase_after(doc, by.at.end, self.site.bounds.end);
        let of = doc.reads(prior, words!["of", "for"]) && phrase.end == prior;
        Some((identify(doc, &phrase), phrase))
            .filter(|(source, _)| of && matches!(source, Source::Parties(_)))
    }

    /// "said that Kyiv had changed its mind, demanding …": who is told of demands, not who
    /// speaks, unless the tail speaks on ("…, adding that …").
    fn tail_of_what_is_told(&self) -> Option<(Source, Range<usize>)> {
        let cues = &self.site.lexicon.cues;
        let cue = &cues[self.hit.cue];
        if cue.speech || cue.sign == Sign::Content {
            return None;
        }
        let told = self.before.iter().rev().find(|p| {
            cues[p.cue].sign == Sign::Content
                && cues[p.cue].speech
                && p.content.start >= p.at.end
                && p.at.end < self.group.start
        })?;
        // A predicate within what is told has its own subject.
        if self
            .before
            .iter()
            .any(|p| p.at.start >= told.content.start && p.subject != Source::Nobody)
        {
            return None;
        }
        let doc = self.site.doc;
        let from = (told.content.start..self.group.start)
            .find(|&i| !doc.is(i, Traits::CONJ.with(Traits::DET).with(Traits::PUNCT)))?;
        let mention = doc
            .mention(from)
            .filter(|m| m.kind != Kind::Nobody && !m.detached)?;
        let verb = Traits::VERBAL
            .with(Traits::AUX)
            .with(Traits::WOULD)
            .with(Traits::WILL);
        let phrase = mention.tokens.clone();
        (mention.tokens.start == from && doc.is(phrase.end, verb))
            .then(|| (identify(doc, &phrase), phrase))
    }

    /// "said Kyiv had agreed to it, adding that …": after a comma, who speaks goes on speaking.
    fn spoke_before(&self, prior: usize) -> Option<(Source, Range<usize>)> {
        let cues = &self.site.lexicon.cues;
        let speaks = cues[self.hit.cue].speech && self.site.doc.marks(prior, &[',']);
        let before = self.before.iter().rev().filter(|_| speaks);
        let mut speech = before.filter(|p| {
            cues[p.cue].speech
                && p.subject != Source::Nobody
                && !matches!(p.pattern, Pattern::Noun | Pattern::Judging)
        });
        speech.next().map(|p| {
            let relative = p.pattern == Pattern::Relative;
            let source = if relative { &p.named } else { &p.source };
            (p.subject.clone(), source.clone())
        })
    }

    /// Whether whom a form in -ing is told of stands behind a preposition, so that what they do
    /// is only spoken of: "depends on Norland paying", "the idea of Sudria leaving".
    fn is_only_named(&self, prior: usize) -> bool {
        let doc = self.site.doc;
        let before = doc
            .mention(prior)
            .filter(|m| m.kind != Kind::Nobody)
            .and_then(|m| m.tokens.start.checked_sub(1));
        before.is_some_and(|i| {
            i >= self.site.bounds.start
                && doc.reads(
                    i,
                    words!["on", "of", "about", "without", "against", "than", "from"],
                )
        })
    }

    /// The "with" a few words before `end` that opens what goes with the rest of a sentence.
    fn with_before(&self, end: usize) -> Option<usize> {
        let doc = self.site.doc;
        (self.site.bounds.start..end)
            .rev()
            .take(ADDRESSEE + 3)
            .take_while(|&i| !doc.is(i, Traits::PUNCT))
            .find(|&i| doc.reads(i, words!["with"]))
    }

    /// "with the two sides agreeing to …", "with Moscow continuing to press …".
    fn tail_of_its_own(&self, prior: usize) -> Option<(Source, Range<usize>)> {
        let doc = self.site.doc;
        if doc.is(prior, Traits::GROUP)
            && doc.reads(prior.wrapping_sub(1), words!["two", "both", "the", "three"])
        {
            return Some((Source::Sides, prior - 1..prior + 1));
        }
        let start = self.site.bounds.start;
        let mention = doc.mention(prior).filter(|m| m.kind != Kind::Nobody)?;
        let with = self.with_before(mention.tokens.start);
        let phrase = phrase_before(doc, with.map_or(start, |i| i + 1), prior + 1)?;
        // "an offer that requires Norland leaving the islands": nobody says that it will.
        let verb = phrase.start.checked_sub(1).filter(|&i| i >= start);
        // "This includes Norland leaving them": it will.
        let tells = |i: usize| doc.reads(i, words!["includes", "included", "sees", "saw", "means"]);
        if verb.is_some_and(|i| doc.is(i, Traits::BARE.with(Traits::VERBAL)) && !tells(i)) {
            return Some((Source::Nobody, phrase));
        }
        Some((identify(doc, &phrase), phrase)).filter(|(source, _)| *source != Source::Nobody)
    }
}
