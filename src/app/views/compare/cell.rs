//! Painting of the table's heads, rows and cells.

use std::sync::Arc;

use egui::{Align2, Color32, Context, Galley, Id, Painter, Rect, Role, Sense, StrokeKind, Ui};
use egui::{WidgetInfo, pos2, vec2};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};

use super::super::super::state::{Action, CellRef};
use super::super::super::theme::{self, Palette, palette};
use super::super::super::widgets::{self, Mark, one_line, paint_line};
use super::data::{CellData, CompareData, IssueHead, Line, RowData, StanceData};
use super::layout::{INDENT, Layout, PAD_X, PAD_Y};
use super::relation;

/// Returns the id of a cell.
pub(super) fn id(cell: &CellRef) -> Id {
    Id::unique(("cell", cell))
}

/// Paints the parts of the table that the table asks for.
pub(super) struct Painting<'a> {
    pub(super) data: &'a CompareData,
    pub(super) layout: &'a Layout,
    pub(super) selected: Option<&'a CellRef>,
    /// The part of the window that the table takes.
    pub(super) frame: Rect,
    pub(super) actions: &'a mut Vec<Action>,
}

impl TableDelegate for Painting<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let column = cell.col_range.start;
        let (rect, painter, palette) = (ui.max_rect(), ui.painter().clone(), palette(ui));
        let mut at = rect.left() + PAD_X;
        let party = column.checked_sub(1).and_then(|n| self.data.columns.get(n));
        let (name, count) = match party {
            Some(party) => {
                let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 2.0));
                painter.rect_filled(edge, 0.0, palette.party(party.index));
                (party.name.as_str(), Some((party.statements, column == 1)))
            }
            None if column == 0 => ("Proposal", None),
            None => ("Relation", None),
        };
        let font = theme::body_strong();
        let room = rect.right() - at - 6.0;
        let title = one_line(ui, name, font, palette.ink.into(), false, room);
        let width = title.size().x;
        let base = rect.center().y - title.size().y / 2.0;
        paint_line(&painter, pos2(at, base), title);
        at += width + 6.0;
        if let Some((statements, first)) = count {
            let room = rect.right() - at - 4.0;
            let soft = palette.soft.into();
            let line = |text: &str| one_line(ui, text, theme::small_font(), soft, false, 900.0);
            let long = line(&super::super::words::count(statements, "statement"));
            let line = if first && long.size().x <= room {
                long
            } else {
                line(&statements.to_string())
            };
            paint_line(&painter, pos2(at, base + 2.0), line);
        }
        painter.hline(rect.x_range(), rect.bottom() - 1.0, (2.0, palette.line));
        let told = ui.interact(rect, ui.unique_id().with("head"), Sense::hover());
        let said = count.map_or_else(
            || name.to_owned(),
            |(n, _)| format!("{name}, {}", super::super::words::count(n, "statement")),
        );
        told.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &said));
        if party.is_some() {
            told.on_hover_text(said);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let Some(line) = self.data.lines.get(row as usize) else {
            return;
        };
        let palette = palette(ui);
        // Both halves of the table call this, each with its own clip: what is painted at
        // the place of the whole row comes out as one.
        let rect = ui
            .max_rect()
            .with_min_x(self.frame.left())
            .with_max_x(self.frame.right());
        let painter = ui.painter().clone();
        if let Line::Head(head) = line {
            painter.rect_filled(rect, 0.0, palette.panel);
            paint_head(ui, &painter, palette, rect, head);
            self.head_clicks(ui, rect, head);
        }
        if row as usize + 1 < self.data.lines.len() {
            painter.hline(rect.x_range(), rect.bottom() - 0.5, palette.hairline());
        }
    }

    fn cell_ui(&mut self, ui: &mut Ui, cell: &CellInfo) {
        let Some(Line::Row(row)) = self.data.lines.get(cell.row_nr as usize) else {
            return;
        };
        if ui.is_sizing_pass() {
            return;
        }
        if row.leaving {
            ui.set_opacity(0.6);
        }
        let last = self.data.columns.len() + 1;
        match cell.col_nr {
            0 => proposal(ui, row),
            n if n == last => relation::show(ui, row),
            n => {
                if let Some(cell) = row.cells.get(n - 1) {
                    self.party_cell(ui, cell);
                }
            }
        }
    }

    fn row_top_offset(&self, _: &Context, _: Id, row: u64) -> f32 {
        self.layout.top(row)
    }
}

