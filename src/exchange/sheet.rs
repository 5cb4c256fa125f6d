//! What every format shows of a comparison, as plain values: issues with their rows, a cell
//! for each party, the quotes behind it, what is implied, the agreement of pairs, trades, ranges,
//! contradictions, notes.

use std::sync::Arc;

use super::cell::{Cell, cell};
use super::summary;
use crate::compare::{Rail, Trade, contradiction, party_name, ranges, way};
use crate::model::{
    CodedArticle, Comparison, Dossier, EvidenceFilter, Implied, Issue, IssueId, NoteKind,
    PairAgreement, PartyId, ProposalId, Relation, Row, StanceTable,
};

/// Said once for all cells, so that only what a person stands behind needs a mark.
const UNMARKED: &str = "Cells without “reviewed” or “verified” are machine: as extracted.";

/// A case with all that was computed of it.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The case.
    pub dossier: &'a Dossier,
    /// Its settled stances.
    pub table: &'a StanceTable,
    /// What was computed of them.
    pub comparison: &'a Comparison,
    /// Which conditions others can meet.
    pub trades: &'a [Trade],
    /// Over which evidence.
    pub filter: &'a EvidenceFilter,
}

/// A case ready to be written in any format.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    /// The case's title.
    pub title: String,
    /// The columns: id and name.
    pub parties: Vec<(PartyId, String)>,
    /// How many articles were read, of those that are looked at.
    pub articles: usize,
    /// Which evidence is looked at, in words; empty if all of it.
    pub filter: String,
    /// The issues on which anybody said anything, in the agenda's order.
    pub issues: Vec<SheetIssue<'a>>,
    /// How many proposals are left out because all compared parties are silent on them.
    pub silent_rows: usize,
    /// Agreement of each pair, in the order of the columns.
    pub pairs: &'a [PairAgreement],
    /// Conditions that others can meet, or will not.
    pub trades: Vec<&'a Trade>,
    /// The scales on which somebody has named an amount, with the issue's title.
    pub rails: Vec<(&'a str, Rail)>,
    /// What follows for parties that are silent, in the order of rows and columns.
    pub implied: Vec<SheetImplied<'a>>,
    /// Where what a party says and what follows from it contradict each other, in words.
    pub contradictions: Vec<String>,
    /// What has changed since the latest snapshot, under a title that names it; `None` where
    /// there is none, or only part of the evidence is looked at.
    pub changes: Option<(String, Vec<String>)>,
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
    /// What follows for parties that are silent.
    pub implied: Vec<SheetImplied<'a>>,
}

/// What follows for a party on a proposal on which it is silent.
#[derive(Clone, Debug)]
pub struct SheetImplied<'a> {
    /// What follows.
    pub implied: &'a Implied,
    /// Whether it is counted.
    pub counted: bool,
    /// The way, as a sentence.
    pub way: String,
    /// All of it in words: "Implied: Ukraine opposes it (not counted). It opposes “A”, which
    /// follows from this."
    pub sentence: String,
}

