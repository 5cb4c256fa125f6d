//! Whether a predicate holds a stance at all, and one of its own.

use super::sentence::SentenceWork;
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::attitude::has_negation;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Source, is_possessive};
use crate::extract::token::{Traits, WordKey, words};

/// How many words after "given up" its "demand" may stand.
const DEMAND_REACH: usize = 4;
/// How many words after "seen" its "as" may stand.
const RATED_REACH: usize = 5;
/// How many words may lead to a clause ("it is now obvious that").
pub(super) const OPENING: usize = 7;
/// How many words after "dismissed" the noun of a disputed fact is looked for.
pub(super) const ALLEGED_REACH: usize = 5;

/// How many words after "questioned" the will of another may stand.
const WILL_REACH: usize = 8;
/// Words for doubt.
const DOUBTING: &[WordKey] = words![
    "question",
    "questions",
    "questioned",
    "questioning",
    "doubt",
    "doubts",
    "doubted",
    "doubting",
    "doubtful",
    "sceptical",
    "skeptical",
    "unconvinced",
    "challenge",
    "challenges",
    "challenged",
    "challenging",
];
/// Nouns and adjectives for the will of somebody.
const WILLS: &[WordKey] = words![
    "commitment",
    "willingness",
    "readiness",
    "sincerity",
    "seriousness",
    "intention",
    "intentions",
    "desire",
    "resolve",
    "interest",
    "motives",
    "willing",
    "ready",
    "serious",
    "sincere",
    "committed",
    "prepared",
    "interested",
];

impl SentenceWork<'_, '_> {
    /// "has not given up its demand": the demand behind the verb says what it is about.
    pub(super) fn gives_up_a_demand(&self, found: &[Predicate], k: usize) -> bool {
        let class = |p: &Predicate| self.context.lexicon.cues[p.cue].class;
        let near = found[k].at.end..found[k].at.end + DEMAND_REACH;
        class(&found[k]) == CueClass::Concede
            && found.iter().any(|p| {
                p.pattern == Pattern::Noun
                    && class(p) == CueClass::Demand
                    && near.contains(&p.at.start)
            })
    }

    /// Whether a predicate within another one speaks for itself.
    pub(super) fn stands_alone(&self, predicate: &Predicate) -> bool {
        let cue = &self.context.lexicon.cues[predicate.cue];
        !self.is_told_to(predicate)
            && predicate.pattern != Pattern::Told
            && (cue.sign != Sign::Content || self.is_attribution(predicate))
            && cue.class != CueClass::Consult
    }

    /// "insists on guarantees that Congress has ratified": what is wished for tells nothing
    /// of who would do it.
    pub(super) fn is_wished_for(&self, found: &[Predicate], k: usize) -> bool {
        let class = |p: &Predicate| self.context.lexicon.cues[p.cue].class;
        let comma = found[k]
            .named
            .start
            .checked_sub(2)
            .is_some_and(|i| self.doc.marks(i, &[',']));
        // "wants a Sudrian promise to pay": that is still to be made.
        let due = found[k].pattern == Pattern::Noun
            && matches!(
                class(&found[k]),
                CueClass::Intent | CueClass::Accept | CueClass::Concede
            );
        (found[k].pattern == Pattern::ObjectRelative && !comma || due)
            && self.context.lexicon.cues[found[k].cue].sign == Sign::For
            && found.iter().any(|p| {
                p.content.contains(&found[k].at.start)
                    && p.subject != found[k].subject
                    && matches!(
                        class(p),
                        CueClass::Demand | CueClass::Appeal | CueClass::Intent
                    )
            })
    }

    /// "questioned Sudria's commitment to the lease", "doubts that Norland is ready to sign": what
    /// is doubted is another party's will, and not the thing.
    pub(super) fn doubts_a_will(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        let doubts = predicate
            .at
            .clone()
            .any(|i| doc.reads(i, DOUBTING) && !doc.is(i, Traits::NAME));
        let (start, end) = (predicate.content.start, predicate.content.end);
        let near = start..end.min(start + WILL_REACH);
        doubts
            && doc.mentions_in(near.clone()).next().is_some()
            && near
                .take_while(|&i| !doc.is(i, Traits::PUNCT))
                .any(|i| doc.reads(i, WILLS))
    }

    /// "which Sudria sees as vital": the judgement behind the verb says it, if anything
    /// does.
    pub(super) fn is_rated(&self, predicate: &Predicate) -> bool {
        let class = self.context.lexicon.cues[predicate.cue].class;
        predicate.content.end <= predicate.at.start
            && matches!(
                predicate.pattern,
                Pattern::ObjectRelative | Pattern::Passive
            )
            && (class == CueClass::Evaluate
                || class == CueClass::Belief
                    && (predicate.at.end..predicate.at.end + RATED_REACH)
                        .any(|i| self.doc.reads(i, words!["as"])))
    }

    /// "insists that any such deal is a non-starter": the judgement inside says it.
    pub(super) fn defers(&self, found: &[Predicate], k: usize) -> bool {
        let class = |p: &Predicate| self.context.lexicon.cues[p.cue].class;
        self.tells_of_another(&found[k])
            || matches!(
                class(&found[k]),
                CueClass::Demand | CueClass::Intent | CueClass::Belief
            ) && found.iter().any(|p| {
                found[k].content.contains(&p.at.start)
                    && matches!(class(p), CueClass::Veto | CueClass::Must | CueClass::Good)
            })
    }

