//! Learning: the proposals of an agenda as concepts with weights.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Anchors;
use super::complete::completed;
use super::mark::Marks;
use super::pattern::PAIR_SHARE;
use super::raw::{Raw, main_clause, raw};
use super::read::Reader;
use super::score::ENOUGH;
use super::{
    ByConcept, CLASS, Classes, Concept, LINK, Links, PARTY, Pattern, Topic, Topics, UNION, Word,
};
use crate::agenda::lexicon::Lexicon;
use crate::extract::mention::Aliases;
use crate::extract::phrase::{ELLIPSIS, Phrases};
use crate::extract::token::{Vocabulary, pieces};
use crate::model::Agenda;

/// How much less a party tells than a word.
const PARTY_SHARE: f64 = 0.4;
/// How much less a word tells that stands in news on anything ("take", "part", "new").
const LIGHT_SHARE: f64 = 0.4;
/// How much a number of what a proposal's scale counts tells.
const COUNTED_WEIGHT: f64 = 0.5;
/// A proposal with so many cues needs none of them to tell it alone by common words.
const FEW: usize = 8;
/// How much less a word tells than the cue of one word whose class it shares.
const KIN_SHARE: f64 = 0.6;

impl Topics {
    /// Learns the proposals of `agenda`.
    pub(in crate::extract) fn new(
        agenda: &Agenda,
        lexicon: &Lexicon,
        vocabulary: &mut Vocabulary,
        aliases: &Aliases,
    ) -> Self {
        let classes = Classes::new(lexicon, vocabulary);
        let reversers = listed(&lexicon.words.reversers, vocabulary);
        let endings = listed(&lexicon.words.endings, vocabulary);
        let light: BTreeSet<Concept> = lexicon
            .words
            .light
            .iter()
            .chain(lexicon.numbers.words.keys())
            .map(|word| vocabulary.learn_stem(word))
            .collect();
        let links = links(lexicon, vocabulary);
        let mut matters = BTreeMap::new();
        for (group, words) in lexicon.words.matters.iter().enumerate() {
            for word in vocabulary.learn_words(words) {
                matters.insert(word, group);
            }
        }
        let agenda = &completed(agenda, vocabulary);
        // Stems must be known before concepts are read off them.
        for issue in &agenda.issues {
            let texts = issue
                .proposals
                .iter()
                .flat_map(|p| std::iter::once(&p.text).chain(&p.cues));
            let units = issue.proposals.iter().filter_map(|p| p.scale.as_ref());
            let units = units.map(|scale| &scale.unit);
            for phrase in texts.chain(&issue.keywords).chain(units) {
                vocabulary.learn_stems(phrase);
            }
        }
        let reader = Reader {
            classes: &classes,
            vocabulary,
            aliases,
            links: &links,
        };
        let raw = raw(agenda, &reader, &reversers, &endings);
        let weights = Weights::new(
            raw.iter().map(Raw::shares),
            light.clone(),
            classes.opposites.clone(),
        );
        let issues = weights.by_issue(agenda, &raw, &reader);
        let keywords = agenda
            .issues
            .iter()
            .map(|issue| {
                let concepts = issue.keywords.iter().map(|keyword| reader.read(keyword));
                let kin = issue
                    .keywords
                    .iter()
                    .filter_map(|keyword| reader.kin(keyword))
                    .filter(|(_, phrase)| !phrase);
                let mut patterns: Vec<Pattern> = concepts
                    .filter(|concepts| !concepts.is_empty())
                    .map(|concepts| issues.pattern(concepts, false))
                    .chain(kin.map(|kin| issues.pattern_of_kin(kin, false)))
                    .collect();
                patterns.sort_by(|a, b| b.weight.total_cmp(&a.weight));
                patterns
            })
            .collect::<Vec<Vec<Pattern>>>();
        let marks = Marks {
            proposals: &raw,
            keywords: keyword_concepts(agenda, &reader),
            light: &light,
            general: &classes.general,
        };
        let marks = marks.by_concept();
        let literal = literal(&raw, &weights, vocabulary);
        let proposals: Vec<Topic> = raw.iter().map(|raw| weights.topic(raw)).collect();
        let by_concept = proposals
            .iter()
            .enumerate()
            .flat_map(|(number, topic)| {
                let against = topic.cues.iter().flat_map(|cue| &cue.concepts);
                let all: BTreeSet<Concept> = topic.own.iter().chain(against).copied().collect();
                all.into_iter().map(move |concept| (concept, number))
            })
            .collect();
        Self {
            classes,
            cue_anchors: Anchors::new(proposals.iter().map(|topic| topic.cues.as_slice())),
            keyword_anchors: Anchors::new(keywords.iter().map(Vec::as_slice)),
            keywords,
            by_concept: ByConcept::new(by_concept),
            acts: acts(&proposals),
            marks,
            proposals,
            reversers,
            endings,
            light,
            links,
            matters,
            matters_groups: lexicon.words.matters.len(),
            literal,
        }
    }
}

