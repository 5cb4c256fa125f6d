//! Snapshots and what has changed since, as text.

use super::super::cell_line::CellLine;
use super::super::demo;
use super::data::{self, ChangeFilter};
use crate::model::{ChangeCause, Firmness, HandEdit, StanceAttitude, StatementId, StatementRef};
use crate::session::{Edit, Session};

fn with_snapshot() -> Session {
    let mut session = Session::from_dossier(
        demo::session().dossier().clone(),
        jiff::civil::date(2026, 12, 20),
    );
    session
        .take_snapshot("before the round", "first look", "2026-12-05T09:30")
        .expect("it is named");
    session
}

fn draw(cells: &[CellLine]) -> Vec<String> {
    cells
        .iter()
        .map(|line| {
            format!(
                "{} / {}: {} {}",
                line.cell.proposal, line.party, line.told, line.change
            )
        })
        .collect()
}

fn changes(session: &Session) -> Vec<String> {
    let dossier = session.dossier();
    let now = (dossier.agenda.as_ref(), session.table());
    let snapshot = &*dossier.snapshots[0];
    let changes = data::diff(snapshot, now);
    let lines = data::lines(&changes, ChangeFilter::default(), (snapshot, now.0));
    draw(&lines.into_iter().map(|line| line.cell).collect::<Vec<_>>())
}

#[test]
fn a_snapshot_is_listed_with_its_counts() {
    let session = with_snapshot();
    let list = data::list(session.dossier());
    let [(0, line)] = list.as_slice() else {
        panic!("{list:?}");
    };
    assert_eq!(line.name, "before the round");
    assert_eq!(
        line.below,
        "5 Dec 2026, 09:30 · 2 articles, 17 statements counted"
    );
    assert_eq!(line.note, "first look");
}

#[test]
fn its_table_lists_every_cell_that_is_not_silent() {
    let session = with_snapshot();
    let table = data::table(&session.dossier().snapshots[0]);
    let heads = table
        .iter()
        .enumerate()
        .filter_map(|(at, line)| match line {
            data::Line::Issue(title, cells) => Some((at, title.as_str(), *cells)),
            data::Line::Cell(_) | data::Line::Change(_) => None,
        });
    let heads: Vec<_> = heads.collect();
    assert_eq!(
        heads,
        [
            (0, "Harbour and islands", 9),
            (10, "Concessions and format", 7),
            (18, "Ferries", 1)
        ]
    );
    let cells = table.into_iter().filter_map(|line| match line {
        data::Line::Issue(..) | data::Line::Change(_) => None,
        data::Line::Cell(cell) => Some(cell),
    });
    let table = draw(&cells.collect::<Vec<_>>());
    assert_eq!(table.len(), session.table().len());
    assert_eq!(table[0], "harbour.1 / Northland: rejects, red line ");
    assert_eq!(
        table[4],
        "harbour.3 / Southland: yes, if the withdrawal is mutual and watched, plain "
    );
}

#[test]
fn nothing_done_is_nothing_changed() {
    assert_eq!(changes(&with_snapshot()), Vec::<String>::new());
}

#[test]
fn each_sort_of_change_is_named() {
    let mut session = with_snapshot();
    let attitude = |attitude| HandEdit {
        attitude: Some(attitude),
        ..HandEdit::default()
    };
    let firmness = |firmness| HandEdit {
        firmness: Some(firmness),
        ..HandEdit::default()
    };
    demo::set(
        &mut session,
        "harbour.1",
        "NO",
        attitude(StanceAttitude::Support),
    );
    demo::set(&mut session, "harbour.1", "SO", firmness(Firmness::RedLine));
    demo::set(&mut session, "harbour.2", "NO", firmness(Firmness::Plain));
    demo::set(
        &mut session,
        "harbour.2",
        "SO",
        attitude(StanceAttitude::Oppose),
    );
    demo::set(
        &mut session,
        "harbour.4",
        "IS",
        attitude(StanceAttitude::Support),
    );
    let condition = HandEdit {
        condition: Some("all boats leave".to_owned()),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.3", "SO", condition);
    let statement = StatementRef {
        article: "ferries".into(),
        statement: StatementId(8),
    };
    session
        .apply(Edit::Discard {
            statement,
            discarded: true,
        })
        .expect("the statement is there");
    assert_eq!(
        changes(&session),
        [
            "harbour.1 / Northland: rejects, red line → supports reversed (coding)",
            "harbour.1 / Southland: demands, firm → demands, red line hardened (coding)",
            "harbour.2 / Northland: demands, red line → demands, plain softened (coding)",
            "harbour.2 / Southland: silent → opposes new (coding)",
            "harbour.3 / Southland: yes, if the withdrawal is mutual and watched, plain → yes, \
             if all boats leave, plain condition changed (coding)",
            "harbour.4 / Isle Union: unclear, tentative → supports changed (coding)",
            "ferries.1 / Southland: demands, plain → silent dropped (coding)",
        ]
    );
}

#[test]
fn changes_are_told_in_sentences_and_by_cause() {
    let mut session = with_snapshot();
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Support),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let note = HandEdit {
        note: Some("ask".to_owned()),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.2", "NO", note);
    let statement = StatementRef {
        article: "ferries".into(),
        statement: StatementId(8),
    };
    let discarded = true;
    let discard = Edit::Discard {
        statement,
        discarded,
    };
    session.apply(discard).expect("the statement is there");
    let dossier = session.dossier();
    let now = (dossier.agenda.as_ref(), session.table());
    let snapshot = &*dossier.snapshots[0];
    let changes = data::diff(snapshot, now);
    let told = |cause, kept| -> Vec<String> {
        let filter = ChangeFilter { cause, kept };
        let lines = data::lines(&changes, filter, (snapshot, now.0));
        lines.into_iter().map(|line| line.sentence).collect()
    };
    let counts = data::counts(&changes, ChangeFilter::default());
    assert_eq!(counts.kept, 1);
    assert_eq!(counts.causes.iter().sum::<usize>(), told(None, false).len());
    assert_eq!(
        told(Some(ChangeCause::Coding), false),
        [
            "Northland supports it (before: rejects it as a red line): reversed. Our coding \
             changed, not what was said.",
            "Southland is silent (before: demands it): dropped. Our coding changed, not what was \
             said.",
        ]
    );
    assert_eq!(told(None, true).len(), told(None, false).len() + 1);
    assert_eq!(told(Some(ChangeCause::Wording), false), [""; 0]);
}

#[test]
fn agreement_is_told_with_its_cells() {
    let mut session = with_snapshot();
    let dossier = session.dossier().clone();
    let told = |session: &Session| {
        let dossier = session.dossier();
        let now = (&dossier.agenda, session.table());
        data::agreement(&dossier.snapshots[0], "now", now).expect("they share cells")
    };
    let same = told(&session);
    assert!(
        same.told[0].starts_with("Attitude: 100 % alike over 17 cells"),
        "{same:?}"
    );
    assert!(same.told[0].ends_with("alpha 1.00 (nominal)."), "{same:?}");
    assert!(same.cells.is_empty());
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Support),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let other = told(&session);
    assert!(
        other.told[0].starts_with("Attitude: 94 % alike"),
        "{other:?}"
    );
    assert_eq!(
        draw(&other.cells),
        ["harbour.1 / Northland: oppose | support "]
    );
    drop(dossier);
}
