//! The Compare tab: proposals under their issues, a column a party, the relation of each
//! row. In: the session's table and comparison. Out: what a person chose. Changes nothing.

mod cell;
mod data;
mod detail;
mod layout;
mod relation;
#[cfg(test)]
mod tests;

use egui::{Context, CornerRadius, EventFilter, Id, Key, Modifiers, Rect, Ui, UiBuilder};

use crate::model::IssueId;
use crate::session::Session;

use super::super::state::{Action, CellRef, Once, View, Wish};
use super::super::theme::palette;
use super::super::widgets;

pub(crate) use data::Filter;
use data::{Choice, CompareData};
use layout::Layout;

/// The Compare tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Compare {
    key: Option<(u64, Choice)>,
    data: CompareData,
    layout: Layout,
}

impl Compare {
    /// Builds the table anew if the session or the choice of rows changed.
    pub(crate) fn refresh(&mut self, session: &Session, view: &View) {
        let choice = Choice {
            filter: view.filter,
            folded: view.folded.clone(),
            show_silent: view.show_silent,
            kept: view.kept.clone(),
        };
        let key = Some((session.generation(), choice));
        if self.key != key {
            let choice = &key.as_ref().expect("set just above").1;
            self.data = data::build(
                session.dossier(),
                session.table(),
                session.comparison(),
                choice,
            );
            self.layout.forget();
            self.key = key;
        }
    }

