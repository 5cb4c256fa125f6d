//! Limits: conditions that no "if" opens.
//!
//! In: a question, with its tones. Out: what a stance is made to depend on by other means:
//! "but it must last", "for a treaty that would last", "without a seat no treaty", "as a
//! prerequisite to".

use std::ops::Range;

use super::Question;
use super::condition::{Condition, Kind, end_of};
use super::tone::{Found, Tone, covers};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// How many words before the words of the matter its "a" or "any" may stand.
const KIND_REACH: usize = 3;
/// How many words after those of the matter its kind may be told.
const KIND_LENGTH: usize = 8;
/// How many words of a main clause are taken for the price.
const MAIN_REACH: usize = 12;
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
        .find(|&i| doc.reads(i, words!["but"]))?;
    if let Some(reserve) = reserves(doc, question, but) {
        return Some(reserve);
    }
    if !(willing || wished) || doc.cues_at(but + 1).next().is_some() {
        return None;
    }
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

/// "welcomed the fee but said it was too small", "accepted the text but asked for changes to
/// it": who accepts a thing and finds fault with it in the same breath. "But said new tolls were
/// needed" finds no fault with it, nor does who wants its date changed.
fn reserves(doc: &Doc, question: &Question, but: usize) -> Option<Condition> {
    let accepts = question.cue.class == CueClass::Accept && question.cue.sign == Sign::For;
    let says = doc.cues_at(but + 1).next().is_some()
        || doc.is(but + 1, Traits::ADV) && doc.cues_at(but + 2).next().is_some();
    let end = end_of(doc, &(but + 1..but + 1), question.sentence.end);
    let faults = words![
        "too",
        "changes",
        "amendments",
        "clarification",
        "clarifications",
        "modifications",
        "adjustments",
        "improvements",
        "revisions",
        "reservations",
        "caveats",
        "conditions",
        "enough",
        "insufficient",
        "needed",
        "short",
    ];
    let fault = (but + 1..end).find(|&i| doc.reads(i, faults))?;
    (accepts && says && is_of_it(doc, question, but, fault, end)).then_some(Condition {
        range: but + 1..end,
        kind: Kind::Limit,
        strict: true,
    })
}

/// Whether the fault told at `fault`, behind the "but" of a question, is one of its matter: it,
/// a part of it or a word for it is the subject of what is said to be too much or too little.
/// Changes and clarifications are to it, unless they are to its day or place.
fn is_of_it(doc: &Doc, question: &Question, but: usize, fault: usize, end: usize) -> bool {
    let points = |i: usize| {
        doc.reads(
            i,
            words![
                "it", "this", "that", "they", "these", "those", "more", "there", "he", "she", "we",
            ],
        )
    };
    let parts = words![
        "points",
        "parts",
        "elements",
        "aspects",
        "provisions",
        "clauses",
        "details",
        "terms",
        "wording",
        "text",
        "some",
        "several",
        "many",
    ];
    let own = |i: usize| {
        let stem = doc.tokens[i].stem;
        doc.reads(i, parts)
            || doc.is_text(i)
            || question
                .matter
                .iter()
                .any(|&at| doc.tokens[at].stem == stem)
    };
    let judges = words!["too", "enough", "insufficient", "needed", "short"];
    let ends = Traits::CLAUSAL.with(Traits::NEG);
    let subject = (but + 1..fault)
        .filter(|&i| doc.cues_at(i).next().is_none())
        .filter(|&i| !doc.is(i, Traits::ADV.with(Traits::PREP)))
        .skip_while(|&i| doc.reads(i, words!["that"]) && !doc.is(i + 1, ends))
        .find(|&i| !doc.is(i, Traits::DET) || points(i) && doc.is(i + 1, ends));
    let Some(subject) = subject.filter(|_| doc.reads(fault, judges)) else {
        // "but asked for changes", "but said he had reservations"; not "for changes to the date".
        let outward = words![
            "date",
            "dates",
            "day",
            "time",
            "timing",
            "hour",
            "venue",
            "place",
            "location",
            "schedule",
            "timetable",
            "guest",
            "name",
            "title",
        ];
        return !(fault + 1..end.min(fault + 1 + KIND_LENGTH)).any(|i| doc.reads(i, outward));
    };
    let phrase = (subject..fault).take_while(|&i| !doc.is(i, ends.with(Traits::PREP)));
    points(subject) || phrase.last().is_some_and(own)
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
        let any = |at: usize| doc.reads(at, words!["a", "an", "any"]);
        // "for talks": any talks.
        let many = doc.is(i, Traits::NOUN) && doc.slice(&(i..i + 1)).ends_with('s');
        let bare = many && doc.is(i.wrapping_sub(1), Traits::PREP);
        (i.saturating_sub(KIND_REACH)..i).any(any) || bare
    });
    let opens = |at: usize| {
        let verb = Traits::WOULD.with(Traits::WILL).with(Traits::VERBAL);
        let that = doc.reads(at, words!["that"]) && doc.is(at + 1, verb) && !takes_place(doc, at);
        let which =
            doc.reads(at, words!["in", "under", "by", "on"]) && doc.reads(at + 1, words!["which"]);
        let based = doc.reads(at, words!["based", "founded", "grounded", "built"])
            && doc.reads(at + 1, words!["on", "upon"]);
        that || which || based
    };
    // "a deal ending the war that would free them": words of the same thing stand between.
    let ends = Traits::PUNCT.with(Traits::CONJ).with(Traits::CONTRAST);
    let at = (last + 1..question.region.end.min(last + KIND_LENGTH))
        .take_while(|&i| !doc.is(i, ends) || doc.marks(i, &['“', '"', '‘']) || opens(i))
        .find(|&at| opens(at))?;
    (willing && some).then(|| Condition {
        range: at..end_of(doc, &(at..at + 1), question.sentence.end),
        kind: Kind::If,
        strict: false,
    })
}

