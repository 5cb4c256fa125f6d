//! Reading: the concepts of a phrase of the agenda, and those of a document.

use std::collections::BTreeSet;

use super::idle::is_idle;
use super::owned::owned;
use super::relative::tells_which;
use super::turn::{acts_on, ends_it, lasts};
use super::{COUNTED, Classes, Concept, Concepts, DENIED, Links, PARTY, Topics};
use crate::extract::doc::Doc;
use crate::extract::mention::{Aliases, Kind};
use crate::extract::phrase::Phrases;
use crate::extract::token::{Seen, Token, Traits, Vocabulary, tokenize, words};
use crate::model::Span;

/// How many tokens a phrase of the lexicon with its gaps may take up.
const LONGEST_PHRASE: usize = 12;

/// Reads phrases of an agenda.
pub(super) struct Reader<'a> {
    pub(super) classes: &'a Classes,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) aliases: &'a Aliases,
    pub(super) links: &'a Links,
}

impl Reader<'_> {
    /// Returns the distinct concepts of a phrase, in order.
    pub(super) fn read(&self, phrase: &str) -> Vec<Concept> {
        let mut tokens = Vec::new();
        tokenize(
            phrase,
            Span::new(0, phrase.len()),
            self.vocabulary,
            &mut Seen::default(),
            &mut tokens,
        );
        let mut out: Vec<Concept> = Vec::new();
        let mut named = vec![false; tokens.len()];
        for mention in self.aliases.find(&tokens) {
            // A person in a cue is meant as that person, not as the party.
            if !matches!(mention.kind, Kind::Nobody | Kind::Person(_)) {
                named[mention.tokens].fill(true);
                out.push(PARTY + mention.party as Concept);
            }
        }
        let mut covered = vec![false; tokens.len()];
        // A cue of one word means that word; in a phrase, each word stands for its class.
        let alone = tokens.iter().filter(|t| !t.is(Traits::PUNCT)).count() <= 1;
        for at in 0..tokens.len() {
            self.classes.phrases.at(
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
            if covered[at] || named[at] || is_stop(token) {
                continue;
            }
            let as_class = !alone || self.classes.is_exact(token);
            let class = self.classes.sense(token).filter(|_| as_class);
            out.extend(class.or((token.stem != 0).then_some(token.stem)));
        }
        let mut seen = BTreeSet::new();
        out.retain(|concept| seen.insert(*concept));
        out
    }

    /// Returns the class that a phrase stands for as a whole, and whether it is a phrase of
    /// the lexicon: "put down its arms" says all that "disarm" does, "arms" less than "weapons".
    pub(super) fn kin(&self, phrase: &str) -> Option<(Concept, bool)> {
        let words = self.words(phrase);
        if let [token] = words.as_slice() {
            let own = !is_stop(token) && !self.classes.is_exact(token);
            return self
                .classes
                .sense_alone(token)
                .filter(|_| own)
                .map(|c| (c, false));
        }
        let mut whole = None;
        let stem = |i: usize| words[i].stem;
        self.classes
            .phrases
            .at(0, words.len(), stem, |range, class| {
                let all = range.len() == words.len();
                whole = whole.or(all.then_some((class, true)));
            });
        whole
    }

    /// Returns the small words of a cue that count.
    pub(super) fn links(&self, phrase: &str) -> Vec<Concept> {
        let words = self.words(phrase);
        let links = words.iter().filter_map(|token| self.links.get(&token.word));
        links.copied().collect()
    }

    /// Says whether a phrase holds one of `phrases`.
    pub(super) fn holds(&self, phrase: &str, phrases: &Phrases<()>) -> bool {
        let tokens = self.words(phrase);
        let mut found = false;
        for at in 0..tokens.len() {
            phrases.at(at, tokens.len(), |i| tokens[i].stem, |_, ()| found = true);
        }
        found
    }

    /// Returns what tells a number of `unit`.
    pub(super) fn counted(&self, unit: &str) -> Vec<Concept> {
        let words = self.words(unit);
        let senses = words.iter().filter_map(|token| {
            let stem = Some(token.stem).filter(|stem| *stem != 0);
            self.classes.sense(token).or(stem)
        });
        senses.map(|sense| COUNTED + sense).collect()
    }

    /// Returns the tokens of a text.
    pub(super) fn tokens(&self, text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        let all = Span::new(0, text.len());
        tokenize(
            text,
            all,
            self.vocabulary,
            &mut Seen::default(),
            &mut tokens,
        );
        tokens
    }

    /// Returns the words of a phrase.
    fn words(&self, phrase: &str) -> Vec<Token> {
        let mut tokens = self.tokens(phrase);
        tokens.retain(|token| !token.is(Traits::PUNCT));
        tokens
    }
}

