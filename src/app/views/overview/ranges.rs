//! Ranges: a rail a scale, with a lane a party: what it accepts as a bar, arrows where that
//! is open, its target as a diamond; what all accept is shaded, a gap is measured.

use crate::compare;
use crate::model::scene::{
    Anchor, Frame, Letters, Measure, Pen, Point, Shape, Tone, Weight, point,
};

use super::super::super::state::Action;
use super::data::{Data, Lane, RailData};
use super::draw::{BODY, Drawn, SMALL, TINY, row_head};

const LANE: f32 = 32.0;
const AXIS: f32 = 22.0;
/// Between one rail and the next.
const GAP: f32 = 26.0;

/// Where a number lies between two ends of the drawing.
struct Axis {
    low: f64,
    high: f64,
    left: f32,
    right: f32,
}

/// Draws all rails for `width` points.
pub(super) fn draw(data: &Data, width: f32, measure: Measure<'_>) -> Drawn {
    let mut drawn = Drawn::new(width);
    let mut top = 0.0;
    for rail in &data.rails {
        top = self::rail(&mut drawn, rail, top, measure) + GAP;
    }
    drawn.scene.height = (top - GAP).max(0.0);
    drawn
}

/// Draws a rail from `top` down and returns where it ends.
fn rail(drawn: &mut Drawn, data: &RailData, top: f32, measure: Measure<'_>) -> f32 {
    let width = drawn.scene.width;
    let title = format!("{}, {}", data.title, data.rail.scale.unit);
    let title = measure.cut(&title, BODY, Weight::Strong, width);
    let letters = Letters::strong(BODY, Tone::Ink);
    let at = point(0.0, top + 9.0);
    drawn.scene.text(at, Anchor::Start, letters, title);
    let mut y = top + 24.0;
    for line in measure.wrap(&data.rail.sentence, SMALL, Weight::Regular, width, 4) {
        let letters = Letters::plain(SMALL, Tone::Soft);
        drawn
            .scene
            .text(point(0.0, y + 6.0), Anchor::Start, letters, line);
        y += 16.0;
    }
    if !data.silent.is_empty() {
        let told = format!("No amount named: {}", data.silent.join(", "));
        for line in measure.wrap(&told, SMALL, Weight::Regular, width, 3) {
            let letters = Letters::plain(SMALL, Tone::Faint);
            drawn
                .scene
                .text(point(0.0, y + 6.0), Anchor::Start, letters, line);
            y += 16.0;
        }
    }
    y += 6.0;
    let left = (width * 0.26).min(180.0);
    let axis = Axis::new(data, left, width - 16.0);
    let height = data.lanes.len() as f32 * LANE;
    let bottom = y + height;
    ticks(drawn, &axis, data, y, bottom, measure);
    meeting(drawn, &axis, data, y, bottom, measure);
    for (n, lane) in data.lanes.iter().enumerate() {
        let top = y + n as f32 * LANE;
        self::lane(drawn, &axis, lane, top, measure);
        let leads = lane.source.clone().map(Action::ShowStatement);
        drawn.spot(
            Frame::new(0.0, top, width, LANE),
            lane.sentence.as_str(),
            leads,
        );
    }
    bottom + AXIS
}

impl Axis {
    /// Fits all amounts that parties have named, with some room beyond; nought is kept where
    /// it is near.
    fn new(data: &RailData, left: f32, right: f32) -> Self {
        let named = data.lanes.iter().flat_map(|lane| {
            let (least, most) = lane.accepts;
            [least, most, lane.target]
        });
        let (low, high) = named
            .flatten()
            .fold((f64::MAX, f64::MIN), |(low, high), x| {
                (low.min(x), high.max(x))
            });
        let scale = &data.rail.scale;
        if high <= low {
            // A single amount is seen on the whole scale.
            return Self {
                low: scale.low.min(low),
                high: scale.high.max(high),
                left,
                right,
            };
        }
        let spread = high - low;
        let mut start = low - spread * 0.25;
        if low >= 0.0 && low <= spread {
            start = 0.0;
        }
        Self {
            low: start,
            high: high + spread * 0.25,
            left,
            right,
        }
    }

