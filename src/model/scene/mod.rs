//! A picture as plain shapes: what the window paints and what files are written from, so
//! that both show the same.
//!
//! Lengths are points, x to the right and y downwards from the top left. Colours are named
//! by what they stand for ([`Tone`]); who paints says what they look like, so that the same
//! scene comes out in light and dark. What can be followed by a click is listed as
//! [`Spot`]s, each with its name in words, which screen readers speak.

mod build;
mod measure;
mod sign;

pub use measure::Measure;
pub use sign::Sign;

use super::comparison::Relation;

/// A place, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Downwards.
    pub y: f32,
}

/// Returns the point `x` to the right and `y` down.
#[must_use]
pub const fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

/// A rectangle with upright sides.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Frame {
    /// Its top left.
    pub min: Point,
    /// Its bottom right.
    pub max: Point,
}

impl Frame {
    /// Returns the rectangle of a size with its top left at `x`, `y`.
    #[must_use]
    pub const fn new(x: f32, y: f32, width: f32, height: f32) -> Self {
        Self {
            min: point(x, y),
            max: point(x + width, y + height),
        }
    }

    /// Returns its middle.
    #[must_use]
    pub fn centre(&self) -> Point {
        point(
            f32::midpoint(self.min.x, self.max.x),
            f32::midpoint(self.min.y, self.max.y),
        )
    }

    /// Returns its width.
    #[must_use]
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Returns its height.
    #[must_use]
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }
}

/// What a colour stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Behind the picture.
    Card,
    /// Behind everything.
    Ground,
    /// Hairlines.
    Line,
    /// Text.
    Ink,
    /// Secondary text.
    Soft,
    /// What is not there (silence), or says little.
    Faint,
    /// What can be acted on.
    Accent,
    /// What needs a look.
    Warn,
    /// The party at this place of the agenda.
    Party(usize),
    /// The relation whose shape it repeats.
    Relation(Relation),
}

/// A tone at some strength.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paint {
    /// The tone.
    pub tone: Tone,
    /// Its share, the rest being [`Tone::Card`]: 1 is the tone itself.
    pub strength: f32,
}

impl Tone {
    /// Returns the tone at `strength`, from 0 to 1, over the card.
    #[must_use]
    pub const fn at(self, strength: f32) -> Paint {
        Paint {
            tone: self,
            strength,
        }
    }
}

impl From<Tone> for Paint {
    fn from(tone: Tone) -> Self {
        tone.at(1.0)
    }
}

/// The line around or along a shape.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pen {
    /// Its colour.
    pub paint: Paint,
    /// Its width in points.
    pub width: f32,
    /// Whether it is broken into dashes.
    pub dashed: bool,
}

impl Pen {
    /// Returns a whole line.
    #[must_use]
    pub fn new(paint: impl Into<Paint>, width: f32) -> Self {
        Self {
            paint: paint.into(),
            width,
            dashed: false,
        }
    }

    /// Returns the same line in dashes.
    #[must_use]
    pub fn dashed(self) -> Self {
        Self {
            dashed: true,
            ..self
        }
    }

    /// How long dashes, and the gaps between them, are in points.
    pub const DASH: f32 = 3.0;
}

/// The weight of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Ordinary.
    #[default]
    Regular,
    /// Semibold.
    Strong,
}

/// Which end of a text its place is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// How letters look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letters {
    /// Their size in points.
    pub size: f32,
    /// Their weight.
    pub weight: Weight,
    /// Their colour.
    pub paint: Paint,
}

/// One thing to paint.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A rectangle.
    Rect {
        /// Where.
        frame: Frame,
        /// The radius of its corners.
        radius: f32,
        /// What it is filled with.
        fill: Option<Paint>,
        /// The line around it, whose middle runs along the edge.
        pen: Option<Pen>,
    },
    /// A circle.
    Circle {
        /// Its middle.
        centre: Point,
        /// Its radius.
        radius: f32,
        /// What it is filled with.
        fill: Option<Paint>,
        /// The line around it.
        pen: Option<Pen>,
    },
    /// Straight lines from point to point.
    Line {
        /// The points.
        points: Vec<Point>,
        /// The line.
        pen: Pen,
    },
    /// A convex area between points.
    Polygon {
        /// Its corners.
        points: Vec<Point>,
        /// What it is filled with.
        fill: Option<Paint>,
        /// The line around it.
        pen: Option<Pen>,
    },
    /// One line of text.
    Text {
        /// Where its anchor is, at half the height of the line.
        at: Point,
        /// The text, without line breaks.
        text: String,
        /// How it looks.
        letters: Letters,
        /// Which end of it `at` is.
        anchor: Anchor,
    },
}

/// A part of a scene that can be followed, or that has more to say.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Where.
    pub frame: Frame,
    /// What it shows, in words.
    pub name: String,
}

/// A picture. What comes later is painted over what comes before.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Its width in points.
    pub width: f32,
    /// Its height in points.
    pub height: f32,
    /// What is painted.
    pub shapes: Vec<Shape>,
    /// What can be followed, in reading order.
    pub spots: Vec<Spot>,
}

#[cfg(test)]
mod tests;
