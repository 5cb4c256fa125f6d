//! What the Compare tab shows, as plain data.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Change, Comparison, Dossier, Firmness, IssueId, IssueVerdict, PartyId, ProposalId, Relation,
    Row, Stance, StanceTable, Status,
};
use crate::session::Session;

use super::super::super::search::Words;
use super::super::super::state::CellRef;
use super::super::super::widgets::Mark;
use super::super::implied::{Clash, Follows, Implications};
use super::super::parties::Parties;
use super::super::words;
use super::choice::{Choice, Filter, Order, Trait};
use super::find::Texts;
use super::order::{self, Rank};
use super::row;

/// From what the table is built.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sources<'a> {
    pub(super) session: &'a Session,
    pub(super) dossier: &'a Dossier,
    pub(super) table: &'a StanceTable,
    pub(super) comparison: &'a Comparison,
    /// How many articles are looked at.
    pub(super) read: usize,
    /// What has changed since the snapshot, by cell.
    pub(super) changes: &'a BTreeMap<CellRef, Change>,
    /// The name of that snapshot; `None` where there is none.
    pub(super) since: Option<&'a str>,
    /// In what the text search looks.
    pub(super) texts: &'a Texts,
}

/// The table as it is painted.
#[derive(Debug, Default)]
pub(crate) struct CompareData {
    pub(crate) parties: Parties,
    pub(crate) columns: Vec<ColumnHead>,
    pub(crate) lines: Vec<Line>,
    /// Each filter with the number of rows that fit it, hidden silent ones included; of
    /// contradictions their number.
    pub(crate) filters: Vec<(Filter, usize)>,
    /// The snapshot of the filter `Changed`.
    pub(crate) since: Option<String>,
    /// Rows that fit but are hidden because all parties are silent.
    pub(crate) silent_rows: usize,
    /// Statements on no proposal, discarded ones not counted.
    pub(crate) unsorted: usize,
}

/// The head of a party's column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ColumnHead {
    pub(crate) party: PartyId,
    pub(crate) name: String,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    /// Statements of the party that are looked at, discarded ones not counted.
    pub(crate) statements: usize,
}

/// A line of the table.
#[derive(Debug)]
pub(crate) enum Line {
    Head(IssueHead),
    Row(RowData),
}

/// The head above an issue's rows.
#[derive(Debug)]
pub(crate) struct IssueHead {
    pub(crate) issue: IssueId,
    pub(crate) title: String,
    pub(crate) open: bool,
    /// The relations of all its proposals, worst first, with their numbers.
    pub(crate) counts: Vec<(Relation, usize)>,
    /// What stands at the right: "4 proposals · 3 silent rows hidden", with a filter on
    /// "1 of 10 shown".
    pub(crate) aside: String,
}

/// A proposal's row.
#[derive(Debug)]
pub(crate) struct RowData {
    pub(crate) proposal: ProposalId,
    pub(crate) text: String,
    pub(crate) cells: Vec<CellData>,
    pub(crate) relation: Relation,
    /// The second line under the relation.
    pub(crate) detail: String,
    /// The row in one sentence.
    pub(crate) sentence: String,
    /// Whether it is shown only until another row is chosen.
    pub(crate) leaving: bool,
}

/// A party's cell.
#[derive(Debug)]
pub(crate) struct CellData {
    pub(crate) cell: CellRef,
    pub(crate) index: usize,
    /// What stands in it; `None` is silence.
    pub(crate) stance: Option<StanceData>,
    /// Whether a person changed what stands in it, or discarded a statement on it.
    pub(crate) edited: bool,
    /// How it differs from the snapshot, if it does: "hardened · was demands, plain".
    pub(crate) change: Option<String>,
    /// Whether the change is told in the cell.
    pub(crate) tells_change: bool,
    /// What follows for the party from its other stances, where it is silent.
    pub(crate) follows: Option<Follows>,
    /// Where what it says and what follows contradict each other.
    pub(crate) clash: Option<Clash>,
    /// The cell in words, for screen readers.
    pub(crate) name: String,
}

