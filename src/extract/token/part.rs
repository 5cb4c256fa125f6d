//! Parts of speech: what each word is where it stands.
//!
//! In: the tokens of a sentence with the parts that each word can have. Out: the same with
//! one part each: a name, noun, adjective, finite verb, bare verb, form in -ing or past
//! participle. Words of the closed lists (determiners, prepositions, pronouns ...) have
//! none of these. The rules look at the neighbours only: news English tells a verb from a
//! noun by what stands before it, and by what follows where that leaves it open (see `verbal`).

use std::ops::Range;

use super::name::{ends_given_name, is_titled};
use super::{Token, Traits};

/// Words of the closed lists.
pub(super) const CLOSED: Traits = Traits::HELPING
    .with(Traits::NEG)
    .with(Traits::PREP)
    .with(Traits::CONJ)
    .with(Traits::DET)
    .with(Traits::PRON);

/// Whatever can be the last word of a noun phrase.
pub(super) const NOMINAL: Traits = Traits::NOUN.with(Traits::NAME);

/// Gives each token of a sentence its part of speech.
pub(in crate::extract) fn tag(text: &str, tokens: &mut [Token], sentence: &Range<usize>) {
    let titled = is_titled(tokens, sentence);
    let mut finite = false;
    for at in sentence.clone() {
        let token = tokens[at];
        if token.is(Traits::PUNCT) {
            finite = finite && token.first == ',';
            continue;
        }
        let site = Site {
            text,
            tokens,
            sentence,
            finite,
        };
        let part = site.part(at, titled);
        finite = (finite || part.any(Traits::VERBAL) || token.is(Traits::MODAL.with(Traits::AUX)))
            && !token.is(Traits::CONJ);
        let mut traits = token.traits.without(Traits::PARTS).with(part);
        if part.any(Traits::NAME) && token.is(Traits::MODAL) {
            // "Theresa May".
            traits = traits.without(Traits::MODAL).without(Traits::TIME);
        }
        if ends_given_name(text, tokens, sentence, at) {
            traits = Traits::NAME.with(Traits::CAPITAL);
        }
        tokens[at].traits = traits;
    }
}

/// A sentence whose tokens before the one looked at have their parts.
pub(super) struct Site<'a> {
    pub(super) text: &'a str,
    pub(super) tokens: &'a [Token],
    pub(super) sentence: &'a Range<usize>,
    /// Whether a finite verb stands in this clause already.
    pub(super) finite: bool,
}

