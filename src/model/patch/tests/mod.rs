//! Patches of any two dossiers: there, back, twice, and over one another.

mod merging;
mod words;

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