/// The cues that are found to the letter, with their proposal and whether they tell its
/// opposite.
fn literal(raw: &[Raw], weights: &Weights, vocabulary: &mut Vocabulary) -> Phrases<(usize, bool)> {
    let mut literal = Phrases::default();
    for (number, raw) in raw.iter().enumerate() {
        let few = raw.proposal.cues.len() <= FEW;
        for (cue, concepts) in raw.proposal.cues.iter().zip(&raw.cues) {
            if is_literal(cue, concepts) || few && weights.is_common(cue, concepts) {
                let words = cue.trim_start_matches('!');
                let contrary = words.len() < cue.len();
                literal.add(&vocabulary.learn_stems(words), (number, contrary));
            }
        }
    }
    literal.finish();
    literal
}

/// The concepts of all keywords, each with its issue.
fn keyword_concepts(agenda: &Agenda, reader: &Reader) -> Vec<(Concept, usize)> {
    let mut out = Vec::new();
    for (number, issue) in agenda.issues.iter().enumerate() {
        for keyword in &issue.keywords {
            out.extend(reader.read(keyword).into_iter().map(|c| (c, number)));
        }
    }
    out
}

/// What the doers of `proposals` do, in order.
fn acts(proposals: &[Topic]) -> Vec<Concept> {
    let doers = proposals.iter().filter_map(|topic| topic.doer.as_ref());
    let acts: BTreeSet<Concept> = doers.flat_map(|doer| doer.acts.iter().copied()).collect();
    acts.into_iter().collect()
}

impl Classes {
    fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
        let mut classes = Self::default();
        for (number, class) in lexicon.classes.iter().enumerate() {
            let concept = CLASS + number as Concept;
            let of = lexicon
                .classes
                .iter()
                .position(|c| c.class == class.against);
            classes
                .opposites
                .extend(of.map(|of| (CLASS + of as Concept, concept)));
            if class.general {
                classes.general.insert(concept);
            }
            for phrase in &class.words {
                if let Some(form) = phrase.strip_prefix('=') {
                    let word = vocabulary.learn_words(form)[0] as usize;
                    push_at(&mut classes.by_word, word, concept);
                    continue;
                }
                let stems = stems(phrase, vocabulary);
                if let [stem] = *stems.as_slice() {
                    push_at(&mut classes.by_stem, stem as usize, concept);
                }
                classes.phrases.add(&stems, concept);
            }
        }
        classes.phrases.finish();
        classes.nest();
        classes.unite(vocabulary);
        classes
    }

    /// Notes which classes lie within others.
    fn nest(&mut self) {
        let mut sizes: BTreeMap<Concept, usize> = BTreeMap::new();
        let mut shared: BTreeMap<(Concept, Concept), usize> = BTreeMap::new();
        for set in self.by_stem.iter().chain(&self.by_word) {
            for &class in set {
                *sizes.entry(class).or_default() += 1;
                for &other in set.iter().filter(|other| **other != class) {
                    *shared.entry((class, other)).or_default() += 1;
                }
            }
        }
        let within = shared.into_iter().filter(|((class, other), words)| {
            *words > 1 && sizes[class] == *words && sizes[other] > *words
        });
        self.within = within.map(|(pair, _)| pair).collect();
    }

    /// Notes every set of classes that a word has.
    fn unite(&mut self, vocabulary: &Vocabulary) {
        let mut sets: BTreeSet<Vec<Concept>> = BTreeSet::new();
        for (word, stem) in vocabulary.forms() {
            let of = |lists: &[Vec<Concept>], at: u32| {
                lists.get(at as usize).cloned().unwrap_or_default()
            };
            let mut set = of(&self.by_stem, stem);
            set.extend(of(&self.by_word, word));
            sets.insert(self.narrow(&set));
            sets.insert(set);
        }
        sets.extend(self.by_stem.iter().cloned());
        sets.retain(|set| set.len() > 1);
        self.unions = sets.into_iter().collect();
        for (number, set) in (UNION..).zip(&self.unions) {
            for class in set {
                push_at(&mut self.by_class, (class - CLASS) as usize, number);
            }
        }
    }
}

