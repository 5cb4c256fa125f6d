//! Widths of columns and heights of rows, computed once for a width and kept.

use egui::{Rect, Ui, Vec2};
use egui_table::{Column, HeaderRow, Table};

use super::super::super::theme;
use super::data::{CompareData, Line};
use super::relation;

/// Height of the row of column heads.
pub(super) const HEADER: f32 = 34.0;
/// Height of an issue's head.
pub(super) const HEAD: f32 = 31.0;
/// Space between a cell's edge and its contents, left and right.
pub(super) const PAD_X: f32 = 10.0;
/// Indent of a proposal under its issue's head.
pub(super) const INDENT: f32 = 10.0;

/// In columns narrower than this, bars and marks take a line of their own, in every cell.
pub(super) const PARTY_MIN: f32 = 136.0;
/// What a party's column has at least in a small window.
const PARTY_TIGHT: f32 = 104.0;

/// How close rows stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Density {
    /// Space between a cell's edge and its contents, above and below.
    pub(super) pad: f32,
    /// The least height of a row.
    row: f32,
    /// Whether a row is one line: what is longer is cut, and stands in tooltips.
    pub(super) one_line: bool,
}

impl Density {
    /// Rows as high as their texts.
    pub(super) const ROOMY: Self = Self {
        pad: 8.0,
        row: 50.0,
        one_line: false,
    };
    /// One line a row.
    pub(super) const COMPACT: Self = Self {
        pad: 6.0,
        row: 28.0,
        one_line: true,
    };
}

/// Widths and heights of the table.
#[derive(Debug)]
pub(super) struct Layout {
    /// Of the proposal, the parties, the relation.
    pub(super) widths: Vec<f32>,
    /// The top of every line and the bottom of the last.
    tops: Vec<f32>,
    pub(super) density: Density,
    /// The room for all columns, without the bar of rows.
    room: f32,
    /// The width of a bar of what scrolls.
    bar: f32,
    fitted: Option<(Vec2, f32, Density)>,
}

impl Default for Layout {
    fn default() -> Self {
        Self {
            widths: Vec::new(),
            tops: Vec::new(),
            density: Density::ROOMY,
            room: 0.0,
            bar: 0.0,
            fitted: None,
        }
    }
}

impl Layout {
    /// Forgets everything: the rows have changed.
    pub(super) fn forget(&mut self) {
        self.fitted = None;
    }

    /// Computes widths and heights for a table in a space of `size`, unless they are known.
    pub(super) fn fit(&mut self, ui: &Ui, data: &CompareData, size: Vec2) {
        let key = Some((size, ui.pixels_per_point(), self.density));
        if self.fitted == key {
            return;
        }
        self.fitted = key;
        // Room for the bar of rows that scroll, always: a bar that comes only when it is needed
        // takes width from the columns, which then scroll too, and their bar keeps the first.
        self.bar = ui.spacing().scroll.allocated_width();
        self.room = size.x - 2.0 - self.bar;
        self.measure(ui, data, self.room);
    }

    fn measure(&mut self, ui: &Ui, data: &CompareData, width: f32) {
        self.widths = widths(width, data.columns.len(), self.density);
        self.tops = vec![0.0];
        let room = self.widths[0] - 2.0 * PAD_X - INDENT;
        // In columns this narrow, bars and marks take a line of their own.
        let party = self.widths.get(1).copied().unwrap_or_default();
        let more = if party < PARTY_MIN { 18.0 } else { 0.0 };
        let of_relation = self.widths.last().copied().unwrap_or_default();
        let mut top = 0.0;
        for line in &data.lines {
            top += match line {
                Line::Head(_) => HEAD,
                Line::Row(_) if self.density.one_line => self.density.row,
                Line::Row(row) => {
                    let font = theme::body_font();
                    let text = row.text.clone();
                    let colour = egui::Color32::PLACEHOLDER;
                    let galley = ui.fonts_mut(|f| f.layout(text, font, colour, room));
                    let relation = relation::height(ui, row, of_relation, self.density);
                    (galley.size().y + 2.0 * self.density.pad)
                        .max(relation)
                        .max(self.density.row + more)
                        .ceil()
                }
            };
            self.tops.push(top);
        }
    }

