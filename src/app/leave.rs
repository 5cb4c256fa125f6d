//! Leaving a case, for another one or for good: what would be lost is asked about first, and
//! what was answered holds for that question alone.

use egui::ViewportCommand;

use crate::model::Problem;
use crate::session::{SaveState, Session};

use super::dialogs::{Dialog, Then};
use super::lost::Lost;
use super::views::words::count;
use super::window::{App, Origin};

/// What goes on once the case is saved. It ends with its question: whatever else leaves the
/// case, fails or is cancelled makes an end of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Waiting {
    /// The running job stops first; what it has read is saved with the rest.
    ForJob(Then),
    /// The case is being saved; its folder may have to be chosen first.
    ForSave(Then),
}

impl App {
    /// Goes on to another case, but asks first where something would be lost. Tells why it
    /// cannot be opened.
    pub(super) fn guard(&mut self, then: Then) {
        if let Err(problem) = self.try_guard(then) {
            self.notices.problem(&problem);
        }
    }

    /// Goes on to another case, but asks first where something would be lost. Returns why it
    /// cannot be opened, if nothing was to be asked.
    pub(super) fn try_guard(&mut self, then: Then) -> Result<(), Problem> {
        self.finish_draft();
        self.waiting = None;
        let by_itself = matches!(
            self.session.save_state(),
            SaveState::Writing | SaveState::Soon
        );
        if self.session.job().is_none() && by_itself {
            // It saves by itself; only what cannot be saved is asked about.
            let _ = self.session.save();
        }
        let lost = Lost::of(&self.session);
        self.told_undecided = lost.undecided;
        if lost.is_nothing() {
            return self.leave(then);
        }
        self.dialog = Some(Dialog::Leave { then, lost });
        Ok(())
    }

    /// Goes on; closing the window needs the context, the rest does not.
    fn go_on(&mut self, ctx: &egui::Context, then: Then) {
        if then == Then::Quit {
            self.closing = true;
            ctx.send_viewport_cmd(ViewportCommand::Close);
        } else if let Err(problem) = self.leave(then) {
            self.notices.problem(&problem);
        }
    }

    fn leave(&mut self, then: Then) -> Result<(), Problem> {
        let today = self.launch.today;
        match then {
            Then::Quit => self.closing = true,
            Then::Sample => self.replace(Session::sample(today), Origin::Sample),
            Then::OpenCase(folder) => {
                // The case that is opened may be the one that is open.
                if let Err(problem) = self.session.let_go() {
                    self.notices.problem(&problem);
                }
                let session = Session::open(&folder, today)?;
                self.prefs.opened(session.folder().unwrap_or(&folder));
                self.replace(session, Origin::Own);
            }
            Then::Start(dossier) => {
                let cells = count(dossier.hand.len(), "stance");
                let told = format!("{cells} read from the table “{}”", dossier.title);
                self.replace(Session::from_dossier(*dossier, today), Origin::Own);
                self.notices.done(told);
            }
            Then::Copy(dossier) => {
                self.replace(Session::from_dossier(*dossier, today), Origin::Own);
                self.notices
                    .done("A copy of the backup is open. It has no folder until it is saved");
            }
            Then::NewCase { title, agenda } => {
                let session = Session::new_case(*agenda, &title, today);
                self.replace(session, Origin::Own);
            }
        }
        Ok(())
    }

