//! Patches of any two dossiers: there, back, twice, and over one another.

use std::sync::Arc;

use proptest::prelude::*;

use super::agenda::{self, ItemChange, ItemKey};
use super::*;
use crate::model::{
    Act, Agenda, Amount, Article, Attitude, Bound, Dossier, Evidence, Firmness, Found, Issue,
    Party, Person, Proposal, ScaleSpec, Span, StanceAttitude, Standing, Status, Voice,
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
    /// Any small agenda: parties and proposals in any order, each proposal under one issue.
    fn agenda()(
        title in prop::sample::select(vec!["x", "y", "z"]),
        parties in prop::collection::vec((0..4_u8, any::<bool>()), 0..4),
        issues in prop::sample::subsequence(vec!["i1", "i2", "i3"], 0..=3).prop_shuffle(),
        proposals in prop::collection::vec((0..6_u8, 0..3_usize, any::<bool>()), 0..6),
    ) -> Agenda {
        let mut seen = std::collections::BTreeSet::new();
        let parties = parties
            .into_iter()
            .filter(|(id, _)| seen.insert(*id))
            .map(|(id, main)| Party { id: PartyId(format!("P{id}")), main, ..Party::default() });
        let parties = parties.collect();
        let issue = |id: &str| Issue { id: id.into(), ..Issue::default() };
        let mut issues: Vec<Issue> = issues.into_iter().map(issue).collect();
        let mut seen = std::collections::BTreeSet::new();
        for (id, under, retired) in proposals {
            if !issues.is_empty() && seen.insert(id) {
                let all = issues.len();
                let id = ProposalId(format!("p{id}"));
                issues[under % all].proposals.push(Proposal { id, retired, ..Proposal::default() });
            }
        }
        Agenda { id: title.to_owned(), parties, issues, ..Agenda::default() }
    }
}

