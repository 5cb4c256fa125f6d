//! Snapshots that are restored, and those of colleagues.

use proptest::prelude::*;

use super::properties::{any_edit, cases};
use super::*;
use crate::model::StanceTable;
use crate::settle::settle;

const TAKEN: &str = "2026-12-04T12:00";

/// Returns what each cell says, however it is known.
fn said(table: &StanceTable) -> Vec<String> {
    let told = table.iter().map(|s| {
        format!(
            "{} {} {} {:?} {:?} {:?} {} {} {:?} {}",
            s.proposal,
            s.party,
            s.attitude,
            s.lean,
            s.condition,
            s.firmness,
            s.summary,
            s.note,
            s.as_of,
            s.status
        )
    });
    told.collect()
}

#[test]
fn the_table_is_as_the_snapshot_has_it() {
    let mut session = Session::sample(TODAY);
    let last = session.dossier().snapshots.len() - 1;
    let then = session.dossier().snapshots[last].table.clone();
    assert_ne!(said(session.table()), said(&then));
    let before = session.dossier().clone();
    assert_eq!(session.restore_snapshot(last).expect("restored"), 0);
    assert_eq!(said(session.table()), said(&then));
    assert_eq!(
        session.undo_label(),
        Some("Restore “Before the latest articles”")
    );
    session.undo();
    assert_eq!(*session.dossier(), before);
    session.restore_snapshot(99).expect_err("there is none");
}

#[test]
fn a_colleagues_snapshot_is_kept_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut theirs = session();
    theirs
        .apply(set("water.dam", "DOWN", StanceAttitude::Oppose))
        .expect("set");
    theirs.save_as(folder.path()).expect("saved");
    theirs
        .take_snapshot("Hers", "by Ann", TAKEN)
        .expect("taken");
    let files = std::fs::read_dir(folder.path().join("snapshots")).expect("a folder");
    let path = files
        .map(|file| file.expect("a file").path())
        .find(|path| path.to_string_lossy().contains("hers"))
        .expect("the snapshot");

    let mut mine = session();
    let before = mine.dossier().snapshots.len();
    mine.import_snapshot(&path).expect("added");
    let added = &mine.dossier().snapshots[before];
    assert_eq!(
        (added.name.as_str(), added.table.len()),
        ("Hers", theirs.table().len())
    );
    assert_eq!(added.note, format!("by Ann From {}.", path.display()));
    let problem = mine.import_snapshot(&path).expect_err("twice");
    assert!(
        problem.to_string().contains("already, as “Hers”"),
        "{problem}"
    );
    let dossier = folder.path().join("dossier.ron");
    mine.import_snapshot(&dossier).expect_err("no snapshot");
    assert_eq!(mine.dossier().snapshots.len(), before + 1);
    // One that is older stands before what was taken here since.
    mine.take_snapshot("Mine", "", "2026-12-31T12:00")
        .expect("taken");
    let text = std::fs::read_to_string(&path).expect("there");
    let older = folder.path().join("older.ron");
    std::fs::write(&older, text.replace(TAKEN, "2026-12-05T12:00")).expect("written");
    mine.import_snapshot(&older).expect("added");
    let taken: Vec<&str> = mine
        .dossier()
        .snapshots
        .iter()
        .map(|s| s.taken.as_str())
        .collect();
    assert!(taken.is_sorted(), "{taken:?}");
    assert_eq!(taken.last(), Some(&"2026-12-31T12:00"));
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn whatever_was_edited_since_the_table_comes_back(
        before in prop::collection::vec(any_edit(), 0..6),
        since in prop::collection::vec(any_edit(), 0..12),
    ) {
        let mut session = session();
        for edit in before {
            let _ = session.apply(edit);
        }
        session.take_snapshot("Then", "", TAKEN).expect("taken");
        let at = session.dossier().snapshots.len() - 1;
        for edit in since {
            let _ = session.apply(edit);
        }
        session.restore_snapshot(at).expect("restored");
        let agenda = &session.dossier().agenda;
        let then: StanceTable = session.dossier().snapshots[at]
            .table
            .iter()
            .filter(|s| agenda.proposals().any(|(_, p)| p.id == s.proposal))
            .filter(|s| agenda.parties_in_use().any(|party| party.id == s.party))
            .cloned()
            .collect();
        // What the snapshot does not tell is left to the statements.
        let now: StanceTable = settle(session.dossier())
            .iter()
            .cloned()
            .map(|mut stance| {
                let told = then.get(&stance.proposal, &stance.party);
                stance.firmness = stance.firmness.filter(|_| told.is_none_or(|t| t.firmness.is_some()));
                stance.as_of = stance.as_of.filter(|_| told.is_none_or(|t| t.as_of.is_some()));
                stance
            })
            .collect();
        prop_assert_eq!(said(&now), said(&then));
    }
}
