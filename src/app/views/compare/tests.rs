//! The table as text.

use std::fmt::Write;

use super::super::super::state::{CellRef, View};
use super::super::super::widgets::Mark;
use super::super::demo;
use super::data::{CellData, CompareData, Line, Tone};
use super::{Choice, Compare, Filter, Order};
use crate::model::{
    Basis, EvidenceFilter, Firmness, HandEdit, PartyId, StanceAttitude, Status, Voice,
};
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
fn filters_show_the_rows_they_count() {
    let session = demo::session();
    let all = build(&session, &Choice::default());
    for (filter, count) in all.filters {
        let shown = build(&session, &choose(filter));
        let seen = shown.rows().count() + shown.silent_rows;
        assert_eq!(seen, count, "{filter:?}");
        let expected = match filter {
            Filter::All => 10,
            Filter::Conflicts => 2,
            Filter::Overlaps | Filter::Bridgeable => 1,
            Filter::Untested => 5,
            Filter::RedLines => 3,
            Filter::Edited | Filter::Changed | Filter::Contradictions => 0,
        };
        assert_eq!(count, expected, "{filter:?}");
    }
}

#[test]
fn silent_rows_are_shown_on_demand_and_folded_issues_keep_their_head() {
    let session = demo::session();
    let mut choice = Choice {
        show_silent: true,
        ..Choice::default()
    };
    assert_eq!(build(&session, &choice).rows().count(), 10);
    choice.folded.insert("harbour".into());
    let data = build(&session, &choice);
    assert_eq!(data.rows().count(), 6);
    assert!(draw(&data).starts_with("> Harbour and islands: 1 deadlock"));
}

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

#[test]
fn the_search_finds_words_of_rows_issues_quotes_and_speakers() {
    let session = demo::session();
    let rows = |search: &str| {
        let choice = Choice {
            search: search.to_owned(),
            ..Choice::default()
        };
        let data = build(&session, &choice);
        let rows: Vec<String> = data.rows().map(|row| row.proposal.to_string()).collect();
        (rows, data.silent_rows)
    };
    let check = |search: &str, expected: &[&str]| {
        assert_eq!(rows(search).0, expected, "{search}");
    };
    check("BUOY line", &["harbour.4"]);
    check("line buoy", &["harbour.4"]);
    check("we stand where", &["harbour.4"]);
    check(
        "ada quay",
        &["harbour.3", "harbour.4", "format.1", "format.2"],
    );
    check("ada concessions", &["format.1", "format.2"]);
    check("no such word", &[]);
    // Silent rows stay hidden and are counted.
    assert_eq!(rows("ferries").1, 2);
    assert_eq!(rows("").0.len(), 8);
}

#[test]
fn a_search_opens_folded_issues() {
    let session = demo::session();
    let mut choice = Choice::default();
    choice.folded.insert("harbour".into());
    assert!(build(&session, &choice).rows().count() < 8);
    choice.search = "buoy".to_owned();
    assert_eq!(build(&session, &choice).rows().count(), 1);
}

#[test]
fn sorted_by_conflict_the_worst_comes_first() {
    let session = demo::session();
    let choice = Choice {
        order: Order::Conflict,
        ..Choice::default()
    };
    let data = build(&session, &choice);
    let relations: Vec<&str> = data.rows().map(|row| row.relation.key()).collect();
    assert_eq!(
        relations,
        [
            "deadlock",
            "conflict",
            "bridgeable",
            "untested",
            "soft_gap",
            "consensus",
            "untested",
            "untested"
        ]
    );
}

#[test]
fn of_two_issues_that_begin_alike_the_one_with_more_conflict_comes_first() {
    let mut session = demo::session();
    let set = |session: &mut Session, proposal: &str, party: &str, attitude| {
        let hand = HandEdit {
            attitude: Some(attitude),
            firmness: Some(Firmness::RedLine),
            ..HandEdit::default()
        };
        demo::set(session, proposal, party, hand);
    };
    // Two deadlocks on ferries, one on the harbour.
    for proposal in ["ferries.1", "ferries.2"] {
        set(&mut session, proposal, "NO", StanceAttitude::Support);
        set(&mut session, proposal, "SO", StanceAttitude::Oppose);
    }
    let choice = Choice {
        order: Order::Conflict,
        filter: Filter::Conflicts,
        ..Choice::default()
    };
    let data = build(&session, &choice);
    let first = data.lines.first();
    let Some(Line::Head(head)) = first else {
        panic!("a head comes first: {first:?}");
    };
    assert_eq!(head.issue.as_str(), "ferries");
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
    assert_eq!(data.rows().count(), 1);
    let cell = cell_of(&data, "format.2", "SO");
    assert_eq!(cell.second(), ("but implied: supports", Tone::Clash));
    assert!(cell.follows.is_none());
    let told = "Contradiction: Southland opposes “Both sides make concessions”, but by \
                implication supports it. It supports “Northland gives up the outer islands as \
                part of a settlement”, which implies this.";
    assert!(cell.name.ends_with(told), "{}", cell.name);
}

#[test]
fn part_of_the_evidence_is_counted_and_searched_alone() {
    let mut session = demo::session();
    let heads = |session: &Session| {
        let data = build(session, &Choice::default());
        data.columns.iter().map(|c| c.statements).sum::<usize>()
    };
    let whole = heads(&session);
    let filter = EvidenceFilter {
        voices: [Voice::Quoted].into(),
        ..EvidenceFilter::default()
    };
    session.set_filter(filter);
    let part = heads(&session);
    assert!(0 < part && part < whole, "{part} of {whole}");
    assert_eq!(part, session.statements_looked_at().count());
    assert!(build(&session, &choose(Filter::Changed)).since.is_none());
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
