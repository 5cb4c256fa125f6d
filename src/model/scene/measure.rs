//! How wide text comes out, and what fits into a width.

use super::Weight;

/// Tells how wide a line of text is in points, at a size and weight.
#[derive(Clone, Copy)]
pub struct Measure<'a>(pub &'a dyn Fn(&str, f32, Weight) -> f32);

impl std::fmt::Debug for Measure<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Measure")
    }
}

impl Measure<'_> {
    /// Returns the width of a line of text.
    #[must_use]
    pub fn width(&self, text: &str, size: f32, weight: Weight) -> f32 {
        (self.0)(text, size, weight)
    }

    /// Returns `text`, or as much of its beginning as fits into `width` with `…` behind.
    #[must_use]
    pub fn cut(&self, text: &str, size: f32, weight: Weight, width: f32) -> String {
        if self.width(text, size, weight) <= width {
            return text.to_owned();
        }
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let shown = |end: usize| format!("{}…", text[..end].trim_end());
        let fits = ends.partition_point(|end| self.width(&shown(*end), size, weight) <= width);
        shown(fits.checked_sub(1).map_or(0, |last| ends[last]))
    }

    /// Returns `text` in at most `most` lines of `width`, broken between words; what does not
    /// fit is cut, and the last line ends in `…` then.
    #[must_use]
    pub fn wrap(
        &self,
        text: &str,
        size: f32,
        weight: Weight,
        width: f32,
        most: usize,
    ) -> Vec<String> {
        let fits = |line: &str| self.width(line, size, weight) <= width;
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut lines: Vec<String> = Vec::new();
        let mut line = String::new();
        for (at, word) in words.iter().enumerate() {
            let joined = if line.is_empty() {
                (*word).to_owned()
            } else {
                format!("{line} {word}")
            };
            if line.is_empty() || fits(&joined) {
                line = joined;
                continue;
            }
            if lines.len() + 1 >= most {
                line = format!("{line} {}", words[at..].join(" "));
                break;
            }
            lines.push(std::mem::replace(&mut line, (*word).to_owned()));
        }
        lines.extend((!line.is_empty()).then_some(line));
        for line in &mut lines {
            *line = self.cut(line, size, weight, width);
        }
        lines
    }
}
