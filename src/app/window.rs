//! The window: one open session, what is shown of it, and the frame around the views.

use std::path::PathBuf;

use egui::{CentralPanel, Frame, Margin, Panel, Popup, Response, UiBuilder};

use crate::model::Date;
use crate::session::picture::Picture;
use crate::session::{Session, Source, Unread, clock};

use super::brief::Briefing;
use super::clip::{Clip, OnClipboard};
use super::dialogs::Dialog;
use super::files::{FileDialog, Purpose};
use super::fit::Fit;
use super::leave::Waiting;
use super::notices::Notices;
use super::palette::Palette;
use super::prefs::Prefs;
use super::saving::Saving;
use super::sheets::Due;
use super::state::{Action, Once, Place, Tab, View};
use super::theme::{self, palette};
use super::trail::Trail;
use super::views::{
    agenda::AgendaView, article::ArticleView, compare::Compare, evidence::EvidenceBar,
    inspector::Inspector, overview::Overview, pairs::Pairs, review::Review, sidebar::Sidebar,
    snapshots::Snapshots, timeline::Timeline,
};
use super::{bars, drop};

/// In a window narrower than this, in points of the zoom, the table gets the left panel's
/// room.
const SMALL: f32 = 860.0;

/// What the title begins with while something would be lost if the program were killed.
const MARK: &str = "• ";

/// With what the window is opened.
#[derive(Clone, Debug)]
pub struct Launch {
    /// Articles, folders of articles or the folder of a case; empty opens the sample.
    pub inputs: Vec<PathBuf>,
    /// The day, which tells dates in the future.
    pub today: Date,
    /// Returns the local time as `YYYY-MM-DDTHH:MM`.
    pub now: fn() -> String,
    /// Whether files are asked for in the system's dialogs; else in the window.
    pub system_dialogs: bool,
    /// Returns what is on the clipboard beside a text; with none the system is asked.
    pub clipboard: Option<fn() -> OnClipboard>,
}

impl Launch {
    /// Returns a launch on this computer's day and clock.
    #[must_use]
    pub fn new(inputs: Vec<PathBuf>) -> Self {
        Self {
            inputs,
            today: clock::today(),
            now: clock::minute,
            system_dialogs: true,
            clipboard: None,
        }
    }
}

/// Where the session comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// It is a copy of the sample and has no folder yet.
    Sample,
    /// It is a person's own case.
    Own,
}

/// The window.
#[derive(Debug)]
pub struct App {
    pub(super) session: Session,
    pub(super) view: View,
    pub(super) prefs: Prefs,
    pub(super) notices: Notices,
    pub(super) dialog: Option<Dialog>,
    pub(super) palette: Option<Palette>,
    /// The places visited.
    pub(super) trail: Trail<Place>,
    /// How many cases were opened so far.
    pub(super) opened: usize,
    /// Which of them the last frame showed.
    painted: Option<usize>,
    /// Whether the window is too small for the left panel.
    small: bool,
    pub(super) files: FileDialog,
    /// A path that was typed and not taken, or may not have been: offered when it is asked for again.
    pub(super) typed_path: Option<(Purpose, String)>,
    pub(super) due: Due,
    /// The files that stopped imports have left.
    pub(super) rest: Unread,
    /// The picture that waits for the path of its file.
    pub(super) pending_picture: Option<Picture>,
    pub(super) launch: Launch,
    pub(super) origin: Origin,
    /// Whether the banner of the sample is shown.
    pub(super) banner: bool,
    /// What was told and asked about saving.
    pub(super) saving: Saving,
    /// What waits until the case is saved.
    pub(super) waiting: Option<Waiting>,
    /// How many articles that wait for an answer the last question on leaving has named.
    pub(super) told_undecided: usize,
    /// Whether closing was agreed to.
    pub(super) closing: bool,
    /// How high the status bar is, in points.
    status_height: f32,
    /// What had the focus when the last frame ended.
    pub(super) focus: Option<egui::Id>,
    /// What had the focus when the open menu or list was opened.
    pub(super) opener: Option<egui::Id>,
    /// The title that the system shows.
    title: String,
    fit: Fit,
    pub(super) compare: Compare,
    pub(super) article: ArticleView,
    pub(super) review: Review,
    pub(super) timeline: Timeline,
    pub(super) overview: Overview,
    pairs: Pairs,
    pub(super) snapshots: Snapshots,
    pub(super) agenda: AgendaView,
    pub(super) inspector: Inspector,
    sidebar: Sidebar,
    evidence: EvidenceBar,
    pub(super) briefing: Briefing,
    pub(super) clip: Clip,
}

