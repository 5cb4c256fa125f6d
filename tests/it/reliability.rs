//! How far codings agree, by the program as it is run.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::{failed, misused, run_well};
use standpoint::model::{Attitude, Date, StatementId, StatementRef};
use standpoint::session::{Edit, Session};

const TODAY: Date = jiff::civil::date(2026, 12, 6);

/// Writes tables of stances into a new folder and returns it with their paths.
fn tables(texts: &[(&str, &str)]) -> (tempfile::TempDir, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    let written = texts.iter().map(|(name, text)| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    });
    let paths = written.collect();
    (folder, paths)
}

const MINE: &str = "issue,proposal,text,A,B\nwater,dam,The dam is opened,+,-\n\
                    water,share,The water is shared,c,.\n";
const HERS: &str = "issue,proposal,text,A,B\nwater,dam,The dam is opened,+,?\n\
                    water,share,The water is shared,n,.\n";

#[test]
fn two_tables_are_compared_cell_by_cell() {
    let (_folder, paths) = tables(&[("mine.csv", MINE), ("hers.csv", HERS)]);
    let text = run_well(&["reliability", &paths[0], &paths[1]]);
    let told = text.split("\n\n").collect::<Vec<_>>();
    assert_eq!(told[0], "How far mine.csv and hers.csv agree");
    // Three cells are filled by both, one of them alike; the fourth is silent in both.
    // Alpha by hand. Nominal: 1 - 5 * 4 / 28, for in 4 coincidences codes differ, and in 28 of
    // the ordered pairs of 6 ratings; with silence 1 - 7 * 4 / 52. Interval: squares 4 and 40.
    // Ordinal: the ratings lie at .5, 1.5, 2.5, 3.5, 5, 5; squares 16 and 204.
    assert_eq!(
        told[1].lines().skip(1).collect::<Vec<_>>(),
        [
            "Attitude, where two or more speak     3          0.333      0.286      0.608      0.500",
            "Attitude, silence being a code        4          0.500      0.462      –          –",
            "Firmness, where two or more tell it   0          –          –          –          –",
        ]
    );
    assert_eq!(
        told[3],
        "2 cells are coded differently:\n  The dam is opened\n    B – mine.csv: oppose · \
         hers.csv: unclear\n  The water is shared\n    A – mine.csv: yes, if · hers.csv: no, \
         unless\n"
    );
    let json: Value = serde_json::from_str(&run_well(&[
        "reliability",
        "--format",
        "json",
        &paths[0],
        &paths[1],
    ]))
    .expect("JSON");
    assert_eq!(json["attitude"]["n"], 3);
    assert_eq!(
        json["differences"],
        json!([
            {"proposal": "dam", "party": "B", "codes": ["oppose", "unclear"]},
            {"proposal": "share", "party": "A", "codes": ["yes_if", "no_unless"]},
        ])
    );
}

#[test]
fn a_person_is_compared_with_the_extractor() {
    let case = "tests/fixtures/harbour-talks";
    failed(
        &["reliability", case],
        "No cell of this case was set, reviewed or verified",
    );
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("case");
    crate::copy(Path::new(case), &copy);
    let dossier = copy.join("dossier.ron");
    let text = fs::read_to_string(&dossier).expect("a file");
    // One cell is let stand, one is reversed; one statement is discarded.
    let none = "cells: [],";
    let cells = "cells: [
        Cell(proposal: \"harbour.1\", party: \"NO\", set: HandEdit(status: reviewed)),
        Cell(proposal: \"harbour.2\", party: \"NO\", set: HandEdit(attitude: oppose)),
    ],";
    assert!(text.contains(none), "{text}");
    fs::write(&dossier, text.replacen(none, cells, 1)).expect("a file");
    let article = copy.join("articles/ferries.ron");
    let text = fs::read_to_string(&article).expect("a file");
    let (before, last) = text.rsplit_once("status: machine").expect("a statement");
    fs::write(
        &article,
        format!("{before}status: machine, discarded: true{last}"),
    )
    .expect("a file");
    let found = run_well(&["reliability", &copy.display().to_string()]);
    let lines: Vec<&str> = found.lines().collect();
    assert_eq!(lines[0], "How far person and extractor agree");
    assert!(lines[3].contains("speak     2          0.500"), "{found}");
    assert!(lines[4].contains("code        3          0.333"), "{found}");
    assert_eq!(
        lines[10..]
            .iter()
            .filter(|l| l.contains('–'))
            .collect::<Vec<_>>(),
        [
            &"    Northland – person: oppose · extractor: support",
            &"    Southland – person: silent · extractor: support",
        ],
        "{found}"
    );
}

#[test]
fn what_a_person_made_of_a_statement_is_not_the_extractors() {
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("case");
    crate::copy(Path::new("tests/fixtures/harbour-talks"), &copy);
    let mut session = Session::open(&copy, TODAY).expect("opens");
    let at = |article: &str, number: u32| StatementRef {
        article: article.into(),
        statement: StatementId(number),
    };
    let of = |session: &Session, at: &StatementRef| {
        session.dossier().statement(at).expect("there").1.clone()
    };
    // One support is turned into opposition, one statement is given to another proposal, one
    // is a person's own.
    let turned = at("envoys", 3);
    let mut to = of(&session, &turned);
    to.attitude = Attitude::Oppose;
    let moved = at("ferries", 8);
    let mut given = of(&session, &moved);
    given.proposal = Some("ferries.2".into());
    let mut own = of(&session, &moved);
    own.proposal = Some("ferries.3".into());
    for edit in [
        Edit::ChangeStatement {
            statement: turned,
            to: Box::new(to),
        },
        Edit::ChangeStatement {
            statement: moved,
            to: Box::new(given),
        },
        Edit::AddStatement {
            article: "ferries".into(),
            statement: Box::new(own),
        },
    ] {
        session.apply(edit).expect("made");
    }
    session.save().expect("saved");
    drop(session);
    let found = run_well(&[
        "reliability",
        "--format",
        "json",
        &copy.display().to_string(),
    ]);
    let found: Value = serde_json::from_str(&found).expect("JSON");
    assert_eq!(found["attitude"]["n"], 1, "{found}");
    assert_eq!(
        found["differences"],
        json!([
            {"proposal": "harbour.2", "party": "NO", "codes": ["oppose", "support"]},
            {"proposal": "ferries.1", "party": "SO", "codes": ["silent", "support"]},
            {"proposal": "ferries.2", "party": "SO", "codes": ["support", "silent"]},
            {"proposal": "ferries.3", "party": "SO", "codes": ["support", "silent"]},
        ])
    );
}

#[test]
fn codings_that_cannot_be_compared_are_told() {
    let (folder, paths) = tables(&[
        ("mine.csv", MINE),
        (
            "other.csv",
            "issue,proposal,text,C\nair,flights,Flights go on,+\n",
        ),
        ("note.txt", "x"),
    ]);
    failed(
        &["reliability", &paths[0], &paths[1]],
        "have no cell in common",
    );
    failed(
        &["reliability", &paths[0], &paths[2]],
        "no case, no snapshot and no table of stances",
    );
    misused(
        &["reliability", &paths[0]],
        "Name two codings or more, or one case.",
    );
    let gone = folder.path().join("gone.csv").display().to_string();
    failed(&["reliability", &paths[0], &gone], "gone.csv");
}
