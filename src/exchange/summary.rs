//! What a reader of a long export sees first: how each issue stands, where parties clash and
//! where they meet, trades, contradictions, what has changed; and last a key to the words.

use super::sheet::Sheet;
use crate::compare::{changed, diff};
use crate::model::{Comparison, Dossier, Relation, StanceTable};

/// A list under a title.
pub(super) type List = (String, Vec<String>);

/// The words of an export and what they mean.
pub(super) const KEY: &[(&str, &str)] = &[
    (
        "Firmness",
        "tentative: with reservations; plain: said without stress; firm: insisted on; red line: \
         not open to talks, as the party says",
    ),
    (
        "Number",
        "how often it was said; the same words in several articles count once",
    ),
    ("silent", "no statement was found; never a number"),
    ("by others", "known only from what others say of the party"),
    (
        "edited, reviewed, verified",
        "a person changed it, looked at it, vouches for it",
    ),
    ("Deadlock", "for and against, red lines on both sides"),
    ("Conflict", "for and against"),
    ("Soft gap", "apart, but not for against against"),
    ("Open", "some unclear, the rest for it"),
    ("Bridgeable", "all for it, some under a condition"),
    ("Common rejection", "all against it"),
    ("Consensus", "all for it"),
    ("Untested", "fewer than two parties have a stance"),
];

/// Returns each issue with its verdict and how many of its proposals have which relation.
pub(super) fn verdicts(sheet: &Sheet<'_>) -> Vec<[String; 3]> {
    let issues = sheet.issues.iter();
    issues
        .map(|issue| {
            let verdict = issue.verdict.word().to_owned();
            [issue.title.to_owned(), verdict, issue.counts.clone()]
        })
        .collect()
}

/// Returns the lists that follow the verdicts: those that hold something.
pub(super) fn lists(sheet: &Sheet<'_>) -> Vec<List> {
    let rows = |title: &str, wanted: &[Relation]| {
        let rows = sheet.issues.iter().flat_map(|issue| &issue.rows);
        let rows = rows.filter(|row| wanted.contains(&row.row.relation));
        let lines = rows.map(|row| format!("{}: {}", row.text, row.row.sentence));
        (title.to_owned(), lines.collect::<Vec<String>>())
    };
    let mut lists = vec![
        rows("Conflicts", &[Relation::Deadlock, Relation::Conflict]),
        rows("Bridgeable", &[Relation::Bridgeable]),
        rows("Overlaps", &[Relation::Consensus]),
    ];
    lists.extend(
        sheet
            .findings()
            .map(|(title, lines)| (title.to_owned(), lines)),
    );
    lists.extend(sheet.changes.clone());
    lists.retain(|(_, lines)| !lines.is_empty());
    lists
}

/// Returns what has changed on the compared rows since the latest snapshot, under a title that
/// names it; `None` where there is none.
pub(super) fn changes(
    dossier: &Dossier,
    table: &StanceTable,
    comparison: &Comparison,
) -> Option<List> {
    let snapshot = dossier.snapshots.last()?;
    let agenda = &*dossier.agenda;
    let all = diff((&snapshot.agenda, &snapshot.table), (agenda, table));
    let shown = all.iter().filter(|change| {
        !change.kind.keeps_stance()
            && comparison.row(&change.proposal).is_some()
            && comparison.parties.contains(&change.party)
    });
    let lines: Vec<String> = shown
        .filter_map(|change| {
            let (_, proposal) = agenda.proposal(&change.proposal)?;
            Some(format!("{}: {}", proposal.text, changed(agenda, change)))
        })
        .collect();
    let lines = if lines.is_empty() {
        vec!["None".to_owned()]
    } else {
        lines
    };
    Some((format!("Changes since “{}”", snapshot.name), lines))
}
