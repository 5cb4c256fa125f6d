//! Opening, importing, answering: everything that concerns a whole case.

use std::path::{Path, PathBuf};

use crate::model::Problem;
use crate::session::{Edit, Session, Source, batch, tables};

use super::dialogs::{Reply, Then};
use super::files::{Answer, Purpose};
use super::jobs;
use super::paths::{typed, typed_name};
use super::state::Tab;
use super::window::{App, Origin};

/// The file that makes a folder a case.
const CASE_FILE: &str = "dossier.ron";

impl App {
    /// Opens what was chosen, dropped or given: a case, a table of stances, or articles.
    pub(super) fn open(&mut self, ctx: &egui::Context, sources: Vec<Source>) {
        if let Err(problem) = self.try_open(ctx, sources) {
            self.notices.problem(&problem);
        }
    }

    /// Opens it, and returns why a case or a table could not be opened.
    pub(super) fn try_open(
        &mut self,
        ctx: &egui::Context,
        sources: Vec<Source>,
    ) -> Result<(), Problem> {
        let case = sources
            .iter()
            .enumerate()
            .find_map(|(n, source)| match source {
                Source::Path(path) => Some((n, case_folder(path)?)),
                _ => None,
            });
        let table = || sources.iter().position(is_table);
        let Some(chosen) = case.as_ref().map(|(n, _)| *n).or_else(table) else {
            self.import(ctx, sources);
            return Ok(());
        };
        let others = sources.iter().enumerate().filter(|(n, _)| *n != chosen);
        let left: Vec<String> = others.map(|(_, source)| name(source)).collect();
        if !left.is_empty() {
            let whole = if case.is_some() {
                "A case"
            } else {
                "A table of stances"
            };
            self.notices.warning(&Problem::new(
                "",
                format!(
                    "{whole} is opened alone, so this was left aside: {}.",
                    left.join(", ")
                ),
                "Open it once the case is there.",
            ));
        }
        match case {
            Some((_, folder)) => self.try_guard(Then::OpenCase(folder)),
            None => self.open_table(&sources[chosen]),
        }
    }

    /// Opens a table of stances as a case of its own.
    fn open_table(&mut self, source: &Source) -> Result<(), Problem> {
        let dossier = match source {
            Source::Path(path) => tables::matrix(path)?,
            Source::Bytes(name, bytes) => tables::matrix_in(name, bytes)?,
            Source::Pasted(_) | Source::PastedPage { .. } => return Ok(()),
        };
        self.try_guard(Then::Start(Box::new(dossier)))
    }

    /// Reads articles into the case in the background. What is read while the untouched
    /// sample is shown begins a case of its own.
    pub(super) fn import(&mut self, ctx: &egui::Context, sources: Vec<Source>) {
        if sources.is_empty() {
            return;
        }
        self.finish_draft();
        if self.sample_is_untouched() {
            let agenda = self.session.dossier().agenda.as_ref().clone();
            let session = Session::new_case(agenda, "New case", self.launch.today);
            self.replace(session, Origin::Own);
        }
        let paths = sources.iter().filter_map(|source| match source {
            Source::Path(path) => Some(path.clone()),
            _ => None,
        });
        let paths: Vec<PathBuf> = paths.collect();
        let wake = ctx.clone();
        let started = self
            .session
            .start_import(sources, move || wake.request_repaint());
        match started {
            // The first of many on top.
            Ok(()) => paths.iter().rev().for_each(|path| self.prefs.read(path)),
            Err(problem) => self.notices.problem(&problem),
        }
    }

    /// Reads what stopped imports have left.
    pub(super) fn open_rest(&mut self, ctx: &egui::Context) {
        let rest = std::mem::take(&mut self.rest);
        let wake = ctx.clone();
        let started = self
            .session
            .start_rest(rest.clone(), move || wake.request_repaint());
        match started {
            Ok(()) => self.notices.go_on(),
            Err(problem) => {
                self.rest = rest;
                self.notices.problem(&problem);
            }
        }
    }

    /// Opens a case or articles that were opened before.
    pub(super) fn open_recent(&mut self, ctx: &egui::Context, path: PathBuf) {
        if !path.exists() {
            self.prefs.forget(&path);
            self.notices.problem(&Problem::new(
                path.display().to_string(),
                "This is no longer there.",
                "It was taken off the list.",
            ));
        } else if self.prefs.recent.contains(&path) {
            self.guard(Then::OpenCase(path));
        } else {
            self.open(ctx, vec![Source::Path(path)]);
        }
    }

    /// Takes over what threads have finished.
    pub(super) fn poll(&mut self, ctx: &egui::Context) {
        let running = self.session.job().is_some();
        if running {
            ctx.request_repaint_after(jobs::OFTEN);
        }
        let summary = self.session.poll();
        if let Some(summary) = &summary {
            self.tell(summary);
        }
        if running && self.session.job().is_none() {
            self.due.again = summary.is_none();
            self.job_has_ended(ctx);
        }
        self.tell_again();
        self.tell_pending();
        self.follow_rereading(ctx);
        self.poll_export();
        self.keep_saved(ctx);
        match self.files.poll() {
            Some(Answer::Chosen(purpose, paths)) => self.chosen(ctx, purpose, paths),
            // The question about a new case has a field for the path itself.
            Some(Answer::NoService(Purpose::Agenda)) | None => {}
            Some(Answer::NoService(purpose)) => {
                if !self.ask_path_here(purpose) {
                    self.not_asked(purpose);
                }
            }
            Some(Answer::Cancelled(Purpose::SaveAs)) => {
                self.stop_waiting_for_save();
            }
            Some(Answer::Cancelled(_)) => {}
        }
    }

