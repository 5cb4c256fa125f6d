//! What a secondary click on the text offers.

use egui::{Button, Ui};

use crate::model::{ArticleId, Span, StatementRef};
use crate::session::Edit;
use crate::session::edit::ArticleEdit;

use super::super::super::command::Command;
use super::super::super::state::{Action, TextSelection};
use super::data::{Mark, MarkState};

/// A statement under the pointer.
#[derive(Debug)]
pub(super) struct Entry {
    at: StatementRef,
    told: String,
    discarded: bool,
}

impl Entry {
    pub(super) fn of(mark: &Mark) -> Self {
        Self {
            at: mark.at.clone(),
            told: mark.told.clone(),
            discarded: mark.state == MarkState::Discarded,
        }
    }
}

/// The lines that are selected or, if none are, the line under the pointer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lines<'l> {
    pub(super) article: &'l ArticleId,
    /// Where some of them are text that was selected.
    pub(super) text: Option<Span>,
    /// Where some of them are furniture.
    pub(super) furniture: Option<Span>,
}

/// Shows what can be done with the selection and with the statements under the pointer.
pub(super) fn show(
    ui: &mut Ui,
    marks: &[Entry],
    selection: Option<&TextSelection>,
    words: &str,
    lines: Lines<'_>,
    marked_before: bool,
    actions: &mut Vec<Action>,
) {
    let selected = selection.is_some_and(|text| !text.span().is_empty());
    let mut entry = |ui: &mut Ui, enabled: bool, button: Button<'_>, action: Action| {
        if ui.add_enabled(enabled, button).clicked() {
            actions.push(action);
            ui.close();
        }
    };
    for (command, enabled) in [
        (Command::NewStatement, selected),
        (Command::QuickMark, selected && marked_before),
    ] {
        let keys = command.shortcut_text(ui);
        let button = Button::new(command.label()).shortcut_text(keys);
        entry(ui, enabled, button, Action::Command(command));
    }
    let button = Button::new("Copy text");
    let copy = Action::Copy(words.to_owned(), "Text copied");
    entry(ui, selected, button, copy);
    let edit = |edit: fn(Span) -> ArticleEdit, span: Span| {
        Action::Edit(Edit::ChangeArticle {
            article: lines.article.clone(),
            edit: edit(span),
        })
    };
    if let Some(span) = lines.text {
        let button = Button::new(Command::LeaveOut.label());
        entry(ui, true, button, edit(ArticleEdit::LeaveOut, span));
    }
    if let Some(span) = lines.furniture {
        let button = Button::new(Command::Restore.label());
        entry(ui, true, button, edit(ArticleEdit::Restore, span));
    }
    for mark in marks {
        ui.separator();
        ui.set_max_width(320.0);
        ui.weak(&mark.told);
        let at = || mark.at.clone();
        entry(
            ui,
            true,
            Button::new("Correct"),
            Action::EditStatement(at()),
        );
        let button = Button::new("Move to another proposal…");
        entry(ui, true, button, Action::MoveStatement(at()));
        let word = if mark.discarded { "Restore" } else { "Discard" };
        let discard = Action::Edit(Edit::Discard {
            statement: at(),
            discarded: !mark.discarded,
        });
        entry(ui, true, Button::new(word), discard);
        if selected {
            let button = Button::new("Use the selection as its evidence");
            entry(ui, true, button, Action::UseSelection(at()));
        }
        entry(ui, true, Button::new("Copy citation"), Action::Cite(at()));
    }
}
