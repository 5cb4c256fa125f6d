//! An immutable, named copy of the stance table at a moment.

use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::stance::StanceTable;

/// An immutable, named copy of the stance table at a moment.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Snapshot")]
pub struct Snapshot {
    /// Its name, as a person gave it.
    pub name: String,
    /// When it was taken, as `YYYY-MM-DDTHH:MM` in local time.
    pub taken: String,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// The agenda as it read then, so that rewording can be told from change.
    pub agenda: Agenda,
    /// How many articles had been read.
    pub articles: usize,
    /// How many statements were counted.
    pub statements: usize,
    /// The table.
    pub table: StanceTable,
}