/// A cell that is not silent.
#[derive(Debug)]
pub(crate) struct StanceData {
    pub(crate) mark: Mark,
    pub(crate) word: String,
    pub(crate) firmness: Option<Firmness>,
    pub(crate) utterances: usize,
    pub(crate) second: String,
    pub(crate) edited: bool,
    pub(crate) status: Status,
}

/// An issue's shown rows, each with its rank in the chosen order.
struct Block {
    head: IssueHead,
    rows: Vec<(Rank, RowData)>,
}

/// Builds the table.
pub(super) fn build(sources: Sources<'_>, choice: &Choice) -> CompareData {
    let Sources {
        dossier,
        comparison,
        ..
    } = sources;
    let words = Words::of(&choice.search);
    let filtered = choice.filter != Filter::All || !words.is_empty();
    let mut data = CompareData {
        parties: Parties::of(sources.session),
        columns: columns(sources.session),
        since: sources.since.map(str::to_owned),
        ..CompareData::default()
    };
    let mut rows: BTreeMap<&IssueId, Vec<&Row>> = BTreeMap::new();
    for row in &comparison.rows {
        rows.entry(&row.issue).or_default().push(row);
    }
    let mut counts = [0; Filter::ALL.len()];
    let touched = row::touched(dossier);
    let implications = Implications::of(comparison);
    let beside = row::Beside {
        touched: &touched,
        implications: &implications,
    };
    let mut blocks = Vec::new();
    for issue in &dossier.agenda.issues {
        let mut shown = Vec::new();
        let mut silent = 0;
        for row in rows.get(&issue.id).into_iter().flatten() {
            let Some(proposal) = issue.proposals.iter().find(|p| p.id == row.proposal) else {
                continue;
            };
            let found = sources.texts.have(&row.proposal, &words);
            let stances: Vec<Option<&Stance>> = data
                .columns
                .iter()
                .map(|column| sources.table.get(&row.proposal, &column.party))
                .collect();
            let traits = row::traits(sources, row, &data.columns, &stances, beside);
            // A row that is silent because a person discarded its statements, or since the
            // snapshot, says so; and one on which something that counts follows is not quiet.
            let implied = dossier.settings.count_implied && !row.implied.is_empty();
            let told = [Trait::Edited, Trait::Changed, Trait::Contradictory];
            let speaks = implied || told.into_iter().any(|one| traits.has(one));
            let quiet = stances.iter().all(Option::is_none) && !speaks;
            for (count, filter) in counts.iter_mut().zip(Filter::ALL) {
                *count += usize::from(found && filter.lets(&traits));
            }
            let fits = found && choice.filter.lets(&traits);
            let hidden = quiet && !choice.show_silent;
            silent += usize::from(fits && hidden);
            let fits = fits && !hidden;
            if fits || choice.kept.as_ref() == Some(&row.proposal) {
                let raw = row::Raw {
                    row,
                    proposal,
                    stances: &stances,
                    fits,
                };
                let built = row::build(sources, choice, &data.columns, beside, raw);
                shown.push((
                    order::rank(&choice.order, row, &data.columns, &stances),
                    built,
                ));
            }
        }
        data.silent_rows += silent;
        if shown.is_empty() {
            continue;
        }
        let verdict = comparison.issues.iter().find(|v| v.issue == issue.id);
        blocks.push(Block {
            head: IssueHead {
                issue: issue.id.clone(),
                title: issue.title.clone(),
                open: !words.is_empty() || !choice.folded.contains(&issue.id),
                counts: verdict.map(head_counts).unwrap_or_default(),
                aside: aside(
                    shown.len(),
                    filtered.then_some(issue.proposals.len()),
                    silent,
                ),
            },
            rows: shown,
        });
    }
    if choice.order != Order::Agenda {
        sort(&mut blocks);
    }
    for Block { head, rows } in blocks {
        let open = head.open;
        data.lines.push(Line::Head(head));
        if open {
            let rows = rows.into_iter().map(|(_, row)| Line::Row(row));
            data.lines.extend(rows);
        }
    }
    let found = |proposal: &ProposalId| sources.texts.have(proposal, &words);
    let contradictions = contradictions(comparison, &implications, found);
    data.filters = filters(counts, contradictions);
    data.unsorted = sources.session.counts().on_no_proposal();
    data
}

