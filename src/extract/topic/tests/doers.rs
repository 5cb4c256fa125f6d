//! Who does what a proposal asks for.

use super::*;

#[test]
fn another_party_does_not_do_what_is_asked_of_one() {
    check(
        "Norland will withdraw its garrison from the islands",
        "islands.garrison",
    );
    check(
        "Sudria will withdraw its garrison from the islands",
        "islands",
    );
    check(
        "Norland wants the Sudrian garrison to leave the islands",
        "islands",
    );
    check(
        "the withdrawal of the Sudrian garrison from the islands",
        "islands",
    );
    check(
        "Sudria announced plans to withdraw its garrison from the islands",
        "islands",
    );
    check(
        "a withdrawal by Sudria of the garrison on the islands",
        "islands",
    );
    check(
        "a withdrawal of the garrison from the islands",
        "islands.garrison",
    );
}

#[test]
fn verbs_joined_by_or_have_one_doer() {
    let mut agenda = fixture::agenda();
    agenda.issues[1].proposals[0].text =
        "Norland thins or withdraws its garrison on the islands".to_owned();
    let leaves = |who: &str| format!("{who} will withdraw its garrison from the islands");
    check_on(&agenda, &leaves("Norland"), "islands.garrison");
    check_on(&agenda, &leaves("Sudria"), "islands");
}

#[test]
fn who_does_it_by_a_pronoun_is_no_other() {
    let mut agenda = fixture::agenda();
    agenda.issues[1].proposals[0].text = "Norland tightens the rules for the islands".to_owned();
    let extractor = Extractor::new(&agenda);
    let told = |text: &str| {
        let found = extractor.extract(&fixture::article(text)).statements;
        found.iter().any(|s| {
            let id = s.proposal.as_ref();
            id.is_some_and(|id| id.as_str() == "islands.garrison")
        })
    };
    assert!(told(
        "Norland said it was tightening the rules for the islands."
    ));
    assert!(!told(
        "Sudria said it was tightening the rules for the islands."
    ));
}
