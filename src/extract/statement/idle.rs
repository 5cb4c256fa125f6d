//! Idle words: predicates that hold no stance though their cue could.
//!
//! In: a predicate. Out: whether it only tells of a mood, of talks and favours (see `encounter`), of
//! a deal with a stranger, or of what is supposed, guessed, tried, implied or yet to come.

use super::Claim;
use super::opener::opens_time;
use super::sentence::SentenceWork;
use crate::agenda::lexicon::{CueClass, Form, Sign};
use crate::extract::attitude::{Found, Tone};
use crate::extract::memory::Resolved;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::Source;
use crate::extract::token::{Traits, WordKey, words};

/// How many words after a noun for a deal its "with" may stand.
const WITH_REACH: usize = 6;
/// How many words before a predicate an "if" is looked for.
const SUPPOSED_REACH: usize = 12;
/// They open a clause on what is to come, if its verb is in the present.
const TO_COME: &[WordKey] = words!["when", "moment", "before", "after", "soon"];

impl SentenceWork<'_, '_> {
    /// Whether a predicate holds no stance for what its object is.
    pub(super) fn is_idle(&self, claim: &Claim) -> bool {
        let predicate = claim.predicate;
        let cue = &self.context.lexicon.cues[predicate.cue];
        if predicate.pattern == Pattern::Judging {
            let judges = matches!(cue.class, CueClass::Good | CueClass::Veto);
            let was = (predicate.group.start..predicate.at.start)
                .any(|i| self.doc.reads(i, words!["was", "were", "been"]));
            let content = &predicate.content;
            let head = self.head(content.start, content.end);
            return judges && was && head.is_some_and(|i| self.doc.is(i, Traits::ENCOUNTER));
        }
        if predicate.content.start < predicate.at.end || cue.sign == Sign::Content {
            return false;
        }
        // "were vague about what progress was made".
        let asks = self.doc.reads(predicate.content.start, words!["what"]);
        let from = predicate.content.start + usize::from(asks && cue.mood);
        let head = self.head(from, predicate.content.end);
        let is = |traits: Traits| head.is_some_and(|i| self.doc.is(i, traits));
        self.is_guess(claim)
            || self.is_an_attempt(claim)
            || self.is_still_to_be_proposed(predicate)
            || self.is_of_a_campaign(predicate)
            || self.is_implied(predicate)
            || is(Traits::FAVOUR)
            || cue.mood && is(Traits::ENCOUNTER)
            || self.is_with_stranger(predicate)
    }

    /// "rejected what it called a trap", "what she sees as a right": a name for a thing, in
    /// passing, which tells nothing more of it.
    pub(super) fn is_a_name_for_it(&self, predicate: &Predicate) -> bool {
        let class = self.context.lexicon.cues[predicate.cue].class;
        let before = predicate.named.start.checked_sub(1);
        matches!(class, CueClass::Evaluate | CueClass::Belief)
            && !predicate.named.is_empty()
            && predicate.named.end <= predicate.at.start
            && before.is_some_and(|i| self.doc.reads(i, words!["what"]))
    }

    /// "accused Havn of breaking the truce": who is said to want, refuse or hinder something
    /// takes a stance, who is said to have done it does not. `doing` is where it is told.
    pub(super) fn is_of_a_will(&self, doing: usize) -> bool {
        let doc = self.doc;
        let wills = |i: usize| {
            doc.cues_at(i).any(|hit| {
                matches!(
                    self.context.lexicon.cues[hit.cue].class,
                    CueClass::Appeal
                        | CueClass::Demand
                        | CueClass::Propose
                        | CueClass::Reject
                        | CueClass::Accept
                )
            })
        };
        let hinders = words![
            "blocking",
            "hindering",
            "delaying",
            "preventing",
            "undermining",
            "prolonging",
            "stalling",
            "dragging",
            "derailing",
            "failing",
            "obstructing",
            "sabotaging",
            "thwarting",
            "torpedoing",
            "stonewalling",
            "procrastinating",
            "intransigence",
            "inflexibility",
            "stubbornness",
            "obstinacy",
            "rigidity",
            "obstruction",
            "sabotage",
            "procrastination",
        ];
        // "doing nothing", "doing everything to prevent", unlike other deeds.
        let idles = doc.reads(doing, words!["doing"])
            && doc.reads(doing + 1, words!["nothing", "little", "everything", "all"]);
        wills(doing) || idles || doc.reads(doing, hinders)
    }

    /// "Norland needs a deal", "Norland could agree to a fee": unless its own side says so or
    /// terms are named, it is what somebody thinks of it.
    fn is_guess(&self, claim: &Claim) -> bool {
        let predicate = claim.predicate;
        let own = |outer: &Resolved| {
            let mut holders = outer.holders.iter();
            holders.any(|o| claim.who.holders.iter().any(|h| h.party == o.party))
        };
        let cue = &self.context.lexicon.cues[predicate.cue].cue;
        let maybe = (predicate.group.start..predicate.at.start)
            .any(|i| self.doc.is(i, Traits::COULD) && !self.doc.reads(i, words!["can"]));
        // "could agree to a fee if …": it says on which terms.
        let terms = || {
            let conditions =
                |(range, tone): &Found| *tone == Tone::Condition && range.start >= predicate.at.end;
            self.tones.iter().any(conditions)
        };
        (cue == "need" || maybe && !terms())
            && predicate.subject != Source::Speaker
            && !claim.outer.is_some_and(own)
    }