/// Returns in how many cells a contradiction is of which a row is found.
fn contradictions(
    comparison: &Comparison,
    implications: &Implications<'_>,
    found: impl Fn(&ProposalId) -> bool,
) -> usize {
    let rows = comparison.rows.iter().filter(|row| found(&row.proposal));
    let cells: BTreeSet<_> = rows
        .flat_map(|row| implications.clashes(&row.proposal))
        .collect();
    cells.len()
}

/// Returns each filter with its number of rows, but for contradictions: each of those has two rows
/// or more, and is one all the same, as everywhere.
fn filters(rows: [usize; Filter::ALL.len()], contradictions: usize) -> Vec<(Filter, usize)> {
    let count = |(filter, rows)| match filter {
        Filter::Contradictions => (filter, contradictions),
        _ => (filter, rows),
    };
    Filter::ALL.into_iter().zip(rows).map(count).collect()
}

/// Sorts rows within their issues, then issues by their rows: of two that begin alike the
/// one with more comes first. What is equal keeps the agenda's order.
fn sort(blocks: &mut [Block]) {
    for block in blocks.iter_mut() {
        block.rows.sort_by_key(|(rank, _)| *rank);
    }
    blocks.sort_by_cached_key(|block| {
        let ranks = block.rows.iter().map(|(rank, _)| *rank);
        ranks.chain([order::LAST]).collect::<Vec<Rank>>()
    });
}

fn columns(session: &Session) -> Vec<ColumnHead> {
    let dossier = session.dossier();
    let counts = &session.counts().by_party;
    let parties = session.comparison().parties.iter();
    parties
        .map(|party| ColumnHead {
            party: party.clone(),
            name: words::party(&dossier.agenda, party).to_owned(),
            index: words::party_index(&dossier.agenda, party),
            statements: counts.get(party).copied().unwrap_or_default(),
        })
        .collect()
}

fn head_counts(verdict: &IssueVerdict) -> Vec<(Relation, usize)> {
    let counts = verdict.counts.iter();
    counts
        .map(|(relation, count)| (*relation, *count))
        .collect()
}

/// Tells how many rows are shown; `of` is the number of all, where a filter leaves some out.
fn aside(shown: usize, of: Option<usize>, silent: usize) -> String {
    let proposals = of.map_or_else(
        || words::count(shown, "proposal"),
        |all| format!("{shown} of {all} shown"),
    );
    match silent {
        0 => proposals,
        1 => format!("{proposals} · 1 silent row hidden"),
        n => format!("{proposals} · {n} silent rows hidden"),
    }
}

/// What the second line of a cell tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    /// What was said.
    Said,
    /// What has changed since the snapshot.
    Change,
    /// That something contradicts itself.
    Clash,
    /// The way on which an implied stance follows.
    Implied,
}

impl CellData {
    /// Returns the words of the cell's second line, and what they tell.
    pub(super) fn second(&self) -> (&str, Tone) {
        if let (Some(change), true) = (&self.change, self.tells_change) {
            return (change, Tone::Change);
        }
        match (&self.clash, &self.stance, &self.follows) {
            (Some(clash), _, _) => (clash.short, Tone::Clash),
            (None, Some(stance), _) => (&stance.second, Tone::Said),
            (None, None, Some(follows)) => (&follows.because, Tone::Implied),
            (None, None, None) => ("", Tone::Said),
        }
    }
}

impl CompareData {
    /// Iterates over the shown rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &RowData> {
        self.lines.iter().filter_map(|line| match line {
            Line::Row(row) => Some(row),
            Line::Head(_) => None,
        })
    }

    /// Returns the line on which a proposal's row stands.
    pub(crate) fn line_of(&self, proposal: &ProposalId) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| matches!(line, Line::Row(row) if row.proposal == *proposal))
    }

    /// Returns the line of an issue's head.
    pub(crate) fn line_of_issue(&self, issue: &IssueId) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| matches!(line, Line::Head(head) if head.issue == *issue))
    }
}
