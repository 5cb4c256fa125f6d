//! The stance table: what each party thinks of each proposal, and on what grounds.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::{PartyId, ProposalId, StatementRef};
use super::scale::{Act, Attitude, Firmness, Lean, Priority, Status, scale};

scale! {
    /// The attitude of a stance: that of its statements, or `mixed` where they contradict
    /// one another.
    StanceAttitude {
        /// For it.
        Support = "support", "supports";
        /// For it or against it under a condition.
        Conditional = "conditional", "conditional";
        /// Undecided or vague.
        Unclear = "unclear", "unclear";
        /// Against it.
        Oppose = "oppose", "opposes";
        /// Its statements contradict one another; has no number.
        Mixed = "mixed", "mixed";
    }
}

impl From<Attitude> for StanceAttitude {
    fn from(attitude: Attitude) -> Self {
        match attitude {
            Attitude::Support => Self::Support,
            Attitude::Conditional => Self::Conditional,
            Attitude::Unclear => Self::Unclear,
            Attitude::Oppose => Self::Oppose,
        }
    }
}

impl StanceAttitude {
    /// Returns the number that stands for the stance in arithmetic; `None` for mixed.
    #[must_use]
    pub fn value(self, lean: Option<Lean>) -> Option<f64> {
        let attitude = match self {
            Self::Support => Attitude::Support,
            Self::Conditional => Attitude::Conditional,
            Self::Unclear => Attitude::Unclear,
            Self::Oppose => Attitude::Oppose,
            Self::Mixed => return None,
        };
        Some(attitude.value(lean))
    }
}

/// A cell of the stance table: one party on one proposal. A silent party has no stance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Stance")]
pub struct Stance {
    /// The party.
    pub party: PartyId,
    /// The proposal.
    pub proposal: ProposalId,
    /// The settled attitude.
    pub attitude: StanceAttitude,
    /// Which way a conditional attitude leans.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lean: Option<Lean>,
    /// The condition of a conditional attitude.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The firmest on the winning side; `None` for mixed and for cells set by hand without.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// The party's own verb, from the statement that settled the cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// One line in a person's words, or the settling quote.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// A person's note.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// How much it weighs for the party, as a person judges it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// The date of the settling statement, or one set by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// How far a person stands behind it.
    pub status: Status,
    /// On what grounds it stands.
    pub basis: Basis,
    /// The fields that a person set, see [`HandEdit`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hand: Option<HandEdit>,
    /// The statement that settled the cell, if one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub settled_by: Option<StatementRef>,
    /// Every statement that was counted, latest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<StatementRef>,
    /// How many utterances those are: the same words of the same speaker on the same
    /// occasion count once. 0 where a person set the attitude and none of them agrees.
    #[serde(default)]
    pub utterances: usize,
    /// Statements on this cell that were not counted, with the reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

impl Stance {
    /// Says whether a person set the attitude and none of the statements says the same.
    #[must_use]
    pub fn is_against_statements(&self) -> bool {
        self.basis == Basis::Hand && self.utterances == 0 && !self.statements.is_empty()
    }
}

/// On what grounds a stance stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Basis {
    /// A person set the attitude.
    Hand,
    /// The holder's own statements.
    Own,
    /// Only what others say of the holder: drawn hollow, and in relations only on demand.
    Others,
}

/// A statement that was not counted in settling, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// The statement.
    pub statement: StatementRef,
    /// Why, as a few words ("said by others", "older than 30 days before the latest").
    pub reason: String,
}

/// What a person set on a cell. A field that is `None` is left to the statements; a cell
/// without statements and without an attitude here is silent.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "HandEdit", default)]
pub struct HandEdit {
    /// The attitude, which then wins over every statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attitude: Option<StanceAttitude>,
    /// The lean of a conditional attitude set by hand.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lean: Option<Lean>,
    /// The condition; an empty text means that there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
    /// The firmness.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firmness: Option<Firmness>,
    /// The summary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The note.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The priority.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// The date.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// The status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
}

impl HandEdit {
    /// Says whether nothing is set.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Returns what is set of the stance itself. Note and priority stand beside it: they say
    /// nothing of what the party said, and hold whatever it says next.
    #[must_use]
    pub fn of_stance(&self) -> Self {
        Self {
            note: None,
            priority: None,
            ..self.clone()
        }
    }

    /// Returns what stands beside the stance: note and priority.
    #[must_use]
    pub fn beside(&self) -> Self {
        Self {
            note: self.note.clone(),
            priority: self.priority,
            ..Self::default()
        }
    }
}

/// All stances, in the agenda's order: proposals first, then parties.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct StanceTable {
    stances: BTreeMap<(ProposalId, PartyId), Stance>,
}

impl StanceTable {
    /// Returns the stance of `party` on `proposal`; `None` is silence.
    #[must_use]
    pub fn get(&self, proposal: &ProposalId, party: &PartyId) -> Option<&Stance> {
        // A tuple of references cannot borrow as a tuple of values; ids are short.
        self.stances.get(&(proposal.clone(), party.clone()))
    }

    /// Puts a stance in its cell in the place of the one that is there, or silence.
    pub fn put(&mut self, (proposal, party): (ProposalId, PartyId), stance: Option<Stance>) {
        match stance {
            Some(stance) => {
                self.stances.insert((proposal, party), stance);
            }
            None => {
                self.stances.remove(&(proposal, party));
            }
        }
    }

    /// Iterates over all stances, ordered by proposal id and party id.
    pub fn iter(&self) -> impl Iterator<Item = &Stance> {
        self.stances.values()
    }

    /// Returns how many cells are not silent.
    #[must_use]
    pub fn len(&self) -> usize {
        self.stances.len()
    }

    /// Says whether all are silent on everything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.stances.is_empty()
    }
}

impl FromIterator<Stance> for StanceTable {
    fn from_iter<I: IntoIterator<Item = Stance>>(stances: I) -> Self {
        let stances = stances
            .into_iter()
            .map(|stance| ((stance.proposal.clone(), stance.party.clone()), stance))
            .collect();
        Self { stances }
    }
}

impl Serialize for StanceTable {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.stances.values())
    }
}

impl<'de> Deserialize<'de> for StanceTable {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let stances = Vec::<Stance>::deserialize(deserializer)?;
        let count = stances.len();
        let table: Self = stances.into_iter().collect();
        if table.len() == count {
            Ok(table)
        } else {
            Err(serde::de::Error::custom(
                "a party has two stances on one proposal",
            ))
        }
    }
}
