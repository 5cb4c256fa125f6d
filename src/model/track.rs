//! How a party's stance on a proposal has come about, in time.

use jiff::civil::Date;

use super::change::ChangeKind;
use super::id::{PartyId, ProposalId, StatementRef};
use super::scale::{Attitude, Firmness, Lean};
use super::stance::Stance;

/// A party on a proposal, in time.
#[derive(Clone, Debug, PartialEq)]
pub struct Track {
    /// The proposal.
    pub proposal: ProposalId,
    /// The party.
    pub party: PartyId,
    /// Its statements, the earliest first, those without a day before all others.
    pub points: Vec<TrackPoint>,
    /// How the stance stood from day to day: one entry for each day on which it came to
    /// stand otherwise, the earliest first.
    pub steps: Vec<TrackStep>,
}

/// A statement on a track.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackPoint {
    /// The statement.
    pub statement: StatementRef,
    /// When it was said: as told or, where nothing is told, the day of its article.
    pub day: Option<Date>,
    /// When its article appeared.
    pub published: Option<Date>,
    /// Whether something speaks against these days.
    pub disputed: bool,
    /// What it says.
    pub attitude: Attitude,
    /// Which way a conditional one leans.
    pub lean: Option<Lean>,
    /// How firmly.
    pub firmness: Firmness,
    /// Why it does not count for the stance as it is now; `None` where it does.
    pub left_out: Option<String>,
}

/// A day on which a stance came to stand otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackStep {
    /// The day.
    pub day: Date,
    /// How it has changed against the step before, or against silence.
    pub kind: ChangeKind,
    /// The stance from then on; `None` is silence.
    pub stance: Option<Stance>,
}
