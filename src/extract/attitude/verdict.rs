//! Verdicts: what is said of a matter that calls it good or bad.
//!
//! In: a question with its tones. Out: a sign that is turned where what is said calls the
//! matter bad: "the deal is a trap", "called it a step backwards", "sanctions would only harm
//! the talks", "the fee is too high", "the text does not go far enough", "a bad deal".
//! What is denied counts the other way: "no good deal", "does not help". Only where the cue
//! leaves it to its content does a verdict count: who demands or rejects has said it; who
//! warns of a danger has not threatened with it.

use std::ops::Range;

use super::scope::{bids, end};
use super::tone::{Found, Tone, overlaps};
use super::{Question, Sum, scope, weighed};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::doc::Doc;
use crate::extract::source::verb_group;
use crate::extract::token::{Traits, words};

/// How many words may stand between "is" and the word that judges.
const PREDICATE: usize = 6;
/// How many words after "the danger of" the matter may begin.
const FEARED_REACH: usize = 4;
/// How many words after the matter its verb stands at most.
const VERB_REACH: usize = 9;

/// Turns the sign where the matter is called bad.
pub(super) fn judge(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    clause: &Range<usize>,
    sum: &mut Sum,
) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    // "a promise on paper is not enough": what is the opposite of the proposal is called bad.
    let opposite = question.cue.sign == Sign::Content && question.contrary && !question.reversed;
    if sum.open {
        return;
    }
    let against = found.iter().any(|(range, tone)| {
        // "is not for sale" of a cue that says so itself.
        let own = question.matter.iter().any(|at| range.contains(at));
        *tone == Tone::Verdict && range.start > first && range.end <= clause.end && !own
    });
    let case = Case {
        doc,
        found,
        question,
        clause,
    };
    if sum.sign <= 0 && !opposite {
        // "a fee will not help": its "not" is the verdict's.
        let bad = against || case.said() == Some(true);
        sum.refused |= question.cue.sign == Sign::Content && bad;
        return;
    }
    // "warned of the danger of a fee": it is not threatened with, but feared.
    let warns = matches!(question.cue.class, CueClass::Warn | CueClass::Threaten);
    // "insists that any fee is a trap": that, and no wish.
    let insists = question.cue.class == CueClass::Demand && case.said() == Some(true);
    let said = question.cue.sign == Sign::Content;
    let bad = said && (case.is_called_bad() || weighed::is_bygone(doc, question))
        || insists
        || warns && case.is_feared();
    if against || bad {
        sum.turn("it is called wrong");
        sum.refused = true;
    }
}

/// A question whose words may judge its matter.
struct Case<'a, 'd> {
    doc: &'a Doc<'d>,
    found: &'a [Found],
    question: &'a Question<'a>,
    clause: &'a Range<usize>,
}

impl Case<'_, '_> {
    /// Whether the matter is called bad.
    fn is_called_bad(&self) -> bool {
        self.said()
            .unwrap_or_else(|| self.is_too_much() || self.is_bad_itself() || self.is_feared())
    }

    /// Whether the last word that judges the matter calls it bad; none if no word does.
    fn said(&self) -> Option<bool> {
        self.found.iter().rev().find_map(|(range, tone)| {
            let link = self.link(range, *tone)?;
            let bad = matches!(tone, Tone::Bad | Tone::Harms);
            let too = self.doc.reads(range.start.wrapping_sub(1), words!["too"]);
            let denied = (link..range.start).any(|i| self.doc.is(i, Traits::NEG))
                || self.doc.is(link.wrapping_sub(1), Traits::NEG);
            Some((bad || too) != denied)
        })
    }

    /// Where the words begin that say a judging word of the matter: its "is" or its helping
    /// verbs; none if they say it of something else.
    fn link(&self, word: &Range<usize>, tone: Tone) -> Option<usize> {
        let doc = self.doc;
        let own = self.question.matter.iter().any(|at| word.contains(at));
        if own || overlaps(word, &self.question.group) || !self.reach().contains(&word.start) {
            return None;
        }
        // "the ban is unjust and must be lifted": of the ban, not of its end.
        let behind = self
            .question
            .matter
            .iter()
            .rev()
            .find(|&&at| at >= word.end);
        if behind.is_some_and(|&at| bids(doc, word.end, at)) {
            return None;
        }
        match tone {
            Tone::Bad | Tone::Good => {
                // "right" before a noun is no verdict ("the right to vote").
                let noun =
                    doc.is(word.end - 1, Traits::ADJECTIVE) && doc.reads(word.end, words!["to"]);
                self.copula(word.start).filter(|_| !noun)
            }
            Tone::Harms | Tone::Helps => {
                // "will be destroyed" and "the threatened strike" do no harm themselves.
                let group = verb_group(doc, self.clause.start, word.start);
                let modal = Traits::MODAL;
                let verb = doc.is(word.start, Traits::VERBAL.with(Traits::BARE))
                    || (group..word.start).any(|i| doc.is(i, modal));
                let passive = (group..word.start).any(|i| doc.is(i, Traits::BE));
                let bare = doc.is(word.start.wrapping_sub(1), Traits::DET);
                (verb && !passive && !bare && self.is_subject(group)).then_some(group)
            }
            _ => None,
        }
    }

    /// How far a verdict may stand: in the clause of the matter; of "called it, as ever, a
    /// trap" in all that is told.
    fn reach(&self) -> Range<usize> {
        if self.question.cue.class == CueClass::Evaluate {
            self.question.region.clone()
        } else {
            self.clause.start..self.relative().unwrap_or(self.clause.end)
        }
    }

