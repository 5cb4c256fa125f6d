//! Weighed: what is answered with force, put behind something else, kept from any bargain or
//! called a thing of the past.
//!
//! In: a question with its tones, and the sign so far. Out: the sign turned where what is told
//! of the matter is that it would be answered ("will retaliate for any strike"), that another
//! thing is preferred to it ("would rather leave than pay a fee"), or that its time is over
//! ("the days of the fee are over"); and for it where it is no matter of compromise.

use super::polarity::Negation;
use super::{Question, Sum};
use crate::agenda::lexicon::CueClass;
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};
use crate::model::Firmness;

/// How many words before the matter its answer may stand.
const ANSWER_REACH: usize = 6;
/// How many words before or behind the matter its time may be told.
const TIME_REACH: usize = 4;

/// Verbs and nouns of what is done against a deed.
const AGAINST: &[WordKey] = words![
    "retaliate",
    "retaliates",
    "retaliated",
    "retaliating",
    "retaliation",
    "avenge",
    "avenged",
    "revenge",
    "repel",
    "repels",
    "repelled",
    "deter",
    "deters",
    "deterred",
    "deterring",
    "deterrence",
    "counter",
    "responsible",
    "accountable",
    "liable",
    "reprisals",
    "consequences",
];

/// Verbs and nouns of an answer, which may be one to a question.
const ANSWERS: &[WordKey] = words![
    "respond",
    "responds",
    "responded",
    "responding",
    "response",
    "answer",
    "answers",
    "answered",
    "react",
    "reacts",
    "reacted",
    "reply",
    "meet",
    "met",
    "punish",
    "punished",
    "defend",
    "defends",
    "protect",
    "protects",
    "shield",
];

/// Deeds that call for an answer.
const DEEDS: &[WordKey] = words![
    "attack",
    "attacks",
    "attacked",
    "strike",
    "strikes",
    "struck",
    "airstrike",
    "airstrikes",
    "assault",
    "invasion",
    "invaded",
    "aggression",
    "bombing",
    "bombed",
    "bombardment",
    "incursion",
    "raid",
    "raids",
    "escalation",
    "provocation",
    "provocations",
    "adventurism",
    "violation",
    "violations",
    "breach",
    "breaches",
    "sabotage",
    "seizure",
    "blockade",
    "tariffs",
    "sanctions",
    "embargo",
];

/// "will retaliate for any strike on the mines", "holds Norland responsible for an attack", "would
/// answer new sanctions": who means to answer a deed does not want it.
pub(super) fn answered(doc: &Doc, question: &Question, sum: &mut Sum) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    if sum.sign <= 0 || sum.open || question.reversed {
        return;
    }
    let links = words!["to", "for", "against", "if", "of", "from"];
    let from = first
        .saturating_sub(ANSWER_REACH)
        .max(question.sentence.start);
    let barred = Traits::CONTRAST.with(Traits::CONJ);
    let answer = (from..first)
        .rev()
        .take_while(|&i| !doc.is(i, barred) && !doc.marks(i, &[',', ';', '.']))
        .find(|&i| doc.reads(i, AGAINST) || doc.reads(i, ANSWERS));
    let Some(at) = answer else {
        return;
    };
    let deed = doc.reads(first, DEEDS) || question.matter.iter().any(|&i| doc.reads(i, DEEDS));
    let linked = (at + 1..first).any(|i| doc.reads(i, links));
    let direct = doc.reads(
        at,
        words!["answer", "avenge", "repel", "deter", "counter", "punish"],
    );
    let denied = doc.is(at.wrapping_sub(1), Traits::NEG);
    if deed && (linked || direct) && !denied && !question.matter.contains(&at) {
        sum.turn("it would be answered");
    }
}

/// "would rather leave than pay the fee", "prefers talks to war": what stands behind is not
/// what is wished.
pub(super) fn preferred(doc: &Doc, question: &Question, sum: &mut Sum) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    let cue = question.cue.cue.as_str();
    let prefers = cue == "prefer";
    if !prefers && !matches!(cue, "would rather" | "would sooner" | "preference") {
        return;
    }
    let from = question.region.start + 1;
    let than = (from..first).any(|i| {
        let over = doc.reads(i, words!["than", "over"]);
        let to = prefers && doc.reads(i, words!["to"]) && !doc.is(i + 1, Traits::BARE);
        over || to
    });
    if than && sum.sign > 0 {
        sum.turn("another is preferred to it");
    }
}

/// "will not compromise on the fee": what is held back from any bargain is held to.
pub(super) fn uncompromised(doc: &Doc, question: &Question, verb: Negation, sum: &mut Sum) {
    let cue = question.cue;
    let about = doc.reads(question.at.end, words!["on", "over", "about"])
        || cue.cue.ends_with(" on")
        || cue.cue.ends_with(" over");
    let own = question.matter.iter().any(|i| question.at.contains(i));
    let concedes = cue.class == CueClass::Concede && cue.cue.starts_with("compromise");
    if concedes && verb == Negation::Negated && about && !own && !question.matter.is_empty() {
        sum.sign = 1;
        sum.firm = Some(Firmness::Firm);
        sum.why.push("it is kept from any bargain");
    }
}

/// "the time for talks is over", "the days of the fee have passed".
pub(super) fn is_bygone(doc: &Doc, question: &Question) -> bool {
    let (Some(&first), Some(&last)) = (question.matter.first(), question.matter.last()) else {
        return false;
    };
    let times = words![
        "time", "times", "days", "day", "era", "age", "hour", "moment", "years"
    ];
    let from = first.saturating_sub(TIME_REACH).max(question.region.start);
    let time = (from..first)
        .any(|i| doc.reads(i, times) && doc.reads(i + 1, words!["of", "for", "to", "when"]));
    let end = question.sentence.end.min(last + 1 + TIME_REACH);
    let over = (last + 1..end)
        .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONJ)))
        .any(|i| {
            let linked = doc.is(i.wrapping_sub(1), Traits::AUX.with(Traits::ADV));
            linked
                && doc.reads(
                    i,
                    words!["over", "past", "gone", "passed", "ended", "finished"],
                )
        });
    time && over
}
