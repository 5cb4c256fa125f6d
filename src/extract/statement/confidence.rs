//! Confidence: how likely a statement is right, from signs that are counted.
//!
//! In: the signs of a candidate, each with a number. Out: a share from 0 to 1, by logistic
//! regression: 1 / (1 + exp(-sum of number times weight)). The weights are data
//! (`assets/lexicon/confidence.ron`), fitted to annotated articles with the example
//! `fit_confidence`; a sign that has no weight counts nothing. Signs say what kind of words
//! made a candidate, never which words.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::assemble::{Draft, Matter};
use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::agenda::lexicon::{Confidence, CueClass, Lexicon, Sign};
use crate::extract::attitude::Reading;
use crate::extract::source::Source;
use crate::extract::token::Traits;
use crate::extract::topic::Match;
use crate::model::{Attitude, Firmness, Voice};

/// Score from which a match counts for the other drafts of an article.
const SURE: f64 = 0.95;
/// How far below the best match of its sentence a draft counts.
const BELOW_BEST: f64 = 1.5;
/// Up to how many parties more than one count.
const MORE_PARTIES: f64 = 3.0;

/// The signs of a candidate, by name.
pub(in crate::extract) type Signs = Vec<(&'static str, f64)>;

/// Returns the share of candidates with these signs that are right.
pub(in crate::extract) fn confidence(weights: &Confidence, signs: &Signs) -> f64 {
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
        } else {
            signs.extend([
                ("issue only", 1.0),
                ("keywords", matter.score.min(2.5)),
                ("explicit issue", flag(claim.explicit)),
            ]);
        }
        signs
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
        region.clone().any(|i| {
            self.doc.cues_at(i).any(|hit| {
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
        })
    }
}

/// Adds the signs that only show beside the other drafts of a sentence.
pub(super) fn compare(drafts: &mut [Draft]) {
    let beside = Beside::new(drafts);
    for draft in drafts.iter_mut() {
        let (party, issue, _) = draft.matter;
        let own_cue = beside.told.contains(&party);
        let other_cue = beside.told.iter().any(|other| *other != party);
        let on_it = beside.told_on.range((issue, 0)..=(issue, usize::MAX));
        let issue_cue = beside.told_on.contains(&(issue, party));
        let taken = on_it.into_iter().any(|(_, other)| *other != party);
        let speaks = beside.speak.contains(&party);
        let better = |best: Option<&f64>| best.is_some_and(|best| *best > draft.score + 0.05);
        let better_here = better(beside.best_of.get(&party));
        let better_issue = better(beside.best_on.get(&(party, issue)));
        let cast = draft.role != Role::Cue;
        let flag = f64::from;
        draft.signs.extend([
            ("cast beside own cue", flag(own_cue && cast)),
            ("cast beside other cue", flag(other_cue && cast)),
            ("cast beside own cue on it", flag(issue_cue && cast)),
            ("cast beside other cue on it", flag(taken && cast)),
            ("cue beside other cue", flag(other_cue && !cast)),
            ("cue beside other cue on it", flag(taken && !cast)),
            ("speaker too", flag(speaks && draft.role != Role::Speaker)),
            ("better match", flag(better_here)),
            ("better match on it", flag(better_issue)),
            (
                "below best",
                (beside.best - draft.score).clamp(0.0, BELOW_BEST),
            ),
            (
                "parties",
                (beside.best_of.len() as f64 - 1.0).min(MORE_PARTIES),
            ),
        ]);
    }
}

/// What the drafts of a sentence hold between them; parties and issues by index.
#[derive(Default)]
struct Beside {
    /// Whose stance a cue tells.
    told: BTreeSet<usize>,
    /// The same by issue.
    told_on: BTreeSet<(usize, usize)>,
    /// Who speaks.
    speak: BTreeSet<usize>,
    /// The best match.
    best: f64,
    /// The best of each party.
    best_of: BTreeMap<usize, f64>,
    /// The best of each party on each issue.
    best_on: BTreeMap<(usize, usize), f64>,
}

impl Beside {
    fn new(drafts: &[Draft]) -> Self {
        let mut beside = Self::default();
        for draft in drafts {
            let (party, issue, _) = draft.matter;
            match draft.role {
                Role::Cue => {
                    beside.told.insert(party);
                    beside.told_on.insert((issue, party));
                }
                Role::Speaker => {
                    beside.speak.insert(party);
                }
                _ => {}
            }
            let best = |known: &mut f64| *known = known.max(draft.score);
            best(&mut beside.best);
            best(beside.best_of.entry(party).or_default());
            best(beside.best_on.entry((party, issue)).or_default());
        }
        beside
    }
}

/// Adds the signs that only show beside the rest of the article, and says how likely each
/// draft is.
pub(super) fn compare_all(drafts: &mut [Draft]) {
    let weights = &Lexicon::built_in().confidence;
    let surely = |draft: &Draft| draft.role == Role::Cue && draft.score >= SURE;
    let mut issues: BTreeMap<usize, f64> = BTreeMap::new();
    let mut held = Held::default();
    let mut total = 0.0;
    for draft in drafts.iter().filter(|draft| surely(draft)) {
        *issues.entry(draft.matter.1).or_default() += 1.0;
        total += 1.0;
        held.add(draft);
    }
    for draft in drafts.iter_mut() {
        let own = f64::from(surely(draft));
        let issue = issues.get(&draft.matter.1).copied().unwrap_or(0.0) - own;
        let same = held.elsewhere(draft, Some(draft.attitude));
        let against = held.elsewhere(draft, opposite(draft.attitude));
        let proposal = f64::from(draft.matter.2.is_some());
        draft.signs.extend([
            ("issue of the article", issue / (total + 2.0)),
            ("said again", (same as f64).min(3.0) * proposal),
            ("said otherwise", (against as f64).min(3.0) * proposal),
        ]);
        let share = confidence(weights, &draft.signs);
        // Two places: more would only make files and their differences harder to read.
        draft.confidence = ((share * 100.0).round() / 100.0) as f32;
    }
}

const fn opposite(attitude: Attitude) -> Option<Attitude> {
    match attitude {
        Attitude::Support => Some(Attitude::Oppose),
        Attitude::Oppose => Some(Attitude::Support),
        Attitude::Conditional | Attitude::Unclear => None,
    }
}

/// Who holds what with which attitude, and in which sentences.
#[derive(Default)]
struct Held {
    by: BTreeMap<(Matter, &'static str), Vec<usize>>,
}

impl Held {
    /// Adds a draft; drafts come in the order of the text.
    fn add(&mut self, draft: &Draft) {
        self.by
            .entry((draft.matter, draft.attitude.key()))
            .or_default()
            .push(draft.sentence.start);
    }

    /// Counts in other sentences than that of `draft` the same party on the same matter.
    fn elsewhere(&self, draft: &Draft, attitude: Option<Attitude>) -> usize {
        let key = attitude.map(|attitude| (draft.matter, attitude.key()));
        let all = key.and_then(|key| self.by.get(&key));
        let all = all.map_or(&[][..], Vec::as_slice);
        let at = draft.sentence.start;
        let here = all.partition_point(|&s| s <= at) - all.partition_point(|&s| s < at);
        all.len() - here
    }
}
