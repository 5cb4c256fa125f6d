//! The columns: which parties are compared, and in what order. Each change is a step of undo.

use crate::model::PartyId;
use crate::session::Edit;

use super::state::{Move, Tab, Wish};
use super::window::App;

impl App {
    /// Moves a party's column.
    pub(super) fn move_column(&mut self, party: &PartyId, to: Move) {
        let by = match to {
            Move::AsAgenda => {
                self.set_columns(Vec::new());
                return;
            }
            Move::By(by) => by,
        };
        let mut parties = self.session.dossier().parties();
        let Some(from) = parties.iter().position(|id| id == party) else {
            return;
        };
        let to = from.saturating_add_signed(by).min(parties.len() - 1);
        let party = parties.remove(from);
        parties.insert(to, party);
        self.set_columns(parties);
    }

    /// Moves the column of the selected cell, which stays in sight.
    pub(super) fn move_selected_column(&mut self, to: Move) {
        if let Some(cell) = self.view.cell().cloned() {
            self.move_column(&cell.party, to);
            self.select(cell);
        }
    }

    /// Shows a party's column where the agenda's order has it among the others, or hides it;
    /// the last one stays.
    pub(super) fn toggle_column(&mut self, party: &PartyId) {
        let dossier = self.session.dossier();
        let mut parties = dossier.parties();
        if let Some(at) = parties.iter().position(|id| id == party) {
            if parties.len() > 1 {
                parties.remove(at);
            }
        } else {
            let place = |id: &PartyId| dossier.agenda.parties.iter().position(|p| p.id == *id);
            let own = place(party);
            let at = parties.iter().position(|id| place(id) > own);
            parties.insert(at.unwrap_or(parties.len()), party.clone());
        }
        self.set_columns(parties);
    }

    /// Shows these columns; none means the agenda's main parties in its order.
    pub(super) fn set_columns(&mut self, parties: Vec<PartyId>) {
        self.edit(Edit::SetParties(parties));
        // Columns of another width make rows of another height: the place is kept.
        let shown = self.session.dossier().parties();
        let cell = self.view.cell();
        if self.view.at.tab == Tab::Compare && cell.is_some_and(|c| shown.contains(&c.party)) {
            self.view.once.wish(Wish::ScrollToCell);
        }
    }
}
