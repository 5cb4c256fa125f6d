//! Where a part of a drawing leads.

use crate::model::StatementRef;

use super::super::super::state::{Action, CellRef};

/// Where a spot leads: to a cell and, of a statement, on to its quote.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lead {
    pub(crate) cell: CellRef,
    pub(crate) statement: Option<StatementRef>,
}

impl Lead {
    /// Returns what a click asks for: the cell is selected, whatever was before.
    pub(crate) fn actions(&self) -> impl Iterator<Item = Action> {
        let quote = self.statement.clone().map(Action::ShowStatement);
        std::iter::once(Action::SelectCell(self.cell.clone())).chain(quote)
    }
}
