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

use egui::{CornerRadius, Frame, Label, Margin, RichText, ScrollArea, Ui};

use crate::model::scene::Scene;
use crate::session::Session;

use super::super::state::{Action, Subject, View};
use super::super::theme::{self, palette};
use super::super::widgets;
use super::words;

use data::{Section, Sources, TimelineData};
use draw::Drawn;

/// What one is looking at.
const TOLD: &str = "How each party’s stance stood from day to day: higher is for, lower is against, \
                    thicker is firmer. Silence is empty.";

/// The Timeline tab with what it keeps between frames.
#[derive(Debug, Default)]
pub(crate) struct Timeline {
    key: Option<(u64, Subject)>,
    data: TimelineData,
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

    fn sections(&self, ui: &mut Ui, actions: &mut Vec<Action>) {
        if self.data.sections.is_empty() {
            return;
        }
        let soft = palette(ui).soft;
        let told = RichText::new(TOLD).color(soft);
        ui.add(Label::new(told).wrap());
        widgets::scene(ui, "What the points mean", &self.legend, |_| false);
        for (section, drawn) in self.data.sections.iter().zip(&self.drawn) {
            Self::section(ui, section, drawn, actions);
        }
    }

    fn section(ui: &mut Ui, section: &Section, drawn: &Drawn, actions: &mut Vec<Action>) {
        let colours = palette(ui);
        let frame = Frame::new()
            .fill(colours.card.into())
            .stroke(colours.hairline())
            .corner_radius(CornerRadius::same(8))
            .inner_margin(Margin::symmetric(16, 12));
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let title = RichText::new(&section.text).font(theme::strong_font(15.0));
            ui.add(Label::new(title).wrap().selectable(false));
            ui.add_space(4.0);
            if !drawn.leads.is_empty() {
                let shown = widgets::scene(ui, &section.text, &drawn.scene, |_| true);
                let lead = shown.clicked.and_then(|at| drawn.leads.get(at));
                actions.extend(lead.cloned());
            }
            if !section.silent.is_empty() {
                let told = format!("Silent: {}", section.silent.join(", "));
                let told = RichText::new(told).color(colours.soft);
                ui.add(Label::new(told).wrap());
            }
            list::undated(ui, &section.undated, actions);
        });
        ui.add_space(10.0);
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
