//! The thread of a job: sources become articles, in their order, each in two stages, by as
//! many threads as there are cores. Between any two stages it looks whether it shall stop.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use super::batch::{self, guarded};
use super::job::Source;
use super::pool::{cores, in_order};
use crate::extract::Extractor;
use crate::import;
use crate::model::{Agenda, Article, CodedArticle, Date, Problem};

/// One article to be read.
#[derive(Debug)]
pub(super) enum Item {
    File(PathBuf),
    Pasted(String),
    Bytes(String, Vec<u8>),
    /// A folder that could not be read.
    Unreadable(Problem),
}

/// What the thread tells the session.
#[derive(Debug)]
pub(super) enum Message {
    /// There are that many items.
    Found(usize),
    /// The next item is done.
    Read(Box<Result<CodedArticle, Problem>>),
    /// All are done, or the job was stopped.
    Ended { complete: bool },
}

/// The first stage: an item is read.
type Read = Box<dyn Fn(&Item) -> Result<Article, Problem> + Send + Sync>;

/// The second stage: statements are extracted.
type Code = Box<dyn Fn(Article) -> CodedArticle + Send + Sync>;

/// The two stages of an item, and how many threads do them.
pub(super) struct Stages {
    pub(super) threads: usize,
    pub(super) read: Read,
    pub(super) code: Code,
}

impl Stages {
    /// Returns import and extraction on `agenda`.
    pub(super) fn new(agenda: &Agenda, today: Date) -> Self {
        let extractor = Extractor::new(agenda);
        Self {
            threads: cores(),
            read: Box::new(move |item| match item {
                Item::File(path) => import::read(path, today),
                Item::Pasted(text) => import::from_paste(text, today),
                Item::Bytes(name, bytes) => import::from_bytes(name, bytes, today),
                Item::Unreadable(problem) => Err(problem.clone()),
            }),
            code: Box::new(move |article| batch::code(&extractor, article)),
        }
    }
}

/// Reads `sources` in their order and tells of each; a panic in a stage is a problem of
/// that item and ends nothing else.
pub(super) fn work(
    sources: Vec<Source>,
    stages: impl FnOnce() -> Stages,
    stop: &AtomicBool,
    tell: &dyn Fn(Message),
) {
    let items: Vec<Item> = sources.into_iter().flat_map(items).collect();
    tell(Message::Found(items.len()));
    let stages = match guarded("", stages) {
        Ok(stages) => stages,
        Err(problem) => {
            tell(Message::Read(Box::new(Err(problem))));
            tell(Message::Ended { complete: true });
            return;
        }
    };
    let mut complete = true;
    let take = |outcome: Option<Result<CodedArticle, Problem>>| {
        let Some(outcome) = outcome else {
            complete = false;
            return ControlFlow::Break(());
        };
        tell(Message::Read(Box::new(outcome)));
        ControlFlow::Continue(())
    };
    in_order(
        &items,
        stages.threads,
        |item| one(item, &stages, stop),
        take,
    );
    tell(Message::Ended { complete });
}

/// Reads one item; `None` if the job was stopped.
fn one(item: &Item, stages: &Stages, stop: &AtomicBool) -> Option<Result<CodedArticle, Problem>> {
    let stopped = || stop.load(Ordering::Relaxed);
    if stopped() {
        return None;
    }
    let place = item.place();
    let read = guarded(&place, || (stages.read)(item)).and_then(|article| article);
    if stopped() {
        return None;
    }
    Some(read.and_then(|article| guarded(&place, || (stages.code)(article))))
}

fn items(source: Source) -> Vec<Item> {
    match source {
        Source::Path(path) => batch::files(&[path])
            .into_iter()
            .map(|file| file.map_or_else(Item::Unreadable, Item::File))
            .collect(),
        Source::Pasted(text) => vec![Item::Pasted(text)],
        Source::Bytes(name, bytes) => vec![Item::Bytes(name, bytes)],
    }
}

impl Item {
    fn place(&self) -> String {
        match self {
            Self::File(path) => Path::display(path).to_string(),
            Self::Pasted(_) => "pasted text".to_owned(),
            Self::Bytes(name, _) => name.clone(),
            Self::Unreadable(problem) => problem.place.clone(),
        }
    }
}
