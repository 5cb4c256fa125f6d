//! Negation, conditions, focus and time, one rule of English a test.

use crate::extract::statement::Sign;
use crate::extract::tests_stance::{check, line};
use crate::extract::{Extractor, fixture};
use crate::model::ProposalId;

/// Checks how Sudria stands to a matter in a text: `proposal attitude firmness`, the
/// condition after `if`, and `past`. How likely it is that a stance is meant does not count.
#[track_caller]
fn sudria(text: &str, expected: &str) {
    let matter = expected.split(' ').next();
    let mut found = Extractor::new(&fixture::agenda()).candidates(&fixture::article(text));
    found.retain(|(s, _)| {
        s.party.as_str() == "Sudria" && s.proposal.as_ref().map(ProposalId::as_str) == matter
    });
    // What a cue tells comes first.
    found.sort_by(|(a, of_a), (b, of_b)| {
        let by_cue = |signs: &[(Sign, f64)]| signs.contains(&(Sign::Cue, 1.0));
        (by_cue(of_b).cmp(&by_cue(of_a))).then(b.confidence.total_cmp(&a.confidence))
    });
    let found = found.first().map(|(statement, _)| line(statement));
    assert_eq!(found, Some(format!("Sudria {expected}")), "{text}");
}

#[test]
fn a_negated_verb_turns_the_sign() {
    sudria(
        "Sudria never agreed to the lock fee.",
        "river.fee oppose red_line",
    );
    sudria(
        "Sudria does not want the lock fee.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria cannot accept the lock fee.",
        "river.fee oppose firm",
    );
    sudria(
        "Sudria said it would not open the dam.",
        "river.dam oppose plain",
    );
    sudria(
        "Sudria is unlikely to accept the lock fee.",
        "river.fee oppose plain",
    );
}

#[test]
fn a_negated_cue_of_speech_tells_nothing() {
    check("Sudria did not say that it would open the dam.", &[]);
}

#[test]
fn a_negated_belief_denies_what_is_believed() {
    sudria(
        "Sudria does not think that the lock fee must be paid.",
        "river.fee oppose firm",
    );
}

#[test]
fn a_negated_refusal_is_left_open() {
    sudria(
        "Sudria has not ruled out the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "Sudria did not reject the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "Sudria refused to rule out the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "Sudria stopped short of endorsing the lock fee.",
        "river.fee unclear tentative",
    );
}

#[test]
fn a_negated_objection_is_a_weak_yes() {
    sudria(
        "Sudria is not opposed to the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "Sudria does not oppose the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "Sudria is not averse to the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "Sudria said it was not afraid of the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "Sudria said it had no objection to the lock fee.",
        "river.fee support plain",
    );
}

#[test]
fn two_negations_cancel_each_other() {
    sudria(
        "Sudria will not accept any plan that does not include the lock fee.",
        "river.fee support red_line",
    );
    sudria(
        "Sudria will not sign a treaty without the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "“We cannot but welcome the lock fee,” Tomas Rell said.",
        "river.fee support plain",
    );
    sudria(
        "Sudria opposes scrapping the lock fee.",
        "river.fee support plain",
    );
}

#[test]
fn quantified_subjects_negate_their_verb() {
    sudria(
        "No Sudrian government would accept the lock fee.",
        "river.fee oppose firm",
    );
    check(
        "Norland and Sudria met in May. Neither side accepts the lock fee.",
        &[
            "Norland river.fee oppose plain",
            "Sudria river.fee oppose plain",
        ],
    );
    sudria(
        "Nobody in Marest wants the lock fee.",
        "river.fee oppose plain",
    );
    sudria(
        "Tomas Rell said no Sudrian government would open the dam.",
        "river.dam oppose plain",
    );
}

