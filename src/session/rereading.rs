//! Waiting articles that are read again in an encoding that a person chose, in a thread: a file
//! may take long, many may be meant, and whoever asked for it looks at a window.
//!
//! In: the numbers of the articles, and the name of the encoding. Out: which of them wait as they
//! were read again, see [`Session::poll_rereading`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::items::{LONGEST, within};
use super::reread::Day;
use super::{Session, batch};
use crate::import;
use crate::model::{Agenda, CodedArticle, Date, Problem};

/// Articles that are being read again.
#[derive(Debug)]
pub(super) struct Rereading {
    read: Receiver<Read>,
    encoding: String,
}

/// What was read.
#[derive(Debug, Default)]
struct Read {
    /// By where it was read from.
    articles: BTreeMap<String, CodedArticle>,
    refused: Option<Problem>,
}

/// What is to be read again.
struct Task {
    /// Where the articles were read from.
    sources: Vec<String>,
    /// The days that a person set, of all that wait.
    days: BTreeMap<String, Day>,
    encoding: String,
    today: Date,
}

/// What came of reading again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reread {
    /// The name of the encoding.
    pub encoding: String,
    /// The numbers of the waiting articles that were read otherwise.
    pub changed: BTreeSet<usize>,
    /// Why a file could not be read; the first one.
    pub refused: Option<Problem>,
}

impl Session {
    /// Reads the waiting articles with these numbers again in the encoding of that name, each
    /// where it is one of the encodings in which its file may be; in a thread, which calls `wake`
    /// once it has ended. All that came from the same files are read so; a date that a person set
    /// stays. Until then nothing is changed, and nothing else is read again.
    pub fn start_rereading(
        &mut self,
        which: &BTreeSet<usize>,
        encoding: &str,
        wake: impl FnOnce() + Send + 'static,
    ) {
        if self.is_rereading() {
            return;
        }
        let articles = || self.pending.iter().map(|pending| &pending.coded.article);
        let chosen = articles().enumerate().filter(|(at, _)| which.contains(at));
        let task = Task {
            sources: chosen.map(|(_, article)| article.source.clone()).collect(),
            days: articles()
                .filter_map(|article| Some((article.source.clone(), Day::of(article)?)))
                .collect(),
            encoding: encoding.to_owned(),
            today: self.today,
        };
        let agenda = self.dossier.agenda.clone();
        let (send, receive) = channel();
        let started = thread::Builder::new()
            .name("reading again".to_owned())
            .spawn(move || {
                let read = task.run(&agenda);
                // Nobody waits any more if the case was closed.
                let _ = send.send(read);
                wake();
            });
        // Where no thread starts, `send` is gone, which is told as any other end without a word.
        drop(started);
        self.rereading = Some(Rereading {
            read: receive,
            encoding: encoding.to_owned(),
        });
    }

    /// Says whether waiting articles are being read again.
    #[must_use]
    pub fn is_rereading(&self) -> bool {
        self.rereading.is_some()
    }

    /// Takes over what was read again, once all of it is: it waits in the places of the articles
    /// as they were read before. What was answered meanwhile stays answered.
    pub fn poll_rereading(&mut self) -> Option<Reread> {
        let mut read = match self.rereading.as_ref()?.read.try_recv() {
            Ok(read) => read,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Read {
                refused: Some(Problem::new("", "The files could not be read again.", "")),
                ..Read::default()
            },
        };
        let Rereading { encoding, .. } = self.rereading.take()?;
        let mut anew = Vec::new();
        for (at, pending) in self.pending.iter().enumerate() {
            if let Some(coded) = read.articles.remove(&pending.coded.article.source) {
                anew.push((at, coded));
            }
        }
        let changed = anew.iter().map(|(at, _)| *at).collect();
        if anew.is_empty() {
            let told = format!("In {encoding} no such article was found.");
            let none = Problem::new("", told, "Choose another encoding.");
            read.refused = read.refused.or(Some(none));
        } else {
            self.pend_as(anew);
        }
        Some(Reread {
            encoding,
            changed,
            refused: read.refused,
        })
    }
}

impl Task {
    /// Reads each file once, and extracts the statements of all articles in it.
    fn run(self, agenda: &Agenda) -> Read {
        let extractor = batch::extractor(agenda);
        let mut all = Read::default();
        let mut tried = BTreeSet::new();
        for source in self.sources {
            if !tried.insert(import::file_of(&source).to_owned()) {
                continue;
            }
            let (from, label, today) = (source.clone(), self.encoding.clone(), self.today);
            let outcomes = within(&source, LONGEST, move || {
                import::read_in(&from, &label, today)
            });
            for outcome in outcomes {
                let coded = outcome.and_then(|mut article| {
                    if let Some(day) = self.days.get(&article.source) {
                        day.set(&mut article);
                    }
                    batch::guarded(&source, || batch::code(&extractor, article))
                });
                match coded {
                    Ok(coded) => {
                        all.articles.insert(coded.article.source.clone(), coded);
                    }
                    Err(problem) => all.refused = all.refused.or(Some(problem)),
                }
            }
        }
        all
    }
}
