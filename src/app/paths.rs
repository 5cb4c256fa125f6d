//! Paths that are asked for, in the system's dialog or in the window, and what is done with them.

use std::path::{Path, PathBuf};

use crate::model::Problem;
use crate::session::Source;

use super::cases::slug;
use super::dialogs::Dialog;
use super::files::Purpose;
use super::window::App;

impl App {
    /// Asks for a path, in the system's dialog or in the window; not while something else
    /// is asked, which is told.
    pub(super) fn ask_path(&mut self, ctx: &egui::Context, purpose: Purpose) {
        let asked = if self.files.available {
            let name = match purpose {
                Purpose::Picture(format) => self.picture_name(format),
                _ => slug(&self.session.dossier().title),
            };
            self.files.ask(ctx, purpose, &name)
        } else {
            self.ask_path_here(purpose)
        };
        if !asked {
            self.not_asked(purpose);
        }
    }

    /// Asks for a path in the window. Returns whether no other question is open.
    pub(super) fn ask_path_here(&mut self, purpose: Purpose) -> bool {
        let free = self.dialog.is_none();
        if free {
            let text = match purpose {
                Purpose::Picture(format) => self.picture_path(format),
                Purpose::SaveAs => self.suggested_folder(),
                _ => String::new(),
            };
            self.dialog = Some(Dialog::Path {
                purpose,
                text,
                refused: None,
            });
        }
        free
    }

    /// Returns where a new case may go, if a person prefers a folder.
    fn suggested_folder(&self) -> String {
        let folder = self.prefs.folder.as_ref();
        let place = folder.map(|folder| folder.join(slug(&self.session.dossier().title)));
        place.map_or_else(String::new, |place| place.display().to_string())
    }

    pub(super) fn not_asked(&mut self, purpose: Purpose) {
        if purpose == Purpose::SaveAs {
            self.stop_waiting_for_save();
        }
        self.notices.warning(&Problem::new(
            "",
            format!(
                "“{}” has to wait: something else is being asked.",
                purpose.title()
            ),
            "Answer that first, then try again.",
        ));
    }

    pub(super) fn chosen(&mut self, ctx: &egui::Context, purpose: Purpose, paths: Vec<PathBuf>) {
        match (purpose, paths) {
            (Purpose::Files | Purpose::Folder, paths) => {
                self.open(ctx, paths.into_iter().map(Source::Path).collect());
            }
            (Purpose::SaveAs, paths) => {
                if let Some(folder) = paths.first() {
                    self.save_to(ctx, folder);
                }
            }
            (Purpose::Export(format), paths) => {
                if let Some(path) = paths.first() {
                    self.export_to(ctx, format, path, true);
                }
            }
            (Purpose::Picture(format), paths) => {
                if let Some(path) = paths.first() {
                    // The system's dialog has asked whether a file may be replaced.
                    let saved = self.save_picture(path, format, true);
                    self.tell_failure(saved);
                    self.pending_picture = None;
                }
            }
            (Purpose::Snapshot, paths) => {
                if let Some(path) = paths.first() {
                    let imported = self.import_snapshot(path);
                    self.tell_failure(imported);
                }
            }
            (Purpose::Agenda, paths) => {
                if let (Some(Dialog::NewCase { agenda, own, .. }), Some(path)) =
                    (&mut self.dialog, paths.first())
                {
                    *own = true;
                    *agenda = path.display().to_string();
                }
            }
        }
    }

    /// Takes a path that was typed in the window.
    pub(super) fn try_path(
        &mut self,
        ctx: &egui::Context,
        purpose: Purpose,
        path: &Path,
    ) -> Result<(), Problem> {
        match purpose {
            Purpose::Files | Purpose::Folder if path.exists() => {
                self.try_open(ctx, vec![Source::Path(path.to_owned())])
            }
            Purpose::Files | Purpose::Folder | Purpose::Agenda => Err(Problem::new(
                "",
                "Nothing is at this path.",
                "Look whether it is spelled as it should be.",
            )),
            Purpose::SaveAs => self.try_save_to(ctx, path),
            Purpose::Export(format) => {
                has_folder(path)?;
                self.export_to(ctx, format, path, false);
                Ok(())
            }
            Purpose::Picture(format) => self.save_picture(path, format, false),
            Purpose::Snapshot => self.import_snapshot(path),
        }
    }

    fn tell_failure(&mut self, result: Result<(), Problem>) {
        if let Err(problem) = result {
            self.notices.problem(&problem);
        }
    }
}

/// Fails where a file cannot be written because there is no folder for it.
fn has_folder(path: &Path) -> Result<(), Problem> {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    if folder.is_none_or(Path::is_dir) {
        return Ok(());
    }
    Err(Problem::new(
        "",
        "There is no folder for this file.",
        "Look whether the path is spelled as it should be.",
    ))
}
