//! The Snapshots tab: kept tables, and what has changed since. In: the session. Out: what
//! was chosen. Changes nothing.

mod data;
#[cfg(test)]
mod tests;

use egui::{
    ComboBox, Label, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::model::{ChangeCause, Snapshot};
use crate::session::Session;

use super::super::command::Command;
use super::super::state::{Action, SnapshotPage, View};
use super::super::theme::{self, palette};
use super::super::widgets::{self, one_line, paint_line};

use super::cell_line;
pub(crate) use data::ChangeFilter;
use data::{Counts, Line, SnapshotLine};

/// The height of an issue's title, and of a cell.
const ISSUE: f32 = 34.0;
const CELL: f32 = 44.0;
/// The height of a change, with its sentence.
const CHANGE: f32 = 62.0;

/// What the lines are of.
type Key = (
    u64,
    Option<usize>,
    Option<usize>,
    SnapshotPage,
    ChangeFilter,
);

/// The Snapshots tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Snapshots {
    key: Option<Key>,
    list: Vec<(usize, SnapshotLine)>,
    lines: Vec<Line>,
    counts: Counts,
    /// How far the snapshot agrees, in words, or why that cannot be told.
    told: Vec<String>,
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
            let command = Command::ImportSnapshot;
            let button = ui.button(command.label());
            if button.on_hover_text(command.tooltip()).clicked() {
                actions.push(Action::Command(command));
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
            view.changes,
        ));
        if self.key == key {
            return;
        }
        let dossier = session.dossier();
        self.list = data::list(dossier);
        self.lines = Vec::new();
        self.told = Vec::new();
        let snapshot = view.at.snapshot;
        let snapshot = snapshot.and_then(|index| dossier.snapshots.get(index));
        if let Some(snapshot) = snapshot.filter(|_| Self::tells(session, view)) {
            self.tell(snapshot, session, view);
        }
        let mut bottom = 0.0;
        let ends = self.lines.iter().map(|line| {
            bottom += match line {
                Line::Issue(..) => ISSUE,
                Line::Cell(_) => CELL,
                Line::Change(_) => CHANGE,
            };
            bottom
        });
        self.tops = std::iter::once(0.0).chain(ends).collect();
        self.key = key;
    }

    /// Makes the lines of a snapshot.
    fn tell(&mut self, snapshot: &Snapshot, session: &Session, view: &View) {
        let dossier = session.dossier();
        let end = until(session, view);
        let now = (dossier.agenda.as_ref(), session.table());
        let later = end.map_or(now, |(_, other)| (&other.agenda, &other.table));
        match view.at.snapshot_page {
            SnapshotPage::Table => self.lines = data::table(snapshot),
            SnapshotPage::Changes => {
                let changes = data::diff(snapshot, later);
                self.counts = data::counts(&changes, view.changes);
                let lines = data::lines(&changes, view.changes, (snapshot, later.0));
                self.lines = lines.into_iter().map(Line::Change).collect();
            }
            SnapshotPage::Agreement => {
                let name = end.map_or("now", |(_, other)| other.name.as_str());
                let agenda = std::sync::Arc::new(later.0.clone());
                match data::agreement(snapshot, name, (&agenda, later.1)) {
                    Ok(agreement) => {
                        self.told = agreement.told;
                        self.lines = agreement.cells.into_iter().map(Line::Cell).collect();
                    }
                    Err(sentence) => self.told = vec![sentence],
                }
            }
        }
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
                (SnapshotPage::Agreement, "Agreement"),
            ] {
                if widgets::chip(ui, name, None, view.at.snapshot_page == page).clicked() {
                    actions.push(Action::ShowSnapshotPage(page));
                }
                let told = page != SnapshotPage::Table && view.at.snapshot_page == page;
                if told && self.list.len() > 1 {
                    self.until(ui, session, view, actions);
                }
            }
            let cells = self.lines.iter();
            let cells = cells
                .filter(|line| !matches!(line, Line::Issue(..)))
                .count();
            let found = match view.at.snapshot_page {
                SnapshotPage::Agreement => super::words::count(cells, "difference"),
                SnapshotPage::Changes => super::words::count(cells, "change"),
                SnapshotPage::Table => super::words::count(cells, "stance"),
            };
            if tells {
                ui.weak(found);
            }
            let tip = "Sets the table to what this snapshot has; what changes is told first";
            if let Some(at) = view.at.snapshot
                && ui.button("Restore…").on_hover_text(tip).clicked()
            {
                actions.push(Action::AskRestore(at));
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
        for line in &self.told {
            ui.add(Label::new(line).wrap().selectable(true));
        }
        if view.at.snapshot_page == SnapshotPage::Changes {
            self.filters(ui, view, actions);
        }
        let unfiltered = view.changes.cause.is_none();
        if self.lines.is_empty() && unfiltered && view.at.snapshot_page == SnapshotPage::Changes {
            let end = until(session, view);
            let end = end.map_or_else(String::new, |(_, end)| format!(" until “{}”", end.name));
            ui.weak(format!("Nothing has changed since “{}”{end}", chosen.name));
        }
        self.list(ui, actions);
    }

    /// Lets choose which changes are told: by their cause, and with those of evidence and notes.
    fn filters(&self, ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let mut choose = |filter: ChangeFilter| actions.push(Action::FilterChanges(filter));
            let now = view.changes;
            let all: usize = self.counts.causes.iter().sum();
            if widgets::chip(ui, "All causes", Some(all), now.cause.is_none()).clicked() {
                choose(ChangeFilter { cause: None, ..now });
            }
            for (cause, count) in ChangeCause::ALL.iter().zip(self.counts.causes) {
                let (name, tip) = match cause {
                    ChangeCause::Position => (
                        "Position",
                        "Other statements: the party has moved, or is known better",
                    ),
                    ChangeCause::Coding => ("Coding", "The same statements, coded otherwise"),
                    ChangeCause::Wording => (
                        "Wording",
                        "The proposal reads otherwise, or the agenda has changed",
                    ),
                };
                let chosen = now.cause == Some(*cause);
                let chip = widgets::chip(ui, name, Some(count), chosen);
                if chip.on_hover_text(tip).clicked() {
                    choose(ChangeFilter {
                        cause: Some(*cause).filter(|_| !chosen),
                        ..now
                    });
                }
            }
            let tip = "Also where the stance itself is as it was";
            let chip = widgets::chip(ui, "Evidence and notes", Some(self.counts.kept), now.kept);
            if chip.on_hover_text(tip).clicked() {
                choose(ChangeFilter {
                    kept: !now.kept,
                    ..now
                });
            }
        });
        ui.add_space(4.0);
    }

    /// Lets choose until when changes are told, or with what agreement is: the table as it is
    /// now, or another snapshot.
    fn until(&self, ui: &mut Ui, session: &Session, view: &View, actions: &mut Vec<Action>) {
        let (word, list_name, today) = match view.at.snapshot_page {
            SnapshotPage::Agreement => ("with", "With", "the table now"),
            SnapshotPage::Table | SnapshotPage::Changes => ("until", "Until", "now"),
        };
        ui.weak(word);
        let now = until(session, view);
        let name = now.map_or(today, |(_, snapshot)| snapshot.name.as_str());
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
            entry(ui, today, None);
            for (index, line) in &self.list {
                if view.at.snapshot != Some(*index) {
                    entry(ui, &line.name, Some(*index));
                }
            }
        });
        shown
            .response
            .accessible_name(format!("{list_name}: {name}"));
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
        Line::Change(change) => {
            let response = cell_line::show(ui, &change.cell, CELL);
            let name = format!("{}. {}", change.cell.name(), change.sentence);
            response.widget_info(|| WidgetInfo::labeled(Role::ListItem, true, &name));
            let soft = palette(ui).soft.into();
            let room = response.rect.width() - 22.0;
            let font = theme::small_font();
            let sentence = one_line(ui, &change.sentence, font, soft, false, room);
            let at = pos2(response.rect.left() + 12.0, response.rect.bottom() - 2.0);
            paint_line(ui.painter(), at, sentence);
            if response.on_hover_text(&change.sentence).clicked() {
                actions.push(Action::SelectCell(change.cell.cell.clone()));
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
