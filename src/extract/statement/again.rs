//! Again: what words that point back stand for: "such terms", "the idea", "it".
//!
//! In: the matters that were last spoken of, with how they were held. Out: the same matters,
//! turned as the words that point back mean them. "Kyiv rejected the demand" rejects what
//! was demanded; "a step that Kyiv welcomes" is the thing itself, whether it was wanted or
//! refused before.

use std::ops::Range;

use super::Claim;
use super::matter::is_sure;
use super::sentence::SentenceWork;
use crate::agenda::lexicon::{Cue, CueClass, Sign};
use crate::extract::attitude::{Reading, has_negation};
use crate::extract::doc::Doc;
use crate::extract::predicate::Pattern;
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, words};
use crate::extract::topic::Match;
use crate::model::Attitude;

/// How many sentences ago it may have been spoken of that "the idea" stands for.
const NAMED: usize = 2;
/// The same for "it".
const PRONOUN: usize = 1;
/// How many words a sentence has at most that only echoes another ("Nor, so far, has Sudria.").
const ECHO: usize = 9;
/// How many words a noun phrase that points back has at most.
const PHRASE: usize = 4;

/// A matter that was spoken of.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    matter: Match,
    /// Whether what was held is the opposite of the proposal.
    held_against: bool,
    /// Whether the thing spoken of is the opposite of the proposal.
    thing_against: bool,
}

impl Spoken {
    /// A matter as it was read, and whether its words refuse it.
    pub(super) fn new(matter: &Match, reading: &Reading, refused: bool) -> Self {
        let against = reading.attitude == Attitude::Oppose;
        Self {
            matter: matter.clone(),
            held_against: against,
            thing_against: against != refused,
        }
    }

    /// The matter for whoever points back to it; `held` where the words mean what was held.
    fn again(&self, held: bool) -> Match {
        let contrary = if held {
            self.held_against
        } else {
            self.thing_against
        };
        Match {
            tokens: Vec::new(),
            contrary,
            by_cue: true,
            denies: false,
            carried: false,
            guessed: false,
            ..self.matter.clone()
        }
    }

    /// The matter as it goes on without words that point back to it.
    pub(super) fn carried(&self) -> Match {
        Match {
            tokens: Vec::new(),
            carried: true,
            ..self.matter.clone()
        }
    }
}

impl SentenceWork<'_, '_> {
    /// What a claim points back to, if its words do: "rejected this condition", "a step that
    /// Kyiv welcomes", "; Kyiv refuses".
    pub(super) fn again(&mut self, claim: &Claim) -> Option<Vec<Match>> {
        let held = self.again_claimed(claim);
        let named = || behind_verb(claim) && points_back(self.doc, &claim.region).is_some();
        // "It was on the table. Sudria was not.": a name alone is nothing to echo.
        if held.is_none() && self.is_echo(claim) {
            return Some(Vec::new());
        }
        if held.is_some() || !named() {
            return held;
        }
        self.named_before()
    }

    /// What the sentence before names, where nobody in it was said to hold anything: "The fee
    /// dates from spring. Norland rejects it."
    fn named_before(&mut self) -> Option<Vec<Match>> {
        let doc = self.doc;
        let start = self.sentence.tokens.start;
        let here = doc.sentences.partition_point(|s| s.tokens.end <= start);
        let before = doc.sentences.get(here.checked_sub(1)?)?;
        if before.headline || before.block + 1 < self.sentence.block {
            return None;
        }
        let found = self.matches(&before.tokens, &[]);
        let first = found.into_iter().find(is_sure)?;
        // "The fee was scrapped in May. Norland welcomes it.": the end of it.
        if !first.contrary && self.concepts.has_end(&before.tokens) {
            return Some(Vec::new());
        }
        let spoken = Spoken {
            held_against: false,
            thing_against: first.contrary,
            matter: first,
        };
        Some(vec![spoken.again(false)])
    }

