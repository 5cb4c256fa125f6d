//! The Pairs tab: two parties, and where they agree, where a condition would bridge, where
//! they clash and where one of them is silent, each with the words of both side by side.
//! In: the session's table. Out: which pair, cell or quote was chosen. Changes nothing.

mod data;
mod lay;
mod paint;
mod side;
#[cfg(test)]
mod tests;
mod thirds;
mod top;
mod trade;

use std::collections::BTreeSet;

use egui::{Rect, ScrollArea, Ui, vec2};

use crate::model::PartyId;
use crate::session::{Look, Session};

use super::super::behind::Behind;
use super::super::state::{Action, View};
use super::super::widgets::{Heights, Stacked};
use super::parties::Parties;
use super::trades::TradeLine;
use super::words;

use data::{Group, GroupKind, PairData, PairRow, Sources};
use thirds::Split;
use top::Chip;

/// Rows this far out of sight are painted too, so that the focus can move to them.
const OVERSCAN: f32 = 120.0;
/// Rows wider than this are tiring to read.
const WIDEST: f32 = 1100.0;

/// The Pairs tab with what it keeps between frames.
#[derive(Debug)]
pub(crate) struct Pairs {
    made: Behind<(PartyId, PartyId), PairData>,
    data: PairData,
    folded: BTreeSet<GroupKind>,
    /// Only rows are shown on which this party stands against both.
    split: Option<Split>,
    heights: Heights,
    /// A group that is to be scrolled to, and for how many frames: heights that were
    /// estimated get exact as soon as they are measured.
    going: Option<(GroupKind, u8)>,
}

impl Default for Pairs {
    fn default() -> Self {
        Self {
            made: Behind::default(),
            data: PairData::default(),
            folded: BTreeSet::from([GroupKind::NeitherSpeaks]),
            split: None,
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
        let (a, b) = pair.clone();
        let make = move |look: &Look| {
            let read = words::count(look.read(), "article");
            let shown = Parties::in_table(look.dossier(), look.table());
            let sources = Sources {
                dossier: look.dossier(),
                table: look.table(),
                read: &read,
                shown: &shown,
                trades: &look.trades(),
            };
            data::build(sources, &a, &b)
        };
        if let Some(data) = self.made.follow(ui, session, &pair, make) {
            self.data = data;
            let splits = &self.data.splits;
            self.split
                .take_if(|split| splits.iter().all(|(known, _)| known != split));
            self.heights.forget();
        }
        ui.add_space(2.0);
        top::choice(ui, &self.data, &dossier.agenda, &mut actions);
        let shown = dossier.parties();
        let others = shown.iter().any(|id| *id != pair.0 && *id != pair.1);
        match top::chips(ui, &self.data, self.split.as_ref(), others, &mut actions) {
            Some(Chip::Group(kind)) => {
                self.folded.remove(&kind);
                self.split = None;
                self.heights.forget();
                self.going = Some((kind, 3));
            }
            Some(Chip::Split(split)) => {
                self.split = Some(split).filter(|split| self.split.as_ref() != Some(split));
                self.heights.forget();
            }
            None => {}
        }
        ui.add_space(2.0);
        self.groups(ui, &pair, view, &mut actions);
        actions
    }

    fn groups(
        &mut self,
        ui: &mut Ui,
        pair: &(PartyId, PartyId),
        view: &View,
        actions: &mut Vec<Action>,
    ) {
        let width = (ui.available_width() - 8.0).clamp(120.0, WIDEST);
        top::names(ui, &self.data, width);
        let lines = Lines::of(&self.data, &self.folded, self.split.as_ref());
        if !self.heights.fit(ui, &lines, width) {
            ui.request_repaint();
        }
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
                    Line::Head(group, some, open) => {
                        let rect = Rect::from_min_size(at, vec2(width, paint::HEAD));
                        if paint::head(ui, rect, group, some, open) {
                            clicked = Some(group.kind);
                        }
                    }
                    Line::Row(row, bare) => paint::row(ui, row, at, width, bare, view, actions),
                    Line::Trade(trade) => trade::show(ui, trade, at, width, actions),
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
    /// The head of a group, how many of its rows are shown if not all, and whether any is.
    Head(&'a Group, Option<usize>, bool),
    /// A row, and whether it is shown without what silence alone would say.
    Row(&'a PairRow, bool),
    Trade(&'a TradeLine),
}

/// All lines from top to bottom, without the rows of folded groups.
#[derive(Debug)]
struct Lines<'a>(Vec<Line<'a>>);

impl<'a> Lines<'a> {
    fn of(data: &'a PairData, folded: &BTreeSet<GroupKind>, split: Option<&Split>) -> Self {
        let mut lines = Vec::new();
        for group in &data.groups {
            if let Some(split) = split {
                // Only what fits, and no heads of groups in which nothing does.
                let fits = |row: &&PairRow| row.thirds.splits.contains(split);
                let rows = group.rows.iter().filter(fits);
                let rows: Vec<Line<'a>> = rows.map(|row| Line::Row(row, false)).collect();
                if !rows.is_empty() {
                    lines.push(Line::Head(group, Some(rows.len()), true));
                    lines.extend(rows);
                }
                continue;
            }
            let open = !folded.contains(&group.kind);
            lines.push(Line::Head(group, None, open));
            let bare = group.kind == GroupKind::NeitherSpeaks;
            let rows = group.rows.iter().filter(|_| open);
            lines.extend(rows.map(|row| Line::Row(row, bare)));
            let trades = group.trades.iter().filter(|_| open);
            lines.extend(trades.map(Line::Trade));
        }
        Self(lines)
    }

    /// Returns the place of a group's head.
    fn head(&self, kind: GroupKind) -> Option<usize> {
        let is = |line: &Line<'_>| matches!(line, Line::Head(group, ..) if group.kind == kind);
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
            Line::Trade(trade) => 600 + trade.sentence.len() + trade.words.len(),
        }
    }

    fn gap(&self, part: usize) -> f32 {
        match self.0[part] {
            Line::Head(..) => 10.0,
            Line::Row(..) | Line::Trade(_) => 6.0,
        }
    }

    fn estimate(&self, part: usize, width: f32) -> f32 {
        match self.0[part] {
            Line::Head(..) => paint::HEAD,
            Line::Row(_, true) => 52.0,
            Line::Trade(_) => 125.0,
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
            Line::Trade(trade) => trade::height(ui, trade, width),
        }
    }
}
