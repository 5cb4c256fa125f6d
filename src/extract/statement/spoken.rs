//! Spoken: what whoever speaks says in all, beside what single cues tell.
//!
//! In: a sentence with its predicates. Out: a claim of each speaker on all of what is said.
//! It becomes a statement only where other signs speak for it, see `confidence`.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::extract::memory::Resolved;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::Source;

impl SentenceWork<'_, '_> {
    /// Claims what is said for whoever says it; `quoter` is whose quotation goes on here.
    pub(super) fn spoken(
        &mut self,
        found: &[Predicate],
        resolved: &[Resolved],
        quoter: Option<&Resolved>,
    ) {
        for (predicate, who) in found.iter().zip(resolved) {
            if self.is_attribution(predicate) && !who.holders.is_empty() {
                self.says(who, &predicate.at, &predicate.content);
            }
        }
        if let Some(who) = quoter {
            let sentence = self.sentence.tokens.clone();
            self.says(who, &(sentence.start..sentence.start), &sentence);
        }
    }

    fn says(&mut self, who: &Resolved, at: &Range<usize>, content: &Range<usize>) {
        let Some(say) = self.context.lexicon.say() else {
            return;
        };
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
            via: None,
            role: Role::Speaker,
        });
    }
}
