//! What differs between two dossiers, part by part, each with what it was and what it is.
//!
//! A patch says the same in both directions, can be applied twice without harm, and can be
//! laid over a dossier that has changed otherwise meanwhile. So one shape serves undo, the
//! journal, the change log, and what another program changed.
//!
//! Snapshots are not part of it: they are never changed, and never taken back.

mod agenda;
mod apply;
mod difference;
mod merge;
#[cfg(test)]
mod tests;
mod words;

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::article::CodedArticle;
use super::dossier::Settings;
use super::id::{ArticleId, PartyId, ProposalId, StatementId};
use super::stance::HandEdit;
use super::statement::Statement;

pub use merge::{Clash, Merge, Side};
pub use words::{ClashTold, Told};

/// What differs between two dossiers. Its parts stand in a fixed order: title, agenda, settings,
/// cells, articles, statements, the order of articles.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Patch {
    /// The parts; no two are of the same thing.
    pub parts: Vec<Part>,
}

/// One part that differs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[allow(
    clippy::large_enum_variant,
    reason = "a patch has few parts, and none is moved often"
)]
pub enum Part {
    /// The title.
    Title {
        /// As it was.
        before: String,
        /// As it is.
        after: String,
    },
    /// The whole agenda.
    Agenda {
        /// As it was.
        before: Arc<Agenda>,
        /// As it is.
        after: Arc<Agenda>,
    },
    /// How stances are settled and compared.
    Settings {
        /// As they were.
        before: Settings,
        /// As they are.
        after: Settings,
    },
    /// What is set by hand on a cell.
    Cell {
        /// The row.
        proposal: ProposalId,
        /// The column.
        party: PartyId,
        /// As it was; `None` where nothing was set.
        before: Option<HandEdit>,
        /// As it is; `None` where nothing is set.
        after: Option<HandEdit>,
    },
    /// A whole article with its statements: added, removed, or told otherwise.
    Article {
        /// Its id.
        id: ArticleId,
        /// As it was; `None` where it was not there.
        before: Option<Placed<Held, ArticleId>>,
        /// As it is; `None` where it is not there.
        after: Option<Placed<Held, ArticleId>>,
    },
    /// A statement of an article that is there before and after.
    Statement {
        /// The article that carries it.
        article: ArticleId,
        /// Its number there.
        id: StatementId,
        /// As it was; `None` where it was not there.
        before: Option<Placed<Statement, StatementId>>,
        /// As it is; `None` where it is not there.
        after: Option<Placed<Statement, StatementId>>,
    },
    /// The order of the articles, where those that stay stand in another one.
    Order {
        /// As it was.
        before: Vec<ArticleId>,
        /// As it is.
        after: Vec<ArticleId>,
    },
}

/// A thing and its place: behind which other one of its list it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed<T, I> {
    /// The thing.
    pub it: T,
    /// What stands before it; `None` where it is the first.
    #[serde(default = "Option::default", skip_serializing_if = "Option::is_none")]
    pub behind: Option<I>,
}

/// Returns a thing without its place.
fn it<T, I>(placed: Option<&Placed<T, I>>) -> Option<&T> {
    placed.map(|placed| &placed.it)
}

/// An article with its text, which an article alone leaves out of its file.
#[derive(Clone, Debug, PartialEq)]
pub struct Held(pub Arc<CodedArticle>);

#[derive(Serialize, Deserialize)]
#[serde(rename = "Held")]
struct Written<'w> {
    text: Cow<'w, str>,
    coded: Cow<'w, CodedArticle>,
}

impl Serialize for Held {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let written = Written {
            text: Cow::Borrowed(&self.0.article.text),
            coded: Cow::Borrowed(&self.0),
        };
        written.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Held {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Written { text, coded } = Written::deserialize(deserializer)?;
        let mut coded = coded.into_owned();
        coded.article.text = text.into_owned();
        Ok(Self(Arc::new(coded)))
    }
}

impl Patch {
    /// Says whether nothing differs.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// Returns the way back.
    #[must_use]
    pub fn reversed(mut self) -> Self {
        for part in &mut self.parts {
            part.reverse();
        }
        self
    }
}

impl Part {
    fn reverse(&mut self) {
        use std::mem::swap;
        match self {
            Self::Title { before, after } => swap(before, after),
            Self::Agenda { before, after } => swap(before, after),
            Self::Settings { before, after } => swap(before, after),
            Self::Cell { before, after, .. } => swap(before, after),
            Self::Article { before, after, .. } => swap(before, after),
            Self::Statement { before, after, .. } => swap(before, after),
            Self::Order { before, after } => swap(before, after),
        }
    }

    /// Says whether both are of the same thing.
    #[must_use]
    pub fn is_of_same(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// Returns what it is of, to be compared.
    fn key(&self) -> Key<'_> {
        match self {
            Self::Title { .. } => Key::Title,
            Self::Agenda { .. } => Key::Agenda,
            Self::Settings { .. } => Key::Settings,
            Self::Cell {
                proposal, party, ..
            } => Key::Cell(proposal, party),
            Self::Article { id, .. } => Key::Article(id),
            Self::Statement { article, id, .. } => Key::Statement(article, *id),
            Self::Order { .. } => Key::Order,
        }
    }
}

/// What a part is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'p> {
    Title,
    Agenda,
    Settings,
    Cell(&'p ProposalId, &'p PartyId),
    Article(&'p ArticleId),
    Statement(&'p ArticleId, StatementId),
    Order,
}
