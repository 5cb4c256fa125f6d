//! Stances carried by words that point back, sum up or judge, as candidates: what is found,
//! however likely it is taken to be.

use super::{Extractor, fixture};

/// Says whether some candidate of `text` reads `party proposal attitude`.
#[track_caller]
fn holds(text: &str, expected: &str) {
    let found = candidates(text);
    assert!(
        found.iter().any(|line| line == expected),
        "{text}: {expected} is not among {found:?}"
    );
}

/// Says that no candidate of `text` is one of `party`.
#[track_caller]
fn silent(text: &str, party: &str) {
    let found = candidates(text);
    assert!(
        !found.iter().any(|line| line.starts_with(party)),
        "{text}: {found:?}"
    );
}

fn candidates(text: &str) -> Vec<String> {
    Extractor::new(&fixture::agenda())
        .candidates(&fixture::article(text))
        .iter()
        .map(|(s, _)| {
            let matter = s.proposal.as_ref().map_or("-", |p| p.as_str());
            format!("{} {matter} {}", s.party, s.attitude.key())
        })
        .collect()
}

#[test]
fn what_somebody_calls_a_thing_in_passing_is_no_stance() {
    silent(
        "The boats left what Havn calls the dam that is open.",
        "Norland",
    );
    holds(
        "Havn calls the open dam a blessing.",
        "Norland river.dam support",
    );
}

#[test]
fn a_government_is_that_of_the_country_its_sentence_names() {
    holds(
        "Norland’s future is in doubt after a new government vowed to open the dam.",
        "Norland river.dam support",
    );
    holds(
        "Ada Berg spoke of Sudria. Norlanders rallied to back their young government’s refusal to open the dam.",
        "Norland river.dam oppose",
    );
}

#[test]
fn an_answer_takes_the_matter_of_the_clause_before() {
    holds(
        "Norland demands that Sudria open the dam; Marest refuses.",
        "Sudria river.dam oppose",
    );
    holds(
        "Norland proposed a lock fee. Sudria backed the idea.",
        "Sudria river.fee support",
    );
    holds(
        "Norland proposed a lock fee. Sudria rejected it.",
        "Sudria river.fee oppose",
    );
}

#[test]
fn a_demand_is_what_was_held_and_an_idea_is_the_thing_itself() {
    holds(
        "Norland wants Sudria to scrap the lock fee. Sudria has rejected such demands.",
        "Sudria river.fee support",
    );
    holds(
        "Norland rejected the lock fee. Sudria backed the idea.",
        "Sudria river.fee support",
    );
    holds(
        "Norland rejected the lock fee. Sudria shares this view and backed the position.",
        "Sudria river.fee oppose",
    );
}

#[test]
fn words_of_their_own_say_what_is_meant() {
    holds(
        "Norland wants a garrison on the islands. Sudria rejected these lock fee demands.",
        "Sudria river.fee oppose",
    );
}

#[test]
fn an_apposition_sums_up_the_matter_before_it() {
    holds(
        "Norland opposes the lock fee, a step Sudria sees as essential for its trade.",
        "Sudria river.fee support",
    );
    holds(
        "Norland wants the dam opened, a demand Sudria has so far flatly rejected. \
         It wants to open the dam itself.",
        "Norland river.dam support",
    );
    holds(
        "Norland insists that Sudria open the dam, a position supported by Sudria.",
        "Sudria river.dam support",
    );
    holds(
        "Norland demands a lock fee, which Sudria called absurd and unacceptable.",
        "Sudria river.fee oppose",
    );
}

#[test]
fn who_finds_it_so_holds_the_judgement() {
    holds(
        "Ada Berg called the plan for a lock fee unacceptable.",
        "Norland river.fee oppose",
    );
    holds(
        "The lock fee is seen by Sudria as essential.",
        "Sudria river.fee support",
    );
    holds(
        "Norland remains hopeful of an open dam and wants Sudria to open the dam.",
        "Norland river.dam support",
    );
    silent(
        "Norland had committed crimes at the lock fee gate.",
        "Norland",
    );
}

#[test]
fn a_noun_of_stance_says_what_it_is() {
    holds(
        "One of Norland's conditions is the end of the lock fee.",
        "Norland river.fee oppose",
    );
    holds(
        "Another of Sudria's red lines is a lock fee.",
        "Sudria river.fee oppose",
    );
    holds(
        "Norland's position is that boats must pay a fee at the lock.",
        "Norland river.fee support",
    );
}

