//! A session and its folder: opening, saving by itself and when told, what a crash left, and
//! what other programs changed.

use super::anchored::{anchor_all, anchored};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use super::Session;
use super::edit::same;
use super::keep::{self, Keeper, Outside, Recovery, SaveState, Wait};
use crate::model::patch::{Clash, Side};
use crate::model::{Date, Log, Patch, Problem, Removed, Step};
use crate::store::system::{Real, System};
use crate::store::{self, Backup, Loaded};

/// More articles than this are written to the files in a thread, so that a window does not wait
/// for them; the journal holds them meanwhile.
const MANY: usize = 8;
/// How often it is looked whether that thread has ended.
const SOON: Duration = Duration::from_millis(50);

impl Session {
    /// Opens the dossier in `folder` to work on it. Where somebody else has it open, it can
    /// only be read. What a crash left is in [`Session::recovery`].
    ///
    /// # Errors
    ///
    /// The folder holds no dossier, a broken one or one of a newer version.
    pub fn open(folder: &Path, today: Date) -> Result<Self, Problem> {
        Self::open_on(Arc::new(Real), folder, today)
    }

    /// As [`Session::open`], on a disk.
    pub(super) fn open_on(
        system: Arc<dyn System>,
        folder: &Path,
        today: Date,
    ) -> Result<Self, Problem> {
        let (loaded, keeper) = Keeper::open(system, folder)?;
        Ok(Self::with(loaded, Some(keeper), today))
    }

    /// Reads the dossier in `folder` as its files say, without a place to save it: nothing is
    /// locked and nothing written.
    ///
    /// # Errors
    ///
    /// As [`Session::open`].
    pub fn read(folder: &Path, today: Date) -> Result<Self, Problem> {
        let (loaded, disk) = store::load(folder)?;
        let mut loaded = anchored(loaded);
        let left = store::Journal::find(&disk).map_or(0, |found| found.steps.len());
        if left > 0 {
            loaded.warnings.push(Problem::new(
                folder.display().to_string(),
                "The latest work on the case is in its journal and not in its files yet.",
                "If the case is not open anywhere, open it in the window to take that over.",
            ));
        }
        Ok(Self::with(loaded, None, today))
    }

