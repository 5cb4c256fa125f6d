//! The edits of a dossier: the only way in which one changes.

use crate::model::{ArticleId, HandEdit, PartyId, ProposalId, Settings, StatementRef, Status};

/// One change of a dossier by a person.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Replaces what is set by hand on a cell; an empty [`HandEdit`] hands the cell back
    /// to its statements.
    SetStance {
        /// The row.
        proposal: ProposalId,
        /// The column.
        party: PartyId,
        /// All that is set by hand from now on.
        hand: HandEdit,
    },
    /// Discards a statement, or brings it back.
    Discard {
        /// The statement.
        statement: StatementRef,
        /// Whether it is discarded from now on.
        discarded: bool,
    },
    /// Says how far a person stands behind a statement.
    SetStatus {
        /// The statement.
        statement: StatementRef,
        /// Its status from now on.
        status: Status,
    },
    /// Takes an article and its statements out of the dossier.
    RemoveArticle(ArticleId),
    /// Chooses the parties shown as columns, in order.
    SetParties(Vec<PartyId>),
    /// Renames the dossier.
    SetTitle(String),
    /// Changes how stances are settled and compared.
    SetSettings(Settings),
}
