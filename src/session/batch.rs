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
