//! The Snapshots tab: kept tables, and what has changed since. In: the session. Out: what
//! was chosen. Changes nothing.

mod data;
#[cfg(test)]
mod tests;

use egui::{Label, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::session::Session;

use super::super::command::Command;
use super::super::state::{Action, SnapshotPage, View};
use super::super::theme::{self, palette};
use super::super::widgets::{self, one_line, paint_line};

use super::cell_line::{self, CellLine};
use data::SnapshotLine;

/// The Snapshots tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Snapshots {
    key: Option<(u64, Option<usize>, SnapshotPage)>,
    list: Vec<(usize, SnapshotLine)>,
    cells: Vec<CellLine>,
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
        let tells = Self::tells(session, view.at.snapshot_page);
        self.chosen(ui, chosen, view, tells, &mut actions);
        actions
    }

    fn refresh(&mut self, session: &Session, view: &View) {
        let key = Some((
            session.generation(),
            view.at.snapshot,
            view.at.snapshot_page,
        ));
        if self.key == key {
            return;
        }
        let dossier = session.dossier();
        self.list = data::list(dossier);
        self.cells = view
            .at
            .snapshot
            .and_then(|index| dossier.snapshots.get(index))
            .filter(|_| Self::tells(session, view.at.snapshot_page))
            .map(|snapshot| match view.at.snapshot_page {
                SnapshotPage::Table => data::table(snapshot),
                SnapshotPage::Changes => data::changes(snapshot, &dossier.agenda, session.table()),
            })
            .unwrap_or_default();
        self.key = key;
    }

    /// Says whether a page can be told. What has changed since is not, while only part of the
    /// evidence is looked at: a snapshot is of all of it.
    fn tells(session: &Session, page: SnapshotPage) -> bool {
        page == SnapshotPage::Table || session.filter().is_empty()
    }

    fn chosen(
        &self,
        ui: &mut Ui,
        chosen: &SnapshotLine,
        view: &View,
        tells: bool,
        actions: &mut Vec<Action>,
    ) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            for (page, name) in [
                (SnapshotPage::Changes, "Changes since"),
                (SnapshotPage::Table, "Its table"),
            ] {
                if widgets::chip(ui, name, None, view.at.snapshot_page == page).clicked() {
                    actions.push(Action::ShowSnapshotPage(page));
                }
            }
            let found = match view.at.snapshot_page {
                SnapshotPage::Changes => super::words::count(self.cells.len(), "change"),
                SnapshotPage::Table => super::words::count(self.cells.len(), "stance"),
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
        if self.cells.is_empty() && view.at.snapshot_page == SnapshotPage::Changes {
            ui.weak(format!("Nothing has changed since “{}”", chosen.name));
        }
        let height = 44.0;
        ScrollArea::vertical()
            .id_salt("snapshot cells")
            .auto_shrink(false)
            .show_rows(ui, height, self.cells.len(), |ui, range| {
                for line in &self.cells[range] {
                    let response = cell_line::show(ui, line, height);
                    if response
                        .on_hover_text("Shows the cell in the inspector")
                        .clicked()
                    {
                        actions.push(Action::SelectCell(line.cell.clone()));
                    }
                }
            });
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
