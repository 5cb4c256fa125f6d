//! Bound: what a condition does to a stance.
//!
//! In: a question with its tones, and a condition of it. Out: whether the stance depends on it
//! ("will pay if"), is a threat that could be averted ("will strike unless"), or is what the
//! condition asks for ("no treaty unless they pay").

use std::ops::Range;

use super::condition::{Condition, Kind};
use super::tone::{Found, Tone, overlaps};
use super::{Question, REVERSER_REACH, Sum, limit};
use crate::agenda::lexicon::{Cue, CueClass, Sign};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};
use crate::model::{Attitude, Firmness};

/// How many words before a deed its "stop" may stand.
const STOP_REACH: usize = 4;

/// What somebody does who is threatened: "tariffs if they go on".
const ADVERSE: &[WordKey] = words![
    "reject",
    "rejects",
    "rejected",
    "violate",
    "violates",
    "violated",
    "breach",
    "breaches",
    "breached",
    "break",
    "breaks",
    "attack",
    "attacks",
    "attacked",
    "invade",
    "invades",
    "proceed",
    "proceeds",
    "continue",
    "continues",
    "persist",
    "persists",
    "delay",
    "delays",
    "stall",
    "stalls",
    "drag",
    "drags",
    "ahead",
    "collapse",
    "collapses",
    "walks",
    "cheat",
    "cheats",
    "fail",
    "fails",
    "failed",
    "refuse",
    "refuses",
    "refused",
    "balk",
    "balks",
    "defy",
    "defies",
    "ignore",
    "ignores",
    "ignored",
    "resume",
    "resumes",
    "escalate",
    "escalates",
    "renege",
    "reneges",
];

/// What makes a stance with an attitude conditional: a condition outside the matter, of which
/// `share` words stand within it, or something that it cannot be without.
pub(super) fn bound(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    clause: &Range<usize>,
    (attitude, share): (Attitude, usize),
    outside: Option<Condition>,
) -> Option<Condition> {
    let says = question.cue.sign == Sign::Content || question.cue.class == CueClass::Demand;
    let without = says.then(|| limit::without(doc, found, question)).flatten();
    // "fighting ends when they withdraw": a proposal of what comes first is not bound by it.
    let sequence = |c: &Condition| {
        share * 2 >= question.matter.len().max(1)
            && doc.reads(c.range.start, words!["when", "after", "once", "until"])
    };
    // "the toll stays until they leave": so does a proposal that says until when.
    let until = |c: &Condition| question.lasts && doc.reads(c.range.start, words!["until", "till"]);
    // "warned there would be no treaty unless …": it is not wanted to fail.
    let warned = |c: &Condition| {
        question.cue.class == CueClass::Warn
            && attitude == Attitude::Oppose
            && (c.kind == Kind::Unless || c.strict)
    };
    // "would consider a fee if …"
    let might = Traits::WOULD.with(Traits::COULD);
    let considers = || {
        let mut helpers = question.group.clone();
        question.cue.class == CueClass::Belief && helpers.any(|i| doc.is(i, might))
    };
    // "the relief will be revoked if they cheat".
    let meant = attitude == Attitude::Support || question.reversed && attitude == Attitude::Oppose;
    let averted = |c: &Condition| meant && averts(doc, found, question, clause, c);
    let binds = |c: &Condition| {
        // "would only entertain a fee if …": that far it is told.
        (attitude != Attitude::Unclear || c.strict)
            && !sequence(c)
            && !until(c)
            && (binds(doc, question.cue, c, clause) || warned(c) || considers())
            && !averted(c)
    };
    without
        .or_else(|| outside.filter(binds))
        .or_else(|| match attitude {
            Attitude::Support => limit::prerequisite(doc, found, question)
                .or_else(|| limit::comes_first(doc, question))
                .or_else(|| limit::before_it(doc, question)),
            Attitude::Oppose if says => limit::while_so(doc, question),
            _ => None,
        })
}

/// How many of the tokens that tell the matter stand within the condition.
pub(super) fn within(condition: &Condition, matter: &[usize]) -> usize {
    matter
        .iter()
        .filter(|at| condition.range.contains(at))
        .count()
}

