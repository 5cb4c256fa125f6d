//! Verbs: "Kyiv rejects …", ", which Kyiv rejects", "… and rejects", ", rejecting …",
//! "rejected by Kyiv".
//!
//! - `errand`: infinitives behind another verb;
//! - `real`: whether a word is a verb at its place;
//! - `tail`: participial tails and whose subject they take;
//! - `relative`: relative clauses;
//! - `subject`: coordination, inversion and the plain subject.

mod errand;
mod real;
mod relative;
mod subject;
mod tail;

use std::ops::Range;

use super::bounds::{clause_start, is_ago, phrase_after};
use super::owner::themed;
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::{Cue, CueClass, Form, Lexicon, Pos};
use crate::extract::doc::{CueHit, Doc};
use crate::extract::mention::Kind;
use crate::extract::source::{
    Source, adjuncts_before, identify, is_possessive, phrase_before, verb_group,
};
use crate::extract::token::{Traits, WordKey, words};

/// How many words may stand between a verb and its "that" ("told the reporters that").
const ADDRESSEE: usize = 3;

/// A verb of stance or speech at its place.
struct Verb<'a, 'd> {
    site: &'a Site<'a, 'd>,
    hit: &'a CueHit,
    /// The verb with its helping words.
    group: Range<usize>,
    /// The predicates before it in the sentence.
    before: &'a [Predicate],
}

/// Reads a verb.
pub(super) fn find(site: &Site, hit: &CueHit, before: &[Predicate]) -> Option<Predicate> {
    let start = verb_group(site.doc, site.bounds.start, hit.tokens.start);
    let verb = Verb {
        site,
        hit,
        group: start..hit.tokens.end,
        before,
    };
    if verb.is_passive() {
        return verb.passive();
    }
    if verb.is_bare_participle()
        || verb.is_impersonal()
        || verb.only_helps()
        || verb.qualifies()
        || verb.reads_as_noun()
        || verb.is_no_verb()
        || is_compound(site.doc, site.bounds.start, hit)
        || verb.is_text()
        || is_ago(site.doc, hit.tokens.start)
        || verb.is_governed()
    {
        return None;
    }
    if hit.form == Form::Ing && !verb.helped_by(Traits::AUX) {
        return verb.tail();
    }
    let prior = verb.prior();
    if prior.is_some_and(|i| site.doc.reads(i, words!["to"])) && hit.form == Form::Base {
        // The infinitive belongs to what governs it ("refused to accept").
        return verb.announced().or_else(|| verb.infinitive());
    }
    let clause = adjuncts_before(site.doc, site.bounds.start, verb.group.start).checked_sub(1);
    if let Some(i) = clause
        .filter(|&i| i >= site.bounds.start && site.doc.reads(i, words!["who", "which", "that"]))
    {
        return verb.relative(i);
    }
    if let Some(predicate) = verb.having_done() {
        return Some(predicate);
    }
    if verb.group.start == site.bounds.start
        && let Some(predicate) = verb.opening()
    {
        return Some(predicate);
    }
    verb.coordination()
        .or_else(|| verb.inversion())
        .or_else(|| verb.plain())
}

/// "US trade demands", "the Kremlin's peace offers": behind a name and what is negotiated a
/// word that can be a noun of stance is one, since no trade demands.
fn is_compound(doc: &Doc, start: usize, hit: &CueHit) -> bool {
    let cues = &Lexicon::built_in().cues;
    let at = hit.tokens.start;
    hit.form == Form::Third
        && themed(doc, start, at).is_some()
        && doc
            .cues_at(at)
            .any(|other| cues[other.cue].pos == Pos::Noun)
}

impl Verb<'_, '_> {
    fn make(
        &self,
        subject: Source,
        named: Range<usize>,
        content: Range<usize>,
        pattern: Pattern,
    ) -> Predicate {
        Predicate {
            cue: self.hit.cue,
            at: self.hit.tokens.clone(),
            group: self.group.clone(),
            subject,
            source: named.clone(),
            named,
            content,
            pattern,
        }
    }

    /// The same with the subject of another predicate.
    fn shared(&self, (subject, source): (Source, Range<usize>), pattern: Pattern) -> Predicate {
        let start = self.hit.tokens.start;
        Predicate {
            source,
            ..self.make(subject, start..start, self.rest(), pattern)
        }
    }

    /// What follows in the sentence, behind the mark that may close a quotation with the verb:
    /// "“strongly supports” a toll".
    fn rest(&self) -> Range<usize> {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        let closes = doc.inside[at.start] != 0
            && at.end + 1 < self.site.bounds.end
            && doc.inside[at.end] == 0
            && doc.marks(at.end, &['”', '"', '’', '\'', '»']);
        at.end + usize::from(closes)..self.site.bounds.end
    }

