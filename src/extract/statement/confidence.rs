//! Confidence: how likely a statement is right, from signs that are counted.
//!
//! In: the signs of a candidate, each with a number. Out: a share from 0 to 1, by logistic
//! regression: 1 / (1 + exp(-sum of number times weight)). The weights are data
//! (`assets/lexicon/confidence.ron`), fitted to annotated articles with the example
//! `fit_confidence`; a sign that has no weight counts nothing. Signs say what kind of words
//! made a candidate, never which words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::assemble::Candidate;
use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::agenda::lexicon::{Confidence, CueClass, Sign};
use crate::extract::attitude::Reading;
use crate::extract::source::Source;
use crate::extract::token::Traits;
use crate::extract::topic::Match;
use crate::model::{Attitude, Firmness, Voice};

/// Score from which a match surely tells what is spoken of.
const SURE: f64 = 0.95;
/// By how much a better match must be better.
const BETTER: f64 = 0.05;

/// The signs of a candidate, by name.
pub type Signs = Vec<(&'static str, f64)>;

/// Returns the share of candidates with these signs that are right.
fn confidence(weights: &Confidence, signs: &Signs) -> f64 {
    let sum: f64 = signs
        .iter()
        .filter(|(_, number)| *number != 0.0)
        .map(|(name, number)| number * weights.of(name))
        .sum();
    1.0 / (1.0 + (-sum).exp())
}

impl SentenceWork<'_, '_> {
    /// Counts the signs of a candidate; `rank` is the place of its matter among those of its
    /// claim, `holders` how many hold it.
    pub(super) fn signs(
        &self,
        claim: &Claim,
        matter: &Match,
        reading: &Reading,
        voice: Voice,
        (rank, holders): (usize, usize),
    ) -> Signs {
        let flag = f64::from;
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let region = &claim.region;
        let first = matter.tokens.first().copied().unwrap_or(region.start);
        let last = matter.tokens.last().copied().unwrap_or(region.start);
        let any =
            |traits: Traits| (region.start..last.max(region.start)).any(|i| doc.is(i, traits));
        let distance = if claim.predicate.at.end <= first {
            first - claim.predicate.at.end
        } else {
            claim.predicate.at.start.saturating_sub(last)
        };
        let mut signs: Signs = vec![
            ("one", 1.0),
            (
                claim.predicate.pattern.words(),
                flag(claim.role == Role::Cue),
            ),
            (claim.role.sign(), 1.0),
            (cue.class.name(), flag(claim.role == Role::Cue)),
            (
                match voice {
                    Voice::Quoted => "quoted",
                    Voice::Reported => "reported",
                    Voice::Narrated => "narrated",
                    Voice::Other => "told by others",
                },
                1.0,
            ),
            (
                match reading.attitude {
                    Attitude::Support => "support",
                    Attitude::Oppose => "oppose",
                    Attitude::Conditional => "conditional",
                    Attitude::Unclear => "unclear",
                },
                1.0,
            ),
            (
                match reading.firmness {
                    Firmness::RedLine => "red line",
                    Firmness::Firm => "firm",
                    Firmness::Plain => "plain",
                    Firmness::Tentative => "tentative",
                },
                1.0,
            ),
            ("carried", flag(matter.carried)),
            (
                "carried and points back",
                flag(matter.carried && super::matter::names_again(doc, region)),
            ),
            ("stance cue in region", flag(self.has_stance_cue(region))),
            ("explicit", flag(claim.explicit)),
            ("near", 1.0 / (1.0 + distance as f64 / 4.0)),
            ("long region", (region.len() as f64 / 10.0).min(4.0)),
            ("words of the matter", (matter.tokens.len() as f64).min(6.0)),
            ("second", flag(rank > 0)),
            ("third", flag(rank > 1)),
            ("several holders", flag(holders > 1)),
            ("headline", flag(self.sentence.headline)),
            ("must", flag(any(Traits::MUST))),
            ("will", flag(any(Traits::WILL))),
            ("would", flag(any(Traits::WOULD))),
            ("could", flag(any(Traits::COULD))),
            ("negation", flag(any(Traits::NEG))),
            (
                "past",
                flag((region.start..last).any(|i| super::matter::is_past(doc, i))),
            ),
            (
                "question",
                flag(self.sentence.tokens.clone().any(|i| doc.marks(i, &['?']))),
            ),
            (
                "draft",
                flag(claim.who.document || matches!(claim.predicate.subject, Source::Document(_))),
            ),
            (
                "outsider",
                flag(
                    claim
                        .outer
                        .is_some_and(|o| o.holders.is_empty() && !o.is_nobody()),
                ),
            ),
            (
                "person",
                flag(claim.who.holders.iter().any(|h| h.person.is_some())),
            ),
            ("pronoun", flag(claim.predicate.named.is_empty())),
            ("content cue", flag(cue.sign == Sign::Content)),
            ("quoted words", flag(doc.is_quoted(region))),
        ];
        signs.push((self.governed(region, first), 1.0));
        signs.push((self.clause(claim), 1.0));
        if matter.proposal.is_some() {
            signs.extend([
                ("proposal", 1.0),
                ("score", matter.score.min(2.5) - 1.0),
                ("weak score", (1.0 - matter.score).max(0.0)),
                ("by cue", flag(matter.by_cue)),
                ("cue weight", matter.cue.min(1.5)),
                ("coverage", matter.coverage),
                ("strong coverage", (matter.coverage - 0.6).max(0.0)),
                ("keywords of the issue", matter.keywords.min(2.5)),
                (
                    "spread",
                    (last.saturating_sub(first) as f64 / 10.0).min(3.0),
                ),
                ("contrary", flag(matter.contrary)),
                ("explicit proposal", flag(claim.explicit)),
            ]);
        } else if matter.issue.is_none() {
            signs.push(("unsorted", 1.0));
        } else {
            signs.extend([
                ("issue only", 1.0),
                ("keywords", matter.score.min(2.5)),
                ("explicit issue", flag(claim.explicit)),
            ]);
        }
        signs
    }

    /// Whom the clause is about: its holder, another party, somebody named before.
    fn clause(&self, claim: &Claim) -> &'static str {
        let doc = self.doc;
        let own = |party: usize| claim.who.holders.iter().any(|h| h.party == party);
        if let Some(party) = self.clause_party(&claim.region) {
            return if own(party) {
                "clause of the holder"
            } else {
                "clause of another"
            };
        }
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let first = claim.region.clone().find(|&i| !doc.is(i, opener));
        match first {
            Some(i) if doc.reads(i, &["we", "i", "our", "my"]) => "clause of the speaker",
            Some(i) if doc.reads(i, &["he", "she", "they"]) => "clause of a third",
            Some(i) if doc.is(i, Traits::PRON) => "clause of it",
            Some(i) if doc.is(i, Traits::BARE) || doc.reads(i, &["to"]) => "infinitive",
            Some(i) if doc.is(i, Traits::GERUND) => "gerund",
            _ => "clause of something",
        }
    }

    /// What kind of verb governs the word at `at` in `region`: the last one before it.
    fn governed(&self, region: &Range<usize>, at: usize) -> &'static str {
        let doc = self.doc;
        let verb = Traits::VERBAL
            .with(Traits::BARE)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE);
        let Some(i) = (region.start..=at.min(region.end.saturating_sub(1)))
            .rev()
            .find(|&i| doc.is(i, verb))
        else {
            return "governed by nothing";
        };
        if doc.is(i, Traits::BARE) {
            return if doc.reads(i.wrapping_sub(1), &["to"]) {
                "governed by infinitive"
            } else {
                "governed by bare verb"
            };
        }
        if doc.is(i, Traits::GERUND) {
            return "governed by gerund";
        }
        if doc.is(i, Traits::PARTICIPLE) {
            return "governed by participle";
        }
        let text = doc.tokens[i].span.of(doc.text);
        if text.ends_with("ed")
            || text.ends_with("ought")
            || doc.reads(
                i,
                &[
                    "was", "were", "had", "made", "took", "held", "began", "struck", "hit", "met",
                ],
            )
        {
            "governed by past"
        } else {
            "governed by present"
        }
    }

    /// Whether a word of demand, refusal, promise or judgement stands in `region`.
    fn has_stance_cue(&self, region: &Range<usize>) -> bool {
        self.doc.cues_in(region).any(|hit| {
            !matches!(
                self.context.lexicon.cues[hit.cue].class,
                CueClass::Statement
                    | CueClass::Belief
                    | CueClass::Consult
                    | CueClass::Accuse
                    | CueClass::Deed
                    | CueClass::Evaluate
            )
        })
    }
}

