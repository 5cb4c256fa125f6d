//! Patches of any two dossiers: there, back, twice, and over one another.

use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::model::{
    Act, Agenda, Article, Attitude, Dossier, Evidence, Firmness, Party, Span, StanceAttitude,
    Standing, Status, Voice,
};

fn statement(id: u32, note: u8) -> Statement {
    Statement {
        id: StatementId(id),
        party: "UP".into(),
        speaker: None,
        unnamed: None,
        standing: Standing::Speaks,
        issue: None,
        proposal: Some("p.1".into()),
        act: Act::Says,
        attitude: Attitude::ALL[usize::from(note) % 4],
        lean: None,
        condition: None,
        value: None,
        firmness: Firmness::Plain,
        voice: Voice::Quoted,
        venue: None,
        via: None,
        said_on: None,
        superseded: false,
        cue: "said".to_owned(),
        evidence: Evidence {
            quote: format!("words {id}"),
            span: Span::new(id as usize, id as usize + 1),
            ..Evidence::default()
        },
        confidence: 0.5,
        reasons: Vec::new(),
        status: Status::Machine,
        discarded: note > 200,
        coder: note.is_multiple_of(3).then(|| "Ann".to_owned()),
        extracted: None,
    }
}

prop_compose! {
    fn article()(
        number in 0..5_u8,
        title in prop::sample::select(vec!["one", "two"]),
        statements in prop::collection::vec((0..5_u32, any::<u8>()), 0..5),
    ) -> CodedArticle {
        let mut seen = std::collections::BTreeSet::new();
        CodedArticle {
            article: Article {
                id: ArticleId(format!("a{number}")),
                title: title.to_owned(),
                text: format!("text {number} {title}"),
                ..Article::default()
            },
            statements: statements
                .into_iter()
                .filter(|(id, _)| seen.insert(*id))
                .map(|(id, note)| statement(id, note))
                .collect(),
            notes: Vec::new(),
            outdated: number == 3,
        }
    }
}

prop_compose! {
    /// Any small dossier; the pools are small, so that two of them share much.
    fn dossier()(
        title in prop::sample::select(vec!["A", "B", "C"]),
        agenda in prop::sample::select(vec!["x", "y", "z"]),
        days in 1..3_u32,
        others in any::<bool>(),
        cells in prop::collection::btree_map((0..3_u8, 0..3_u8), 0..3_usize, 0..6),
        articles in prop::collection::vec(article(), 0..6),
    ) -> Dossier {
        let mut seen = std::collections::BTreeSet::new();
        Dossier {
            title: title.to_owned(),
            agenda: Arc::new(Agenda { id: agenda.to_owned(), ..Agenda::default() }),
            articles: articles
                .into_iter()
                .filter(|coded| seen.insert(coded.article.id.clone()))
                .map(Arc::new)
                .collect(),
            hand: cells
                .into_iter()
                .map(|((row, column), at)| {
                    let hand = HandEdit {
                        attitude: Some(StanceAttitude::ALL[at]),
                        ..HandEdit::default()
                    };
                    let cell = (ProposalId(format!("p{row}")), PartyId(format!("P{column}")));
                    (cell, hand)
                })
                .collect(),
            snapshots: Vec::new(),
            settings: Settings { window_days: days, count_others: others, ..Settings::default() },
        }
    }
}

