//! Limits: conditions that no "if" opens.
//!
//! In: a question, with its tones. Out: what a stance is made to depend on by other means:
//! "but it must last", "for a treaty that would last", "without a seat no treaty", "as a
//! prerequisite to".

use std::ops::Range;

use super::Question;
use super::condition::{Condition, Kind, end_of};
use super::tone::{Found, Tone};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// How many words before the words of the matter its "a" or "any" may stand.
const KIND_REACH: usize = 3;
/// How many words "no treaty" and "better", or "better" and "than", stand apart.
const BETTER_REACH: usize = 6;
/// How many words after "prerequisite to" the matter may begin.
const PREREQUISITE_REACH: usize = 6;

/// "ready to talk, but Norland must pay first", "wants peace, but it must last": a yes that
/// asks for something else, or for one kind of it.
pub(super) fn yes_but(doc: &Doc, question: &Question) -> Option<Condition> {
    let last = *question.matter.last()?;
    let cue = question.cue;
    let willing = cue.class == CueClass::Accept && cue.strength == 1;
    let wished = cue.sign == Sign::For && cue.class != CueClass::Deed;
    let but = (last + 1..question.sentence.end)
        .take_while(|&i| !doc.marks(i, &[';', '.']))
        .find(|&i| doc.reads(i, words!["but"]))
        .filter(|&i| (willing || wished) && doc.cues_at(i + 1).next().is_none())?;
    let end = end_of(doc, &(but + 1..but + 1), question.sentence.end);
    let of_it = doc.reads(but + 1, words!["it", "this", "that", "they"]);
    let musts = |reach: Range<usize>| {
        reach
            .take_while(|&i| i < end)
            .any(|i| doc.is(i, Traits::MUST))
    };
    let first = (but..end).any(|i| doc.reads(i, words!["first"]));
    let limited = of_it && musts(but + 2..but + 4);
    (limited || willing && (first || musts(but..end))).then_some(Condition {
        range: but + 1..end,
        kind: if limited { Kind::Limit } else { Kind::If },
        strict: true,
    })
}

/// "no treaty is better than a bad one", "better no treaty than a lopsided one": a treaty, but
/// not any.
pub(super) fn none_better(doc: &Doc, question: &Question) -> Option<Condition> {
    let region = &question.region;
    let better = region
        .clone()
        .find(|&i| doc.reads(i, words!["better", "preferable"]))?;
    let than = (better + 1..region.end.min(better + BETTER_REACH))
        .find(|&i| doc.reads(i, words!["than", "to"]))?;
    let none = (region.start.max(better.saturating_sub(BETTER_REACH))..than)
        .find(|&i| doc.reads(i, words!["no"]))?;
    let of_it = question.matter.contains(&(none + 1)) || question.matter.contains(&(none + 2));
    let kind = doc.reads(than + 1, words!["a", "an", "any", "one", "this"]);
    (of_it && kind).then(|| Condition {
        range: than..end_of(doc, &(than..than + 1), question.sentence.end),
        kind: Kind::Limit,
        strict: true,
    })
}

/// "ready for talks in which it has a say", "open to a deal that would end the war": who is
/// willing to have one kind of a thing is not willing to have any.
pub(super) fn of_a_kind(doc: &Doc, question: &Question) -> Option<Condition> {
    let cue = question.cue;
    let last = *question.matter.last()?;
    // "said that it was ready for talks in which it has a say".
    let said = || {
        let mut before = question.region.start..last;
        before.any(|i| doc.reads(i, words!["ready", "open", "willing", "prepared"]))
    };
    let willing = matches!(cue.class, CueClass::Accept | CueClass::Signal) && cue.strength == 1
        || cue.sign == Sign::Content && said();
    let some = question.matter.iter().any(|&i| {
        let several = doc.is(i, Traits::NOUN)
            && doc.is(i.wrapping_sub(1), Traits::PREP)
            && doc.slice(&(i..i + 1)).ends_with('s');
        several
            || (i.saturating_sub(KIND_REACH)..i).any(|at| doc.reads(at, words!["a", "an", "any"]))
    });
    let opens = |at: usize| {
        let that = doc.reads(at, words!["that"])
            && doc.is(
                at + 1,
                Traits::WOULD.with(Traits::WILL).with(Traits::VERBAL),
            );
        let which =
            doc.reads(at, words!["in", "under", "by", "on"]) && doc.reads(at + 1, words!["which"]);
        that || which
    };
    let at = (last + 1..question.region.end.min(last + 3)).find(|&at| opens(at))?;
    (willing && some).then(|| Condition {
        range: at..end_of(doc, &(at..at + 1), question.sentence.end),
        kind: Kind::If,
        strict: false,
    })
}

