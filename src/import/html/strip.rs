//! The text of a page without a tree of it: tags are taken out, one after another. For
//! pages that no tree should be made of, and for tags in tables of articles.

use memchr::{memchr, memmem};
use quick_xml::escape::resolve_html5_entity;

use super::super::draft::{Draft, Piece, Writer};
use super::tags::{is_inline, is_silent};

/// How a page is built, at the worst but for tags that nest in a drawing alone, which the tree
/// itself tells: quotation marks are not looked at, since on a broken
/// page a tree may see them end elsewhere.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// How deep its tags are nested at most.
    pub(super) depth: usize,
    /// How many tags it opens.
    pub(super) tags: usize,
    /// How many marks such as `<b>` are open at all its tags together: a tree repeats those
    /// that are never closed in every block.
    pub(super) marks: usize,
}

/// Says whether a tag sets words apart, and is opened again in the next block.
fn is_mark(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"b"
            | b"big"
            | b"code"
            | b"em"
            | b"font"
            | b"i"
            | b"nobr"
            | b"s"
            | b"small"
            | b"strike"
            | b"strong"
            | b"tt"
            | b"u"
    )
}

/// Says whether a tag holds nothing, or another of its kind closes it.
fn is_shallow(name: &[u8]) -> bool {
    matches!(
        name,
        b"area"
            | b"base"
            | b"br"
            | b"col"
            | b"dd"
            | b"dt"
            | b"embed"
            | b"hr"
            | b"img"
            | b"input"
            | b"li"
            | b"link"
            | b"meta"
            | b"option"
            | b"p"
            | b"path"
            | b"source"
            | b"td"
            | b"th"
            | b"tr"
            | b"track"
            | b"wbr"
    )
}

/// Tags whose content holds no tags.
const RAW: &[&str] = &["script", "style", "textarea", "title", "iframe"];

/// Returns how deep and how often tags are opened in `html`.
pub(super) fn shape(html: &str) -> Shape {
    let mut shape = Shape::default();
    let (mut open, mut marks) = (0_usize, 0_usize);
    let mut drawing = 0_usize;
    // Behind this no comment is closed: looked for once, not at every one that is opened.
    let last_end = memmem::rfind(html.as_bytes(), b"-->").unwrap_or(0);
    let mut rest = html;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let part = &rest[at + 1..];
        rest = part;
        if let Some(comment) = part.strip_prefix("!--") {
            // A comment that is closed at once is none that hides what follows.
            let open = !comment.starts_with('>') && !comment.starts_with("->");
            let closed = html.len() - comment.len() <= last_end;
            if open
                && closed
                && let Some(end) = comment.find("-->")
            {
                rest = &comment[end..];
            }
            continue;
        }
        let closes = part.starts_with('/');
        let named = part.strip_prefix('/').unwrap_or(part);
        let end = named
            .bytes()
            .take(12)
            .position(|byte| !byte.is_ascii_alphanumeric())
            .unwrap_or(12)
            .min(named.len());
        let Some(name) = named.get(..end).filter(|name| !name.is_empty()) else {
            continue;
        };
        let mut small = [0; 12];
        let small = &mut small[..name.len()];
        small.copy_from_slice(name.as_bytes());
        small.make_ascii_lowercase();
        let small = &*small;
        // A table stands in the tree with a body, a row and a cell.
        let levels = if small == b"table" { 4 } else { 1 };
        let mark = usize::from(is_mark(small));
        // In a drawing these hold tags like any other.
        let named_so = named[end..].starts_with(|c: char| c.is_whitespace() || "/>".contains(c));
        if !closes && drawing == 0 && named_so && matches!(small, b"script" | b"style") {
            rest = find_end(part, name).map_or("", |end| &part[end..]);
        }
        if matches!(small, b"svg" | b"math") {
            drawing = if closes {
                drawing.saturating_sub(1)
            } else {
                drawing + 1
            };
        }
        shape.marks += marks;
        shape.tags += usize::from(!closes);
        if closes {
            marks = marks.saturating_sub(mark);
        } else {
            marks += mark;
        }
        if is_shallow(small) {
        } else if closes {
            open = open.saturating_sub(levels);
        } else {
            open += levels;
            shape.depth = shape.depth.max(open);
        }
    }
    shape
}

