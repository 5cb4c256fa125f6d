//! Government: words between a cue and the matter, or about its verb, that turn the sign.
//!
//! In: a question with its tones, and the sign so far. Out: the sign turned by verbs that
//! exclude or refuse ("refused to rule out", "accused of blocking"), by wishes that are kept
//! ("will not drop its demand") and by harm that is turned down ("rejects any attack on it").

use super::past;
use super::tone::{Found, Tone, covers, overlaps};
use super::{Question, REVERSER_REACH, Sum};
use crate::agenda::lexicon::{CueClass, Form, Lexicon, Pos, Sign};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};
use crate::model::Firmness;

/// How many words after "withdraw from" the word for a place may stand.
const PLACE_REACH: usize = 5;
/// Verbs of what takes away from a thing, beside those that harm.
const COMPROMISES: &[WordKey] = words![
    "compromise",
    "compromises",
    "compromising",
    "infringes",
    "curtail",
    "curtails",
    "dilute",
    "dilutes",
    "erode",
    "erodes",
    "prejudice",
    "prejudices",
];
/// Nouns of what does harm to a thing.
const HARM: &[WordKey] = words![
    "infringement",
    "infringements",
    "encroachment",
    "erosion",
    "violation",
    "violations",
    "breach",
    "breaches",
    "attack",
    "attacks",
    "assault",
    "threat",
    "threats",
    "interference",
];

/// What is to become of a thing that somebody wants to be rid of.
const UNDONE: &[WordKey] = words![
    "scrapped",
    "dropped",
    "struck",
    "stricken",
    "deleted",
    "removed",
    "lifted",
    "cancelled",
    "canceled",
    "abolished",
    "repealed",
    "revoked",
    "rescinded",
    "annulled",
    "stopped",
    "halted",
    "ended",
    "suspended",
    "frozen",
    "shelved",
    "ditched",
    "buried",
    "banned",
    "outlawed",
    "forbidden",
    "prohibited",
    "shut",
    "closed",
    "withdrawn",
    "reversed",
    "overturned",
    "undone",
    "dismantled",
    "gone",
    "excluded",
    "excised",
    "expunged",
    "erased",
    "slammed",
];

/// How many words behind the matter such a word may stand.
const UNDONE_REACH: usize = 6;

/// "wants the clause struck out", "asks that the ban be lifted": what is wished is the end of
/// it.
pub(super) fn undone(doc: &Doc, question: &Question) -> bool {
    let wishes = matches!(
        question.cue.class,
        CueClass::Appeal | CueClass::Demand | CueClass::Propose
    ) && question.cue.sign == Sign::For;
    let Some(&last) = question.matter.last() else {
        return false;
    };
    if !wishes || question.reversed || question.region.start > last {
        return false;
    }
    if is_kept_out(doc, question) {
        return true;
    }
    let end = question.region.end.min(last + 1 + UNDONE_REACH);
    let stops = Traits::PUNCT.with(Traits::CONJ);
    (last + 1..end)
        .take_while(|&i| !doc.is(i, stops) && !doc.is(i, Traits::NEG))
        .any(|i| {
            doc.reads(i, UNDONE)
                && !doc.is(i.wrapping_sub(1), Traits::DET)
                && !doc.reads(
                    i.wrapping_sub(1),
                    words!["has", "have", "had", "was", "were", "been"],
                )
        })
}

/// "wants Norland out of the pact": of a wish, where its object is not to be.
fn is_kept_out(doc: &Doc, question: &Question) -> bool {
    let object = Traits::NOUN.with(Traits::NAME).with(Traits::PRON);
    let out = question.region.clone().find(|&i| {
        let before = i.wrapping_sub(1);
        doc.reads(i, words!["out"])
            && doc.reads(i + 1, words!["of"])
            && before >= question.region.start
            && (doc.is_named(before) || doc.is(before, object))
    });
    out.is_some_and(|i| {
        let place = i + 2..i + 2 + PLACE_REACH;
        question.matter.iter().any(|at| place.contains(at)) && !question.matter.contains(&i)
    })
}

/// "refused to rule out", "agreed to rule out": the verb behind the cue excludes.
pub(super) fn excluded(doc: &Doc, found: &[Found], question: &Question, sum: &mut Sum) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    let excludes = found.iter().any(|(range, tone)| {
        *tone == Tone::Exclusion
            && question.region.start <= range.start
            && range.end <= first
            && !overlaps(range, &question.group)
            && !(range.end..first).any(|i| doc.is(i, Traits::CONTRAST) || doc.marks(i, &[',', ';']))
    });
    if !excludes {
        return;
    }
    if sum.sign < 0 {
        sum.open = true;
        sum.why
            .push("to rule it out is refused, which leans to support");
    } else {
        sum.turn("it is ruled out");
    }
}