    /// "concessions that are a trap", "a text which would be a mistake": where a clause ends that
    /// says right behind the matter what it is.
    fn relative(&self) -> Option<usize> {
        let (doc, at) = (self.doc, self.clause.end);
        let modal = Traits::WILL.with(Traits::WOULD);
        let be = at + 1 + usize::from(doc.is(at + 1, modal));
        let is = doc.reads(at, words!["that", "which"]) && doc.is(be, Traits::BE);
        (is && at < self.question.region.end).then(|| end(doc, at + 1, self.question.region.end))
    }

    /// "is a", "would be", "as the", or nothing behind the matter of "called": where the verb
    /// begins whose predicate the word at `word` is, if the matter is its subject.
    fn copula(&self, word: usize) -> Option<usize> {
        let doc = self.doc;
        let within = Traits::DET
            .with(Traits::ADJECTIVE)
            .with(Traits::ADV)
            .with(Traits::NEG)
            .with(Traits::JOINED)
            .with(Traits::PUNCT);
        let evaluates = self.question.cue.class == CueClass::Evaluate;
        let floor = self.reach().start.max(word.saturating_sub(PREDICATE));
        let verbs = words![
            "represents",
            "represent",
            "represented",
            "constitutes",
            "constitute",
            "means",
            "mean",
            "amounts",
            "amount",
            "amounted",
            "remains",
            "remain",
            "remained",
            "becomes",
            "become",
            "became",
            "seems",
            "seem",
            "seemed",
            "looks",
            "look",
            "looked",
            "offers",
            "offer",
            "offered",
            "sounds",
            "poses",
            "posed",
        ];
        for at in (floor..word).rev() {
            let own = self.question.matter.contains(&at);
            if evaluates && (own || doc.reads(at, words!["as", "it", "this"])) {
                return Some(at + 1);
            }
            let mark =
                doc.is(at, Traits::PUNCT) && !doc.marks(at, &[',', '“', '"', '‘', '\'', '’']);
            if doc.is(at, Traits::BE) || doc.reads(at, verbs) {
                let group = verb_group(doc, self.clause.start, at);
                return self.is_subject(group).then_some(group);
            }
            if own || mark || !doc.is(at, within) {
                return None;
            }
        }
        None
    }

    /// Whether the matter stands before the verb at `group`, with no other verb between.
    fn is_subject(&self, group: usize) -> bool {
        let doc = self.doc;
        let group = scope::subject_end(doc, self.clause.start, group);
        let before = self.question.matter.iter().rev().find(|&&at| at < group);
        before
            .copied()
            .or_else(|| self.pronoun(group))
            .is_some_and(|at| {
                group - at <= VERB_REACH
                    && self.clause.contains(&at)
                    && !(at + 1..group).any(|i| {
                        // "the cuts demanded of it would …": a participle of the matter.
                        let participle = doc.is(i + 1, Traits::PREP) && !doc.is(i, Traits::AUX);
                        doc.is(i, Traits::AUX.with(Traits::VERBAL).with(Traits::CONTRAST))
                            && !doc.is(i, Traits::NOUN)
                            && !participle
                    })
                    && !doc.marks(group.wrapping_sub(1), &[','])
            })
    }

    /// "It is a trap", "such a step is a mistake": the word for a matter that was spoken of
    /// before.
    fn pronoun(&self, group: usize) -> Option<usize> {
        let doc = self.doc;
        let carried = |at: &usize| !self.question.region.contains(at);
        let words = words!["it", "this", "that", "they", "these"];
        group
            .checked_sub(1)
            .filter(|&at| self.question.matter.iter().all(carried) && doc.reads(at, words))
    }

    /// "is too high", "too favourable to the other side".
    fn is_too_much(&self) -> bool {
        let doc = self.doc;
        let reach = self.reach();
        reach.clone().any(|at| {
            doc.reads(at, words!["too"])
                && at + 1 < reach.end
                && doc.is(at + 1, Traits::ADJECTIVE)
                && !doc.reads(at + 1, words!["early", "soon", "happy"])
                && !self.question.matter.contains(&(at + 1))
                && self
                    .copula(at)
                    .is_some_and(|link| !(link..at).any(|i| doc.is(i, Traits::NEG)))
        })
    }

    /// "the danger of new bases": a word of danger right before the matter.
    fn is_feared(&self) -> bool {
        let Some(&first) = self.question.matter.first() else {
            return false;
        };
        let doc = self.doc;
        let plain = Traits::DET
            .with(Traits::ADJECTIVE)
            .with(Traits::NOUN)
            .with(Traits::NAME)
            .with(Traits::POSSESSIVE);
        self.found.iter().any(|(range, tone)| {
            *tone == Tone::Danger
                && range.start >= self.clause.start
                && range.end <= first
                && first - range.end <= FEARED_REACH
                && (range.end..first).all(|i| doc.is_named(i) || doc.is(i, plain))
        })
    }

    /// "a bad deal", "these unjust sanctions": a judging adjective right before the matter.
    fn is_bad_itself(&self) -> bool {
        let Some(&first) = self.question.matter.first() else {
            return false;
        };
        self.found.iter().any(|(range, tone)| {
            *tone == Tone::Bad
                && range.end == first
                && range.start >= self.clause.start
                && !self.doc.is(range.start, Traits::VERBAL)
                && !(self.clause.start..range.start).any(|i| self.doc.is(i, Traits::NEG))
        })
    }
}
