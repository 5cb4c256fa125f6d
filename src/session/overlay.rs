//! A portion of a job laid over a dossier that a person has changed meanwhile: what is new
//! joins, and of an article that is there nothing is touched but what the portion brings.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::adopt::{Adopted, fit_agenda, put_back};
use crate::model::{ArticleId, CodedArticle, Dossier, Part, Patch};

/// Returns the dossier `now` with what joins on the way from `base` to `next`. `adopted` is told
/// anew where an article for which the portion brings something is gone.
pub(super) fn laid_over(
    now: &Dossier,
    base: &Dossier,
    next: &Dossier,
    adopted: &mut Adopted,
) -> Dossier {
    let (new, known) = new_and_known(Patch::between(base, next));
    let mut over = now.clone();
    new.apply(&mut over);
    adopted.noted = 0;
    let mut restored = BTreeSet::new();
    for (old, new) in &known {
        let id = &new.article.id;
        let mut articles = over.articles.iter_mut();
        let Some(present) = articles.find(|coded| coded.article.id == *id) else {
            continue;
        };
        adopted.noted += note_copies(present, old, new);
        if old.article.text != new.article.text && restore(present, new) {
            restored.insert(id.clone());
        }
    }
    adopted.restored.retain(|id| restored.contains(id));
    if !Arc::ptr_eq(&base.agenda, &over.agenda) {
        let added: BTreeSet<&ArticleId> = adopted.added.iter().collect();
        for coded in &mut over.articles {
            if added.contains(&coded.article.id) {
                fit_agenda(Arc::make_mut(coded), &over.agenda);
            }
        }
    }
    over
}

/// An article as it was and as it is.
type Change = (Arc<CodedArticle>, Arc<CodedArticle>);

/// Divides what a portion does into the articles that are new and those that get something. It
/// does nothing else.
fn new_and_known(patch: Patch) -> (Patch, Vec<Change>) {
    let mut new = Patch::default();
    let mut known = Vec::new();
    for part in patch.parts {
        match part {
            Part::Article {
                before: Some(before),
                after: Some(after),
                ..
            } => known.push((before.it.0, after.it.0)),
            Part::Article { before: None, .. } => new.parts.push(part),
            _ => {}
        }
    }
    (new, known)
}

/// Notes the copies with `present` that `new` has and `old` has not. Returns how many it did not
/// know.
fn note_copies(present: &mut Arc<CodedArticle>, old: &CodedArticle, new: &CodedArticle) -> usize {
    let known = [&old.article.copies, &present.article.copies];
    let copies = new.article.copies.iter();
    let copies = copies.filter(|copy| !known.iter().any(|known| known.contains(copy)));
    let copies: Vec<_> = copies.cloned().collect();
    if !copies.is_empty() {
        let copies = copies.iter().cloned();
        Arc::make_mut(present).article.copies.extend(copies);
    }
    copies.len()
}

/// Gives `present` the text of `read` back. Returns whether it did not have it.
fn restore(present: &mut Arc<CodedArticle>, read: &CodedArticle) -> bool {
    let lacks = present.article.text != read.article.text;
    if lacks {
        put_back(Arc::make_mut(present), read.clone());
    }
    lacks
}
