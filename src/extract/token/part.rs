//! Parts of speech: what each word is where it stands.
//!
//! In: the tokens of a sentence with the parts that each word can have. Out: the same with
//! one part each: a name, noun, adjective, finite verb, bare verb, form in -ing or past
//! participle. Words of the closed lists (determiners, prepositions, pronouns ...) have
//! none of these. The rules look at the neighbours only: news English tells a verb from a
//! noun by what stands before it, and by what follows where that leaves it open.

use std::ops::Range;

use super::name::{ends_given_name, is_titled};
use super::{Token, Traits};

/// Words of the closed lists.
const CLOSED: Traits = Traits::HELPING
    .with(Traits::NEG)
    .with(Traits::PREP)
    .with(Traits::CONJ)
    .with(Traits::DET)
    .with(Traits::PRON);

/// How many words after a participle the verb of its clause is looked for.
const LOOK_AHEAD: usize = 9;

/// Whatever can be the last word of a noun phrase.
const NOMINAL: Traits = Traits::NOUN.with(Traits::NAME);

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
struct Site<'a> {
    text: &'a str,
    tokens: &'a [Token],
    sentence: &'a Range<usize>,
    /// Whether a finite verb stands in this clause already.
    finite: bool,
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
    /// stand before ("an official visit").
    fn speaks(&self, at: usize) -> bool {
        let verb = Traits::FINITE
            .with(Traits::CLAUSAL)
            .with(Traits::PARTICIPLE);
        self.next(at).is_none_or(|next| {
            let closed = next.is(CLOSED.with(Traits::PUNCT).with(Traits::POSSESSIVE));
            let object = next.is(verb) && self.opens_object(at + 1);
            next.is(Traits::FINITE) || closed || object || next.is(verb) && !next.is(NOMINAL)
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

    fn before(&self, at: usize) -> Option<usize> {
        at.checked_sub(1).filter(|&i| i >= self.sentence.start)
    }

    /// The token before, adverbs and opening marks stepped over.
    fn governor(&self, at: usize) -> Option<usize> {
        (self.sentence.start..at).rev().find(|&i| {
            let token = &self.tokens[i];
            let adverb = token.is(Traits::ADV) && !token.is(CLOSED);
            !adverb && !matches!(token.first, '“' | '"' | '‘')
        })
    }

    fn next(&self, at: usize) -> Option<&Token> {
        self.tokens
            .get(at + 1)
            .filter(|_| at + 1 < self.sentence.end)
    }

    fn reads(&self, at: usize, words: &[&str]) -> bool {
        let word = self.tokens[at].span.of(self.text);
        words.iter().any(|w| word.eq_ignore_ascii_case(w))
    }

    /// What a word is that may be a verb.
    fn verb_or_not(&self, at: usize) -> Traits {
        let can = self.tokens[at].traits;
        let other = if can.any(Traits::NOUN) {
            Traits::NOUN
        } else {
            Traits::ADJECTIVE
        };
        if self.tokens[at].is(Traits::JOINED) || self.is_joined_on(at) {
            return other;
        }
        if can.any(Traits::GERUND) {
            return Traits::GERUND;
        }
        if can.any(Traits::ADV) && !self.opens_object(at) {
            return Traits::default();
        }
        let Some(governor) = self.governor(at) else {
            // At the start of a sentence: a command, a fronted participle or a noun.
            return if can.any(Traits::BARE) && !can.any(Traits::NOUN) {
                Traits::BARE
            } else if can.any(Traits::PARTICIPLE) {
                Traits::PARTICIPLE
            } else {
                other
            };
        };
        let before = &self.tokens[governor];
        if self.reads(governor, &["to"]) {
            return if can.any(Traits::BARE) {
                Traits::BARE
            } else {
                self.noun_or_participle(at)
            };
        }
        if let Some(helped) = self.helped(at, governor) {
            return helped;
        }
        let own = Traits::DET.with(Traits::PREP).with(Traits::ADJECTIVE);
        if before.is(Traits::POSSESSIVE)
            || before.is(own) && !self.stands_for_a_noun(governor)
            || before.is(Traits::NUMBER) && !can.any(Traits::MOSTLY_VERB)
        {
            return self.noun_or_participle(at);
        }
        if before.is(Traits::PRON) || self.reads(governor, &["who", "which", "that", "this"]) {
            return self.finite_or_participle(at);
        }
        if before.is(NOMINAL
            .with(Traits::DET)
            .with(Traits::NUMBER)
            .with(Traits::TIME))
        {
            return self.after_noun(at, governor);
        }
        self.after_other(at, before)
    }

    fn is_joined_on(&self, at: usize) -> bool {
        self.before(at)
            .is_some_and(|i| self.tokens[i].is(Traits::JOINED))
    }

    /// "some claim", "many said": a determiner that is a phrase of its own.
    fn stands_for_a_noun(&self, at: usize) -> bool {
        self.reads(
            at,
            &[
                "this", "that", "some", "many", "most", "several", "all", "both", "each", "others",
            ],
        )
    }

    /// After a modal, "do", "have" or "be".
    fn helped(&self, at: usize, governor: usize) -> Option<Traits> {
        let can = self.tokens[at].traits;
        let mut before = governor;
        while self.tokens[before].is(Traits::NEG) && before > self.sentence.start {
            before -= 1;
        }
        let token = &self.tokens[before];
        let modal =
            token.is(Traits::MODAL) || self.reads(before, &["do", "does", "did", "'ll", "’ll"]);
        let negated = governor != before || token.is(Traits::NEG) && !token.is(Traits::DET);
        if token.is(Traits::BE) || self.reads(before, &["'s", "’s", "'re", "’re"]) && !negated {
            return (!token.is(Traits::POSSESSIVE)
                || can.any(Traits::PARTICIPLE) && !can.any(Traits::NOUN))
            .then(|| {
                if can.any(Traits::PARTICIPLE) {
                    Traits::PARTICIPLE
                } else {
                    self.noun_or_participle(at)
                }
            });
        }
        if modal || token.is(Traits::NEG) && self.tokens[before].span.len() > 3 {
            return Some(if can.any(Traits::BARE) {
                Traits::BARE
            } else {
                self.noun_or_participle(at)
            });
        }
        token.is(Traits::AUX).then(|| {
            if can.any(Traits::PARTICIPLE) {
                Traits::PARTICIPLE
            } else {
                self.noun_or_participle(at)
            }
        })
    }

    fn noun_or_participle(&self, at: usize) -> Traits {
        let can = self.tokens[at].traits;
        if can.any(Traits::NOUN) {
            Traits::NOUN
        } else if can.any(Traits::PARTICIPLE) {
            Traits::PARTICIPLE
        } else {
            Traits::ADJECTIVE
        }
    }

    fn finite_or_participle(&self, at: usize) -> Traits {
        if self.tokens[at].is(Traits::VERBAL.with(Traits::BARE)) {
            Traits::VERBAL
        } else {
            Traits::PARTICIPLE
        }
    }

    /// After a noun or name: its verb, a participle of it, or the next noun of a compound.
    fn after_noun(&self, at: usize, governor: usize) -> Traits {
        let can = self.tokens[at].traits;
        let word = self.tokens[at].span.of(self.text);
        let plural = self.is_plural(governor);
        if word.ends_with("ed") && can.any(Traits::PARTICIPLE) {
            let by = self.next(at).is_some_and(|_| self.reads(at + 1, &["by"]));
            let object = self.opens_object(at) && !self.tokens[at + 1].is(Traits::TIME);
            let ends = self.next(at).is_none_or(|n| n.is(Traits::PUNCT));
            // "Nothing would be paid, the envoys stressed."
            let told = ends && self.tokens[governor].is(Traits::VOICE);
            let reduced = self.finite && !told
                || self.verb_follows(at)
                || self.is_governed(governor) && !ends;
            return if by || !object && reduced && !self.opens_clause_with(governor) {
                Traits::PARTICIPLE
            } else {
                Traits::VERBAL
            };
        }
        if can.any(Traits::ADV) {
            return Traits::NOUN;
        }
        if !can.any(Traits::NOUN) {
            // "a reality show": after one thing a base form is no verb of its own.
            let thing =
                self.tokens[governor].is(Traits::NOUN) && !plural && !self.is_joint(governor);
            let base = can.any(Traits::BARE) && !can.any(Traits::PARTICIPLE);
            return if thing && base && !word.ends_with('s') {
                Traits::NOUN
            } else {
                self.finite_or_participle(at)
            };
        }

        // "Trump aides said": a finite verb follows, so that this is no verb.
        if self.next(at).is_some_and(|n| {
            n.is(Traits::MODAL
                .with(Traits::AUX)
                .with(Traits::POSSESSIVE)
                .with(Traits::FINITE))
        }) {
            return Traits::NOUN;
        }
        let third = word.ends_with('s') && !word.ends_with("ss");
        let agrees = third != plural;
        // "in swing states that": the noun that a preposition governs.
        if !agrees || third && self.tokens[governor].is(Traits::NOUN) && self.is_governed(governor)
        {
            return Traits::NOUN;
        }
        // "Norland hopes for …", with no other verb in the clause.
        let intransitive = third
            && self.tokens[governor].is(Traits::NAME)
            && self
                .next(at)
                .is_some_and(|n| n.is(Traits::PREP.with(Traits::ADV)))
            && !self.verb_follows(at);
        if (self.opens_object(at) || intransitive) && !self.finite || can.any(Traits::MOSTLY_VERB) {
            Traits::VERBAL
        } else {
            Traits::NOUN
        }
    }

    /// "that Ada Berg wanted guarantees": whether the name that ends at `at` is the first
    /// thing after "that".
    fn opens_clause_with(&self, at: usize) -> bool {
        let from = (self.sentence.start..=at)
            .rev()
            .take_while(|&i| self.tokens[i].is(Traits::NAME))
            .last();
        from.and_then(|i| self.before(i))
            .is_some_and(|i| self.reads(i, &["that"]))
    }

    /// "to form a fleet and sail": whether the last verb before is a bare one.
    fn continues_bare(&self, at: usize) -> bool {
        let verb = Traits::VERBAL.with(Traits::BARE);
        (self.sentence.start..at)
            .rev()
            .find(|&i| self.tokens[i].is(verb))
            .is_some_and(|i| self.tokens[i].is(Traits::BARE))
    }

    /// "Berg and Rell": whether two names stand before a verb.
    fn is_joint(&self, at: usize) -> bool {
        let name = (self.sentence.start..=at)
            .rev()
            .find(|&i| !self.tokens[i].is(Traits::NAME) && self.tokens[i].first != '.');
        name.is_some_and(|i| {
            i > self.sentence.start
                && self.reads(i, &["and"])
                && self.tokens[i - 1].is(Traits::NAME)
        })
    }

    /// Whether the noun phrase that ends at `at` stands right after a preposition.
    fn is_governed(&self, at: usize) -> bool {
        let inner = NOMINAL
            .with(Traits::ADJECTIVE)
            .with(Traits::DET)
            .with(Traits::NUMBER);
        (self.sentence.start..=at)
            .rev()
            .find(|&i| !self.tokens[i].is(inner))
            .is_some_and(|i| self.tokens[i].is(Traits::PREP))
    }

    /// Whether the finite verb of the clause still follows ("those involved in it say").
    fn verb_follows(&self, at: usize) -> bool {
        let other = Traits::PUNCT.with(Traits::CONJ).with(Traits::PRON);
        (at + 1..self.sentence.end.min(at + LOOK_AHEAD))
            .take_while(|&i| !self.tokens[i].is(other))
            .any(|i| {
                let token = &self.tokens[i];
                token.is(Traits::FINITE.with(Traits::AUX).with(Traits::MODAL))
                    || token.is(Traits::MOSTLY_VERB)
                        && token.is(Traits::VERBAL)
                        && !token.is(Traits::NOUN)
                        && i > at + 2
                        && !self.tokens[i - 1].is(Traits::DET
                            .with(Traits::ADJECTIVE)
                            .with(Traits::PREP)
                            .with(Traits::POSSESSIVE))
            })
    }

    fn is_plural(&self, at: usize) -> bool {
        let word = self.tokens[at].span.of(self.text);
        let name = self.tokens[at].is(Traits::NAME);
        if name && self.is_joint(at) {
            return true;
        }
        (!name && word.ends_with('s') && !word.ends_with("ss"))
            || self.reads(
                at,
                &[
                    "people", "police", "some", "many", "most", "several", "both", "men", "women",
                    "media",
                ],
            )
    }

    /// Whether an object, a clause or a quotation follows.
    fn opens_object(&self, at: usize) -> bool {
        self.next(at).is_some_and(|next| {
            next.is(Traits::DET
                .with(Traits::PRON)
                .with(Traits::CAPITAL)
                .with(Traits::NUMBER)
                .with(Traits::CONJ))
                || self.reads(at + 1, &["to"])
                || matches!(next.first, '“' | '"' | '‘' | '\'' | ':')
        })
    }

    /// After a comma, a conjunction, a verb or a mark.
    fn after_other(&self, at: usize, before: &Token) -> Traits {
        let can = self.tokens[at].traits;
        let mark = before.is(Traits::PUNCT.with(Traits::CONJ));
        if before.is(Traits::CONJ) && can.any(Traits::BARE) && self.continues_bare(at) {
            return Traits::BARE;
        }
        if can.any(Traits::NOUN) && !can.any(Traits::MOSTLY_VERB) {
            return if mark
                && self.opens_object(at)
                && self.tokens[at].span.of(self.text).ends_with('s')
            {
                Traits::VERBAL
            } else {
                Traits::NOUN
            };
        }
        if before.is(Traits::VERBAL
            .with(Traits::BARE)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE))
        {
            return if can.any(Traits::PARTICIPLE) {
                Traits::PARTICIPLE
            } else {
                self.noun_or_participle(at)
            };
        }
        let by = self.next(at).is_some_and(|_| self.reads(at + 1, &["by"]));
        let title = before.is(Traits::PUNCT)
            && self.next(at).is_some_and(|n| n.is(Traits::CAPITAL))
            && before.first != ',';
        if (by || title) && can.any(Traits::PARTICIPLE) {
            Traits::PARTICIPLE
        } else {
            self.finite_or_participle(at)
        }
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
            "An official/A visit/N began/V .",
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
