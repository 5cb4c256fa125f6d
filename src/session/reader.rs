//! Reads and extracts articles one after another, from files or from standard input, with
//! one agenda: what the command line does without an open dossier.

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

use super::batch;
use crate::extract::Extractor;
use crate::import;
use crate::model::{Agenda, CodedArticle, Date, Problem};

/// The name under which standard input is given.
pub const STDIN: &str = "-";

/// More than the largest file that is read; the rest of an endless input is left.
const STDIN_LIMIT: u64 = 51_000_000;

/// Reads articles and extracts their statements.
#[derive(Debug)]
pub struct Reader {
    agenda: Arc<Agenda>,
    extractor: Extractor,
    today: Date,
}

impl Reader {
    /// Prepares reading with an agenda; `today` tells which dates lie in the future.
    #[must_use]
    pub fn new(agenda: Agenda, today: Date) -> Self {
        Self {
            extractor: Extractor::new(&agenda),
            agenda: Arc::new(agenda),
            today,
        }
    }

    /// Returns the agenda.
    #[must_use]
    pub fn agenda(&self) -> &Arc<Agenda> {
        &self.agenda
    }

    /// Reads and extracts the article at `path`, or on standard input if it is [`STDIN`].
    ///
    /// # Errors
    ///
    /// It cannot be read, see [`crate::import::read`].
    pub fn read(&self, path: &Path) -> Result<CodedArticle, Problem> {
        if path != Path::new(STDIN) {
            return batch::code_file(&self.extractor, path, self.today);
        }
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .take(STDIN_LIMIT)
            .read_to_end(&mut bytes)
            .map_err(|error| {
                Problem::new(
                    STDIN,
                    format!("Standard input could not be read: {error}."),
                    "",
                )
            })?;
        let article = import::from_bytes(STDIN, &bytes, self.today)?;
        let found = self.extractor.extract(&article);
        Ok(CodedArticle {
            article,
            statements: found.statements,
            notes: found.notes,
        })
    }
}
