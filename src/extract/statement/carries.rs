//! Carries on: sentences that go on with what somebody was told to say, without saying so again
//! ("Ada Berg said no. The toll should stay, and there was no need to talk.").
//!
//! In: a sentence without an attribution, right behind one that has one, in its paragraph. Out:
//! who speaks on, where the sentence tells what ought to be or judges, as reporters do in
//! nobody's name but the speaker's.

use super::sentence::SentenceWork;
use crate::agenda::lexicon::CueClass;
use crate::extract::memory::{Memory, Resolved, opens_item};
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Source, is_possessive};
use crate::extract::token::{Traits, WordKey, words};

/// How many words "no need" may stand behind the beginning of its sentence.
const OPENS: usize = 5;

/// Bodies whose duty is told as a fact ("parliament must approve the lease").
const BODIES: &[WordKey] = words![
    "parliament",
    "parliaments",
    "congress",
    "senate",
    "assembly",
    "council",
    "court",
    "courts",
    "judges",
    "committee",
    "lawmakers",
    "legislature",
];

impl SentenceWork<'_, '_> {
    /// Who goes on speaking in a sentence that names nobody who does.
    pub(super) fn carries_on(&self, found: &[Predicate], memory: &Memory) -> Option<Resolved> {
        let who = memory.told(self.doc, self.sentence)?;
        let own = found.iter().all(|p| self.is_within(p));
        (own && (memory.told_in_words() && self.ought(found) || self.is_item()))
            .then(|| who.clone())
    }

    /// "First, a toll.", "• No garrison on the islands": an item of what somebody was said to want,
    /// without a verb of its own.
    fn is_item(&self) -> bool {
        let (doc, tokens) = (self.doc, &self.sentence.tokens);
        let first = tokens.start;
        let bullet = opens_item(doc, self.sentence);
        let counted = doc.reads(
            first,
            words![
                "first", "second", "third", "fourth", "firstly", "secondly", "thirdly", "finally",
                "lastly", "also", "plus"
            ],
        ) && doc.marks(first + 1, &[',', ':']);
        let verb = tokens
            .clone()
            .any(|i| doc.is(i, Traits::CLAUSAL) && doc.inside[i] == 0 && !is_possessive(doc, i));
        (bullet || counted) && !verb && tokens.len() > 2
    }

    /// Whose wishes a sentence tells that nobody is said to speak in: "Norland wants a toll."
    /// What "Norland rejected three things" counts behind it, it does not want.
    pub(super) fn who_wishes<'r>(
        &self,
        found: &[Predicate],
        resolved: &'r [Resolved],
    ) -> Option<&'r Resolved> {
        let wishes = |p: &Predicate| {
            let class = self.context.lexicon.cues[p.cue].class;
            let stance = matches!(
                class,
                CueClass::Demand | CueClass::Appeal | CueClass::Propose
            ) || p.pattern == Pattern::Ready;
            stance && !p.named.is_empty() && self.doc.inside[p.at.start] == 0
        };
        let last = (0..found.len()).rev().find(|&k| wishes(&found[k]))?;
        Some(&resolved[last])
    }

    /// Whether a predicate may be part of what somebody goes on saying: none that tells of words,
    /// and nobody's deed but what somebody ought to do.
    fn is_within(&self, predicate: &Predicate) -> bool {
        let tells = self.is_attribution(predicate);
        let nobody = matches!(
            predicate.subject,
            Source::Nobody | Source::Speaker | Source::Document(_)
        );
        !tells && (nobody || self.is_told_to(predicate))
    }

    /// "The toll must stay", "there is no need for a toll", "a toll is the only way out".
    fn ought(&self, found: &[Predicate]) -> bool {
        let doc = self.doc;
        let tokens = &self.sentence.tokens;
        let outside = |i: &usize| doc.inside[*i] == 0;
        // "Yet parliament must approve it", "by law, it must", "until then it must": a fact.
        let fact = tokens.clone().any(|i| {
            doc.reads(i, words!["until"])
                || doc.reads(i, words!["by"]) && doc.reads(i + 1, words!["law"])
        }) || doc.reads(tokens.start, words!["yet"]);
        let must = !fact
            && tokens
                .clone()
                .filter(outside)
                .any(|i| doc.is(i, Traits::MUST) && !doc.reads(i.wrapping_sub(1), BODIES));
        let need = (tokens.start..tokens.end.min(tokens.start + OPENS)).any(|i| {
            doc.reads(i, words!["no"]) && doc.reads(i + 1, words!["need", "point", "question"])
        });
        let judges = found.iter().any(|p| {
            let class = self.context.lexicon.cues[p.cue].class;
            matches!(class, CueClass::Veto | CueClass::Must | CueClass::Good)
                && p.subject == Source::Speaker
        });
        let asks = doc.marks(tokens.end.saturating_sub(1), &['?']);
        (must || need || judges) && !asks && !self.sentence.headline
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::check_parties;

    #[test]
    fn what_ought_to_be_goes_on_behind_words_only() {
        check_parties("Tomas Rell said no. The lock fee must stay.", &["Sudria"]);
        for text in [
            "Norland wants talks. The lock fee must be paid in cash by all boats.",
            "Tomas Rell said no. By law, the lock fee must be paid in cash.",
            "Tomas Rell said no. Yet the lock fee must be paid in cash.",
            "Tomas Rell said no. A court must settle the lock fee.",
        ] {
            check_parties(text, &[]);
        }
    }

    #[test]
    fn what_was_rejected_is_not_wished() {
        check_parties("Norland wants three things.\n\n• A lock fee", &["Norland"]);
        check_parties("Norland rejected three things.\n\n• A lock fee", &[]);
    }
}
