//! What every format shows of a comparison, as plain values: issues with their rows, a cell
//! for each party, the quotes behind it, the agreement of pairs, notes.

use std::sync::Arc;

use super::layout::{cut, one_line};
use crate::compare::{number, verb};
use crate::model::{
    Basis, CodedArticle, Comparison, Date, Dossier, Issue, IssueId, NoteKind, PairAgreement,
    PartyId, ProposalId, Relation, Row, Stance, StanceAttitude, StanceTable, StatementRef, Voice,
};

/// How much of an article's title tells it from others, in characters.
const TITLE: usize = 40;

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

/// A party's stance on a proposal.
#[derive(Clone, Debug)]
pub struct Cell<'a> {
    /// The stance.
    pub stance: &'a Stance,
    /// The party's own verb, or the attitude's word.
    pub verb: &'static str,
    /// The number with which it takes part in the comparison, if it does.
    pub value: Option<f64>,
    /// What proves it: the settling quote first, then the others, latest first.
    pub quotes: Vec<Quote<'a>>,
}

/// One quote with where it comes from.
#[derive(Clone, Debug)]
pub struct Quote<'a> {
    /// The statement.
    pub at: &'a StatementRef,
    /// The exact words.
    pub words: &'a str,
    /// Who says it: a name, the words for an unnamed speaker, or nobody.
    pub speaker: Option<&'a str>,
    /// In whose words.
    pub voice: Voice,
    /// To whom it was said.
    pub venue: Option<&'a str>,
    /// Through whom the article has it.
    pub via: Option<&'a str>,
    /// Who published it.
    pub outlet: Option<&'a str>,
    /// When it was said, or the day of the article.
    pub date: Option<Date>,
    /// Whether that day is in doubt.
    pub disputed: bool,
    /// The article's title.
    pub title: &'a str,
    /// The article's address, or the path it was read from.
    pub source: &'a str,
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
        format!("{} · {read}", names.join(", "))
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

impl Cell<'_> {
    /// Returns the verb: "demands", "unclear".
    #[must_use]
    pub fn word(&self) -> String {
        match self.stance.attitude {
            StanceAttitude::Conditional => self
                .stance
                .lean
                .map_or_else(|| self.verb.to_owned(), |lean| lean.word().to_owned()),
            _ => self.verb.to_owned(),
        }
    }

    /// Returns firmness, count and what else must be known, how far a person stands behind
    /// it last: "red line · 3 · edited · reviewed".
    #[must_use]
    pub fn marks(&self) -> String {
        let mut marks = Vec::new();
        marks.extend(
            self.stance
                .firmness
                .map(|firmness| firmness.word().to_owned()),
        );
        marks.push(self.stance.utterances.to_string());
        if self.stance.basis == Basis::Others {
            marks.push("by others".to_owned());
        }
        if self.stance.hand.is_some() {
            marks.push("edited".to_owned());
        }
        marks.push(self.stance.status.word().to_owned());
        marks.join(" · ")
    }

    /// Returns the party's name as it stands before the cell's quotes: it tells where the
    /// statements say something else than a person set.
    #[must_use]
    pub fn of_quotes(&self, name: &str) -> String {
        if self.stance.is_against_statements() {
            format!("{name} (statements say otherwise)")
        } else {
            name.to_owned()
        }
    }

    /// Returns what a person wrote on the cell, each with what it is: the summary where no
    /// quote stands, and the note.
    #[must_use]
    pub fn by_hand(&self) -> Vec<(&str, &'static str)> {
        let summary = if self.quotes.is_empty() {
            self.stance.summary.trim()
        } else {
            ""
        };
        [(summary, "set by hand"), (self.stance.note.trim(), "note")]
            .into_iter()
            .filter(|(words, _)| !words.is_empty())
            .collect()
    }

    /// Returns the quotes to show where there is little room, at most three: the settling
    /// one, the first of each other speaker, those that tell of another venue or relay; of
    /// a mixed cell simply the first.
    #[must_use]
    pub fn best_quotes(&self) -> Vec<&Quote<'_>> {
        let mixed = self.stance.attitude == StanceAttitude::Mixed;
        let mut best: Vec<&Quote<'_>> = Vec::new();
        for quote in &self.quotes {
            let adds = |told: &&Quote<'_>| {
                let venue = quote.venue.is_none() || quote.venue == told.venue;
                let via = quote.via.is_none() || quote.via == told.via;
                !(venue && via && quote.speaker == told.speaker)
            };
            if best.len() < 3 && (mixed || best.iter().all(adds)) {
                best.push(quote);
            }
        }
        best
    }
}

impl Quote<'_> {
    /// Returns where the words come from: "Vladimir Putin, quoted, to India Today, via
    /// TASS; Reuters, 2025-12-04".
    #[must_use]
    pub fn origin(&self) -> String {
        let mut said = Vec::new();
        if let Some(speaker) = self.speaker {
            said.push(one_line(speaker));
        }
        said.push(self.voice.word().to_owned());
        if let Some(venue) = self.venue {
            said.push(format!("to {}", one_line(venue)));
        }
        if let Some(via) = self.via {
            said.push(format!("via {}", one_line(via)));
        }
        // Without an outlet the title tells which article; all of it stands elsewhere.
        let mut article = vec![self.outlet.map_or_else(|| cut(self.title, TITLE), one_line)];
        article.push(match (self.date, self.disputed) {
            (Some(date), true) => format!("{date} (date disputed)"),
            (Some(date), false) => date.to_string(),
            (None, _) => "undated".to_owned(),
        });
        format!("{}; {}", said.join(", "), article.join(", "))
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

fn cell<'a>(dossier: &'a Dossier, stance: &'a Stance) -> Cell<'a> {
    let others = stance
        .statements
        .iter()
        .filter(|at| stance.settled_by.as_ref() != Some(at));
    Cell {
        stance,
        verb: verb(stance),
        value: number(stance, &dossier.settings),
        quotes: stance
            .settled_by
            .iter()
            .chain(others)
            .filter_map(|at| quote(dossier, at))
            .collect(),
    }
}

fn quote<'a>(dossier: &'a Dossier, at: &'a StatementRef) -> Option<Quote<'a>> {
    let (coded, statement) = dossier.statement(at)?;
    let article = &coded.article;
    Some(Quote {
        at,
        words: &statement.evidence.quote,
        speaker: statement
            .speaker
            .as_deref()
            .or(statement.unnamed.as_deref()),
        voice: statement.voice,
        venue: statement.venue.as_deref(),
        via: statement.via.as_deref(),
        outlet: article.outlet.as_deref(),
        date: statement.said_on.or(article.published),
        disputed: article.date_disputed,
        title: &article.title,
        source: article.address.as_deref().unwrap_or(&article.source),
    })
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
