//! Spoken: what whoever speaks says in all, beside what single cues tell.
//!
//! In: a sentence with its predicates. Out: a claim of each speaker on all of what is said.
//! It becomes a statement only where other signs speak for it, see `confidence`.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::agenda::lexicon::{CueClass, Pos};
use crate::extract::attitude::has_negation;
use crate::extract::doc::CueHit;
use crate::extract::memory::Resolved;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::Source;
use crate::extract::token::{Traits, words};

impl SentenceWork<'_, '_> {
    /// Claims what is said for whoever says it; `quoter` is whose quotation goes on here.
    pub(super) fn spoken(
        &mut self,
        found: &[Predicate],
        resolved: &[Resolved],
        quoter: Option<&Resolved>,
    ) {
        for (k, (predicate, who)) in found.iter().zip(resolved).enumerate() {
            // "declined to say whether it would …" leaves it open.
            let open = self.says_nothing(predicate)
                && predicate
                    .content
                    .clone()
                    .any(|i| self.doc.reads(i, words!["whether"]));
            // Who accuses tells of somebody else.
            let accuses = self.context.lexicon.cues[predicate.cue].class == CueClass::Accuse;
            let says = self.is_attribution(predicate)
                && !accuses
                && !self.is_a_name_for_it(predicate)
                && !self.is_implied(predicate)
                && !self.doubts_a_will(predicate)
                && !self.is_of_a_campaign(predicate)
                && !has_negation(self.doc, &predicate.group)
                && !self.is_alleged(found, k);
            if (says || open) && !who.holders.is_empty() {
                let via = self.via(found, resolved, k);
                self.says(&Words {
                    who,
                    at: predicate.at.clone(),
                    content: predicate.content.clone(),
                    outer: self.telling(found, resolved, k).map(|q| &resolved[q]),
                    via: via.as_deref(),
                });
            }
        }
        if let Some(who) = quoter {
            let sentence = self.sentence.tokens.clone();
            self.says(&Words {
                who,
                at: sentence.start..sentence.start,
                content: sentence,
                outer: None,
                via: None,
            });
        }
    }

    fn says(&mut self, words: &Words) {
        let Some(say) = self.context.lexicon.say() else {
            return;
        };
        // "said Moscow wants the port": of another party it tells, but nothing of its own.
        let (doc, content) = (self.doc, &words.content);
        let own = |party| words.who.holders.iter().any(|h| h.party == party);
        let about = self.clause_party(content);
        let obliges = content.clone().any(|i| doc.is(i, Traits::MUST));
        let another = about.is_some_and(|party| !own(party)) || self.is_of_somebody(content);
        let idle = self.tells_of_encounter(content)
            || self.tells_of_favour(content)
            || self.tells_of_outcome(content);
        if another && !obliges || idle || self.is_of_their_wish(content) {
            return;
        }
        let at = words.at.clone();
        let predicate = Predicate {
            cue: say,
            at: at.clone(),
            group: at.start..at.start,
            subject: Source::Nobody,
            named: at.clone(),
            source: at,
            content: content.clone(),
            pattern: Pattern::Subject,
        };
        self.emit(Claim {
            predicate: &predicate,
            who: words.who,
            region: content.clone(),
            outer: words.outer,
            explicit: false,
            via: words.via,
            role: Role::Speaker,
        });
    }

    /// "“He wants the port.”": within quotation marks it is somebody else, unless the speaker
    /// denies it.
    fn is_of_somebody(&self, content: &Range<usize>) -> bool {
        let doc = self.doc;
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let first = content.clone().find(|&i| !doc.is(i, opener));
        first.is_some_and(|i| doc.inside[i] != 0 && doc.reads(i, words!["he", "she"]))
            && !content.clone().any(|i| doc.is(i, Traits::NEG))
    }
    /// "“He said the port must close.”", "“They (the others) want the port.”": what somebody else
    /// wants or says, told within quotation marks.
    fn is_of_their_wish(&self, content: &Range<usize>) -> bool {
        let doc = self.doc;
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let Some(they) = content.clone().find(|&i| !doc.is(i, opener)) else {
            return false;
        };
        let others = words!["he", "she", "they"];
        if doc.inside[they] == 0 || !doc.reads(they, others) {
            return false;
        }
        let mut verb = they + 1;
        if doc.marks(verb, &['(']) {
            let close = (verb..content.end).find(|&i| doc.marks(i, &[')']));
            verb = close.map_or(content.end, |i| i + 1);
        }
        // "…, and we cannot do that": how the speaker stands to it.
        let answers = (verb..content.end).any(|i| doc.reads(i, words!["we", "i"]));
        let wants = words!["want", "wants", "wanted", "demand", "demands", "demanded"];
        let cues = &self.context.lexicon.cues;
        let tells = |hit: &CueHit| cues[hit.cue].pos == Pos::Verb && cues[hit.cue].speech;
        verb < content.end && !answers && (doc.reads(verb, wants) || doc.cues_at(verb).any(tells))
    }
}

/// What somebody says.
struct Words<'a> {
    who: &'a Resolved,
    /// The tokens of the cue.
    at: Range<usize>,
    content: Range<usize>,
    /// Who tells of it.
    outer: Option<&'a Resolved>,
    via: Option<&'a str>,
}
