//! Citations for the clipboard.

use crate::model::StatementRef;

use super::views::citation;
use super::window::App;

impl App {
    /// Copies a statement as a citation and says so.
    pub(super) fn cite(&mut self, ctx: &egui::Context, at: &StatementRef) {
        if let Some(citation) = citation::citation(self.session.dossier(), at) {
            ctx.copy_text(citation);
            self.notices.done("Citation copied");
        }
    }

    /// Copies the statement that is looked at or else the one that speaks best for the
    /// selected cell.
    pub(super) fn cite_selected(&mut self, ctx: &egui::Context) {
        match self.statement_to_cite() {
            Some(at) => self.cite(ctx, &at),
            None => self
                .notices
                .done("Nothing to cite: no statement in this cell"),
        }
    }

    fn statement_to_cite(&self) -> Option<StatementRef> {
        if let Some(at) = &self.view.at.statement {
            return Some(at.clone());
        }
        let cell = self.view.cell()?;
        let stance = self.session.table().get(&cell.proposal, &cell.party)?;
        citation::best(stance).cloned()
    }
}
