//! The left panel: articles, what is unsorted, and issues. In: the session. Out: what was chosen.

mod articles;
mod data;
mod listing;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use egui::{Color32, Galley, Id, Response, ScrollArea, Ui, pos2};

use crate::model::{ArticleId, IssueId};
use crate::session::Session;

use super::super::command::Command;
use super::super::state::{Action, Selection, Subject, Tab, View};
use super::super::theme::{self, palette};
use super::super::widgets::{self, Heights, caption, paint_line, some_lines};
use super::words;

use data::{IssueLine, SidebarData, UnsortedLine};
use listing::Listing;

/// Returns the id of the field in which articles are looked for.
pub(crate) fn find_id() -> Id {
    listing::find_id()
}

/// The left panel with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Sidebar {
    key: Option<u64>,
    data: SidebarData,
    listing: Listing,
    /// Where the lines of the articles stand.
    heights: Heights,
    /// The article that was chosen in the last painting.
    chosen: Option<ArticleId>,
}

impl Sidebar {
    /// Shows the lists.
    pub(crate) fn show(&mut self, ui: &mut Ui, session: &Session, view: &View) -> Vec<Action> {
        let key = Some(session.generation());
        if self.key != key {
            let same = self.data.follow(session);
            self.list(session, same);
            self.key = key;
        }
        let mut actions = Vec::new();
        ScrollArea::vertical()
            .id_salt("sidebar")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                let counts = session.counts();
                let (read, all) = (counts.looked_at.articles, counts.all.articles);
                let counted = if self.listing.leaves_out() {
                    format!("{} of {all} found", self.listing.shown().len())
                } else if read == all {
                    all.to_string()
                } else {
                    format!("{read} of {all}")
                };
                caption(ui, &format!("Articles · {counted}"));
                ui.add_space(4.0);
                if self.listing.tools(ui, self.data.articles(), &mut actions) {
                    self.list(session, usize::MAX);
                }
                if self.data.articles().is_empty() {
                    ui.weak("Drop files here, or press Ctrl+O");
                } else if self.listing.shown().is_empty() {
                    ui.weak("No article has these words");
                }
                let lines = articles::Lines {
                    all: self.data.articles(),
                    counts: &counts.by_article,
                    shown: self.listing.shown(),
                };
                let chosen = view.at.article.as_ref();
                let chosen = chosen.filter(|_| view.at.tab == Tab::Article);
                let shows = articles::Shows {
                    chosen,
                    is_new: chosen.is_some() && self.chosen.as_ref() != chosen,
                };
                articles::show(ui, &lines, &mut self.heights, shows, &mut actions);
                self.chosen = chosen.cloned();
                if let Some(pending) = &self.data.pending
                    && ui
                        .link(pending)
                        .on_hover_text("Articles that wait for an answer, and copies left out")
                        .clicked()
                {
                    actions.push(Action::Command(Command::Pending));
                }
                self.unsorted(ui, view, &mut actions);
                ui.add_space(16.0);
                caption(ui, "Issues");
                ui.add_space(4.0);
                for line in &self.data.issues {
                    let chosen = is_shown(session, view, &line.id);
                    let response = ui.push_id(&line.id, |ui| issue(ui, line, chosen)).inner;
                    if response.clicked() {
                        actions.push(show(view.at.tab, line.id.clone()));
                    }
                }
            });
        actions
    }

    /// Chooses the articles that are listed, of which the first `same` are as before.
    fn list(&mut self, session: &Session, same: usize) {
        let counts = &session.counts().by_article;
        let kept = self.listing.follow(self.data.articles(), counts, same);
        self.heights.keep(kept);
    }

    /// Lists where statements stand in no cell of the table.
    fn unsorted(&self, ui: &mut Ui, view: &View, actions: &mut Vec<Action>) {
        let lines = &self.data.unsorted;
        if lines.is_empty() {
            return;
        }
        ui.add_space(16.0);
        let all: usize = lines.iter().map(|line| line.statements).sum();
        caption(ui, &format!("Unsorted · {all}"));
        ui.add_space(4.0);
        for line in lines {
            let chosen =
                matches!(&view.at.selection, Some(Selection::Unsorted(at)) if *at == line.which);
            let id = ("unsorted", &line.which);
            if ui
                .push_id(id, |ui| unsorted(ui, line, chosen))
                .inner
                .clicked()
            {
                actions.push(Action::SelectUnsorted(line.which.clone()));
            }
        }
    }
}

