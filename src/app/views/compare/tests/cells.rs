//! What cells and relations tell.

use super::super::super::demo;
use super::super::data::Tone;
use super::super::{Choice, Filter};
use super::{build, choose};
use crate::model::{Basis, Firmness, HandEdit, StanceAttitude, Status};
use crate::session::Session;

#[test]
fn an_edited_cell_is_marked_and_its_verb_is_not_kept() {
    let mut session = demo::session();
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Support),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let data = build(&session, &choose(Filter::Edited));
    let row = data.rows().next().expect("the edited row");
    let cell = row.cells[0].stance.as_ref().expect("a stance");
    assert_eq!((cell.word.as_str(), cell.edited), ("supports", true));
    assert_eq!(cell.second, "set by hand");
    assert_eq!(row.relation.word(), "Overlap");
    assert_eq!(
        row.cells[0].name,
        "Northland gives up the outer islands as part of a settlement / Northland: supports, \
         set by hand, reviewed"
    );
}

#[test]
fn the_second_line_of_a_cell_is_its_summary() {
    let session = demo::session();
    let data = build(&session, &Choice::default());
    let mut compared = 0;
    for cell in data.rows().flat_map(|row| &row.cells) {
        let stance = session.table().get(&cell.cell.proposal, &cell.cell.party);
        let shown = cell.stance.as_ref().map(|stance| &stance.second);
        let (Some(stance), Some(shown)) = (stance, shown) else {
            continue;
        };
        if stance.basis == Basis::Own && stance.condition.is_none() {
            assert_eq!(*shown, stance.summary, "{}", cell.name);
            compared += 1;
        }
    }
    assert!(compared > 8, "{compared}");
}

#[test]
fn a_note_is_no_edit_of_a_stance() {
    let mut session = demo::session();
    let hand = HandEdit {
        note: Some("ask again".to_owned()),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let data = build(&session, &choose(Filter::Edited));
    assert_eq!(data.rows().count(), 0);
}

#[test]
fn a_relation_names_only_whom_it_counts() {
    use StanceAttitude::{Mixed, Oppose, Support, Unclear};
    let check = |edits: &[(&str, StanceAttitude, Option<Firmness>)], expected: &str| {
        let mut session = demo::session();
        for (party, attitude, firmness) in edits {
            let hand = HandEdit {
                attitude: Some(*attitude),
                firmness: *firmness,
                ..HandEdit::default()
            };
            // What others say of Northland there is not counted.
            demo::set(&mut session, "format.2", party, hand);
        }
        let data = build(&session, &Choice::default());
        let mut rows = data.rows();
        let row = rows.find(|r| r.proposal.as_str() == "format.2");
        let row = row.expect("the row is shown");
        assert_eq!(format!("{}: {}", row.relation.word(), row.detail), expected);
    };
    let red = Some(Firmness::RedLine);
    check(
        &[("SO", Support, None), ("IS", Support, None)],
        "Overlap: Southland, Isle Union",
    );
    check(
        &[
            ("NO", Support, None),
            ("SO", Support, None),
            ("IS", Support, None),
        ],
        "Overlap: all three",
    );
    check(
        &[("SO", Unclear, None), ("IS", Support, None)],
        "Open: Southland unclear",
    );
    check(
        &[
            ("NO", Mixed, None),
            ("SO", Oppose, None),
            ("IS", Oppose, None),
        ],
        "Common rejection: Southland, Isle Union; Northland mixed",
    );
    check(
        &[
            ("NO", Support, red),
            ("SO", Oppose, red),
            ("IS", Oppose, None),
        ],
        "Deadlock: red lines: Northland against Southland",
    );
}

#[test]
fn cells_are_named_for_screen_readers() {
    let data = build(&demo::session(), &Choice::default());
    let names: Vec<&str> = data
        .rows()
        .flat_map(|row| &row.cells)
        .map(|cell| cell.name.as_str())
        .collect();
    for expected in [
        "The present buoy line is the starting point of talks / Northland: rejects, red line, \
         1 utterance",
        "Both sides make concessions / Southland: silent in 2 articles read",
        "Both sides make concessions / Northland: wants, tentative, 1 utterance, according to \
         Ada Quay",
    ] {
        assert!(names.contains(&expected), "{names:#?}");
    }
}

#[test]
fn what_changed_since_the_snapshot_is_told() {
    let dossier = demo::session().dossier().clone();
    // Without a folder: a snapshot is written at once.
    let mut session = Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20));
    session
        .take_snapshot("before", "", "2026-12-20T12:00")
        .expect("a snapshot");
    let data = build(&session, &choose(Filter::Changed));
    assert_eq!(data.since.as_deref(), Some("before"));
    assert_eq!(data.rows().count(), 0);
    let hand = HandEdit {
        firmness: Some(Firmness::Tentative),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let data = build(&session, &choose(Filter::Changed));
    let row = data.rows().next().expect("the changed row");
    let cell = &row.cells[0];
    let told = "softened (coding) · was rejects, red line";
    assert_eq!(cell.change.as_deref(), Some(told));
    assert_eq!(cell.second(), (told, Tone::Change));
    assert!(
        cell.name.ends_with(&format!("{told} in “before”")),
        "{}",
        cell.name
    );
    assert_eq!(row.cells[1].change, None);
    assert_eq!(row.cells[1].second().1, Tone::Said);
    // Elsewhere the cell's own words stay below its verb.
    let data = build(&session, &Choice::default());
    let cell = &data.rows().next().expect("a row").cells[0];
    assert_eq!(cell.second().1, Tone::Said);
}

#[test]
fn a_status_that_a_person_set_is_told() {
    let mut session = demo::session();
    let hand = HandEdit {
        status: Some(Status::Verified),
        ..HandEdit::default()
    };
    demo::set(&mut session, "harbour.1", "NO", hand);
    let data = build(&session, &Choice::default());
    let cell = &data.rows().next().expect("a row").cells[0];
    assert!(cell.name.contains(", verified"), "{}", cell.name);
}
