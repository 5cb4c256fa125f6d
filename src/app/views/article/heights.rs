//! Where each paragraph stands: measured a portion a frame, estimated until then, so that
//! a text of megabytes never stops the window.

use std::ops::Range;

use egui::{Rect, Ui};

use super::data::{ArticleData, Kind};
use super::paint;

/// How many bytes of text are measured in one frame.
const PORTION: usize = 150_000;

/// The tops of all paragraphs at one width.
#[derive(Debug, Default)]
pub(super) struct Heights {
    fitted: Option<(f32, f32)>,
    /// Measured heights, with the gap below; `None` until measured.
    known: Vec<Option<f32>>,
    tops: Vec<f32>,
}

impl Heights {
    /// Forgets everything: it is another text.
    pub(super) fn forget(&mut self) {
        self.fitted = None;
    }

    /// Measures the next portion for a text `width` points wide. Returns whether all is
    /// measured.
    pub(super) fn fit(&mut self, ui: &Ui, data: &ArticleData, width: f32) -> bool {
        let key = Some((width, ui.pixels_per_point()));
        if self.fitted != key || self.known.len() != data.paragraphs.len() {
            self.known = vec![None; data.paragraphs.len()];
            self.fitted = key;
            self.tops.clear();
        }
        let mut left = PORTION;
        let mut measured = self.tops.is_empty();
        let mut complete = true;
        for (index, paragraph) in data.paragraphs.iter().enumerate() {
            if self.known[index].is_some() {
                continue;
            }
            if left == 0 {
                complete = false;
                break;
            }
            left = left.saturating_sub(paragraph.text.len());
            let galley = paint::galley(ui, data, index, width, paint::Seen::default());
            self.known[index] = Some(galley.size().y);
            measured = true;
        }
        if measured {
            self.stack(data, width);
        }
        complete
    }

    fn stack(&mut self, data: &ArticleData, width: f32) {
        self.tops.clear();
        let mut top = 4.0;
        for (index, paragraph) in data.paragraphs.iter().enumerate() {
            if !paragraph.goes_on && index > 0 {
                top += gap(paragraph.kind);
            }
            self.tops.push(top);
            // About six points a letter and seventeen a line, until it is measured.
            let lines = (paragraph.text.len() as f32 * 6.2 / width).ceil().max(1.0);
            top += self.known[index].unwrap_or(lines * 17.0);
        }
        self.tops.push(top + 40.0);
    }

    /// Returns the top of a paragraph.
    pub(super) fn top(&self, paragraph: usize) -> f32 {
        self.tops.get(paragraph).copied().unwrap_or_default()
    }

    /// Returns the height of the whole text.
    pub(super) fn whole(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// Returns the paragraphs that can be seen in `viewport`.
    pub(super) fn visible(&self, viewport: Rect) -> Range<usize> {
        let count = self.tops.len().saturating_sub(1);
        let first = self
            .tops
            .partition_point(|top| *top <= viewport.top())
            .saturating_sub(1);
        let last = self.tops.partition_point(|top| *top < viewport.bottom());
        first.min(count)..last.min(count)
    }
}

fn gap(kind: Kind) -> f32 {
    match kind {
        Kind::Furniture => 2.0,
        Kind::Headline | Kind::Body => 9.0,
    }
}
