//! Forms of news English by which a position is told, and those that look like them: who holds
//! the lock fee, and how.

use super::fixture::{self, check_fee as fee};

#[test]
fn officials_speak_whatever_follows() {
    let no = &["Norland oppose"];
    fee("A senior Norlandic official said the lock fee must go.", no);
    fee("One Norlandic official calls the lock fee a trap.", no);
    fee(
        "One of Norland's negotiators said the lock fee must go.",
        no,
    );
    fee(
        "A member of the Norlandic team said the lock fee must go.",
        no,
    );
    fee(
        "Eva Holt, who leads the Norlandic delegation, said the lock fee must go.",
        no,
    );
    fee(
        "Eva Holt, who met the Norlandic delegation, said the lock fee must go.",
        &[],
    );
}

#[test]
fn what_is_told_stands_on_both_sides_of_who_tells_it() {
    fee(
        "Instead, according to Ada Berg, the lock fee should be scrapped.",
        &["Norland oppose"],
    );
    fee(
        "The lock fee, according to Norland, would be unacceptable.",
        &["Norland oppose"],
    );
    fee(
        "Norland is ready, Ada Berg said, to scrap the lock fee.",
        &["Norland oppose"],
    );
    fee(
        "Ada Berg said no. Scrapping the lock fee was out of the question, in her telling.",
        &["Norland support"],
    );
    fee(
        "The lock fee must go, insists Norland.",
        &["Norland oppose"],
    );
    fee(
        "\"The lock fee must go,\" warns the Norlandic envoy.",
        &["Norland oppose"],
    );
    fee(
        "\"No lock fee!\" Ada Berg wrote on the wall.",
        &["Norland oppose"],
    );
    fee("\"Is a lock fee fair?\" Ada Berg asked.", &[]);
}

#[test]
fn marks_and_asides_within_a_verb_are_stepped_over() {
    fee(
        "Norland “strongly supports” the lock fee.",
        &["Norland support"],
    );
    fee(
        "Norland was “seriously considering” the lock fee.",
        &["Norland unclear"],
    );
    fee(
        "Norland and Sudria met. They “fully support” the lock fee.",
        &["Norland support", "Sudria support"],
    );
    fee(
        "Norland has, so far, refused a lock fee.",
        &["Norland oppose"],
    );
    fee(
        "Norland will not, at any price, accept a lock fee.",
        &["Norland oppose"],
    );
    fee(
        "Norland – which wants a lock fee – waits.",
        &["Norland support"],
    );
    fee(
        "Ada Berg (who wants a lock fee) waits.",
        &["Norland support"],
    );
}

#[test]
fn a_subject_serves_two_predicates() {
    fee(
        "Ada Berg rejects a pause but is ready to accept a lock fee.",
        &["Norland support"],
    );
    fee(
        "Rell vowed to wait, while Ada Berg, in a letter, called on him to scrap the lock fee.",
        &["Norland oppose"],
    );
    fee(
        "Norland waits, and the Sudrians, who came late, want the lock fee scrapped.",
        &["Sudria oppose"],
    );
    fee(
        "While Norland wants a lock fee, Sudria wants the dam to stay shut.",
        &["Norland support"],
    );
    fee(
        "Having accepted a lock fee, Norland went home.",
        &["Norland support"],
    );
}

#[test]
fn errands_and_troubles_tell_a_position() {
    fee(
        "Norland flew an envoy to Marest to look at the lock fee.",
        &[],
    );
    fee(
        "Norland sent an envoy to demand a lock fee.",
        &["Norland support"],
    );
    fee(
        "Rell took care to say that the lock fee must go.",
        &["Sudria oppose"],
    );
    fee(
        "Norland was the first to back the lock fee.",
        &["Norland support"],
    );
    fee("Norland was forced to accept the lock fee.", &[]);
    fee(
        "Norland is the main opponent of the lock fee.",
        &["Norland oppose"],
    );
    fee(
        "Norland raised concerns about the lock fee.",
        &["Norland oppose"],
    );
    fee("The lock fee has Norland's backing.", &["Norland support"]);
    fee("The lock fee does not have Norland's backing.", &[]);
    fee(
        "Norland finds the lock fee unacceptable.",
        &["Norland oppose"],
    );
}

#[test]
fn what_a_noun_of_stance_stands_for_is_told_behind_it() {
    fee(
        "Norland's stated goal throughout the dispute has been the lock fee.",
        &["Norland support"],
    );
    fee(
        "Norland's position on the river is that the lock fee must go.",
        &["Norland oppose"],
    );
    fee(
        "Norland went back to its old stance – that the lock fee must go.",
        &["Norland oppose"],
    );
    fee(
        "Norland's message was clear: no lock fee.",
        &["Norland oppose"],
    );
    fee(
        "A lock fee was a condition set by Norland.",
        &["Norland support"],
    );
}

#[test]
fn a_sentence_may_echo_the_one_before() {
    fee(
        "Norland has accepted the lock fee. Sudria hasn't.",
        &["Norland support", "Sudria oppose"],
    );
    fee(
        "Norland has accepted the lock fee. So has Sudria.",
        &["Norland support", "Sudria support"],
    );
    fixture::check_parties(
        "Norland has a garrison on the islands. Sudria has not.",
        &[],
    );
    fee(
        "Sudria accepted the lock fee. The reaction in Norland was strongly negative.",
        &["Sudria support", "Norland oppose"],
    );
    fee(
        "The lock fee dates from spring. Norland rejects it.",
        &["Norland oppose"],
    );
    fixture::check_parties("The dispute dates from spring. Norland rejects it.", &[]);
}

#[test]
fn whoever_spoke_goes_on_speaking() {
    fee(
        "A Norlandic official said talks must begin. Sudria would need to scrap the lock fee.",
        &["Norland oppose"],
    );
    fee("Ada Berg said no. The lock fee must go, analysts say.", &[]);
    fee("Ada Berg said no. The lock fee is old.", &[]);
    fee("Ada Berg said no.\nThe lock fee must go.", &[]);
    fixture::check_parties(
        "Norland wants three things. First, a lock fee.",
        &["Norland"],
    );
}

#[test]
fn who_several_and_it_are() {
    fee(
        "Norland and Sudria met. The belligerents rejected a lock fee.",
        &["Norland oppose", "Sudria oppose"],
    );
    fee(
        "Norland and Sudria met. The two men rejected a lock fee.",
        &["Norland oppose", "Sudria oppose"],
    );
    fee(
        "Sudria waits. In Norland's response, it said it wants a lock fee.",
        &["Norland support"],
    );
    fee(
        "The Norlandic government wants peace. Nils Aker spoke. The government rejects a lock fee.",
        &["Norland oppose"],
    );
}

#[test]
fn partners_hold_the_terms_of_their_deal() {
    fee(
        "Norland and Sudria have signed a deal. The agreement says that a lock fee will be paid.",
        &["Norland support", "Sudria support"],
    );
    fee(
        "Norland and Sudria have signed a deal. The agreement notes that the lock fee was never paid.",
        &[],
    );
    fee(
        "Norland and Sudria have signed a deal. The agreement says that the lock fee was never paid.",
        &[],
    );
    fee(
        "Norland and Sudria have signed a deal. The lock fee will be scrapped as part of the deal.",
        &["Norland oppose", "Sudria oppose"],
    );
    fee(
        "The text, which commits Norland to a lock fee, is new.",
        &["Norland support"],
    );
}
