//! What about: which proposals and issues a stretch of text speaks of.
//!
//! In: the tokens of a region. Out: [`Match`]es, best first. A proposal is told by the words
//! of its text, its cues and its issue's keywords. Words are compared as concepts: a stem, or
//! a word class of the lexicon ("pull out" is "withdraw"), or a party. A concept weighs the
//! more, the fewer proposals of the agenda hold it, so that a person's own proposals need
//! no tuning.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::doc::Doc;
use super::mention::{Aliases, Kind};
use super::phrase::{ELLIPSIS, Phrases};
use super::token::{Seen, Token, Traits, Vocabulary, pieces, tokenize};
use crate::agenda::lexicon::Lexicon;
use crate::model::{Agenda, Span};

/// A stem, a word class or a party, as a number.
type Concept = u32;
const CLASS: Concept = 1 << 24;
const PARTY: Concept = 1 << 25;
/// A negating word.
const DENIED: Concept = 1 << 26;

/// Score from which a region speaks of a proposal.
pub(super) const ENOUGH: f64 = 0.95;

/// A proposal that a region speaks of.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The issue, by index.
    pub(super) issue: usize,
    /// The proposal, by index within its issue; `None` if only the issue is told.
    pub(super) proposal: Option<usize>,
    /// How well it fits; from [`ENOUGH`] up.
    pub(super) score: f64,
    /// The tokens that tell it, in order.
    pub(super) tokens: Vec<usize>,
    /// Whether a cue of the proposal was found, not only words of its text.
    pub(super) by_cue: bool,
    /// Whether that cue tells the opposite of the proposal.
    pub(super) contrary: bool,
}

#[derive(Debug)]
struct Topic {
    issue: usize,
    proposal: usize,
    /// Concepts of the text with their weights.
    text: Vec<(Concept, f64)>,
    total: f64,
    cues: Vec<Pattern>,
    negated: bool,
    /// Concepts that reverse, which the text itself holds.
    own: BTreeSet<Concept>,
}

#[derive(Debug)]
struct Pattern {
    concepts: Vec<Concept>,
    weight: f64,
    /// Whether it tells the opposite of the proposal: a cue written with `!`.
    contrary: bool,
}

/// The proposals and issues of an agenda, ready to be found.
#[derive(Debug)]
pub(super) struct Topics {
    classes: HashMap<u32, Vec<Concept>>,
    class_phrases: Phrases<Concept>,
    topics: Vec<Topic>,
    keywords: Vec<Vec<Pattern>>,
    by_concept: HashMap<Concept, Vec<usize>>,
    reversers: Phrases<Concept>,
    /// Cues that hold no content word, found to the letter.
    literal: Phrases<u32>,
}

/// The concepts of a document, by token.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    at: Vec<(usize, Concept)>,
    reversed: Vec<usize>,
    /// Literal cues: where they stand, and the proposal they tell.
    literal: Vec<(Range<usize>, usize)>,
}

