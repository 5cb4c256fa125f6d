use super::*;
use crate::model::{Firmness, StanceAttitude};

/// Every letter is 10 points wide.
fn ten(text: &str, _: f32, _: Weight) -> f32 {
    10.0 * text.chars().count() as f32
}

#[test]
fn text_is_cut_to_a_width() {
    let measure = Measure(&ten);
    let check = |width: f32, expected: &str| {
        let cut = measure.cut("Зеленський: no", 12.0, Weight::Regular, width);
        assert_eq!(cut, expected, "{width}");
    };
    check(140.0, "Зеленський: no");
    check(139.0, "Зеленський:…");
    check(40.0, "Зел…");
    check(10.0, "…");
    check(0.0, "…");
}

#[test]
fn text_is_wrapped_between_words() {
    let measure = Measure(&ten);
    let check = |most: usize, expected: &[&str]| {
        let lines = measure.wrap("one two three  four", 12.0, Weight::Regular, 75.0, most);
        assert_eq!(lines, expected, "{most}");
    };
    check(9, &["one two", "three", "four"]);
    check(2, &["one two", "three…"]);
    check(1, &["one tw…"]);
    let long = measure.wrap("incomprehensible so", 12.0, Weight::Regular, 75.0, 3);
    assert_eq!(long, ["incomp…", "so"]);
    assert!(measure.wrap("", 12.0, Weight::Regular, 75.0, 3).is_empty());
}

#[test]
fn a_scene_within_another_is_moved_with_its_spots() {
    let mut inner = Scene::new(10.0, 10.0);
    inner.fill(Frame::new(1.0, 2.0, 3.0, 4.0), 0.0, Tone::Ink);
    let ink = Letters::plain(12.0, Tone::Ink);
    inner.text(point(1.0, 1.0), Anchor::Start, ink, "a");
    inner.spot(Frame::new(0.0, 0.0, 10.0, 10.0), "all");
    let mut outer = Scene::new(50.0, 50.0);
    outer.add(&inner, point(20.0, 30.0));
    let Shape::Rect { frame, .. } = outer.shapes[0] else {
        panic!("a rectangle");
    };
    assert_eq!(frame, Frame::new(21.0, 32.0, 3.0, 4.0));
    assert_eq!(outer.spots[0].frame, Frame::new(20.0, 30.0, 10.0, 10.0));
    assert_eq!(outer.texts().collect::<Vec<_>>(), ["a"]);
}

#[test]
fn signs_stay_around_their_middle_and_differ() {
    let signs = StanceAttitude::ALL
        .iter()
        .map(|a| Sign::Stance(*a))
        .chain([Sign::Others])
        .chain(Firmness::ALL.iter().map(|f| Sign::Firmness(*f)))
        .chain(Relation::ALL.iter().map(|r| Sign::Relation(*r)));
    let centre = point(100.0, 100.0);
    let mut seen: Vec<Vec<Shape>> = Vec::new();
    for sign in signs {
        let shapes = sign.shapes(centre, Tone::Ink.into(), Tone::Line.into());
        let near = |p: &Point| (p.x - 100.0).abs() <= 10.5 && (p.y - 100.0).abs() <= 10.5;
        for shape in &shapes {
            let inside = match shape {
                Shape::Rect { frame, .. } => near(&frame.min) && near(&frame.max),
                Shape::Circle { centre: at, .. } | Shape::Text { at, .. } => near(at),
                Shape::Line { points, .. } | Shape::Polygon { points, .. } => {
                    points.iter().all(near)
                }
            };
            assert!(inside, "{sign:?}: {shape:?}");
        }
        assert!(!seen.contains(&shapes), "{sign:?} looks like another");
        seen.push(shapes);
    }
}