    /// Shows the open question and does what is answered.
    pub(super) fn ask(&mut self, ui: &egui::Ui) {
        let Some(mut dialog) = self.dialog.take() else {
            return;
        };
        let (stays, reply) = dialog.show(ui);
        if stays {
            self.dialog = Some(dialog);
            if let Some(reply) = reply
                && let Err(why) = self.answer(ui, reply)
            {
                self.notices.error(why);
            }
            return;
        }
        // Until a frame without it, what lies behind the question takes no click.
        ui.request_repaint();
        let Some(reply) = reply else {
            if dialog.is_about_saving() {
                // Cancelled: what waited for a save does not happen.
                self.waiting = None;
            }
            return;
        };
        if let Err(why) = self.answer(ui, reply) {
            self.notices.told_elsewhere(&why);
            if dialog.refuse(why) {
                self.dialog = Some(dialog);
            }
        }
    }

    /// Does what was answered. Returns why something that was typed cannot be taken.
    pub(super) fn answer(&mut self, ctx: &egui::Context, reply: Reply) -> Result<(), String> {
        match reply {
            Reply::Save(then) => self.save_and_go_on(ctx, then),
            Reply::Discard(then) => self.discard_and_go_on(ctx, then),
            Reply::Snapshot { name, note } => {
                let taken = (self.launch.now)();
                match self.session.take_snapshot(&name, &note, &taken) {
                    Ok(()) => {
                        self.view.at.snapshot =
                            self.session.dossier().snapshots.len().checked_sub(1);
                        self.notices.done(format!("Snapshot “{name}” taken"));
                    }
                    Err(problem) => self.notices.problem(&problem),
                }
            }
            Reply::NewCase { title, agenda } => self.new_case(title, &agenda)?,
            Reply::BrowseAgenda => {
                if self.files.available {
                    self.ask_path(ctx, Purpose::Agenda);
                }
            }
            Reply::Rename(title) => {
                if let Err(problem) = self.session.apply(Edit::SetTitle(title)) {
                    self.notices.problem(&problem);
                }
            }
            Reply::Export(format, only) => self.export_as(ctx, format, only),
            Reply::Sheet(wanted) => self.wanted(ctx, wanted),
            Reply::Pending => self.show_pending(),
            Reply::Recover(take) => self.recover(take),
            Reply::Outside(answers) => self.take_over_outside(&answers),
            Reply::Overwrite(format, path) => self.write(ctx, format, path, true),
            Reply::Path(purpose, text) => {
                let taken = self.try_path(ctx, purpose, &typed(&text));
                self.note_path(purpose, text, &taken);
                taken.map_err(|problem| problem.to_string())?;
            }
        }
        if self.view.at.tab == Tab::Article && self.view.at.article.is_none() {
            self.view.at.tab = Tab::Compare;
        }
        Ok(())
    }

    /// Starts a case with the agenda of that name or in that file.
    fn new_case(&mut self, title: String, agenda: &str) -> Result<(), String> {
        let agenda = typed_name(agenda);
        let agenda = batch::agenda(&agenda).map_err(|problems| {
            let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
            told.join("\n")
        })?;
        let agenda = Box::new(agenda);
        self.guard(Then::NewCase { title, agenda });
        Ok(())
    }
}

/// Returns the folder of the case that `path` names, if it names one.
fn case_folder(path: &Path) -> Option<PathBuf> {
    if path.file_name().is_some_and(|name| name == CASE_FILE) {
        // A bare file name has the empty path as its parent.
        let folder = path.parent().filter(|folder| *folder != Path::new(""));
        return Some(folder.unwrap_or(Path::new(".")).to_owned());
    }
    path.join(CASE_FILE).is_file().then(|| path.to_owned())
}

/// Says whether a source is a table of stances, by the ending of its name and its columns.
fn is_table(source: &Source) -> bool {
    match source {
        Source::Path(path) => tables::is_table(path),
        Source::Bytes(name, bytes) => tables::is_table_in(name, bytes),
        Source::Pasted(_) | Source::PastedPage { .. } => false,
    }
}

/// Returns what a person calls a source.
fn name(source: &Source) -> String {
    match source {
        Source::Path(path) => path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        ),
        Source::Bytes(name, _) => name.clone(),
        Source::Pasted(_) | Source::PastedPage { .. } => "pasted text".to_owned(),
    }
}

/// Returns a file name made of a title.
pub(super) fn slug(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            slug.push(c);
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "case".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_file_names() {
        for (title, expected) in [
            ("Talks in December", "talks-in-december"),
            ("  Zürich / 2026: round 2! ", "zürich-2026-round-2"),
            ("…", "case"),
        ] {
            assert_eq!(slug(title), expected);
        }
    }

    #[test]
    fn the_file_of_a_case_stands_for_its_folder() {
        for (path, expected) in [
            ("dossier.ron", Some(".")),
            ("talks/dossier.ron", Some("talks")),
            ("/dossier.ron", Some("/")),
            ("talks/letter.txt", None),
        ] {
            let found = case_folder(Path::new(path));
            assert_eq!(found.as_deref(), expected.map(Path::new), "{path}");
        }
    }
}
