//! A scene as a picture that stands alone: with its head and its foot, and what its colours
//! are.

use crate::model::scene::{Anchor, Frame, Letters, Paint, Scene, Shape, Tone, point};

/// A picture for a file or the clipboard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// What it shows, with head and foot.
    pub scene: Scene,
    /// What it shows, in a few words.
    pub title: String,
}

/// What stands around a scene in a picture that stands alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caption {
    /// What it shows, in a few words.
    pub title: String,
    /// The title, in lines that fit.
    pub head: Vec<String>,
    /// What one is looking at, in lines that fit.
    pub told: Vec<String>,
    /// Where it comes from and when, and what to be careful of, in lines that fit.
    pub foot: Vec<String>,
}

/// The room around everything.
const MARGIN: f32 = 24.0;
/// The size of the lines of the title.
pub const TITLE: f32 = 17.0;
const TITLE_STEP: f32 = TITLE * 1.4;
/// The size of the lines below the title.
pub const TOLD: f32 = 12.0;
/// The size of the lines at the foot.
pub const FOOT: f32 = 10.5;
/// How many pixels an image has to a point.
pub const SCALE: f32 = 2.0;

impl Picture {
    /// Returns the picture of a scene below its title and above its foot.
    #[must_use]
    pub fn new(scene: &Scene, caption: &Caption) -> Self {
        let (told, foot) = (caption.told.len() as f32, caption.foot.len() as f32);
        let under = MARGIN + caption.head.len() as f32 * TITLE_STEP;
        let top = under + told * TOLD * 1.4 + 12.0;
        let below = top + scene.height + 16.0;
        let height = (below + foot * FOOT * 1.45 + MARGIN).ceil();
        let mut all = Scene::new((scene.width + 2.0 * MARGIN).ceil(), height);
        let whole = Frame::new(0.0, 0.0, all.width, all.height);
        all.fill(whole, 0.0, Tone::Card);
        for (n, line) in caption.head.iter().enumerate() {
            let at = point(MARGIN, MARGIN + TITLE * 0.6 + n as f32 * TITLE_STEP);
            let letters = Letters::strong(TITLE, Tone::Ink);
            all.text(at, Anchor::Start, letters, line.as_str());
        }
        let lines = |all: &mut Scene, lines: &[String], top: f32, size: f32, step: f32| {
            for (n, line) in lines.iter().enumerate() {
                let at = point(MARGIN, top + (n as f32 + 0.5) * step);
                let letters = Letters::plain(size, Tone::Soft);
                all.text(at, Anchor::Start, letters, line.as_str());
            }
        };
        lines(&mut all, &caption.told, under, TOLD, TOLD * 1.4);
        all.add(scene, point(MARGIN, top));
        lines(&mut all, &caption.foot, below, FOOT, FOOT * 1.45);
        Self {
            scene: all,
            title: caption.title.clone(),
        }
    }

    /// Returns its size in pixels, width first.
    #[must_use]
    pub fn pixels(&self) -> (u32, u32) {
        let of = |points: f32| (points * SCALE).ceil().max(1.0) as u32;
        (of(self.scene.width), of(self.scene.height))
    }
}

/// Tells the red, green and blue of a paint.
pub type Colours<'a> = &'a dyn Fn(Paint) -> [u8; 3];

/// Says whether a shape leaves any trace.
pub(super) fn is_seen(shape: &Shape) -> bool {
    match shape {
        Shape::Rect { fill, pen, .. }
        | Shape::Circle { fill, pen, .. }
        | Shape::Polygon { fill, pen, .. } => fill.is_some() || pen.is_some(),
        Shape::Line { points, .. } => points.len() > 1,
        Shape::Text { text, .. } => !text.trim().is_empty(),
    }
}
