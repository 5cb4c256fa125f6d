//! What a party will do, whatever the verb: "Norland will not sell the reef", "Marest would
//! reopen the lock", "Sudria is to free the crew".

use std::ops::Range;

use super::bounds::skip_comma;
use super::verb::announcing;
use super::{Pattern, Predicate, Site};
use crate::extract::source::{Source, identify, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// How many words may stand between a modal and its verb ("will under no circumstances sell").
const GAP: usize = 4;

/// The cue that stands for the modals: who will do something means to.
pub(in crate::extract) const WILL: &str = "prepare to";

/// Modals with their negation in one word.
const DENIED: &[WordKey] = words!["cannot", "can't", "won't", "wouldn't"];

/// They open a clause that tells when or why something else is so.
const CIRCUMSTANCE: &[WordKey] = words![
    "since", "as", "when", "while", "before", "after", "once", "until", "because",
];

/// Finds the modals of intent that no cue word follows, with their subject.
pub(super) fn wills(site: &Site, found: &[Predicate]) -> Vec<Predicate> {
    let taken = |at: usize| {
        found
            .iter()
            .any(|p| p.group.contains(&at) || p.at.contains(&at))
    };
    site.bounds
        .clone()
        .filter(|&at| !taken(at))
        .filter(|&at| is_meant(site, at, found))
        .filter_map(|at| will_at(site, at))
        .filter(|p| !taken(p.at.start))
        .collect()
}

/// Whether a modal tells of a will: any that is denied, and "will"; "would" only in words
/// that are told or under a text ("Under the plan, Norland would pay").
fn is_meant(site: &Site, at: usize, found: &[Predicate]) -> bool {
    let (doc, start) = (site.doc, site.bounds.start);
    let told = || {
        found.iter().any(|p| {
            let cue = &site.lexicon.cues[p.cue];
            cue.speech && p.content.contains(&at)
        })
    };
    !doc.is(at, Traits::WOULD)
        || doc.is(at + 1, Traits::NEG)
        || doc.inside[at] != 0
        || doc.reads(start, words!["under", "in"])
        || told()
}

fn will_at(site: &Site, at: usize) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let verb = verb_after(site, at)?;
    let group = verb_group(doc, bounds.start, verb).min(at);
    let phrase = subject_before(site, group)?;
    // "since Norland will leave the pact in May": a circumstance.
    let before = phrase.start.checked_sub(1).filter(|&i| i >= bounds.start);
    if before.is_some_and(|i| doc.reads(i, CIRCUMSTANCE)) {
        return None;
    }
    let subject = identify(doc, &phrase);
    matches!(
        subject,
        Source::Parties(_) | Source::Person | Source::Office(_)
    )
    .then_some(Predicate {
        cue: site.lexicon.verb(WILL)?,
        at: verb..verb + 1,
        group: group..verb,
        subject,
        source: phrase.clone(),
        named: phrase,
        content: verb..bounds.end,
        pattern: Pattern::Subject,
    })
}

/// The verb that a modal of intent at `at` governs, where it tells of what its subject does:
/// no "would have paid", no "will be seen", no "will have to".
fn verb_after(site: &Site, at: usize) -> Option<usize> {
    let (doc, end) = (site.doc, site.bounds.end);
    let after = behind_modal(site, at)?;
    let helps = Traits::ADV.with(Traits::NEG);
    let verb =
        (after..end.min(after + GAP)).find(|&i| !doc.is(i, helps) || doc.is(i, Traits::BARE))?;
    let closed = Traits::PUNCT
        .with(Traits::PREP)
        .with(Traits::PRON)
        .with(Traits::DET)
        .with(Traits::CONJ);
    let being = doc.reads(verb, words!["be"]);
    if doc.reads(verb, words!["have", "need", "like", "rather"])
        || being && !doc.is(verb + 1, Traits::GERUND)
        || doc.is(verb, closed)
    {
        return None;
    }
    let verb = verb + usize::from(being);
    let denied = (at..verb).any(|i| doc.is(i, Traits::NEG)) || doc.reads(at, DENIED);
    (denied || !doc.is(verb, Traits::BEFALLING)).then_some(verb)
}

/// Where the words behind a modal of intent at `at` begin, if it is one.
fn behind_modal(site: &Site, at: usize) -> Option<usize> {
    let doc = site.doc;
    let modal = doc.is(at, Traits::WILL.with(Traits::WOULD)) && !doc.is(at, Traits::NAME);
    if modal || doc.reads(at, DENIED) {
        Some(at + 1)
    } else if doc.reads(at, words!["can"]) && doc.reads(at + 1, words!["not", "never"]) {
        Some(at + 2)
    } else if doc.reads(at, words!["is", "are"]) && is_to(site, at) {
        (at + 1..site.bounds.end)
            .find(|&i| doc.reads(i, words!["to"]))
            .map(|to| to + 1)
    } else if doc.reads(at, words!["to"])
        && doc.is(at + 1, Traits::BARE)
        && announcing(site, at).is_some()
    {
        // "Norland to open the lock"
        Some(at + 1)
    } else {
        None
    }
}

/// "is to", "are not to".
fn is_to(site: &Site, be: usize) -> bool {
    let doc = site.doc;
    let to = be + 1 + usize::from(doc.reads(be + 1, words!["not", "now", "also"]));
    doc.reads(to, words!["to"]) && doc.is(to + 1, Traits::BARE)
}

/// Who stands before the verb; in a relative clause, whom "who" stands for.
fn subject_before(site: &Site, group: usize) -> Option<Range<usize>> {
    let (doc, start) = (site.doc, site.bounds.start);
    let prior = group.checked_sub(1).filter(|&i| i >= start)?;
    let end = if doc.reads(prior, words!["who", "which"]) {
        skip_comma(doc, start, prior)
    } else {
        group
    };
    phrase_before(doc, start, end)
}
