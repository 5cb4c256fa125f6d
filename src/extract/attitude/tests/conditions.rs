//! Conditions and limits: on what a stance is made to depend.

use super::*;

#[test]
fn what_lasts_until_something_by_itself_is_not_bound_by_it() {
    let told = |agenda: &crate::model::Agenda| {
        let text = "Sudria said it would keep the lock fee until Norland opened the gates.";
        let found = Extractor::new(agenda).extract(&fixture::article(text));
        found.statements.first().map(|s| s.attitude.key())
    };
    let mut agenda = fixture::agenda();
    assert_eq!(told(&agenda), Some("conditional"));
    agenda.issues[0].proposals[1].text = "Boats pay a fee until the gates are open".to_owned();
    assert_eq!(told(&agenda), Some("support"));
}

#[test]
fn every_opener_keeps_its_condition() {
    for opener in [
        "if",
        "only if",
        "provided that",
        "providing",
        "as long as",
        "so long as",
        "on condition that",
        "once",
        "only after",
        "only when",
        "assuming that",
    ] {
        sudria(
            &format!("Sudria said it will open the dam {opener} Norland pays."),
            &format!("river.dam conditional plain if [{opener} Norland pays]"),
        );
    }
    for opener in [
        "subject to",
        "in exchange for",
        "in return for",
        "contingent on",
    ] {
        sudria(
            &format!("Sudria is ready to open the dam {opener} a payment."),
            &format!("river.dam conditional plain if [{opener} a payment]"),
        );
    }
    for opener in ["unless", "until", "before"] {
        sudria(
            &format!("Sudria said it will not open the dam {opener} Norland pays."),
            &format!("river.dam conditional plain if [{opener} Norland pays]"),
        );
    }
    sudria(
        "Sudria will not open the dam without a payment, Tomas Rell said.",
        "river.dam conditional plain if [without a payment]",
    );
}

#[test]
fn once_is_no_condition_before_a_time_or_a_name() {
    sudria(
        "Sudria is ready to pay the lock fee once a treaty is signed.",
        "river.fee conditional plain if [once a treaty is signed]",
    );
    sudria(
        "Sudria is ready to pay the lock fee once a year.",
        "river.fee support plain",
    );
}

#[test]
fn conditions_stand_in_front_too() {
    sudria(
        "Should Norland pay, Sudria would open the dam, Tomas Rell said.",
        "river.dam conditional plain if [Should Norland pay]",
    );
    sudria(
        "Were Norland to pay, Sudria would open the dam, Tomas Rell said.",
        "river.dam conditional plain if [Were Norland to pay]",
    );
    sudria(
        "Tomas Rell said that if Norland pays, Sudria will open the dam.",
        "river.dam conditional plain if [if Norland pays]",
    );
    sudria(
        "In return, Sudria would agree to open the dam.",
        "river.dam conditional plain if [In return]",
    );
}

#[test]
fn only_before_the_verb_belongs_to_its_when() {
    sudria(
        "Tomas Rell said Sudria would only open the dam when Norland paid.",
        "river.dam conditional plain if [when Norland paid]",
    );
}

#[test]
fn yes_if_and_no_unless_lean_apart() {
    use crate::extract::{Extractor, fixture};
    use crate::model::Lean;
    let lean = |text: &str| {
        let found = Extractor::new(&fixture::agenda()).extract(&fixture::article(text));
        found.statements.first().and_then(|s| s.lean)
    };
    let yes = lean("Sudria will open the dam if Norland pays, Tomas Rell said.");
    let no = lean("Sudria will not open the dam unless Norland pays, Tomas Rell said.");
    assert_eq!((yes, no), (Some(Lean::YesIf), Some(Lean::NoUnless)));
    let refused = lean("Sudria refuses to open the dam until Norland pays.");
    assert_eq!(refused, Some(Lean::NoUnless));
}

#[test]
fn not_every_if_is_a_condition() {
    sudria(
        "Sudria agreed to open the dam, an official said on condition of anonymity.",
        "river.dam support plain",
    );
    sudria(
        "Sudria will open the dam even if Norland leaves, Tomas Rell said.",
        "river.dam support plain",
    );
    sudria(
        "Sudria agreed to open the dam until Friday.",
        "river.dam support plain",
    );
    sudria(
        "Sudria agreed to open the dam after talks in May.",
        "river.dam support plain",
    );
    sudria(
        "Sudria agreed once again to open the dam.",
        "river.dam support firm",
    );
    sudria(
        "Sudria agreed to open the dam before reporters.",
        "river.dam support plain",
    );
}

