//! Saving, when told and by itself: the session is told the time, and the window tells how safe the work is,
//! in the status bar and, where it is not, in a message.

use std::path::Path;
use std::time::Duration;

use crate::model::Problem;
use crate::session::SaveState;

use super::dialogs::Dialog;
use super::files::Purpose;
use super::recover::{Left, Outside};
use super::window::{App, Origin};

/// What was told and asked about saving.
#[derive(Debug, Default)]
pub(super) struct Saving {
    /// When the case was last saved, as `HH:MM`.
    saved_at: Option<String>,
    /// The refusal of the disk that was told last, until it is over.
    pub(super) told: Option<Problem>,
    /// Whether what another program changed was asked about.
    asked_outside: bool,
}

impl App {
    /// Saves to the case's folder, or asks for one.
    pub(super) fn save_case(&mut self, ctx: &egui::Context) {
        self.finish_draft();
        if self.session.folder().is_none() {
            self.ask_path(ctx, Purpose::SaveAs);
            return;
        }
        let saved = self.session.save();
        self.saved(ctx, saved);
    }

    pub(super) fn save_to(&mut self, ctx: &egui::Context, folder: &Path) {
        self.finish_draft();
        let saved = self.session.save_as(folder);
        self.saved(ctx, saved);
    }

    /// Saves to a folder, and returns why that failed: what waits for it goes on waiting.
    pub(super) fn try_save_to(
        &mut self,
        ctx: &egui::Context,
        folder: &Path,
    ) -> Result<(), Problem> {
        self.finish_draft();
        self.session.save_as(folder)?;
        self.saved(ctx, Ok(()));
        Ok(())
    }

    fn saved(&mut self, ctx: &egui::Context, result: Result<(), Problem>) {
        if let Err(problem) = result {
            self.stop_waiting_for_save();
            if self.session.outside().is_some() {
                self.ask_outside();
            } else {
                self.saving.told = Some(problem.clone());
                self.notices.problem(&problem);
            }
            return;
        }
        self.saving.told = None;
        self.was_saved();
        self.origin = Origin::Own;
        self.banner = false;
        if let Some(folder) = self.session.folder() {
            self.prefs.opened(folder);
        }
        self.has_been_saved(ctx);
    }

    /// Lets the session do what is due, and tells what has become of it.
    pub(super) fn keep_saved(&mut self, ctx: &egui::Context) {
        let before = self.session.save_state();
        self.look_outside(ctx);
        let now = ctx.input(|input| input.time).max(0.0);
        if let Some(wait) = self.session.tick(Duration::from_secs_f64(now)) {
            ctx.request_repaint_after(wait);
        }
        let after = self.session.save_state();
        if after == SaveState::Saved && before != after {
            self.was_saved();
        }
        self.tell_failing(&before, &after);
        if after != SaveState::ChangedOutside {
            self.saving.asked_outside = false;
        } else if !self.saving.asked_outside {
            self.ask_outside();
        }
    }

    /// Keeps in mind when the files were last written.
    pub(super) fn was_saved(&mut self) {
        let now = (self.launch.now)();
        self.saving.saved_at = now.split_once('T').map(|(_, time)| time.to_owned());
    }

    /// A window that comes to the front may find that another program was at the case.
    fn look_outside(&mut self, ctx: &egui::Context) {
        let came = |event: &egui::Event| matches!(event, egui::Event::WindowFocused(true));
        if ctx.input(|input| input.raw.events.iter().any(came)) {
            // What cannot be read is told when it is saved.
            let _ = self.session.look_outside();
        }
    }

    /// Tells once what the disk refuses, and once that it is over.
    fn tell_failing(&mut self, before: &SaveState, after: &SaveState) {
        match (before, after) {
            (_, SaveState::Failing { problem, .. })
                if self.saving.told.as_ref() != Some(problem) =>
            {
                self.saving.told = Some(problem.clone());
                self.notices.problem(problem);
            }
            (_, SaveState::Saved) if self.saving.told.take().is_some() => {
                self.notices.done("Saved. The disk can be written to again");
            }
            _ => {}
        }
    }

    /// Asks about what another program changed, unless something else is being asked.
    pub(super) fn ask_outside(&mut self) {
        if self.dialog.is_none()
            // What was done here since it was noticed counts too.
            && let Ok(Some(outside)) = self.session.look_outside()
        {
            self.dialog = Some(Dialog::Outside(Outside::of(outside, &Vec::new())));
            self.saving.asked_outside = true;
        }
    }

    /// Tells and asks what a case that was just opened needs: that it can only be read, and what
    /// a crash left.
    pub(super) fn opened_with(&mut self) {
        if let Some(problem) = self.session.read_only() {
            self.notices.warning(&problem);
        }
        if let Some(recovery) = self.session.recovery() {
            self.dialog = Some(Dialog::Recover(Left::of(recovery)));
        }
    }

    /// Says whether nothing would be lost if the program were killed now.
    pub(super) fn is_safe(&self) -> bool {
        match self.session.save_state() {
            SaveState::NoFolder { changed } => !changed,
            SaveState::Failing { journaled, .. } => journaled,
            SaveState::Writing => false,
            _ => true,
        }
    }

    /// Returns how safe the work is, in a few words.
    pub(super) fn saved_in_words(&self) -> String {
        match self.session.save_state() {
            SaveState::NoFolder { changed: true } => "Not saved".to_owned(),
            SaveState::NoFolder { changed: false } if self.origin == Origin::Sample => {
                "Sample".to_owned()
            }
            SaveState::NoFolder { changed: false } => "New".to_owned(),
            SaveState::Saved => match &self.saving.saved_at {
                Some(time) => format!("Saved {time}"),
                None => "Saved".to_owned(),
            },
            SaveState::Writing | SaveState::Soon => "Saving in a moment".to_owned(),
            SaveState::Failing { journaled, .. } => {
                let kept = if journaled {
                    ", kept in the journal"
                } else {
                    ""
                };
                format!("Not saved{kept}, trying again")
            }
            SaveState::ReadOnly(_) => "Open elsewhere: read only".to_owned(),
            SaveState::Recovering => "Unsaved work found".to_owned(),
            SaveState::ChangedOutside => "Changed by another program".to_owned(),
        }
    }

    /// Returns what is behind these words.
    pub(super) fn saved_in_detail(&self) -> String {
        let folder = match self.session.folder() {
            Some(folder) => folder.display().to_string(),
            None => return "This case has no folder yet".to_owned(),
        };
        match self.session.save_state() {
            SaveState::Writing => {
                format!("{folder}\nThe latest steps are being written to its journal")
            }
            SaveState::Soon => {
                format!(
                    "{folder}\nEvery step is in its journal; the files, and articles that were just \
                     read, follow within 2 seconds"
                )
            }
            SaveState::Failing {
                problem,
                journaled,
                again_in,
            } => {
                let again = again_in.map_or(0, |wait| wait.as_secs_f32().ceil() as u64);
                let safe = if journaled {
                    "The journal holds every step."
                } else {
                    "The latest steps are only in memory."
                };
                format!("{problem}\n{safe} The next try is in {again} s.")
            }
            SaveState::ReadOnly(problem) => problem.to_string(),
            _ => folder,
        }
    }
}
