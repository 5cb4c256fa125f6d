//! Words that judge a matter, and what they make of it.

use super::*;

#[test]
fn what_is_excluded_is_opposed() {
    sudria(
        "Sudria has no intention of opening the dam.",
        "river.dam oppose firm",
    );
    sudria(
        "Sudria said opening the dam was not an option.",
        "river.dam oppose firm",
    );
    sudria(
        "Sudria said opening the dam was not on the table.",
        "river.dam oppose plain",
    );
    sudria(
        "Sudria wants anything but the lock fee.",
        "river.fee oppose plain",
    );
    sudria(
        "Tomas Rell said there could be no talk of the lock fee.",
        "river.fee oppose firm",
    );
    sudria(
        "Under no circumstances will Sudria accept the lock fee, Tomas Rell said.",
        "river.fee oppose red_line",
    );
    sudria(
        "Instead of opening the dam, Sudria will pay, Tomas Rell said.",
        "river.dam oppose plain",
    );
    sudria(
        "“We can't and won't open the dam,” Tomas Rell said.",
        "river.dam oppose plain",
    );
}

#[test]
fn what_is_called_bad_is_opposed() {
    sudria(
        "Sudria called the lock fee, as ever, a 'historic mistake'.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria said the lock fee was a step in the wrong direction.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria said the lock fee would only worsen the crisis.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria said a lock fee asked of it would harm its boats.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria thinks the lock fee is too high.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria told reporters that an unjust lock fee was planned.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria warned of the danger of a lock fee.",
        "river.fee oppose plain",
    );
    sudria("Sudria warned of a lock fee.", "river.fee support plain");
}

#[test]
fn what_is_not_called_bad_is_not() {
    sudria(
        "Sudria said the lock fee was no disaster.",
        "river.fee support plain",
    );
    sudria(
        "Sudria said the lock fee would help both sides.",
        "river.fee support plain",
    );
    // The boats are harmed, not the fee.
    sudria(
        "Sudria said its boats were harmed and it would pay the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria said the lock fee is not a good idea.",
        "river.fee oppose plain",
    );
}

#[test]
fn who_is_accused_of_blocking_it_is_against_it() {
    sudria(
        "Ada Berg accused Sudria of blocking a lock fee.",
        "river.fee oppose plain",
    );
    sudria(
        "Tomas Rell accused Norland of blocking a lock fee.",
        "river.fee support plain",
    );
}

#[test]
fn what_is_asked_for_may_be_kept() {
    sudria(
        "Sudria refused to drop its demand for a lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Sudria will not back down from its insistence on a lock fee.",
        "river.fee support firm",
    );
    sudria("Sudria will drop the lock fee.", "river.fee oppose plain");
}

#[test]
fn who_insists_that_it_is_bad_does_not_want_it() {
    sudria(
        "Sudria insisted that any lock fee was a bad idea.",
        "river.fee oppose firm",
    );
    sudria(
        "Sudria demands that the lock fee be no burden.",
        "river.fee support firm",
    );
}

#[test]
fn what_would_harm_it_is_turned_down() {
    sudria(
        "Sudria rejected a plan that would weaken the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Sudria will not tolerate any attack on the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Sudria rejected a plan that would include the lock fee.",
        "river.fee oppose firm",
    );
}

#[test]
fn who_leaves_a_place_rejects_nothing() {
    sudria(
        "Sudria will withdraw from part of the islands and pay the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria will withdraw from the lock fee deal.",
        "river.fee oppose firm",
    );
}

#[test]
fn what_has_failed_or_settles_nothing_is_not_wanted() {
    for verdict in [
        "is not the way to peace",
        "is no solution",
        "cannot replace a treaty",
        "would not resolve anything",
        "has no meaning",
    ] {
        sudria(
            &format!("Sudria said that the lock fee {verdict}."),
            "river.fee oppose plain",
        );
    }
    sudria(
        "Sudria sees serious risks in the lock fee.",
        "river.fee oppose plain",
    );
}

#[test]
fn what_a_clause_says_right_behind_it_judges_it() {
    sudria(
        "Tomas Rell said that Sudria was offered a lock fee that was a trap.",
        "river.fee oppose plain",
    );
}

#[test]
fn who_considers_doing_it_leans_to_it() {
    sudria(
        "Sudria is considering opening the dam.",
        "river.dam support tentative",
    );
}