    fn again_claimed(&self, claim: &Claim) -> Option<Vec<Match>> {
        let lag = if self.fresh { 0 } else { *self.lag };
        let near = |reach: usize| !self.last.is_empty() && lag <= reach;
        let doc = self.doc;
        if let Some(noun) = sums_up(doc, claim) {
            let held = doc.is(noun, Traits::POSITION);
            return near(0).then(|| self.spoken_of(held));
        }
        // "The reaction in Norland was negative": to what was told before.
        let judged = claim.predicate.pattern == Pattern::Judging && claim.region.is_empty();
        if judged && !claim.predicate.named.is_empty() {
            return near(PRONOUN).then(|| {
                let mut found = self.spoken_of(false);
                found.truncate(1);
                found
            });
        }
        if behind_verb(claim)
            && let Some(noun) = points_back(doc, &claim.region)
        {
            let pronoun = doc.is(noun, Traits::PRON) || doc.is(noun, Traits::POINTING);
            let held = doc.is(noun, Traits::POSITION);
            let reach = if pronoun { PRONOUN } else { NAMED };
            let many = doc.slice(&(noun..noun + 1)).ends_with('s')
                || doc.reads(noun, words!["them", "these", "everything", "all", "both"]);
            return near(reach).then(|| {
                let mut found = self.spoken_of(held);
                found.truncate(if many { found.len() } else { 1 });
                found
            });
        }
        let class = self.context.lexicon.cues[claim.predicate.cue].class;
        let answers = matches!(class, CueClass::Accept | CueClass::Reject);
        let adjunct = Traits::PUNCT
            .with(Traits::TIME)
            .with(Traits::ADV)
            .with(Traits::PREP);
        let nothing = claim.region.clone().all(|i| doc.is(i, adjunct));
        // "Norland has accepted it. Sudria has not."
        let reach = usize::from(self.is_echo(claim));
        (answers && nothing && behind_verb(claim) && near(reach)).then(|| self.spoken_of(true))
    }

    /// Whether a sentence is no more than a helping word that stands for what was told before.
    fn is_echo(&self, claim: &Claim) -> bool {
        let at = &claim.predicate.at;
        self.sentence.tokens.len() <= ECHO
            && at.clone().all(|i| {
                let helps = Traits::HELPING.with(Traits::NEG).with(Traits::ADV);
                self.doc.is(i, helps) || self.doc.reads(i, words!["so"])
            })
    }

    fn spoken_of(&self, held: bool) -> Vec<Match> {
        self.last.iter().map(|s| s.again(held)).collect()
    }

    /// Remembers what a claim spoke of.
    pub(super) fn remember(&mut self, claim: &Claim, read: &[(Match, Reading)]) {
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        *self.last = read
            .iter()
            .map(|(matter, reading)| {
                let refused = self.refuses(claim, cue, matter);
                Spoken::new(matter, reading, refused)
            })
            .collect();
        *self.lag = 0;
        self.fresh = true;
    }

    /// Whether the words of a claim refuse what they speak of: "rejects a truce", "would not
    /// tolerate troops".
    fn refuses(&self, claim: &Claim, cue: &Cue, matter: &Match) -> bool {
        let (doc, cues) = (self.doc, &self.context.lexicon.cues);
        if claim.explicit && refusing(cue, has_negation(doc, &claim.predicate.group)) {
            return true;
        }
        let first = matter.tokens.first().copied().unwrap_or(claim.region.end);
        doc.cues_in(&(claim.region.start..first)).any(|hit| {
            let helpers = hit.tokens.start.saturating_sub(2)..hit.tokens.start;
            refusing(&cues[hit.cue], has_negation(doc, &helpers))
        })
    }
}

/// Whether a verb refuses: "rejects", "does not accept".
fn refusing(cue: &Cue, negated: bool) -> bool {
    match cue.sign {
        Sign::Against => !negated && cue.class == CueClass::Reject,
        Sign::For => negated && cue.class == CueClass::Accept,
        Sign::Content | Sign::Unclear => false,
    }
}

/// Whether what a claim is about stands behind its verb.
pub(super) fn behind_verb(claim: &Claim) -> bool {
    claim.region.start >= claim.predicate.at.end
}

/// "…, a clause Sudria finds vital", "…, a position shared by Norland", "…, which
/// Sudria rejects": the noun, or "which", that sums up what stands before it.
fn sums_up(doc: &Doc, claim: &Claim) -> Option<usize> {
    let (region, predicate) = (&claim.region, claim.predicate);
    if region.end > predicate.group.start {
        return None;
    }
    let before = match predicate.pattern {
        Pattern::Passive => predicate.group.start,
        _ if predicate.named.start > region.start && predicate.named.end <= predicate.at.start => {
            predicate.named.start
        }
        _ => return None,
    };
    let last = before.checked_sub(1)?;
    let before = if doc.reads(last, words!["that"]) {
        last
    } else {
        before
    };
    let mark = (region.start.max(before.saturating_sub(PHRASE + 1))..before)
        .rev()
        .find(|&i| doc.marks(i, &[',', '–', '—']))?;
    let opens = doc.reads(mark + 1, words!["which"]) && mark + 2 == before
        || doc.is(mark + 1, Traits::DET) && mark + 2 < before;
    let noun = before.checked_sub(1)?;
    let sums = doc.is(
        noun,
        Traits::POSITION
            .with(Traits::REFERENT)
            .with(Traits::DOCUMENT),
    ) || doc.reads(noun, words!["which"]);
    (mark > region.start && opens && sums).then_some(noun)
}