/// Adds the signs that only show beside the other candidates of a sentence.
pub(super) fn compare(candidates: &mut [Candidate]) {
    let beside = Beside::new(candidates);
    let flag = f64::from;
    for candidate in candidates {
        let (mine, issue, score) = (
            candidate.holder.party,
            candidate.matter.issue,
            candidate.matter.score,
        );
        let own_cue = beside.cues.contains(&mine);
        let other_cue = beside.cues.iter().any(|party| *party != mine);
        let own_on_it = beside.cues_on.contains(&(issue, mine));
        let mut on_it = beside.cues_on.range((issue, 0)..=(issue, usize::MAX));
        let other_on_it = on_it.any(|(_, party)| *party != mine);
        let speaks = beside.speakers.contains(&mine);
        let better = |best: Option<&f64>| best.is_some_and(|best| *best > score + BETTER);
        let cast = candidate.role != Role::Cue;
        candidate.signs.extend([
            ("cast beside own cue", flag(own_cue && cast)),
            ("cast beside other cue", flag(other_cue && cast)),
            ("cast beside own cue on it", flag(own_on_it && cast)),
            ("cast beside other cue on it", flag(other_on_it && cast)),
            ("cue beside other cue", flag(other_cue && !cast)),
            ("cue beside other cue on it", flag(other_on_it && !cast)),
            (
                "speaker too",
                flag(speaks && candidate.role != Role::Speaker),
            ),
            ("better match", flag(better(beside.best_of.get(&mine)))),
            (
                "better match on it",
                flag(better(beside.best_on.get(&(issue, mine)))),
            ),
            ("below best", (beside.best - score).clamp(0.0, 1.5)),
            ("parties", (beside.best_of.len() as f64 - 1.0).min(3.0)),
        ]);
    }
}

