//! Lists: their lines, the boxes of a fixed height in which they scroll, and what is done with
//! them.

use egui::{
    Color32, Context, Label, Rect, Response, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo,
    vec2,
};

use super::super::theme::{self, palette};

/// Allocates a line of a list, of which one can be chosen, and paints its ground.
pub(crate) fn list_line(ui: &mut Ui, height: f32, chosen: bool, name: &str) -> (Rect, Response) {
    let size = vec2(ui.available_width(), height);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    let palette = palette(ui);
    let ground: Option<Color32> = if chosen {
        Some(palette.accent_ground.into())
    } else if response.hovered() || response.has_focus() {
        Some(palette.card.into())
    } else {
        None
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, 6.0, ground);
    }
    (rect, response)
}

/// Shows something that scrolls, in at most that height.
pub(crate) fn scrolled(ui: &mut Ui, id: &str, height: f32, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(id)
        .max_height(height)
        // Else it grows for some frames, away from under the pointer, or stays low.
        .min_scrolled_height(height)
        .auto_shrink([false, true])
        .show(ui, add);
}

/// Shows lines of text that scroll and can be selected.
pub(crate) fn text_lines(ui: &mut Ui, id: &str, height: f32, lines: &[String]) {
    scrolled(ui, id, height, |ui| {
        for line in lines {
            let line = RichText::new(line).font(theme::small_font());
            ui.add(Label::new(line).wrap().selectable(true));
        }
    });
}

/// Shows the button that closes what only tells.
pub(crate) fn close(ui: &mut Ui) {
    ui.add_space(8.0);
    if ui.button("Close").clicked() {
        ui.close();
    }
}

/// Says whether words of some text that is shown are selected.
pub(crate) fn selects_text(ctx: &Context) -> bool {
    ctx.plugin::<egui::text_selection::LabelSelectionState>()
        .lock()
        .has_selection()
}
