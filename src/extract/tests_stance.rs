//! Attitude, firmness and memory, through whole articles of a few sentences.

use super::{Extractor, fixture};
use crate::model::{IssueId, ProposalId, Statement};

/// Compares the statements of `text` with lines
/// `party proposal attitude firmness`, the condition after `if`, and `past` where the
/// position is told as given up.
#[track_caller]
pub(super) fn check(text: &str, expected: &[&str]) {
    let found: Vec<String> = Extractor::new(&fixture::agenda())
        .extract(&fixture::article(text))
        .statements
        .iter()
        .map(line)
        .collect();
    assert_eq!(found, expected, "{text}");
}

/// Writes a statement as such a line.
pub(super) fn line(s: &Statement) -> String {
    let matter = s.proposal.as_ref().map(ProposalId::as_str);
    let mut line = format!(
        "{} {} {} {}",
        s.party,
        matter
            .or(s.issue.as_ref().map(IssueId::as_str))
            .unwrap_or("-"),
        s.attitude.key(),
        s.firmness.key()
    );
    if let Some(condition) = &s.condition {
        line = format!("{line} if [{condition}]");
    }
    if s.superseded {
        line.push_str(" past");
    }
    line
}

#[test]
fn the_sign_is_the_product_of_verb_and_negation() {
    check(
        "Sudria agreed to open the dam.",
        &["Sudria river.dam support plain"],
    );
    check(
        "Sudria refused to open the dam.",
        &["Sudria river.dam oppose firm"],
    );
    check(
        "Sudria will not agree to open the dam.",
        &["Sudria river.dam oppose firm"],
    );
    check(
        "Sudria did not rule out a plan to open the dam.",
        &["Sudria river.dam unclear plain"],
    );
    check(
        "Sudria opposes the lock fee.",
        &["Sudria river.fee oppose plain"],
    );
    check(
        "Sudria wants to scrap the lock fee.",
        &["Sudria river.fee oppose plain"],
    );
    check(
        "Sudria refuses to scrap the lock fee.",
        &["Sudria river.fee support firm"],
    );
    check(
        "Sudria said it would close the dam.",
        &["Sudria river.dam oppose plain"],
    );
    check(
        "Norland demands no flag over the lighthouse.",
        &["Norland islands.flag support firm"],
    );
}

#[test]
fn conditions_keep_their_words() {
    check(
        "Sudria said it will open the dam only if Norland pays.",
        &["Sudria river.dam conditional plain if [only if Norland pays]"],
    );
    check(
        "Sudria will not open the dam unless Norland pays, Tomas Rell said.",
        &["Sudria river.dam conditional plain if [unless Norland pays]"],
    );
    check(
        "If Norland pays, Sudria is ready to open the dam.",
        &["Sudria river.dam conditional plain if [If Norland pays]"],
    );
}

#[test]
fn firmness_follows_the_words() {
    check(
        "Sudria will never open the dam, Tomas Rell said.",
        &["Sudria river.dam oppose red_line"],
    );
    check(
        "Sudria flatly rejected the lock fee.",
        &["Sudria river.fee oppose firm"],
    );
    check(
        "The lock fee is a red line for Sudria.",
        &["Sudria river.fee oppose red_line"],
    );
}

#[test]
fn pronouns_mean_who_was_named() {
    check(
        "Tomas Rell met the press. He rejected the lock fee.",
        &["Sudria river.fee oppose firm"],
    );
    check(
        "Tomas Rell met Ada Berg. He rejected the lock fee.",
        &["Sudria river.fee oppose firm"],
    );
    check(
        "Sudria said the talks were long. It rejects the lock fee.",
        &["Sudria river.fee oppose firm"],
    );
    check(
        "Norland and Sudria met in May. They rejected the lock fee.",
        &[
            "Norland river.fee oppose firm",
            "Sudria river.fee oppose firm",
        ],
    );
    check(
        "Norland and Sudria met in May. Both sides accept the lock fee.",
        &[
            "Norland river.fee support plain",
            "Sudria river.fee support plain",
        ],
    );
    check(
        "A professor, Lena Holt, spoke. She rejected the lock fee.",
        &[],
    );
    check(
        "Lena Holt said it was late. She rejected the lock fee.",
        &[],
    );
    check(
        "Sudria's draft was read aloud. The draft demands the lock fee.",
        &["Sudria river.fee support firm"],
    );
    check(
        "A draft written by Norland was read. The draft demands the lock fee.",
        &["Norland river.fee support firm"],
    );
    check(
        "“We reject the lock fee,” Ada Berg said.",
        &["Norland river.fee oppose firm"],
    );
    check(
        "“We waited,” Ada Berg said. “We will never accept the lock fee.”",
        &["Norland river.fee oppose red_line"],
    );
    check(
        "Norland said Sudria rejects the lock fee.",
        &["Sudria river.fee oppose firm"],
    );
    check(
        "Norland and Sudria met in May. The boatmen said they reject the lock fee.",
        &[],
    );
}

#[test]
fn what_is_signed_with_somebody_both_hold() {
    check(
        "Norland has signed a lock fee agreement with Sudria.",
        &[
            "Norland river.fee support plain",
            "Sudria river.fee support plain",
        ],
    );
    check(
        "Norland will sign a lock fee agreement with Sudria.",
        &["Norland river.fee support plain"],
    );
}

#[test]
fn a_fact_about_another_party_is_no_stance() {
    check(
        "Ada Berg said Sudria took the lock fee down from its web page.",
        &[],
    );
    check(
        "Ada Berg said the Sudrian army had closed the dam twice.",
        &[],
    );
    check(
        "Ada Berg insists that Sudria has accepted the lock fee.",
        &["Sudria river.fee support plain"],
    );
}

#[test]
fn a_reproach_is_no_stance() {
    check("Ada Berg accused Sudria of lying about the lock fee.", &[]);
}

#[test]
fn he_is_the_official_who_was_asked() {
    check(
        "Ada Berg left. The Sudrian spokesman was asked if Havn would open the dam. \
         “We reject the lock fee,” he said.",
        &["Sudria river.fee oppose firm"],
    );
}

#[test]
fn a_quotation_with_its_own_attribution_does_not_go_on() {
    check(
        "“We wait,” Tomas Rell said.\n\n“We reject the lock fee,” Ada Berg replied.",
        &["Norland river.fee oppose firm"],
    );
}

#[test]
fn the_verb_of_a_threat_is_part_of_what_it_is_about() {
    let mut agenda = fixture::agenda();
    // So many cues that no word of one tells it alone.
    let cues = [
        "threaten tolls",
        "bill skippers",
        "tax barges",
        "charge rafts",
        "meter punts",
    ];
    agenda.issues[0].proposals[1].cues = cues.map(str::to_owned).to_vec();
    let told = |text: &str| {
        let found = Extractor::new(&agenda).candidates(&fixture::article(text));
        found
            .iter()
            .any(|(s, _)| s.proposal.as_ref().map(ProposalId::as_str) == Some("river.fee"))
    };
    assert!(told("Norland threatened tolls at the border."));
    assert!(!told("Norland proposed tolls at the border."));
}
