//! Asked: what others ask of whoever speaks ("Norland is being asked to pay, Ada Berg said").
//!
//! In: what is told. Out: whether it tells what is asked of its holder, which is no wish of it.

use super::Claim;
use super::sentence::SentenceWork;
use crate::extract::source::{Source, identify, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// What is done to somebody of whom something is asked.
const ASKED_OF: &[WordKey] = words![
    "asked",
    "urged",
    "pressed",
    "pressured",
    "pushed",
    "told",
    "ordered",
    "forced",
    "compelled",
    "required",
    "invited",
    "instructed",
    "bullied",
    "coerced",
    "encouraged",
    "begged",
    "obliged",
];
/// How many words after "is" such a word may stand ("is now also being asked").
const ASKED_OF_REACH: usize = 4;

impl SentenceWork<'_, '_> {
    /// "Norland is being asked to pay, Ada Berg said": what others ask of a holder is not
    /// what it says it wants.
    pub(super) fn is_asked_of_holder(&self, claim: &Claim) -> bool {
        let doc = self.doc;
        let region = &claim.region;
        let asked = |be: usize| {
            (be + 1..region.end.min(be + ASKED_OF_REACH))
                .take_while(|&i| doc.is(i, Traits::ADV.with(Traits::BE)) || doc.reads(i, ASKED_OF))
                .any(|i| {
                    let to = i + 1 + usize::from(doc.reads(i + 1, words!["on", "upon"]));
                    doc.reads(i, ASKED_OF) && doc.reads(to, words!["to"])
                })
        };
        let first = region.clone().find(|&i| doc.is(i, Traits::BE) && asked(i));
        let Some(be) = first else {
            return false;
        };
        let group = verb_group(doc, region.start, be);
        let Some(subject) = phrase_before(doc, self.sentence.tokens.start, group) else {
            return false;
        };
        match identify(doc, &subject) {
            Source::Speaker => true,
            Source::Parties(parties) => parties
                .iter()
                .any(|p| claim.who.holders.iter().any(|h| h.party == p.party)),
            _ => false,
        }
    }
}
