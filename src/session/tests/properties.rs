//! Whatever is edited in whatever order: the way back leads to the start, the way forth
//! to the end, and what is saved is what is loaded.

use proptest::prelude::*;

use super::*;
use jiff::civil::date;

use crate::model::{Attitude, EvidenceFilter, Firmness, Issue, Party, Proposal, Span, Statement};
use crate::session::edit::{AgendaEdit, AgendaPart};
use crate::settle::{settle, settle_where};
use crate::store::save_new;
use crate::store::system::System;
use crate::store::system::simulated::{Crash, Simulated};

/// Any statement: of parties and proposals that are there or not, in words that are or not.
fn any_statement() -> impl Strategy<Value = Statement> {
    let party = prop::sample::select(vec!["UP", "DOWN", "SEA"]);
    let proposal = prop::sample::select(vec!["water.share", "water.dam", "water.sell"]);
    let attitude = prop::sample::select(Attitude::ALL.to_vec());
    let span = (0..30_usize, 0..60_usize);
    (
        party,
        prop::option::of(proposal),
        attitude,
        span,
        any::<f32>(),
    )
        .prop_map(|(party, proposal, attitude, (start, end), confidence)| {
            let mut made = example().articles[0].statements[0].clone();
            made.party = party.into();
            made.proposal = proposal.map(Into::into);
            made.attitude = attitude;
            made.confidence = confidence;
            if end > 0 {
                made.evidence.span = Span::new(start, end);
            }
            made
        })
}

/// Any edit of the agenda, of parts that are there and of others.
fn any_agenda_edit() -> impl Strategy<Value = AgendaEdit> {
    let part = || {
        prop_oneof![
            prop::sample::select(vec!["UP", "DOWN", "MID", "SEA"])
                .prop_map(|id| AgendaPart::Party(id.into())),
            prop::sample::select(vec!["water", "air"]).prop_map(|id| AgendaPart::Issue(id.into())),
            prop::sample::select(vec!["water.share", "water.dam", "air.clean"])
                .prop_map(|id| AgendaPart::Proposal(id.into())),
        ]
    };
    let id = prop::sample::select(vec![
        "UP",
        "SEA",
        "water.share",
        "air.clean",
        "air",
        "water",
        "",
    ]);
    let named = (id, prop::sample::select(vec!["", "A name", "Ім’я"]));
    prop_oneof![
        (part(), 0..5_usize).prop_map(|(part, at)| AgendaEdit::Move(part, at)),
        (part(), part()).prop_map(|(from, into)| AgendaEdit::Merge(from, into)),
        (part(), any::<bool>()).prop_map(|(part, is)| AgendaEdit::Retire(part, is)),
        part().prop_map(AgendaEdit::Remove),
        named
            .clone()
            .prop_map(|(id, name)| AgendaEdit::AddParty(Party {
                id: id.into(),
                name: name.to_owned(),
                ..Party::default()
            })),
        named
            .clone()
            .prop_map(|(id, title)| AgendaEdit::AddIssue(Issue {
                id: id.into(),
                title: title.to_owned(),
                ..Issue::default()
            })),
        named.prop_map(|(id, text)| AgendaEdit::AddProposal(
            "water".into(),
            Proposal {
                id: id.into(),
                text: text.to_owned(),
                ..Proposal::default()
            }
        )),
    ]
}

/// Any edit, of things that are there and of things that are not.
pub(super) fn any_edit() -> impl Strategy<Value = Edit> {
    let proposal = prop::sample::select(vec!["water.share", "water.dam", "water.sell"]);
    let party = prop::sample::select(vec!["UP", "DOWN", "MID", "SEA"]);
    let article = prop::sample::select(vec!["b-first", "a-second", "nowhere"]);
    let hand = (
        prop::option::of(prop::sample::select(StanceAttitude::ALL.to_vec())),
        prop::option::of(prop::sample::select(Firmness::ALL.to_vec())),
        prop::option::of(any::<String>()),
    )
        .prop_map(|(attitude, firmness, note)| HandEdit {
            attitude,
            firmness,
            note,
            ..HandEdit::default()
        });
    let number = 1..3_u32;
    prop_oneof![
        4 => (proposal, party.clone(), hand).prop_map(|(proposal, party, hand)| Edit::SetStance {
            proposal: proposal.into(),
            party: party.into(),
            hand,
        }),
        2 => (article.clone(), number.clone(), any::<bool>()).prop_map(|(id, n, discarded)| {
            Edit::Discard { statement: statement(id, n), discarded }
        }),
        2 => (article.clone(), number.clone(), prop::sample::select(Status::ALL.to_vec()))
            .prop_map(|(id, n, status)| Edit::SetStatus { statement: statement(id, n), status }),
        1 => article.clone().prop_map(|id| Edit::RemoveArticle(id.into())),
        2 => (article, number, any_statement()).prop_map(|(id, n, made)| {
            Edit::ChangeStatement { statement: statement(id, n), to: Box::new(made) }
        }),
        2 => any_statement().prop_map(|made| Edit::AddStatement {
            article: "b-first".into(),
            statement: Box::new(made),
        }),
        1 => (1..3_u32, 0..40_usize).prop_map(|(n, at)| Edit::SplitStatement {
            statement: statement("a-second", n),
            at,
        }),
        3 => any_agenda_edit().prop_map(|edit| Edit::Agenda(Box::new(edit))),
        1 => prop::collection::vec(party, 0..4)
            .prop_map(|parties| Edit::SetParties(parties.into_iter().map(Into::into).collect())),
        1 => any::<String>().prop_map(Edit::SetTitle),
        1 => (any::<u32>(), any::<f64>(), any::<bool>()).prop_map(|(days, share, others)| {
            Edit::SetSettings(Settings {
                window_days: days,
                threshold: share.abs() % 0.5,
                count_others: others,
                ..Settings::default()
            })
        }),
    ]
}