    /// "has not come up with a fee yet": what nobody has proposed so far is not refused.
    fn is_still_to_be_proposed(&self, predicate: &Predicate) -> bool {
        let cue = &self.context.lexicon.cues[predicate.cue];
        let mut group = predicate.group.start..predicate.at.start;
        let perfect = group.clone().any(|i| {
            self.doc
                .reads(i, words!["have", "has", "haven't", "hasn't"])
        });
        cue.class == CueClass::Propose
            && perfect
            && group.any(|i| {
                let only = self.doc.reads(i + 1, words!["only", "just"]);
                self.doc.is(i, Traits::NEG) && !only && !self.doc.reads(i, words!["never"])
            })
    }

    /// "Norland tried to mediate": what was tried, and mostly failed, is history, unless its own
    /// side tells of it.
    fn is_an_attempt(&self, claim: &Claim) -> bool {
        let predicate = claim.predicate;
        let cue = &self.context.lexicon.cues[predicate.cue].cue;
        // "are struggling to share it" tells how hard it is.
        let struggles = cue == "struggle to";
        let tries = struggles || ["try", "attempt"].contains(&cue.as_str());
        let past = || {
            self.doc.cues_at(predicate.at.start).any(|hit| {
                hit.cue == predicate.cue && matches!(hit.form, Form::Past | Form::Participle)
            })
        };
        tries && claim.outer.is_none() && (struggles || past())
    }

    /// "promised in the campaign to end the levy": what was promised to voters is history.
    pub(super) fn is_of_a_campaign(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        let class = self.context.lexicon.cues[predicate.cue].class;
        let past = doc
            .cues_at(predicate.at.start)
            .any(|hit| hit.cue == predicate.cue && hit.form == Form::Past);
        let start = self.sentence.tokens.start;
        // "But during …", "Ada Berg, as a candidate, pledged …", "pledged during …".
        let mut beside = (start..start + 2)
            .chain(predicate.named.end..predicate.at.start)
            .chain([predicate.at.end]);
        class == CueClass::Intent && past && beside.any(|i| self.opens_campaign(i))
    }

    /// Whether "during her campaign", "on the campaign trail" or "as a candidate" begins at
    /// `at`; "in its bombing campaign" does not.
    fn opens_campaign(&self, at: usize) -> bool {
        let doc = self.doc;
        let end = self.sentence.tokens.end;
        let votes = words!["election", "electoral", "presidential", "leadership"];
        let head = (at + 1..end).find(|&i| {
            let owner = Traits::DET.with(Traits::NUMBER).with(Traits::POSSESSIVE);
            !(doc.is(i, owner) || doc.is_named(i) || doc.reads(i, votes))
        });
        let heads: &[WordKey] = if doc.reads(at, words!["as"]) {
            words!["candidate"]
        } else if doc.reads(at, words!["during", "in", "on", "while"]) {
            words!["campaign", "campaigning"]
        } else {
            return false;
        };
        head.is_some_and(|i| doc.reads(i, heads))
    }

    /// "the talks took a day, suggesting a hard bargain": what goes before lets one think so.
    pub(super) fn is_implied(&self, predicate: &Predicate) -> bool {
        let cue = &self.context.lexicon.cues[predicate.cue].cue;
        let asks = Traits::MUST.with(Traits::COULD).with(Traits::WOULD);
        let mut content = predicate.content.clone();
        predicate.pattern == Pattern::Tail
            && (cue == "suggest" || cue == "indicate")
            && !content.any(|i| self.doc.is(i, asks))
    }

    /// What stands in an "if" clause is no stance of its own.
    pub(super) fn is_supposed(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        // "unless Norland, an old rival, agrees": an aside stands between.
        let named = predicate.named.start;
        let opened = named > self.sentence.tokens.start
            && named < predicate.group.start
            && doc.is(named - 1, Traits::SUPPOSED)
            && !opens_time(doc, named - 1);
        let before = (self.sentence.tokens.start..predicate.group.start)
            .rev()
            .take_while(|&i| !doc.marks(i, &[',', ';', ':', '“', '"', '–', '—']))
            .take(SUPPOSED_REACH)
            .any(|i| doc.is(i, Traits::SUPPOSED) && !opens_time(doc, i));
        (before || opened) && !self.is_attribution(predicate)
    }

    /// "the moment Norland agrees": not yet. A headline tells the past in the present.
    pub(super) fn is_yet_to_come(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        let at = &predicate.at;
        let present = doc
            .cues_at(at.start)
            .any(|hit| hit.cue == predicate.cue && hit.form == Form::Third);
        let named = predicate.named.start;
        present
            && predicate.group.start == at.start
            && predicate.pattern == Pattern::Subject
            && !self.sentence.headline
            && (named.saturating_sub(1)..predicate.group.start).any(|i| doc.reads(i, TO_COME))
    }