#[test]
fn what_is_named_as_a_condition_is_wanted() {
    sudria(
        "Sudria said it will sign the treaty only if boats pay the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Sudria said it will not sign the treaty unless boats pay the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "“If boats do not pay the lock fee, we will respond by force,” Tomas Rell said.",
        "river.fee support firm",
    );
    sudria(
        "“If boats must pay the lock fee, there will be consequences,” Tomas Rell said.",
        "river.fee oppose firm",
    );
}

#[test]
fn threats_are_conditional_only_if_necessary() {
    sudria(
        "Sudria threatened to close the dam if Norland leaves.",
        "river.dam oppose firm",
    );
    sudria(
        "Sudria reserves the right to scrap the lock fee.",
        "river.fee oppose tentative",
    );
    sudria(
        "Sudria reserves the right to open the dam.",
        "river.dam conditional tentative",
    );
    sudria(
        "Sudria threatened to open the dam if necessary.",
        "river.dam conditional tentative if [if necessary]",
    );
}

#[test]
fn yes_but_is_a_condition() {
    sudria(
        "Sudria is ready to open the dam, but Norland must pay first.",
        "river.dam conditional plain if [Norland must pay first]",
    );
    sudria(
        "Sudria is ready to open the dam, but repeated that the talks must go on.",
        "river.dam support plain",
    );
}

#[test]
fn a_yes_may_be_limited() {
    sudria(
        "Sudria wants the lock fee, but not at any price.",
        "river.fee conditional plain if [not at any price]",
    );
    sudria(
        "Sudria is ready for the lock fee but not at the expense of its farmers.",
        "river.fee conditional plain if [not at the expense of its farmers]",
    );
    sudria(
        "Sudria is working for the lock fee, but it must be a fair one.",
        "river.fee conditional plain if [it must be a fair one]",
    );
    sudria(
        "Sudria supports the lock fee, but only if Norland signs.",
        "river.fee conditional plain if [only if Norland signs]",
    );
    sudria(
        "Sudria would accept the lock fee, though only with a cap.",
        "river.fee conditional plain if [only with a cap]",
    );
    // What else must be done is no limit.
    sudria(
        "Sudria wants the lock fee, but Norland must open the dam.",
        "river.fee support plain",
    );
}

#[test]
fn who_is_ready_for_one_kind_is_not_for_any() {
    sudria(
        "Sudria is ready to accept a lock fee that would spare its farmers.",
        "river.fee conditional plain if [that would spare its farmers]",
    );
    sudria(
        "Sudria is open to a lock fee in which its farmers have a say.",
        "river.fee conditional tentative if [in which its farmers have a say]",
    );
    sudria(
        "Sudria demands a lock fee that would spare its farmers.",
        "river.fee support firm",
    );
}

#[test]
fn preconditions_are_demands() {
    sudria(
        "Sudria said the first step must be the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "The lock fee is a precondition for a treaty, Tomas Rell said.",
        "river.fee support firm",
    );
    sudria(
        "There will be no treaty without the lock fee, Tomas Rell said.",
        "river.fee support firm",
    );
    sudria(
        "No lock fee, no treaty, Tomas Rell said.",
        "river.fee support firm",
    );
}

#[test]
fn what_is_asked_in_exchange_is_wanted() {
    sudria(
        "Sudria is ready to sign in exchange for “a clear promise, a harbour, and a lock fee”.",
        "river.fee support plain",
    );
    sudria(
        "Sudria is ready to open the dam in return for a “small” harbour.",
        "river.dam conditional plain if [in return for a “small” harbour]",
    );
}

#[test]
fn without_something_is_its_condition() {
    sudria(
        "Sudria said that without a harbour, there can be no lock fee.",
        "river.fee conditional plain if [without a harbour]",
    );
    sudria(
        "Sudria insists that without a harbour there is no way it can open the dam.",
        "river.dam conditional firm if [without a harbour]",
    );
}

#[test]
fn what_must_be_there_is_asked_for() {
    for text in [
        "Tomas Rell said that without the lock fee there is no way to a treaty.",
        "Without a lock fee there is no treaty, Tomas Rell added.",
    ] {
        sudria(text, "river.fee support firm");
    }
}

#[test]
fn what_nothing_can_be_without_is_wanted() {
    for text in [
        "Sudria said that a treaty is impossible without the lock fee.",
        "Sudria said peace is unthinkable without the lock fee.",
        "Sudria rejected a treaty without the lock fee.",
        "Sudria said that a treaty without the lock fee is worthless.",
        "Sudria said there can be no treaty without the lock fee.",
    ] {
        sudria(text, "river.fee support firm");
    }
    sudria(
        "Sudria said it would sign a treaty without the lock fee.",
        "river.fee oppose plain",
    );
}

