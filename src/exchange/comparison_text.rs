//! A comparison for the terminal, at most 100 characters wide.

use super::layout::{columns, hanging, quoted, wrap};
use super::sheet::{Sheet, SheetRow, count};
use crate::compare::clause;
use crate::model::Relation;

const WIDTH: usize = 100;
/// Width of the column of proposals, and of that of relations.
const PROPOSAL: usize = 34;
const RELATION: usize = 16;
/// A party's column is worth having from this width; below, each party has a line.
const NARROWEST: usize = 13;

/// Writes a comparison as text in aligned columns; with many parties, one line a party.
#[must_use]
pub fn write(sheet: &Sheet<'_>) -> String {
    let mut out = String::new();
    out.push_str(&hanging("", &sheet.title, WIDTH));
    out.push_str(&hanging("", &sheet.scope(), WIDTH));
    let width = party_width(sheet.parties.len());
    if let (Some(width), false) = (width, sheet.issues.is_empty()) {
        out.push('\n');
        let mut head = vec![(vec![String::new()], PROPOSAL)];
        head.extend(
            sheet
                .parties
                .iter()
                .map(|(_, name)| (wrap(name, width), width)),
        );
        head.push((vec![String::new()], RELATION));
        out.push_str(&columns(&head));
    }
    out.push('\n');
    for issue in &sheet.issues {
        out.push_str(&hanging(
            "",
            &format!("{}: {} ({})", issue.title, issue.verdict, issue.counts),
            WIDTH,
        ));
        out.push_str(&"─".repeat(WIDTH));
        out.push('\n');
        for row in &issue.rows {
            match width {
                Some(width) => out.push_str(&aligned(row, width)),
                None => out.push_str(&listed(sheet, row)),
            }
            out.push_str(&hanging("  ", &row.row.sentence, WIDTH));
            for implied in &row.implied {
                out.push_str(&hanging("    ", &implied.sentence, WIDTH));
            }
            out.push_str(&quotes(sheet, row));
            out.push('\n');
        }
    }
    if sheet.issues.is_empty() {
        out.push_str("No party has a stance on any proposal.\n");
    }
    if let Some(silence) = sheet.silence() {
        out.push_str(&hanging("", &silence, WIDTH));
    }
    for (title, lines) in sheet.findings().chain(sheet.lists()) {
        out.push('\n');
        out.push_str(title);
        out.push('\n');
        for line in lines {
            out.push_str(&hanging("  ", &line, WIDTH));
        }
    }
    out
}

fn party_width(parties: usize) -> Option<usize> {
    if parties == 0 {
        return None;
    }
    let room = WIDTH.checked_sub(PROPOSAL + RELATION + 2 * (parties + 1))?;
    Some(room / parties).filter(|&width| width >= NARROWEST)
}

/// A row with a column for each party.
fn aligned(row: &SheetRow<'_>, width: usize) -> String {
    let mut cells = vec![(wrap(row.text, PROPOSAL), PROPOSAL)];
    cells.extend(row.cells.iter().map(|cell| {
        let lines = cell.as_ref().map_or_else(
            || vec!["·".to_owned()],
            |cell| {
                let mut lines = wrap(&cell.word(), width);
                lines.extend(wrap(&cell.marks(), width));
                lines
            },
        );
        (lines, width)
    }));
    let relation = row.row.relation;
    // Capitals mark what divides, without a colour.
    let word = if relation <= Relation::Conflict {
        relation.word().to_uppercase()
    } else {
        relation.word().to_owned()
    };
    cells.push((vec![word], RELATION));
    columns(&cells)
}

/// A row with a line for each party that is not silent.
fn listed(sheet: &Sheet<'_>, row: &SheetRow<'_>) -> String {
    let mut out = hanging("", &format!("{} [{}]", row.text, row.row.relation), WIDTH);
    for ((_, name), cell) in sheet.parties.iter().zip(&row.cells) {
        if let Some(cell) = cell {
            let line = format!("{name} {} ({})", clause(cell.stance), cell.marks());
            out.push_str(&hanging("    ", &line, WIDTH));
        }
    }
    out
}

fn quotes(sheet: &Sheet<'_>, row: &SheetRow<'_>) -> String {
    let mut out = String::new();
    for ((_, name), cell) in sheet.parties.iter().zip(&row.cells) {
        let Some(cell) = cell else { continue };
        let best = cell.best_quotes();
        let more = cell.quotes.len() - best.len();
        for (at, quote) in best.iter().enumerate() {
            let rest = if at + 1 == best.len() && more > 0 {
                format!(" [and {}]", count(more, "more statement"))
            } else {
                String::new()
            };
            let text = format!(
                "{}: {} {}{rest}",
                cell.of_quotes(name),
                quoted(quote.words),
                quote.origin()
            );
            out.push_str(&hanging("    ", &text, WIDTH));
        }
        for (words, what) in cell.by_hand() {
            let text = format!("{name}: {words} ({what})");
            out.push_str(&hanging("    ", &text, WIDTH));
        }
    }
    out
}
