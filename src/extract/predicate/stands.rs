//! What a noun of stance stands for: "Moscow's demand that …", "its goal in the talks has been …",
//! "its message was clear: …".
//!
//! In: a noun of stance and its owner. Out: the words that say what it is.

use std::ops::Range;

use super::Site;
use crate::agenda::lexicon::{CueClass, Lexicon, Pos};
use crate::extract::doc::{CueHit, Doc};
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, words};

/// How many words after "condition" may say what it is for.
const FOR: usize = 8;
/// How many words an adjunct between a noun and its "is" has at most.
const ADJUNCT: usize = 10;
/// How many words a form of "be" has ("will also have been").
const BEING: usize = 4;

/// Returns what a noun is about whose owner ends at `owned`.
pub(super) fn content(site: &Site, hit: &CueHit, owned: usize) -> Option<Range<usize>> {
    let (doc, at) = (site.doc, &hit.tokens);
    // "Moscow's territorial demands" says in the words between what it demands.
    let class = site.lexicon.cues[hit.cue].class;
    // "Moscow's main condition for a truce is …": what it is for is not what is asked.
    if doc.is(at.start, Traits::REFERENT)
        && doc.reads(at.end, words!["for", "of"])
        && class == CueClass::Demand
        && let Some(be) = (at.end..site.bounds.end.min(at.end + FOR))
            .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONJ).with(Traits::VERBAL)))
            .find(|&i| is_be(doc, i))
        && (doc.reads(be + 1, words!["that", "to"]) || names(doc, be + 1))
    {
        return Some(be + 1..site.bounds.end);
    }
    let whole = matches!(class, CueClass::Demand | CueClass::Reject) && (owned..at.start).len() > 1;
    if whole {
        return Some(owned..site.bounds.end);
    }
    // "Moscow's demand: no troops", "its message was clear: no troops".
    let told = doc.is(at.start, Traits::POSITION) || class == CueClass::Statement;
    let plain =
        usize::from(is_be(doc, at.end)) + usize::from(doc.is(at.end + 1, Traits::ADJECTIVE));
    let colon = at.end + if plain == 2 { 2 } else { 0 };
    if doc.marks(colon, &[':'])
        && (told
            || matches!(
                class,
                CueClass::Demand | CueClass::Appeal | CueClass::Propose
            ))
    {
        return Some(colon + 1..site.bounds.end);
    }
    // "Moscow's demand remains that …", "one of Kyiv's conditions is the release of …"
    if let Some(be) = be_behind(site, at) {
        let wished = matches!(
            class,
            CueClass::Demand | CueClass::Appeal | CueClass::Propose
        );
        // "Norland's argument is we should pay".
        let clause = !wished && (doc.is(be + 1, Traits::PRON) || doc.is_named(be + 1));
        let says = doc.reads(be + 1, words!["that", "to", "for"])
            || wished && names(doc, be + 1)
            || clause;
        if says || be == at.end {
            return says.then_some(be + 1..site.bounds.end);
        }
    }
    // "its old stance – that …", "the argument, that …".
    if doc.marks(at.end, &[',', '–', '—', '-', ':'])
        && doc.reads(at.end + 1, words!["that"])
        && doc.is(at.start, Traits::POSITION)
    {
        return Some(at.end + 1..site.bounds.end);
    }
    // A position is told by what it is, not by what it is on.
    let on = doc.is(at.end, Traits::COMPLEMENT)
        && (doc.reads(at.end, words!["that"])
            || !doc.reads(at.start, words!["position", "stance"]));
    on.then_some(at.end..site.bounds.end)
}

/// "is", "has been", "in the talks remains": the last word of the "be" behind the noun at `at`,
/// adjuncts that tell when or where stepped over.
fn be_behind(site: &Site, at: &Range<usize>) -> Option<usize> {
    let doc = site.doc;
    let mut from = at.end;
    let about = doc.is(at.start, Traits::POSITION);
    let leads = |i: usize| {
        let when = words![
            "in",
            "during",
            "throughout",
            "at",
            "since",
            "from",
            "after",
            "before",
            "until",
            "all",
        ];
        doc.reads(i, when)
            || about && doc.reads(i, words!["on", "about", "over", "towards", "toward"])
    };
    if leads(from) {
        let within = Traits::DET
            .with(Traits::NOUN)
            .with(Traits::NAME)
            .with(Traits::ADJECTIVE)
            .with(Traits::NUMBER)
            .with(Traits::TIME)
            .with(Traits::GERUND);
        from = (from + 1..site.bounds.end.min(from + ADJUNCT))
            .find(|&i| !doc.is(i, within) && !doc.is_named(i) && !leads(i))?;
    }
    let group = Traits::HELPING.with(Traits::ADV).with(Traits::BE);
    let be = (from..site.bounds.end.min(from + BEING))
        .take_while(|&i| doc.is(i, group) && !doc.is(i, Traits::NEG) || is_be(doc, i))
        .filter(|&i| is_be(doc, i))
        .last()?;
    (!is_possessive(doc, be)).then_some(be)
}

/// "is", "remains", "include": what follows says what the noun before stands for.
pub(super) fn is_be(doc: &Doc, at: usize) -> bool {
    let be = words![
        "remains", "remain", "remained", "include", "includes", "included",
    ];
    doc.is(at, Traits::BE) || doc.reads(at, be)
}

/// Whether a noun phrase begins at `at`, no judgement ("is unacceptable") and no verb.
pub(super) fn names(doc: &Doc, at: usize) -> bool {
    let noun = Traits::NOUN
        .with(Traits::NAME)
        .with(Traits::GERUND)
        .with(Traits::DET);
    let cues = &Lexicon::built_in().cues;
    let adjective = |i: usize| {
        doc.cues_at(i)
            .any(|hit| cues[hit.cue].pos == Pos::Adjective)
    };
    let article = doc.reads(at, words!["a", "an"]);
    let judged = article && (doc.cues_at(at + 1).next().is_some() || adjective(at));
    (doc.is(at, noun) || doc.is_named(at) || doc.reads(at, words!["no"]))
        && !doc.is(at, Traits::ADV)
        && !judged
}
