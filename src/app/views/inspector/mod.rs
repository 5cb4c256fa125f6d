//! The inspector: the selected cell's stance, to be corrected by hand, and its evidence.
//! In: session and selection. Out: edits. Changes nothing itself.

mod data;
mod draft;
mod evidence;
mod form;
#[cfg(test)]
mod tests;

use egui::{Label, RichText, ScrollArea, Ui};

use crate::model::HandEdit;
use crate::session::Session;

use super::super::state::{Action, CellRef, Once, View};
use super::super::theme;
use super::super::widgets::caption;
use super::words;

use data::CellInfo;
pub(crate) use draft::Draft;
use draft::Typing;

/// The inspector with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Inspector {
    key: Option<(u64, CellRef)>,
    info: Option<CellInfo>,
    typing: Typing,
}

impl Inspector {
    /// Shows the selected cell, or what to do where none is.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        let Some(cell) = &view.cell else {
            hint(ui);
            return actions;
        };
        let key = Some((session.generation(), cell.clone()));
        if self.key != key {
            self.info = data::build(session.dossier(), session.table(), cell);
            self.key = key;
        }
        let Some(info) = &self.info else {
            hint(ui);
            return actions;
        };
        ScrollArea::vertical()
            .id_salt(("inspector", cell))
            .auto_shrink(false)
            .show(ui, |ui| {
                caption(ui, &format!("{} on", info.party));
                let title = RichText::new(&info.proposal).font(theme::body_strong());
                ui.add(Label::new(title).wrap());
                ui.add_space(6.0);
                form::show(ui, info, &mut self.typing, once, &mut actions);
                ui.add_space(10.0);
                evidence::show(ui, info, view, session.dossier(), &mut actions);
            });
        actions
    }

    /// Takes what is being typed, to make it an edit before anything else happens.
    pub(crate) fn take_draft(&mut self) -> Option<Draft> {
        self.typing.take()
    }

    /// Keeps a text that could not be made an edit in its field, marked.
    pub(crate) fn refuse(&mut self, draft: Draft) {
        self.typing.refuse(draft);
    }
}

fn hint(ui: &mut Ui) {
    caption(ui, "Cell");
    ui.add_space(4.0);
    ui.label("Choose a cell of the table to see its evidence and to correct it.");
    ui.add_space(2.0);
    ui.weak("Arrow keys move from cell to cell, Enter edits the cell, Esc goes back.");
}

/// Returns what is set by hand on the cell of `info`, changed by `change`.
fn changed(info: &CellInfo, change: impl FnOnce(&mut HandEdit)) -> Action {
    let mut hand = info.hand.clone();
    change(&mut hand);
    Action::SetHand(info.cell.clone(), hand)
}
