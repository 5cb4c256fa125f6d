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
            let typed = self.typed_path.as_ref();
            let typed = typed.filter(|(of, _)| *of == purpose);
            let text = typed.map_or(text, |(_, typed)| typed.clone());
            self.dialog = Some(Dialog::Path {
                purpose,
                text,
                refused: None,
            });
        }
        free
    }

    /// Keeps a path that was typed where what comes of it is not what was wanted, or not known yet:
    /// it stands in the field when it is asked for again.
    pub(super) fn note_path(
        &mut self,
        purpose: Purpose,
        text: String,
        taken: &Result<(), Problem>,
    ) {
        let is_open = taken.is_err() || matches!(purpose, Purpose::Export(_));
        self.typed_path = is_open.then_some((purpose, text));
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

/// Returns the path that a person typed: a leading `~` is the home folder, as in a shell.
pub(super) fn typed(text: &str) -> PathBuf {
    from_home(text, std::env::home_dir())
}

/// Returns what a person typed that is the name of something built in, or a path.
pub(super) fn typed_name(text: &str) -> String {
    typed(text).display().to_string()
}

fn from_home(text: &str, home: Option<PathBuf>) -> PathBuf {
    let path = Path::new(text.trim());
    match (path.strip_prefix("~"), home) {
        (Ok(rest), Some(home)) if rest == Path::new("") => home,
        (Ok(rest), Some(home)) => home.join(rest),
        _ => path.to_owned(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tilde_before_a_path_is_the_home_folder() {
        let check = |text: &str, expected: &str| {
            let found = from_home(text, Some("/home/ann".into()));
            assert_eq!(found, Path::new(expected), "{text}");
        };
        check("~/case1", "/home/ann/case1");
        check(" ~/talks/case 1 ", "/home/ann/talks/case 1");
        check("~", "/home/ann");
        check("~/", "/home/ann");
        // Another's home, and what only begins so, is no such path.
        check("~bob/case1", "~bob/case1");
        check("talks/~/case1", "talks/~/case1");
        check("/tmp/case1", "/tmp/case1");
        assert_eq!(from_home("~/case1", None), Path::new("~/case1"));
    }
}
