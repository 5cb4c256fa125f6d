//! Tables of others, read from files: stances coded in a spreadsheet, and statements.

use std::path::Path;

use crate::compare::network::{Coded, Scale};
use crate::exchange::{coded_csv, stance_matrix};
use crate::import;
use crate::model::{Dossier, Problem};

/// Which columns of a table of statements hold what.
pub type Columns = coded_csv::Columns;

/// Says whether a path names a table: it ends in `.csv`, and is no folder.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    let csv = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    csv && !path.is_dir()
}

/// Reads a matrix of stances (columns issue, proposal, text and one a party) as a case, named
/// after its file.
///
/// # Errors
///
/// The file cannot be read, or is no such matrix.
pub fn matrix(path: &Path) -> Result<Dossier, Problem> {
    matrix_of(path, &import::table(path)?)
}

/// As [`matrix`], from bytes that came under a name, such as a drop from another program.
///
/// # Errors
///
/// The bytes are no text in UTF-8, or no such matrix.
pub fn matrix_in(name: &str, bytes: &[u8]) -> Result<Dossier, Problem> {
    matrix_of(Path::new(name), &import::table_in(name, bytes)?)
}

fn matrix_of(path: &Path, text: &str) -> Result<Dossier, Problem> {
    let title = path
        .file_stem()
        .map_or_else(String::new, |stem| stem.to_string_lossy().into_owned());
    stance_matrix::read(&path.display().to_string(), &title, text)
}

/// Reads statements, with levels on `scale`, for a network.
///
/// # Errors
///
/// The file cannot be read, or lacks a column, or a level is none.
pub fn statements(path: &Path, columns: &Columns, scale: Scale) -> Result<Vec<Coded>, Problem> {
    let text = import::table(path)?;
    coded_csv::read(&path.display().to_string(), &text, columns, scale)
}
