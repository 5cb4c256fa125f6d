//! Which of several proposals is meant, or the issue alone.

use super::*;

#[test]
fn a_word_that_is_a_cue_itself_tells_no_other_of_its_class() {
    let mut agenda = treaty();
    let proposals = &mut agenda.issues[0].proposals;
    proposals[0].text = "Norland gets debt relief".to_owned();
    proposals[0].cues = vec!["debt relief".to_owned()];
    proposals[1].text = "A share of what is owed is given up".to_owned();
    proposals[1].cues = vec!["haircut".to_owned()];
    check_on(&agenda, "Norland wants a haircut", "treaty.term");
    check_on(&agenda, "Norland wants a write-down", "treaty.signed");
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

#[test]
fn an_issue_alone_means_the_proposal_that_fits_it_best() {
    let agenda = treaty();
    check_on(&agenda, "a deal by the spring", "treaty.signed");
    check_on(&agenda, "the weather over the lake", "-");
}

#[test]
fn where_no_proposal_leads_the_issue_alone_is_told() {
    let mut agenda = treaty();
    let twin = crate::model::Proposal {
        id: "treaty.twin".into(),
        ..agenda.issues[0].proposals[0].clone()
    };
    agenda.issues[0].proposals.push(twin);
    check_on(&agenda, "a deal by the spring", "treaty");
}

#[test]
fn a_word_that_ends_the_matter_means_the_proposal_that_ends_it() {
    let agenda = treaty();
    check_on(&agenda, "the herring of the north", "herring.catch");
    check_on(&agenda, "to halt the herring boats", "herring.zero");
}

#[test]
fn all_of_them_is_more_than_some() {
    let mut agenda = treaty();
    let cue = |text: &str| vec![text.to_owned()];
    agenda.issues[0].proposals[0].cues = cue("release all captives");
    agenda.issues[1].proposals[0].cues = cue("release captives");
    let first = agenda.issues[0].proposals[0].id.to_string();
    check_on(&agenda, "Norland released some captives", "arms.down");
    check_on(&agenda, "Norland released all the captives", &first);
}

#[test]
fn who_limits_may_cut_but_who_cuts_does_not_only_limit() {
    let mut agenda = treaty();
    let cue = |text: &str| vec![text.to_owned()];
    agenda.issues[0].proposals[0].cues = cue("limit the herds");
    let first = agenda.issues[0].proposals[0].id.to_string();
    check_on(&agenda, "they curbed the herds", &first);
    check_on(&agenda, "they halved the herds", &first);
    agenda.issues[0].proposals[0].cues = cue("halve the herds");
    check_on(&agenda, "they reduced the herds", &first);
    check_on(&agenda, "they curbed the herds", "treaty");
}

/// The best match of the last sentence of a text.
#[track_caller]
fn check_last(agenda: &Agenda, text: &str, expected: Option<&str>) {
    let extractor = Extractor::new(agenda);
    let article = fixture::article(text);
    let doc = fixture::doc(&extractor, &article);
    let concepts = extractor.topics.concepts(&doc);
    let region = doc.sentences.last().expect("a sentence").tokens.clone();
    let found = extractor.topics.matches(&doc, &concepts, &region, &[]);
    let best = found.first().and_then(|m| {
        let proposals = &agenda.issues[m.issue?].proposals;
        Some(proposals[m.proposal?].id.as_str())
    });
    assert_eq!(best, expected, "{text}");
}

#[test]
fn the_deal_is_the_one_that_was_named_first() {
    let mut agenda = treaty();
    agenda.issues[0].keywords.clear();
    agenda.issues[2].proposals[0]
        .cues
        .push("herring deal".to_owned());
    agenda.issues[1].proposals[1]
        .cues
        .push("tank deal".to_owned());
    let herring = "The herring deal was signed in Havn.";
    let tanks = "A tank deal is far away.";
    let other = "The crews went home.";
    let end = "Rell likes the agreement.";
    check_last(&agenda, &format!("{herring} {end}"), Some("herring.catch"));
    // What was named last goes on for a sentence, what was named first for good.
    check_last(
        &agenda,
        &format!("{herring} {tanks} {end}"),
        Some("arms.spend"),
    );
    check_last(
        &agenda,
        &format!("{herring} {tanks} {other} {other} {end}"),
        Some("herring.catch"),
    );
    check_last(
        &agenda,
        &format!("{herring} Rell likes an agreement on the lighthouse."),
        None,
    );
}

#[test]
fn the_first_links_of_the_lexicon_tell_what_comes_first() {
    let links = &crate::agenda::lexicon::Lexicon::built_in().words.links;
    let has = |word: &str| {
        let group = |words: &String| words.split(' ').any(|own| own == word);
        links.iter().position(group)
    };
    assert_eq!((has("before"), has("after")), (Some(0), Some(1)));
    let turns = super::super::IN_TURN as usize;
    assert!(has("instead") >= Some(turns) && has("without") >= Some(turns));
}

#[test]
fn what_is_not_wanted_instead_is_another_matter() {
    let mut agenda = fixture::agenda();
    agenda.issues[0].proposals.push(Proposal {
        id: "river.lease".into(),
        text: "The lock is leased by a treaty".to_owned(),
        cues: vec!["lease".to_owned()],
        ..Proposal::default()
    });
    check_on(&agenda, "the lock fee instead of a lease", "river.fee");
    check_on(&agenda, "a lease of the lock by treaty", "river.lease");
}
