//! What every format shows of a comparison, as plain values: issues with their rows, a cell
//! for each party, the quotes behind it, the agreement of pairs, notes.

use std::sync::Arc;

use super::cell::{Cell, cell};
use crate::model::{
    CodedArticle, Comparison, Dossier, Issue, IssueId, NoteKind, PairAgreement, PartyId,
    ProposalId, Relation, Row, StanceTable,
};

/// Said once for all cells, so that only what a person stands behind needs a mark.
const UNMARKED: &str = "Cells without “reviewed” or “verified” are machine: as extracted.";

/// A case ready to be written in any format.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The case's title.
    pub title: String,
    /// The columns: id and name.
    pub parties: Vec<(PartyId, String)>,
    /// How many articles were read.
    pub articles: usize,
    /// The issues on which anybody said anything, in the agenda's order.
    pub issues: Vec<SheetIssue<'a>>,
    /// How many proposals are left out because all compared parties are silent on them.
    pub silent_rows: usize,
    /// Agreement of each pair, in the order of the columns.
    pub pairs: &'a [PairAgreement],
    /// What was noticed on reading: the article's title and the note.
    pub notes: Vec<(String, String)>,
    /// The comparison behind it.
    pub comparison: &'a Comparison,
}

/// An issue with its rows.
#[derive(Clone, Debug)]
pub struct SheetIssue<'a> {
    /// The issue's id.
    pub id: &'a IssueId,
    /// The issue's title.
    pub title: &'a str,
    /// How many of its proposals have which relation, in words.
    pub counts: String,
    /// Its worst relation.
    pub verdict: Relation,
    /// Its rows on which somebody is not silent.
    pub rows: Vec<SheetRow<'a>>,
}

/// A proposal with a cell for each party.
#[derive(Clone, Debug)]
pub struct SheetRow<'a> {
    /// The proposal's id.
    pub id: &'a ProposalId,
    /// The proposal's text.
    pub text: &'a str,
    /// What was computed of it.
    pub row: &'a Row,
    /// One cell a column; `None` is silence.
    pub cells: Vec<Option<Cell<'a>>>,
}

impl<'a> Sheet<'a> {
    /// Lays out a case. Rows on which every compared party is silent are counted only.
    #[must_use]
    pub fn new(dossier: &'a Dossier, table: &'a StanceTable, comparison: &'a Comparison) -> Self {
        let mut silent_rows = 0;
        let issues = dossier
            .agenda
            .issues
            .iter()
            .filter_map(|issue| {
                let rows = rows(dossier, table, comparison, issue);
                silent_rows += issue.proposals.len() - rows.len();
                (!rows.is_empty()).then(|| sheet_issue(comparison, issue, rows))
            })
            .collect();
        Self {
            title: if dossier.title.is_empty() {
                dossier.agenda.title.clone()
            } else {
                dossier.title.clone()
            },
            parties: comparison
                .parties
                .iter()
                .map(|id| {
                    let name = dossier.agenda.party(id).map_or(id.as_str(), |p| &p.name);
                    (id.clone(), name.to_owned())
                })
                .collect(),
            articles: dossier.articles.len(),
            issues,
            silent_rows,
            pairs: &comparison.pairs,
            notes: notes(&dossier.articles),
            comparison,
        }
    }

    /// Returns the name of a compared party.
    #[must_use]
    pub fn name<'s>(&'s self, id: &'s PartyId) -> &'s str {
        let found = self.parties.iter().find(|(party, _)| party == id);
        found.map_or(id.as_str(), |(_, name)| name)
    }

    /// Returns one line on what the sheet is made of: "Russia, Ukraine · 2 articles read".
    #[must_use]
    pub fn scope(&self) -> String {
        let names: Vec<&str> = self.parties.iter().map(|(_, name)| name.as_str()).collect();
        let read = format!("{} read", count(self.articles, "article"));
        if names.is_empty() {
            return read;
        }
        format!("{} · {read}. {UNMARKED}", names.join(", "))
    }

    /// Returns one line on the rows left out, if any are.
    #[must_use]
    pub fn silence(&self) -> Option<String> {
        (self.silent_rows > 0).then(|| {
            format!(
                "{} not shown: no stance in {} read.",
                count(self.silent_rows, "proposal"),
                count(self.articles, "article")
            )
        })
    }

    /// Returns the agreement of a pair in words: "Russia – Ukraine: 26 % over 32 proposals,
    /// 1 shared support, 20 conflicts".
    #[must_use]
    pub fn pair(&self, pair: &PairAgreement) -> String {
        let names = format!("{} – {}", self.name(&pair.a), self.name(&pair.b));
        let Some(share) = pair.city_block else {
            return format!("{names}: no proposal on which both have a stance");
        };
        let few = if pair.n < 5 { " (few)" } else { "" };
        format!(
            "{names}: {:.0} % over {}{few}, {}, {}, {}",
            share * 100.0,
            count(pair.n, "proposal"),
            count(pair.both_support.len(), "shared support"),
            count(pair.both_oppose.len(), "shared rejection"),
            count(pair.support_vs_oppose.len(), "conflict"),
        )
    }
}

/// Returns a number with its noun: "1 article", "2 articles".
#[must_use]
pub fn count(n: usize, noun: &str) -> String {
    let end = if n == 1 { "" } else { "s" };
    format!("{n} {noun}{end}")
}

fn sheet_issue<'a>(
    comparison: &'a Comparison,
    issue: &'a Issue,
    rows: Vec<SheetRow<'a>>,
) -> SheetIssue<'a> {
    let verdict = comparison.issues.iter().find(|v| v.issue == issue.id);
    let counts: Vec<String> = verdict
        .iter()
        .flat_map(|verdict| &verdict.counts)
        .map(|(relation, n)| format!("{n} {}", relation.word().to_lowercase()))
        .collect();
    SheetIssue {
        id: &issue.id,
        title: &issue.title,
        counts: counts.join(", "),
        verdict: verdict.map_or(Relation::Untested, |verdict| verdict.verdict),
        rows,
    }
}

fn rows<'a>(
    dossier: &'a Dossier,
    table: &'a StanceTable,
    comparison: &'a Comparison,
    issue: &'a Issue,
) -> Vec<SheetRow<'a>> {
    comparison
        .rows
        .iter()
        .filter(|row| row.issue == issue.id)
        .filter_map(|row| {
            let cells: Vec<Option<Cell<'a>>> = comparison
                .parties
                .iter()
                .map(|party| Some(cell(dossier, table.get(&row.proposal, party)?)))
                .collect();
            let proposal = issue.proposals.iter().find(|p| p.id == row.proposal)?;
            cells.iter().any(Option::is_some).then_some(SheetRow {
                id: &row.proposal,
                text: &proposal.text,
                row,
                cells,
            })
        })
        .collect()
}

fn notes(articles: &[Arc<CodedArticle>]) -> Vec<(String, String)> {
    articles
        .iter()
        .flat_map(|coded| {
            // That a menu was left out of extraction matters where the article is read.
            let notes = coded.article.notes.iter();
            let notes = notes.filter(|note| note.kind != NoteKind::Furniture);
            notes.map(|note| {
                let sentence = format!("{} {}", note.sentence, note.hint);
                (coded.article.title.clone(), sentence.trim().to_owned())
            })
        })
        .collect()
}
