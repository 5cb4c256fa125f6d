//! The words in which the text search looks: those of a row, its issue and its evidence.

use std::collections::BTreeMap;

use crate::model::ProposalId;
use crate::session::Session;

use super::super::super::search::{Words, plain};
use super::super::words;

/// The words of every row, made once for a state of the case.
#[derive(Debug, Default)]
pub(super) struct Texts(BTreeMap<ProposalId, String>);

impl Texts {
    /// Collects issue, proposal, what a person wrote, quotes and speakers.
    pub(super) fn of(session: &Session) -> Self {
        let dossier = session.dossier();
        let mut texts: BTreeMap<ProposalId, String> = BTreeMap::new();
        for (issue, proposal) in dossier.agenda.proposals() {
            let text = format!("{}\n{}\n", issue.title, proposal.text);
            texts.insert(proposal.id.clone(), text);
        }
        for stance in session.table().iter() {
            if let Some(text) = texts.get_mut(&stance.proposal) {
                let written = [&stance.summary, &stance.note];
                let written = written.into_iter().chain(&stance.condition);
                for part in written
                    .map(String::as_str)
                    .chain([words::stance(stance).as_str()])
                {
                    text.push_str(part);
                    text.push('\n');
                }
            }
        }
        for (_, statement) in session.statements_looked_at() {
            let proposal = statement.proposal.as_ref();
            if let Some(text) = proposal.and_then(|proposal| texts.get_mut(proposal)) {
                let speaker = words::speaker(statement).unwrap_or_default();
                for part in [speaker, &statement.evidence.quote] {
                    text.push_str(part);
                    text.push('\n');
                }
            }
        }
        for text in texts.values_mut() {
            *text = plain(text);
        }
        Self(texts)
    }

    /// Says whether a row has all words.
    pub(super) fn have(&self, proposal: &ProposalId, words: &Words) -> bool {
        words.is_empty() || self.0.get(proposal).is_some_and(|text| words.are_in(text))
    }
}