impl<'a> Sheet<'a> {
    /// Lays out a case. Rows on which every compared party is silent are counted only, unless
    /// something that is counted follows for one.
    #[must_use]
    pub fn new(case: &Case<'a>) -> Self {
        let Case {
            dossier,
            table,
            comparison,
            filter,
            ..
        } = *case;
        let agenda = &*dossier.agenda;
        let implied = implied(dossier, comparison);
        let issues: Vec<SheetIssue<'a>> = agenda
            .issues
            .iter()
            .filter_map(|issue| {
                let rows = rows(case, issue, &implied);
                (!rows.is_empty()).then(|| sheet_issue(comparison, issue, rows))
            })
            .collect();
        let shown: usize = issues.iter().map(|issue| issue.rows.len()).sum();
        let looked_at: Vec<&Arc<CodedArticle>> = dossier
            .articles
            .iter()
            .filter(|coded| filter.admits_article(coded))
            .collect();
        let is_row = |proposal: &ProposalId| comparison.row(proposal).is_some();
        Self {
            title: if dossier.title.is_empty() {
                agenda.title.clone()
            } else {
                dossier.title.clone()
            },
            parties: comparison
                .parties
                .iter()
                .map(|id| {
                    let name = agenda.party(id).map_or(id.as_str(), |p| &p.name);
                    (id.clone(), name.to_owned())
                })
                .collect(),
            articles: looked_at.len(),
            filter: filter.told(),
            silent_rows: comparison.rows.len() - shown,
            issues,
            pairs: &comparison.pairs,
            trades: case
                .trades
                .iter()
                .filter(|trade| is_row(&trade.condition.proposal))
                .collect(),
            rails: ranges(dossier, table, &comparison.parties)
                .into_iter()
                .filter(|rail| !rail.parties.is_empty() && rail.proposals.iter().any(is_row))
                .filter_map(|rail| Some((&*agenda.issue(&rail.issue)?.title, rail)))
                .collect(),
            implied,
            contradictions: comparison
                .contradictions
                .iter()
                .map(|found| contradiction(agenda, found))
                .collect(),
            // A snapshot is of all evidence: part of it would seem to have changed since.
            changes: filter
                .is_empty()
                .then(|| summary::changes(dossier, table, comparison))
                .flatten(),
            notes: notes(&looked_at),
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
        // A table coded by hand has no articles.
        let read = (self.articles > 0 || !self.filter.is_empty())
            .then(|| format!("{} read", count(self.articles, "article")));
        let names = names.join(", ");
        let parts: Vec<&str> = [names.as_str(), self.filter.as_str()]
            .into_iter()
            .chain(read.as_deref())
            .filter(|part| !part.is_empty())
            .collect();
        let told = parts.join(" · ");
        if names.is_empty() {
            told
        } else {
            format!("{told}. {UNMARKED}")
        }
    }

    /// Returns one line on the rows left out, if any are.
    #[must_use]
    pub fn silence(&self) -> Option<String> {
        (self.silent_rows > 0).then(|| {
            let shown = format!(
                "{} not shown: no stance",
                count(self.silent_rows, "proposal")
            );
            if self.articles > 0 || !self.filter.is_empty() {
                format!("{shown} in {} read.", count(self.articles, "article"))
            } else {
                format!("{shown}.")
            }
        })
    }

    /// Returns what was found across rows, trades and contradictions: each list with its
    /// title, those that hold something.
    pub fn findings(&self) -> impl Iterator<Item = (&'static str, Vec<String>)> {
        let trades = self.trades.iter().map(|trade| trade.sentence.clone());
        [
            ("Trades", trades.collect()),
            ("Contradictions", self.contradictions.clone()),
        ]
        .into_iter()
        .filter(|(_, list): &(_, Vec<String>)| !list.is_empty())
    }

    /// Returns the lists that stand behind the rows: each with its title, those that hold
    /// something.
    pub fn lists(&self) -> impl Iterator<Item = (&'static str, Vec<String>)> {
        let rails = self.rails.iter();
        let notes = self.notes.iter();
        let lists = [
            (
                "Agreement",
                self.pairs.iter().map(|pair| self.pair(pair)).collect(),
            ),
            (
                "Ranges",
                rails
                    .map(|(title, rail)| format!("{title}: {}", rail.sentence))
                    .collect(),
            ),
            (
                "Notes",
                notes
                    .map(|(title, note)| format!("{title}: {note}"))
                    .collect(),
            ),
        ];
        lists
            .into_iter()
            .filter(|(_, list): &(_, Vec<String>)| !list.is_empty())
    }

    /// Returns the agreement of a pair in words: "Russia – Ukraine: 26 % over 32 proposals,
    /// 1 shared support, 20 conflicts".
    #[must_use]
    pub fn pair(&self, pair: &PairAgreement) -> String {
        let names = format!("{} – {}", self.name(&pair.a), self.name(&pair.b));
        let Some(share) = pair.city_block else {
            return format!("{names}: no proposal on which both have a stance");
        };
        let few = if pair.is_few() { " (few)" } else { "" };
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

/// Returns the rows of an issue on which somebody is not silent or, where it is counted,
/// something follows for somebody.
fn rows<'a>(case: &Case<'a>, issue: &'a Issue, implied: &[SheetImplied<'a>]) -> Vec<SheetRow<'a>> {
    let Case {
        dossier,
        table,
        comparison,
        ..
    } = *case;
    let of_issue = comparison.rows.iter().filter(|row| row.issue == issue.id);
    of_issue
        .filter_map(|row| {
            let cells: Vec<Option<Cell<'a>>> = comparison
                .parties
                .iter()
                .map(|party| Some(cell(dossier, table.get(&row.proposal, party)?)))
                .collect();
            let of_row = |found: &&SheetImplied<'a>| found.implied.proposal == row.proposal;
            let implied: Vec<_> = implied.iter().filter(of_row).cloned().collect();
            let shown = cells.iter().any(Option::is_some) || implied.iter().any(|i| i.counted);
            let proposal = issue.proposals.iter().find(|p| p.id == row.proposal)?;
            shown.then_some(SheetRow {
                id: &row.proposal,
                text: &proposal.text,
                row,
                cells,
                implied,
            })
        })
        .collect()
}

fn implied<'a>(dossier: &'a Dossier, comparison: &'a Comparison) -> Vec<SheetImplied<'a>> {
    let counted = dossier.settings.count_implied;
    let aside = if counted { "" } else { " (not counted)" };
    let told = |implied: &'a Implied| {
        let way = way(&dossier.agenda, implied);
        let name = party_name(&dossier.agenda, &implied.party);
        let verb = if implied.supports {
            "supports"
        } else {
            "opposes"
        };
        SheetImplied {
            sentence: format!("Implied: {name} {verb} it{aside}. {way}"),
            implied,
            counted,
            way,
        }
    };
    comparison.implied.iter().map(told).collect()
}

fn notes(articles: &[&Arc<CodedArticle>]) -> Vec<(String, String)> {
    articles
        .iter()
        .flat_map(|coded| {
            // That a menu was left out of extraction matters where the article is read.
            let notes = coded.article.open_notes();
            let notes = notes.filter(|note| note.kind != NoteKind::Furniture);
            notes.map(|note| {
                let sentence = format!("{} {}", note.sentence, note.hint);
                (coded.article.title.clone(), sentence.trim().to_owned())
            })
        })
        .collect()
}
