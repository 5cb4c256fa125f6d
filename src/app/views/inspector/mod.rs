//! The inspector: the selected cell's stance, to be corrected by hand, and its evidence; or
//! statements that stand in no cell.
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

use super::super::state::{Action, Once, Selection, View};
use super::super::theme;
use super::super::widgets::caption;
use super::words;

use data::{CellInfo, UnsortedInfo};
pub(crate) use draft::Draft;
use draft::Typing;

/// What is shown of the selection.
#[derive(Debug)]
enum Info {
    Cell(Box<CellInfo>),
    Unsorted(UnsortedInfo),
}

/// The inspector with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Inspector {
    key: Option<(u64, Selection)>,
    info: Option<Info>,
    typing: Typing,
}

impl Inspector {
    /// Shows what is selected, or what to do where nothing is.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        let Some(selection) = &view.at.selection else {
            hint(ui);
            return actions;
        };
        let key = Some((session.generation(), selection.clone()));
        if self.key != key {
            self.info = collect(session, selection);
            self.key = key;
        }
        let Some(info) = &self.info else {
            hint(ui);
            return actions;
        };
        ScrollArea::vertical()
            .id_salt(("inspector", selection))
            .auto_shrink(false)
            .show(ui, |ui| match info {
                Info::Cell(info) => {
                    caption(ui, &format!("{} on", info.party));
                    let title = RichText::new(&info.proposal).font(theme::body_strong());
                    ui.add(Label::new(title).wrap());
                    ui.add_space(6.0);
                    form::show(ui, info, &mut self.typing, once, &mut actions);
                    ui.add_space(10.0);
                    evidence::show(ui, info, view, session.dossier(), &mut actions);
                }
                Info::Unsorted(info) => evidence::show_unsorted(ui, info, view, &mut actions),
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

/// Collects what is to be shown; `None` where the agenda has no such cell.
fn collect(session: &Session, selection: &Selection) -> Option<Info> {
    let dossier = session.dossier();
    match selection {
        Selection::Cell(cell) => {
            data::build(dossier, session.table(), cell).map(|info| Info::Cell(Box::new(info)))
        }
        Selection::Unsorted(which) => Some(Info::Unsorted(data::unsorted(dossier, which))),
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
