//! The proposals of an agenda as concepts, before these have weights.

use std::collections::{BTreeMap, BTreeSet};

use super::Concept;
use super::doer::Doer;
use super::learn::is_ordered;
use super::read::Reader;
use crate::extract::phrase::Phrases;
use crate::model::{Agenda, Proposal};

/// Out of so many cues of a proposal, a word need stand in one alone to be a word of it.
const CUES: f64 = 8.0;

/// A proposal as concepts, before they have weights.
pub(super) struct Raw<'a> {
    pub(super) issue: usize,
    pub(super) number: usize,
    pub(super) proposal: &'a Proposal,
    pub(super) text: Vec<Concept>,
    /// Whether that holds a reversing word.
    pub(super) reverses: bool,
    /// Whether its text tells that something ends, leaves or is let go.
    pub(super) changes: bool,
    pub(super) cues: Vec<Vec<Concept>>,
    /// For each cue, its small words that count.
    pub(super) links: Vec<Vec<Concept>>,
    /// For each cue, the class that it stands for as a whole: see [`Reader::kin`].
    pub(super) kin: Vec<Option<(Concept, bool)>>,
    /// What the scale counts.
    pub(super) counted: Vec<Concept>,
    /// Who does it.
    pub(super) doer: Option<Doer>,
    /// Whose it makes a thing.
    pub(super) owner: Option<usize>,
}

/// Reads every proposal of the agenda.
pub(super) fn raw<'a>(
    agenda: &'a Agenda,
    reader: &Reader,
    reversers: &Phrases<()>,
    changes: &Phrases<()>,
) -> Vec<Raw<'a>> {
    let mut all = Vec::new();
    for (issue, parent) in agenda.issues.iter().enumerate() {
        for (number, proposal) in parent.proposals.iter().enumerate() {
            all.push(Raw {
                issue,
                number,
                proposal,
                text: reader.read(&proposal.text),
                reverses: reader.holds(&proposal.text, reversers),
                changes: reader.holds(&proposal.text, changes),
                cues: proposal.cues.iter().map(|cue| reader.read(cue)).collect(),
                links: proposal.cues.iter().map(|cue| reader.links(cue)).collect(),
                kin: proposal.cues.iter().map(|cue| reader.kin(cue)).collect(),
                counted: proposal
                    .scale
                    .iter()
                    .flat_map(|s| reader.counted(&s.unit))
                    .collect(),
                doer: reader.doer(&proposal.text),
                owner: reader.owner(&proposal.text),
            });
        }
    }
    all
}

impl Raw<'_> {
    /// All concepts of the proposal.
    pub(super) fn concepts(&self) -> BTreeSet<Concept> {
        let cues = self
            .cues
            .iter()
            .flatten()
            .chain(self.kin.iter().flatten().map(|(class, _)| class));
        self.text
            .iter()
            .chain(cues)
            .chain(&self.counted)
            .copied()
            .collect()
    }

    /// The concepts of the cues whose words tell the proposal in whatever order they stand.
    pub(super) fn plain_words(&self) -> impl Iterator<Item = Concept> {
        let cues = self.proposal.cues.iter().zip(&self.cues).zip(&self.links);
        let plain = cues.filter(|((cue, concepts), links)| {
            links.is_empty() && !cue.starts_with('!') && !(concepts.len() == 2 && is_ordered(cue))
        });
        plain.flat_map(|((_, concepts), _)| concepts.iter().copied())
    }

    /// How much the text must tell alone, from 0 to 1: the more, the fewer cues there are.
    pub(super) fn bare(&self) -> f64 {
        (1.0 - self.proposal.cues.len() as f64 * 0.5).max(0.0)
    }

    /// How much each concept is one of the proposal: wholly where it stands in the text or in
    /// many cues, less where one cue of dozens holds it.
    pub(super) fn shares(&self) -> BTreeMap<Concept, f64> {
        let each = CUES / (self.cues.len() as f64).max(CUES);
        let mut shares: BTreeMap<Concept, f64> = BTreeMap::new();
        let kin = self.kin.iter().flatten().map(|(class, _)| class);
        for concept in self.cues.iter().flatten().chain(kin) {
            *shares.entry(*concept).or_default() += each;
        }
        for concept in self.text.iter().chain(&self.counted) {
            shares.insert(*concept, 1.0);
        }
        shares
    }
}
