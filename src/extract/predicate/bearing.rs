//! Nouns of stance that a verb only lends itself to: "Norland voiced support for a truce",
//! "Sudria has objections to the fee", "concerns were raised by Sudria".

use std::ops::Range;

use super::bounds::{phrase_after, skip_comma};
use super::{Predicate, Site};
use crate::extract::source::{Source, identify, is_possessive, phrase_before, verb_group};
use crate::extract::token::{Traits, words};

/// How many words may stand between such a verb and its noun ("expressed its very strong
/// support").
const REACH: usize = 6;

/// Who bears a stance, and the verb that says so.
pub(super) struct Bearer {
    /// Who it is.
    pub(super) subject: Source,
    /// The words that name them; empty if they are named at another predicate.
    pub(super) named: Range<usize>,
    /// The tokens of the verb with its helping words.
    pub(super) verb: Range<usize>,
    /// Whether the verb only says that they have it.
    pub(super) owns: bool,
}

/// The subject of the verb that the noun at `noun` is the object of.
pub(super) fn of_object(site: &Site, noun: usize, before: &[Predicate]) -> Option<Bearer> {
    let doc = site.doc;
    let floor = site.bounds.start.max(noun.saturating_sub(REACH));
    let stops = Traits::PREP.with(Traits::CONTRAST).with(Traits::NAME);
    let verb = (floor..noun)
        .rev()
        .take_while(|&i| !doc.is(i, stops) && !doc.is_named(i) && !doc.marks(i, &[';', ':', '.']))
        .find(|&i| doc.is(i, Traits::BEARER))?;
    if is_encounter(site, verb, noun) {
        return None;
    }
    let group = verb_group(doc, site.bounds.start, verb);
    let prior = group.checked_sub(1).filter(|&i| i >= site.bounds.start);
    if prior.is_some_and(|i| doc.reads(i, words!["to"]) || is_possessive(doc, i)) {
        // "wants to voice support": what governs it tells the stance.
        return None;
    }
    let carried = prior.is_some_and(|i| doc.reads(i, words!["and", "but"]) || doc.marks(i, &[',']));
    if carried
        && let Some(last) = before
            .iter()
            .rev()
            .find(|p| p.at.end <= group && p.subject != Source::Nobody)
    {
        return Some(Bearer {
            subject: last.subject.clone(),
            named: noun..noun,
            verb: group..verb + 1,
            owns: owns(site, verb),
        });
    }
    if doc.is(verb, Traits::GERUND) && group == verb {
        return None;
    }
    let end = match prior {
        Some(i) if doc.reads(i, words!["who", "which", "that"]) => {
            skip_comma(doc, site.bounds.start, i)
        }
        _ => group,
    };
    let named = phrase_before(doc, site.bounds.start, end)?;
    let subject = identify(doc, &named);
    (subject != Source::Nobody).then_some(Bearer {
        subject,
        named,
        verb: group..verb + 1,
        owns: owns(site, verb),
    })
}

/// "had a call with Norland about the fee", "made a phone call": talks, and no wish.
fn is_encounter(site: &Site, verb: usize, noun: usize) -> bool {
    let doc = site.doc;
    let held = owns(site, verb) || doc.reads(verb, words!["hold", "holds", "held", "holding"]);
    let wired = words!["phone", "telephone", "video", "conference"];
    doc.is(noun, Traits::ENCOUNTER) && (held || doc.reads(noun - 1, wired))
}

/// The agent of the passive that a noun ending at `end` is the subject of, and where the
/// verb stands: "concerns about the fee were raised by Sudria".
pub(super) fn of_subject(site: &Site, end: usize) -> Option<Bearer> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let stops = Traits::PUNCT.with(Traits::CONJ);
    let verb = (end..bounds.end.min(end + REACH + REACH))
        .take_while(|&i| !doc.is(i, stops))
        .find(|&i| doc.is(i, Traits::BEARER))?;
    let group = verb_group(doc, bounds.start, verb);
    let be = (group..verb).any(|i| doc.is(i, Traits::BE));
    let by = (verb + 1..bounds.end.min(verb + 4)).find(|&i| doc.reads(i, words!["by"]))?;
    let named = phrase_after(doc, by + 1, bounds.end);
    let subject = identify(doc, &named);
    (be && subject != Source::Nobody).then_some(Bearer {
        subject,
        named,
        verb: group..verb + 1,
        owns: owns(site, verb),
    })
}

/// Whether the word at `at` says no more than that somebody has something.
fn owns(site: &Site, at: usize) -> bool {
    site.doc.reads(at, words!["have", "has", "had", "having"])
}
