//! What the command line needs without an open dossier: agendas by name, extraction of
//! many files, exports.

use std::path::Path;

use crate::model::{Agenda, CodedArticle, Date, Problem};

/// Returns the agenda called `name`: a built-in one, or the file at that path.
///
/// # Errors
///
/// There is no such agenda, or its check found errors.
pub fn agenda(_name: &str) -> Result<Agenda, Vec<Problem>> {
    todo!()
}

/// Reads and extracts one file.
///
/// # Errors
///
/// The file cannot be read, see [`crate::import::read`].
pub fn code_file(
    _extractor: &crate::extract::Extractor,
    _path: &Path,
    _today: Date,
) -> Result<CodedArticle, Problem> {
    todo!()
}

/// Checks an agenda file.
#[must_use]
pub fn check_agenda(_path: &Path) -> crate::agenda::Checked {
    todo!()
}

/// Returns the article files that `paths` name, folders taken apart in the order of names,
/// and what could not be read.
#[must_use]
pub fn files(_paths: &[std::path::PathBuf]) -> (Vec<std::path::PathBuf>, Vec<Problem>) {
    todo!()
}
