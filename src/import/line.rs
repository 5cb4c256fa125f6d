//! A text as lines, and what can be told of a line alone.

use crate::model::Span;

/// A line of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'t> {
    /// The whole line without its line break.
    pub(super) span: Span,
    /// Its text, trimmed.
    pub(super) text: &'t str,
    /// Where the trimmed text stands.
    pub(super) content: Span,
    /// How many words it has.
    words: usize,
}

/// Returns the lines of `text`; breaks are `\n`, `\r\n` and `\r`.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut push = |start: usize, end: usize| {
        let span = Span::new(start, end);
        let whole = span.of(text);
        let ahead = whole.trim_start_matches(is_outside);
        let text = ahead.trim_end_matches(is_outside);
        let from = end - ahead.len();
        lines.push(Line {
            span,
            text,
            content: Span::new(from, from + text.len()),
            words: text.split_whitespace().count(),
        });
    };
    let bytes = text.as_bytes();
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            b'\n' if at > 0 && bytes[at - 1] == b'\r' => start = at + 1,
            b'\n' | b'\r' => {
                push(start, at);
                start = at + 1;
            }
            _ => {}
        }
    }
    if start < text.len() {
        push(start, text.len());
    }
    lines
}

/// Says whether running text starts in line `at`: it is a paragraph, or the first line of
/// one that is broken at a fixed width.
pub(super) fn starts_text(lines: &[Line<'_>], at: usize) -> bool {
    lines[at].is_prose() || is_wrapped(lines, at)
}

/// Says whether the sentence of line `at` goes on in the next line.
pub(super) fn is_wrapped(lines: &[Line<'_>], at: usize) -> bool {
    const FULL: usize = 45;
    let goes_on = lines
        .get(at + 1)
        .is_some_and(|next| next.text.starts_with(char::is_lowercase));
    goes_on && lines[at].text.chars().count() >= FULL && !lines[at].ends_sentence()
}

/// Says whether a letter is trimmed from a line: white space and the marks that browsers put
/// around a text.
fn is_outside(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}' | '\u{200e}')
}

impl Line<'_> {
    /// Says whether nothing stands in the line.
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns how many words the line has.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// Says whether the line ends as a sentence does, a quotation mark after it or not.
    pub(super) fn ends_sentence(&self) -> bool {
        self.text
            .trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', '*'])
            .ends_with(['.', '!', '?', '…', ':', ';'])
    }

    /// Says whether the line is a paragraph of running text beyond doubt.
    pub(super) fn is_prose(&self) -> bool {
        self.words >= 18 && self.ends_sentence() || self.words >= 25
    }

    /// Says whether the line reads as a sentence.
    pub(super) fn is_sentence(&self) -> bool {
        self.ends_sentence() && self.words >= 6
    }

    /// Says whether the line is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        self.text.starts_with(['•', '·', '▪', '‣'])
            || ["* ", "- ", "– "]
                .iter()
                .any(|mark| self.text.starts_with(mark))
    }

    /// Returns the line as phrases are compared: without marks of lists and of emphasis,
    /// in lower case, with straight quotation marks and single spaces.
    pub(super) fn key(&self) -> String {
        let bare = self
            .text
            .trim_start_matches(['*', '#', '>', '•', '·', '▪', '‣', '_', '-', ' '])
            .trim_end_matches(['*', '_', ' ']);
        let mut key = String::with_capacity(bare.len());
        for word in bare.split_whitespace() {
            if !key.is_empty() {
                key.push(' ');
            }
            for letter in word.chars() {
                match letter {
                    '‘' | '’' => key.push('\''),
                    '“' | '”' => key.push('"'),
                    _ if letter.is_ascii() => key.push(letter.to_ascii_lowercase()),
                    _ => key.extend(letter.to_lowercase()),
                }
            }
        }
        key
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_places() {
        let text = "\u{feff}One\r\n two \rthree\n\nfour";
        let found = lines(text);
        let texts: Vec<&str> = found.iter().map(|line| line.text).collect();
        assert_eq!(texts, ["One", "two", "three", "", "four"]);
        for line in &found {
            assert_eq!(line.content.of(text), line.text);
            assert!(line.span.contains(line.content));
        }
        assert_eq!(lines("").len(), 0);
        assert_eq!(lines("a\n").len(), 1);
    }

    #[test]
    fn broken_lines_are_text() {
        let text = "Joint Statement on the Meeting\n\nOn that day, delegations of the two countries agreed to\nmeet again.";
        let lines = lines(text);
        let starts: Vec<bool> = (0..lines.len()).map(|at| starts_text(&lines, at)).collect();
        assert_eq!(starts, [false, false, true, false]);
    }

    #[test]
    fn keys_are_what_phrases_are_compared_with() {
        let key = |text| lines(text)[0].key();
        assert_eq!(key("* **Leave  a Comment**"), "leave a comment");
        assert_eq!(key("## Don’t miss"), "don't miss");
    }
}
