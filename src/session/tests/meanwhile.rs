//! What a person does while a portion of a job is gathered or settled stays as it is.

use super::*;
use crate::model::text::hash;
use crate::model::{Article, CodedArticle, Note, NoteKind};

/// When a person does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Gathered,
    Settled,
}

const WHENS: [When; 2] = [When::Gathered, When::Settled];

fn text() -> String {
    (0..80).fold(String::new(), |text, n| format!("{text}word{n} "))
}

/// A long article with a statement.
fn long() -> CodedArticle {
    let mut long = example_article("long", &text(), "“never”", "UP", "water.share");
    let article = &mut long.article;
    (article.headline, article.furniture, article.copies) = (None, Vec::new(), Vec::new());
    long
}

/// A copy of the long article.
fn copy() -> CodedArticle {
    let text = format!("{} again", long().article.text);
    let article = Article {
        id: "copy".into(),
        title: "Again".to_owned(),
        hash: hash(&text),
        text,
        ..Article::default()
    };
    CodedArticle {
        article,
        ..CodedArticle::default()
    }
}

fn with(coded: CodedArticle) -> Session {
    let mut dossier = example();
    dossier.articles.push(coded.into());
    Session::from_dossier(dossier, TODAY)
}

/// Lets a portion join, and does something before it is there.
fn join(
    session: &mut Session,
    articles: Vec<CodedArticle>,
    when: When,
    act: impl FnOnce(&mut Session),
) {
    session.gather_portion(articles);
    let mut act = Some(act);
    for now in WHENS {
        if now == When::Settled {
            session.settle_gathered();
        }
        if now == when
            && let Some(act) = act.take()
        {
            act(session);
        }
    }
    session.take_settled(true);
}

fn accept(session: &mut Session) {
    let edit = Edit::SetStatus {
        statement: statement("long", 1),
        status: Status::Reviewed,
    };
    session.apply(edit).expect("accepted");
}

fn remove(session: &mut Session) {
    let edit = Edit::RemoveArticle("long".into());
    session.apply(edit).expect("removed");
}

fn held(session: &Session) -> &CodedArticle {
    session.dossier().article(&"long".into()).expect("there")
}

#[test]
fn a_copy_is_noted_and_what_was_accepted_meanwhile_stays() {
    for when in WHENS {
        let mut session = with(long());
        join(&mut session, vec![copy()], when, accept);
        assert_eq!(held(&session).article.copies.len(), 1, "{when:?}");
        let status = |session: &Session| held(session).statements[0].status;
        assert_eq!(status(&session), Status::Reviewed, "{when:?}");
        assert_eq!(session.undo().as_deref(), Some("Leave out a copy"));
        assert_eq!(status(&session), Status::Reviewed, "{when:?}");
        assert_eq!(held(&session).article.copies, []);
    }
}

#[test]
fn an_article_that_was_removed_meanwhile_does_not_come_back_with_its_copy() {
    for when in WHENS {
        for more in [false, true] {
            let mut session = with(long());
            let other = more.then(|| example_article("other", "1. ", "“never”", "UP", "water.dam"));
            let articles = [copy()].into_iter().chain(other).collect();
            join(&mut session, articles, when, remove);
            let told = format!("{when:?} {more}");
            assert_eq!(session.dossier().article(&"long".into()), None, "{told}");
            let joined = session.dossier().article(&"other".into());
            assert_eq!(joined.is_some(), more, "{told}");
            // Where nothing has joined there is no step.
            let label = session.undo().expect("a step");
            assert_eq!(label.starts_with("Add 1 article"), more, "{label}");
            if !more {
                assert_eq!(*session.dossier(), *with(long()).dossier());
            }
        }
    }
}

#[test]
fn a_text_is_put_back_and_what_was_accepted_meanwhile_stays() {
    for when in WHENS {
        let mut lost = long();
        lost.article.text = format!("Lost. {}", lost.article.text);
        let mut session = with(lost);
        join(&mut session, vec![long()], when, accept);
        let coded = held(&session);
        assert_eq!(coded.article.text, long().article.text, "{when:?}");
        assert_eq!(coded.statements[0].status, Status::Reviewed, "{when:?}");
        let evidence = &coded.statements[0].evidence;
        assert_eq!(evidence.span.of(&coded.article.text), evidence.quote);
    }
}

#[test]
fn what_waits_for_an_answer_goes_on_waiting_when_its_import_is_taken_back() {
    for settled in [false, true] {
        let mut session = with(long());
        session.ask_before_joining();
        let plain = || example_article("plain", "1. ", "“never”", "UP", "water.share");
        session.join_portion(vec![plain()]);
        let mut doubtful = example_article("doubtful", "2. ", "“never”", "UP", "water.share");
        doubtful.article.notes = vec![Note::new(NoteKind::Text, "Read with doubt.", "")];
        let other = example_article("other", "3. ", "“never”", "UP", "water.share");
        session.gather_portion(vec![doubtful, other]);
        if settled {
            session.settle_gathered();
        }
        assert_eq!(session.undo().as_deref(), Some("Add 1 article"));
        let waiting = session.pending().iter().map(|it| &it.coded.article.title);
        assert_eq!(waiting.count(), 1, "settled: {settled}");
        assert!(!session.take_settled(true), "nothing joins any more");
        assert_eq!(*session.dossier(), *with(long()).dossier());
    }
}
