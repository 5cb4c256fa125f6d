//! What is answered, put behind another, held to or let go.

use super::*;
use crate::extract::fixture::check_fee as fee;

#[test]
fn a_deed_that_would_be_answered_is_not_wanted() {
    fee(
        "Sudria said it would retaliate for any breach of the lock fee.",
        &["Sudria oppose"],
    );
    fee("Sudria warned over the lock fee.", &["Sudria oppose"]);
    fee(
        "Sudria will answer Norland on the lock fee.",
        &["Sudria support"],
    );
    fee(
        "Sudria vowed to answer the raid with a lock fee.",
        &["Sudria support"],
    );
}

#[test]
fn what_another_is_preferred_to_is_not_wished() {
    fee(
        "Sudria would rather close the harbour than pay the lock fee.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria would prefer a lock fee to a toll.",
        &["Sudria support"],
    );
    fee(
        "Sudria would rather pay the lock fee than close the harbour.",
        &["Sudria support"],
    );
    fee(
        "Sudria would rather pay a toll than a lock fee.",
        &["Sudria oppose"],
    );
}

#[test]
fn what_is_kept_from_any_bargain_is_held_to() {
    fee(
        "Sudria will not compromise on the lock fee.",
        &["Sudria support"],
    );
    fee(
        "Sudria refuses to give up its right to a lock fee.",
        &["Sudria support"],
    );
}

#[test]
fn what_its_time_is_over_for_is_turned_down() {
    fee(
        "Sudria said the time for a lock fee is over.",
        &["Sudria oppose"],
    );
    fee(
        "“The days of the lock fee are gone,” Tomas Rell said.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria said the lock fee was paid over the years.",
        &["Sudria support"],
    );
}

#[test]
fn a_dropped_objection_is_a_yes() {
    fee(
        "Sudria dropped its objections to the lock fee.",
        &["Sudria support"],
    );
    fee(
        "Sudria lifted its veto on the lock fee.",
        &["Sudria support"],
    );
    fee(
        "Sudria would not stand in the way of the lock fee.",
        &["Sudria support"],
    );
    fee(
        "Sudria dropped its demand for the lock fee.",
        &["Sudria support"],
    );
}

#[test]
fn a_wish_that_another_is_to_give_up_is_turned_down() {
    fee(
        "Norland called on Sudria to drop its demand for a lock fee.",
        &["Norland oppose", "Sudria support"],
    );
}

#[test]
fn what_must_end_is_turned_down_and_what_stays_is_not_let_go() {
    fee(
        "Sudria said the lock fee must be scrapped.",
        &["Sudria oppose"],
    );
    fee("Sudria said the lock fee must go.", &["Sudria oppose"]);
    fee(
        "Sudria said the lock fee must not be scrapped.",
        &["Sudria support"],
    );
    fee(
        "Sudria said the lock fee must go to the harbour.",
        &["Sudria support"],
    );
    fee(
        "Sudria vowed to scrap the hated, costly and long-disputed lock fee.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria vowed to end the war, a lock fee and peace.",
        &["Sudria support"],
    );
    let norland = |text: &str, expected: &str| {
        let found = Extractor::new(&fixture::agenda()).candidates(&fixture::article(text));
        let told = found.first().map(|(s, _)| s.attitude.key());
        assert_eq!(told, Some(expected), "{text}");
    };
    norland(
        "Norland said its garrison would stay on the islands.",
        "oppose",
    );
    norland("Norland will keep its garrison on the islands.", "oppose");
    norland(
        "Norland will withdraw the garrison that stays on the islands.",
        "support",
    );
}

#[test]
fn what_somebody_has_none_of_is_denied() {
    fee(
        "Sudria said boats will have no lock fee.",
        &["Sudria oppose"],
    );
}

#[test]
fn denials_before_the_clause_turn_it() {
    fee(
        "“There is no way we pay the lock fee,” Tomas Rell said.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria is anything but keen on the lock fee.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria is less than keen on the lock fee.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria is nowhere near ready to pay the lock fee.",
        &["Sudria oppose"],
    );
    fee(
        "Sudria wants nothing more than the lock fee.",
        &["Sudria support"],
    );
    fee(
        "“Nothing is more important than the lock fee,” Tomas Rell said.",
        &["Sudria support"],
    );
}

#[test]
fn an_echo_says_the_same_or_the_opposite() {
    fee(
        "Norland wants a lock fee, but Sudria does not.",
        &["Norland support", "Sudria oppose"],
    );
    fee(
        "Norland rejects a lock fee, and so does Sudria.",
        &["Norland oppose", "Sudria oppose"],
    );
    fee("Norland asked Nils Aker to stop, and so did Sudria.", &[]);
    fee(
        "Norland wants a lock fee, but Sudria does not want it to be high.",
        &["Norland support"],
    );
}

#[test]
fn objections_over_which_it_is_held_are_of_what_is_held() {
    fee(
        "Norland wants a lock fee, despite strong opposition from Sudria.",
        &["Norland support", "Sudria oppose"],
    );
    fee(
        "Norland wants a lock fee over Sudria’s objections.",
        &["Norland support", "Sudria oppose"],
    );
    fee(
        "Norland wants a lock fee, despite the cold in Sudria.",
        &["Norland support"],
    );
}

#[test]
fn what_another_is_told_not_to_do_is_not_wanted() {
    fee(
        "Tomas Rell told Norland not to pay the lock fee.",
        &["Sudria oppose"],
    );
    fee(
        "Tomas Rell told Norland to pay the lock fee.",
        &["Sudria support"],
    );
}

#[test]
fn who_denies_a_wish_has_none() {
    fee(
        "Sudria denies that it wants the lock fee.",
        &["Sudria oppose"],
    );
}
