//! Painting of a row: the relation and its issue, the proposal, and both sides with their
//! words.

use egui::{
    Color32, CornerRadius, CursorIcon, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke,
    StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::super::super::state::{Action, CellRef, View};
use super::super::super::theme::{self, palette};
use super::super::super::widgets;
use super::data::{Group, PairRow};
use super::lay::{self, Laid, LaidQuote, LaidSide, LaidThird, PAD, Placed};
use super::side::{Quote, Side};
use super::thirds::Third;

/// How high the head of a group is.
pub(super) const HEAD: f32 = 50.0;

/// Shows the head of a group at `rect`; a click folds it. Returns whether it was clicked.
pub(super) fn head(ui: &Ui, rect: Rect, group: &Group, some: Option<usize>, open: bool) -> bool {
    let (title, told) = group.kind.words();
    let count = group.count_in_words(some);
    let response = ui.interact(rect, Id::unique(("pairs", group.kind)), Sense::click());
    let state = if open { "open" } else { "folded" };
    let name = format!("{title}, {count}, {state}. {told}");
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &name));
    reveal(ui, &response);
    let (painter, palette) = (ui.painter(), palette(ui));
    if response.hovered() || response.has_focus() {
        painter.rect_filled(rect, 6.0, palette.panel);
    }
    let (ink, soft): (Color32, Color32) = (palette.ink.into(), palette.soft.into());
    let line = rect.top() + 17.0;
    let sign = if group.count() == 0 { soft } else { ink };
    widgets::triangle(painter, pos2(rect.left() + 9.0, line), open, sign);
    let left = rect.left() + 20.0;
    let room = rect.right() - left - 8.0;
    let font = theme::strong_font(15.0);
    let first = widgets::one_line(ui, title, font, sign, false, room);
    let behind = left + first.size().x + 8.0;
    widgets::paint_line(painter, pos2(left, line - first.size().y / 2.0), first);
    let number = group.count().to_string();
    let number = widgets::one_line(ui, &number, theme::body_font(), soft, false, 60.0);
    let middle = line - number.size().y / 2.0;
    widgets::paint_line(painter, pos2(behind, middle), number);
    let below = widgets::one_line(ui, told, theme::small_font(), soft, false, room);
    widgets::paint_line(painter, pos2(left, rect.top() + 29.0), below);
    let cut = ui.fonts_mut(|fonts| {
        let whole = fonts.layout_no_wrap(told.to_owned(), theme::small_font(), soft);
        whole.size().x > room
    });
    let response = if cut {
        response.on_hover_text(told)
    } else {
        response
    };
    response.clicked()
}

/// Brings what has the focus into sight.
pub(super) fn reveal(ui: &Ui, response: &Response) {
    if response.gained_focus() {
        ui.scroll_to_rect(response.rect, None);
    }
}

/// Shows a row with its top left at `at`.
pub(super) fn row(
    ui: &Ui,
    row: &PairRow,
    at: Pos2,
    width: f32,
    bare: bool,
    view: &View,
    actions: &mut Vec<Action>,
) {
    let laid = lay::row(ui, row, width, bare);
    let card = Rect::from_min_size(at, vec2(width, laid.height));
    let (painter, palette) = (ui.painter(), palette(ui));
    let corners = CornerRadius::same(8);
    painter.rect_filled(card, corners, palette.card);
    painter.rect_stroke(card, corners, palette.hairline(), StrokeKind::Inside);
    title(ui, row, &laid, at, width, actions);
    let shown = row.sides.iter().filter(|side| !bare || side.is_told());
    for (side, laid) in shown.zip(&laid.sides) {
        self::side(ui, row, side, laid, at, view, actions);
    }
    if let Some(top) = laid.others {
        let y = at.y + top - 4.0;
        let painter = ui.painter();
        painter.hline(card.shrink(PAD).x_range(), y, self::palette(ui).hairline());
    }
    for (third, laid) in row.thirds.speak.iter().zip(&laid.thirds) {
        self::third(ui, row, third, laid, at, actions);
    }
    if let Some(silent) = &laid.silent {
        place(ui.painter(), at, silent);
    }
}

/// Shows what a third party says; a click selects its cell.
fn third(
    ui: &Ui,
    row: &PairRow,
    third: &Third,
    laid: &LaidThird,
    at: Pos2,
    actions: &mut Vec<Action>,
) {
    let (painter, palette) = (ui.painter(), palette(ui));
    let rect = laid.rect.translate(at.to_vec2());
    let response = ui.interact(rect, cell_id(&third.cell), Sense::click());
    let firmness = third.firmness.map_or("", |level| level.word());
    let told = format!("{} {firmness}", third.told);
    let name = format!("{} / {}", row.text, told.trim_end());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, &name));
    reveal(ui, &response);
    let colour = palette.party(third.index);
    let centre = pos2(rect.left() + 5.0, rect.center().y);
    widgets::attitude(painter, centre, third.mark, colour);
    place(painter, at, &laid.told);
    if let Some(level) = third.firmness {
        let left = pos2(rect.right() - widgets::firmness_width(), rect.center().y);
        widgets::firmness(painter, left, level, colour, palette.line.into());
    }
    ring(ui, painter, &response, rect);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let tip = format!("{}\nShows the cell in the inspector", told.trim_end());
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::SelectCell(third.cell.clone()));
    }
}

