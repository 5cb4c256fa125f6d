//! The parts of the table as it asks for them: heads, rows and cells.

use std::collections::{BTreeMap, BTreeSet};

use egui::{Color32, Context, Id, Rangef, Rect, Role, Sense, StrokeKind, Ui};
use egui::{WidgetInfo, vec2};
use egui_table::{CellInfo, HeaderCellInfo, TableDelegate};

use super::super::super::state::{Action, CellRef};
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{paint_line, some_lines};
use super::super::citation;
use super::choice::Order;
use super::data::{CellData, CompareData, Line, RowData};
use super::layout::{Density, INDENT, Layout, PAD_X};
use super::scroll::{self, Goal};
use super::{heads, issue, stance, tooltip};
use crate::session::Session;

/// Returns the id of a cell.
pub(super) fn id(cell: &CellRef) -> Id {
    Id::unique(("cell", cell))
}

/// Paints the parts of the table that the table asks for.
pub(super) struct Painting<'a> {
    pub(super) data: &'a CompareData,
    pub(super) session: &'a Session,
    pub(super) layout: &'a Layout,
    pub(super) order: &'a Order,
    pub(super) selected: Option<&'a CellRef>,
    /// The selected cells, where they are more than one.
    pub(super) block: &'a BTreeSet<&'a CellRef>,
    /// The part of the window that the table takes.
    pub(super) frame: Rect,
    /// Where the column of relations stands, which is shown by itself: see `pinned`.
    pub(super) pinned: Rect,
    /// To what the table jumps; taken once it does.
    pub(super) goal: Option<Goal>,
    /// The lines in sight, each with the part of the height that it takes.
    pub(super) seen: BTreeMap<u64, Rangef>,
    pub(super) actions: &'a mut Vec<Action>,
}

impl TableDelegate for Painting<'_> {
    fn header_cell_ui(&mut self, ui: &mut Ui, cell: &HeaderCellInfo) {
        let column = cell.col_range.start;
        if column <= self.data.columns.len() {
            self.keep_clear(ui);
            heads::show(ui, self.data, self.order, column, self.actions);
        }
    }

    fn row_ui(&mut self, ui: &mut Ui, row: u64) {
        let Some(line) = self.data.lines.get(row as usize) else {
            return;
        };
        if !ui.is_sizing_pass() {
            // The half that scrolls calls this first.
            if let Some(goal) = self.goal.take() {
                let inside = self.frame.shrink(1.0);
                let way = scroll::way(goal, self.layout, inside, row, ui.max_rect());
                ui.scroll_with_delta(way);
            }
            self.seen.insert(row, ui.max_rect().y_range());
        }
        // Both halves of the table call this, each with its own clip: what is painted at
        // the place of the whole row comes out as one.
        let rect = ui
            .max_rect()
            .with_min_x(self.frame.left())
            .with_max_x(self.frame.right());
        if let Line::Head(head) = line {
            issue::show(ui, rect, self.frame, head, self.actions);
        }
        if row as usize + 1 < self.data.lines.len() {
            let line = palette(ui).hairline();
            ui.painter()
                .hline(rect.x_range(), rect.bottom() - 0.5, line);
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
        match cell.col_nr {
            0 => proposal(ui, row, self.layout.density),
            n => {
                if let Some(cell) = row.cells.get(n - 1) {
                    self.keep_clear(ui);
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
    /// Leaves the pinned column alone: what scrolls ends at its edge.
    fn keep_clear(&self, ui: &mut Ui) {
        let clip = ui.clip_rect();
        ui.set_clip_rect(clip.with_max_x(clip.right().min(self.pinned.left())));
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
        if self.block.contains(&cell.cell) {
            painter.rect_filled(rect, 0.0, palette.accent_ground);
        } else if response.hovered() {
            painter.rect_filled(rect.shrink(1.0), 0.0, palette.ground);
        }
        painter.vline(rect.right() - 0.5, rect.y_range(), palette.hairline());
        match &cell.stance {
            None => stance::silence(ui, rect, cell, self.layout.density),
            Some(stance) => stance::paint(ui, rect, cell, stance, self.layout.density),
        }
        if selected {
            let stroke = egui::Stroke::new(2.0, Color32::from(palette.accent));
            painter.rect_stroke(rect, 1.0, stroke, StrokeKind::Inside);
        }
        // Not over a question or the palette, which may have been opened since.
        let in_front = ui.memory(|memory| memory.allows_interaction(ui.layer_id()));
        let response = if in_front {
            response.on_hover_ui(|ui| tooltip::show(ui, self.session, cell))
        } else {
            response
        };
        if response.clicked() {
            let at = cell.cell.clone();
            let extends = ui.input(|input| input.modifiers.shift);
            self.actions.push(if extends {
                Action::ExtendTo(at)
            } else {
                Action::SelectCell(at)
            });
        }
        if response.double_clicked() {
            self.actions.push(Action::EditCell);
        }
        response.context_menu(|ui| menu(ui, self.session, &cell.cell, self.actions));
    }
}

/// What a right click on a cell offers.
fn menu(ui: &mut Ui, session: &Session, cell: &CellRef, actions: &mut Vec<Action>) {
    let stance = session.table().get(&cell.proposal, &cell.party);
    let best = stance.and_then(citation::best);
    let mut entry = |ui: &mut Ui, name: &str, asked: Option<Vec<Action>>| {
        let button = ui.add_enabled(asked.is_some(), egui::Button::new(name));
        if button.clicked() {
            actions.extend(asked.into_iter().flatten());
            ui.close();
        }
    };
    let select = Action::SelectCell(cell.clone());
    entry(ui, "Edit", Some(vec![select, Action::EditCell]));
    let cite = best.map(|at| vec![Action::Cite(at.clone())]);
    entry(ui, "Copy citation", cite);
    let show = best.map(|at| vec![Action::ShowStatement(at.clone())]);
    entry(ui, "Show in article", show);
}

fn proposal(ui: &mut Ui, row: &RowData, density: Density) {
    let (rect, palette) = (ui.max_rect(), palette(ui));
    let at = rect.min + vec2(PAD_X + INDENT, density.pad);
    let room = rect.width() - 2.0 * PAD_X - INDENT;
    let ink: Color32 = palette.ink.into();
    let rows = if density.one_line { 1 } else { usize::MAX };
    let galley = some_lines(ui, &row.text, theme::body_font(), ink, false, room, rows);
    let cut = galley.elided;
    paint_line(ui.painter(), at, galley);
    let edge = rect.right() - 0.5;
    ui.painter().vline(edge, rect.y_range(), palette.hairline());
    let response = named(ui, rect, Role::RowHeader, &row.text);
    if cut {
        response.on_hover_text(&row.text);
    }
}

/// Gives a painted part of the table a name for screen readers.
pub(super) fn named(ui: &Ui, rect: Rect, role: Role, name: &str) -> egui::Response {
    let visible = rect.intersect(ui.clip_rect());
    let response = ui.interact(visible, ui.unique_id().with("named"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response
}