/// What the candidates of a sentence are between them; parties and issues by index.
#[derive(Default)]
struct Beside {
    /// Whose stance a cue tells.
    cues: BTreeSet<usize>,
    /// The same by issue.
    cues_on: BTreeSet<(Option<usize>, usize)>,
    speakers: BTreeSet<usize>,
    /// The score of the best match, of each party, and by issue of each party.
    best: f64,
    best_of: BTreeMap<usize, f64>,
    best_on: BTreeMap<(Option<usize>, usize), f64>,
}

impl Beside {
    fn new(candidates: &[Candidate]) -> Self {
        let mut beside = Self::default();
        for candidate in candidates {
            let (party, issue) = (candidate.holder.party, candidate.matter.issue);
            match candidate.role {
                Role::Cue => {
                    beside.cues.insert(party);
                    beside.cues_on.insert((issue, party));
                }
                Role::Speaker => {
                    beside.speakers.insert(party);
                }
                _ => {}
            }
            let best = |known: &mut f64| *known = known.max(candidate.matter.score);
            best(&mut beside.best);
            best(beside.best_of.entry(party).or_default());
            best(beside.best_on.entry((issue, party)).or_default());
        }
        beside
    }
}

/// Adds the signs that only show beside the rest of the article, and says how likely each
/// candidate is.
pub(super) fn weigh(candidates: &mut [Candidate], weights: &Confidence) {
    let firm = |c: &Candidate| c.role == Role::Cue && c.matter.score >= SURE;
    let mut issues: BTreeMap<Option<usize>, f64> = BTreeMap::new();
    let mut held = Held::default();
    let mut total = 0.0;
    for c in candidates.iter().filter(|c| firm(c)) {
        *issues.entry(c.matter.issue).or_default() += 1.0;
        total += 1.0;
        held.add(c);
    }
    for c in candidates {
        let issue = issues.get(&c.matter.issue).copied().unwrap_or(0.0) - f64::from(firm(c));
        let opposite = match c.attitude {
            Attitude::Support => Some(Attitude::Oppose),
            Attitude::Oppose => Some(Attitude::Support),
            Attitude::Conditional | Attitude::Unclear => None,
        };
        let same = held.elsewhere(c, c.attitude);
        let against = opposite.map_or(0, |attitude| held.elsewhere(c, attitude));
        let share = |count: usize| (count as f64).min(3.0);
        c.signs.extend([
            ("issue of the article", issue / (total + 2.0)),
            ("said again", share(same)),
            ("said otherwise", share(against)),
        ]);
        c.share = confidence(weights, &c.signs);
    }
}

