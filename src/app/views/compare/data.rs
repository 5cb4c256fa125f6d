//! What the Compare tab shows, as plain data.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Comparison, Dossier, Firmness, IssueId, IssueVerdict, PartyId, Proposal, ProposalId, Relation,
    Stance, StanceTable, Status,
};

use super::super::super::state::CellRef;
use super::super::super::widgets::Mark;
use super::super::words;
use super::detail;

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Filter {
    #[default]
    All,
    Conflicts,
    Overlaps,
    Bridgeable,
    Untested,
    Edited,
}

impl Filter {
    /// All filters with their names, from left to right.
    pub(crate) const ALL: [(Self, &'static str); 6] = [
        (Self::All, "All"),
        (Self::Conflicts, "Conflicts"),
        (Self::Overlaps, "Overlaps"),
        (Self::Bridgeable, "Bridgeable"),
        (Self::Untested, "Untested"),
        (Self::Edited, "Edited"),
    ];

    fn lets(self, relation: Relation, edited: bool) -> bool {
        match self {
            Self::All => true,
            Self::Conflicts => matches!(relation, Relation::Conflict | Relation::Deadlock),
            Self::Overlaps => relation == Relation::Consensus,
            Self::Bridgeable => relation == Relation::Bridgeable,
            Self::Untested => relation == Relation::Untested,
            Self::Edited => edited,
        }
    }
}

/// What of the window's state decides what is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choice {
    pub(crate) filter: Filter,
    pub(crate) folded: BTreeSet<IssueId>,
    pub(crate) show_silent: bool,
    /// A row that stays although the filter no longer lets it through: it is being edited.
    pub(crate) kept: Option<ProposalId>,
}

