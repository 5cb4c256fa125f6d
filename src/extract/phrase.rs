//! Phrases of several words, found in a run of ids in one pass.

use std::cmp::Reverse;
use std::ops::Range;

/// Up to how many words `…` stands for.
const GAP: usize = 4;

/// A set of phrases, each with a value; ids are word forms or stems, 0 matches nothing.
#[derive(Debug)]
pub(super) struct Phrases<T> {
    /// By the id of the first word: ids are dense.
    by_first: Vec<Tails<T>>,
}

/// The phrases that begin with one word: what follows it, with their values.
#[derive(Debug)]
struct Tails<T> {
    /// Where a certain word comes next, by that word: many phrases begin with "is".
    next: Vec<(u32, Vec<Part>, T)>,
    /// Where nothing follows, or any words do.
    open: Vec<(Vec<Part>, T)>,
}

impl<T> Default for Tails<T> {
    fn default() -> Self {
        Self {
            next: Vec::new(),
            open: Vec::new(),
        }
    }
}

/// One part of a phrase after its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Word(u32),
    Gap,
}

/// The id that stands for `…` when a phrase is added.
pub(super) const ELLIPSIS: u32 = u32::MAX;

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: Vec::new(),
        }
    }
}

impl<T: Copy> Phrases<T> {
    /// Adds a phrase; [`ELLIPSIS`] in it stands for up to four words.
    pub(super) fn add(&mut self, phrase: &[u32], value: T) {
        let Some((&first, rest)) = phrase.split_first() else {
            return;
        };
        if first == 0 || first == ELLIPSIS {
            return;
        }
        let rest: Vec<Part> = rest
            .iter()
            .map(|&id| {
                if id == ELLIPSIS {
                    Part::Gap
                } else {
                    Part::Word(id)
                }
            })
            .collect();
        let first = first as usize;
        if self.by_first.len() <= first {
            self.by_first.resize_with(first + 1, Tails::default);
        }
        let tails = &mut self.by_first[first];
        match rest.split_first() {
            Some((Part::Word(next), rest)) => tails.next.push((*next, rest.to_vec(), value)),
            _ => tails.open.push((rest, value)),
        }
    }

    /// Sorts the phrases of each first word so that longer ones come first.
    pub(super) fn finish(&mut self) {
        for tails in &mut self.by_first {
            tails
                .next
                .sort_by_key(|(next, rest, _)| (*next, Reverse(rest.len())));
            tails.open.sort_by_key(|(rest, _)| Reverse(rest.len()));
        }
    }

    /// Calls `found(range, value)` for each phrase that starts at `at`, longest first.
    pub(super) fn at(
        &self,
        at: usize,
        end: usize,
        id: impl Fn(usize) -> u32 + Copy,
        mut found: impl FnMut(Range<usize>, T),
    ) {
        let Some(tails) = self.by_first.get(id(at) as usize) else {
            return;
        };
        let word = if at + 1 < end { id(at + 1) } else { 0 };
        let from = tails.next.partition_point(|(next, ..)| *next < word);
        let mut next = tails.next[from..]
            .iter()
            .take_while(|(next, ..)| *next == word && word != 0)
            .map(|(_, rest, value)| (rest.len() + 1, 2, rest, *value))
            .peekable();
        let mut open = tails
            .open
            .iter()
            .map(|(rest, value)| (rest.len(), 1, rest, *value))
            .peekable();
        loop {
            // Both are sorted: the longer one of their first comes first.
            let first = match (next.peek(), open.peek()) {
                (Some(one), Some(other)) if other.0 > one.0 => open.next(),
                (None, _) => open.next(),
                _ => next.next(),
            };
            let Some((_, read, rest, value)) = first else {
                return;
            };
            if let Some(stop) = follow(rest, at + read, end, id) {
                found(at..stop, value);
            }
        }
    }
}

fn follow(rest: &[Part], at: usize, end: usize, id: impl Fn(usize) -> u32 + Copy) -> Option<usize> {
    match rest.split_first() {
        None => Some(at),
        Some((Part::Word(word), rest)) => (at < end && id(at) == *word)
            .then(|| follow(rest, at + 1, end, id))
            .flatten(),
        Some((Part::Gap, rest)) => {
            (at..=(at + GAP).min(end)).find_map(|from| follow(rest, from, end, id))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_found_with_and_without_gaps() {
        let mut phrases = Phrases::default();
        phrases.add(&[1, 2], 'a');
        phrases.add(&[1, ELLIPSIS, 2], 'b');
        phrases.add(&[1], 'c');
        phrases.finish();
        let check = |text: &[u32], expected: &[(Range<usize>, char)]| {
            let mut all = Vec::new();
            phrases.at(
                0,
                text.len(),
                |i| text[i],
                |range, value| all.push((range, value)),
            );
            assert_eq!(all, expected, "{text:?}");
        };
        check(&[1, 2], &[(0..2, 'b'), (0..2, 'a'), (0..1, 'c')]);
        check(&[1, 9, 9, 2], &[(0..4, 'b'), (0..1, 'c')]);
        check(&[1, 9, 9, 9, 9, 9, 2], &[(0..1, 'c')]);
        check(&[2, 1], &[]);
    }
}
