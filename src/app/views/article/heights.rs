//! How high the paragraphs of an article are.

use egui::Ui;

use super::super::super::widgets::Stacked;
use super::data::{ArticleData, Kind, Paragraph};
use super::paint;

/// How high the line of a stretch of furniture is.
pub(super) const FOLD: f32 = 24.0;

impl Paragraph {
    /// Returns how far its words stand in from the edge of the text.
    pub(super) fn indent(&self) -> f32 {
        match self.kind {
            Kind::Item => 24.0,
            Kind::Quote => 16.0,
            _ => 0.0,
        }
    }

    /// Returns the room that the line of its stretch takes above its words.
    pub(super) fn above(&self) -> f32 {
        if self.fold.is_some() { FOLD } else { 0.0 }
    }
}

impl Stacked for ArticleData {
    fn count(&self) -> usize {
        self.paragraphs.len()
    }

    fn bytes(&self, paragraph: usize) -> usize {
        self.paragraphs[paragraph].text.len()
    }

    fn gap(&self, paragraph: usize) -> f32 {
        let before = paragraph.checked_sub(1).map(|at| self.paragraphs[at].kind);
        let paragraph = &self.paragraphs[paragraph];
        let same_kind = before == Some(paragraph.kind);
        match paragraph.kind {
            _ if paragraph.goes_on => 0.0,
            _ if paragraph.same_block => 1.0,
            Kind::Furniture if paragraph.fold.is_none() => 2.0,
            Kind::Furniture | Kind::Folded => 8.0,
            Kind::Item if same_kind => 3.0,
            Kind::Heading => 15.0,
            Kind::Headline | Kind::Body | Kind::Item | Kind::Quote => 9.0,
        }
    }

    fn estimate(&self, paragraph: usize, width: f32) -> f32 {
        let paragraph = &self.paragraphs[paragraph];
        if paragraph.kind == Kind::Folded {
            return FOLD;
        }
        // About six points a letter and seventeen a line.
        let letters = paragraph.text.len() as f32;
        let lines = (letters * 6.2 / (width - paragraph.indent())).ceil();
        lines.max(1.0) * 17.0 + paragraph.above()
    }

    fn measure(&self, ui: &Ui, paragraph: usize, width: f32) -> f32 {
        let above = self.paragraphs[paragraph].above();
        if self.paragraphs[paragraph].kind == Kind::Folded {
            return above;
        }
        let plain = paint::Seen::default();
        above + paint::galley(ui, self, paragraph, width, plain).size().y
    }
}
