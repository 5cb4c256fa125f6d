//! What two sides did, laid over one another.

use super::*;

#[test]
fn settings_are_merged_field_by_field() {
    let base = Dossier::default();
    let mut ours = base.clone();
    ours.settings.window_days = 7;
    ours.settings.count_others = true;
    let mut theirs = base.clone();
    theirs.settings.window_days = 90;
    theirs.settings.threshold = 0.1;
    let merge = Merge::of(&base, &ours, &theirs);
    assert_eq!(merge.clashes.len(), 1, "the days");
    let merged = merge.merged(&theirs, |_| Side::Theirs).settings;
    assert_eq!((merged.window_days, merged.count_others), (90, true));
    let merged = merge.merged(&theirs, |_| Side::Ours).settings;
    assert_eq!((merged.window_days, merged.count_others), (7, true));
    assert!((merged.threshold - 0.1).abs() < f64::EPSILON);

    ours.settings.window_days = base.settings.window_days;
    let merge = Merge::of(&base, &ours, &theirs);
    assert_eq!(merge.clashes, []);
}

#[test]
fn two_articles_of_one_name_are_both_kept() {
    let article = |text: &str| {
        let mut coded = CodedArticle::default();
        coded.article.id = "talks".into();
        text.clone_into(&mut coded.article.text);
        Dossier {
            articles: vec![Arc::new(coded)],
            ..Dossier::default()
        }
    };
    let (ours, theirs) = (article("ours"), article("theirs"));
    let merge = Merge::of(&Dossier::default(), &ours, &theirs);
    assert_eq!(merge.clashes, []);
    let merged = merge.merged(&theirs, |_| Side::Theirs);
    let mut found: Vec<(&str, &str)> = merged
        .articles
        .iter()
        .map(|coded| (coded.article.id.as_str(), coded.article.text.as_str()))
        .collect();
    found.sort_unstable();
    assert_eq!(found, [("talks", "theirs"), ("talks-2", "ours")]);
}

#[test]
fn a_statement_that_both_added_stays_where_they_have_it() {
    let with = |title: &str, ids: &[u32]| {
        let mut coded = CodedArticle::default();
        coded.article.id = "talks".into();
        title.clone_into(&mut coded.article.title);
        coded.statements = ids.iter().map(|id| statement(*id, 0)).collect();
        Dossier {
            articles: vec![Arc::new(coded)],
            ..Dossier::default()
        }
    };
    let (base, ours, theirs) = (with("", &[]), with("", &[1]), with("Other", &[2, 1]));
    let merge = Merge::of(&base, &ours, &theirs);
    assert_eq!(merge.clashes, []);
    assert_eq!(merge.merged(&theirs, |_| Side::Ours), theirs);
}

/// A dossier of one article with one statement.
fn of_one_statement() -> Dossier {
    let mut coded = CodedArticle::default();
    coded.article.id = "talks".into();
    coded.statements.push(statement(1, 0));
    Dossier {
        articles: vec![Arc::new(coded)],
        ..Dossier::default()
    }
}

#[test]
fn an_article_taken_out_elsewhere_and_changed_here_is_a_clash() {
    let base = of_one_statement();
    let mut ours = base.clone();
    Arc::make_mut(&mut ours.articles[0]).statements[0].discarded = true;
    let theirs = Dossier::default();
    let merge = Merge::of(&base, &ours, &theirs);
    assert_eq!(merge.clashes.len(), 1);
    assert_eq!(merge.merged(&theirs, |_| Side::Theirs), theirs);
    assert_eq!(merge.merged(&theirs, |_| Side::Ours), ours);
}

#[test]
fn what_both_add_under_one_number_stays_twice() {
    let base = of_one_statement();
    let with = |added: Statement| {
        let mut dossier = base.clone();
        Arc::make_mut(&mut dossier.articles[0])
            .statements
            .push(added);
        dossier
    };
    let (ours, theirs) = (with(statement(2, 1)), with(statement(2, 2)));
    let merge = Merge::of(&base, &ours, &theirs);
    assert_eq!(merge.clashes, []);
    let merged = merge.merged(&theirs, |_| Side::Theirs);
    let found = |id: u32| {
        let mut statements = merged.articles[0].statements.iter();
        statements.find(|s| s.id.0 == id).map(|s| s.attitude)
    };
    assert_eq!(merged.articles[0].statements.len(), 3);
    assert_eq!(found(2), Some(Attitude::ALL[2]), "theirs");
    assert_eq!(found(3), Some(Attitude::ALL[1]), "ours");
    // The same statement on both sides is one.
    let merge = Merge::of(&base, &theirs, &theirs);
    assert_eq!(merge.merged(&theirs, |_| Side::Ours), theirs);
}

