//! The fields of a form.

use egui::{CollapsingHeader, Color32, Frame, Id, Margin, RichText, TextEdit, Ui};

use super::super::super::theme::palette;
use super::super::super::widgets::labelled;
use super::data::Target;
use super::form::{Fault, Field, Place};

/// The room for labels.
const LABEL: f32 = 112.0;
/// In less room than this, labels stand above their fields.
const NARROW: f32 = 300.0;

/// Paints fields and keeps in mind what was typed.
pub(super) struct Pen<'a> {
    pub(super) target: &'a Target,
    pub(super) fault: Option<&'a Fault>,
    /// In which field was typed.
    pub(super) typed: Option<Place>,
    /// Whether a field was left.
    pub(super) left: bool,
}

impl Pen<'_> {
    /// Shows a field, and below it what was refused there.
    pub(super) fn field(&mut self, ui: &mut Ui, place: Place, field: &mut Field, focus: bool) {
        let fault = self.fault.filter(|(at, _)| *at == place);
        let wrong: Color32 = palette(ui).error.into();
        let id = Id::unique(("agenda field", self.target, place.0, place.1));
        let response = line(ui, field.label, |ui, width| {
            let edit = if field.lines {
                TextEdit::multiline(&mut field.text).desired_rows(1)
            } else {
                TextEdit::singleline(&mut field.text)
            };
            let edit = edit
                .id(id)
                .hint_text(field.hint)
                .text_color_opt(fault.map(|_| wrong))
                .margin(Margin::symmetric(8, 4))
                .desired_width(width);
            ui.add(edit).accessible_name(field.label)
        });
        if focus {
            response.request_focus();
        }
        if response.changed() {
            self.typed = Some(place);
        }
        self.left |= response.lost_focus();
        if let Some((_, sentence)) = fault {
            line(ui, "", |ui, _| {
                ui.add(egui::Label::new(RichText::new(sentence).color(wrong)).wrap());
            });
        }
    }

    /// Shows a person, folded until it is opened. Returns whether the person is taken out.
    pub(super) fn person(&mut self, ui: &mut Ui, at: usize, fields: &mut [Field]) -> bool {
        let name = fields[0].text.lines().next().unwrap_or_default().to_owned();
        let role = fields[1].text.trim();
        let title = match (name.as_str(), role) {
            ("", _) => "New person".to_owned(),
            (name, "") => name.to_owned(),
            (name, role) => format!("{name}, {role}"),
        };
        let wrong = self
            .fault
            .is_some_and(|((person, _), _)| *person == Some(at));
        let new = name.is_empty();
        let mut gone = false;
        CollapsingHeader::new(title)
            .id_salt(("person", self.target, at))
            .default_open(new)
            .open(wrong.then_some(true))
            .show(ui, |ui| {
                for (index, field) in fields.iter_mut().enumerate() {
                    self.field(ui, (Some(at), index), field, false);
                }
                gone = ui.button("Take out this person").clicked();
            });
        gone
    }
}

/// Shows one line of the form.
pub(super) fn line<R>(ui: &mut Ui, label: &str, add: impl FnOnce(&mut Ui, f32) -> R) -> R {
    let soft: Color32 = palette(ui).soft.into();
    if ui.available_width() < NARROW {
        // The label stands above.
        if !label.is_empty() {
            ui.label(RichText::new(label).color(soft));
        }
        let width = (ui.available_width() - 2.0).max(60.0);
        return add(ui, width);
    }
    labelled(ui, label, LABEL, add)
}

/// Shows something on a ground of its own.
pub(super) fn card(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    let palette = palette(ui);
    Frame::new()
        .fill(palette.card.into())
        .stroke(palette.hairline())
        .corner_radius(6)
        .inner_margin(Margin::symmetric(10, 8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            add(ui);
        });
}
