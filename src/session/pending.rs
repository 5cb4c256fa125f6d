//! Articles that were read and are not in the dossier yet, since a person is asked first: what
//! was read with doubt (its letters, language, date, where its text is), another version of an
//! article that is there, a copy of one.
//!
//! In: what an import gave. Out: [`Session::pending`], and what comes of the answers, which are
//! one step of undo. A version that takes the place of an article takes over what people decided
//! on it; their quotes are found again in its text.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::Session;
use super::adopt::{Joining, adopt, fit_agenda, join, note_copy, question, reprint};
use super::again::Again;
use super::edit::is_read_otherwise;
use crate::model::{Article, ArticleId, CodedArticle, Dossier, Note, Problem, Reprint};

/// An article that waits for an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Pending {
    /// The article as it was read and extracted.
    pub coded: CodedArticle,
    /// Why it waits.
    pub why: Why,
    /// Which import of this session read it last: the latest has the highest number.
    pub turn: usize,
    /// What it says in the place of the one of which it is a version, whose day and language it
    /// keeps, where that was extracted: see [`Session::start_extracting`].
    pub(super) version: Option<Box<CodedArticle>>,
}

/// Why an article did not simply join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// It was read with doubt: see [`Pending::doubts`].
    Doubt,
    /// It is another version of an article that is there.
    Version {
        /// That article.
        of: ArticleId,
        /// Whether most of each stands in the other and it is no older: it may take the place.
        alike: bool,
    },
    /// It is a copy of an article that is there and notes it: left out unless wanted.
    Copy(ArticleId),
    /// Its text is there, as was seen once it was read in another encoding: it is left out.
    There(ArticleId),
}

/// What is done with an article that waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    /// It joins as an article of its own.
    Add,
    /// It takes the place of the article of which it is a version.
    Replace,
    /// It does not join. A copy has been noted; another version is no other printing.
    LeaveOut,
}

/// What came of answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// Articles that joined.
    pub added: Vec<ArticleId>,
    /// Articles whose place another version took.
    pub replaced: Vec<ArticleId>,
    /// How many were to join and have, by now, a text that is there, or a copy of one.
    pub there: usize,
    /// How many were left out.
    pub left_out: usize,
}

impl Pending {
    /// Lets an article wait.
    #[must_use]
    pub fn new(coded: CodedArticle, why: Why) -> Self {
        Self {
            coded,
            why,
            turn: 0,
            version: None,
        }
    }

    /// Returns what was read with doubt.
    pub fn doubts(&self) -> impl Iterator<Item = &Note> {
        let notes = self.coded.article.open_notes();
        notes.filter(|note| note.kind.is_doubt())
    }

    /// Returns what is done where a person says nothing else: what was asked for joins, a
    /// version takes the place of one that is much like it, a copy stays out.
    #[must_use]
    pub fn usual(&self) -> Answer {
        match self.why {
            Why::Doubt | Why::Version { alike: false, .. } => Answer::Add,
            Why::Version { alike: true, .. } => Answer::Replace,
            Why::Copy(_) | Why::There(_) => Answer::LeaveOut,
        }
    }

    /// Says whether it is a question: a copy stays out of itself, and is noted.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !matches!(self.why, Why::Copy(_))
    }

    /// Returns the article that is there, of which this is a version or a copy.
    #[must_use]
    pub fn there(&self) -> Option<&ArticleId> {
        match &self.why {
            Why::Doubt => None,
            Why::Version { of, .. } | Why::Copy(of) | Why::There(of) => Some(of),
        }
    }
}

impl Session {
    /// Returns the articles that wait for an answer, in the order in which they were read. They
    /// are not in the dossier, and gone with the session.
    #[must_use]
    pub fn pending(&self) -> &[Pending] {
        &self.pending
    }

    /// Takes articles that wait for an answer, each text once; why it waits is told anew.
    /// Returns how many questions are new.
    pub(super) fn pend(&mut self, more: Vec<Pending>) -> usize {
        let mut asked = 0;
        for mut pending in more {
            self.generation += 1;
            pending.turn = self.imports;
            let hash = &pending.coded.article.hash;
            let waits = |p: &&mut Pending| p.coded.article.hash == *hash;
            if let Some(known) = self.pending.iter_mut().find(waits) {
                known.why = pending.why;
                known.turn = pending.turn;
            } else {
                asked += usize::from(pending.is_asked());
                self.pending.push(pending);
            }
        }
        asked
    }

    /// Returns what would change if the `at`th waiting article took the place of the one of
    /// which it is a version; `None` where it is none of one that is there.
    #[must_use]
    pub fn weigh(&self, at: usize) -> Option<Again> {
        let version = self.version(self.pending.get(at)?)?;
        let (next, mut told) = self.with_fresh(&[version]);
        told.changes = self.changes_to(&next);
        Some(told)
    }

