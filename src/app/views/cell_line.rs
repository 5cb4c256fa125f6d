//! A cell on two lines of a list: what its party does or how that has changed, and below it
//! the proposal. The Snapshots and Timeline tabs list cells so.

use egui::{Align2, Color32, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::state::CellRef;
use super::super::theme::{self, palette};
use super::super::widgets::{one_line, paint_line};

/// A cell in a list of cells.
#[derive(Debug, PartialEq)]
pub(crate) struct CellLine {
    pub(crate) cell: CellRef,
    /// The day that stands first; empty where none is told.
    pub(crate) when: String,
    pub(crate) proposal: String,
    pub(crate) party: String,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    /// How it has changed, "hardened", and why, where the party itself has not moved: "new
    /// (coding)"; empty where nothing is said of a change.
    pub(crate) change: String,
    /// "silent → rejects, firm", or the stance alone.
    pub(crate) told: String,
}

impl CellLine {
    /// Returns its name for screen readers.
    pub(crate) fn name(&self) -> String {
        format!(
            "{}{} / {}: {} {}",
            self.before(),
            self.proposal,
            self.party,
            self.told,
            self.change
        )
    }

    /// Returns what stands first: the day, if one is told.
    fn before(&self) -> String {
        match self.when.as_str() {
            "" => String::new(),
            when => format!("{when} · "),
        }
    }
}

/// Shows a cell, `height` points high with the room below it.
pub(crate) fn show(ui: &mut Ui, line: &CellLine, height: f32) -> Response {
    let size = vec2(ui.available_width(), height - ui.spacing().item_spacing.y);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let (when, change) = (line.before(), line.change.as_str());
    let name = line.name();
    response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let palette = palette(ui);
    let painter = ui.painter();
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 4.0, palette.card);
    }
    let bar = rect.with_max_x(rect.left() + 3.0);
    painter.rect_filled(bar, 1.0, palette.party(line.index));
    let left = rect.left() + 12.0;
    let soft: Color32 = palette.soft.into();
    let right = pos2(rect.right() - 10.0, rect.center().y);
    let end = if change.is_empty() {
        right.x
    } else {
        let (font, accent) = (theme::body_strong(), palette.accent.into());
        let drawn = painter.text(right, Align2::RIGHT_CENTER, change, font, accent);
        drawn.left()
    };
    let room = end - left - 12.0;
    let ink: Color32 = palette.ink.into();
    let first = format!("{when}{}: {}", line.party, line.told);
    let first = one_line(ui, &first, theme::body_font(), ink, false, room);
    paint_line(ui.painter(), pos2(left, rect.top() + 2.0), first);
    let second = one_line(ui, &line.proposal, theme::small_font(), soft, false, room);
    paint_line(ui.painter(), pos2(left, rect.top() + 19.0), second);
    response
}
