//! Whom a text introduces, and where it names them again.

use crate::extract::fixture;
use crate::extract::mention::Kind;

/// Checks who is found in `text` beyond the agenda: "N Eva Holt" or "S Holt apart".
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    fixture::with_doc(text, |doc| {
        let found: Vec<String> = doc
            .mentions
            .iter()
            .filter(|m| matches!(m.kind, Kind::Person(number) if number > 0))
            .map(|m| {
                let party = ["N", "S"][m.party];
                let apart = if m.detached { " apart" } else { "" };
                format!("{party} {}{apart}", doc.slice(&m.tokens))
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    });
}

#[test]
fn an_office_before_the_name_tells_the_party() {
    check(
        "Norlandic Foreign Minister Eva Holt spoke. Later Holt left.",
        &["N Eva Holt", "N Holt"],
    );
    check(
        "Sudria's deputy minister for rivers and top negotiator Jan de Witt left with Mr de Witt's aides.",
        &["S Jan de Witt", "S de Witt"],
    );
    check("A Havn spokesman, Nils Aker, said no.", &["N Nils Aker"]);
    check(
        "The head of the Sudrian delegation, Nils Aker, said no.",
        &["S Nils Aker"],
    );
    check("Rell's deputy, Nils Aker, said no.", &["S Nils Aker"]);
    check(
        "Foreign Minister Nils Aker of Sudria said no.",
        &["S Nils Aker"],
    );
    check(
        "Norland's special envoy for Sudria Nils Aker said no.",
        &["N Nils Aker"],
    );
}

#[test]
fn an_apposition_behind_the_name_tells_it_too() {
    check(
        "Eva Holt, the Norlandic foreign minister, spoke.",
        &["N Eva Holt"],
    );
    check(
        "Eva Holt, a spokeswoman for Sudria, spoke. Holt smiled.",
        &["S Eva Holt", "S Holt"],
    );
    check(
        "Nils Aker, who spoke, and Eva Holt (Norland's envoy) left.",
        &["N Eva Holt"],
    );
}

#[test]
fn his_minister_is_of_his_party() {
    check(
        "Tomas Rell left. His navy chief, Nils Aker, stayed.",
        &["S Nils Aker"],
    );
    check(
        "Marest sent its foreign minister Nils Aker.",
        &["S Nils Aker"],
    );
    check("His navy chief, Nils Aker, stayed.", &[]);
}

#[test]
fn an_office_without_a_nationality_is_that_of_the_place() {
    check(
        "In Marest, Foreign Minister Nils Aker said no.",
        &["S Nils Aker"],
    );
    check(
        "Norland and Sudria met. Foreign Minister Nils Aker said no.",
        &[],
    );
}

#[test]
fn an_office_without_a_nationality_is_that_of_the_body_told_of() {
    check(
        "The Marest Admiralty denied it. Nothing had changed, said Nils Aker, a spokesman.",
        &["S Nils Aker"],
    );
    for text in [
        "The Marest Admiralty denied it. Envoy Nils Aker said no.",
        "The Marest Admiralty denied it.\n\nNothing had changed, said Nils Aker, a spokesman.",
        "The Marest Admiralty denied it. Sudria must pay, said Nils Aker, a spokesman.",
        "Marest denied it.\n\nForeign Minister Nils Aker said Sudria must pay.",
        "Sudria asks for boats. Ambassador Nils Aker said Sudria must pay.",
    ] {
        check(text, &[]);
    }
    check(
        "Sudria: Defence Minister Nils Aker said no. Later Aker left.",
        &["S Nils Aker", "S Aker"],
    );
    check("Sudria’s boats left. Envoy Nils Aker said no.", &[]);
    check("Sudria denied it. Nils Aker, a baker, said no.", &[]);
}

#[test]
fn who_left_office_is_set_apart() {
    check(
        "Former Sudrian minister Nils Aker spoke.",
        &["S Nils Aker apart"],
    );
}

#[test]
fn others_are_nobodys() {
    check("Sudrian analyst Nils Aker spoke. Aker smiled.", &[]);
    check("Sudrian lawmaker Nils Aker spoke.", &[]);
    check("Turkish Foreign Minister Nils Aker spoke.", &[]);
    check("Sudrian officials met Nils Aker.", &[]);
    check("Norland's Secretary of State spoke.", &[]);
    check(
        "After meeting Nils Aker, the Sudrian foreign minister spoke.",
        &[],
    );
    check("Pro-Sudrian official Nils Aker spoke.", &[]);
}

#[test]
fn another_of_the_same_surname_is_another() {
    check(
        "Norlandic envoy Eva Holt met the painter Lena Holt.",
        &["N Eva Holt"],
    );
}
