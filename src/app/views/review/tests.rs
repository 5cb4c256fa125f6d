//! What waits, in which order, and what is told of it.

use super::super::super::state::View;
use super::super::demo;
use super::super::statement::Form;
use super::Review;
use super::data::{self, Order};
use crate::model::{Span, StatementRef, Status};
use crate::session::{Edit, Session};

/// Names the undecided statements that are at least so sure.
fn surer(session: &Session, least: u8) -> Vec<StatementRef> {
    let sure = data::surer(session, least);
    sure.map(|(coded, statement)| coded.reference(statement))
        .collect()
}

/// Returns the case, with each statement surer than the one before it in the text.
fn session() -> Session {
    let mut dossier = demo::session().dossier().clone();
    for coded in &mut dossier.articles {
        let coded = std::sync::Arc::make_mut(coded);
        for (n, statement) in coded.statements.iter_mut().enumerate() {
            statement.confidence = 0.5 + 0.04 * n as f32;
        }
    }
    Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20))
}

fn confidence(session: &Session, at: &StatementRef) -> f32 {
    let (_, statement) = session.dossier().statement(at).expect("it waits");
    statement.confidence
}

#[test]
fn the_least_certain_come_first_and_what_is_left_comes_last() {
    let session = session();
    let queue = data::queue(&session, Order::LeastCertain, &[]);
    let sure: Vec<f32> = queue
        .waiting
        .iter()
        .map(|at| confidence(&session, at))
        .collect();
    assert!(sure.is_sorted(), "{sure:?}");
    assert_eq!(queue.progress(), format!("0 of {} decided", sure.len()));

    let first = queue.waiting[0].clone();
    let later = data::queue(&session, Order::LeastCertain, std::slice::from_ref(&first));
    assert_eq!(later.waiting.last(), Some(&first));
    assert_eq!(later.waiting.len(), queue.waiting.len());
    assert!(later.progress().ends_with("· 1 later"));
}

#[test]
fn the_newest_come_first() {
    let session = session();
    let queue = data::queue(&session, Order::Newest, &[]);
    let articles: Vec<&str> = queue.waiting.iter().map(|at| at.article.as_str()).collect();
    // Ferries is of two days later.
    assert!(articles.is_sorted_by(|a, b| a >= b), "{articles:?}");
}

#[test]
fn what_is_corrected_and_removed_is_left() {
    let mut session = session();
    let mut review = Review::default();
    let mut view = View::default();
    review.refresh(&session, &view);
    let corrected = review.at.clone().expect("one waits");
    view.form = Some(Form::Change(corrected.clone()));
    let gone = Edit::RemoveArticle(corrected.article.clone());
    session.apply(gone).expect("it is there");
    review.refresh(&session, &view);
    let next = review.at.clone().expect("others wait");
    assert_ne!(next.article, corrected.article);
}

#[test]
fn what_is_decided_is_not_asked_again() {
    let mut session = session();
    let before = data::queue(&session, Order::LeastCertain, &[]);
    let [accepted, discarded] = [before.waiting[0].clone(), before.waiting[1].clone()];
    let edits = [
        Edit::SetStatus {
            statement: accepted.clone(),
            status: Status::Reviewed,
        },
        Edit::Discard {
            statement: discarded.clone(),
            discarded: true,
        },
    ];
    for edit in edits {
        session.apply(edit).expect("it is there");
    }
    let after = data::queue(&session, Order::LeastCertain, &[]);
    assert_eq!(after.waiting, before.waiting[2..]);
    assert_eq!(after.decided, 2);
    let sure = surer(&session, 50);
    assert!(!sure.contains(&accepted) && !sure.contains(&discarded));
    assert_eq!(sure.len(), after.waiting.len());
    assert!(surer(&session, 70).len() < sure.len());
}

#[test]
fn a_card_tells_the_cell_and_stands_in_its_text() {
    let session = session();
    let at = StatementRef {
        article: "envoys".into(),
        statement: crate::model::StatementId(2),
    };
    let card = data::card(&session, &at).expect("it is there");
    let told = |name: &str| {
        let found = card.facts.iter().find(|(fact, _)| *fact == name);
        found.map(|(_, told)| told.as_str())
    };
    assert_eq!(told("Attitude"), Some("opposes"));
    assert_eq!(told("Cell now"), Some("Northland: rejects, red line"));
    assert_eq!(told("Speaker"), Some("Olaf Berg"));
    // The words right before and after it, and no furniture.
    let (coded, statement) = session.dossier().statement(&at).expect("it is there");
    let Span { start, end } = statement.evidence.span;
    let text = &coded.article.text;
    assert!(text[..start].ends_with(&card.before[card.before.len() - 40..]));
    assert!(text[end..].starts_with(&card.after[..40]));
    assert!(card.before.len() > 100 && card.after.len() > 100);
    assert!(!card.before.contains("Menu |"), "{}", card.before);
}
