//! The Compare tab: proposals under their issues, a column a party, the relation of each
//! row. In: the session's table and comparison. Out: what a person chose. Changes nothing.

mod block;
mod cell;
mod choice;
mod data;
mod detail;
mod find;
mod foot;
mod grid;
mod heads;
mod issue;
mod layout;
mod order;
mod pinned;
mod relation;
mod row;
mod scroll;
mod sheet;
mod stance;
#[cfg(test)]
mod tests;
mod tooltip;
mod top;
mod walk;

use std::collections::{BTreeMap, BTreeSet};

use egui::{CornerRadius, Rect, Ui, UiBuilder};

use crate::compare::diff;
use crate::model::{Change, IssueId, ProposalId};
use crate::session::Session;
use crate::session::report::Grid;

use super::super::state::{Action, CellRef, Once, View, Wish};
use super::super::theme::palette;

pub(crate) use choice::{Choice, Filter, Order};
use data::{CompareData, Sources};
use find::Texts;
use layout::{Density, Layout};
use scroll::Goal;
pub(crate) use sheet::{KEYS, hand_back};

/// A generation of the session and the place of a snapshot that it is compared with.
type Moment = (u64, Option<usize>);

/// The Compare tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Compare {
    /// The generation of the session, the snapshot compared with, the choice of rows.
    key: Option<(u64, Option<usize>, Choice)>,
    data: CompareData,
    layout: Layout,
    /// What has changed since a snapshot, and when that was so.
    changes: (Option<Moment>, BTreeMap<CellRef, Change>),
    /// In what the text search looks, for a generation.
    texts: (Option<u64>, Texts),
    /// The cell that was selected when keys were last taken.
    focused: Option<egui::Id>,
}

impl Compare {
    /// Builds the table anew if the session or the choice of rows changed.
    pub(crate) fn refresh(&mut self, session: &Session, view: &View) {
        let snapshots = &session.dossier().snapshots;
        // The snapshot chosen in its tab, or else the latest.
        let chosen = view.at.snapshot.filter(|at| *at < snapshots.len());
        let since = chosen.or(snapshots.len().checked_sub(1));
        // It is of all evidence: part of it would seem to have changed since.
        let since = since.filter(|_| session.filter().is_empty());
        let now = session.generation();
        if let Some((generation, snapshot, choice)) = &self.key
            && (*generation, *snapshot) == (now, since)
            && *choice == view.rows
        {
            return;
        }
        self.collect(session, since, !view.rows.search.trim().is_empty());
        let sources = Sources {
            session,
            dossier: session.dossier(),
            table: session.table(),
            comparison: session.comparison(),
            read: session.counts().looked_at.articles,
            changes: &self.changes.1,
            since: since.map(|at| snapshots[at].name.as_str()),
            texts: &self.texts.1,
        };
        self.data = data::build(sources, &view.rows);
        self.layout.forget();
        self.key = Some((now, since, view.rows.clone()));
    }

    /// Collects what depends on the session and the snapshot alone, unless it is known.
    fn collect(&mut self, session: &Session, since: Option<usize>, searched: bool) {
        let now = session.generation();
        if self.changes.0 != Some((now, since)) {
            let dossier = session.dossier();
            let snapshot = since.and_then(|at| dossier.snapshots.get(at));
            let changes = snapshot.map(|snapshot| {
                let before = (&snapshot.agenda, &snapshot.table);
                diff(before, (&dossier.agenda, session.table()))
            });
            let cell = |change: Change| {
                let (proposal, party) = (change.proposal.clone(), change.party.clone());
                (CellRef { proposal, party }, change)
            };
            let changes = changes.unwrap_or_default().into_iter();
            let moved = changes.filter(|change| !change.kind.keeps_stance());
            let changes = moved.map(cell).collect();
            self.changes = (Some((now, since)), changes);
        }
        if searched && self.texts.0 != Some(now) {
            let texts = Texts::of(session);
            self.texts = (Some(now), texts);
        }
    }