fn push_at(lists: &mut Vec<Vec<Concept>>, at: usize, concept: Concept) {
    if lists.len() <= at {
        lists.resize_with(at + 1, Vec::new);
    }
    lists[at].push(concept);
}

/// How much each concept tells: the fewer proposals or issues hold it, the more.
struct Weights {
    sets: usize,
    spread: BTreeMap<Concept, f64>,
    /// Stems that tell little wherever they stand.
    light: BTreeSet<Concept>,
    /// Classes with the one whose words tell the opposite.
    opposites: BTreeMap<Concept, Concept>,
}

impl Weights {
    /// Weighs by how many of `sets` hold a concept, and how much it is one of them.
    fn new(
        sets: impl Iterator<Item = BTreeMap<Concept, f64>>,
        light: BTreeSet<Concept>,
        opposites: BTreeMap<Concept, Concept>,
    ) -> Self {
        let mut weights = Self {
            sets: 0,
            spread: BTreeMap::new(),
            light,
            opposites,
        };
        for set in sets {
            weights.sets += 1;
            for (concept, share) in set {
                *weights.spread.entry(concept).or_default() += share.min(1.0);
            }
        }
        weights
    }

    /// Weighs by how many issues hold a concept in their keywords or proposals.
    fn by_issue(&self, agenda: &Agenda, raw: &[Raw], reader: &Reader) -> Self {
        let sets = agenda.issues.iter().enumerate().map(|(number, issue)| {
            let keywords = issue.keywords.iter();
            let keywords = keywords.flat_map(|k| {
                let kin = reader.kin(k).map(|(class, _)| class);
                reader.read(k).into_iter().chain(kin)
            });
            let own = raw.iter().filter(|raw| raw.issue == number);
            let held = keywords.chain(own.flat_map(Raw::concepts));
            held.map(|concept| (concept, 1.0)).collect()
        });
        Self::new(sets, self.light.clone(), BTreeMap::new())
    }

    /// Returns the weight of a concept, in (0, 1]: the rarer, the more.
    fn of(&self, concept: Concept) -> f64 {
        let count = self.sets as f64;
        let spread = self.spread.get(&concept).copied().unwrap_or(1.0).max(1.0);
        let weight = (1.0 + count / spread).ln() / (1.0 + count).ln();
        // Parties are named everywhere; they help to tell proposals apart, no more.
        if concept >= PARTY {
            weight * PARTY_SHARE
        } else if self.light.contains(&concept) {
            weight * LIGHT_SHARE
        } else {
            weight
        }
    }

    fn pattern(&self, concepts: Vec<Concept>, contrary: bool) -> Pattern {
        Pattern {
            weight: concepts.iter().map(|&c| self.of(c)).sum(),
            concepts,
            links: Vec::new(),
            ordered: false,
            contrary,
            denies: false,
        }
    }

    /// Whether the words of a cue are so common that they do not tell it wherever they stand
    /// near each other: "end of the year". As it is written, it does.
    fn is_common(&self, cue: &str, concepts: &[Concept]) -> bool {
        let weight: f64 = concepts.iter().map(|&c| self.of(c)).sum();
        content_words(concepts) >= 2 && !cue.starts_with('!') && weight * PAIR_SHARE < ENOUGH
    }

    /// The class of a cue or keyword. That of one word tells less than the word itself.
    fn pattern_of_kin(&self, (class, phrase): (Concept, bool), contrary: bool) -> Pattern {
        let mut pattern = self.pattern(vec![class], contrary);
        if !phrase {
            pattern.weight *= KIN_SHARE;
        }
        pattern
    }

