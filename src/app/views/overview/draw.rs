//! What the drawings of all cards share: sizes, heads of columns and rows, and where a
//! click leads.

use crate::model::scene::{Anchor, Frame, Letters, Measure, Scene, Tone, Weight, point};

use super::super::super::state::Action;
use super::data::Column;

pub(super) const BODY: f32 = 13.0;
pub(super) const SMALL: f32 = 11.5;
pub(super) const TINY: f32 = 10.5;

/// A drawn card.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    pub(crate) scene: Scene,
    /// Where each spot of the scene leads.
    pub(crate) leads: Vec<Option<Action>>,
    /// How much on the left stays when the rest is scrolled sideways.
    pub(crate) head: f32,
}

impl Drawn {
    pub(super) fn new(width: f32) -> Self {
        Self {
            scene: Scene::new(width, 0.0),
            ..Self::default()
        }
    }

    /// Adds a part with its name and where it leads.
    pub(super) fn spot(&mut self, frame: Frame, name: impl Into<String>, leads: Option<Action>) {
        self.scene.spot(frame, name);
        self.leads.push(leads);
    }
}

/// How a matrix with one column a party is laid out.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grid {
    /// The width of the heads of rows.
    pub(super) head: f32,
    /// The height of the heads of columns.
    pub(super) top: f32,
    /// The width of a column.
    pub(super) cell: f32,
}

impl Grid {
    /// Fits `columns` into `width` beside heads of at most `head`, if each gets `least` then;
    /// else the matrix becomes wider.
    pub(super) fn new(width: f32, head: f32, columns: usize, least: f32) -> Self {
        let room = (width - head) / columns.max(1) as f32;
        Self {
            head,
            top: 38.0,
            cell: room.min(220.0).max(least),
        }
    }

    /// Returns where a column begins.
    pub(super) fn left(&self, column: usize) -> f32 {
        self.head + column as f32 * self.cell
    }

    /// Returns how wide all is.
    pub(super) fn width(&self, columns: usize) -> f32 {
        self.left(columns)
    }
}

/// Draws the names of the parties above their columns, each with its bar.
pub(super) fn heads(drawn: &mut Drawn, grid: &Grid, parties: &[Column], measure: Measure<'_>) {
    for (at, party) in parties.iter().enumerate() {
        let left = grid.left(at);
        let bar = Frame::new(left + 2.0, 4.0, 3.0, grid.top - 8.0);
        drawn.scene.fill(bar, 1.0, Tone::Party(party.index));
        let room = grid.cell - 12.0;
        let lines = measure.wrap(&party.name, SMALL, Weight::Strong, room, 2);
        let top = grid.top / 2.0 - 7.0 * (lines.len() as f32 - 1.0);
        for (n, line) in lines.iter().enumerate() {
            let at = point(left + 9.0, top + 14.0 * n as f32);
            let letters = Letters::strong(SMALL, Tone::Ink);
            drawn.scene.text(at, Anchor::Start, letters, line.as_str());
        }
        let frame = Frame::new(left, 0.0, grid.cell, grid.top);
        drawn.spot(frame, party.name.as_str(), None);
    }
}

/// Draws the name of a row, in at most two lines, around the height `middle`.
pub(super) fn row_head(
    drawn: &mut Drawn,
    text: &str,
    left: f32,
    middle: f32,
    room: f32,
    measure: Measure<'_>,
) {
    let lines = measure.wrap(text, BODY, Weight::Regular, room, 2);
    let top = middle - 8.0 * (lines.len() as f32 - 1.0);
    for (n, line) in lines.iter().enumerate() {
        let letters = Letters::plain(BODY, Tone::Ink);
        let at = point(left, top + 16.0 * n as f32);
        drawn.scene.text(at, Anchor::Start, letters, line.as_str());
    }
}
