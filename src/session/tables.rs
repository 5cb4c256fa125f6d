//! Tables of others, read from files: stances coded in a spreadsheet, and statements.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::compare::network::{Coded, Scale};
use crate::exchange::{coded_csv, stance_matrix};
use crate::import;
use crate::model::{Dossier, Problem};

/// Which columns of a table of statements hold what.
pub type Columns = coded_csv::Columns;

/// How much of a table is looked at to see its columns, in bytes.
const HEAD: u64 = 20_000;

/// Says whether a path names a table of stances or statements: it ends in `.csv`, is no
/// folder, and its columns are not those of a table of articles.
#[must_use]
pub fn is_table(path: &Path) -> bool {
    if !ends_in_csv(path) || path.is_dir() {
        return false;
    }
    let mut head = Vec::new();
    // What cannot be read is told when it is read as a table. Opening a pipe may wait for ever.
    let read = path.is_file()
        && File::open(path)
            .and_then(|file| file.take(HEAD).read_to_end(&mut head))
            .is_ok();
    !(read && holds_articles(&head))
}

/// As [`is_table`], of bytes that came under a name.
#[must_use]
pub fn is_table_in(name: &str, bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD as usize)];
    ends_in_csv(Path::new(name)) && !holds_articles(head)
}

fn ends_in_csv(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

fn holds_articles(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let first = text.lines().next().unwrap_or_default();
    let names: Vec<&str> = first.split([',', ';', '\t']).collect();
    import::is_of_articles(&names)
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