    fn topic(&self, raw: &Raw) -> Topic {
        let text: Vec<Word> = raw
            .text
            .iter()
            .map(|&concept| Word {
                concept,
                weight: self.of(concept),
                telling: concept < PARTY && !self.light.contains(&concept),
                beside: !raw.main.contains(&concept),
            })
            .collect();
        let cues = self.cues(raw);
        Topic {
            issue: raw.issue,
            proposal: raw.number,
            total: text.iter().map(|word| word.weight).sum(),
            text,
            negated: denies(main_clause(&raw.proposal.text)),
            denied: raw.denied.clone(),
            reversed: raw.reversed.clone(),
            endings: raw.endings,
            limits: raw.limits,
            lasts: raw.proposal.text.contains(" until "),
            extent: raw.extent,
            own: raw.concepts(),
            doer: raw.doer.clone(),
            owner: raw.owner,
            author: raw.author,
            bare: raw.bare(),
            cues,
        }
    }

    /// The cues that tell enough, and the classes of those of one word.
    fn cues(&self, raw: &Raw) -> Vec<Pattern> {
        let mut out = Vec::new();
        let denied = denies(main_clause(&raw.proposal.text));
        let cues = raw.proposal.cues.iter().zip(&raw.cues);
        for (((cue, concepts), links), kin) in cues.zip(&raw.links).zip(&raw.kin) {
            let contrary = cue.starts_with('!');
            // "no harm is done", with "harm" among its cues: that is what is not to be.
            let repeats = denied && concepts.iter().all(|concept| raw.text.contains(concept));
            if tells_enough(cue, concepts) {
                out.push(Pattern {
                    denies: repeats || denies(cue),
                    links: links.clone(),
                    ordered: concepts.len() == 2 && is_ordered(cue),
                    ..self.pattern(concepts.clone(), contrary)
                });
            }
            out.extend(kin.map(|kin| self.pattern_of_kin(kin, contrary)));
            let opposite = kin.and_then(|(class, _)| self.opposites.get(&class));
            out.extend(opposite.map(|&class| self.pattern(vec![class], contrary == repeats)));
        }
        out.extend(raw.counted.iter().map(|&counted| Pattern {
            concepts: vec![counted],
            links: Vec::new(),
            ordered: false,
            weight: COUNTED_WEIGHT,
            contrary: false,
            denies: false,
        }));
        out
    }
}

/// Whether a phrase of an agenda has a negating word.
fn denies(phrase: &str) -> bool {
    pieces(phrase)
        .iter()
        .any(|word| matches!(word.as_str(), "not" | "no" | "never"))
}

/// Whether the words of a cue stand in an order that matters: "pressure on Norland".
pub(super) fn is_ordered(cue: &str) -> bool {
    let words = pieces(cue);
    let between = words.iter().skip(1).rev().skip(1);
    between.into_iter().any(|word| {
        matches!(
            word.as_str(),
            "on" | "from" | "to" | "against" | "with" | "in" | "into"
        )
    })
}

/// Returns how many concepts are words, not parties.
pub(super) fn content_words(concepts: &[Concept]) -> usize {
    concepts.iter().filter(|c| **c < PARTY).count()
}

/// Whether a cue of several words has too few content words to be found by them.
fn is_literal(cue: &str, concepts: &[Concept]) -> bool {
    let words = pieces(cue).len();
    let content = content_words(concepts);
    words > 1 && content < 2 && content < words
}

/// Whether the concepts of a cue tell its proposal: one content word out of several words
/// does not.
fn tells_enough(cue: &str, concepts: &[Concept]) -> bool {
    let alone = pieces(cue.trim_start_matches('!')).len() == 1;
    match content_words(concepts) {
        0 => false,
        1 => alone || concepts.len() >= 2,
        _ => true,
    }
}

/// Learns the small words that a cue means.
fn links(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Links {
    let mut links = Links::new();
    for (group, words) in (0..).zip(&lexicon.words.links) {
        for word in vocabulary.learn_words(words) {
            links.insert(word, LINK + group);
        }
    }
    links
}

/// Learns phrases of the lexicon by their stems.
fn listed(list: &[String], vocabulary: &mut Vocabulary) -> Phrases<()> {
    let mut phrases = Phrases::default();
    for phrase in list {
        phrases.add(&stems(phrase, vocabulary), ());
    }
    phrases.finish();
    phrases
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
