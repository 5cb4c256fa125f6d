//! The one place that does what views and commands ask for.

use crate::model::{EvidenceFilter, HandEdit, Settings};
use crate::session::edit::ArticleEdit;
use crate::session::{Edit, batch};

use super::command::Command;
use super::dialogs::{Dialog, Then};
use super::files::Purpose;
use super::go::changed_by;
use super::notices::Refused;
use super::offer::enabled;
use super::prefs::Mode;
use super::state::{Action, CellRef, Move, Tab, Wish};
use super::views::compare::{Filter, Order, hand_back};
use super::views::hand;
use super::views::inspector::Draft;
use super::window::App;

impl App {
    /// Does one thing.
    pub(super) fn act(&mut self, ctx: &egui::Context, action: Action) {
        let (before, case) = (self.view.at.clone(), self.opened);
        let jumps = action.jumps();
        let travels = matches!(action, Action::Command(Command::Back | Command::Forward));
        self.apply(ctx, action);
        self.view.at.follow(&before);
        let moved = self.view.at != before && (jumps || self.view.at.is_elsewhere(&before));
        if moved && !travels && self.opened == case {
            self.trail.left(before);
        }
    }

    #[allow(clippy::too_many_lines, reason = "one list of all actions")]
    fn apply(&mut self, ctx: &egui::Context, action: Action) {
        let typed = self.finish_draft();
        let Some(action) = self.go(action) else {
            return;
        };
        match action {
            Action::Command(command) => {
                if enabled(self, command) {
                    self.command(ctx, command);
                }
            }
            Action::Tell(problem) => self.notices.problem(&problem),
            Action::Copy(text, told) => {
                ctx.copy_text(text);
                self.notices.done(told);
            }
            Action::SetFilter(filter) => {
                self.view.rows.filter = filter;
                self.view.rows.kept = None;
            }
            Action::LookAt(filter) => self.look_at(filter),
            Action::SetOrder(order) => self.put_in_order(order),
            Action::ShowWords(text) => self.show_words(text),
            Action::ShowCard(card) => self.show_card(card),
            Action::Search(text) => {
                self.view.rows.search = text;
                self.view.rows.kept = None;
            }
            Action::MoveColumn(party, to) => self.move_column(&party, to),
            Action::ToggleColumn(party) => self.toggle_column(&party),
            Action::Explain(at) => {
                if !self.view.explained.remove(&at) {
                    self.view.explained.insert(at);
                }
            }
            Action::Cite(at) => self.cite(ctx, &at),
            Action::ToggleIssue(id) => {
                if !self.view.rows.folded.remove(&id) {
                    self.view.rows.folded.insert(id);
                }
            }
            Action::SetHand(cell, mut hand) => {
                if let Some(draft) = typed {
                    // The view had not seen it yet.
                    draft.add_to(&cell, &mut hand);
                }
                self.set_hand(cell, hand);
            }
            Action::ChangeCell(cell, change) => self.change_cell(cell, change),
            Action::HandBack(cells) => {
                if let Some(Action::Edit(edit)) = hand_back(&self.session, cells) {
                    self.edit(edit);
                }
            }
            Action::Edit(edit) => self.edit(edit),
            Action::SetField(set) => self.set_field(&set),
            Action::UseSelection(at) => self.use_selection(&at),
            Action::UseWords(at, span) => self.use_words(&at, span),
            Action::AddStatement => self.add_statement(),
            Action::ShowAgenda(target) => self.show_agenda(target),
            Action::Agenda(edit) => self.change_agenda(edit),
            Action::SetOnPart(set) => {
                // What was just typed on the part is in the agenda by now.
                if let Some(edit) = set.edit(&self.session.dossier().agenda) {
                    self.change_agenda(edit);
                }
            }
            Action::AskAgenda(edit) => self.agenda.ask(&self.session, &self.view, edit),
            Action::ProposeFrom(at) => self.ask_propose(at),
            Action::ExtractAgain(id) => self.extract_again(ctx, &[id]),
            Action::AskRemove(ids) => self.ask_remove(ids),
            Action::AskRestore(at) => self.ask_restore(at),
            Action::SelectSnapshot(index) => self.view.at.snapshot = Some(index),
            Action::ShowSnapshot(index) => {
                self.view.at.snapshot = Some(index);
                self.view.at.tab = Tab::Snapshots;
            }
            Action::CompareUntil(other) => self.view.at.until = other,
            Action::FilterChanges(filter) => self.view.changes = filter,
            Action::ShowSnapshotPage(page) => self.view.at.snapshot_page = page,
            Action::ChooseOverview(choice) => self.view.overview = choice,
            Action::Picture(subject, task) => self.take_picture(ctx, &subject, task),
            Action::ChooseTimelineCard(id) => self.view.timeline_card = Some(id),
            Action::OpenRecent(path) => self.open_recent(ctx, path),
            Action::KeepName => self.sign(&self.who()),
            Action::DismissBanner => self.banner = false,
            // What was typed is an edit by now, and those that go somewhere have gone.
            Action::FinishDraft
            | Action::ShowTab(_)
            | Action::SelectCell(_)
            | Action::ExtendTo(_)
            | Action::EditCell
            | Action::SelectUnsorted(_)
            | Action::ClearSelection
            | Action::ShowArticle(_)
            | Action::SetDate(_)
            | Action::ShowIssue(_)
            | Action::ShowProposal(_)
            | Action::ShowTimeline(_)
            | Action::ShowPair(..)
            | Action::PickStatement(_)
            | Action::ShowStatement(_)
            | Action::EditStatement(_)
            | Action::MoveStatement(_)
            | Action::FindProposal
            | Action::CloseForm
            | Action::LeaveForm
            | Action::SelectText(_) => {}
        }
    }

