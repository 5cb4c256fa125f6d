//! With whose name edits are signed: told once, when the first edit is made, and never in the way.

use egui::{Frame, Margin, Panel, Ui};

use super::command::Command;
use super::state::Action;
use super::theme::palette;
use super::window::App;

impl App {
    /// Signs the session's edits with the name that a person gave.
    pub(super) fn signs(&mut self) {
        if let Some(name) = &self.prefs.name {
            self.session.set_who(name);
        }
    }

    /// Tells with what name edits are signed, until a person has seen it.
    pub(super) fn ask_sign(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if self.prefs.name.is_some() || self.session.undo_label().is_none() {
            return;
        }
        let strip = Frame::new()
            .fill(palette(ui).accent_ground.into())
            .inner_margin(Margin::symmetric(14, 3));
        let mut keeps = false;
        Panel::bottom("signed")
            .resizable(false)
            .show_separator_line(false)
            .frame(strip)
            .show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(match self.who().as_str() {
                        "" => "Your edits are not signed with a name.".to_owned(),
                        who => format!("Your edits are signed “{who}”."),
                    });
                    keeps = ui.button("Keep").clicked();
                    if ui.button("Change…").clicked() {
                        actions.push(Action::Command(Command::Preferences));
                    }
                });
            });
        if keeps {
            let who = self.who();
            self.sign(&who);
        }
    }
}
