//! What went wrong since the program was started, to be copied.

use egui::Ui;

use super::super::dialogs::{Dialog, heading};
use super::super::window::App;
use super::{Sheet, lines};

/// What went wrong, the oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Errors(Vec<String>);

impl Errors {
    pub(super) fn show(&self, ui: &mut Ui) {
        heading(ui, "Errors and warnings");
        if self.0.is_empty() {
            ui.weak("Nothing has gone wrong since the program was started.");
        }
        lines(ui, "errors", &self.0);
        ui.add_space(8.0);
        ui.horizontal(|ui| {
            let copy = egui::Button::new("Copy");
            if ui.add_enabled(!self.0.is_empty(), copy).clicked() {
                let head = concat!("Standpoint ", env!("CARGO_PKG_VERSION"));
                ui.copy_text(format!("{head}\n{}", self.0.join("\n")));
            }
            if ui.button("Close").clicked() {
                ui.close();
            }
        });
    }
}

impl App {
    /// Shows what went wrong.
    pub(in crate::app) fn show_errors(&mut self) {
        let errors = Errors(self.notices.logged().to_vec());
        self.dialog = Some(Dialog::Sheet(Box::new(Sheet::Errors(errors))));
    }
}
