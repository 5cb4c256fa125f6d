//! The Review tab: the statements that nobody has decided on, one by one, with the words that
//! prove each, what the extractor takes it for, and the keys to decide.
//! In: the session. Out: edits. Changes nothing itself.

mod card;
mod data;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use egui::{Context, Key, Modifiers, ScrollArea, Slider, Ui};

use crate::model::{StatementRef, Status};
use crate::session::{Edit, Session};

use super::super::command::Command;
use super::super::kept::Kept;
use super::super::state::{Action, View};
use super::notes::{Notes, TypedNote};
use super::statement::Form;
use super::words;

use data::{Order, Queue};

/// What the keys do, for the sheet of shortcuts.
pub(crate) const KEYS: [(&str, &str); 6] = [
    ("A", "Accept the statement"),
    ("D", "Discard it"),
    ("L", "Leave it for later"),
    ("C, Enter", "Correct it"),
    ("Arrow keys", "Previous and next"),
    ("U", "Undo"),
];

/// A page lower than this shows little but the words that are decided on.
const LOW: f32 = 420.0;

/// The Review tab with what it keeps between frames.
#[derive(Debug)]
pub(crate) struct Review {
    /// The generation of the session for which the queue is.
    key: Option<(u64, Order)>,
    queue: Queue,
    order: Order,
    /// What was left for later, for as long as the case is open.
    later: Vec<StatementRef>,
    /// The statement that is shown, and its place in the queue.
    at: Option<StatementRef>,
    place: usize,
    /// From which confidence on all are accepted at once, in percent.
    least: u8,
    /// Those, for the generation and that confidence.
    sure: Kept<(u64, u8), usize>,
    notes: Notes,
}

impl Default for Review {
    fn default() -> Self {
        Self {
            key: None,
            queue: Queue::default(),
            order: Order::default(),
            later: Vec::new(),
            at: None,
            place: 0,
            least: 80,
            sure: Kept::default(),
            notes: Notes::default(),
        }
    }
}

/// What a person can decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Decision {
    Accept,
    Discard,
    Later,
    Correct,
    Previous,
    Next,
    Undo,
}

impl Decision {
    /// All, with the button's word, the key it tells, and what it does.
    const BUTTONS: [(Self, &'static str, &'static str); 7] = [
        (Self::Accept, "Accept  A", "It is right: nobody asks again"),
        (Self::Correct, "Correct  C", "Opens its form beside"),
        (
            Self::Discard,
            "Discard  D",
            "Keeps it, struck out, and counts it nowhere",
        ),
        (Self::Later, "Later  L", "Asks again after all others"),
        (Self::Previous, "←", "The one before (Left)"),
        (Self::Next, "→", "The next one (Right)"),
        (Self::Undo, "Undo  U", "Takes the last step back"),
    ];

    const KEYS: [(Key, Self); 10] = [
        (Key::A, Self::Accept),
        (Key::D, Self::Discard),
        (Key::L, Self::Later),
        (Key::C, Self::Correct),
        (Key::Enter, Self::Correct),
        (Key::ArrowLeft, Self::Previous),
        (Key::ArrowUp, Self::Previous),
        (Key::ArrowRight, Self::Next),
        (Key::ArrowDown, Self::Next),
        (Key::U, Self::Undo),
    ];
}

impl Review {
    /// Collects what waits, if the session has changed, and keeps its place in it.
    fn refresh(&mut self, session: &Session, view: &View) {
        let key = Some((session.generation(), self.order));
        if self.key != key {
            let queue = data::queue(session, self.order, &self.later);
            let known: HashSet<&StatementRef> = self.queue.waiting.iter().collect();
            let mut new = queue.waiting.iter().filter(|at| !known.contains(*at));
            // What an undo brings back is what a person wants to see again.
            if let (Some(back), None, true) = (new.next(), new.next(), self.key.is_some()) {
                self.at = Some(back.clone());
            }
            self.queue = queue;
            self.key = key;
        }
        // What is being corrected stays until that is done.
        let corrected = view.form.as_ref().and_then(Form::of);
        let is_there = |at: &StatementRef| session.dossier().statement(at).is_some();
        if corrected.is_some_and(|at| self.at.as_ref() == Some(at) && is_there(at)) {
            return;
        }
        let waiting = &self.queue.waiting;
        if self.at.is_some() && self.at.as_ref() == waiting.get(self.place) {
            return;
        }
        let place = self
            .at
            .as_ref()
            .and_then(|at| waiting.iter().position(|other| other == at));
        self.place = place.unwrap_or(self.place.min(waiting.len().saturating_sub(1)));
        self.at = waiting.get(self.place).cloned();
    }

    /// Takes the keys of the page, unless something has the focus.
    pub(crate) fn keys(&mut self, ctx: &Context, session: &Session, view: &View) -> Vec<Action> {
        self.refresh(session, view);
        if ctx.memory(egui::Memory::focused).is_some() {
            return Vec::new();
        }
        let mut actions = Vec::new();
        for (key, decision) in Decision::KEYS {
            let times = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
            if times > 0 {
                actions.extend(self.decide(decision));
            }
        }
        actions
    }

    fn decide(&mut self, decision: Decision) -> Option<Action> {
        let at = self.at.clone();
        let last = self.queue.waiting.len().saturating_sub(1);
        match decision {
            Decision::Undo => Some(Action::Command(Command::Undo)),
            Decision::Accept => Some(Action::Edit(Edit::SetStatus {
                statement: at?,
                status: Status::Reviewed,
            })),
            Decision::Discard => Some(Action::Edit(Edit::Discard {
                statement: at?,
                discarded: true,
            })),
            Decision::Correct => Some(Action::EditStatement(at?)),
            Decision::Later => {
                let at = at?;
                self.later.retain(|other| *other != at);
                self.later.push(at);
                // The next one takes its place.
                self.at = None;
                self.key = None;
                None
            }
            Decision::Previous => Some(self.go(self.place.saturating_sub(1))),
            Decision::Next => Some(self.go((self.place + 1).min(last))),
        }
    }

