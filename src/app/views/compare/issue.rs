//! The head above an issue's rows: title, relations with their counts; a click folds it.

use egui::{Align2, Color32, Id, Painter, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::super::super::state::Action;
use super::super::super::theme::{self, Palette, palette};
use super::super::super::widgets::{self, one_line, paint_line};
use super::data::IssueHead;
use super::layout::PAD_X;

/// Shows a head at `rect`, the whole row of a table that takes `frame`. The table's sticky
/// half carries its name.
pub(super) fn show(ui: &Ui, rect: Rect, frame: Rect, head: &IssueHead, actions: &mut Vec<Action>) {
    let (painter, palette) = (ui.painter(), palette(ui));
    painter.rect_filled(rect, 0.0, palette.panel);
    paint(ui, painter, palette, rect, head);
    let sticky = ui.clip_rect().left() <= frame.left() + 2.0;
    let rect = rect.intersect(ui.clip_rect());
    let id = Id::unique(("issue head", &head.issue, sticky));
    let sense = if sticky { Sense::click() } else { Sense::CLICK };
    let response = ui.interact(rect, id, sense);
    if sticky {
        let name = name(head);
        response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &name));
    }
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(340.0);
        ui.label(&head.title);
        ui.weak(counts(head));
        ui.weak(&head.aside);
    });
    if response.clicked() {
        actions.push(Action::ToggleIssue(head.issue.clone()));
    }
}

fn name(head: &IssueHead) -> String {
    let state = if head.open { "open" } else { "folded" };
    format!("{}, {state}: {}", head.title, counts(head))
}

/// Returns "2 conflict, 1 untested".
fn counts(head: &IssueHead) -> String {
    let counts: Vec<String> = head
        .counts
        .iter()
        .map(|(relation, n)| format!("{n} {}", relation.word().to_lowercase()))
        .collect();
    counts.join(", ")
}

fn paint(ui: &Ui, painter: &Painter, palette: &Palette, rect: Rect, head: &IssueHead) {
    let middle = rect.center().y;
    let ink: Color32 = palette.ink.into();
    let mut at = rect.left() + PAD_X + 4.0;
    widgets::triangle(painter, pos2(at, middle), head.open, ink);
    at += 10.0;
    let marks = 34.0 * head.counts.len() as f32 + 18.0;
    let room = rect.right() - 12.0 - at - marks;
    let title = one_line(ui, &head.title, theme::body_strong(), ink, false, room);
    let small = theme::small_font();
    let aside = one_line(ui, &head.aside, small, palette.soft.into(), false, 999.0);
    // The title comes first: where both find no room, the tooltip tells the rest.
    let fits = title.size().x + 16.0 + aside.size().x <= room;
    let aside_left = rect.right() - 12.0 - aside.size().x;
    let width = title.size().x;
    paint_line(painter, pos2(at, middle - title.size().y / 2.0), title);
    at += width + 18.0;
    for (relation, count) in &head.counts {
        let colour = palette.relation(*relation);
        widgets::relation(painter, pos2(at, middle), *relation, colour);
        let number = painter.text(
            pos2(at + 9.0, middle),
            Align2::LEFT_CENTER,
            count.to_string(),
            theme::strong_font(12.0),
            colour,
        );
        at = number.right() + 16.0;
    }
    if fits {
        let y = middle - aside.size().y / 2.0;
        paint_line(painter, pos2(aside_left, y), aside);
    }
}
