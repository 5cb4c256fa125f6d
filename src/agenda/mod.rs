//! Agendas: typed, read from `assets/agendas/` or a person's file, checked when read.
//!
//! In goes the text of an agenda file, RON or JSON of the same shape; out come an
//! [`Agenda`], the errors that forbid its use and the warnings it can be used in spite of,
//! each with line and column. Nothing here changes a file, guesses what was meant or
//! panics on any text.

mod built_in;
pub mod lexicon;
mod locate;
mod parse;
mod read;
mod references;
mod report;
mod rules;
mod shape;
mod shared;

#[cfg(test)]
mod tests;

pub use built_in::{BUILT_IN, built_in};
pub use read::{check_file, read};

use crate::model::{Agenda, Problem};

/// What a check of an agenda file found.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// The agenda, if it can be used.
    pub agenda: Option<Agenda>,
    /// What forbids its use, in the order of the file.
    pub errors: Vec<Problem>,
    /// What it can be used in spite of, in the order of the file.
    pub warnings: Vec<Problem>,
}

/// Returns what forbids the use of an agenda that was put together here.
#[must_use]
pub fn faults(agenda: &Agenda) -> Vec<Problem> {
    match ron::to_string(agenda) {
        Ok(text) => check("", &text).errors,
        // What cannot be written cannot be kept either.
        Err(error) => vec![Problem::new(
            "",
            format!("The agenda cannot be written: {error}."),
            "Take out what was changed last.",
        )],
    }
}

/// Reads and checks the text of an agenda file, in RON or in JSON of the same shape: the
/// text tells which, not the name. `place` is the file's name in what is found.
#[must_use]
pub fn check(place: &str, text: &str) -> Checked {
    // Windows editors put a byte order mark first; neither format allows it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut report = report::Report::default();
    let agenda = parse::parse(text, &mut report);
    let usable = report.is_clean();
    Checked {
        agenda: agenda.filter(|_| usable),
        errors: report.errors(place, text),
        warnings: report.warnings(place, text),
    }
}
