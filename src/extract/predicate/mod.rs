//! Predicates: cue words in their role, each with its subject and its content.
//!
//! In: a sentence of a document. Out: [`Predicate`]s in the order of the text. This is the
//! shallow grammar of news English, one file a pattern:
//!
//! - `verb`: subject before verb with asides skipped, relative clauses, coordination
//!   ("accepts a truce but rejects …"), participial tails, passives with an agent;
//! - `noun`: nouns of stance with their possessor ("Moscow's demand that …");
//! - `owner`: who that possessor is; `stands`: what such a noun stands for;
//! - `bearing`: nouns of stance with a verb that lends itself to them ("voiced support for");
//! - `will`: what a party will do, whatever the verb ("will not sell the reef");
//! - `judgement`: predicates with "be" ("is unacceptable", "is ready to …");
//! - `attribution`: sources without a verb, and verbs before their subject ("said X");
//! - `bounds`: where phrases, clauses and contents begin and end;
//! - `edges`: the exact words that a predicate tells.

mod attribution;
mod bearing;
mod bounds;
mod echo;
mod edges;
mod judgement;
mod noun;
mod owner;
mod stands;
mod verb;
mod will;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use self::bounds::phrase_after;
#[cfg(test)]
pub(super) use self::will::WILL;

use super::doc::{CueHit, Doc, Sentence};
use super::source::{Source, verb_group};
use super::token::{Traits, words};
use crate::agenda::lexicon::{CueClass, Form, Lexicon, Pos};

/// How many words after a verb that seldom tells its "that" may follow.
const THAT: usize = 6;

/// How many words behind "find" may say how.
const FOUND: usize = 8;

/// How many words before a verb its subject may stand.
const FORCES: usize = 8;

/// A cue word in its role.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    /// The cue, by index in the lexicon.
    pub(super) cue: usize,
    /// The tokens of the cue.
    pub(super) at: Range<usize>,
    /// The tokens from its first helping word to the cue.
    pub(super) group: Range<usize>,
    /// Who does it.
    pub(super) subject: Source,
    /// The words that name the subject; empty if it is taken over from another predicate.
    pub(super) named: Range<usize>,
    /// The words that name the subject, also where they stand at another predicate; empty
    /// if nobody is named.
    pub(super) source: Range<usize>,
    /// What it is about.
    pub(super) content: Range<usize>,
    /// Which pattern of syntax found it.
    pub(super) pattern: Pattern,
}

/// The patterns of syntax that give a predicate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pattern {
    /// "Kyiv rejects …".
    Subject,
    /// "demands Kyiv withdraw", "makes Kyiv withdraw": a bare verb after one party is what
    /// that party is told to do.
    Told,
    /// "A truce, Kyiv says": the content stands before.
    Fronted,
    /// "…," said X.
    Inversion,
    /// "rejected by Kyiv".
    Passive,
    /// "X, who rejects …".
    Relative,
    /// "which Kyiv rejects".
    ObjectRelative,
    /// "… and rejects …".
    Coordination,
    /// ", rejecting …".
    Tail,
    /// "Kyiv's refusal to …".
    Noun,
    /// "Kyiv is ready to …".
    Ready,
    /// "… is unacceptable".
    Judging,
    /// "according to X".
    According,
    /// "To Kyiv, it is a trap".
    Viewpoint,
    /// "… tried to explain that": the subject is that of the main clause.
    Infinitive,
    /// "is expected to …", "was described as …": nobody is named.
    Agentless,
    /// "X: no deal".
    Headline,
    /// A point of a draft whose text is told.
    Draft,
    /// A sentence within a quotation that was attributed before.
    GoesOn,
}

impl Pattern {
    /// Returns the words for it, for the reasons.
    pub(super) const fn words(self) -> &'static str {
        match self {
            Self::Subject => "subject before verb",
            Self::Told => "told to",
            Self::Fronted => "fronted content",
            Self::Inversion => "inversion",
            Self::Passive => "passive with an agent",
            Self::Relative => "relative clause",
            Self::ObjectRelative => "object relative",
            Self::Coordination => "coordination",
            Self::Tail => "participial tail",
            Self::Noun => "noun of stance",
            Self::Ready => "ready to",
            Self::Judging => "judging predicate",
            Self::According => "according to",
            Self::Viewpoint => "viewpoint",
            Self::Infinitive => "infinitive",
            Self::Agentless => "passive without an agent",
            Self::Headline => "headline",
            Self::Draft => "point of a draft",
            Self::GoesOn => "quotation that goes on",
        }
    }
}

/// Where predicates are looked for.
struct Site<'a, 'd> {
    doc: &'a Doc<'d>,
    lexicon: &'a Lexicon,
    /// The tokens of the sentence.
    bounds: Range<usize>,
    /// Whether it is a headline.
    headline: bool,
}

/// Finds the predicates of a sentence.
pub(super) fn predicates(doc: &Doc, lexicon: &Lexicon, sentence: &Sentence) -> Vec<Predicate> {
    let site = Site {
        doc,
        lexicon,
        bounds: sentence.tokens.clone(),
        headline: sentence.headline,
    };
    let mut found: Vec<Predicate> = Vec::new();
    for hit in hits(doc, &site.bounds) {
        if found
            .last()
            .is_some_and(|last| hit.tokens.start < last.at.end)
            || hit
                .tokens
                .start
                .checked_sub(1)
                .is_some_and(|i| doc.is(i, Traits::JOINED))
        {
            // Taken up by the cue before, or part of a compound ("US-backed").
            continue;
        }
        if is_name(doc, site.bounds.start, hit)
            || leaves_land(&site, hit)
            || is_object_pronoun(doc, hit)
            || tells_no_clause(&site, hit)
        {
            continue;
        }
        let predicate = match lexicon.cues[hit.cue].pos {
            Pos::Verb => verb::find(&site, hit, &found),
            Pos::Noun => noun::find(&site, hit, &found),
            Pos::Adjective => judgement::find(&site, hit, &found),
        };
        found.extend(predicate);
    }
    let wills = will::wills(&site, &found);
    found.extend(wills);
    let echoes = echo::echoes(&site, &found);
    let reached: Vec<(usize, usize)> = echoes.iter().map(echo::Echo::reach).collect();
    found.extend(echoes.into_iter().map(|echo| echo.predicate));
    found.extend(attribution::according_to(&site));
    found.extend(attribution::viewpoint(&site, &found));
    if sentence.headline {
        found.extend(attribution::headline(&site, &found));
    }
    found.sort_by_key(|p| (p.at.start, p.at.end));
    bounds::limit_contents(doc, lexicon, &mut found, &site.bounds);
    echo::told_with(&reached, &mut found);
    found
}

