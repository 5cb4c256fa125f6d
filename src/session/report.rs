//! A case, or what was found in articles, as text in a format of others: settles, compares
//! and writes in one call, for the window and the command line.

use std::collections::BTreeSet;
use std::path::Path;

use super::conditions::Conditions;
use super::positions::Positions;
use crate::compare::network::Matrix;
use crate::compare::reliability::Reliability;
use crate::exchange::sheet::{Case, Sheet};
use crate::exchange::{
    articles, attributions, changes, comparison_csv, comparison_html, comparison_json,
    comparison_markdown, comparison_text, grid, network_csv, reliability_json, reliability_text,
    statements_csv, statements_jsonl, statements_text, trial_jsonl, trial_text,
};
use crate::model::{
    Agenda, Article, Attribution, CodedArticle, Dossier, EvidenceFilter, ProposalId, Trial,
};
use crate::{compare, settle};

/// The formats of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Aligned, for the terminal.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// One HTML file that stands alone.
    Html,
    /// JSON.
    Json,
    /// CSV, one line a proposal and party.
    Csv,
}

impl Format {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("json", Self::Json),
        ("csv", Self::Csv),
    ];

    /// Returns how names of files in this format end, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Markdown => "md",
            Self::Html => "html",
            Self::Json => "json",
            Self::Csv => "csv",
        }
    }
}

/// The formats of statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StatementFormat {
    /// JSON lines: one object a statement.
    #[default]
    Jsonl,
    /// CSV with the same columns.
    Csv,
    /// For the terminal.
    Text,
}

impl StatementFormat {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("jsonl", Self::Jsonl),
        ("csv", Self::Csv),
        ("text", Self::Text),
    ];
}

/// The formats of attributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuoteFormat {
    /// JSON lines: one object an article.
    #[default]
    Jsonl,
    /// For the terminal.
    Text,
}

impl QuoteFormat {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("jsonl", Self::Jsonl), ("text", Self::Text)];
}

/// Writes the attributions of one article, which is known by the stem of its file.
#[must_use]
pub fn quotes(article: &Article, found: &[Attribution], format: QuoteFormat) -> String {
    match format {
        QuoteFormat::Jsonl => attributions::jsonl(&short_name(&article.source), article, found),
        QuoteFormat::Text => attributions::text(article, found),
    }
}

/// Returns the stem of a file's name; behind it the number of the row, if the article is one
/// of a table.
fn short_name(source: &str) -> String {
    let row = source
        .rsplit_once('#')
        .filter(|(_, row)| !row.is_empty() && row.bytes().all(|byte| byte.is_ascii_digit()));
    let stem = |path: &str| {
        let stem = Path::new(path).file_stem().unwrap_or_default();
        stem.to_string_lossy().into_owned()
    };
    match row {
        Some((path, row)) => format!("{}#{row}", stem(path)),
        None => stem(source),
    }
}

/// The formats of articles as they were read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArticleFormat {
    /// For the terminal.
    #[default]
    Text,
    /// JSON lines: one object an article.
    Jsonl,
}

impl ArticleFormat {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("text", Self::Text), ("jsonl", Self::Jsonl)];
}

/// Writes an article as it was read.
#[must_use]
pub fn article(article: &Article, format: ArticleFormat) -> String {
    match format {
        ArticleFormat::Text => articles::text(article),
        ArticleFormat::Jsonl => articles::jsonl(article),
    }
}

/// The formats of a trial of an agenda.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TrialFormat {
    /// For the terminal.
    #[default]
    Text,
    /// JSON lines: one object a sentence.
    Jsonl,
}

impl TrialFormat {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] =
        &[("text", Self::Text), ("jsonl", Self::Jsonl)];
}

/// Writes what the words of an agenda find in an article.
#[must_use]
pub fn trial(agenda: &Agenda, article: &Article, trials: &[Trial], format: TrialFormat) -> String {
    match format {
        TrialFormat::Text => trial_text::write(agenda, article, trials),
        TrialFormat::Jsonl => trial_jsonl::write(article, trials),
    }
}

/// Settles and compares a case over the evidence that `filter` admits, and writes it in
/// `format`.
#[must_use]
pub fn comparison(dossier: &Dossier, filter: &EvidenceFilter, format: Format) -> String {
    part(dossier, filter, None, format)
}