    fn x(&self, number: f64) -> f32 {
        let whole = self.high - self.low;
        let share = if whole > 0.0 {
            (number - self.low) / whole
        } else {
            0.5
        };
        self.left + (self.right - self.left) * share.clamp(0.0, 1.0) as f32
    }

    /// Returns round numbers with steps of 1, 2 or 5 times a power of ten, at most `most` of
    /// them.
    fn ticks(&self, most: usize) -> Vec<f64> {
        let wish = (self.high - self.low) / most.max(1) as f64;
        let power = 10_f64.powf(wish.log10().floor());
        let step = [1.0, 2.0, 5.0, 10.0]
            .map(|factor| factor * power)
            .into_iter()
            .find(|step| *step >= wish);
        let Some(step) = step.filter(|step| step.is_finite() && *step > 0.0) else {
            return Vec::new();
        };
        let (first, last) = (
            (self.low / step).ceil() as i64,
            (self.high / step).floor() as i64,
        );
        (first..=last).map(|n| n as f64 * step).collect()
    }
}

fn ticks(
    drawn: &mut Drawn,
    axis: &Axis,
    data: &RailData,
    top: f32,
    bottom: f32,
    measure: Measure<'_>,
) {
    let scale = &data.rail.scale;
    let far = compare::amount(scale, axis.high.round());
    let room = measure.width(&far, TINY, Weight::Regular) + 24.0;
    let most = ((axis.right - axis.left) / room).floor().clamp(1.0, 9.0) as usize;
    let mut ticks = axis.ticks(most);
    if data.rail.scale.unit == "date" {
        ticks.retain(|year| year.fract() == 0.0);
    }
    for tick in ticks {
        let x = axis.x(tick);
        let pen = Pen::new(Tone::Line, 1.0);
        drawn.scene.line(&[point(x, top), point(x, bottom)], pen);
        let letters = Letters::plain(TINY, Tone::Soft);
        let text = compare::amount(scale, tick);
        let text = measure.cut(&text, TINY, Weight::Regular, drawn.scene.width);
        let half = measure.width(&text, TINY, Weight::Regular) / 2.0;
        let middle = within(x, half, (0.0, drawn.scene.width));
        let at = point(middle, bottom + AXIS / 2.0);
        drawn.scene.text(at, Anchor::Middle, letters, text);
    }
    let pen = Pen::new(Tone::Soft, 1.0);
    let ends = [point(axis.left, bottom), point(axis.right, bottom)];
    drawn.scene.line(&ends, pen);
}

/// Shades what all accept, or measures what lies between them.
fn meeting(
    drawn: &mut Drawn,
    axis: &Axis,
    data: &RailData,
    top: f32,
    bottom: f32,
    measure: Measure<'_>,
) {
    let rail = &data.rail;
    if let Some((low, high)) = rail.overlap {
        let (from, to) = (
            low.map_or(axis.left, |low| axis.x(low)),
            high.map_or(axis.right, |high| axis.x(high)),
        );
        // What meets in one number still shows.
        let (from, to) = if to - from < 3.0 {
            (from - 1.5, from + 1.5)
        } else {
            (from, to)
        };
        let band = Frame::new(from, top, to - from, bottom - top);
        drawn.scene.fill(band, 0.0, Tone::Accent.at(0.16));
        return;
    }
    let Some(gap) = rail.gap else {
        return;
    };
    let ends = data.lanes.iter().map(|lane| lane.accepts);
    let (greatest, smallest) = (
        ends.clone().filter_map(|(least, _)| least).reduce(f64::max),
        ends.filter_map(|(_, most)| most).reduce(f64::min),
    );
    let Some((greatest, smallest)) = greatest.zip(smallest) else {
        return;
    };
    let (from, to) = (axis.x(smallest), axis.x(greatest));
    let pen = Pen::new(Tone::Warn, 1.0).dashed();
    for x in [from, to] {
        drawn.scene.line(&[point(x, top), point(x, bottom)], pen);
    }
    let y = bottom + 0.0;
    let whole = Pen::new(Tone::Warn, 2.4);
    drawn.scene.line(&[point(from, y), point(to, y)], whole);
    let text = format!("gap {}", compare::amount(&rail.scale, gap));
    let room = axis.right - axis.left - 8.0;
    let text = measure.cut(&text, TINY, Weight::Strong, room);
    let half = measure.width(&text, TINY, Weight::Strong) / 2.0 + 4.0;
    let x = within(f32::midpoint(from, to), half, (axis.left, axis.right));
    let back = Frame::new(x - half, top - 7.0, 2.0 * half, 14.0);
    drawn.scene.fill(back, 2.0, Tone::Card);
    let letters = Letters::strong(TINY, Tone::Warn);
    drawn
        .scene
        .text(point(x, top), Anchor::Middle, letters, text);
}

