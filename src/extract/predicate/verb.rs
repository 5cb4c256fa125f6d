//! Verbs: "Kyiv rejects …", ", which Kyiv rejects", "… and rejects", ", rejecting …",
//! "rejected by Kyiv".

use std::ops::Range;

use super::attribution::inversion;
use super::bounds::{behind_adjuncts, clause_start, is_short, phrase_after, skip_comma};
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::{Cue, CueClass, Form, Pos, Sign};
use crate::extract::doc::{CueHit, Doc};
use crate::extract::mention::Kind;
use crate::extract::source::{
    Source, adjuncts_before, identify, is_possessive, phrase_before, verb_group,
};
use crate::extract::token::{Traits, WordKey, words};

/// How many words may stand between a verb and its "that" ("told the reporters that").
const ADDRESSEE: usize = 3;

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

/// Parts of a text.
const PARTS: &[WordKey] = words![
    "phase", "phases", "stage", "stages", "part", "parts", "section", "sections", "terms",
    "article", "articles", "clause", "clauses", "element", "elements", "chapter", "outline",
    "details",
];

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
    if verb.group.start == site.bounds.start
        && let Some(predicate) = verb.opening()
    {
        return Some(predicate);
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
        let Some(by) = (end..bounds.end.min(end + 4)).find(|&i| doc.reads(i, agents)) else {
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
            && !self.is_phrasal()
            && !matches!(self.hit.form, Form::Past | Form::Ing)
            && !doc.is(at, verb.with(Traits::NAME))
    }

    /// "talks on security guarantees", "for the US support in …": a noun of stance behind a
    /// preposition and the words that belong to it.
    fn is_governed(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        let cue = &self.site.lexicon.cues[self.hit.cue].cue;
        let noun = self
            .site
            .lexicon
            .cues
            .iter()
            .any(|other| other.pos == Pos::Noun && other.cue == *cue);
        if !noun
            || self.group.start != at.start
            || !matches!(self.hit.form, Form::Base | Form::Third)
        {
            return false;
        }
        let modifies =
            |i: usize| doc.is(i, Traits::NOUN.with(Traits::ADJECTIVE)) && !doc.is(i, Traits::VOICE);
        let first = (self.site.bounds.start..at.start)
            .rev()
            .take_while(|&i| modifies(i) && !doc.is_named(i))
            .last();
        let Some(first) = first else {
            // "the US support for": with "-s" missing, no verb of one party.
            let named = self.prior().and_then(|i| doc.mention(i));
            return named.is_some_and(|m| {
                doc.reads(m.tokens.start.wrapping_sub(1), words!["the"])
                    && self.hit.form == Form::Base
                    && m.kind == Kind::Name
                    && doc.reads(at.end, words!["for", "in", "on", "of"])
            });
        };
        // No new subject begins behind a preposition or a verb ("receive security guarantees").
        let before = first.wrapping_sub(1);
        let governs = Traits::PREP
            .with(Traits::BARE)
            .with(Traits::VERBAL)
            .with(Traits::PARTICIPLE)
            .with(Traits::GERUND);
        first > self.site.bounds.start
            && doc.is(before, governs)
            && !doc.reads(before, words!["after", "before", "since", "in"])
    }

    /// "continues to reject": the verb after it carries the stance.
    fn only_helps(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        doc.is(at.start, Traits::ASPECT) && doc.reads(at.end, words!["to"])
    }

    /// "Ada Berg seen in Havn": a participle that is no past form, without a helping word.
    fn is_bare_participle(&self) -> bool {
        let forms = |form: Form| {
            let mut hits = self.site.doc.cues_at(self.hit.tokens.start);
            hits.any(|hit| hit.cue == self.hit.cue && hit.form == form)
        };
        forms(Form::Participle)
            && !forms(Form::Past)
            && !forms(Form::Base)
            // "signaled" is another spelling of the past.
            && !self.site.doc.slice(&self.hit.tokens).contains("ed")
            && self.group.start == self.hit.tokens.start
    }

    /// "it seems that": nobody thinks so.
    fn is_impersonal(&self) -> bool {
        let doc = self.site.doc;
        let end = self.hit.tokens.end;
        self.site.lexicon.cues[self.hit.cue].cue == "seem"
            && self.prior().is_some_and(|i| doc.reads(i, words!["it"]))
            && doc.reads(end, words!["that", "as", "likely", "clear"])
    }

    /// "the accepted truth", "a message posted on Friday": a participle of a noun.
    fn qualifies(&self) -> bool {
        let doc = self.site.doc;
        let at = self.hit.tokens.start;
        matches!(self.hit.form, Form::Past | Form::Participle)
            && doc.is(at, Traits::PARTICIPLE)
            && self.group.start == at
            && self.prior().is_some_and(|i| {
                doc.is(i, Traits::DET.with(Traits::ADJECTIVE).with(Traits::NOUN))
                    && !doc.is_named(i)
            })
    }

    /// "the demand", "Kyiv's claim", "Ukrainian demands".
    fn reads_as_noun(&self) -> bool {
        let doc = self.site.doc;
        let alone = !self.helped_by(Traits::HELPING);
        let noun = doc.is(self.hit.tokens.start, Traits::NOUN)
            && matches!(self.hit.form, Form::Base | Form::Third);
        // After somebody's name a word of stance that can be a verb mostly is one.
        let stance = !self.site.lexicon.cues[self.hit.cue].speech
            && self.prior().is_some_and(|i| {
                doc.mention(i)
                    .is_some_and(|m| m.kind != Kind::Demonym && !m.detached)
                    || doc.is(i, Traits::PRON)
            });
        if alone && noun && !self.is_phrasal() && !stance && !doc.is_named(self.hit.tokens.start) {
            return true;
        }
        if alone && noun && (self.is_owned() || self.is_subject()) {
            return true;
        }
        self.prior().is_some_and(|i| {
            self.group.start == self.hit.tokens.start
                && self.hit.form != Form::Past
                && (doc.is(i, Traits::DET)
                    || is_possessive(doc, i)
                    || doc.mention(i).is_some_and(|m| m.kind == Kind::Demonym))
        })
    }

    /// "in the face of Norland demands", "despite Sudria pledges to": behind a preposition the
    /// name only says whose they are.
    fn is_owned(&self) -> bool {
        let doc = self.site.doc;
        let mention = self.prior().and_then(|i| doc.mention(i));
        mention.is_some_and(|m| {
            let open = (self.site.bounds.start..m.tokens.start)
                .rev()
                .find(|&i| !doc.is(i, Traits::DET.with(Traits::ADJECTIVE)));
            m.kind == Kind::Name
                && !self.is_phrasal()
                && self.hit.form != Form::Past
                && open.is_some_and(|i| doc.is(i, Traits::PREP) && !doc.is(i, Traits::OPENER))
        })
    }

    /// "the Norland plan would open the lock": another verb follows at once.
    fn is_subject(&self) -> bool {
        let (doc, end) = (self.site.doc, self.hit.tokens.end);
        let verb = Traits::HELPING;
        doc.is(end, verb) && !is_possessive(doc, end) && !doc.is(end, Traits::NAME)
    }

    /// A participial tail (", adding that …", "by demanding …").
    fn tail(&self) -> Option<Predicate> {
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
        let subject = self
            .tail_of_what_is_told()
            .or_else(|| prior.and_then(|i| self.spoke_before(i)))
            .or_else(|| inherited(&self.main_clauses(), self.group.start))
            .or_else(|| first_subject(self.site, self.group.start))
            .or_else(|| main_subject(self.site, self.group.start))?;
        Some(self.shared(subject, Pattern::Tail))
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
        let mut main = self.before.to_vec();
        main.retain(|p| !supposed(p));
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
        let with = (start..mention.tokens.start)
            .rev()
            .take(ADDRESSEE + 3)
            .take_while(|&i| !doc.is(i, Traits::PUNCT))
            .find(|&i| doc.reads(i, words!["with"]));
        let phrase = phrase_before(doc, with.map_or(start, |i| i + 1), prior + 1)?;
        // "an offer that requires Norland leaving the islands": nobody says that it will.
        let verb = phrase.start.checked_sub(1).filter(|&i| i >= start);
        if verb.is_some_and(|i| doc.is(i, Traits::BARE.with(Traits::VERBAL))) {
            return Some((Source::Nobody, phrase));
        }
        Some((identify(doc, &phrase), phrase)).filter(|(source, _)| *source != Source::Nobody)
    }

    /// "X, who rejects …"; `relative` is the place of "who".
    fn relative(&self, relative: usize) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let end = skip_comma(doc, start, relative);
        let mut phrase = phrase_before(doc, start, end)?;
        // "presented Ada Berg with an offer that would …": what stands last does it.
        let prep = |&i: &usize| doc.is(i, Traits::PREP) && !doc.reads(i, words!["of"]);
        if doc.reads(relative, words!["that"])
            && let Some(last) = phrase.clone().rev().find(prep)
            && last + 1 < phrase.end
        {
            phrase.start = last + 1;
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

    /// "accepts a truce but rejects …".
    fn coordination(&self) -> Option<Predicate> {
        let doc = self.site.doc;
        let prior = self.prior()?;
        let joined = doc.reads(prior, words!["and", "but", "or", "then"])
            || (doc.tokens[prior].first == ','
                && self
                    .before
                    .last()
                    .is_some_and(|p| p.content.start > p.at.start));
        // ", widely recognised as …": a participle of what stands before.
        let participle = self.hit.form == Form::Past
            && doc.tokens[prior].first == ','
            && doc.reads(self.hit.tokens.end, words!["as"]);
        if !joined || participle {
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
            .or_else(|| {
                main_subject(self.site, self.group.start)
                    .filter(|(source, _)| matches!(source, Source::Person | Source::It))
            })
            .or_else(began)
            .or_else(|| main_subject(self.site, self.group.start))?;
        Some(self.shared(subject, Pattern::Coordination))
    }

    /// `Said Ada Berg: "…"`.
    fn opening(&self) -> Option<Predicate> {
        let (doc, end) = (self.site.doc, self.hit.tokens.end);
        let phrase = phrase_after(doc, end, self.site.bounds.end);
        let told =
            self.hit.form == Form::Past && !phrase.is_empty() && doc.marks(phrase.end, &[':']);
        told.then(|| {
            let content = phrase.end..self.site.bounds.end;
            self.make(identify(doc, &phrase), phrase, content, Pattern::Subject)
        })
    }

    /// `"…," said X`.
    fn inversion(&self) -> Option<Predicate> {
        let cue = &self.site.lexicon.cues[self.hit.cue];
        // "Norland, says Ada Berg, wants Sudria to …": after a mere comma only speech is told.
        let quoted = self
            .prior()
            .is_some_and(|i| !self.site.doc.marks(i, &[',']));
        let tells = cue.speech || cue.sign == Sign::Content;
        if cue.addressed || !(tells || quoted) {
            return None;
        }
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
        let subject = match identify(doc, &phrase) {
            Source::Nobody => part_of_text(doc, &phrase).unwrap_or(Source::Nobody),
            subject => subject,
        };
        let cue = &self.site.lexicon.cues[self.hit.cue];
        let rest_after = skip_addressee(doc, cue, rest.start, rest.end)..rest.end;
        let short = is_short(doc, &rest)
            || (is_short(doc, &rest_after) && follows_break(doc, start, &phrase));
        // "which Kyiv rejects": the content is what "which" stands for.
        let relative = phrase
            .start
            .checked_sub(1)
            .filter(|&i| i >= start && doc.reads(i, words!["which", "that", "whom"]))
            .filter(|&i| !self.opens_content(i));
        if let Some(i) = relative
            && (short || self.rates(&rest))
            && subject != Source::Nobody
        {
            let end = skip_comma(doc, start, i);
            let content = clause_start(doc, start, end)..end;
            return Some(self.make(subject, phrase, content, Pattern::ObjectRelative));
        }
        if self.is_noun_after(&subject, &phrase) {
            return None;
        }
        if self.is_bare(&subject, &phrase) || self.is_wished(&phrase) {
            return Some(self.make(subject, phrase, rest, Pattern::Told));
        }
        let fronted = start..phrase.start;
        let tells = cue.speech || cue.sign == Sign::Content || cue.class == CueClass::Demand;
        let interrupts = tells
            && fronted.len() > 1
            && doc.marks(rest.start, &[','])
            && doc.marks(phrase.start.wrapping_sub(1), &[','])
            && !opens_adjunct(doc, start);
        let led = quotation_follows(doc, &rest) && !doc.is_quoted(&fronted);
        let quoted = tells
            && fronted.len() > 1
            && !doc.reads(rest.start, words!["that"])
            && doc.marks(phrase.start - 1, &['”', '"', '’', '\'', '»'])
            && doc.inside[phrase.start - 2] != 0
            && doc.marks(
                phrase.start - 2,
                &[',', '?', '!', '.', '’', '\'', '—', '…', '-'],
            );
        let breaks = cue.speech && subject != Source::Nobody || follows_break(doc, start, &phrase);
        let before = short && tells && breaks && fronted.len() > 3 || interrupts;
        let (content, pattern) = if before && !led || quoted {
            (fronted, Pattern::Fronted)
        } else {
            let rest = if cue.speech {
                behind_adjuncts(doc, rest)
            } else {
                rest
            };
            (rest, Pattern::Subject)
        };
        Some(self.make(subject, phrase, content, pattern))
    }

    /// "called unacceptable", "sees as essential": what follows only judges.
    fn rates(&self, rest: &Range<usize>) -> bool {
        let (doc, cues) = (self.site.doc, &self.site.lexicon.cues);
        let class = cues[self.hit.cue].class;
        let opens = Traits::DET.with(Traits::ADV).with(Traits::PUNCT);
        let first = rest
            .clone()
            .find(|&i| !doc.is(i, opens) && !doc.reads(i, words!["as"]));
        let judged = |i: usize| {
            doc.is(i, Traits::ADJECTIVE)
                || doc.cues_at(i).any(|hit| {
                    matches!(
                        cues[hit.cue].class,
                        CueClass::Veto | CueClass::Must | CueClass::Good
                    )
                })
        };
        matches!(class, CueClass::Evaluate | CueClass::Belief)
            && (doc.reads(rest.start, words!["as"]) || first.is_some_and(judged))
    }

    /// "Norland to reject the fee": in a headline, what is to come.
    fn announced(&self) -> Option<Predicate> {
        let to = self.prior().filter(|_| self.site.headline)?;
        let named = announcing(self.site, to)?;
        let subject = identify(self.site.doc, &named);
        Some(self.make(subject, named, self.rest(), Pattern::Subject))
    }

    /// "tried to explain that …": the subject is that of the clause.
    fn infinitive(&self) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let to = self.prior()?;
        let governed = self.before.last().is_some_and(|p| p.at.end + 1 >= to);
        if governed || !self.site.lexicon.cues[self.hit.cue].speech {
            return None;
        }
        let verb = (start..to).rev().find(|&i| {
            doc.is(i, Traits::VERBAL) || doc.is(i, Traits::AUX) && !is_possessive(doc, i)
        })?;
        let group = verb_group(doc, start, verb);
        let phrase = phrase_before(doc, start, group)?;
        let mut found = self.shared((identify(doc, &phrase), phrase), Pattern::Infinitive);
        found.subject = Source::Nobody;
        Some(found)
    }

    /// "a proposal Russia has rejected": the party at the end of the phrase is the subject,
    /// what stands before it the content; after a comma or dash, what the noun sums up.
    fn reduced_relative(&self, phrase: &Range<usize>) -> Option<Predicate> {
        let (doc, start) = (self.site.doc, self.site.bounds.start);
        let mention = doc
            .mentions_in(phrase.clone())
            .last()
            .filter(|m| m.tokens.end == phrase.end && !m.detached && m.kind != Kind::Demonym)?;
        let before = mention.tokens.start.checked_sub(1)?;
        let noun = before - usize::from(before > phrase.start && doc.reads(before, words!["the"]));
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
        let something = noun == phrase.start && doc.reads(noun, words!["something"]);
        let phrased = noun > phrase.start && doc.is(phrase.start, Traits::DET);
        if !(something || common && phrased) {
            return None;
        }
        let sums_up = phrase
            .start
            .checked_sub(1)
            .filter(|&i| i > start && doc.marks(i, &[',', '–', '—', '-']));
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

    /// Whether the "that" at `at` opens what a verb before it tells ("told them that …").
    fn opens_content(&self, at: usize) -> bool {
        self.site.doc.reads(at, words!["that"])
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
            && !self.site.doc.is(self.hit.tokens.start, Traits::VERBAL)
            && !self.site.doc.slice(&last).ends_with('s')
    }

    /// "would prefer that they agree": a base form in what somebody wants is not what those
    /// named do.
    fn is_wished(&self, named: &Range<usize>) -> bool {
        let doc = self.site.doc;
        let that = named
            .start
            .checked_sub(1)
            .filter(|&i| doc.reads(i, words!["that"]));
        let wants = |p: &Predicate| {
            matches!(
                self.site.lexicon.cues[p.cue].class,
                CueClass::Demand | CueClass::Appeal | CueClass::Propose | CueClass::Intent
            )
        };
        let last = self.before.last();
        self.hit.form == Form::Base
            && self.group.start == self.hit.tokens.start
            && last.is_some_and(|p| that.is_some_and(|i| i <= p.at.end + ADDRESSEE) && wants(p))
    }

    /// A bare verb after one party: with "-s" missing, it is no statement of what that
    /// party does ("demands Kyiv withdraw").
    fn is_bare(&self, subject: &Source, named: &Range<usize>) -> bool {
        let doc = self.site.doc;
        // "set" is also the past of "set".
        let cue = &self.site.lexicon.cues[self.hit.cue];
        if cue.forms.get(1).is_some_and(|past| *past == cue.cue) {
            return false;
        }
        let one = matches!(subject, Source::Parties(holders) if holders.len() == 1);
        let plural = || {
            doc.mention(named.end - 1)
                .is_none_or(|m| matches!(m.kind, Kind::Demonym | Kind::Head))
        };
        self.hit.form == Form::Base && self.group.start == self.hit.tokens.start && one && !plural()
    }
}

/// "the next phase of Norland's plan", "the terms of the draft": the text itself.
fn part_of_text(doc: &Doc, phrase: &Range<usize>) -> Option<Source> {
    let of = phrase.clone().find(|&i| doc.reads(i, words!["of", "in"]))?;
    let part = of.checked_sub(1).is_some_and(|i| doc.reads(i, PARTS));
    match identify(doc, &(of + 1..phrase.end)) {
        source @ Source::Document(_) if part => Some(source),
        _ => None,
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

/// Whether a sentence begins with words of when, where or why.
fn opens_adjunct(doc: &Doc, start: usize) -> bool {
    doc.is(
        start,
        Traits::PREP
            .with(Traits::OPENER)
            .with(Traits::SUPPOSED)
            .with(Traits::TIME)
            .with(Traits::ADV),
    )
}

/// Whether a quotation opens within a few words after a cue.
fn quotation_follows(doc: &Doc, rest: &Range<usize>) -> bool {
    (rest.start..rest.end.min(rest.start + 12))
        .find(|&i| doc.marks(i, &['“', '"', '‘', '\'', ':']))
        .is_some_and(|i| doc.inside.get(i + 1).is_some_and(|&q| q != 0) || doc.marks(i, &[':']))
}

/// Whether a comma or a closing mark stands before a phrase.
fn follows_break(doc: &Doc, start: usize, phrase: &Range<usize>) -> bool {
    phrase.start > start
        && doc.marks(
            phrase.start - 1,
            &[',', '”', '"', '’', '\'', '?', '!', '—', '–', '-'],
        )
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
fn inherited(before: &[Predicate], at: usize) -> Option<(Source, Range<usize>)> {
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

/// The subject of the first finite verb before `end`, whoever it names.
fn main_subject(site: &Site, end: usize) -> Option<(Source, Range<usize>)> {
    let (doc, start) = (site.doc, site.bounds.start);
    let finite = |i: &usize| {
        let helps = Traits::HELPING;
        (doc.is(*i, Traits::VERBAL) || doc.is(*i, helps) && !is_possessive(doc, *i))
            && doc.inside[*i] == 0
    };
    let phrase = if start == end {
        // "Citing the lease, Ada Berg …": the subject comes after the comma.
        let comma = (end..site.bounds.end).find(|&i| doc.marks(i, &[',']))?;
        let phrase = phrase_after(doc, comma + 1, site.bounds.end);
        finite(&phrase.end.min(site.bounds.end - 1)).then_some(phrase)?
    } else {
        // "Ada Berg, who had come by ship, has spent …": not the verb of the relative clause.
        let relative = |i: &usize| {
            let group = verb_group(doc, start, *i);
            group > start && doc.reads(group - 1, words!["who", "which", "whose"])
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
