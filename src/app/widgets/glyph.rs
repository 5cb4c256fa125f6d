//! Marks painted as shapes: attitudes, firmness, relations, pencil, warning.

use egui::{Color32, Painter, Pos2, Shape, Stroke, vec2};

use crate::model::scene::{Paint, Sign, Tone, point};
use crate::model::{Firmness, Relation, StanceAttitude, Status};

use super::scene::paint_shape;

/// What shape a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A stance of the party's own, or one set by hand.
    Own(StanceAttitude),
    /// A stance known only from others.
    Others,
}

/// Paints the shape of an attitude around `centre`.
pub(crate) fn attitude(painter: &Painter, centre: Pos2, mark: Mark, colour: Color32) {
    let sign = match mark {
        Mark::Own(attitude) => Sign::Stance(attitude),
        Mark::Others => Sign::Others,
    };
    paint(painter, centre, sign, colour, colour);
}

/// Paints a sign around `centre`, what is not filled of it in `off`.
fn paint(painter: &Painter, centre: Pos2, sign: Sign, ink: Color32, off: Color32) {
    let colours = |paint: Paint| match paint.tone {
        Tone::Ink => ink,
        _ => off,
    };
    for shape in sign.shapes(point(0.0, 0.0), Tone::Ink.into(), Tone::Line.into()) {
        paint_shape(painter, centre, &shape, &colours);
    }
}

/// Returns how much room the bars of firmness take.
pub(crate) fn firmness_width() -> f32 {
    4.0 * 5.5
}

/// Paints four rising bars, filled up to `level`, from `left` on the line whose middle is
/// at `left.y`.
pub(crate) fn firmness(painter: &Painter, left: Pos2, level: Firmness, ink: Color32, off: Color32) {
    let sign = Sign::Firmness(level);
    let centre = left + vec2(sign.width() / 2.0, 0.0);
    paint(painter, centre, sign, ink, off);
}

/// Returns how much room a relation's mark takes.
pub(crate) fn relation_width() -> f32 {
    14.0
}

/// Paints the mark of a relation around `centre`.
pub(crate) fn relation(painter: &Painter, centre: Pos2, relation: Relation, colour: Color32) {
    paint(painter, centre, Sign::Relation(relation), colour, colour);
}

/// Paints a pencil around `centre`: set by hand.
pub(crate) fn pencil(painter: &Painter, centre: Pos2, colour: Color32) {
    let stroke = Stroke::new(1.2, colour);
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let body = vec![at(-4.0, 2.0), at(2.0, -4.0), at(4.0, -2.0), at(-2.0, 4.0)];
    painter.add(Shape::closed_line(body, stroke));
    let tip = vec![at(-4.0, 2.0), at(-5.0, 5.0), at(-2.0, 4.0)];
    painter.add(Shape::convex_polygon(tip, colour, Stroke::NONE));
}

/// Paints a tick around `centre`: switched on.
pub(crate) fn tick(painter: &Painter, centre: Pos2, colour: Color32) {
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let points = vec![at(-4.5, 0.5), at(-1.5, 3.5), at(4.5, -3.5)];
    painter.add(Shape::line(points, Stroke::new(1.8, colour)));
}

/// Returns how many ticks a status has: none while only the machine has read it.
pub(crate) fn ticks(status: Status) -> u8 {
    match status {
        Status::Machine => 0,
        Status::Reviewed => 1,
        Status::Verified => 2,
    }
}

/// Returns how much room the ticks of a status take.
pub(crate) fn ticks_width(ticks: u8) -> f32 {
    match ticks {
        0 => 0.0,
        n => 9.0 + 4.0 * f32::from(n),
    }
}

/// Paints the ticks of a status from `left` on the line whose middle is at `left.y`.
pub(crate) fn status(painter: &Painter, left: Pos2, ticks: u8, colour: Color32) {
    for n in 0..ticks {
        let at = |x: f32, y: f32| left + vec2(5.0 + 4.0 * f32::from(n) + x, y);
        let points = vec![at(-4.0, 0.5), at(-1.5, 3.0), at(4.0, -3.5)];
        painter.add(Shape::line(points, Stroke::new(1.5, colour)));
    }
}

/// Paints a warning sign around `centre`.
pub(crate) fn warning(painter: &Painter, centre: Pos2, colour: Color32) {
    let stroke = Stroke::new(1.3, colour);
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let sides = vec![at(0.0, -5.0), at(5.5, 4.5), at(-5.5, 4.5)];
    painter.add(Shape::closed_line(sides, stroke));
    painter.line_segment([at(0.0, -1.8), at(0.0, 1.2)], stroke);
    painter.circle_filled(at(0.0, 2.9), 0.7, colour);
}

/// Paints the triangle of a head that folds.
pub(crate) fn triangle(painter: &Painter, centre: Pos2, open: bool, colour: Color32) {
    let at = |x: f32, y: f32| centre + vec2(x, y);
    let corners = if open {
        vec![at(-4.0, -2.0), at(4.0, -2.0), at(0.0, 3.5)]
    } else {
        vec![at(-2.0, -4.0), at(3.5, 0.0), at(-2.0, 4.0)]
    };
    painter.add(Shape::convex_polygon(corners, colour, Stroke::NONE));
}
