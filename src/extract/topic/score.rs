//! Scoring: what a region speaks of, best first.

use std::collections::BTreeSet;
use std::ops::Range;

use super::pattern::{Cues, Keywords, Places, cues, keywords};
use super::read::tells;
use super::rival::{apart, specific};
use super::turn::ends_another;
use super::{ByConcept, Concept, Concepts, DENIED, Deed, Match, PARTY, Topic, Topics};
use crate::extract::doc::Doc;

/// Score from which a region speaks of a proposal.
pub(super) const ENOUGH: f64 = 0.7;
/// Score from which it surely does.
const SURE: f64 = 0.95;
/// Score of a cue found to the letter.
const LITERAL: f64 = 1.3;
/// Score of a bare noun for what was named before.
const NAMED: f64 = 1.2;
/// What a proposal's whole text counts.
const TEXT_SHARE: f64 = 1.25;
/// Share of a proposal's text that tells it without any cue.
const COVERAGE: f64 = 0.5;

/// How much less of it does where the proposal has no cues.
const BARE_COVERAGE: f64 = 0.17;
/// How much more its text counts there.
const BARE_SHARE: f64 = 0.95;

/// What keywords tell, from which an issue is spoken of beside another matter.
const BESIDE: f64 = 0.3;

/// How far around its cue the words of a proposal's text are looked for.
pub(super) const AROUND: usize = 10;

impl Topics {
    /// Returns what `region` speaks of: proposals that fit well enough by words of their
    /// own, best first; or the issue alone when no proposal fits.
    pub(in crate::extract) fn matches(
        &self,
        doc: &Doc,
        concepts: &Concepts,
        region: &Range<usize>,
        holders: &[usize],
    ) -> Vec<Match> {
        self.matches_done(doc, concepts, region, holders, None)
    }

