//! Quotes: which tokens stand inside quotation marks.
//!
//! In: the tokens of the blocks. Out: for each token the number of its quotation, 0 for
//! none. Marks are counted per block; a double mark that is not closed quotes up to the end
//! of its block, as printed news does when a quotation goes on over paragraphs.

use std::ops::Range;

use super::token::{Token, Traits};

/// Returns for each token the number of its quotation, from 1, or 0.
pub(super) fn quotations(tokens: &[Token], blocks: &[Range<usize>]) -> Vec<u32> {
    let mut inside = vec![0; tokens.len()];
    let mut number = 0;
    for block in blocks {
        let mut fill = |range: Range<usize>| {
            number += 1;
            inside[range].fill(number);
        };
        let mut open: Option<(usize, Mark)> = None;
        for at in block.clone() {
            let Some(mark) = mark(tokens, at, block) else {
                continue;
            };
            match open {
                None if mark.can_open => open = Some((at, mark)),
                Some((from, opened)) if mark.closes(opened) => {
                    fill(from + 1..at);
                    open = None;
                }
                _ => {}
            }
        }
        // A quotation that goes on in the next paragraph is not closed; single marks that
        // never close were apostrophes.
        // A single mark that opens a paragraph is none.
        if let Some((from, mark)) = open
            && (mark.family == Family::Double || from == block.start)
        {
            fill(from + 1..block.end);
        }
    }
    inside
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
    let twin = |i: usize, j: usize| {
        tokens[i].first == tokens[j].first && tokens[i].span.end == tokens[j].span.start
    };
    // Two single marks stand for a double one, as typewriters write it.
    let single = matches!(token.first, '\'' | '‘' | '’' | '`');
    let doubled = single && at + 1 < block.end && twin(at, at + 1);
    if single && at > block.start && twin(at - 1, at) {
        return None;
    }
    let width = 1 + usize::from(doubled);
    let glued_before = at > block.start && tokens[at - 1].span.end == token.span.start;
    let glued_after =
        at + width < block.end && tokens[at + width].span.start == tokens[at + width - 1].span.end;
    let after_bracket = glued_before && matches!(tokens[at - 1].first, '(' | '[' | '—' | '–' | '-');
    let (family, can_open, can_close) = match token.first {
        '“' | '«' | '„' => (Family::Double, true, false),
        '”' | '»' => (Family::Double, false, true),
        '"' => (
            Family::Double,
            glued_after && (!glued_before || after_bracket),
            glued_before,
        ),
        '‘' | '`' if doubled => (Family::Double, true, false),
        '’' if doubled => (Family::Double, false, true),
        '\'' if doubled => (
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
                &mut Seen::default(),
                &mut tokens,
            );
            blocks.push(from..tokens.len());
            start += paragraph.len() + 1;
        }
        let inside = quotations(&tokens, &blocks);
        let mut found: Vec<&str> = Vec::new();
        for number in 1..=inside.iter().copied().max().unwrap_or(0) {
            let first = inside.iter().position(|&n| n == number).expect("counted");
            let last = inside.iter().rposition(|&n| n == number).expect("counted");
            found.push(tokens[first].span.cover(tokens[last].span).of(&text));
        }
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
        check(&["''We don't know,'' he said."], &["'We don't know,"]);
    }

    #[test]
    fn a_quotation_runs_over_paragraphs() {
        check(
            &["“We wait.", "“We shall see.”", "He left."],
            &["We wait.", "We shall see."],
        );
        check(
            &["'We wait.", "'We shall see,' he said."],
            &["We wait.", "We shall see,"],
        );
        check(&["The envoys' visit, the paper's 'scoop."], &[]);
    }
}
