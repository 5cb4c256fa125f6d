//! Scoring: what a region speaks of, best first.

use std::collections::BTreeSet;
use std::ops::Range;

use super::learn::content_words;
use super::{ByConcept, Concept, Concepts, DENIED, Match, PARTY, Pattern, Topic, Topics};

/// Score from which a region speaks of a proposal.
pub(super) const ENOUGH: f64 = 0.7;
/// Score of a cue found to the letter.
const LITERAL: f64 = 1.3;
/// Share of a proposal's text that tells it without any cue.
const COVERAGE: f64 = 0.55;

/// What the keywords of an issue found: a score, and the tokens.
type Keywords = (f64, Vec<usize>);

impl Topics {
    /// Returns what `region` speaks of: proposals that fit well enough by words of their
    /// own, best first; or the issue alone when no proposal fits.
    pub(in crate::extract) fn matches(
        &self,
        concepts: &Concepts,
        region: &Range<usize>,
        holders: &[usize],
    ) -> Vec<Match> {
        let from = concepts.at.partition_point(|(at, _)| *at < region.start);
        let to = concepts.at.partition_point(|(at, _)| *at < region.end);
        let here = &concepts.at[from..to];
        // Whoever holds it is part of what it is about: "Kyiv wants control of the plant".
        let holders = holders
            .iter()
            .map(|&party| (PARTY + party as Concept, region.start));
        let places = ByConcept::new(
            here.iter()
                .map(|&(at, concept)| (concept, at))
                .chain(holders)
                .collect(),
        );
        let mut candidates: Vec<usize> = here
            .iter()
            .filter(|(_, concept)| *concept < PARTY)
            .flat_map(|(_, concept)| self.by_concept.of(*concept))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let issues: Vec<Keywords> = self
            .keywords
            .iter()
            .map(|list| keywords(list, &places))
            .collect();
        let mut found: Vec<Match> = candidates
            .into_iter()
            .map(|number| score(&self.proposals[number], &places, &issues))
            .chain(self.literal_matches(concepts, region))
            .filter(|m| m.score >= ENOUGH)
            .collect();
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| (a.issue, a.proposal).cmp(&(b.issue, b.proposal)))
        });
        let kept = apart(found);
        if kept.is_empty() {
            best_issue(issues).into_iter().collect()
        } else {
            kept
        }
    }

    /// The cues without content words that stand in a region.
    fn literal_matches(
        &self,
        concepts: &Concepts,
        region: &Range<usize>,
    ) -> impl Iterator<Item = Match> {
        let from = concepts
            .literal
            .partition_point(|(range, _)| range.start < region.start);
        concepts.literal[from..]
            .iter()
            .take_while(|(range, _)| range.start < region.end)
            .filter(|(range, _)| range.end <= region.end)
            .map(|(range, number)| Match {
                issue: self.proposals[*number].issue,
                proposal: Some(self.proposals[*number].proposal),
                score: LITERAL,
                tokens: range.clone().collect(),
                by_cue: true,
                contrary: false,
                carried: false,
                cue: LITERAL,
                coverage: 0.0,
                keywords: 0.0,
            })
    }
}

/// Keeps the matches that rest on words of their own, best first.
fn apart(found: Vec<Match>) -> Vec<Match> {
    let mut kept: Vec<Match> = Vec::new();
    let mut used: BTreeSet<usize> = BTreeSet::new();
    for candidate in found {
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

/// The issue whose keywords tell most, if any do.
fn best_issue(issues: Vec<Keywords>) -> Option<Match> {
    issues
        .into_iter()
        .enumerate()
        .filter(|(_, (score, _))| *score > 0.0)
        .max_by(|(i, (a, _)), (j, (b, _))| a.total_cmp(b).then(j.cmp(i)))
        .map(|(issue, (score, tokens))| Match {
            issue,
            proposal: None,
            score,
            tokens,
            by_cue: false,
            contrary: false,
            carried: false,
            cue: 0.0,
            coverage: 0.0,
            keywords: score,
        })
}

/// What the cues of a proposal found.
#[derive(Default)]
struct Cues {
    /// Weight of the best.
    best: f64,
    /// A share of the others.
    more: f64,
    /// Whether the best tells the opposite.
    contrary: bool,
}

fn score(topic: &Topic, places: &ByConcept, issues: &[Keywords]) -> Match {
    let mut tokens: Vec<usize> = Vec::new();
    let mut text = 0.0;
    for &(concept, weight) in &topic.text {
        if let Some(first) = places.of(concept).next() {
            text += weight;
            if concept < PARTY {
                tokens.push(first);
            }
        }
    }
    let coverage = if topic.total > 0.0 {
        text / topic.total
    } else {
        0.0
    };
    let cues = cues(topic, places, &mut tokens);
    tokens.sort_unstable();
    tokens.dedup();
    let keyword = issues[topic.issue].0.min(1.0) * 0.3;
    let fit = if cues.best == 0.0 && coverage < COVERAGE {
        0.0
    } else {
        cues.best + cues.more.min(0.3) + 1.1 * coverage + keyword
    };
    // A negative proposal is told by a negating word, or by its own cue.
    let denied = cues.best >= 0.9 || places.has(DENIED);
    Match {
        issue: topic.issue,
        proposal: Some(topic.proposal),
        score: fit * if topic.negated && !denied { 0.7 } else { 1.0 },
        tokens,
        by_cue: cues.best > 0.0,
        contrary: cues.contrary,
        carried: false,
        cue: cues.best,
        coverage,
        keywords: issues[topic.issue].0,
    }
}

fn cues(topic: &Topic, places: &ByConcept, tokens: &mut Vec<usize>) -> Cues {
    let mut cues = Cues::default();
    for cue in &topic.cues {
        if !near(&cue.concepts, places, tokens) {
            continue;
        }
        // One common word tells little; a rare one, or several together, much.
        let share = if content_words(&cue.concepts) >= 2 {
            0.62
        } else {
            0.85
        };
        // The more words of a cue are there, the surer it is.
        let words = content_words(&cue.concepts).max(2) - 2;
        let weight = (cue.weight * share).min(1.0 + 0.1 * words as f64);
        if weight > cues.best {
            cues.more += cues.best * 0.2;
            cues.best = weight;
            cues.contrary = cue.contrary;
        } else {
            cues.more += weight * 0.2;
        }
    }
    cues
}

fn keywords(list: &[Pattern], places: &ByConcept) -> Keywords {
    let mut score = 0.0;
    let mut tokens = Vec::new();
    for pattern in list {
        if near(&pattern.concepts, places, &mut tokens) {
            score += pattern.weight.min(1.2);
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    (score, tokens)
}

/// Says whether all of `concepts` stand near each other, and adds where to `tokens`.
fn near(concepts: &[Concept], places: &ByConcept, tokens: &mut Vec<usize>) -> bool {
    let Some((first, rest)) = concepts.split_first() else {
        return false;
    };
    // Most patterns are not there at all; a look costs less than a search.
    if !concepts.iter().all(|&concept| places.has(concept)) {
        return false;
    }
    let reach = concepts.len() + 3;
    let before = tokens.len();
    for anchor in places.of(*first) {
        tokens.push(anchor);
        let all = rest.iter().all(|&concept| {
            let near = places
                .of(concept)
                .filter(|at| at.abs_diff(anchor) <= reach)
                .min_by_key(|at| at.abs_diff(anchor));
            tokens.extend(near);
            near.is_some()
        });
        if all {
            return true;
        }
        tokens.truncate(before);
    }
    false
}
