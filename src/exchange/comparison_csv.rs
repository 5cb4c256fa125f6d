//! A comparison as CSV (RFC 4180): one line a proposal and party, silent ones included.

use super::cell::Cell;
use super::comparison_json::{attitude, basis};
use super::escape::csv_table;
use super::sheet::{Sheet, SheetImplied};
use crate::model::{Act, Agenda, Firmness, Lean, Priority, Row};

const HEAD: &[&str] = &[
    "issue",
    "verdict",
    "proposal",
    "text",
    "relation",
    "n",
    "conflict_index",
    "sentence",
    "party",
    "attitude",
    "lean",
    "condition",
    "firmness",
    "act",
    "basis",
    "status",
    "edited",
    "utterances",
    "as_of",
    "summary",
    "note",
    "statements_say_otherwise",
    "quote",
    "speaker",
    "voice",
    "venue",
    "via",
    "outlet",
    "date",
    "source",
    "implied",
    "implied_by",
    "articles",
    "evidence",
    "priority",
];

/// Columns that tell of a stance; a silent cell leaves all but the first empty.
const OF_STANCE: usize = 21;

/// Writes a comparison as CSV. The quote is the settling one. The columns `articles` and
/// `evidence` tell on every line of how many articles it is made, and of which evidence: nothing
/// if of all.
#[must_use]
pub fn write(agenda: &Agenda, sheet: &Sheet<'_>) -> String {
    let head = HEAD.iter().map(|&name| name.to_owned()).collect();
    let rows = sheet.comparison.rows.iter().flat_map(|row| {
        let shown = sheet
            .issues
            .iter()
            .flat_map(|issue| &issue.rows)
            .find(|shown| *shown.id == row.proposal);
        sheet
            .parties
            .iter()
            .enumerate()
            .map(move |(at, (party, _))| {
                let cell = shown.and_then(|shown| shown.cells[at].as_ref());
                let mut record = of_row(agenda, sheet, row);
                record.push(party.to_string());
                record.extend(of_cell(cell));
                let of_cell = |found: &&SheetImplied<'_>| {
                    found.implied.party == *party && found.implied.proposal == row.proposal
                };
                let implied = sheet.implied.iter().find(of_cell);
                record.push(
                    implied
                        .map_or("", |found| attitude(found.implied))
                        .to_owned(),
                );
                record.push(implied.map_or_else(String::new, |found| found.way.clone()));
                record.push(sheet.articles.to_string());
                record.push(sheet.filter.clone());
                let priority = cell.and_then(|cell| cell.stance.priority);
                record.push(priority.map_or("", Priority::key).to_owned());
                record
            })
    });
    csv_table(std::iter::once(head).chain(rows))
}

fn of_row(agenda: &Agenda, sheet: &Sheet<'_>, row: &Row) -> Vec<String> {
    let verdict = sheet
        .comparison
        .issues
        .iter()
        .find(|v| v.issue == row.issue);
    vec![
        row.issue.to_string(),
        verdict.map_or("", |v| v.verdict.key()).to_owned(),
        row.proposal.to_string(),
        agenda
            .proposal(&row.proposal)
            .map_or_else(String::new, |(_, p)| p.text.clone()),
        row.relation.key().to_owned(),
        row.n.to_string(),
        row.conflict_index
            .map_or_else(String::new, |index| format!("{index:.6}")),
        row.sentence.clone(),
    ]
}

fn yes_no(holds: bool) -> String {
    if holds { "yes" } else { "no" }.to_owned()
}

fn of_cell(cell: Option<&Cell<'_>>) -> Vec<String> {
    let Some(cell) = cell else {
        let mut silent = vec![String::new(); OF_STANCE];
        "silent".clone_into(&mut silent[0]);
        return silent;
    };
    let stance = cell.stance;
    let text = |value: Option<&str>| value.unwrap_or("").to_owned();
    let quote = cell.quotes.first();
    vec![
        stance.attitude.key().to_owned(),
        text(stance.lean.map(Lean::key)),
        text(stance.condition.as_deref()),
        text(stance.firmness.map(Firmness::key)),
        text(stance.act.map(Act::key)),
        basis(stance.basis).to_owned(),
        stance.status.key().to_owned(),
        yes_no(stance.hand.is_some()),
        stance.utterances.to_string(),
        stance.as_of.map_or_else(String::new, |day| day.to_string()),
        stance.summary.clone(),
        stance.note.clone(),
        yes_no(stance.is_against_statements()),
        text(quote.map(|q| q.words)),
        text(quote.and_then(|q| q.speaker)),
        text(quote.map(|q| q.voice.key())),
        text(quote.and_then(|q| q.venue)),
        text(quote.and_then(|q| q.via)),
        text(quote.and_then(|q| q.outlet)),
        quote
            .and_then(|q| q.date)
            .map_or_else(String::new, |day| day.to_string()),
        text(quote.map(|q| q.source)),
    ]
}
