//! What would change in the table, told before it is done: articles extracted again, articles
//! removed, a snapshot restored.

use egui::{Label, Ui};

use crate::model::{ArticleId, Change, Problem};
use crate::session::Edit;
use crate::session::again::Again;

use super::super::dialogs::{Dialog, heading};
use super::super::views::agenda::data::all_in_words;
use super::super::views::words::count;
use super::super::window::App;
use super::{Sheet, Wanted, lines};

/// What is still to be told.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Due {
    /// What came of extracting articles again.
    pub(in crate::app) again: bool,
    /// That articles wait for an answer.
    pub(in crate::app) pending: bool,
}

/// A change and what comes of it.
#[derive(Clone, Debug)]
pub(crate) struct Preview {
    title: String,
    told: Vec<String>,
    changes: Vec<String>,
    act: &'static str,
    leave: &'static str,
    wanted: Wanted,
    /// What leaving it asks for.
    left: Option<Wanted>,
}

impl Preview {
    pub(super) fn show(&self, ui: &mut Ui) -> Option<Wanted> {
        heading(ui, &self.title);
        for line in &self.told {
            ui.add(Label::new(line).wrap().selectable(true));
        }
        ui.add_space(4.0);
        ui.weak(cells_in_words(self.changes.len()));
        lines(ui, "changes", &self.changes);
        ui.add_space(8.0);
        let mut wanted = None;
        ui.horizontal(|ui| {
            if ui.button(self.act).clicked() {
                wanted = Some(self.wanted.clone());
            }
            if ui.button(self.leave).clicked() {
                wanted.clone_from(&self.left);
                ui.close();
            }
        });
        wanted
    }
}

/// Returns what becomes of so many cells, above their list.
pub(super) fn cells_in_words(cells: usize) -> String {
    match cells {
        0 => "No cell of the table becomes another.".to_owned(),
        1 => "One cell of the table changes:".to_owned(),
        n => format!("{n} cells of the table change:"),
    }
}