#[test]
fn focus_turns_nothing() {
    sudria(
        "Sudria wants not only the lock fee but also a garrison on the islands.",
        "river.fee support plain",
    );
    sudria(
        "Sudria said it would not just open the dam.",
        "river.dam support plain",
    );
    sudria(
        "Sudria wants nothing but the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria wants the lock fee not because it is rich but because it is poor.",
        "river.fee support plain",
    );
    sudria(
        "There is no alternative to the lock fee and it must be paid, Sudria said.",
        "river.fee support plain",
    );
}

#[test]
fn a_negation_ends_with_its_clause() {
    check(
        "Sudria said it would not leave the talks but must keep the lock fee.",
        &["Sudria river.fee support firm"],
    );
    sudria(
        "Sudria does not want a quarrel but the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria said it will not wait and will open the dam.",
        "river.dam support plain",
    );
    sudria(
        "Sudria said that although it will not pay, it will open the dam.",
        "river.dam support plain",
    );
    sudria(
        "Sudria said it will not pay; it will open the dam.",
        "river.dam support plain",
    );
}

#[test]
fn a_negation_reaches_over_asides_and_lists() {
    sudria(
        "Sudria said it will not, under these terms, open the dam.",
        "river.dam oppose plain",
    );
    sudria(
        "Sudria said it will not pay taxes, tolls or the lock fee.",
        "river.fee oppose plain",
    );
}

#[test]
fn a_negation_behind_the_matter_counts() {
    sudria(
        "Sudria said the dam will not be opened.",
        "river.dam oppose plain",
    );
    sudria(
        "Sudria said the lock fee will not be paid.",
        "river.fee oppose plain",
    );
    sudria(
        "Sudria said the lock fee cannot be paid.",
        "river.fee oppose plain",
    );
}

#[test]
fn words_may_deny_without_not() {
    sudria(
        "Tomas Rell said Sudria must refuse the lock fee.",
        "river.fee oppose firm",
    );
    sudria(
        "Sudria said it was far from accepting the lock fee.",
        "river.fee oppose plain",
    );
    sudria(
        "“The lock fee is impossible,” Tomas Rell said.",
        "river.fee oppose plain",
    );
    sudria(
        "“The lock fee is inadmissible,” Tomas Rell said.",
        "river.fee oppose red_line",
    );
    sudria(
        "Sudria insists the lock fee would violate the treaty law of the river.",
        "river.fee oppose firm",
    );
    sudria(
        "Tomas Rell said the lock fee must fall because it is contrary to the law.",
        "river.fee support firm",
    );
}

#[test]
fn giving_up_a_refusal_is_giving_way() {
    sudria(
        "Sudria no longer opposes the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria no longer accepts the lock fee.",
        "river.fee oppose plain",
    );
}

#[test]
fn past_positions_are_told_apart() {
    sudria(
        "Sudria no longer insists on the lock fee.",
        "river.fee support firm past",
    );
    sudria(
        "Sudria had demanded the lock fee.",
        "river.fee support firm past",
    );
    sudria(
        "Sudria used to insist on the lock fee.",
        "river.fee support firm past",
    );
    sudria(
        "Sudria once rejected the lock fee.",
        "river.fee oppose firm past",
    );
    sudria(
        "Sudria initially rejected the lock fee.",
        "river.fee oppose firm past",
    );
    sudria(
        "Sudria dropped its earlier demand for the lock fee.",
        "river.fee support firm past",
    );
    // It lasts, or the tense is that of the one who tells.
    sudria(
        "Sudria has long demanded the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Sudria had repeatedly demanded the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Norland said Sudria had demanded the lock fee.",
        "river.fee support firm",
    );
    sudria(
        "Sudria refused to drop the lock fee.",
        "river.fee support firm",
    );
}

#[test]
fn weighing_is_undecided() {
    sudria(
        "Sudria is considering the lock fee.",
        "river.fee unclear tentative",
    );
    sudria(
        "Sudria is studying the lock fee.",
        "river.fee unclear tentative",
    );
    sudria(
        "Sudria is weighing the lock fee.",
        "river.fee unclear tentative",
    );
    sudria(
        "Sudria is not considering the lock fee.",
        "river.fee oppose tentative",
    );
}

