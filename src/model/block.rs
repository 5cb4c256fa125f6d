//! What the paragraphs of an article are, beside its text.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// A paragraph that is more than running text. A paragraph of which nothing is said is just
/// that. Blocks stand beside the text, so that no mark of theirs stands in a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Block")]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where its words stand; of an item, without the mark before it.
    pub span: Span,
}

/// The sorts of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// A heading over what follows.
    Heading,
    /// An item of a list.
    Item,
    /// Words set apart as a quotation.
    Quote,
}
