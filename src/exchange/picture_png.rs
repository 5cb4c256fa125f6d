//! A picture as pixels and as PNG: rendered from its SVG with the program's own letters, so
//! that it looks the same on every computer.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb::Database};

use super::picture::{Colours, Picture, SCALE};
use super::picture_svg;

static LETTERS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut letters = Database::new();
    letters.load_font_data(include_bytes!("../../assets/fonts/Inter-Regular.otf").to_vec());
    letters.load_font_data(include_bytes!("../../assets/fonts/Inter-SemiBold.otf").to_vec());
    Arc::new(letters)
});

/// The pixels of a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    /// How many there are from left to right.
    pub width: u32,
    /// How many there are from top to bottom.
    pub height: u32,
    /// Red, green, blue and opacity of each, row by row.
    pub rgba: Vec<u8>,
}

/// Renders a picture, [`SCALE`] pixels to a point; `None` if it is too large for this
/// computer's memory.
#[must_use]
pub fn pixels(picture: &Picture, colours: Colours<'_>) -> Option<Pixels> {
    let pixmap = render(picture, colours)?;
    let rgba = pixmap
        .pixels()
        .iter()
        .flat_map(|pixel| {
            let c = pixel.demultiply();
            [c.red(), c.green(), c.blue(), c.alpha()]
        })
        .collect();
    Some(Pixels {
        width: pixmap.width(),
        height: pixmap.height(),
        rgba,
    })
}

/// Renders a picture as the bytes of a PNG file; `None` if it is too large.
#[must_use]
pub fn write(picture: &Picture, colours: Colours<'_>) -> Option<Vec<u8>> {
    render(picture, colours)?.encode_png().ok()
}

fn render(picture: &Picture, colours: Colours<'_>) -> Option<Pixmap> {
    let options = Options {
        fontdb: Arc::clone(&LETTERS),
        font_family: "Inter".to_owned(),
        ..Options::default()
    };
    let tree = Tree::from_str(&picture_svg::write(picture, colours), &options).ok()?;
    let (width, height) = picture.pixels();
    let mut pixmap = Pixmap::new(width, height)?;
    resvg::render(
        &tree,
        Transform::from_scale(SCALE, SCALE),
        &mut pixmap.as_mut(),
    );
    Some(pixmap)
}

#[cfg(test)]
mod tests {
    use super::super::picture::Caption;
    use super::*;
    use crate::model::scene::{Anchor, Frame, Letters, Paint, Scene, Tone, point};

    fn colours(paint: Paint) -> [u8; 3] {
        match paint.tone {
            Tone::Card => [255; 3],
            Tone::Accent => [0, 0, 255],
            _ => [0; 3],
        }
    }

    #[test]
    fn shapes_and_letters_are_where_they_belong() {
        let mut scene = Scene::new(100.0, 40.0);
        scene.fill(Frame::new(0.0, 0.0, 20.0, 40.0), 0.0, Tone::Accent);
        let ink = Letters::plain(20.0, Tone::Ink);
        scene.text(point(60.0, 20.0), Anchor::Middle, ink, "Ж");
        let picture = Picture::new(&scene, &Caption::default());
        let pixels = pixels(&picture, &colours).expect("it is small");
        assert_eq!((pixels.width, pixels.height), picture.pixels());
        assert_eq!(pixels.rgba.len() as u32, 4 * pixels.width * pixels.height);
        let moved = picture.scene.shapes.iter().find_map(|shape| match shape {
            crate::model::scene::Shape::Rect { frame, fill, .. }
                if *fill == Some(Tone::Accent.into()) =>
            {
                Some(frame.min)
            }
            _ => None,
        });
        let origin = moved.expect("the rectangle is in the picture");
        let at = |x: f32, y: f32| {
            let (x, y) = ((origin.x + x) * SCALE, (origin.y + y) * SCALE);
            let start = 4 * (y as usize * pixels.width as usize + x as usize);
            [0, 1, 2].map(|n| pixels.rgba[start + n])
        };
        assert_eq!(at(10.0, 20.0), [0, 0, 255]);
        assert_eq!(at(30.0, 20.0), [255; 3]);
        let dark = |x: u8, y: u8| at(f32::from(x), f32::from(y))[0] < 128;
        let letter: Vec<(u8, u8)> = (25..95)
            .flat_map(|x| (0..40).map(move |y| (x, y)))
            .filter(|(x, y)| dark(*x, *y))
            .collect();
        let rows = letter.iter().map(|(_, y)| *y);
        let (top, bottom) = (rows.clone().min(), rows.max());
        let (top, bottom) = top.zip(bottom).expect("the letter is seen");
        // A capital of Inter is 0.73 of its size high and stands around the middle.
        assert!(
            (12..=15).contains(&top) && (25..=29).contains(&bottom),
            "{top} to {bottom}"
        );
        let bytes = write(&picture, &colours).expect("it is small");
        assert_eq!(&bytes[1..4], b"PNG");
        let size = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four"));
        assert_eq!((size(16), size(20)), picture.pixels());
    }
}
