//! How high the paragraphs of an article are.

use egui::Ui;

use super::super::super::widgets::Stacked;
use super::data::{ArticleData, Kind};
use super::paint;

impl Stacked for ArticleData {
    fn count(&self) -> usize {
        self.paragraphs.len()
    }

    fn bytes(&self, paragraph: usize) -> usize {
        self.paragraphs[paragraph].text.len()
    }

    fn gap(&self, paragraph: usize) -> f32 {
        let paragraph = &self.paragraphs[paragraph];
        match paragraph.kind {
            _ if paragraph.goes_on => 0.0,
            Kind::Furniture => 2.0,
            Kind::Headline | Kind::Body => 9.0,
        }
    }

    fn estimate(&self, paragraph: usize, width: f32) -> f32 {
        // About six points a letter and seventeen a line.
        let letters = self.paragraphs[paragraph].text.len() as f32;
        let lines = (letters * 6.2 / width).ceil().max(1.0);
        lines * 17.0
    }

    fn measure(&self, ui: &Ui, paragraph: usize, width: f32) -> f32 {
        let plain = paint::Seen::default();
        paint::galley(ui, self, paragraph, width, plain).size().y
    }
}
