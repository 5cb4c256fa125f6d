//! What a person says of an article that waits for an answer: the day on which it appeared, the
//! encoding of its file. All that follows from it is worked out again: the statements, and
//! whether it is a copy, or another version, of one that is there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::adopt::{note_copy, question, reprint};
use super::edit::same;
use super::items::{LONGEST, within};
use super::pending::{Why, find, forget};
use super::{Session, batch};
use crate::import;
use crate::model::{Article, ArticleId, CodedArticle, Date, Dossier, Fitting, Problem, Reprint};

impl Session {
    /// Sets the day on which the `at`th waiting article appeared, as a person knows it. Its
    /// statements are extracted anew: who was in office and what "on Tuesday" is follows the day.
    pub fn date_pending(&mut self, at: usize, day: Option<Date>) {
        let Some(pending) = self.pending.get(at) else {
            return;
        };
        let mut article = pending.coded.article.clone();
        article.published = day;
        article.date_disputed = false;
        article.dated_by = Some(self.who.clone());
        self.pend_as(at, article);
    }

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

    /// Reads the file of the `at`th waiting article again, in the encoding of that name. All that
    /// wait and came from the same file are read so; a date that a person set stays. Returns how
    /// many they are.
    ///
    /// # Errors
    ///
    /// The file cannot be read any more, or holds no such article in that encoding. Nothing is
    /// changed then.
    pub fn decode_pending(&mut self, at: usize, encoding: &str) -> Result<usize, Problem> {
        let Some(pending) = self.pending.get(at) else {
            return Ok(0);
        };
        let source = pending.coded.article.source.clone();
        let (from, label, today) = (source.clone(), encoding.to_owned(), self.today);
        let read = within(&source, LONGEST, move || {
            import::read_in(&from, &label, today)
        });
        let mut refused = None;
        let mut articles: BTreeMap<String, Article> = BTreeMap::new();
        for outcome in read {
            match outcome {
                Ok(article) => {
                    articles.insert(article.source.clone(), article);
                }
                Err(problem) => refused = refused.or(Some(problem)),
            }
        }
        if !articles.contains_key(&source) {
            return Err(refused.unwrap_or_else(|| {
                let told = format!("In {encoding} the file holds no such article.");
                Problem::new(&source, told, "Choose another encoding.")
            }));
        }
        let mut count = 0;
        for at in 0..self.pending.len() {
            let old = &self.pending[at].coded.article;
            let Some(mut article) = articles.remove(&old.source) else {
                continue;
            };
            if old.dated_by.is_some() {
                article.published = old.published;
                article.date_disputed = old.date_disputed;
                article.dated_by.clone_from(&old.dated_by);
            }
            self.pend_as(at, article);
            count += 1;
        }
        Ok(count)
    }

    /// Lets `article` wait in the place of the `at`th.
    fn pend_as(&mut self, at: usize, article: Article) {
        let why = question(&self.dossier, &mut self.shelf, &article);
        self.note_as(at, &article, &why);
        let coded = batch::code(&batch::extractor(&self.dossier.agenda), article);
        if let Some(pending) = self.pending.get_mut(at) {
            pending.coded = coded;
            pending.why = why;
        }
        self.generation += 1;
    }

    /// Lets the articles that note the `at`th as a copy, and as it was read until now, do so as
    /// it is read now, if it still is one; a step if that differs.
    fn note_as(&mut self, at: usize, article: &Article, why: &Why) {
        let Some(pending) = self.pending.get(at) else {
            return;
        };
        let before = noted(&pending.coded.article, &pending.why);
        let after = noted(article, why);
        if before == after || self.check_writable().is_err() {
            return;
        }
        let mut next = self.dossier.clone();
        let label = match (before, after) {
            (Some((of, old)), Some((now, new))) => {
                if of == now {
                    if let Some(kept) = find(&mut next, of) {
                        correct(kept, &old, new);
                    }
                } else {
                    take_back(&mut next, of, &old);
                    note(&mut next, now, article);
                }
                "Correct the note of a copy"
            }
            (Some((of, old)), None) => {
                take_back(&mut next, of, &old);
                "Take back the note of a copy"
            }
            (None, after) => {
                if let Some((now, _)) = after {
                    note(&mut next, now, article);
                }
                "Note a copy"
            }
        };
        if !same(&next, &self.dossier) {
            self.step(label.to_owned(), next);
        }
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
