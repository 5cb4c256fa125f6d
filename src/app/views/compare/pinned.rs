//! The column of relations, which stays at the right edge while parties scroll beneath it.

use egui::{Rangef, Rect, Ui, UiBuilder};

use super::super::super::state::Action;
use super::super::super::theme::palette;
use super::choice::Order;
use super::data::{CompareData, Line};
use super::layout::{HEADER, Layout};
use super::{heads, relation};

/// Shows the head and, beside the lines that are in sight, the relations at `rect`; each
/// line with the part of the height that it takes.
pub(super) fn show(
    ui: &mut Ui,
    rect: Rect,
    data: &CompareData,
    layout: &Layout,
    order: &Order,
    lines: impl Iterator<Item = (u64, Rangef)>,
    actions: &mut Vec<Action>,
) {
    let (head, body) = rect.split_top_bottom_at_y(rect.top() + HEADER);
    // Above the bar of parties that scroll.
    let body = body.with_max_y(body.top() + layout.body(rect));
    let at = |ui: &mut Ui, salt: u64, rect: Rect, clip: Rect| {
        let place = UiBuilder::new().max_rect(rect).id_salt(("relation", salt));
        let mut ui = ui.new_child(place);
        ui.shrink_clip_rect(clip);
        ui
    };
    let mut first = at(ui, u64::MAX, head, head);
    heads::show(&mut first, data, order, data.columns.len() + 1, actions);
    for (line, height) in lines {
        let Some(Line::Row(row)) = data.lines.get(line as usize) else {
            continue;
        };
        let cell = Rect::from_x_y_ranges(rect.x_range(), height);
        let mut ui = at(ui, line, cell, body);
        if row.leaving {
            ui.set_opacity(0.6);
        }
        self::edge(&ui, cell, layout);
        relation::show(&ui, row, layout.density);
    }
    if layout.is_wide() {
        self::edge(ui, head, layout);
    }
}

/// Paints the left edge of a cell: stronger where parties go on beneath it.
fn edge(ui: &Ui, cell: Rect, layout: &Layout) {
    let palette = palette(ui);
    let stroke = if layout.is_wide() {
        (2.0, palette.line).into()
    } else {
        palette.hairline()
    };
    let x = cell.left() - 0.5;
    let clip = ui.clip_rect().with_min_x(x - 1.0);
    let painter = ui.painter().with_clip_rect(clip);
    painter.vline(x, cell.y_range(), stroke);
}
