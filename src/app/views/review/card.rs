//! Painting of the statement that is to be decided on.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Grid, Label, RichText, Ui, vec2};

use crate::model::{StanceAttitude, StatementRef};

use super::super::super::state::Action;
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, Mark, caption};
use super::data::Card;

/// A page wider than this has words and facts side by side.
const WIDE: f32 = 640.0;

pub(super) fn show(ui: &mut Ui, card: &Card, at: &StatementRef, actions: &mut Vec<Action>) {
    ui.add_space(4.0);
    let width = ui.available_width();
    if width < WIDE {
        words(ui, card, at, actions);
        ui.add_space(10.0);
        facts(ui, card);
        return;
    }
    ui.horizontal_top(|ui| {
        let left = (width * 0.52).min(560.0);
        ui.allocate_ui(vec2(left, 0.0), |ui| {
            ui.vertical(|ui| {
                ui.set_width(left);
                words(ui, card, at, actions);
            });
        });
        ui.add_space(18.0);
        ui.vertical(|ui| {
            ui.set_width((width - left - 30.0).max(120.0));
            facts(ui, card);
        });
    });
}

/// Shows the words with some text around them.
fn words(ui: &mut Ui, card: &Card, at: &StatementRef, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let soft: Color32 = palette.soft.into();
    let source = RichText::new(&card.article)
        .font(theme::small_font())
        .color(soft);
    ui.add(Label::new(source).wrap());
    let plain = TextFormat {
        line_height: Some(20.0),
        ..TextFormat::simple(theme::body_font(), palette.soft.into())
    };
    let mut marked = TextFormat {
        line_height: Some(20.0),
        ..TextFormat::simple(theme::body_font(), palette.ink.into())
    };
    marked.background = palette.quote_strong.into();
    let mut job = LayoutJob::default();
    job.append(&card.before, 0.0, plain.clone());
    job.append(&card.quote, 0.0, marked);
    job.append(&card.after, 0.0, plain);
    ui.add(Label::new(job).wrap());
    if let Some(state) = &card.state {
        let warn: Color32 = palette.warn.into();
        ui.add(Label::new(RichText::new(state).color(warn)).wrap());
    }
    if ui
        .link("Show in article")
        .on_hover_text("Scrolls the article to it")
        .clicked()
    {
        actions.push(Action::ShowStatement(at.clone()));
    }
}

/// Shows what the extractor takes it for.
fn facts(ui: &mut Ui, card: &Card) {
    let palette = palette(ui);
    caption(ui, &format!("{} on", card.holder));
    let title = RichText::new(&card.about).font(theme::body_strong());
    ui.add(Label::new(title).wrap());
    ui.add_space(4.0);
    Grid::new("facts")
        .num_columns(2)
        .spacing(vec2(14.0, 4.0))
        .show(ui, |ui| {
            for (name, told) in &card.facts {
                ui.weak(*name);
                ui.horizontal(|ui| {
                    if *name == "Attitude" {
                        let (rect, _) =
                            ui.allocate_exact_size(vec2(14.0, 16.0), egui::Sense::hover());
                        let mark = Mark::Own(StanceAttitude::from(card.attitude));
                        let ink = palette.party(card.index);
                        widgets::attitude(ui.painter(), rect.center(), mark, ink);
                    }
                    ui.add(Label::new(told).wrap());
                });
                ui.end_row();
            }
            ui.weak("Certainty");
            ui.label(format!("{} %", card.percent));
            ui.end_row();
        });
    if card.reasons.is_empty() {
        return;
    }
    ui.add_space(6.0);
    caption(ui, "Why it was read so");
    for reason in &card.reasons {
        let text = RichText::new(reason).font(theme::small_font());
        ui.add(Label::new(text.color(palette.soft)).wrap());
    }
}