impl Topics {
    /// Learns the proposals of `agenda`.
    pub(super) fn new(
        agenda: &Agenda,
        lexicon: &Lexicon,
        vocabulary: &mut Vocabulary,
        aliases: &Aliases,
    ) -> Self {
        let mut topics = Self {
            classes: HashMap::new(),
            class_phrases: Phrases::default(),
            topics: Vec::new(),
            keywords: Vec::new(),
            by_concept: HashMap::new(),
            reversers: Phrases::default(),
            literal: Phrases::default(),
        };
        for (number, class) in lexicon.classes.iter().enumerate() {
            let concept = CLASS + u32::try_from(number).unwrap_or(0);
            for phrase in &class.words {
                let stems = stems(phrase, vocabulary);
                if let [stem] = stems.as_slice() {
                    topics.classes.entry(*stem).or_default().push(concept);
                }
                topics.class_phrases.add(&stems, concept);
            }
        }
        topics.class_phrases.finish();
        for phrase in &lexicon.words.reversers {
            let stems = stems(phrase, vocabulary);
            topics
                .reversers
                .add(&stems, stems.first().copied().unwrap_or(0));
        }
        topics.reversers.finish();
        // Stems must be known before concepts are read off them.
        for issue in &agenda.issues {
            let texts = issue
                .proposals
                .iter()
                .flat_map(|p| std::iter::once(&p.text).chain(&p.cues));
            for phrase in texts.chain(&issue.keywords) {
                vocabulary.learn_stems(phrase);
            }
        }
        let read = |phrase: &str, vocabulary: &Vocabulary| topics.read(phrase, vocabulary, aliases);
        let mut raw: Vec<(usize, usize, Vec<Concept>, Vec<Vec<Concept>>, bool)> = Vec::new();
        let mut keywords: Vec<Vec<Vec<Concept>>> = Vec::new();
        let mut literal: Vec<(String, usize)> = Vec::new();
        for (i, issue) in agenda.issues.iter().enumerate() {
            keywords.push(issue.keywords.iter().map(|k| read(k, vocabulary)).collect());
            for (p, proposal) in issue.proposals.iter().enumerate() {
                let text = read(&proposal.text, vocabulary);
                let cues: Vec<Vec<Concept>> = proposal
                    .cues
                    .iter()
                    .map(|cue| read(cue, vocabulary))
                    .collect();
                for (cue, concepts) in proposal.cues.iter().zip(&cues) {
                    let words = pieces(cue).len();
                    let content = concepts.iter().filter(|c| **c < PARTY).count();
                    if words > 1 && content < 2 && content < words {
                        literal.push((cue.clone(), raw.len()));
                    }
                }
                let negated = proposal
                    .text
                    .split(' ')
                    .any(|w| matches!(w.to_lowercase().as_str(), "not" | "no" | "never"));
                raw.push((i, p, text, cues, negated));
            }
        }
        let mut spread: BTreeMap<Concept, usize> = BTreeMap::new();
        for (_, _, text, cues, _) in &raw {
            let all: BTreeSet<Concept> =
                text.iter().chain(cues.iter().flatten()).copied().collect();
            for concept in all {
                *spread.entry(concept).or_default() += 1;
            }
        }
        let weigh = |concept: Concept| {
            rarity(
                concept,
                raw.len(),
                spread.get(&concept).copied().unwrap_or(1),
            )
        };
        let pattern = |concepts: &Vec<Concept>, contrary: bool| Pattern {
            concepts: concepts.clone(),
            weight: concepts.iter().map(|&c| weigh(c)).sum(),
            contrary,
        };
        let built: Vec<Topic> = raw
            .iter()
            .map(|(issue, proposal, text, cues, negated)| {
                let text: Vec<(Concept, f64)> = text.iter().map(|&c| (c, weigh(c))).collect();
                Topic {
                    issue: *issue,
                    proposal: *proposal,
                    total: text.iter().map(|(_, w)| w).sum(),
                    cues: cues
                        .iter()
                        .zip(&agenda.issues[*issue].proposals[*proposal].cues)
                        .filter(|(concepts, cue)| {
                            let content = concepts.iter().filter(|c| **c < PARTY).count();
                            content >= 2
                                || (content == 1 && pieces(cue.trim_start_matches('!')).len() == 1)
                                || (content == 1 && concepts.len() >= 2)
                        })
                        .map(|(concepts, cue)| pattern(concepts, cue.starts_with('!')))
                        .collect(),
                    negated: *negated,
                    own: text
                        .iter()
                        .map(|(c, _)| *c)
                        .chain(cues.iter().flatten().copied())
                        .collect(),
                    text,
                }
            })
            .collect();
        topics.keywords = keywords
            .iter()
            .map(|list| {
                list.iter()
                    .filter(|c| !c.is_empty())
                    .map(|c| pattern(c, false))
                    .collect()
            })
            .collect();
        let mut by_concept: HashMap<Concept, Vec<usize>> = HashMap::new();
        for (number, topic) in built.iter().enumerate() {
            for &concept in &topic.own {
                by_concept.entry(concept).or_default().push(number);
            }
        }
        for (cue, number) in literal {
            let ids = vocabulary.learn_words(&cue);
            topics.literal.add(&ids, u32::try_from(number).unwrap_or(0));
        }
        topics.literal.finish();
        topics.by_concept = by_concept;
        topics.topics = built;
        topics
    }

