//! The change log: when, who, what, before and after.

use std::sync::Arc;

use egui::{
    Align, Color32, Label, Layout, Rect, RichText, ScrollArea, TextEdit, TextStyle, Ui, UiBuilder,
    vec2,
};

use crate::model::Log;

use super::super::dialogs::{Dialog, heading};
use super::super::kept::Kept;
use super::super::search::{Words, plain};
use super::super::views::words::count;
use super::super::widgets::{Heights, Stacked};
use super::super::window::App;
use super::Sheet;

/// The steps, the latest first.
#[derive(Clone, Debug)]
pub(crate) struct ChangeLog {
    steps: Vec<Entry>,
    search: String,
    /// The lines of the steps found, for what was searched.
    found: Kept<String, Arc<[LineAt]>>,
    /// How high the lines are that are shown.
    heights: Heights,
    /// Which lines they are of.
    fitted: Option<Arc<[LineAt]>>,
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
        let most = (ui.content_rect().height() - 220.0).max(120.0);
        ScrollArea::vertical()
            .id_salt("change log")
            .max_height(most)
            // Else the sheet grows for some frames, away from under the pointer.
            .min_scrolled_height(most)
            .auto_shrink([false, true])
            .show_viewport(ui, |ui, viewport| self.shown(ui, &lines, viewport));
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

    /// Shows the lines that can be seen, each as high as its words are.
    fn shown(&mut self, ui: &mut Ui, lines: &Arc<[LineAt]>, viewport: Rect) {
        let same = |fitted: &Arc<[LineAt]>| Arc::ptr_eq(fitted, lines);
        if !self.fitted.as_ref().is_some_and(same) {
            self.heights.forget();
            self.fitted = Some(Arc::clone(lines));
        }
        let mut heights = std::mem::take(&mut self.heights);
        let width = ui.available_width();
        let column = Column { log: self, lines };
        if !heights.fit(ui, &column, width) {
            ui.request_repaint();
        }
        ui.set_height(heights.whole());
        let origin = ui.max_rect().min;
        for at in heights.visible(viewport) {
            let indent = column.indent(at);
            let room = vec2(width - indent, heights.top(at + 1) - heights.top(at));
            let at_place = origin + vec2(indent, heights.top(at));
            let words = RichText::new(self.text(lines[at]));
            let words = if indent > 0.0 {
                words.weak()
            } else {
                words.strong()
            };
            let place = UiBuilder::new()
                .id_salt(("log", at))
                .max_rect(Rect::from_min_size(at_place, room))
                .layout(Layout::top_down(Align::Min));
            ui.scope_builder(place, |ui| {
                ui.add(Label::new(words).wrap().selectable(true));
            });
        }
        self.heights = heights;
    }
}

/// The lines of the log below each other.
struct Column<'l> {
    log: &'l ChangeLog,
    lines: &'l [LineAt],
}

impl Column<'_> {
    /// Returns how far a line is set in.
    fn indent(&self, at: usize) -> f32 {
        if self.lines[at].1.is_some() {
            24.0
        } else {
            0.0
        }
    }
}

impl Stacked for Column<'_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn bytes(&self, at: usize) -> usize {
        self.log.text(self.lines[at]).len()
    }

    fn gap(&self, at: usize) -> f32 {
        if self.lines[at].1.is_some() { 2.0 } else { 8.0 }
    }

    fn estimate(&self, at: usize, width: f32) -> f32 {
        let letters = self.bytes(at) as f32 * 7.0;
        18.0 * (letters / (width - self.indent(at)).max(1.0))
            .ceil()
            .max(1.0)
    }

    fn measure(&self, ui: &Ui, at: usize, width: f32) -> f32 {
        let text = self.log.text(self.lines[at]).to_owned();
        let font = TextStyle::Body.resolve(ui.style());
        let room = width - self.indent(at);
        let galley = ui.painter().layout(text, font, Color32::PLACEHOLDER, room);
        galley.size().y
    }
}

impl App {
    /// Shows the change log.
    pub(in crate::app) fn show_log(&mut self) {
        let sheet = Sheet::Log(ChangeLog {
            steps: entries(&self.session.log()),
            search: String::new(),
            found: Kept::default(),
            heights: Heights::default(),
            fitted: None,
            empty: "Nothing was changed yet.",
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
            heights: Heights::default(),
            fitted: None,
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