    /// The token before the helping words.
    fn prior(&self) -> Option<usize> {
        let before = self.group.start.checked_sub(1);
        before.filter(|&i| i >= self.site.bounds.start)
    }

    fn helped_by(&self, traits: Traits) -> bool {
        (self.group.start..self.hit.tokens.start).any(|i| self.site.doc.is(i, traits))
    }

    /// A participle after a form of "be", or before "by".
    fn is_passive(&self) -> bool {
        let doc = self.site.doc;
        let participle = matches!(self.hit.form, Form::Past | Form::Participle);
        let be = (self.group.start..self.hit.tokens.start)
            .rev()
            .find(|&i| doc.is(i, Traits::AUX))
            .is_some_and(|i| doc.is(i, Traits::BE));
        participle && (be || doc.reads(self.hit.tokens.end, words!["by"]))
    }

    /// The agent holds it; what stands before is what it is about.
    fn passive(&self) -> Option<Predicate> {
        let (doc, bounds, end) = (self.site.doc, &self.site.bounds, self.hit.tokens.end);
        let class = self.site.lexicon.cues[self.hit.cue].class;
        // "a truce has been agreed between Norland and Sudria": both did.
        let agents: &[WordKey] = if class == CueClass::Accept {
            words!["by", "between"]
        } else {
            words!["by"]
        };
        let by = (end..bounds.end.min(end + 4)).find(|&i| doc.reads(i, agents));
        let Some(by) = by.or_else(|| self.received_in()) else {
            let expects = doc.reads(end, words!["to", "that", "as"])
                && self.prior().is_some()
                && class == CueClass::Statement;
            return expects.then(|| {
                self.make(
                    Source::Nobody,
                    end..end,
                    end..bounds.end,
                    Pattern::Agentless,
                )
            });
        };
        let agent = phrase_after(doc, by + 1, bounds.end);
        let left = clause_start(doc, bounds.start, self.group.start)..self.group.start;
        Some(self.make(identify(doc, &agent), agent, left, Pattern::Passive))
    }

    /// "was condemned in Havn": where something is refused or blamed, those do it who are there.
    fn received_in(&self) -> Option<usize> {
        let (doc, end) = (self.site.doc, self.hit.tokens.end);
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let received =
            matches!(cue.class, CueClass::Reject | CueClass::Disapprove) || cue.cue == "welcome";
        let there = doc
            .mention(end + 1)
            .filter(|m| m.tokens.start == end + 1 && matches!(m.kind, Kind::Metonym | Kind::Name));
        (received && doc.reads(end, words!["in"]) && there.is_some()).then_some(end)
    }

    /// "The chairman calls for …": after one person, "calls for" is the verb.
    fn is_phrasal(&self) -> bool {
        let doc = self.site.doc;
        self.hit.tokens.len() > 1
            && self.hit.form == Form::Third
            && self.prior().is_some_and(|i| {
                let last = i..i + 1;
                doc.is(i, Traits::NAME)
                    || doc.is(i, Traits::NOUN.with(Traits::VOICE))
                        && !doc.slice(&last).ends_with('s')
            })
    }
}

/// The party that a headline opens with right before the "to" at `to`.
pub(super) fn announcing(site: &Site, to: usize) -> Option<Range<usize>> {
    let doc = site.doc;
    let named = phrase_before(doc, site.bounds.start, to)?;
    let opens = site.headline && named.start == site.bounds.start && named.end == to;
    let speaks = matches!(identify(doc, &named), Source::Parties(_));
    // "Talks with Norland": not a party but what is named before it.
    (opens && speaks && doc.is_named(named.start)).then_some(named)
}

/// Steps over whom a verb of telling is addressed to ("told reporters that").
pub(super) fn skip_addressee(doc: &Doc, cue: &Cue, from: usize, end: usize) -> usize {
    let addressed = cue.addressed
        && from < end
        && !doc.is(from, Traits::PUNCT.with(Traits::CONJ).with(Traits::PREP));
    if !addressed {
        return from;
    }
    let to = phrase_after(doc, from, end).end;
    // "told Fox News on Monday": an adjunct that ends the sentence or stands before "that".
    if to < end && doc.reads(to, words!["to"]) {
        // "told his advisers to …": who is to do it is part of what is told.
        from
    } else {
        to.min(end)
    }
}