/// Where each party surely holds each proposal, by attitude.
#[derive(Default)]
struct Held {
    starts: BTreeMap<(usize, Option<usize>, usize, &'static str), Vec<usize>>,
}

impl Held {
    /// Adds a candidate; they come in the order of the text.
    fn add(&mut self, candidate: &Candidate) {
        if let Some(key) = Self::key(candidate, candidate.attitude) {
            let starts = self.starts.entry(key).or_default();
            starts.push(candidate.sentence.start);
        }
    }

    /// Counts who holds the proposal of a candidate like that in other sentences.
    fn elsewhere(&self, candidate: &Candidate, attitude: Attitude) -> usize {
        let Some(starts) = Self::key(candidate, attitude).and_then(|key| self.starts.get(&key))
        else {
            return 0;
        };
        let at = candidate.sentence.start;
        let here = starts.partition_point(|&s| s <= at) - starts.partition_point(|&s| s < at);
        starts.len() - here
    }

    fn key(
        candidate: &Candidate,
        attitude: Attitude,
    ) -> Option<(usize, Option<usize>, usize, &'static str)> {
        let matter = &candidate.matter;
        let proposal = matter.proposal?;
        Some((
            candidate.holder.party,
            matter.issue,
            proposal,
            attitude.key(),
        ))
    }
}

/// Returns the candidates that are likely enough, each matter of a party in a sentence once:
/// the first of a party easily, others only where they are more likely, and another on the
/// same issue only where it is likely indeed.
pub(super) fn likely<'a>(candidates: &'a [Candidate], weights: &Confidence) -> Vec<&'a Candidate> {
    let mut sorted: Vec<&Candidate> = candidates
        .iter()
        .filter(|c| c.share >= weights.enough)
        .collect();
    sorted.sort_by(|a, b| {
        (a.sentence.start, a.holder.party)
            .cmp(&(b.sentence.start, b.holder.party))
            .then_with(|| b.share.total_cmp(&a.share))
    });
    let mut kept: Vec<&Candidate> = Vec::new();
    for candidate in sorted {
        let beside: Vec<&&Candidate> = kept
            .iter()
            .rev()
            .take_while(|k| {
                k.sentence.start == candidate.sentence.start
                    && k.holder.party == candidate.holder.party
            })
            .collect();
        let on_it = |k: &&&Candidate| k.matter.issue == candidate.matter.issue;
        let again = beside
            .iter()
            .any(|k| on_it(k) && k.matter.proposal == candidate.matter.proposal);
        let enough = if beside.iter().any(on_it) {
            weights.enough_on_it
        } else if beside.is_empty() {
            weights.enough
        } else {
            weights.enough_beside
        };
        if !again && candidate.share >= enough {
            kept.push(candidate);
        }
    }
    kept
}
