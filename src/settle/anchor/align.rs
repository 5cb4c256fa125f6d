//! Which words of a text are which of the text that it was before.
//!
//! Runs of [`RUN`] words that stand just once in either text are the same, and so is what
//! goes on alike before and after them. Unlike a difference line by line this knows what was
//! moved, too.

use std::collections::BTreeMap;
use std::ops::Range;

use super::shadow::Shadow;

/// How many words in a row are no coincidence.
const RUN: usize = 5;

/// A text as words, each with its place in the shadow.
struct Words<'s> {
    words: Vec<&'s [char]>,
    places: Vec<Range<usize>>,
}

impl<'s> Words<'s> {
    fn of(shadow: &'s Shadow) -> Self {
        let chars = shadow.chars();
        let mut words = Self {
            words: Vec::new(),
            places: Vec::new(),
        };
        let mut start = 0;
        for word in chars.split(|c| *c == ' ') {
            if !word.is_empty() {
                words.words.push(word);
                words.places.push(start..start + word.len());
            }
            start += word.len() + 1;
        }
        words
    }

    /// Returns the runs of words that stand just once, with the place of their first word.
    fn runs(&self) -> BTreeMap<&[&'s [char]], usize> {
        let mut seen: BTreeMap<_, Option<usize>> = BTreeMap::new();
        for (at, run) in self.words.windows(RUN).enumerate() {
            let place = seen.entry(run).or_insert(Some(at));
            if *place != Some(at) {
                *place = None;
            }
        }
        let once = seen.into_iter();
        once.filter_map(|(run, at)| Some((run, at?))).collect()
    }

    /// Returns the words that overlap a stretch of the shadow.
    fn within(&self, stretch: Range<usize>) -> Range<usize> {
        let start = self
            .places
            .partition_point(|place| place.end <= stretch.start);
        let end = self
            .places
            .partition_point(|place| place.start < stretch.end);
        start..end.max(start)
    }
}

/// An old and a new text, word by word.
pub(super) struct Alignment<'s> {
    old: Words<'s>,
    new: Words<'s>,
    /// For each new word the old one that it is.
    from: Vec<Option<usize>>,
    /// For each old word the new one that it has become.
    to: Vec<Option<usize>>,
}

impl<'s> Alignment<'s> {
    pub(super) fn of(old: &'s Shadow, new: &'s Shadow) -> Self {
        let (old, new) = (Words::of(old), Words::of(new));
        let (mut from, mut to) = (vec![None; new.words.len()], vec![None; old.words.len()]);
        let once = new.runs();
        let mut anchors: Vec<(usize, usize)> = old
            .runs()
            .into_iter()
            .filter_map(|(run, at)| Some((at, *once.get(run)?)))
            .collect();
        anchors.sort_unstable();
        for &(a, b) in &anchors {
            for step in 0..RUN {
                if from[b + step].is_none() && to[a + step].is_none() {
                    (from[b + step], to[a + step]) = (Some(a + step), Some(b + step));
                }
            }
        }
        // What goes on alike, first forwards, then backwards.
        for (a, b) in anchors.iter().map(|(a, b)| (a + RUN, b + RUN)) {
            let (mut a, mut b) = (a, b);
            while a < to.len()
                && b < from.len()
                && to[a].is_none()
                && from[b].is_none()
                && old.words[a] == new.words[b]
            {
                (from[b], to[a]) = (Some(a), Some(b));
                (a, b) = (a + 1, b + 1);
            }
        }
        for &(mut a, mut b) in anchors.iter().rev() {
            while a > 0
                && b > 0
                && to[a - 1].is_none()
                && from[b - 1].is_none()
                && old.words[a - 1] == new.words[b - 1]
            {
                (a, b) = (a - 1, b - 1);
                (from[b], to[a]) = (Some(a), Some(b));
            }
        }
        Self { old, new, from, to }
    }