    /// Shows filters and table.
    pub(crate) fn show(&mut self, ui: &mut Ui, view: &View, once: &mut Once) -> Vec<Action> {
        let mut actions = Vec::new();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (filter, name, count) in &self.data.filters {
                if widgets::chip(ui, name, Some(*count), view.filter == *filter).clicked() {
                    actions.push(Action::SetFilter(*filter));
                }
            }
        });
        ui.add_space(4.0);
        if self.data.lines.is_empty() {
            empty(ui, view, self.data.unsorted, &mut actions);
        } else {
            self.table(ui, view, once, &mut actions);
        }
        actions
    }

    fn table(&mut self, ui: &mut Ui, view: &View, once: &mut Once, actions: &mut Vec<Action>) {
        let palette = palette(ui);
        let footer = if self.data.silent_issues > 0 {
            26.0
        } else {
            0.0
        };
        let space = ui.available_rect_before_wrap();
        let room = egui::vec2(space.width(), (space.height() - footer).max(60.0));
        self.layout.fit(ui, &self.data, room);
        let size = egui::vec2(room.x, self.layout.height().min(room.y));
        let rect = Rect::from_min_size(space.min, size);
        let corners = CornerRadius::same(8);
        ui.painter().rect_filled(rect, corners, palette.card);

        let mut table = self.layout.table(&self.data);
        if once.take(Wish::ScrollToIssue)
            && let Some(line) = view.issue.as_ref().and_then(|i| self.data.line_of_issue(i))
        {
            table = table.scroll_to_row(line as u64, Some(egui::Align::TOP));
        }
        let to_cell = once.take(Wish::ScrollToCell);
        if to_cell && let Some(selected) = view.cell() {
            if let Some(line) = self.data.line_of(selected) {
                table = table.scroll_to_row(line as u64, None);
            }
            if let Some(column) = self
                .data
                .columns
                .iter()
                .position(|c| c.party == selected.party)
            {
                table = table.scroll_to_column(column + 1, None);
            }
            ui.memory_mut(|memory| memory.request_focus(cell::id(selected)));
        }
        let mut delegate = cell::Painting {
            data: &self.data,
            layout: &self.layout,
            selected: view.cell(),
            frame: rect,
            actions,
        };
        let inside = UiBuilder::new().max_rect(rect.shrink(1.0)).id_salt("table");
        ui.scope_builder(inside, |ui| {
            ui.shrink_clip_rect(rect.shrink(1.0));
            table.show(ui, &mut delegate);
        });
        let line = palette.hairline();
        ui.painter()
            .rect_stroke(rect, corners, line, egui::StrokeKind::Inside);
        if self.data.silent_issues > 0 {
            self.footer(ui, rect, actions);
        }
    }

    fn footer(&self, ui: &mut Ui, table: Rect, actions: &mut Vec<Action>) {
        let below = Rect::from_min_size(
            table.left_bottom() + egui::vec2(0.0, 4.0),
            egui::vec2(table.width(), 22.0),
        );
        ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
            ui.horizontal(|ui| {
                let hidden = super::words::count(self.data.silent_issues, "issue");
                ui.weak(format!("{hidden} hidden: all silent"));
                if ui.link("Show silent rows").clicked() {
                    let command = super::super::command::Command::ShowSilent;
                    actions.push(Action::Command(command));
                }
            });
        });
    }

    /// Takes the keys that move the selected cell, unless something else has the focus;
    /// `before` had it when the last frame ended.
    pub(crate) fn keys(&self, ctx: &Context, view: &View, before: Option<Id>) -> Vec<Action> {
        let none = Modifiers::NONE;
        let focused = ctx.memory(egui::Memory::focused);
        let on_cell = view.cell().map(cell::id);
        let elsewhere = |id: Option<Id>| id.is_some() && id != on_cell;
        if elsewhere(before) && ctx.input_mut(|input| input.consume_key(none, Key::Escape)) {
            // From wherever the focus was, Esc first leads back to the selected cell.
            return view
                .cell()
                .cloned()
                .map(Action::SelectCell)
                .into_iter()
                .collect();
        }
        if elsewhere(focused) {
            return Vec::new();
        }
        if let Some(id) = focused {
            // Arrows move from cell to cell here, not from widget to widget.
            let filter = EventFilter {
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
                ..EventFilter::default()
            };
            ctx.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        }
        let page = 8;
        let moves = [
            (Key::ArrowLeft, -1, 0),
            (Key::ArrowRight, 1, 0),
            (Key::ArrowUp, 0, -1),
            (Key::ArrowDown, 0, 1),
            (Key::PageUp, 0, -page),
            (Key::PageDown, 0, page),
        ];
        let mut actions = Vec::new();
        // Keys that were pressed within one frame all count.
        let mut by = (0, 0);
        for (key, right, down) in moves {
            let times = ctx.input_mut(|input| input.count_and_consume_key(none, key));
            let times = isize::try_from(times).unwrap_or_default();
            by = (by.0 + right * times, by.1 + down * times);
        }
        if by != (0, 0) {
            let next = self.data.neighbour(view.cell(), by.0, by.1);
            actions.extend(next.map(Action::SelectCell));
        }
        if view.cell().is_some() && ctx.input_mut(|input| input.consume_key(none, Key::Enter)) {
            actions.push(Action::EditCell);
        }
        if view.selection.is_some() && ctx.input_mut(|input| input.consume_key(none, Key::Escape)) {
            actions.push(Action::ClearSelection);
        }
        actions
    }

    /// Says whether a cell's row is shown.
    pub(crate) fn shows(&self, cell: &CellRef) -> bool {
        self.data.line_of(cell).is_some()
    }

    /// Says whether an issue's head is shown.
    pub(crate) fn shows_issue(&self, issue: &IssueId) -> bool {
        self.data.line_of_issue(issue).is_some()
    }

    /// Returns the sentence of a cell's row.
    pub(crate) fn sentence(&self, cell: &CellRef) -> Option<&str> {
        self.data
            .rows()
            .find(|row| row.proposal == cell.proposal)
            .map(|row| row.sentence.as_str())
    }
}

/// Says what to do where there is no row, `unsorted` statements or none.
fn empty(ui: &mut Ui, view: &View, unsorted: usize, actions: &mut Vec<Action>) {
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        if view.filter == Filter::All && unsorted > 0 {
            ui.heading("No position on a proposal yet");
            let found = super::words::count(unsorted, "statement");
            ui.weak(format!(
                "{found} on no proposal of the agenda: see Unsorted on the left"
            ));
        } else if view.filter == Filter::All {
            ui.heading("No positions yet");
            ui.weak("Open articles (Ctrl+O), drop them on the window, or paste a text (Ctrl+V)");
        } else {
            ui.heading("No row is like this");
            if ui.button("Show all rows").clicked() {
                actions.push(Action::SetFilter(Filter::All));
            }
        }
    });
}
