//! A patch laid over a dossier.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Held, Part, Patch, Placed};
use crate::model::{ArticleId, CodedArticle, Dossier, HandEdit, PartyId, ProposalId, Statement};

impl Patch {
    /// Sets every part to what it is after the patch, whatever it is now. Over the dossier
    /// that it was made from it gives the other one; a second time it changes nothing.
    pub fn apply(&self, dossier: &mut Dossier) {
        // What goes makes room first, then what comes finds what it stands behind.
        for part in &self.parts {
            part.take_out(dossier);
        }
        for part in &self.parts {
            part.set(dossier);
        }
    }
}

impl Part {
    /// Sets this part alone.
    pub fn apply(&self, dossier: &mut Dossier) {
        self.take_out(dossier);
        self.set(dossier);
    }

    /// Says whether `dossier` has what this part is after the patch.
    #[must_use]
    pub fn is_in(&self, dossier: &Dossier) -> bool {
        match self {
            Self::Title { after, .. } => dossier.title == *after,
            Self::Agenda { after, .. } => {
                Arc::ptr_eq(&dossier.agenda, after) || dossier.agenda == *after
            }
            Self::Settings { after, .. } => dossier.settings == *after,
            Self::Cell {
                proposal,
                party,
                after,
                ..
            } => dossier.hand.get(&(proposal.clone(), party.clone())) == after.as_ref(),
            Self::Article { id, after, .. } => {
                dossier.article(id) == after.as_ref().map(|placed| &placed.it.0)
            }
            Self::Statement {
                article, id, after, ..
            } => {
                let coded = dossier.article(article);
                let now = coded.and_then(|coded| coded.statements.iter().find(|s| s.id == *id));
                now == after.as_ref().map(|placed| &placed.it)
            }
            Self::Order { after, .. } => {
                let ids = dossier.articles.iter().map(|coded| &coded.article.id);
                ids.eq(after.iter())
            }
        }
    }

    fn take_out(&self, dossier: &mut Dossier) {
        match self {
            Self::Article { id, .. } if self.makes_or_ends() => {
                dossier.articles.retain(|coded| coded.article.id != *id);
            }
            Self::Statement { article, id, .. } if self.makes_or_ends() => {
                if let Some(coded) = find(dossier, article)
                    && coded.statements.iter().any(|s| s.id == *id)
                {
                    Arc::make_mut(coded).statements.retain(|s| s.id != *id);
                }
            }
            _ => {}
        }
    }

    /// Says whether what it is of is there on one side alone. What is made anew gets its place
    /// even where it was there already.
    fn makes_or_ends(&self) -> bool {
        match self {
            Self::Article { before, after, .. } => before.is_none() || after.is_none(),
            Self::Statement { before, after, .. } => before.is_none() || after.is_none(),
            _ => false,
        }
    }

    fn set(&self, dossier: &mut Dossier) {
        match self {
            Self::Title { after, .. } => dossier.title.clone_from(after),
            Self::Agenda { after, .. } => dossier.agenda = Arc::clone(after),
            Self::Settings { after, .. } => dossier.settings = after.clone(),
            Self::Cell {
                proposal,
                party,
                after,
                ..
            } => set_cell(dossier, (proposal.clone(), party.clone()), after.as_ref()),
            Self::Article {
                id,
                after: Some(placed),
                ..
            } => put_article(dossier, id, placed),
            Self::Statement {
                article,
                after: Some(placed),
                ..
            } => {
                if let Some(coded) = find(dossier, article) {
                    put_statement(Arc::make_mut(coded), placed);
                }
            }
            Self::Order { after, .. } => {
                let places: BTreeMap<&ArticleId, usize> = after.iter().zip(0..).collect();
                let place = |coded: &Arc<CodedArticle>| {
                    let place = places.get(&coded.article.id).copied();
                    place.unwrap_or(usize::MAX)
                };
                dossier.articles.sort_by_key(place);
            }
            Self::Article { .. } | Self::Statement { .. } => {}
        }
    }
}

fn set_cell(dossier: &mut Dossier, cell: (ProposalId, PartyId), after: Option<&HandEdit>) {
    match after {
        Some(hand) => dossier.hand.insert(cell, hand.clone()),
        None => dossier.hand.remove(&cell),
    };
}

fn find<'d>(dossier: &'d mut Dossier, id: &ArticleId) -> Option<&'d mut Arc<CodedArticle>> {
    let mut articles = dossier.articles.iter_mut();
    articles.find(|coded| coded.article.id == *id)
}

/// Puts an article in the place of the one with its id or, if there is none, behind the one
/// it stands behind, or else at the end.
fn put_article(dossier: &mut Dossier, id: &ArticleId, placed: &Placed<Held, ArticleId>) {
    let new = Arc::clone(&placed.it.0);
    if let Some(present) = find(dossier, id) {
        *present = new;
        return;
    }
    let place = |id: &ArticleId| dossier.articles.iter().position(|it| it.article.id == *id);
    let at = match &placed.behind {
        None => 0,
        Some(id) => place(id).map_or(dossier.articles.len(), |at| at + 1),
    };
    dossier.articles.insert(at, new);
}

/// As [`put_article`]; without the one it stands behind, by its place in the text.
fn put_statement(coded: &mut CodedArticle, placed: &Placed<Statement, crate::model::StatementId>) {
    let new = placed.it.clone();
    let list = &mut coded.statements;
    if let Some(present) = list.iter_mut().find(|s| s.id == new.id) {
        *present = new;
        return;
    }
    let at = match placed.behind {
        None => 0,
        Some(id) => list.iter().position(|s| s.id == id).map_or_else(
            || {
                let start = new.evidence.span.start;
                list.partition_point(|s| s.evidence.span.start <= start)
            },
            |at| at + 1,
        ),
    };
    list.insert(at, new);
}
