//! Sheets over the window that tell much and ask little: what would change, what was done, what
//! can be put back, how a person likes it. Each is filled once, from the session, and answered
//! with a [`Wanted`].

mod again;
mod backups;
mod errors;
mod log;
mod pending;
mod prefs;
mod propose;
mod trash;

use egui::Ui;

use crate::model::{ArticleId, IssueId, Removed, StatementRef};

pub(super) use again::{Due, Preview};
pub(super) use backups::Backups;
pub(super) use errors::Errors;
pub(super) use log::ChangeLog;
pub(super) use pending::{Ask, Asked};
pub(super) use prefs::Preferences;
pub(super) use propose::Propose;
pub(super) use trash::Trash;

use super::widgets;
use super::window::App;

/// An open sheet.
#[derive(Clone, Debug)]
pub(crate) enum Sheet {
    Preview(Box<Preview>),
    Pending(Box<Asked>),
    Propose(Propose),
    Log(ChangeLog),
    Trash(Trash),
    Backups(Backups),
    Preferences(Preferences),
    Errors(Errors),
}

/// What was asked for on a sheet.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wanted {
    /// What was extracted again is taken over, or left.
    Again(bool),
    /// Something about the articles that wait for an answer; the sheet as it is.
    Pending(Box<Asked>, Ask),
    Remove(Vec<ArticleId>),
    Restore(usize),
    /// A new proposal of an issue takes a statement.
    Propose(StatementRef, IssueId, String),
    PutBack(Removed),
    BringBack(StatementRef),
    /// The how manieth backup is opened as a copy.
    OpenBackup(usize),
    Preferences(Preferences),
}

impl Sheet {
    /// Says whether it only tells, so that a click beside it closes it.
    pub(crate) fn only_tells(&self) -> bool {
        matches!(
            self,
            Self::Log(_) | Self::Errors(_) | Self::Trash(_) | Self::Backups(_)
        )
    }

    /// Returns how wide it would be.
    pub(crate) fn width(&self) -> f32 {
        match self {
            Self::Propose(_) | Self::Preferences(_) => 440.0,
            Self::Pending(_) => 940.0,
            _ => 640.0,
        }
    }

    /// Shows it; what is asked for closes it.
    pub(crate) fn show(&mut self, ui: &mut Ui) -> Option<Wanted> {
        match self {
            Self::Preview(sheet) => sheet.show(ui),
            Self::Pending(sheet) => sheet.show(ui),
            Self::Propose(sheet) => sheet.show(ui),
            Self::Log(sheet) => {
                sheet.show(ui);
                None
            }
            Self::Trash(sheet) => sheet.show(ui),
            Self::Backups(sheet) => sheet.show(ui),
            Self::Preferences(sheet) => sheet.show(ui),
            Self::Errors(sheet) => {
                sheet.show(ui);
                None
            }
        }
    }
}

impl App {
    /// Does what was asked for on a sheet.
    pub(super) fn wanted(&mut self, ctx: &egui::Context, wanted: Wanted) {
        match wanted {
            Wanted::Again(take) => self.take_again(take),
            Wanted::Pending(sheet, ask) => self.pending_wanted(ctx, *sheet, ask),
            Wanted::Remove(ids) => self.remove_articles(&ids),
            Wanted::Restore(at) => self.restore_snapshot(at),
            Wanted::Propose(at, issue, text) => self.propose(&at, issue, &text),
            Wanted::PutBack(removed) => self.put_back(&removed),
            Wanted::BringBack(at) => self.bring_back(at),
            Wanted::OpenBackup(at) => self.open_backup(at),
            Wanted::Preferences(sheet) => self.set_preferences(ctx, &sheet),
        }
    }
}

/// Shows lines of text in a height that leaves the window usable.
fn lines(ui: &mut Ui, id: &str, lines: &[String]) {
    let height = (ui.content_rect().height() - 300.0).clamp(80.0, 380.0);
    widgets::text_lines(ui, id, height, lines);
}
