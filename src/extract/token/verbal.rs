//! What a word is that may be a verb: a finite or a bare verb, a form in -ing, a past participle,
//! or a noun or adjective after all.
//!
//! In: such a word in a sentence whose words before it have their parts. Out: its part. The word
//! that governs it decides: after "to" and helping words, after a determiner, a pronoun, a noun, a
//! mark.

use super::part::{NOMINAL, Site};
use super::{Token, Traits};

/// How many words after a participle the verb of its clause is looked for.
const LOOK_AHEAD: usize = 9;

impl Site<'_> {
    /// What a word is that may be a verb.
    pub(super) fn verb_or_not(&self, at: usize) -> Traits {
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
            let by = self.is_done_by(at);
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

    /// "that Ada Berg wanted guarantees", "Tomas Rell said Ada Berg wanted guarantees": whether the
    /// name that ends at `at` is the first thing after "that", or after a word of speech that has
    /// a subject of its own.
    fn opens_clause_with(&self, at: usize) -> bool {
        let from = (self.sentence.start..=at)
            .rev()
            .take_while(|&i| self.tokens[i].is(Traits::NAME))
            .last();
        let tells = [
            "said", "says", "claimed", "claims", "insisted", "insists", "argued", "argues",
        ];
        let spoke = |i: usize| {
            let teller = NOMINAL.with(Traits::PRON);
            self.reads(i, &tells) && self.before(i).is_some_and(|k| self.tokens[k].is(teller))
        };
        from.and_then(|i| self.before(i))
            .is_some_and(|i| self.reads(i, &["that"]) || spoke(i))
    }

    /// "blocked by Norland": whether who did it stands behind the word at `at`; "responded by
    /// rejecting it" tells how.
    fn is_done_by(&self, at: usize) -> bool {
        let by = self.next(at).is_some_and(|_| self.reads(at + 1, &["by"]));
        by && !self
            .next(at + 1)
            .is_some_and(|next| next.is(Traits::GERUND))
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
    pub(super) fn opens_object(&self, at: usize) -> bool {
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
        let by = self.is_done_by(at);
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
