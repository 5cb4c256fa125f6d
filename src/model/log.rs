//! What was done to a dossier, step by step, and what was taken out of it.

use serde::{Deserialize, Serialize};

use super::id::ArticleId;
use super::patch::{Patch, Told};

/// One step as the journal holds it: what the log says of it, and the change itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "JournalStep")]
pub struct Step {
    /// What the log says of it.
    pub logged: Logged,
    /// What was changed. An undo is a step too: its change leads back.
    pub patch: Patch,
}

/// One step as the change log tells it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Step")]
pub struct Logged {
    /// Its number, from 1, one more than that of the step before.
    pub number: u64,
    /// When, as `YYYY-MM-DDTHH:MM` in local time.
    pub when: String,
    /// Who did it; empty if nobody gave a name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// What was done, in words: "Rename to “River”".
    pub what: String,
    /// What it was before and after, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Told>,
}

/// An article that was taken out of a dossier and can be put back.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Removed")]
pub struct Removed {
    /// The number of the step that took it out.
    pub number: u64,
    /// When that was.
    pub when: String,
    /// Who did it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// The article.
    pub article: ArticleId,
    /// Its title.
    pub title: String,
    /// The file in the dossier's folder that holds it.
    pub file: String,
}

/// The change log and the trash.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The latest steps, oldest first.
    pub steps: Vec<Logged>,
    /// What was taken out, oldest first.
    pub removed: Vec<Removed>,
}

impl Log {
    /// Returns the number of the last step, 0 if there was none.
    #[must_use]
    pub fn last(&self) -> u64 {
        self.steps.last().map_or(0, |step| step.number)
    }
}
