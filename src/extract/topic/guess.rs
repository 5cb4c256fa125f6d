//! Guessing: which proposal is meant where only its issue is told.
//!
//! "We hope for a deal" names no proposal, but of those on the agreement it fits "An
//! agreement is reached" and no other. In: an issue told by its keywords. Out: the proposal of
//! the issue that shares most with the words, if it leads clearly.

use std::ops::Range;

use super::learn::content_words;
use super::pattern::Places;
use super::score::AROUND;
use super::turn::turns;
use super::{Concept, Concepts, Match, PARTY, Topic, Topics};

/// How much a proposal shares at least with the words that mean it.
const LEAST: f64 = 0.3;
/// How many times as much it shares as the next one.
const LEAD: f64 = 1.4;
/// What the part of a cue counts that is there.
const CUE_SHARE: f64 = 0.6;
/// What the parts of further cues count.
const MORE_SHARE: f64 = 0.15;
/// What those count at most.
const MOST_MORE: f64 = 0.45;
/// How much less a proposal shares that ends what nobody ends, or the other way round.
const TURNED: f64 = 0.5;

impl Topics {
    /// Returns the proposal that `alone`, an issue, means, if it is not among `known`.
    pub(super) fn guess(
        &self,
        alone: &Match,
        known: &[Match],
        places: &Places,
        concepts: &Concepts,
    ) -> Option<Match> {
        let reversed = turns(concepts, &(0..concepts.rank.len()), &alone.tokens);
        let own = self
            .proposals
            .iter()
            .filter(|t| Some(t.issue) == alone.issue);
        let mut shares: Vec<(f64, &Topic)> = own
            .map(|topic| (share(topic, places, &alone.tokens, reversed), topic))
            .collect();
        shares.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        let (best, topic) = *shares.first()?;
        let next = shares.get(1).map_or(0.0, |(share, _)| *share);
        let proposal = Some(topic.proposal);
        let new = known
            .iter()
            .all(|m| (m.issue, m.proposal) != (alone.issue, proposal));
        (new && best >= LEAST && best >= next * LEAD).then(|| Match {
            proposal,
            guessed: true,
            coverage: best.min(1.0),
            ..alone.clone()
        })
    }
}

impl Topics {
    /// "the sanctions are unjust": whether a guessed proposal would end what a text only names, so
    /// that who is against the thing is for its end.
    pub(in crate::extract) fn ends_what_is_named(
        &self,
        concepts: &Concepts,
        region: &Range<usize>,
        found: &Match,
    ) -> bool {
        let ends = |topic: &Topic| !topic.reversed.is_empty();
        found.guessed
            && self.topic(found).is_some_and(ends)
            && !turns(concepts, region, &found.tokens)
    }
}

/// How much of a proposal the words near `tokens` share.
fn share(topic: &Topic, places: &Places, tokens: &[usize], reversed: bool) -> f64 {
    let there = |concept: Concept| {
        if concept >= PARTY {
            return places.has(concept);
        }
        places
            .of(concept)
            .any(|at| tokens.iter().any(|&t| places.distance(at, t) <= AROUND))
    };
    let words = topic.text.iter().filter(|word| there(word.concept));
    let text: f64 = words.map(|word| word.weight).sum();
    let mut best = 0.0_f64;
    let mut all = 0.0;
    for cue in topic.cues.iter().filter(|cue| !cue.contrary) {
        let content = content_words(&cue.concepts).max(1) as f64;
        let words = cue.concepts.iter().filter(|&&c| c < PARTY && there(c));
        let part = words.count() as f64 / content;
        best = best.max(part);
        all += part;
    }
    // Parties alone tell no proposal.
    if best == 0.0
        && !topic
            .text
            .iter()
            .any(|w| w.concept < PARTY && there(w.concept))
    {
        return 0.0;
    }
    let more = ((all - best) * MORE_SHARE).min(MOST_MORE);
    let share = text / topic.total.max(f64::MIN_POSITIVE) + best * CUE_SHARE + more;
    if (!topic.reversed.is_empty() || topic.negated) == reversed {
        share
    } else {
        share * TURNED
    }
}