pub(super) fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn undoing_all_is_the_start_and_redoing_all_the_end(
        edits in prop::collection::vec(any_edit(), 0..20),
        as_of in prop::sample::select(vec![date(2026, 11, 20), date(2026, 12, 1), TODAY]),
    ) {
        let mut session = session();
        let start = session.dossier().clone();
        let mut steps = 0;
        for edit in edits {
            let before = session.dossier().clone();
            let generation = session.generation();
            let refused = session.apply(edit).is_err();
            let changed = *session.dossier() != before;
            prop_assert!(!(refused && changed));
            prop_assert_eq!(session.generation() > generation, changed);
            prop_assert_eq!(session.table(), &settle(session.dossier()));
            steps += usize::from(changed);
        }
        let end = session.dossier().clone();
        prop_assert_eq!(session.is_dirty(), end != start);
        let mut undone = 0;
        while session.undo().is_some() {
            undone += 1;
            prop_assert_eq!(session.table(), &settle(session.dossier()));
        }
        prop_assert_eq!(undone, steps);
        prop_assert_eq!(session.dossier(), &start);
        prop_assert!(!session.is_dirty());
        let redone = std::iter::from_fn(|| session.redo()).count();
        prop_assert_eq!(redone, steps);
        prop_assert_eq!(session.dossier(), &end);
        prop_assert_eq!(session.table(), &settle(&end));

        // Over part of the evidence as well.
        let filter = EvidenceFilter { as_of: Some(as_of), ..EvidenceFilter::default() };
        session.set_filter(filter.clone());
        while session.undo().is_some() {
            prop_assert_eq!(session.table(), &settle_where(session.dossier(), &filter));
        }
    }
}

/// Anything that a person does: edits, the way back and forth, saving, new articles.
#[derive(Clone, Debug)]
enum Act {
    Edit(Edit),
    Undo,
    Redo,
    Save,
    Adopt(u8),
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        20 => any_edit().prop_map(Act::Edit),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
        1 => Just(Act::Save),
        1 => any::<u8>().prop_map(Act::Adopt),
    ]
}

fn act(session: &mut Session, act: Act) {
    match act {
        Act::Edit(edit) => {
            // Some name what is not there, and are refused.
            let _ = session.apply(edit);
        }
        Act::Undo => {
            session.undo();
        }
        Act::Redo => {
            session.redo();
        }
        Act::Save => session.save().expect("saved"),
        Act::Adopt(number) => {
            let (id, before) = (format!("n{number}"), format!("{number}. "));
            session.adopt(vec![example_article(
                &id,
                &before,
                "“no”",
                "UP",
                "water.share",
            )]);
        }
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn a_thousand_acts_lead_back_and_forth_and_outlive_a_crash_and_a_save(
        acts in prop::collection::vec(any_act(), 1_000),
    ) {
        let place = std::path::PathBuf::from("/disk/case");
        let simulated = Arc::new(Simulated::with_folder(place.parent().expect("a folder")));
        let system: Arc<dyn System> = simulated.clone();
        save_new(&system, &place, &example(), None, None).expect("saved");
        let mut session = Session::open_on(system, &place, TODAY).expect("opens");
        for one in acts {
            act(&mut session, one);
        }
        let end = session.dossier().clone();

        // As a crash at this moment leaves it.
        let left: Arc<dyn System> = Arc::new(simulated.after(Crash::Power));
        let mut crashed = Session::open_on(left.clone(), &place, TODAY).expect("opens");
        crashed.take_over_recovery().expect("taken over");
        prop_assert_eq!(crashed.dossier(), &end, "the journal replayed");
        crashed.save().expect("saved");
        drop(crashed);
        let again = Session::open_on(left, &place, TODAY).expect("opens");
        prop_assert_eq!(again.dossier(), &end, "saved and loaded");
        prop_assert!(again.recovery().is_none());

        let undone = std::iter::from_fn(|| session.undo()).count();
        prop_assert_eq!(session.dossier(), &example(), "all undone");
        let redone = std::iter::from_fn(|| session.redo()).count();
        prop_assert!(redone >= undone);
        for _ in undone..redone {
            session.undo();
        }
        prop_assert_eq!(session.dossier(), &end, "all redone");
    }
}

proptest! {
    // Each case waits for the disk twice.
    #![proptest_config(cases(24))]

    #[test]
    fn what_is_saved_is_what_is_loaded(
        edits in prop::collection::vec(any_edit(), 0..8),
        more in prop::collection::vec(any_edit(), 0..4),
    ) {
        let folder = tempfile::tempdir().expect("a folder");
        let mut session = session();
        for edit in edits {
            let _ = session.apply(edit);
        }
        session.save_as(folder.path()).expect("saved");
        for edit in more {
            let _ = session.apply(edit);
        }
        session.save().expect("saved again");
        let opened = Session::open(folder.path(), TODAY).expect("opens");
        prop_assert_eq!(opened.dossier(), session.dossier());
        prop_assert_eq!(opened.warnings(), &[]);
    }
}
