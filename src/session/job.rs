//! Reading and extracting in the background, as the window and the session see it; the
//! work itself is in `worker`.

use std::collections::VecDeque;
use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::Duration;

use super::aside;
use super::clock::Stopwatch;
use super::control::Control;
use super::items::Item;
use super::pace::Pace;
use super::unread::Unread;
use super::worker::{Arrived, Message, Stages, work};
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

impl Source {
    /// Makes a path absolute: the file is known by it again, from whatever folder the program is
    /// started.
    pub(super) fn absolute(self) -> Self {
        match self {
            Self::Path(path) => Self::Path(std::path::absolute(&path).unwrap_or(path)),
            other => other,
        }
    }

    /// Returns what a person calls it.
    pub(super) fn place(&self) -> String {
        match self {
            Self::Path(path) => path.display().to_string(),
            Self::Pasted(_) | Self::PastedPage { .. } => "pasted text".to_owned(),
            Self::Bytes(name, _) => name.clone(),
        }
    }
}

/// What a job is to do.
#[derive(Clone, Debug)]
pub(super) enum Task {
    /// Articles are read and extracted.
    Read(Unread),
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
            Self::Read(unread) => unread.len(),
            Self::Again(articles) => articles.len(),
        }
    }
}

/// A running job, as the status bar shows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct JobState {
    /// What it does ("Reading articles").
    pub name: String,
    /// How many sources are done.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// How many sources a second are done; `None` until that means something.
    pub rate: Option<f64>,
    /// How long the rest will take at that rate.
    pub left: Option<Duration>,
    /// How many articles it has read.
    pub read: usize,
    /// How many of them are not done with: they wait to join the case or are on their way, where
    /// it is seen which are there already and which a person is asked about.
    pub waiting: usize,
    /// Whether it waits to go on.
    pub paused: bool,
    /// Whether it was asked to stop.
    pub stopped: bool,
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
    /// How many wait for an answer: they were read with doubt, or are other versions of articles
    /// that are there. See [`Session::pending`](super::Session::pending).
    pub asked: usize,
    /// What could not be read, and why.
    pub failed: Vec<Problem>,
    /// How many files in folders and archives are no articles by their names.
    pub left_out: usize,
    /// Whether it was stopped before the end.
    pub stopped: bool,
    /// Why it ended before all was read though nobody stopped it.
    pub broken_off: Option<Problem>,
    /// What was not read because of either, or was read and had not joined when undo took back what
    /// had.
    pub unread: Unread,
    /// How many articles undo took back while it ran; redo brings them again.
    pub taken_back: usize,
}

/// A job. Dropping it tells its thread to stop and waits for nothing: the stage that runs
/// comes to its end, and what it gives is dropped.
pub(super) struct Job {
    state: JobState,
    /// Whether it extracts articles of the dossier again.
    pub(super) again: bool,
    messages: Receiver<Message>,
    control: Arc<Control>,
    wake: Arc<dyn Fn() + Send + Sync>,
    /// What it is to read, until that is taken apart into items.
    task: Unread,
    /// The items, from then on.
    items: Option<Arc<[Item]>>,
    /// What was read and not taken, in the order of the sources.
    ready: VecDeque<Arrived>,
    /// The number of the item of each article that was read and is not done with, in their order.
    on_the_way: VecDeque<usize>,
    results: Results,
    /// Whether nothing more will be read.
    over: bool,
    watch: Stopwatch,
    pace: Pace,
}

impl fmt::Debug for Job {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = &self.state;
        f.debug_struct("Job")
            .field("state", state)
            .finish_non_exhaustive()
    }
}

/// What a job has done beside the articles it read.
#[derive(Debug, Default)]
pub(super) struct Results {
    pub(super) failed: Vec<Problem>,
    pub(super) left_out: usize,
    pub(super) stopped: bool,
    pub(super) broken_off: Option<Problem>,
    pub(super) unread: Unread,
}

