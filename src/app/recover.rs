//! Two questions about work that is not in the case's files, or not in ours: what a crash left
//! in the journal, and what another program changed.

use egui::{Button, Label, RichText, Ui};

use crate::model::patch::{Clash, ClashTold, Side, Told};
use crate::session::{self, Recovery};

use super::dialogs::{Dialog, Reply, heading};
use super::theme;
use super::views::words::count;
use super::widgets::{scrolled, text_lines};
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
        let told = format!("{steps} had not been saved to the files of this case.");
        ui.add(Label::new(told).wrap());
        if self.damaged {
            let told = "The journal is damaged after these steps. A copy of it is kept.";
            ui.add(Label::new(told).wrap());
        }
        list(ui, "steps", &self.steps);
        if !self.changes.is_empty() {
            ui.label("What would differ from the files:");
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
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Outside {
    theirs: Vec<String>,
    clashes: Vec<Contested>,
    /// How many changes of ours are not saved.
    ours: usize,
}

/// What both changed, each otherwise.
#[derive(Clone, Debug, PartialEq)]
struct Contested {
    clash: Clash,
    told: ClashTold,
    /// Whose stays, once it is chosen.
    side: Option<Side>,
}

impl Contested {
    /// Shows the two values, of which one is chosen.
    fn show(&mut self, ui: &mut Ui) {
        let of = &self.told.of;
        ui.add(Label::new(RichText::new(of).font(theme::body_strong())).wrap());
        let sides = [
            (Side::Ours, "Mine", &self.told.ours),
            (Side::Theirs, "Theirs", &self.told.theirs),
        ];
        for (side, name, lines) in sides {
            let label = format!("{name}: {}", lines.join("\n"));
            let radio = ui.radio(self.side == Some(side), &label);
            if radio.accessible_name(format!("{of}. {label}")).clicked() {
                self.side = Some(side);
            }
        }
        ui.add_space(8.0);
    }
}

impl Outside {
    /// Returns what is shown of it; what was `answered` of it before is still chosen.
    pub(super) fn of(outside: &session::Outside, answered: &Answers) -> Self {
        let contested = |clash: &Clash| Contested {
            clash: clash.clone(),
            told: outside.told(clash),
            side: answer(answered, clash),
        };
        Self {
            theirs: outside.changes().iter().map(Told::to_string).collect(),
            clashes: outside.clashes().iter().map(contested).collect(),
            ours: outside.own_changes().len(),
        }
    }

    /// Returns the answers; `None` where one is missing.
    fn answers(&self) -> Option<Answers> {
        let answers = self.clashes.iter();
        answers
            .map(|it| Some((it.clash.clone(), it.side?)))
            .collect()
    }

    /// Shows the question.
    pub(super) fn show(&mut self, ui: &mut Ui, reply: &mut Option<Reply>) {
        heading(ui, "Another program changed this case");
        list(ui, "theirs", &self.theirs);
        if self.ours > 0 {
            let told = count(self.ours, "unsaved change");
            ui.add(Label::new(format!("You have {told} of your own.")).wrap());
        }
        if !self.clashes.is_empty() {
            self.contested(ui);
        }
        let weak = "Nothing is saved until you decide. Undo takes it back.";
        ui.add(Label::new(RichText::new(weak).weak()).wrap());
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let left = self.clashes.iter().filter(|it| it.side.is_none()).count();
            let take = ui.add_enabled(left == 0, Button::new("Take over"));
            let missing = format!("Choose a side for {} first", count(left, "change"));
            if take.on_disabled_hover_text(missing).clicked() {
                *reply = self.answers().map(Reply::Outside);
            }
            if ui.button("Later").clicked() {
                ui.close();
            }
        });
    }

    /// Shows what both changed.
    fn contested(&mut self, ui: &mut Ui) {
        ui.add_space(6.0);
        ui.add(Label::new("You and the other program both changed this. Which one stays?").wrap());
        ui.horizontal(|ui| {
            for (name, side) in [
                ("Mine for all", Side::Ours),
                ("Theirs for all", Side::Theirs),
            ] {
                if ui.button(name).clicked() {
                    for it in &mut self.clashes {
                        it.side = Some(side);
                    }
                }
            }
        });
        ui.add_space(4.0);
        scrolled(ui, "clashes", HEIGHT, |ui| {
            for it in &mut self.clashes {
                it.show(ui);
            }
        });
    }
}

/// Whose side stays of each clash.
pub(crate) type Answers = Vec<(Clash, Side)>;

fn answer(answers: &Answers, clash: &Clash) -> Option<Side> {
    let found = answers.iter().find(|(answered, _)| answered == clash);
    found.map(|(_, side)| *side)
}

fn list(ui: &mut Ui, id: &str, lines: &[String]) {
    ui.add_space(4.0);
    text_lines(ui, id, HEIGHT, lines);
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

    /// Takes over what another program changed. What is contested now and was not when it was
    /// asked is asked about first.
    pub(super) fn take_over_outside(&mut self, answers: &Answers) {
        match self.session.look_outside() {
            Ok(Some(outside)) => {
                let now = Outside::of(outside, answers);
                if now.answers().is_none() {
                    self.dialog = Some(Dialog::Outside(now));
                    return;
                }
            }
            Ok(None) => return,
            Err(problem) => {
                self.notices.problem(&problem);
                return;
            }
        }
        // Each of them was answered.
        let side = |clash: &Clash| answer(answers, clash).unwrap_or(Side::Ours);
        self.session.take_over_outside(side);
        self.notices.done("Changes of another program taken over");
    }
}
