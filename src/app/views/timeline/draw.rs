//! A proposal in time as a picture: a lane a party, in which a band steps up and down with
//! the stance and is as thick as it is firm, and the statements stand on their days.

use std::collections::BTreeMap;

use crate::model::scene::{self, Shape, point};
use crate::model::scene::{Anchor, Frame, Letters, Measure, Paint, Pen, Scene, Sign, Tone, Weight};
use crate::model::{Date, Firmness, StanceAttitude, StatementRef};

use super::super::super::widgets::Mark;
use super::super::words;
use super::axis::Axis;
use super::data::{Band, Lane, Point, Section};
use super::lead::Lead;

const SMALL: f32 = 11.5;
const TINY: f32 = 10.5;
/// The height of the names of days.
const AXIS: f32 = 22.0;
/// The height of a lane, and of one on which there is nothing.
const LANE: f32 = 64.0;
const SILENT: f32 = 30.0;
/// From undecided to for, and to against.
const RISE: f32 = 16.0;
/// The radius of a statement's point.
const POINT: f32 = 3.6;
/// Points are at least so far apart, and no further than this from their day.
const APART: f32 = 8.5;
const ASTRAY: f32 = 40.0;
/// How strong the point of a statement is that is not counted.
const FADED: f32 = 0.45;
/// Room for "for" and "against".
const SIDES: f32 = 44.0;

/// A drawn proposal.
#[derive(Debug, Default)]
pub(crate) struct Drawn {
    pub(crate) scene: Scene,
    /// Where each spot of the scene leads.
    pub(crate) leads: Vec<Lead>,
}

impl Drawn {
    fn spot(
        &mut self,
        frame: Frame,
        name: impl Into<String>,
        lane: &Lane,
        statement: Option<&StatementRef>,
    ) {
        self.scene.spot(frame, name);
        self.leads.push(Lead {
            cell: lane.cell.clone(),
            statement: statement.cloned(),
        });
    }
}

/// Draws a proposal over the days of `span`, `width` points wide.
pub(super) fn draw(
    section: &Section,
    span: (Date, Date),
    width: f32,
    measure: Measure<'_>,
) -> Drawn {
    let mut drawn = Drawn::default();
    let heads = (width * 0.2).clamp(80.0, 150.0);
    let left = heads + SIDES;
    let axis = Axis::new(span.0, span.1, left, (width - left - 4.0).max(60.0));
    let height = AXIS + section.lanes.iter().map(height).sum::<f32>();
    drawn.scene = Scene::new(width, height);
    days(&mut drawn.scene, &axis, left, measure);
    let mut top = AXIS;
    for lane in &section.lanes {
        let place = Place {
            top,
            heads,
            left,
            right: width,
            axis,
        };
        self::lane(&mut drawn, lane, &place, measure);
        top += self::height(lane);
    }
    drawn
}

fn height(lane: &Lane) -> f32 {
    if lane.bands.is_empty() && lane.points.is_empty() {
        SILENT
    } else {
        LANE
    }
}

/// Where a lane stands.
struct Place {
    top: f32,
    /// The width of the names of parties.
    heads: f32,
    /// Where the days begin, and end.
    left: f32,
    right: f32,
    axis: Axis,
}

impl Place {
    /// Returns the height of a level, from 1, for, to -1, against.
    fn level(&self, level: f64) -> f32 {
        self.top + LANE / 2.0 - RISE * level as f32
    }
}

fn days(scene: &mut Scene, axis: &Axis, left: f32, measure: Measure<'_>) {
    let (right, bottom) = (scene.width, scene.height);
    for tick in axis.ticks() {
        let x = axis.x(tick.day);
        let faint = Pen::new(Tone::Line.at(0.7), 1.0);
        scene.line(&[point(x, AXIS - 4.0), point(x, bottom)], faint);
        let half = measure.width(&tick.label, TINY, Weight::Regular) / 2.0;
        let middle = x.clamp(left + half, (right - half).max(left + half));
        let letters = Letters::plain(TINY, Tone::Soft);
        scene.text(point(middle, 9.0), Anchor::Middle, letters, tick.label);
    }
}

fn lane(drawn: &mut Drawn, lane: &Lane, place: &Place, measure: Measure<'_>) {
    let edge = Pen::new(Tone::Line, 1.0);
    let ends = [point(0.0, place.top), point(place.right, place.top)];
    drawn.scene.line(&ends, edge);
    head(drawn, lane, place, measure);
    if height(lane) == SILENT {
        let at = point(place.left + 4.0, place.top + SILENT / 2.0);
        let letters = Letters::plain(SMALL, Tone::Faint);
        let room = place.right - place.left - 8.0;
        let told = measure.cut(&lane.told, SMALL, Weight::Regular, room);
        drawn.scene.text(at, Anchor::Start, letters, told);
        return;
    }
    for (level, name) in [(1.0, "for"), (-1.0, "against")] {
        let y = place.level(level);
        let guide = Pen::new(Tone::Line.at(0.6), 1.0).dashed();
        let ends = [point(place.left, y), point(place.right, y)];
        drawn.scene.line(&ends, guide);
        let letters = Letters::plain(TINY, Tone::Soft);
        let at = point(place.left - 6.0, y);
        drawn.scene.text(at, Anchor::End, letters, name);
    }
    for (nth, band) in lane.bands.iter().enumerate() {
        let next = lane.bands.get(nth + 1);
        self::band(drawn, lane, band, next, place, measure);
    }
    points(drawn, lane, place);
}

