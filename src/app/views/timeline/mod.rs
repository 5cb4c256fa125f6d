//! The Timeline tab: an issue or a proposal in time. In: the session. Out: which statement,
//! cell or other subject was chosen. Changes nothing.
//!
//! `data` says what stood when, `axis` where a day stands, `draw` makes a scene of a
//! proposal, which is shown here and from which files are made.

mod axis;
mod data;
mod draw;
mod lead;
mod list;
#[cfg(test)]
mod tests;
mod top;

use egui::{Context, Label, RichText, ScrollArea, Ui};

use crate::model::ProposalId;
use crate::model::scene::{Measure, Scene, point};
use crate::session::{Look, Session};

use super::super::behind::Behind;
use super::super::state::{Action, PictureOf, Subject, View};
use super::super::theme::palette;
use super::super::widgets::{self, CardHead};
use super::parties::{self, Parties};
use super::words;

use data::{Section, Sources, TimelineData};
use draw::Drawn;
use lead::Lead;

/// What one is looking at.
const TOLD: &str = "How each party’s stance stood from day to day: higher is for, lower is against, \
                    thicker is firmer. Silence is empty.";

/// The Timeline tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    made: Behind<Subject, (TimelineData, Parties)>,
    data: TimelineData,
    parties: Parties,
    /// A drawing a section, and for which width they were made.
    drawn: Vec<Drawn>,
    legend: Scene,
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
        self.refresh(ui, session, &subject);
        top::show(ui, &subject, &dossier.agenda, &mut actions);
        ScrollArea::vertical()
            .id_salt(("timeline", &subject))
            .auto_shrink(false)
            .show(ui, |ui| {
                // The scroll bar floats; cards keep clear of it.
                let width = (ui.available_width() - 6.0).max(240.0);
                ui.set_max_width(width);
                self.draw(ui, width - 34.0);
                self.sections(ui, view.timeline_card.as_ref(), &mut actions);
                self.silent(ui, &mut actions);
                list::changes(ui, &self.data, &mut actions);
            });
        actions
    }

    fn refresh(&mut self, ctx: &Context, session: &Session, subject: &Subject) {
        let about = subject.clone();
        let make = move |look: &Look| {
            let read = words::count(look.read(), "article");
            let sources = Sources {
                dossier: look.dossier(),
                table: look.table(),
                filter: look.filter(),
                read: &read,
            };
            let parties = Parties::in_table(look.dossier(), look.table());
            (data::build(sources, &about), parties)
        };
        if let Some(made) = self.made.follow(ctx, session, subject, make) {
            (self.data, self.parties) = made;
            self.fits = None;
        }
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

    fn sections(&self, ui: &mut Ui, chosen: Option<&ProposalId>, actions: &mut Vec<Action>) {
        if self.data.sections.is_empty() {
            return;
        }
        let soft = palette(ui).soft;
        let told = RichText::new(TOLD).color(soft);
        ui.add(Label::new(told).wrap());
        widgets::scene(ui, "What the points mean", &self.legend, |_| false);
        for (section, drawn) in self.data.sections.iter().zip(&self.drawn) {
            Self::section(ui, section, drawn, chosen, actions);
        }
    }

    fn section(
        ui: &mut Ui,
        section: &Section,
        drawn: &Drawn,
        chosen: Option<&ProposalId>,
        actions: &mut Vec<Action>,
    ) {
        let soft = palette(ui).soft;
        let head = CardHead {
            title: &section.text,
            told: "",
            chosen: chosen == Some(&section.proposal),
            picture: !drawn.leads.is_empty(),
        };
        let body = |ui: &mut Ui| {
            let shown = (!drawn.leads.is_empty())
                .then(|| widgets::scene(ui, &section.text, &drawn.scene, |_| true));
            let clicked = shown.as_ref().and_then(|shown| shown.clicked);
            let lead = clicked.and_then(|at| drawn.leads.get(at));
            actions.extend(lead.into_iter().flat_map(Lead::actions));
            if !section.silent.is_empty() {
                let told = format!("Silent: {}", section.silent.join(", "));
                ui.add(Label::new(RichText::new(told).color(soft)).wrap());
            }
            list::undated(ui, &section.undated, actions);
            shown.map(|shown| shown.response)
        };
        let shown = widgets::card(ui, head, |_| {}, body);
        if shown.taken && !head.chosen {
            actions.push(Action::ChooseTimelineCard(section.proposal.clone()));
        }
        if let Some(task) = shown.task {
            let of = PictureOf::Timeline(section.proposal.clone());
            actions.push(Action::Picture(of, task));
        }
    }

    /// Says whether a proposal has a card with a picture.
    pub(crate) fn shows(&self, proposal: &ProposalId) -> bool {
        self.data.span.is_some() && self.section_of(proposal).is_some()
    }

    /// Returns the proposal of the first card.
    pub(crate) fn first_card(&self) -> Option<ProposalId> {
        let first = self.data.sections.first()?;
        self.shows(&first.proposal).then(|| first.proposal.clone())
    }

    /// Returns a proposal's drawing for a file, `width` points wide, above what its signs
    /// mean, and with what is said of it; `None` if it is not shown.
    pub(crate) fn picture(
        &self,
        proposal: &ProposalId,
        width: f32,
        measure: Measure<'_>,
    ) -> Option<(Scene, String)> {
        let section = self.section_of(proposal)?;
        let mut scene = draw::draw(section, self.data.span?, width, measure).scene;
        let legend = draw::legend(width, measure);
        scene.add(&legend, point(0.0, scene.height + 8.0));
        scene.height += 8.0 + legend.height;
        let silent = match section.silent.as_slice() {
            [] => String::new(),
            silent => format!(" Silent: {}.", silent.join(", ")),
        };
        Some((scene, format!("{TOLD}{silent}")))
    }

    fn section_of(&self, proposal: &ProposalId) -> Option<&Section> {
        let mut sections = self.data.sections.iter();
        sections.find(|section| section.proposal == *proposal)
    }

    /// Names the proposals of which there is nothing to draw, and who speaks and is not shown.
    fn silent(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        let told = self.data.silence();
        if told.is_empty() {
            return;
        }
        let soft = palette(ui).soft;
        ui.add(Label::new(RichText::new(told).color(soft)).wrap());
        if !self.data.hidden.is_empty() {
            parties::button(ui, &self.parties, actions);
        }
        ui.add_space(10.0);
    }
}
