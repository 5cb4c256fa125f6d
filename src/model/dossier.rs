//! A dossier: the folder with a case, as a value.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::agenda::Agenda;
use super::article::CodedArticle;
use super::id::{ArticleId, PartyId, ProposalId, StatementRef};
use super::snapshot::Snapshot;
use super::stance::HandEdit;
use super::statement::Statement;

/// A case: agenda, articles with their statements, what was set by hand, snapshots.
///
/// Its large parts are shared, so that a copy costs little.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// Title for people.
    pub title: String,
    /// The parties, issues and proposals.
    pub agenda: Arc<Agenda>,
    /// The articles in the order they were added.
    pub articles: Vec<Arc<CodedArticle>>,
    /// What a person set, by cell.
    pub hand: BTreeMap<(ProposalId, PartyId), HandEdit>,
    /// Snapshots, oldest first.
    pub snapshots: Vec<Arc<Snapshot>>,
    /// How stances are settled and compared.
    pub settings: Settings,
}

/// How stances are settled and compared.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Settings", default)]
pub struct Settings {
    /// The parties shown as columns, in order; empty means the agenda's main ones.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parties: Vec<PartyId>,
    /// Statements older than this many days before the latest of a cell are outdated.
    pub window_days: u32,
    /// Share of "for" among for and against up to which a cell is oppose, and from one
    /// minus which it is support; between them it is mixed. From 0 to 0.5.
    pub threshold: f64,
    /// Whether stances known only from others take part in relations and agreement.
    pub count_others: bool,
    /// Whether stances that follow from others of the same party take part in relations and
    /// agreement.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub count_implied: bool,
    /// How much proposals weigh in the agreement of pairs: above 0, 1 where nothing is said.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<ProposalId, f64>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            parties: Vec::new(),
            window_days: 30,
            threshold: 0.25,
            count_others: false,
            count_implied: false,
            weights: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Returns what cannot be in these settings, for a case with `agenda`: the name of the
    /// field and a sentence; `None` if all can be.
    #[must_use]
    pub fn fault(&self, agenda: &Agenda) -> Option<(&'static str, String)> {
        if !(0.0..=0.5).contains(&self.threshold) {
            let sentence = format!(
                "The threshold is {}, it must be a number from 0 to 0.5.",
                self.threshold
            );
            return Some(("threshold", sentence));
        }
        let no_weight = |(_, weight): &(_, &f64)| !(weight.is_finite() && **weight > 0.0);
        if let Some((proposal, weight)) = self.weights.iter().find(no_weight) {
            let sentence =
                format!("The weight of `{proposal}` is {weight}, it must be a number above 0.");
            return Some(("weights", sentence));
        }
        let sentence = self.parties.iter().enumerate().find_map(|(at, party)| {
            if agenda.party(party).is_none() {
                Some(format!(
                    "The settings choose the party `{party}`, which the agenda does not have."
                ))
            } else if self.parties[..at].contains(party) {
                Some(format!("The settings choose the party `{party}` twice."))
            } else {
                None
            }
        });
        sentence.map(|sentence| ("parties", sentence))
    }
}

impl Dossier {
    /// Returns the parties to compare: those chosen that are not retired or, if there are none,
    /// the main ones.
    #[must_use]
    pub fn parties(&self) -> Vec<PartyId> {
        let in_use = |id: &&PartyId| self.agenda.party(id).is_none_or(|party| !party.retired);
        let chosen: Vec<PartyId> = self
            .settings
            .parties
            .iter()
            .filter(in_use)
            .cloned()
            .collect();
        if chosen.is_empty() {
            self.agenda.main_parties()
        } else {
            chosen
        }
    }

    /// Returns the article with that id.
    #[must_use]
    pub fn article(&self, id: &ArticleId) -> Option<&Arc<CodedArticle>> {
        self.articles.iter().find(|coded| coded.article.id == *id)
    }

    /// Returns statements and the articles that carry them, in the order in which they are asked
    /// for. Those that are not there are left out.
    #[must_use]
    pub fn statements<'d>(
        &'d self,
        asked: &[StatementRef],
    ) -> Vec<(&'d Arc<CodedArticle>, &'d Statement)> {
        let ids: BTreeSet<&ArticleId> = asked.iter().map(|at| &at.article).collect();
        let carry = |coded: &&Arc<CodedArticle>| ids.contains(&coded.article.id);
        let articles = self.articles.iter().filter(carry);
        let articles: BTreeMap<&ArticleId, &Arc<CodedArticle>> =
            articles.map(|coded| (&coded.article.id, coded)).collect();
        let find = |at: &StatementRef| {
            let coded = *articles.get(&at.article)?;
            let statement = coded.statements.iter().find(|s| s.id == at.statement)?;
            Some((coded, statement))
        };
        asked.iter().filter_map(find).collect()
    }

    /// Returns a statement and the article that carries it.
    #[must_use]
    pub fn statement(&self, at: &StatementRef) -> Option<(&CodedArticle, &Statement)> {
        let coded = self.article(&at.article)?;
        let statement = coded.statements.iter().find(|s| s.id == at.statement)?;
        Some((coded, statement))
    }
}