impl Site<'_> {
    fn part(&self, at: usize, titled: bool) -> Traits {
        let token = self.tokens[at];
        let can = token.traits;
        if self.is_name(at, titled) {
            return Traits::NAME;
        }
        if can.any(CLOSED.with(Traits::POSSESSIVE)) || can.any(Traits::NUMBER) {
            return Traits::default();
        }
        let verb = Traits::VERBAL
            .with(Traits::BARE)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE);
        if can.any(verb) {
            return self.verb_or_not(at);
        }
        if can.any(Traits::ADJECTIVE) {
            return if can.any(Traits::VOICE) && self.speaks(at) {
                Traits::NOUN
            } else {
                Traits::ADJECTIVE
            };
        }
        if can.any(Traits::NAME) && token.is(Traits::CAPITAL) {
            return Traits::NAME;
        }
        if can.any(Traits::ADV) {
            return Traits::default();
        }
        Traits::NOUN
    }

    /// "a senior official said": a word for who speaks, where no noun follows that it could
    /// stand before ("an official plan").
    fn speaks(&self, at: usize) -> bool {
        let verb = Traits::FINITE
            .with(Traits::CLAUSAL)
            .with(Traits::PARTICIPLE);
        self.next(at).is_none_or(|next| {
            let closed = next.is(CLOSED.with(Traits::PUNCT).with(Traits::POSSESSIVE));
            let object = next.is(verb) && self.opens_object(at + 1);
            // Of one official no base form is told: "an official plan".
            let word = next.span.of(self.text);
            let inflected = word.ends_with('s') || next.is(Traits::PARTICIPLE);
            let told = next.is(verb) && !next.is(NOMINAL) && inflected;
            next.is(Traits::FINITE) || closed || object || told
        })
    }

    /// A capital inside a sentence; at its start, one of a word that no dictionary knows.
    fn is_name(&self, at: usize, titled: bool) -> bool {
        let token = self.tokens[at];
        if !token.is(Traits::CAPITAL) {
            return false;
        }
        let known = token.is(Traits::NOUN
            .with(Traits::ADJECTIVE)
            .with(Traits::VERBAL)
            .with(Traits::BARE)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE)
            .with(Traits::ADV)
            .with(CLOSED))
            && !token.is(Traits::UNKNOWN);
        let first = self
            .before(at)
            .is_none_or(|i| matches!(self.tokens[i].first, ':' | '“' | '"' | '‘' | '.' | '—'));
        let after_name = self
            .before(at)
            .is_some_and(|i| self.tokens[i].is(Traits::NAME) && !titled);
        if token.is(CLOSED) && !token.is(Traits::UPPER) && !after_name {
            return false;
        }
        !(known && (first || titled))
    }

    pub(super) fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&i| i >= self.sentence.start)
    }

    /// The token before, adverbs and opening marks stepped over.
    pub(super) fn governor(&self, at: usize) -> Option<usize> {
        (self.sentence.start..at).rev().find(|&i| {
            let token = &self.tokens[i];
            let adverb = token.is(Traits::ADV) && !token.is(CLOSED);
            !adverb && !matches!(token.first, '“' | '"' | '‘')
        })
    }

    pub(super) fn next(&self, at: usize) -> Option<&Token> {
        self.tokens
            .get(at + 1)
            .filter(|_| at + 1 < self.sentence.end)
    }

    pub(super) fn reads(&self, at: usize, words: &[&str]) -> bool {
        let word = self.tokens[at].span.of(self.text);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Seen, Vocabulary, tokenize};
    use super::*;
    use crate::agenda::lexicon::Lexicon;
    use crate::model::Span;

    /// Marks each word with its part: N noun, P name, A adjective, V finite verb, B bare
    /// verb, G form in -ing, D past participle.
    fn tagged(text: &str) -> String {
        let vocabulary = Vocabulary::new(Lexicon::built_in());
        let mut tokens = Vec::new();
        tokenize(
            text,
            Span::new(0, text.len()),
            &vocabulary,
            &mut Seen::default(),
            &mut tokens,
        );
        let all = 0..tokens.len();
        tag(text, &mut tokens, &all);
        let name = |token: &Token| {
            [
                (Traits::NOUN, "/N"),
                (Traits::NAME, "/P"),
                (Traits::ADJECTIVE, "/A"),
                (Traits::VERBAL, "/V"),
                (Traits::BARE, "/B"),
                (Traits::GERUND, "/G"),
                (Traits::PARTICIPLE, "/D"),
            ]
            .into_iter()
            .find(|(part, _)| token.is(*part))
            .map_or("", |(_, name)| name)
        };
        let words: Vec<String> = tokens
            .iter()
            .map(|t| format!("{}{}", t.span.of(text), name(t)))
            .collect();
        words.join(" ")
    }

    #[test]
    fn words_have_one_part_where_they_stand() {
        for expected in [
            "The officials/N claim/V that the plan/N failed/V .",
            "The claim/N of the officials/N failed/V .",
            "She reports/V that the ferry/N sank/V .",
            "The reports/N were not read/D .",
            "Tomas/P Rell/P claims/V the bridge/N is safe/A .",
            "Norland/P refused/V to report/B the loss/N .",
            "They have promised/D a new/A road/N .",
            "He will plan/B the trip/N .",
            "The plan/N proposed/D by Norland/P was rejected/D .",
            "Critics/N of the treaty/N argued/V that it would fail/B .",
            "The envoy/N left/V , arguing/G that nobody listened/V .",
            "A senior/A official/N said/V talks/N began/V .",
            "An official/A plan/N failed/V .",
            "Some/ say/V it is late/A ."
                .replace("Some/", "Some")
                .as_str(),
        ] {
            let plain: String = expected
                .split(' ')
                .map(|w| w.split('/').next().unwrap_or_default())
                .collect::<Vec<_>>()
                .join(" ");
            assert_eq!(tagged(&plain), expected);
        }
    }
}
