//! Marks painted as shapes: attitudes, firmness, relations, pencil, warning.

use std::f32::consts::TAU;

use egui::{Align2, Color32, Painter, Pos2, Rect, Shape, Stroke, pos2, vec2};

use crate::model::{Firmness, Relation, StanceAttitude, Status};

use super::super::theme;

/// What shape a cell has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// A stance of the party's own, or one set by hand.
    Own(StanceAttitude),
    /// A stance known only from others.
    Others,
}

const RADIUS: f32 = 4.5;

/// Paints the shape of an attitude around `centre`.
pub(crate) fn attitude(painter: &Painter, centre: Pos2, mark: Mark, colour: Color32) {
    let thin = Stroke::new(1.5, colour);
    let thick = Stroke::new(2.2, colour);
    let arm = RADIUS - 0.8;
    match mark {
        Mark::Others => {
            painter.circle_stroke(centre, RADIUS - 0.5, thin);
        }
        Mark::Own(StanceAttitude::Support) => {
            painter.circle_filled(centre, RADIUS, colour);
        }
        Mark::Own(StanceAttitude::Conditional) => {
            let half: Vec<Pos2> = arc(centre, RADIUS, 0.25 * TAU, 0.75 * TAU);
            painter.add(Shape::convex_polygon(half, colour, Stroke::NONE));
            painter.circle_stroke(centre, RADIUS - 0.5, thin);
        }
        Mark::Own(StanceAttitude::Unclear) => {
            for part in 0..5_u8 {
                let from = TAU * f32::from(part) / 5.0;
                painter.add(Shape::line(
                    arc(centre, RADIUS - 0.3, from, from + TAU * 0.125),
                    thin,
                ));
            }
        }
        Mark::Own(StanceAttitude::Oppose) => {
            for way in [vec2(arm, arm), vec2(arm, -arm)] {
                painter.line_segment([centre - way, centre + way], thick);
            }
        }
        Mark::Own(StanceAttitude::Mixed) => {
            for way in [vec2(RADIUS, 0.0), vec2(0.0, RADIUS)] {
                painter.line_segment([centre - way, centre + way], thick);
            }
        }
    }
}

fn arc(centre: Pos2, radius: f32, from: f32, to: f32) -> Vec<Pos2> {
    (0..=12_u8)
        .map(|step| {
            let angle = from + (to - from) * f32::from(step) / 12.0;
            centre + radius * vec2(angle.cos(), angle.sin())
        })
        .collect()
}

/// Returns how much room the bars of firmness take.
pub(crate) fn firmness_width() -> f32 {
    4.0 * 5.5
}

/// Paints four rising bars, filled up to `level`, from `left` on the line whose middle is
/// at `left.y`.
pub(crate) fn firmness(painter: &Painter, left: Pos2, level: Firmness, ink: Color32, off: Color32) {
    let filled = match level {
        Firmness::Tentative => 1,
        Firmness::Plain => 2,
        Firmness::Firm => 3,
        Firmness::RedLine => 4,
    };
    let bottom = left.y + 4.5;
    for (index, height) in [3.0, 5.0, 7.0, 9.0].into_iter().enumerate() {
        let x = left.x + 5.5 * index as f32;
        let bar = Rect::from_min_max(pos2(x, bottom - height), pos2(x + 4.0, bottom));
        let colour = if index < filled { ink } else { off };
        painter.rect_filled(bar, 1.0, colour);
    }
}

/// Returns how much room a relation's mark takes.
pub(crate) fn relation_width() -> f32 {
    14.0
}

/// Paints the mark of a relation around `centre`.
pub(crate) fn relation(painter: &Painter, centre: Pos2, relation: Relation, colour: Color32) {
    let stroke = Stroke::new(1.4, colour);
    let diamond = |radius: f32| {
        [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
            .map(|(x, y)| centre + radius * vec2(x, y))
            .to_vec()
    };
    let sign = |text: &str| {
        let font = theme::strong_font(14.0);
        painter.text(centre, Align2::CENTER_CENTER, text, font, colour);
    };
    match relation {
        Relation::Deadlock => {
            painter.add(Shape::convex_polygon(diamond(6.0), colour, Stroke::NONE));
        }
        Relation::Conflict => {
            painter.add(Shape::closed_line(diamond(5.2), stroke));
        }
        Relation::Consensus => sign("="),
        Relation::Bridgeable => sign("≈"),
        Relation::SoftGap => sign("–"),
        Relation::Untested => sign("·"),
        Relation::Open => {
            painter.circle_stroke(centre, 4.2, stroke);
        }
        Relation::CommonRejection => {
            for x in [-3.2, 3.2] {
                let middle = centre + vec2(x, 0.0);
                for way in [vec2(2.2, 2.2), vec2(2.2, -2.2)] {
                    painter.line_segment([middle - way, middle + way], stroke);
                }
            }
        }
    }
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
