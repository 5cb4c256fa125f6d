//! The Timeline tab: an issue or a proposal in time. In: the session. Out: which statement,
//! cell or other subject was chosen. Changes nothing.
//!
//! `data` says what stood when, `axis` where a day stands, `draw` makes a scene of a
//! proposal, which is shown here and from which files are made.

mod axis;
mod data;
mod draw;
mod list;
#[cfg(test)]
mod tests;
mod top;

use egui::{Label, RichText, ScrollArea, Ui};

use crate::model::ProposalId;
use crate::model::scene::{Measure, Scene};
use crate::session::Session;

use super::super::state::{Action, AnyCard, Subject, View};
use super::super::theme::palette;
use super::super::widgets::{self, CardHead};
use super::words;

use data::{Section, Sources, TimelineData};
use draw::Drawn;

/// How wide a picture for a file is, in points.
const FILE_WIDTH: f32 = 720.0;
/// What one is looking at.
const TOLD: &str = "How each party’s stance stood from day to day: higher is for, lower is against, \
                    thicker is firmer. Silence is empty.";

/// The Timeline tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    key: Option<(u64, Subject)>,
    data: TimelineData,
    /// A drawing a section.
    drawn: Vec<Drawn>,
    legend: Scene,
    /// The proposal whose card was clicked last.
    chosen: Option<ProposalId>,
    /// For which width the drawings were made.
    fits: Option<u32>,
}

impl Timeline {
    /// Shows the chosen subject.
    pub(crate) fn show(&mut self, ui: &mut Ui, session: &Session, view: &View) -> Vec<Action> {
        let mut actions = Vec::new();
        let dossier = session.dossier();
        let Some(subject) = data::chosen(dossier, view.at.subject.as_ref()) else {
            ui.add_space(24.0);
            ui.vertical_centered(|ui| {
                ui.heading("No issue to show");
                ui.weak("The agenda of this case has no issue yet");
            });
            return actions;
        };
        self.refresh(session, &subject);
        top::show(ui, &subject, &dossier.agenda, &mut actions);
        ScrollArea::vertical()
            .id_salt(("timeline", &subject))
            .auto_shrink(false)
            .show(ui, |ui| {
                // The scroll bar floats; cards keep clear of it.
                let width = (ui.available_width() - 6.0).max(240.0);
                ui.set_max_width(width);
                self.draw(ui, width - 34.0);
                self.sections(ui, &mut actions);
                self.silent(ui);
                list::changes(ui, &self.data, &mut actions);
            });
        actions
    }

    /// Returns the proposal that commands for pictures are about: the one whose card was
    /// clicked last, or the first.
    pub(crate) fn card(&self) -> Option<ProposalId> {
        self.data.span?;
        let mut all = self.data.sections.iter().map(|section| &section.proposal);
        let chosen = all.clone().find(|id| Some(*id) == self.chosen.as_ref());
        chosen.or(all.next()).cloned()
    }

    /// Returns a proposal's drawing for a file, with what is said above it; `None` if nothing
    /// of it has a day.
    pub(crate) fn picture(&self, id: &ProposalId, measure: Measure<'_>) -> Option<(Scene, String)> {
        let section = self.data.sections.iter().find(|s| s.proposal == *id)?;
        let scene = draw::paper(section, self.data.span?, FILE_WIDTH, measure);
        let told = match section.silent.as_slice() {
            [] => TOLD.to_owned(),
            silent => format!("{TOLD} Silent: {}.", silent.join(", ")),
        };
        Some((scene, told))
    }

    fn refresh(&mut self, session: &Session, subject: &Subject) {
        let key = Some((session.generation(), subject.clone()));
        if self.key == key {
            return;
        }
        let read = words::read(session);
        let sources = Sources {
            dossier: session.dossier(),
            filter: session.filter(),
            read: &read,
        };
        self.data = data::build(sources, subject);
        self.key = key;
        self.fits = None;
    }

    fn draw(&mut self, ui: &Ui, width: f32) {
        let key = Some(width.to_bits());
        if self.fits == key {
            return;
        }
        let span = self.data.span;
        self.legend = widgets::measured(ui, |measure| draw::legend(width, measure));
        self.drawn = widgets::measured(ui, |measure| {
            let sections = self.data.sections.iter();
            let drawn = sections.map(|section| {
                span.map_or_else(Drawn::default, |span| {
                    draw::draw(section, span, width, measure)
                })
            });
            drawn.collect()
        });
        self.fits = key;
    }

    fn sections(&mut self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if self.data.sections.is_empty() {
            return;
        }
        let told = RichText::new(TOLD).color(palette(ui).soft);
        ui.add(Label::new(told).wrap());
        let legend = &self.legend;
        widgets::wide_scene(ui, "What the points mean", legend, 0.0, |_| false);
        for (section, drawn) in self.data.sections.iter().zip(&self.drawn) {
            let chosen = self.chosen.as_ref() == Some(&section.proposal);
            if Self::section(ui, section, drawn, chosen, actions) {
                self.chosen = Some(section.proposal.clone());
            }
        }
    }

    /// Shows a proposal as a card. Returns whether it was chosen.
    fn section(
        ui: &mut Ui,
        section: &Section,
        drawn: &Drawn,
        chosen: bool,
        actions: &mut Vec<Action>,
    ) -> bool {
        let dated = !drawn.leads.is_empty();
        let head = CardHead {
            title: &section.text,
            told: "",
            chosen,
            picture: dated,
        };
        let shown = widgets::card(
            ui,
            head,
            |_| {},
            |ui| {
                let picture = dated.then(|| {
                    let scene = &drawn.scene;
                    widgets::wide_scene(ui, &section.text, scene, 0.0, |_| true)
                });
                let lead = picture.as_ref().and_then(|shown| shown.clicked);
                actions.extend(lead.and_then(|at| drawn.leads.get(at)).cloned());
                if !section.silent.is_empty() {
                    let told = format!("Silent: {}", section.silent.join(", "));
                    ui.add(Label::new(RichText::new(told).weak()).wrap());
                }
                list::undated(ui, &section.undated, actions);
                picture.map(|shown| shown.response)
            },
        );
        if let Some(task) = shown.task {
            let card = AnyCard::Timeline(section.proposal.clone());
            actions.push(Action::Picture(card, task));
        }
        shown.taken || shown.task.is_some()
    }

    /// Names the proposals of which there is nothing to draw.
    fn silent(&self, ui: &mut Ui) {
        let silent = &self.data.silent;
        if silent.is_empty() {
            return;
        }
        let soft = palette(ui).soft;
        let told = if self.data.sections.is_empty() {
            "Nothing was said on this in what was read.".to_owned()
        } else {
            let n = words::count(silent.len(), "other proposal");
            format!("All are silent on {n}: {}.", silent.join("; "))
        };
        ui.add(Label::new(RichText::new(told).color(soft)).wrap());
        ui.add_space(10.0);
    }
}
