//! Snapshots of others, brought into the case.

use crate::model::Problem;
use std::path::Path;

use super::state::Tab;
use super::window::App;

impl App {
    /// Adds a colleague's snapshot and shows it.
    pub(super) fn import_snapshot(&mut self, path: &Path) -> Result<(), Problem> {
        self.session.import_snapshot(path)?;
        let snapshots = &self.session.dossier().snapshots;
        let name = snapshots.last().map_or("", |snapshot| &snapshot.name);
        self.notices.done(format!("Snapshot “{name}” imported"));
        self.view.at.snapshot = snapshots.len().checked_sub(1);
        self.view.at.tab = Tab::Snapshots;
        Ok(())
    }
}
