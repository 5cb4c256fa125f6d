//! Spoken: what whoever speaks says in all, beside what single cues tell.
//!
//! In: a sentence with its predicates. Out: a claim of each speaker on all of what is said.
//! It becomes a statement only where other signs speak for it, see `confidence`.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::agenda::lexicon::CueClass;
use crate::extract::attitude::has_negation;
use crate::extract::memory::Resolved;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::Source;
use crate::extract::token::Traits;

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
                    .any(|i| self.doc.reads(i, &["whether"]));
            // Who accuses tells of somebody else.
            let accuses = self.context.lexicon.cues[predicate.cue].class == CueClass::Accuse;
            let says = self.is_attribution(predicate)
                && !accuses
                && !has_negation(self.doc, &predicate.group);
            if (says || open) && !who.holders.is_empty() {
                let via = self.via(found, resolved, k);
                let class = self.context.lexicon.cues[predicate.cue].class;
                let (at, content) = (&predicate.at, &predicate.content);
                self.says(who, at, content, via.as_deref(), class == CueClass::Accuse);
            }
        }
        if let Some(who) = quoter {
            let sentence = self.sentence.tokens.clone();
            self.says(
                who,
                &(sentence.start..sentence.start),
                &sentence,
                None,
                false,
            );
        }
    }

    fn says(
        &mut self,
        who: &Resolved,
        at: &Range<usize>,
        content: &Range<usize>,
        via: Option<&str>,
        accuses: bool,
    ) {
        let Some(say) = self.context.lexicon.say() else {
            return;
        };
        // "said Moscow wants the port": of another party it tells, but nothing of its own.
        let own = |party| who.holders.iter().any(|h| h.party == party);
        let obliges = content.clone().any(|i| self.doc.is(i, Traits::MUST));
        let accused = || {
            self.doc
                .mentions_in(content.clone())
                .next()
                .map(|m| m.party)
        };
        let about = if accuses {
            accused()
        } else {
            self.clause_party(content)
        };
        if about.is_some_and(|party| !own(party)) && !obliges {
            return;
        }
        let predicate = Predicate {
            cue: say,
            at: at.clone(),
            group: at.start..at.start,
            subject: Source::Nobody,
            named: at.clone(),
            source: at.clone(),
            content: content.clone(),
            pattern: Pattern::Subject,
        };
        self.emit(Claim {
            predicate: &predicate,
            who,
            region: content.clone(),
            outer: None,
            explicit: false,
            via,
            role: Role::Speaker,
        });
    }
}
