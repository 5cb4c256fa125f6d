//! Past: positions that were held and are no longer.
//!
//! In: a question with its tones. Out: whether its words tell of a position given up:
//! "used to insist", "once rejected", "no longer demands", "dropped its demand", "had
//! demanded". What is said to last ("had long demanded") is none of these. And its opposite:
//! "refuses to drop its demand", "will not back down from its aims".

use super::Question;
use super::polarity::Negation;
use super::tone::{Found, Tone, overlaps};
use crate::agenda::lexicon::{CueClass, Form, Lexicon, Pos, Sign};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// How many words stand at most between "dropped" and the noun of what is dropped.
const DROPPED_REACH: usize = 4;

/// How many words before "drop" the word that denies it may stand.
const DENIED_REACH: usize = 6;
/// Nouns for what is asked for, beside those that are cues.
const WISHES: &[WordKey] = words![
    "objective",
    "objectives",
    "goal",
    "goals",
    "aim",
    "aims",
    "ambition",
    "ambitions",
    "aspiration",
    "aspirations",
    "position",
    "positions",
    "principle",
    "principles",
    "lines",
    "stance",
    "right",
    "rights",
    "claim",
    "claims",
    "sovereignty",
];

/// Whether the question tells of a position given up.
pub(super) fn is_given_up(doc: &Doc, found: &[Found], question: &Question, verb: Negation) -> bool {
    verb == Negation::NoLonger && is_demand(question)
        || is_marked(doc, found, question)
        || is_before_then(doc, found, question)
        || question.cue.sign != Sign::Against && is_dropped(doc, found, question)
}

/// "no longer insists": what was asked for is asked for no more.
fn is_demand(question: &Question) -> bool {
    matches!(
        question.cue.class,
        CueClass::Demand | CueClass::Appeal | CueClass::Propose | CueClass::Threaten
    )
}

/// "used to insist", "once rejected", "its original demand".
fn is_marked(doc: &Doc, found: &[Found], question: &Question) -> bool {
    let from = question.named.end.min(question.group.start);
    let verb = from..question.at.end;
    // "would hold once ratified by Norland": when, not before.
    let when = |at: usize| {
        doc.reads(at, words!["once"]) && at == question.group.start && question.named.start > at
    };
    found
        .iter()
        .any(|(range, tone)| *tone == Tone::Past && overlaps(range, &verb) && !when(range.start))
}

/// "had demanded", told by nobody whose own "said" would put it in the past.
fn is_before_then(doc: &Doc, found: &[Found], question: &Question) -> bool {
    let helpers = question.group.start..question.at.start;
    let had = helpers.clone().any(|i| doc.reads(i, words!["had"]));
    let other = doc.reads(helpers.end.wrapping_sub(1), words!["to", "been"])
        || helpers.clone().any(|i| doc.is(i, Traits::NEG));
    let lasts = found
        .iter()
        .any(|(range, tone)| *tone == Tone::Lasting && overlaps(range, &helpers));
    had && !other && !lasts && !question.told && !question.cue.speech && !is_yes(question)
}

/// "had agreed to the fee": what was granted before holds on.
fn is_yes(question: &Question) -> bool {
    matches!(question.cue.class, CueClass::Accept | CueClass::Concede)
}

/// "dropped its demand for": the noun of stance behind a verb that lets it go.
fn is_dropped(doc: &Doc, found: &[Found], question: &Question) -> bool {
    is_let(doc, found, question, Tone::Dropped)
}

/// "dropped its objections to", "lifted its veto on": whoever lets go what stood against it now
/// lets it be.
pub(super) fn objects_no_more(doc: &Doc, found: &[Found], question: &Question) -> bool {
    let objection = question.cue.pos == Pos::Noun && question.cue.sign == Sign::Against;
    objection && is_dropped(doc, found, question)
}

/// "watered down its demand for": the same behind a verb that lets it go in part.
pub(super) fn is_softened(doc: &Doc, found: &[Found], question: &Question) -> bool {
    is_let(doc, found, question, Tone::Softened)
}