/// Draws the name of a party, and the stance that stands at the end.
fn head(drawn: &mut Drawn, lane: &Lane, place: &Place, measure: Measure<'_>) {
    let high = height(lane);
    let bar = Frame::new(0.0, place.top + 5.0, 3.0, high - 10.0);
    drawn.scene.fill(bar, 1.0, Tone::Party(lane.index));
    let room = place.heads - 14.0;
    let now = lane.now.as_ref().filter(|_| high > SILENT);
    let middle = place.top + high / 2.0;
    let up = if now.is_some() { 9.0 } else { 0.0 };
    let name = measure.cut(&lane.party, SMALL, Weight::Strong, room);
    let letters = Letters::strong(SMALL, Tone::Ink);
    let at = point(9.0, middle - up);
    drawn.scene.text(at, Anchor::Start, letters, name);
    if let Some((mark, word)) = now {
        let at = point(14.0, middle + 9.0);
        let party = Tone::Party(lane.index);
        drawn.scene.sign(at, sign(*mark), party, Tone::Line);
        let word = measure.cut(word, TINY, Weight::Regular, room - 14.0);
        let letters = Letters::plain(TINY, Tone::Soft);
        let at = point(23.0, middle + 9.0);
        drawn.scene.text(at, Anchor::Start, letters, word);
    }
    let now = lane.now.as_ref().map(|(_, word)| word.as_str());
    let told = match (now, lane.told.as_str()) {
        (Some(now), "") => now.to_owned(),
        (Some(now), told) => format!("{now}, {told}"),
        (None, "") => "silent now".to_owned(),
        (None, told) => told.to_owned(),
    };
    let frame = Frame::new(0.0, place.top + 1.0, place.heads, high - 2.0);
    let name = format!("{}: {told}", lane.party);
    drawn.spot(frame, name, lane, None);
}

fn sign(mark: Mark) -> Sign {
    match mark {
        Mark::Own(attitude) => Sign::Stance(attitude),
        Mark::Others => Sign::Others,
    }
}

/// Returns how thick the band of a stance is.
fn thickness(firmness: Option<Firmness>) -> f32 {
    match firmness {
        None => 4.0,
        Some(Firmness::Tentative) => 5.0,
        Some(Firmness::Plain) => 8.0,
        Some(Firmness::Firm) => 11.0,
        Some(Firmness::RedLine) => 14.0,
    }
}

fn band(
    drawn: &mut Drawn,
    lane: &Lane,
    band: &Band,
    next: Option<&Band>,
    place: &Place,
    measure: Measure<'_>,
) {
    let party = Tone::Party(lane.index);
    let (from, to) = (place.axis.x(band.from), place.axis.x(band.to));
    let to = to.max(from + 7.0);
    let (top, bottom) = match band.level {
        Some(level) => {
            let half = thickness(band.firmness) / 2.0;
            let middle = place.level(level);
            (middle - half, middle + half)
        }
        // Statements on both sides: it stands on neither.
        None => (place.level(1.0), place.level(-1.0)),
    };
    let frame = Frame::new(from, top, to - from, bottom - top);
    let dashed = Pen::new(party.at(0.8), 1.0).dashed();
    let (fill, pen) = match band.mark {
        Mark::Others => (None, Some(dashed)),
        Mark::Own(StanceAttitude::Mixed) => (Some(party.at(0.08)), Some(dashed)),
        Mark::Own(StanceAttitude::Unclear) => (Some(party.at(0.2)), Some(dashed)),
        Mark::Own(_) => (Some(party.at(0.36)), None),
    };
    drawn.scene.shapes.push(Shape::Rect {
        frame,
        radius: 2.0,
        fill,
        pen,
    });
    if let Some(next) = next.filter(|next| next.from == band.to) {
        let ends = [band.level, next.level].map(|level| place.level(level.unwrap_or(0.0)));
        let x = place.axis.x(next.from);
        let pen = Pen::new(party.at(0.7), 1.0);
        drawn
            .scene
            .line(&[point(x, ends[0]), point(x, ends[1])], pen);
    }
    let room = to - from - 8.0;
    if room > 50.0 {
        let y = match band.level {
            None => place.level(0.0),
            Some(level) if level > 0.0 => bottom + 8.0,
            Some(_) => top - 8.0,
        };
        let word = measure.cut(&band.word, TINY, Weight::Regular, room);
        let letters = Letters::plain(TINY, Tone::Ink);
        drawn
            .scene
            .text(point(from + 6.0, y), Anchor::Start, letters, word);
    }
    let until = if band.now {
        "on".to_owned()
    } else {
        format!("to {}", words::date(band.to))
    };
    let name = format!(
        "{}, from {} {until}: {}",
        lane.party,
        words::date(band.from),
        band.word
    );
    drawn.spot(frame, name, lane, None);
}

