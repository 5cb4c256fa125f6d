//! The statements on one cell, each with the day it was made.

use std::collections::BTreeMap;

use crate::model::{
    Article, CodedArticle, Date, Dossier, EvidenceFilter, LeftOut, PartyId, ProposalId, Statement,
    StatementRef,
};

/// A statement of a dossier with what its article adds to it.
#[derive(Clone, Debug)]
pub(super) struct Heard<'d> {
    /// Its article and number.
    pub(super) at: StatementRef,
    /// The statement.
    pub(super) statement: &'d Statement,
    /// When it was said: as told or, where nothing is told, the day of its article.
    pub(super) day: Option<Date>,
    /// Whether something speaks against that day. A day that was told was reckoned from the
    /// article's, so it is in doubt together with it.
    pub(super) disputed: bool,
    /// Its article.
    pub(super) article: &'d Article,
}

impl<'d> Heard<'d> {
    /// Takes a statement of `coded`.
    pub(super) fn new(coded: &'d CodedArticle, statement: &'d Statement) -> Self {
        Self {
            at: coded.reference(statement),
            statement,
            day: statement.said_on.or(coded.article.published),
            disputed: coded.article.date_disputed,
            article: &coded.article,
        }
    }

    /// Says whether it is among the evidence that is looked at.
    pub(super) fn passes(&self, filter: &EvidenceFilter) -> bool {
        filter.admits(self.article, self.statement)
    }

    /// Returns the day, if there is one that nothing speaks against.
    pub(super) fn sure_day(&self) -> Option<Date> {
        self.day.filter(|_| !self.disputed)
    }

    /// Returns the entry that says why the statement is not counted.
    pub(super) fn left_out(&self, reason: &str) -> LeftOut {
        LeftOut {
            statement: self.at.clone(),
            reason: reason.to_owned(),
        }
    }
}

/// Returns the statements on the cells that are `wanted`, by cell, in the order of their articles'
/// ids and their numbers, so that the order of reading does not matter.
pub(super) fn by_cell(
    dossier: &Dossier,
    wanted: impl Fn((&ProposalId, &PartyId)) -> bool,
) -> BTreeMap<(ProposalId, PartyId), Vec<Heard<'_>>> {
    let mut cells: BTreeMap<_, Vec<Heard<'_>>> = BTreeMap::new();
    for coded in &dossier.articles {
        for statement in &coded.statements {
            let Some(proposal) = &statement.proposal else {
                continue;
            };
            if !wanted((proposal, &statement.party)) {
                continue;
            }
            cells
                .entry((proposal.clone(), statement.party.clone()))
                .or_default()
                .push(Heard::new(coded, statement));
        }
    }
    for heard in cells.values_mut() {
        heard.sort_by(|a, b| a.at.cmp(&b.at));
    }
    cells
}

/// Returns where the statements stand, latest first, undated ones last.
pub(super) fn latest_first(heard: &[&Heard<'_>]) -> Vec<StatementRef> {
    let mut sorted: Vec<&Heard<'_>> = heard.to_vec();
    sorted.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.at.cmp(&b.at)));
    sorted.into_iter().map(|heard| heard.at.clone()).collect()
}