    /// Makes what is typed in the inspector an edit, before anything else happens, and
    /// returns it.
    pub(super) fn finish_draft(&mut self) -> Option<Draft> {
        self.finish_typed();
        self.finish_agenda();
        let draft = self.inspector.take_draft()?;
        match draft.finish() {
            Ok(Some((cell, hand))) => {
                self.notices.settled(Refused::Cell);
                self.set_hand(cell, hand);
                return Some(draft);
            }
            Ok(None) => self.notices.settled(Refused::Cell),
            Err(sentence) => {
                self.notices.refused(Refused::Cell, sentence);
                self.inspector.refuse(draft);
            }
        }
        None
    }

    fn change_cell(&mut self, cell: CellRef, change: hand::CellChange) {
        let key = (cell.proposal.clone(), cell.party.clone());
        let hand = self.session.dossier().hand.get(&key).cloned();
        let stance = self.session.table().get(&cell.proposal, &cell.party);
        if let Some(hand) = change.on(&hand.unwrap_or_default(), stance) {
            self.set_hand(cell, hand);
        }
    }

    fn set_hand(&mut self, cell: CellRef, hand: HandEdit) {
        self.edit(Edit::SetStance {
            proposal: cell.proposal,
            party: cell.party,
            hand,
        });
    }

    pub(super) fn edit(&mut self, edit: Edit) {
        self.keep_row();
        if matches!(edit, Edit::ChangeArticle { .. }) {
            self.notices.settled(Refused::Article);
        }
        if let Err(problem) = self.session.apply(edit) {
            self.notices.problem(&problem);
        }
    }

    /// Changes how stances are settled and compared.
    fn set(&mut self, change: impl FnOnce(&mut Settings)) {
        let mut settings = self.session.dossier().settings.clone();
        change(&mut settings);
        self.edit(Edit::SetSettings(settings));
    }

    /// Chooses which evidence the whole window looks at.
    fn look_at(&mut self, filter: EvidenceFilter) {
        // Snapshots are of all evidence: part of it would seem to have changed since.
        if !filter.is_empty() && self.view.rows.filter == Filter::Changed {
            self.view.rows.filter = Filter::All;
        }
        self.view.rows.kept = None;
        self.session.set_filter(filter);
    }

    /// Keeps the row of the selected cell in sight: what is being edited must not vanish
    /// because it no longer fits the filter.
    fn keep_row(&mut self) {
        if let Some(cell) = self.view.cell().filter(|c| self.compare.shows(&c.proposal)) {
            self.view.rows.kept = Some(cell.proposal.clone());
        }
    }

