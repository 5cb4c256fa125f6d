//! Authors: whose text a proposal speaks of, and a text in an article.
//!
//! "The plan drafted by Norland is the basis" is not told by "Sudria's plan". In: the text of a
//! proposal; a match in a document. Out: the party that wrote the text of the proposal; whether
//! an article names another party as the author of the text it speaks of. An article that names
//! nobody leaves it open.

use super::read::Reader;
use super::{Match, Topics};
use crate::extract::doc::Doc;
use crate::extract::memory::author;
use crate::extract::mention::Kind;
use crate::extract::token::{Traits, WordKey, words};

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
    /// Whether a match rests on a text of another party than the one whose text the proposal
    /// speaks of.
    pub(in crate::extract) fn is_text_of_another(&self, doc: &Doc, found: &Match) -> bool {
        let Some(own) = self.topic(found).and_then(|topic| topic.author) else {
            return false;
        };
        let texts = found
            .tokens
            .iter()
            .filter(|&&i| doc.is(i, Traits::DOCUMENT));
        let mut authors = texts.filter_map(|&at| {
            let sentence = doc.sentence_of(at)?;
            author(doc, &sentence, at)
        });
        authors
            .next()
            .is_some_and(|first| first != own && authors.all(|other| other != own))
    }
}
