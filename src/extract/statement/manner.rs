//! Manner: how the clause of a matter tells it.
//!
//! In: a claim with its matter. Out: signs of the words around the matter: whether its clause
//! is about the holder, says what must or may be, tells of the past or of how talks go, stands
//! under another clause or apart from its cue, and whether it only names a thing.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::sign::{Sign, Signs};
use super::{Claim, Role};
use crate::agenda::lexicon::CueClass;
use crate::extract::attitude::{Reading, Tone, clause};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};
use crate::extract::topic::Match;

/// Words behind which a clause says who, when, why or whether.
const SUBORDINATE: &[WordKey] = words![
    "after", "as", "when", "while", "because", "since", "before", "amid", "who", "which",
    "whether", "where", "how", "why", "what", "until", "once",
];

impl SentenceWork<'_, '_> {
    /// Adds the signs of how a matter of a claim is told, read as `reading`.
    pub(super) fn signs_of_manner(
        &self,
        claim: &Claim,
        matter: &Match,
        reading: &Reading,
        signs: &mut Signs,
    ) {
        let doc = self.doc;
        let region = &claim.region;
        let core = if matter.core.is_empty() {
            &matter.tokens
        } else {
            &matter.core
        };
        // What is carried over has its words elsewhere.
        let Some(&first) = core.first().filter(|at| region.contains(at)) else {
            return;
        };
        let clause = clause(doc, region, core);
        let any = |traits: Traits| clause.clone().any(|i| doc.is(i, traits));
        let own = |party: usize| claim.who.holders.iter().any(|h| h.party == party);
        let verb = Traits::VERBAL.with(Traits::BARE).with(Traits::GERUND);
        let class = self.context.lexicon.cues[claim.predicate.cue].class;
        let mood = self
            .tones
            .iter()
            .any(|(range, tone)| *tone == Tone::Mood && region.contains(&range.start));
        let flags = [
            (Sign::Must, any(Traits::MUST)),
            (Sign::Will, any(Traits::WILL)),
            (Sign::Would, any(Traits::WOULD)),
            (Sign::Could, any(Traits::COULD)),
            (Sign::Past, is_past(doc, &clause)),
            (Sign::OwnMatter, self.clause_party(&clause).is_some_and(own)),
            (Sign::Subordinate, is_subordinate(doc, region, first)),
            (Sign::Beyond, clause.start > region.start + 1),
            (Sign::Named, !matter.tokens.iter().any(|&i| doc.is(i, verb))),
            (Sign::QuotedMatter, doc.inside[first] != 0),
            (Sign::Negated, reading.negated),
            (Sign::Mood, mood),
            (Sign::SpokenMood, mood && claim.role == Role::Speaker),
            (
                Sign::NarratedProposal,
                claim.explicit && claim.outer.is_none() && class == CueClass::Propose,
            ),
        ];
        let there = flags.iter().filter(|(_, is)| *is);
        signs.extend(there.map(|(sign, _)| (*sign, 1.0)));
    }
}

/// "were useful", "annexed the port": past verbs, and none of what will, may or must be.
fn is_past(doc: &Doc, clause: &Range<usize>) -> bool {
    let open = Traits::MODAL;
    let past = |i: usize| {
        doc.reads(i, words!["was", "were", "had"])
            || doc.is(i, Traits::VERBAL) && doc.slice(&(i..i + 1)).ends_with("ed")
    };
    !clause.clone().any(|i| doc.is(i, open)) && clause.clone().any(past)
}

/// "after the dam was opened", "whether it pays": the clause of the matter says when or why,
/// who or whether.
fn is_subordinate(doc: &Doc, region: &Range<usize>, first: usize) -> bool {
    (region.start..first)
        .rev()
        .take_while(|&i| !doc.marks(i, &[',', ';', ':']))
        .any(|i| doc.is(i, Traits::SUPPOSED) || doc.reads(i, SUBORDINATE))
}

#[cfg(test)]
mod tests {
    use crate::extract::{Extractor, Sign, fixture};

    /// Returns the signs of all candidates of a text.
    fn signs(text: &str) -> Vec<Sign> {
        let found = Extractor::new(&fixture::agenda()).candidates(&fixture::article(text));
        found
            .into_iter()
            .flat_map(|(_, signs)| signs.into_iter().map(|(sign, _)| sign))
            .collect()
    }

    #[track_caller]
    fn check(text: &str, sign: Sign, expected: bool) {
        let found = signs(text);
        assert!(!found.is_empty(), "no candidate in {text}");
        assert_eq!(found.contains(&sign), expected, "{sign:?} in {text}");
    }

    #[test]
    fn moods_and_the_past_are_signs() {
        check(
            "Ada Berg said a lock fee was within reach.",
            Sign::Mood,
            true,
        );
        check("Ada Berg said the lock fee must go.", Sign::Mood, false);
        check("Ada Berg said the lock fee was useful.", Sign::Past, true);
        check("Ada Berg said the lock fee must go.", Sign::Past, false);
    }

    #[test]
    fn the_clause_of_a_matter_is_a_sign() {
        check(
            "Ada Berg said that she left after the lock fee was paid.",
            Sign::Subordinate,
            true,
        );
        check(
            "Ada Berg said the lock fee must go.",
            Sign::Subordinate,
            false,
        );
        check("Ada Berg said the lock fee must go.", Sign::Must, true);
        check(
            "Ada Berg said that boats must pay; the lock fee stays.",
            Sign::Must,
            false,
        );
        check("Ada Berg wants a lock fee.", Sign::Named, true);
        check("Norland said it will close the dam.", Sign::Named, false);
    }
}