/// Returns what a click on an issue asks for: it is shown on the page that is open, if that
/// page is about one issue or one after another; else in the table.
fn show(tab: Tab, issue: IssueId) -> Action {
    match tab {
        Tab::Timeline => Action::ShowTimeline(Subject::Issue(issue)),
        Tab::Compare
        | Tab::Article
        | Tab::Review
        | Tab::Overview
        | Tab::Pairs
        | Tab::Snapshots
        | Tab::Agenda => Action::ShowIssue(issue),
    }
}

/// Says whether the page that is open is on an issue.
fn is_shown(session: &Session, view: &View, issue: &IssueId) -> bool {
    match (view.at.tab, &view.at.subject) {
        (Tab::Compare, _) => view.at.issue.as_ref() == Some(issue),
        (Tab::Timeline, Some(Subject::Issue(shown))) => shown == issue,
        (Tab::Timeline, Some(Subject::Proposal(shown))) => {
            let found = session.dossier().agenda.proposal(shown);
            found.is_some_and(|(of, _)| of.id == *issue)
        }
        _ => false,
    }
}

/// Lays out a title on one line or two; returns how much higher two are than one.
fn title(ui: &Ui, text: &str, room: f32, ink: Color32) -> (Arc<Galley>, f32) {
    let title = some_lines(ui, text, theme::body_font(), ink, false, room, 2);
    let one = title.rows.first().map_or(0.0, |row| row.height());
    let more = (title.size().y - one).max(0.0).ceil();
    (title, more)
}

fn issue(ui: &mut Ui, line: &IssueLine, chosen: bool) -> Response {
    let name = format!("{}: {}", line.title, line.verdict.word().to_lowercase());
    let room = ui.available_width() - 34.0;
    let (title, more) = title(ui, &line.title, room, palette(ui).ink.into());
    let (rect, response) = widgets::list_line(ui, 28.0 + more, chosen, &name);
    let palette = palette(ui);
    let painter = ui.painter();
    let left = rect.left() + 8.0;
    let y = rect.center().y - title.size().y / 2.0;
    paint_line(painter, pos2(left, y), title);
    let colour = palette.relation(line.verdict);
    let centre = pos2(rect.right() - 14.0, rect.center().y);
    widgets::relation(painter, centre, line.verdict, colour);
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(&name);
        if !line.scope.is_empty() {
            ui.weak(&line.scope);
        }
    })
}

fn unsorted(ui: &mut Ui, line: &UnsortedLine, chosen: bool) -> Response {
    let count = words::count(line.statements, "statement");
    let name = format!("Unsorted, {}: {count}", line.title);
    let palette = palette(ui);
    let room = ui.available_width() - 34.0;
    let (title, more) = title(ui, &line.title, room, palette.ink.into());
    let (rect, response) = widgets::list_line(ui, 28.0 + more, chosen, &name);
    let painter = ui.painter();
    let y = rect.center().y - title.size().y / 2.0;
    paint_line(painter, pos2(rect.left() + 8.0, y), title);
    painter.text(
        pos2(rect.right() - 8.0, rect.center().y),
        egui::Align2::RIGHT_CENTER,
        line.statements,
        theme::body_font(),
        palette.soft.into(),
    );
    response.on_hover_ui(|ui| {
        ui.set_max_width(320.0);
        ui.label(&line.title);
        ui.weak(format!(
            "{count} on no proposal, so in no cell of the table"
        ));
    })
}
