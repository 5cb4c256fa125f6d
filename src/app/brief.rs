//! Sending on what is shown: the table to the clipboard, the comparison to a file.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::model::{Problem, ProposalId};
use crate::session::export::{Export, Target};
use crate::session::report::{self, Format};

use super::dialogs::Dialog;
use super::files::Purpose;
use super::pictures::destination;
use super::views::words::count;
use super::window::App;

/// What is being sent on.
#[derive(Debug, Default)]
pub(super) struct Briefing {
    /// These proposals alone are written, once a path is chosen.
    keep: Option<BTreeSet<ProposalId>>,
    /// The file that is being written.
    running: Option<Export>,
}

impl App {
    /// Copies the visible table with tabs between the cells, for spreadsheets.
    pub(super) fn copy_text(&mut self, ctx: &egui::Context) {
        ctx.copy_text(report::grid_tabs(&self.compare.grid(&self.session)));
        self.notices.done(format!("{} copied as text", self.rows()));
    }

    /// Copies the visible table as Markdown.
    pub(super) fn copy_markdown(&mut self, ctx: &egui::Context) {
        ctx.copy_text(report::grid_markdown(&self.compare.grid(&self.session)));
        self.notices
            .done(format!("{} copied as Markdown", self.rows()));
    }

    /// Copies the visible table as HTML; where the system takes none, as text.
    pub(super) fn copy_html(&mut self, ctx: &egui::Context) {
        let grid = self.compare.grid(&self.session);
        let text = report::grid_tabs(&grid);
        let system = self.launch.system_dialogs;
        if system && self.clip.html(&report::grid_html(&grid), &text) {
            self.notices.done(format!("{} copied as HTML", self.rows()));
            return;
        }
        ctx.copy_text(text);
        self.notices.done(format!(
            "{} copied as text: the clipboard takes no HTML here. File > Export writes HTML",
            self.rows()
        ));
    }

    fn rows(&self) -> String {
        count(self.compare.shown().len(), "row")
    }

    /// Asks in what format, and whether all or only what is shown.
    pub(super) fn ask_export(&mut self) {
        let shown = self.compare.shown().len();
        let all = self.session.comparison().rows.len();
        self.dialog = Some(Dialog::Export {
            format: Format::Html,
            only: false,
            shown,
            all,
        });
    }

    /// Asks for the file.
    pub(super) fn export_as(&mut self, ctx: &egui::Context, format: Format, only: bool) {
        self.briefing.keep = only.then(|| self.compare.shown());
        self.ask_path(ctx, Purpose::Export(format));
    }

    /// Writes to the file that was chosen. Over one that is there it writes only if a person
    /// has agreed to that; `agreed` tells whether the system's dialog has asked already.
    pub(super) fn export_to(
        &mut self,
        ctx: &egui::Context,
        format: Format,
        path: &Path,
        agreed: bool,
    ) {
        let (whole, replace) = destination(path, format.ending(), agreed);
        if !replace && whole.exists() {
            self.dialog = Some(Dialog::Overwrite {
                path: whole,
                format,
            });
            return;
        }
        self.write(ctx, format, whole, replace);
    }

    /// Writes to a file in the background.
    pub(super) fn write(
        &mut self,
        ctx: &egui::Context,
        format: Format,
        path: PathBuf,
        replace: bool,
    ) {
        if self.briefing.running.is_some() {
            self.notices.warning(&Problem::new(
                "",
                "Another file is being written.",
                "Export again in a moment.",
            ));
            return;
        }
        let target = Target {
            path,
            replace,
            format,
            keep: self.briefing.keep.take(),
        };
        let wake = ctx.clone();
        let started = self
            .session
            .start_export(target, move || wake.request_repaint());
        match started {
            Ok(export) => self.briefing.running = Some(export),
            Err(problem) => self.notices.problem(&problem),
        }
    }

    /// Tells what became of the file that was being written.
    pub(super) fn poll_export(&mut self) {
        let Some(running) = &self.briefing.running else {
            return;
        };
        let path = running.path().display().to_string();
        match running.poll() {
            None => return,
            Some(Ok(())) => self.notices.done(format!("Written: {path}")),
            Some(Err(problem)) => self.notices.problem(&problem),
        }
        self.briefing.running = None;
    }

    /// Says whether a file is being written.
    #[must_use]
    pub fn is_exporting(&self) -> bool {
        self.briefing.running.is_some()
    }
}

/// Returns what a format is called, and what it is good for.
pub(super) fn words(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Html => (
            "HTML",
            "One file to read, print or send; begins with a summary",
        ),
        Format::Markdown => (
            "Markdown",
            "Text with headings and tables; begins with a summary",
        ),
        Format::Text => ("Plain text", "Aligned columns, as in the terminal"),
        Format::Csv => ("CSV", "A line a cell, for spreadsheets"),
        Format::Json => ("JSON", "Everything, for other programs"),
    }
}

/// The formats that are offered, the best for people first.
pub(super) const FORMATS: [Format; 5] = [
    Format::Html,
    Format::Markdown,
    Format::Text,
    Format::Csv,
    Format::Json,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_offered() {
        assert_eq!(FORMATS.len(), Format::ALL.len());
        for (_, format) in Format::ALL {
            assert!(FORMATS.contains(format), "{format:?}");
        }
    }
}
