//! A text as the later stages see it: tokens, sentences, quotations, mentions and cues.

use std::ops::Range;

use super::mention::{Kind, Mention};
use super::token::{Token, Traits, WordKey};
use super::turn::Turn;
use crate::agenda::lexicon::Form;
use crate::model::Span;

/// One sentence.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its block.
    pub(super) block: usize,
    /// Whether it is a headline.
    pub(super) headline: bool,
    /// Whether it only labels who has the floor ("PRESIDENT BERG:").
    pub(super) label: bool,
}

/// A cue word found in the text, before its role is known.
#[derive(Clone, Debug)]
pub(super) struct CueHit {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// The cue, by index in the lexicon.
    pub(super) cue: usize,
    /// The form in which it stands.
    pub(super) form: Form,
}

/// A person of the agenda or introduced by the text, by a word of the office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Office {
    /// One word of the person's role ("president").
    pub(super) word: WordKey,
    /// The party, by index.
    pub(super) party: usize,
    /// The person, by index among the party's people.
    pub(super) person: u16,
    /// How often the text names the person.
    pub(super) named: usize,
}

/// A text with what the first stages found in it.
#[derive(Debug)]
pub(super) struct Doc<'a> {
    /// The article's whole text.
    pub(super) text: &'a str,
    /// All tokens of all blocks.
    pub(super) tokens: Vec<Token>,
    /// The sentences in order.
    pub(super) sentences: Vec<Sentence>,
    /// For each token the number of its quotation, 0 for none.
    pub(super) inside: Vec<u32>,
    /// The mentions in order.
    pub(super) mentions: Vec<Mention>,
    /// The offices of the people of the agenda and of those the text introduces, whoever is
    /// named most first.
    pub(super) offices: Vec<Office>,
    /// For each token the number of its mention, from 1; 0 for none.
    pub(super) mention_at: Vec<u32>,
    /// Cues by the token they start at, in order.
    pub(super) cues: Vec<CueHit>,
    /// Who has the floor where, in order.
    pub(super) turns: Vec<Turn>,
}

impl Doc<'_> {
    /// Notes for each token the mention that it belongs to.
    pub(super) fn index_mentions(&mut self) {
        self.mention_at = vec![0; self.tokens.len()];
        for (number, mention) in self.mentions.iter().enumerate() {
            self.mention_at[mention.tokens.clone()].fill(u32::try_from(number + 1).unwrap_or(0));
        }
    }

    /// Returns the tokens of the sentence that the token at `at` stands in.
    pub(super) fn sentence_of(&self, at: usize) -> Option<Range<usize>> {
        let number = self.sentences.partition_point(|s| s.tokens.end <= at);
        self.sentences.get(number).map(|s| s.tokens.clone())
    }

    /// Returns the text of a range of tokens.
    pub(super) fn slice(&self, range: &Range<usize>) -> &str {
        self.span(range).of(self.text)
    }

    /// Returns the span of a range of tokens; empty for an empty range.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match (
            self.tokens.get(range.start),
            range.end.checked_sub(1).and_then(|i| self.tokens.get(i)),
        ) {
            (Some(first), Some(last)) if range.start < range.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// Says whether the token at `at` reads as one of `words`, whatever its capitals.
    pub(super) fn reads(&self, at: usize, words: &[WordKey]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| words.contains(&token.key))
    }

    /// Says whether the token at `at` reads as one of a list of the lexicon, whatever its
    /// capitals.
    pub(super) fn is_listed(&self, at: usize, list: &[String]) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            let surface = token.span.of(self.text);
            list.iter().any(|word| word.eq_ignore_ascii_case(surface))
        })
    }

    /// Says whether there is a token at `at` that has any of the properties.
    pub(super) fn is(&self, at: usize, traits: Traits) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(traits))
    }

    /// Says whether the token at `at` is a noun for a text that states a position.
    pub(super) fn is_text(&self, at: usize) -> bool {
        let noun = || {
            at.checked_sub(1).is_some_and(|i| {
                self.is_named(i) || self.is(i, Traits::DET.with(Traits::POSSESSIVE))
            })
        };
        self.is(at, Traits::DOCUMENT) && (!self.is(at, Traits::BARE) || noun())
    }

    /// Says whether the token at `at` is one of these punctuation marks.
    pub(super) fn marks(&self, at: usize, marks: &[char]) -> bool {
        self.tokens
            .get(at)
            .is_some_and(|token| token.is(Traits::PUNCT) && marks.contains(&token.first))
    }

    /// Says whether the token at `at` belongs to a name.
    pub(super) fn is_named(&self, at: usize) -> bool {
        self.mention_at.get(at).is_some_and(|&number| number != 0)
    }

    /// Returns the cues that start at the token at `at`, longest first.
    pub(super) fn cues_at(&self, at: usize) -> impl Iterator<Item = &CueHit> {
        let from = self.cues.partition_point(|hit| hit.tokens.start < at);
        self.cues[from..]
            .iter()
            .take_while(move |hit| hit.tokens.start == at)
    }

    /// Returns the cues that start within `range`, in order.
    pub(super) fn cues_in(&self, range: &Range<usize>) -> impl Iterator<Item = &CueHit> {
        let end = range.end;
        let from = self
            .cues
            .partition_point(|hit| hit.tokens.start < range.start);
        self.cues[from..]
            .iter()
            .take_while(move |hit| hit.tokens.start < end)
    }

    /// Returns the mention that covers the token at `at`, if it names a party.
    pub(super) fn mention(&self, at: usize) -> Option<&Mention> {
        let number = *self.mention_at.get(at)? as usize;
        self.mentions.get(number.checked_sub(1)?)
    }

    /// Iterates over the mentions of parties within `range`.
    pub(super) fn mentions_in(&self, range: Range<usize>) -> impl Iterator<Item = &Mention> {
        let from = self
            .mentions
            .partition_point(|m| m.tokens.end <= range.start);
        self.mentions[from..]
            .iter()
            .take_while(move |m| m.tokens.start < range.end)
            .filter(|m| m.kind != Kind::Nobody)
    }

    /// Says whether two tokens stand in the same block.
    pub(super) fn is_same_block(&self, one: usize, other: usize) -> bool {
        let block = |at: usize| {
            let number = self.sentences.partition_point(|s| s.tokens.end <= at);
            self.sentences.get(number).map(|s| s.block)
        };
        block(one) == block(other)
    }

    /// Returns the turn that begins with the token at `at`.
    pub(super) fn turn_at(&self, at: usize) -> Option<&Turn> {
        let number = self.turns.partition_point(|turn| turn.words.start < at);
        self.turns.get(number).filter(|turn| turn.words.start == at)
    }

    /// Returns the turn that the token at `at` stands in.
    pub(super) fn turn_around(&self, at: usize) -> Option<&Turn> {
        let number = self.turns.partition_point(|turn| turn.words.end <= at);
        self.turns
            .get(number)
            .filter(|turn| turn.words.contains(&at))
    }

    /// Says whether any token of `range` is inside quotation marks.
    pub(super) fn is_quoted(&self, range: &Range<usize>) -> bool {
        self.inside
            .get(range.clone())
            .is_some_and(|part| part.iter().any(|&q| q != 0))
    }
}
