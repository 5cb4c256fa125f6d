//! Answers: "Asked whether he would accept it, he said no.", "A toll? Never, she said."
//!
//! In: an attribution whose content is a bare yes or no. Out: a stance on what was asked.

use std::ops::Range;

use super::Claim;
use super::sentence::SentenceWork;
use crate::extract::token::{Traits, words};

/// How many words an answer has at most.
const ANSWER: usize = 4;
/// How many words after "asked" its "whether" may stand.
const ASKED_REACH: usize = 4;

impl SentenceWork<'_, '_> {
    /// Reads an answer to a question that the sentence tells, or that the one before asks; says
    /// whether there was one.
    pub(super) fn answer(&mut self, claim: &Claim) -> bool {
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        if !cue.speech || claim.who.holders.is_empty() {
            return false;
        }
        let told = self.asked().and_then(|asked| {
            let yes = self.yes_or_no(claim, &asked)?;
            Some((asked, yes))
        });
        let Some((asked, yes)) = told.or_else(|| self.answered_before(claim)) else {
            return false;
        };
        let verb = if yes { "accept" } else { "oppose" };
        let Some(told) = self.context.lexicon.verb(verb) else {
            return false;
        };
        let mut predicate = claim.predicate.clone();
        predicate.cue = told;
        predicate.group = predicate.at.clone();
        self.emit(Claim {
            predicate: &predicate,
            region: asked,
            explicit: true,
            ..*claim
        });
        true
    }

    /// "A toll? Not acceptable, said Ada Berg.": a few words that answer the question that the
    /// sentence before asks, and whether they say yes.
    fn answered_before(&self, claim: &Claim) -> Option<(Range<usize>, bool)> {
        let doc = self.doc;
        let number = doc
            .sentences
            .iter()
            .position(|s| s.tokens == self.sentence.tokens)?;
        let before = doc.sentences.get(number.checked_sub(1)?)?;
        let asks = before.block == self.sentence.block
            && (before.tokens.end.saturating_sub(3)..before.tokens.end)
                .any(|i| doc.marks(i, &['?']));
        let content = claim.predicate.content.clone();
        let words: Vec<usize> = content.filter(|&i| !doc.is(i, Traits::PUNCT)).collect();
        if !asks || words.is_empty() || words.len() > ANSWER {
            return None;
        }
        let first = words
            .iter()
            .copied()
            .find(|&i| !doc.is(i, Traits::ADV) || doc.is(i, Traits::NEG))
            .unwrap_or(words[0]);
        let no = doc.reads(
            first,
            words!["no", "not", "never", "impossible", "nonsense"],
        );
        let yes = doc.reads(
            first,
            words![
                "yes",
                "yeah",
                "certainly",
                "absolutely",
                "definitely",
                "gladly",
                "sure",
                "course",
            ],
        );
        (no || yes).then(|| (before.tokens.clone(), yes))
    }

    /// What was asked: the words behind "asked whether" up to the next comma.
    pub(super) fn asked(&self) -> Option<Range<usize>> {
        let doc = self.doc;
        let bounds = &self.sentence.tokens;
        let verb = bounds
            .clone()
            .find(|&i| doc.reads(i, words!["asked", "pressed", "questioned"]))?;
        let opener = (verb + 1..bounds.end.min(verb + 1 + ASKED_REACH))
            .find(|&i| doc.reads(i, words!["whether", "if", "about"]))?;
        let end = (opener..bounds.end)
            .find(|&i| doc.marks(i, &[',', '.', '?']))
            .unwrap_or(bounds.end);
        Some(opener + 1..end)
    }

    /// Says whether the sentence, without the question and the attribution, is a bare yes
    /// or no: "said no", "“Absolutely not,” she said".
    fn yes_or_no(&self, claim: &Claim, asked: &Range<usize>) -> Option<bool> {
        let doc = self.doc;
        let named = &claim.predicate.named;
        let from = if named.is_empty() {
            claim.predicate.group.start
        } else {
            named.start.min(claim.predicate.group.start)
        };
        let attribution = from..claim.predicate.at.end.max(named.end);
        let question =
            self.sentence.tokens.clone().find(|&i| {
                i < asked.start && doc.reads(i, words!["asked", "pressed", "questioned"])
            })?;
        let words: Vec<usize> = self
            .sentence
            .tokens
            .clone()
            .filter(|i| !(question..asked.end).contains(i) && !attribution.contains(i))
            .filter(|&i| !doc.is(i, Traits::PUNCT))
            .filter(|&i| !doc.reads(i, words!["when", "being", "of", "course"]))
            .take(ANSWER + 1)
            .collect();
        let first = words.iter().copied().find(|&i| !doc.is(i, Traits::ADV))?;
        let bare = doc
            .tokens
            .get(first + 1)
            .is_none_or(|t| t.is(Traits::PUNCT));
        if !bare {
            return None;
        }
        if doc.reads(first, words!["no", "not", "never"]) {
            Some(false)
        } else {
            doc.reads(first, words!["yes"]).then_some(true)
        }
    }
}
