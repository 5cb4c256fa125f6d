//! The inspector: the selected cell's stance, to be corrected by hand, and its evidence; or
//! statements that stand in no cell.
//! In: session and selection. Out: edits. Changes nothing itself.

mod data;
mod draft;
mod evidence;
mod follows;
mod form;
#[cfg(test)]
mod tests;

use egui::{Label, RichText, ScrollArea, Ui};

use crate::model::HandEdit;
use crate::session::Session;

use super::super::command::Command;
use super::super::state::{Action, Once, Selection, Tab, View};
use super::super::theme;
use super::super::widgets::caption;
use super::notes::{Notes, TypedNote};
use super::statement::{StatementForm, Typed};
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
    cards: evidence::Cards,
    typing: Typing,
    statement: StatementForm,
    notes: Notes,
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
        if view.form.is_some() {
            let area = ScrollArea::vertical()
                .id_salt("statement form")
                .auto_shrink(false);
            let shown = area.show(ui, |ui| {
                self.statement.show(ui, session, view, once, &mut actions)
            });
            if shown.inner {
                return actions;
            }
        } else {
            self.statement.left();
        }
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
                    if let Some(told) = elsewhere(info, view) {
                        ui.add(Label::new(RichText::new(told).weak()).wrap());
                        ui.add_space(4.0);
                    }
                    caption(ui, &format!("{} on", info.party));
                    let title = RichText::new(&info.proposal).font(theme::body_strong());
                    ui.add(Label::new(title).wrap());
                    ui.add_space(6.0);
                    if let Some(clash) = &info.clash {
                        follows::clash(ui, clash, &mut actions);
                    }
                    if let Some(implied) = &info.follows {
                        follows::implied(ui, implied, &mut actions);
                    }
                    if !info.editable {
                        locked(ui, &mut actions);
                    }
                    ui.add_enabled_ui(info.editable, |ui| {
                        form::show(ui, info, &mut self.typing, once, &mut actions);
                    });
                    ui.add_space(10.0);
                    evidence::show(ui, info, view, &mut self.cards, &mut actions);
                    // On the page of Review they stand beside the words.
                    if view.at.tab != Tab::Review {
                        ui.add_space(8.0);
                        caption(ui, "The proposal");
                        let agenda = &session.dossier().agenda;
                        let id = &info.cell.proposal;
                        self.notes.show(ui, agenda, id, "inspector", &mut actions);
                    }
                }
                Info::Unsorted(info) => {
                    evidence::show_unsorted(ui, info, view, &mut self.cards, &mut actions);
                }
            });
        actions
    }

    /// Takes what is being typed, to make it an edit before anything else happens.
    pub(crate) fn take_draft(&mut self) -> Option<Draft> {
        self.typing.take()
    }

    /// Takes what is typed in the form of a statement.
    pub(crate) fn take_typed(&mut self) -> Option<Typed> {
        self.statement.take_typed()
    }

    /// Keeps what could not be set in its field of the statement, marked.
    pub(crate) fn refuse_typed(&mut self, typed: Typed) {
        self.statement.refuse(typed);
    }

    /// Takes what is typed beside the proposal.
    pub(crate) fn take_note(&mut self) -> Option<TypedNote> {
        self.notes.take()
    }

    /// Keeps a text that could not be made an edit in its field, marked.
    pub(crate) fn refuse(&mut self, draft: Draft) {
        self.typing.refuse(draft);
    }
}

/// Collects what is to be shown; `None` where the agenda has no such cell.
fn collect(session: &Session, selection: &Selection) -> Option<Info> {
    match selection {
        Selection::Cell(cell) => data::build(session, cell).map(|info| Info::Cell(Box::new(info))),
        Selection::Unsorted(which) => Some(Info::Unsorted(data::unsorted(session, which))),
    }
}

/// Says where the cell was chosen, on the page of an article in which nothing of it stands.
fn elsewhere(info: &CellInfo, view: &View) -> Option<&'static str> {
    let article = view.at.article.as_ref()?;
    let mut all = info.counted.iter().chain(&info.left_out);
    let stands = all.any(|evidence| evidence.at.article == *article);
    (view.at.tab == Tab::Article && !stands)
        .then_some("The cell selected in the table. This article says nothing on it.")
}

/// Says why nothing can be edited, and how it can.
pub(crate) fn locked(ui: &mut Ui, actions: &mut Vec<Action>) {
    let told = "Only part of the evidence is shown, so nothing is edited.";
    ui.add(Label::new(RichText::new(told).weak()).wrap());
    let command = Command::AllEvidence;
    let link = ui.link(command.label()).on_hover_text(command.tooltip());
    if link.clicked() {
        actions.push(Action::Command(command));
    }
    ui.add_space(4.0);
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
