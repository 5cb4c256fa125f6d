//! Echoes: a helping word that stands for what was said of another: "Sudria wants a fee, but
//! Norland does not", "Sudria rejects it, and so does Norland".
//!
//! In: a sentence with the predicates found. Out: a predicate of who echoes them: a yes where
//! the same is said of it, a no where the opposite is. What it is about, goes on.

use std::ops::Range;

use super::{Pattern, Predicate, Site};
use crate::extract::attitude::has_negation;
use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{Source, identify};
use crate::extract::token::{Traits, words};

/// The cues that stand for an echo.
const SAME: &str = "support";
const OPPOSITE: &str = "reject";

/// Finds the echoes of a sentence.
pub(super) fn echoes(site: &Site, found: &[Predicate]) -> Vec<Predicate> {
    if found.is_empty() {
        return Vec::new();
    }
    let mentions = site.doc.mentions_in(site.bounds.clone());
    mentions
        .filter(|m| !m.detached && !matches!(m.kind, Kind::Nobody | Kind::Demonym))
        .filter_map(|m| echo(site, m, found))
        .collect()
}

/// What the words around a name echo, if they do.
fn echo(site: &Site, mention: &Mention, found: &[Predicate]) -> Option<Predicate> {
    let (doc, named) = (site.doc, mention.tokens.clone());
    let model = found
        .iter()
        .rev()
        .find(|p| p.at.end <= named.start && !p.named.is_empty() && p.at.start >= p.named.end)?;
    let another = matches!(&model.subject, Source::Parties(holders)
        if holders.iter().all(|h| h.party != mention.party));
    let denied = has_negation(doc, &model.group);
    let (at, cue) = if let Some(at) = so_does(doc, &named, site.bounds.start) {
        (at, SAME)
    } else {
        let (at, negated) = does_not(doc, named.end, site.bounds.end)?;
        (negated != denied).then_some((at, OPPOSITE))?
    };
    let end = at.end.max(named.end);
    if !another || !ends(doc, end, site.bounds.end) {
        return None;
    }
    Some(Predicate {
        cue: site.lexicon.verb(cue)?,
        at: at.clone(),
        group: at,
        subject: identify(doc, &named),
        source: named.clone(),
        named,
        content: end..end,
        pattern: Pattern::Subject,
    })
}

/// "so does Norland", "nor will Norland", "as has Norland": the words before a name.
fn so_does(doc: &Doc, named: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let helps = named.start.checked_sub(1).filter(|&i| i > floor)?;
    let so = doc.reads(helps - 1, words!["so", "nor", "neither", "as"]);
    (so && doc.is(helps, Traits::HELPING)).then_some(helps - 1..helps + 1)
}

/// "does not", "won't", "does", "did too": the words behind a name, and whether they deny.
fn does_not(doc: &Doc, from: usize, end: usize) -> Option<(Range<usize>, bool)> {
    if from >= end || !doc.is(from, Traits::HELPING.with(Traits::NEG)) {
        return None;
    }
    if doc.is(from, Traits::NEG) {
        let contracted = doc.slice(&(from..from + 1)).contains(['\'', '’']);
        return (contracted || doc.reads(from, words!["cannot"])).then_some((from..from + 1, true));
    }
    let not = doc.reads(from + 1, words!["not"]) && from + 1 < end;
    Some((from..from + 1 + usize::from(not), not))
}

/// Whether the clause ends at `at`.
fn ends(doc: &Doc, at: usize, bound: usize) -> bool {
    at >= bound
        || doc.marks(at, &[',', ';', '.', '”', '"', '—', '–', '!'])
        || doc.is(at, Traits::CONTRAST)
}