/// What is named as the condition of something else is wanted; what brings a threat is not.
pub(super) fn required(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    condition: &Condition,
    negated: bool,
    sum: &mut Sum,
) {
    if question.cue.sign == Sign::Against && !condition.strict && condition.kind == Kind::If {
        return;
    }
    let threatened = !condition.strict
        && (question.cue.class == CueClass::Threaten
            || found.iter().any(|(range, tone)| {
                *tone == Tone::Threat
                    && !overlaps(range, &condition.range)
                    && !is_stopped(doc, range.start)
            }));
    // "if they do not leave, …" and "unless they leave, …" ask that they leave.
    let unless = condition.kind == Kind::Unless;
    sum.sign = if unless == negated && (negated || threatened) {
        -1
    } else {
        1
    };
    let turned = [
        question.negative && !question.by_cue,
        question.contrary,
        question.reversed && !is_outside(question, condition),
    ];
    if turned.iter().filter(|&&turn| turn).count() % 2 == 1 {
        sum.sign = -sum.sign;
    }
    sum.open = false;
    if negated || unless || threatened || doc.reads(condition.range.start, words!["only"]) {
        sum.firm = Some(Firmness::Firm);
    }
    sum.why.push("it is named as a condition");
}

/// "must stop its strikes": who wants a deed to end does not threaten with it.
fn is_stopped(doc: &Doc, at: usize) -> bool {
    let leads = Traits::DET.with(Traits::ADJECTIVE).with(Traits::NAME);
    let stop = words![
        "stop", "stopping", "end", "ending", "halt", "halting", "cease", "ceasing",
    ];
    (at.saturating_sub(STOP_REACH)..at)
        .rev()
        .find(|&i| !doc.is(i, leads))
        .is_some_and(|i| doc.reads(i, stop))
}

/// Whether a word that reverses the matter may stand in front of the condition.
fn is_outside(question: &Question, condition: &Condition) -> bool {
    question
        .matter
        .first()
        .is_some_and(|&first| first < condition.range.start + REVERSER_REACH)
}

/// "will strike unless it signs", "tariffs if they fail to pay", "will take the valley by force
/// if they do not leave": whoever threatens means to do it, though it could be averted.
fn averts(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    clause: &Range<usize>,
    condition: &Condition,
) -> bool {
    let adverse = doc.reads(condition.range.start, words!["unless"])
        || condition
            .range
            .clone()
            .any(|i| doc.is(i, Traits::NEG.with(Traits::DENIAL)) || doc.reads(i, ADVERSE));
    let threat = matches!(question.cue.class, CueClass::Threaten | CueClass::Warn)
        || found.iter().any(|(range, tone)| {
            let told = question.matter.iter().any(|i| range.contains(i));
            let by_force =
                range.len() > 1 && overlaps(range, clause) && !overlaps(range, &condition.range);
            *tone == Tone::Threat && (told || by_force)
        });
    // To take back what was given is a threat by itself.
    adverse && (threat || question.reversed) && !overlaps(&condition.range, &question.group)
}

/// Says whether a stance of this kind is made conditional by a condition. Demands and
/// threats carry an "if" without being so, unless they say what their own side will do.
fn binds(doc: &Doc, cue: &Cue, condition: &Condition, clause: &Range<usize>) -> bool {
    let willed = || {
        clause.clone().any(|i| {
            doc.is(i, Traits::WILL.with(Traits::WOULD).with(Traits::COULD))
                && !condition.range.contains(&i)
        })
    };
    // "must go once the treaty is signed": when, not whether.
    let first = condition.range.start;
    let in_turn = (doc.reads(first, words!["once", "when", "after", "if"])
        || doc.reads(first, words!["as"]) && doc.reads(first + 1, words!["soon"])
        || doc.reads(first, words!["the"])
            && doc.reads(first + 1, words!["moment", "minute", "instant", "day"]))
        && clause
            .clone()
            .any(|i| doc.is(i, Traits::MUST) && !condition.range.contains(&i));
    match cue.class {
        _ if matches!(condition.kind, Kind::Open | Kind::Limit) => true,
        _ if in_turn => false,
        CueClass::Accept
        | CueClass::Intent
        | CueClass::Statement
        | CueClass::Signal
        | CueClass::Concede
        | CueClass::Good => true,
        CueClass::Demand => willed(),
        // "is convinced that it can be done, provided that they pay".
        CueClass::Belief if cue.sign == Sign::Content => condition.strict,
        CueClass::Reject | CueClass::Veto => condition.kind == Kind::Unless || condition.strict,
        _ => false,
    }
}
