//! What has changed in one cell between two stance tables.

use serde::{Deserialize, Serialize};

use super::id::{PartyId, ProposalId};
use super::scale::scale;
use super::stance::Stance;

scale! {
    /// How a cell has changed. The first that fits is told.
    ChangeKind {
        /// Silent then, not now.
        New = "new", "new";
        /// Silent now, not then.
        Dropped = "dropped", "dropped";
        /// From for to against, or the other way.
        Reversed = "reversed", "reversed";
        /// Another attitude, without a change of sides; to or from mixed, which has none.
        Changed = "changed", "changed";
        /// The same attitude, held more firmly.
        Hardened = "hardened", "hardened";
        /// The same attitude, held less firmly; a firmness that is no longer known is less.
        Softened = "softened", "softened";
        /// The same attitude under another condition.
        ConditionChanged = "condition_changed", "condition changed";
        /// The same stance, on a proposal that reads otherwise.
        Reworded = "reworded", "reworded";
        /// The same stance, known otherwise: first from others, now from the party itself.
        BasisChanged = "basis_changed", "known otherwise";
        /// The same stance, on more statements.
        EvidenceAdded = "evidence_added", "more evidence";
        /// The same stance, on other statements.
        EvidenceChanged = "evidence_changed", "other evidence";
        /// The same stance on the same statements: its summary, note, date, status or verb.
        DetailsChanged = "details_changed", "details changed";
    }
}

impl ChangeKind {
    /// Says whether the stance itself is as it was: what has changed is only how it is known
    /// or what is noted of it.
    #[must_use]
    pub const fn keeps_stance(self) -> bool {
        matches!(
            self,
            Self::BasisChanged | Self::EvidenceAdded | Self::EvidenceChanged | Self::DetailsChanged
        )
    }
}

scale! {
    /// Why a cell has changed.
    ChangeCause {
        /// Other statements: the party has moved, or is known better.
        Position = "position", "position";
        /// The same statements, coded otherwise: by hand, or under other settings.
        Coding = "coding", "coding";
        /// The proposal reads otherwise, or only one of the agendas has such a cell.
        Wording = "wording", "wording";
    }
}

/// What has changed in one cell between two stance tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The row.
    pub proposal: ProposalId,
    /// The column.
    pub party: PartyId,
    /// How it has changed.
    pub kind: ChangeKind,
    /// Why it has changed.
    pub cause: ChangeCause,
    /// The stance before; `None` is silence.
    pub before: Option<Stance>,
    /// The stance after; `None` is silence.
    pub after: Option<Stance>,
}
