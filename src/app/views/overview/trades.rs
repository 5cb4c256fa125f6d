//! Trades: each in one sentence, below it the two rows that it is about.

use crate::model::scene::{Anchor, Frame, Letters, Measure, Pen, Sign, Tone, Weight, point};

use super::super::super::state::Action;
use super::super::trades::{TradeLine, name, sign};
use super::data::Data;
use super::draw::{BODY, Drawn, SMALL};

/// Room for the state, left of the sentence.
const STATE: f32 = 92.0;
const LINE: f32 = 17.0;
const ROW: f32 = 18.0;
const PAD: f32 = 9.0;

/// Draws the trades for `width` points.
pub(super) fn draw(data: &Data, width: f32, measure: Measure<'_>) -> Drawn {
    let mut drawn = Drawn::new(width);
    let mut top = 0.0;
    for trade in &data.trades {
        top = self::trade(&mut drawn, trade, top, width, measure);
    }
    drawn.scene.height = top;
    drawn
}

/// Draws a trade from `top` down; returns where the next begins.
fn trade(drawn: &mut Drawn, trade: &TradeLine, top: f32, width: f32, measure: Measure<'_>) -> f32 {
    let edge = Pen::new(Tone::Line, 1.0);
    drawn
        .scene
        .line(&[point(0.0, top), point(width, top)], edge);
    let relation = sign(trade.state);
    let tone = Tone::Relation(relation);
    let first = top + PAD + LINE / 2.0;
    let sign = Sign::Relation(relation);
    drawn.scene.sign(point(7.0, first), sign, tone, tone);
    let state = Letters::strong(BODY, tone);
    let at = point(18.0, first);
    drawn
        .scene
        .text(at, Anchor::Start, state, name(trade.state));
    let lines = measure.wrap(&trade.sentence, BODY, Weight::Regular, width - STATE, 12);
    let mut y = first;
    for line in &lines {
        let ink = Letters::plain(BODY, Tone::Ink);
        drawn
            .scene
            .text(point(STATE, y), Anchor::Start, ink, line.as_str());
        y += LINE;
    }
    let room = width - STATE;
    for line in measure.wrap(&trade.words, SMALL, Weight::Regular, room, 3) {
        let soft = Letters::plain(SMALL, Tone::Soft);
        drawn
            .scene
            .text(point(STATE, y), Anchor::Start, soft, line.as_str());
        y += LINE;
    }
    let head = Frame::new(0.0, top + 1.0, width, y - LINE / 2.0 - top - 1.0);
    let name = format!("{} {}", trade.sentence, trade.words);
    drawn.spot(head, name, None);
    y += 2.0;
    for (proposal, text) in &trade.rows {
        let told = format!("→ {text}");
        let told = measure.cut(&told, SMALL, Weight::Regular, width - STATE);
        let link = Letters::plain(SMALL, Tone::Accent);
        drawn.scene.text(point(STATE, y), Anchor::Start, link, told);
        let frame = Frame::new(STATE - 4.0, y - ROW / 2.0, width - STATE + 4.0, ROW);
        let leads = Action::ShowProposal(proposal.clone());
        drawn.spot(frame, format!("Shows the row: {text}"), Some(leads));
        y += ROW;
    }
    y - ROW / 2.0 + PAD
}
