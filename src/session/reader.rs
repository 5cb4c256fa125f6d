//! Reads and extracts articles, from files or from standard input, with one agenda: what the
//! command line does without an open dossier.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::adopt::{Joining, Shelf, adopt};
use super::batch;
pub use super::items::{Item, Listing, STDIN};
use super::pool::{cores, in_order};
use crate::extract::Extractor;
use crate::import::{self, worker};
use crate::model::{Agenda, Article, Attribution, CodedArticle, Date, Dossier, Problem, Trial};
use crate::store::DOSSIER_FILE;

/// Endings of the files that are read as articles.
pub const ENDINGS: &[&str] = import::ENDINGS;

/// The argument with which the program is started to read one file for another.
pub const WORKER: &str = worker::ARGUMENT;

/// Does the work of a program that was started with [`WORKER`] and a sort of file; returns
/// whether it could.
#[must_use]
pub fn work(sort: &OsStr) -> bool {
    worker::answer(sort)
}

/// Says which program reads files when it is started with [`WORKER`].
pub fn use_program(program: PathBuf) {
    worker::use_program(program);
}

/// Reads articles and extracts their statements.
#[derive(Debug)]
pub struct Reader {
    agenda: Arc<Agenda>,
    extractor: Extractor,
}

impl Reader {
    /// Prepares reading with an agenda.
    #[must_use]
    pub fn new(agenda: Agenda) -> Self {
        Self {
            extractor: Extractor::new(&agenda),
            agenda: Arc::new(agenda),
        }
    }

    /// Returns the agenda.
    #[must_use]
    pub fn agenda(&self) -> &Arc<Agenda> {
        &self.agenda
    }

    /// Extracts the statements of an article.
    #[must_use]
    pub fn code(&self, article: Article) -> CodedArticle {
        batch::code(&self.extractor, article)
    }

    /// Finds who said what in an article.
    #[must_use]
    pub fn quotes(&self, article: &Article) -> Vec<Attribution> {
        self.extractor.attributions(article)
    }

    /// Says what the words of the agenda find in an article.
    #[must_use]
    pub fn trial(&self, article: &Article) -> Vec<Trial> {
        self.extractor.trial(article)
    }

    /// Makes a case of articles, for one comparison: each text once, each article under an
    /// id of its own. Copies of an article are left out unless `keep_copies`.
    #[must_use]
    pub fn case(&self, articles: Vec<CodedArticle>, keep_copies: bool) -> Case {
        let mut dossier = Dossier {
            title: self.agenda.title.clone(),
            agenda: self.agenda.clone(),
            ..Dossier::default()
        };
        let mut seen = Shelf::default();
        let joining = if keep_copies {
            Joining::All
        } else {
            Joining::Once
        };
        let adopted = adopt(&mut dossier, &mut seen, articles, joining);
        Case {
            dossier,
            already_there: adopted.already_there.len(),
            copies: adopted.copies.len(),
        }
    }
}

/// A case that was made of articles.
#[derive(Debug)]
pub struct Case {
    /// The case.
    pub dossier: Dossier,
    /// How many articles were there already, by the same text.
    pub already_there: usize,
    /// How many were copies of others.
    pub copies: usize,
}

/// Reads `items`, calls `make` on each article, with as many threads as `threads` says or
/// there are cores. `take` gets what it made of each item in this thread, in the order of the
/// items, until it breaks: the same for any number of threads. Only some items at a time are
/// in memory.
pub fn each<T: Send>(
    items: &[Item],
    threads: Option<usize>,
    today: Date,
    make: impl Fn(Article) -> T + Sync,
    take: impl FnMut(Vec<Result<T, Problem>>) -> ControlFlow<()>,
) {
    let one = |item: &Item| item.each(|item| item.read(today), &make);
    in_order(items, threads.unwrap_or_else(cores), one, take);
}

/// Says whether a path names a dossier: its folder, or the `dossier.ron` in it.
#[must_use]
pub fn is_dossier(path: &Path) -> bool {
    let file = path.file_name().is_some_and(|name| name == DOSSIER_FILE) && path.is_file();
    file || path.join(DOSSIER_FILE).exists()
}
