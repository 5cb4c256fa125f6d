//! What has changed when, in words, and statements of which no day is known.

use egui::{Label, RichText, Role, Sense, Ui, WidgetInfo};

use super::super::super::state::Action;
use super::super::super::theme::{self, palette};
use super::super::{cell_line, words};
use super::data::{Point, TimelineData};

/// More changes than this are listed on demand.
const MOST: usize = 200;

/// Shows all changes below a heading.
pub(super) fn changes(ui: &mut Ui, data: &TimelineData, actions: &mut Vec<Action>) {
    if data.sections.is_empty() {
        return;
    }
    ui.label(RichText::new("What changed when").font(theme::strong_font(15.0)));
    let told = if data.changes.is_empty() {
        "No stance on this has a day."
    } else {
        "Each day on which a stance came to stand otherwise, the latest first."
    };
    ui.add(Label::new(RichText::new(told).color(palette(ui).soft)).wrap());
    ui.add_space(2.0);
    for change in data.changes.iter().take(MOST) {
        let response = cell_line::show(ui, &change.line, HEIGHT);
        let tip = if change.at.is_some() {
            "Shows the quote in its article"
        } else {
            "Shows the cell in the inspector"
        };
        if response.on_hover_text(tip).clicked() {
            actions.push(Action::SelectCell(change.line.cell.clone()));
            actions.extend(change.at.clone().map(Action::ShowStatement));
        }
    }
    if let Some(more @ 1..) = data.changes.len().checked_sub(MOST) {
        let more = words::count(more, "earlier change");
        ui.weak(format!("{more} not listed"));
    }
    ui.add_space(12.0);
}

/// The height of a change.
const HEIGHT: f32 = 44.0;

/// Shows statements of which no day is known.
pub(super) fn undated(ui: &mut Ui, points: &[Point], actions: &mut Vec<Action>) {
    if points.is_empty() {
        return;
    }
    let soft = palette(ui).soft;
    let small = |text: String| RichText::new(text).font(theme::small_font());
    let n = words::count(points.len(), "statement");
    ui.label(small(format!("No day is known of {n}:")).color(soft));
    for point in points {
        let text = small(format!("{} {}", point.quote, point.told));
        let label = Label::new(text).wrap().selectable(false);
        let response = ui.add(label.sense(Sense::click()));
        let name = format!("Show in article: {} {}", point.quote, point.told);
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
        if response.on_hover_text("Shows it in the article").clicked() {
            actions.push(Action::PickStatement(point.at.clone()));
            actions.push(Action::ShowStatement(point.at.clone()));
        }
    }
}
