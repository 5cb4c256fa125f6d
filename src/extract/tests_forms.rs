//! Forms of news English by which a position is told, and those that look like them: who holds
//! the lock fee, and how.

use super::{Extractor, fixture};
use crate::model::ProposalId;

/// Checks who stands how to the lock fee in a text, in the order of the text: `N support`, `S oppose`.
#[track_caller]
fn fee(text: &str, expected: &[&str]) {
    let found = Extractor::new(&fixture::agenda()).extract(&fixture::article(text));
    let mut lines: Vec<String> = found
        .statements
        .iter()
        .filter(|s| s.proposal.as_ref().map(ProposalId::as_str) == Some("river.fee"))
        .map(|s| format!("{} {}", &s.party.as_str()[..1], s.attitude.key()))
        .collect();
    lines.dedup();
    assert_eq!(lines, expected, "{text}");
}

#[test]
fn officials_speak_whatever_follows() {
    let no = &["N oppose"];
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
        &["N oppose"],
    );
    fee(
        "The lock fee, according to Norland, would be unacceptable.",
        &["N oppose"],
    );
    fee(
        "Norland is ready, Ada Berg said, to scrap the lock fee.",
        &["N oppose"],
    );
    fee(
        "Ada Berg said no. Scrapping the lock fee was out of the question, in her telling.",
        &["N support"],
    );
    fee("The lock fee must go, insists Norland.", &["N oppose"]);
    fee(
        "\"The lock fee must go,\" warns the Norlandic envoy.",
        &["N oppose"],
    );
    fee(
        "\"No lock fee!\" Ada Berg wrote on the wall.",
        &["N oppose"],
    );
    fee("\"Is a lock fee fair?\" Ada Berg asked.", &[]);
}

#[test]
fn marks_and_asides_within_a_verb_are_stepped_over() {
    fee("Norland “strongly supports” the lock fee.", &["N support"]);
    fee(
        "Norland was “seriously considering” the lock fee.",
        &["N unclear"],
    );
    fee(
        "Norland and Sudria met. They “fully support” the lock fee.",
        &["N support", "S support"],
    );
    fee("Norland has, so far, refused a lock fee.", &["N oppose"]);
    fee(
        "Norland will not, at any price, accept a lock fee.",
        &["N oppose"],
    );
    fee("Norland – which wants a lock fee – waits.", &["N support"]);
    fee("Ada Berg (who wants a lock fee) waits.", &["N support"]);
}

#[test]
fn a_subject_serves_two_predicates() {
    fee(
        "Ada Berg rejects a pause but is ready to accept a lock fee.",
        &["N support"],
    );
    fee(
        "Rell vowed to wait, while Ada Berg, in a letter, called on him to scrap the lock fee.",
        &["N oppose"],
    );
    fee(
        "Norland waits, and the Sudrians, who came late, want the lock fee scrapped.",
        &["S oppose"],
    );
    fee(
        "While Norland wants a lock fee, Sudria wants the dam to stay shut.",
        &["N support"],
    );
    fee(
        "Having accepted a lock fee, Norland went home.",
        &["N support"],
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
        &["N support"],
    );
    fee(
        "Rell took care to say that the lock fee must go.",
        &["S oppose"],
    );
    fee(
        "Norland was the first to back the lock fee.",
        &["N support"],
    );
    fee("Norland was forced to accept the lock fee.", &[]);
    fee(
        "Norland is the main opponent of the lock fee.",
        &["N oppose"],
    );
    fee("Norland raised concerns about the lock fee.", &["N oppose"]);
    fee("The lock fee has Norland's backing.", &["N support"]);
    fee("The lock fee does not have Norland's backing.", &[]);
    fee("Norland finds the lock fee unacceptable.", &["N oppose"]);
}

#[test]
fn what_a_noun_of_stance_stands_for_is_told_behind_it() {
    fee(
        "Norland's stated goal throughout the dispute has been the lock fee.",
        &["N support"],
    );
    fee(
        "Norland's position on the river is that the lock fee must go.",
        &["N oppose"],
    );
    fee(
        "Norland went back to its old stance – that the lock fee must go.",
        &["N oppose"],
    );
    fee("Norland's message was clear: no lock fee.", &["N oppose"]);
    fee("A lock fee was a condition set by Norland.", &["N support"]);
}

#[test]
fn a_sentence_may_echo_the_one_before() {
    fee(
        "Norland has accepted the lock fee. Sudria hasn't.",
        &["N support", "S oppose"],
    );
    fee(
        "Norland has accepted the lock fee. So has Sudria.",
        &["N support", "S support"],
    );
    fee("Norland has a garrison. Sudria has not.", &[]);
    fee(
        "Sudria accepted the lock fee. The reaction in Norland was strongly negative.",
        &["S support", "N oppose"],
    );
    fee(
        "The lock fee dates from spring. Norland rejects it.",
        &["N oppose"],
    );
    fee("The dispute dates from spring. Norland rejects it.", &[]);
}

#[test]
fn whoever_spoke_goes_on_speaking() {
    fee(
        "A Norlandic official said talks must begin. Sudria would need to scrap the lock fee.",
        &["N oppose"],
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
        &["N oppose", "S oppose"],
    );
    fee(
        "Norland and Sudria met. The two men rejected a lock fee.",
        &["N oppose", "S oppose"],
    );
    fee(
        "Sudria waits. In Norland's response, it said it wants a lock fee.",
        &["N support"],
    );
    fee(
        "The Norlandic government wants peace. Nils Aker spoke. The government rejects a lock fee.",
        &["N oppose"],
    );
}

#[test]
fn partners_hold_the_terms_of_their_deal() {
    fee(
        "Norland and Sudria have signed a deal. The agreement says that a lock fee will be paid.",
        &["N support", "S support"],
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
        &["N oppose", "S oppose"],
    );
    fee(
        "The text, which commits Norland to a lock fee, is new.",
        &["N support"],
    );
}
