//! What a text speaks of.

mod choice;
mod doers;

use crate::extract::{Extractor, fixture};
use crate::model::{Agenda, Issue, Proposal};

/// Compares the best match of `text`, as `proposal`, `!proposal` where the words tell its
/// opposite, `issue` or `-`.
#[track_caller]
fn check_on(agenda: &Agenda, text: &str, expected: &str) {
    let extractor = Extractor::new(agenda);
    let article = fixture::article(text);
    let doc = fixture::doc(&extractor, &article);
    let concepts = extractor.topics.concepts(&doc);
    let region = 0..doc.tokens.len();
    let found = extractor.topics.matches(&doc, &concepts, &region, &[]);
    let best = found.first().map_or("-".to_owned(), |m| {
        let issue = &agenda.issues[m.issue.expect("an issue")];
        let reversed = m.proposal.is_some()
            && (m.contrary
                || extractor
                    .topics
                    .is_reversed(&doc, &concepts, &region, m, None));
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
fn a_period_that_only_tells_when_is_no_matter() {
    let mut agenda = treaty();
    agenda.issues[2].proposals[0].text =
        "The herring catch falls over a transition period".to_owned();
    agenda.issues[2].proposals[0].cues = vec!["transition".to_owned()];
    check_on(&agenda, "a long transition period", "herring.catch");
    for text in [
        "more boats after the transition period",
        "more boats by the end of the transition period",
    ] {
        check_on(&agenda, text, "-");
    }
}

#[test]
fn a_proposal_without_cues_is_told_by_what_only_its_text_says() {
    let mut agenda = fixture::agenda();
    agenda.issues.push(Issue {
        id: "harbour".into(),
        proposals: vec![Proposal {
            id: "harbour.dredge".into(),
            text: "Sudria dredges the harbour every spring with Norlandic barges".to_owned(),
            ..Proposal::default()
        }],
        ..Issue::default()
    });
    check_on(&agenda, "dredging the harbour", "harbour.dredge");
    check_on(&agenda, "the silt in the harbour", "harbour");
    // Where keywords tell an issue, a word of a text tells none.
    check_on(&agenda, "the harbour at the lighthouse", "islands");
    // Nor where it has cues enough.
    let cues = ["dredge", "barge", "bucket", "scoop", "shovel"];
    agenda.issues[2].proposals[0].cues = cues.map(str::to_owned).to_vec();
    check_on(&agenda, "the silt in the harbour", "-");
    agenda.issues[2].proposals[0].cues.truncate(3);
    check_on(&agenda, "the new barges", "harbour.dredge");
    check_on(&agenda, "the silt in the harbour", "harbour");
}

#[test]
fn a_clause_of_time_is_no_object() {
    check("to stop before the lock fee is paid", "river.fee");
    check("to stop the lock fee", "!river.fee");
}

#[test]
fn cues_tell_a_proposal_and_its_opposite() {
    check("to open the dam by May", "river.dam");
    check("to close the dam by May", "!river.dam");
    check("to scrap the lock fee", "!river.fee");
    check("to keep the lock fee", "river.fee");
}

#[test]
fn words_of_two_clauses_are_no_cue() {
    let extractor = Extractor::new(&fixture::agenda());
    let by_cue = |text: &str| {
        let article = fixture::article(text);
        let doc = fixture::doc(&extractor, &article);
        let concepts = extractor.topics.concepts(&doc);
        let found = extractor
            .topics
            .matches(&doc, &concepts, &(0..doc.tokens.len()), &[]);
        found.iter().any(|m| m.by_cue)
    };
    assert!(by_cue("the lock has a new fee"));
    assert!(!by_cue("it mends the lock, but the fee is old"));
    assert!(!by_cue("it mends the lock; the fee is old"));
    assert!(!by_cue(
        "she said that it mends the lock, and that the fee is old"
    ));
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

/// An agenda on an agreement, typed in two minutes.
fn treaty() -> Agenda {
    let words = |list: &[&str]| list.iter().map(|w| (*w).to_owned()).collect::<Vec<_>>();
    let proposal = |id: &str, text: &str, cues: &[&str]| crate::model::Proposal {
        id: id.into(),
        text: text.to_owned(),
        cues: words(cues),
        ..crate::model::Proposal::default()
    };
    let issue = |id: &str, keywords: &[&str], proposals| crate::model::Issue {
        id: id.into(),
        keywords: words(keywords),
        proposals,
        ..crate::model::Issue::default()
    };
    let mut agenda = fixture::agenda();
    agenda.issues = vec![
        issue(
            "treaty",
            &["deal", "treaty", "relocat"],
            vec![
                proposal(
                    "treaty.signed",
                    "A river treaty is agreed",
                    &["reach a deal"],
                ),
                proposal(
                    "treaty.term",
                    "The limits hold for ten years",
                    &["duration"],
                ),
                proposal(
                    "treaty.give",
                    "Both sides make concessions",
                    &["compromise"],
                ),
            ],
        ),
        issue(
            "arms",
            &["arms"],
            vec![
                proposal("arms.down", "The militia is disarmed", &["lay down arms"]),
                proposal("arms.spend", "Budgets for tanks grow", &["end of limits"]),
            ],
        ),
        issue(
            "herring",
            &["herring", "relief"],
            vec![
                proposal(
                    "herring.catch",
                    "Norland keeps its herring catch",
                    &["herring catch"],
                ),
                proposal(
                    "herring.zero",
                    "The herring catch is stopped",
                    &["zero catch"],
                ),
            ],
        ),
        issue("finance", &["finance"], vec![]),
    ];
    agenda
}

#[test]
fn a_cue_that_is_a_phrase_of_the_lexicon_stands_for_its_class() {
    let agenda = treaty();
    check_on(&agenda, "must put down its weapons", "arms.down");
    check_on(&agenda, "the disarmament of the hill men", "arms.down");
}

#[test]
fn what_belongs_to_a_class_in_one_form_is_found_in_that_form() {
    let agenda = treaty();
    check_on(&agenda, "armed guards at the lock", "-");
    check_on(&agenda, "weapons for the guards", "arms");
}

#[test]
fn a_word_said_of_anything_stands_for_no_keyword() {
    let agenda = treaty();
    check_on(&agenda, "to scrap the ferry", "-");
    check_on(&agenda, "relief for the crews", "herring");
}

#[test]
fn a_shortened_keyword_stands_for_the_words_that_begin_so() {
    let agenda = treaty();
    check_on(&agenda, "relocating the crews", "treaty");
    check_on(&agenda, "the relocation of the crews", "treaty");
}

#[test]
fn titles_speak_of_nothing() {
    let agenda = treaty();
    check_on(&agenda, "the finance minister came late", "-");
    check_on(&agenda, "the finance of the works", "finance");
}

#[test]
fn small_words_of_a_cue_must_stand_beside_it() {
    let mut agenda = treaty();
    let words = ["truce before the talks", "!talks instead of a truce"];
    agenda.issues[1].proposals[0].cues = words.map(str::to_owned).to_vec();
    check_on(&agenda, "talks on a truce", "-");
    check_on(&agenda, "a truce prior to any talks", "arms.down");
    check_on(&agenda, "talks rather than a truce", "!arms.down");
    check_on(&agenda, "a truce after the talks", "-");
}

#[test]
fn a_cue_of_common_words_tells_as_it_is_written() {
    let mut agenda = treaty();
    agenda.issues[1].proposals[0].cues = vec!["next year".to_owned()];
    check_on(&agenda, "the toll falls next year", "arms.down");
    check_on(&agenda, "in the year of the next toll", "-");
}

#[test]
fn exercises_and_missions_have_other_names() {
    let mut agenda = treaty();
    agenda.issues[1].proposals[0].cues = vec!["suspend exercises".to_owned()];
    check_on(&agenda, "the drills are halted", "arms.down");
    check_on(&agenda, "they call off the war games", "arms.down");
    agenda.issues[1].proposals[0].cues = vec!["open a liaison office".to_owned()];
    check_on(&agenda, "an embassy opens", "arms.down");
}

#[test]
fn a_word_of_one_cue_among_dozens_stays_rare() {
    let weight = |others: usize| {
        let mut agenda = treaty();
        agenda.issues[1].proposals[0].cues = vec!["barge".to_owned()];
        let mut cues: Vec<String> = (0..others).map(|i| format!("lantern{i} post{i}")).collect();
        cues.push("sink the barge".to_owned());
        agenda.issues[0].proposals[0].cues = cues;
        let extractor = Extractor::new(&agenda);
        let article = fixture::article("They paint the barge.");
        let doc = fixture::doc(&extractor, &article);
        let concepts = extractor.topics.concepts(&doc);
        let region = 0..doc.tokens.len();
        let found = extractor.topics.matches(&doc, &concepts, &region, &[]);
        found.first().map_or(0.0, |m| m.cue)
    };
    assert!(weight(40) > weight(2));
}

#[test]
fn words_joined_by_a_preposition_stand_in_that_order() {
    let mut agenda = treaty();
    agenda.issues[1].proposals[0].cues = vec!["pressure on herders".to_owned()];
    check_on(&agenda, "more pressure on the herders", "arms.down");
    check_on(&agenda, "the herders want more pressure", "-");
}

#[test]
fn words_of_several_keywords_count_once() {
    let mut agenda = treaty();
    let words = ["army", "troops", "soldiers"];
    agenda.issues[1].keywords = words.map(str::to_owned).to_vec();
    let extractor = Extractor::new(&agenda);
    let score = |text: &str| {
        let article = fixture::article(text);
        let doc = fixture::doc(&extractor, &article);
        let concepts = extractor.topics.concepts(&doc);
        let region = 0..doc.tokens.len();
        extractor.topics.matches(&doc, &concepts, &region, &[])[0].keywords
    };
    assert!(score("the army of the hills") < 1.1);
}

#[test]
fn words_of_the_opposite_class_tell_the_opposite() {
    let mut agenda = fixture::agenda();
    agenda.issues[0].proposals.push(Proposal {
        id: "river.give".into(),
        text: "Both sides make concessions".to_owned(),
        cues: vec!["concession".to_owned()],
        ..Proposal::default()
    });
    check_on(&agenda, "a few concessions", "river.give");
    check_on(&agenda, "the flexibility of the envoys", "river.give");
    check_on(&agenda, "the intransigence of the envoys", "!river.give");
}