    /// Does with waiting articles what is answered, by their numbers, as one step of undo; the
    /// others go on waiting.
    ///
    /// # Errors
    ///
    /// The dossier cannot be changed now, or an article whose place is to be taken is gone.
    /// Nothing is done then.
    pub fn answer_pending(
        &mut self,
        answers: &BTreeMap<usize, Answer>,
    ) -> Result<Answered, Problem> {
        self.check_writable()?;
        let mut versions: Vec<CodedArticle> = Vec::new();
        for pending in self.answered(answers, Answer::Replace) {
            let version = self.version(pending).ok_or_else(|| gone(pending))?;
            if versions.iter().any(|v| v.article.id == version.article.id) {
                return Err(twice(&version));
            }
            versions.push(version);
        }
        let (mut next, _) = self.with_fresh(&versions);
        let mut done = Answered {
            replaced: versions.into_iter().map(|v| v.article.id).collect(),
            left_out: self.answered(answers, Answer::LeaveOut).count(),
            ..Answered::default()
        };
        let added: Vec<Pending> = self.answered(answers, Answer::Add).cloned().collect();
        let (doubtful, added): (Vec<_>, Vec<_>) = added
            .into_iter()
            .partition(|p| matches!(p.why, Why::Doubt | Why::There(_)));
        done.there = doubtful.len();
        done.added = self.join_doubtful(&mut next, doubtful);
        done.there -= done.added.len();
        for Pending { coded, why, .. } in added {
            if let Why::Copy(of) = &why
                && let Some(kept) = find(&mut next, of)
            {
                forget(kept, &reprint(&coded.article));
            }
            done.added.push(join(&mut next, &mut self.shelf, coded));
        }
        // One that was read in another encoding is a copy that nobody has noted.
        for pending in self.answered(answers, Answer::LeaveOut) {
            if let Why::Copy(of) = &pending.why
                && let Some(kept) = find(&mut next, of)
            {
                note_copy(kept, &pending.coded.article);
            }
        }
        let mut at = 0;
        self.pending.retain(|_| {
            at += 1;
            !answers.contains_key(&(at - 1))
        });
        self.generation += 1;
        if !super::edit::same(&next, &self.dossier) {
            if !done.replaced.is_empty() {
                self.back_up_first();
            }
            self.step(label(done.added.len(), done.replaced.len()), next);
        }
        Ok(done)
    }

    /// Lets articles join that waited in doubt and may be, by now, the text of one that joined since,
    /// or a copy of it: that is noted. Copies of one another join, each as it was asked for.
    fn join_doubtful(&mut self, next: &mut Dossier, doubtful: Vec<Pending>) -> Vec<ArticleId> {
        let articles = doubtful.into_iter().map(|p| p.coded);
        let mut runs: Vec<(Joining, Vec<CodedArticle>)> = Vec::new();
        for coded in articles {
            let why = question(&self.dossier, &mut self.shelf, &coded.article);
            let joining = match why {
                Why::Doubt => Joining::All,
                _ => Joining::Once,
            };
            match runs.last_mut().filter(|(last, _)| *last == joining) {
                Some((_, run)) => run.push(coded),
                None => runs.push((joining, vec![coded])),
            }
        }
        let mut added = Vec::new();
        for (joining, run) in runs {
            added.extend(adopt(next, &mut self.shelf, run, joining).added);
        }
        added
    }

    fn answered<'s>(
        &'s self,
        answers: &'s BTreeMap<usize, Answer>,
        wanted: Answer,
    ) -> impl Iterator<Item = &'s Pending> {
        let answers = answers.iter().filter(move |(_, answer)| **answer == wanted);
        answers.filter_map(|(at, _)| self.pending.get(*at))
    }

    /// Returns a waiting article as the version that takes the place of one that is there.
    pub(super) fn version(&self, pending: &Pending) -> Option<CodedArticle> {
        let Why::Version { of, alike } = &pending.why else {
            return None;
        };
        let there = &self.dossier.article(of)?.article;
        let mut coded = pending.coded.clone();
        fit_agenda(&mut coded, &self.dossier.agenda);
        let new = &mut coded.article;
        new.id = there.id.clone();
        new.copies.clone_from(&there.copies);
        // What is known of the article stays known: a person may have corrected it.
        let keep = |new: &mut Option<String>, there: &Option<String>| {
            *new = there.clone().or_else(|| new.take());
        };
        keep(&mut new.outlet, &there.outlet);
        keep(&mut new.author, &there.author);
        keep(&mut new.address, &there.address);
        let read = there.headline.map(|span| span.of(&there.text).trim());
        if read != Some(&there.title) {
            new.title.clone_from(&there.title);
        }
        if *alike {
            new.language.clone_from(&there.language);
        }
        let dated = new.dated_by.is_some();
        if !dated && (new.published.is_none() || there.dated_by.is_some()) {
            new.published = there.published;
            new.date_disputed = there.date_disputed;
            new.dated_by.clone_from(&there.dated_by);
        }
        match &pending.version {
            Some(anew) if !is_read_otherwise(&anew.article, &coded.article) => {
                coded.statements.clone_from(&anew.statements);
                coded.notes.clone_from(&anew.notes);
                coded.outdated = anew.outdated;
                fit_agenda(&mut coded, &self.dossier.agenda);
            }
            _ => coded.outdated |= is_read_otherwise(&pending.coded.article, &coded.article),
        }
        Some(coded)
    }
}

