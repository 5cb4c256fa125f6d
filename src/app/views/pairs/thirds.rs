//! What the other parties that are shown say of a proposal of two: whether they stand against
//! both.

use crate::compare;
use crate::model::{Firmness, PartyId, ProposalId};

use super::super::super::state::CellRef;
use super::super::super::widgets::Mark;
use super::super::words;
use super::data::Sources;

/// The other parties on a proposal.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Thirds {
    /// Those that speak, in the order of columns.
    pub(crate) speak: Vec<Third>,
    /// The names of the silent ones, "silent: France, Germany", where any other speaks or both
    /// of the two do.
    pub(crate) silent: String,
    /// Who of them stands against both.
    pub(crate) splits: Vec<Split>,
}

/// A party that speaks of a proposal besides the two.
#[derive(Debug, PartialEq)]
pub(crate) struct Third {
    pub(crate) cell: CellRef,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    pub(crate) mark: Mark,
    /// "Russia rejects".
    pub(crate) told: String,
    pub(crate) firmness: Option<Firmness>,
}

/// A third party that stands against two others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Split {
    pub(crate) party: PartyId,
    pub(crate) name: String,
    /// Whether the two are for it and the third is against it; else the other way round.
    pub(crate) both_for: bool,
}

impl Split {
    /// Returns "Both for, Russia against".
    pub(crate) fn in_words(&self) -> String {
        let Self { name, .. } = self;
        if self.both_for {
            format!("Both for, {name} against")
        } else {
            format!("Both against, {name} for")
        }
    }
}

impl Thirds {
    /// Collects what the parties that are shown say besides two of them.
    pub(super) fn of(sources: Sources<'_>, proposal: &ProposalId, two: [&PartyId; 2]) -> Self {
        let Sources { dossier, table, .. } = sources;
        let agenda = &dossier.agenda;
        let number = |party: &PartyId| {
            let stance = table.get(proposal, party)?;
            compare::number(stance, &dossier.settings)
        };
        let [a, b] = two.map(number);
        let mut thirds = Self::default();
        let mut silent: Vec<&str> = Vec::new();
        let shown = dossier.parties();
        for party in &shown {
            if two.contains(&party) {
                continue;
            }
            let name = words::party(agenda, party);
            let Some(stance) = table.get(proposal, party) else {
                silent.push(name);
                continue;
            };
            thirds.speak.push(Third {
                index: words::party_index(agenda, party),
                mark: words::mark(stance),
                told: words::does(name, stance),
                firmness: words::firmness(stance),
                cell: CellRef {
                    proposal: proposal.clone(),
                    party: party.clone(),
                },
            });
            if let (Some(a), Some(b), Some(own)) = (a, b, number(party))
                && against(a, b, own)
            {
                thirds.splits.push(Split {
                    name: name.to_owned(),
                    both_for: a > 0.0,
                    party: party.clone(),
                });
            }
        }
        let told = !thirds.speak.is_empty() || (a.is_some() && b.is_some());
        if told && !silent.is_empty() {
            thirds.silent = format!("silent: {}", silent.join(", "));
        }
        thirds
    }

    /// Says whether there is anything to tell.
    pub(super) fn is_empty(&self) -> bool {
        self.speak.is_empty() && self.silent.is_empty()
    }

    /// Returns how many bytes of text it has.
    pub(super) fn bytes(&self) -> usize {
        let speak = self.speak.iter().map(|third| third.told.len() + 8);
        speak.sum::<usize>() + self.silent.len()
    }
}

/// Says whether two lean to the same side and a third to the other.
fn against(a: f64, b: f64, third: f64) -> bool {
    (a > 0.0 && b > 0.0 && third < 0.0) || (a < 0.0 && b < 0.0 && third > 0.0)
}

/// Counts on how many proposals each third party stands against both: in the order of
/// columns, `shown`, what the two are for first.
pub(super) fn splits<'a>(
    all: impl Iterator<Item = &'a Thirds>,
    shown: &[PartyId],
) -> Vec<(Split, usize)> {
    let mut counts: Vec<(Split, usize)> = Vec::new();
    for split in all.flat_map(|thirds| &thirds.splits) {
        match counts.iter_mut().find(|(known, _)| known == split) {
            Some((_, count)) => *count += 1,
            None => counts.push((split.clone(), 1)),
        }
    }
    let place = |party: &PartyId| shown.iter().position(|id| id == party);
    counts.sort_by_key(|(split, _)| (place(&split.party), !split.both_for));
    counts
}