#[test]
fn a_matter_on_both_sides_of_without_is_what_may_not_lack() {
    // "lock fee" stands in front of "without" and behind it.
    sudria(
        "Sudria said that without the fee there can be no lock treaty.",
        "river.fee support firm",
    );
    sudria(
        "Sudria said there will be no talk about the lock fee without a lock fee.",
        "river.fee support firm",
    );
}

#[test]
fn what_for_is_no_condition() {
    sudria(
        "Sudria said it will pay the lock fee if the treaty is to hold.",
        "river.fee support plain",
    );
    sudria(
        "Sudria accepts the lock fee, which binds Norland to pay if it builds.",
        "river.fee support plain",
    );
    sudria(
        "Sudria said boats must pay the lock fee once the treaty is signed.",
        "river.fee support firm",
    );
}

#[test]
fn a_prerequisite_binds_what_it_is_for() {
    sudria(
        "Sudria wants a harbour as a prerequisite to any lock fee.",
        "river.fee conditional plain if [a harbour]",
    );
}

#[test]
fn what_a_deal_provides_has_no_condition() {
    sudria(
        "In return, Sudria will pay the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "In return, Sudria would pay the lock fee.",
        "river.fee conditional plain if [In return]",
    );
    sudria(
        "Sudria said that while it accepts the lock fee, the dam will open only if boats pay.",
        "river.fee support plain",
    );
}

/// Checks how Sudria stands to the lock fee, whatever the words of the condition.
#[track_caller]
fn fee(text: &str, expected: &str) {
    let found = Extractor::new(&fixture::agenda()).extract(&fixture::article(text));
    let told = found.statements.iter().find(|s| {
        s.party.as_str() == "Sudria"
            && s.proposal.as_ref().map(ProposalId::as_str) == Some("river.fee")
    });
    assert_eq!(told.map(|s| s.attitude.key()), Some(expected), "{text}");
}

#[test]
fn what_comes_first_is_waited_for() {
    fee(
        "Sudria wants the prisoners freed before it pays the lock fee.",
        "conditional",
    );
}

#[test]
fn a_bargain_tells_the_price_of_what_is_wanted() {
    fee(
        "Tomas Rell said that if Norland wants the lock fee, it must free the prisoners.",
        "conditional",
    );
    fee(
        "Tomas Rell said that if we want peace, boats must pay the lock fee.",
        "support",
    );
}

#[test]
fn a_kind_of_talks_is_no_talks_at_any_price() {
    fee(
        "Sudria is open to a lock fee based on trust.",
        "conditional",
    );
    fee(
        "Sudria is ready to pay a lock fee, but not under pressure.",
        "conditional",
    );
}

#[test]
fn a_fault_found_at_once_leaves_a_part() {
    fee(
        "Sudria welcomed the lock fee but said it was too small.",
        "conditional",
    );
    fee(
        "Sudria welcomed the lock fee but said the boats were late.",
        "support",
    );
    fee(
        "Sudria accepted the lock fee with reservations.",
        "conditional",
    );
}

#[test]
fn a_warning_that_nothing_comes_of_it_is_no_refusal() {
    fee(
        "Sudria warned there would be no lock fee unless Norland leaves the islands.",
        "conditional",
    );
    fee(
        "Sudria said there would be no lock fee while the garrison is on the islands.",
        "conditional",
    );
    fee(
        "Sudria said there would be no lock fee while Norland insists on it.",
        "oppose",
    );
}

#[test]
fn behind_a_judging_word_its_condition_counts() {
    fee(
        "Tomas Rell said a lock fee was acceptable only if Norland left the islands.",
        "conditional",
    );
}

#[test]
fn what_is_done_without_any_condition_has_none() {
    for without in [
        "without any precondition",
        "without preconditions",
        "without further delay",
    ] {
        sudria(
            &format!("There must be no new fees, and it will open the dam {without}, Sudria said."),
            "river.dam support plain",
        );
    }
}

#[test]
fn what_a_deal_provides_binds_no_further() {
    sudria(
        "Under the pact, the tolls will end and Sudria will open the dam, in exchange for boats.",
        "river.dam support plain",
    );
    sudria(
        "Sudria agreed to a lock fee in a plan under which Norland would pay in return for boats.",
        "river.fee support plain",
    );
}

#[test]
fn a_belief_is_bound_by_what_is_plainly_required() {
    sudria(
        "Sudria is convinced that the dam can be opened, provided that Norland pays.",
        "river.dam conditional plain if [provided that Norland pays]",
    );
}
