//! The Agenda tab: parties, issues and proposals as a tree, and the form of the chosen one. In:
//! the session. Out: edits of the agenda. Changes nothing.

pub(crate) mod data;
pub(crate) mod form;
mod paint;
#[cfg(test)]
mod tests;
mod tools;

use std::collections::BTreeMap;

use egui::{Color32, Panel, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::Agenda;
use crate::session::Session;
use crate::session::edit::{AgendaEdit, AgendaPart};

use super::super::kept::Kept;
use super::super::state::{Action, Once, View, Wish};
use super::super::theme::{self, palette};
use super::super::widgets::{caption, one_line, paint_line};
use super::words;
use data::{Asked, Target, TreeLine};
use form::{Fault, Form, Place};

/// The height of a line of the tree.
const LINE: f32 = 24.0;

/// The Agenda tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct AgendaView {
    generation: Option<u64>,
    parties: Vec<TreeLine>,
    issues: Vec<TreeLine>,
    target: Option<Target>,
    form: Form,
    /// What the agenda has for the form.
    base: Form,
    /// Where was typed last.
    typed: Place,
    /// What was refused, with the form as it was then.
    fault: Option<(Fault, Form)>,
    /// What was refused elsewhere and can be gone on with.
    drafts: BTreeMap<Target, Draft>,
    /// A change of much at once, or why it cannot be made.
    asked: Option<Result<Asked, String>>,
    /// How much is of the part that is shown, in words.
    touched: Kept<(u64, AgendaPart), String>,
}

/// What was refused on a part that is no longer shown.
#[derive(Debug)]
struct Draft {
    fault: Fault,
    form: Form,
    /// What the agenda had for it then.
    base: Form,
}

