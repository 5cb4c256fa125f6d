//! Two questions about work that is not in the case's files, or not in ours: what a crash left
//! in the journal, and what another program changed.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::model::patch::{Side, Told};
use crate::session::{self, Recovery};

use super::dialogs::{Reply, heading};
use super::views::words::count;
use super::window::App;

/// The most height that a list takes.
const HEIGHT: f32 = 220.0;

/// What a crash left, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Left {
    /// Each step: when, and what.
    steps: Vec<String>,
    changes: Vec<String>,
    damaged: bool,
}

impl Left {
    /// Returns what is shown of it.
    pub(super) fn of(recovery: &Recovery) -> Self {
        let step = |step: &crate::model::Logged| {
            let when = step.when.replace('T', " ");
            format!("{when}  {}", step.what)
        };
        Self {
            steps: recovery.steps().map(step).collect(),
            changes: recovery.changes().iter().map(Told::to_string).collect(),
            damaged: recovery.is_damaged(),
        }
    }

    /// Shows the question.
    pub(super) fn show(&self, ui: &mut Ui, reply: &mut Option<Reply>) {
        heading(ui, "Take over work from before a crash?");
        let steps = count(self.steps.len(), "step");
        let told = format!("{steps} had not reached the files of this case.");
        ui.add(Label::new(told).wrap());
        if self.damaged {
            let told = "The journal is damaged behind them. A copy of it is kept beside it.";
            ui.add(Label::new(told).wrap());
        }
        list(ui, "steps", &self.steps);
        if !self.changes.is_empty() {
            ui.label("What would be other than in the files:");
            list(ui, "changes", &self.changes);
        }
        ui.horizontal(|ui| {
            if ui.button("Take over").clicked() {
                *reply = Some(Reply::Recover(true));
            }
            let out = ui.button("Leave out");
            let tip = "A copy of the journal is kept in the case's folder; undo brings it back";
            if out.on_hover_text(tip).clicked() {
                *reply = Some(Reply::Recover(false));
            }
        });
    }
}

/// What another program changed, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outside {
    theirs: Vec<String>,
    clashes: Vec<String>,
    /// How many changes of ours are not saved.
    ours: usize,
}

impl Outside {
    /// Returns what is shown of it.
    pub(super) fn of(outside: &session::Outside) -> Self {
        let clash = |told: Told| format!("{}: here {}, there {}", told.of, told.before, told.after);
        Self {
            theirs: outside.changes().iter().map(Told::to_string).collect(),
            clashes: outside
                .clashes()
                .iter()
                .map(|it| clash(outside.told(it)))
                .collect(),
            ours: outside.own_changes().len(),
        }
    }

    /// Shows the question.
    pub(super) fn show(&self, ui: &mut Ui, reply: &mut Option<Reply>) {
        heading(ui, "Another program changed this case");
        list(ui, "theirs", &self.theirs);
        if self.ours > 0 {
            let told = format!(
                "Yours that are not saved yet: {}.",
                count(self.ours, "change")
            );
            ui.add(Label::new(told).wrap());
        }
        if !self.clashes.is_empty() {
            ui.label("Both changed, and only one can stay:");
            list(ui, "clashes", &self.clashes);
        }
        let weak = "Nothing is saved until this is decided; undo takes it back.";
        ui.add(Label::new(RichText::new(weak).weak()).wrap());
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let choices: &[(&str, Side)] = if self.clashes.is_empty() {
                &[("Take over", Side::Theirs)]
            } else {
                &[
                    ("Take over, keep mine where both", Side::Ours),
                    ("Take over all of theirs", Side::Theirs),
                ]
            };
            for (label, side) in choices {
                if ui.button(*label).clicked() {
                    *reply = Some(Reply::Outside(*side));
                }
            }
            if ui.button("Later").clicked() {
                ui.close();
            }
        });
    }
}

fn list(ui: &mut Ui, id: &str, lines: &[String]) {
    ui.add_space(4.0);
    ScrollArea::vertical()
        .id_salt(id)
        .max_height(HEIGHT)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for line in lines {
                ui.add(Label::new(line).wrap().selectable(true));
            }
        });
    ui.add_space(6.0);
}

impl App {
    /// Does what was answered about what a crash left.
    pub(super) fn recover(&mut self, take: bool) {
        let steps = self
            .session
            .recovery()
            .map_or(0, |recovery| recovery.steps().len());
        let (done, told) = if take {
            (self.session.take_over_recovery(), "taken over")
        } else {
            (self.session.leave_out_recovery(), "left out")
        };
        match done {
            Ok(()) => self
                .notices
                .done(format!("{} {told}", count(steps, "step"))),
            Err(problem) => {
                self.notices.problem(&problem);
                self.opened_with();
            }
        }
    }

    /// Takes over what another program changed.
    pub(super) fn take_over_outside(&mut self, side: Side) {
        self.session.take_over_outside(|_| side);
        self.notices.done("Changes of another program taken over");
    }
}
