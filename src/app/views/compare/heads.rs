//! The heads of the columns. A click on a party's opens its menu, a drag moves its column.

use egui::{CursorIcon, Id, Popup, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::super::super::state::{Action, Move};
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{one_line, paint_line, triangle};
use super::super::words;
use super::choice::Order;
use super::data::{ColumnHead, CompareData};
use super::layout::PAD_X;

/// Shows the head of a column: proposals first, the parties, the relation last.
pub(super) fn show(
    ui: &mut Ui,
    data: &CompareData,
    order: &Order,
    column: usize,
    actions: &mut Vec<Action>,
) {
    let rect = ui.max_rect();
    let line = (2.0, palette(ui).line);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 1.0, line);
    let party = column.checked_sub(1).and_then(|n| data.columns.get(n));
    match party {
        Some(party) => self::party(ui, data, party, column - 1, order, actions),
        None if column == 0 => sorting(ui, "Proposal", &Order::Agenda, order, actions),
        None => sorting(ui, "Relation", &Order::Conflict, order, actions),
    }
}

/// Shows a head that sorts the table when it is clicked.
fn sorting(ui: &Ui, name: &str, by: &Order, now: &Order, actions: &mut Vec<Action>) {
    let rect = ui.max_rect();
    let response = ui.interact(rect, ui.unique_id().with("head"), Sense::CLICK);
    let on = by == now;
    response.widget_info(|| WidgetInfo::selected(Role::ColumnHeader, true, on, name));
    let palette = palette(ui);
    if response.hovered() {
        let body = rect.with_max_y(rect.bottom() - 2.0);
        ui.painter().rect_filled(body, 0.0, palette.ground);
    }
    let end = title(ui, name, rect.width() - PAD_X - 20.0);
    // The agenda's order is the usual one and needs no mark.
    if on && *by == Order::Conflict {
        let at = pos2(end.x + 10.0, rect.center().y);
        triangle(ui.painter(), at, true, palette.soft.into());
    }
    let tip = match (by, on) {
        (Order::Agenda, true) => "In the agenda's order",
        (Order::Agenda, false) => "Click to put rows in the agenda's order",
        (_, true) => "Worst relations first",
        (_, false) => "Click to put the worst relations first",
    };
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::SetOrder(by.clone()));
    }
}

/// Paints a column's name; returns where it ends and its top.
fn title(ui: &Ui, name: &str, room: f32) -> egui::Pos2 {
    let rect = ui.max_rect();
    let ink = palette(ui).ink.into();
    let title = one_line(ui, name, theme::body_strong(), ink, false, room);
    let (left, width) = (rect.left() + PAD_X, title.size().x);
    let top = rect.center().y - title.size().y / 2.0;
    paint_line(ui.painter(), pos2(left, top), title);
    pos2(left + width, top)
}

fn party(
    ui: &Ui,
    data: &CompareData,
    party: &ColumnHead,
    place: usize,
    order: &Order,
    actions: &mut Vec<Action>,
) {
    let (rect, painter, palette) = (ui.max_rect(), ui.painter(), palette(ui));
    // A click or a drag on any part that is not scrolled away.
    let visible = rect.intersect(ui.clip_rect());
    let sense = Sense::CLICK | Sense::DRAG;
    let response = ui.interact(visible, Id::unique(("column", &party.party)), sense);
    let said = format!(
        "{}, {}",
        party.name,
        words::count(party.statements, "statement")
    );
    response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, &said));
    if response.hovered() || response.dragged() {
        let body = rect.with_max_y(rect.bottom() - 2.0);
        painter.rect_filled(body, 0.0, palette.ground);
        let at = pos2(rect.right() - 12.0, rect.center().y);
        triangle(painter, at, true, palette.soft.into());
    }
    let edge = Rect::from_min_size(rect.min, vec2(3.0, rect.height() - 2.0));
    painter.rect_filled(edge, 0.0, palette.party(party.index));
    let soft = palette.soft.into();
    let line = |text: &str| one_line(ui, text, theme::small_font(), soft, false, 900.0);
    let short = line(&party.statements.to_string());
    // The name comes first: the number stands where there is room beside it.
    let mut end = title(ui, &party.name, rect.width() - PAD_X - 8.0);
    if *order == Order::FirmestOf(party.party.clone()) {
        let at = pos2(end.x + 9.0, rect.center().y);
        triangle(painter, at, true, palette.accent.into());
        end.x += 14.0;
    }
    let room = rect.right() - end.x - 26.0;
    let long = line(&words::count(party.statements, "statement"));
    let line = if place == 0 && long.size().x <= room {
        long
    } else {
        short
    };
    if line.size().x <= rect.right() - end.x - 8.0 {
        paint_line(painter, end + vec2(6.0, 2.0), line);
    }

    if let Some(by) = moved_by(ui, &response, rect, place, data.columns.len()) {
        let to = Move::By(by);
        actions.push(Action::MoveColumn(party.party.clone(), to));
    }
    let response = response.on_hover_text(format!("{said}. Click for a menu, drag to move"));
    Popup::menu(&response).show(|ui| menu(ui, data, party, place, order, actions));
}

/// Shows where a dragged column would stand; returns by how many places it moves once it is
/// let go elsewhere.
fn moved_by(
    ui: &Ui,
    response: &egui::Response,
    rect: Rect,
    place: usize,
    columns: usize,
) -> Option<isize> {
    // The pointer's way is forgotten in the frame in which it is let go.
    let kept = response.id.with("moved by");
    if response.drag_stopped() {
        let by = ui.data_mut(|data| data.remove_temp::<isize>(kept));
        return by.filter(|by| *by != 0);
    }
    let way = response.total_drag_delta()?.x;
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let by = (way / rect.width().max(1.0)).round();
    let by = by.clamp(-(place as f32), columns.saturating_sub(place + 1) as f32);
    let edge = if by > 0.0 { rect.right() } else { rect.left() };
    let x = edge + by * rect.width();
    // Over all cells, which are painted later.
    let layer = egui::LayerId::new(egui::Order::Tooltip, Id::unique("moved column"));
    let painter = ui.layer_painter(layer);
    let stroke = egui::Stroke::new(3.0, egui::Color32::from(palette(ui).accent));
    painter.vline(x, rect.top()..=rect.bottom() + 400.0, stroke);
    ui.data_mut(|data| data.insert_temp(kept, by as isize));
    None
}

fn menu(
    ui: &mut Ui,
    data: &CompareData,
    party: &ColumnHead,
    place: usize,
    order: &Order,
    actions: &mut Vec<Action>,
) {
    let last = data.columns.len().saturating_sub(1);
    let id = || party.party.clone();
    let firmest = Order::FirmestOf(id());
    let sort = if *order == firmest {
        ("Rows in the agenda’s order", Order::Agenda)
    } else {
        ("Firmest first", firmest)
    };
    let entries = [
        (sort.0, true, Action::SetOrder(sort.1)),
        (
            "Move left",
            place > 0,
            Action::MoveColumn(id(), Move::By(-1)),
        ),
        (
            "Move right",
            place < last,
            Action::MoveColumn(id(), Move::By(1)),
        ),
        ("Hide", last > 0, Action::ToggleColumn(id())),
        (
            "Columns as in the agenda",
            true,
            Action::MoveColumn(id(), Move::AsAgenda),
        ),
    ];
    for (name, enabled, action) in entries {
        if ui.add_enabled(enabled, egui::Button::new(name)).clicked() {
            actions.push(action);
            ui.close();
        }
    }
}
