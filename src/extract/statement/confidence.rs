//! Confidence: how likely a candidate is right, from signs that are counted.
//!
//! In: candidates. Out: a share from 0 to 1 for each, and those that are likely enough. The
//! weights of the signs are data (`assets/lexicon/confidence.ron`), fitted to annotated
//! articles with the example `fit_confidence`.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::assemble::Candidate;
use super::sentence::SentenceWork;
use super::sign::{Sign, Signs, Weights};
use super::{Claim, Role};
use crate::agenda::lexicon::{CueClass, Sign as CueSign};
use crate::extract::attitude::Reading;
use crate::extract::predicate::Pattern;
use crate::extract::source::Source;
use crate::extract::token::{Traits, words};
use crate::extract::topic::Match;
use crate::model::{Attitude, Firmness, Voice};

/// Score from which a match surely tells what is spoken of.
const SURE: f64 = 0.95;
/// More signs than any candidate has.
pub(super) const MOST: usize = 96;
/// By how much a better match must be better.
const BETTER: f64 = 0.05;

impl SentenceWork<'_, '_> {
    /// Counts the signs that all candidates of a claim share.
    pub(super) fn signs_of_claim(&self, claim: &Claim) -> Signs {
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let region = &claim.region;
        let told = claim
            .outer
            .is_some_and(|o| o.holders.is_empty() && !o.is_nobody());
        let draft = claim.who.document || matches!(claim.predicate.subject, Source::Document(_));
        let mut signs = Signs::with_capacity(MOST);
        signs.extend([
            (Sign::One, 1.0),
            (claim.role.sign(), 1.0),
            (self.clause(claim), 1.0),
            (Sign::LongRegion, (region.len() as f64 / 10.0).min(4.0)),
        ]);
        if claim.role == Role::Cue {
            signs.push((Sign::pattern(claim.predicate.pattern), 1.0));
            // No cue stands in the point of a draft or in a quotation that goes on.
            let cued = !matches!(claim.predicate.pattern, Pattern::Draft | Pattern::GoesOn);
            if cued {
                signs.push((Sign::class(cue.class), 1.0));
            }
        }
        add_flags(
            &mut signs,
            &[
                (Sign::StanceCue, self.has_stance_cue(region)),
                (Sign::Explicit, claim.explicit),
                (Sign::SeveralHolders, claim.who.holders.len() > 1),
                (
                    Sign::Question,
                    self.sentence.tokens.clone().any(|i| doc.marks(i, &['?'])),
                ),
                (Sign::Draft, draft),
                (Sign::Outsider, told),
                (
                    Sign::Person,
                    claim.who.holders.iter().any(|h| h.person.is_some()),
                ),
                (Sign::Taken, claim.predicate.named.is_empty()),
                (Sign::ContentCue, cue.sign == CueSign::Content),
                (Sign::QuotedWords, doc.is_quoted(region)),
            ],
        );
        signs
    }

    /// Adds the signs of a matter of a claim; `rank` is its place among those of the claim.
    pub(super) fn signs_of_matter(
        &self,
        claim: &Claim,
        matter: &Match,
        reading: &Reading,
        rank: usize,
        signs: &mut Signs,
    ) {
        let doc = self.doc;
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
        signs.extend([
            (attitude(reading.attitude), 1.0),
            (firmness(reading.firmness), 1.0),
            (Sign::Near, 1.0 / (1.0 + distance as f64 / 4.0)),
            (Sign::Words, (matter.tokens.len() as f64).min(6.0)),
        ]);
        let back = if matter.carried {
            super::again::names_again(doc, region)
        } else {
            matter.tokens.is_empty() && matter.proposal.is_some()
        };
        add_flags(
            signs,
            &[
                (Sign::Carried, matter.carried),
                (Sign::PointsBack, back),
                (Sign::Second, rank > 0),
                (Sign::Event, !claim.explicit && self.is_event(region, first)),
                (Sign::Negation, any(Traits::NEG)),
                (Sign::WillNot, any(Traits::WILL) && any(Traits::NEG)),
                (Sign::Fact, !claim.explicit && self.is_past_fact(region)),
            ],
        );
        if matter.proposal.is_some() && !matter.guessed {
            let spread = (last.saturating_sub(first) as f64 / 10.0).min(3.0);
            signs.extend([
                (Sign::Proposal, 1.0),
                (Sign::Score, matter.score.min(2.5) - 1.0),
                (Sign::CueWeight, matter.cue.min(1.5)),
                (Sign::Coverage, matter.coverage),
                (Sign::Keywords, matter.keywords.min(2.5)),
                (Sign::Spread, spread),
            ]);
            add_flags(
                signs,
                &[
                    (Sign::ByCue, matter.by_cue),
                    (Sign::Contrary, matter.contrary),
                ],
            );
        } else if matter.issue.is_none() {
            signs.push((Sign::Unsorted, 1.0));
        } else {
            signs.push((Sign::IssueOnly, 1.0));
            signs.push((Sign::IssueKeywords, matter.score.min(2.5)));
            if matter.guessed {
                signs.push((Sign::Guessed, 1.0));
                signs.push((Sign::GuessShare, matter.coverage));
            }
        }
    }

    /// Whether a content tells what was done, and asks for nothing: "had held the port".
    fn is_past_fact(&self, region: &Range<usize>) -> bool {
        let doc = self.doc;
        let open = Traits::MODAL.with(Traits::BARE);
        let past = |i: usize| {
            doc.reads(i, words!["had", "has", "have", "was", "were", "been"])
                || doc.is(i, Traits::VERBAL) && doc.slice(&(i..i + 1)).ends_with("ed")
        };
        !region.clone().any(|i| doc.is(i, open)) && region.clone().any(past)
    }

