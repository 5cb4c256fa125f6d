//! An article and an agenda become statements and notes.

mod clean;
mod phrase;
mod quotes;
mod sentence;
mod token;

use crate::model::{Agenda, Article, Note, Statement};

/// What was found in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Extraction {
    /// Statements in the order of the text, numbered from 1.
    pub statements: Vec<Statement>,
    /// What was noticed.
    pub notes: Vec<Note>,
}

/// Extracts statements on one agenda; made once, used for many articles, from any thread.
#[derive(Debug)]
pub struct Extractor {}

impl Extractor {
    /// Prepares the words of `agenda`.
    #[must_use]
    pub fn new(_agenda: &Agenda) -> Self {
        Self {}
    }

    /// Extracts the statements of `article`. Cannot fail.
    #[must_use]
    pub fn extract(&self, _article: &Article) -> Extraction {
        Extraction::default()
    }
}
