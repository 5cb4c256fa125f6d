//! Rivals: which of the matches that rest on the same words are kept.
//!
//! In: the matches of a region, best first. Out: those of them that say what the others do not.

use std::collections::BTreeSet;

use super::score::ENOUGH;
use super::{Match, Topic, Topics};
use crate::extract::doc::Doc;

impl Topics {
    /// Drops what rests on one word that only shares its class with a cue, where the word itself
    /// is a cue of another proposal of the issue: "tax" is "a tax", not "a fee".
    pub(super) fn to_the_letter(&self, doc: &Doc, found: &mut Vec<Match>) {
        let own = |m: &Match, at: usize| {
            let same = |t: &&Topic| (Some(t.issue), Some(t.proposal)) == (m.issue, m.proposal);
            let topic = self.proposals.iter().find(same);
            topic.is_some_and(|t| t.own.contains(&doc.tokens[at].stem))
        };
        let alone = |m: &Match| match *m.core.as_slice() {
            [at] if m.by_cue => Some((m.issue, at, own(m, at))),
            _ => None,
        };
        let rests: Vec<_> = found.iter().map(alone).collect();
        let mut each = rests.iter();
        found.retain(|_| match each.next() {
            Some(&Some((issue, at, false))) => !rests.contains(&Some((issue, at, true))),
            _ => true,
        });
    }
}

/// Drops what rests on a part of the words that another rests on: "territorial concessions"
/// says more than "concessions".
pub(super) fn specific(found: Vec<Match>) -> Vec<Match> {
    let within = |a: &Match, b: &Match| {
        a.by_cue && a.core.len() < b.core.len() && a.core.iter().all(|at| b.core.contains(at))
    };
    let general: Vec<bool> = found
        .iter()
        .map(|a| found.iter().any(|b| within(a, b)))
        .collect();
    let mut general = general.into_iter();
    let mut found = found;
    found.retain(|_| !general.next().unwrap_or_default());
    found
}

/// Keeps the matches that rest on words of their own, best first.
pub(super) fn apart(found: Vec<Match>) -> Vec<Match> {
    let mut kept: Vec<Match> = Vec::new();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for candidate in found {
        let topic = (candidate.issue, candidate.proposal);
        if kept.iter().any(|k| (k.issue, k.proposal) == topic) {
            continue;
        }
        let fresh = candidate
            .tokens
            .iter()
            .filter(|t| !used.contains(t))
            .count();
        // A second proposal must rest on words that the first did not use.
        let own = kept.is_empty()
            || (fresh * 3 >= candidate.tokens.len() * 2 && candidate.score >= ENOUGH + 0.1);
        if own {
            used.extend(&candidate.tokens);
            kept.push(candidate);
        }
    }
    kept
}