impl Job {
    /// Starts a thread that does `task`. `stages` is called in it, to prepare what
    /// takes time; `wake` is called in it whenever [`Job::fetch`] has something to fetch.
    pub(super) fn start(
        task: Task,
        stages: impl FnOnce() -> Stages + Send + 'static,
        wake: impl Fn() + Send + Sync + 'static,
    ) -> Result<Self, Problem> {
        let (sender, messages) = channel();
        let control = Arc::new(Control::default());
        let again = matches!(task, Task::Again(_));
        let to_read = match &task {
            Task::Read(unread) => unread.clone(),
            Task::Again(_) => Unread::default(),
        };
        let state = JobState {
            name: task.name().to_owned(),
            total: task.len(),
            ..JobState::default()
        };
        let told = Arc::clone(&control);
        let wake: Arc<dyn Fn() + Send + Sync> = Arc::new(wake);
        let woken = Arc::clone(&wake);
        thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || {
                aside::stand_back();
                let tell = |message| {
                    // Nobody listens any more once the job was stopped.
                    if sender.send(message).is_ok() {
                        wake();
                    }
                };
                work(task, stages, &told, &tell);
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
            control,
            wake: woken,
            task: to_read,
            items: None,
            ready: VecDeque::new(),
            on_the_way: VecDeque::new(),
            results: Results::default(),
            over: false,
            watch: Stopwatch::started(),
            pace: Pace::default(),
        })
    }

    pub(super) fn state(&self) -> &JobState {
        &self.state
    }

    /// Returns what to call when there is something to fetch.
    pub(super) fn waker(&self) -> Arc<dyn Fn() + Send + Sync> {
        Arc::clone(&self.wake)
    }

    /// Stops the job: what was read until now can still be taken.
    pub(super) fn stop(&mut self) {
        self.control.stop();
        self.state.stopped = true;
        self.state.paused = false;
        (self.wake)();
    }

    /// Lets the job wait, or go on.
    pub(super) fn pause(&mut self, wait: bool) {
        if self.state.stopped || self.state.paused == wait {
            return;
        }
        self.control.pause(wait);
        self.state.paused = wait;
        self.watch.run(!wait);
        (self.wake)();
    }

    /// Stops the job and forgets what was read and not taken.
    pub(super) fn abandon(&mut self) {
        self.stop();
        self.fetch();
        self.ready.clear();
    }

    /// Fetches what the thread has done until now.
    pub(super) fn fetch(&mut self) {
        while !self.over {
            match self.messages.try_recv() {
                Ok(message) => self.take(message),
                Err(TryRecvError::Empty) => {
                    self.over = self.state.stopped;
                    self.results.stopped = self.state.stopped;
                    break;
                }
                Err(TryRecvError::Disconnected) => self.take(Message::BrokenOff),
            }
        }
        let state = &mut self.state;
        if !state.paused {
            self.pace.note(self.watch.read(), state.done, state.total);
            state.rate = self.pace.rate();
            state.left = self.pace.left();
        }
    }

    fn take(&mut self, message: Message) {
        match message {
            Message::Found(items, left_out) => {
                self.state.total = items.len();
                self.items = Some(items);
                self.task = Unread::default();
                self.results.left_out = left_out;
            }
            Message::Read(outcomes) => {
                let number = self.state.done;
                self.state.done += 1;
                for outcome in outcomes {
                    match outcome {
                        Ok(arrived) => {
                            self.ready.push_back(arrived);
                            // What is extracted again is taken over as a whole.
                            if !self.again {
                                self.state.read += 1;
                                self.on_the_way.push_back(number);
                                self.state.waiting = self.on_the_way.len();
                            }
                        }
                        Err(problem) => self.results.failed.push(problem),
                    }
                }
            }
            Message::Ended { complete } => {
                self.over = true;
                self.results.stopped = !complete;
            }
            Message::BrokenOff => {
                self.over = true;
                self.results.broken_off = Some(Problem::new(
                    "",
                    "Reading broke off through a fault in the program.",
                    "What was read until then is kept. Open the rest; if that fails too, \
                     please report it.",
                ));
            }
        }
    }

    /// Says whether something was read and not taken.
    pub(super) fn is_ready(&self) -> bool {
        !self.ready.is_empty()
    }

    /// Says whether nothing more will be read.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// Takes at most `most` articles that were read, in the order of the sources.
    pub(super) fn some(&mut self, most: usize) -> Vec<Arrived> {
        let count = most.min(self.ready.len());
        self.ready.drain(..count).collect()
    }

    /// Takes note that so many of the articles that were taken are done with.
    pub(super) fn joined(&mut self, count: usize) {
        let count = count.min(self.on_the_way.len());
        self.on_the_way.drain(..count);
        self.state.waiting = self.on_the_way.len();
    }

    /// Takes note that of the next articles that were taken those at these places are done with.
    pub(super) fn pended(&mut self, places: &[usize]) {
        let mut at = 0;
        self.on_the_way.retain(|_| {
            at += 1;
            !places.contains(&(at - 1))
        });
        self.state.waiting = self.on_the_way.len();
    }

    /// Returns what was not read, and what was read and is not done with.
    fn unread(&self) -> Unread {
        match &self.items {
            Some(items) => {
                let begun = self.on_the_way.iter().copied();
                Unread::left(items, begun, self.state.done..items.len())
            }
            None => self.task.clone(),
        }
    }

    /// Ends the job and returns what else it has done.
    pub(super) fn end(mut self) -> Results {
        Results {
            unread: self.unread(),
            ..std::mem::take(&mut self.results)
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.control.stop();
    }
}
