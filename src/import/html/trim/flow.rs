//! Where white space shows nothing: at the head of a block, and between two. Much of what stands
//! between the marks of a page is such, and each piece of it is a node of its tree.

use super::super::tags::is_silent;
use super::HIDING;
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

/// Elements that are never closed.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// What stands before the next mark.
#[derive(Default)]
pub(super) struct Flow<'h> {
    last: Last,
    /// The element all of which is passed over, and how often it is opened in itself.
    within: Option<(&'h str, usize)>,
}

/// What was read last.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Last {
    /// The mark that opens a block.
    Opened,
    /// The mark that closes one, if it is open at all.
    Closed,
    /// Words, or another mark.
    #[default]
    Other,
}

impl<'h> Flow<'h> {
    /// Says whether `text`, which stands before the mark at the head of `next`, is white space
    /// at the head of a block or between two. Next to what stands in a line it may show, also
    /// where a block is between that is not: hence a block on both sides. A mark that closes one
    /// does not make sure that there is one.
    pub(super) fn is_void(&mut self, text: &str, next: &str) -> bool {
        if self.within.is_some() || text.is_empty() {
            return false;
        }
        let is_white = text.bytes().all(|byte| byte.is_ascii_whitespace()) && !begins_word(next);
        if !is_white {
            self.last = Last::Other;
        }
        match self.last {
            Last::Opened => true,
            Last::Closed => opens_block(next),
            Last::Other => false,
        }
    }

    /// Passes the mark `mark`, which opens an element that may be `hidden`, or a `<` that is a
    /// letter of the text.
    pub(super) fn pass(&mut self, mark: &'h str, hidden: bool) {
        let opened = is_opened(mark);
        if !opened && !mark.starts_with("</") {
            self.last = Last::Other;
            return;
        }
        let mark = Mark::of(mark);
        let name = mark.name;
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
        let small = mark.small_name();
        // In these white space means something else, or what is in them is not shown.
        let passes = small == "pre"
            || small != "head" && is_silent(&small)
            || hidden && !VOID.contains(&&*small);
        self.last = Last::Other;
        if opened && passes {
            self.within = Some((name, 0));
        } else if is_block(name) {
            self.last = if opened { Last::Opened } else { Last::Closed };
        }
    }
}

/// Says whether a block that is shown is opened at the head of `text`.
fn opens_block(text: &str) -> bool {
    let mut mark = Mark::of(text);
    is_opened(text) && is_block(mark.name) && !mark.any(|(name, _)| may_hide(name))
}

/// Says whether an attribute of that name may hide an element.
fn may_hide(name: &str) -> bool {
    HIDING
        .iter()
        .chain(&["style"])
        .any(|hiding| name.eq_ignore_ascii_case(hiding))
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