impl App {
    /// Makes the window and opens what `launch` names.
    #[must_use]
    pub fn new(cc: &eframe::CreationContext<'_>, launch: Launch) -> Self {
        let ctx = &cc.egui_ctx;
        theme::install(ctx);
        ctx.options_mut(|options| {
            // Both are commands of ours, so that they can ask and are remembered.
            options.quit_shortcuts.clear();
            options.zoom_with_keyboard = false;
        });
        let prefs = Prefs::load(cc.storage);
        prefs.apply(ctx);
        let mut app = Self {
            session: Session::sample(launch.today),
            view: View::default(),
            prefs,
            notices: Notices::default(),
            dialog: None,
            palette: None,
            trail: Trail::default(),
            opened: 0,
            painted: None,
            small: false,
            files: FileDialog::new(launch.system_dialogs),
            typed_path: None,
            due: Due::default(),
            rest: Unread::default(),
            pending_picture: None,
            origin: Origin::Sample,
            banner: true,
            saving: Saving::default(),
            waiting: None,
            told_undecided: 0,
            closing: false,
            status_height: 0.0,
            focus: None,
            opener: None,
            title: String::new(),
            fit: Fit::of(cc.storage),
            compare: Compare::default(),
            article: ArticleView::default(),
            review: Review::default(),
            timeline: Timeline::default(),
            overview: Overview::default(),
            pairs: Pairs::default(),
            snapshots: Snapshots::default(),
            agenda: AgendaView::default(),
            inspector: Inspector::default(),
            sidebar: Sidebar::default(),
            evidence: EvidenceBar::default(),
            briefing: Briefing::default(),
            clip: Clip::default(),
            launch,
        };
        app.notices.clock = Some(app.launch.now);
        app.files.start_in.clone_from(&app.prefs.folder);
        app.session.ask_before_joining();
        app.signs();
        let inputs = std::mem::take(&mut app.launch.inputs);
        if !inputs.is_empty() {
            app.open(ctx, inputs.into_iter().map(Source::Path).collect());
        }
        app
    }