    /// Returns the distinct concepts of a phrase of the agenda, in order.
    fn read(&self, phrase: &str, vocabulary: &Vocabulary, aliases: &Aliases) -> Vec<Concept> {
        let mut tokens = Vec::new();
        tokenize(
            phrase,
            Span::new(0, phrase.len()),
            vocabulary,
            &mut Seen::new(),
            &mut tokens,
        );
        let mentions = aliases.find(&tokens);
        let mut out: Vec<Concept> = Vec::new();
        let mut parties = vec![0; tokens.len()];
        for mention in mentions.iter().filter(|m| m.kind != Kind::Nobody) {
            // A person in a cue is meant as that person, not as the party.
            if matches!(mention.kind, Kind::Person(_)) {
                continue;
            }
            parties[mention.tokens.clone()].fill(1);
            out.push(PARTY + u32::try_from(mention.party).unwrap_or(0));
        }
        let mut covered = vec![false; tokens.len()];
        // A cue of one word means that word; in a phrase, each word stands for its class.
        let words = tokens.iter().filter(|t| !t.is(Traits::PUNCT)).count();
        for at in 0..tokens.len() {
            self.class_phrases.at(
                at,
                tokens.len(),
                |i| tokens[i].stem,
                |range, class| {
                    if range.len() > 1 && !covered[at] {
                        out.push(class);
                        covered[range].fill(true);
                    }
                },
            );
            let token = &tokens[at];
            if covered[at] || parties[at] == 1 || is_stop(token) {
                continue;
            }
            match self.classes.get(&token.stem).filter(|_| words > 1) {
                Some(classes) => out.extend(classes),
                None if token.stem != 0 => out.push(token.stem),
                None => {}
            }
        }
        let mut seen = BTreeSet::new();
        out.retain(|concept| seen.insert(*concept));
        out
    }

    /// Reads the concepts of a document once, for all its regions.
    pub(super) fn concepts(&self, doc: &Doc) -> Concepts {
        let mut concepts = Concepts::default();
        let tokens = &doc.tokens;
        for mention in doc.mentions.iter().filter(|m| m.kind != Kind::Nobody) {
            concepts.at.push((
                mention.tokens.start,
                PARTY + u32::try_from(mention.party).unwrap_or(0),
            ));
        }
        for (at, token) in tokens.iter().enumerate() {
            if token.word != 0 {
                self.literal.at(
                    at,
                    tokens.len(),
                    |i| tokens[i].word,
                    |range, number| {
                        concepts.literal.push((range, number as usize));
                    },
                );
            }
            if token.stem == 0 {
                continue;
            }
            let end = tokens.len().min(at + 12);
            self.class_phrases.at(
                at,
                end,
                |i| tokens[i].stem,
                |range, class| {
                    if range.len() > 1 {
                        concepts.at.push((at, class));
                    }
                },
            );
            if token.is(Traits::NEG) {
                concepts.at.push((at, DENIED));
            }
            if !is_stop(token) {
                concepts.at.push((at, token.stem));
                concepts.at.extend(
                    self.classes
                        .get(&token.stem)
                        .into_iter()
                        .flatten()
                        .map(|&c| (at, c)),
                );
            }
            self.reversers.at(
                at,
                end,
                |i| tokens[i].stem,
                |_, _| {
                    if concepts.reversed.last() != Some(&at) {
                        concepts.reversed.push(at);
                    }
                },
            );
        }
        concepts.at.sort_unstable();
        concepts.at.dedup();
        concepts
    }

