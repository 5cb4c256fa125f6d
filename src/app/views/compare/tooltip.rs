//! What hovering over a cell tells: the stance in words, the best quote and its source.

use egui::{Label, RichText, Ui};

use crate::session::Session;

use super::super::super::theme::{self, palette};
use super::super::citation;
use super::data::CellData;
use super::detail;

pub(super) fn show(ui: &mut Ui, session: &Session, cell: &CellData) {
    ui.set_max_width(360.0);
    let Some(told) = &cell.stance else {
        ui.label(silent(session, cell));
        follows(ui, cell);
        change(ui, cell);
        return;
    };
    let words = detail::stance_in_words(told);
    ui.label(RichText::new(words).font(theme::body_strong()));
    let at = &cell.cell;
    let stance = session.table().get(&at.proposal, &at.party);
    if let Some(stance) = stance {
        let proof = citation::proof(session.dossier(), stance);
        if let Some(condition) = stance.condition.as_deref().filter(|c| !c.is_empty()) {
            ui.label(format!("Condition: {condition}"));
        }
        match proof {
            Some((quote, source)) => {
                ui.add(Label::new(quote).wrap());
                ui.weak(source);
            }
            None if !stance.summary.is_empty() => {
                ui.label(&stance.summary);
            }
            None => {}
        }
        if let Some(priority) = stance.priority {
            ui.label(format!("Priority: {priority}"));
        }
        if !stance.note.is_empty() {
            ui.label(format!("Note: {}", stance.note));
        }
    }
    follows(ui, cell);
    change(ui, cell);
    ui.weak(format!("Status: {}", told.status.word()));
}

fn silent(session: &Session, cell: &CellData) -> String {
    let read = super::super::words::read(session);
    if cell.edited {
        format!("Silent in {read} read, a statement was discarded")
    } else {
        format!("Silent in {read} read")
    }
}

/// Tells what follows from the party's other stances, and what that contradicts.
fn follows(ui: &mut Ui, cell: &CellData) {
    if let Some(follows) = &cell.follows {
        let told = super::super::words::capital(&follows.in_words());
        ui.add(Label::new(RichText::new(told).italics()).wrap());
    }
    if let Some(clash) = &cell.clash {
        let head = RichText::new("Contradiction").font(theme::body_strong());
        ui.label(head.color(palette(ui).warn));
        ui.add(Label::new(&clash.sentence).wrap());
    }
}

fn change(ui: &mut Ui, cell: &CellData) {
    if let Some(change) = &cell.change {
        ui.label(super::super::words::capital(change));
    }
}
