//! Stances toward proposals that end, limit or deny something: for or against by what the words
//! around their matter do to it.

use super::*;
use crate::model::{Attitude, Issue, Proposal};

/// Checks how Sudria stands to the surest of some proposals, each a text with a cue, on an issue
/// with a keyword: `support 0` is support of the first, `-` no stance.
#[track_caller]
fn on(keyword: &str, proposals: &[(&str, &str)], text: &str, expected: &str) {
    let mut agenda = fixture::agenda();
    let proposal = |(number, (text, cue)): (usize, &(&str, &str))| Proposal {
        id: format!("{number}").as_str().into(),
        text: (*text).to_owned(),
        cues: vec![(*cue).to_owned()],
        ..Proposal::default()
    };
    agenda.issues = vec![Issue {
        id: "matter".into(),
        title: "The matter".to_owned(),
        keywords: vec![keyword.to_owned()],
        proposals: proposals.iter().enumerate().map(proposal).collect(),
        ..Issue::default()
    }];
    let mut found = Extractor::new(&agenda).candidates(&fixture::article(text));
    found.retain(|(s, _)| s.party.as_str() == "Sudria" && s.proposal.is_some());
    found.sort_by(|(a, _), (b, _)| b.confidence.total_cmp(&a.confidence));
    let told = found.first().map_or_else(
        || "-".to_owned(),
        |(s, _)| {
            let proposal = s.proposal.as_ref().map_or("-", ProposalId::as_str);
            format!("{} {proposal}", Attitude::key(s.attitude))
        },
    );
    assert_eq!(told, expected, "{text}");
}

#[test]
fn what_is_freed_is_not_limited() {
    let limits = [("Sudria limits exports of copper", "copper exports")];
    for (text, expected) in [
        ("Sudria agreed to resume copper exports.", "oppose 0"),
        ("Sudria approved licences for copper exports.", "oppose 0"),
        (
            "Sudria said that copper exports would be released.",
            "oppose 0",
        ),
        ("Sudria agreed to curb copper exports.", "support 0"),
        ("Sudria wants limits on copper exports.", "support 0"),
    ] {
        on("copper", &limits, text, expected);
    }
}

#[test]
fn what_goes_on_or_begins_anew_is_not_ended() {
    let stops = [(
        "Both sides stop strikes on the mines",
        "strikes on the mines",
    )];
    for (text, expected) in [
        ("Sudria will continue strikes on the mines.", "oppose 0"),
        ("Sudria will resume its strikes on the mines.", "oppose 0"),
        (
            "Sudria said strikes on the mines will not start again.",
            "support 0",
        ),
        (
            "Sudria demands that strikes on the mines stop.",
            "support 0",
        ),
    ] {
        on("mines", &stops, text, expected);
    }
    // By what else it ends, is not what ends.
    let truce = [("The shooting stops by a truce", "truce")];
    on("truce", &truce, "Sudria will keep the truce.", "support 0");
}

#[test]
fn who_calls_a_thing_bad_is_for_its_end() {
    let lifts = [("The tolls on Sudria are lifted", "lift tolls")];
    for (text, expected) in [
        (
            "Sudria said the tolls are unjust and must be lifted in full.",
            "support 0",
        ),
        (
            "Sudria said that the lifting of the tolls would be a mistake.",
            "oppose 0",
        ),
        (
            "Sudria said there must be no easing of the tolls.",
            "oppose 0",
        ),
    ] {
        on("tolls", &lifts, text, expected);
    }
    let relief = [("The tolls on Sudria are lifted", "toll relief")];
    let text = "Sudria said the toll relief will be revoked if Norland fails to pay.";
    on("tolls", &relief, text, "oppose 0");
}

#[test]
fn the_condition_of_a_proposal_denies_nothing_of_it() {
    let tolls = [(
        "New tolls are raised if Norland does not sign a treaty",
        "new tolls",
    )];
    for (text, expected) in [
        ("There must be no new tolls, Sudria said.", "oppose 0"),
        ("Sudria demands new tolls.", "support 0"),
        (
            "Sudria threatened new tolls if Norland does not sign.",
            "support 0",
        ),
    ] {
        on("tolls", &tolls, text, expected);
    }
}

#[test]
fn a_cue_that_names_what_is_denied_is_no_denial() {
    let denies = [("Sudria does not buy warships", "warships")];
    for (text, expected) in [
        ("Sudria has no interest in warships.", "support 0"),
        ("Sudria will never buy warships.", "support 0"),
        ("Sudria wants warships.", "oppose 0"),
    ] {
        on("warships", &denies, text, expected);
    }
}

#[test]
fn a_cue_with_a_denial_tells_it_as_it_stands() {
    let stays = [("The toll stays in force", "no let-up in the toll")];
    let text = "Sudria said there could be no let-up in the toll.";
    on("toll", &stays, text, "support 0");
    let none = [("No limits are set on the fleet", "!limits on the fleet")];
    for (text, expected) in [
        (
            "Sudria said there must be no limits on the fleet.",
            "support 0",
        ),
        ("Sudria demands limits on the fleet.", "oppose 0"),
    ] {
        on("fleet", &none, text, expected);
    }
}

#[test]
fn what_is_threatened_if_another_does_not_give_way_is_meant() {
    let takes = [("Sudria seizes the reef", "seize the reef")];
    let text = "Sudria will seize the reef by force if Norland does not leave it.";
    on("reef", &takes, text, "support 0");
}

#[test]
fn all_or_a_part_is_told_beside_the_matter() {
    let tolls = [
        ("All tolls on Sudria are lifted", "lift all tolls"),
        ("Some tolls on Sudria are lifted", "ease tolls"),
    ];
    for (text, expected) in [
        (
            "Sudria wants the tolls lifted in their entirety.",
            "support 0",
        ),
        ("Sudria wants some of the tolls lifted.", "support 1"),
        ("Sudria wants a partial lifting of the tolls.", "support 1"),
    ] {
        on("tolls", &tolls, text, expected);
    }
    let leave = [
        ("Sudrian troops leave the whole valley", "full withdrawal"),
        (
            "Sudrian troops leave parts of the valley",
            "partial withdrawal",
        ),
    ];
    let text = "Sudria agreed to a limited withdrawal from the valley.";
    on("valley", &leave, text, "support 1");
    let text = "Sudria agreed to a total withdrawal from the valley.";
    on("valley", &leave, text, "support 0");
}
