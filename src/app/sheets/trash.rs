//! What was taken out and can be put back: articles and statements.

use egui::{Label, RichText, Ui};

use crate::model::text::shortened;
use crate::model::{Removed, StatementRef};
use crate::session::{Edit, Session};

use super::super::dialogs::{Dialog, heading};
use super::super::views::words;
use super::super::widgets::{caption, close, scrolled};
use super::super::window::App;
use super::{Sheet, Wanted};

/// What can be put back, the latest first.
#[derive(Clone, Debug)]
pub(crate) struct Trash {
    articles: Vec<(Removed, String)>,
    statements: Vec<(StatementRef, String)>,
}

impl Trash {
    fn of(session: &Session) -> Self {
        let dossier = session.dossier();
        let mut articles: Vec<(Removed, String)> = Vec::new();
        for removed in session.log().removed.into_iter().rev() {
            let there = dossier.article(&removed.article).is_some();
            // Of an article that was taken out twice the latest is told.
            let told = articles
                .iter()
                .any(|(other, _)| other.article == removed.article);
            if !there && !told {
                let when = removed.when.replace('T', " ");
                let by = match removed.who.as_str() {
                    "" => String::new(),
                    who => format!(" by {who}"),
                };
                let told = format!("{}, removed {when}{by}", removed.title);
                articles.push((removed, told));
            }
        }
        let mut statements = Vec::new();
        for coded in &dossier.articles {
            for statement in coded.statements.iter().filter(|s| s.discarded) {
                let at = coded.reference(statement);
                let party = words::party(&dossier.agenda, &statement.party);
                let quote = shortened(&statement.evidence.quote, 90);
                let told = format!("{party}: “{quote}” ({})", coded.article.title);
                statements.push((at, told));
            }
        }
        Self {
            articles,
            statements,
        }
    }

    fn is_empty(&self) -> bool {
        self.articles.is_empty() && self.statements.is_empty()
    }

    pub(super) fn show(&self, ui: &mut Ui) -> Option<Wanted> {
        heading(ui, "Trash");
        let mut wanted = None;
        if self.is_empty() {
            ui.weak("Nothing was taken out.");
        }
        let most = (ui.content_rect().height() - 200.0).max(120.0);
        scrolled(ui, "trash", most, |ui| {
            let count = self.articles.len();
            head(ui, "Removed articles", count);
            for (removed, told) in &self.articles {
                if line(ui, told) {
                    wanted = Some(Wanted::PutBack(removed.clone()));
                }
            }
            head(ui, "Discarded statements", self.statements.len());
            for (at, told) in &self.statements {
                if line(ui, told) {
                    wanted = Some(Wanted::BringBack(at.clone()));
                }
            }
        });
        close(ui);
        wanted
    }
}

fn head(ui: &mut Ui, title: &str, count: usize) {
    if count > 0 {
        ui.add_space(6.0);
        caption(ui, &format!("{title} · {count}"));
    }
}

/// Shows something with its button; returns whether it is put back.
fn line(ui: &mut Ui, told: &str) -> bool {
    ui.horizontal(|ui| {
        let button = ui.small_button("Put back");
        let clicked = button
            .accessible_name(format!("Put back: {told}"))
            .clicked();
        ui.add(Label::new(RichText::new(told)).wrap());
        clicked
    })
    .inner
}

impl App {
    /// Shows the trash.
    pub(in crate::app) fn show_trash(&mut self) {
        let trash = Trash::of(&self.session);
        self.dialog = Some(Dialog::Sheet(Box::new(Sheet::Trash(trash))));
    }

    pub(super) fn put_back(&mut self, removed: &Removed) {
        match self.session.restore(removed) {
            Ok(()) => {
                let title = &removed.title;
                self.notices.done(format!("“{title}” is put back"));
            }
            Err(problem) => self.notices.problem(&problem),
        }
        self.more_trash();
    }

    pub(super) fn bring_back(&mut self, at: StatementRef) {
        self.edit(Edit::Discard {
            statement: at,
            discarded: false,
        });
        self.more_trash();
    }

    /// Shows the trash again if there is more in it.
    fn more_trash(&mut self) {
        if !Trash::of(&self.session).is_empty() {
            self.show_trash();
        }
    }
}
