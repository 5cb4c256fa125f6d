//! Edits, their labels, and the way back.

use super::*;

#[test]
fn every_edit_is_a_step_with_a_label() {
    let check = |edit: Edit, label: &str| {
        let mut session = session();
        let start = session.generation();
        session.apply(edit.clone()).expect(label);
        assert_eq!(session.undo_label(), Some(label));
        assert!(session.is_dirty() && session.generation() > start);
        let after = session.dossier().clone();
        assert_ne!(after, example());

        // What was taken out cannot be taken out once more; all else may be said twice.
        if !matches!(edit, Edit::RemoveArticle(_)) {
            session.apply(edit).expect("the same once more");
        }
        assert_eq!(session.undo().as_deref(), Some(label));
        assert_eq!(session.undo_label(), None, "an equal edit is no step");
        assert_eq!(*session.dossier(), example());
        assert!(!session.is_dirty(), "back to what was opened");

        assert_eq!(session.redo_label(), Some(label));
        assert_eq!(session.redo().as_deref(), Some(label));
        assert_eq!(*session.dossier(), after);
        assert_eq!(session.redo_label(), None);
    };
    check(
        set("water.share", "UP", StanceAttitude::Oppose),
        "Set attitude of Upstream on “The water is shared by halves”",
    );
    check(
        Edit::SetStance {
            proposal: "water.share".into(),
            party: "MID".into(),
            hand: HandEdit::default(),
        },
        "Reset Київ on “The water is shared by halves”",
    );
    check(
        Edit::Discard {
            statement: statement("b-first", 1),
            discarded: true,
        },
        "Discard a statement of Upstream",
    );
    check(
        Edit::SetStatus {
            statement: statement("a-second", 1),
            status: Status::Verified,
        },
        "Mark a statement of Київ as verified",
    );
    check(
        Edit::RemoveArticle("b-first".into()),
        "Remove “Talks, \"b-first\"”",
    );
    check(Edit::SetParties(vec!["DOWN".into()]), "Choose parties");
    check(
        Edit::SetTitle("  A river, two banks, and the towns between them all ".to_owned()),
        "Rename to “A river, two banks, and the towns between them…”",
    );
    check(Edit::SetSettings(Settings::default()), "Change settings");
}

#[test]
fn edits_of_what_is_not_there_are_refused() {
    let check = |edit: Edit, expected: &str| {
        let mut session = session();
        let generation = session.generation();
        let problem = session.apply(edit).expect_err(expected);
        assert_eq!(problem.to_string(), expected);
        assert_eq!(*session.dossier(), example());
        assert_eq!(session.generation(), generation);
        assert_eq!(session.undo_label(), None);
    };
    let gone = "It may have been taken out; nothing was changed.";
    check(
        set("water.sell", "UP", StanceAttitude::Oppose),
        &format!("The agenda has no proposal `water.sell`. {gone}"),
    );
    check(
        set("water.dam", "SEA", StanceAttitude::Oppose),
        &format!("The agenda has no party `SEA`. {gone}"),
    );
    check(
        Edit::Discard {
            statement: statement("b-first", 7),
            discarded: true,
        },
        &format!("The article `b-first` has no statement 7. {gone}"),
    );
    check(
        Edit::SetStatus {
            statement: statement("nowhere", 1),
            status: Status::Reviewed,
        },
        &format!("The case has no article `nowhere`. {gone}"),
    );
    check(
        Edit::RemoveArticle("nowhere".into()),
        &format!("The case has no article `nowhere`. {gone}"),
    );
    check(
        Edit::SetParties(vec!["UP".into(), "UP".into()]),
        "The settings choose the party `UP` twice. Choose parties of the agenda, each once.",
    );
    check(
        Edit::SetTitle(" \n".to_owned()),
        "A case needs a title. Type one.",
    );
    check(
        Edit::SetSettings(Settings {
            threshold: f64::NAN,
            ..Settings::default()
        }),
        "The threshold is NaN, it must be a number from 0 to 0.5. Choose one in that range.",
    );
}

#[test]
fn a_new_edit_ends_what_could_be_redone() {
    let mut session = session();
    assert_eq!(session.undo(), None);
    for title in ["One", "Two"] {
        session
            .apply(Edit::SetTitle(title.to_owned()))
            .expect("set");
    }
    session.undo();
    session
        .apply(Edit::SetTitle("Three".to_owned()))
        .expect("set");
    assert_eq!(session.redo(), None);
    session.undo();
    assert_eq!(session.dossier().title, "One");
}

#[test]
fn every_step_of_a_session_can_be_taken_back() {
    let mut session = session();
    for number in 0..2_000 {
        let edit = Edit::SetTitle(number.to_string());
        session.apply(edit).expect("set");
    }
    assert_eq!(std::iter::from_fn(|| session.undo()).count(), 2_000);
    assert_eq!(*session.dossier(), example());
}

#[test]
fn undo_and_redo_never_take_snapshots_away() {
    let mut session = session();
    let rename = Edit::SetTitle("Other".to_owned());
    session.apply(rename).expect("set");
    session
        .take_snapshot(" Now ", "", "2026-12-04T12:00")
        .expect("taken");
    session.undo();
    let names = |session: &Session| -> Vec<String> {
        let snapshots = &session.dossier().snapshots;
        snapshots.iter().map(|s| s.name.clone()).collect()
    };
    assert_eq!(names(&session), ["Before the round", "Now"]);
    assert_eq!(session.dossier().title, "River");
    session.redo();
    assert_eq!(names(&session), ["Before the round", "Now"]);
    assert_eq!(session.dossier().snapshots[1].articles, 2);
}

#[test]
fn snapshots_need_a_name_and_a_moment() {
    let mut session = session();
    let mut check = |name: &str, taken: &str, expected: &str| {
        let problem = session.take_snapshot(name, "", taken).expect_err(expected);
        assert_eq!(problem.sentence, expected);
        assert_eq!(session.dossier().snapshots.len(), 1);
    };
    check(" ", "2026-12-04T12:00", "A snapshot needs a name.");
    for taken in [
        "",
        "2026-12-04",
        "2026-12-04T25:00",
        "2026-12-04 12:00",
        "../../../etc/pass",
    ] {
        check("Now", taken, &format!("`{taken}` is no local time."));
    }
}
