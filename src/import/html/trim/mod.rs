//! A page without what its tree has no use for: scripts, styles, comments, drawings,
//! attributes that nothing here reads, and white space between blocks. These are most
//! of a page of today, and a tree is built several times faster without them.
//!
//! What is cut is told by the rules by which a tree is built (HTML Living Standard, 13.2.5:
//! tokenization). Where they depend on more than is known here, nothing more is cut.

mod ends;
mod flow;
mod mark;
#[cfg(test)]
mod tests;

use std::ops::Range;

use memchr::memchr;

use self::ends::{comment_end, drawing_end, script_end, text_end};
use self::flow::Flow;
use self::mark::{Mark, begins_word, is_opened, mark_end};

/// A page made shorter.
#[derive(Debug)]
pub(super) struct Trimmed<'h> {
    /// What a tree is to be made of.
    pub(super) html: String,
    /// What the page tells machines of itself (JSON-LD): the content of such scripts, as far as
    /// they were cut.
    pub(super) data: Vec<&'h str>,
}

/// Elements whose content is text, whatever stands in it, and stays.
const TEXT: &[&str] = &["title", "textarea", "iframe", "xmp", "noembed", "noframes"];

/// The attributes that are read, here or by Readability: what an element is, what is told of the
/// page, and whether anything is shown.
const READ: &[&str] = &[
    "aria-hidden",
    "aria-modal",
    "class",
    "colspan",
    "content",
    "datatable",
    "datetime",
    "dir",
    "hidden",
    "id",
    "itemprop",
    "lang",
    "loading",
    "name",
    "property",
    "pubdate",
    "rel",
    "role",
    "rowspan",
    "start",
    "summary",
    "type",
];

/// Those of them that may hide an element, as a style may.
const HIDING: &[&str] = &["aria-hidden", "hidden"];

/// Those that name something elsewhere, or a picture that is written out in them: how they begin
/// is read.
const ADDRESSES: &[&str] = &["href", "src", "srcset", "data-src", "data-srcset"];

/// So much of them is kept, in bytes, but in a `link`.
const LONGEST_ADDRESS: usize = 100;

/// So much of the address of an `a` is kept, in bytes: it tells whether it leads to another page,
/// or starts a script.
const LONGEST_LINK: usize = "javascript:".len();

/// A comment that holds the place of what is cut.
const EMPTY: &str = "<!---->";

/// Returns `html` without what its tree has no use for, in time proportional to its length.
pub(super) fn trim(html: &str) -> Trimmed<'_> {
    let mut trim = Trim {
        html,
        kept: String::with_capacity(html.len() / 2),
        copied: 0,
        in_text: false,
        hidden: false,
        data: Vec::new(),
    };
    trim.run();
    trim.kept.push_str(&html[trim.copied..]);
    Trimmed {
        html: trim.kept,
        data: trim.data,
    }
}

struct Trim<'h> {
    html: &'h str,
    kept: String,
    /// Up to here all is in `kept` or cut.
    copied: usize,
    /// Whether text was kept last, and not a mark.
    in_text: bool,
    /// Whether the element opened last is hidden, or may be.
    hidden: bool,
    data: Vec<&'h str>,
}

impl<'h> Trim<'h> {
    /// Cuts up to the end, or to where it can no longer be told what a tree makes of the page.
    fn run(&mut self) {
        let html = self.html;
        let mut at = 0;
        let mut flow = Flow::default();
        while let Some(start) = memchr(b'<', &html.as_bytes()[at..]).map(|found| at + found) {
            let rest = &html[start..];
            if flow.is_void(&html[at..start], rest) {
                self.cut(at..start);
            } else if at < start {
                self.in_text = true;
            }
            let length = if rest.starts_with("<!--") {
                let end = comment_end(rest);
                if let Some(end) = end {
                    self.cut_out(start..start + end);
                }
                end
            } else if is_opened(rest) {
                self.element(start)
            } else {
                mark_end(rest)
            };
            let Some(length) = length else {
                return;
            };
            at = start + length;
            let is_cut_out = self.copied == at;
            if !is_cut_out {
                flow.pass(&html[start..at], self.hidden);
                self.in_text = begins_word(rest);
            }
        }
    }

