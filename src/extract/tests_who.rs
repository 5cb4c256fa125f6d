//! Who holds what is told: whom pronouns, offices, names and agreements mean, as candidates.

use super::fixture::check_parties as check;
use super::{Extractor, fixture};

#[test]
fn a_weary_name_is_the_subject() {
    check(
        "A weary Ada Berg told the press that she wants the dam opened.",
        &["Norland"],
    );
    let text = "Tomas Rell, a weary Ada Berg told the press, wants the dam opened.";
    let found = Extractor::new(&fixture::agenda()).candidates(&fixture::article(text));
    let wants = found.iter().filter(|(s, _)| s.cue == "wants");
    let parties: Vec<&str> = wants.map(|(s, _)| s.party.as_str()).collect();
    assert_eq!(parties, ["Sudria"]);
    check("It is a fee Ada Berg wants at the lock.", &["Norland"]);
}

#[test]
fn a_verb_in_a_headline_of_capitals_is_no_name() {
    check("Norland Rebuffs Call To Open The Dam", &["Norland"]);
    check("Norland Spurns Plan To Open The Dam", &["Norland"]);
}

#[test]
fn a_surname_may_stand_before_a_given_name_of_two_halves() {
    check("Berg Mi-rae said the dam must be opened.", &["Norland"]);
    check(
        "Norlandic envoy Park Mi-rae said the dam must be opened. Park Il-dong said nothing.",
        &["Norland"],
    );
}

#[test]
fn whom_a_speaker_tells_of_is_not_the_next_he() {
    check(
        "Ada Berg did say that Tomas Rell had left. She wants the dam opened.",
        &["Norland"],
    );
}

#[test]
fn they_in_a_quotation_are_the_others() {
    let text = "Norland and Sudria met. “They refused to open the dam,” Ada Berg said.";
    let found = Extractor::new(&fixture::agenda()).candidates(&fixture::article(text));
    let refuses = found.iter().filter(|(s, _)| s.cue.starts_with("refus"));
    let parties: Vec<&str> = refuses.map(|(s, _)| s.party.as_str()).collect();
    assert_eq!(parties, ["Sudria"]);
}

#[test]
fn what_others_want_is_told_and_not_held() {
    check(
        "Tomas Rell left. “He wants the dam opened,” Ada Berg said.",
        &["Sudria"],
    );
    check(
        "“He (Rell) said the dam must be opened,” Ada Berg told the press.",
        &["Sudria"],
    );
    check("Ada Berg said: “They want us to open the dam.”", &[]);
    check("Ada Berg said: “They must open the dam.”", &["Norland"]);
}

#[test]
fn the_act_of_another_is_no_stance_of_theirs() {
    check(
        "Ada Berg said Sudria opening the dam was not acceptable.",
        &["Norland"],
    );
}

#[test]
fn a_doubted_will_is_nobodys_stance() {
    check(
        "Ada Berg questioned Sudria's commitment to open the dam.",
        &[],
    );
    check("Ada Berg doubts that Sudria is ready to open the dam.", &[]);
    check(
        "Ada Berg questioned the plan to open the dam.",
        &["Norland"],
    );
}

#[test]
fn a_mark_may_open_a_text() {
    for mark in ["—", "("] {
        check(
            &format!("{mark} Norland paid the fee and is ready to open the dam."),
            &["Norland"],
        );
    }
}

#[test]
fn dangers_and_what_is_not_found_good_are_no_stance() {
    check("An open dam would kill the talks, warned Ada Berg.", &[]);
    check("The dam must be opened, warned Ada Berg.", &["Norland"]);
    check("Norland does not find an open dam acceptable.", &[]);
    check("Norland finds an open dam unacceptable.", &["Norland"]);
}

#[test]
fn who_does_it_by_a_deed_is_who_did_the_deed() {
    for text in [
        "Tomas Rell said Norland derailed the talks by demanding an open dam.",
        "Tomas Rell said Norland had derailed the talks by staging raids and by demanding an open dam.",
        "Tomas Rell accused Norland of derailing the talks by demanding an open dam.",
        "Tomas Rell said that Norland responded by demanding an open dam.",
        "Norland derailed the talks by demanding an open dam.",
    ] {
        check(text, &["Norland"]);
    }
    check(
        "Tomas Rell responded to Norland by demanding an open dam.",
        &["Sudria"],
    );
}

#[test]
fn a_body_is_no_he() {
    check(
        "Tomas Rell was asked about it. The Herring Council said nothing. He wants the dam opened.",
        &["Sudria"],
    );
}

#[test]
fn a_spokesman_is_of_the_party_told_of() {
    check(
        "Norland had no comment, a spokesman said. He wants the dam opened.",
        &["Norland"],
    );
    check(
        "Ada Berg smiled. A former Sudrian envoy said little.\n\nShe wants the dam opened.",
        &["Norland"],
    );
}

#[test]
fn a_participle_is_the_subjects_behind_it() {
    check(
        "Ada Berg left. Speaking in Havn, Tomas Rell, through an interpreter, joked. He wants the dam opened.",
        &["Sudria"],
    );
    check(
        "In Tomas Rell’s first address there was a joke. He wants the dam opened.",
        &["Sudria"],
    );
    check(
        "Tomas Rell was calmer than Ada Berg. He wants the dam opened.",
        &["Sudria"],
    );
}

#[test]
fn the_end_of_a_quotation_says_whose_its_beginning_is() {
    check(
        "“We want the dam opened. We have waited for it,” Ada Berg said.",
        &["Norland"],
    );
    check(
        "“We want the dam opened. We have waited for it,” a farmer said.",
        &[],
    );
}

#[test]
fn both_sides_have_many_names() {
    let both = ["Norland", "Sudria"];
    check(
        "Norland and Sudria met. The two agreed to open the dam.",
        &both,
    );
    check(
        "Norland and Sudria met. Negotiators from the two sides agreed to open the dam.",
        &both,
    );
    check(
        "The Norland-Sudria river deal was read out. The river deal will see the dam opened.",
        &both,
    );
    check(
        "The Norland-Sudria river deal talks stalled. The deal will see the dam opened.",
        &[],
    );
    check(
        "Nobody wants a Norland-Sudria river deal. The river deal will see the dam opened.",
        &[],
    );
}

#[test]
fn the_clause_behind_while_has_a_subject_of_its_own() {
    check(
        "Norland painted the lock, while Sudria drained the marsh and promised to open the dam.",
        &["Sudria"],
    );
    check(
        "The talks ended on Friday, with the Sudrian envoy saying that the dam must be opened.",
        &["Sudria"],
    );
    check(
        "This includes Sudria promising to open the dam.",
        &["Sudria"],
    );
    check(
        "Nils Aker, a miller, said Norland shared the wish to open the dam.",
        &["Norland"],
    );
}