/// The subject of the last predicate before `at` that has one.
pub(super) fn inherited(before: &[Predicate], at: usize) -> Option<(Source, Range<usize>)> {
    before
        .iter()
        .rev()
        .find(|p| {
            p.at.start < at
                && p.subject != Source::Nobody
                && !matches!(p.pattern, Pattern::Noun | Pattern::Judging)
        })
        .or_else(|| {
            before.iter().rev().find(|p| {
                p.at.start < at
                    && !p.source.is_empty()
                    && !matches!(
                        p.pattern,
                        Pattern::Noun | Pattern::Judging | Pattern::Infinitive
                    )
            })
        })
        .map(|p| {
            let relative = p.pattern == Pattern::Relative;
            let source = if relative { &p.named } else { &p.source };
            (p.subject.clone(), source.clone())
        })
}

/// Words before a form in -ing that opens a sentence and tells of something that is so.
const FRONTS: &[WordKey] = words![
    "by", "while", "after", "despite", "in", "when", "though", "although", "since", "even", "upon",
    "on", "besides", "but", "and",
];

/// The subject of the first finite verb before `end`, whoever it names.
pub(super) fn main_subject(site: &Site, end: usize) -> Option<(Source, Range<usize>)> {
    subject_from(site, site.bounds.start, end)
}

/// "It cut its tolls, while Sudria slashed the fee and promised to …": the subject of the clause
/// behind "while" or ";", where that has a verb of its own before `end`.
fn clause_subject(site: &Site, end: usize) -> Option<(Source, Range<usize>)> {
    let doc = site.doc;
    let opens =
        |&i: &usize| doc.reads(i, words!["while", "whereas", "but"]) || doc.marks(i, &[';']);
    let from = (site.bounds.start + 1..end).rev().find(opens)?;
    subject_from(site, from + 1, end)
        .filter(|(source, phrase)| matches!(source, Source::Parties(_)) && phrase.start == from + 1)
}

/// The subject of the first finite verb between `start` and `end`.
pub(super) fn subject_from(
    site: &Site,
    start: usize,
    end: usize,
) -> Option<(Source, Range<usize>)> {
    let doc = site.doc;
    let finite = |i: &usize| {
        let helps = Traits::HELPING;
        (doc.is(*i, Traits::VERBAL) || doc.is(*i, helps) && !is_possessive(doc, *i))
            && doc.inside[*i] == 0
    };
    let phrase = if (start..end).all(|i| doc.reads(i, FRONTS)) {
        // "Citing the lease, Ada Berg …", "By citing it, …": the subject comes after the comma.
        let comma = (end..site.bounds.end).find(|&i| doc.marks(i, &[',']))?;
        let phrase = phrase_after(doc, comma + 1, site.bounds.end);
        finite(&phrase.end.min(site.bounds.end - 1)).then_some(phrase)?
    } else {
        // "Ada Berg, who had come by ship, has spent …": not the verb of the relative clause.
        let relative = |i: &usize| {
            // "…, who as a girl had come by ship, …".
            (start..*i)
                .rev()
                .take_while(|&k| {
                    !doc.is(k, Traits::PUNCT) || k > start && doc.is(k - 1, Traits::JOINED)
                })
                .any(|k| doc.reads(k, words!["who", "which", "whose"]))
        };
        let verb = (start + 1..end).find(|i| finite(i) && !relative(i))?;
        phrase_before(doc, start, verb_group(doc, start, verb))?
    };
    (!phrase.is_empty()).then(|| (identify(doc, &phrase), phrase))
}

/// The first noun phrase of the sentence before `end` that names a party or a person.
pub(super) fn first_subject(site: &Site, end: usize) -> Option<(Source, Range<usize>)> {
    let (doc, start) = (site.doc, site.bounds.start);
    let mention = doc
        .mentions_in(start..end)
        .find(|m| !m.detached && m.kind != Kind::Demonym)?;
    let mut last = mention.tokens.end;
    while let Some(next) = doc
        .mention(last)
        .filter(|m| m.tokens.start == last && m.kind != Kind::Nobody)
    {
        last = next.tokens.end;
    }
    // "Russia, Ukraine agree": the whole list.
    while last + 1 < end
        && (doc.tokens[last].first == ',' || doc.reads(last, words!["and"]))
        && let Some(next) = doc.mention(last + 1).filter(|m| m.kind != Kind::Nobody)
    {
        last = next.tokens.end;
    }
    let phrase = phrase_before(doc, start, last)?;
    Some((identify(doc, &phrase), phrase))
        .filter(|(source, _)| matches!(source, Source::Parties(_)))
}
