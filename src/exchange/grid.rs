//! A table of short texts, as it stands on a screen: for the clipboard, as cells between
//! tabs, as Markdown and as HTML.

use std::fmt::Write as _;

use super::escape::{html, markdown, spreadsheet};
use super::layout::one_line;

/// A table of texts, its rows in groups.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// What it is.
    pub title: String,
    /// One line on what it is made of.
    pub scope: String,
    /// The heads of the columns.
    pub heads: Vec<String>,
    /// The groups, in order.
    pub groups: Vec<Group>,
}

/// Rows under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// The heading.
    pub title: String,
    /// The rows, each with as many cells as the grid has columns.
    pub rows: Vec<Vec<String>>,
}

/// Writes a grid as one line a row with tabs between the cells, which spreadsheets take as
/// columns. The heading of each row's group stands in a column of its own, called `group`, so
/// that rows can be sorted; what would begin a formula is made harmless.
#[must_use]
pub fn as_tabs(grid: &Grid, group: &str) -> String {
    let line = |first: &str, cells: &[String]| {
        let cells = std::iter::once(first).chain(cells.iter().map(String::as_str));
        let cells: Vec<String> = cells.map(|cell| spreadsheet(&one_line(cell))).collect();
        cells.join("\t") + "\n"
    };
    let rows = grid.groups.iter();
    let rows = rows.flat_map(|group| group.rows.iter().map(|row| line(&group.title, row)));
    std::iter::once(line(group, &grid.heads))
        .chain(rows)
        .collect()
}

/// Writes a grid as Markdown: a table a group.
#[must_use]
pub fn as_markdown(grid: &Grid) -> String {
    let line = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| markdown(cell)).collect();
        format!("| {} |\n", cells.join(" | "))
    };
    // Writing to a String cannot fail.
    let mut out = String::new();
    let (title, scope) = (markdown(&grid.title), markdown(&grid.scope));
    let _ = write!(out, "# {title}\n\n{scope}\n");
    for group in &grid.groups {
        let _ = write!(out, "\n## {}\n\n", markdown(&group.title));
        out.push_str(&line(&grid.heads));
        let _ = writeln!(out, "|{}", "---|".repeat(grid.heads.len()));
        for row in &group.rows {
            out.push_str(&line(row));
        }
    }
    out
}

/// Writes a grid as a piece of HTML: one table, which spreadsheets and word processors take.
#[must_use]
pub fn as_html(grid: &Grid) -> String {
    let cells = |tag: &str, cells: &[String]| {
        let cells = cells.iter();
        let cells: Vec<String> = cells
            .map(|cell| format!("<{tag}>{}</{tag}>", html(cell)))
            .collect();
        format!("<tr>{}</tr>\n", cells.concat())
    };
    let mut out = String::new();
    let (title, scope) = (html(&grid.title), html(&grid.scope));
    let _ = write!(
        out,
        "<meta charset=\"utf-8\">\n<h1>{title}</h1>\n<p>{scope}</p>\n<table border=\"1\">\n<thead>\n"
    );
    out.push_str(&cells("th", &grid.heads));
    out.push_str("</thead>\n<tbody>\n");
    for group in &grid.groups {
        let (span, title) = (grid.heads.len(), html(&group.title));
        let _ = writeln!(out, "<tr><th colspan=\"{span}\">{title}</th></tr>");
        for row in &group.rows {
            out.push_str(&cells("td", row));
        }
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        Grid {
            title: "Talks".to_owned(),
            scope: "2 articles read".to_owned(),
            heads: texts(&["Proposal", "Up & Co"]),
            groups: vec![Group {
                title: "Water".to_owned(),
                rows: vec![texts(&["Share | it", "rejects, <firm>"])],
            }],
        }
    }

    #[test]
    fn tabs_stand_between_cells_only() {
        let mut grid = grid();
        grid.groups[0]
            .rows
            .push(vec!["=A1\tB".to_owned(), "two\nlines".to_owned()]);
        assert_eq!(
            as_tabs(&grid, "Issue"),
            "Issue\tProposal\tUp & Co\nWater\tShare | it\trejects, <firm>\n\
             Water\t'=A1 B\ttwo lines\n"
        );
    }

    #[test]
    fn markdown_has_a_table_a_group() {
        assert_eq!(
            as_markdown(&grid()),
            "# Talks\n\n2 articles read\n\n## Water\n\n| Proposal | Up &amp; Co |\n|---|---|\n\
             | Share \\| it | rejects, &lt;firm\\> |\n"
        );
    }

    #[test]
    fn html_has_one_table() {
        assert_eq!(
            as_html(&grid()),
            "<meta charset=\"utf-8\">\n<h1>Talks</h1>\n<p>2 articles read</p>\n\
             <table border=\"1\">\n<thead>\n<tr><th>Proposal</th><th>Up &amp; Co</th></tr>\n\
             </thead>\n<tbody>\n<tr><th colspan=\"2\">Water</th></tr>\n\
             <tr><td>Share | it</td><td>rejects, &lt;firm&gt;</td></tr>\n</tbody>\n</table>\n"
        );
    }
}
