//! Hedges, time and what is left open: how firmly, and whether still.

use super::*;

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
    // What was granted before holds on.
    sudria(
        "Sudria had agreed to the lock fee.",
        "river.fee support plain",
    );
    sudria(
        "Sudria refused to drop the lock fee.",
        "river.fee support firm",
    );
}

#[test]
fn who_hints_at_a_stance_leans_to_it() {
    let told = |text: &str| {
        let found = Extractor::new(&fixture::agenda()).extract(&fixture::article(text));
        found.statements.first().map(|s| s.attitude.key())
    };
    for (text, attitude) in [
        ("Sudria signalled that it wants the lock fee.", "support"),
        ("Sudria hinted it would not accept the lock fee.", "oppose"),
        // What is hinted of anything else leaves it open.
        ("Sudria signalled a change on the lock fee.", "unclear"),
    ] {
        assert_eq!(told(text), Some(attitude), "{text}");
    }
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
