//! Foreign bytes become an [`Article`].

use std::path::Path;

use crate::model::{Article, Date, Problem};

/// Reads the article in the file at `path`. `today` tells which dates lie in the future.
///
/// # Errors
///
/// The file is missing, unreadable, empty, too large, binary or not UTF-8.
pub fn read(_path: &Path, _today: Date) -> Result<Article, Problem> {
    Err(Problem::default())
}

/// Reads the article in `bytes`, which came from `source`.
///
/// # Errors
///
/// As [`read`].
pub fn from_bytes(_source: &str, _bytes: &[u8], _today: Date) -> Result<Article, Problem> {
    Err(Problem::default())
}

/// Reads the article in a text that was pasted.
///
/// # Errors
///
/// The text is empty or too large.
pub fn from_paste(_text: &str, _today: Date) -> Result<Article, Problem> {
    Err(Problem::default())
}
