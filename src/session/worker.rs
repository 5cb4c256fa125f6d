//! The thread of a job: sources become articles, in their order, each in two stages, by as
//! many threads as there are cores. Between any two stages it looks whether it shall wait or
//! stop.

use std::ops::ControlFlow;
use std::sync::Arc;

use super::batch::{self, guarded};
use super::control::Control;
pub(super) use super::items::Item;
use super::items::Listing;
use super::job::Task;
use super::pool::{cores, in_order};
use crate::extract::Extractor;
use crate::model::{Agenda, Article, CodedArticle, Date, Problem};
use crate::settle::reprint::Shingles;

/// What becomes of the articles of an item.
pub(super) type Outcomes = Vec<Result<Arrived, Problem>>;

/// An article that was read and extracted, with what tells whether it is a copy of another.
#[derive(Debug)]
pub(super) struct Arrived {
    pub(super) coded: CodedArticle,
    pub(super) shingles: Shingles,
}

/// What the thread tells the session.
#[derive(Debug)]
pub(super) enum Message {
    /// These are the items, and so many files were left out.
    Found(Arc<[Item]>, usize),
    /// The next item is done.
    Read(Outcomes),
    /// All are done, or the job was stopped.
    Ended { complete: bool },
    /// A fault of the program ended the job: the rest is not read.
    BrokenOff,
}

/// The first stage: the articles of an item are read.
type Read = Box<dyn Fn(&Item) -> Vec<Result<Article, Problem>> + Send + Sync>;

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
            read: Box::new(move |item| item.read(today)),
            code: Box::new(move |article| batch::code(&extractor, article)),
        }
    }
}

/// Does `task`, its items in their order, and tells of each; a panic in a stage is a problem of
/// that item and ends nothing else. One while the stages are made ends the job.
pub(super) fn work(
    task: Task,
    stages: impl FnOnce() -> Stages,
    control: &Control,
    tell: &dyn Fn(Message),
) {
    let Listing {
        items, left_out, ..
    } = listing(task);
    let items: Arc<[Item]> = items.into();
    tell(Message::Found(Arc::clone(&items), left_out));
    let Ok(stages) = guarded("", stages) else {
        tell(Message::BrokenOff);
        return;
    };
    let mut complete = true;
    let take = |outcomes: Option<Outcomes>| {
        let Some(outcomes) = outcomes else {
            complete = false;
            return ControlFlow::Break(());
        };
        tell(Message::Read(outcomes));
        ControlFlow::Continue(())
    };
    in_order(
        &items,
        stages.threads,
        |item| one(item, &stages, control),
        take,
    );
    tell(Message::Ended { complete });
}

/// Reads one item; `None` if the job was stopped.
fn one(item: &Item, stages: &Stages, control: &Control) -> Option<Outcomes> {
    if !control.goes_on() {
        return None;
    }
    let mut stopped = false;
    let outcomes = item.each(&stages.read, |article| {
        stopped = stopped || !control.goes_on();
        (!stopped).then(|| {
            let coded = (stages.code)(article);
            let shingles = Shingles::of(&coded.article);
            Arrived { coded, shingles }
        })
    });
    let outcomes = outcomes.into_iter().filter_map(Result::transpose).collect();
    (!stopped).then_some(outcomes)
}

fn listing(task: Task) -> Listing {
    match task {
        Task::Read(unread) => unread.listing(),
        Task::Again(articles) => Listing {
            items: articles.into_iter().map(Item::Known).collect(),
            ..Listing::default()
        },
    }
}