prop_compose! {
    /// Any small dossier; the pools are small, so that two of them share much.
    fn dossier()(
        title in prop::sample::select(vec!["A", "B", "C"]),
        agenda in agenda(),
        days in 1..3_u32,
        others in any::<bool>(),
        cells in prop::collection::btree_map((0..3_u8, 0..3_u8), 0..3_usize, 0..6),
        articles in prop::collection::vec(article(), 0..6),
    ) -> Dossier {
        let mut seen = std::collections::BTreeSet::new();
        Dossier {
            title: title.to_owned(),
            agenda: Arc::new(agenda),
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
                let mut in_clashes = merge.clashes.iter().flat_map(|c| c.ours.iter().chain(&c.theirs));
                in_clashes.any(|other| other.is_of_same(part))
            };
            let plain = |part: &&Part| {
                !matches!(part, Part::Order { .. } | Part::Settings { .. } | Part::Agenda { .. })
            };
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

proptest! {
    #![proptest_config(config(2_000))]

    #[test]
    fn agendas_are_merged_part_by_part(
        base in agenda(),
        ours in agenda(),
        theirs in agenda(),
        mine in any::<u16>(),
    ) {
        let of = |agenda: &Agenda| Dossier { agenda: Arc::new(agenda.clone()), ..Dossier::default() };
        let theirs_whole = of(&theirs);
        let merge = Merge::of(&of(&base), &of(&ours), &theirs_whole);
        let clashing = agenda::clashes(&base, &ours, &theirs);
        prop_assert_eq!(merge.clashes.len(), clashing.len());
        // Each clash is answered on its own.
        let side = |at: usize| if mine >> (at % 16) & 1 == 1 { Side::Ours } else { Side::Theirs };
        let at = |clash: &Clash| merge.clashes.iter().position(|other| other == clash);
        let merged = merge.merged(&theirs_whole, |clash| side(at(clash).expect("it is one")));
        let left: Vec<ItemChange> = agenda::changes(&base, &merged.agenda);
        let ends = |key: &ItemKey, agenda: &Agenda| {
            let changes = agenda::changes(&base, agenda);
            changes.into_iter().find(|change| change.key == *key)
        };
        for change in agenda::changes(&base, &ours).iter().chain(&agenda::changes(&base, &theirs)) {
            let wanted = match clashing.iter().position(|key| *key == change.key) {
                Some(at) if side(at) == Side::Ours => ends(&change.key, &ours),
                Some(_) => ends(&change.key, &theirs),
                None => Some(change.clone()),
            };
            let found = left.iter().find(|other| other.key == change.key);
            // An issue comes back with a proposal that stays under it.
            let back = matches!(&change.key, ItemKey::Issue(_)) && change.after.is_none();
            if found != wanted.as_ref() {
                let stays = back || matches!(&wanted, Some(it) if it.after.is_none());
                let ItemKey::Issue(id) = &change.key else {
                    panic!("{change:?} became {found:?}");
                };
                prop_assert!(stays && merged.agenda.issue(id).is_some());
                prop_assert!(merged.agenda.issue(id).is_some_and(|it| !it.proposals.is_empty()));
            }
        }
        let mut seen = std::collections::BTreeSet::new();
        prop_assert!(merged.agenda.all_proposals().all(|(_, it)| seen.insert(it.id.clone())));
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

/// Returns an agenda of two parties, and of two issues with two proposals each.
fn small_agenda() -> Agenda {
    let party = |id: &str, name: &str| Party {
        id: id.into(),
        name: name.to_owned(),
        ..Party::default()
    };
    let issue = |id: &str, title: &str, texts: [&str; 2]| Issue {
        id: id.into(),
        title: title.to_owned(),
        proposals: (1..)
            .zip(texts)
            .map(|(n, text)| Proposal {
                id: ProposalId(format!("{id}.{n}")),
                text: text.to_owned(),
                ..Proposal::default()
            })
            .collect(),
        ..Issue::default()
    };
    Agenda {
        parties: vec![party("UP", "Upstream"), party("DOWN", "Downstream")],
        issues: vec![
            issue("w", "Water", ["The dam opens", "The water is shared"]),
            issue("m", "Money", ["The fee falls", "The fund grows"]),
        ],
        ..Agenda::default()
    }
}

fn with_agenda(agenda: Agenda) -> Dossier {
    Dossier {
        agenda: Arc::new(agenda),
        ..Dossier::default()
    }
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

fn told_between(a: &Dossier, b: &Dossier) -> Vec<String> {
    let told = Patch::between(a, b).told(b);
    told.iter().map(ToString::to_string).collect()
}

#[test]
fn an_agenda_is_told_part_by_part_and_field_by_field() {
    let base = small_agenda();
    let check = |change: fn(&mut Agenda), expected: &[&str]| {
        let mut other = base.clone();
        change(&mut other);
        let (a, b) = (with_agenda(base.clone()), with_agenda(other));
        assert_eq!(told_between(&a, &b), expected);
    };
    check(
        |a| {
            "The North".clone_into(&mut a.parties[0].name);
            a.parties[0].main = true;
            a.parties[1].names = vec!["the delta".to_owned()];
        },
        &[
            "Party “Upstream”: name “Upstream”, no column from the start → name “The North”, a \
             column from the start",
            "Party “Downstream”: names without “the delta” → names with “the delta”",
        ],
    );
    check(
        |a| {
            let names = (1..=7).map(|n| format!("n{n}"));
            a.parties[0].names = names.collect();
        },
        &[
            "Party “Upstream”: names without “n1”, “n2”, “n3”, “n4” and 3 more → names with “n1”, \
             “n2”, “n3”, “n4” and 3 more",
        ],
    );
    check(
        |a| {
            let person = Person {
                names: vec!["Ann Hill".to_owned()],
                role: "envoy".to_owned(),
                ..Person::default()
            };
            a.parties[0].people = vec![person];
            a.parties.remove(1);
        },
        &[
            "Party “Upstream”: people without “Ann Hill” → people with “Ann Hill”",
            "Party “Downstream”: there → nothing",
        ],
    );
    check(
        |a| {
            let fee = &mut a.issues[1].proposals[0];
            fee.scale = Some(ScaleSpec {
                unit: "crowns".to_owned(),
                low: 0.0,
                high: 12.5,
            });
            fee.implies = vec!["w.2".into()];
            "Only what is signed".clone_into(&mut fee.rule);
            a.issues[0].retired = true;
        },
        &[
            "Issue “Water”: in use → retired",
            "Proposal “The fee falls”: no scale, implied proposals without “The water is \
             shared”, no coding rule → scale from 0 to 12.5 crowns, implied proposals with “The \
             water is shared”, coding rule “Only what is signed”",
        ],
    );
    check(
        |a| {
            let dam = a.issues[0].proposals.remove(0);
            a.issues[1].proposals.push(dam);
            a.parties.swap(0, 1);
        },
        &[
            "Proposal “The dam opens”: issue “Water” → issue “Money”",
            "Order of parties: “Upstream”, “Downstream” → “Downstream”, “Upstream”",
        ],
    );
    check(
        |a| {
            let more = Proposal {
                id: "w.3".into(),
                text: "The locks close".to_owned(),
                cues: vec!["locks".to_owned()],
                ..Proposal::default()
            };
            a.issues[0].proposals.push(more);
        },
        &["Proposal “The locks close”: nothing → issue “Water”, cues with “locks”"],
    );
}

#[test]
fn an_article_is_told_field_by_field_and_statement_by_statement() {
    let mut coded = CodedArticle::default();
    coded.article.title = "Talks go on".to_owned();
    coded.article.text = "Menu. They talked.".to_owned();
    coded.statements = vec![statement(1, 0), statement(2, 0)];
    let base = Dossier {
        articles: vec![Arc::new(coded)],
        ..with_agenda(small_agenda())
    };
    let check = |change: fn(&mut CodedArticle), expected: &[&str]| {
        let mut other = base.clone();
        change(Arc::make_mut(&mut other.articles[0]));
        assert_eq!(told_between(&base, &other), expected);
    };
    check(
        |it| {
            "Talks end".clone_into(&mut it.article.title);
            it.article.outlet = Some("The Delta Post".to_owned());
            it.article.published = Some(jiff::civil::date(2026, 3, 2));
            it.article.dated_by = Some("Ann".to_owned());
            it.article.furniture = vec![Span::new(0, 4)];
            it.outdated = true;
            it.statements[1].venue = Some("to the press".to_owned());
        },
        &[
            "Article “Talks go on”: title “Talks go on”, no outlet, no date, date as read, left-out \
             lines without “Menu”, statements up to date → title “Talks end”, outlet “The Delta \
             Post”, date 2026-03-02, date set by Ann, left-out lines with “Menu”, statements out \
             of date",
            "“words 2” of Upstream in “Talks end”: no venue → venue “to the press”",
        ],
    );
    check(
        |it| {
            let s = &mut it.statements[0];
            s.party = "DOWN".into();
            s.proposal = Some("w.1".into());
            s.act = Act::Demands;
            s.speaker = Some("Ann Hill".to_owned());
            s.standing = Standing::Listed;
            s.voice = Voice::Other;
            s.via = Some("TASS".to_owned());
            s.said_on = Some(jiff::civil::date(2026, 3, 1));
            s.value = Some(Amount {
                words: "ten years".to_owned(),
                number: Some(10.0),
                bound: Bound::AtLeast,
            });
            s.evidence.quote = "other words".to_owned();
        },
        &[
            "“words 1” of Upstream in “Talks go on”: holder Upstream, on “p.1”, says, no amount, \
             no speaker, speaks for the party, quoted, no relay, no day said, quote “words 1” → \
             holder Downstream, on “The dam opens”, demands, amount at least ten years, speaker \
             “Ann Hill”, does not speak for the party, according to others, relay “TASS”, day \
             said 2026-03-01, quote “other words”",
        ],
    );
    check(
        |it| it.statements[0].evidence.found = Found::Moved,
        &["“words 1” of Upstream in “Talks go on”: quote in place → quote moved"],
    );
    check(
        |it| it.statements[0].confidence = 0.25,
        &["“words 1” of Upstream in “Talks go on”: 50 % sure → 25 % sure"],
    );
    check(
        |it| it.statements[0].evidence.hash = "other".to_owned(),
        &["“words 1” of Upstream in “Talks go on”: details as they were → details changed"],
    );
    check(
        |it| drop(it.statements.pop()),
        &["“words 2” of Upstream in “Talks go on”: on “p.1”, supports, plain, machine → nothing"],
    );
}

#[test]
fn long_texts_are_told_from_where_they_differ() {
    let long = "The water of the river is shared by halves between both banks each year";
    let title = |title: String| Dossier {
        title,
        ..Dossier::default()
    };
    let (a, b) = (
        title(format!("{long}, in May")),
        title(format!("{long}, in June")),
    );
    assert_eq!(
        told_between(&a, &b),
        ["Title: “…ch year, in May” → “…ch year, in June”"]
    );
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
            "Settings: statements of 30 days → statements of 7 days",
            "UP on “p.1”: as the statements say → opposes, note “ask”",
            "“words 1” of UP in “Talks go on”: not discarded → discarded",
        ]
    );
}
