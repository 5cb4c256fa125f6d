//! The change log: when, who, what, before and after.

use egui::{Label, RichText, ScrollArea, TextEdit, TextStyle, Ui};

use crate::model::Log;

use super::super::dialogs::{Dialog, heading};
use super::super::search::plain;
use super::super::views::words::count;
use super::super::window::App;
use super::Sheet;

/// The steps, the latest first.
#[derive(Clone, Debug)]
pub(crate) struct ChangeLog {
    steps: Vec<Entry>,
    search: String,
    /// Why there is none, where there is none.
    empty: &'static str,
}

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
    fn found(&self) -> Vec<&Entry> {
        let words = super::super::search::Words::of(&self.search);
        let steps = self.steps.iter();
        steps
            .filter(|entry| words.is_empty() || words.rank(&entry.plain).is_some())
            .collect()
    }

    pub(super) fn show(&mut self, ui: &mut Ui) {
        heading(ui, "Change log");
        let search = TextEdit::singleline(&mut self.search)
            .hint_text("Find words")
            .desired_width(f32::INFINITY);
        ui.add(search).accessible_name("Find in the log");
        let found = self.found();
        let mut lines: Vec<(bool, &str)> = Vec::new();
        for entry in &found {
            lines.push((true, &entry.head));
            lines.extend(entry.changes.iter().map(|change| (false, change.as_str())));
        }
        ui.weak(if self.steps.is_empty() {
            self.empty.to_owned()
        } else {
            count(found.len(), "step")
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
                for (head, text) in &lines[rows] {
                    let text = if *head {
                        RichText::new(*text).strong()
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
                let texts: Vec<&str> = lines.iter().map(|(_, text)| *text).collect();
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
            empty: "",
        };
        let heads = |sheet: &ChangeLog| -> Vec<String> {
            sheet.found().iter().map(|e| e.head.clone()).collect()
        };
        assert_eq!(
            heads(&sheet),
            [
                "2026-12-22 12:04 · Undo: Rename to “River”",
                "2026-12-21 12:04 · ada · Rename to “River”"
            ]
        );
        sheet.search = "ada".to_owned();
        assert_eq!(heads(&sheet).len(), 1);
        assert_eq!(sheet.found()[0].changes, ["Title: “Lake” → “River”"]);
        sheet.search = "island".to_owned();
        assert!(heads(&sheet).is_empty());
    }
}
