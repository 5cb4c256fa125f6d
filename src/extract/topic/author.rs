//! Authors: whose text a proposal speaks of: "the plan drafted by Norland is the basis".
//!
//! In: the text of a proposal. Out: the party that wrote the text that it speaks of.

use super::read::Reader;
use super::{Match, Topics};
use crate::extract::mention::Kind;
use crate::extract::token::{WordKey, words};

/// How many words after "drafted" its "by" may stand, and after that the party.
const REACH: usize = 3;
/// Participles of whoever writes a text.
const WRITTEN: &[WordKey] = words![
    "drafted",
    "written",
    "proposed",
    "submitted",
    "presented",
    "tabled",
    "circulated",
    "drawn",
];

impl Reader<'_> {
    /// The party that wrote the text of which a proposal speaks: "the plan drafted by Norland".
    pub(super) fn author(&self, text: &str) -> Option<usize> {
        let tokens = self.tokens(text);
        let mentions = self.aliases.find(&tokens);
        let near = |from: usize| from..tokens.len().min(from + REACH);
        let written = (0..tokens.len()).find(|&i| WRITTEN.contains(&tokens[i].key))?;
        let by = near(written + 1).find(|&i| words!["by"].contains(&tokens[i].key))?;
        let named = mentions
            .iter()
            .find(|m| m.kind != Kind::Nobody && near(by + 1).contains(&m.tokens.start))?;
        Some(named.party)
    }
}

impl Topics {
    /// The party, by index, whose text the proposal of a match speaks of; none where it speaks of
    /// no text or names no author.
    pub(in crate::extract) fn author(&self, found: &Match) -> Option<usize> {
        self.topic(found).and_then(|topic| topic.author)
    }
}
