//! Where each part of a long column stands: measured a portion a frame, estimated until then,
//! so that neither a text of megabytes nor hundreds of rows ever stop the window.

use std::ops::Range;

use egui::{Rect, Ui};

/// How much is measured in one frame, in bytes of text.
const PORTION: usize = 150_000;

/// A column of parts below each other.
pub(crate) trait Stacked {
    /// Room above the first part.
    const ABOVE: f32 = 4.0;
    /// Room below the last part.
    const BELOW: f32 = 40.0;

    /// Returns how many parts there are.
    fn count(&self) -> usize;

    /// Returns how many bytes of text a part has: what measuring it costs.
    fn bytes(&self, part: usize) -> usize;

    /// Returns the room between a part and the one before it.
    fn gap(&self, part: usize) -> f32;

    /// Returns about how high a part is at a width, without measuring it.
    fn estimate(&self, part: usize, width: f32) -> f32;

    /// Measures a part at a width.
    fn measure(&self, ui: &Ui, part: usize, width: f32) -> f32;
}

/// The tops of all parts at one width.
#[derive(Clone, Debug, Default)]
pub(crate) struct Heights {
    fitted: Option<(f32, f32)>,
    /// Measured heights, without the gap before; `None` until measured.
    known: Vec<Option<f32>>,
    tops: Vec<f32>,
}

impl Heights {
    /// Forgets everything: these are other parts.
    pub(crate) fn forget(&mut self) {
        self.fitted = None;
    }

    /// Forgets all but the first `count` parts: the others are others now.
    pub(crate) fn keep(&mut self, count: usize) {
        self.known.truncate(count);
        self.tops.clear();
    }

    /// Measures the next portion of a column `width` points wide. Returns whether all is
    /// measured.
    pub(crate) fn fit(&mut self, ui: &Ui, column: &impl Stacked, width: f32) -> bool {
        let key = Some((width, ui.pixels_per_point()));
        if self.fitted != key {
            self.known.clear();
            self.fitted = key;
        }
        if self.known.len() != column.count() {
            self.known.resize(column.count(), None);
            self.tops.clear();
        }
        let mut left = PORTION;
        let mut measured = self.tops.is_empty();
        let mut complete = true;
        for (part, known) in self.known.iter_mut().enumerate() {
            if known.is_some() {
                continue;
            }
            if left == 0 {
                complete = false;
                break;
            }
            left = left.saturating_sub(column.bytes(part));
            *known = Some(column.measure(ui, part, width));
            measured = true;
        }
        if measured {
            self.stack(column, width);
        }
        complete
    }

    /// Measures what can be seen in `viewport` and is not measured yet, so that nothing stands
    /// where another part is. Returns the parts that can be seen then.
    pub(crate) fn fit_seen<C: Stacked>(
        &mut self,
        ui: &Ui,
        column: &C,
        width: f32,
        viewport: Rect,
    ) -> Range<usize> {
        loop {
            let seen = self.visible(viewport);
            let new = seen.clone().filter(|part| self.known[*part].is_none());
            let new: Vec<usize> = new.collect();
            if new.is_empty() {
                return seen;
            }
            for part in new {
                self.known[part] = Some(column.measure(ui, part, width));
            }
            self.stack(column, width);
        }
    }

    fn stack<C: Stacked>(&mut self, column: &C, width: f32) {
        self.tops.clear();
        let mut top = C::ABOVE;
        for (part, known) in self.known.iter().enumerate() {
            if part > 0 {
                top += column.gap(part);
            }
            self.tops.push(top);
            top += known.unwrap_or_else(|| column.estimate(part, width));
        }
        self.tops.push(top + C::BELOW);
    }

    /// Returns the top of a part.
    pub(crate) fn top(&self, part: usize) -> f32 {
        self.tops.get(part).copied().unwrap_or_default()
    }

    /// Returns the height of the whole column.
    pub(crate) fn whole(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Returns the parts that can be seen in `viewport`.
    pub(crate) fn visible(&self, viewport: Rect) -> Range<usize> {
        let count = self.tops.len().saturating_sub(1);
        let first = self
            .tops
            .partition_point(|top| *top <= viewport.top())
            .saturating_sub(1);
        let last = self.tops.partition_point(|top| *top < viewport.bottom());
        first.min(count)..last.min(count)
    }
}