fn is_let(doc: &Doc, found: &[Found], question: &Question, let_by: Tone) -> bool {
    let from = question.sentence.start;
    found.iter().any(|(range, tone)| {
        *tone == let_by
            && (range.start == from || !is_open(doc, range.start - 1))
            && (question.region.contains(&range.start) || range.end <= question.at.start)
            && asked_for(doc, range.end, question, let_by == Tone::Softened)
                .is_some_and(|noun| question.matter.iter().all(|&at| at > noun))
    })
}

/// The noun of stance that follows within a few words, if it is the question's own or
/// stands in what it is about; `partly` where only what is asked for counts.
fn asked_for(doc: &Doc, from: usize, question: &Question, partly: bool) -> Option<usize> {
    (from..from + DROPPED_REACH)
        .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONJ).with(Traits::PREP)))
        .find(|&i| {
            let cues = &Lexicon::built_in().cues;
            let wished = |class| {
                matches!(
                    class,
                    CueClass::Demand | CueClass::Appeal | CueClass::Propose
                )
            };
            let stance = doc
                .cues_at(i)
                .any(|hit| hit.form == Form::Base && (!partly || wished(cues[hit.cue].class)));
            stance && (i == question.at.start || question.region.contains(&i))
        })
}

/// "refused to drop", "must drop": it is not dropped.
fn is_open(doc: &Doc, at: usize) -> bool {
    let open = Traits::MODAL.with(Traits::NEG);
    doc.reads(at, words!["to"]) || doc.is(at, open)
}

/// "refuses to drop its demand for", "will not back down from its core aims": what is asked
/// for is asked for still.
pub(super) fn is_kept(doc: &Doc, found: &[Found], question: &Question) -> bool {
    let Some(&first) = question.matter.first() else {
        return false;
    };
    found.iter().any(|(range, tone)| {
        let stop = Traits::PUNCT.with(Traits::CONTRAST);
        let denied = (range.start.saturating_sub(DENIED_REACH)..range.start)
            .rev()
            .take_while(|&i| i >= question.sentence.start && !doc.is(i, stop))
            .any(|i| doc.is(i, Traits::NEG.with(Traits::DENIAL)));
        let told = overlaps(range, &question.region) || overlaps(range, &question.group);
        matches!(tone, Tone::Dropped | Tone::Softened)
            && denied
            && told
            && range.end <= first
            && own_wish(doc, range.end)
    })
}

/// "called on Sudria to drop its demand for", "says it must give up its claim to": another's
/// wish is to be let go, so that what was wished for is turned down.
pub(super) fn is_to_be_dropped(doc: &Doc, found: &[Found], question: &Question) -> bool {
    let Some(&first) = question.matter.first() else {
        return false;
    };
    let must = Traits::MUST;
    found.iter().any(|(range, tone)| {
        let before = range.start.wrapping_sub(1);
        *tone == Tone::Dropped
            && question.region.contains(&range.start)
            && range.start >= question.at.end
            && range.end <= first
            && !(range.end..first).any(|i| doc.is(i, Traits::CONJ.with(Traits::PUNCT)))
            && (doc.reads(before, words!["to"]) || doc.is(before, must))
            && !(question.region.start..range.start)
                .any(|i| doc.is(i, Traits::NEG.with(Traits::DENIAL).with(Traits::CONTRAST)))
            && own_wish(doc, range.end)
    })
}

/// "its demand", "their core territorial aims" from the token at `from` on.
fn own_wish(doc: &Doc, from: usize) -> bool {
    let cues = &Lexicon::built_in().cues;
    doc.is(from, Traits::DET.with(Traits::PRON))
        && (from + 1..from + 1 + DROPPED_REACH)
            .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONJ).with(Traits::PREP)))
            .any(|i| {
                let noun = |cue: usize| cues[cue].pos == Pos::Noun && cues[cue].sign == Sign::For;
                doc.reads(i, WISHES) || doc.cues_at(i).any(|hit| noun(hit.cue))
            })
}
