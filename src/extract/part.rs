//! Parts: a long text is read part by part, so that time and memory grow no faster than it.
//!
//! In: the blocks of an article. Out: the same blocks in runs, each read as a text of its
//! own. Every article of common length, and many times that, is one part; what is longer
//! is a book or a pile of articles, and "he" on one page of it is nobody of a page far
//! before. A block that is too long for a paragraph (a text without line breaks) is cut
//! where a sentence ends, or at a space.

use super::clean::Block;
use crate::model::Span;
use crate::model::span::floor_boundary;

/// Up to how many bytes a part holds: some forty times an article of common length.
const PART: usize = 250_000;
/// Up to how many bytes a block holds: longer than any paragraph.
const BLOCK: usize = 50_000;

/// Returns the blocks in runs of at most [`PART`] bytes.
pub(super) fn parts(text: &str, blocks: Vec<Block>) -> Vec<Vec<Block>> {
    let mut parts: Vec<Vec<Block>> = Vec::new();
    let mut room = 0;
    for block in blocks.into_iter().flat_map(|block| cut(text, block)) {
        let length = block.span.len();
        match parts.last_mut() {
            Some(part) if length <= room => part.push(block),
            _ => {
                parts.push(vec![block]);
                room = PART;
            }
        }
        room -= length;
    }
    parts
}

/// Cuts a block into blocks of at most [`BLOCK`] bytes.
fn cut(text: &str, block: Block) -> impl Iterator<Item = Block> {
    let mut start = block.span.start;
    std::iter::from_fn(move || {
        let rest = &text[start..block.span.end];
        if rest.is_empty() {
            return None;
        }
        let length = if rest.len() <= BLOCK {
            rest.len()
        } else {
            first_piece(&rest[..floor_boundary(rest, BLOCK)])
        };
        let span = Span::new(start, start + length);
        start = span.end;
        Some(Block { span, ..block })
    })
}

/// Returns the length of `window` up to the last end of a sentence in it, else up to the
/// last space, else all of it.
fn first_piece(window: &str) -> usize {
    window
        .rfind(". ")
        .map(|at| at + 2)
        .or_else(|| window.rfind(' ').map(|at| at + 1))
        .unwrap_or(window.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(start: usize, end: usize) -> Block {
        Block {
            span: Span::new(start, end),
            headline: false,
        }
    }

    fn check(text: &str, blocks: Vec<Block>, expected: &[&[(usize, usize)]]) {
        let found: Vec<Vec<(usize, usize)>> = parts(text, blocks)
            .iter()
            .map(|part| part.iter().map(|b| (b.span.start, b.span.end)).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn an_article_is_one_part() {
        let text = "One.\nTwo.";
        check(text, vec![block(0, 4), block(5, 9)], &[&[(0, 4), (5, 9)]]);
        check("", Vec::new(), &[]);
    }

    #[test]
    fn whole_blocks_stay_together_in_parts() {
        let text = "a".repeat(PART * 2);
        let blocks: Vec<Block> = (0..10)
            .map(|n| block(n * 40_000, (n + 1) * 40_000))
            .collect();
        let found: Vec<usize> = parts(&text, blocks).iter().map(Vec::len).collect();
        assert_eq!(found, [6, 4]);
    }

    #[test]
    fn a_long_block_is_cut_between_sentences_or_words() {
        let sentence = format!("{}. ", "a".repeat(29_998));
        let text = sentence.repeat(2);
        check(
            &text,
            vec![block(0, 60_000)],
            &[&[(0, 30_000), (30_000, 60_000)]],
        );
        let text = format!("{} {}", "a".repeat(29_999), "b".repeat(30_000));
        check(
            &text,
            vec![block(0, 60_000)],
            &[&[(0, 30_000), (30_000, 60_000)]],
        );
        let text = "й".repeat(30_000);
        check(
            &text,
            vec![block(0, 60_000)],
            &[&[(0, 50_000), (50_000, 60_000)]],
        );
    }
}
