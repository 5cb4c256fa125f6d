//! What another program changed in the files since they were read or written here.

use super::super::anchored::anchored;
use std::path::Path;

use super::Keeper;
use crate::model::patch::{Clash, ClashTold, Merge, Side, Told};
use crate::model::{Dossier, Log, Problem};
use crate::store::{self, Loaded, OnDisk};

/// What another program made of the dossier, beside what was done here.
#[derive(Clone, Debug)]
pub struct Outside {
    loaded: Loaded,
    disk: OnDisk,
    log: Log,
    merge: Merge,
}

impl Outside {
    /// Returns what was changed elsewhere.
    #[must_use]
    pub fn changes(&self) -> Vec<Told> {
        self.merge.theirs.told(&self.loaded.dossier)
    }

    /// Returns what was changed here and is not saved.
    #[must_use]
    pub fn own_changes(&self) -> Vec<Told> {
        self.merge.ours.told(&self.loaded.dossier)
    }

    /// Returns what both changed, each otherwise: only one of them can stay.
    #[must_use]
    pub fn clashes(&self) -> &[Clash] {
        &self.merge.clashes
    }

    /// Returns a clash in words: of what, what it is here and what elsewhere.
    #[must_use]
    pub fn told(&self, clash: &Clash) -> ClashTold {
        clash.told(&self.loaded.dossier)
    }
}

/// Returns why nothing is saved until it is decided on.
pub(super) fn problem(folder: &Path) -> Problem {
    Problem::new(
        folder.display().to_string(),
        "The case was changed by another program since it was opened.",
        "Take the changes over, or save to another folder with “Save as”; nothing was written.",
    )
}

impl Keeper {
    /// Looks whether another program changed the files since `previous` was read or written.
    ///
    /// # Errors
    ///
    /// What it wrote cannot be read.
    pub(in crate::session) fn look_outside(
        &mut self,
        ours: &Dossier,
        previous: &Dossier,
    ) -> Result<(), Problem> {
        self.outside = None;
        self.must_look = false;
        if !self.disk.is_changed_outside()? {
            return Ok(());
        }
        let (loaded, mut disk) = store::load_on(self.disk.system(), self.disk.folder())?;
        let loaded = anchored(loaded);
        let log = store::read_history(&mut disk).unwrap_or_else(|_| Log::clone(&self.log));
        let merge = Merge::of(previous, ours, &loaded.dossier);
        if merge.theirs.is_empty() && loaded.dossier.snapshots == previous.snapshots {
            // It says the same in another layout, or only the log has grown. What is lost with
            // the layout, such as comments, is in a copy.
            self.disk = disk;
            self.log = log.into();
            self.known.backed_up = false;
            return Ok(());
        }
        self.outside = Some(Outside {
            loaded,
            disk,
            log,
            merge,
        });
        Ok(())
    }

    /// Takes over what another program changed, beside what `ours` has that `previous` had not.
    /// Returns what the files hold and what the dossier becomes, with our side or theirs where
    /// both cannot stay.
    pub(in crate::session) fn take_over_outside(
        &mut self,
        ours: &Dossier,
        previous: &Dossier,
        choose: impl Fn(&Clash) -> Side,
    ) -> Option<(Loaded, Dossier)> {
        self.fetch_written(true);
        let outside = self.outside.take()?;
        let theirs = &outside.loaded.dossier;
        let merged = Merge::of(previous, ours, theirs).merged(theirs, choose);
        self.disk = outside.disk;
        self.log = outside.log.into();
        self.known.backed_up = false;
        self.number = self.number.max(self.log.last());
        self.failing = None;
        Some((outside.loaded, merged))
    }
}
