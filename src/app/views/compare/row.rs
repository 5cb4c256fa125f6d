//! A row of the table as plain data: what filters ask of it, and its cells.

use std::collections::BTreeMap;

use crate::model::{Change, Dossier, Firmness, Proposal, Row, Stance, Status};

use super::super::super::state::CellRef;
use super::super::implied::{Follows, Implications};
use super::super::words;
use super::choice::{Choice, Filter, Trait, Traits};
use super::data::{CellData, ColumnHead, RowData, Sources, StanceData};
use super::detail;

/// The cells on which statements were discarded, with how many were.
pub(super) type Touched = BTreeMap<CellRef, usize>;

/// Returns the cells on which statements were discarded.
pub(super) fn touched(dossier: &Dossier) -> Touched {
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

/// What is known of cells besides their stances.
#[derive(Clone, Copy)]
pub(super) struct Beside<'a> {
    pub(super) touched: &'a Touched,
    pub(super) implications: &'a Implications<'a>,
}

/// Returns what filters ask of a row.
pub(super) fn traits(
    sources: Sources<'_>,
    row: &Row,
    columns: &[ColumnHead],
    stances: &[Option<&Stance>],
    beside: Beside<'_>,
) -> Traits {
    let touched = beside.touched;
    let cell = |column: &ColumnHead| CellRef {
        proposal: row.proposal.clone(),
        party: column.party.clone(),
    };
    let any = |has: &dyn Fn(&CellRef) -> bool| columns.iter().any(|column| has(&cell(column)));
    let by_hand = stances
        .iter()
        .flatten()
        .any(|stance| words::is_edited(stance));
    let red_line = |stance: &&Stance| words::firmness(stance) == Some(Firmness::RedLine);
    let found = [
        (Trait::RedLine, stances.iter().flatten().any(red_line)),
        (
            Trait::Edited,
            by_hand || (!touched.is_empty() && any(&|cell| touched.contains_key(cell))),
        ),
        (
            Trait::Changed,
            !sources.changes.is_empty() && any(&|cell| sources.changes.contains_key(cell)),
        ),
        (
            Trait::Contradictory,
            beside.implications.clashes(&row.proposal).next().is_some(),
        ),
    ];
    let found = found.into_iter().filter(|(_, is)| *is);
    Traits {
        relation: row.relation,
        has: found.map(|(one, _)| one).collect(),
    }
}

/// A row before it is built.
#[derive(Clone, Copy)]
pub(super) struct Raw<'a> {
    pub(super) row: &'a Row,
    pub(super) proposal: &'a Proposal,
    pub(super) stances: &'a [Option<&'a Stance>],
    /// Whether it fits the filter; one that does not is shown only until it is left.
    pub(super) fits: bool,
}

/// Builds a row.
pub(super) fn build(
    sources: Sources<'_>,
    choice: &Choice,
    columns: &[ColumnHead],
    beside: Beside<'_>,
    raw: Raw<'_>,
) -> RowData {
    let told = detail::relation(sources.dossier, raw.row, columns, raw.stances);
    let cells = columns.iter().zip(raw.stances);
    RowData {
        proposal: raw.proposal.id.clone(),
        text: raw.proposal.text.clone(),
        cells: cells
            .map(|(column, stance)| CellData {
                tells_change: choice.filter == Filter::Changed,
                ..cell(sources, beside, column, raw.proposal, *stance)
            })
            .collect(),
        relation: raw.row.relation,
        detail: if raw.fits {
            told
        } else {
            leaving(choice.filter, &told)
        },
        sentence: raw.row.sentence.clone(),
        leaving: !raw.fits,
    }
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
    sources: Sources<'_>,
    beside: Beside<'_>,
    column: &ColumnHead,
    proposal: &Proposal,
    stance: Option<&Stance>,
) -> CellData {
    let dossier = sources.dossier;
    let cell = CellRef {
        proposal: proposal.id.clone(),
        party: column.party.clone(),
    };
    let discarded = beside.touched.get(&cell).copied().unwrap_or_default();
    let change = sources.changes.get(&cell).map(change);
    let counted = dossier.settings.count_implied;
    let follows = beside.implications.follows(&dossier.agenda, &cell, counted);
    let clash = beside.implications.clash(&dossier.agenda, &cell);
    let data = stance.map(|stance| StanceData {
        mark: words::mark(stance),
        word: words::stance(stance),
        firmness: stance.firmness,
        utterances: stance.utterances,
        second: words::second_line(dossier, stance),
        edited: words::is_edited(stance),
        status: stance.status,
    });
    let mut told = vec![data.as_ref().map_or_else(
        || {
            let read = words::count(sources.read, "article");
            format!("silent in {read} read")
        },
        detail::stance_in_words,
    )];
    told.extend(follows.as_ref().map(Follows::in_words));
    if discarded > 0 {
        told.push(format!(
            "{} discarded",
            words::count(discarded, "statement")
        ));
    }
    let status = stance.map(|stance| stance.status);
    told.extend(
        status
            .filter(|s| *s != Status::Machine)
            .map(|s| s.word().to_owned()),
    );
    if let (Some(change), Some(since)) = (&change, sources.since) {
        told.push(format!("{change} in “{since}”"));
    }
    let mut told = told.join(", ");
    if let Some(clash) = &clash {
        told = format!("{told}. Contradiction: {}", clash.sentence);
    }
    CellData {
        cell,
        index: column.index,
        edited: discarded > 0 || data.as_ref().is_some_and(|stance| stance.edited),
        stance: data,
        change,
        tells_change: false,
        follows,
        clash,
        name: format!("{} / {}: {told}", proposal.text, column.name),
    }
}

/// Returns a change in words: "hardened · was demands, plain".
fn change(change: &Change) -> String {
    let before = change.before.as_ref().map(words::stance_and_firmness);
    let before = before.unwrap_or_else(|| "silent".to_owned());
    format!("{} · was {before}", words::change(change))
}