/// Draws the statements of a lane. Those of one day and level stand side by side; what finds
/// no room near its day is counted, and found in the inspector.
fn points(drawn: &mut Drawn, lane: &Lane, place: &Place) {
    let mut rows: BTreeMap<i32, Crowd> = BTreeMap::new();
    for statement in &lane.points {
        let Some(day) = statement.day else { continue };
        let (x, y) = (place.axis.x(day), place.level(statement.level));
        // Levels are halves.
        let row = rows.entry((statement.level * 2.0).round() as i32);
        let crowd = row.or_insert(Crowd {
            last: f32::MIN,
            y,
            more: 0,
        });
        let free = x.max(crowd.last + APART);
        if free - x > ASTRAY {
            crowd.more += 1;
            continue;
        }
        rest(drawn, lane, crowd);
        (crowd.last, crowd.more) = (free, 0);
        point_at(drawn, lane, statement, free, y);
    }
    for crowd in rows.values() {
        rest(drawn, lane, crowd);
    }
}

/// The points of one level, from left to right.
struct Crowd {
    /// Where the last of them stands.
    last: f32,
    y: f32,
    /// How many found no room behind it.
    more: usize,
}

/// Draws how many statements stand at one place besides those that are drawn.
fn rest(drawn: &mut Drawn, lane: &Lane, crowd: &Crowd) {
    if crowd.more == 0 {
        return;
    }
    let at = point(crowd.last + POINT + 3.0, crowd.y);
    let letters = Letters::strong(TINY, Tone::Ink);
    let more = format!("+{}", crowd.more);
    drawn.scene.text(at, Anchor::Start, letters, more);
    let frame = Frame::new(at.x - 1.0, at.y - 7.0, 22.0, 14.0);
    let more = words::count(crowd.more, "statement");
    let name = format!("{}: {more} more", lane.party);
    drawn.spot(frame, name, lane, None);
}

fn point_at(drawn: &mut Drawn, lane: &Lane, statement: &Point, x: f32, y: f32) {
    let strength = if statement.left_out.is_some() {
        FADED
    } else {
        1.0
    };
    let ink = Tone::Party(lane.index).at(strength);
    drawn.scene.shapes.push(dot(x, y, statement.said, ink));
    if statement.disputed {
        // On the side where the band has no words.
        let aside = if statement.level > 0.0 { -9.5 } else { 9.5 };
        let letters = Letters::strong(TINY, Tone::Warn);
        let at = point(x, y + aside);
        drawn.scene.text(at, Anchor::Middle, letters, "?");
    }
    let frame = Frame::new(x - 5.0, y - 6.0, 10.0, 12.0);
    let name = format!("Show in article: {} {}", statement.quote, statement.told);
    drawn.spot(frame, name, lane, Some(&statement.at));
}

/// Returns the point of a statement: filled where its own day is told, a ring on the day of
/// its article.
fn dot(x: f32, y: f32, said: bool, ink: Paint) -> Shape {
    let (fill, pen) = if said {
        (ink, Pen::new(Tone::Card, 1.0))
    } else {
        (Tone::Card.into(), Pen::new(ink, 1.8))
    };
    Shape::Circle {
        centre: point(x, y),
        radius: POINT,
        fill: Some(fill),
        pen: Some(pen),
    }
}

/// Draws what the points mean, `width` points wide, on as many lines as it takes.
pub(super) fn legend(width: f32, measure: Measure<'_>) -> Scene {
    let soft = Tone::Soft.at(1.0);
    let sign = |at: scene::Point| Shape::Text {
        at,
        text: "?".to_owned(),
        letters: Letters::strong(SMALL, Tone::Warn),
        anchor: Anchor::Middle,
    };
    let mut scene = Scene::new(width, 0.0);
    let (mut x, mut y) = (6.0, 9.0);
    for (nth, name) in LEGEND.into_iter().enumerate() {
        let needed = 10.0 + measure.width(name, SMALL, Weight::Regular) + 18.0;
        if x > 6.0 && x + needed > width {
            (x, y) = (6.0, y + 18.0);
        }
        scene.shapes.push(match nth {
            0 => dot(x, y, true, soft),
            1 => dot(x, y, false, soft),
            2 => dot(x, y, true, Tone::Soft.at(FADED)),
            _ => sign(point(x, y)),
        });
        let letters = Letters::plain(SMALL, soft);
        scene.text(point(x + 10.0, y), Anchor::Start, letters, name);
        x += needed;
    }
    scene.height = y + 9.0;
    scene
}

/// What filled points, rings, faint points and question marks mean.
const LEGEND: [&str; 4] = [
    "said on that day",
    "day of its article",
    "not counted now",
    "day disputed",
];