/// "United States", "Secretary of State Ada Berg": a word of a name or title is no cue.
fn is_name(doc: &Doc, start: usize, hit: &CueHit) -> bool {
    let at = hit.tokens.start;
    let Some(prior) = at.checked_sub(1).filter(|&i| i >= start) else {
        return false;
    };
    let title = doc.is(at, Traits::CAPITAL)
        && doc.reads(prior, words!["of"])
        && prior > 0
        && doc.is(prior - 1, Traits::CAPITAL);
    title || doc.is(at, Traits::NAME) && doc.is(prior, Traits::NAME)
}

/// "bring them back": behind a pronoun that is an object no verb has its subject.
fn is_object_pronoun(doc: &Doc, hit: &CueHit) -> bool {
    let at = hit.tokens.start;
    matches!(hit.form, Form::Base | Form::Third)
        && at > 0
        && doc.reads(at - 1, words!["them", "him", "us", "me"])
        && !doc.is(at - 1, Traits::UPPER)
}

/// "forces withdraw from the islands": a move on the ground, unlike "withdraw from the pact".
fn leaves_land(site: &Site, hit: &CueHit) -> bool {
    let (doc, words, end) = (site.doc, &site.lexicon.words, hit.tokens.end);
    let before = site
        .bounds
        .start
        .max(hit.tokens.start.saturating_sub(FORCES))..hit.tokens.start;
    let object = end..phrase_after(doc, end, site.bounds.end).end;
    // "leave Havn", but "leave the Havn pact" and "leave the AMO".
    let last = object.end.saturating_sub(1);
    let place = doc.is(last, Traits::NAME) && !doc.is(last, Traits::UPPER);
    doc.is_listed(hit.tokens.start, &words.leaving)
        && (before.clone().any(|i| doc.is_listed(i, &words.forces))
            || object.clone().any(|i| doc.is_listed(i, &words.lands))
            || place && !object.is_empty())
}

/// "found a way out", "stated her name": a word that seldom tells does so only before a
/// clause or words in quotation marks, or behind what it tells.
fn tells_no_clause(site: &Site, hit: &CueHit) -> bool {
    let cue = &site.lexicon.cues[hit.cue];
    let tells = cue.seldom && cue.class == CueClass::Statement && cue.pos == Pos::Verb;
    tells && !tells_clause(site.doc, &hit.tokens, &site.bounds) && !finds_so(site, hit)
}

/// "finds the fee unacceptable": what somebody finds is judged a few words behind.
fn finds_so(site: &Site, hit: &CueHit) -> bool {
    let (doc, cues) = (site.doc, &site.lexicon.cues);
    let judges = |i: usize| {
        doc.cues_at(i).any(|hit| {
            let class = cues[hit.cue].class;
            // "found boats in a good harbour" judges no boats.
            matches!(class, CueClass::Veto | CueClass::Must | CueClass::Good)
                && cues[hit.cue].pos == Pos::Adjective
                && !doc.is(hit.tokens.end, Traits::NOUN.with(Traits::NAME))
        })
    };
    let stops = Traits::PUNCT.with(Traits::CONJ).with(Traits::CLAUSAL);
    // "does not find the fee acceptable" says only that it is not accepted yet.
    let group = verb_group(doc, site.bounds.start, hit.tokens.start);
    cues[hit.cue].cue == "find"
        && !doc.reads(hit.tokens.end, words!["it"])
        && !(group..hit.tokens.start).any(|i| doc.is(i, Traits::NEG))
        && (hit.tokens.end + 1..site.bounds.end.min(hit.tokens.end + FOUND))
            .take_while(|&i| !doc.is(i, stops))
            .any(judges)
}

/// Whether a verb at `at` tells a clause or words in quotation marks.
pub(super) fn tells_clause(doc: &Doc, at: &Range<usize>, sentence: &Range<usize>) -> bool {
    let clause = Traits::PRON.with(Traits::CONJ).with(Traits::TIME);
    let marks = ['“', '"', '‘', '«', '„', '\'', ':', ',', '.'];
    let opens = doc.is(at.end, clause) || doc.is_named(at.end) || doc.marks(at.end, &marks);
    let mut before = sentence.start..at.start;
    let behind = doc.inside[at.start] == 0 && before.any(|i| doc.inside[i] != 0);
    let mut reach = at.end..sentence.end.min(at.end + THAT);
    opens || behind || reach.any(|i| doc.reads(i, words!["that"]))
}

/// Returns the cues that start within a sentence.
fn hits<'a>(doc: &'a Doc, bounds: &Range<usize>) -> &'a [CueHit] {
    let from = doc
        .cues
        .partition_point(|hit| hit.tokens.start < bounds.start);
    let to = doc
        .cues
        .partition_point(|hit| hit.tokens.start < bounds.end);
    &doc.cues[from..to]
}
