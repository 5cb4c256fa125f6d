//! Pictures of what a case shows, for a file or the clipboard.

use std::path::Path;

use crate::exchange::{picture, picture_png, picture_svg};
use crate::model::Problem;
use crate::model::scene::{Paint, Scene};
use crate::store;

/// The formats of a picture's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PictureFormat {
    /// Pixels.
    Png,
    /// Shapes and text.
    Svg,
}

impl PictureFormat {
    /// Returns the ending of its files, without the dot.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Png => "png",
            Self::Svg => "svg",
        }
    }
}

/// A picture that stands alone, with its colours: red, green and blue of a paint.
#[derive(Clone, Debug)]
pub struct Picture {
    picture: picture::Picture,
    colours: fn(Paint) -> [u8; 3],
}

pub use picture::Caption;

/// The size in points of the lines of a picture's title.
pub const TITLE_SIZE: f32 = picture::TITLE;
/// The size in points of the lines below a picture's title.
pub const TOLD_SIZE: f32 = picture::TOLD;
/// The size in points of the lines at a picture's foot.
pub const FOOT_SIZE: f32 = picture::FOOT;

/// Pixels: how many from left to right, how many from top to bottom, and red, green, blue and
/// opacity of each, row by row.
pub type Pixels = (u32, u32, Vec<u8>);

impl Picture {
    /// Returns the picture of a scene with its title above it and its foot below.
    #[must_use]
    pub fn new(scene: &Scene, caption: &Caption, colours: fn(Paint) -> [u8; 3]) -> Self {
        Self {
            picture: picture::Picture::new(scene, caption),
            colours,
        }
    }

    /// Returns what it shows, in a few words.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.picture.title
    }

    /// Returns its pixels.
    ///
    /// # Errors
    ///
    /// It is too large.
    pub fn pixels(&self) -> Result<Pixels, Problem> {
        let pixels = picture_png::pixels(&self.picture, &self.colours);
        let pixels = pixels.ok_or_else(|| too_large(""))?;
        Ok((pixels.width, pixels.height, pixels.rgba))
    }

    /// Writes it to a file; over one that is there already only with `replace`.
    ///
    /// # Errors
    ///
    /// It is too large, the file is there already, or writing failed; what was there before is then whole.
    pub fn save(&self, path: &Path, format: PictureFormat, replace: bool) -> Result<(), Problem> {
        let bytes = match format {
            PictureFormat::Svg => picture_svg::write(&self.picture, &self.colours).into_bytes(),
            PictureFormat::Png => picture_png::write(&self.picture, &self.colours)
                .ok_or_else(|| too_large(&path.display().to_string()))?,
        };
        store::write_file(path, &bytes, replace)
    }
}

fn too_large(place: &str) -> Problem {
    Problem::new(
        place,
        "The picture is too large to be drawn.",
        "Show fewer parties, or save it as SVG.",
    )
}