    /// Returns what `region` speaks of: proposals that fit well enough by words of their
    /// own, best first; or the issue alone when no proposal fits.
    pub(super) fn matches(
        &self,
        concepts: &Concepts,
        region: &Range<usize>,
        holders: &[usize],
    ) -> Vec<Match> {
        let from = concepts.at.partition_point(|(at, _)| *at < region.start);
        let to = concepts.at.partition_point(|(at, _)| *at < region.end);
        let here = &concepts.at[from..to];
        let mut places: HashMap<Concept, Vec<usize>> = HashMap::new();
        let mut candidates: BTreeSet<usize> = BTreeSet::new();
        // Whoever holds it is part of what it is about: "Kyiv wants control of the plant".
        for &party in holders {
            places
                .entry(PARTY + u32::try_from(party).unwrap_or(0))
                .or_default()
                .push(region.start);
        }
        for &(at, concept) in here {
            places.entry(concept).or_default().push(at);
            if concept < PARTY {
                candidates.extend(self.by_concept.get(&concept).into_iter().flatten());
            }
        }
        let issues: Vec<(f64, Vec<usize>)> = self
            .keywords
            .iter()
            .map(|list| best_keyword(list, &places))
            .collect();
        let mut found: Vec<Match> = candidates
            .into_iter()
            .map(|number| self.score(&self.topics[number], &places, &issues))
            .chain(
                concepts
                    .literal
                    .iter()
                    .filter(|(r, _)| r.start >= region.start && r.end <= region.end)
                    .map(|(range, number)| Match {
                        issue: self.topics[*number].issue,
                        proposal: Some(self.topics[*number].proposal),
                        score: 1.3,
                        tokens: range.clone().collect(),
                        by_cue: true,
                        contrary: false,
                    }),
            )
            .filter(|m| m.score >= ENOUGH)
            .collect();
        found.sort_by(|a, b| {
            b.score
                .total_cmp(&a.score)
                .then_with(|| (a.issue, a.proposal).cmp(&(b.issue, b.proposal)))
        });
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
        if kept.is_empty() {
            kept.extend(
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
                    }),
            );
        }
        kept
    }

    fn score(
        &self,
        topic: &Topic,
        places: &HashMap<Concept, Vec<usize>>,
        issues: &[(f64, Vec<usize>)],
    ) -> Match {
        let mut tokens: BTreeSet<usize> = BTreeSet::new();
        let mut text = 0.0;
        for (concept, weight) in &topic.text {
            if let Some(at) = places.get(concept) {
                text += weight;
                if *concept < PARTY {
                    tokens.extend(at.first());
                }
            }
        }
        let coverage = if topic.total > 0.0 {
            text / topic.total
        } else {
            0.0
        };
        let mut best = 0.0_f64;
        let mut more = 0.0_f64;
        let mut contrary = false;
        for cue in &topic.cues {
            if let Some(at) = near(&cue.concepts, places) {
                // One common word tells little; a rare one, or several together, much.
                let words = cue.concepts.iter().filter(|c| **c < PARTY).count();
                let weight = (cue.weight * if words >= 2 { 0.62 } else { 0.85 }).min(1.0);
                if weight > best {
                    more += best * 0.2;
                    best = weight;
                    contrary = cue.contrary;
                } else {
                    more += weight * 0.2;
                }
                tokens.extend(at);
            }
        }
        let keyword = issues[topic.issue].0.min(1.0) * 0.3;
        // A negative proposal is told by a negating word, or by its own cue.
        let denied = places.contains_key(&DENIED) || best >= 0.9;
        Match {
            issue: topic.issue,
            proposal: Some(topic.proposal),
            score: if best == 0.0 && coverage < 0.55 {
                0.0
            } else {
                best + more.min(0.3) + 1.1 * coverage + keyword
            } * if topic.negated && !denied { 0.7 } else { 1.0 },
            tokens: tokens.into_iter().collect(),
            by_cue: best > 0.0,
            contrary,
        }
    }

    /// Says whether the words around a match turn it into its opposite: a reversing verb
    /// just before it that the proposal does not hold itself.
    pub(super) fn is_reversed(
        &self,
        doc: &Doc,
        concepts: &Concepts,
        region: &Range<usize>,
        found: &Match,
    ) -> bool {
        let Some(topic) = self.topic(found) else {
            return false;
        };
        let Some(&first) = found.tokens.first() else {
            return false;
        };
        concepts
            .reversed
            .iter()
            .filter(|&&at| at >= region.start && at < first && at + 4 >= first)
            .filter(|&&at| {
                let stem = doc.tokens[at].stem;
                let classes = self.classes.get(&stem);
                !topic.own.contains(&stem)
                    && !classes.is_some_and(|list| list.iter().any(|c| topic.own.contains(c)))
            })
            .count()
            % 2
            == 1
    }

    /// Says whether the proposal itself is a negative sentence.
    pub(super) fn is_negative(&self, found: &Match) -> bool {
        self.topic(found).is_some_and(|topic| topic.negated)
    }

    fn topic(&self, found: &Match) -> Option<&Topic> {
        self.topics
            .iter()
            .find(|t| t.issue == found.issue && Some(t.proposal) == found.proposal)
    }
}

