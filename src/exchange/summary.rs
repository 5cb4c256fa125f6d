//! What a reader of a long export sees first: how each issue stands, where parties clash and
//! where they meet, trades, contradictions, what has changed; and last a key to the words.

use super::sheet::Sheet;
use crate::compare::{changed, diff};
use crate::model::{Comparison, Dossier, Firmness, Relation, StanceTable, Status};

/// A list under a title.
pub(super) type List = (String, Vec<String>);

/// Returns the words of an export and what they mean.
pub(super) fn key() -> Vec<(&'static str, String)> {
    let levels = Firmness::ALL.iter();
    let levels: Vec<String> = levels
        .map(|level| format!("{}: {}", level.word(), level.meaning()))
        .collect();
    let mut key = vec![
        ("Firmness", levels.join("; ")),
        (
            "Number",
            "how often it was said; the same words in several articles count once".to_owned(),
        ),
        (
            "silent",
            "no statement was found; never a number".to_owned(),
        ),
        (
            "by others",
            "known only from what others say of the party".to_owned(),
        ),
        ("edited", "a person changed it".to_owned()),
    ];
    let ticks = [Status::Reviewed, Status::Verified].into_iter();
    key.extend(ticks.map(|status| (status.word(), status.meaning().to_owned())));
    let relations = Relation::ALL.iter();
    key.extend(relations.map(|relation| (relation.word(), relation.meaning().to_owned())));
    key
}

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
