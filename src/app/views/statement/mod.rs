//! The form of a statement: of one of the case, where each field that is changed is a step of
//! undo, or of one that is being made from selected words.
//! In: the session and what is chosen. Out: what is set. Changes nothing itself.

mod about;
mod change;
pub(crate) mod data;
mod draft;
mod form;
#[cfg(test)]
mod tests;

use egui::{Context, Key, Modifiers, Ui};

use crate::model::{Attitude, StatementRef};
use crate::session::Session;

use super::super::keys::DIGITS;
use super::super::state::{Action, Once, Tab, View, Wish};

use about::Picker;
pub(crate) use change::{About, Field, Set, fits};
pub(crate) use draft::{Form, LastChoice, NewStatement};

/// A text that is typed in a field and is not yet set.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Typed {
    /// The statement; `None` is the one that is being made.
    pub(crate) at: Option<StatementRef>,
    pub(crate) field: Field,
    pub(crate) text: String,
}

impl Typed {
    fn is_in(&self, at: Option<&StatementRef>, field: Field) -> bool {
        self.at.as_ref() == at && self.field == field
    }
}

/// What the keys of a new statement do, for the sheet of shortcuts.
pub(crate) const KEYS: [(&str, &str); 7] = [
    ("Shift+Left, Shift+Right", "Select words"),
    ("Shift+Up, Shift+Down", "Select paragraphs"),
    ("1 to 9", "Choose the party of a new statement"),
    ("S, C, U, O", "Choose its attitude"),
    ("P", "Find its proposal"),
    ("Enter", "Add it"),
    ("Esc", "Leave it"),
];

/// The form with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct StatementForm {
    /// Which statement it showed last.
    of: Option<Form>,
    typed: Option<Typed>,
    /// What could not be set: it stays in its field, marked, until it is typed over.
    refused: Option<Typed>,
    picker: Picker,
}

impl StatementForm {
    /// Shows the form of what `view` has chosen; says whether there is one.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) -> bool {
        let Some(shown) = &view.form else {
            self.left();
            return false;
        };
        let Some((article, statement)) = data::subject(session, shown) else {
            return false;
        };
        let same = self.of.as_ref().map(Form::of) == Some(shown.of());
        if !same {
            self.picker = Picker::default();
        }
        self.of = Some(shown.clone());
        if once.take(Wish::FocusProposal) {
            self.picker.open();
        }
        let shown = form::Shown {
            session,
            view,
            form: shown,
            article,
            statement,
        };
        form::show(ui, shown, self, once, actions);
        true
    }

    /// Forgets the statement that was being made, if one was: it is added or left.
    pub(crate) fn left(&mut self) {
        self.of = None;
        self.refused.take_if(|typed| typed.at.is_none());
    }

    /// Returns what is typed in a field and not set, and whether that is because it could not
    /// be.
    fn unset(&self, at: Option<&StatementRef>, field: Field) -> Option<(&str, bool)> {
        let both = [(&self.typed, false), (&self.refused, true)];
        both.into_iter().find_map(|(typed, refused)| {
            let typed = typed.as_ref().filter(|typed| typed.is_in(at, field))?;
            Some((typed.text.as_str(), refused))
        })
    }

    /// Takes what is typed in a field.
    fn type_in(&mut self, typed: Typed) {
        let here = |other: &mut Typed| other.is_in(typed.at.as_ref(), typed.field);
        self.refused.take_if(here);
        self.typed = Some(typed);
    }

    /// Keeps what could not be set in its field.
    pub(crate) fn refuse(&mut self, typed: Typed) {
        self.refused = Some(typed);
    }

    /// Takes what is typed, to set it before anything else happens.
    pub(crate) fn take_typed(&mut self) -> Option<Typed> {
        self.typed.take()
    }
}

/// Takes the keys of an open form, unless something is typed in or has the focus.
pub(crate) fn keys(ctx: &Context, session: &Session, view: &View) -> Vec<Action> {
    let Some(form) = &view.form else {
        return Vec::new();
    };
    let pressed = |modifiers, key| ctx.input_mut(|input| input.consume_key(modifiers, key));
    if pressed(Modifiers::NONE, Key::Escape) {
        return vec![Action::CloseForm];
    }
    let Form::New(new) = form else {
        return Vec::new();
    };
    if view.at.tab != Tab::Article {
        // Elsewhere the letters are the page's.
        return Vec::new();
    }
    let mut actions = Vec::new();
    let parties = data::holders(&session.dossier().agenda, &new.statement.party);
    for (key, (party, _)) in DIGITS.iter().zip(&parties) {
        if pressed(Modifiers::NONE, *key) {
            actions.push(Action::SetField(Set::Holder(party.clone())));
        }
    }
    let attitudes = [
        (Key::S, Attitude::Support),
        (Key::C, Attitude::Conditional),
        (Key::U, Attitude::Unclear),
        (Key::O, Attitude::Oppose),
    ];
    for (key, attitude) in attitudes {
        if pressed(Modifiers::NONE, key) {
            actions.push(Action::SetField(Set::Attitude(attitude)));
        }
    }
    if pressed(Modifiers::NONE, Key::P) {
        actions.push(Action::FindProposal);
    }
    // A focused button takes Enter itself.
    let free = ctx.memory(egui::Memory::focused).is_none();
    if free && pressed(Modifiers::NONE, Key::Enter) {
        actions.push(Action::AddStatement);
    }
    actions
}
