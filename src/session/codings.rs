//! Several codings of one case, and how far they agree: those of colleagues, or what a person
//! made of a case against what the extractor had found.

use super::anchored;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::positions::Positions;
use crate::compare::reliability::{self, CellId, Coding, Reliability};
use crate::model::{Agenda, Dossier, Problem, Statement, Status};

/// The names under which a person's coding and the extractor's are told.
const PERSON: &str = "person";
const EXTRACTOR: &str = "extractor";

/// Tells how far codings agree on the cells that two or more of their agendas have.
///
/// # Errors
///
/// No two of them have a cell in common.
pub fn compare(codings: &[Positions]) -> Result<Reliability, Problem> {
    let codings: Vec<Coding<'_>> = codings.iter().map(Coding::from).collect();
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

impl<'c> From<&'c Positions> for Coding<'c> {
    fn from(positions: &'c Positions) -> Self {
        Self {
            name: &positions.name,
            agenda: &positions.agenda,
            table: &positions.table,
        }
    }
}

/// Tells how far a person agrees with the extractor in the dossier at `path`: over the cells on
/// which the person has decided anything, the table as it stands against what the statements
/// alone gave. Its agenda names what is told.
///
/// # Errors
///
/// There is no dossier, it cannot be read, or nobody has decided anything.
pub fn person_and_extractor(path: &Path) -> Result<(Arc<Agenda>, Reliability), Problem> {
    let loaded = anchored::load(path)?;
    let found = decided_and_extracted(&loaded.dossier)?;
    Ok((loaded.dossier.agenda, found))
}

fn decided_and_extracted(dossier: &Dossier) -> Result<Reliability, Problem> {
    let cells = decided(dossier);
    if cells.is_empty() {
        return Err(Problem::new(
            "",
            "No cell of this case was set, reviewed or verified by hand.",
            "Review some cells first, or name a second coding.",
        ));
    }
    let person = Positions::of_case(dossier, PERSON);
    let extractor = Positions::of_case(&as_extracted(dossier), EXTRACTOR);
    let codings = [&person, &extractor].map(Coding::from);
    Ok(reliability::reliability(&codings, &cells))
}

/// Returns the cells whose attitude or status a person has set, or on which a person has
/// judged a statement, in the agenda's order.
fn decided(dossier: &Dossier) -> Vec<CellId> {
    let by_hand = dossier.hand.iter().filter(|(_, edit)| {
        edit.attitude.is_some() || edit.status.is_some_and(|status| status != Status::Machine)
    });
    let mut decided: BTreeSet<CellId> = by_hand.map(|(cell, _)| cell.clone()).collect();
    for statement in dossier.articles.iter().flat_map(|coded| &coded.statements) {
        if !statement.is_decided() {
            continue;
        }
        // Where it is now and, if it was given to another cell, where it was.
        let before = statement.as_extracted();
        let cells = [
            (statement.proposal.clone(), statement.party.clone()),
            (before.proposal, before.party),
        ];
        decided.extend(cells.into_iter().filter_map(|(p, party)| Some((p?, party))));
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
        if coded.statements.iter().any(Statement::is_decided) {
            let statements = &mut Arc::make_mut(coded).statements;
            statements.retain(|statement| !statement.is_own());
            for statement in statements {
                let before = statement.as_extracted();
                statement.party = before.party;
                statement.issue = before.issue;
                statement.proposal = before.proposal;
                statement.act = before.act;
                statement.attitude = before.attitude;
                statement.lean = before.lean;
                statement.condition = before.condition;
                statement.firmness = before.firmness;
                statement.discarded = false;
            }
        }
    }
    machine
}