    /// Cuts from the element that is opened at `start`; returns how far from there all is
    /// read. `None` if nothing behind it is known.
    fn element(&mut self, start: usize) -> Option<usize> {
        let html = self.html;
        let mut mark = Mark::of(&html[start..]);
        let name = mark.small_name();
        self.hidden = false;
        match &*name {
            "plaintext" => None,
            "script" => {
                let is_data = mark.any(|(name, value)| {
                    let value = &html[start..][value];
                    name.eq_ignore_ascii_case("type")
                        && value.trim().eq_ignore_ascii_case("application/ld+json")
                });
                let opened = start + mark.end()?;
                let closed = opened + script_end(&html[opened..])?;
                let end = closed + mark_end(&html[closed..])?;
                if is_data {
                    self.data.push(&html[opened..closed]);
                }
                self.cut_out(start..end);
                Some(end - start)
            }
            "style" | "noscript" => {
                let opened = start + mark.end()?;
                let closed = opened + text_end(&html[opened..], &name)?;
                let end = closed + mark_end(&html[closed..])?;
                self.cut_out(start..end);
                Some(end - start)
            }
            "svg" | "math" => {
                let opened = start + mark.end()?;
                if mark.closes_itself() {
                    return Some(opened - start);
                }
                let end = opened + drawing_end(&html[opened..], &name)?;
                self.cut_out(start..end);
                Some(end - start)
            }
            name if TEXT.contains(&name) => {
                let opened = mark.end()?;
                Some(opened + text_end(&html[start + opened..], name)?)
            }
            _ => self.attributes(start, mark),
        }
    }

    /// Cuts attributes of the mark at `start`; returns how long it is.
    fn attributes(&mut self, start: usize, mut mark: Mark<'h>) -> Option<usize> {
        // Of two alike the first counts, which may be one that is cut.
        let mut styled = false;
        while let Some((name, value)) = mark.next() {
            let is = |known: &&str| known.eq_ignore_ascii_case(name);
            if READ.iter().any(is) {
                self.hidden |= HIDING.iter().any(is);
                continue;
            }
            let written = &self.html[start..][value.clone()];
            if ADDRESSES.iter().any(is) {
                let most = match mark.name {
                    "a" => LONGEST_LINK,
                    name if name.eq_ignore_ascii_case("link") => usize::MAX,
                    _ => LONGEST_ADDRESS,
                };
                if value.len() > most {
                    let from = written.floor_char_boundary(most);
                    self.cut(start + value.start + from..start + value.end);
                }
                continue;
            }
            let is_style = is(&"style");
            if !is_style || styled || !hides(written) {
                let attribute = mark.place();
                self.cut(start + attribute.start..start + attribute.end);
            } else {
                self.hidden = true;
            }
            styled |= is_style;
        }
        mark.end()
    }

    fn cut(&mut self, range: Range<usize>) {
        self.kept.push_str(&self.html[self.copied..range.start]);
        self.copied = range.end;
    }

    /// Cuts a whole element or comment. What stands before and behind it must not become one
    /// mark, one letter as in `&<!-- -->lt;`, or one piece of text where it was two: in a table
    /// these go to other places.
    fn cut_out(&mut self, range: Range<usize>) {
        let behind = &self.html[range.end..];
        self.cut(range);
        let after_space = self.kept.ends_with(|c: char| c.is_ascii_whitespace());
        if self.in_text && (!after_space || begins_word(behind)) {
            self.kept.push_str(EMPTY);
            self.in_text = false;
        }
    }
}

/// Says whether a style may hide an element.
fn hides(style: &str) -> bool {
    ["none", "hidden"]
        .iter()
        .any(|word| style.to_ascii_lowercase().contains(word))
}
