//! The patch between two dossiers.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Held, Part, Patch, Placed};
use crate::model::{ArticleId, CodedArticle, Dossier, Statement, StatementId};

impl Patch {
    /// Returns what leads from `a` to `b`. Parts that both share cost next to nothing.
    #[must_use]
    pub fn between(a: &Dossier, b: &Dossier) -> Self {
        let mut parts = Vec::new();
        if a.title != b.title {
            parts.push(Part::Title {
                before: a.title.clone(),
                after: b.title.clone(),
            });
        }
        if !Arc::ptr_eq(&a.agenda, &b.agenda) && a.agenda != b.agenda {
            parts.push(Part::Agenda {
                before: Arc::clone(&a.agenda),
                after: Arc::clone(&b.agenda),
            });
        }
        if a.settings != b.settings {
            parts.push(Part::Settings {
                before: a.settings.clone(),
                after: b.settings.clone(),
            });
        }
        cells(a, b, &mut parts);
        articles(&a.articles, &b.articles, &mut parts);
        Self { parts }
    }
}

fn cells(a: &Dossier, b: &Dossier, parts: &mut Vec<Part>) {
    let keys: BTreeSet<_> = a.hand.keys().chain(b.hand.keys()).collect();
    for key in keys {
        let (before, after) = (a.hand.get(key), b.hand.get(key));
        if before != after {
            parts.push(Part::Cell {
                proposal: key.0.clone(),
                party: key.1.clone(),
                before: before.cloned(),
                after: after.cloned(),
            });
        }
    }
}

/// A list of things with ids, and where each of them stands.
struct List<'l, T, I> {
    items: Vec<(I, &'l T)>,
    places: BTreeMap<I, usize>,
}

impl<'l, T, I: Ord + Clone> List<'l, T, I> {
    fn new(items: Vec<(I, &'l T)>) -> Self {
        let ids = items.iter().map(|(id, _)| id.clone());
        let places = ids.zip(0..).collect();
        Self { items, places }
    }

    fn get(&self, id: &I) -> Option<&'l T> {
        self.places.get(id).map(|at| self.items[*at].1)
    }

    /// Returns a thing with its place, made by `hold`.
    fn placed<P>(&self, id: &I, hold: impl Fn(&T) -> P) -> Option<Placed<P, I>> {
        let at = *self.places.get(id)?;
        let behind = at.checked_sub(1).map(|at| self.items[at].0.clone());
        Some(Placed {
            it: hold(self.items[at].1),
            behind,
        })
    }

    fn is_unique(&self) -> bool {
        self.places.len() == self.items.len()
    }

    /// Returns the ids that differ: those that go or change in their order here, then those
    /// that come in their order there.
    fn differing(&self, other: &Self, same: impl Fn(&T, &T) -> bool) -> Vec<I> {
        let here = self
            .items
            .iter()
            .filter(|(id, item)| other.get(id).is_none_or(|other| !same(item, other)));
        let there = other
            .items
            .iter()
            .filter(|(id, _)| !self.places.contains_key(id));
        here.chain(there).map(|(id, _)| id.clone()).collect()
    }

    /// Says whether what both have stands in the same order.
    fn keeps_order(&self, other: &Self) -> bool {
        let common = |a: &Self, b: &Self| -> Vec<I> {
            let ids = a.items.iter().map(|(id, _)| id);
            ids.filter(|id| b.places.contains_key(id))
                .cloned()
                .collect()
        };
        common(self, other) == common(other, self)
    }
}

fn articles(a: &[Arc<CodedArticle>], b: &[Arc<CodedArticle>], parts: &mut Vec<Part>) {
    if a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b)) {
        return;
    }
    let list = |articles| List::new(Iterator::map(<[_]>::iter(articles), with_id).collect());
    let (a_part, b_part) = unshared(a, b);
    let (before, after) = (list(a_part), list(b_part));
    let same = |a: &Arc<CodedArticle>, b: &Arc<CodedArticle>| Arc::ptr_eq(a, b) || a == b;
    let mut details = Vec::new();
    for id in before.differing(&after, same) {
        if let (Some(old), Some(new)) = (before.get(&id), after.get(&id))
            && let Some(found) = statements(&id, old, new)
        {
            details.extend(found);
            continue;
        }
        parts.push(Part::Article {
            before: before.placed(&id, |coded| Held(Arc::clone(coded))),
            after: after.placed(&id, |coded| Held(Arc::clone(coded))),
            id,
        });
    }
    parts.extend(details);
    if !before.keeps_order(&after) {
        let ids = |list: &[Arc<CodedArticle>]| list.iter().map(|it| with_id(it).0).collect();
        parts.push(Part::Order {
            before: ids(a),
            after: ids(b),
        });
    }
}

/// Returns the two lists without what both share at the end, and at the beginning but for one:
/// what comes behind that one stands behind it. Most changes are of one article of a thousand.
fn unshared<'l, T>(a: &'l [Arc<T>], b: &'l [Arc<T>]) -> (&'l [Arc<T>], &'l [Arc<T>]) {
    let shared = |(a, b): &(&Arc<T>, &Arc<T>)| Arc::ptr_eq(a, b);
    let start = a.iter().zip(b).take_while(shared).count();
    let start = start.saturating_sub(1);
    let (a, b) = (&a[start..], &b[start..]);
    let both = a.iter().rev().zip(b.iter().rev());
    let end = both.take_while(shared).count();
    (&a[..a.len() - end], &b[..b.len() - end])
}

fn with_id(coded: &Arc<CodedArticle>) -> (ArticleId, &Arc<CodedArticle>) {
    (coded.article.id.clone(), coded)
}

/// Returns the statements that differ; `None` where more than statements does, or they stand
/// in another order.
fn statements(id: &ArticleId, a: &CodedArticle, b: &CodedArticle) -> Option<Vec<Part>> {
    let (before, after) = (statement_list(a), statement_list(b));
    let alone = a.article == b.article
        && a.notes == b.notes
        && a.outdated == b.outdated
        && before.is_unique()
        && after.is_unique()
        && before.keeps_order(&after);
    alone.then(|| differing_statements(id, &before, &after))
}

/// Returns the statements that differ, whatever else does.
pub(super) fn all_statements(id: &ArticleId, a: &CodedArticle, b: &CodedArticle) -> Vec<Part> {
    differing_statements(id, &statement_list(a), &statement_list(b))
}

fn statement_list(coded: &CodedArticle) -> List<'_, Statement, StatementId> {
    List::new(coded.statements.iter().map(|s| (s.id, s)).collect())
}

fn differing_statements(
    id: &ArticleId,
    before: &List<'_, Statement, StatementId>,
    after: &List<'_, Statement, StatementId>,
) -> Vec<Part> {
    let part = |statement: StatementId| Part::Statement {
        article: id.clone(),
        id: statement,
        before: before.placed(&statement, Clone::clone),
        after: after.placed(&statement, Clone::clone),
    };
    let differing = before.differing(after, PartialEq::eq);
    differing.into_iter().map(part).collect()
}
