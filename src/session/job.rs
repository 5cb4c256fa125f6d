//! Reading and extracting in the background.

use std::path::PathBuf;

use crate::model::{ArticleId, Problem};

/// Something to read an article from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file, or a folder whose article files are read in the order of their names.
    Path(PathBuf),
    /// Pasted text.
    Pasted(String),
    /// Bytes that came with a name but without a path (a drop from another program).
    Bytes(String, Vec<u8>),
}

/// A running job, as the status bar shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobState {
    /// What it does ("Reading articles").
    pub name: String,
    /// How many sources are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Whether it was asked to stop.
    pub cancelled: bool,
}

/// What a job did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles added, in order.
    pub added: Vec<ArticleId>,
    /// Articles that the dossier already had, by the same text.
    pub already_there: Vec<ArticleId>,
    /// What could not be read, and why.
    pub failed: Vec<Problem>,
    /// Whether it was stopped before the end.
    pub cancelled: bool,
}