    /// "struck a deal with Ostland": with somebody who is no party.
    fn is_with_stranger(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[predicate.cue];
        let end = predicate.at.end;
        let deal = doc.is(end - 1, Traits::REFERENT);
        cue.class == CueClass::Accept
            && deal
            && (end..predicate.content.end.min(end + WITH_REACH))
                .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::VERBAL)))
                .find(|&i| doc.reads(i, words!["with"]))
                .is_some_and(|i| doc.is(i + 1, Traits::NAME) && doc.mention(i + 1).is_none())
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Extractor, fixture};

    /// Says how many candidates `text` has.
    fn count(text: &str) -> usize {
        let extractor = Extractor::new(&fixture::agenda());
        extractor.candidates(&fixture::article(text)).len()
    }

    #[track_caller]
    fn check(idle: &[&str], held: &[&str]) {
        for text in idle {
            assert_eq!(count(text), 0, "{text}");
        }
        for text in held {
            assert_ne!(count(text), 0, "{text}");
        }
    }

    #[test]
    fn moods_about_talks_and_favours_are_no_stance() {
        check(
            &[
                "Sudria was satisfied with the talks on the lock fee.",
                "Sudria remained vague about what progress was made on the lock fee.",
                "Norland voiced hopes about the outcome of a lock fee.",
                "Norland sought clarity on the lock fee.",
                "Norland has not come up with a lock fee.",
                "Sudria offered rare insight into the lock fee.",
                "Ada Berg said her delegation would seek clarity on the lock fee.",
                "\"No agreement on the lock fee has been found yet,\" Ada Berg said.",
                "Tomas Rell said nothing was decided on the lock fee.",
            ],
            &[
                "Sudria was satisfied with the lock fee.",
                "Sudria welcomed talks on the lock fee.",
                "Norland sought a higher lock fee.",
                "Norland has come up with a lock fee.",
                "\"No lock fee will be paid,\" Ada Berg said.",
            ],
        );
    }

    #[test]
    fn talks_that_are_described_are_no_stance() {
        check(
            &[
                "\"The talks on the lock fee were useful,\" Ada Berg said.",
                "Ada Berg said the two sides had a good meeting on the lock fee.",
                "Ada Berg said they had a “good meeting” on the lock fee and that all would end well.",
            ],
            &[
                "\"The talks on the lock fee must go on,\" Ada Berg said.",
                "Ada Berg said the lock fee was useful.",
            ],
        );
    }

    #[test]
    fn deeds_that_somebody_is_accused_of_are_no_stance() {
        check(
            &[
                "Norland accused Sudria of forging the papers on the lock fee.",
                "Norland accused Sudria of doing business behind the lock fee.",
            ],
            &[
                "Norland accused Sudria of refusing to pay the lock fee.",
                "Norland accused Sudria of doing nothing about the lock fee.",
                "Norland accused Sudria of doing everything to prevent the lock fee.",
            ],
        );
    }

    #[test]
    fn what_somebody_may_do_is_no_stance_unless_its_own_side_says_so() {
        check(
            &[
                "Norland could accept the lock fee.",
                "Norland needs the lock fee.",
                "Ada Berg mentioned the lock fee.",
            ],
            &[
                "Ada Berg said Norland could accept the lock fee.",
                "Ada Berg said Norland needs the lock fee.",
                "Norland accepts the lock fee.",
            ],
        );
    }

    #[test]
    fn what_was_tried_is_history() {
        check(
            &[
                "Norland tried to scrap the lock fee.",
                "Norland has attempted to scrap the lock fee.",
                "Norland and Sudria are struggling to agree on the lock fee.",
            ],
            &[
                "Norland is trying to scrap the lock fee.",
                "Ada Berg said Norland had tried to scrap the lock fee.",
            ],
        );
    }

    #[test]
    fn what_is_implied_or_yet_to_come_is_no_stance() {
        check(
            &[
                "The ferry was late, suggesting a higher lock fee.",
                "Fishermen will cheer the moment Norland agrees to the lock fee.",
            ],
            &["Fishermen cheered when Norland agreed to the lock fee."],
        );
    }

    #[test]
    fn what_was_promised_in_a_campaign_is_history() {
        check(
            &[
                "Ada Berg had pledged during her campaign to scrap the lock fee.",
                "On the campaign trail, Ada Berg promised to scrap the lock fee.",
                "Ada Berg vowed as a candidate to scrap the lock fee.",
            ],
            &[
                "Ada Berg has pledged to scrap the lock fee.",
                "Norland pledged to scrap the lock fee and to end its bombing campaign.",
                "Norland pledged, in a bombing campaign's third week, to scrap the lock fee.",
                "Norland pledged to scrap the lock fee if the candidate pays.",
            ],
        );
    }

    #[test]
    fn a_deal_with_a_stranger_is_another_matter() {
        check(
            &["Norland struck a lock fee deal with Ostland."],
            &["Norland struck a lock fee deal with Sudria."],
        );
    }
}