/// Returns what becomes of statements: "12 found as before, 1 new"; `None` where there are none.
pub(super) fn statements_in_words(again: &Again) -> Option<String> {
    let parts = [
        (again.same, "found as before"),
        (again.new, "new"),
        (again.gone, "no longer found"),
        (again.kept, "kept, since a person decided on them"),
    ];
    let parts = parts.iter().filter(|(n, _)| *n > 0);
    let parts: Vec<String> = parts.map(|(n, told)| format!("{n} {told}")).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// Returns what came of extracting articles again, in words.
fn again_in_words(again: &Again) -> Vec<String> {
    let mut told = vec![format!("{} read again.", count(again.articles, "article"))];
    told.extend(statements_in_words(again).map(|told| format!("Statements: {told}.")));
    if again.stopped {
        told.push("It was stopped before the end; the other articles stay as they are.".to_owned());
    }
    told.extend(again.failed.iter().map(Problem::to_string));
    told
}

impl App {
    /// Extracts articles again in the background; with none named, all.
    pub(in crate::app) fn extract_again(&mut self, ctx: &egui::Context, articles: &[ArticleId]) {
        let wake = ctx.clone();
        let started = self
            .session
            .start_again(articles, move || wake.request_repaint());
        if let Err(problem) = started {
            self.notices.problem(&problem);
        }
    }

    /// Tells what came of extracting again, once nothing else is asked.
    pub(in crate::app) fn tell_again(&mut self) {
        if !self.due.again || self.dialog.is_some() {
            return;
        }
        self.due.again = false;
        let Some(again) = self.session.again() else {
            return;
        };
        let told = again_in_words(&again);
        if again.new == 0 && again.gone == 0 && again.changes.is_empty() {
            self.session.drop_again();
            if again.failed.is_empty() {
                self.notices
                    .done(format!("{} Nothing changes.", told.join(" ")));
            } else {
                self.notices.error(told.join("\n"));
            }
            return;
        }
        self.preview(Preview {
            title: "Take over what was extracted again?".to_owned(),
            told,
            changes: self.changes_in_words(&again.changes),
            act: "Take over",
            leave: "Leave as it is",
            wanted: Wanted::Again(true),
            left: Some(Wanted::Again(false)),
        });
    }

    pub(super) fn take_again(&mut self, take: bool) {
        if !take {
            self.session.drop_again();
            return;
        }
        match self.session.take_again() {
            Ok(()) => self.notices.done("What was extracted again is taken over"),
            Err(problem) => self.notices.problem(&problem),
        }
    }

    /// Tells what goes with articles, and asks.
    pub(in crate::app) fn ask_remove(&mut self, ids: Vec<ArticleId>) {
        let dossier = self.session.dossier();
        let gone: Vec<_> = ids.iter().filter_map(|id| dossier.article(id)).collect();
        let title = match gone.as_slice() {
            [] => return,
            [coded] => format!("Remove “{}”?", coded.article.title),
            many => format!("Remove {}?", count(many.len(), "article")),
        };
        let (whose, them) = match gone.len() {
            1 => ("Its", "it"),
            _ => ("Their", "them"),
        };
        let goes = match gone.iter().map(|coded| coded.statements.len()).sum() {
            0 if gone.len() == 1 => "It has no statements.".to_owned(),
            0 => "They have no statements.".to_owned(),
            1 => format!("{whose} 1 statement goes with {them}."),
            n => format!("{whose} {n} statements go with {them}."),
        };
        let trash = if self.session.folder().is_some() {
            format!("The trash keeps {them}.")
        } else {
            format!("Undo brings {them} back.")
        };
        let told = vec![format!("{goes} {trash}")];
        match self.session.preview(&removal(&ids)) {
            Ok(changes) => {
                let changes = self.changes_in_words(&changes);
                self.preview(Preview {
                    title,
                    told,
                    changes,
                    act: "Remove",
                    leave: "Cancel",
                    wanted: Wanted::Remove(ids),
                    left: None,
                });
            }
            Err(problem) => self.notices.problem(&problem),
        }
    }

    pub(super) fn remove_articles(&mut self, ids: &[ArticleId]) {
        self.view.at.article.take_if(|shown| ids.contains(shown));
        self.view.at.statement = None;
        let before = self.session.dossier().articles.len();
        self.edit(removal(ids));
        match before.saturating_sub(self.session.dossier().articles.len()) {
            0 => {}
            gone => {
                let gone = count(gone, "article");
                self.notices
                    .done(format!("{gone} removed; undo brings back what was removed"));
            }
        }
    }

    /// Tells what restoring a snapshot changes, and asks.
    pub(in crate::app) fn ask_restore(&mut self, at: usize) {
        let Some(snapshot) = self.session.dossier().snapshots.get(at) else {
            return;
        };
        let title = format!("Restore “{}”?", snapshot.name);
        match self.session.preview_restore(at) {
            Ok(changes) => {
                let changes = self.changes_in_words(&changes);
                let told = "Cells are set by hand to what it has. Where it is silent, statements \
                            are discarded. It is one step, and undo takes it back.";
                self.preview(Preview {
                    title,
                    told: vec![told.to_owned()],
                    changes,
                    act: "Restore",
                    leave: "Cancel",
                    wanted: Wanted::Restore(at),
                    left: None,
                });
            }
            Err(problem) => self.notices.problem(&problem),
        }
    }

    pub(super) fn restore_snapshot(&mut self, at: usize) {
        match self.session.restore_snapshot(at) {
            Ok(0) => self.notices.done("Snapshot restored"),
            Ok(homeless) => {
                let stances = match homeless {
                    1 => "1 of its stances no longer has a cell".to_owned(),
                    n => format!("{n} of its stances no longer have a cell"),
                };
                self.notices.done(format!("Snapshot restored; {stances}"));
            }
            Err(problem) => self.notices.problem(&problem),
        }
    }

    fn changes_in_words(&self, changes: &[Change]) -> Vec<String> {
        all_in_words(&self.session.dossier().agenda, changes)
    }

    fn preview(&mut self, preview: Preview) {
        let sheet = Sheet::Preview(Box::new(preview));
        self.dialog = Some(Dialog::Sheet(Box::new(sheet)));
    }
}

/// Returns the edit that removes articles as one step.
fn removal(ids: &[ArticleId]) -> Edit {
    match ids {
        [id] => Edit::RemoveArticle(id.clone()),
        many => Edit::Several {
            label: format!("Remove {}", count(many.len(), "article")),
            edits: many.iter().cloned().map(Edit::RemoveArticle).collect(),
        },
    }
}