/// As [`comparison`]; where `keep` names proposals, these alone.
#[must_use]
pub fn part(
    dossier: &Dossier,
    filter: &EvidenceFilter,
    keep: Option<&BTreeSet<ProposalId>>,
    format: Format,
) -> String {
    let table = settle::settle_where(dossier, filter);
    let compared = compare::compare(
        &dossier.agenda,
        &table,
        &dossier.parties(),
        &dossier.settings,
    );
    let trades = Conditions::default().trades(dossier, &table, &compared);
    let kept = keep.map(|keep| compare::select(&dossier.agenda, &compared, keep));
    written(
        &Case {
            dossier,
            table: &table,
            comparison: kept.as_ref().unwrap_or(&compared),
            trades: &trades,
            filter,
        },
        format,
    )
}

/// Writes a case that was settled and compared already, or a part of it: then `comparison`
/// is the one of [`compare::select`].
#[must_use]
pub fn written(case: &Case<'_>, format: Format) -> String {
    let sheet = Sheet::new(case);
    let agenda = &case.dossier.agenda;
    match format {
        Format::Text => comparison_text::write(&sheet),
        Format::Markdown => comparison_markdown::write(&sheet),
        Format::Html => comparison_html::write(&sheet),
        Format::Json => comparison_json::write(agenda, &sheet),
        Format::Csv => comparison_csv::write(agenda, &sheet),
    }
}

/// A table of short texts, as it stands on a screen.
pub type Grid = grid::Grid;

/// Rows of a [`Grid`] under one heading.
pub type GridGroup = grid::Group;

/// Writes what stands on a screen with tabs between the cells, for spreadsheets.
#[must_use]
pub fn grid_tabs(grid: &Grid) -> String {
    grid::as_tabs(grid, "Issue")
}

/// Writes what stands on a screen as Markdown.
#[must_use]
pub fn grid_markdown(grid: &Grid) -> String {
    grid::as_markdown(grid)
}

/// Writes what stands on a screen as a piece of HTML.
#[must_use]
pub fn grid_html(grid: &Grid) -> String {
    grid::as_html(grid)
}

/// The formats in which it is told what has changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DiffFormat {
    /// For the terminal.
    #[default]
    Text,
    /// Markdown.
    Markdown,
    /// JSON.
    Json,
}

impl DiffFormat {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("text", Self::Text),
        ("markdown", Self::Markdown),
        ("json", Self::Json),
    ];
}

/// Which changes are told.
pub type DiffOptions = changes::Options;

/// Writes what has changed from one table to another.
#[must_use]
pub fn diff(
    before: &Positions,
    after: &Positions,
    options: &DiffOptions,
    format: DiffFormat,
) -> String {
    let all = before.diff(after);
    let (before, after) = (
        (before.name.as_str(), &*before.agenda),
        (after.name.as_str(), &*after.agenda),
    );
    let changes = changes::Changes::new(&all, before, after, options);
    match format {
        DiffFormat::Text => changes.text(),
        DiffFormat::Markdown => changes.markdown(),
        DiffFormat::Json => changes.json(),
    }
}

/// The formats in which it is told how far codings agree.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReliabilityFormat {
    /// For the terminal.
    #[default]
    Text,
    /// JSON.
    Json,
}

impl ReliabilityFormat {
    /// All formats with their names on the command line.
    pub const ALL: &'static [(&'static str, Self)] = &[("text", Self::Text), ("json", Self::Json)];
}

/// Writes how far codings agree; `agenda` names their parties and proposals.
#[must_use]
pub fn reliability(agenda: &Agenda, found: &Reliability, format: ReliabilityFormat) -> String {
    match format {
        ReliabilityFormat::Text => reliability_text::write(agenda, found),
        ReliabilityFormat::Json => reliability_json::write(found),
    }
}

/// Writes a network as CSV.
#[must_use]
pub fn network(matrix: &Matrix) -> String {
    network_csv::write(matrix)
}

/// Returns what stands once before the statements of all articles.
#[must_use]
pub fn statements_head(format: StatementFormat) -> String {
    match format {
        StatementFormat::Csv => statements_csv::head(),
        StatementFormat::Jsonl | StatementFormat::Text => String::new(),
    }
}

/// Writes the statements of one article. `explain` adds to the text why each field was set.
#[must_use]
pub fn statements(
    agenda: &Agenda,
    coded: &CodedArticle,
    format: StatementFormat,
    explain: bool,
) -> String {
    match format {
        StatementFormat::Jsonl => statements_jsonl::write(coded),
        StatementFormat::Csv => statements_csv::write(coded),
        StatementFormat::Text => statements_text::write(agenda, coded, explain),
    }
}
