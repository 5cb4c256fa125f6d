//! A comparison as one HTML file that stands alone: no script, nothing fetched; readable on
//! paper and on a phone.

use std::fmt::Write as _;

use super::cell::Quote;
use super::escape::html as esc;
use super::layout::quoted;
use super::sheet::{Sheet, SheetIssue, SheetRow};
use super::summary;
use crate::model::Basis;

const STYLE: &str = include_str!("comparison_html.css");

/// Writes a comparison as HTML.
#[must_use]
pub fn write(sheet: &Sheet<'_>) -> String {
    let mut out = String::new();
    let title = esc(&sheet.title);
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <h1>{title}</h1>\n<p>{}</p>\n",
        esc(&sheet.scope())
    );
    summary(&mut out, sheet);
    for issue in &sheet.issues {
        let _ = writeln!(
            out,
            "<section>\n<h2>{}: {} <small>({})</small></h2>",
            esc(issue.title),
            issue.verdict,
            issue.counts
        );
        table(&mut out, sheet, issue);
        for row in &issue.rows {
            article(&mut out, sheet, row);
        }
        out.push_str("</section>\n");
    }
    if let Some(silence) = sheet.silence() {
        let _ = writeln!(out, "<p>{}</p>", esc(&silence));
    }
    for (title, lines) in sheet.lists() {
        list(&mut out, title, &lines);
    }
    out.push_str("<section>\n<h2>Key</h2>\n<dl>\n");
    for (term, told) in summary::key() {
        let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", esc(term), esc(&told));
    }
    out.push_str("</dl>\n</section>\n");
    out.push_str("</body>\n</html>\n");
    out
}

/// Writes how all issues stand, and what was found.
fn summary(out: &mut String, sheet: &Sheet<'_>) {
    if sheet.issues.is_empty() {
        return;
    }
    out.push_str(
        "<section>\n<h2>Summary</h2>\n<table>\n<thead><tr><th scope=\"col\">Issue</th>\
         <th scope=\"col\">Verdict</th><th scope=\"col\">Proposals</th></tr></thead>\n<tbody>\n",
    );
    for [issue, verdict, counts] in summary::verdicts(sheet) {
        let _ = writeln!(
            out,
            "<tr><td data-head=\"Issue\">{}</td><td data-head=\"Verdict\">{verdict}</td>\
             <td data-head=\"Proposals\">{counts}</td></tr>",
            esc(&issue)
        );
    }
    out.push_str("</tbody>\n</table>\n");
    for (title, lines) in summary::lists(sheet) {
        let _ = writeln!(out, "<h3>{}</h3>\n<ul>", esc(&title));
        for line in lines {
            let _ = writeln!(out, "<li>{}</li>", esc(&line));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
}

/// Writes the table of an issue: a row a proposal, a column a party.
fn table(out: &mut String, sheet: &Sheet<'_>, issue: &SheetIssue<'_>) {
    out.push_str("<table>\n<thead><tr><th scope=\"col\">Proposal</th>\n");
    for (_, name) in &sheet.parties {
        let _ = writeln!(out, "<th scope=\"col\">{}</th>", esc(name));
    }
    out.push_str("<th scope=\"col\">Relation</th>\n</tr></thead>\n<tbody>\n");
    for row in &issue.rows {
        cells(out, sheet, row);
    }
    out.push_str("</tbody>\n</table>\n");
}

/// Writes the cells of a proposal.
fn cells(out: &mut String, sheet: &Sheet<'_>, row: &SheetRow<'_>) {
    let _ = writeln!(out, "<tr><th scope=\"row\">{}</th>", esc(row.text));
    for ((_, name), cell) in sheet.parties.iter().zip(&row.cells) {
        let name = esc(name);
        let _ = match cell {
            None => writeln!(out, "<td data-head=\"{name}\" class=\"silent\">silent</td>"),
            Some(cell) => {
                let class = if cell.stance.basis == Basis::Others {
                    " class=\"others\""
                } else {
                    ""
                };
                writeln!(
                    out,
                    "<td data-head=\"{name}\"{class}><b>{}</b><small>{}</small></td>",
                    cell.word(),
                    esc(&cell.marks())
                )
            }
        };
    }
    let relation = row.row.relation;
    let _ = writeln!(
        out,
        "<td data-head=\"Relation\" class=\"{}\">{relation}</td>\n</tr>",
        relation.key()
    );
}

/// Writes what stands behind a proposal: the sentence, the quotes.
fn article(out: &mut String, sheet: &Sheet<'_>, row: &SheetRow<'_>) {
    let _ = writeln!(
        out,
        "<article>\n<h3>{}</h3>\n<p>{}</p>",
        esc(row.text),
        esc(&row.row.sentence)
    );
    for implied in &row.implied {
        let _ = writeln!(out, "<p class=\"implied\">{}</p>", esc(&implied.sentence));
    }
    for ((_, name), cell) in sheet.parties.iter().zip(&row.cells) {
        let Some(cell) = cell else { continue };
        for quote in &cell.quotes {
            let _ = writeln!(
                out,
                "<blockquote>{}<footer>{}: {}{}</footer></blockquote>",
                esc(&quoted(quote.words)),
                esc(&cell.of_quotes(name)),
                esc(&quote.origin()),
                source(quote)
            );
        }
        for (words, what) in cell.by_hand() {
            let _ = writeln!(
                out,
                "<blockquote>{}<footer>{}: {what}</footer></blockquote>",
                esc(words),
                esc(name)
            );
        }
    }
    out.push_str("</article>\n");
}

/// Returns where the article is: a link only if it is one on the web.
fn source(quote: &Quote<'_>) -> String {
    let source = esc(quote.source);
    if quote.source.starts_with("https://") || quote.source.starts_with("http://") {
        format!("; <a href=\"{source}\">{source}</a>")
    } else {
        format!("; {source}")
    }
}

fn list(out: &mut String, title: &str, lines: &[String]) {
    let _ = writeln!(out, "<section>\n<h2>{title}</h2>\n<ul>");
    for line in lines {
        let _ = writeln!(out, "<li>{}</li>", esc(line));
    }
    out.push_str("</ul>\n</section>\n");
}
