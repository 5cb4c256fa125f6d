//! What a party will do, whatever the verb: "Norland will not sell the reef", "Marest would
//! reopen the lock", "Sudria is to free the crew".

use std::ops::Range;

use super::bounds::{phrase_after, skip_comma};
use super::verb::announcing;
use super::{Pattern, Predicate, Site};
use crate::extract::source::{Source, identify, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// How many words may stand between a modal and its verb ("will under no circumstances sell").
const GAP: usize = 4;

/// The cue that stands for the modals: who will do something means to.
pub(in crate::extract) const WILL: &str = "prepare to";

/// The cue that stands for "would have somebody do it".
const WISH: &str = "want";

/// Modals with their negation in one word.
const DENIED: &[WordKey] = words!["cannot", "can't", "won't", "wouldn't"];

/// They open a clause that tells when or why something else is so.
const CIRCUMSTANCE: &[WordKey] = words![
    "since", "as", "when", "while", "before", "after", "once", "until", "because",
];

/// They open what something depends on.
const CONDITIONS: &[WordKey] = words![
    "if",
    "unless",
    "provided",
    "providing",
    "assuming",
    "once",
    "should",
    "subject",
];

/// They stand before a modal that stands before its subject ("Nor will Norland pay").
const FRONTED: &[WordKey] = words!["nor", "never", "neither", "hardly", "scarcely"];

/// How many words may stand between "only" and the modal ("Only once the toll falls will …").
const ONLY: usize = 24;

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
        .filter_map(|at| {
            will_at(site, at)
                .or_else(|| fronted(site, at))
                .or_else(|| wished(site, at))
        })
        .filter(|p| !taken(p.at.start))
        .collect()
}

/// "Only once the toll falls will Norland pay", "Nor would Sudria sign": the modal at `at`
/// stands before its subject.
fn fronted(site: &Site, at: usize) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &site.bounds);
    if !doc.is(at, Traits::WILL.with(Traits::WOULD).with(Traits::COULD)) {
        return None;
    }
    let prior = at.checked_sub(1).filter(|&i| i >= bounds.start)?;
    let opener = (bounds.start.max(at.saturating_sub(ONLY))..at)
        .rev()
        .take_while(|&i| !doc.marks(i, &[';', ':', '.', '?']))
        .find(|&i| {
            doc.reads(i, words!["only"])
                || doc.reads(i, words!["not", "no"])
                    && doc.reads(i + 1, words!["until", "before", "circumstances"])
        });
    let from = if doc.reads(prior, FRONTED) {
        prior
    } else {
        opener?
    };
    let opens = from == bounds.start
        || doc.is(from - 1, Traits::PUNCT.with(Traits::CONTRAST))
        || doc.reads(from - 1, words!["that", "and", "under"]);
    let phrase = phrase_after(doc, at + 1, bounds.end);
    let verb = (phrase.end..bounds.end.min(phrase.end + GAP))
        .find(|&i| !doc.is(i, Traits::ADV.with(Traits::NEG)) || doc.is(i, Traits::BARE))?;
    let subject = identify(doc, &phrase);
    let acts = matches!(subject, Source::Parties(_)) && !doc.is(verb, Traits::PUNCT);
    (opens && acts).then_some(Predicate {
        cue: site.lexicon.verb(WILL)?,
        at: verb..verb + 1,
        group: if from == prior { from } else { at }..verb,
        subject,
        source: phrase.clone(),
        named: phrase,
        content: verb..bounds.end,
        pattern: Pattern::Subject,
    })
}

/// "Norland would have Sudria open the lock": what it wishes another one to do.
fn wished(site: &Site, at: usize) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &site.bounds);
    if !doc.is(at, Traits::WOULD)
        || !doc.reads(at + 1, words!["have"])
        || doc.reads(at + 2, words!["to"])
    {
        return None;
    }
    let from = at + 2 + usize::from(doc.is(at + 2, Traits::DET) && !doc.is_named(at + 2));
    let named = doc.mention(from).map(|mention| mention.tokens.end);
    let end = named.unwrap_or_else(|| phrase_after(doc, from, bounds.end).end);
    let object = at + 2..end;
    let closed = Traits::PUNCT
        .with(Traits::PREP)
        .with(Traits::CONJ)
        .with(Traits::HELPING)
        .with(Traits::POSSESSIVE)
        .with(Traits::GERUND);
    let bare = doc.is(end, Traits::BARE) || named.is_some() && !doc.is(end, closed);
    let does = bare && !doc.is(end, Traits::PARTICIPLE) && end < bounds.end;
    let phrase = subject_before(site, at)?;
    let subject = identify(doc, &phrase);
    (does
        && object.len() > usize::from(from > at + 2)
        && matches!(subject, Source::Parties(_) | Source::Office(_)))
    .then_some(Predicate {
        cue: site.lexicon.verb(WISH)?,
        at: at + 1..at + 2,
        group: at..at + 2,
        subject,
        source: phrase.clone(),
        named: phrase,
        content: object.start..bounds.end,
        pattern: Pattern::Subject,
    })
}

/// Whether a modal tells of a will: any that is denied, and "will"; "would" only in words
/// that are told, under a text ("Under the plan, Norland would pay") or under a condition;
/// "could" only under a condition.
fn is_meant(site: &Site, at: usize, found: &[Predicate]) -> bool {
    let (doc, start) = (site.doc, site.bounds.start);
    let told = || {
        found.iter().any(|p| {
            let cue = &site.lexicon.cues[p.cue];
            cue.speech && p.content.contains(&at)
        })
    };
    let supposes = || site.bounds.clone().any(|i| opens_condition(site, i));
    if doc.is(at, Traits::COULD) && !doc.is(at, Traits::WOULD.with(Traits::NEG)) {
        return doc.is(at + 1, Traits::NEG) || supposes();
    }
    !doc.is(at, Traits::WOULD)
        || doc.is(at + 1, Traits::NEG)
        || doc.inside[at] != 0
        || doc.reads(start, words!["under", "in"])
        || doc.reads(at + 1, words!["have"])
        || told()
        || supposes()
}

/// Whether a condition begins at `at`: "if", "so long as", "on condition that", "but only
/// after".
fn opens_condition(site: &Site, at: usize) -> bool {
    let doc = site.doc;
    let asks = words!["as", "even", "see", "ask", "asked", "know", "say"];
    let pairs = doc.reads(at, words!["long"]) && doc.reads(at + 1, words!["as"])
        || doc.reads(at, words!["condition"])
            && doc.reads(at + 1, words!["that", "of"])
            && !doc.reads(at + 2, words!["anonymity"])
        || doc.reads(at, words!["return", "exchange"])
            && doc.reads(at.wrapping_sub(1), words!["in"])
        || doc.reads(at, words!["only"])
            && doc.reads(at + 1, words!["after", "when", "with", "once"]);
    pairs || doc.reads(at, CONDITIONS) && !doc.reads(at.wrapping_sub(1), asks)
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
    } else if doc.is(at, Traits::COULD) && doc.reads(at + 1, words!["not", "never"]) {
        Some(at + 2)
    } else if doc.is(at, Traits::COULD) && !doc.is(at, Traits::NAME) {
        Some(at + 1)
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