#[test]
fn hedges_weaken() {
    sudria(
        "Sudria said that it might accept the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "Sudria agreed in principle to the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "Sudria is open to the lock fee.",
        "river.fee support tentative",
    );
    sudria(
        "In May Sudria agreed to the lock fee.",
        "river.fee support plain",
    );
}

#[test]
fn hedges_and_boosters_stay_in_their_clause() {
    sudria(
        "Sudria agreed to the lock fee, while others clearly demanded more.",
        "river.fee support plain",
    );
    sudria(
        "Sudria agreed to the lock fee, but the talks may go on.",
        "river.fee support plain",
    );
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
fn short_forms_help_a_verb() {
    sudria(
        "“We’d accept the lock fee,” Tomas Rell said.",
        "river.fee support plain",
    );
    sudria(
        "“We’ve rejected the lock fee,” Tomas Rell said.",
        "river.fee oppose firm",
    );
    sudria(
        "“We’ll never accept the lock fee,” Tomas Rell said.",
        "river.fee oppose red_line",
    );
    sudria(
        "“We’re opposed to the lock fee,” Tomas Rell said.",
        "river.fee oppose plain",
    );
    sudria(
        "“He’s against the lock fee,” said Tomas Rell of himself.",
        "river.fee oppose plain",
    );
}

#[test]
fn answers_take_what_was_asked() {
    sudria(
        "Asked whether he would accept the lock fee, Tomas Rell said no.",
        "river.fee oppose plain",
    );
    sudria(
        "Asked if Sudria would open the dam, Tomas Rell said yes.",
        "river.dam support plain",
    );
    sudria(
        "“Absolutely not,” Tomas Rell said when asked if he would accept the lock fee.",
        "river.fee oppose plain",
    );
    check(
        "Tomas Rell was asked whether he would accept the lock fee.",
        &[],
    );
}

#[test]
fn who_takes_many_points_but_not_all_is_undecided() {
    sudria(
        "Sudria said many points of the lock fee, though not all, were acceptable.",
        "river.fee unclear plain",
    );
}

#[test]
fn a_stance_may_be_left_open_in_many_words() {
    sudria(
        "Sudria neither accepted nor rejected the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "Sudria neither confirmed nor denied that it would accept the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "Sudria declined to say whether it would accept the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "Sudria left the door open to the lock fee.",
        "river.fee unclear tentative",
    );
    sudria(
        "Tomas Rell said it is too early to discuss the lock fee.",
        "river.fee unclear plain",
    );
    sudria(
        "“The lock fee is possible, but far from certain,” Tomas Rell said.",
        "river.fee unclear plain",
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
fn what_is_excluded_is_opposed() {
    sudria(
        "Sudria has no intention of opening the dam.",
        "river.dam oppose firm",
    );
    sudria(
        "Sudria said opening the dam was not an option.",
        "river.dam oppose plain",
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
fn denying_a_fact_or_a_reproach_is_no_stance() {
    check("Sudria rejected criticism of the lock fee.", &[]);
    check("Sudria dismissed fears over the lock fee.", &[]);
    check("Sudria refused to condemn the lock fee.", &[]);
}

#[test]
fn hearsay_hedges_who_tells_and_not_the_stance() {
    sudria(
        "Sudria reportedly accepts the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria is said to accept the lock fee.",
        "river.fee support plain",
    );
}

#[test]
fn coordinated_stances_keep_their_own_sign() {
    sudria(
        "Sudria accepts the lock fee but rejects a garrison on the islands.",
        "river.fee support plain",
    );
    sudria(
        "Sudria rejects a garrison on the islands but accepts the lock fee.",
        "river.fee support plain",
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
        "Sudria said Norland must open the dam once the treaty is signed.",
        "river.dam support firm",
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