impl Painting<'_> {
    /// A click anywhere on an issue's head folds it; the sticky half carries its name.
    fn head_clicks(&mut self, ui: &Ui, rect: Rect, head: &IssueHead) {
        let sticky = ui.clip_rect().left() <= self.frame.left() + 2.0;
        let rect = rect.intersect(ui.clip_rect());
        let id = Id::unique(("issue head", &head.issue, sticky));
        let sense = if sticky { Sense::click() } else { Sense::CLICK };
        let response = ui.interact(rect, id, sense);
        if sticky {
            let counts: Vec<String> = head
                .counts
                .iter()
                .map(|(relation, n)| format!("{n} {}", relation.word().to_lowercase()))
                .collect();
            let state = if head.open { "open" } else { "folded" };
            let name = format!("{}, {state}: {}", head.title, counts.join(", "));
            response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &name));
        }
        if response.clicked() {
            self.actions.push(Action::ToggleIssue(head.issue.clone()));
        }
    }

    fn party_cell(&mut self, ui: &Ui, cell: &CellData) {
        let (rect, painter, palette) = (ui.max_rect(), ui.painter().clone(), palette(ui));
        let selected = self.selected == Some(&cell.cell);
        // Only the selected cell is a stop of the Tab key; arrows reach the others.
        let sense = if selected {
            Sense::click()
        } else {
            Sense::CLICK
        };
        let visible = rect.intersect(ui.clip_rect());
        let response = ui.interact(visible, id(&cell.cell), sense);
        response.widget_info(|| WidgetInfo::selected(Role::Cell, true, selected, &cell.name));
        if response.hovered() {
            painter.rect_filled(rect.shrink(1.0), 0.0, palette.ground);
        }
        painter.vline(rect.right() - 0.5, rect.y_range(), palette.hairline());
        match &cell.stance {
            None => {
                let faint = palette.faint.into();
                let width = rect.width() - 2.0 * PAD_X;
                let line = one_line(ui, "silent", theme::body_font(), faint, true, width);
                let y = rect.center().y - line.size().y / 2.0;
                paint_line(&painter, pos2(rect.left() + PAD_X, y), line);
                if cell.edited {
                    let at = pos2(rect.right() - 13.0, rect.center().y);
                    widgets::pencil(&painter, at, palette.soft.into());
                }
            }
            Some(stance) => paint_stance(ui, palette, rect, cell, stance),
        }
        if selected {
            let stroke = egui::Stroke::new(2.0, Color32::from(palette.accent));
            painter.rect_stroke(rect, 1.0, stroke, StrokeKind::Inside);
        }
        let response = match &cell.stance {
            Some(stance) => response.on_hover_ui(|ui| tooltip(ui, stance)),
            None => response,
        };
        if response.clicked() {
            self.actions.push(Action::SelectCell(cell.cell.clone()));
        }
        if response.double_clicked() {
            self.actions.push(Action::EditCell);
        }
    }
}

fn tooltip(ui: &mut Ui, stance: &StanceData) {
    ui.set_max_width(340.0);
    ui.label(super::detail::stance_in_words(stance));
    if !stance.second.is_empty() {
        ui.label(&stance.second);
    }
    ui.weak(format!("Status: {}", stance.status.word()));
}