    /// Goes to another place of the queue, and away from what is being corrected.
    fn go(&mut self, place: usize) -> Action {
        self.place = place;
        self.at = self.queue.waiting.get(place).cloned();
        Action::LeaveForm
    }

    /// Takes what is typed beside the proposal.
    pub(crate) fn take_note(&mut self) -> Option<TypedNote> {
        self.notes.take()
    }

    /// Shows the statement whose turn it is.
    pub(crate) fn show(&mut self, ui: &mut Ui, session: &Session, view: &View) -> Vec<Action> {
        self.refresh(session, view);
        let mut actions = Vec::new();
        let card = self.at.as_ref().and_then(|at| data::card(session, at));
        let is_low = ui.available_height() < LOW;
        ui.horizontal_wrapped(|ui| {
            self.top(ui);
            if !is_low {
                self.many(ui, session, &mut actions);
            }
        });
        ui.separator();
        let Some((card, at)) = card.zip(self.at.clone()) else {
            self.empty(ui, session);
            return actions;
        };
        if !session.filter().is_empty() {
            super::inspector::locked(ui, &mut actions);
        }
        let decision = buttons(ui);
        actions.extend(decision.and_then(|decision| self.decide(decision)));
        ui.separator();
        ScrollArea::vertical()
            .id_salt(("review", &at))
            .auto_shrink(false)
            .show(ui, |ui| {
                card::show(ui, &card, &at, &mut actions);
                if let Some(proposal) = &card.proposal {
                    ui.add_space(12.0);
                    let agenda = &session.dossier().agenda;
                    self.notes
                        .show(ui, agenda, proposal, "review", &mut actions);
                }
                if is_low {
                    ui.add_space(12.0);
                    ui.horizontal_wrapped(|ui| self.many(ui, session, &mut actions));
                }
            });
        // The cell beside is that of the statement whose turn it is.
        if view.at.statement.as_ref() != Some(&at) {
            actions.push(Action::PickStatement(at));
        }
        actions
    }

    /// Shows how far the review is, and in which order it goes.
    fn top(&mut self, ui: &mut Ui) {
        ui.strong(self.queue.progress());
        if self.queue.waiting.is_empty() {
            return;
        }
        ui.add_space(10.0);
        egui::ComboBox::from_id_salt("review order")
            .selected_text(self.order.word())
            .show_ui(ui, |ui| {
                for order in Order::ALL {
                    if ui
                        .selectable_label(self.order == order, order.word())
                        .clicked()
                    {
                        self.order = order;
                        self.place = 0;
                        self.at = None;
                        ui.close();
                    }
                }
            })
            .response
            .accessible_name("Order");
    }

    /// Shows what accepts all of which the extractor is sure.
    fn many(&mut self, ui: &mut Ui, session: &Session, actions: &mut Vec<Action>) {
        if self.queue.waiting.is_empty() {
            return;
        }
        ui.add_space(10.0);
        let label = ui.label(format!("Accept all from {} %", self.least));
        // A slider is not broken onto another line by itself.
        if ui.available_size_before_wrap().x < ui.spacing().slider_width + 8.0 {
            ui.end_row();
        }
        let slider = Slider::new(&mut self.least, 50..=100);
        ui.add(slider.show_value(false).trailing_fill(true))
            .labelled_by(label.id);
        let (of, least) = ((session.generation(), self.least), self.least);
        let sure = self.sure.get(of, || data::surer(session, least).count());
        let sure = *sure;
        let told = words::count(sure, "statement");
        let button = egui::Button::new(format!("Accept {told}"));
        let response = ui.add_enabled(sure > 0, button);
        let tip = "Marks all of which the extractor is at least so sure as reviewed, as one step";
        if response.on_hover_text(tip).clicked() {
            let edits = data::surer(session, least).map(|(coded, statement)| Edit::SetStatus {
                statement: coded.reference(statement),
                status: Status::Reviewed,
            });
            actions.push(Action::Edit(Edit::Several {
                label: format!("Accept {told}"),
                edits: edits.collect(),
            }));
        }
    }

    fn empty(&self, ui: &mut Ui, session: &Session) {
        ui.add_space(24.0);
        let (head, told) = if session.dossier().articles.is_empty() {
            (
                "No articles yet",
                "Open articles (Ctrl+O): what they say is reviewed here",
            )
        } else if self.queue.decided == 0 {
            (
                "No statements yet",
                "Nothing was found in the articles; select words in one and press N",
            )
        } else {
            (
                "Everything is decided",
                "New articles bring new statements; what was decided is never asked again",
            )
        };
        ui.vertical_centered(|ui| {
            ui.heading(head);
            ui.weak(told);
        });
    }
}

/// Shows what can be decided, always in the same place.
fn buttons(ui: &mut Ui) -> Option<Decision> {
    let mut decision = None;
    ui.horizontal_wrapped(|ui| {
        for (each, word, tip) in Decision::BUTTONS {
            let button = egui::Button::new(word).min_size(egui::vec2(0.0, 28.0));
            let response = ui.add(button).on_hover_text(tip);
            if response.clicked() {
                decision = Some(each);
                // The keys go on where the pointer left off.
                response.surrender_focus();
            }
        }
    });
    decision
}
