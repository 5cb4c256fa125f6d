//! Anchors: which patterns may stand in a region at all.
//!
//! An agenda has a thousand cues and keywords, and a region words of a few: only the patterns
//! whose first word is there are looked for.

use super::pattern::Places;
use super::{ByConcept, PARTY, Pattern};

/// The patterns of several lists, by their first word.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The number of each pattern through all lists, by the concept of its first word.
    by_first: ByConcept,
    /// The number of the first pattern of each list.
    starts: Vec<usize>,
}

impl Anchors {
    /// Indexes the patterns of `lists`.
    pub(super) fn new<'a>(lists: impl Iterator<Item = &'a [Pattern]>) -> Self {
        let mut starts = Vec::new();
        let mut pairs = Vec::new();
        let mut number = 0;
        for list in lists {
            starts.push(number);
            for pattern in list {
                let first = pattern.concepts.iter().find(|concept| **concept < PARTY);
                pairs.extend(first.map(|&concept| (concept, number)));
                number += 1;
            }
        }
        starts.push(number);
        Self {
            by_first: ByConcept::new(pairs),
            starts,
        }
    }

    /// Returns the numbers of the patterns whose first word is there, in order.
    pub(super) fn there(&self, places: &Places) -> Vec<usize> {
        let concepts = places.by.concepts();
        let mut numbers: Vec<usize> = concepts
            .flat_map(|concept| self.by_first.of(concept))
            .collect();
        numbers.sort_unstable();
        numbers
    }

    /// Returns which patterns of a list are among those `there`, by their place in it.
    pub(super) fn of<'a>(
        &self,
        list: usize,
        there: &'a [usize],
    ) -> impl Iterator<Item = usize> + 'a {
        let (start, end) = (self.starts[list], self.starts[list + 1]);
        let from = there.partition_point(|&number| number < start);
        there[from..]
            .iter()
            .take_while(move |&&number| number < end)
            .map(move |number| number - start)
    }
}
