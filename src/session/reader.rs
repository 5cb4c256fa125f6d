//! Reads and extracts articles, from files or from standard input, with one agenda: what the
//! command line does without an open dossier.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::adopt::adopt;
use super::batch::{self, guarded};
use super::pool::{cores, in_order};
use crate::extract::Extractor;
use crate::import;
use crate::model::{Agenda, Article, Attribution, CodedArticle, Date, Dossier, Problem, Trial};
use crate::store::DOSSIER_FILE;

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
        self.article(path)
            .map(|article| batch::code(&self.extractor, article))
    }

    /// Reads the article at `path`, or on standard input if it is [`STDIN`], and finds who
    /// said what in it.
    ///
    /// # Errors
    ///
    /// As [`Reader::read`].
    pub fn quotes(&self, path: &Path) -> Result<(Article, Vec<Attribution>), Problem> {
        let article = self.article(path)?;
        let found = self.extractor.attributions(&article);
        Ok((article, found))
    }

    /// Reads the article at `path`, and says what the words of the agenda find in it.
    ///
    /// # Errors
    ///
    /// As [`Self::read`].
    pub fn trial(&self, path: &Path) -> Result<(Article, Vec<Trial>), Problem> {
        let article = self.article(path)?;
        let trials = self.extractor.trial(&article);
        Ok((article, trials))
    }

    fn article(&self, path: &Path) -> Result<Article, Problem> {
        if path != Path::new(STDIN) {
            return import::read(path, self.today);
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
        import::from_bytes(STDIN, &bytes, self.today)
    }

    /// Makes a case of articles, for one comparison: each text once, each article under an
    /// id of its own.
    #[must_use]
    pub fn case(&self, articles: Vec<CodedArticle>) -> Dossier {
        let mut dossier = Dossier {
            title: self.agenda.title.clone(),
            agenda: self.agenda.clone(),
            ..Dossier::default()
        };
        adopt(&mut dossier, &mut BTreeSet::new(), articles);
        dossier
    }
}

/// Calls `make` on each of `files`, with as many threads as `threads` says or there are
/// cores. `take` gets what it made in this thread, in the order of the files, until it
/// breaks: the same for any number of threads. Only some articles at a time are in memory.
pub fn each<T: Send>(
    files: &[Result<PathBuf, Problem>],
    threads: Option<usize>,
    make: impl Fn(&Path) -> Result<T, Problem> + Sync,
    take: impl FnMut(Result<T, Problem>) -> ControlFlow<()>,
) {
    let one = |file: &Result<PathBuf, Problem>| {
        let path = file.as_ref().map_err(Clone::clone)?;
        guarded(&path.display().to_string(), || make(path)).and_then(|made| made)
    };
    in_order(files, threads.unwrap_or_else(cores), one, take);
}

/// Returns the article files that `inputs` name, folders taken apart, and what could not
/// be read; standard input stands for itself.
#[must_use]
pub fn files(inputs: &[PathBuf]) -> Vec<Result<PathBuf, Problem>> {
    inputs
        .iter()
        .flat_map(|input| {
            if input == Path::new(STDIN) {
                vec![Ok(input.clone())]
            } else {
                batch::files(std::slice::from_ref(input))
            }
        })
        .collect()
}

/// Says whether a path names a dossier: its folder, or the `dossier.ron` in it.
#[must_use]
pub fn is_dossier(path: &Path) -> bool {
    let file = path.file_name().is_some_and(|name| name == DOSSIER_FILE) && path.is_file();
    file || path.join(DOSSIER_FILE).exists()
}
