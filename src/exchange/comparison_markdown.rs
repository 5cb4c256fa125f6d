//! A comparison as Markdown: a table an issue, the sentences and quotes below it.

use std::fmt::Write as _;

use super::escape::markdown as esc;
use super::layout::quoted;
use super::sheet::Sheet;
use super::summary;

/// Writes a comparison as Markdown.
#[must_use]
pub fn write(sheet: &Sheet<'_>) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# {}\n\n{}", esc(&sheet.title), esc(&sheet.scope()));
    summary(&mut out, sheet);
    for issue in &sheet.issues {
        let _ = writeln!(
            out,
            "\n## {}\n\nVerdict: {} ({})\n",
            esc(issue.title),
            issue.verdict,
            issue.counts
        );
        let names: Vec<String> = sheet.parties.iter().map(|(_, name)| esc(name)).collect();
        let _ = writeln!(out, "| Proposal | {} | Relation |", names.join(" | "));
        let _ = writeln!(out, "|---|{}---|", "---|".repeat(names.len()));
        for row in &issue.rows {
            let cells: Vec<String> = row
                .cells
                .iter()
                .map(|cell| {
                    cell.as_ref().map_or_else(
                        || "silent".to_owned(),
                        |cell| format!("**{}** ({})", cell.word(), esc(&cell.marks())),
                    )
                })
                .collect();
            let _ = writeln!(
                out,
                "| {} | {} | {} |",
                esc(row.text),
                cells.join(" | "),
                row.row.relation
            );
        }
        for row in &issue.rows {
            let _ = writeln!(out, "\n**{}.** {}\n", esc(row.text), esc(&row.row.sentence));
            for implied in &row.implied {
                let _ = writeln!(out, "*{}*\n", esc(&implied.sentence));
            }
            for ((_, name), cell) in sheet.parties.iter().zip(&row.cells) {
                let Some(cell) = cell else { continue };
                for quote in &cell.quotes {
                    let _ = writeln!(
                        out,
                        "- {}: {} ({}; {})",
                        esc(&cell.of_quotes(name)),
                        esc(&quoted(quote.words)),
                        esc(&quote.origin()),
                        esc(quote.source)
                    );
                }
                for (words, what) in cell.by_hand() {
                    let _ = writeln!(out, "- {}: {} ({what})", esc(name), esc(words));
                }
            }
        }
    }
    if let Some(silence) = sheet.silence() {
        let _ = writeln!(out, "\n{}", esc(&silence));
    }
    for (title, lines) in sheet.lists() {
        let _ = writeln!(out, "\n## {title}\n");
        for line in lines {
            let _ = writeln!(out, "- {}", esc(&line));
        }
    }
    out.push_str("\n## Key\n\n");
    for (term, told) in summary::key() {
        let _ = writeln!(out, "- **{}**: {}", esc(term), esc(&told));
    }
    out
}

/// Writes how all issues stand, and what was found.
fn summary(out: &mut String, sheet: &Sheet<'_>) {
    if sheet.issues.is_empty() {
        return;
    }
    out.push_str("\n## Summary\n\n| Issue | Verdict | Proposals |\n|---|---|---|\n");
    for [issue, verdict, counts] in summary::verdicts(sheet) {
        let _ = writeln!(out, "| {} | {verdict} | {counts} |", esc(&issue));
    }
    for (title, lines) in summary::lists(sheet) {
        let _ = writeln!(out, "\n### {}\n", esc(&title));
        for line in lines {
            let _ = writeln!(out, "- {}", esc(&line));
        }
    }
}
