//! The one place that does what views and commands ask for.

use crate::model::{HandEdit, IssueId, StatementRef};
use crate::session::{Edit, JobState, batch};

use super::command::{self, Command};
use super::dialogs::{Dialog, Then};
use super::files::Purpose;
use super::prefs::Mode;
use super::state::{Action, CellRef, Selection, Tab, UnsortedRef, Wish};
use super::views::compare::Filter;
use super::views::inspector::Draft;
use super::window::{App, enabled};

impl App {
    /// Does one thing.
    pub(super) fn act(&mut self, ctx: &egui::Context, action: Action) {
        let typed = self.finish_draft();
        match action {
            Action::FinishDraft => {}
            Action::Command(command) => {
                if enabled(self, command) {
                    self.command(ctx, command);
                }
            }
            Action::ShowTab(tab) => self.view.tab = tab,
            Action::SelectCell(cell) => self.select(cell),
            Action::EditCell => {
                self.view.without_inspector = false;
                self.view.once.wish(Wish::FocusInspector);
            }
            Action::SelectUnsorted(which) => {
                self.view.kept = None;
                self.view.statement = None;
                self.view.selection = Some(Selection::Unsorted(which));
                self.view.without_inspector = false;
            }
            Action::ClearSelection => {
                self.view.selection = None;
                self.view.kept = None;
                self.view.statement = None;
            }
            Action::ShowArticle(id) => {
                if self.view.article.as_ref() != Some(&id) {
                    self.view.statement = None;
                }
                self.view.article = Some(id);
                self.view.tab = Tab::Article;
            }
            Action::ShowIssue(id) => {
                self.view.tab = Tab::Compare;
                self.view.folded.remove(&id);
                self.unhide(&id);
                self.view.issue = Some(id);
                self.view.once.wish(Wish::ScrollToIssue);
            }
            Action::PickStatement(at) => self.pick(at),
            Action::ShowStatement(at) => {
                self.view.article = Some(at.article.clone());
                self.view.statement = Some(at);
                self.view.tab = Tab::Article;
                self.view.once.wish(Wish::ScrollToQuote);
            }
            Action::SetFilter(filter) => {
                self.view.filter = filter;
                self.view.kept = None;
            }
            Action::ToggleIssue(id) => {
                if !self.view.folded.remove(&id) {
                    self.view.folded.insert(id);
                }
            }
            Action::SetHand(cell, mut hand) => {
                if let Some(draft) = typed {
                    // The view had not seen it yet.
                    draft.add_to(&cell, &mut hand);
                }
                self.set_hand(cell, hand);
            }
            Action::ResetHand(cell) => {
                let key = (cell.proposal.clone(), cell.party.clone());
                let hand = self.session.dossier().hand.get(&key);
                let note = hand.and_then(|hand| hand.note.clone());
                let hand = HandEdit {
                    note,
                    ..HandEdit::default()
                };
                self.set_hand(cell, hand);
            }
            Action::Edit(edit) => self.edit(edit),
            Action::SelectSnapshot(index) => self.view.snapshot = Some(index),
            Action::ShowSnapshotPage(page) => self.view.snapshot_page = page,
            Action::OpenRecent(folder) => self.guard(Then::OpenCase(folder)),
            Action::CancelJob => self.session.cancel_job(),
            Action::DismissBanner => self.banner = false,
        }
    }

    /// Makes what is typed in the inspector an edit, before anything else happens, and
    /// returns it.
    pub(super) fn finish_draft(&mut self) -> Option<Draft> {
        let draft = self.inspector.take_draft()?;
        match draft.finish() {
            Ok(Some((cell, hand))) => {
                self.set_hand(cell, hand);
                return Some(draft);
            }
            Ok(None) => {}
            Err(sentence) => {
                self.notices.error(sentence);
                self.inspector.refuse(draft);
            }
        }
        None
    }

    fn select(&mut self, cell: CellRef) {
        if self.view.cell() != Some(&cell) {
            self.view.statement = None;
        }
        self.view.kept.take_if(|kept| *kept != cell.proposal);
        self.view.selection = Some(Selection::Cell(cell));
        if self.view.tab == Tab::Compare {
            self.view.once.wish(Wish::ScrollToCell);
        }
    }

    /// Selects what a statement belongs to without moving the text under the pointer.
    fn pick(&mut self, at: StatementRef) {
        let Some((_, statement)) = self.session.dossier().statement(&at) else {
            return;
        };
        let selection = match statement.proposal.clone() {
            Some(proposal) => Selection::Cell(CellRef {
                proposal,
                party: statement.party.clone(),
            }),
            None => Selection::Unsorted(UnsortedRef(statement.issue.clone())),
        };
        if let Selection::Cell(cell) = &selection {
            self.view.kept.take_if(|kept| *kept != cell.proposal);
        }
        self.view.selection = Some(selection);
        self.view.statement = Some(at);
    }

    fn set_hand(&mut self, cell: CellRef, hand: HandEdit) {
        self.edit(Edit::SetStance {
            proposal: cell.proposal,
            party: cell.party,
            hand,
        });
    }

    fn edit(&mut self, edit: Edit) {
        self.keep_row();
        if let Err(problem) = self.session.apply(edit) {
            self.notices.problem(&problem);
        }
    }

    /// Keeps the row of the selected cell in sight: what is being edited must not vanish
    /// because it no longer fits the filter.
    fn keep_row(&mut self) {
        if let Some(cell) = self.view.cell().filter(|c| self.compare.shows(c)) {
            self.view.kept = Some(cell.proposal.clone());
        }
    }

