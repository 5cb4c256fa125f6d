//! The Snapshots tab: kept tables, and what has changed since. In: the session. Out: what
//! was chosen. Changes nothing.

mod data;
#[cfg(test)]
mod tests;

use egui::{
    ComboBox, Label, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::model::Snapshot;
use crate::session::Session;

use super::super::command::Command;
use super::super::state::{Action, SnapshotPage, View};
use super::super::theme::{self, palette};
use super::super::widgets::{self, one_line, paint_line};

use super::cell_line;
use data::{Line, SnapshotLine};

/// The height of an issue's title, and of a cell.
const ISSUE: f32 = 34.0;
const CELL: f32 = 44.0;

/// The Snapshots tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Snapshots {
    key: Option<(u64, Option<usize>, Option<usize>, SnapshotPage)>,
    list: Vec<(usize, SnapshotLine)>,
    lines: Vec<Line>,
    /// The top of every line and the bottom of the last.
    tops: Vec<f32>,
}

impl Snapshots {
    /// Shows the list and, below it, the chosen snapshot.
    pub(crate) fn show(&mut self, ui: &mut Ui, session: &Session, view: &View) -> Vec<Action> {
        self.refresh(session, view);
        let mut actions = Vec::new();
        ui.horizontal(|ui| {
            let button = ui.button(Command::TakeSnapshot.label());
            let keys = Command::TakeSnapshot.shortcut_text(ui);
            let tip = format!("{} ({keys})", Command::TakeSnapshot.tooltip());
            if button.on_hover_text(tip).clicked() {
                actions.push(Action::Command(Command::TakeSnapshot));
            }
        });
        if self.list.is_empty() {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.heading("No snapshots yet");
                ui.weak("A snapshot keeps the table as it is, to compare with later");
            });
            return actions;
        }
        ScrollArea::vertical()
            .id_salt("snapshot list")
            .max_height((ui.available_height() * 0.35).max(90.0))
            .auto_shrink([false, true])
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (index, line) in &self.list {
                    if entry(ui, line, view.at.snapshot == Some(*index)) {
                        actions.push(Action::SelectSnapshot(*index));
                    }
                }
            });
        ui.separator();
        let Some((_, chosen)) = self.list.iter().find(|(n, _)| view.at.snapshot == Some(*n)) else {
            ui.weak("Choose a snapshot to see its table and what has changed since");
            return actions;
        };
        self.chosen(ui, chosen, session, view, &mut actions);
        actions
    }

    fn refresh(&mut self, session: &Session, view: &View) {
        let key = Some((
            session.generation(),
            view.at.snapshot,
            view.at.until,
            view.at.snapshot_page,
        ));
        if self.key == key {
            return;
        }
        let dossier = session.dossier();
        self.list = data::list(dossier);
        self.lines = view
            .at
            .snapshot
            .and_then(|index| dossier.snapshots.get(index))
            .filter(|_| Self::tells(session, view))
            .map(|snapshot| match view.at.snapshot_page {
                SnapshotPage::Table => data::table(snapshot),
                SnapshotPage::Changes => {
                    let now = (dossier.agenda.as_ref(), session.table());
                    let until = until(session, view);
                    let until = until.map_or(now, |(_, other)| (&other.agenda, &other.table));
                    let changes = data::changes(snapshot, until.0, until.1);
                    changes.into_iter().map(Line::Cell).collect()
                }
            })
            .unwrap_or_default();
        let mut bottom = 0.0;
        let ends = self.lines.iter().map(|line| {
            bottom += match line {
                Line::Issue(..) => ISSUE,
                Line::Cell(_) => CELL,
            };
            bottom
        });
        self.tops = std::iter::once(0.0).chain(ends).collect();
        self.key = key;
    }

    /// Says whether the page can be told. What has changed until now is not, while only part
    /// of the evidence is looked at: a snapshot is of all of it.
    fn tells(session: &Session, view: &View) -> bool {
        view.at.snapshot_page == SnapshotPage::Table
            || session.filter().is_empty()
            || until(session, view).is_some()
    }

    fn chosen(
        &self,
        ui: &mut Ui,
        chosen: &SnapshotLine,
        session: &Session,
        view: &View,
        actions: &mut Vec<Action>,
    ) {
        let tells = Self::tells(session, view);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (page, name) in [
                (SnapshotPage::Changes, "Changes since"),
                (SnapshotPage::Table, "Its table"),
            ] {
                if widgets::chip(ui, name, None, view.at.snapshot_page == page).clicked() {
                    actions.push(Action::ShowSnapshotPage(page));
                }
                let told = page == SnapshotPage::Changes && view.at.snapshot_page == page;
                if told && self.list.len() > 1 {
                    self.until(ui, session, view, actions);
                }
            }
            let cells = self.lines.iter();
            let cells = cells.filter(|line| matches!(line, Line::Cell(_))).count();
            let found = match view.at.snapshot_page {
                SnapshotPage::Changes => super::words::count(cells, "change"),
                SnapshotPage::Table => super::words::count(cells, "stance"),
            };
            if tells {
                ui.weak(found);
            }
        });
        if !chosen.note.is_empty() {
            ui.add(Label::new(RichText::new(&chosen.note)).wrap());
        }
        ui.add_space(4.0);
        if !tells {
            ui.weak("A snapshot is of all evidence, and only part of it is shown now");
            let command = Command::AllEvidence;
            if ui.link(command.label()).clicked() {
                actions.push(Action::Command(command));
            }
            return;
        }
        if self.lines.is_empty() && view.at.snapshot_page == SnapshotPage::Changes {
            let end = until(session, view);
            let end = end.map_or_else(String::new, |(_, end)| format!(" until “{}”", end.name));
            ui.weak(format!("Nothing has changed since “{}”{end}", chosen.name));
        }
        self.list(ui, actions);
    }

    /// Lets choose until when changes are told: until now, or until another snapshot.
    fn until(&self, ui: &mut Ui, session: &Session, view: &View, actions: &mut Vec<Action>) {
        ui.weak("until");
        let now = until(session, view);
        let name = now.map_or("now", |(_, snapshot)| snapshot.name.as_str());
        let chosen = now.map(|(at, _)| at);
        let list = ComboBox::from_id_salt("until")
            .width(180.0)
            .selected_text(name)
            .truncate();
        let mut entry = |ui: &mut Ui, name: &str, at: Option<usize>| {
            if ui.selectable_label(chosen == at, name).clicked() {
                actions.push(Action::CompareUntil(at));
                ui.close();
            }
        };
        let shown = list.show_ui(ui, |ui| {
            entry(ui, "now", None);
            for (index, line) in &self.list {
                if view.at.snapshot != Some(*index) {
                    entry(ui, &line.name, Some(*index));
                }
            }
        });
        shown.response.accessible_name(format!("Until: {name}"));
    }

    /// Shows the lines that are in sight.
    fn list(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let area = ScrollArea::vertical()
            .id_salt("snapshot cells")
            .auto_shrink(false);
        area.show_viewport(ui, |ui, seen| {
            ui.set_height(self.tops.last().copied().unwrap_or_default());
            let first = self.tops.partition_point(|top| *top <= seen.top());
            let first = first.saturating_sub(1);
            let origin = ui.max_rect();
            for (line, top) in self.lines.iter().zip(&self.tops).skip(first) {
                if *top > seen.bottom() {
                    break;
                }
                let place = origin.with_min_y(origin.top() + top);
                let place = UiBuilder::new().max_rect(place).id_salt(top.to_bits());
                ui.scope_builder(place, |ui| self::line(ui, line, actions));
            }
        });
    }
}