    /// Shows filters and table; with `compact`, rows are one line high.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        compact: bool,
        once: &mut Once,
    ) -> Vec<Action> {
        let mut actions = Vec::new();
        self.layout.density = if compact {
            Density::COMPACT
        } else {
            Density::ROOMY
        };
        top::show(ui, &self.data, view, once, &mut actions);
        ui.add_space(4.0);
        let space = ui.available_rect_before_wrap();
        let (room, below) = space.split_top_bottom_at_y(space.bottom() - foot::HEIGHT);
        if self.data.lines.is_empty() {
            foot::empty(ui, view, &self.data, &mut actions);
        } else {
            self.table(ui, room.size(), session, view, once, &mut actions);
        }
        foot::show(ui, below, view, &self.data, &mut actions);
        actions
    }

    fn table(
        &mut self,
        ui: &mut Ui,
        room: egui::Vec2,
        session: &Session,
        view: &View,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) {
        let palette = palette(ui);
        let space = ui.available_rect_before_wrap();
        let room = egui::vec2(room.x, room.y.max(60.0));
        self.layout.fit(ui, &self.data, room);
        let size = egui::vec2(room.x, self.layout.height().min(room.y));
        let rect = Rect::from_min_size(space.min, size);
        let corners = CornerRadius::same(8);
        ui.painter().rect_filled(rect, corners, palette.card);

        let goal = self.goal(view, once);
        if let (Some((Wish::ScrollToCell, _)), Some(cell)) = (goal, view.cell()) {
            ui.memory_mut(|memory| memory.request_focus(cell::id(cell)));
        }
        let inside = rect.shrink(1.0);
        let table = self.layout.table(&self.data);
        let block = self.data.block(view.anchor.as_ref(), view.cell());
        let block: BTreeSet<&CellRef> = block.iter().flatten().collect();
        let mut delegate = cell::Painting {
            data: &self.data,
            session,
            layout: &self.layout,
            order: &view.rows.order,
            selected: view.cell(),
            block: &block,
            frame: rect,
            pinned: self.layout.pinned(inside),
            goal: goal.map(|(_, goal)| goal),
            seen: BTreeMap::new(),
            actions,
        };
        let place = UiBuilder::new().max_rect(inside).id_salt("table");
        ui.scope_builder(place, |ui| {
            ui.shrink_clip_rect(inside);
            table.show(ui, &mut delegate);
            let (pinned, lines) = (delegate.pinned, std::mem::take(&mut delegate.seen));
            pinned::show(
                ui,
                pinned,
                &self.data,
                &self.layout,
                &view.rows.order,
                lines.into_iter(),
                delegate.actions,
            );
        });
        if let (None, Some((wish, _))) = (delegate.goal, goal) {
            once.take(wish);
        }
        let line = palette.hairline();
        ui.painter()
            .rect_stroke(rect, corners, line, egui::StrokeKind::Inside);
    }

    /// Returns what is wished to be seen, and the wish; one that cannot be fulfilled is
    /// dropped.
    fn goal(&self, view: &View, once: &mut Once) -> Option<(Wish, Goal)> {
        let data = &self.data;
        if once.has(Wish::ScrollToCell) {
            let cell = view.cell();
            let place = cell.and_then(|cell| {
                let line = data.line_of(&cell.proposal)?;
                let mut columns = data.columns.iter();
                let column = columns.position(|column| column.party == cell.party)?;
                Some((Wish::ScrollToCell, Goal::Cell(line, column)))
            });
            if place.is_some() {
                return place;
            }
            once.take(Wish::ScrollToCell);
        }
        let issue = view
            .at
            .issue
            .as_ref()
            .filter(|_| once.has(Wish::ScrollToIssue));
        let line = issue.and_then(|issue| data.line_of_issue(issue));
        if line.is_none() {
            once.take(Wish::ScrollToIssue);
        }
        Some((Wish::ScrollToIssue, Goal::Head(line?)))
    }

    /// Says whether a proposal's row is shown.
    pub(crate) fn shows(&self, proposal: &ProposalId) -> bool {
        self.data.line_of(proposal).is_some()
    }

    /// Returns the first cell of a proposal's row that is not silent, or else its first;
    /// `None` where the row is not shown.
    pub(crate) fn first_cell(&self, proposal: &ProposalId) -> Option<&CellRef> {
        let row = self.data.rows().find(|row| row.proposal == *proposal)?;
        let speaks = row.cells.iter().find(|cell| cell.stance.is_some());
        speaks.or(row.cells.first()).map(|cell| &cell.cell)
    }

    /// Says whether an issue's head is shown.
    pub(crate) fn shows_issue(&self, issue: &IssueId) -> bool {
        self.data.line_of_issue(issue).is_some()
    }

    /// Returns the proposals whose rows are shown.
    pub(crate) fn shown(&self) -> BTreeSet<ProposalId> {
        self.data.rows().map(|row| row.proposal.clone()).collect()
    }

    /// Says whether any row is shown.
    pub(crate) fn shows_any(&self) -> bool {
        self.data.rows().next().is_some()
    }

    /// Returns the table as it is shown, as texts.
    pub(crate) fn grid(&self, session: &Session) -> Grid {
        grid::grid(session, &self.data)
    }

    /// Returns the sentence of a cell's row.
    pub(crate) fn sentence(&self, cell: &CellRef) -> Option<&str> {
        self.data
            .rows()
            .find(|row| row.proposal == cell.proposal)
            .map(|row| row.sentence.as_str())
    }
}
