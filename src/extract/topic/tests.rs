//! What a text speaks of.

use crate::extract::{Extractor, fixture};
use crate::model::Agenda;

/// Compares the best match of `text`, as `proposal`, `!proposal` where the words tell its
/// opposite, `issue` or `-`.
#[track_caller]
fn check_on(agenda: &Agenda, text: &str, expected: &str) {
    let extractor = Extractor::new(agenda);
    let article = fixture::article(text);
    let doc = fixture::doc(&extractor, &article);
    let concepts = extractor.topics.concepts(&doc);
    let region = 0..doc.tokens.len();
    let found = extractor.topics.matches(&concepts, &region, &[]);
    let best = found.first().map_or("-".to_owned(), |m| {
        let issue = &agenda.issues[m.issue.expect("an issue")];
        let reversed = m.proposal.is_some()
            && (m.contrary || extractor.topics.is_reversed(&doc, &concepts, &region, m));
        let id = m
            .proposal
            .map_or(issue.id.as_str(), |p| issue.proposals[p].id.as_str());
        format!("{}{id}", if reversed { "!" } else { "" })
    });
    assert_eq!(best, expected, "{text}");
}

#[track_caller]
fn check(text: &str, expected: &str) {
    check_on(&fixture::agenda(), text, expected);
}

#[test]
fn words_of_a_text_tell_a_proposal_in_any_form() {
    check(
        "pulling out the garrison from the islands",
        "islands.garrison",
    );
    check(
        "the withdrawal of the garrison on the islands",
        "islands.garrison",
    );
    check("boats that pay a fee at the lock", "river.fee");
    check("the weather in the hills", "-");
}

#[test]
fn keywords_alone_tell_the_issue() {
    check("the colour of the lighthouse", "islands");
    check("the level of the water", "river");
}

#[test]
fn cues_tell_a_proposal_and_its_opposite() {
    check("to open the dam by May", "river.dam");
    check("to close the dam by May", "!river.dam");
    check("to scrap the lock fee", "!river.fee");
    check("to keep the lock fee", "river.fee");
}

#[test]
fn a_negative_proposal_needs_a_negating_word() {
    check("no flag over the lighthouse", "islands.flag");
}

#[test]
fn a_proposal_without_cues_works_at_once() {
    let mut agenda = fixture::agenda();
    agenda.issues.push(crate::model::Issue {
        id: "bridge".into(),
        keywords: ["bridge", "toll", "crossing"].map(str::to_owned).to_vec(),
        proposals: vec![crate::model::Proposal {
            id: "bridge.toll".into(),
            text: "Lorries cross the bridge without a toll".to_owned(),
            ..crate::model::Proposal::default()
        }],
        ..crate::model::Issue::default()
    });
    check_on(
        &agenda,
        "lorries should cross the bridge without any toll",
        "bridge.toll",
    );
    check_on(&agenda, "the paint on the bridge", "bridge");
    check_on(&agenda, "to open the dam by May", "river.dam");
}

#[test]
fn enough_words_that_fit_no_issue_are_kept() {
    let told = |text: &str| {
        fixture::with_doc(text, |doc| {
            let found = super::unsorted(doc, &(0..doc.tokens.len()));
            found.map_or(0, |found| found.tokens.len())
        })
    };
    assert!(told("painters and musicians for the harvest festival in the hills") > 3);
    assert_eq!(told("more of that"), 0);
}

#[test]
fn what_one_word_says_alone_the_longer_cue_says_better() {
    let mut agenda = fixture::agenda();
    agenda.issues[0].proposals[1].cues = ["fee", "dam"].map(str::to_owned).to_vec();
    check_on(&agenda, "to open the dam by May", "river.dam");
    check_on(&agenda, "a higher fee", "river.fee");
}

#[test]
fn a_cue_of_one_word_stands_weakly_for_its_class() {
    let mut agenda = fixture::agenda();
    agenda.issues[1].keywords.push("truce".to_owned());
    agenda.issues[1].proposals[0].cues = vec!["ceasefire".to_owned()];
    check_on(&agenda, "a truce at last", "islands.garrison");
}