/// Returns the snapshot until which changes are told, if it is not until now.
fn until<'a>(session: &'a Session, view: &View) -> Option<(usize, &'a Snapshot)> {
    let at = view.at.until.filter(|at| view.at.snapshot != Some(*at))?;
    Some((at, session.dossier().snapshots.get(at)?))
}

fn line(ui: &mut Ui, line: &Line, actions: &mut Vec<Action>) {
    match line {
        Line::Issue(title, cells) => {
            ui.add_space(10.0);
            let title = format!("{title} · {cells}");
            let title = RichText::new(title).font(theme::body_strong());
            ui.add(Label::new(title).truncate().selectable(false));
        }
        Line::Cell(line) => {
            let tip = "Shows the cell in the inspector";
            if cell_line::show(ui, line, CELL).on_hover_text(tip).clicked() {
                actions.push(Action::SelectCell(line.cell.clone()));
            }
        }
    }
}

fn entry(ui: &mut Ui, line: &SnapshotLine, chosen: bool) -> bool {
    let size = vec2(ui.available_width(), 40.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{}, {}", line.name, line.below);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, &name));
    let palette = palette(ui);
    if chosen || response.hovered() || response.has_focus() {
        let ground = if chosen {
            palette.accent_ground
        } else {
            palette.card
        };
        ui.painter().rect_filled(rect, 6.0, ground);
    }
    let (left, room) = (rect.left() + 10.0, rect.width() - 20.0);
    let ink = palette.ink.into();
    let title = one_line(ui, &line.name, theme::body_strong(), ink, false, room);
    paint_line(ui.painter(), pos2(left, rect.top() + 4.0), title);
    let soft = palette.soft.into();
    let below = one_line(ui, &line.below, theme::small_font(), soft, false, room);
    paint_line(ui.painter(), pos2(left, rect.top() + 21.0), below);
    response.clicked()
}
