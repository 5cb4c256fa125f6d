//! With whose name edits are signed: told once, when the first edit is made, and never in the way.

use egui::Ui;

use super::command::Command;
use super::state::Action;
use super::window::App;

impl App {
    /// Signs the session's edits with the name that a person gave.
    pub(super) fn signs(&mut self) {
        if let Some(name) = &self.prefs.name {
            self.session.set_who(name);
        }
    }

    /// Tells above the status bar with what name edits are signed, until a person has seen it.
    /// It stands in that panel, so that no list that is open closes when it comes.
    pub(super) fn signed(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if self.prefs.name.is_some() || self.session.undo_label().is_none() {
            return;
        }
        ui.horizontal_wrapped(|ui| {
            let (told, keep) = match self.who().as_str() {
                "" => (
                    "Your edits are not signed with a name.".to_owned(),
                    "Leave them unsigned",
                ),
                who => (format!("Your edits are signed “{who}”."), "Keep"),
            };
            ui.label(told);
            if ui.button(keep).clicked() {
                actions.push(Action::KeepName);
            }
            if ui.button("Change…").clicked() {
                actions.push(Action::Command(Command::Preferences));
            }
        });
    }
}