impl AgendaView {
    /// Shows the tree and the form.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        view: &View,
        once: &mut Once,
    ) -> Vec<Action> {
        let agenda = &session.dossier().agenda;
        self.refresh(session, view);
        let mut actions = Vec::new();
        let whole = ui.available_width();
        // Where there is little room both get a share of it; else a person chooses.
        let tree = if whole < 640.0 {
            Panel::left("agenda tree, narrow")
                .resizable(false)
                .exact_size(whole * 0.42)
        } else {
            Panel::left("agenda tree")
                .default_size((whole * 0.42).min(420.0))
                .size_range(160.0..=whole - 320.0)
        };
        tree.frame(egui::Frame::NONE).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            self.tree(ui, &mut actions);
        });
        egui::CentralPanel::default()
            .frame(egui::Frame::NONE.inner_margin(egui::Margin {
                left: 14,
                ..egui::Margin::ZERO
            }))
            .show(ui, |ui| {
                self.chosen(ui, session, agenda, once, &mut actions);
            });
        actions
    }

    /// Takes what was typed as an edit; `None` if nothing was, or it cannot be, which is told at
    /// its field.
    pub(crate) fn take_edit(&mut self, session: &Session) -> Option<AgendaEdit> {
        let agenda = &session.dossier().agenda;
        // The page may not have been shown since the case changed, as by an undo.
        self.follow_to(session);
        let target = self.target.as_ref()?;
        if self
            .fault
            .as_ref()
            .is_some_and(|(_, form)| *form == self.form)
        {
            return None;
        }
        match self.form.edit(agenda, target) {
            Ok(edit) => {
                self.fault = None;
                edit
            }
            Err(fault) => {
                self.fault = Some((fault, self.form.clone()));
                None
            }
        }
    }

    /// Tells at the field where was typed last why the edit was refused.
    pub(crate) fn refuse(&mut self, sentence: String) {
        self.fault = Some(((self.typed, sentence), self.form.clone()));
    }

    /// Asks before a change of much at once, telling what it does.
    pub(crate) fn ask(&mut self, session: &Session, view: &View, edit: AgendaEdit) {
        // Its part may have been chosen with it, which no painting has seen yet.
        self.refresh(session, view);
        self.asked = Some(data::ask(session, edit));
    }

    /// Forgets what was asked.
    pub(crate) fn asked_is_done(&mut self) {
        self.asked = None;
    }

    fn refresh(&mut self, session: &Session, view: &View) {
        let agenda = &session.dossier().agenda;
        let target = view.at.agenda.clone().filter(|target| match target {
            Target::Part(part) => data::has(agenda, part),
            Target::NewProposal(issue) => agenda.issue(issue).is_some(),
            Target::NewParty | Target::NewIssue => true,
        });
        self.follow_to(session);
        if self.target != target {
            self.turn_to(agenda, target);
        }
    }

    /// Follows what has changed in the case since the last look.
    fn follow_to(&mut self, session: &Session) {
        let generation = Some(session.generation());
        if self.generation != generation {
            let agenda = &session.dossier().agenda;
            self.parties = data::parties(agenda);
            self.issues = data::issues(agenda);
            self.asked = None;
            self.follow(agenda);
            self.generation = generation;
        }
    }

    /// Shows another part. What was refused on the one before is kept for later.
    fn turn_to(&mut self, agenda: &Agenda, target: Option<Target>) {
        if let (Some(before), Some((fault, form))) = (self.target.take(), self.fault.take()) {
            let base = std::mem::take(&mut self.base);
            self.drafts.insert(before, Draft { fault, form, base });
        }
        self.asked = None;
        self.base = target
            .as_ref()
            .and_then(|target| form::of(agenda, target))
            .unwrap_or_default();
        self.form = self.base.clone();
        // Where the part has changed meanwhile, the old form would take that back.
        let draft = target.as_ref().and_then(|t| self.drafts.remove(t));
        if let Some(draft) = draft.filter(|draft| draft.base == self.base) {
            self.form = draft.form.clone();
            self.fault = Some((draft.fault, draft.form));
        }
        self.target = target;
    }

    /// Follows a change of the case; what is being typed stays unless its part has changed.
    fn follow(&mut self, agenda: &Agenda) {
        let now = self.target.as_ref().and_then(|t| form::of(agenda, t));
        let now = now.unwrap_or_default();
        if now != self.base || self.form == self.base {
            self.form = now.clone();
            self.fault = None;
        }
        self.base = now;
    }

    fn tree(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        ScrollArea::vertical()
            .id_salt("agenda tree")
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                self.head(ui, "Parties", ("Add party", Target::NewParty), actions);
                for line in &self.parties {
                    self.line(ui, line, actions);
                }
                ui.add_space(14.0);
                self.head(
                    ui,
                    "Issues and proposals",
                    ("Add issue", Target::NewIssue),
                    actions,
                );
                for line in &self.issues {
                    self.line(ui, line, actions);
                }
            });
    }

    fn head(
        &self,
        ui: &mut Ui,
        title: &str,
        (add, target): (&str, Target),
        actions: &mut Vec<Action>,
    ) {
        ui.horizontal(|ui| {
            caption(ui, title);
            let chosen = self.target.as_ref() == Some(&target);
            let text = RichText::new(add).font(theme::small_font());
            if ui.selectable_label(chosen, text).clicked() {
                actions.push(Action::ShowAgenda(target));
            }
        });
    }

    fn line(&self, ui: &mut Ui, line: &TreeLine, actions: &mut Vec<Action>) {
        let size = vec2(ui.available_width() - 8.0, LINE);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let target = Target::Part(line.part.clone());
        let chosen = self.target.as_ref() == Some(&target);
        let retired = if line.retired { ", retired" } else { "" };
        let name = format!("{}{retired}", line.text);
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, chosen, &name));
        if ui.is_rect_visible(rect) {
            let palette = palette(ui);
            if chosen || response.hovered() || response.has_focus() {
                let ground: Color32 = if chosen {
                    palette.accent_ground.into()
                } else {
                    palette.card.into()
                };
                ui.painter().rect_filled(rect, 5.0, ground);
            }
            let (indent, font) = match line.part {
                AgendaPart::Issue(_) => (6.0, theme::body_strong()),
                AgendaPart::Party(_) | AgendaPart::Proposal(_) => (20.0, theme::body_font()),
            };
            if let Some(index) = line.index {
                let at = pos2(rect.left() + 11.0, rect.center().y);
                ui.painter().circle_filled(at, 4.0, palette.party(index));
            }
            let ink = if line.retired {
                palette.faint
            } else {
                palette.ink
            };
            let room = rect.width() - indent - 6.0;
            let text = one_line(ui, &name, font, ink.into(), line.retired, room);
            let y = rect.center().y - text.size().y / 2.0;
            paint_line(ui.painter(), pos2(rect.left() + indent, y), text);
        }
        if response.clicked() {
            actions.push(Action::ShowAgenda(target));
        }
        response.on_hover_text(name).context_menu(|ui| {
            let agenda_tools = tools::entries(&line.part, line.retired);
            for (label, action) in agenda_tools {
                if ui.button(label).clicked() {
                    actions.push(Action::ShowAgenda(Target::Part(line.part.clone())));
                    actions.push(action);
                    ui.close();
                }
            }
        });
    }

    fn chosen(
        &mut self,
        ui: &mut Ui,
        session: &Session,
        agenda: &Agenda,
        once: &mut Once,
        actions: &mut Vec<Action>,
    ) {
        let Some(target) = self.target.clone() else {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.heading("Parties, issues and proposals");
                ui.weak(
                    "Choose one to change it. What refers to it follows, and undo takes it back.",
                );
                ui.weak("After a change of words, extract the articles again from the Case menu.");
            });
            return;
        };
        ScrollArea::vertical()
            .id_salt(("agenda form", &target))
            .auto_shrink(false)
            .show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(640.0));
                match &target {
                    Target::Part(part) => {
                        let of = (session.generation(), part.clone());
                        let touched = self.touched.get(of, || data::touched(session, part));
                        tools::show(ui, agenda, (part, touched), actions);
                        self.question(ui, actions);
                    }
                    Target::NewParty => drop(ui.heading("New party")),
                    Target::NewIssue => drop(ui.heading("New issue")),
                    Target::NewProposal(issue) => {
                        ui.heading("New proposal");
                        let title = agenda.issue(issue).map(|issue| issue.title.as_str());
                        ui.weak(format!("On {}", title.unwrap_or_default()));
                    }
                }
                ui.add_space(6.0);
                let focus = once.take(Wish::FocusAgenda);
                self.fields(ui, &target, focus, actions);
                if let Target::Part(part) = &target {
                    tools::below(ui, agenda, part, actions);
                } else {
                    ui.weak("It is added as soon as its first field is filled and left.");
                }
                ui.add_space(20.0);
            });
    }

    /// Tells what a change of much at once would do, and asks.
    fn question(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let mut closes = false;
        match &self.asked {
            None => return,
            Some(Err(sentence)) => paint::card(ui, |ui| {
                let wrong: Color32 = palette(ui).error.into();
                ui.add(egui::Label::new(RichText::new(sentence).color(wrong)).wrap());
                closes = ui.button("Close").clicked();
            }),
            Some(Ok(asked)) => paint::card(ui, |ui| {
                ui.add(egui::Label::new(&asked.told).wrap());
                if !asked.changes.is_empty() {
                    ui.weak("In the table:");
                }
                for line in &asked.changes {
                    ui.add(egui::Label::new(RichText::new(line).font(theme::small_font())).wrap());
                }
                ui.horizontal(|ui| {
                    if ui.button(format!("{} now", asked.act)).clicked() {
                        actions.push(Action::Agenda(asked.edit.clone()));
                    }
                    closes = ui.button("Cancel").clicked();
                });
            }),
        }
        if closes {
            self.asked = None;
        }
    }

    fn fields(&mut self, ui: &mut Ui, target: &Target, focus: bool, actions: &mut Vec<Action>) {
        let fault = self.fault.as_ref().filter(|(_, form)| *form == self.form);
        let fault = fault.map(|(fault, _)| fault.clone());
        let mut pen = paint::Pen {
            target,
            fault: fault.as_ref(),
            typed: None,
            left: false,
        };
        for (at, field) in self.form.own.iter_mut().enumerate() {
            pen.field(ui, (None, at), field, focus && at == 0);
        }
        let is_party = matches!(
            target,
            Target::NewParty | Target::Part(AgendaPart::Party(_))
        );
        if is_party {
            ui.add_space(8.0);
            let mut gone = None;
            caption(ui, &format!("People · {}", self.form.people.len()));
            for (at, person) in self.form.people.iter_mut().enumerate() {
                if pen.person(ui, at, person) {
                    gone = Some(at);
                }
            }
            if let Some(at) = gone {
                self.form.people.remove(at);
                pen.left = true;
            }
            if ui.button("Add person").clicked() {
                self.form.add_person();
            }
        }
        if let Some(typed) = pen.typed {
            self.typed = typed;
        }
        if pen.left {
            actions.push(Action::FinishDraft);
        }
    }
}
