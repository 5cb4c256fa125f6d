//! Below the table: what is hidden, and what ticks mean; in its place, what to do where there
//! is no row.

use egui::{Align, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use crate::model::Status;

use super::super::super::command::Command;
use super::super::super::state::{Action, View};
use super::super::super::theme::{self, palette};
use super::super::super::widgets;
use super::super::words;
use super::choice::Filter;
use super::data::CompareData;

/// Height of the line below the table.
pub(super) const HEIGHT: f32 = 26.0;

/// Room between a tick and its word, and before the next.
const BESIDE: f32 = 5.0;
const APART: f32 = 6.0;
/// What the lack of a tick means.
const UNTICKED: &str = "no tick: read by the machine";

/// Shows the line in `rect`.
pub(super) fn show(
    ui: &mut Ui,
    rect: Rect,
    view: &View,
    data: &CompareData,
    actions: &mut Vec<Action>,
) {
    let below = rect.with_min_y(rect.top() + 4.0);
    ui.scope_builder(UiBuilder::new().max_rect(below), |ui| {
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            silence(ui, view, data, actions);
            // Where both have no room, what can be clicked has it.
            if data.lines.is_empty() || ui.available_width() < legend_width(ui) {
                return;
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = BESIDE;
                legend(ui);
            });
        });
    });
}

fn silence(ui: &mut Ui, view: &View, data: &CompareData, actions: &mut Vec<Action>) {
    let (link, name) = if data.silent_rows > 0 {
        let hidden = words::count(data.silent_rows, "silent row");
        ui.weak(format!("{hidden} hidden"));
        ("Show", format!("Show {hidden}"))
    } else if view.rows.show_silent {
        ("Hide silent rows", "Hide silent rows".to_owned())
    } else {
        return;
    };
    let response = ui.link(link).accessible_name(name);
    let tip = Command::ShowSilent.tooltip();
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::Command(Command::ShowSilent));
    }
}

/// The statuses that the legend tells, from the right.
const STATUSES: [Status; 2] = [Status::Verified, Status::Reviewed];

/// Returns how wide the legend is.
fn legend_width(ui: &Ui) -> f32 {
    let text = |text: &str| {
        let colour = egui::Color32::PLACEHOLDER;
        let font = theme::small_font();
        let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colour);
        galley.size().x + BESIDE
    };
    let statuses = STATUSES.map(|status| {
        let ticks = widgets::ticks_width(widgets::ticks(status));
        text(status.word()) + APART + ticks + 2.0 * BESIDE
    });
    text(UNTICKED) + statuses.iter().sum::<f32>()
}

/// Tells what the ticks mean; laid out from the right.
fn legend(ui: &mut Ui) {
    let soft = palette(ui).soft;
    let told = |ui: &mut Ui, text: &str| {
        let text = RichText::new(text).font(theme::small_font()).color(soft);
        ui.add(egui::Label::new(text).selectable(false));
    };
    told(ui, UNTICKED);
    for status in STATUSES {
        ui.add_space(APART);
        told(ui, status.word());
        let ticks = widgets::ticks(status);
        let size = vec2(widgets::ticks_width(ticks), 14.0);
        let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
        let ink = palette(ui).accent.into();
        widgets::status(ui.painter(), rect.left_center(), ticks, ink);
    }
}

/// Says what to do where there is no row.
pub(super) fn empty(ui: &mut Ui, view: &View, data: &CompareData, actions: &mut Vec<Action>) {
    let all = view.rows.filter == Filter::All && view.rows.search.trim().is_empty();
    ui.add_space(24.0);
    ui.vertical_centered(|ui| {
        if all && data.unsorted > 0 {
            ui.heading("No position on a proposal yet");
            let found = words::count(data.unsorted, "statement");
            ui.weak(format!(
                "{found} on no proposal of the agenda: see Unsorted on the left"
            ));
        } else if all {
            ui.heading("No positions yet");
            ui.weak("Open articles (Ctrl+O), drop them on the window, or paste a text (Ctrl+V)");
        } else {
            ui.heading("No row is like this");
            if ui.button("Show all rows").clicked() {
                actions.push(Action::SetFilter(Filter::All));
                actions.push(Action::Search(String::new()));
            }
        }
    });
}
