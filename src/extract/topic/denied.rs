//! Denials: proposals that are negative sentences, and cues that only name what they deny.
//!
//! "No herring pots are set" has "herring pots" for a cue: who wants herring pots is against it.
//! In: the text of a proposal, or a match of it. Out: what the text denies, and whether the words
//! of the match name that and nothing more.

use super::read::Reader;
use super::{Concept, Concepts, Match, PARTY, Topics};

/// How many words before what a proposal denies another word may deny it.
const REACH: usize = 8;

/// The words of a text behind its negating word.
pub(super) fn denied(text: &str, reader: &Reader) -> Vec<Concept> {
    let negation = |word: &str| text.find(word).map(|at| at + word.len());
    let opens = text.strip_prefix("No ").map(|tail| text.len() - tail.len());
    let within = [" not ", " no ", " never "].into_iter();
    let from = opens.or(within.filter_map(negation).min());
    let mut words = from.map_or_else(Vec::new, |from| reader.read(&text[from..]));
    words.retain(|&concept| concept < PARTY);
    words
}

impl Topics {
    /// Says whether the proposal itself is a negative sentence, and what is told of it is not its
    /// plain opposite: "stop paying" tells all of "No fee is paid".
    pub(in crate::extract) fn is_negative(&self, concepts: &Concepts, found: &Match) -> bool {
        let stops = || {
            let mut core = found.core.iter();
            core.any(|at| concepts.reversed.binary_search(at).is_ok())
        };
        self.topic(found)
            .is_some_and(|topic| topic.negated && !(found.by_cue && !found.denies && stops()))
    }

    /// Says whether a cue only names what a negative proposal denies, so that it does not stand
    /// for the negation.
    pub(in crate::extract) fn names_denied(&self, concepts: &Concepts, found: &Match) -> bool {
        let Some(topic) = self.topic(found).filter(|topic| topic.negated) else {
            return false;
        };
        let named = |&at: &usize| concepts.any_at(at, |c| topic.denied.contains(&c));
        // "prevent them from setting herring pots" denies it in other words.
        let first = found.core.first().copied().unwrap_or(0);
        let from = concepts.reversed.partition_point(|&at| at + REACH < first);
        let turned = concepts.reversed[from..]
            .first()
            .is_some_and(|&at| at <= first);
        !found.contrary && !turned && found.core.iter().any(named)
    }
}
