//! Verbs: "Kyiv rejects …", ", which Kyiv rejects", "… and rejects", ", rejecting …",
//! "rejected by Kyiv".

use std::ops::Range;

use super::attribution::inversion;
use super::bounds::{clause_start, is_short, phrase_after, skip_comma};
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::{CueClass, Form, Sign};
use crate::extract::doc::CueHit;
use crate::extract::mention::Kind;
use crate::extract::source::{Source, identify, is_possessive, phrase_before, verb_group};
use crate::extract::token::Traits;

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
    if verb.only_helps() || verb.reads_as_noun() || verb.is_no_verb() {
        return None;
    }
    if hit.form == Form::Ing && !verb.helped_by(Traits::AUX) {
        return verb.tail();
    }
    let prior = verb.prior();
    if prior.is_some_and(|i| site.doc.reads(i, &["to"])) && hit.form == Form::Base {
        // The infinitive belongs to what governs it ("refused to accept").
        return None;
    }
    if let Some(i) = prior.filter(|&i| site.doc.reads(i, &["who", "which", "that"])) {
        return verb.relative(i);
    }
    verb.coordination()
        .or_else(|| verb.inversion())
        .or_else(|| verb.plain())
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

    /// What follows in the sentence.
    fn rest(&self) -> Range<usize> {
        self.hit.tokens.end..self.site.bounds.end
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
        participle && (be || doc.reads(self.hit.tokens.end, &["by"]))
    }

    /// The agent holds it; what stands before is what it is about.
    fn passive(&self) -> Option<Predicate> {
        let (doc, bounds, end) = (self.site.doc, &self.site.bounds, self.hit.tokens.end);
        let by = (end..bounds.end.min(end + 4)).find(|&i| doc.reads(i, &["by"]))?;
        let agent = phrase_after(doc, by + 1, bounds.end);
        let left = clause_start(doc, bounds.start, self.group.start)..self.group.start;
        Some(self.make(identify(doc, &agent), agent, left, Pattern::Passive))
    }

    /// "security guarantees", "peace talks": where it stands, the word is a noun.
    fn is_no_verb(&self) -> bool {
        let doc = self.site.doc;
        let at = self.hit.tokens.start;
        let verb = Traits::VERBAL
            .with(Traits::BARE)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE);
        // After a name or pronoun a word that can be a verb mostly is one.
        let modified = at > self.site.bounds.start
            && doc.is(at - 1, Traits::NOUN.with(Traits::ADJECTIVE))
            && !doc.is_named(at - 1)
            && !doc.is(at - 1, Traits::CAPITAL);
        modified
            && !matches!(self.hit.form, Form::Past | Form::Ing)
            && doc.is(at, Traits::NOUN.with(Traits::ADJECTIVE))
            && !doc.is(at, verb)
    }

    /// "continues to reject": the verb after it carries the stance.
    fn only_helps(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        doc.is(at.start, Traits::ASPECT) && doc.reads(at.end, &["to"])
    }

    /// "the demand", "Kyiv's claim", "Ukrainian demands".
    fn reads_as_noun(&self) -> bool {
        let doc = self.site.doc;
        self.prior().is_some_and(|i| {
            self.group.start == self.hit.tokens.start
                && self.hit.form != Form::Past
                && (doc.is(i, Traits::DET)
                    || is_possessive(doc, i)
                    || doc.mention(i).is_some_and(|m| m.kind == Kind::Demonym))
        })
    }

    /// A participial tail (", adding that …", "by demanding …").
    fn tail(&self) -> Option<Predicate> {
        let doc = self.site.doc;
        let prior = self.prior();
        let opens = prior.is_none_or(|i| {
            doc.tokens[i].first == ','
                || doc.reads(i, &["by", "and", "while", "with", "in", "when"])
                || doc.is_named(i)
        });
        if !opens {
            return None;
        }
        let subject = prior
            .and_then(|i| self.tail_of_its_own(i))
            .or_else(|| self.tail_of_what_is_told())
            .or_else(|| inherited(self.before, self.group.start))
            .or_else(|| first_subject(self.site, self.group.start))?;
        Some(self.shared(subject, Pattern::Tail))
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

    /// "with the two sides agreeing to …", "with Moscow continuing to press …".
    fn tail_of_its_own(&self, prior: usize) -> Option<(Source, Range<usize>)> {
        let doc = self.site.doc;
        if doc.is(prior, Traits::GROUP)
            && doc.reads(prior.wrapping_sub(1), &["two", "both", "the", "three"])
        {
            return Some((Source::They, prior - 1..prior + 1));
        }
        doc.mention(prior).filter(|m| m.kind != Kind::Nobody)?;
        let phrase = phrase_before(doc, self.site.bounds.start, prior + 1)?;
        Some((identify(doc, &phrase), phrase)).filter(|(source, _)| *source != Source::Nobody)
    }

    /// "X, who rejects …"; `relative` is the place of "who".
    fn relative(&self, relative: usize) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let phrase = phrase_before(doc, start, skip_comma(doc, start, relative))?;
        let subject = identify(doc, &phrase);
        (subject != Source::Nobody)
            .then(|| self.make(subject, phrase, self.rest(), Pattern::Relative))
    }

    /// "accepts a truce but rejects …".
    fn coordination(&self) -> Option<Predicate> {
        let doc = self.site.doc;
        let prior = self.prior()?;
        let joined = doc.reads(prior, &["and", "but", "or", "then"])
            || (doc.tokens[prior].first == ','
                && self
                    .before
                    .last()
                    .is_some_and(|p| p.content.start > p.at.start));
        if !joined {
            return None;
        }
        // "insisted that Kyiv give way, and said …": who speaks goes on speaking.
        let speech = |p: &&Predicate| {
            self.site.lexicon.cues[p.cue].speech
                || p.pattern == Pattern::Subject && p.named.start == self.site.bounds.start
        };
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let spoke = self
            .before
            .iter()
            .rev()
            .filter(|_| cue.speech)
            .find(speech)
            .map(|p| (p.subject.clone(), p.source.clone()))
            .filter(|(source, _)| *source != Source::Nobody);
        // "harangued the envoy and demanded …": who did the one did the other.
        let began = || {
            let finite = matches!(self.hit.form, Form::Past | Form::Third);
            (finite && self.before.is_empty())
                .then(|| first_subject(self.site, self.group.start))
                .flatten()
        };
        let subject = spoke
            .or_else(|| inherited(self.before, self.group.start))
            .or_else(began)?;
        Some(self.shared(subject, Pattern::Coordination))
    }

    /// `"…," said X`.
    fn inversion(&self) -> Option<Predicate> {
        let phrase = inversion(self.site, &self.hit.tokens, self.group.start)?;
        let content = self.site.bounds.start..self.group.start;
        let subject = identify(self.site.doc, &phrase);
        Some(self.make(subject, phrase, content, Pattern::Inversion))
    }

    /// The subject before the verb, the content after it or, where little follows, before.
    fn plain(&self) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let rest = self.rest();
        let phrase = phrase_before(doc, start, self.group.start)?;
        if let Some(predicate) = self.reduced_relative(&phrase) {
            return Some(predicate);
        }
        let subject = identify(doc, &phrase);
        let short = is_short(doc, &rest);
        // "which Kyiv rejects": the content is what "which" stands for.
        let relative = phrase
            .start
            .checked_sub(1)
            .filter(|&i| i >= start && doc.reads(i, &["which", "that", "whom"]))
            .filter(|&i| !self.opens_content(i));
        if let Some(i) = relative
            && short
            && subject != Source::Nobody
        {
            let end = skip_comma(doc, start, i);
            let content = clause_start(doc, start, end)..end;
            return Some(self.make(subject, phrase, content, Pattern::ObjectRelative));
        }
        if self.is_noun_after(&subject, &phrase) {
            return None;
        }
        if self.is_bare(&subject, &phrase) {
            return Some(self.make(subject, phrase, rest, Pattern::Told));
        }
        let fronted = start..phrase.start;
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let tells = cue.speech || cue.sign == Sign::Content || cue.class == CueClass::Demand;
        let (content, pattern) = if short && tells && fronted.len() > 3 {
            (fronted, Pattern::Fronted)
        } else {
            (rest, Pattern::Subject)
        };
        Some(self.make(subject, phrase, content, pattern))
    }

    /// "a proposal Russia has rejected": the party at the end of the phrase is the subject,
    /// what stands before it the content; after a comma or dash, what the noun sums up.
    fn reduced_relative(&self, phrase: &Range<usize>) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let mention = doc
            .mentions_in(phrase.clone())
            .last()
            .filter(|m| m.tokens.end == phrase.end && !m.detached && m.kind != Kind::Demonym)?;
        let noun = mention.tokens.start.checked_sub(1)?;
        let common = !doc.is(
            noun,
            Traits::CAPITAL
                .with(Traits::DET)
                .with(Traits::PREP)
                .with(Traits::CONJ)
                .with(Traits::PUNCT)
                .with(Traits::VOICE)
                .with(Traits::JOINED)
                .with(Traits::TIME),
        ) && !doc.is_named(noun);
        if !common || noun <= phrase.start || !doc.is(phrase.start, Traits::DET) {
            return None;
        }
        let sums_up = phrase
            .start
            .checked_sub(1)
            .filter(|&i| i > start && doc.marks(i, &[',', '–', '—', '-']));
        let content = match sums_up {
            Some(mark) => clause_start(doc, start, mark)..mark,
            None => phrase.start..mention.tokens.start,
        };
        let subject = identify(doc, &mention.tokens);
        (subject != Source::Nobody).then(|| {
            self.make(
                subject,
                mention.tokens.clone(),
                content,
                Pattern::ObjectRelative,
            )
        })
    }

    /// Whether the "that" at `at` opens what a verb before it tells ("told them that …").
    fn opens_content(&self, at: usize) -> bool {
        self.site.doc.reads(at, &["that"])
            && self
                .before
                .iter()
                .any(|p| p.at.end <= at && at <= p.at.end + ADDRESSEE)
    }

    /// "a 28-point plan": a bare form after one thing or stranger is no verb.
    fn is_noun_after(&self, subject: &Source, named: &Range<usize>) -> bool {
        let thing = matches!(
            subject,
            Source::Document(_) | Source::Outsider(_) | Source::Office(_)
        );
        let last = named.end - 1..named.end;
        self.hit.form == Form::Base
            && self.group.start == self.hit.tokens.start
            && thing
            && !self.site.doc.slice(&last).ends_with('s')
    }

    /// A bare verb after one party: with "-s" missing, it is no statement of what that
    /// party does ("demands Kyiv withdraw").
    fn is_bare(&self, subject: &Source, named: &Range<usize>) -> bool {
        let doc = self.site.doc;
        let one = matches!(subject, Source::Parties(holders) if holders.len() == 1);
        let plural = || {
            doc.mention(named.end - 1)
                .is_none_or(|m| matches!(m.kind, Kind::Demonym | Kind::Head))
        };
        self.hit.form == Form::Base && self.group.start == self.hit.tokens.start && one && !plural()
    }
}

/// The subject of the last predicate before `at` that has one.
fn inherited(before: &[Predicate], at: usize) -> Option<(Source, Range<usize>)> {
    before
        .iter()
        .rev()
        .find(|p| {
            p.at.start < at
                && p.subject != Source::Nobody
                && !matches!(p.pattern, Pattern::Noun | Pattern::Judging)
        })
        .map(|p| (p.subject.clone(), p.source.clone()))
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
        && (doc.tokens[last].first == ',' || doc.reads(last, &["and"]))
        && let Some(next) = doc.mention(last + 1).filter(|m| m.kind != Kind::Nobody)
    {
        last = next.tokens.end;
    }
    let phrase = phrase_before(doc, start, last)?;
    Some((identify(doc, &phrase), phrase))
        .filter(|(source, _)| matches!(source, Source::Parties(_)))
}
