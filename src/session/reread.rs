//! What a person says of an article that waits for an answer: the day on which it appeared, the
//! encoding of its file. All that follows from it is worked out again: the statements, and
//! whether it is a copy, or another version, of one that is there.

use std::sync::Arc;

use super::Session;
use super::adopt::{note_copy, question, reprint};
use super::edit::same;
use super::pending::{Pending, Why, find, forget};
use crate::import;
use crate::model::{Article, ArticleId, CodedArticle, Date, Dossier, Fitting, Problem, Reprint};

impl Session {
    /// Returns the encodings in which the `at`th waiting article may be, the one in which it was
    /// read first by itself before the others; none where that is in no doubt.
    ///
    /// # Errors
    ///
    /// Its file cannot be read any more.
    pub fn encodings(&self, at: usize) -> Result<Vec<Fitting>, Problem> {
        match self.pending.get(at) {
            Some(pending) => import::encodings(&pending.coded.article.source),
            None => Ok(Vec::new()),
        }
    }

    /// Lets articles that were read anew wait in the places with those numbers. What articles
    /// noted of copies among them follows, as one step.
    pub(super) fn pend_as(&mut self, read: Vec<(usize, CodedArticle)>) {
        let mut next = self.dossier.clone();
        let mut labels = Vec::new();
        for (at, coded) in read {
            let why = question(&self.dossier, &mut self.shelf, &coded.article);
            let Some(pending) = self.pending.get_mut(at) else {
                continue;
            };
            let mut new = Pending::new(coded, why);
            new.turn = pending.turn;
            let old = std::mem::replace(pending, new);
            labels.extend(note_as(&mut next, &old, pending));
        }
        self.generation += 1;
        if labels.is_empty() || self.check_writable().is_err() || same(&next, &self.dossier) {
            return;
        }
        let label = match labels.as_slice() {
            [label] => label,
            _ => "Correct the notes of copies",
        };
        self.step(label.to_owned(), next);
    }
}

/// Lets the articles that note a waiting one as a copy, and as it was read before, do so as it is
/// read now, if it still is one. Returns what is done by it, if anything.
fn note_as(next: &mut Dossier, old: &Pending, new: &Pending) -> Option<&'static str> {
    let article = &new.coded.article;
    let before = noted(&old.coded.article, &old.why);
    let after = noted(article, &new.why);
    if before == after {
        return None;
    }
    match (before, after) {
        (Some((of, old)), Some((now, new))) if of == now => {
            if let Some(kept) = find(next, of) {
                correct(kept, &old, new);
            }
            Some("Correct the note of a copy")
        }
        (Some((of, old)), Some((now, _))) => {
            take_back(next, of, &old);
            note(next, now, article);
            Some("Correct the note of a copy")
        }
        (Some((of, old)), None) => {
            take_back(next, of, &old);
            Some("Take back the note of a copy")
        }
        (None, Some((now, _))) => {
            note(next, now, article);
            Some("Leave out a copy")
        }
        (None, None) => None,
    }
}

/// The day that a person set.
#[derive(Debug)]
pub(super) struct Day {
    published: Option<Date>,
    disputed: bool,
    by: String,
}

impl Day {
    /// Returns a day as a person says it, or that none is known.
    pub(super) fn said(published: Option<Date>, by: &str) -> Self {
        Self {
            published,
            disputed: false,
            by: by.to_owned(),
        }
    }

    /// Returns the day of an article, if a person set it.
    pub(super) fn of(article: &Article) -> Option<Self> {
        article.dated_by.clone().map(|by| Self {
            published: article.published,
            disputed: article.date_disputed,
            by,
        })
    }

    pub(super) fn set(&self, article: &mut Article) {
        article.published = self.published;
        article.date_disputed = self.disputed;
        article.dated_by = Some(self.by.clone());
    }
}

/// Returns which article notes an article that waits, as what; `None` if it is no copy.
fn noted<'w>(article: &Article, why: &'w Why) -> Option<(&'w ArticleId, Reprint)> {
    match why {
        Why::Copy(of) => Some((of, reprint(article))),
        _ => None,
    }
}

fn note(dossier: &mut Dossier, of: &ArticleId, copy: &Article) {
    if let Some(kept) = find(dossier, of) {
        note_copy(kept, copy);
    }
}

fn take_back(dossier: &mut Dossier, of: &ArticleId, copy: &Reprint) {
    if let Some(kept) = find(dossier, of) {
        forget(kept, copy);
    }
}

/// Puts what is known of a copy now in the place of what was.
fn correct(kept: &mut Arc<CodedArticle>, old: &Reprint, new: Reprint) {
    let copies = &kept.article.copies;
    if copies.contains(&new) {
        forget(kept, old);
        return;
    }
    let at = copies.iter().position(|copy| copy == old);
    let copies = &mut Arc::make_mut(kept).article.copies;
    match at.and_then(|at| copies.get_mut(at)) {
        Some(place) => *place = new,
        None => copies.push(new),
    }
}
