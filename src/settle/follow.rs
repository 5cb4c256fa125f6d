//! The table of a dossier that has become another: only the cells that the difference touches are
//! settled. No cell depends on another, so that the rest stays as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Key, cell, heard, known, settle_where};
use crate::model::{
    ArticleId, CodedArticle, Dossier, EvidenceFilter, PartyId, ProposalId, StanceTable,
};

/// A cell of the table, borrowed.
type KeyRef<'d> = (&'d ProposalId, &'d PartyId);

/// Settles `after` over the evidence that `filter` admits, as [`settle_where`] does, where
/// `table` is that of `before` over the same evidence.
#[must_use]
pub fn settle_after(
    before: &Dossier,
    table: &StanceTable,
    after: &Dossier,
    filter: &EvidenceFilter,
) -> StanceTable {
    let Some(touched) = touched(before, after) else {
        return settle_where(after, filter);
    };
    let is_known = known(&after.agenda);
    let mut table = table.clone();
    let mut heard = heard::by_cell(after, |key| touched.contains(&key));
    for (proposal, party) in touched.into_iter().filter(|key| is_known(*key)) {
        let key: Key = (proposal.clone(), party.clone());
        let here = heard.remove(&key).unwrap_or_default();
        let hand = after.hand.get(&key);
        let stance = cell(&key, &here, hand, filter, &after.settings);
        table.put(key, stance);
    }
    table
}

/// Returns the cells that may be others in `after`; `None` where all may.
fn touched<'d>(before: &'d Dossier, after: &'d Dossier) -> Option<BTreeSet<KeyRef<'d>>> {
    let same_agenda = Arc::ptr_eq(&before.agenda, &after.agenda) || before.agenda == after.agenda;
    let rule = |dossier: &Dossier| {
        let settings = &dossier.settings;
        (settings.window_days, settings.threshold.to_bits())
    };
    if !same_agenda || rule(before) != rule(after) {
        return None;
    }
    let mut touched = BTreeSet::new();
    let (old, new) = (by_id(before)?, by_id(after)?);
    for (id, coded) in &old {
        if !new.get(id).is_some_and(|other| Arc::ptr_eq(coded, other)) {
            touched.extend(cells_of(coded));
        }
    }
    for (id, coded) in &new {
        if !old.get(id).is_some_and(|other| Arc::ptr_eq(coded, other)) {
            touched.extend(cells_of(coded));
        }
    }
    let hand = before.hand.keys().chain(after.hand.keys());
    let changed = hand.filter(|key| before.hand.get(*key) != after.hand.get(*key));
    touched.extend(changed.map(|(proposal, party)| (proposal, party)));
    Some(touched)
}

/// Returns the articles by their ids; `None` where two have the same.
fn by_id(dossier: &Dossier) -> Option<BTreeMap<&ArticleId, &Arc<CodedArticle>>> {
    let articles = dossier.articles.iter();
    let by_id: BTreeMap<_, _> = articles.map(|coded| (&coded.article.id, coded)).collect();
    (by_id.len() == dossier.articles.len()).then_some(by_id)
}

/// Returns the cells of which an article says something.
fn cells_of(coded: &CodedArticle) -> impl Iterator<Item = KeyRef<'_>> {
    let statements = coded.statements.iter();
    statements.filter_map(|s| Some((s.proposal.as_ref()?, &s.party)))
}
