//! The dated copies of the case.

use egui::Ui;

use super::super::dialogs::{Dialog, Then, heading};
use super::super::views::words;
use super::super::widgets::{close, scrolled};
use super::super::window::App;
use super::{Sheet, Wanted};

/// When each copy was made, the oldest first.
#[derive(Clone, Debug)]
pub(crate) struct Backups(Vec<String>);

impl Backups {
    pub(super) fn show(&self, ui: &mut Ui) -> Option<Wanted> {
        heading(ui, "Backups");
        ui.weak(
            "Copies of the whole case as it was opened, made before its files are first changed.",
        );
        if self.0.is_empty() {
            ui.weak("There are none yet. One is made when a case with a folder is opened and changed, and before changes of many things.");
        }
        let mut wanted = None;
        let most = (ui.content_rect().height() - 200.0).max(120.0);
        scrolled(ui, "backups", most, |ui| {
            for (at, made) in self.0.iter().enumerate().rev() {
                ui.horizontal(|ui| {
                    let button = ui.button("Open a copy");
                    let button = button.accessible_name(format!("Open a copy of {made}"));
                    if button.clicked() {
                        wanted = Some(Wanted::OpenBackup(at));
                    }
                    ui.label(made);
                });
            }
        });
        close(ui);
        wanted
    }
}

impl App {
    /// Lists the dated copies.
    pub(in crate::app) fn show_backups(&mut self) {
        match self.session.backups() {
            Ok(backups) => {
                let made = backups.iter().map(|backup| {
                    let (day, time) = (backup.made.date(), backup.made.time());
                    format!(
                        "{}, {:02}:{:02}",
                        words::date(day),
                        time.hour(),
                        time.minute()
                    )
                });
                let made = Backups(made.collect());
                self.dialog = Some(Dialog::Sheet(Box::new(Sheet::Backups(made))));
            }
            Err(problem) => self.notices.problem(&problem),
        }
    }

    pub(super) fn open_backup(&mut self, at: usize) {
        let opened = self.session.backups().and_then(|backups| {
            let backup = backups.get(at);
            let session = backup.map(|backup| self.session.open_backup(backup));
            session.transpose()
        });
        match opened {
            Ok(Some(session)) => {
                self.guard(Then::Copy(Box::new(session.dossier().clone())));
            }
            Ok(None) => {}
            Err(problem) => self.notices.problem(&problem),
        }
    }
}
