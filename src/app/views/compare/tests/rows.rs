//! Which rows are shown, and in what order.

use super::super::super::demo;
use super::super::data::Line;
use super::super::{Choice, Filter, Order};
use super::{build, choose, draw};
use crate::model::{EvidenceFilter, Firmness, HandEdit, StanceAttitude, Voice};
use crate::session::Session;

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

/// The proposals in their order, with what Southland says of each.
fn order(session: &Session, order: Order) -> Vec<String> {
    let choice = Choice {
        order,
        ..Choice::default()
    };
    let data = build(session, &choice);
    let rows = data.rows();
    rows.map(|row| row.proposal.to_string()).collect()
}

#[test]
fn sorted_by_firmness_red_lines_come_first() {
    let session = demo::session();
    // Red lines of any party: harbour.4 has two, which are two utterances.
    assert_eq!(
        order(&session, Order::Firmest),
        [
            "harbour.4",
            "harbour.1",
            "harbour.2",
            "harbour.3",
            "format.1",
            "format.2",
            "format.3",
            "ferries.1"
        ]
    );
    // Of Southland: one red line, one firm demand; where it is silent, last.
    let south = order(&session, Order::FirmestOf("SO".into()));
    assert_eq!(
        south,
        [
            "harbour.4",
            "harbour.1",
            "harbour.3",
            "harbour.2",
            "format.1",
            "format.3",
            "format.2",
            "ferries.1"
        ]
    );
}

#[test]
fn with_a_filter_on_heads_tell_how_many_rows_of_all_are_shown() {
    let session = demo::session();
    let told = |choice: Choice| {
        let data = build(&session, &choice);
        let heads = data.lines.iter().filter_map(|line| match line {
            Line::Head(head) => Some(format!("{}: {}", head.title, head.aside)),
            Line::Row(_) => None,
        });
        heads.collect::<Vec<_>>()
    };
    assert_eq!(
        told(choose(Filter::RedLines)),
        ["Harbour and islands: 3 of 4 shown"]
    );
    let search = Choice {
        search: "talks".to_owned(),
        ..Choice::default()
    };
    assert_eq!(told(search)[0], "Harbour and islands: 1 of 4 shown");
}