    /// Returns where the dossier is saved, if it is.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        self.keeper.as_ref().map(|keeper| keeper.disk.folder())
    }

    /// Returns how safe the work is.
    #[must_use]
    pub fn save_state(&self) -> SaveState {
        match &self.keeper {
            Some(keeper) => keeper.state(self.dirty),
            None => SaveState::NoFolder {
                changed: self.dirty,
            },
        }
    }

    /// Returns why the dossier can only be read, if so: somebody else has it open.
    #[must_use]
    pub fn read_only(&self) -> Option<Problem> {
        self.keeper.as_ref().and_then(Keeper::read_only)
    }

    /// Says who works on the dossier from now on, a person's name or nothing: kept with what
    /// they code and in the change log.
    pub fn set_who(&mut self, who: &str) {
        who.trim().clone_into(&mut self.who);
    }

    /// Returns the change log and the trash, with the steps that the files do not hold yet;
    /// without a folder the steps that were made until now, which the first save writes.
    #[must_use]
    pub fn log(&self) -> Log {
        match &self.keeper {
            Some(keeper) => keeper.log(),
            None => Log {
                steps: self.unkept.iter().map(|step| step.logged.clone()).collect(),
                // They are in memory: undo brings them back.
                removed: Vec::new(),
            },
        }
    }

    /// Makes sure that the dossier may be changed.
    pub(super) fn check_writable(&self) -> Result<(), Problem> {
        match self.keeper.as_ref().and_then(Keeper::refusal) {
            Some(problem) => Err(problem),
            None => Ok(()),
        }
    }

    /// Puts what was just done where a crash does not reach it.
    pub(super) fn keep_safe(&mut self, what: String, patch: Patch) {
        self.keep(what, patch, Keeper::record);
    }

    /// Puts what a job has just done where a crash does not reach it, in a thread: the state
    /// says when it is there.
    pub(super) fn keep_safe_beside(&mut self, what: String, patch: Patch) {
        self.keep(what, patch, Keeper::record_beside);
    }

    fn keep(&mut self, what: String, patch: Patch, record: impl Fn(&mut Keeper, Step)) {
        let mut step = keep::step(&self.who, what, patch, &self.dossier);
        if let Some(keeper) = &mut self.keeper {
            record(keeper, step);
        } else {
            step.logged.number = self.unkept.len() as u64 + 1;
            self.unkept.push(Arc::new(step));
        }
    }

    /// Does what is due at `now`, a time from any fixed moment on: the files are written
    /// within two seconds of an edit, and later and later again while the disk refuses.
    /// Returns after how long it is to be called again at the latest.
    pub fn tick(&mut self, now: Duration) -> Option<Duration> {
        self.fetch_saved(false);
        let due = self.do_what_is_due(now);
        let keeper = self.keeper.as_mut()?;
        keeper.go_on_writing();
        if keeper.is_writing() { Some(SOON) } else { due }
    }

    fn do_what_is_due(&mut self, now: Duration) -> Option<Duration> {
        let keeper = self.keeper.as_mut()?;
        if keeper.is_saving() || keeper.is_writing() {
            return Some(SOON);
        }
        match keeper.wait(now, self.dirty) {
            Wait::Nothing => None,
            Wait::For(left) => Some(left),
            Wait::Now if !keeper.must_look && self.has_many() => {
                self.save_beside();
                Some(SOON)
            }
            Wait::Now => {
                // What went wrong is in the state.
                let _ = self.save();
                match self.keeper.as_mut()?.wait(now, self.dirty) {
                    Wait::For(left) => Some(left),
                    Wait::Nothing | Wait::Now => None,
                }
            }
        }
    }

    /// Says whether the files lack many articles.
    fn has_many(&self) -> bool {
        let (now, saved) = (&self.dossier.articles, &self.saved.articles);
        let pairs = now.iter().zip(saved);
        let changed = pairs.filter(|(now, saved)| !Arc::ptr_eq(now, saved));
        changed.count() + now.len().abs_diff(saved.len()) > MANY
    }

    /// Begins to save in a thread.
    fn save_beside(&mut self) {
        if let Some(keeper) = &mut self.keeper {
            keeper.save_beside(&self.dossier, &self.saved);
        }
    }

    /// Takes over what a save in a thread has done, if it has ended or `wait` is set.
    pub(super) fn fetch_saved(&mut self, wait: bool) {
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        if let Some(saved) = keeper.fetch_saved(wait) {
            self.saved = saved;
            self.dirty = !same(&self.dossier, &self.saved);
        }
    }

    /// Saves to the dossier's folder now.
    ///
    /// # Errors
    ///
    /// There is no folder yet (see [`Session::save_as`]), the dossier was changed by another
    /// program (see [`Session::outside`]), or writing failed. What was on disk is then whole
    /// as before, and the work is kept and tried again.
    pub fn save(&mut self) -> Result<(), Problem> {
        self.fetch_saved(true);
        let Some(keeper) = &mut self.keeper else {
            return Err(Problem::new(
                "",
                "The case has no folder yet.",
                "Choose one with “Save as”.",
            ));
        };
        keeper.save(&self.dossier, &self.saved)?;
        self.saved = self.dossier.clone();
        self.dirty = false;
        Ok(())
    }

    /// Saves to `folder`, which becomes the dossier's. What it was until now is saved too, if
    /// it can be; else its journal stays and is offered when it is opened.
    ///
    /// # Errors
    ///
    /// The folder holds something else, or writing failed.
    pub fn save_as(&mut self, folder: &Path) -> Result<(), Problem> {
        self.fetch_saved(true);
        let real = |path: &Path| path.canonicalize().ok();
        if let Some(present) = self.folder()
            && real(present).is_some_and(|present| real(folder) == Some(present))
        {
            return self.save();
        }
        if self.recovery().is_some() {
            self.check_writable()?;
        }
        if self.keeper.is_some() && self.read_only().is_none() {
            let _ = self.save();
        }
        let system: Arc<dyn System> = match &self.keeper {
            Some(keeper) => keeper.disk.system(),
            None => Arc::new(Real),
        };
        let from = self.keeper.as_mut();
        let keeper = Keeper::make(&system, folder, &self.dossier, from, &self.unkept)?;
        self.keeper = Some(keeper);
        self.unkept.clear();
        self.saved = self.dossier.clone();
        self.dirty = false;
        Ok(())
    }

    /// Lets go of the dossier's folder, so that it can be opened anew. What is not saved stays
    /// here, and the next save takes the folder again if it is free.
    ///
    /// # Errors
    ///
    /// The journal cannot take the last steps, which are in memory alone then.
    pub fn let_go(&mut self) -> Result<(), Problem> {
        self.fetch_saved(true);
        match &mut self.keeper {
            Some(keeper) => keeper.let_go(),
            None => Ok(()),
        }
    }

    /// Returns the steps that a crash left in the journal, until they are taken over or left
    /// out. Nothing can be changed until then.
    #[must_use]
    pub fn recovery(&self) -> Option<&Recovery> {
        self.keeper.as_ref()?.recovery.as_ref()
    }

    /// Takes over what a crash left, as one step of undo.
    ///
    /// # Errors
    ///
    /// The journal is damaged and no copy of it can be kept; it is asked again then.
    pub fn take_over_recovery(&mut self) -> Result<(), Problem> {
        let Some(keeper) = &mut self.keeper else {
            return Ok(());
        };
        if let Some(next) = keeper.take_over()? {
            // The journal holds these steps already.
            let patch = Patch::between(&self.dossier, &next);
            self.history
                .push("Take over unsaved work".to_owned(), patch);
            self.dossier = next;
            self.changed();
        }
        Ok(())
    }

    /// Leaves out what a crash left. A copy of the journal is kept beside it, and undo brings
    /// the steps back.
    ///
    /// # Errors
    ///
    /// No copy can be kept; it is asked again then.
    pub fn leave_out_recovery(&mut self) -> Result<(), Problem> {
        let Some(keeper) = &mut self.keeper else {
            return Ok(());
        };
        if let Some((with, without)) = keeper.leave_out()? {
            self.dossier = with;
            self.step("Leave out unsaved work".to_owned(), without);
        }
        Ok(())
    }

    /// Looks whether another program changed the dossier's files, as a window does when it
    /// gets the focus.
    ///
    /// # Errors
    ///
    /// The files cannot be read as they are now.
    pub fn look_outside(&mut self) -> Result<Option<&Outside>, Problem> {
        self.fetch_saved(true);
        let Some(keeper) = &mut self.keeper else {
            return Ok(None);
        };
        if keeper.refusal().is_none() {
            keeper.look_outside(&self.dossier, &self.saved)?;
        }
        Ok(self.outside())
    }

    /// Returns what another program changed, until it is decided on. Nothing is saved until
    /// then; the journal goes on.
    #[must_use]
    pub fn outside(&self) -> Option<&Outside> {
        self.keeper.as_ref()?.outside.as_ref()
    }

    /// Takes over what another program changed, as one step of undo. Where both sides changed
    /// the same thing, `choose` says which one stays.
    pub fn take_over_outside(&mut self, choose: impl Fn(&Clash) -> Side) {
        self.fetch_saved(true);
        let Some(keeper) = &mut self.keeper else {
            return;
        };
        let taken = keeper.take_over_outside(&self.dossier, &self.saved, choose);
        if let Some((loaded, mut merged)) = taken {
            let Loaded {
                dossier,
                warnings,
                stems,
                unread: _,
                older: _,
            } = loaded;
            merged.snapshots.clone_from(&dossier.snapshots);
            self.saved = dossier;
            self.warnings = warnings;
            // A statement of one side may stand on the text of the other now.
            self.warnings.extend(anchor_all(&mut merged));
            self.shelf.take_ids(stems, &merged.articles);
            if same(&merged, &self.dossier) {
                self.changed();
            } else {
                self.step("Take over changes from outside".to_owned(), merged);
            }
        }
    }

    /// Puts an article back that was taken out, as one step of undo. Where the files do not hold
    /// it yet they are written first.
    ///
    /// # Errors
    ///
    /// It is there again, or its file cannot be written or read.
    pub fn restore(&mut self, removed: &Removed) -> Result<(), Problem> {
        self.fetch_saved(true);
        self.check_writable()?;
        if self.keeper.as_ref().is_some_and(|it| !it.holds(removed)) {
            self.save()?;
        }
        let Some(keeper) = &mut self.keeper else {
            return Ok(());
        };
        let article = store::read_removed(&mut keeper.disk, removed, &self.dossier.agenda)?;
        if self.dossier.article(&removed.article).is_some() {
            return Err(Problem::new(
                "",
                format!("The case has the article `{}` again.", removed.article),
                "There is nothing to put back.",
            ));
        }
        let mut next = self.dossier.clone();
        next.articles.push(article.0);
        let title = crate::model::text::shortened(&removed.title, 48);
        self.step(format!("Put back “{title}”"), next);
        Ok(())
    }

    /// Returns the dated copies of the dossier, oldest first.
    ///
    /// # Errors
    ///
    /// They cannot be listed.
    pub fn backups(&mut self) -> Result<Vec<Backup>, Problem> {
        self.fetch_saved(true);
        match &mut self.keeper {
            Some(keeper) => store::backups(&mut keeper.disk),
            None => Ok(Vec::new()),
        }
    }

    /// Saves, then makes a dated copy of the dossier, as before a change of many things at
    /// once; none if the latest holds the same.
    ///
    /// # Errors
    ///
    /// It cannot be saved, or the copy not be written.
    pub fn back_up(&mut self) -> Result<(), Problem> {
        self.save()?;
        match &mut self.keeper {
            Some(keeper) => keeper.back_up_now(),
            None => Ok(()),
        }
    }

    /// Makes a dated copy before a change of many things at once, where the dossier has a folder
    /// and is not waiting for an answer. The change goes on without one where it cannot be made:
    /// undo takes it back, and what the disk refuses is in the state.
    pub(super) fn back_up_first(&mut self) {
        if self.keeper.is_some() && self.check_writable().is_ok() && self.outside().is_none() {
            let _ = self.back_up();
        }
    }

    /// Opens a dated copy as a case of its own, which has no folder until it is saved.
    ///
    /// # Errors
    ///
    /// The copy is damaged or gone.
    pub fn open_backup(&self, backup: &Backup) -> Result<Self, Problem> {
        let Some(keeper) = &self.keeper else {
            return Err(Problem::new(
                "",
                "The case has no folder.",
                "Open one first.",
            ));
        };
        let loaded = anchored(store::read_backup(&keeper.disk, backup)?);
        Ok(Self::with(loaded, None, self.today))
    }
}
