//! Occasions: a verb that says what an occasion is used for.
//!
//! In: the "to" behind an occasion. Out: the verb that opens it ("used the visit to demand",
//! "took the opportunity to reject"), whose subject does what stands behind the "to".

use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// What is used, or taken, so as to say something; "took to Twitter" with it.
const OCCASIONS: &[WordKey] = words![
    "opportunity",
    "occasion",
    "chance",
    "moment",
    "floor",
    "podium",
    "stage",
    "platform",
    "airwaves",
    "twitter",
    "x",
    "television",
];

/// How many words before "to" that verb may stand.
const REACH: usize = 6;

/// "used the visit to demand", "took the opportunity to reject": where an occasion is used for
/// what stands behind the "to" at `to`, the verb that says so.
pub(super) fn occasion(doc: &Doc, start: usize, to: usize) -> Option<usize> {
    let stops = Traits::PUNCT.with(Traits::CONJ).with(Traits::HELPING);
    let mut between = (start.max(to.saturating_sub(REACH))..to)
        .rev()
        .take_while(|&i| !doc.is(i, stops));
    let verb = between.find(|&i| {
        let takes = words![
            "used", "uses", "using", "took", "takes", "taken", "seized", "seizes"
        ];
        doc.reads(i, takes)
    })?;
    let used = doc.reads(verb, words!["used", "uses", "using"]);
    let seized = doc.reads(verb + 1, words!["on", "upon"]);
    let far = to > verb + 1;
    (far && (used || seized || (verb + 1..to).any(|i| doc.reads(i, OCCASIONS))))
        .then_some(verb)
        .filter(|_| !is_denied(doc, start, verb, to))
}

/// "never used the visit to demand", "took no chance to reject": whether the helping words before
/// the verb at `verb`, or the words between it and the "to" at `to`, deny that it was done.
pub(in crate::extract) fn is_denied(doc: &Doc, start: usize, verb: usize, to: usize) -> bool {
    let around = Traits::HELPING.with(Traits::ADV).with(Traits::NEG);
    let helps = (start..verb).rev().take_while(|&i| doc.is(i, around));
    helps.chain(verb..to).any(|i| doc.is(i, Traits::NEG))
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::check_parties;

    #[test]
    fn who_uses_an_occasion_does_what_it_is_used_for() {
        for told in [
            "used the visit to demand",
            "took the opportunity to demand",
            "seized on the report to demand",
            "took to the airwaves to demand",
            "has begun to demand",
            "moved to demand",
        ] {
            check_parties(&format!("Norland {told} a lock fee."), &["Norland"]);
        }
    }

    #[test]
    fn who_uses_no_occasion_does_nothing() {
        for told in [
            "never used the visit to demand",
            "has not used the visit to demand",
            "took no opportunity to demand",
            "missed the opportunity to reject",
            "had no chance to reject",
        ] {
            check_parties(&format!("Norland {told} a lock fee."), &[]);
        }
    }
}
