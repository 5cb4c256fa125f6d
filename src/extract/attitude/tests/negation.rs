//! Negation, focus and coordination: which sign a stance has.

use super::*;

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
fn denying_a_fact_or_a_reproach_is_no_stance() {
    check("Sudria rejected criticism of the lock fee.", &[]);
    check("Sudria dismissed fears over the lock fee.", &[]);
    check("Sudria refused to condemn the lock fee.", &[]);
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
fn who_will_not_hesitate_means_it() {
    sudria(
        "Sudria said it will not hesitate to open the dam.",
        "river.dam support plain",
    );
    sudria(
        "Sudria said it would not shy away from a lock fee.",
        "river.fee support tentative",
    );
}

#[test]
fn what_was_not_done_as_somebody_wants_is_wanted() {
    sudria(
        "The lock fee is not paid as Sudria has demanded.",
        "river.fee support firm",
    );
}

#[test]
fn another_deed_at_the_same_time_is_not_denied() {
    sudria(
        "Sudria vowed not to bow to pressure as it demanded the lock fee.",
        "river.fee support firm",
    );
}

#[test]
fn what_clashes_with_a_thing_is_turned_down_for_its_sake() {
    sudria(
        "Sudria will not accept any treaty that is incompatible with the lock fee.",
        "river.fee support red_line",
    );
}