    #[allow(clippy::too_many_lines, reason = "one list of all commands")]
    fn command(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::OpenFiles => self.ask_path(ctx, Purpose::Files),
            Command::OpenFolder => self.ask_path(ctx, Purpose::Folder),
            Command::OpenSample => self.guard(Then::Sample),
            Command::NewCase => self.ask_new_case(),
            Command::Paste => self.paste(ctx),
            Command::Save => self.save_case(ctx),
            Command::SaveAs => self.ask_path(ctx, Purpose::SaveAs),
            Command::Export => self.ask_export(),
            Command::CopyText => self.copy_text(ctx),
            Command::CopyMarkdown => self.copy_markdown(ctx),
            Command::CopyHtml => self.copy_html(ctx),
            Command::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Command::Undo => {
                self.keep_row();
                let changed = self.session.undo_patch().and_then(changed_by);
                if let Some(label) = self.session.undo() {
                    self.notices.done(format!("Undone: {label}"));
                    self.bring_into_view(changed);
                }
            }
            Command::Redo => {
                self.keep_row();
                let changed = self.session.redo_patch().and_then(changed_by);
                if let Some(label) = self.session.redo() {
                    self.notices.done(format!("Redone: {label}"));
                    self.bring_into_view(changed);
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
                if let Some(id) = self.view.at.article.clone() {
                    self.ask_remove(vec![id]);
                }
            }
            Command::ImportSnapshot => self.ask_path(ctx, Purpose::Snapshot),
            Command::ExtractAll => self.extract_again(ctx, &[]),
            Command::ExtractArticle => {
                if let Some(id) = self.view.at.article.clone() {
                    self.extract_again(ctx, &[id]);
                }
            }
            Command::PauseJob => {
                let waits = self.session.job().is_some_and(|job| job.paused);
                self.session.pause_job(!waits);
            }
            Command::StopJob => self.session.stop_job(),
            Command::OpenRest => self.open_rest(ctx),
            Command::ChangeLog => self.show_log(),
            Command::Pending => self.show_pending(),
            Command::Trash => self.show_trash(),
            Command::Backups => self.show_backups(),
            Command::Preferences => self.show_preferences(),
            Command::Errors => self.show_errors(),
            Command::CountOthers => self.set(|settings| {
                settings.count_others = !settings.count_others;
            }),
            Command::CountImplied => self.set(|settings| {
                settings.count_implied = !settings.count_implied;
            }),
            Command::Evidence => {
                self.view.evidence = !self.view.evidence;
                if self.view.evidence {
                    self.view.once.wish(Wish::FocusEvidence);
                }
            }
            Command::AllEvidence => {
                // What can be chosen stays open: nothing moves under the pointer.
                self.look_at(EvidenceFilter::default());
            }
            Command::Palette => self.palette = Some(self.new_palette(ctx)),
            Command::Find => self.find(),
            Command::Cite => self.cite_selected(ctx),
            Command::Details => {
                self.view.at.tab = Tab::Article;
                self.view.once.wish(Wish::ShowDetails);
            }
            Command::LeaveOut => self.change_lines(ArticleEdit::LeaveOut),
            Command::Restore => self.change_lines(ArticleEdit::Restore),
            Command::NewStatement => self.new_statement(),
            Command::QuickMark => self.quick_mark(),
            Command::Back => self.travel(true),
            Command::Forward => self.travel(false),
            Command::Show(tab) => self.show_tab(tab),
            Command::ByConflict => self.sort(Order::Conflict),
            Command::ByFirmness => self.sort(Order::Firmest),
            Command::Compact => self.prefs.compact = !self.prefs.compact,
            Command::ColumnLeft => self.move_selected_column(Move::By(-1)),
            Command::ColumnRight => self.move_selected_column(Move::By(1)),
            Command::ColumnsAsAgenda => self.set_columns(Vec::new()),
            Command::HideColumn => {
                if let Some(cell) = self.view.cell().cloned() {
                    self.toggle_column(&cell.party);
                }
            }
            Command::Picture(task) => self.take_shown_picture(ctx, task),
            Command::Signs => self.dialog = Some(Dialog::Signs),
            Command::ShowSidebar => self.view.sidebar = Some(!self.shows_sidebar()),
            Command::ShowInspector => {
                self.view.without_inspector = !self.view.without_inspector;
            }
            Command::ShowSilent => self.view.rows.show_silent = !self.view.rows.show_silent,
            Command::FoldAll => {
                let issues = &self.session.dossier().agenda.issues;
                self.view.rows.folded = issues.iter().map(|issue| issue.id.clone()).collect();
            }
            Command::UnfoldAll => self.view.rows.folded.clear(),
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

    /// Sorts the table so, or as in the agenda if it is sorted so already.
    fn sort(&mut self, order: Order) {
        let again = self.view.rows.order == order;
        self.put_in_order(if again { Order::Agenda } else { order });
    }

    /// Asks for the title and the agenda of a new case.
    fn ask_new_case(&mut self) {
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
            refused: None,
        });
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
}
