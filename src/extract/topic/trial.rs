//! Trials: what the words of an agenda find in a sentence, whoever says it.
//!
//! In: a sentence. Out: a [`Trial`] with the matches of the whole sentence and the words
//! that tell nothing.

use std::collections::BTreeSet;

use super::read::tells;
use super::{Concepts, Match, Topics};
use crate::extract::doc::{Doc, Sentence};
use crate::model::{Agenda, Span, Trial, TrialHit};

impl Topics {
    /// Says what the words of the agenda find in a sentence.
    pub(in crate::extract) fn trial(
        &self,
        agenda: &Agenda,
        doc: &Doc,
        concepts: &Concepts,
        sentence: &Sentence,
    ) -> Trial {
        let region = &sentence.tokens;
        let found = self.matches(doc, concepts, region, &[]);
        let told: BTreeSet<usize> = found
            .iter()
            .flat_map(|m| m.tokens.iter().copied())
            .collect();
        let missed = region
            .clone()
            .filter(|at| !told.contains(at) && tells(doc, *at))
            .map(|at| doc.tokens[at].span)
            .collect();
        let hit = |found: &Match| {
            let issue = &agenda.issues[found.issue?];
            Some(TrialHit {
                issue: issue.id.clone(),
                proposal: found.proposal.map(|p| issue.proposals[p].id.clone()),
                contrary: found.contrary,
                guessed: found.guessed,
                score: found.score,
                words: words(doc, found),
            })
        };
        Trial {
            span: doc.span(region),
            hits: found.iter().filter_map(hit).collect(),
            missed,
        }
    }
}

/// The words of a match, each once.
fn words(doc: &Doc, found: &Match) -> Vec<Span> {
    let at: BTreeSet<usize> = found.tokens.iter().copied().collect();
    at.into_iter().map(|at| doc.tokens[at].span).collect()
}
