//! The shapes of the files, format version 1. What they say of a value is what stands in
//! [`crate::model`]; here is only what a file adds: its version, and lists where the
//! program keeps maps.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::ron_text::Kind;
use crate::model::patch::Held;
use crate::model::{
    Agenda, Article, ArticleId, HandEdit, Logged, Note, PartyId, ProposalId, Removed, Settings,
    Snapshot, Statement,
};

/// `dossier.ron`.
#[derive(Deserialize, Serialize)]
#[serde(rename = "Dossier")]
pub(super) struct DossierFile<'d> {
    pub(super) version: u32,
    pub(super) title: Cow<'d, str>,
    #[serde(default)]
    pub(super) settings: Cow<'d, Settings>,
    /// In the order in which they were added.
    #[serde(default)]
    pub(super) articles: Vec<ArticleId>,
    /// In the agenda's order: proposals first, then parties.
    #[serde(default)]
    pub(super) cells: Vec<Cell>,
    pub(super) agenda: Cow<'d, Agenda>,
}

/// What a person set on one cell.
#[derive(Clone, Deserialize, Serialize)]
pub(super) struct Cell {
    pub(super) proposal: ProposalId,
    pub(super) party: PartyId,
    pub(super) set: HandEdit,
}

/// `articles/<id>.ron`.
#[derive(Deserialize, Serialize)]
#[serde(rename = "CodedArticle")]
pub(super) struct ArticleFile<'d> {
    pub(super) version: u32,
    pub(super) article: Cow<'d, Article>,
    #[serde(default)]
    pub(super) statements: Cow<'d, [Statement]>,
    #[serde(default, skip_serializing_if = "is_empty")]
    pub(super) notes: Cow<'d, [Note]>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(super) outdated: bool,
}

/// `snapshots/….ron`.
#[derive(Deserialize, Serialize)]
#[serde(rename = "SnapshotFile")]
pub(super) struct SnapshotFile<'d> {
    pub(super) version: u32,
    pub(super) snapshot: Cow<'d, Snapshot>,
}

/// `history.ron`, and `history/steps-….ron`.
#[derive(Deserialize, Serialize)]
#[serde(rename = "History")]
pub(super) struct HistoryFile<'d> {
    pub(super) version: u32,
    #[serde(default)]
    pub(super) steps: Cow<'d, [Logged]>,
    #[serde(default, skip_serializing_if = "is_empty")]
    pub(super) removed: Cow<'d, [Removed]>,
}

/// `history/removed-….ron`.
#[derive(Deserialize, Serialize)]
#[serde(rename = "RemovedArticle")]
pub(super) struct RemovedFile<'d> {
    pub(super) version: u32,
    pub(super) article: Cow<'d, Held>,
}

fn is_empty<T>(list: &[T]) -> bool {
    list.is_empty()
}

/// Declares the shape that reads the version alone.
macro_rules! head {
    ($head:ident, $name:literal, $file:ident) => {
        #[derive(Deserialize)]
        #[serde(rename = $name)]
        pub(super) struct $head {
            version: u32,
        }

        impl From<$head> for u32 {
            fn from(head: $head) -> Self {
                head.version
            }
        }

        impl Kind for $file<'static> {
            type Head = $head;
        }
    };
}

head!(DossierHead, "Dossier", DossierFile);
head!(ArticleHead, "CodedArticle", ArticleFile);
head!(SnapshotHead, "SnapshotFile", SnapshotFile);
head!(HistoryHead, "History", HistoryFile);
head!(RemovedHead, "RemovedArticle", RemovedFile);
