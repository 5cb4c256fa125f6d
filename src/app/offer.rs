//! What can be done and gone to now: which commands can be given, which are on, what the
//! palette lists.

use super::command::{self, Command};
use super::palette::{self, Entry, Palette};
use super::prefs::Mode;
use super::state::Action;
use super::views::compare::Order;
use super::window::App;

impl App {
    /// Says whether the menu shows a tick before a command.
    pub(super) fn is_on(&self, command: Command) -> Option<bool> {
        match command {
            Command::CountOthers => Some(self.session.dossier().settings.count_others),
            Command::CountImplied => Some(self.session.dossier().settings.count_implied),
            Command::Evidence => Some(self.view.evidence),
            Command::ShowSidebar => Some(self.shows_sidebar()),
            Command::ShowInspector => Some(!self.view.without_inspector),
            Command::ShowSilent => Some(self.view.rows.show_silent),
            Command::Show(tab) => Some(self.view.at.tab == tab),
            Command::ByConflict => Some(self.view.rows.order == Order::Conflict),
            Command::ByFirmness => Some(self.view.rows.order == Order::Firmest),
            Command::Compact => Some(self.prefs.compact),
            Command::Light => Some(self.prefs.mode == Mode::Light),
            Command::Dark => Some(self.prefs.mode == Mode::Dark),
            Command::System => Some(self.prefs.mode == Mode::System),
            _ => None,
        }
    }

    /// Says whether a line of a menu itself may have a tick.
    pub(super) fn has_ticks(&self, entry: &command::Entry) -> bool {
        matches!(entry, command::Entry::Do(command) if self.is_on(*command).is_some())
    }

    /// Returns how the menu names a command now: undo and redo name their step.
    pub(super) fn label(&self, command: Command) -> String {
        let step = match command {
            Command::Undo => self.session.undo_label(),
            Command::Redo => self.session.redo_label(),
            _ => None,
        };
        let is_paused = self.session.job().is_some_and(|job| job.paused);
        if command == Command::PauseJob && is_paused {
            return "Go on reading".to_owned();
        }
        step.map_or_else(
            || command.label().to_owned(),
            |step| format!("{}: {step}", command.label()),
        )
    }

    /// Gives the palette what can be done and gone to now.
    pub(super) fn new_palette(&self, ctx: &egui::Context) -> Palette {
        let commands = command::all().filter(|command| *command != Command::Palette);
        let commands = commands.map(|command| {
            let action = Action::Command(command);
            let mut entry = Entry::new(self.label(command), command.tooltip(), action);
            entry.keys = command.shortcut_text(ctx);
            entry.enabled = enabled(self, command);
            entry.also(command.also())
        });
        let recent = self.prefs.recent.iter().map(|folder| {
            let action = Action::OpenRecent(folder.clone());
            Entry::new(folder.display().to_string(), "Open recent case", action)
        });
        let articles = self.prefs.recent_articles.iter().map(|path| {
            let action = Action::OpenRecent(path.clone());
            Entry::new(path.display().to_string(), "Read recent articles", action)
        });
        let recent = recent.chain(articles);
        let places = palette::data::places(self.session.dossier());
        Palette::new(commands.chain(places).chain(recent).collect())
    }

    /// Shows the open palette and takes what was chosen.
    pub(super) fn show_palette(&mut self, ui: &egui::Ui, actions: &mut Vec<Action>) {
        let Some(palette) = &mut self.palette else {
            return;
        };
        match palette.show(ui) {
            palette::Outcome::Open => return,
            palette::Outcome::Closed => {}
            palette::Outcome::Chosen(action) => actions.push(*action),
        }
        self.palette = None;
        // Until a frame without it, what lies behind the palette takes no click.
        ui.request_repaint();
    }
}

/// Says whether a command can be given now.
pub(super) fn enabled(app: &App, command: Command) -> bool {
    match command {
        Command::Undo => app.session.undo_label().is_some(),
        Command::Redo => app.session.redo_label().is_some(),
        Command::Back => app.trail.has_past(),
        Command::Forward => app.trail.has_future(),
        Command::Cite => app.view.cell().is_some() || app.view.at.statement.is_some(),
        Command::NewStatement => app.selected_words().is_some(),
        Command::QuickMark => app.selected_words().is_some() && app.view.last.is_some(),
        Command::ColumnLeft | Command::ColumnRight => app.view.cell().is_some(),
        Command::HideColumn => {
            app.view.cell().is_some() && app.session.comparison().parties.len() > 1
        }
        Command::CopyText | Command::CopyMarkdown | Command::CopyHtml => app.compare.shows_any(),
        Command::AllEvidence => !app.session.filter().is_empty(),
        Command::Picture(_) => app.picture_subject().is_some(),
        Command::Details => app.shown_article().is_some(),
        Command::LeaveOut => app.selected_lines().is_some_and(|(_, text, _)| text),
        Command::Restore => app
            .selected_lines()
            .is_some_and(|(_, _, left_out)| left_out),
        Command::RemoveArticle => app.view.at.article.is_some(),
        Command::Pending => !app.session.pending().is_empty(),
        Command::ExtractArticle => app.view.at.article.is_some() && app.session.job().is_none(),
        Command::ExtractAll => {
            !app.session.dossier().articles.is_empty() && app.session.job().is_none()
        }
        Command::PauseJob | Command::StopJob => app.session.job().is_some_and(|job| !job.stopped),
        Command::OpenRest => !app.rest.is_empty() && app.session.job().is_none(),
        Command::ImportSnapshot => !app.files.is_open(),
        Command::OpenFiles | Command::OpenFolder | Command::SaveAs | Command::Export => {
            !app.files.is_open()
        }
        _ => true,
    }
}
