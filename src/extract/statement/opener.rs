//! Openers: words like "until" and "if" that open no clause where they stand.
//!
//! In: such a word at its place. Out: whether it only tells when or how: "until now", "once
//! again", "if anything".

use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// "until now", "once again", "if anything": words of time or manner, with no clause of their own.
pub(super) fn opens_time(doc: &Doc, at: usize) -> bool {
    let next = at + 1;
    if doc.reads(at, words!["until"]) {
        let time = Traits::TIME.with(Traits::NUMBER);
        let ends = |i: usize| !doc.is(i + 1, Traits::HELPING.with(Traits::VERBAL));
        doc.reads(next, words!["now", "then", "recently", "lately"])
            || doc.is(next, time) && ends(next)
            || doc.reads(next, words!["last", "this", "the", "early", "late"])
                && doc.is(next + 1, time)
                && ends(next + 1)
    } else if doc.reads(at, words!["once"]) {
        doc.reads(next, words!["again", "more"])
    } else {
        let aside = words![
            "anything",
            "possible",
            "necessary",
            "needed",
            "ever",
            "only",
            "any"
        ];
        doc.reads(at, words!["if"]) && doc.reads(next, aside) && !doc.reads(next + 1, words!["of"])
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::fixture::check_parties;

    #[test]
    fn a_time_is_no_condition() {
        for opener in [
            "Until now",
            "Until recently",
            "Until last week",
            "Once again",
            "If possible",
            "Since then",
            "By then",
        ] {
            check_parties(
                &format!("{opener} Norland rejected the lock fee."),
                &["Norland"],
            );
        }
        check_parties("Until Norland rejects the lock fee, boats pay.", &[]);
        check_parties("Once Norland rejects the lock fee, boats will come.", &[]);
        check_parties("Until last week boats paid.", &[]);
    }
}