    /// Whom the clause is about: its holder, another party, somebody named before.
    fn clause(&self, claim: &Claim) -> Sign {
        let doc = self.doc;
        let own = |party: usize| claim.who.holders.iter().any(|h| h.party == party);
        if let Some(party) = self.clause_party(&claim.region) {
            return if own(party) {
                Sign::OwnClause
            } else {
                Sign::OtherClause
            };
        }
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let first = claim.region.clone().find(|&i| !doc.is(i, opener));
        match first {
            Some(i) if doc.reads(i, words!["we", "i", "our", "my"]) => Sign::SpeakerClause,
            Some(i) if doc.reads(i, words!["he", "she", "they"]) => Sign::ThirdClause,
            Some(i) if doc.is(i, Traits::PRON) => Sign::ItClause,
            Some(i) if doc.is(i, Traits::BARE) || doc.reads(i, words!["to"]) => Sign::ToClause,
            Some(i) if doc.is(i, Traits::GERUND) => Sign::IngClause,
            _ => Sign::ThingClause,
        }
    }

    /// Whether a content tells what was done ("had exchanged prisoners", "annexed the port"):
    /// its verbs are past ones, and no word of stance, will or duty stands in it.
    fn is_event(&self, region: &Range<usize>, matter: usize) -> bool {
        let doc = self.doc;
        // "it fights on after the port was taken": the clause behind "after".
        let clause = (region.start..matter.min(region.end))
            .rev()
            .find(|&i| doc.reads(i, words!["after", "since"]));
        let region = &clause.map_or(region.clone(), |at| at..region.end);
        let open = Traits::MODAL.with(Traits::NEG);
        let past = |i: usize| {
            let word = doc.slice(&(i..i + 1));
            doc.is(i, Traits::VERBAL.with(Traits::PARTICIPLE)) && word.ends_with("ed")
                || doc.reads(i, words!["had", "was", "were"])
        };
        region.clone().any(past)
            && !region.clone().any(|i| doc.is(i, open))
            && (clause.is_some() || !self.has_stance_cue(region))
    }

    /// Whether a word of demand, refusal, promise or judgement stands in `region`.
    pub(super) fn has_stance_cue(&self, region: &Range<usize>) -> bool {
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

/// Adds the signs that are there.
pub(super) fn add_flags(signs: &mut Signs, flags: &[(Sign, bool)]) {
    let there = flags.iter().filter(|(_, is)| *is);
    signs.extend(there.map(|(sign, _)| (*sign, 1.0)));
}

const fn attitude(attitude: Attitude) -> Sign {
    match attitude {
        Attitude::Support => Sign::Support,
        Attitude::Oppose => Sign::Oppose,
        Attitude::Conditional => Sign::Conditional,
        Attitude::Unclear => Sign::Unclear,
    }
}

const fn firmness(firmness: Firmness) -> Sign {
    match firmness {
        Firmness::RedLine => Sign::RedLine,
        Firmness::Firm => Sign::Firm,
        Firmness::Plain => Sign::Plain,
        Firmness::Tentative => Sign::Tentative,
    }
}

/// The sign of a voice.
pub(super) const fn voice(voice: Voice) -> Sign {
    match voice {
        Voice::Quoted => Sign::Quoted,
        Voice::Reported => Sign::Reported,
        Voice::Narrated => Sign::Narrated,
        Voice::Other => Sign::ToldByOthers,
    }
}

/// Adds the signs that only show beside the other candidates of a sentence.
pub(super) fn compare(candidates: &mut [Candidate]) {
    let beside = Beside::new(candidates);
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
        let spoken = candidate.role != Role::Cue;
        let tells = !spoken && candidate.signs.contains(&(Sign::ContentCue, 1.0));
        add_flags(
            &mut candidate.signs,
            &[
                (Sign::SpokenOwnCue, own_cue && spoken),
                (Sign::SpokenOtherCue, other_cue && spoken),
                (Sign::SpokenOwnCueOnIt, own_on_it && spoken),
                (Sign::SpokenOtherCueOnIt, other_on_it && spoken),
                (Sign::CueOtherCue, other_cue && !spoken),
                (Sign::CueOtherCueOnIt, other_on_it && !spoken),
                (Sign::TellsOtherCue, other_cue && tells),
                (Sign::TellsOtherCueOnIt, other_on_it && tells),
                (Sign::SpeakerToo, speaks && candidate.role != Role::Speaker),
                (Sign::BetterMatch, better(beside.best_of.get(&mine))),
                (
                    Sign::BetterMatchOnIt,
                    better(beside.best_on.get(&(issue, mine))),
                ),
            ],
        );
        let below = (beside.best - score).clamp(0.0, 1.5);
        candidate.signs.push((Sign::BelowBest, below));
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
pub(super) fn weigh(candidates: &mut [Candidate], weights: &Weights) {
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
            (Sign::IssueOfArticle, issue / (total + 2.0)),
            (Sign::SaidAgain, share(same)),
            (Sign::SaidOtherwise, share(against)),
        ]);
        c.share = weights.share(&c.signs);
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
pub(super) fn likely<'a>(candidates: &'a [Candidate], weights: &Weights) -> Vec<&'a Candidate> {
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
