//! What follows from other stances, in the table.

use super::super::super::demo;
use super::super::data::{CellData, CompareData, Tone};
use super::super::{Choice, Filter};
use super::{build, choose};
use crate::model::{HandEdit, StanceAttitude};
use crate::session::{Edit, Session};

/// Returns a session on the case in which giving up the islands implies that both sides make
/// concessions, and excludes that talks start from the buoys.
fn tied() -> Session {
    let session = demo::session();
    let mut dossier = session.dossier().clone();
    let agenda = std::sync::Arc::make_mut(&mut dossier.agenda);
    let first = &mut agenda.issues[0].proposals[0];
    assert_eq!(first.id.as_str(), "harbour.1");
    first.implies = vec!["format.2".into()];
    first.excludes = vec!["harbour.2".into()];
    Session::from_dossier(dossier, jiff::civil::date(2026, 12, 20))
}

fn cell_of<'a>(data: &'a CompareData, proposal: &str, party: &str) -> &'a CellData {
    let row = data.rows().find(|row| row.proposal.as_str() == proposal);
    let cells = &row.expect("the row is shown").cells;
    let cell = cells.iter().find(|cell| cell.cell.party.as_str() == party);
    cell.expect("the party is shown")
}

#[test]
fn what_follows_is_told_on_a_silent_cell_and_counted_on_demand() {
    let mut session = tied();
    let data = build(&session, &Choice::default());
    // Southland demands the islands, and is silent on concessions.
    let cell = cell_of(&data, "format.2", "SO");
    let told = "because it supports “Northland gives up the outer islands as part of a \
                settlement”, which implies this";
    assert_eq!(cell.second(), (told, Tone::Implied));
    assert!(cell.stance.is_none());
    let expected = format!("silent in 2 articles read, implied: supports (not counted), {told}");
    assert!(cell.name.ends_with(&expected), "{}", cell.name);
    let relation = |data: &CompareData| {
        let row = data.rows().find(|row| row.proposal.as_str() == "format.2");
        let row = row.expect("the row is shown");
        format!("{}: {}", row.relation.word(), row.detail)
    };
    assert_eq!(relation(&data), "Untested: one party only");

    let mut settings = session.dossier().settings.clone();
    settings.count_implied = true;
    session
        .apply(Edit::SetSettings(settings))
        .expect("settings");
    let data = build(&session, &Choice::default());
    assert_eq!(
        relation(&data),
        "Overlap: Southland, Isle Union; Southland implied"
    );
    let cell = cell_of(&data, "format.2", "SO");
    assert!(
        cell.name.contains("implied: supports (counted)"),
        "{}",
        cell.name
    );
}

#[test]
fn a_contradiction_is_told_in_its_cell_and_is_a_filter() {
    let mut session = tied();
    let filter = Filter::Contradictions;
    assert_eq!(build(&session, &choose(filter)).rows().count(), 0);
    let hand = HandEdit {
        attitude: Some(StanceAttitude::Oppose),
        ..HandEdit::default()
    };
    demo::set(&mut session, "format.2", "SO", hand);
    // What it says now contradicts its demand.
    let data = build(&session, &choose(filter));
    // Both halves are shown.
    let rows: Vec<&str> = data.rows().map(|row| row.text.as_str()).collect();
    let source = "Northland gives up the outer islands as part of a settlement";
    assert_eq!(rows, [source, "Both sides make concessions"]);
    // It is one contradiction, as the status bar says.
    assert_eq!(session.comparison().contradictions.len(), 1);
    assert!(data.filters.contains(&(filter, 1)), "{:?}", data.filters);
    let cell = cell_of(&data, "format.2", "SO");
    assert_eq!(cell.second(), ("but implied: supports", Tone::Clash));
    assert!(cell.follows.is_none());
    let told = "Contradiction: Southland opposes “Both sides make concessions”, but by \
                implication supports it. It supports “Northland gives up the outer islands as \
                part of a settlement”, which implies this.";
    assert!(cell.name.ends_with(told), "{}", cell.name);
}