/// Returns the text of `html`, a paragraph for each block.
pub(in super::super) fn text(html: &str) -> Draft {
    let mut writer = Writer::default();
    let mut title = String::new();
    let mut words = String::new();
    let mut piece = Piece::Paragraph;
    let mut silent = 0_usize;
    let mut in_title = false;
    let mut titled = false;
    for part in Parts::new(html) {
        match part {
            Part::Text(text) if in_title => unescape(text, &mut title),
            Part::Text(text) if silent == 0 => {
                // A line break of the source is a space.
                let mut plain = String::new();
                unescape(text, &mut plain);
                words.push_str(&plain.replace(['\n', '\r'], " "));
            }
            Part::Text(_) => {}
            // Drawings have titles of their own.
            Part::Tag { name, closes, .. } if name == "title" => {
                in_title = !closes && !titled;
                titled = true;
            }
            Part::Tag { name, closes, .. } if is_silent(&name) => {
                silent = if closes {
                    silent.saturating_sub(1)
                } else {
                    silent + 1
                };
            }
            // A head that is never closed ends where the body begins.
            Part::Tag { name, .. } if name == "body" => silent = 0,
            Part::Tag { name, .. } if name == "br" => words.push('\n'),
            Part::Tag { name, .. } if is_inline(&name) => {}
            Part::Tag { name, closes } => {
                writer.push(&piece, &words);
                words.clear();
                piece = if closes {
                    Piece::Paragraph
                } else {
                    piece_of(&name)
                };
            }
        }
    }
    writer.push(&piece, &words);
    Draft {
        title: Some(title).filter(|title| !title.trim().is_empty()),
        ..writer.finish()
    }
}

fn piece_of(name: &str) -> Piece {
    match name {
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Piece::Heading,
        "li" => Piece::Item("•".to_owned()),
        "blockquote" => Piece::Quote,
        _ => Piece::Paragraph,
    }
}

/// Writes `text` with its entities resolved.
fn unescape(text: &str, into: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        into.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.bytes().take(40).position(|byte| byte == b';');
        let resolved = end.and_then(|end| Some((entity(&rest[1..end])?, end)));
        if let Some((word, end)) = resolved {
            into.push_str(&word);
            rest = &rest[end + 1..];
        } else {
            into.push('&');
            rest = &rest[1..];
        }
    }
    into.push_str(rest);
}

fn entity(name: &str) -> Option<String> {
    let Some(number) = name.strip_prefix('#') else {
        return resolve_html5_entity(name).map(str::to_owned);
    };
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code)
        .filter(|&c| c != '\0')
        .map(String::from)
}

/// A part of a page.
enum Part<'h> {
    Text(&'h str),
    Tag { name: String, closes: bool },
}

/// Takes a page apart, in time proportional to its length.
struct Parts<'h> {
    rest: &'h str,
    /// The tag in which no other begins.
    raw: Option<String>,
}

impl<'h> Parts<'h> {
    fn new(html: &'h str) -> Self {
        Self {
            rest: html,
            raw: None,
        }
    }

    fn cut(&mut self, at: usize) -> &'h str {
        let (head, rest) = self.rest.split_at(at.min(self.rest.len()));
        self.rest = rest;
        head
    }
}

impl<'h> Iterator for Parts<'h> {
    type Item = Part<'h>;

