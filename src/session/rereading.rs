//! Waiting articles that are read again in an encoding that a person chose, or extracted anew on a
//! day that one set, in a thread: a file may take long, many may be meant, an extractor takes longer
//! to make than a frame may, and whoever asked for it looks at a window.
//!
//! In: the numbers of the articles, and the name of the encoding or the days. Out: which of them
//! wait as they were read again, see [`Session::poll_rereading`].

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::items::{LONGEST, within};
use super::reread::Day;
use super::{Session, batch};
use crate::extract::Extractor;
use crate::import;
use crate::model::{Article, CodedArticle, Date, Problem};

/// Articles that are being read again.
#[derive(Debug)]
pub(super) struct Rereading {
    read: Receiver<Read>,
    what: What,
}

/// What is done again.
#[derive(Debug)]
enum What {
    /// Files are read, in the encoding of that name.
    Files(String),
    /// Statements are extracted, for all that wait with these numbers or for versions.
    Statements { versions: BTreeSet<usize> },
}

/// What tells a waiting article from the others: where it was read from and, where the file is not
/// read again, the hash of its text. Two files may hold the same text, and pasted texts have the
/// same source.
type Key = (String, Option<String>);

impl What {
    fn key(&self, article: &Article) -> Key {
        match self {
            Self::Files(_) => (article.source.clone(), None),
            Self::Statements { .. } => key_of_text(article),
        }
    }
}

fn key_of_text(article: &Article) -> Key {
    (article.source.clone(), Some(article.hash.clone()))
}

/// What was read.
#[derive(Debug, Default)]
struct Read {
    articles: BTreeMap<Key, CodedArticle>,
    /// What takes the place of another.
    versions: BTreeMap<Key, CodedArticle>,
    refused: Option<Problem>,
}

/// What is to be extracted again.
struct Extracting {
    articles: BTreeMap<Key, Article>,
    versions: BTreeMap<Key, Article>,
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
    /// The name of the encoding, where files were read again.
    pub encoding: Option<String>,
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
        let what = What::Files(encoding.to_owned());
        self.in_a_thread(what, move |extractor| task.run(extractor), wake);
    }

    /// Sets the days on which waiting articles with these numbers appeared, as a person knows
    /// them, and extracts their statements anew: who was in office and what "on Tuesday" is
    /// follows the day. Extracts anew as well what the versions with these numbers say where they
    /// take the place of others, whose day and language they keep. All of it in a thread, as
    /// [`Session::start_rereading`] does.
    pub fn start_extracting(
        &mut self,
        days: &BTreeMap<usize, Option<Date>>,
        versions: &BTreeSet<usize>,
        wake: impl FnOnce() + Send + 'static,
    ) {
        if self.is_rereading() {
            return;
        }
        let mut task = Extracting {
            articles: BTreeMap::new(),
            versions: BTreeMap::new(),
        };
        for (at, pending) in self.pending.iter().enumerate() {
            let mut pending = pending.clone();
            let key = key_of_text(&pending.coded.article);
            if let Some(published) = days.get(&at) {
                let article = &mut pending.coded.article;
                Day::said(*published, &self.who).set(article);
                task.articles.insert(key.clone(), article.clone());
            }
            let version = versions.contains(&at).then(|| self.version(&pending));
            let version = version.flatten();
            task.versions.extend(version.map(|v| (key, v.article)));
        }
        let what = What::Statements {
            versions: versions.clone(),
        };
        self.in_a_thread(what, move |extractor| task.run(extractor), wake);
    }

    /// Says whether the waiting article with that number says, in the place of the one of which
    /// it is a version, what is not known yet: see [`Session::start_extracting`].
    #[must_use]
    pub fn is_version_due(&self, at: usize) -> bool {
        let pending = self.pending.get(at).filter(|p| p.version.is_none());
        let version = pending.and_then(|pending| self.version(pending));
        version.is_some_and(|version| version.outdated)
    }

    fn in_a_thread(
        &mut self,
        what: What,
        run: impl FnOnce(&Extractor) -> Read + Send + 'static,
        wake: impl FnOnce() + Send + 'static,
    ) {
        let agenda = self.dossier.agenda.clone();
        let (send, receive) = channel();
        let started = thread::Builder::new()
            .name("reading again".to_owned())
            .spawn(move || {
                let read = run(&batch::extractor(&agenda));
                // Nobody waits any more if the case was closed.
                let _ = send.send(read);
                wake();
            });
        // Where no thread starts, `send` is gone, which is told as any other end without a word.
        drop(started);
        self.rereading = Some(Rereading {
            read: receive,
            what,
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
        let Rereading { what, .. } = self.rereading.take()?;
        let mut anew = Vec::new();
        for (at, pending) in self.pending.iter().enumerate() {
            let key = what.key(&pending.coded.article);
            anew.extend(read.articles.remove(&key).map(|coded| (at, coded)));
        }
        let changed = anew.iter().map(|(at, _)| *at).collect();
        let is_none = anew.is_empty();
        if !is_none {
            self.pend_as(anew);
        }
        let encoding = match what {
            What::Files(encoding) => {
                if is_none {
                    let told = format!("In {encoding} no such article was found.");
                    let none = Problem::new("", told, "Choose another encoding.");
                    read.refused = read.refused.or(Some(none));
                }
                Some(encoding)
            }
            What::Statements { versions } => {
                self.take_versions(&versions, &mut read.versions);
                None
            }
        };
        Some(Reread {
            encoding,
            changed,
            refused: read.refused,
        })
    }

    /// Keeps what versions with these numbers say in the places of others. One that could not be
    /// extracted keeps its statements, and is told to be out of date.
    fn take_versions(
        &mut self,
        versions: &BTreeSet<usize>,
        read: &mut BTreeMap<Key, CodedArticle>,
    ) {
        for at in versions {
            let Some(pending) = self.pending.get(*at) else {
                continue;
            };
            let coded = read.remove(&key_of_text(&pending.coded.article));
            let version = coded.or_else(|| self.version(pending));
            self.pending[*at].version = version.map(Box::new);
        }
    }
}

impl Extracting {
    fn run(self, extractor: &Extractor) -> Read {
        let mut all = Read::default();
        let mut code = |articles: BTreeMap<Key, Article>| {
            let mut coded = BTreeMap::new();
            for (key, article) in articles {
                let place = article.source.clone();
                match batch::guarded(&place, || batch::code(extractor, article)) {
                    Ok(anew) => drop(coded.insert(key, anew)),
                    Err(problem) => all.refused = all.refused.take().or(Some(problem)),
                }
            }
            coded
        };
        let (articles, versions) = (code(self.articles), code(self.versions));
        Read {
            articles,
            versions,
            ..all
        }
    }
}

impl Task {
    /// Reads each file once, and extracts the statements of all articles in it.
    fn run(self, extractor: &Extractor) -> Read {
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
                    batch::guarded(&source, || batch::code(extractor, article))
                });
                match coded {
                    Ok(coded) => {
                        let key = (coded.article.source.clone(), None);
                        all.articles.insert(key, coded);
                    }
                    Err(problem) => all.refused = all.refused.or(Some(problem)),
                }
            }
        }
        all
    }
}
