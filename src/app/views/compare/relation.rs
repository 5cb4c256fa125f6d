//! The column of relations: the mark, the name and, below it, who stands against whom. Its
//! text is never cut; the row is as high as it needs.

use std::sync::Arc;

use egui::{Color32, Galley, Pos2, Role, Ui, pos2};

use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, one_line, paint_line, some_lines};
use super::cell::named;
use super::data::RowData;
use super::layout::{Density, PAD_X};

/// More lines than this are no glance any more; the tooltip has the rest.
const MOST: usize = 12;

/// The texts of a relation.
struct Texts {
    name: Arc<Galley>,
    below: Arc<Galley>,
    /// How much further down the text below begins where the name takes two lines.
    down: f32,
}

fn texts(ui: &Ui, row: &RowData, width: f32) -> Texts {
    let palette = palette(ui);
    let colour = palette.relation(row.relation);
    let room = width - PAD_X - widgets::relation_width() - 9.0;
    let word = row.relation.word();
    let name = some_lines(ui, word, theme::body_strong(), colour, false, room, 2);
    let down = name.size().y - name.rows.first().map_or(0.0, |row| row.height());
    let room = width - PAD_X - 6.0;
    let soft: Color32 = palette.soft.into();
    // One line is cut anywhere, several between words.
    let below = some_lines(
        ui,
        &row.detail,
        theme::small_font(),
        soft,
        false,
        room,
        MOST,
    );
    Texts { name, below, down }
}

/// Returns how high a row must be for its relation.
pub(super) fn height(ui: &Ui, row: &RowData, width: f32, density: Density) -> f32 {
    let texts = texts(ui, row, width);
    19.0 + texts.down + texts.below.size().y + 2.0 * density.pad
}

/// Paints a row's relation.
pub(super) fn show(ui: &Ui, row: &RowData, density: Density) {
    let (rect, painter, palette) = (ui.max_rect(), ui.painter(), palette(ui));
    let Texts { name, below, down } = texts(ui, row, rect.width());
    let left = rect.left() + PAD_X;
    let middle = rect.top() + density.pad + 8.0;
    let colour = palette.relation(row.relation);
    widgets::relation(painter, Pos2::new(left + 6.0, middle), row.relation, colour);
    let first = name.size().y - down;
    let at = left + widgets::relation_width() + 3.0;
    if density.one_line {
        let room = rect.right() - at - 4.0;
        let name = one_line(
            ui,
            row.relation.word(),
            theme::body_strong(),
            colour,
            false,
            room,
        );
        paint_line(painter, pos2(at, middle - name.size().y / 2.0), name);
    } else {
        paint_line(painter, pos2(at, middle - first / 2.0), name);
        paint_line(painter, pos2(left, middle + 11.0 + down), below);
    }
    let word = row.relation.word();
    let name = format!("{}: {word}. {}", row.text, row.sentence);
    named(ui, rect, Role::Cell, &name).on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.label(&row.sentence);
        if !row.detail.is_empty() {
            ui.weak(&row.detail);
        }
    });
}