    /// Returns the open session.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Returns the messages that are shown, the oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<&str> {
        self.notices.texts()
    }

    /// Says whether the window has agreed to be closed.
    #[must_use]
    pub fn is_closing(&self) -> bool {
        self.closing
    }

    /// Says whether the sample is shown as it came, with nothing in it that could be lost:
    /// what is read now begins a case of its own.
    pub(super) fn sample_is_untouched(&self) -> bool {
        self.origin == Origin::Sample
            && !self.session.is_dirty()
            && self.session.redo_label().is_none()
    }

    /// Puts another session in the window's place.
    pub(super) fn replace(&mut self, session: Session, origin: Origin) {
        for warning in session.warnings() {
            self.notices.warning(warning);
        }
        self.session = session;
        self.session.ask_before_joining();
        self.origin = origin;
        self.banner = origin == Origin::Sample;
        self.saving = Saving::default();
        self.waiting = None;
        self.due = Due::default();
        self.rest = Unread::default();
        self.notices.go_on();
        self.view = View::default();
        self.palette = None;
        self.trail = Trail::default();
        self.opened += 1;
        self.compare = Compare::default();
        self.article = ArticleView::default();
        self.review = Review::default();
        self.overview = Overview::default();
        self.timeline = Timeline::default();
        self.pairs = Pairs::default();
        self.snapshots = Snapshots::default();
        self.agenda = AgendaView::default();
        self.inspector = Inspector::default();
        self.sidebar = Sidebar::default();
        self.evidence = EvidenceBar::default();
        self.signs();
        self.opened_with();
    }

    /// A case that was just opened begins at the top, wherever the one before was left.
    fn start_at_the_top(&mut self, ctx: &egui::Context) {
        if self.painted.replace(self.opened) != Some(self.opened) {
            ctx.data_mut(egui::util::IdTypeMap::remove_by_type::<egui::scroll_area::State>);
        }
    }

    fn panels(&mut self, ui: &mut egui::Ui, actions: &mut Vec<Action>) {
        let mut once = std::mem::take(&mut self.view.once);
        let colours = palette(ui);
        let bar = |margin: Margin| Frame::new().fill(colours.panel.into()).inner_margin(margin);
        Panel::top("menu")
            .frame(bar(Margin::symmetric(8, 3)))
            .show(ui, |ui| {
                region(ui, "the menu", |ui| bars::menu(ui, self, actions));
            });
        let status = Panel::bottom("status")
            .frame(bar(Margin::symmetric(12, 2)))
            .show(ui, |ui| {
                region(ui, "the signing", |ui| self.signed(ui, actions));
                region(ui, "the status", |ui| bars::status(ui, self, actions));
            });
        settle(ui, &mut self.status_height, &status.response);
        self.side_panels(ui, &mut once, actions);
        self.notices.show(ui, actions);
        let frame = Frame::new()
            .fill(colours.ground.into())
            .inner_margin(Margin::symmetric(14, 8));
        CentralPanel::default().frame(frame).show(ui, |ui| {
            if self.banner {
                region(ui, "the banner", |ui| bars::banner(ui, actions));
            }
            region(ui, "the tabs", |ui| bars::tabs(ui, self, actions));
            region(ui, "the choice of evidence", |ui| {
                let (session, view) = (&self.session, &self.view);
                self.evidence.show(ui, session, view, &mut once, actions);
            });
            ui.add_space(2.0);
            let shown = region(ui, "the page", |ui| self.page(ui, &mut once));
            actions.extend(shown);
        });
        // A wish that no view has seen yet, such as a scroll in a tab not shown, waits.
        self.view.once = once;
    }

    /// Shows the chosen page of the middle.
    fn page(&mut self, ui: &mut egui::Ui, once: &mut Once) -> Vec<Action> {
        let (session, view) = (&self.session, &self.view);
        match view.at.tab {
            Tab::Compare => self
                .compare
                .show(ui, session, view, self.prefs.compact, once),
            Tab::Article => self.article.show(ui, session, view, once),
            Tab::Review => self.review.show(ui, session, view),
            Tab::Timeline => self.timeline.show(ui, session, view),
            Tab::Overview => self.overview.show(ui, session, view, once),
            Tab::Pairs => self.pairs.show(ui, session, view),
            Tab::Snapshots => self.snapshots.show(ui, session, view),
            Tab::Agenda => self.agenda.show(ui, session, view, once),
        }
    }

    /// Says whether the left panel is shown: where there is room for it, unless a person chose.
    pub(super) fn shows_sidebar(&self) -> bool {
        self.view.sidebar.unwrap_or(!self.small)
    }

    fn side_panels(&mut self, ui: &mut egui::Ui, once: &mut Once, actions: &mut Vec<Action>) {
        let fill = palette(ui).panel;
        let frame = |side: i8| {
            Frame::new()
                .fill(fill.into())
                .inner_margin(Margin::symmetric(side, 12))
        };
        // In a narrow window, or one zoomed in, the middle keeps most of the room. The panels
        // are others then: those of a wide window keep the widths that a person gave them.
        let whole = ui.available_width();
        let fit = |wide: Panel, narrow: Panel, share: f32, least: f32| {
            if whole < 1000.0 {
                let width = (whole * share).max(least);
                narrow.resizable(false).exact_size(width)
            } else {
                wide
            }
        };
        self.small = whole < SMALL;
        if self.shows_sidebar() {
            let wide = Panel::left("left")
                .default_size(216.0)
                .size_range(140.0..=420.0);
            fit(wide, Panel::left("left, narrow"), 0.2, 140.0)
                .frame(frame(10))
                .show(ui, |ui| {
                    // A panel is else no wider than what stands in it.
                    ui.set_min_width(ui.available_width());
                    let show = |ui: &mut egui::Ui| self.sidebar.show(ui, &self.session, &self.view);
                    actions.extend(region(ui, "the left panel", show));
                });
        }
        if !self.view.without_inspector {
            let wide = Panel::right("inspector")
                .default_size(302.0)
                .size_range(220.0..=560.0);
            fit(wide, Panel::right("inspector, narrow"), 0.29, 220.0)
                .frame(frame(12))
                .show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    let shown = region(ui, "the inspector", |ui| {
                        self.inspector.show(ui, &self.session, &self.view, once)
                    });
                    actions.extend(shown);
                });
        }
    }

    fn window_title(&mut self, ctx: &egui::Context) {
        // During an import every portion is safe a moment after it has come: the mark stays until
        // the end rather than come and go.
        let goes_on = self.session.job().is_some() && self.title.starts_with(MARK);
        let mark = if self.is_safe() && !goes_on { "" } else { MARK };
        let title = format!("{mark}{} – Standpoint", self.session.dossier().title);
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

/// Shows a part of the window whose widgets stay the same ones whatever comes and goes beside it.
/// Without it a widget is known by how many stand before it: a message that goes while the mouse
/// button is down makes a new widget of the one under the pointer, and the click is lost.
fn region<R>(ui: &mut egui::Ui, name: &str, add: impl FnOnce(&mut egui::Ui) -> R) -> R {
    let own = UiBuilder::new().scope_id(egui::Id::unique(name));
    ui.scope_builder(own, add).inner
}

/// Paints again at once where a panel at the bottom has got another height than it had: it has its
/// right place only then, and what a person is about to click must not jump away meanwhile.
pub(super) fn settle(ui: &egui::Ui, before: &mut f32, panel: &Response) {
    let height = panel.rect.height();
    if (*before - height).abs() > 0.5 {
        *before = height;
        ui.request_discard("a panel at the bottom has another height");
        // Where it must not be painted twice in a frame.
        ui.request_repaint();
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.fit.follow(ctx);
        self.poll(ctx);
        self.asked_to_close(ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.start_at_the_top(ui);
        self.window_title(ui);
        self.compare.refresh(&self.session, &self.view);
        let mut actions = Vec::new();
        self.keys(ui, &mut actions);
        let was_open = Popup::is_any_open(ui);
        drop::take(ui, self);
        self.panels(ui, &mut actions);
        drop::hint(ui);
        self.ask(ui);
        self.show_palette(ui, &mut actions);
        for action in actions {
            self.act(ui, action);
        }
        if was_open && !Popup::is_any_open(ui) {
            self.popup_has_closed(ui);
        }
        self.focus = ui.memory(egui::Memory::focused);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.prefs.save(storage);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}
