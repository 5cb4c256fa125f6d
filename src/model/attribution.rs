//! Who said what: one attribution in a text, whatever it is about.

use serde::{Deserialize, Serialize};

use super::scale::Voice;
use super::span::Span;

/// One attribution: a source, a cue and what is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attribution {
    /// Where the words for the source stand; `None` if nobody is named.
    pub source: Option<Span>,
    /// Where the cue stands ("said", "according to"). Empty at its place for a sentence
    /// that goes on without a cue.
    pub cue: Span,
    /// What is told, in the order of the text; several stretches when the cue or the
    /// source stand between. Never empty.
    pub spans: Vec<Span>,
    /// Whether the words are quoted, reported or only the journalist's view of them.
    pub voice: Voice,
}

impl Attribution {
    /// Returns the stretch from the first word told to the last.
    #[must_use]
    pub fn cover(&self) -> Span {
        self.spans
            .iter()
            .copied()
            .reduce(Span::cover)
            .unwrap_or_default()
    }
}