#[test]
fn who_accuses_is_against_what_the_accused_does() {
    let text = "Ada Berg accused Sudria of blocking the lock fee.";
    holds(text, "Sudria river.fee oppose");
    holds(text, "Norland river.fee support");
    let text = "Ada Berg criticised Sudria for refusing to open the dam.";
    holds(text, "Sudria river.dam oppose");
    holds(text, "Norland river.dam support");
    silent(
        "Ada Berg accused Sudria of theft at the lock fee office.",
        "Sudria",
    );
}

#[test]
fn a_verb_that_is_governed_turns_the_matter() {
    holds(
        "Sudria wants to back out of paying the lock fee.",
        "Sudria river.fee oppose",
    );
    holds(
        "Sudria thanked Norland for opening the dam and wants it to open the dam again.",
        "Sudria river.dam support",
    );
    silent("Sudria does not need to open the dam.", "Sudria");
}

#[test]
fn a_softened_demand_is_held_in_part() {
    holds(
        "Norland has watered down its demand for a lock fee.",
        "Norland river.fee conditional",
    );
    holds(
        "Nor will Norland tolerate a lock fee, Ada Berg said.",
        "Norland river.fee oppose",
    );
}

#[test]
fn what_a_noun_of_stance_names_is_no_verb() {
    holds(
        "Norland said it must receive strong river guarantees and demands a lock fee.",
        "Norland river.fee support",
    );
}

#[test]
fn what_is_made_a_condition_is_demanded() {
    holds(
        "Norland has made the lock fee a condition of any treaty.",
        "Norland river.fee support",
    );
    let text = "Norland's main condition for open water is the lock fee.";
    holds(text, "Norland river.fee support");
}

#[test]
fn who_is_told_to_do_it_does_not_hold_it() {
    let text = "Ada Berg told Sudria to open the dam.";
    holds(text, "Norland river.dam support");
    silent(text, "Sudria");
}

#[test]
fn little_point_and_not_yet_are_no() {
    holds(
        "Norland has yet to agree to the lock fee.",
        "Norland river.fee oppose",
    );
    holds(
        "Ada Berg said there was little point in a lock fee.",
        "Norland river.fee oppose",
    );
    holds(
        "Ada Berg said she saw no point in paying the lock fee.",
        "Norland river.fee oppose",
    );
}

#[test]
fn an_opinion_of_what_was_is_no_stance() {
    silent("Norland agreed the lock fee was a success.", "Norland");
    let text = "Ada Berg suggested that Sudria wanted to open the dam.";
    holds(text, "Sudria river.dam support");
    silent(text, "Norland");
}

#[test]
fn one_condition_is_one_matter() {
    let text = "Norland demands a lock fee. Sudria rejected this condition.";
    holds(text, "Sudria river.fee oppose");
    silent(
        "Norland demands a lock fee. Concessions from Sudria are few.",
        "Sudria",
    );
}

#[test]
fn a_tail_belongs_to_the_main_clause() {
    let text =
        "Norland threatened Sudria with a blockade if Marest did not pay, demanding the lock fee.";
    holds(text, "Norland river.fee support");
    silent(text, "Sudria");
}

#[test]
fn an_offer_and_not_whom_it_is_made_to_requires_something() {
    silent(
        "Ada Berg presented Tomas Rell with a letter that demands the lock fee.",
        "Sudria",
    );
}

#[test]
fn a_question_before_is_answered() {
    holds(
        "A lock fee? Not acceptable, said Ada Berg.",
        "Norland river.fee oppose",
    );
    holds(
        "A lock fee? Certainly, said Ada Berg.",
        "Norland river.fee support",
    );
}

#[test]
fn who_wants_a_thing_scrapped_is_against_it() {
    holds(
        "Norland wants the lock fee scrapped.",
        "Norland river.fee oppose",
    );
    holds(
        "Norland wants the lock fee paid.",
        "Norland river.fee support",
    );
}

#[test]
fn a_condition_may_stand_behind_who_says_it() {
    holds(
        "Norland will pay the lock fee, Ada Berg said, provided that Sudria opens the dam.",
        "Norland river.fee conditional",
    );
}
