//! What follows for a party from its other stances, in words, for the cell and the inspector.

use std::collections::BTreeMap;

use crate::compare;
use crate::model::{
    Agenda, Comparison, Contradiction, Implied, PartyId, ProposalId, StanceAttitude,
};

use super::super::state::CellRef;

/// An implied stance as it is shown on a silent cell. It is no evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Follows {
    /// "supports" or "opposes".
    pub(crate) word: &'static str,
    /// Whether it takes part in relations.
    pub(crate) counted: bool,
    /// The way: "because it supports “…”, which implies this".
    pub(crate) because: String,
    /// The cell with the stance from which it follows.
    pub(crate) source: CellRef,
}

impl Follows {
    /// Returns it in a few words: "implied: opposes".
    pub(crate) fn short(&self) -> String {
        format!("implied: {}", self.word)
    }

    /// Returns it in words: "implied: opposes (not counted), because it supports “…”, which
    /// excludes this".
    pub(crate) fn in_words(&self) -> String {
        let counted = if self.counted {
            "counted"
        } else {
            "not counted"
        };
        format!("{} ({counted}), {}", self.short(), self.because)
    }
}

/// A contradiction between what a party says and what follows from it, or between two
/// consequences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Clash {
    /// A few words for the cell: "but implied: supports".
    pub(crate) short: &'static str,
    /// One sentence or two, with the ways.
    pub(crate) sentence: String,
    /// The cells with the stances from which it follows.
    pub(crate) sources: Vec<CellRef>,
}

/// What follows in which cells.
#[derive(Debug, Default)]
pub(crate) struct Implications<'a> {
    implied: BTreeMap<(&'a ProposalId, &'a PartyId), &'a Implied>,
    contradictions: BTreeMap<(&'a ProposalId, &'a PartyId), &'a Contradiction>,
}

impl<'a> Implications<'a> {
    /// Collects what follows in a comparison.
    pub(crate) fn of(comparison: &'a Comparison) -> Self {
        let implied = comparison.implied.iter();
        let contradictions = comparison.contradictions.iter();
        Self {
            implied: implied.map(|i| ((&i.proposal, &i.party), i)).collect(),
            contradictions: contradictions
                .map(|c| ((&c.proposal, &c.party), c))
                .collect(),
        }
    }

    /// Returns what follows in a cell; `counted` tells whether implied stances are.
    pub(crate) fn follows(
        &self,
        agenda: &Agenda,
        cell: &CellRef,
        counted: bool,
    ) -> Option<Follows> {
        let implied = self.implied.get(&(&cell.proposal, &cell.party))?;
        Some(Follows {
            word: word(implied),
            counted,
            because: because(agenda, implied),
            source: source(implied),
        })
    }

    /// Returns the contradiction in a cell, if there is one.
    pub(crate) fn clash(&self, agenda: &Agenda, cell: &CellRef) -> Option<Clash> {
        let found = self.contradictions.get(&(&cell.proposal, &cell.party))?;
        let supports = found.implied.first().is_some_and(|first| first.supports);
        Some(Clash {
            short: match (found.stated, supports) {
                (None, _) => "implied both ways",
                (Some(_), true) => "but implied: supports",
                (Some(_), false) => "but implied: opposes",
            },
            sentence: compare::contradiction(agenda, found),
            sources: found.implied.iter().map(source).collect(),
        })
    }

    /// Returns the cells of the contradictions that a row has part in: it holds one, or the
    /// other half of one, the stance from which the opposite follows.
    pub(crate) fn clashes<'s>(
        &'s self,
        proposal: &'s ProposalId,
    ) -> impl Iterator<Item = (&'a ProposalId, &'a PartyId)> + use<'s, 'a> {
        let has_part = move |(cell, found): &(&(&ProposalId, _), &&Contradiction)| {
            let mut sources = found.implied.iter().map(Implied::source);
            cell.0 == proposal || sources.any(|source| source == proposal)
        };
        let clashes = self.contradictions.iter().filter(has_part);
        clashes.map(|(cell, _)| *cell)
    }
}

fn word(implied: &Implied) -> &'static str {
    if implied.supports {
        StanceAttitude::Support.word()
    } else {
        StanceAttitude::Oppose.word()
    }
}

fn source(implied: &Implied) -> CellRef {
    CellRef {
        proposal: implied.source().clone(),
        party: implied.party.clone(),
    }
}

/// Returns the way as the end of a sentence, without its full stop.
fn because(agenda: &Agenda, implied: &Implied) -> String {
    let way = compare::way(agenda, implied);
    let way = way.strip_suffix('.').unwrap_or(&way);
    match way.strip_prefix("It ") {
        Some(rest) => format!("because it {rest}"),
        None => format!("because {way}"),
    }
}
