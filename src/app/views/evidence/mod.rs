//! The bar that chooses which evidence the window looks at, and says plainly when that is
//! not all of it. In: the session. Out: the filter that was chosen. Changes nothing.

pub(crate) mod data;
#[cfg(test)]
mod tests;

use egui::containers::menu::MenuButton;
use egui::{Button, CornerRadius, Frame, Label, Margin, RichText, TextEdit, Ui, vec2};

use crate::model::{Date, EvidenceFilter, outlet_name};
use crate::session::Session;

use super::super::command::Command;
use super::super::state::{Action, Once, View, Wish};
use super::super::theme::{self, palette};
use super::super::widgets;
use super::words;
use data::Offer;

/// The bar with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct EvidenceBar {
    key: Option<u64>,
    offer: Offer,
    as_of: Typed,
    since: Typed,
}

/// What is typed in a field for a day.
#[derive(Debug, Default)]
struct Typed {
    text: String,
    /// The day that the text was last made of.
    shown: Option<Date>,
}

impl EvidenceBar {
    /// Shows the bar if it is open or part of the evidence is looked at.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) {
        let filter = session.filter();
        if !view.evidence && filter.is_empty() {
            return;
        }
        let key = Some(session.generation());
        if self.key != key {
            self.offer = Offer::of(session.dossier());
            self.key = key;
        }
        let palette = palette(ui);
        let (fill, stroke) = if filter.is_empty() {
            (palette.card, palette.hairline())
        } else {
            let edge = egui::Stroke::new(1.0, egui::Color32::from(palette.accent));
            (palette.accent_ground, edge)
        };
        Frame::new()
            .fill(fill.into())
            .stroke(stroke)
            .corner_radius(CornerRadius::same(6))
            .inner_margin(Margin::symmetric(12, 5))
            .show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                    if view.evidence {
                        // What changes its width comes last, so that nothing else moves.
                        self.choose(ui, filter, once, actions);
                    } else {
                        state(ui, filter);
                        button(ui, "Change", Command::Evidence, true, actions);
                        button(ui, "Show all", Command::AllEvidence, true, actions);
                    }
                });
            });
        ui.add_space(4.0);
    }

    /// Shows what can be chosen.
    fn choose(
        &mut self,
        ui: &mut Ui,
        filter: &EvidenceFilter,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) {
        let mut next = filter.clone();
        let offer = &self.offer;
        let earlier = offer.earlier(filter.as_of);
        step(ui, "←", "Earlier day", earlier, &mut next.as_of);
        let focus = once.take(Wish::FocusEvidence);
        self.as_of.show(ui, "As of", &mut next.as_of, focus);
        let later = offer.later(filter.as_of);
        step(ui, "→", "Later day", later, &mut next.as_of);
        self.since.show(ui, "Since", &mut next.since, false);
        let outlets = offer.outlets.iter().map(|(name, count)| {
            let label = format!("{} {count}", outlet_name(name));
            (name.clone(), label)
        });
        several(ui, "outlet", outlets, &mut next.outlets);
        let voices = offer.voices.iter();
        let voices = voices.map(|(voice, count)| (*voice, format!("{} {count}", voice.word())));
        several(ui, "voice", voices, &mut next.voices);
        let done = ui.button("Done").on_hover_text("Hides what can be chosen");
        if done.clicked() {
            actions.push(Action::Command(Command::Evidence));
        }
        let part = !filter.is_empty();
        button(ui, "Show all", Command::AllEvidence, part, actions);
        state(ui, filter);
        if next != *filter {
            actions.push(Action::LookAt(next));
        }
    }
}

/// Tells what is looked at.
fn state(ui: &mut Ui, filter: &EvidenceFilter) {
    if filter.is_empty() {
        ui.label(RichText::new("All evidence").font(theme::body_strong()));
        return;
    }
    let told = RichText::new(data::told(filter)).font(theme::body_strong());
    ui.add(Label::new(told.color(palette(ui).accent)))
        .on_hover_text("Only this evidence is shown. Cells are not edited meanwhile");
}

/// Shows a button that gives a command.
fn button(ui: &mut Ui, label: &str, command: Command, enabled: bool, actions: &mut Vec<Action>) {
    let response = ui.add_enabled(enabled, Button::new(label));
    if response.on_hover_text(command.tooltip()).clicked() {
        actions.push(Action::Command(command));
    }
}

/// Shows a button that goes to a day.
fn step(ui: &mut Ui, sign: &str, name: &str, to: Option<Date>, day: &mut Option<Date>) {
    let response = ui.add_enabled(to.is_some(), Button::new(sign));
    let tip = to.map_or_else(
        || name.to_owned(),
        |to| format!("{name}: {}", words::date(to)),
    );
    let response = response.on_hover_text(tip).accessible_name(name);
    if response.clicked() {
        *day = to;
    }
}

impl Typed {
    /// Shows the field of a day. A whole day counts as soon as it is typed.
    fn show(&mut self, ui: &mut Ui, label: &str, day: &mut Option<Date>, focus: bool) {
        if self.shown != *day {
            self.shown = *day;
            self.text = day.map_or_else(String::new, words::date);
        }
        let wrong = !self.text.trim().is_empty() && data::day(&self.text).is_none();
        let colour = if wrong {
            palette(ui).error
        } else {
            palette(ui).ink
        };
        let soft = palette(ui).soft;
        let edit = TextEdit::singleline(&mut self.text)
            .id(egui::Id::unique(("evidence", label)))
            .prefix(RichText::new(label).color(soft))
            .hint_text("any day")
            .text_color(colour.into())
            .margin(Margin::symmetric(8, 4))
            .align(egui::Align2::LEFT_CENTER)
            .desired_width(140.0);
        let name = format!("Evidence {}", label.to_lowercase());
        let response = ui.add(edit).accessible_name(name);
        let response = response.on_hover_text("A day, such as 2025-11-21 or 21 Nov 2025");
        if focus {
            response.request_focus();
        }
        if response.changed() {
            let typed = data::day(&self.text);
            if typed.is_some() || self.text.trim().is_empty() {
                self.shown = typed;
                *day = typed;
            }
        }
        if wrong && !response.has_focus() {
            ui.label(RichText::new("no day").color(palette(ui).error))
                .on_hover_text("Write it as 2025-11-21 or 21 Nov 2025");
        }
    }
}

/// Shows a list from which several can be chosen; none stands for all.
fn several<T: Ord + Clone>(
    ui: &mut Ui,
    noun: &str,
    offered: impl Iterator<Item = (T, String)>,
    chosen: &mut std::collections::BTreeSet<T>,
) {
    let label = match chosen.len() {
        0 => format!("All {noun}s"),
        n => words::count(n, noun),
    };
    let config = super::parties::stays_open();
    // Room for the sign of a list.
    let menu = MenuButton::new(format!("{label}    ")).config(config);
    let (response, _) = menu.ui(ui, |ui| {
        ui.set_min_width(160.0);
        let all = format!("All {noun}s");
        if ui.radio(chosen.is_empty(), all).clicked() {
            chosen.clear();
        }
        ui.separator();
        egui::ScrollArea::vertical()
            .max_height(360.0)
            .show(ui, |ui| {
                for (value, label) in offered {
                    let mut on = chosen.contains(&value);
                    if ui.checkbox(&mut on, label).changed() {
                        if on {
                            chosen.insert(value);
                        } else {
                            chosen.remove(&value);
                        }
                    }
                }
            });
    });
    let at = response.rect.right_center() - vec2(11.0, 0.0);
    widgets::triangle(ui.painter(), at, true, palette(ui).soft.into());
    response.accessible_name(label);
}
