//! A trade between the two: its state, one sentence, and the two rows that it is about.

use std::sync::Arc;

use egui::{
    Color32, CornerRadius, CursorIcon, Galley, Id, Pos2, Rect, Role, Sense, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::super::super::state::Action;
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, one_line, paint_line, some_lines};
use super::super::trades::{TradeLine, name, sign};
use super::lay::PAD;

/// The height of a line that leads to a row.
const LINK: f32 = 20.0;

struct Laid {
    state: Arc<Galley>,
    sentence: Arc<Galley>,
    words: Arc<Galley>,
    links: Vec<Arc<Galley>>,
}

impl Laid {
    fn height(&self) -> f32 {
        let links = self.links.len() as f32 * LINK;
        let texts = self.sentence.size().y + 1.0 + self.words.size().y;
        9.0 + self.state.size().y + 3.0 + texts + 4.0 + links + 7.0
    }
}

fn lay(ui: &Ui, trade: &TradeLine, width: f32) -> Laid {
    let palette = palette(ui);
    let room = (width - 2.0 * PAD).max(40.0);
    let colour = palette.relation(sign(trade.state));
    let state = name(trade.state);
    let strong = theme::strong_font(theme::small());
    let (ink, accent): (Color32, Color32) = (palette.ink.into(), palette.accent.into());
    let row = |(_, text): &(_, String)| {
        let text = format!("→ {text}");
        one_line(ui, &text, theme::small_font(), accent, false, room)
    };
    Laid {
        state: one_line(ui, &state, strong, colour, false, room - 16.0),
        sentence: some_lines(
            ui,
            &trade.sentence,
            theme::body_font(),
            ink,
            false,
            room,
            usize::MAX,
        ),
        words: some_lines(
            ui,
            &trade.words,
            theme::small_font(),
            palette.soft.into(),
            false,
            room,
            usize::MAX,
        ),
        links: trade.rows.iter().map(row).collect(),
    }
}

/// Returns how high a trade is.
pub(super) fn height(ui: &Ui, trade: &TradeLine, width: f32) -> f32 {
    lay(ui, trade, width).height()
}

/// Shows a trade; its links lead to the two rows in the table.
pub(super) fn show(ui: &Ui, trade: &TradeLine, at: Pos2, width: f32, actions: &mut Vec<Action>) {
    let laid = lay(ui, trade, width);
    let (painter, palette) = (ui.painter(), palette(ui));
    let card = Rect::from_min_size(at, vec2(width, laid.height()));
    let corners = CornerRadius::same(8);
    painter.rect_filled(card, corners, palette.card);
    painter.rect_stroke(card, corners, palette.hairline(), StrokeKind::Inside);
    let mut y = at.y + 9.0;
    let left = at.x + PAD;
    let relation = sign(trade.state);
    let middle = Pos2::new(left + 6.0, y + laid.state.size().y / 2.0);
    widgets::relation(painter, middle, relation, palette.relation(relation));
    let size = laid.state.size();
    paint_line(painter, Pos2::new(left + 16.0, y), laid.state);
    y += size.y + 3.0;
    let below = laid.sentence.size().y + 1.0;
    let size = laid.sentence.size().max(laid.words.size());
    let size = vec2(size.x, below + laid.words.size().y);
    let said = Rect::from_min_size(Pos2::new(left, y), size);
    let key = (&trade.party, &trade.rows[0].0, &trade.rows[1].0);
    let response = ui.interact(said, Id::unique(("trade", key)), Sense::hover());
    let name = format!("{} {}", trade.sentence, trade.words);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
    paint_line(painter, said.min, laid.sentence);
    paint_line(painter, said.min + vec2(0.0, below), laid.words);
    y = said.bottom() + 4.0;
    for ((proposal, text), galley) in trade.rows.iter().zip(laid.links) {
        let rect = Rect::from_min_size(Pos2::new(left, y), vec2(galley.size().x, LINK));
        let id = Id::unique(("trade row", key, proposal));
        let response = ui.interact(rect, id, Sense::click());
        let name = format!("Shows the row: {text}");
        response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
        super::paint::reveal(ui, &response);
        super::paint::ring(ui, painter, &response, rect);
        let at = Pos2::new(left, rect.center().y - galley.size().y / 2.0);
        paint_line(painter, at, galley);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if response
            .on_hover_text("Shows the row in the table")
            .clicked()
        {
            actions.push(Action::ShowProposal(proposal.clone()));
        }
        y += LINK;
    }
}