/// "without a seat, there can be no treaty", "without a seat a treaty makes no sense": what
/// cannot be unless something else is, as its condition.
pub(super) fn without(doc: &Doc, question: &Question) -> Option<Condition> {
    let region = &question.region;
    let at = region.clone().find(|&i| doc.reads(i, words!["without"]))?;
    if question.matter.contains(&at) {
        return None;
    }
    let end = end_of(doc, &(at..at + 1), question.sentence.end);
    // "without a seat there is no treaty": the main clause begins at its own "no".
    let end = (at + 1..end)
        .find(|&i| doc.reads(i, words!["there", "no", "nothing", "nobody"]))
        .unwrap_or(end);
    let range = at..end;
    let named = question.matter.iter().filter(|i| range.contains(i)).count();
    if named > 0 && named * 2 >= question.matter.len() {
        return None;
    }
    let main = if question.matter.iter().any(|&i| i >= end) {
        end..region.end
    } else if question.matter.iter().any(|&i| i < at) {
        region.start..at
    } else {
        return None;
    };
    let denied = main.clone().any(|i| doc.is(i, Traits::NEG));
    denied.then_some(Condition {
        range,
        kind: Kind::Unless,
        strict: true,
    })
}

/// "set conditions before it would accept the fee": what somebody will only do after something
/// else has been done.
pub(super) fn before_it(doc: &Doc, question: &Question) -> Option<Condition> {
    let opener = question.named.start.checked_sub(1)?;
    let helps = Traits::WILL.with(Traits::WOULD);
    let to_come = question.group.clone().any(|i| doc.is(i, helps))
        || question.group.clone().any(|i| doc.reads(i, words!["can"]));
    let willing = matches!(question.cue.class, CueClass::Accept | CueClass::Concede);
    let from = question.sentence.start;
    (willing
        && to_come
        && opener > from
        && question.named.end <= question.at.start
        && doc.reads(opener, words!["before", "until"]))
    .then_some(Condition {
        range: from..opener,
        kind: Kind::If,
        strict: true,
    })
}

/// "if a zone were set up, it would have to be ours", "if troops come, they must leave again":
/// whoever says on which terms the thing of an "if" may be had grants it on these.
pub(super) fn grants(doc: &Doc, question: &Question, condition: &Condition) -> bool {
    let range = &condition.range;
    let plain = range.len() > 1 && doc.reads(range.start, words!["if"]) && !condition.strict;
    let main = (range.start + 2..question.sentence.end).find(|&i| {
        doc.reads(i, words!["it", "they", "that", "this"])
            && (doc.is(i + 1, Traits::MUST)
                || doc.is(i + 1, Traits::WOULD.with(Traits::WILL)) && doc.is(i + 2, Traits::MUST)
                || doc.reads(i + 1, words!["would", "will"])
                    && doc.reads(i + 2, words!["have", "need"])
                    && doc.reads(i + 3, words!["to"]))
    });
    let named = |at: usize| question.matter.iter().all(|&i| i < at);
    plain
        && main.is_some_and(|at| at <= range.end + 1 || range.contains(&at))
        && main.is_some_and(named)
}

/// "wants the fee as a prerequisite to opening the dam", "its conditions for peace": what
/// follows is given only in return.
pub(super) fn prerequisite(doc: &Doc, found: &[Found], question: &Question) -> Option<Condition> {
    let &first = question.matter.first()?;
    let (range, _) = found.iter().find(|(range, tone)| {
        *tone == Tone::Prerequisite
            && range.end <= first
            && first - range.end <= PREREQUISITE_REACH
            && question.region.contains(&range.start)
            && !(range.end..first).any(|i| doc.is(i, Traits::PUNCT.with(Traits::CONTRAST)))
    })?;
    // "a harbour | as a prerequisite to".
    let joint = |&i: &usize| doc.is(i, Traits::DET) || doc.reads(i, words!["as"]);
    let from = question.region.start.min(range.start);
    let end = (from..range.start).rev().find(|i| !joint(i));
    let met = from..end.map_or(range.start, |i| i + 1);
    Some(Condition {
        range: met,
        kind: Kind::If,
        strict: true,
    })
}
