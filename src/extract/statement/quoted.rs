//! Whose words a quotation is that goes on over several sentences.

use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::extract::memory::{Memory, Resolved};
use crate::extract::predicate::{Pattern, Predicate, phrase_after};
use crate::extract::source::{Source, identify};
use crate::extract::token::Traits;

/// How many words of a quotation may stand before who says it.
const LONG: usize = 400;

/// How many words the sentence has at most that says who said the one before it.
const SAID: usize = 12;

impl SentenceWork<'_, '_> {
    /// Who speaks a sentence that names nobody who does: whose quotation it goes on with,
    /// whose statement the text is, or whose the words behind the end of its quotation say
    /// that it is ("“They wait. They want us to wait too,” the expert said").
    pub(super) fn quoter(&self, found: &[Predicate], memory: &Memory) -> Option<Resolved> {
        if self.is_attributed(found) {
            return None;
        }
        let whole = self.is_wholly_quoted();
        let closed = whole.then(|| self.closed_by()).flatten();
        let stranger = matches!(closed, Some(Source::Outsider(_)));
        memory
            .quoter(self.sentence.block)
            .filter(|_| whole && !stranger)
            .or_else(|| memory.record().filter(|_| !self.sentence.headline))
            .cloned()
            .or_else(|| self.quoted_by(&closed?, memory))
    }

    /// "“We have a deal. We shall sign it,” Ada Berg said": whose a quotation is by the words
    /// behind its end, for those of its sentences that stand before.
    fn quoted_by(&self, source: &Source, memory: &Memory) -> Option<Resolved> {
        let speaks = matches!(
            source,
            Source::Parties(_) | Source::Person | Source::Office(_)
        );
        let who = memory.resolve(self.doc, source, None);
        (speaks && !who.holders.is_empty()).then_some(who)
    }

    /// Whose words a quotation goes on with after the sentence: the last who speaks, first of
    /// all in quotation marks; those of whom a quotation tells do not.
    pub(super) fn who_quotes<'r>(
        &self,
        found: &[Predicate],
        resolved: &'r [Resolved],
    ) -> Option<&'r Resolved> {
        let mut speak = (0..found.len()).rev().filter(|&k| {
            let text = matches!(found[k].subject, Source::Document(_));
            let outside = self.doc.inside[found[k].at.start] == 0;
            (self.is_attribution(&found[k]) && outside || text) && !resolved[k].is_nobody()
        });
        let last = speak.next()?;
        let quotes = |&k: &usize| self.doc.is_quoted(&found[k].content);
        let who = std::iter::once(last).chain(speak).find(quotes);
        Some(&resolved[who.unwrap_or(last)])
    }

    /// A sentence of a quotation that goes on without an attribution of its own.
    pub(super) fn quotation(&mut self, found: &[Predicate], resolved: &[Resolved], who: &Resolved) {
        let Some(say) = self.context.lexicon.say() else {
            return;
        };
        let start = self.sentence.tokens.start;
        let predicate = Predicate {
            cue: say,
            at: start..start,
            group: start..start,
            subject: Source::Speaker,
            named: start..start,
            source: start..start,
            content: self.sentence.tokens.clone(),
            pattern: Pattern::GoesOn,
        };
        let last = found.len().checked_sub(1);
        let via = last.and_then(|k| self.via(found, resolved, k));
        let mut all = found.to_vec();
        all.push(predicate.clone());
        self.stance(
            &all,
            found.len(),
            &Claim {
                predicate: &predicate,
                who,
                region: predicate.content.clone(),
                outer: None,
                explicit: false,
                via: via.as_deref(),
                role: Role::Cue,
            },
        );
    }

    /// "“We wait,” he said": whoever spoke before, it is his.
    fn is_attributed(&self, found: &[Predicate]) -> bool {
        found.iter().any(|p| {
            self.is_attribution(p)
                && self.doc.inside[p.at.start] == 0
                && !p.named.is_empty()
                && !matches!(p.subject, Source::Speaker | Source::Nobody)
        })
    }

    /// Who speaks by the words behind the end of the quotation that the sentence stands in, if
    /// that goes on behind it.
    fn closed_by(&self) -> Option<Source> {
        let doc = self.doc;
        let first = self.sentence.tokens.clone().find(|&i| doc.inside[i] != 0)?;
        let behind = (first..doc.tokens.len())
            .take(LONG)
            .find(|&i| doc.inside[i] != doc.inside[first])?;
        let end = doc.sentence_of(behind - 1)?.end;
        let word = (behind..end).find(|&i| !doc.is(i, Traits::PUNCT));
        let (from, end) = if let Some(from) = word {
            (from, end)
        } else {
            // "“No toll!” Ada Berg wrote.": a mark of its own ends the sentence before.
            let next = doc.sentence_of(end).filter(|s| s.len() <= SAID)?;
            let asks = doc.marks(self.sentence.tokens.end - 1, &['?']);
            let near = !asks && doc.marks(behind - 1, &['!']) && doc.is_same_block(behind, end);
            (next.start, Some(next.end).filter(|_| near)?)
        };
        let says = |at: usize| {
            let cues = &self.context.lexicon.cues;
            doc.cues_at(at).any(|hit| cues[hit.cue].speech)
        };
        let from = if says(from) { from + 1 } else { from };
        let phrase = phrase_after(doc, from, end);
        let told = says(from.wrapping_sub(1)) || says(phrase.end);
        (told && !phrase.is_empty()).then(|| identify(doc, &phrase))
    }

    pub(super) fn is_wholly_quoted(&self) -> bool {
        let mut words = 0;
        let mut quoted = 0;
        for at in self.sentence.tokens.clone() {
            if !self.doc.tokens[at].is(Traits::PUNCT) {
                words += 1;
                quoted += usize::from(self.doc.inside[at] != 0);
            }
        }
        words > 0 && quoted * 10 >= words * 9
    }
}