    /// Returns the height of the whole table.
    pub(super) fn height(&self) -> f32 {
        HEADER + self.tops.last().copied().unwrap_or_default() + 2.0
    }

    /// Returns where a line begins, below the heads of the columns.
    pub(super) fn top(&self, line: u64) -> f32 {
        let last = self.tops.len().saturating_sub(1);
        self.tops
            .get((line as usize).min(last))
            .copied()
            .unwrap_or_default()
    }

    /// Returns where the column of relations stands in a table that takes `inside`: behind the
    /// parties where they all find room, else at the right edge, over those that scroll.
    pub(super) fn pinned(&self, inside: Rect) -> Rect {
        let whole: f32 = self.widths.iter().sum();
        let right = inside.left() + whole.min(self.room);
        let width = self.widths.last().copied().unwrap_or_default();
        inside.with_max_x(right).with_min_x(right - width)
    }

    /// Says whether parties scroll sideways, beneath the column of relations.
    pub(super) fn is_wide(&self) -> bool {
        self.widths.iter().sum::<f32>() > self.room + 0.5
    }

    /// Returns how much height lines have in a table that takes `inside`.
    pub(super) fn body(&self, inside: Rect) -> f32 {
        let bar = if self.is_wide() { self.bar } else { 0.0 };
        inside.height() - HEADER - bar
    }

    /// Returns the table to be shown.
    pub(super) fn table(&self, data: &CompareData) -> Table {
        let columns: Vec<Column> = self
            .widths
            .iter()
            .map(|width| {
                Column::new(*width)
                    .range(egui::Rangef::point(*width))
                    .resizable(false)
            })
            .collect();
        Table::new()
            .id_salt("compare")
            .num_rows(data.lines.len() as u64)
            .columns(columns)
            .num_sticky_cols(1)
            .headers([HeaderRow::new(HEADER)])
    }
}

/// Shares `available` among the proposal, `parties` columns and the relation: it is filled
/// exactly as long as no party gets too narrow; then the table is wider and scrolls. Rows of
/// one line give the proposal, which they cut, more room.
fn widths(available: f32, parties: usize, density: Density) -> Vec<f32> {
    let count = parties.max(1) as f32;
    let small = available < 128.0 + 180.0 + PARTY_MIN * count;
    // A little less for each, if that is all it takes to see all of them.
    let tight = small && available >= 104.0 + 150.0 + PARTY_TIGHT * count;
    // The relation, the proposal with the least that it takes, the least of a party.
    let [relation, proposal, narrow, least] = if tight {
        [104.0, 150.0, 150.0, PARTY_TIGHT]
    } else if density.one_line {
        [
            (available * 0.14).clamp(112.0, 170.0),
            (available * 0.4).clamp(180.0, 620.0),
            180.0,
            PARTY_MIN - 24.0,
        ]
    } else {
        let narrow = if small { 150.0 } else { 180.0 };
        [
            (available * 0.165).clamp(128.0, 220.0),
            (available * 0.27).clamp(narrow, 360.0),
            narrow,
            PARTY_MIN,
        ]
    };
    let (relation, mut proposal) = (relation.floor(), proposal.floor());
    let party = ((available - relation - proposal) / count)
        .floor()
        .max(least);
    let rest = available - relation - party * count;
    if rest >= narrow {
        proposal = rest;
    }
    let mut widths = vec![party; parties + 2];
    widths[0] = proposal;
    widths[parties + 1] = relation;
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_parties_fill_the_width_and_many_scroll() {
        for density in [Density::ROOMY, Density::COMPACT] {
            for available in 570..2000 {
                let available = available as f32 + 0.5;
                let sum: f32 = widths(available, 3, density).iter().sum();
                assert!(
                    (sum - available).abs() < 0.01,
                    "{available} filled by {sum}"
                );
            }
            assert!(widths(500.0, 3, density).iter().sum::<f32>() > 500.0);
        }
        let many = widths(1000.0, 30, Density::ROOMY);
        assert_eq!(many.len(), 32);
        assert!(many.iter().all(|width| *width >= 124.0));
        assert!(many.iter().sum::<f32>() > 3600.0);
    }
}
