//! An error as a person reads it: what happened to which file, where, and what to do now.

use std::{fmt, io};

use serde::{Deserialize, Serialize};

/// Why something could not be done. Displayed as `place:line:column: sentence Hint`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The file or folder, as given; empty if none is meant.
    pub place: String,
    /// Line and column in it, both from 1, if known.
    pub position: Option<(usize, usize)>,
    /// What happened, as a sentence with its full stop.
    pub sentence: String,
    /// What to do now, as a sentence with its full stop; empty if nothing.
    pub hint: String,
}

impl Problem {
    /// Returns a problem with the file or folder `place`.
    #[must_use]
    pub fn new(
        place: impl Into<String>,
        sentence: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            place: place.into(),
            position: None,
            sentence: sentence.into(),
            hint: hint.into(),
        }
    }

    /// Returns the problem that the system has with reading the file `place`, which a person
    /// named.
    #[must_use]
    pub fn reading(place: impl Into<String>, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => {
                Self::new(place, "There is no such file.", "Check the path.")
            }
            io::ErrorKind::PermissionDenied => Self::new(
                place,
                "The file may not be read.",
                "Change its permissions, or copy it to a folder of yours.",
            ),
            _ => Self::new(
                place,
                format!("The file could not be read: {error}."),
                "Try again, or copy the file to another place.",
            ),
        }
    }

    /// Returns the problem at a line and column, both counted from 1.
    #[must_use]
    pub fn at(mut self, line: usize, column: usize) -> Self {
        self.position = Some((line, column));
        self
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.place.is_empty() {
            f.write_str(&self.place)?;
            if let Some((line, column)) = self.position {
                write!(f, ":{line}:{column}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.sentence)?;
        if !self.hint.is_empty() {
            write!(f, " {}", self.hint)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