fn with(dossier: &Dossier, patch: &Patch) -> Dossier {
    let mut next = dossier.clone();
    patch.apply(&mut next);
    next
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn a_patch_leads_there_and_back_and_does_no_harm_twice(a in dossier(), b in dossier()) {
        prop_assert!(Patch::between(&a, &a).is_empty());
        let patch = Patch::between(&a, &b);
        let there = with(&a, &patch);
        prop_assert_eq!(&there, &b);
        prop_assert_eq!(&with(&there, &patch), &b);
        prop_assert!(patch.parts.iter().all(|part| part.is_in(&b)));
        let back = patch.clone().reversed();
        prop_assert_eq!(&with(&b, &back), &a);
        prop_assert!(back.parts.iter().all(|part| part.is_in(&a)));
        prop_assert_eq!(back.reversed(), patch.clone());
        for (at, part) in patch.parts.iter().enumerate() {
            prop_assert!(!patch.parts[..at].iter().any(|other| other.is_of_same(part)));
        }
        for told in patch.told(&a) {
            prop_assert!(![&told.of, &told.before, &told.after].iter().any(|it| it.is_empty()));
        }
    }

    #[test]
    fn a_patch_over_a_mixture_of_both_sides_still_leads_there(
        a in dossier(),
        b in dossier(),
        done in prop::collection::vec(any::<bool>(), 20),
    ) {
        // As files of which some were written and some were not.
        let patch = Patch::between(&a, &b);
        let mut mixed = a.clone();
        for (part, done) in patch.parts.iter().zip(done) {
            if done && !matches!(part, Part::Order { .. } | Part::Article { .. }) {
                part.apply(&mut mixed);
            }
        }
        prop_assert_eq!(&with(&mixed, &patch), &b);
    }

    #[test]
    fn one_side_alone_is_what_is_merged(base in dossier(), other in dossier()) {
        let choose = |_: &Clash| -> Side { unreachable!("one side alone has no clash") };
        let merge = Merge::of(&base, &other, &base);
        prop_assert_eq!(&merge.merged(&base, choose), &other);
        let merge = Merge::of(&base, &base, &other);
        prop_assert_eq!(&merge.merged(&other, choose), &other);
        let merge = Merge::of(&base, &other, &other);
        prop_assert_eq!(&merge.clashes, &[]);
        prop_assert_eq!(&merge.merged(&other, choose), &other);
    }

    #[test]
    fn nothing_is_lost_in_a_merge(base in dossier(), ours in dossier(), theirs in dossier()) {
        let merge = Merge::of(&base, &ours, &theirs);
        for side in [Side::Ours, Side::Theirs] {
            let merged = merge.merged(&theirs, |_| side);
            let clashes = |part: &Part| {
                merge.clashes.iter().any(|c| c.ours == *part || c.theirs.meets(part) || c.ours.meets(part))
            };
            let plain = |part: &&Part| !matches!(part, Part::Order { .. } | Part::Settings { .. });
            for part in merge.ours.parts.iter().filter(plain) {
                let wins = side == Side::Ours || !clashes(part);
                if wins {
                    prop_assert!(part.is_in(&merged), "ours, {:?}: {:?}", side, part);
                }
            }
            for part in merge.theirs.parts.iter().filter(plain) {
                if !clashes(part) {
                    prop_assert!(part.is_in(&merged), "theirs, {:?}: {:?}", side, part);
                }
            }
        }
    }
}

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
fn an_article_taken_out_elsewhere_and_changed_here_is_a_clash() {
    let mut coded = CodedArticle::default();
    coded.article.id = "talks".into();
    coded.statements.push(statement(1, 0));
    let base = Dossier {
        articles: vec![Arc::new(coded)],
        ..Dossier::default()
    };
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
    let mut coded = CodedArticle::default();
    coded.article.id = "talks".into();
    coded.statements.push(statement(1, 0));
    let base = Dossier {
        articles: vec![Arc::new(coded)],
        ..Dossier::default()
    };
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
fn every_clash_of_a_part_is_told_and_settings_fit_the_agenda() {
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
    assert_eq!(merge.clashes.len(), 2);
    let merged = merge.merged(&theirs, |_| Side::Theirs);
    let statements = &merged.articles[0].statements;
    assert!(statements.iter().all(|s| s.status == Status::Verified));
    // Their columns without the party that we took out.
    assert_eq!(merged.settings.parties, ["UP".into()]);
}

#[test]
fn parts_are_told_in_words() {
    let mut a = Dossier {
        title: "River".to_owned(),
        ..Dossier::default()
    };
    let mut coded = CodedArticle::default();
    coded.article.id = "talks".into();
    coded.article.title = "Talks go on".to_owned();
    coded.statements.push(statement(1, 0));
    a.articles.push(Arc::new(coded));
    let mut b = a.clone();
    "Lake".clone_into(&mut b.title);
    b.settings.window_days = 7;
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        note: Some("ask".to_owned()),
        ..HandEdit::default()
    };
    b.hand.insert(("p.1".into(), "UP".into()), hand);
    Arc::make_mut(&mut b.articles[0]).statements[0].discarded = true;
    let told: Vec<String> = Patch::between(&a, &b)
        .told(&b)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        told,
        [
            "Title: “River” → “Lake”",
            "Settings: days: 30 → days: 7",
            "UP on “p.1”: nothing → opposes, note “ask”",
            "“words 1” of UP in “Talks go on”: not discarded → discarded",
        ]
    );
}