    /// The same where `deed` tells what is done, and who does it.
    pub(in crate::extract) fn matches_done(
        &self,
        doc: &Doc,
        concepts: &Concepts,
        region: &Range<usize>,
        holders: &[usize],
        deed: Option<Deed>,
    ) -> Vec<Match> {
        let from = concepts.at.partition_point(|(at, _)| *at < region.start);
        let to = concepts.at.partition_point(|(at, _)| *at < region.end);
        let here = &concepts.at[from..to];
        // Whoever holds it is part of what it is about: "Kyiv wants control of the plant".
        let holders = holders
            .iter()
            .map(|&party| (PARTY + party as Concept, region.start));
        let places = Places {
            rank: &concepts.rank,
            part: &concepts.part,
            by: ByConcept::new(
                here.iter()
                    .map(|&(at, concept)| (concept, at))
                    .chain(holders)
                    .collect(),
            ),
        };
        let mut candidates: Vec<usize> = here
            .iter()
            .filter(|(_, concept)| *concept < PARTY)
            .flat_map(|(_, concept)| self.by_concept.of(*concept))
            .collect();
        candidates.sort_unstable();
        candidates.dedup();
        let there = self.keyword_anchors.there(&places);
        let issues: Vec<Keywords> = (self.keywords.iter().enumerate())
            .map(|(issue, list)| {
                let may_be = self.keyword_anchors.of(issue, &there);
                keywords(may_be.map(|at| &list[at]), &places)
            })
            .collect();
        let there = self.cue_anchors.there(&places);
        let mut barred = Vec::new();
        let mut found: Vec<Match> = candidates
            .into_iter()
            .map(|number| {
                let topic = &self.proposals[number];
                let may_be = self.cue_anchors.of(number, &there);
                let cues = cues(may_be.map(|at| &topic.cues[at]), &places);
                (topic, score(topic, cues, &places, &issues))
            })
            .filter(|(_, m)| m.score >= ENOUGH && !ends_another(concepts, &m.core))
            .filter(|(topic, m)| {
                let another = topic.is_done_by_another(concepts, m, deed);
                if another {
                    barred.push(m.issue);
                }
                !another
            })
            .map(|(_, m)| m)
            .chain(self.literal_matches(concepts, region))
            .collect();
        self.add_named(concepts, region, &mut found);
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| (a.issue, a.proposal).cmp(&(b.issue, b.proposal)))
        });
        self.by_extent(doc, region, &mut found);
        self.to_the_letter(doc, &mut found);
        let mut kept = apart(specific(found));
        let alone = kept.len();
        // Where no proposal is sure, the issue alone may be meant.
        if kept.first().is_none_or(|m| m.score < SURE) {
            kept.extend(best_issue(&issues));
        }
        if kept.is_empty() {
            kept.extend(self.marked(here));
        }
        let beside = beside(&issues, &kept);
        kept.extend(beside);
        for at in alone..kept.len() {
            if let Some(guessed) = self.guess(&kept[at], &kept[..at], &places, concepts)
                && !barred.contains(&guessed.issue)
            {
                kept[at] = guessed;
            }
        }
        kept
    }

    /// Adds the proposals that bare nouns of a region stand for ("the deal"), in place of what
    /// rests on such a noun with less than two more words.
    fn add_named(&self, concepts: &Concepts, region: &Range<usize>, found: &mut Vec<Match>) {
        let from = concepts.named.partition_point(|(at, _)| *at < region.start);
        let here = concepts.named[from..]
            .iter()
            .take_while(|(at, _)| *at < region.end);
        for &(at, number) in here {
            let topic = &self.proposals[number];
            let (issue, proposal) = (Some(topic.issue), Some(topic.proposal));
            let same = |m: &Match| (m.issue, m.proposal) == (issue, proposal);
            found.retain(|m| same(m) || m.core.len() > 2 || !m.core.contains(&at));
            if !found.iter().any(same) {
                found.push(Match {
                    issue,
                    proposal,
                    score: NAMED,
                    tokens: vec![at],
                    by_cue: true,
                    contrary: false,
                    denies: false,
                    core: vec![at],
                    carried: false,
                    guessed: false,
                    cue: NAMED,
                    coverage: 0.0,
                    keywords: 0.0,
                });
            }
        }
    }

    /// Returns those of `parties` that `region` does not name: only they change what it
    /// speaks of when they hold it.
    pub(in crate::extract) fn unnamed(
        concepts: &Concepts,
        region: &Range<usize>,
        parties: &[usize],
    ) -> Vec<usize> {
        let from = concepts.at.partition_point(|(at, _)| *at < region.start);
        let to = concepts.at.partition_point(|(at, _)| *at < region.end);
        let named = |party: usize| {
            let concept = PARTY + party as Concept;
            concepts.at[from..to].iter().any(|(_, c)| *c == concept)
        };
        let mut unnamed: Vec<usize> = parties.to_vec();
        unnamed.retain(|&party| !named(party));
        unnamed.sort_unstable();
        unnamed.dedup();
        unnamed
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
            .map(|(range, (number, contrary))| Match {
                issue: Some(self.proposals[*number].issue),
                proposal: Some(self.proposals[*number].proposal),
                score: LITERAL,
                tokens: range.clone().collect(),
                by_cue: true,
                contrary: *contrary,
                denies: false,
                core: range.clone().collect(),
                carried: false,
                guessed: false,
                cue: LITERAL,
                coverage: 0.0,
                keywords: 0.0,
            })
    }
}

/// Fewer words than this say nothing of their own.
const SUBSTANTIAL: usize = 4;

/// What a region speaks of that fits no issue: its words with a meaning of their own, if
/// they are enough.
pub(in crate::extract) fn unsorted(doc: &Doc, region: &Range<usize>) -> Option<Match> {
    let tokens: Vec<usize> = region.clone().filter(|&at| tells(doc, at)).collect();
    (tokens.len() >= SUBSTANTIAL).then_some(Match {
        issue: None,
        proposal: None,
        score: 0.0,
        tokens,
        by_cue: false,
        contrary: false,
        denies: false,
        core: Vec::new(),
        carried: false,
        guessed: false,
        cue: 0.0,
        coverage: 0.0,
        keywords: 0.0,
    })
}

/// The issue whose keywords tell most, if any do.
fn best_issue(issues: &[Keywords]) -> Option<Match> {
    issues
        .iter()
        .enumerate()
        .filter(|(_, (score, _))| *score > 0.0)
        .max_by(|(i, (a, _)), (j, (b, _))| a.total_cmp(b).then(j.cmp(i)))
        .map(|(issue, keywords)| issue_alone(issue, keywords))
}