pub(super) fn find<'d>(
    dossier: &'d mut Dossier,
    id: &ArticleId,
) -> Option<&'d mut Arc<CodedArticle>> {
    let mut articles = dossier.articles.iter_mut();
    articles.find(|coded| coded.article.id == *id)
}

/// Takes the note of a copy back, which joins itself.
pub(super) fn forget(kept: &mut Arc<CodedArticle>, copy: &Reprint) {
    if kept.article.copies.contains(copy) {
        Arc::make_mut(kept).article.copies.retain(|c| c != copy);
    }
}

fn gone(pending: &Pending) -> Problem {
    Problem::new(
        &pending.coded.article.source,
        "The article whose place it would take is no longer in the case.",
        "Add it as an article of its own, or leave it out.",
    )
}

fn twice(version: &CodedArticle) -> Problem {
    Problem::new(
        &version.article.source,
        format!(
            "Two files would take the place of `{}`.",
            version.article.id
        ),
        "Let one of them do so; add or leave out the other.",
    )
}

fn label(added: usize, replaced: usize) -> String {
    let articles = |n: usize| match n {
        1 => "1 article".to_owned(),
        n => format!("{n} articles"),
    };
    match (added, replaced) {
        (0, 0) => "Leave out copies".to_owned(),
        (added, 0) => format!("Add {}", articles(added)),
        (0, 1) => "Replace an article by another version".to_owned(),
        (0, replaced) => format!("Replace {} by other versions", articles(replaced)),
        (added, replaced) => format!("Add {}, replace {replaced}", articles(added)),
    }
}

/// What tells that an article is another version of one that is there: its address on the web,
/// or the file that it was read from.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Versions {
    by_address: HashMap<String, usize>,
    by_source: HashMap<String, usize>,
}

impl Versions {
    pub(super) fn add(&mut self, at: usize, article: &Article) {
        if let Some(address) = article.address.as_deref().and_then(page) {
            self.by_address.entry(address).or_insert(at);
        }
        if let Some(source) = file(article) {
            self.by_source.entry(source.to_owned()).or_insert(at);
        }
    }

    /// Returns why a person is asked about an article, if so. `copied` is the place of the
    /// article of which most of its text is; `stands_in_it` says whether most of the text of one
    /// that is there stands in the new one.
    pub(super) fn why(
        &self,
        articles: &[Arc<CodedArticle>],
        article: &Article,
        copied: Option<usize>,
        stands_in_it: impl FnOnce(&Article) -> bool,
    ) -> Option<Why> {
        let address = article.address.as_deref().and_then(page);
        let by_address = address.and_then(|address| self.by_address.get(&address));
        let by_source = file(article).and_then(|source| self.by_source.get(source));
        let by_source = by_source.filter(|&&at| {
            let there = &articles[at].article;
            copied == Some(at) || there.title == article.title
        });
        if let Some(&at) = by_address.or(by_source) {
            // A cut one, or an older one, takes the place of none unless it is said so.
            let there = &articles[at].article;
            let is_older = there.published > article.published && article.published.is_some();
            return Some(Why::Version {
                of: there.id.clone(),
                alike: copied == Some(at) && !is_older && stands_in_it(there),
            });
        }
        if let Some(at) = copied {
            let there = &articles[at].article;
            let of = there.id.clone();
            // The same outlet prints a text once; a second time it is another version.
            let version = there.outlet.is_some()
                && there.outlet == article.outlet
                && there.title == article.title;
            return Some(if version {
                let alike = stands_in_it(there);
                Why::Version { of, alike }
            } else {
                Why::Copy(of)
            });
        }
        let mut notes = article.notes.iter();
        notes.any(|note| note.kind.is_doubt()).then_some(Why::Doubt)
    }
}

/// Returns the file that an article was read from; none where it was pasted.
fn file(article: &Article) -> Option<&str> {
    let source = article.source.as_str();
    (!source.is_empty() && source != Article::PASTED).then_some(source)
}

/// Returns what names a page in an address: without its scheme, `www.`, and what only says from
/// where a reader came. `None` for the front page of a site, which is another every day.
fn page(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let rest = rest.split('#').next().unwrap_or_default();
    let (path, query) = rest.split_once('?').unwrap_or((rest, ""));
    let path = path.trim_end_matches('/');
    let (host, way) = path.split_once('/').unwrap_or((path, ""));
    let host = host.to_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let asked: Vec<&str> = query
        .split('&')
        .filter(|part| !part.is_empty() && !part.starts_with("utm_"))
        .collect();
    let is_front = way.is_empty() && asked.is_empty();
    (!is_front).then(|| format!("{host}/{way}?{}", asked.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_one_by_whatever_way_one_came() {
        let one = page("https://www.Example.org/talks/round-2/?utm_source=mail#top");
        assert_eq!(one, page("http://example.org/talks/round-2"));
        assert_ne!(one, page("https://example.org/talks/round-3"));
        assert_ne!(
            page("https://example.org/story?id=1"),
            page("https://example.org/story?id=2")
        );
        assert_eq!(page("https://example.org/"), None);
    }
}
