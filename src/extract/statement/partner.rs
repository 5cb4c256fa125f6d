//! Partners: what one party signs with another, both hold.
//!
//! In: a claim of one who signed, struck or reached something. Out: the same claim for whom
//! it was done with: "Norland has signed a treaty with Sudria". What is only wanted, may be
//! or was turned down is one party's alone.

use std::ops::Range;

use super::Claim;
use super::sentence::SentenceWork;
use crate::agenda::lexicon::{CueClass, Form, Sign};
use crate::extract::doc::Doc;
use crate::extract::memory::Resolved;
use crate::extract::source::Holder;
use crate::extract::token::{Traits, words};

/// How many words after the verb its "with" may stand.
const WITH_REACH: usize = 9;

impl SentenceWork<'_, '_> {
    /// Claims for the partner what two have done together.
    pub(super) fn partner(&mut self, claim: &Claim) {
        let partners = self.partners(claim);
        if partners.is_empty() {
            return;
        }
        self.emit(Claim {
            who: &Resolved::of(partners),
            region: claim.region.clone(),
            ..*claim
        });
    }

    fn partners(&self, claim: &Claim) -> Vec<Holder> {
        let doc = self.doc;
        let predicate = claim.predicate;
        let cue = &self.context.lexicon.cues[predicate.cue];
        let group = predicate.group.start..predicate.at.start;
        let open = Traits::MODAL.with(Traits::NEG);
        let form = doc
            .cues_at(predicate.at.start)
            .find(|hit| hit.cue == predicate.cue);
        let done = form.is_some_and(|hit| hit.form != Form::Base && hit.form != Form::Ing)
            && !group.clone().any(|i| doc.is(i, open));
        let together =
            cue.sign == Sign::For && matches!(cue.class, CueClass::Accept | CueClass::Deed);
        if !done || !together || claim.who.holders.is_empty() {
            return Vec::new();
        }
        let Some(with) = with_after(doc, &(predicate.at.end..self.sentence.tokens.end)) else {
            return Vec::new();
        };
        let mut found: Vec<Holder> = Vec::new();
        for mention in doc.mentions_in(with + 1..self.sentence.tokens.end) {
            let next = doc.is(
                mention.tokens.start.wrapping_sub(1),
                Traits::DET.with(Traits::CONJ),
            ) || doc.marks(mention.tokens.start.wrapping_sub(1), &[','])
                || mention.tokens.start == with + 1
                || !found.is_empty() && doc.is_named(mention.tokens.start.wrapping_sub(1));
            let near = mention.tokens.start <= with + 3 + 3 * found.len();
            if !next || !near || mention.detached {
                break;
            }
            let own = claim.who.holders.iter().any(|h| h.party == mention.party);
            if !own && found.iter().all(|h| h.party != mention.party) {
                found.push(Holder::of(mention.party));
            }
        }
        found
    }
}

/// "signed a broad treaty with …": the "with" of a noun for what is agreed.
fn with_after(doc: &Doc, rest: &Range<usize>) -> Option<usize> {
    let nouns = words![
        "deal",
        "agreement",
        "treaty",
        "pact",
        "accord",
        "truce",
        "ceasefire",
        "compromise",
        "memorandum",
        "understanding",
        "contract",
        "protocol",
        "armistice",
        "settlement",
        "partnership",
        "arrangement",
        "alliance",
    ];
    let plain = |i: usize| {
        !doc.is(i, Traits::PUNCT.with(Traits::VERBAL).with(Traits::CONJ)) || doc.is(i, Traits::NOUN)
    };
    let with = (rest.start..rest.end.min(rest.start + WITH_REACH))
        .take_while(|&i| plain(i))
        .find(|&i| doc.reads(i, words!["with"]))?;
    doc.reads(with - 1, nouns).then_some(with)
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::check_parties as check;

    #[test]
    fn what_is_signed_with_another_both_hold() {
        check(
            "Norland has signed a lock fee agreement with Sudria.",
            &["Norland", "Sudria"],
        );
        check("Norland signed a lock fee agreement in Havn.", &["Norland"]);
    }

    #[test]
    fn what_will_be_or_was_not_signed_is_no_partners() {
        check(
            "Norland will sign a lock fee agreement with Sudria.",
            &["Norland"],
        );
        check(
            "Norland has not signed a lock fee agreement with Sudria.",
            &["Norland"],
        );
    }
}