    /// "dismissed claims that Sudria had agreed", "denies that it wants the port": what is denied
    /// tells nothing.
    pub(super) fn is_alleged(&self, found: &[Predicate], k: usize) -> bool {
        let at = found[k].at.start;
        found.iter().any(|p| {
            p.at.start < at
                && p.content.contains(&at)
                && (self.says_nothing(p) || self.denies(p, at) || self.doubts_a_will(p))
        })
    }

    /// Whether a predicate denies the clause that the verb at `at` stands in.
    fn denies(&self, predicate: &Predicate, at: usize) -> bool {
        let doc = self.doc;
        let ends = Traits::CONJ.with(Traits::CONTRAST).with(Traits::PUNCT);
        self.context.lexicon.cues[predicate.cue].class == CueClass::Deny
            && !has_negation(doc, &predicate.group)
            && !(predicate.at.end..at).any(|i| doc.is(i, ends) && !doc.reads(i, words!["that"]))
    }

    /// "suggested that Sudria wanted the port": tells what another party does, and proposes
    /// nothing.
    pub(super) fn tells_of_another(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        let class = self.context.lexicon.cues[predicate.cue].class;
        let clause = predicate.content.clone();
        let Some(that) = clause
            .clone()
            .take(OPENING)
            .find(|&i| doc.reads(i, words!["that"]))
        else {
            return false;
        };
        let verb = (that + 1..clause.end)
            .find(|&i| doc.is(i, Traits::CLAUSAL.with(Traits::BARE)) && !is_possessive(doc, i));
        // "insists that Sudria has agreed": a fact, and no demand.
        let fact = || {
            verb.is_some_and(|i| {
                doc.reads(i, words!["has", "have", "had", "was", "were"])
                    && !doc.reads(i + 1, words!["to"])
            })
        };
        (matches!(class, CueClass::Propose | CueClass::Signal)
            || class == CueClass::Demand && fact())
            && self.clause_party(&clause).is_some()
            && verb.is_some_and(|i| {
                let word = doc.slice(&(i..i + 1));
                let finite = word.ends_with("ed") || word.ends_with('s');
                doc.is(i, Traits::AUX) && !doc.reads(i, words!["be", "have"])
                    || doc.is(i, Traits::VERBAL) && finite
            })
    }

    /// "agreed the talks were useful": an opinion of what was, no stance on what may be.
    pub(super) fn finds_so(&self, predicate: &Predicate) -> bool {
        let (doc, content) = (self.doc, &predicate.content);
        let cue = &self.context.lexicon.cues[predicate.cue];
        let meant = Traits::MODAL;
        cue.cue == "agree"
            && !doc.reads(content.start, words!["to", "on", "with", "in"])
            && content.clone().any(|i| doc.reads(i, words!["was", "were"]))
            && !content.clone().any(|i| doc.is(i, meant))
    }

    /// A verb under "must" whose subject is told to do it.
    pub(super) fn is_told_to(&self, predicate: &Predicate) -> bool {
        let class = self.context.lexicon.cues[predicate.cue].class;
        // "a plan would need to …": whoever says so asks for it.
        let needs = self.context.lexicon.cues[predicate.cue]
            .cue
            .starts_with("need");
        let text =
            matches!(predicate.subject, Source::Document(_)) && (class == CueClass::Must || needs);
        predicate.subject != Source::Speaker
            && (text || {
                let mut group = predicate.group.clone();
                group.any(|i| self.doc.is(i, Traits::MUST))
            })
    }

    /// "declined to comment", "refused to condemn": no stance on a proposal.
    pub(super) fn says_nothing(&self, predicate: &Predicate) -> bool {
        let cues = &self.context.lexicon.cues;
        let verb = predicate.at.end + 1;
        let class = cues[predicate.cue].class;
        // "dismissed claims that …" denies a fact.
        let alleged = matches!(
            class,
            CueClass::Reject | CueClass::Deny | CueClass::Disapprove
        ) && (predicate.at.end
            ..predicate.content.end.min(predicate.at.end + ALLEGED_REACH))
            .any(|i| self.doc.is(i, Traits::ALLEGED));
        // "does not need to sign": that is no refusal.
        let free = cues[predicate.cue].cue == "need" && has_negation(self.doc, &predicate.group);
        // "responded to the plan": how, it does not say.
        let content = &predicate.content;
        let replies = matches!(
            cues[predicate.cue].cue.as_str(),
            "respond" | "reply" | "answer"
        ) && self.doc.reads(content.start, words!["to"])
            && !content.clone().any(|i| {
                self.doc.reads(i, words!["that"]) || self.doc.marks(i, &['“', '"', '‘', ','])
            });
        alleged
            || free
            || replies
            || class == CueClass::Reject
                && self.doc.reads(predicate.at.end, words!["to"])
                && (self.doc.is(verb, Traits::MUTE)
                    || self.doc.cues_at(verb).any(|hit| {
                        matches!(
                            cues[hit.cue].class,
                            CueClass::Disapprove | CueClass::Statement
                        )
                    }))
    }
}