    /// Drops the filter, then shows silent rows too, as far as an issue needs it to be seen.
    fn unhide(&mut self, issue: &IssueId) {
        self.compare.refresh(&self.session, &self.view);
        if !self.compare.shows_issue(issue) {
            self.view.filter = Filter::All;
            self.view.kept = None;
            self.compare.refresh(&self.session, &self.view);
        }
        if !self.compare.shows_issue(issue) {
            self.view.show_silent = true;
        }
    }

    fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::OpenFiles => self.ask_path(ctx, Purpose::Files),
            Command::OpenFolder => self.ask_path(ctx, Purpose::Folder),
            Command::OpenSample => self.guard(Then::Sample),
            Command::NewCase => {
                let agendas: Vec<(String, String)> = batch::agenda_names()
                    .iter()
                    .filter_map(|name| {
                        let agenda = batch::agenda(name).ok()?;
                        Some(((*name).to_owned(), agenda.title))
                    })
                    .collect();
                self.dialog = Some(Dialog::NewCase {
                    title: String::new(),
                    agenda: agendas.first().map(|(n, _)| n.clone()).unwrap_or_default(),
                    own: agendas.is_empty(),
                    agendas,
                });
            }
            // The text comes back as an event, as if Ctrl+V had been pressed.
            Command::Paste => ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste),
            Command::Save => self.save_case(ctx),
            Command::SaveAs => self.ask_path(ctx, Purpose::SaveAs),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => {
                self.keep_row();
                if let Some(label) = self.session.undo() {
                    self.notices.done(format!("Undone: {label}"));
                }
            }
            Command::Redo => {
                self.keep_row();
                if let Some(label) = self.session.redo() {
                    self.notices.done(format!("Done again: {label}"));
                }
            }
            Command::RenameCase => {
                let title = self.session.dossier().title.clone();
                self.dialog = Some(Dialog::Rename { title });
            }
            Command::TakeSnapshot => {
                self.dialog = Some(Dialog::Snapshot {
                    name: String::new(),
                    note: String::new(),
                });
            }
            Command::RemoveArticle => {
                if let Some(id) = self.view.article.take() {
                    self.view.statement = None;
                    self.edit(Edit::RemoveArticle(id));
                }
            }
            Command::CountOthers => {
                let mut settings = self.session.dossier().settings.clone();
                settings.count_others = !settings.count_others;
                self.edit(Edit::SetSettings(settings));
            }
            Command::ShowCompare => self.view.tab = Tab::Compare,
            Command::ShowArticle => self.view.tab = Tab::Article,
            Command::ShowSnapshots => self.view.tab = Tab::Snapshots,
            Command::ShowSidebar => self.view.without_sidebar = !self.view.without_sidebar,
            Command::ShowInspector => {
                self.view.without_inspector = !self.view.without_inspector;
            }
            Command::ShowSilent => self.view.show_silent = !self.view.show_silent,
            Command::FoldAll => {
                let issues = &self.session.dossier().agenda.issues;
                self.view.folded = issues.iter().map(|issue| issue.id.clone()).collect();
            }
            Command::UnfoldAll => self.view.folded.clear(),
            Command::ZoomIn => self.zoom(ctx, Some(1.0)),
            Command::ZoomOut => self.zoom(ctx, Some(-1.0)),
            Command::ZoomReset => self.zoom(ctx, None),
            Command::Light => self.mode(ctx, Mode::Light),
            Command::Dark => self.mode(ctx, Mode::Dark),
            Command::System => self.mode(ctx, Mode::System),
            Command::Shortcuts => self.dialog = Some(Dialog::Shortcuts),
            Command::About => self.dialog = Some(Dialog::About),
        }
    }

    fn zoom(&mut self, ctx: &egui::Context, tenths: Option<f32>) {
        match tenths {
            Some(tenths) => self.prefs.zoom_by(tenths),
            None => self.prefs.zoom = 1.0,
        }
        self.prefs.apply(ctx);
    }

    fn mode(&mut self, ctx: &egui::Context, mode: Mode) {
        self.prefs.mode = mode;
        self.prefs.apply(ctx);
    }

    /// Says whether the menu shows a tick before a command.
    pub(super) fn is_on(&self, command: Command) -> Option<bool> {
        match command {
            Command::CountOthers => Some(self.session.dossier().settings.count_others),
            Command::ShowSidebar => Some(!self.view.without_sidebar),
            Command::ShowInspector => Some(!self.view.without_inspector),
            Command::ShowSilent => Some(self.view.show_silent),
            Command::ShowCompare => Some(self.view.tab == Tab::Compare),
            Command::ShowArticle => Some(self.view.tab == Tab::Article),
            Command::ShowSnapshots => Some(self.view.tab == Tab::Snapshots),
            Command::Light => Some(self.prefs.mode == Mode::Light),
            Command::Dark => Some(self.prefs.mode == Mode::Dark),
            Command::System => Some(self.prefs.mode == Mode::System),
            _ => None,
        }
    }

    /// Returns how the menu names a command now: undo and redo name their step.
    pub(super) fn label(&self, command: command::Command) -> String {
        let step = match command {
            Command::Undo => self.session.undo_label(),
            Command::Redo => self.session.redo_label(),
            _ => None,
        };
        step.map_or_else(
            || command.label().to_owned(),
            |step| format!("{}: {step}", command.label()),
        )
    }

    /// Returns the running job in words: "Reading articles 3 of 12".
    pub(super) fn job_in_words(job: &JobState) -> String {
        let stopping = if job.cancelled { ", stopping" } else { "" };
        format!("{} {} of {}{stopping}", job.name, job.done, job.total)
    }
}
