//! The list from which a proposal is chosen: by issue, found by words.

use egui::{Id, Key, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use crate::model::Agenda;

use super::super::super::state::Action;
use super::super::super::theme;
use super::change::{About, Set};
use super::data::{Choice, choices};

/// The list with what is typed to find in it.
#[derive(Debug, Default)]
pub(super) struct Picker {
    open: bool,
    /// Whether its field is to get the focus.
    fresh: bool,
    typed: String,
    /// Which of the entries Enter takes.
    at: usize,
}

impl Picker {
    pub(super) fn open(&mut self) {
        *self = Self {
            open: true,
            fresh: true,
            ..Self::default()
        };
    }

    pub(super) fn toggle(&mut self) {
        if self.open {
            *self = Self::default();
        } else {
            self.open();
        }
    }

    /// Shows the list while it is open.
    pub(super) fn show(
        &mut self,
        ui: &mut Ui,
        agenda: &Agenda,
        now: &About,
        actions: &mut Vec<Action>,
    ) {
        if !self.open {
            return;
        }
        let id = Id::unique("find a proposal");
        let edit = TextEdit::singleline(&mut self.typed)
            .id(id)
            .hint_text("Find a proposal")
            .margin(egui::Margin::symmetric(8, 5))
            .desired_width(f32::INFINITY);
        // Up and down choose in the list; they do nothing else in a field of one line.
        let focused = ui.memory(|memory| memory.has_focus(id));
        let pressed =
            |ui: &Ui, key| focused && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        let (up, down) = (pressed(ui, Key::ArrowUp), pressed(ui, Key::ArrowDown));
        let (enter, esc) = (pressed(ui, Key::Enter), pressed(ui, Key::Escape));
        let response = ui.add(edit).accessible_name("Find a proposal");
        if std::mem::take(&mut self.fresh) {
            response.request_focus();
        }
        if response.changed() {
            self.at = 0;
        }
        let lines = choices(agenda, &self.typed);
        let entries: Vec<&About> = lines
            .iter()
            .filter_map(|line| match line {
                Choice::Entry(about, _) => Some(about),
                Choice::Head(_) => None,
            })
            .collect();
        let last = entries.len().saturating_sub(1);
        if down {
            self.at = (self.at + 1).min(last);
        }
        if up {
            self.at = self.at.saturating_sub(1);
        }
        let mut chosen = entries
            .get(self.at)
            .filter(|_| enter)
            .map(|about| (*about).clone());
        list(ui, &lines, self.at, now, up || down, &mut chosen);
        if entries.is_empty() {
            ui.weak("No proposal has these words");
        }
        if let Some(about) = chosen {
            actions.push(Action::SetField(Set::About(about)));
        } else if !esc {
            return;
        }
        response.surrender_focus();
        *self = Self::default();
    }
}

fn list(
    ui: &mut Ui,
    lines: &[Choice],
    at: usize,
    now: &About,
    moved: bool,
    chosen: &mut Option<About>,
) {
    ScrollArea::vertical()
        .id_salt("proposals")
        .max_height(220.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            let mut n = 0;
            for line in lines {
                match line {
                    Choice::Head(title) => {
                        let text = RichText::new(title).font(theme::small_font()).weak();
                        ui.add(egui::Label::new(text).truncate());
                    }
                    Choice::Entry(about, text) => {
                        let button = egui::Button::selectable(n == at, text.as_str());
                        let mark = if about == now { ", chosen now" } else { "" };
                        let response = ui
                            .add(button.wrap())
                            .accessible_name(format!("{text}{mark}"));
                        if response.clicked() {
                            *chosen = Some(about.clone());
                        }
                        if n == at && moved {
                            response.scroll_to_me(None);
                        }
                        n += 1;
                    }
                }
            }
        });
}
