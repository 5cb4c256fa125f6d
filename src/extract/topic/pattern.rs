//! Patterns: cues and keywords, and where their words stand together.
//!
//! In: the concepts of a region by place. Out: what the cues of a proposal find in it, and the
//! keywords of an issue.

use super::learn::content_words;
use super::{ByConcept, Concept, DENIED, PARTY, Pattern};

/// Where the concepts of a region stand.
pub(super) struct Places<'a> {
    pub(super) by: ByConcept,
    /// See [`Concepts`].
    pub(super) rank: &'a [u32],
    /// See [`Concepts`]: words of two clauses tell nothing together.
    pub(super) part: &'a [u32],
}

impl Places<'_> {
    pub(super) fn of(&self, concept: Concept) -> impl Iterator<Item = usize> + Clone {
        self.by.of(concept)
    }

    pub(super) fn has(&self, concept: Concept) -> bool {
        self.by.has(concept)
    }

    /// Where a concept stands within `reach` of an anchor.
    fn around(&self, concept: Concept, anchor: usize, reach: usize) -> &[(Concept, usize)] {
        let all = self.by.pairs_of(concept);
        let rank = self.rank[anchor] as usize;
        let place = |pair: &(Concept, usize)| self.rank[pair.1] as usize;
        let from = all.partition_point(|pair| place(pair) + reach < rank);
        let near = &all[from..];
        &near[..near.partition_point(|pair| place(pair) <= rank + reach)]
    }

    /// How many words with a meaning of their own two tokens are apart.
    pub(super) fn distance(&self, a: usize, b: usize) -> usize {
        self.rank[a].abs_diff(self.rank[b]) as usize
    }
}

/// Up to how many other words stand between those of a pattern.
const REACH: usize = 2;

/// What the words of a cue of several count.
pub(super) const PAIR_SHARE: f64 = 0.62;

/// What the keywords of an issue found: a score, and the tokens.
pub(super) type Keywords = (f64, Vec<usize>);

/// What the cues of a proposal found.
#[derive(Default)]
pub(super) struct Cues {
    /// Weight of the best.
    pub(super) best: f64,
    /// A share of the others.
    pub(super) more: f64,
    /// Whether the best tells the opposite.
    pub(super) contrary: bool,
    /// Whether the best is written with a negating word.
    pub(super) denies: bool,
    /// The tokens of the best.
    pub(super) core: Vec<usize>,
    /// The tokens of all.
    pub(super) tokens: Vec<usize>,
}

/// Looks for those cues of a proposal that may be there.
pub(super) fn cues<'a>(list: impl Iterator<Item = &'a Pattern>, places: &Places) -> Cues {
    let mut cues = Cues::default();
    for cue in list {
        let mut tokens = Vec::new();
        // "no need for a fee" is not told by "needs a fee".
        if cue.denies && cue.contrary && !places.has(DENIED) || !near(cue, places, &mut tokens) {
            continue;
        }
        // One common word tells little; a rare one, or several together, much.
        let share = if content_words(&cue.concepts) >= 2 {
            PAIR_SHARE
        } else {
            0.85
        };
        // The more words of a cue are there, the surer it is.
        let words = content_words(&cue.concepts).max(2) - 2;
        // "decided without Norland" says more than "decided" and "Norland".
        let links = 0.02 * cue.links.len() as f64;
        let weight = (cue.weight * share).min(1.0 + 0.1 * words as f64) + links;
        cues.tokens.extend(&tokens);
        if weight > cues.best {
            cues.more += cues.best * 0.2;
            cues.best = weight;
            cues.contrary = cue.contrary;
            cues.denies = cue.denies;
            cues.core = tokens;
        } else {
            cues.more += weight * 0.2;
        }
    }
    cues
}

/// What those keywords of an issue find that may be there, heaviest first. Words that one of
/// them rests on count once: "troops" is no second keyword where "army" is one too.
pub(super) fn keywords<'a>(list: impl Iterator<Item = &'a Pattern>, places: &Places) -> Keywords {
    let mut score = 0.0;
    let mut tokens: Vec<usize> = Vec::new();
    for pattern in list {
        let before = tokens.len();
        if near(pattern, places, &mut tokens) {
            let (known, new) = tokens.split_at(before);
            if new.iter().any(|at| !known.contains(at)) {
                score += pattern.weight.min(1.2);
            } else {
                tokens.truncate(before);
            }
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    (score, tokens)
}

/// Says whether all words of a pattern stand near each other, with its small words beside
/// them and its parties anywhere; adds where to `tokens`.
fn near(pattern: &Pattern, places: &Places, tokens: &mut Vec<usize>) -> bool {
    let concepts = &pattern.concepts;
    // Most patterns are not there at all; a look costs less than a search.
    if !concepts
        .iter()
        .chain(&pattern.links)
        .all(|&c| places.has(c))
    {
        return false;
    }
    let mut words = concepts.iter().filter(|concept| **concept < PARTY);
    let Some(first) = words.next() else {
        return false;
    };
    let reach = content_words(concepts) + REACH;
    // "a lease rather than a sale" is one cue, though its two halves are apart.
    let linked_over = !pattern.links.is_empty();
    let before = tokens.len();
    for anchor in places.of(*first) {
        tokens.push(anchor);
        // "Norland pressure" says what "pressure on Norland" does, "Norland wants more
        // pressure" does not.
        let follows =
            |at: usize| !pattern.ordered || at >= anchor || places.distance(at, anchor) <= 1;
        let all = words.clone().all(|&concept| {
            let near = places
                .around(concept, anchor, reach)
                .iter()
                .map(|&(_, at)| at)
                .filter(|&at| {
                    follows(at) && (linked_over || places.part[at] == places.part[anchor])
                })
                .map(|at| (places.distance(at, anchor), at))
                .min();
            tokens.extend(near.map(|(_, at)| at));
            near.is_some()
        });
        if all && linked(&pattern.links, places, before, tokens) {
            return true;
        }
        tokens.truncate(before);
    }
    false
}

/// Whether each of `links` stands beside one of the tokens found, those from `before` on; adds
/// where to them: it is a word of the cue like the others.
fn linked(links: &[Concept], places: &Places, before: usize, tokens: &mut Vec<usize>) -> bool {
    let found = tokens.len();
    links.iter().all(|&link| {
        let beside = |at: &usize| {
            let mut near = tokens[before..found].iter();
            near.any(|&token| places.distance(*at, token) <= REACH)
        };
        let at = places.of(link).find(beside);
        tokens.extend(at);
        at.is_some()
    })
}
