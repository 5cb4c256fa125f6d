//! A stretch of a text, and the conversion between the two units it is counted in.

use std::ops::Range;

use serde::{Deserialize, Serialize};

/// A half-open stretch of a text, `start..end`, in bytes of its UTF-8 form. Both ends lie
/// on character boundaries of the text that it was made for.
///
/// Our own files and all code count in bytes; what other programs read counts in Unicode
/// scalar values, see [`CharOffsets`].
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// First byte after the end.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` up to `end`.
    #[must_use]
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the span as a range, to slice a text with.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns the length in bytes.
    #[must_use]
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Says whether the span holds nothing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Says whether `other` lies wholly inside.
    #[must_use]
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Says whether the byte at `at` lies inside.
    #[must_use]
    pub const fn holds(self, at: usize) -> bool {
        self.start <= at && at < self.end
    }

    /// Says whether the two share at least one byte.
    #[must_use]
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the smallest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Returns the text at the span, or an empty text where it does not fit `text`.
    #[must_use]
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or_default()
    }
}

/// Converts byte offsets of one text to Unicode scalar offsets, in time proportional to a
/// fixed stride.
#[derive(Debug)]
pub struct CharOffsets<'t> {
    text: &'t str,
    /// Characters before byte `k * STRIDE` (rounded down to a boundary).
    marks: Vec<usize>,
}

const STRIDE: usize = 256;

impl<'t> CharOffsets<'t> {
    /// Prepares the conversion for `text` in one pass.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STRIDE + 1);
        for (count, (at, _)) in text.char_indices().enumerate() {
            while marks.len() * STRIDE <= at {
                marks.push(count);
            }
        }
        Self { text, marks }
    }

    /// Returns how many characters stand before byte `at`. An offset past the end counts
    /// as the end, one inside a character as its start.
    #[must_use]
    pub fn chars(&self, at: usize) -> usize {
        let at = floor_boundary(self.text, at);
        let slot = (at / STRIDE).min(self.marks.len().saturating_sub(1));
        let Some(&before) = self.marks.get(slot) else {
            return 0;
        };
        // The mark counts the characters before the first one that starts at or after its byte.
        let from = ceil_boundary(self.text, slot * STRIDE);
        if from <= at {
            before + self.text[from..at].chars().count()
        } else {
            before - self.text[at..from].chars().count()
        }
    }
}

/// Returns the last character boundary at or before `at`.
#[must_use]
pub fn floor_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Returns the first character boundary at or after `at`.
#[must_use]
pub fn ceil_boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_a_plain_count() {
        let text = "Київ says “no”. ".repeat(200);
        let offsets = CharOffsets::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.chars(at), count, "byte {at}");
        }
        assert_eq!(offsets.chars(text.len()), text.chars().count());
        assert_eq!(CharOffsets::new("").chars(0), 0);
    }
}
