//! The table as text.

mod cells;
mod implied;
mod rows;

use std::fmt::Write;

use super::super::super::state::{CellRef, View};
use super::super::super::widgets::Mark;
use super::super::demo;
use super::data::{CompareData, Line};
use super::{Choice, Compare, Filter};
use crate::model::{Firmness, PartyId};
use crate::session::{Edit, Session};

fn build(session: &Session, choice: &Choice) -> CompareData {
    let mut compare = Compare::default();
    let view = View {
        rows: choice.clone(),
        ..View::default()
    };
    compare.refresh(session, &view);
    compare.data
}

fn choose(filter: Filter) -> Choice {
    Choice {
        filter,
        ..Choice::default()
    }
}

/// Draws the table as text: one line a row, cells divided by bars.
fn draw(data: &CompareData) -> String {
    let mut text = String::new();
    for line in &data.lines {
        match line {
            Line::Head(head) => {
                let counts: Vec<String> = head
                    .counts
                    .iter()
                    .map(|(relation, n)| format!("{n} {}", relation.key()))
                    .collect();
                let open = if head.open { "v" } else { ">" };
                let (title, counts) = (&head.title, counts.join(", "));
                let _ = writeln!(text, "{open} {title}: {counts} ({})", head.aside);
            }
            Line::Row(row) => {
                for cell in &row.cells {
                    let told = cell.stance.as_ref().map_or("silent".to_owned(), |s| {
                        let hollow = if s.mark == Mark::Others {
                            "(others) "
                        } else {
                            ""
                        };
                        let firmness = s.firmness.map_or("?", Firmness::key);
                        let edited = if s.edited { " *" } else { "" };
                        format!("{hollow}{} {firmness} {}{edited}", s.word, s.utterances)
                    });
                    let _ = write!(text, "{told} | ");
                }
                let _ = writeln!(text, "{}: {}", row.relation.word(), row.detail);
            }
        }
    }
    text
}

#[test]
fn the_whole_table() {
    let drawn = draw(&build(&demo::session(), &Choice::default()));
    let expected = "\
v Harbour and islands: 1 deadlock, 1 conflict, 1 bridgeable, 1 untested (4 proposals)
rejects red_line 1 | demands firm 1 | silent | Conflict: Northland against Southland
demands red_line 1 | silent | silent | Untested: one party only
demands firm 1 | yes, if plain 1 | proposes plain 1 | Bridgeable: Southland: the withdrawal is mutual and watched
rejects red_line 1 | demands red_line 1 | unclear tentative 1 | Deadlock: red lines: Northland against Southland
v Concessions and format: 1 soft_gap, 1 consensus, 1 untested (3 proposals)
supports plain 1 | supports plain 1 | supports plain 1 | Overlap: all three
(others) wants tentative 1 | silent | proposes plain 1 | Untested: one party only
unclear tentative 1 | rejects plain 1 | silent | Soft gap: Northland unclear
v Ferries: 3 untested (1 proposal · 2 silent rows hidden)
silent | demands plain 1 | silent | Untested: one party only
";
    assert_eq!(drawn, expected, "{drawn}");
}

#[test]
fn other_parties_can_be_columns() {
    let mut session = demo::session();
    let parties: Vec<PartyId> = ["OB", "SO"].map(PartyId::from).into();
    session
        .apply(Edit::SetParties(parties))
        .expect("both are in the agenda");
    let data = build(&session, &Choice::default());
    let heads: Vec<(&str, usize)> = data
        .columns
        .iter()
        .map(|column| (column.name.as_str(), column.index))
        .collect();
    assert_eq!(heads, [("Observer", 3), ("Southland", 1)]);
}

#[test]
fn the_selection_moves_over_heads_and_stops_at_the_edges() {
    let data = build(&demo::session(), &Choice::default());
    let cell = |proposal: &str, party: &str| CellRef {
        proposal: proposal.into(),
        party: party.into(),
    };
    let check = |from: Option<CellRef>, (right, down), expected: CellRef| {
        assert_eq!(
            data.neighbour(from.as_ref(), right, down),
            Some(expected),
            "{from:?} by {right} and {down}"
        );
    };
    check(None, (1, 1), cell("harbour.1", "NO"));
    check(
        Some(cell("harbour.1", "NO")),
        (-1, -1),
        cell("harbour.1", "NO"),
    );
    check(
        Some(cell("harbour.4", "SO")),
        (0, 1),
        cell("format.1", "SO"),
    );
    check(Some(cell("format.1", "SO")), (1, 0), cell("format.1", "IS"));
    check(
        Some(cell("format.1", "IS")),
        (1, 99),
        cell("ferries.1", "IS"),
    );
    check(
        Some(cell("not shown", "NO")),
        (0, 1),
        cell("harbour.1", "NO"),
    );
}

#[test]
fn counts_are_those_of_the_comparison() {
    let session = demo::session();
    let data = build(&session, &Choice::default());
    for line in &data.lines {
        let Line::Head(head) = line else { continue };
        let verdicts = &session.comparison().issues;
        let verdict = verdicts.iter().find(|v| v.issue == head.issue);
        let counts = verdict.expect("each issue has a verdict").counts.clone();
        let expected: Vec<_> = counts.into_iter().collect();
        assert_eq!(head.counts, expected, "{}", head.title);
    }
}