    /// Returns what a stretch of the old text has become in the new one, if all its words stand
    /// there one after another; and how many words go on alike on the side of it where more do.
    pub(super) fn whole(&self, old: Range<usize>) -> Option<(Range<usize>, usize)> {
        let words = self.old.within(old);
        let first = self.to.get(words.start).copied().flatten()?;
        let follows = |(step, to): (usize, &Option<usize>)| *to == Some(first + step);
        let last = first + words.len().checked_sub(1)?;
        if !self.to[words.clone()].iter().enumerate().all(follows) {
            return None;
        }
        let goes_on = |step: &usize| {
            self.to.get(words.end + step).copied().flatten() == Some(last + 1 + step)
        };
        let came = |step: &usize| {
            let old = words.start.checked_sub(1 + step);
            old.is_some_and(|old| self.to[old].is_some_and(|to| to + 1 + step == first))
        };
        let after = (0..self.to.len()).take_while(goes_on).count();
        let before = (0..words.start).take_while(came).count();
        let places = &self.new.places;
        Some((places[first].start..places[last].end, after.max(before)))
    }

    /// Returns where in the new text that lies which stood in a stretch of the old one: between
    /// what the words right before and right after it have become.
    pub(super) fn gap(&self, old: Range<usize>) -> Range<usize> {
        let words = self.old.within(old);
        let places = &self.new.places;
        let end = places.last().map_or(0, |place| place.end);
        let before = self.to[..words.start].iter().rev().find_map(|to| *to);
        let after = self.to[words.end..].iter().find_map(|to| *to);
        before.map_or(0, |at| places[at].end)..after.map_or(end, |at| places[at].start)
    }

    /// Says whether most words of a stretch of the new text were elsewhere in the old one than
    /// in the stretch `old`.
    pub(super) fn is_other(&self, new: Range<usize>, old: Range<usize>) -> bool {
        let own = self.old.within(old);
        let words = self.new.within(new);
        let other = |from: &&Option<usize>| from.is_some_and(|at| !own.contains(&at));
        let others = self.from[words.clone()].iter().filter(other).count();
        2 * others > words.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "one two three four five six. seven eight nine ten eleven twelve. a word. \
                       red blue green white black grey. a word.";

    /// Returns what became of `words`, at their `nth` place.
    fn whole(words: &str, nth: usize, new: &str) -> Option<String> {
        let (old, new) = (Shadow::of(OLD), Shadow::of(new));
        let (start, _) = OLD.match_indices(words).nth(nth).expect("there");
        let alignment = Alignment::of(&old, &new);
        let (found, _) = alignment.whole(start..start + words.len())?;
        Some(new.chars()[found].iter().collect())
    }

    #[test]
    fn words_are_known_where_they_have_gone() {
        assert_eq!(whole("eight nine", 0, OLD).as_deref(), Some("eight nine"));
        let moved = "red blue green white black grey. a word. new. one two three four five six. \
                     seven eight nine ten eleven twelve.";
        assert_eq!(whole("five six.", 0, moved).as_deref(), Some("five six."));
        assert_eq!(whole("a word.", 1, moved).as_deref(), Some("a word."));
        assert_eq!(
            whole("a word.", 0, moved),
            None,
            "the other one is still there"
        );
        assert_eq!(whole("six. seven", 0, "seven eight nine ten eleven"), None);
        assert_eq!(whole("a word.", 0, ""), None);
    }

    #[test]
    fn what_was_elsewhere_is_another() {
        let new = "one two three four five six. red blue green white black grey. a word.";
        let (old, shadow) = (Shadow::of(OLD), Shadow::of(new));
        let alignment = Alignment::of(&old, &shadow);
        let at = |text: &str, words: &str, nth: usize| {
            let (start, _) = text.match_indices(words).nth(nth).expect("there");
            start..start + words.len()
        };
        let stands = at(new, "a word.", 0);
        assert!(alignment.is_other(stands.clone(), at(OLD, "a word.", 0)));
        assert!(!alignment.is_other(stands, at(OLD, "a word.", 1)));
    }
}
