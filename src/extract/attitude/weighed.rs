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
];

/// Answering verbs whose object is what is answered.
const DIRECT: &[WordKey] = words!["answer", "avenge", "repel", "deter", "counter", "punish"];

/// Measures, which are as often the answer itself.
const MEASURES: &[WordKey] = words!["tariffs", "sanctions", "embargo"];

/// Words that lead from an answer to what is answered.
const LINKS: &[WordKey] = words!["to", "for", "against", "if", "of", "from"];

/// Words that lead to the means of an answer.
const MEANS: &[WordKey] = words!["with", "by", "through", "via", "using", "imposing"];

/// "will retaliate for any strike on the mines", "holds Norland responsible for an attack", "would
/// answer new sanctions": who means to answer a deed does not want it. "Answer the attack with
/// new sanctions" wants them: they are the means.
pub(super) fn answered(doc: &Doc, question: &Question, sum: &mut Sum) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    if sum.sign <= 0 || sum.open || question.reversed {
        return;
    }
    let deed = |i: usize| doc.reads(i, DEEDS) || doc.reads(i, MEASURES);
    let Some(deed) = question.matter.iter().copied().find(|&i| deed(i)) else {
        return;
    };
    let from = first
        .saturating_sub(ANSWER_REACH)
        .max(question.sentence.start);
    let barred = Traits::CONTRAST.with(Traits::CONJ);
    let answer = (from..first)
        .rev()
        .take_while(|&i| {
            let if_so = doc.reads(i, words!["if"]);
            (!doc.is(i, barred) || if_so) && !doc.marks(i, &[',', ';', ':', '.', '—', '–'])
        })
        .find(|&i| doc.reads(i, AGAINST) || doc.reads(i, ANSWERS));
    let Some(at) = answer else {
        return;
    };
    let denied = doc.is(at.wrapping_sub(1), Traits::NEG);
    if !denied && meets(doc, at, deed) {
        sum.turn("it would be answered");
    }
}

/// Whether the answering word at `at` has the deed at `deed` for its object, or leads to it by
/// a word for what is answered, and not by one for the means.
fn meets(doc: &Doc, at: usize, deed: usize) -> bool {
    if at >= deed || (at + 1..deed).any(|i| doc.reads(i, MEANS)) {
        return false;
    }
    let link = (at + 1..deed)
        .rev()
        .find(|&i| doc.is(i, Traits::PREP) || doc.reads(i, LINKS));
    match link {
        None => doc.reads(at, DIRECT),
        Some(link) if doc.reads(deed, MEASURES) => doc.reads(link, words!["to", "for", "against"]),
        Some(_) => (at + 1..deed).any(|i| doc.reads(i, LINKS)),
    }
}

/// "would rather leave than pay the fee", "prefers talks to war": what stands behind is not
/// what is wished. Of "rather fight than accept a truce" the first verb is no part of what is
/// asked for.
pub(super) fn preferred(doc: &Doc, question: &Question, sum: &mut Sum) {
    let Some(&last) = question.matter.last() else {
        return;
    };
    let cue = question.cue.cue.as_str();
    let prefers = cue == "prefer";
    let rather = matches!(cue, "would rather" | "would sooner");
    if !prefers && !rather && cue != "preference" {
        return;
    }
    let from = question.region.start + 1;
    let than = (from..last).find(|&i| {
        let over = doc.reads(i, words!["than", "over"]);
        let to = prefers && doc.reads(i, words!["to"]) && !doc.is(i + 1, Traits::BARE);
        over || to
    });
    let Some(than) = than else {
        return;
    };
    let verb = |i: usize| rather && (i == question.at.end || i == than + 1);
    let mut named = question.matter.iter().filter(|&&i| !verb(i)).peekable();
    let behind = if named.peek().is_some() {
        named.all(|&i| i > than)
    } else {
        question.matter.iter().all(|&i| i > than)
    };
    if behind && sum.sign > 0 {
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
