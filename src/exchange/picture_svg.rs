//! A picture as SVG: one file that stands alone, its text still text.
//!
//! Spots are written as areas that show nothing but have a title, which browsers tell under
//! the pointer and screen readers speak.

use std::fmt::Write as _;

use super::escape::html;
use super::picture::{Colours, Picture, is_seen};
use crate::model::scene::{Anchor, Frame, Letters, Paint, Pen, Point, Shape, Spot, Weight};

/// How far the line on which letters stand lies below half the height of their line, as a
/// share of their size: half of what Inter rises above less half of what it hangs below, from
/// its table of metrics (1984 and 494 of 2048).
const BASELINE: f32 = (1984.0 - 494.0) / 2048.0 / 2.0;

/// Writes a picture.
#[must_use]
pub fn write(picture: &Picture, colours: Colours<'_>) -> String {
    let scene = &picture.scene;
    let (width, height) = (number(scene.width), number(scene.height));
    let title = html(&picture.title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title\" \
         font-family=\"Inter, Helvetica, Arial, sans-serif\">\n<title id=\"title\">{title}</title>\n"
    );
    for shape in scene.shapes.iter().filter(|shape| is_seen(shape)) {
        self::shape(&mut out, shape, colours);
    }
    for spot in &scene.spots {
        self::spot(&mut out, spot);
    }
    out.push_str("</svg>\n");
    out
}

fn shape(out: &mut String, shape: &Shape, colours: Colours<'_>) {
    match shape {
        Shape::Rect {
            frame,
            radius,
            fill,
            pen,
        } => {
            let radius = if *radius > 0.0 {
                format!(" rx=\"{}\"", number(*radius))
            } else {
                String::new()
            };
            let look = look(fill.as_ref(), pen.as_ref(), colours);
            put(out, format_args!("<rect {}{radius}{look}/>", place(frame)));
        }
        Shape::Circle {
            centre,
            radius,
            fill,
            pen,
        } => {
            let look = look(fill.as_ref(), pen.as_ref(), colours);
            let (x, y, radius) = (number(centre.x), number(centre.y), number(*radius));
            put(
                out,
                format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{look}/>"),
            );
        }
        Shape::Line { points, pen } => {
            let look = look(None, Some(pen), colours);
            let points = self::points(points);
            put(out, format_args!("<polyline points=\"{points}\"{look}/>"));
        }
        Shape::Polygon { points, fill, pen } => {
            let look = look(fill.as_ref(), pen.as_ref(), colours);
            let points = self::points(points);
            put(out, format_args!("<polygon points=\"{points}\"{look}/>"));
        }
        Shape::Text {
            at,
            text,
            letters,
            anchor,
        } => self::text(out, *at, text, letters, *anchor, colours),
    }
}

fn text(
    out: &mut String,
    at: Point,
    text: &str,
    letters: &Letters,
    anchor: Anchor,
    colours: Colours<'_>,
) {
    let anchor = match anchor {
        Anchor::Start => "",
        Anchor::Middle => " text-anchor=\"middle\"",
        Anchor::End => " text-anchor=\"end\"",
    };
    let weight = match letters.weight {
        Weight::Regular => "",
        Weight::Strong => " font-weight=\"600\"",
    };
    let (x, y) = (number(at.x), number(at.y + BASELINE * letters.size));
    let (size, fill) = (number(letters.size), colour(letters.paint, colours));
    let text = html(text);
    put(
        out,
        format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor} fill=\"{fill}\">{text}</text>"
        ),
    );
}

fn spot(out: &mut String, spot: &Spot) {
    let (place, name) = (place(&spot.frame), html(&spot.name));
    put(
        out,
        format_args!(
            "<rect {place} fill=\"none\" pointer-events=\"all\"><title>{name}</title></rect>"
        ),
    );
}

fn put(out: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{line}");
}

fn place(frame: &Frame) -> String {
    format!(
        "x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
        number(frame.min.x),
        number(frame.min.y),
        number(frame.width().max(0.0)),
        number(frame.height().max(0.0)),
    )
}

fn points(points: &[Point]) -> String {
    let each: Vec<String> = points
        .iter()
        .map(|at| format!("{},{}", number(at.x), number(at.y)))
        .collect();
    each.join(" ")
}

