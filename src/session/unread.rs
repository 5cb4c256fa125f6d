//! What an import is to read, and what one that was stopped has left: it can be opened later.

use std::ops::Range;

use super::items::{Item, Listing};
use super::job::Source;

/// Files, folders and texts that were not read yet, in their order.
#[derive(Clone, Debug, Default)]
pub struct Unread {
    /// What folders and archives were taken apart into.
    items: Vec<Item>,
    /// What was not looked into.
    sources: Vec<Source>,
}

impl Unread {
    /// Returns sources of which none was looked into.
    pub(super) fn of(sources: Vec<Source>) -> Self {
        let items = Vec::new();
        Self { items, sources }
    }

    /// Returns what is left of `items`: those with the numbers in `begun`, and all from `done` on.
    pub(super) fn left(
        items: &[Item],
        begun: impl Iterator<Item = usize>,
        done: Range<usize>,
    ) -> Self {
        let mut numbers: Vec<usize> = begun.chain(done).collect();
        numbers.dedup();
        let left = numbers.into_iter().filter_map(|at| items.get(at));
        Self {
            items: left.cloned().collect(),
            sources: Vec::new(),
        }
    }

    /// Returns how many there are: one for each file, or for a folder that was not looked into.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len() + self.sources.len()
    }

    /// Says whether there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns what a person calls each of them.
    #[must_use]
    pub fn places(&self) -> Vec<String> {
        let items = self.items.iter().map(Item::place);
        items
            .chain(self.sources.iter().map(Source::place))
            .collect()
    }

    /// Adds what another import has left.
    pub fn extend(&mut self, more: Self) {
        self.items.extend(more.items);
        self.sources.extend(more.sources);
    }

    /// Takes everything apart into files.
    pub(super) fn listing(self) -> Listing {
        let mut listing = Listing {
            items: self.items,
            ..Listing::default()
        };
        for source in self.sources {
            match source {
                Source::Path(path) => listing.add(&path),
                Source::Pasted(text) => listing.items.push(Item::Pasted(text)),
                Source::PastedPage { html, text } => {
                    listing.items.push(Item::PastedPage(html, text));
                }
                Source::Bytes(name, bytes) => listing.items.push(Item::Bytes(name, bytes)),
            }
        }
        listing
    }
}

/// The same files under the same names are the same.
impl PartialEq for Unread {
    fn eq(&self, other: &Self) -> bool {
        self.places() == other.places()
    }
}

impl Eq for Unread {}
