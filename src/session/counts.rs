//! How much of a case there is and how much of it is looked at, counted once for each state of
//! the dossier, beside its table: the window tells it in many places.

use std::collections::BTreeMap;

use crate::model::{Dossier, EvidenceFilter, IssueId, PartyId};

/// How many articles and statements there are. Discarded statements do not count; where part of
/// the evidence is looked at, the rest counts in `all` alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// What is looked at.
    pub looked_at: Amounts,
    /// What is there.
    pub all: Amounts,
    /// By the place of an article: its statements that are looked at; `None` where nothing in
    /// it can be.
    pub by_article: Vec<Option<usize>>,
    /// Statements of a party that are looked at; those that have none are left out.
    pub by_party: BTreeMap<PartyId, usize>,
    /// Statements on no proposal that are looked at, by the issue that they are on; those that
    /// have none are left out.
    pub unsorted: BTreeMap<Option<IssueId>, usize>,
}

/// Numbers of articles and statements.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amounts {
    /// Articles.
    pub articles: usize,
    /// Statements.
    pub statements: usize,
}

impl Counts {
    /// Counts what `filter` admits of a dossier.
    pub(super) fn of(dossier: &Dossier, filter: &EvidenceFilter) -> Self {
        let mut counts = Self::default();
        let mut by_party: BTreeMap<&PartyId, usize> = BTreeMap::new();
        let mut unsorted: BTreeMap<Option<&IssueId>, usize> = BTreeMap::new();
        for coded in &dossier.articles {
            let mut here = 0;
            for statement in coded.statements.iter().filter(|s| !s.discarded) {
                counts.all.statements += 1;
                if !filter.admits(&coded.article, statement) {
                    continue;
                }
                here += 1;
                *by_party.entry(&statement.party).or_default() += 1;
                if statement.proposal.is_none() {
                    *unsorted.entry(statement.issue.as_ref()).or_default() += 1;
                }
            }
            counts.looked_at.statements += here;
            let read = filter.admits_article(coded);
            counts.looked_at.articles += usize::from(read);
            counts.by_article.push(read.then_some(here));
        }
        counts.all.articles = dossier.articles.len();
        let owned = |(party, count): (&PartyId, usize)| (party.clone(), count);
        counts.by_party = by_party.into_iter().map(owned).collect();
        let owned = |(issue, count): (Option<&IssueId>, usize)| (issue.cloned(), count);
        counts.unsorted = unsorted.into_iter().map(owned).collect();
        counts
    }

    /// Returns how many statements that are looked at are on no proposal.
    #[must_use]
    pub fn on_no_proposal(&self) -> usize {
        self.unsorted.values().sum()
    }
}