/// Returns where the middle of what reaches `half` to either side stands: at `x`, or as near
/// to it as keeps it between two ends. What is wider than they are apart starts at the first.
fn within(x: f32, half: f32, (first, last): (f32, f32)) -> f32 {
    x.min(last - half).max(first + half)
}

fn lane(drawn: &mut Drawn, axis: &Axis, lane: &Lane, top: f32, measure: Measure<'_>) {
    let y = top + LANE / 2.0;
    let tone = Tone::Party(lane.party.index);
    let bar = Frame::new(0.0, top + 5.0, 3.0, LANE - 10.0);
    drawn.scene.fill(bar, 1.0, tone);
    let room = axis.left - 20.0;
    if lane.blocks {
        let name = measure.cut(&lane.party.name, BODY, Weight::Regular, room);
        let ink = Letters::plain(BODY, Tone::Ink);
        drawn
            .scene
            .text(point(9.0, y - 6.0), Anchor::Start, ink, name);
        let warn = Letters::plain(TINY, Tone::Warn);
        let at = point(9.0, y + 8.0);
        drawn
            .scene
            .text(at, Anchor::Start, warn, "at the gap’s end");
    } else {
        row_head(drawn, &lane.party.name, 9.0, y, room, measure);
    }
    let (least, most) = lane.accepts;
    let (from, to) = (
        least.map_or(axis.left, |x| axis.x(x)),
        most.map_or(axis.right, |x| axis.x(x)),
    );
    if least.is_some() || most.is_some() {
        let range = Frame::new(from, y - 4.0, to - from, 8.0);
        drawn.scene.fill(range, 1.0, tone.at(0.45));
    }
    for (end, x, way) in [(least, from, -1.0), (most, to, 1.0)] {
        match end {
            // A single amount is its diamond alone.
            Some(_) if to <= from && lane.target.is_some() => {}
            Some(_) => {
                let cap = [point(x, y - 8.0), point(x, y + 8.0)];
                drawn.scene.line(&cap, Pen::new(tone, 2.0));
            }
            None => arrow(drawn, point(x, y), way, tone),
        }
    }
    if let Some(target) = lane.target {
        diamond(drawn, point(axis.x(target), y), tone);
    }
}

fn arrow(drawn: &mut Drawn, at: Point, way: f32, tone: Tone) {
    let points = vec![
        point(at.x, at.y - 7.0),
        point(at.x + 9.0 * way, at.y),
        point(at.x, at.y + 7.0),
    ];
    drawn.scene.shapes.push(Shape::Polygon {
        points,
        fill: Some(tone.into()),
        pen: None,
    });
}

fn diamond(drawn: &mut Drawn, at: Point, tone: Tone) {
    let points = [(0.0, -6.0), (6.0, 0.0), (0.0, 6.0), (-6.0, 0.0)]
        .map(|(x, y)| at.moved(point(x, y)))
        .to_vec();
    drawn.scene.shapes.push(Shape::Polygon {
        points,
        fill: Some(tone.into()),
        pen: Some(Pen::new(Tone::Card, 1.0)),
    });
}
