//! Finding words in the article: a line with a field, how many places there are, and the way
//! from one to the next.

use egui::{Id, Key, Modifiers, TextEdit, Ui};

use crate::model::Span;

use super::super::super::search;
use super::data::{Kind, Paragraph};

/// A place: a paragraph, and the stretch of its text in bytes.
pub(super) type Hit = (usize, Span);

/// Returns the id of the field.
pub(super) fn field() -> Id {
    Id::unique("find in article")
}

/// What is looked for in an article.
#[derive(Debug, Default)]
pub(super) struct Find {
    typed: String,
    hits: Vec<Hit>,
    /// The place that is looked at.
    at: usize,
}

/// What becomes of the line after a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Same,
    /// Another place is looked at.
    Moved,
    Closed,
}

impl Find {
    /// Returns the places in a paragraph, each with whether it is the one looked at.
    pub(super) fn of(&self, paragraph: usize) -> Vec<(Span, bool)> {
        let from = self.hits.partition_point(|(at, _)| *at < paragraph);
        self.hits[from..]
            .iter()
            .enumerate()
            .take_while(|(_, (at, _))| *at == paragraph)
            .map(|(n, (_, span))| (*span, from + n == self.at))
            .collect()
    }

    /// Returns the paragraph of the place that is looked at.
    pub(super) fn paragraph(&self) -> Option<usize> {
        self.hits.get(self.at).map(|(paragraph, _)| *paragraph)
    }

    /// Looks again, in a text that may have changed.
    pub(super) fn look(&mut self, paragraphs: &[Paragraph]) {
        self.hits = paragraphs
            .iter()
            .enumerate()
            .flat_map(|(n, paragraph)| {
                let places = search::places(&self.typed, &paragraph.text);
                places.into_iter().map(move |span| (n, span))
            })
            .collect();
        self.at = 0;
    }

    /// Returns the folded paragraphs in which something was found.
    pub(super) fn folded<'f>(
        &'f self,
        paragraphs: &'f [Paragraph],
    ) -> impl Iterator<Item = &'f Paragraph> {
        let found = self.hits.iter().filter_map(|(at, _)| paragraphs.get(*at));
        found.filter(|paragraph| paragraph.kind == Kind::Folded)
    }

    /// Goes on to the next place or the one before, around the end.
    fn go(&mut self, forward: bool) {
        let count = self.hits.len();
        if count > 0 {
            let by = if forward { 1 } else { count - 1 };
            self.at = (self.at + by) % count;
        }
    }

    fn told(&self) -> String {
        match (self.typed.trim().is_empty(), self.hits.len()) {
            (true, _) => String::new(),
            (false, 0) => "Not found".to_owned(),
            (false, n) => format!("{} of {n}", self.at + 1),
        }
    }

    /// Shows the line; `focus` gives its field the focus.
    pub(super) fn show(&mut self, ui: &mut Ui, paragraphs: &[Paragraph], focus: bool) -> Outcome {
        let mut outcome = Outcome::Same;
        ui.horizontal(|ui| {
            let edit = TextEdit::singleline(&mut self.typed)
                .id(field())
                .hint_text("Find in article")
                .margin(egui::Margin::symmetric(10, 4))
                .desired_width(200.0);
            let response = ui.add(edit).accessible_name("Find in article");
            let shift = ui.input(|input| input.modifiers.shift);
            let left = response.lost_focus();
            let pressed = |key| ui.input(|input| input.key_pressed(key));
            if focus || (left && pressed(Key::Enter)) {
                response.request_focus();
            }
            if response.changed() {
                self.look(paragraphs);
                outcome = Outcome::Moved;
            } else if left && pressed(Key::Enter) {
                self.go(!shift);
                outcome = Outcome::Moved;
            } else if left && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) {
                outcome = Outcome::Closed;
            }
            ui.add_enabled_ui(!self.hits.is_empty(), |ui| {
                for (name, tip, forward) in [
                    ("Previous", "The place before (Shift+Enter)", false),
                    ("Next", "The next place (Enter)", true),
                ] {
                    if ui.button(name).on_hover_text(tip).clicked() {
                        self.go(forward);
                        outcome = Outcome::Moved;
                    }
                }
            });
            if ui.button("Close").clicked() {
                outcome = Outcome::Closed;
            }
            ui.weak(self.told());
        });
        outcome
    }
}
