//! The Pairs tab: two parties, and where they agree, where a condition would bridge, where
//! they clash and where one of them is silent, each with the words of both side by side.
//! In: the session's table. Out: which pair, cell or quote was chosen. Changes nothing.

mod data;
mod lay;
mod paint;
#[cfg(test)]
mod tests;
mod top;

use std::collections::BTreeSet;

use egui::{Rect, ScrollArea, Ui, vec2};

use crate::model::PartyId;
use crate::session::Session;

use super::super::state::{Action, View};
use super::super::widgets::{Heights, Stacked};
use super::words;

use data::{Group, GroupKind, PairData, PairRow, Sources};

/// Rows this far out of sight are painted too, so that the focus can move to them.
const OVERSCAN: f32 = 120.0;
/// Rows wider than this are tiring to read.
const WIDEST: f32 = 1100.0;

/// The Pairs tab with what it keeps between frames.
#[derive(Debug)]
pub(crate) struct Pairs {
    key: Option<(u64, (PartyId, PartyId))>,
    data: PairData,
    folded: BTreeSet<GroupKind>,
    heights: Heights,
    /// A group that is to be scrolled to, and for how many frames: heights that were
    /// estimated get exact as soon as they are measured.
    going: Option<(GroupKind, u8)>,
}

impl Default for Pairs {
    fn default() -> Self {
        Self {
            key: None,
            data: PairData::default(),
            folded: BTreeSet::from([GroupKind::NeitherSpeaks]),
            heights: Heights::default(),
            going: None,
        }
    }
}

impl Pairs {
    /// Shows the chosen pair.
    pub(crate) fn show(&mut self, ui: &mut Ui, session: &Session, view: &View) -> Vec<Action> {
        let mut actions = Vec::new();
        let dossier = session.dossier();
        let Some(pair) = data::chosen(dossier, view.at.pair.as_ref()) else {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.heading("No pair to show");
                ui.weak("The agenda of this case has fewer than two parties");
            });
            return actions;
        };
        let key = Some((session.generation(), pair.clone()));
        if self.key != key {
            let read = words::read(session);
            let sources = Sources {
                dossier,
                table: session.table(),
                read: &read,
            };
            self.data = data::build(sources, &pair.0, &pair.1);
            self.heights.forget();
            self.key = key;
        }
        ui.add_space(2.0);
        top::choice(ui, &self.data, &dossier.agenda, &mut actions);
        if let Some(kind) = top::groups(ui, &self.data) {
            self.folded.remove(&kind);
            self.heights.forget();
            self.going = Some((kind, 3));
        }
        ui.add_space(2.0);
        self.groups(ui, view, &mut actions);
        actions
    }

    fn groups(&mut self, ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
        let width = (ui.available_width() - 8.0).clamp(120.0, WIDEST);
        top::names(ui, &self.data, width);
        let lines = Lines::of(&self.data, &self.folded);
        if !self.heights.fit(ui, &lines, width) {
            ui.request_repaint();
        }
        let pair = self.key.as_ref().map(|(_, pair)| pair);
        let mut area = ScrollArea::vertical()
            .id_salt(("pairs", pair))
            .auto_shrink(false);
        if let Some((kind, frames)) = self.going {
            self.going = frames.checked_sub(1).map(|left| (kind, left));
            ui.request_repaint();
            if let Some(line) = lines.head(kind) {
                area = area.vertical_scroll_offset((self.heights.top(line) - 4.0).max(0.0));
            }
        }
        let mut clicked = None;
        area.show_viewport(ui, |ui, viewport| {
            ui.set_height(self.heights.whole());
            let origin = ui.max_rect().min;
            for part in self.heights.visible(viewport.expand(OVERSCAN)) {
                let at = origin + vec2(0.0, self.heights.top(part));
                match lines.0[part] {
                    Line::Head(group, open) => {
                        let rect = Rect::from_min_size(at, vec2(width, paint::HEAD));
                        if paint::head(ui, rect, group, open) {
                            clicked = Some(group.kind);
                        }
                    }
                    Line::Row(row, bare) => paint::row(ui, row, at, width, bare, view, actions),
                }
            }
        });
        if let Some(kind) = clicked {
            if !self.folded.remove(&kind) {
                self.folded.insert(kind);
            }
            self.heights.forget();
        }
    }
}

/// A line of the tab.
#[derive(Clone, Copy, Debug)]
enum Line<'a> {
    /// The head of a group, and whether its rows are shown.
    Head(&'a Group, bool),
    /// A row, and whether it is shown without what silence alone would say.
    Row(&'a PairRow, bool),
}

/// All lines from top to bottom, without the rows of folded groups.
#[derive(Debug)]
struct Lines<'a>(Vec<Line<'a>>);

impl<'a> Lines<'a> {
    fn of(data: &'a PairData, folded: &BTreeSet<GroupKind>) -> Self {
        let mut lines = Vec::new();
        for group in &data.groups {
            let open = !folded.contains(&group.kind);
            lines.push(Line::Head(group, open));
            let bare = group.kind == GroupKind::NeitherSpeaks;
            let rows = group.rows.iter().filter(|_| open);
            lines.extend(rows.map(|row| Line::Row(row, bare)));
        }
        Self(lines)
    }

    /// Returns the place of a group's head.
    fn head(&self, kind: GroupKind) -> Option<usize> {
        let is = |line: &Line<'_>| matches!(line, Line::Head(group, _) if group.kind == kind);
        self.0.iter().position(is)
    }
}

impl Stacked for Lines<'_> {
    fn count(&self) -> usize {
        self.0.len()
    }

    fn bytes(&self, part: usize) -> usize {
        match self.0[part] {
            Line::Head(..) => 0,
            // A row is laid out in many pieces, which cost more than their letters.
            Line::Row(row, _) => 1_500 + row.bytes(),
        }
    }

    fn gap(&self, part: usize) -> f32 {
        match self.0[part] {
            Line::Head(..) => 10.0,
            Line::Row(..) => 6.0,
        }
    }

    fn estimate(&self, part: usize, width: f32) -> f32 {
        match self.0[part] {
            Line::Head(..) => paint::HEAD,
            Line::Row(_, true) => 52.0,
            Line::Row(row, false) => {
                let lines = (row.bytes() as f32 * 3.3 / width).ceil();
                90.0 + 17.0 * lines
            }
        }
    }

    fn measure(&self, ui: &Ui, part: usize, width: f32) -> f32 {
        match self.0[part] {
            Line::Head(..) => paint::HEAD,
            Line::Row(row, bare) => lay::row(ui, row, width, bare).height,
        }
    }
}
