//! A mark such as `<p class="lead">`: its name, its attributes, and where it ends.

use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr;

/// The mark at the head of a text, whose attributes are read one after another: each name as it
/// is written, and where its value stands.
pub(super) struct Mark<'t> {
    text: &'t str,
    pub(super) name: &'t str,
    /// Where the next attribute is looked for.
    at: usize,
    /// Where the last one stands.
    last: Range<usize>,
    /// How long the mark is, once its end is found.
    length: Option<usize>,
    /// Whether `/` stands right before its end.
    slash: bool,
}

impl<'t> Mark<'t> {
    /// Reads `<name` or `</name` at the head of `text`.
    pub(super) fn of(text: &'t str) -> Self {
        let start = if text.starts_with("</") { 2 } else { 1 };
        let end = position(text.as_bytes(), start, |byte| {
            byte.is_ascii_whitespace() || byte == b'/' || byte == b'>'
        });
        Self {
            text,
            name: text.get(start..end).unwrap_or_default(),
            at: end,
            last: 0..0,
            length: None,
            slash: false,
        }
    }

    /// Returns its name in small letters.
    pub(super) fn small_name(&self) -> Cow<'t, str> {
        if self.name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            Cow::Owned(self.name.to_ascii_lowercase())
        } else {
            Cow::Borrowed(self.name)
        }
    }

    /// Returns where the last attribute stands.
    pub(super) fn place(&self) -> Range<usize> {
        self.last.clone()
    }

    /// Returns how long the mark is; `None` if it is never closed.
    pub(super) fn end(&mut self) -> Option<usize> {
        while self.next().is_some() {}
        self.length
    }

    /// Says whether the mark closes itself, once its end is found.
    pub(super) fn closes_itself(&self) -> bool {
        self.slash
    }
}

impl<'t> Iterator for Mark<'t> {
    type Item = (&'t str, Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        if self.length.is_some() {
            return None;
        }
        let bytes = self.text.as_bytes();
        let before = self.at;
        let start = position(bytes, before, |byte| {
            !byte.is_ascii_whitespace() && byte != b'/'
        });
        self.at = start;
        if *bytes.get(start)? == b'>' {
            // Behind a value without quotation marks it is part of the value.
            self.slash = start > before && bytes[start - 1] == b'/';
            self.length = Some(start + 1);
            return None;
        }
        // A name may begin with `=`.
        let end = position(bytes, start + 1, |byte| {
            byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'=')
        });
        let name = &self.text[start..end];
        let equals = position(bytes, end, |byte| !byte.is_ascii_whitespace());
        if bytes.get(equals) != Some(&b'=') {
            self.at = end;
            self.last = start..end;
            return Some((name, end..end));
        }
        let value = position(bytes, equals + 1, |byte| !byte.is_ascii_whitespace());
        let (value, end) = if let Some(&quote @ (b'"' | b'\'')) = bytes.get(value) {
            let close = value + 1 + memchr(quote, &bytes[value + 1..])?;
            (value + 1..close, close + 1)
        } else {
            let end = position(bytes, value, |byte| {
                byte.is_ascii_whitespace() || byte == b'>'
            });
            (value..end, end)
        };
        self.at = end;
        self.last = start..end;
        Some((name, value))
    }
}

/// Returns where from `start` on the first byte is that `is`; the end if none is.
fn position(bytes: &[u8], start: usize, is: impl Fn(u8) -> bool) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let found = rest.iter().position(|&byte| is(byte));
    found.map_or(bytes.len(), |found| start + found)
}

/// Says whether an element is opened at the head of `text`.
pub(super) fn is_opened(text: &str) -> bool {
    text.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic)
}

/// Says whether `text` begins with a letter of a word: no white space and no mark. A `<` may
/// be a letter.
pub(super) fn begins_word(text: &str) -> bool {
    match text.as_bytes() {
        [] | [b'<', b'/' | b'!' | b'?', ..] => false,
        [b'<', ..] => !is_opened(text),
        [first, ..] => !first.is_ascii_whitespace(),
    }
}

/// Returns how long the mark at the head of `text` is, which begins with `<`; one that is none
/// is a letter of the text. `None` if it is never closed.
pub(super) fn mark_end(text: &str) -> Option<usize> {
    let letter = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_alphabetic);
    match text.as_bytes().get(1) {
        Some(b'/') if letter(2) => Mark::of(text).end(),
        // A comment of another form: it ends at the first mark of an end.
        Some(b'!' | b'?' | b'/') => memchr(b'>', text.as_bytes()).map(|end| end + 1),
        _ if letter(1) => Mark::of(text).end(),
        _ => Some(1),
    }
}

/// Says whether the mark whose name begins `text` is called `name`.
pub(super) fn is_named(text: &str, name: &str) -> bool {
    let bytes = text.as_bytes();
    let found = bytes.get(..name.len());
    found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
        && bytes
            .get(name.len())
            .is_some_and(|&next| next.is_ascii_whitespace() || next == b'/' || next == b'>')
}
