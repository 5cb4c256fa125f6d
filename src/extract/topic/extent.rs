//! Extents: whether all of a thing is spoken of or a part of it, for good or for a while.
//!
//! "All sanctions are lifted" and "some sanctions are lifted" share their words. In: the text of
//! a proposal, or a document with what was found there. Out: which extent is told; and, of the
//! proposals of one issue that share words, which one the words beside them mean: "lifted in
//! their entirety", "a limited withdrawal".

use std::ops::Range;

use super::{Match, Topics};
use crate::extract::doc::Doc;
use crate::extract::token::{Token, Traits, WordKey, words};

/// Up to how many words before or behind those of a match its extent is told.
const REACH: usize = 3;
/// How much more a proposal fits whose extent is told.
const TOLD: f64 = 1.3;
/// How much less one fits whose opposite is told.
const DENIED: f64 = 0.6;
/// How much less one fits where no extent is told.
const UNTOLD: f64 = 0.9;

/// All of it, or for good.
const WHOLE: &[WordKey] = words![
    "all",
    "every",
    "entire",
    "entirely",
    "entirety",
    "whole",
    "complete",
    "completely",
    "full",
    "fully",
    "total",
    "totally",
    "comprehensive",
    "everything",
    "everyone",
    "everybody",
    "permanent",
    "permanently",
    "lasting",
    "durable",
    "indefinite",
    "indefinitely",
    "good",
];

/// A part of it, or for a while.
const PART: &[WordKey] = words![
    "some",
    "partial",
    "partially",
    "partly",
    "part",
    "parts",
    "half",
    "limited",
    "few",
    "gradual",
    "gradually",
    "phased",
    "phase",
    "phases",
    "staged",
    "stages",
    "staggered",
    "temporary",
    "temporarily",
    "interim",
    "initial",
    "short",
    "brief",
    "slightly",
    "modest",
    "selected",
    "several",
];

/// What is told of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// A part of it.
    Part,
}

/// Returns the extent that a text tells; none if it tells both or neither.
pub(super) fn of_text(tokens: &[Token]) -> Option<Extent> {
    let has = |list: &[WordKey]| tokens.iter().any(|token| list.contains(&token.key));
    one(has(WHOLE), has(PART))
}

/// The extent where only one of the two is told.
const fn one(whole: bool, part: bool) -> Option<Extent> {
    match (whole, part) {
        (true, false) => Some(Extent::Whole),
        (false, true) => Some(Extent::Part),
        _ => None,
    }
}

impl Topics {
    /// Puts those of the proposals of one issue first whose extent the words beside them tell.
    pub(super) fn by_extent(&self, doc: &Doc, region: &Range<usize>, found: &mut [Match]) {
        let extent = |m: &Match| self.topic(m).and_then(|topic| topic.extent);
        let rivals = |m: &Match| {
            let mut others = found.iter().filter(|other| other.issue == m.issue);
            others.any(|other| extent(other) != extent(m) && shares(other, m))
        };
        let factors: Vec<Option<f64>> = found
            .iter()
            .map(|m| rivals(m).then(|| fit(doc, region, m, extent(m))))
            .collect();
        if factors.iter().all(Option::is_none) {
            return;
        }
        let fits: Vec<f64> = factors
            .iter()
            .zip(found.iter())
            .map(|(factor, m)| factor.unwrap_or(1.0) * m.score)
            .collect();
        let mut order: Vec<usize> = (0..found.len()).collect();
        for at in 0..found.len() {
            // Each issue keeps its places.
            let same = |&i: &usize| i >= at && found[order[i]].issue == found[order[at]].issue;
            let best = (at..found.len())
                .filter(same)
                .max_by(|&a, &b| fits[order[a]].total_cmp(&fits[order[b]]).then(b.cmp(&a)));
            order.swap(at, best.unwrap_or(at));
        }
        let sorted: Vec<Match> = order.into_iter().map(|at| found[at].clone()).collect();
        found.clone_from_slice(&sorted);
    }
}

/// Whether two matches rest on a word in common.
fn shares(a: &Match, b: &Match) -> bool {
    a.tokens.iter().any(|at| b.tokens.contains(at))
}

/// How well a proposal of that extent fits what stands beside its words.
fn fit(doc: &Doc, region: &Range<usize>, found: &Match, extent: Option<Extent>) -> f64 {
    let (Some(&first), Some(&last)) = (found.tokens.first(), found.tokens.last()) else {
        return 1.0;
    };
    let ends = Traits::PUNCT.with(Traits::CONTRAST);
    let mark = |i: &usize| !doc.is(*i, ends) || doc.marks(*i, &['-', '“', '”', '"']);
    let before = (region.start.max(first.saturating_sub(REACH))..first)
        .rev()
        .take_while(mark);
    let behind = (last + 1..region.end.min(last + REACH + 2)).take_while(mark);
    let near: Vec<usize> = before.chain(first..=last).chain(behind).collect();
    let has = |list: &[WordKey]| near.iter().any(|&i| doc.reads(i, list));
    let told = one(has(WHOLE), has(PART));
    match (extent, told) {
        (Some(own), Some(told)) if own == told => TOLD,
        (Some(_), Some(_)) => DENIED,
        (Some(_), None) => UNTOLD,
        (None, _) => 1.0,
    }
}