    fn next(&mut self) -> Option<Part<'h>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if let Some(raw) = self.raw.take() {
                let end = find_end(self.rest, &raw).unwrap_or(self.rest.len());
                if end > 0 {
                    return Some(Part::Text(self.cut(end)));
                }
            }
            let at = self.rest.find('<').unwrap_or(self.rest.len());
            if at > 0 {
                return Some(Part::Text(self.cut(at)));
            }
            if self.rest.starts_with("<!--") {
                let end = self.rest.find("-->").map_or(self.rest.len(), |at| at + 3);
                self.cut(end);
                continue;
            }
            let after = &self.rest[1..];
            let closes = after.starts_with('/');
            let named = after.strip_prefix('/').unwrap_or(after);
            if !named.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
                return Some(Part::Text(self.cut(1)));
            }
            let length = named
                .find(|c: char| c.is_whitespace() || c == '>' || c == '/')
                .unwrap_or(named.len());
            let name = named[..length.min(named.len())].to_ascii_lowercase();
            let end = end_of_tag(self.rest);
            self.cut(end);
            if !closes && RAW.contains(&name.as_str()) {
                self.raw = Some(name.clone());
            }
            return Some(Part::Tag { name, closes });
        }
    }
}

/// Returns where the tag at the head of `text` ends; a `>` in quotation marks ends none.
fn end_of_tag(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if byte == open => quote = None,
            _ => {}
        }
    }
    // A quotation mark that is never closed is none.
    text.find('>').map_or(text.len(), |at| at + 1)
}

/// Returns where the tag `name` is closed.
fn find_end(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find("</") {
        let at = from + at;
        let found = text.as_bytes().get(at + 2..at + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes())) {
            return Some(at);
        }
        from = at + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_taken_out_and_blocks_stay_apart() {
        let draft = text(
            "<html><head><title>Talks &amp; more</title><style>p > a {}</style></head><body>\
             <script>if (a < b) document.write('<p>no</p>')</script><!-- <p>no</p> -->\
             <h2>The plan</h2><p>One\nline with <b>bold</b> text &mdash; caf&#233;<br>and \
             another &unknown; & more<p title='a > b'>Two<ul><li>First<li>Second</ul>\
             1 < 2<blockquote>We wait.</blockquote>",
        );
        assert_eq!(draft.title.as_deref(), Some("Talks & more"));
        assert_eq!(
            draft.text,
            "The plan\n\nOne line with bold text — café\nand another &unknown; & more\n\nTwo\n\n\
             • First\n• Second\n\n1 < 2\n\nWe wait."
        );
    }

    #[test]
    fn what_a_tree_shows_as_no_text_is_none_here() {
        let draft = text(
            "<p>One<video>no film</video> and<math>x</math> <object>no plug-in</object>two\
             <canvas>no</canvas><audio>no</audio><nobr>three</nobr><center>Four</center>",
        );
        assert_eq!(draft.text, "One and twothree\n\nFour");
    }

    #[test]
    fn the_shape_is_that_of_the_worst_tree() {
        let of = |html: &str| {
            let shape = shape(html);
            (shape.depth, shape.tags, shape.marks)
        };
        assert_eq!(of(&"<div>".repeat(7)), (7, 7, 0));
        assert_eq!(of(&"<div></div>".repeat(7)), (1, 7, 0));
        assert_eq!(of(&"<table><tr><td>".repeat(3)), (12, 9, 0));
        assert_eq!(of(&"<p>a".repeat(9)), (0, 9, 0));
        assert_eq!(of("<b><I><p>a<p>b</i></b>"), (2, 4, 8));
        assert_eq!(of("a < b </div> <"), (0, 0, 0));
        assert_eq!(
            of("<script>'<div><div>'</script><!-- <div><div> --><i>"),
            (1, 2, 0)
        );
        assert_eq!(of("<!--><div><div>"), (2, 2, 0));
        assert_eq!(of("<svg><style><div><div>"), (4, 4, 0));
    }

    #[test]
    fn what_is_never_closed_ends_with_the_text() {
        for html in [
            "<p title=\"",
            "<!-- ",
            "<script>a",
            "<",
            "</",
            "<p",
            "&#xFFFFFFFF;",
            "&",
        ] {
            let _ = text(html);
        }
        assert_eq!(text("<p title=\"a>b").text, "b");
    }
}
