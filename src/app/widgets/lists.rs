//! Lists of texts in boxes of a fixed height, and what is done with them.

use egui::{Context, Label, RichText, ScrollArea, Ui};

use super::super::theme;

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