/// "tried to back out of", "accused of blocking": the verb that the cue governs refuses.
///
/// Verbs that deny or exclude are counted elsewhere.
pub(super) fn governed(doc: &Doc, found: &[Found], question: &Question, sum: &mut Sum) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    if sum.sign > 0 && past::is_to_be_dropped(doc, found, question) {
        sum.turn("the wish for it is to be given up");
        return;
    }
    if question.reversed || question.region.start > first {
        return;
    }
    let cues = &Lexicon::built_in().cues;
    let refuses = doc.cues_in(&(question.region.start..first)).any(|hit| {
        let at = hit.tokens.start;
        let cue = &cues[hit.cue];
        let infinitive = hit.form == Form::Base && doc.reads(at.wrapping_sub(1), words!["to"]);
        let gerund = hit.form == Form::Ing && doc.is(at.wrapping_sub(1), Traits::PREP);
        cue.pos == Pos::Verb
            && cue.class == CueClass::Reject
            && (infinitive || gerund)
            && !doc.is(at, Traits::DENIAL)
            && !covers(found, Tone::Exclusion, at)
            && !overlaps(&hit.tokens, &question.group)
            && !(hit.tokens.end..first)
                .any(|i| doc.is(i, Traits::CONTRAST) || doc.marks(i, &[',', ';']))
    });
    if refuses {
        sum.turn("what it governs refuses");
    }
}

/// "rejects any plan that weakens it", "will not tolerate an attack on it": what harms the
/// matter is turned down.
pub(super) fn spared(doc: &Doc, found: &[Found], question: &Question, sum: &mut Sum) {
    let Some(&first) = question.matter.first() else {
        return;
    };
    if sum.sign >= 0 || sum.open || question.reversed || question.cue.sign == Sign::Content {
        return;
    }
    let verb = Traits::VERBAL.with(Traits::BARE).with(Traits::GERUND);
    let harms = |i: usize| {
        let verb_of_harm = covers(found, Tone::Harms, i) || doc.reads(i, COMPROMISES);
        let noun_of_harm = doc.reads(i, HARM) && doc.is(i + 1, Traits::PREP) && i + 1 < first;
        verb_of_harm && doc.is(i, verb) || noun_of_harm
    };
    let from = question
        .region
        .start
        .max(first.saturating_sub(REVERSER_REACH));
    let harmed = (from..first).any(|i| harms(i) && !overlaps(&(i..i + 1), &question.group));
    if harmed || is_incompatible(doc, question) {
        sum.turn("what would harm it is turned down");
        sum.refused = false;
    }
}

/// "will not accept terms that are incompatible with it", "rejects rules at odds with it": whether
/// most of the matter stands behind words for what does not agree with it.
fn is_incompatible(doc: &Doc, question: &Question) -> bool {
    let clashes = words![
        "incompatible",
        "inconsistent",
        "irreconcilable",
        "contrary",
        "odds",
        "conflict",
        "conflicts",
        "contradiction",
        "variance",
    ];
    let links = words!["with", "to"];
    let clash = question
        .region
        .clone()
        .find(|&i| doc.reads(i, clashes) && doc.reads(i + 1, links));
    clash.is_some_and(|clash| {
        let behind = question.matter.iter().filter(|&&at| at > clash).count();
        behind * 2 > question.matter.len()
    })
}

/// "refuses to drop its demand for it": it is asked for as before.
pub(super) fn kept(doc: &Doc, found: &[Found], question: &Question, sum: &mut Sum) {
    if !past::is_kept(doc, found, question) {
        return;
    }
    let negative = question.negative && !question.by_cue;
    sum.sign = if question.contrary == negative { 1 } else { -1 };
    sum.open = false;
    sum.conceded = false;
    sum.firm = Some(Firmness::Firm);
    sum.why.push("what is asked for is kept");
}

/// "its troops will withdraw from the valley": whoever leaves a place turns nothing down.
pub(super) fn moves_out(doc: &Doc, question: &Question) -> bool {
    let verb = [
        "withdraw from",
        "pull out of",
        "pull back from",
        "pull away from",
    ];
    let forces = words![
        "troops",
        "forces",
        "army",
        "soldiers",
        "units",
        "garrison",
        "garrisons",
        "military",
        "navy",
        "brigades",
        "peacekeepers",
        "fighters",
        "settlers",
    ];
    let places = words![
        "territory",
        "territories",
        "area",
        "areas",
        "region",
        "regions",
        "province",
        "provinces",
        "strip",
        "corridor",
        "zone",
        "zones",
        "city",
        "cities",
        "town",
        "towns",
        "village",
        "villages",
        "island",
        "islands",
        "border",
        "coast",
        "valley",
        "front",
        "line",
        "lines",
        "base",
        "bases",
        "part",
        "parts",
        "land",
        "lands",
        "positions",
    ];
    let object = question.at.end..question.sentence.end.min(question.at.end + PLACE_REACH);
    verb.contains(&question.cue.cue.as_str())
        && (question.named.clone().any(|i| doc.reads(i, forces))
            || object
                .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONJ)))
                .any(|i| doc.reads(i, places)))
}
