//! The signs of the table as shapes: attitudes, firmness, relations.

use std::f32::consts::TAU;

use super::{Anchor, Frame, Letters, Paint, Pen, Point, Shape, point};
use crate::model::{Firmness, Relation, StanceAttitude};

/// A sign of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// A stance of the party's own, or one set by hand.
    Stance(StanceAttitude),
    /// A stance known only from others.
    Others,
    /// Four rising bars, filled as far as a stance is firm.
    Firmness(Firmness),
    /// How the stances on a proposal stand to each other.
    Relation(Relation),
}

const RADIUS: f32 = 4.5;

impl Sign {
    /// Returns how much room it takes from left to right.
    #[must_use]
    pub fn width(self) -> f32 {
        match self {
            Self::Stance(_) | Self::Others => 2.0 * RADIUS,
            Self::Firmness(_) => 20.5,
            Self::Relation(_) => 14.0,
        }
    }

    /// Returns its shapes around `centre`; `off` is the colour of what is not filled.
    #[must_use]
    pub fn shapes(self, centre: Point, ink: Paint, off: Paint) -> Vec<Shape> {
        match self {
            Self::Stance(attitude) => stance(attitude, centre, ink),
            Self::Others => vec![ring(centre, RADIUS - 0.5, Pen::new(ink, 1.5))],
            Self::Firmness(level) => firmness(level, centre, ink, off),
            Self::Relation(kind) => relation(kind, centre, ink),
        }
    }
}

fn stance(attitude: StanceAttitude, centre: Point, ink: Paint) -> Vec<Shape> {
    let thin = Pen::new(ink, 1.5);
    let thick = Pen::new(ink, 2.2);
    match attitude {
        StanceAttitude::Support => vec![disc(centre, RADIUS, ink)],
        StanceAttitude::Conditional => {
            let half = arc(centre, RADIUS, 0.25 * TAU, 0.75 * TAU);
            vec![area(half, ink), ring(centre, RADIUS - 0.5, thin)]
        }
        StanceAttitude::Unclear => (0..5_u8)
            .map(|part| {
                let from = TAU * f32::from(part) / 5.0;
                let points = arc(centre, RADIUS - 0.3, from, from + TAU * 0.125);
                Shape::Line { points, pen: thin }
            })
            .collect(),
        StanceAttitude::Oppose => {
            let arm = RADIUS - 0.8;
            cross(centre, [point(arm, arm), point(arm, -arm)], thick)
        }
        StanceAttitude::Mixed => cross(centre, [point(RADIUS, 0.0), point(0.0, RADIUS)], thick),
    }
}

fn firmness(level: Firmness, centre: Point, ink: Paint, off: Paint) -> Vec<Shape> {
    let filled = match level {
        Firmness::Tentative => 1,
        Firmness::Plain => 2,
        Firmness::Firm => 3,
        Firmness::RedLine => 4,
    };
    let left = centre.x - Sign::Firmness(level).width() / 2.0;
    let bottom = centre.y + 4.5;
    [3.0, 5.0, 7.0, 9.0]
        .into_iter()
        .enumerate()
        .map(|(index, height)| Shape::Rect {
            frame: Frame::new(left + 5.5 * index as f32, bottom - height, 4.0, height),
            radius: 1.0,
            fill: Some(if index < filled { ink } else { off }),
            pen: None,
        })
        .collect()
}

fn relation(relation: Relation, centre: Point, ink: Paint) -> Vec<Shape> {
    let pen = Pen::new(ink, 1.4);
    let diamond = |radius: f32| {
        [(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
            .map(|(x, y)| centre.moved(point(radius * x, radius * y)))
            .to_vec()
    };
    let letter = |text: &str| {
        vec![Shape::Text {
            at: centre,
            text: text.to_owned(),
            letters: Letters::strong(14.0, ink),
            anchor: Anchor::Middle,
        }]
    };
    match relation {
        Relation::Deadlock => vec![area(diamond(6.0), ink)],
        Relation::Conflict => vec![Shape::Polygon {
            points: diamond(5.2),
            fill: None,
            pen: Some(pen),
        }],
        Relation::Consensus => letter("="),
        Relation::Bridgeable => letter("≈"),
        Relation::SoftGap => letter("–"),
        Relation::Untested => letter("·"),
        Relation::Open => vec![ring(centre, 4.2, pen)],
        Relation::CommonRejection => [-3.2, 3.2]
            .into_iter()
            .flat_map(|x| {
                let middle = centre.moved(point(x, 0.0));
                cross(middle, [point(2.2, 2.2), point(2.2, -2.2)], pen)
            })
            .collect(),
    }
}

fn disc(centre: Point, radius: f32, ink: Paint) -> Shape {
    Shape::Circle {
        centre,
        radius,
        fill: Some(ink),
        pen: None,
    }
}

fn ring(centre: Point, radius: f32, pen: Pen) -> Shape {
    Shape::Circle {
        centre,
        radius,
        fill: None,
        pen: Some(pen),
    }
}

fn area(points: Vec<Point>, ink: Paint) -> Shape {
    Shape::Polygon {
        points,
        fill: Some(ink),
        pen: None,
    }
}

fn cross(centre: Point, ways: [Point; 2], pen: Pen) -> Vec<Shape> {
    ways.into_iter()
        .map(|way| Shape::Line {
            points: vec![centre.moved(point(-way.x, -way.y)), centre.moved(way)],
            pen,
        })
        .collect()
}

fn arc(centre: Point, radius: f32, from: f32, to: f32) -> Vec<Point> {
    (0..=12_u8)
        .map(|step| {
            let angle = from + (to - from) * f32::from(step) / 12.0;
            centre.moved(point(radius * angle.cos(), radius * angle.sin()))
        })
        .collect()
}
