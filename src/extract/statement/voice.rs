//! Voice: in whose words a stance comes to us, and who utters them.

use super::sentence::SentenceWork;
use super::{Claim, Spellings};
use crate::agenda::lexicon::CueClass;
use crate::extract::doc::Doc;
use crate::extract::memory::Resolved;
use crate::extract::predicate::Pattern;
use crate::extract::source::Holder;
use crate::extract::token::{Traits, words};
use crate::model::Voice;

/// How many quoted words make a stance that nobody tells a quoted one.
const QUOTED: usize = 6;
/// The same for a stance that somebody tells: fewer are single words in marks.
const SPOKEN: usize = 4;

/// Who utters the words: a name, or the words for somebody without one.
#[derive(Default)]
pub(super) struct Speaker {
    pub(super) name: Option<String>,
    pub(super) unnamed: Option<String>,
}

impl SentenceWork<'_, '_> {
    /// Says in whose words a claim comes; `own` is the holder among those who tell of it.
    pub(super) fn voice(&self, claim: &Claim, own: Option<&Holder>) -> Voice {
        if own.is_none() && claim.outer.is_some_and(|outer| !outer.is_nobody()) {
            return Voice::Other;
        }
        let speaks = self.speaks(claim) || own.is_some();
        let quoted = || {
            claim
                .region
                .clone()
                .filter(|&i| self.doc.inside[i] != 0 && !self.doc.is(i, Traits::PUNCT))
                .count()
        };
        if speaks && self.doc.turn_around(self.sentence.tokens.start).is_some() {
            return Voice::Quoted;
        }
        if quoted() >= if speaks { SPOKEN } else { QUOTED } {
            Voice::Quoted
        } else if speaks {
            Voice::Reported
        } else {
            Voice::Narrated
        }
    }

    /// Says in whose words a matter comes, whose words stand at `told`, within a claim with
    /// `voice`: "demands that Norland pay and “refrain from delay”" does not quote that it pay.
    pub(super) fn voice_of(&self, claim: &Claim, told: &[usize], voice: Voice) -> Voice {
        let doc = self.doc;
        let in_marks = |i: usize| doc.inside[i] != 0;
        let first = claim.region.clone().find(|&i| in_marks(i));
        let joins = words!["and", "or", "but"];
        // What is quoted is another act, told behind the matter.
        let apart = first.zip(told.last()).is_some_and(|(first, &last)| {
            last < first && (last + 1..first).any(|i| doc.reads(i, joins))
        });
        if voice != Voice::Quoted || !apart || told.iter().any(|&i| in_marks(i)) {
            voice
        } else if self.speaks(claim) || claim.outer.is_some() {
            Voice::Reported
        } else {
            Voice::Narrated
        }
    }

    /// Whether the words of a claim tell that somebody said it, rather than what somebody
    /// does, thinks or wants.
    fn speaks(&self, claim: &Claim) -> bool {
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        if claim.predicate.pattern == Pattern::Viewpoint {
            return false;
        }
        // "Moscow demanded that …", "Kyiv hopes that …": a party's line, in no one's words.
        let line = claim.explicit
            && matches!(cue.class, CueClass::Demand | CueClass::Belief)
            && claim.who.holders.iter().all(|h| h.person.is_none());
        !claim.explicit || cue.speech || self.is_attribution(claim.predicate) && !line
    }
}

/// Says who utters what `holder` holds and `outer` tells; `spellings` are the names as the
/// text has them.
pub(super) fn speaker(
    doc: &Doc,
    spellings: &Spellings,
    holder: &Holder,
    outer: Option<&Resolved>,
    voice: Voice,
) -> Speaker {
    if voice == Voice::Other {
        let Some(outer) = outer else {
            return Speaker::default();
        };
        if let Some(first) = outer.holders.first() {
            return uttered_by(doc, spellings, first);
        }
        return Speaker {
            name: outer.outsider.as_ref().map(|r| doc.slice(r).to_owned()),
            unnamed: None,
        };
    }
    let own = outer.and_then(|outer| outer.holders.iter().find(|h| h.party == holder.party));
    let holder = uttered_by(doc, spellings, holder);
    // Whoever tells it utters it, by name or without one: not whom "he" or "the delegation"
    // stands for in what is told.
    own.map(|own| uttered_by(doc, spellings, own))
        .filter(|own| own.name.is_some() || own.unnamed.is_some())
        .unwrap_or(holder)
}

fn uttered_by(doc: &Doc, spellings: &Spellings, holder: &Holder) -> Speaker {
    if let Some(person) = holder.person {
        return Speaker {
            name: spellings.get(&(holder.party, person)).cloned(),
            unnamed: None,
        };
    }
    let words = holder.named.as_ref().map(|r| doc.slice(r).to_owned());
    if holder.unnamed {
        Speaker {
            name: None,
            unnamed: words,
        }
    } else {
        Speaker {
            name: words,
            unnamed: None,
        }
    }
}
