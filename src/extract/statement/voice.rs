//! Voice: in whose words a stance comes to us, and who utters them.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::{Claim, Spellings};
use crate::extract::doc::Doc;
use crate::extract::source::Holder;
use crate::extract::token::Traits;
use crate::model::Voice;

/// How many quoted words make a stance that nobody tells a quoted one.
const QUOTED: usize = 5;

/// Who utters the words: a name, or the words for somebody without one.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    pub(super) name: Option<Name>,
    pub(super) unnamed: Option<Range<usize>>,
}

/// The name of a speaker.
#[derive(Debug)]
pub(super) enum Name {
    /// That of a person of a party.
    Person(usize, u16),
    /// The words that name somebody else.
    Words(Range<usize>),
}

impl Name {
    /// Returns it as the text spells it.
    pub(super) fn spelled(&self, doc: &Doc, spellings: &Spellings) -> Option<String> {
        match self {
            Self::Person(party, person) => spellings.get(&(*party, *person)).cloned(),
            Self::Words(range) => Some(doc.slice(range).to_owned()),
        }
    }
}

impl SentenceWork<'_, '_> {
    /// Says in whose words a claim comes; `own` is the holder among those who tell of it.
    pub(super) fn voice(&self, claim: &Claim, own: Option<&Holder>) -> Voice {
        if own.is_none() && claim.outer.is_some_and(|outer| !outer.is_nobody()) {
            return Voice::Other;
        }
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let speaks =
            !claim.explicit || cue.speech || own.is_some() || self.is_attribution(claim.predicate);
        let quoted = || {
            claim
                .region
                .clone()
                .filter(|&i| self.doc.inside[i] != 0 && !self.doc.is(i, Traits::PUNCT))
                .count()
        };
        if self.doc.is_quoted(&claim.region) && (speaks || quoted() >= QUOTED) {
            Voice::Quoted
        } else if speaks {
            Voice::Reported
        } else {
            Voice::Narrated
        }
    }

    /// Says who utters a claim that `holder` holds.
    pub(super) fn speaker(
        &self,
        claim: &Claim,
        holder: &Holder,
        own: Option<&Holder>,
        voice: Voice,
    ) -> Speaker {
        if voice == Voice::Other {
            let Some(outer) = claim.outer else {
                return Speaker::default();
            };
            if let Some(first) = outer.holders.first() {
                return self.uttered_by(first);
            }
            let outsider = outer.outsider.as_ref();
            return Speaker {
                name: outsider.cloned().map(Name::Words),
                unnamed: None,
            };
        }
        let holder = self.uttered_by(holder);
        let Some(own) = own.map(|own| self.uttered_by(own)) else {
            return holder;
        };
        Speaker {
            name: own.name.or(holder.name),
            unnamed: own.unnamed.or(holder.unnamed),
        }
    }

    fn uttered_by(&self, holder: &Holder) -> Speaker {
        if let Some(person) = holder.person {
            let key = (holder.party, person);
            let known = self.spellings.contains_key(&key);
            return Speaker {
                name: known.then_some(Name::Person(key.0, key.1)),
                unnamed: None,
            };
        }
        let words = holder.named.clone();
        if holder.unnamed {
            Speaker {
                name: None,
                unnamed: words,
            }
        } else {
            Speaker {
                name: words.map(Name::Words),
                unnamed: None,
            }
        }
    }
}
