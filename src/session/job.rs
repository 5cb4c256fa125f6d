//! Reading and extracting in the background, as the window and the session see it; the
//! work itself is in `worker`.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::worker::{Message, Stages, work};
use crate::model::{ArticleId, CodedArticle, Problem};

/// Something to read an article from.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file, or a folder or an archive, whose articles are read in the order of their
    /// names.
    Path(PathBuf),
    /// Pasted text.
    Pasted(String),
    /// What was copied from a page.
    PastedPage {
        /// As HTML.
        html: String,
        /// As plain text.
        text: String,
    },
    /// Bytes that came with a name but without a path (a drop from another program).
    Bytes(String, Vec<u8>),
}

/// What a job is to do.
#[derive(Clone, Debug)]
pub(super) enum Task {
    /// Articles are read and extracted.
    Read(Vec<Source>),
    /// Articles of the dossier are extracted again.
    Again(Vec<Arc<CodedArticle>>),
}

impl Task {
    fn name(&self) -> &'static str {
        match self {
            Self::Read(_) => "Reading articles",
            Self::Again(_) => "Extracting again",
        }
    }

    fn len(&self) -> usize {
        match self {
            Self::Read(sources) => sources.len(),
            Self::Again(articles) => articles.len(),
        }
    }
}

/// A running job, as the status bar shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct JobState {
    /// What it does ("Reading articles").
    pub name: String,
    /// How many sources are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// Whether it was asked to stop.
    pub cancelled: bool,
}

/// What a job did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles added, in order.
    pub added: Vec<ArticleId>,
    /// Articles that the dossier already had, by the same text. One whose file held another
    /// text has its text back.
    pub already_there: Vec<ArticleId>,
    /// Articles of which copies were met: reprints, other versions. The copies were not
    /// added, and are listed with their articles.
    pub copies: Vec<ArticleId>,
    /// What could not be read, and why.
    pub failed: Vec<Problem>,
    /// How many files in folders and archives are no articles by their names.
    pub left_out: usize,
    /// Whether it was stopped before the end.
    pub cancelled: bool,
}

/// A job. Dropping it tells its thread to stop and waits for nothing: the stage that runs
/// comes to its end, and what it gives is dropped.
pub(super) struct Job {
    state: JobState,
    /// Whether it extracts articles of the dossier again.
    pub(super) again: bool,
    messages: Receiver<Message>,
    cancel: Arc<AtomicBool>,
    wake: Arc<dyn Fn() + Send + Sync>,
    results: Results,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = &self.state;
        f.debug_struct("Job")
            .field("state", state)
            .finish_non_exhaustive()
    }
}

/// What a job has read so far, in the order of its sources.
#[derive(Debug, Default)]
pub(super) struct Results {
    pub(super) articles: Vec<CodedArticle>,
    pub(super) failed: Vec<Problem>,
    pub(super) left_out: usize,
    pub(super) cancelled: bool,
}

impl Job {
    /// Starts a thread that does `task`. `stages` is called in it, to prepare what
    /// takes time; `wake` is called in it whenever [`Job::poll`] has something to fetch.
    pub(super) fn start(
        task: Task,
        stages: impl FnOnce() -> Stages + Send + 'static,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, Problem> {
        let (sender, messages) = channel();
        let cancel = Arc::new(AtomicBool::new(false));
        let again = matches!(task, Task::Again(_));
        let state = JobState {
            name: task.name().to_owned(),
            total: task.len(),
            ..JobState::default()
        };
        let stop = Arc::clone(&cancel);
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let woken = Arc::clone(&wake);
        thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || {
                let tell = |message| {
                    // Nobody listens any more once the job was stopped.
                    if sender.send(message).is_ok() {
                        wake();
                    }
                };
                work(task, stages, &stop, &tell);
            })
            .map_err(|error| {
                Problem::new(
                    "",
                    format!("No thread could be started: {error}."),
                    "Close other programs and try again.",
                )
            })?;
        Ok(Self {
            state,
            again,
            messages,
            cancel,
            wake: woken,
            results: Results::default(),
        })
    }

    pub(super) fn state(&self) -> &JobState {
        &self.state
    }

    /// Stops the job; the next [`Job::poll`] returns what was read until now.
    pub(super) fn cancel(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
        self.state.cancelled = true;
        (self.wake)();
    }

    /// Fetches what the thread has done; once it has ended, or was told to stop, returns all
    /// that was read.
    pub(super) fn poll(&mut self) -> Option<Results> {
        loop {
            match self.messages.try_recv() {
                Ok(Message::Found(total, left_out)) => {
                    self.state.total = total;
                    self.results.left_out = left_out;
                }
                Ok(Message::Read(outcomes)) => {
                    self.state.done += 1;
                    for outcome in outcomes {
                        match outcome {
                            Ok(coded) => self.results.articles.push(coded),
                            Err(problem) => self.results.failed.push(problem),
                        }
                    }
                }
                Ok(Message::Ended { complete }) => {
                    self.results.cancelled = !complete;
                    return Some(std::mem::take(&mut self.results));
                }
                Err(TryRecvError::Empty) if self.state.cancelled => {
                    self.results.cancelled = true;
                    return Some(std::mem::take(&mut self.results));
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    self.results.failed.push(Problem::new(
                        "",
                        "Reading stopped unexpectedly.",
                        "What was read until then is kept; add the others again.",
                    ));
                    return Some(std::mem::take(&mut self.results));
                }
            }
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.cancel.store(true, Ordering::Relaxed);
    }
}
