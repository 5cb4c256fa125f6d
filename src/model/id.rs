//! Names by which values refer to one another: newtypes, so that a party's id can never
//! stand where a proposal's is meant.

use std::fmt;

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// Returns the id as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
    };
}

id! {
    /// A party of the agenda, such as `RU`.
    PartyId
}
id! {
    /// An issue of the agenda, such as `donbas`.
    IssueId
}
id! {
    /// A proposal of the agenda, such as `donbas.freeze`; unique in the whole agenda.
    ProposalId
}
id! {
    /// An article of a dossier: the stem of its two files.
    ArticleId
}

/// A statement's number within its article, counted from 1 in the order of the text.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct StatementId(pub u32);

impl fmt::Display for StatementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "s{}", self.0)
    }
}

/// A statement of a dossier: its article and its number there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StatementRef {
    /// The article that carries it.
    pub article: ArticleId,
    /// Its number within that article.
    pub statement: StatementId,
}
