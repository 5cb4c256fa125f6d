//! Articles extracted again.

use std::time::{Duration, Instant};

use super::*;
use crate::model::{Statement, StatementId};
use crate::session::again::Again;

/// Extracts all articles again and returns what would change.
fn again(session: &mut Session) -> Again {
    session.start_again(&[], || {}).expect("started");
    let end = Instant::now() + Duration::from_mins(2);
    while session.job().is_some() {
        assert!(Instant::now() < end, "the job does not end");
        assert_eq!(session.poll(), None);
        std::thread::sleep(Duration::from_millis(5));
    }
    session.again().expect("something to take over")
}

/// The sample, with edits of cells and statements.
fn edited() -> Session {
    let mut session = Session::sample(TODAY);
    session.set_who("Ann");
    let found = first(&session, |_| true);
    let cells: Vec<_> = session
        .table()
        .iter()
        .map(|stance| (stance.proposal.clone(), stance.party.clone()))
        .collect();
    let judged = [
        // A cell is set, one is reviewed as it stands, one gets a note.
        Edit::SetStance {
            proposal: cells[0].0.clone(),
            party: cells[0].1.clone(),
            hand: HandEdit {
                attitude: Some(StanceAttitude::Unclear),
                ..HandEdit::default()
            },
        },
        Edit::SetStance {
            proposal: cells[1].0.clone(),
            party: cells[1].1.clone(),
            hand: HandEdit {
                status: Some(Status::Reviewed),
                ..HandEdit::default()
            },
        },
        Edit::SetStance {
            proposal: cells[2].0.clone(),
            party: cells[2].1.clone(),
            hand: HandEdit {
                note: Some("ask".to_owned()),
                ..HandEdit::default()
            },
        },
        Edit::Discard {
            statement: found.0.clone(),
            discarded: true,
        },
    ];
    for edit in judged {
        session.apply(edit).expect("judged");
    }
    // One is given to another proposal.
    let (at, mut moved) = first(&session, |s| !s.is_decided() && s.proposal.is_some());
    let other = session
        .dossier()
        .agenda
        .proposals()
        .last()
        .map(|(_, p)| p.id.clone());
    moved.proposal = other;
    let to = Box::new(moved);
    session
        .apply(Edit::ChangeStatement { statement: at, to })
        .expect("moved");
    session
}

fn first(session: &Session, fits: impl Fn(&Statement) -> bool) -> (StatementRef, Statement) {
    let all = session.dossier().articles.iter();
    let mut all = all.flat_map(|coded| coded.statements.iter().map(move |s| (coded, s)));
    let (coded, found) = all.find(|(_, s)| fits(s)).expect("one fits");
    let at = StatementRef {
        article: coded.article.id.clone(),
        statement: found.id,
    };
    (at, found.clone())
}

fn decided(session: &Session) -> Vec<Statement> {
    let all = session
        .dossier()
        .articles
        .iter()
        .flat_map(|coded| &coded.statements);
    all.filter(|s| s.is_decided()).cloned().collect()
}

#[test]
fn the_sample_extracted_again_changes_nothing() {
    let mut session = Session::sample(TODAY);
    let before = session.dossier().clone();
    let told = again(&mut session);
    assert_eq!(told.articles, before.articles.len());
    assert_eq!((told.new, told.gone, told.changes.len()), (0, 0, 0));
    assert!(told.same > 20, "{told:?}");
    session.take_again().expect("taken over");
    assert_eq!(*session.dossier(), before);
    assert_eq!(session.undo_label(), None, "nothing changed: no step");
    assert_eq!(session.again(), None);
}

#[test]
fn no_cell_in_a_persons_hand_changes_and_no_decision_is_lost() {
    let mut session = edited();
    let (dossier, table) = (session.dossier().clone(), session.table().clone());
    let judged = decided(&session);
    assert_eq!(judged.len(), 2);
    let told = again(&mut session);
    assert!(
        told.kept >= 2 && told.new == 0 && told.gone == 0,
        "{told:?}"
    );
    assert_eq!(told.changes, []);
    session.take_again().expect("taken over");
    assert_eq!(decided(&session), judged);
    for cell in dossier.hand.keys() {
        assert_eq!(
            session.table().get(&cell.0, &cell.1),
            table.get(&cell.0, &cell.1)
        );
    }
    assert_eq!(*session.dossier(), dossier);
}

#[test]
fn a_reviewed_cell_stays_though_its_statements_go_and_others_come() {
    let mut session = edited();
    // As if an older extractor had found something else on every cell: under numbers and in
    // words of their own, and not what is there now.
    let mut dossier = session.dossier().clone();
    for coded in &mut dossier.articles {
        let coded = Arc::make_mut(coded);
        for statement in coded.statements.iter_mut().filter(|s| !s.is_decided()) {
            statement.attitude = crate::model::Attitude::Unclear;
            statement.lean = None;
            statement.condition = None;
            statement.id = StatementId(statement.id.0 + 100);
            let span = statement.evidence.span;
            statement.evidence.span.end = span.start + 1;
        }
    }
    session = Session::from_dossier(dossier, TODAY);
    let (before, table) = (session.dossier().clone(), session.table().clone());
    let told = again(&mut session);
    assert!(!told.changes.is_empty());
    session.take_again().expect("taken over");
    for (cell, edit) in &before.hand {
        let position = |table: &StanceTable| {
            table
                .get(&cell.0, &cell.1)
                .map(|s| (s.attitude, s.lean, s.firmness, s.status))
        };
        assert_eq!(position(session.table()), position(&table), "{cell:?}");
        let now = &session.dossier().hand[cell];
        assert_eq!((&now.note, now.status), (&edit.note, edit.status));
    }
    assert_eq!(session.undo().as_deref(), Some("Extract 4 articles again"));
    assert_eq!(*session.dossier(), before);
}

#[test]
fn what_was_extracted_by_another_agenda_is_not_taken_over() {
    use crate::session::edit::{AgendaEdit, AgendaPart};
    let mut session = Session::sample(TODAY);
    again(&mut session);
    let party = AgendaPart::Party("EU".into());
    session
        .apply(Edit::Agenda(Box::new(AgendaEdit::Retire(party, true))))
        .expect("retired");
    let before = session.dossier().clone();
    let problem = session.take_again().expect_err("it is of yesterday");
    assert!(
        problem.to_string().contains("agenda was changed since"),
        "{problem}"
    );
    assert_eq!(*session.dossier(), before);
}

#[test]
fn an_edit_tells_before_what_it_changes() {
    let session = Session::sample(TODAY);
    let id = session.dossier().articles[0].article.id.clone();
    let before = session.dossier().clone();
    let changes = session.preview(&Edit::RemoveArticle(id)).expect("told");
    assert!(!changes.is_empty());
    assert_eq!(*session.dossier(), before);
    session
        .preview(&Edit::RemoveArticle("nowhere".into()))
        .expect_err("there is none");
}