/// "this condition", "such terms", "the move", "it": the word that points back, where the
/// words name no matter of their own.
pub(super) fn points_back(doc: &Doc, region: &Range<usize>) -> Option<usize> {
    let from = region
        .clone()
        .find(|&i| !doc.is(i, Traits::PREP) && !doc.reads(i, words!["do", "doing"]))?;
    let ends = |at: usize| {
        at >= region.end
            || doc.is(
                at,
                Traits::PUNCT
                    .with(Traits::CONJ)
                    .with(Traits::ADV)
                    .with(Traits::TIME),
            ) && !doc.reads(at, words!["that", "which", "who"])
            || doc.is(at, Traits::PREP) && !doc.reads(at, words!["of", "to", "for", "on"])
    };
    if doc.reads(
        from,
        words![
            "it",
            "this",
            "that",
            "them",
            "these",
            "so",
            "everything",
            "others",
            "all",
            "both",
        ],
    ) && ends(from + 1)
    {
        return Some(from);
    }
    let names = Traits::REFERENT
        .with(Traits::POSITION)
        .with(Traits::DOCUMENT);
    let behind = owned_from(doc, from);
    let noun = (behind..region.end.min(behind + PHRASE - 1)).find(|&i| doc.is(i, names))?;
    // "the Sudrian offer", but "a Sudrian offer".
    let plain = (behind..noun).all(|i| doc.is(i, Traits::ADJECTIVE.with(Traits::NOUN)));
    let opens = behind > from && (behind == from + 1 || plain);
    let owned = behind > from + 1 || !article(doc, from);
    let many = owned && doc.reads(noun, words!["terms", "demands", "conditions"]);
    (opens && !many && ends(noun + 1)).then_some(noun)
}

/// "the", "these", "its": what points back before a noun.
fn article(doc: &Doc, at: usize) -> bool {
    doc.is(at, Traits::POINTING) || doc.reads(at, words!["the", "its", "their", "both"])
}

/// Where the words begin that a determiner or an owner stands before: "the", "his", "Havn's",
/// "the Sudrian"; `from` itself if there is none.
fn owned_from(doc: &Doc, from: usize) -> usize {
    let article = article(doc, from) || doc.reads(from, words!["his", "her", "our", "my", "your"]);
    let at = from + usize::from(article);
    match doc.mention(at).filter(|m| m.tokens.start == at) {
        Some(m) if is_possessive(doc, m.tokens.end) => m.tokens.end + 1,
        Some(m) if article && !doc.is(m.tokens.end, Traits::PUNCT) => m.tokens.end,
        _ => at,
    }
}

/// "the deal", "this request", "it": something spoken of before.
pub(super) fn names_again(doc: &Doc, region: &Range<usize>) -> bool {
    region.clone().skip(1).any(|i| {
        doc.is(i, Traits::DOCUMENT.with(Traits::REFERENT))
            && (doc.is(i - 1, Traits::POINTING) || doc.reads(i - 1, words!["the"]))
    })
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::check_parties;

    #[test]
    fn a_name_alone_is_nothing_to_echo() {
        for text in [
            "The lock fee was on the table on Monday. Sudria was not.",
            "The lock fee will fall. Norland will not.",
            "A court upheld the lock fee. Norland was not.",
        ] {
            check_parties(text, &[]);
        }
        let text = "Norland has accepted the lock fee. Sudria has not.";
        check_parties(text, &["Norland", "Sudria"]);
    }

    #[test]
    fn what_was_scrapped_is_not_welcomed() {
        check_parties(
            "The lock fee dates from May. Norland welcomes it.",
            &["Norland"],
        );
        check_parties(
            "The lock fee was scrapped in May. Norland welcomes it.",
            &[],
        );
    }
}
