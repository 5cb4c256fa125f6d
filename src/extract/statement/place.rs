//! Places: where in a claim its matters stand.
//!
//! In: a claim and the matters that its words tell. Out: signs of confidence. What a party
//! demands is mostly told better than what it names by the way, and by most of the words:
//! "demands a truce". What says what another thing is for ("a deadline for ending the war")
//! is spoken of by the way.

use std::ops::Range;

use super::Claim;
use super::sentence::SentenceWork;
use super::sign::{Sign, Signs};
use crate::agenda::lexicon::CueClass;
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};
use crate::extract::topic::{Match, tells};

/// By how much a best match leads at most.
const MOST_LEAD: f64 = 1.0;

/// How many words behind its preposition such a name may stand.
const ELSEWHERE: usize = 3;

impl SentenceWork<'_, '_> {
    /// Returns the signs of where the matter of a given `rank` stands among all `found`.
    pub(super) fn signs_of_place(&self, claim: &Claim, found: &[Match], rank: usize) -> Signs {
        let doc = self.doc;
        let matter = &found[rank];
        let Some(&first) = matter.tokens.first() else {
            return Signs::new();
        };
        let others = found.iter().enumerate().filter(|(at, _)| *at != rank);
        let next = others.map(|(_, m)| m.score).fold(0.0_f64, f64::max);
        let lead = (matter.score - next).clamp(-MOST_LEAD, MOST_LEAD);
        let told: Vec<usize> = claim.region.clone().filter(|&i| tells(doc, i)).collect();
        let own = told.iter().filter(|i| matter.tokens.contains(i)).count();
        let explained = own as f64 / told.len().max(1) as f64;
        let mut signs = vec![(Sign::Lead, lead), (Sign::Explained, explained)];
        let between = claim.predicate.at.end.max(claim.region.start)..first;
        let flags = [
            (Sign::OneWord, matter.tokens.len() == 1),
            (Sign::Purpose, is_purpose(doc, &between, &matter.tokens)),
            (Sign::BehindOther, self.is_behind_other(&between)),
            (Sign::Elsewhere, is_elsewhere(doc, &claim.region, matter)),
        ];
        signs.extend(flags.iter().filter(|(_, is)| *is).map(|(s, _)| (*s, 1.0)));
        signs
    }

    /// Whether another word of stance stands between a cue and a matter.
    fn is_behind_other(&self, between: &Range<usize>) -> bool {
        self.doc.cues_in(between).any(|hit| {
            let class = self.context.lexicon.cues[hit.cue].class;
            !matches!(
                class,
                CueClass::Statement | CueClass::Belief | CueClass::Deed
            )
        })
    }
}

/// "a war in Ostland", "talks with Ostland": whether a name that is no party's stands right
/// behind the words of a matter.
fn is_elsewhere(doc: &Doc, region: &Range<usize>, matter: &Match) -> bool {
    let Some(&last) = matter.tokens.last() else {
        return false;
    };
    let leads = Traits::DET.with(Traits::ADJECTIVE);
    let joint = words![
        "in", "on", "with", "against", "from", "over", "for", "of", "at", "to"
    ];
    let prep = last + 1;
    let name = (prep + 1..region.end.min(prep + 1 + ELSEWHERE))
        .find(|&i| !doc.is(i, leads) || doc.is(i, Traits::CAPITAL));
    doc.reads(prep, joint)
        && name.is_some_and(|i| doc.is(i, Traits::NAME) && doc.mention(i).is_none())
}

/// "a deadline to end the war", "demands for ending it": whether the verb of a matter says
/// what the noun before it is for.
fn is_purpose(doc: &Doc, between: &Range<usize>, matter: &[usize]) -> bool {
    let first = matter[0];
    let noun = |at: usize| doc.is(at, Traits::NOUN) && !doc.is(at, Traits::BARE.with(Traits::PREP));
    let Some(before) = first.checked_sub(2).filter(|&at| at >= between.start) else {
        return false;
    };
    doc.reads(
        first - 1,
        words!["to", "for", "on", "of", "at", "toward", "towards"],
    ) && noun(before)
}
