//! In how many pairs of utterances two parties say the same, and the opposite: a row a pair
//! of parties, whose bars grow from
//! the middle to both sides.

use crate::model::scene::{Anchor, Frame, Letters, Measure, Pen, Tone, Weight, point};

use super::super::super::state::Action;
use super::data::{Data, Tie};
use super::draw::{BODY, Drawn, SMALL, TINY};

const ROW: f32 = 28.0;
const TOP: f32 = 22.0;
/// Room for a number beside a bar.
const NUMBER: f32 = 40.0;

/// Draws the first `most` pairs for `width` points.
pub(super) fn draw(data: &Data, width: f32, most: usize, measure: Measure<'_>) -> Drawn {
    let mut drawn = Drawn::new(width);
    let left = (width * 0.36).min(300.0);
    let middle = f32::midpoint(left, width);
    let reach = (width - left) / 2.0 - NUMBER;
    let largest = data.ties.iter().map(|tie| tie.same.max(tie.opposite));
    let unit = reach / largest.max().unwrap_or(1).max(1) as f32;
    let soft = Letters::plain(TINY, Tone::Soft);
    let ends = [
        (middle - 8.0, Anchor::End, "say the opposite"),
        (middle + 8.0, Anchor::Start, "say the same"),
    ];
    for (x, anchor, text) in ends {
        let text = measure.cut(text, TINY, Weight::Regular, reach + NUMBER - 8.0);
        drawn.scene.text(point(x, TOP / 2.0), anchor, soft, text);
    }
    let shown = data.ties.iter().take(most);
    for (row, tie) in shown.enumerate() {
        let top = TOP + row as f32 * ROW;
        drawn.scene.line(
            &[point(0.0, top), point(width, top)],
            Pen::new(Tone::Line, 1.0),
        );
        let name = names(data, tie);
        let name = measure.cut(&name, BODY, Weight::Regular, left - 16.0);
        let ink = Letters::plain(BODY, Tone::Ink);
        let at = point(0.0, top + ROW / 2.0);
        drawn.scene.text(at, Anchor::Start, ink, name);
        bars(&mut drawn, tie, middle, top + ROW / 2.0, unit);
        let (a, b) = (&data.parties[tie.a].id, &data.parties[tie.b].id);
        let leads = Action::ShowPair(a.clone(), b.clone());
        let frame = Frame::new(0.0, top, width, ROW);
        drawn.spot(frame, tie.sentence.as_str(), Some(leads));
    }
    let rows = data.ties.len().min(most) as f32;
    drawn.scene.height = TOP + rows * ROW;
    let axis = [point(middle, TOP), point(middle, TOP + rows * ROW)];
    drawn.scene.line(&axis, Pen::new(Tone::Soft, 1.0));
    drawn
}

fn names(data: &Data, tie: &Tie) -> String {
    let (a, b) = (&data.parties[tie.a].name, &data.parties[tie.b].name);
    format!("{a} – {b}")
}

/// Opposite: an outline to the left. Same: filled, to the right.
fn bars(drawn: &mut Drawn, tie: &Tie, middle: f32, y: f32, unit: f32) {
    let (opposite, same) = (tie.opposite as f32 * unit, tie.same as f32 * unit);
    let scene = &mut drawn.scene;
    if opposite > 0.0 {
        let bar = Frame::new(middle - opposite, y - 5.0, opposite, 10.0);
        scene.outline(bar, 1.0, Pen::new(Tone::Accent, 1.4));
    }
    if same > 0.0 {
        let bar = Frame::new(middle, y - 5.0, same, 10.0);
        scene.fill(bar, 1.0, Tone::Accent);
    }
    for (n, x, anchor) in [
        (tie.opposite, middle - opposite - 6.0, Anchor::End),
        (tie.same, middle + same + 6.0, Anchor::Start),
    ] {
        let tone = if n == 0 { Tone::Faint } else { Tone::Ink };
        let letters = Letters::plain(SMALL, tone);
        scene.text(point(x, y), anchor, letters, n.to_string());
    }
}
