//! The proposals of an agenda as concepts, before these have weights.

use std::collections::{BTreeMap, BTreeSet};

use super::Concept;
use super::denied::denied;
use super::doer::Doer;
use super::extent::{Extent, of_text};
use super::freed::limits;
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
    /// The same without its condition.
    pub(super) main: Vec<Concept>,
    /// The words behind its negation: "not", "no" or "never".
    pub(super) denied: Vec<Concept>,
    /// What a reversing word of that is about: see [`reversed`].
    pub(super) reversed: Vec<Concept>,
    /// Whether its text tells that something ends, leaves or is let go.
    pub(super) endings: bool,
    /// Whether it limits something.
    pub(super) limits: bool,
    /// Whether its text tells all of a thing or a part of it.
    pub(super) extent: Option<Extent>,
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
    /// Whose text it speaks of.
    pub(super) author: Option<usize>,
}

/// Reads every proposal of the agenda.
pub(super) fn raw<'a>(
    agenda: &'a Agenda,
    reader: &Reader,
    reversers: &Phrases<()>,
    endings: &Phrases<()>,
) -> Vec<Raw<'a>> {
    let mut all = Vec::new();
    for (issue, parent) in agenda.issues.iter().enumerate() {
        for (number, proposal) in parent.proposals.iter().enumerate() {
            all.push(Raw {
                issue,
                number,
                proposal,
                text: reader.read(asked(&proposal.text)),
                main: reader.read(main_clause(&proposal.text)),
                denied: denied(main_clause(&proposal.text), reader),
                reversed: reversed(&proposal.text, reader, reversers),
                endings: reader.holds(&proposal.text, endings),
                limits: limits(&reader.tokens(main_clause(&proposal.text))),
                extent: of_text(&reader.tokens(main_clause(&proposal.text))),
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
                author: reader.author(&proposal.text),
            });
        }
    }
    all
}

/// What a text asks for, without the verb of a clause at its end that only tells which thing is
/// meant: "Norland regains the islands that Sudria holds" asks for no holding.
fn asked(text: &str) -> &str {
    let named = |tail: &str| tail.starts_with(char::is_uppercase);
    let short = |tail: &str| tail.split_whitespace().count() == WHICH && named(tail);
    let tail = text.rsplit_once(" that ").map(|(_, tail)| tail);
    match (tail.filter(|tail| short(tail)), text.rsplit_once(' ')) {
        (Some(_), Some((head, _))) => head,
        _ => text,
    }
}

/// How many words such a clause has: "Sudria holds".
const WHICH: usize = 2;

/// A text without its condition: of "a toll is paid if it does not stop", nothing is said to stop.
pub(super) fn main_clause(text: &str) -> &str {
    &text[..first(text, &[" if ", " unless ", " until "]).unwrap_or(text.len())]
}

/// Where the first of some words stands in a text.
fn first(text: &str, words: &[&str]) -> Option<usize> {
    words.iter().filter_map(|word| text.find(word)).min()
}

/// The words of a text that a reversing word of it is about: the fee, where "the fee is
/// scrapped"; not the treaty by which it is. None where there is no such word.
fn reversed(text: &str, reader: &Reader, reversers: &Phrases<()>) -> Vec<Concept> {
    let text = main_clause(text);
    let end = first(text, &[" by ", " through ", " under "]);
    let head = &text[..end.unwrap_or(text.len())];
    let part = if reader.holds(head, reversers) {
        head
    } else {
        text
    };
    if reader.holds(part, reversers) {
        reader.read(part)
    } else {
        Vec::new()
    }
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
