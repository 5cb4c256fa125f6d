//! Edits of statements.

use super::*;
use crate::model::{Attitude, Found, Lean, Span, Statement};

/// The one statement of the article, of Upstream on the water, with its text.
fn only(session: &Session) -> Statement {
    session.dossier().articles[0].statements[0].clone()
}

fn at() -> StatementRef {
    statement("b-first", 1)
}

fn change(session: &mut Session, edit: impl FnOnce(&mut Statement)) -> Result<(), Problem> {
    let mut to = only(session);
    edit(&mut to);
    session.apply(Edit::ChangeStatement {
        statement: at(),
        to: Box::new(to),
    })
}

fn text(session: &Session) -> String {
    session.dossier().articles[0].article.text.clone()
}

#[test]
fn a_person_adds_a_statement() {
    let mut session = session();
    session.set_who(" Ann ");
    let text = text(&session);
    let start = text.find("the spokesman").expect("there");
    let mut made = only(&session);
    made.party = "DOWN".into();
    made.proposal = Some("water.dam".into());
    made.issue = None;
    made.evidence.span = Span::new(start - 1, text.len());
    let add = Edit::AddStatement {
        article: "b-first".into(),
        statement: Box::new(made),
    };
    session.apply(add).expect("added");
    assert_eq!(session.undo_label(), Some("Add a statement of Downstream"));
    let added = session.dossier().articles[0].statements[1].clone();
    assert_eq!(added.id, StatementId(2));
    assert_eq!(added.evidence.quote, "the spokesman said.");
    assert_eq!(added.evidence.found, Found::InPlace);
    assert_eq!(
        added.issue.as_ref().map(crate::model::IssueId::as_str),
        Some("water")
    );
    assert_eq!(added.coder.as_deref(), Some("Ann"));
    assert_eq!((added.status, added.reasons.len()), (Status::Reviewed, 0));
    assert!(added.is_decided() && added.extracted.is_none());
    let cell = session.table().get(&"water.dam".into(), &"DOWN".into());
    assert_eq!(cell.map(|stance| stance.utterances), Some(1));
    session.undo();
    assert_eq!(*session.dossier(), example());
}

#[test]
fn a_person_moves_a_statement_and_what_was_extracted_is_kept() {
    let mut session = session();
    session.set_who("Ann");
    change(&mut session, |s| s.proposal = Some("water.dam".into())).expect("moved");
    assert_eq!(
        session.undo_label(),
        Some("Move a statement of Upstream to another proposal")
    );
    let extracted = example().articles[0].statements[0].as_extracted();
    assert_eq!(extracted.proposal, Some("water.share".into()));
    assert_eq!(only(&session).extracted, Some(extracted.clone()));
    change(&mut session, |s| s.party = "MID".into()).expect("given");
    assert_eq!(
        session.undo_label(),
        Some("Give a statement of Upstream to Київ")
    );
    assert_eq!(only(&session).extracted, Some(extracted), "as it was first");
    // Back to what was extracted, it is still a person's decision.
    change(&mut session, |s| {
        s.party = "UP".into();
        s.proposal = Some("water.share".into());
    })
    .expect("moved back");
    assert!(only(&session).is_decided());
    assert_eq!(only(&session).as_extracted().party.as_str(), "UP");
}

#[test]
fn nothing_is_left_that_goes_with_another_attitude() {
    let mut session = session();
    session.set_who("");
    assert_eq!(only(&session).lean, Some(Lean::NoUnless));
    change(&mut session, |s| s.attitude = Attitude::Oppose).expect("changed");
    assert_eq!(session.undo_label(), Some("Change a statement of Upstream"));
    let changed = only(&session);
    assert_eq!((changed.lean, changed.condition), (None, None));
    assert_eq!(
        changed.coder.as_deref(),
        Some(""),
        "a person without a name"
    );
    let before = session.dossier().clone();
    change(&mut session, |_| {}).expect("nothing");
    assert_eq!(*session.dossier(), before, "an equal statement is no step");
}

#[test]
fn a_statement_is_cut_in_two() {
    let mut session = session();
    let text = text(&session);
    let quote = only(&session).evidence;
    let cut = quote.span.start + quote.quote.find(' ').expect("two words");
    let split = |at: usize| Edit::SplitStatement {
        statement: statement("b-first", 1),
        at,
    };
    session.apply(split(cut)).expect("cut");
    let halves = &session.dossier().articles[0].statements;
    let told: Vec<_> = halves
        .iter()
        .map(|s| (s.id.0, s.evidence.quote.as_str()))
        .collect();
    let (first, second) = quote.quote.split_once(' ').expect("two words");
    assert_eq!(told, [(1, first), (2, second)]);
    assert!(
        halves
            .iter()
            .all(|s| s.evidence.span.of(&text) == s.evidence.quote)
    );
    assert_eq!(halves[0].proposal, halves[1].proposal);
    for outside in [0, quote.span.start, quote.span.end, text.len(), usize::MAX] {
        let problem = session.apply(split(outside)).expect_err("outside");
        assert!(
            problem.to_string().contains("between two of its words"),
            "{outside}"
        );
    }
}

#[test]
fn what_cannot_be_said_is_refused() {
    let mut session = session();
    let mut refused = |edit: &dyn Fn(&mut Statement), words: &str| {
        let before = session.dossier().clone();
        let problem = change(&mut session, edit).expect_err(words);
        assert!(problem.to_string().contains(words), "{problem}");
        assert_eq!(*session.dossier(), before);
    };
    refused(&|s| s.party = "SEA".into(), "no party `SEA`");
    refused(
        &|s| s.proposal = Some("water.sell".into()),
        "no proposal `water.sell`",
    );
    refused(
        &|s| {
            s.proposal = None;
            s.issue = Some("air".into());
        },
        "no issue `air`",
    );
    refused(
        &|s| s.evidence.span = Span::new(3, 3),
        "needs words of its article",
    );
    refused(
        &|s| s.evidence.span = Span::new(0, 9_999),
        "needs words of its article",
    );
    // Inside a character.
    refused(
        &|s| s.evidence.span = Span::new(1, 9),
        "needs words of its article",
    );
    let nowhere = Edit::ChangeStatement {
        statement: statement("b-first", 7),
        to: Box::new(only(&session)),
    };
    let problem = session.apply(nowhere).expect_err("not there");
    assert!(
        problem.to_string().contains("has no statement 7"),
        "{problem}"
    );
}