/// "talks that would start in May", "that will be held in Havn": when or where, and no kind.
fn takes_place(doc: &Doc, that: usize) -> bool {
    let helps = Traits::HELPING.with(Traits::BE).with(Traits::ADV);
    let verb = (that + 1..that + 1 + KIND_REACH).find(|&i| !doc.is(i, helps));
    let starts = words![
        "start", "begin", "open", "resume", "convene", "take", "held", "hosted", "staged", "come",
        "happen", "occur", "follow",
    ];
    verb.is_some_and(|i| {
        doc.reads(i, starts) && (!doc.reads(i, words!["take"]) || doc.reads(i + 1, words!["place"]))
    })
}

/// "without a seat, there can be no treaty", "without a seat a treaty makes no sense": what
/// cannot be unless something else is, as its condition.
pub(super) fn without(doc: &Doc, found: &[Found], question: &Question) -> Option<Condition> {
    let region = &question.region;
    // "without any precondition" is none.
    let at = region
        .clone()
        .find(|&i| doc.reads(i, words!["without"]) && !covers(found, Tone::NoCondition, i))?;
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
    // Of words that only tell an issue, those of the main clause count.
    let half = named * 2 == question.matter.len() && question.by_cue;
    if named > 0 && (named * 2 > question.matter.len() || half) {
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

/// "wants the prisoners freed before it signs a treaty", "the troops must leave before any
/// talks": what is to come first, of a matter that has to wait for it.
pub(super) fn comes_first(doc: &Doc, question: &Question) -> Option<Condition> {
    let (&first, region) = (question.matter.first()?, &question.region);
    let cue = question.cue;
    let at = (region.start + 2..first)
        .rev()
        .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONTRAST)))
        .find(|&i| doc.reads(i, words!["before"]))?;
    let wished = cue.sign == Sign::For
        && matches!(
            cue.class,
            CueClass::Demand | CueClass::Appeal | CueClass::Propose
        );
    let must = (region.start..at).any(|i| doc.is(i, Traits::MUST));
    let day = doc.is(at + 1, Traits::TIME.with(Traits::NUMBER));
    let denied = (region.start..first).any(|i| doc.is(i, Traits::NEG));
    let open = !day && !denied && !question.sequence;
    ((wished || must) && open).then_some(Condition {
        range: region.start..at,
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
                || doc.is(i + 1, Traits::WOULD.with(Traits::WILL)) && doc.is(i + 2, Traits::MUST))
    });
    let named = |at: usize| question.matter.iter().all(|&i| i < at);
    // "if Norland wants a zone, it must pay": of a party, not of the thing.
    let whose = doc.is_named(range.start + 1) && doc.is(range.start + 2, Traits::CLAUSAL);
    plain
        && !whose
        && main.is_some_and(|at| at <= range.end + 1 || range.contains(&at))
        && main.is_some_and(named)
}

/// "if Sudria wants a treaty, it must free them": what another wants to have, it is told the
/// price of.
pub(super) fn bargain(doc: &Doc, question: &Question, wish: &Condition) -> Option<Condition> {
    let &first = question.matter.first()?;
    let wants = words![
        "want", "wants", "wanted", "wish", "wishes", "hope", "hopes", "seek", "seeks", "expect",
        "expects",
    ];
    let opens = doc.reads(wish.range.start, words!["if"]) && !wish.strict;
    let wanted = (wish.range.start..first).any(|i| doc.reads(i, wants));
    let ours = doc.reads(wish.range.start + 1, words!["we", "i"]);
    let from = wish.range.end + usize::from(doc.marks(wish.range.end, &[',']));
    let end = end_of(doc, &(from..from), question.sentence.end);
    let main = from..end.min(from + MAIN_REACH);
    let must = main.clone().any(|i| doc.is(i, Traits::MUST));
    (opens && wanted && !ours && must).then_some(Condition {
        range: main,
        kind: Kind::If,
        strict: true,
    })
}

/// "no treaty while they hold the valley": of what is denied for as long as something lasts.
pub(super) fn while_so(doc: &Doc, question: &Question) -> Option<Condition> {
    let last = *question.matter.last()?;
    let at = (last + 1..question.region.end)
        .take_while(|&i| !doc.is(i, Traits::PUNCT))
        .find(|&i| doc.reads(i, words!["while"]))?;
    let opens = Traits::DET.with(Traits::PRON).with(Traits::NOUN);
    let clause = doc.is(at + 1, opens) || doc.is_named(at + 1);
    let end = end_of(doc, &(at..at + 1), question.sentence.end);
    // "while Norland insists on it": what another holds against it.
    let held = doc.cues_in(&(at + 1..end)).next().is_some();
    (clause && !held).then_some(Condition {
        range: at..end,
        kind: Kind::Unless,
        strict: true,
    })
}

/// "wants the fee as a prerequisite to opening the dam", "its conditions for peace": what
/// follows is given only in return.
pub(super) fn prerequisite(doc: &Doc, found: &[Found], question: &Question) -> Option<Condition> {
    let &first = question.matter.first()?;
    let (range, _) = found.iter().find(|(range, tone)| {
        *tone == Tone::Prerequisite
            && range.end <= first
            && first - range.end <= PREREQUISITE_REACH
            && (question.region.contains(&range.start)
                // "is a precondition for a treaty": the region opens behind the noun.
                || range.start < question.region.start && range.end >= question.region.start)
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
