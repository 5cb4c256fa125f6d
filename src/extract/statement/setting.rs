//! Setting: where in its sentence a claim stands, as signs of confidence. In which tense its
//! cue is, who tells of it, and what stands between the cue and the matter.
//!
//! What was done is told in the past ("struck a deal"), what is held in the present or the
//! perfect ("has rejected"); what a cue itself governs is more surely meant than what stands
//! behind other verbs or an "if".

use std::ops::Range;

use super::confidence::add_flags;
use super::sentence::SentenceWork;
use super::sign::{Sign, Signs};
use super::{Claim, Role};
use crate::agenda::lexicon::Form;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::Source;
use crate::extract::token::{Traits, words};
use crate::extract::topic::Match;

/// More verbs than this between a cue and its matter count no further.
const MOST_VERBS: f64 = 4.0;

/// What may begin a noun phrase, or stand in it before its noun.
const NOMINAL: Traits = Traits::DET
    .with(Traits::ADJECTIVE)
    .with(Traits::NOUN)
    .with(Traits::NAME);

impl SentenceWork<'_, '_> {
    /// Adds the signs of where a claim stands.
    pub(super) fn add_setting(&self, claim: &Claim, signs: &mut Signs) {
        let doc = self.doc;
        let predicate = claim.predicate;
        let flags = [
            (Sign::Told, claim.outer.is_some()),
            (Sign::CuePast, self.is_past(predicate)),
            (Sign::CuePerfect, self.is_perfect(predicate)),
            (Sign::FirstPerson, predicate.subject == Source::Speaker),
            (Sign::NounContent, doc.is(claim.region.start, NOMINAL)),
        ];
        // Whoever speaks does no cue: only who tells of it counts.
        let counted = if claim.role == Role::Cue { 5 } else { 1 };
        add_flags(signs, &flags[..counted]);
    }

    /// Adds the signs of what stands between a cue and its matter.
    pub(super) fn add_distance(&self, claim: &Claim, matter: &Match, signs: &mut Signs) {
        let doc = self.doc;
        let (Some(&first), Some(&last)) = (matter.tokens.first(), matter.tokens.last()) else {
            return;
        };
        let cue = &claim.predicate.at;
        let between = if cue.end <= first {
            cue.end..first
        } else {
            last + 1..cue.start.max(last + 1)
        };
        let flags = [
            (Sign::Object, self.is_object(cue, first)),
            (
                Sign::Supposed,
                between.clone().any(|i| doc.is(i, Traits::SUPPOSED)),
            ),
            (Sign::MatterQuoted, doc.inside[first] != 0),
        ];
        add_flags(signs, &flags);
        let finite = Traits::VERBAL
            .with(Traits::AUX)
            .with(Traits::WILL)
            .with(Traits::WOULD)
            .with(Traits::MUST);
        let verbs = between.filter(|&i| doc.is(i, finite)).count();
        signs.push((Sign::VerbsBetween, (verbs as f64).min(MOST_VERBS)));
    }

    /// "rejected": a verb in the simple past.
    fn is_past(&self, predicate: &Predicate) -> bool {
        let past = self
            .doc
            .cues_at(predicate.at.start)
            .any(|hit| hit.cue == predicate.cue && hit.form == Form::Past);
        past && predicate.group.start == predicate.at.start && predicate.pattern != Pattern::Passive
    }

    /// "has rejected": a verb in the present perfect.
    fn is_perfect(&self, predicate: &Predicate) -> bool {
        let verb = !matches!(
            predicate.pattern,
            Pattern::Noun | Pattern::Judging | Pattern::Ready
        );
        let mut helping = predicate.group.start..predicate.at.start;
        verb && helping.any(|i| self.doc.reads(i, words!["has", "have", "'ve", "’ve"]))
    }

    /// "rejects the new quota": what the cue itself governs, without any word between that
    /// does not belong to it.
    fn is_object(&self, cue: &Range<usize>, matter: usize) -> bool {
        cue.end <= matter && (cue.end..matter).all(|i| self.doc.is(i, NOMINAL))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Extractor, Sign, fixture};

    const SETTING: &[Sign] = &[
        Sign::Told,
        Sign::CuePast,
        Sign::CuePerfect,
        Sign::FirstPerson,
        Sign::NounContent,
        Sign::Object,
        Sign::Supposed,
        Sign::MatterQuoted,
    ];

    /// Compares the signs of setting of the first candidate of `text` that a cue makes.
    #[track_caller]
    fn check(text: &str, expected: &[Sign]) {
        let extractor = Extractor::new(&fixture::agenda());
        let candidates = extractor.candidates(&fixture::article(text));
        let has = |signs: &[(Sign, f64)], sign| signs.iter().any(|(s, n)| *s == sign && *n > 0.0);
        let (_, signs) = candidates
            .iter()
            .find(|(_, signs)| has(signs, Sign::Cue))
            .expect(text);
        let found: Vec<Sign> = SETTING.iter().copied().filter(|s| has(signs, *s)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_tense_of_a_cue_and_what_it_governs() {
        check(
            "Sudria rejects the lock fee.",
            &[Sign::NounContent, Sign::Object],
        );
        check(
            "Sudria rejected the lock fee.",
            &[Sign::CuePast, Sign::NounContent, Sign::Object],
        );
        check(
            "Sudria has rejected the lock fee.",
            &[Sign::CuePerfect, Sign::NounContent, Sign::Object],
        );
        check("Sudria wants to talk about the lock fee.", &[]);
    }

    #[test]
    fn who_tells_it_and_what_stands_between() {
        check(
            "Ada Berg said that Sudria rejects the lock fee.",
            &[Sign::Told, Sign::NounContent, Sign::Object],
        );
        check(
            "\"We reject the lock fee,\" Ada Berg said.",
            &[
                Sign::Told,
                Sign::FirstPerson,
                Sign::NounContent,
                Sign::Object,
                Sign::MatterQuoted,
            ],
        );
        check(
            "Sudria wants to see whether Norland pays the lock fee.",
            &[Sign::Supposed],
        );
    }
}
