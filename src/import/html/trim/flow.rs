//! Where white space shows nothing: between blocks, next to where one is opened. Most of what
//! stands between the marks of a page is such, and each piece of it is a node of its tree.

use super::super::tags::is_silent;
use super::mark::{Mark, begins_word, is_opened};

/// Elements that, wherever they are opened, stand apart from what is before them; by the
/// alphabet. Those written in capitals are not known.
const BLOCKS: &[&str] = &[
    "article",
    "aside",
    "blockquote",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "section",
    "ul",
];

/// What stands before the next mark.
#[derive(Default)]
pub(super) struct Flow<'h> {
    /// Whether no word has come since a block was opened.
    at_start: bool,
    /// The element all of which is passed over, and how often it is opened in itself.
    within: Option<(&'h str, usize)>,
}

impl<'h> Flow<'h> {
    /// Says whether `text`, which stands before the mark at the head of `next`, is white space
    /// that shows nothing.
    pub(super) fn is_void(&mut self, text: &str, next: &str) -> bool {
        if self.within.is_some() || text.is_empty() {
            return false;
        }
        let is_white = text.bytes().all(|byte| byte.is_ascii_whitespace()) && !begins_word(next);
        self.at_start &= is_white;
        is_white && (self.at_start || opens_block(next))
    }

    /// Passes the mark `mark`.
    pub(super) fn pass(&mut self, mark: &'h str) {
        let opened = is_opened(mark);
        if begins_word(mark) {
            self.at_start &= self.within.is_some();
        }
        if !opened && !mark.starts_with("</") {
            return;
        }
        let mut attributes = Mark::of(mark);
        let name = attributes.name;
        if let Some((passed, depth)) = &mut self.within {
            if !name.eq_ignore_ascii_case(passed) {
            } else if opened {
                *depth += 1;
            } else if *depth > 0 {
                *depth -= 1;
            } else {
                self.within = None;
            }
            return;
        }
        if !opened {
            return;
        }
        // In these white space means something else, or what is in them is not shown.
        let is_hidden = attributes.any(|(name, _)| {
            name.eq_ignore_ascii_case("hidden") || name.eq_ignore_ascii_case("aria-hidden")
        });
        let small = name.to_ascii_lowercase();
        if is_hidden || small == "pre" || small != "head" && is_silent(&small) {
            self.within = Some((name, 0));
        } else if is_block(name) {
            self.at_start = true;
        }
    }
}

/// Says whether a block is opened at the head of `text`.
fn opens_block(text: &str) -> bool {
    is_opened(text) && is_block(Mark::of(text).name)
}

fn is_block(name: &str) -> bool {
    BLOCKS.binary_search(&name).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_looked_for_by_halves() {
        assert!(BLOCKS.is_sorted());
    }
}