    /// Keeps the window open while something would be lost, and asks.
    pub(super) fn asked_to_close(&mut self, ctx: &egui::Context) {
        if self.closing || !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        self.guard(Then::Quit);
        if !self.closing {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Saves, then goes on.
    pub(super) fn save_and_go_on(&mut self, ctx: &egui::Context, then: Then) {
        if self.session.job().is_some() {
            self.session.stop_job();
            self.waiting = Some(Waiting::ForJob(then));
        } else {
            self.waiting = Some(Waiting::ForSave(then));
            self.save_case(ctx);
        }
    }

    /// Goes on without saving.
    pub(super) fn discard_and_go_on(&mut self, ctx: &egui::Context, then: Then) {
        self.waiting = None;
        self.session.stop_job();
        self.go_on(ctx, then);
    }

    /// Goes on with what waited for the job that has ended.
    pub(super) fn job_has_ended(&mut self, ctx: &egui::Context) {
        if let Some(Waiting::ForJob(then)) = self.waiting.clone() {
            self.save_and_go_on(ctx, then);
        }
    }

    /// Goes on with what waited for the case to be saved.
    pub(super) fn has_been_saved(&mut self, ctx: &egui::Context) {
        let Some(then) = self.stop_waiting_for_save() else {
            return;
        };
        let lost = Lost::of(&self.session);
        if lost.running.is_some() || lost.undecided > self.told_undecided {
            // Begun while the folder was chosen: what it reads is not saved yet. Or more of what
            // it has read is not decided on than was told.
            self.guard(then);
        } else {
            self.go_on(ctx, then);
        }
    }

    /// Ends the waiting for the case to be saved and returns what waited.
    pub(super) fn stop_waiting_for_save(&mut self) -> Option<Then> {
        match self.waiting.take() {
            Some(Waiting::ForSave(then)) => Some(then),
            other => {
                self.waiting = other;
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use egui_kittest::Harness;

    use super::*;
    use crate::app::Launch;
    use crate::app::clip::OnClipboard;
    use crate::app::dialogs::Reply;
    use crate::app::files::{FileDialog, Purpose};
    use crate::session::{Edit, Source};

    /// Calls `test` with a window on the sample.
    fn on_sample(test: impl FnOnce(&egui::Context, &mut App)) {
        let launch = Launch {
            inputs: Vec::new(),
            today: jiff::civil::date(2026, 12, 20),
            now: || "2026-12-20T12:04".to_owned(),
            system_dialogs: false,
            clipboard: Some(OnClipboard::default),
        };
        let mut harness = Harness::builder().build_eframe(|cc| App::new(cc, launch));
        let ctx = harness.ctx.clone();
        test(&ctx, harness.state_mut());
    }

    fn answer(ctx: &egui::Context, app: &mut App, reply: Reply) {
        app.answer(ctx, reply).expect("nothing typed is refused");
    }

    /// Begins to read an article; the job is running until the window is polled.
    fn read(ctx: &egui::Context, app: &mut App) {
        app.import(ctx, vec![Source::Pasted("A ferry sails.".to_owned())]);
        assert!(app.session.job().is_some());
    }

    fn wait(ctx: &egui::Context, app: &mut App) {
        while app.session.job().is_some() {
            app.poll(ctx);
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    fn rename(app: &mut App) {
        let edit = Edit::SetTitle("Mine".to_owned());
        app.session.apply(edit).expect("a title");
    }

    #[test]
    fn what_waited_for_a_job_goes_on_when_it_has_ended() {
        on_sample(|ctx, app| {
            rename(app);
            read(ctx, app);
            answer(ctx, app, Reply::Save(Then::Quit));
            assert_eq!(app.waiting, Some(Waiting::ForJob(Then::Quit)));
            wait(ctx, app);
            assert_eq!(app.waiting, Some(Waiting::ForSave(Then::Quit)));
            assert!(app.dialog.is_some(), "the folder is asked for");
        });
    }

    #[test]
    fn an_answer_does_not_outlive_its_question() {
        type Later = (&'static str, fn(&egui::Context, &mut App));
        let later: [Later; 4] = [
            ("another case without saving", |ctx, app| {
                answer(ctx, app, Reply::Discard(Then::Sample));
                read(ctx, app);
            }),
            ("another session", |_, app| {
                let session = Session::sample(app.launch.today);
                app.replace(session, Origin::Sample);
            }),
            ("another question", |_, app| app.guard(Then::Sample)),
            ("a case that cannot be opened", |ctx, app| {
                let nowhere = Then::OpenCase("/nowhere".into());
                answer(ctx, app, Reply::Discard(nowhere));
            }),
        ];
        for (what, then) in later {
            on_sample(|ctx, app| {
                rename(app);
                read(ctx, app);
                answer(ctx, app, Reply::Save(Then::Quit));
                then(ctx, app);
                wait(ctx, app);
                assert_eq!(app.waiting, None, "{what}");
                assert!(!app.closing, "{what}");
                let asked = matches!(app.dialog, Some(Dialog::Path { .. }));
                assert!(!asked, "{what}: nothing is saved unasked");
            });
        }
    }

    #[test]
    fn a_folder_that_cannot_be_asked_for_now_leaves_nothing_waiting() {
        let check = |open: Purpose, waiting: Option<Waiting>, messages: usize| {
            on_sample(|ctx, app| {
                rename(app);
                app.files = FileDialog::unanswered(open);
                answer(ctx, app, Reply::Save(Then::Sample));
                assert_eq!(app.waiting, waiting, "{open:?}");
                assert_eq!(app.messages().len(), messages, "{open:?}");
            });
        };
        check(Purpose::Files, None, 1);
        check(Purpose::SaveAs, Some(Waiting::ForSave(Then::Sample)), 0);
    }

    #[test]
    fn a_job_begun_while_the_folder_was_chosen_is_asked_about() {
        on_sample(|ctx, app| {
            rename(app);
            answer(ctx, app, Reply::Save(Then::Quit));
            read(ctx, app);
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().join("case").display().to_string();
            answer(ctx, app, Reply::Path(Purpose::SaveAs, path));
            assert!(!app.closing);
            let asked =
                matches!(&app.dialog, Some(Dialog::Leave { lost, .. }) if lost.running.is_some());
            assert!(asked, "{:?}", app.dialog);
            wait(ctx, app);
        });
    }
}