fn look(fill: Option<&Paint>, pen: Option<&Pen>, colours: Colours<'_>) -> String {
    let fill = fill.map_or_else(|| "none".to_owned(), |paint| colour(*paint, colours));
    let mut look = format!(" fill=\"{fill}\"");
    if let Some(pen) = pen {
        let (stroke, width) = (colour(pen.paint, colours), number(pen.width));
        let _ = write!(look, " stroke=\"{stroke}\" stroke-width=\"{width}\"");
        if pen.dashed {
            let _ = write!(look, " stroke-dasharray=\"{}\"", number(Pen::DASH));
        }
    }
    look
}

fn colour(paint: Paint, colours: Colours<'_>) -> String {
    let [red, green, blue] = colours(paint);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Returns a length to a hundredth of a point, as short as it can be written.
fn number(length: f32) -> String {
    let rounded = (f64::from(length) * 100.0).round() / 100.0;
    // A number that is none has no place in a picture; nought is nowhere near a wrong one.
    let rounded = if rounded.is_finite() {
        rounded + 0.0
    } else {
        0.0
    };
    format!("{rounded}")
}

#[cfg(test)]
mod tests {
    use super::super::picture::Caption;
    use super::*;
    use crate::model::scene::{Scene, Sign, Tone, point};
    use crate::model::{Relation, StanceAttitude};

    fn colours(paint: Paint) -> [u8; 3] {
        match paint.tone {
            Tone::Card => [255; 3],
            Tone::Ink => [0; 3],
            _ => [(paint.strength * 128.0) as u8; 3],
        }
    }

    fn picture() -> Picture {
        let mut scene = Scene::new(200.0, 40.0);
        scene.fill(Frame::new(0.0, 0.0, 50.0, 10.0), 2.0, Tone::Accent.at(0.5));
        scene.line(
            &[point(0.0, 0.0), point(1.0 / 3.0, f32::NAN)],
            Pen::new(Tone::Line, 1.0).dashed(),
        );
        let ink = Letters::strong(12.0, Tone::Ink);
        scene.text(point(10.0, 20.0), Anchor::End, ink, "R&D <“не”>");
        scene.text(point(10.0, 20.0), Anchor::End, ink, " ");
        for sign in [
            Sign::Stance(StanceAttitude::Conditional),
            Sign::Relation(Relation::Deadlock),
        ] {
            scene.sign(point(60.0, 20.0), sign, Tone::Ink, Tone::Line);
        }
        scene.spot(Frame::new(0.0, 0.0, 50.0, 10.0), "A & B: 50 %");
        Picture::new(
            &scene,
            &Caption {
                title: "Agreement".to_owned(),
                head: vec!["Agree-".to_owned(), "ment".to_owned()],
                told: vec!["How far two agree".to_owned()],
                foot: vec!["Made up".to_owned()],
            },
        )
    }

    #[test]
    fn everything_is_written_and_nothing_gets_through() {
        let svg = write(&picture(), &colours);
        for part in [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"248\"",
            "<title id=\"title\">Agreement</title>",
            "rx=\"2\" fill=\"#404040\"/>",
            "stroke-dasharray=\"3\"",
            "text-anchor=\"end\"",
            ">R&amp;D &lt;“не”&gt;</text>",
            ">Agree-</text>",
            ">ment</text>",
            ">How far two agree</text>",
            ">Made up</text>",
            "<title>A &amp; B: 50 %</title>",
            "<polygon ",
            "<circle ",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        assert!(!svg.contains("NaN"));
        assert_eq!(svg.matches("<text").count(), 5, "an empty text is none");
    }

    #[cfg(feature = "gui")]
    #[test]
    fn it_is_read_by_another_program_as_large_as_it_is() {
        let picture = picture();
        let svg = write(&picture, &colours);
        let tree =
            resvg::usvg::Tree::from_str(&svg, &resvg::usvg::Options::default()).expect("valid SVG");
        let size = tree.size();
        assert!((size.width() - picture.scene.width).abs() < 0.01);
        assert!((size.height() - picture.scene.height).abs() < 0.01);
    }

    #[test]
    fn numbers_are_short() {
        for (length, expected) in [
            (1.0, "1"),
            (-0.001, "0"),
            (2.0 / 3.0, "0.67"),
            (f32::INFINITY, "0"),
        ] {
            assert_eq!(number(length), expected);
        }
    }
}
