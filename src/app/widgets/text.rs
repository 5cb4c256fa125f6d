//! Lines of text: cut to a width, as chips, as captions, as tabs.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, FontId, Galley, Painter, Pos2, Response, RichText, Role, Stroke, Ui,
};

use super::super::theme::{self, palette};

/// Lays out `text` on one line that ends in `…` where `width` cuts it.
pub(crate) fn one_line(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    italics: bool,
    width: f32,
) -> Arc<Galley> {
    some_lines(ui, text, font, colour, italics, width, 1)
}

/// Lays out `text` on at most `rows` lines of which the last ends in `…` where it is cut.
pub(crate) fn some_lines(
    ui: &Ui,
    text: &str,
    font: FontId,
    colour: Color32,
    italics: bool,
    width: f32,
    rows: usize,
) -> Arc<Galley> {
    let format = TextFormat {
        italics,
        ..TextFormat::simple(font, colour)
    };
    let mut job = LayoutJob::single_section(text.replace('\n', " "), format);
    job.wrap.max_width = width.max(0.0);
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints a line with its top left at `at`.
pub(crate) fn paint_line(painter: &Painter, at: Pos2, line: Arc<Galley>) {
    painter.galley(at, line, Color32::PLACEHOLDER);
}

/// Shows the small capitals that head a part of a panel.
pub(crate) fn caption(ui: &mut Ui, text: &str) -> Response {
    let font = theme::strong_font(theme::small() - 0.5);
    let colour: Color32 = palette(ui).soft.into();
    let mut job = LayoutJob::default();
    let format = TextFormat {
        extra_letter_spacing: 0.6,
        ..TextFormat::simple(font, colour)
    };
    job.append(&text.to_uppercase(), 0.0, format);
    ui.add(egui::Label::new(job).selectable(false))
}

/// Shows a chip that can be chosen, such as a filter with its count.
pub(crate) fn chip(ui: &mut Ui, text: &str, count: Option<usize>, selected: bool) -> Response {
    let palette = palette(ui);
    let colour: Color32 = if selected {
        palette.accent
    } else {
        palette.soft
    }
    .into();
    let label = count.map_or_else(|| text.to_owned(), |count| format!("{text} {count}"));
    let stroke = if selected {
        Stroke::new(1.0, colour)
    } else {
        palette.hairline()
    };
    let button = egui::Button::new(RichText::new(&label).color(colour))
        .fill(if selected {
            palette.card
        } else {
            palette.ground
        })
        .stroke(stroke)
        .corner_radius(CornerRadius::same(11))
        .min_size(egui::vec2(0.0, 22.0));
    let response = ui.add(button);
    response.widget_info(|| egui::WidgetInfo::selected(Role::Button, true, selected, &label));
    response
}

/// Room before a tab's name and behind it.
const TAB_PADDING: f32 = 9.0;

/// Shows a tab's name, in the room that it takes when it is selected: the others stand still.
pub(crate) fn tab(ui: &mut Ui, text: &str, selected: bool) -> Response {
    let palette = palette(ui);
    let (rich, fill): (RichText, Color32) = if selected {
        let rich = RichText::new(text).font(theme::body_strong());
        (rich.color(palette.accent), palette.accent_ground.into())
    } else {
        (
            RichText::new(text).color(palette.soft),
            Color32::TRANSPARENT,
        )
    };
    let selected_text = text.to_owned();
    let widest =
        ui.painter()
            .layout_no_wrap(selected_text, theme::body_strong(), Color32::PLACEHOLDER);
    let width = widest.size().x + 2.0 * TAB_PADDING;
    let button = egui::Button::new(rich)
        .fill(fill)
        .stroke(Stroke::NONE)
        .corner_radius(CornerRadius::same(6))
        .min_size(egui::vec2(width, 28.0));
    let padding = ui.spacing().button_padding;
    ui.spacing_mut().button_padding.x = TAB_PADDING;
    let response = ui.add(button);
    ui.spacing_mut().button_padding = padding;
    response.widget_info(|| egui::WidgetInfo::selected(Role::Tab, true, selected, text));
    response
}