/// Paints a stance: shape, word, bars, pencil, number of utterances. The word comes first:
/// what finds no room beside it moves to the line below.
fn paint_stance(ui: &Ui, palette: &Palette, rect: Rect, cell: &CellData, stance: &StanceData) {
    let painter = ui.painter();
    let colour = palette.party(cell.index);
    let soft = Color32::from(palette.soft);
    let (left, right) = (rect.left() + PAD_X, rect.right() - 8.0);
    let middle = rect.top() + PAD_Y + 8.0;
    let lower = middle + 18.0;
    widgets::attitude(painter, pos2(left + 5.0, middle), stance.mark, colour);

    let (font, ink) = match stance.mark {
        Mark::Others => (theme::body_font(), palette.soft),
        Mark::Own(_) => (theme::body_strong(), palette.ink),
    };
    let text = left + 16.0;
    let word = one_line(ui, &stance.word, font, ink.into(), false, right - text);
    let mut end = text + word.size().x;
    paint_line(painter, pos2(text, middle - word.size().y / 2.0), word);

    // Of the line below: where its words begin, and where they must end.
    let (mut from, mut to) = (left, right);
    let bars = stance.firmness.filter(|_| stance.mark != Mark::Others);
    if let Some(level) = bars {
        let width = widgets::firmness_width();
        let at = if end + 7.0 + width <= right {
            end += 7.0 + width;
            pos2(end - width, middle)
        } else {
            from += width + 6.0;
            pos2(left, lower)
        };
        widgets::firmness(painter, at, level, colour, palette.line.into());
    }
    let count = (stance.utterances > 0).then(|| {
        let count = stance.utterances.to_string();
        one_line(ui, &count, theme::small_font(), soft, false, 99.0)
    });
    let number = count.as_ref().map_or(0.0, |count| count.size().x + 4.0);
    let marks = number + if cell.edited { 12.0 } else { 0.0 };
    let y = if end + 4.0 + marks <= right {
        middle
    } else {
        to -= marks + 4.0;
        lower
    };
    if let Some(count) = count {
        let size = count.size();
        paint_line(painter, pos2(right - size.x, y - size.y / 2.0), count);
    }
    if cell.edited {
        widgets::pencil(painter, pos2(right - number - 5.0, y), soft);
    }
    let second = below(ui, rect, &stance.second, soft, to - from);
    paint_line(painter, pos2(from, middle + 11.0), second);
}

/// Lays out the words below a cell's first line, on as many lines as its row has room for.
fn below(ui: &Ui, rect: Rect, text: &str, colour: Color32, width: f32) -> Arc<Galley> {
    let rows = ((rect.height() - 2.0 * PAD_Y - 17.0) / 14.0)
        .floor()
        .max(1.0) as usize;
    widgets::some_lines(ui, text, theme::small_font(), colour, false, width, rows)
}

fn paint_head(ui: &Ui, painter: &Painter, palette: &Palette, rect: Rect, head: &IssueHead) {
    let middle = rect.center().y;
    let ink: Color32 = palette.ink.into();
    let mut at = rect.left() + PAD_X + 4.0;
    widgets::triangle(painter, pos2(at, middle), head.open, ink);
    at += 10.0;
    let aside = one_line(
        ui,
        &head.aside,
        theme::small_font(),
        palette.soft.into(),
        false,
        rect.width() * 0.4,
    );
    let aside_left = rect.right() - 12.0 - aside.size().x;
    let room = aside_left - at - 30.0 - 34.0 * head.counts.len() as f32;
    let title = one_line(ui, &head.title, theme::body_strong(), ink, false, room);
    let width = title.size().x;
    paint_line(painter, pos2(at, middle - title.size().y / 2.0), title);
    at += width + 18.0;
    for (relation, count) in &head.counts {
        let colour = palette.relation(*relation);
        widgets::relation(painter, pos2(at, middle), *relation, colour);
        let number = painter.text(
            pos2(at + 9.0, middle),
            Align2::LEFT_CENTER,
            count.to_string(),
            theme::strong_font(12.0),
            colour,
        );
        at = number.right() + 16.0;
    }
    let y = middle - aside.size().y / 2.0;
    paint_line(painter, pos2(aside_left, y), aside);
}

fn proposal(ui: &mut Ui, row: &RowData) {
    let (rect, palette) = (ui.max_rect(), palette(ui));
    let at = rect.min + vec2(PAD_X + INDENT, PAD_Y);
    let room = rect.width() - 2.0 * PAD_X - INDENT;
    let ink: Color32 = palette.ink.into();
    let text = row.text.clone();
    let galley = ui.fonts_mut(|f| f.layout(text, theme::body_font(), ink, room));
    ui.painter().galley(at, galley, ink);
    let edge = rect.right() - 0.5;
    ui.painter().vline(edge, rect.y_range(), palette.hairline());
    named(ui, rect, Role::RowHeader, &row.text);
}

/// Gives a painted part of the table a name for screen readers.
pub(super) fn named(ui: &Ui, rect: Rect, role: Role, name: &str) -> egui::Response {
    let visible = rect.intersect(ui.clip_rect());
    let response = ui.interact(visible, ui.unique_id().with("named"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}