/// The table as it is painted.
#[derive(Debug, Default)]
pub(crate) struct CompareData {
    pub(crate) columns: Vec<ColumnHead>,
    pub(crate) lines: Vec<Line>,
    /// Each filter with the number of rows it would show.
    pub(crate) filters: Vec<(Filter, &'static str, usize)>,
    /// Issues of which no row is shown because all parties are silent.
    pub(crate) silent_issues: usize,
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
    /// Statements of the party in all articles, discarded ones not counted.
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
    /// Relations other than untested, worst first, then untested, with their numbers.
    pub(crate) counts: Vec<(Relation, usize)>,
    /// What stands at the right: "4 proposals · 3 silent rows hidden".
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

/// Builds the table.
pub(crate) fn build(
    dossier: &Dossier,
    table: &StanceTable,
    comparison: &Comparison,
    choice: &Choice,
) -> CompareData {
    let agenda = &dossier.agenda;
    let columns = columns(dossier, &comparison.parties);
    let discarded = discarded(dossier);
    let mut counts = [0; Filter::ALL.len()];
    let mut data = CompareData::default();
    for issue in &agenda.issues {
        let mut rows = Vec::new();
        let mut silent = 0;
        for row in comparison.rows.iter().filter(|row| row.issue == issue.id) {
            let Some(proposal) = issue.proposals.iter().find(|p| p.id == row.proposal) else {
                continue;
            };
            let stances: Vec<Option<&Stance>> = columns
                .iter()
                .map(|column| table.get(&row.proposal, &column.party))
                .collect();
            let cells: Vec<CellData> = columns
                .iter()
                .zip(&stances)
                .map(|(column, stance)| cell(dossier, &discarded, column, proposal, *stance))
                .collect();
            // A cell that is silent because a person discarded its statements says so.
            let edited = cells.iter().any(|cell| cell.edited);
            let hidden = stances.iter().all(Option::is_none) && !choice.show_silent && !edited;
            if !hidden {
                for (count, (filter, _)) in counts.iter_mut().zip(Filter::ALL) {
                    *count += usize::from(filter.lets(row.relation, edited));
                }
            }
            let fits = !hidden && choice.filter.lets(row.relation, edited);
            if fits || choice.kept.as_ref() == Some(&row.proposal) {
                let told = detail::relation(dossier, row, &columns, &stances);
                rows.push(RowData {
                    proposal: proposal.id.clone(),
                    text: proposal.text.clone(),
                    cells,
                    relation: row.relation,
                    detail: if fits {
                        told
                    } else {
                        leaving(choice.filter, &told)
                    },
                    sentence: row.sentence.clone(),
                    leaving: !fits,
                });
            } else if hidden {
                silent += 1;
            }
        }
        if rows.is_empty() {
            data.silent_issues += usize::from(choice.filter == Filter::All && silent > 0);
            continue;
        }
        let open = !choice.folded.contains(&issue.id);
        let verdict = comparison.issues.iter().find(|v| v.issue == issue.id);
        let shown = rows.len();
        data.lines.push(Line::Head(IssueHead {
            issue: issue.id.clone(),
            title: issue.title.clone(),
            open,
            counts: verdict.map(|v| head_counts(v, silent)).unwrap_or_default(),
            aside: aside(shown, silent),
        }));
        if open {
            data.lines.extend(rows.into_iter().map(Line::Row));
        }
    }
    data.filters = Filter::ALL
        .into_iter()
        .zip(counts)
        .map(|((filter, name), count)| (filter, name, count))
        .collect();
    data.columns = columns;
    let statements = dossier.articles.iter().flat_map(|coded| &coded.statements);
    data.unsorted = statements
        .filter(|statement| statement.proposal.is_none() && !statement.discarded)
        .count();
    data
}

fn columns(dossier: &Dossier, parties: &[PartyId]) -> Vec<ColumnHead> {
    parties
        .iter()
        .map(|party| ColumnHead {
            party: party.clone(),
            name: words::party(&dossier.agenda, party).to_owned(),
            index: words::party_index(&dossier.agenda, party),
            statements: dossier
                .articles
                .iter()
                .flat_map(|coded| &coded.statements)
                .filter(|s| s.party == *party && !s.discarded)
                .count(),
        })
        .collect()
}

/// Hidden silent rows are told at the right of the head, so they are not counted here.
fn head_counts(verdict: &IssueVerdict, silent: usize) -> Vec<(Relation, usize)> {
    verdict
        .counts
        .iter()
        .map(|(relation, count)| match relation {
            Relation::Untested => (*relation, count.saturating_sub(silent)),
            _ => (*relation, *count),
        })
        .filter(|(_, count)| *count > 0)
        .collect()
}

fn aside(shown: usize, silent: usize) -> String {
    let proposals = words::count(shown, "proposal");
    match silent {
        0 => proposals,
        1 => format!("{proposals} · 1 silent row hidden"),
        n => format!("{proposals} · {n} silent rows hidden"),
    }
}

/// Returns the cells on which a statement was discarded, with how many were.
fn discarded(dossier: &Dossier) -> BTreeMap<CellRef, usize> {
    let mut cells = BTreeMap::new();
    let statements = dossier.articles.iter().flat_map(|coded| &coded.statements);
    for statement in statements.filter(|statement| statement.discarded) {
        if let Some(proposal) = statement.proposal.clone() {
            let party = statement.party.clone();
            *cells.entry(CellRef { proposal, party }).or_default() += 1;
        }
    }
    cells
}

/// Returns the line under the relation of a row that is shown only until it is left.
fn leaving(filter: Filter, told: &str) -> String {
    let left = match filter {
        Filter::All => "silent now, so hidden when you go on",
        _ => "no longer in this filter",
    };
    [left, told]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("; ")
}

fn cell(
    dossier: &Dossier,
    discarded: &BTreeMap<CellRef, usize>,
    column: &ColumnHead,
    proposal: &Proposal,
    stance: Option<&Stance>,
) -> CellData {
    let cell = CellRef {
        proposal: proposal.id.clone(),
        party: column.party.clone(),
    };
    let discarded = discarded.get(&cell).copied().unwrap_or_default();
    let data = stance.map(|stance| StanceData {
        mark: words::mark(stance),
        word: words::stance(stance),
        firmness: stance.firmness,
        utterances: stance.utterances,
        second: words::second_line(dossier, stance),
        edited: words::is_edited(stance),
        status: stance.status,
    });
    let mut told = data.as_ref().map_or_else(
        || {
            format!(
                "silent in {} read",
                words::count(dossier.articles.len(), "article")
            )
        },
        detail::stance_in_words,
    );
    if discarded > 0 {
        let statements = words::count(discarded, "statement");
        told = format!("{told}, {statements} discarded");
    }
    CellData {
        cell,
        index: column.index,
        edited: discarded > 0 || data.as_ref().is_some_and(|stance| stance.edited),
        stance: data,
        name: format!("{} / {}: {told}", proposal.text, column.name),
    }
}

impl CompareData {
    /// Returns the shown cell that is `right` columns and `down` rows away, or the first
    /// one where none is selected; `None` where the table has no cell.
    pub(crate) fn neighbour(
        &self,
        from: Option<&CellRef>,
        right: isize,
        down: isize,
    ) -> Option<CellRef> {
        let rows: Vec<&RowData> = self.rows().collect();
        let place = from.and_then(|from| {
            let row = rows.iter().position(|r| r.proposal == from.proposal)?;
            let column = self.columns.iter().position(|c| c.party == from.party)?;
            Some((row, column))
        });
        let (row, column) = place.map_or((0, 0), |(row, column)| {
            let step = |at: usize, by: isize, len: usize| {
                at.saturating_add_signed(by).min(len.saturating_sub(1))
            };
            (
                step(row, down, rows.len()),
                step(column, right, self.columns.len()),
            )
        });
        Some(rows.get(row)?.cells.get(column)?.cell.clone())
    }

    /// Iterates over the shown rows.
    pub(crate) fn rows(&self) -> impl Iterator<Item = &RowData> {
        self.lines.iter().filter_map(|line| match line {
            Line::Row(row) => Some(row),
            Line::Head(_) => None,
        })
    }

    /// Returns the line on which a cell's row stands.
    pub(crate) fn line_of(&self, cell: &CellRef) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| matches!(line, Line::Row(row) if row.proposal == cell.proposal))
    }

    /// Returns the line of an issue's head.
    pub(crate) fn line_of_issue(&self, issue: &IssueId) -> Option<usize> {
        self.lines
            .iter()
            .position(|line| matches!(line, Line::Head(head) if head.issue == *issue))
    }
}