/// Shows the relation, the issue and the proposal; a click leads to the row in the table.
fn title(ui: &Ui, row: &PairRow, laid: &Laid, at: Pos2, width: f32, actions: &mut Vec<Action>) {
    let (painter, palette) = (ui.painter(), palette(ui));
    let size = vec2(
        width,
        laid.proposal.at.y + laid.proposal.galley.size().y + 4.0,
    );
    let rect = Rect::from_min_size(at, size);
    let response = ui.interact(
        rect,
        Id::unique(("pair row", &row.proposal)),
        Sense::click(),
    );
    let name = format!("{}. {} {}", row.text, row.issue, row.sentence);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    reveal(ui, &response);
    let middle = laid.caption.at.y + laid.caption.galley.size().y / 2.0;
    let colour = palette.relation(row.relation);
    let sign = at + vec2(PAD + 6.0, middle);
    widgets::relation(painter, sign, row.relation, colour);
    place(painter, at, &laid.caption);
    place(painter, at, &laid.proposal);
    ring(ui, painter, &response, rect);
    let tip = format!("{}\nShows the row in the table", row.sentence);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::ShowProposal(row.proposal.clone()));
    }
}

fn side(
    ui: &Ui,
    row: &PairRow,
    side: &Side,
    laid: &LaidSide,
    at: Pos2,
    view: &View,
    actions: &mut Vec<Action>,
) {
    let (painter, palette) = (ui.painter(), palette(ui));
    let colour = palette.party(side.index);
    let by = at.to_vec2();
    let bar = laid.rect.translate(by);
    let bar = bar.with_max_x(bar.left() + 3.0);
    let fill = if side.mark.is_some() {
        colour
    } else {
        palette.line.into()
    };
    painter.rect_filled(bar, 1.0, fill);

    let rect = laid.stance.translate(by);
    let response = ui.interact(rect, cell_id(&side.cell), Sense::click());
    let selected = view.cell() == Some(&side.cell);
    let name = format!("{} / {}", row.text, side.name);
    response.widget_info(|| WidgetInfo::selected(Role::Cell, true, selected, &name));
    reveal(ui, &response);
    if selected {
        let accent = Stroke::new(1.5, Color32::from(palette.accent));
        let inside = rect.with_min_x(rect.left() + 5.0);
        painter.rect_stroke(inside, 4.0, accent, StrokeKind::Outside);
    }
    ring(ui, painter, &response, rect);
    stance(painter, palette, side, laid, at, colour);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(360.0);
        ui.label(&side.name);
        ui.weak("Shows the cell in the inspector");
    });
    if response.clicked() {
        actions.push(Action::SelectCell(side.cell.clone()));
    }
    for (nth, (quote, laid)) in side.quotes.iter().zip(&laid.quotes).enumerate() {
        let id = Id::unique(("pair quote", &side.cell, nth));
        self::quote(ui, quote, laid, id, at, actions);
    }
}

fn stance(
    painter: &Painter,
    palette: &theme::Palette,
    side: &Side,
    laid: &LaidSide,
    at: Pos2,
    colour: Color32,
) {
    place(painter, at, &laid.word);
    let extent = laid.word.galley.size();
    let middle = laid.word.at.y + extent.y / 2.0;
    if let Some(mark) = side.mark {
        let centre = at + vec2(laid.word.at.x - 11.0, middle);
        widgets::attitude(painter, centre, mark, colour);
    }
    let mut end = laid.word.at.x + extent.x;
    if let Some(level) = side.firmness {
        let left = at + vec2(end + 7.0, middle);
        widgets::firmness(painter, left, level, colour, palette.line.into());
        end += 7.0 + widgets::firmness_width();
    }
    let status = widgets::ticks(side.status);
    let mut right = laid.stance.right() - 4.0;
    if status > 0 && end + widgets::ticks_width(status) <= right {
        right -= widgets::ticks_width(status);
        let left = at + vec2(right, middle);
        widgets::status(painter, left, status, palette.accent.into());
    }
    if side.edited && end + 14.0 <= right {
        let centre = at + vec2(right - 6.0, middle);
        widgets::pencil(painter, centre, palette.soft.into());
    }
    if let Some(below) = &laid.below {
        place(painter, at, below);
    }
}

fn quote(ui: &Ui, quote: &Quote, laid: &LaidQuote, id: Id, at: Pos2, actions: &mut Vec<Action>) {
    let rect = laid.rect.translate(at.to_vec2());
    let response = ui.interact(rect, id, Sense::click());
    let lost = if quote.found {
        ""
    } else {
        ". Not found in this text: it was changed since"
    };
    let name = format!("Show in article: {} {}{lost}", quote.text, quote.source);
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    reveal(ui, &response);
    let painter = ui.painter();
    place(painter, at, &laid.text);
    place(painter, at, &laid.source);
    if let Some(lost) = &laid.lost {
        place(painter, at, lost);
    }
    ring(ui, painter, &response, rect);
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    let response = response.on_hover_ui(|ui| {
        ui.set_max_width(420.0);
        if laid.text.galley.elided {
            ui.label(&quote.text);
        }
        ui.weak("Shows it in the article");
    });
    if response.clicked() {
        actions.push(Action::ShowStatement(quote.at.clone()));
    }
}

/// Returns the id under which a side keeps the focus.
fn cell_id(cell: &CellRef) -> Id {
    Id::unique(("pair cell", cell))
}

fn place(painter: &Painter, at: Pos2, placed: &Placed) {
    widgets::paint_line(painter, at + placed.at, placed.galley.clone());
}

/// Paints a ring around what has the focus.
pub(super) fn ring(ui: &Ui, painter: &Painter, response: &Response, rect: Rect) {
    if response.has_focus() {
        let accent = Stroke::new(1.0, Color32::from(palette(ui).accent));
        painter.rect_stroke(rect.expand(1.0), 4.0, accent, StrokeKind::Outside);
    }
}
