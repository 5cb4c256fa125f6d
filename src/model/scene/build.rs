//! Short ways to add shapes to a scene, and to move them.

use super::{Anchor, Frame, Letters, Paint, Pen, Point, Scene, Shape, Sign, Spot, Weight, point};

impl Letters {
    /// Returns letters of ordinary weight.
    #[must_use]
    pub fn plain(size: f32, paint: impl Into<Paint>) -> Self {
        Self {
            size,
            weight: Weight::Regular,
            paint: paint.into(),
        }
    }

    /// Returns semibold letters.
    #[must_use]
    pub fn strong(size: f32, paint: impl Into<Paint>) -> Self {
        Self {
            weight: Weight::Strong,
            ..Self::plain(size, paint)
        }
    }
}

impl Scene {
    /// Returns an empty picture.
    #[must_use]
    pub fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            ..Self::default()
        }
    }

    /// Adds a filled rectangle.
    pub fn fill(&mut self, frame: Frame, radius: f32, paint: impl Into<Paint>) {
        self.shapes.push(Shape::Rect {
            frame,
            radius,
            fill: Some(paint.into()),
            pen: None,
        });
    }

    /// Adds the outline of a rectangle.
    pub fn outline(&mut self, frame: Frame, radius: f32, pen: Pen) {
        self.shapes.push(Shape::Rect {
            frame,
            radius,
            fill: None,
            pen: Some(pen),
        });
    }

    /// Adds a line from point to point.
    pub fn line(&mut self, points: &[Point], pen: Pen) {
        let points = points.to_vec();
        self.shapes.push(Shape::Line { points, pen });
    }

    /// Adds a text whose anchor is at `at`, at half the height of the line.
    pub fn text(&mut self, at: Point, anchor: Anchor, letters: Letters, text: impl Into<String>) {
        self.shapes.push(Shape::Text {
            at,
            text: text.into(),
            letters,
            anchor,
        });
    }

    /// Adds a sign around `centre`; `off` is the colour of what is not filled.
    pub fn sign(
        &mut self,
        centre: Point,
        sign: Sign,
        ink: impl Into<Paint>,
        off: impl Into<Paint>,
    ) {
        self.shapes
            .extend(sign.shapes(centre, ink.into(), off.into()));
    }

    /// Adds a part that can be followed and returns its place in the list.
    pub fn spot(&mut self, frame: Frame, name: impl Into<String>) -> usize {
        self.spots.push(Spot {
            frame,
            name: name.into(),
        });
        self.spots.len() - 1
    }

    /// Adds all of another picture, its top left at `at`.
    pub fn add(&mut self, other: &Self, at: Point) {
        let moved = |shape: &Shape| {
            let mut shape = shape.clone();
            shape.move_by(at);
            shape
        };
        self.shapes.extend(other.shapes.iter().map(moved));
        self.spots.extend(other.spots.iter().map(|spot| Spot {
            frame: spot.frame.moved(at),
            name: spot.name.clone(),
        }));
    }

    /// Returns all texts in the order in which they are painted.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.shapes.iter().filter_map(|shape| match shape {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        })
    }
}

impl Frame {
    /// Returns the rectangle moved by `by`.
    #[must_use]
    pub fn moved(self, by: Point) -> Self {
        Self {
            min: self.min.moved(by),
            max: self.max.moved(by),
        }
    }
}

impl Point {
    /// Returns the point moved by `by`.
    #[must_use]
    pub const fn moved(self, by: Self) -> Self {
        point(self.x + by.x, self.y + by.y)
    }
}

impl Shape {
    /// Moves the shape by `by`.
    pub fn move_by(&mut self, by: Point) {
        match self {
            Self::Rect { frame, .. } => *frame = frame.moved(by),
            Self::Circle { centre: at, .. } | Self::Text { at, .. } => *at = at.moved(by),
            Self::Line { points, .. } | Self::Polygon { points, .. } => {
                for at in points {
                    *at = at.moved(by);
                }
            }
        }
    }
}
