//! Which rows of the table are shown, and in what order.

use std::collections::BTreeSet;

use crate::model::{IssueId, PartyId, ProposalId, Relation};

/// Which rows are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Filter {
    #[default]
    All,
    Conflicts,
    Overlaps,
    Bridgeable,
    Untested,
    /// Those with a cell that is a red line.
    RedLines,
    Edited,
    /// Those with a cell that differs from the snapshot.
    Changed,
    /// Those with a cell in which what is said contradicts what follows from other stances.
    Contradictions,
}

impl Filter {
    /// All filters, from left to right.
    pub(crate) const ALL: [Self; 9] = [
        Self::All,
        Self::Conflicts,
        Self::Overlaps,
        Self::Bridgeable,
        Self::Untested,
        Self::RedLines,
        Self::Edited,
        Self::Changed,
        Self::Contradictions,
    ];

    /// Returns its name and one sentence on the rows it shows.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::All => ("All", "All proposals"),
            Self::Conflicts => ("Conflicts", "One party is for it and another against it"),
            Self::Overlaps => ("Overlaps", "All parties with a stance are for it"),
            Self::Bridgeable => ("Bridgeable", "All are for it, some under a condition"),
            Self::Untested => ("Untested", "Fewer than two parties have a stance"),
            Self::RedLines => (
                "Red lines",
                "A party calls it a condition of any settlement, or rules it out",
            ),
            Self::Edited => ("Edited", "A person changed a cell"),
            Self::Changed => ("Changed", "A cell differs from the snapshot"),
            Self::Contradictions => (
                "Contradictions",
                "What a party says contradicts what follows from its other stances; both are shown",
            ),
        }
    }

    pub(super) fn lets(self, row: &Traits) -> bool {
        match self {
            Self::All => true,
            Self::Conflicts => matches!(row.relation, Relation::Conflict | Relation::Deadlock),
            Self::Overlaps => row.relation == Relation::Consensus,
            Self::Bridgeable => row.relation == Relation::Bridgeable,
            Self::Untested => row.relation == Relation::Untested,
            Self::RedLines => row.has(Trait::RedLine),
            Self::Edited => row.has(Trait::Edited),
            Self::Changed => row.has(Trait::Changed),
            Self::Contradictions => row.has(Trait::Contradictory),
        }
    }
}

/// Something besides its relation by which a row is filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Trait {
    /// A party that is shown holds a red line on it.
    RedLine,
    /// A person changed a cell of it.
    Edited,
    /// A cell of it differs from the snapshot.
    Changed,
    /// What is said in a cell of it contradicts what follows from other stances.
    Contradictory,
}

/// What filters ask of a row.
#[derive(Clone, Debug)]
pub(super) struct Traits {
    pub(super) relation: Relation,
    pub(super) has: BTreeSet<Trait>,
}

impl Traits {
    /// Says whether the row has this.
    pub(super) fn has(&self, one: Trait) -> bool {
        self.has.contains(&one)
    }
}

/// In what order issues and, within them, rows stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    #[default]
    Agenda,
    /// The worst relation first.
    Conflict,
    /// What any party that is shown insists on most comes first.
    Firmest,
    /// What this party insists on most comes first.
    FirmestOf(PartyId),
}

/// What of the window's state decides what is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Choice {
    pub(crate) filter: Filter,
    pub(crate) order: Order,
    /// Only rows with all these words are shown; while there are any, no issue is folded.
    pub(crate) search: String,
    /// Issues whose rows are folded away.
    pub(crate) folded: BTreeSet<IssueId>,
    /// Whether rows without any stance are shown too.
    pub(crate) show_silent: bool,
    /// A row that stays although the filter no longer lets it through: it is being edited.
    pub(crate) kept: Option<ProposalId>,
}
