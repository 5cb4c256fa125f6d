//! What is looked at, and what is sent on of it: part of the evidence, the trades in it, and
//! the comparison as text.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, PoisonError};

use super::Session;
use super::conditions::Conditions;
use super::report::{self, Format};
use crate::compare::{Trade, select};
use crate::exchange::sheet::Case;
use crate::model::{
    CodedArticle, Comparison, Dossier, EvidenceFilter, ProposalId, Stance, StanceTable, Statement,
    StatementRef,
};
use crate::settle;

impl Session {
    /// Returns which evidence is looked at.
    #[must_use]
    pub fn filter(&self) -> &EvidenceFilter {
        &self.filter
    }

    /// Chooses which evidence is looked at: table and comparison follow. The dossier does
    /// not change, and neither do snapshots: they are always of all evidence.
    pub fn set_filter(&mut self, filter: EvidenceFilter) {
        if self.filter != filter {
            self.filter = filter;
            self.changed();
        }
    }

    /// Returns the statements that are looked at and not discarded, with their articles, in
    /// their order.
    pub fn statements_looked_at(&self) -> impl Iterator<Item = (&CodedArticle, &Statement)> {
        let articles = self.dossier.articles.iter().map(Arc::as_ref);
        let all = articles.flat_map(|coded| coded.statements.iter().map(move |s| (coded, s)));
        all.filter(|(coded, s)| !s.discarded && self.filter.admits(&coded.article, s))
    }

    /// Returns the case with one statement for each utterance that is looked at, however long
    /// ago it was, so that what is counted over it counts what was said once, once.
    #[must_use]
    pub fn uttered(&self) -> Dossier {
        self.look().uttered()
    }

    /// Returns what is looked at now, to be looked at by a thread.
    #[must_use]
    pub fn look(&self) -> Look {
        Look {
            dossier: self.dossier.clone(),
            filter: self.filter.clone(),
            table: Arc::clone(&self.table),
            comparison: Arc::clone(&self.comparison),
            conditions: Arc::clone(&self.conditions),
            read: self.counts.looked_at.articles,
        }
    }

    /// Returns the utterances behind a stance, each as the statements that carry it.
    #[must_use]
    pub fn carriers(&self, stance: &Stance) -> Vec<Vec<StatementRef>> {
        settle::carriers(&self.dossier, &stance.statements)
    }

    /// Returns which conditions others can meet, in the order of rows and columns.
    #[must_use]
    pub fn trades(&self) -> Vec<Trade> {
        self.look().trades()
    }

    /// Writes what is compared now in `format`: all of it or, where `keep` names proposals,
    /// these alone.
    #[must_use]
    pub fn export(&self, keep: Option<&BTreeSet<ProposalId>>, format: Format) -> String {
        let trades = self.trades();
        let part = keep.map(|keep| select(&self.dossier.agenda, &self.comparison, keep));
        let case = Case {
            dossier: &self.dossier,
            table: &self.table,
            comparison: part.as_ref().unwrap_or(&self.comparison),
            trades: &trades,
            filter: &self.filter,
        };
        report::written(&case, format)
    }
}

/// What is looked at at a moment: the session may go on to another.
#[derive(Clone, Debug)]
pub struct Look {
    dossier: Dossier,
    filter: EvidenceFilter,
    table: Arc<StanceTable>,
    comparison: Arc<Comparison>,
    conditions: Arc<Mutex<Conditions>>,
    read: usize,
}

impl Look {
    /// Returns the dossier.
    #[must_use]
    pub fn dossier(&self) -> &Dossier {
        &self.dossier
    }

    /// Returns which evidence is looked at.
    #[must_use]
    pub fn filter(&self) -> &EvidenceFilter {
        &self.filter
    }

    /// Returns the settled stances over it.
    #[must_use]
    pub fn table(&self) -> &StanceTable {
        &self.table
    }

    /// Returns the comparison over the chosen parties.
    #[must_use]
    pub fn comparison(&self) -> &Comparison {
        &self.comparison
    }

    /// As [`Session::trades`].
    #[must_use]
    pub fn trades(&self) -> Vec<Trade> {
        // What was found stays true, whatever became of who was at it.
        let conditions = self.conditions.lock();
        let mut conditions = conditions.unwrap_or_else(PoisonError::into_inner);
        conditions.trades(&self.dossier, &self.table, &self.comparison)
    }

    /// Returns in how many articles anything is looked at.
    #[must_use]
    pub fn read(&self) -> usize {
        self.read
    }

    /// As [`Session::uttered`].
    #[must_use]
    pub fn uttered(&self) -> Dossier {
        let utterances = settle::utterances(&self.dossier, &self.filter);
        let mut dossier = self.dossier.clone();
        for coded in &mut dossier.articles {
            let mut some = coded.as_ref().clone();
            let article = some.article.id.clone();
            some.statements.retain(|statement| {
                utterances.contains(&StatementRef {
                    article: article.clone(),
                    statement: statement.id,
                })
            });
            *coded = some.into();
        }
        dossier
    }
}
