//! A text as it reads, whatever signs it is set in, with the way back to the text itself.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::canonical_combining_class;

use crate::model::Span;

/// A text in its composed form (NFC), white space folded to single spaces, quotation marks and
/// apostrophes unified, dashes too, and signs that do not show taken out.
#[derive(Debug, Default)]
pub(super) struct Shadow {
    chars: Vec<char>,
    /// Where each character comes from, in bytes of the text.
    from: Vec<Span>,
}

impl Shadow {
    pub(super) fn of(text: &str) -> Self {
        let mut shadow = Self::default();
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            while chars
                .next_if(|(_, c)| canonical_combining_class(*c) != 0)
                .is_some()
            {}
            let end = chars.peek().map_or(text.len(), |(at, _)| *at);
            let from = Span::new(start, end);
            if end == start + first.len_utf8() {
                shadow.push(first, from);
            } else {
                for composed in text[from.range()].nfc() {
                    shadow.push(composed, from);
                }
            }
        }
        shadow
    }

    fn push(&mut self, c: char, from: Span) {
        let c = match c {
            c if c.is_whitespace() => ' ',
            // Soft hyphen, signs without width, marks of direction and of byte order.
            '\u{ad}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}' => return,
            '"'
            | '\u{ab}'
            | '\u{bb}'
            | '\u{2018}'..='\u{201f}'
            | '\u{2039}'
            | '\u{203a}'
            | '`'
            | '\u{b4}'
            | '\u{2032}'
            | '\u{2033}' => '\'',
            '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
            c => c,
        };
        if c == ' ' && self.chars.last() == Some(&' ') {
            if let Some(last) = self.from.last_mut() {
                last.end = from.end;
            }
            return;
        }
        self.chars.push(c);
        self.from.push(from);
    }

    pub(super) fn chars(&self) -> &[char] {
        &self.chars
    }

    /// Returns the characters without space around them.
    pub(super) fn trimmed(&self) -> &[char] {
        let chars = self.chars.strip_prefix(&[' ']).unwrap_or(&self.chars);
        chars.strip_suffix(&[' ']).unwrap_or(chars)
    }

    /// Returns the stretch of the text from which a stretch of the characters comes.
    pub(super) fn span(&self, stretch: Range<usize>) -> Span {
        match self.from.get(stretch) {
            Some([first, .., last]) => Span::new(first.start, last.end),
            Some([only]) => *only,
            _ => Span::default(),
        }
    }

    /// Returns the first character that comes from byte `at` of the text or later.
    pub(super) fn place(&self, at: usize) -> usize {
        self.from.partition_point(|from| from.start < at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_known_in_other_signs() {
        let check = |text: &str, expected: &str| {
            let found: String = Shadow::of(text).trimmed().iter().collect();
            assert_eq!(found, expected, "{text:?}");
        };
        check("“No,”\u{a0}he  said —\n“never”", "'No,' he said - 'never'");
        check("«Ні», ’tis `so´", "'Ні', 'tis 'so'");
        check("co\u{ad}operate\u{200b} e\u{301}t\u{e9}", "cooperate été");
        check("  \n", "");
    }

    #[test]
    fn every_character_knows_where_it_comes_from() {
        let text = "Ki\u{ad}ev  re\u{301}pond\n";
        let shadow = Shadow::of(text);
        let told: String = shadow.chars().iter().collect();
        assert_eq!(told, "Kiev répond ");
        let at = told.chars().position(|c| c == 'é').expect("there");
        assert_eq!(shadow.span(at..at + 1).of(text), "e\u{301}");
        assert_eq!(shadow.span(0..4).of(text), "Ki\u{ad}ev");
        assert_eq!(shadow.span(4..5).of(text), "  ");
        assert_eq!(shadow.place(text.find('r').expect("there")), 5);
        assert_eq!(shadow.span(3..3), Span::default());
    }
}
