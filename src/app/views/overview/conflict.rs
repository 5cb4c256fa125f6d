//! Conflict by issue: a bar an issue, as long as its mean conflict index, and below it how
//! many proposals stand in which relation.

use crate::model::scene::{Anchor, Frame, Letters, Measure, Pen, Sign, Tone, Weight, point};

use super::super::super::state::Action;
use super::data::{Data, IssueBar};
use super::draw::{BODY, Drawn, SMALL, TINY, row_head};

const ROW: f32 = 48.0;
const TOP: f32 = 22.0;
/// Room for the value and its n, right of the bar.
const VALUE: f32 = 88.0;

/// Draws the bars for `width` points.
pub(super) fn draw(data: &Data, width: f32, measure: Measure<'_>) -> Drawn {
    let mut drawn = Drawn::new(width);
    let left = (width * 0.36).min(300.0);
    let right = (width - VALUE).max(left + 40.0);
    let soft = Letters::plain(TINY, Tone::Soft);
    let (least, most) = ("0: all say the same", "1: half for, half against");
    let wide = |text: &str| measure.width(text, TINY, Weight::Regular);
    let (least, most) = if wide(least) + wide(most) + 12.0 <= right - left {
        (least, most)
    } else {
        ("0", "1")
    };
    let ends = [(left, Anchor::Start, least), (right, Anchor::End, most)];
    for (x, anchor, text) in ends {
        let at = point(x, TOP / 2.0);
        drawn.scene.text(at, anchor, soft, text);
    }
    for (row, bar) in data.conflict.iter().enumerate() {
        let top = TOP + row as f32 * ROW;
        drawn.scene.line(
            &[point(0.0, top), point(width, top)],
            Pen::new(Tone::Line, 1.0),
        );
        let middle = top + ROW / 2.0;
        row_head(&mut drawn, &bar.title, 0.0, middle, left - 16.0, measure);
        index(&mut drawn, bar, left, right, top + 15.0, measure);
        counts(&mut drawn, bar, left, width, top + 34.0, measure);
        let frame = Frame::new(0.0, top, width, ROW);
        let leads = Action::ShowIssue(bar.issue.clone());
        drawn.spot(frame, bar.sentence.as_str(), Some(leads));
    }
    drawn.scene.height = TOP + data.conflict.len() as f32 * ROW;
    drawn
}

fn index(
    drawn: &mut Drawn,
    bar: &IssueBar,
    left: f32,
    right: f32,
    middle: f32,
    measure: Measure<'_>,
) {
    let scene = &mut drawn.scene;
    let Some(index) = bar.conflict else {
        let letters = Letters::plain(SMALL, Tone::Faint);
        let told = "No proposal on which two have a stance";
        let room = right + VALUE - left;
        let told = measure.cut(told, SMALL, Weight::Regular, room);
        scene.text(point(left, middle), Anchor::Start, letters, told);
        return;
    };
    let whole = Frame::new(left, middle - 4.0, right - left, 8.0);
    scene.fill(whole, 2.0, Tone::Line.at(0.5));
    let length = whole.width() * (index as f32).clamp(0.0, 1.0);
    if length > 0.0 {
        let part = Frame::new(left, whole.min.y, length, 8.0);
        let fill = if bar.few {
            Tone::Accent.at(0.45)
        } else {
            Tone::Accent.into()
        };
        scene.fill(part, 2.0, fill);
    }
    let value = if bar.few {
        Letters::plain(BODY, Tone::Faint)
    } else {
        Letters::strong(BODY, Tone::Ink)
    };
    let at = point(right + 12.0, middle);
    scene.text(at, Anchor::Start, value, format!("{index:.2}"));
    let n = Letters::plain(TINY, if bar.few { Tone::Faint } else { Tone::Soft });
    let at = point(right + 50.0, middle);
    scene.text(at, Anchor::Start, n, format!("n {}", bar.n));
}

/// Draws how many proposals have each relation, with the relation's word as far as there is
/// room for all of them.
fn counts(
    drawn: &mut Drawn,
    bar: &IssueBar,
    left: f32,
    right: f32,
    middle: f32,
    measure: Measure<'_>,
) {
    let text = |worded: bool| -> Vec<String> {
        let each = bar.counts.iter();
        each.map(|(relation, n)| {
            if worded {
                format!("{n} {}", relation.word().to_lowercase())
            } else {
                n.to_string()
            }
        })
        .collect()
    };
    let room = |texts: &[String]| -> f32 {
        let widths = texts
            .iter()
            .map(|t| measure.width(t, SMALL, Weight::Regular));
        widths.map(|width| width + 16.0 + 12.0).sum()
    };
    let worded = text(true);
    let texts = if room(&worded) <= right - left + 12.0 {
        worded
    } else {
        text(false)
    };
    let mut x = left;
    for ((relation, _), text) in bar.counts.iter().zip(texts) {
        let tone = Tone::Relation(*relation);
        let sign = Sign::Relation(*relation);
        drawn.scene.sign(point(x + 6.0, middle), sign, tone, tone);
        let at = point(x + 16.0, middle);
        let width = measure.width(&text, SMALL, Weight::Regular);
        let letters = Letters::plain(SMALL, Tone::Soft);
        drawn.scene.text(at, Anchor::Start, letters, text);
        x += width + 16.0 + 12.0;
    }
}