/// Weight of a concept that `spread` of `count` proposals hold, in (0, 1].
fn rarity(concept: Concept, count: usize, spread: usize) -> f64 {
    let weight = (1.0 + count as f64 / spread.max(1) as f64).ln() / (1.0 + count as f64).ln();
    // Parties are named everywhere; they help to tell proposals apart, no more.
    if concept >= PARTY {
        weight * 0.4
    } else {
        weight
    }
}

fn best_keyword(list: &[Pattern], places: &HashMap<Concept, Vec<usize>>) -> (f64, Vec<usize>) {
    let mut score = 0.0;
    let mut tokens = Vec::new();
    for pattern in list {
        if let Some(at) = near(&pattern.concepts, places) {
            score += pattern.weight.min(1.2);
            tokens.extend(at);
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    (score, tokens)
}

/// Returns where all of `concepts` stand near each other.
fn near(concepts: &[Concept], places: &HashMap<Concept, Vec<usize>>) -> Option<Vec<usize>> {
    let (first, rest) = concepts.split_first()?;
    let reach = concepts.len() + 3;
    places.get(first)?.iter().find_map(|&anchor| {
        let mut all = vec![anchor];
        for concept in rest {
            let at = places
                .get(concept)?
                .iter()
                .copied()
                .filter(|at| at.abs_diff(anchor) <= reach)
                .min_by_key(|at| at.abs_diff(anchor))?;
            all.push(at);
        }
        Some(all)
    })
}

fn is_stop(token: &Token) -> bool {
    token.is(Traits::AUX
        .with(Traits::PREP)
        .with(Traits::CONJ)
        .with(Traits::DET)
        .with(Traits::PRON)
        .with(Traits::ADV)
        .with(Traits::MUST)
        .with(Traits::WILL)
        .with(Traits::WOULD)
        .with(Traits::COULD))
        || (token.is(Traits::NEG) && !token.is(Traits::NUMBER))
        || token.is(Traits::PUNCT)
}

/// Learns the stems of a phrase in which `…` stands for a gap.
fn stems(phrase: &str, vocabulary: &mut Vocabulary) -> Vec<u32> {
    let mut out = Vec::new();
    for (number, part) in phrase.split('…').enumerate() {
        if number > 0 {
            out.push(ELLIPSIS);
        }
        out.extend(vocabulary.learn_stems(part));
    }
    out
}