impl Topics {
    /// Reads the concepts of a document once, for all its regions.
    pub(in crate::extract) fn concepts(&self, doc: &Doc) -> Concepts {
        let mut concepts = Concepts::default();
        let tokens = &doc.tokens;
        let mut mentions = doc.mentions.iter().peekable();
        for (at, token) in tokens.iter().enumerate() {
            let from = concepts.at.len();
            let before = concepts.rank.last().copied().unwrap_or(0);
            concepts.rank.push(before + u32::from(!is_stop(token)));
            let part = concepts.part.last().copied().unwrap_or(0);
            concepts.part.push(part + u32::from(ends_clause(doc, at)));
            if let Some(mention) = mentions.next_if(|m| m.tokens.start == at)
                && mention.kind != Kind::Nobody
            {
                concepts.at.push((at, PARTY + mention.party as Concept));
            }
            if token.stem != 0 {
                self.literal.at(
                    at,
                    tokens.len(),
                    |i| tokens[i].stem,
                    |range, number| concepts.literal.push((range, number)),
                );
            }
            if token.stem != 0 && !is_idle(doc, at) {
                self.concepts_at(doc, at, &mut concepts);
            }
            concepts.at[from..].sort_unstable();
        }
        concepts.at.dedup();
        concepts.doers = self.doers(doc, &concepts);
        concepts.owned = owned(doc);
        concepts.named = self.named(doc, &concepts);
        concepts
    }

    fn concepts_at(&self, doc: &Doc, at: usize, concepts: &mut Concepts) {
        let tokens = &doc.tokens;
        let token = &tokens[at];
        let end = tokens.len().min(at + LONGEST_PHRASE);
        let stem = |i: usize| tokens[i].stem;
        self.classes.phrases.at(at, end, stem, |range, class| {
            if range.len() > 1 {
                concepts.at.push((at, class));
                let unions = self.classes.unions_with(class);
                concepts.at.extend(unions.map(|union| (at, union)));
            }
        });
        if token.is(Traits::NEG) {
            concepts.at.push((at, DENIED));
        }
        if let Some(&link) = self.links.get(&token.word) {
            concepts.at.push((at, link));
        }
        if !is_stop(token) {
            concepts.at.push((at, token.stem));
            let from = concepts.at.len();
            // What "the islands it has seized" says of them is nothing that is asked for.
            let which = tells_which(doc, at);
            for class in self.classes.of(token).filter(|_| !which) {
                concepts.at.push((at, class));
                let unions = self.classes.unions_with(class);
                concepts.at.extend(unions.map(|union| (at, union)));
            }
            if is_counted(tokens, at) {
                let mut counted = vec![(at, COUNTED + token.stem)];
                counted.extend(concepts.at[from..].iter().map(|(at, c)| (*at, COUNTED + c)));
                concepts.at.append(&mut counted);
            }
        }
        self.reversers.at(at, end, stem, |_, ()| {
            if concepts.reversed.last() != Some(&at) {
                concepts.reversed.push(at);
            }
        });
        let reverses = concepts.reversed.last() == Some(&at);
        if ends_it(doc, at, reverses) {
            concepts.undone.push(at);
        }
        if reverses && acts_on(doc, at) {
            concepts.acting.push(at);
        }
        if lasts(doc, at) {
            concepts.lasting.push(at);
        }
    }
}

/// Whether a word has a meaning of its own: no name, no cue, no word of time.
pub(in crate::extract) fn tells(doc: &Doc, at: usize) -> bool {
    let token = &doc.tokens[at];
    !is_stop(token)
        && !token.is(Traits::TIME)
        && !doc.is_named(at)
        && doc.cues_at(at).next().is_none()
}

/// Whether another clause begins: "; the port", "but", "and that".
fn ends_clause(doc: &Doc, at: usize) -> bool {
    doc.marks(at, &[';'])
        || doc.is(at, Traits::CONTRAST)
        || is_alternative(doc, at)
        // "agree to a truce or face new tariffs".
        || doc.reads(at, words!["or"])
            && doc.reads(at + 1, words!["face", "risk", "suffer", "incur", "expect", "pay"])
        || doc.reads(at, words!["and"])
            && doc.reads(at + 1, words!["that"])
            && doc.is(at + 2, Traits::DET.with(Traits::PRON))
}

/// "a lease rather than a sale", "a lease, not a sale": what is not wanted is another matter.
fn is_alternative(doc: &Doc, at: usize) -> bool {
    let next = |words| doc.reads(at + 1, words);
    doc.reads(at, words!["rather"]) && next(words!["than"])
        || doc.reads(at, words!["instead"]) && next(words!["of"])
        || doc.reads(at, words!["opposed"]) && next(words!["to"])
        || doc.reads(at, words!["not"])
            && (doc.marks(at.wrapping_sub(1), &[','])
                || doc.reads(at.wrapping_sub(1), words!["and"]))
            && doc.is(
                at + 1,
                Traits::DET.with(Traits::NOUN).with(Traits::ADJECTIVE),
            )
}

/// Whether a number stands just before a word: "15 years", "600,000 more troops".
fn is_counted(tokens: &[Token], at: usize) -> bool {
    let number = |i: usize| tokens[i].is(Traits::NUMBER) && !tokens[i].is(Traits::CAPITAL);
    (at.saturating_sub(2)..at)
        .any(|i| number(i) && !tokens[i + 1..at].iter().any(|t| t.is(Traits::PUNCT)))
}

/// Whether a word is too common to tell what a text is about.
fn is_stop(token: &Token) -> bool {
    token.is(Traits::HELPING
        .with(Traits::PREP)
        .with(Traits::CONJ)
        .with(Traits::DET)
        .with(Traits::PRON)
        .with(Traits::ADV)
        .with(Traits::POSSESSIVE)
        .with(Traits::PUNCT))
        || (token.is(Traits::NEG) && !token.is(Traits::NUMBER))
}
