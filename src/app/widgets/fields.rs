//! Lines of a form: a label and its field.

use egui::{Color32, ComboBox, Margin, Response, RichText, TextEdit, Ui, vec2};

use super::super::theme::palette;

/// Room for a label.
const LABEL: f32 = 62.0;

/// Shows one line of the form; the field is named by its label for screen readers.
pub(crate) fn line<R>(ui: &mut Ui, label: &'static str, add: impl FnOnce(&mut Ui, f32) -> R) -> R {
    labelled(ui, label, LABEL, add)
}

/// Shows a label in that much room, and its field in what is left of the line.
pub(crate) fn labelled<R>(
    ui: &mut Ui,
    label: &str,
    room: f32,
    add: impl FnOnce(&mut Ui, f32) -> R,
) -> R {
    ui.horizontal(|ui| {
        let soft: Color32 = palette(ui).soft.into();
        let height = ui.spacing().interact_size.y;
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(vec2(room, height), layout, |ui| {
            ui.set_min_width(room);
            let label = RichText::new(label).color(soft);
            ui.add(egui::Label::new(label).truncate());
        });
        let width = (ui.available_width() - 2.0).max(60.0);
        add(ui, width)
    })
    .inner
}

/// Shows what a date is typed in, with its name for screen readers; what cannot be taken is marked
/// as wrong.
pub(crate) fn day_field(
    ui: &mut Ui,
    text: &mut String,
    name: &str,
    wrong: bool,
    width: f32,
) -> Response {
    let edit = TextEdit::singleline(text).hint_text(DAY_HINT);
    text_field(ui, edit, wrong, width).accessible_name(name)
}

/// What stands in the field of a date that is empty.
pub(crate) const DAY_HINT: &str = "e.g. 4 Dec 2026";

/// Shows a field of a form; what cannot be taken is marked as wrong.
pub(crate) fn text_field(ui: &mut Ui, edit: TextEdit<'_>, wrong: bool, width: f32) -> Response {
    let colour: Color32 = palette(ui).error.into();
    let edit = edit
        .text_color_opt(wrong.then_some(colour))
        .margin(Margin::symmetric(8, 4))
        .desired_width(width);
    ui.add(edit)
}

/// Shows a list of which one entry is chosen, on a line of its own; `indent` leaves room for a
/// shape before it.
pub(crate) fn combo(
    ui: &mut Ui,
    label: &'static str,
    selected: RichText,
    indent: f32,
    add: impl FnOnce(&mut Ui),
) -> egui::Response {
    line(ui, label, |ui, width| {
        let mut atoms = egui::Atoms::new(selected);
        if indent > 0.0 {
            let shape = egui::IdSalt::new("shape");
            atoms.push_left(egui::Atom::custom(shape, vec2(indent, 0.0)));
        }
        let shown = ComboBox::from_id_salt(label)
            .width(width)
            .selected_text(atoms)
            .truncate()
            .show_ui(ui, add);
        shown.response.accessible_name(label)
    })
}

/// Shows an entry of a list. Choosing it closes the list, from the keyboard too.
pub(crate) fn entry(ui: &mut Ui, chosen: bool, text: &str) -> egui::Response {
    let response = ui.selectable_label(chosen, text);
    if response.clicked() {
        ui.close();
    }
    response
}
