//! Quotes: which tokens stand inside quotation marks.
//!
//! In: the tokens of the blocks. Out: for each token the number of its quotation, 0 for
//! none. Marks are counted per block. A block that opens a quotation and does not close it
//! continues in the next block when that opens one too, as printed news does.

use std::ops::Range;

use super::token::{Token, Traits};

/// A quotation: its number is its place in the list, from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// Tokens inside the marks, without them.
    pub(super) tokens: Range<usize>,
    /// The quotation that it carries on, by number.
    pub(super) continues: Option<u32>,
}

/// Finds the quotations of `blocks` (ranges of tokens) and fills `inside`, one entry a
/// token.
pub(super) fn quotations(
    tokens: &[Token],
    blocks: &[Range<usize>],
    inside: &mut Vec<u32>,
) -> Vec<Quotation> {
    inside.clear();
    inside.resize(tokens.len(), 0);
    let mut all: Vec<Quotation> = Vec::new();
    let mut unclosed: Option<u32> = None;
    for block in blocks {
        let mut open: Option<(usize, Mark)> = None;
        let mut carried = unclosed.take();
        for at in block.clone() {
            let Some(mark) = mark(tokens, at, block) else {
                continue;
            };
            match open {
                None if mark.opens() => open = Some((at, mark)),
                Some((from, opened)) if mark.closes(opened) => {
                    push(&mut all, from + 1..at, carried.take(), inside);
                    open = None;
                }
                _ => {}
            }
        }
        if let Some((from, mark)) = open {
            // Single marks that never close were apostrophes.
            let whole = from == block.start && mark.family == Family::Double;
            if mark.family == Family::Double {
                push(
                    &mut all,
                    from + 1..block.end,
                    carried.take().filter(|_| whole),
                    inside,
                );
                unclosed = u32::try_from(all.len()).ok();
            }
        }
    }
    all
}

fn push(
    all: &mut Vec<Quotation>,
    tokens: Range<usize>,
    continues: Option<u32>,
    inside: &mut [u32],
) {
    let number = u32::try_from(all.len() + 1).unwrap_or(u32::MAX);
    inside[tokens.clone()].fill(number);
    all.push(Quotation { tokens, continues });
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Mark {
    family: Family,
    can_open: bool,
    can_close: bool,
}

impl Mark {
    const fn opens(self) -> bool {
        self.can_open
    }

    fn closes(self, opened: Self) -> bool {
        self.can_close && self.family == opened.family
    }
}

/// Reads the token at `at` as a quotation mark. Straight marks open before a word and close
/// after one; which, the white space around them tells.
fn mark(tokens: &[Token], at: usize, block: &Range<usize>) -> Option<Mark> {
    let token = &tokens[at];
    if !token.is(Traits::PUNCT) {
        return None;
    }
    let glued_before = at > block.start && tokens[at - 1].span.end == token.span.start;
    let glued_after = at + 1 < block.end && tokens[at + 1].span.start == token.span.end;
    let after_bracket = glued_before && matches!(tokens[at - 1].first, '(' | '[' | '—' | '–' | '-');
    let (family, can_open, can_close) = match token.first {
        '“' | '«' | '„' => (Family::Double, true, false),
        '”' | '»' => (Family::Double, false, true),
        '"' => (
            Family::Double,
            glued_after && (!glued_before || after_bracket),
            glued_before,
        ),
        '‘' => (Family::Single, true, false),
        '’' => (Family::Single, false, glued_before),
        '\'' => (
            Family::Single,
            glued_after && (!glued_before || after_bracket),
            glued_before && !glued_after_word(tokens, at, block),
        ),
        _ => return None,
    };
    Some(Mark {
        family,
        can_open,
        can_close,
    })
}

fn glued_after_word(tokens: &[Token], at: usize, block: &Range<usize>) -> bool {
    at + 1 < block.end
        && tokens[at + 1].span.start == tokens[at].span.end
        && !tokens[at + 1].is(Traits::PUNCT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agenda::lexicon::Lexicon;
    use crate::extract::token::{Seen, Vocabulary, tokenize};
    use crate::model::Span;

    fn check(paragraphs: &[&str], expected: &[&str]) {
        let text = paragraphs.join("\n");
        let vocabulary = Vocabulary::new(Lexicon::built_in());
        let (mut tokens, mut blocks, mut start) = (Vec::new(), Vec::new(), 0);
        for paragraph in paragraphs {
            let from = tokens.len();
            tokenize(
                &text,
                Span::new(start, start + paragraph.len()),
                &vocabulary,
                &mut Seen::new(),
                &mut tokens,
            );
            blocks.push(from..tokens.len());
            start += paragraph.len() + 1;
        }
        let found: Vec<&str> = quotations(&tokens, &blocks, &mut Vec::new())
            .iter()
            .map(|q| &text[tokens[q.tokens.start].span.start..tokens[q.tokens.end - 1].span.end])
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_of_all_styles() {
        check(&["He said “no deal” and left."], &["no deal"]);
        check(
            &["He said \"no deal\" and \"no truce\"."],
            &["no deal", "no truce"],
        );
        check(&["It’s Kyiv’s ‘red line’, he said."], &["red line"]);
        check(
            &["'Peace is near', the UK's envoy said."],
            &["Peace is near"],
        );
        check(&["The troops' retreat isn't a 'gift'."], &["gift"]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs() {
        check(
            &["“We wait.", "“We shall see.”", "He left."],
            &["We wait.", "We shall see."],
        );
    }
}
