//! Several codings of one case, and how far they agree: those of colleagues, or what a person
//! made of a case against what the extractor had found.

use std::path::Path;
use std::sync::Arc;

use super::Session;
use super::reader::is_dossier;
use super::tables::{is_table, matrix};
use crate::compare::reliability::{self, CellId, Coding, Reliability};
use crate::model::{Date, Dossier, Problem, StanceTable, Status};
use crate::settle;

/// The names under which a person's coding and the extractor's are told.
const PERSON: &str = "person";
const EXTRACTOR: &str = "extractor";

/// Reads a coding: a dossier, or a table of stances.
///
/// # Errors
///
/// The path is neither, or cannot be read.
pub fn read(path: &Path, today: Date) -> Result<Dossier, Problem> {
    if is_dossier(path) {
        Session::open(path, today).map(|session| session.dossier().clone())
    } else if is_table(path) {
        matrix(path)
    } else {
        Err(Problem::new(
            path.display().to_string(),
            "This is neither a dossier nor a table of stances.",
            "Name a folder with a dossier.ron, or a .csv file.",
        ))
    }
}

/// Tells how far codings, each with its name, agree on the cells that two or more of their
/// agendas have.
///
/// # Errors
///
/// No two of them have a cell in common.
pub fn compare(codings: &[(String, Dossier)]) -> Result<Reliability, Problem> {
    let tables: Vec<StanceTable> = codings.iter().map(|(_, d)| settle::settle(d)).collect();
    let codings: Vec<Coding<'_>> = codings
        .iter()
        .zip(&tables)
        .map(|((name, dossier), table)| Coding {
            name,
            agenda: &dossier.agenda,
            table,
        })
        .collect();
    let cells = reliability::shared_cells(&codings);
    if cells.is_empty() {
        return Err(Problem::new(
            "",
            "The codings have no cell in common.",
            "Parties and proposals are known by their ids: give them the same ones.",
        ));
    }
    Ok(reliability::reliability(&codings, &cells))
}

/// Tells how far a person agrees with the extractor: over the cells of `dossier` on which the
/// person has decided anything, the table as it stands against what the statements alone gave.
///
/// # Errors
///
/// Nobody has decided anything.
pub fn person_and_extractor(dossier: &Dossier) -> Result<Reliability, Problem> {
    let cells = decided(dossier);
    if cells.is_empty() {
        return Err(Problem::new(
            "",
            "No cell of this case was set, reviewed or verified by hand.",
            "Review some cells first, or name a second coding.",
        ));
    }
    let machine = as_extracted(dossier);
    let tables = [settle::settle(dossier), settle::settle(&machine)];
    let codings: Vec<Coding<'_>> = [PERSON, EXTRACTOR]
        .into_iter()
        .zip(&tables)
        .map(|(name, table)| Coding {
            name,
            agenda: &dossier.agenda,
            table,
        })
        .collect();
    Ok(reliability::reliability(&codings, &cells))
}

/// Returns the cells whose attitude or status a person has set, or on which a person has
/// judged a statement, in the agenda's order.
fn decided(dossier: &Dossier) -> Vec<CellId> {
    let by_hand = dossier.hand.iter().filter(|(_, edit)| {
        edit.attitude.is_some() || edit.status.is_some_and(|status| status != Status::Machine)
    });
    let mut decided: std::collections::BTreeSet<CellId> =
        by_hand.map(|(cell, _)| cell.clone()).collect();
    for statement in dossier.articles.iter().flat_map(|coded| &coded.statements) {
        if (statement.discarded || statement.status != Status::Machine)
            && let Some(proposal) = &statement.proposal
        {
            decided.insert((proposal.clone(), statement.party.clone()));
        }
    }
    let parties = || dossier.agenda.parties.iter();
    let rows = dossier.agenda.proposals();
    rows.flat_map(|(_, p)| parties().map(|party| (p.id.clone(), party.id.clone())))
        .filter(|cell| decided.contains(cell))
        .collect()
}

/// Returns the case without what a person did.
fn as_extracted(dossier: &Dossier) -> Dossier {
    let mut machine = dossier.clone();
    machine.hand.clear();
    for coded in &mut machine.articles {
        if coded.statements.iter().any(|s| s.discarded) {
            for statement in &mut Arc::make_mut(coded).statements {
                statement.discarded = false;
            }
        }
    }
    machine
}
