//! Agendas and lexicons: typed, read from `assets/` or a person's file, checked when read.

pub mod lexicon;

use std::path::Path;

use crate::model::{Agenda, Problem};

/// What a check of an agenda file found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The agenda, if it can be used.
    pub agenda: Option<Agenda>,
    /// What forbids its use, in the order of the file.
    pub errors: Vec<Problem>,
    /// What it can be used in spite of.
    pub warnings: Vec<Problem>,
}

/// Names of the built-in agendas.
pub const BUILT_IN: &[&str] = &["ukraine-talks"];

/// Reads and checks the text of an agenda file, in RON or in JSON of the same shape.
#[must_use]
pub fn check(_place: &str, _text: &str) -> Checked {
    Checked::default()
}

/// Returns a built-in agenda by name.
#[must_use]
pub fn built_in(_name: &str) -> Option<Agenda> {
    None
}

/// Reads an agenda from a file.
///
/// # Errors
///
/// The file cannot be read, or its check found errors.
pub fn read(_path: &Path) -> Result<Agenda, Vec<Problem>> {
    Err(Vec::new())
}