/// The issue that is spoken of beside those found: of those told by words that no match
/// rests on, the one whose keywords tell most.
fn beside(issues: &[Keywords], kept: &[Match]) -> Option<Match> {
    let used: BTreeSet<usize> = kept.iter().flat_map(|m| m.tokens.iter().copied()).collect();
    issues
        .iter()
        .enumerate()
        .filter(|(issue, (score, tokens))| {
            *score > BESIDE
                && kept.iter().all(|m| m.issue != Some(*issue))
                && tokens.iter().all(|at| !used.contains(at))
        })
        .max_by(|(i, (a, _)), (j, (b, _))| a.total_cmp(b).then(j.cmp(i)))
        .map(|(issue, keywords)| issue_alone(issue, keywords))
}

/// An issue told by its keywords.
pub(super) fn issue_alone(issue: usize, (score, tokens): &Keywords) -> Match {
    Match {
        issue: Some(issue),
        proposal: None,
        score: *score,
        tokens: tokens.clone(),
        by_cue: false,
        contrary: false,
        denies: false,
        core: Vec::new(),
        carried: false,
        guessed: false,
        cue: 0.0,
        coverage: 0.0,
        keywords: *score,
    }
}

fn score(topic: &Topic, mut cues: Cues, places: &Places, issues: &[Keywords]) -> Match {
    let mut tokens = std::mem::take(&mut cues.tokens);
    let text = text(topic, places, &cues.core, &mut tokens);
    tokens.sort_unstable();
    tokens.dedup();
    let keyword = issues[topic.issue].0.min(1.0) * 0.3;
    let least = COVERAGE - BARE_COVERAGE * topic.bare;
    let share = TEXT_SHARE + BARE_SHARE * topic.bare;
    let fit = if cues.best == 0.0 && (text.coverage < least || text.telling < 2) {
        0.0
    } else {
        cues.best + cues.more.min(0.3) + share * text.coverage + keyword
    };
    // A negative proposal is told by a negating word, or by its own cue.
    let denied = cues.best >= 0.9 || places.has(DENIED);
    Match {
        issue: Some(topic.issue),
        proposal: Some(topic.proposal),
        score: fit
            * if topic.negated && !denied {
                if cues.best > 0.0 { 0.7 } else { 0.5 }
            } else {
                1.0
            },
        tokens,
        by_cue: cues.best > 0.0,
        contrary: cues.contrary,
        denies: cues.denies,
        core: cues.core,
        carried: false,
        guessed: false,
        cue: cues.best,
        coverage: text.coverage,
        keywords: issues[topic.issue].0,
    }
}

/// What the words of a proposal's text found.
struct Text {
    /// The share of the text that is there, by weight.
    coverage: f64,
    /// How many words of its own are there.
    telling: usize,
}

/// Looks for the words of a proposal's text near `core` or, without it, near the rarest.
fn text(topic: &Topic, places: &Places, core: &[usize], tokens: &mut Vec<usize>) -> Text {
    let rarest = || {
        let there = topic
            .text
            .iter()
            .filter(|w| w.telling && places.has(w.concept));
        let word = there.max_by(|a, b| a.weight.total_cmp(&b.weight))?;
        places.of(word.concept).next()
    };
    let mut found = Text {
        coverage: 0.0,
        telling: 0,
    };
    let Some(anchor) = core.first().copied().or_else(rarest) else {
        return found;
    };
    for word in &topic.text {
        if word.concept >= PARTY {
            if places.has(word.concept) {
                found.coverage += word.weight;
            }
            continue;
        }
        let nearest = places
            .of(word.concept)
            .filter(|&at| places.part[at] == places.part[anchor])
            .map(|at| (places.distance(at, anchor), at))
            .filter(|(distance, _)| *distance <= AROUND)
            // "agree to a truce or face new tolls": those of a condition, in its own clause.
            .filter(|(_, at)| !word.beside || places.part[*at] == places.part[anchor])
            .min();
        if let Some((_, at)) = nearest {
            found.coverage += word.weight;
            found.telling += usize::from(word.telling);
            if !word.beside {
                tokens.push(at);
            }
        }
    }
    found.coverage /= topic.total.max(f64::MIN_POSITIVE);
    found
}
