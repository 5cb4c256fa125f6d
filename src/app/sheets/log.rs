//! The change log: when, who, what, before and after.

use std::sync::Arc;

use egui::{Label, RichText, ScrollArea, TextEdit, TextStyle, Ui};

use crate::model::Log;

use super::super::dialogs::{Dialog, heading};
use super::super::kept::Kept;
use super::super::search::{Words, plain};
use super::super::views::words::count;
use super::super::window::App;
use super::Sheet;

/// The steps, the latest first.
#[derive(Clone, Debug)]
pub(crate) struct ChangeLog {
    steps: Vec<Entry>,
    search: String,
    /// The lines of the steps found, for what was searched.
    found: Kept<String, Arc<[LineAt]>>,
    /// Why there is none, where there is none.
    empty: &'static str,
}

/// A line: which step, and which of its changes if it is one.
type LineAt = (usize, Option<usize>);

/// A step, line by line.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    /// "2026-12-20 12:04 · felix · Rename to “River”".
    head: String,
    /// "Title: “Lake” → “River”".
    changes: Vec<String>,
    /// All of it as it is searched.
    plain: String,
}

/// Lists the steps of a log, the latest first.
fn entries(log: &Log) -> Vec<Entry> {
    let entry = |step: &crate::model::Logged| {
        let when = step.when.replace('T', " ");
        let parts = [when.as_str(), &step.who, &step.what];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let head = parts.join(" · ");
        let changes: Vec<String> = step.changes.iter().map(ToString::to_string).collect();
        let plain = plain(&format!("{head}\n{}", changes.join("\n")));
        Entry {
            head,
            changes,
            plain,
        }
    };
    log.steps.iter().rev().map(entry).collect()
}

impl ChangeLog {
    /// Returns the lines of the steps that are found.
    fn lines(&mut self) -> Arc<[LineAt]> {
        let steps = &self.steps;
        let found = self.found.get(self.search.clone(), || {
            let words = Words::of(&self.search);
            let found = (0..)
                .zip(steps)
                .filter(|(_, entry)| words.is_empty() || words.rank(&entry.plain).is_some());
            let lines = found.flat_map(|(step, entry)| {
                let changes = (0..entry.changes.len()).map(Some);
                std::iter::once(None)
                    .chain(changes)
                    .map(move |change| (step, change))
            });
            lines.collect()
        });
        Arc::clone(found)
    }

    /// Returns the text of a line; a change is set in.
    fn text(&self, (step, change): LineAt) -> &str {
        let entry = &self.steps[step];
        change.map_or(&entry.head, |change| &entry.changes[change])
    }

    pub(super) fn show(&mut self, ui: &mut Ui) {
        heading(ui, "Change log");
        let search = TextEdit::singleline(&mut self.search)
            .hint_text("Find words")
            .desired_width(f32::INFINITY);
        ui.add(search).accessible_name("Find in the log");
        let lines = self.lines();
        ui.weak(if self.steps.is_empty() {
            self.empty.to_owned()
        } else {
            let steps = lines.iter().filter(|(_, change)| change.is_none());
            count(steps.count(), "step")
        });
        let height = ui.text_style_height(&TextStyle::Body) + 2.0;
        let most = (ui.content_rect().height() - 220.0).max(120.0);
        ScrollArea::vertical()
            .id_salt("change log")
            .max_height(most)
            // Else the sheet grows for some frames, away from under the pointer.
            .min_scrolled_height(most)
            .auto_shrink([false, true])
            .show_rows(ui, height, lines.len(), |ui, rows| {
                for line in &lines[rows] {
                    let text = self.text(*line);
                    let text = if line.1.is_none() {
                        RichText::new(text).strong()
                    } else {
                        RichText::new(format!("      {text}")).weak()
                    };
                    ui.add(Label::new(text).truncate().selectable(true));
                }
            });
        ui.horizontal(|ui| {
            if ui
                .button("Copy")
                .on_hover_text("Copies the steps found")
                .clicked()
            {
                let texts: Vec<&str> = lines.iter().map(|line| self.text(*line)).collect();
                ui.copy_text(texts.join("\n"));
            }
            if ui.button("Close").clicked() {
                ui.close();
            }
        });
    }
}

impl App {
    /// Shows the change log.
    pub(in crate::app) fn show_log(&mut self) {
        let empty = if self.session.folder().is_some() {
            "Nothing was changed yet."
        } else {
            "The log begins once the case has a folder: save it first."
        };
        let sheet = Sheet::Log(ChangeLog {
            steps: entries(&self.session.log()),
            search: String::new(),
            found: Kept::default(),
            empty,
        });
        self.dialog = Some(Dialog::Sheet(Box::new(sheet)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Logged, patch::Told};

    #[test]
    fn steps_are_found_by_what_they_did_and_by_whom() {
        let step = |number, who: &str, what: &str, after: &str| Logged {
            number,
            when: format!("2026-12-2{number}T12:04"),
            who: who.to_owned(),
            what: what.to_owned(),
            changes: vec![Told {
                of: "Title".to_owned(),
                before: "“Lake”".to_owned(),
                after: after.to_owned(),
            }],
        };
        let log = Log {
            steps: vec![
                step(1, "ada", "Rename to “River”", "“River”"),
                step(2, "", "Undo: Rename to “River”", "“Lake”"),
            ],
            removed: Vec::new(),
        };
        let mut sheet = ChangeLog {
            steps: entries(&log),
            search: String::new(),
            found: Kept::default(),
            empty: "",
        };
        let mut check = |search: &str, expected: &[&str]| {
            search.clone_into(&mut sheet.search);
            let lines = sheet.lines();
            let texts: Vec<&str> = lines.iter().map(|line| sheet.text(*line)).collect();
            assert_eq!(texts, expected, "{search}");
        };
        let first = [
            "2026-12-21 12:04 · ada · Rename to “River”",
            "Title: “Lake” → “River”",
        ];
        let last = [
            "2026-12-22 12:04 · Undo: Rename to “River”",
            "Title: “Lake” → “Lake”",
        ];
        check("", &[last, first].concat());
        check("ada", &first);
        check("island", &[]);
    }
}