#[test]
fn what_clashes_with_several_parts_is_one_clash_and_settings_fit_the_agenda() {
    let mut coded = CodedArticle::default();
    coded.article.id = "talks".into();
    coded.statements = vec![statement(1, 0), statement(2, 0)];
    let party = |id: &str| Party {
        id: id.into(),
        ..Party::default()
    };
    let agenda = |ids: &[&str]| {
        Arc::new(Agenda {
            parties: ids.iter().map(|id| party(id)).collect(),
            ..Agenda::default()
        })
    };
    let base = Dossier {
        articles: vec![Arc::new(coded)],
        agenda: agenda(&["UP", "DOWN"]),
        ..Dossier::default()
    };
    // We change what is known of the article, they judge both its statements.
    let mut ours = base.clone();
    "Other".clone_into(&mut Arc::make_mut(&mut ours.articles[0]).article.title);
    ours.agenda = agenda(&["UP"]);
    let mut theirs = base.clone();
    for statement in &mut Arc::make_mut(&mut theirs.articles[0]).statements {
        statement.status = Status::Verified;
    }
    theirs.settings.parties = vec!["DOWN".into(), "UP".into()];
    let merge = Merge::of(&base, &ours, &theirs);
    let [clash] = &merge.clashes[..] else {
        panic!("{:?}", merge.clashes);
    };
    let told = clash.told(&theirs);
    assert_eq!((told.ours.len(), told.theirs.len()), (1, 2));
    let merged = merge.merged(&theirs, |_| Side::Theirs);
    let statements = &merged.articles[0].statements;
    assert!(statements.iter().all(|s| s.status == Status::Verified));
    // Their columns without the party that we took out.
    assert_eq!(merged.settings.parties, ["UP".into()]);
}

#[test]
fn edits_of_different_parties_and_proposals_merge_without_a_clash() {
    let base = small_agenda();
    let mut ours = base.clone();
    "The dam opens in May".clone_into(&mut ours.issues[0].proposals[0].text);
    "The North".clone_into(&mut ours.parties[0].name);
    ours.parties.swap(0, 1);
    let mut theirs = base.clone();
    theirs.issues[0].proposals[1].cues.push("halves".to_owned());
    theirs.parties[1].metonyms.push("the delta".to_owned());
    "Funds".clone_into(&mut theirs.issues[1].title);
    theirs.issues[1].proposals.insert(
        1,
        Proposal {
            id: "m.3".into(),
            text: "The fee stays".to_owned(),
            ..Proposal::default()
        },
    );
    let moved = theirs.issues[0].proposals.remove(0);
    theirs.issues[1].proposals.push(moved.clone());

    let theirs = with_agenda(theirs);
    let merge = Merge::of(
        &with_agenda(base.clone()),
        &with_agenda(ours.clone()),
        &theirs,
    );
    // Under which issue it stands and what it says are of one proposal.
    let [clash] = &merge.clashes[..] else {
        panic!("{:?}", merge.clashes);
    };
    assert_eq!(
        clash.told(&theirs),
        ClashTold {
            of: "Proposal “The dam opens”".to_owned(),
            ours: vec!["text “The dam opens in May”".to_owned()],
            theirs: vec!["issue “Money”".to_owned()],
        }
    );
    for (side, text, under) in [
        (
            Side::Ours,
            "The dam opens in May",
            ["w", "w", "m", "m", "m"],
        ),
        (Side::Theirs, "The dam opens", ["w", "m", "m", "m", "m"]),
    ] {
        let merged = merge.merged(&theirs, |_| side).agenda;
        let issues: Vec<&str> = merged
            .all_proposals()
            .map(|(it, _)| it.id.as_str())
            .collect();
        assert_eq!(issues, under, "{side:?}");
        let (_, dam) = merged.proposal(&"w.1".into()).expect("it is kept");
        assert_eq!(dam.text, text);
        let (_, share) = merged.proposal(&"w.2".into()).expect("it is kept");
        assert_eq!(share.cues, ["halves"]);
        assert_eq!(merged.issues[1].title, "Funds");
        let names: Vec<&str> = merged.parties.iter().map(|it| &*it.name).collect();
        assert_eq!(names, ["Downstream", "The North"]);
        assert_eq!(merged.parties[0].metonyms, ["the delta"]);
    }
}

#[test]
fn what_is_taken_out_of_an_agenda_stays_where_the_other_side_used_it() {
    let base = with_agenda(small_agenda());
    let mut without = small_agenda();
    without.issues.remove(1);
    without.parties.remove(1);
    let without = with_agenda(without);
    let mut using = base.clone();
    let cell = ("m.1".into(), "DOWN".into());
    using.hand.insert(cell, HandEdit::default());
    for (ours, theirs) in [(&without, &using), (&using, &without)] {
        let merge = Merge::of(&base, ours, theirs);
        assert_eq!(merge.clashes, []);
        let merged = merge.merged(theirs, |_| Side::Theirs);
        assert_eq!(merged.hand.len(), 1);
        assert!(merged.agenda.party(&"DOWN".into()).is_some());
        let (issue, _) = merged.agenda.proposal(&"m.1".into()).expect("it is used");
        assert_eq!(issue.proposals.len(), 1, "the other one is not used");
    }
}
