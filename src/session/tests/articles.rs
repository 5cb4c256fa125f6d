//! Edits of what is said of articles.

use super::*;
use crate::model::{Article, Note, NoteKind, Span};
use crate::session::edit::ArticleEdit;

fn change(session: &mut Session, edit: ArticleEdit) -> Result<(), Problem> {
    let article = ArticleId::from("b-first");
    session.apply(Edit::ChangeArticle { article, edit })
}

fn article(session: &Session) -> &Article {
    &session.dossier().articles[0].article
}

/// The example with a date in doubt, and a statement that has no day but that.
fn doubtful() -> Session {
    let mut dossier = example();
    let coded = std::sync::Arc::make_mut(&mut dossier.articles[0]);
    coded.article.date_disputed = true;
    let note = Note::new(NoteKind::FutureDate, "It lies after today.", "");
    coded.article.notes.push(note);
    coded.statements[0].said_on = None;
    Session::from_dossier(dossier, TODAY)
}

#[test]
fn what_is_said_of_an_article_is_set_taken_away_and_undone() {
    let mut session = session();
    let before = session.dossier().clone();
    for (edit, label) in [
        (
            ArticleEdit::Title(" A title ".to_owned()),
            "Call “Talks, \"b-first\"” “A title”",
        ),
        (
            ArticleEdit::Outlet("Gazette".to_owned()),
            "Set outlet of “A title”",
        ),
        (
            ArticleEdit::Author("Ada Berg".to_owned()),
            "Set author of “A title”",
        ),
        (
            ArticleEdit::Address("https://example.org/1".to_owned()),
            "Set address of “A title”",
        ),
    ] {
        change(&mut session, edit).expect("changed");
        assert_eq!(session.undo_label(), Some(label));
    }
    let now = article(&session);
    assert_eq!(now.title, "A title");
    assert_eq!(now.outlet.as_deref(), Some("Gazette"));
    assert_eq!(now.author.as_deref(), Some("Ada Berg"));
    assert_eq!(now.address.as_deref(), Some("https://example.org/1"));
    assert!(
        !session.dossier().articles[0].outdated,
        "no word is read otherwise"
    );
    change(&mut session, ArticleEdit::Outlet("  ".to_owned())).expect("changed");
    assert_eq!(article(&session).outlet, None);
    for _ in 0..5 {
        session.undo();
    }
    assert_eq!(*session.dossier(), before);

    assert!(change(&mut session, ArticleEdit::Title(" ".to_owned())).is_err());
    let nowhere = Edit::ChangeArticle {
        article: "nowhere".into(),
        edit: ArticleEdit::Outlet("Gazette".to_owned()),
    };
    assert!(session.apply(nowhere).is_err());
    assert_eq!(session.undo_label(), None);
}

#[test]
fn a_date_that_a_person_sets_is_in_no_doubt_and_its_statements_follow_it() {
    let mut session = doubtful();
    session.set_who("Ann");
    let as_of = |session: &Session| {
        let cell = session.table().get(&"water.share".into(), &"UP".into());
        cell.and_then(|stance| stance.as_of)
    };
    let notes = |session: &Session| article(session).open_notes().count();
    assert_eq!(notes(&session), 2);
    let day = jiff::civil::date(2026, 2, 1);
    change(&mut session, ArticleEdit::Published(Some(day))).expect("set");
    let now = article(&session);
    assert_eq!((now.published, now.date_disputed), (Some(day), false));
    assert_eq!(now.dated_by.as_deref(), Some("Ann"));
    assert_eq!(notes(&session), 1, "the note on the date is settled");
    assert_eq!(as_of(&session), Some(day));
    assert!(session.dossier().articles[0].outdated);
    // The same day once more is no step.
    change(&mut session, ArticleEdit::Published(Some(day))).expect("set");
    session.undo();
    assert_eq!(session.undo_label(), None);
    assert_eq!(
        (notes(&session), article(&session).date_disputed),
        (2, true)
    );

    // That the day as it was read is right is something that a person says, too.
    let read = article(&session).published;
    change(&mut session, ArticleEdit::Published(read)).expect("set");
    assert_eq!(notes(&session), 1);
    change(&mut session, ArticleEdit::Published(None)).expect("taken away");
    assert_eq!(article(&session).published, None);
    assert_eq!(as_of(&session), None);
}

#[test]
fn what_is_left_out_is_restored_and_the_log_says_so() {
    let mut session = session();
    let furniture = article(&session).furniture[0];
    change(&mut session, ArticleEdit::Restore(furniture)).expect("restored");
    assert!(article(&session).furniture.is_empty());
    let coded = &session.dossier().articles[0];
    assert!(
        coded.outdated,
        "its statements were read without those lines"
    );
    let told = Patch::between(&example(), session.dossier()).told(session.dossier());
    assert_eq!(
        told[0].to_string(),
        "Article “Talks, \"b-first\"”: 1 line left out → 0 lines left out"
    );
    let text = article(&session).text.clone();
    let all = Span::new(0, text.len());
    change(&mut session, ArticleEdit::LeaveOut(all)).expect("left out");
    assert_eq!(article(&session).furniture.len(), 1);
    session.undo();
    session.undo();
    assert_eq!(*session.dossier(), example());
}

#[test]
fn it_is_saved_with_the_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case");
    let mut session = doubtful();
    session.save_as(&path).expect("saved");
    let day = jiff::civil::date(2026, 2, 1);
    change(&mut session, ArticleEdit::Published(Some(day))).expect("set");
    change(&mut session, ArticleEdit::Language(Some("uk".to_owned()))).expect("set");
    session.save().expect("saved");
    let again = Session::read(&path, TODAY).expect("it was just saved");
    assert_eq!(again.dossier(), session.dossier());
    assert!(again.dossier().articles[0].outdated);
}
