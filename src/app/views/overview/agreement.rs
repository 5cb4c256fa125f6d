//! The agreement matrix: a row and a column a party; in each cell the value, its n and a bar
//! as long as the value.

use crate::model::scene::{Anchor, Frame, Letters, Measure, Pen, Tone, Weight, point};

use super::super::super::state::Action;
use super::data::{Data, Pair};
use super::draw::{BODY, Drawn, Grid, SMALL, TINY, heads};

const ROW: f32 = 46.0;

/// Draws the matrix for `width` points, or wider where the parties need it.
pub(super) fn draw(data: &Data, width: f32, measure: Measure<'_>) -> Drawn {
    let parties = &data.parties;
    let names = parties
        .iter()
        .map(|party| measure.width(&party.name, BODY, Weight::Strong));
    let head = (names.fold(0.0, f32::max) + 24.0).min(width * 0.3);
    let grid = Grid::new(width, head, parties.len(), 54.0);
    let mut drawn = Drawn::new(grid.width(parties.len()).max(width));
    drawn.head = head;
    heads(&mut drawn, &grid, parties, measure);
    for (row, party) in parties.iter().enumerate() {
        let top = grid.top + row as f32 * ROW;
        let middle = top + ROW / 2.0;
        let end = grid.width(parties.len());
        drawn.scene.line(
            &[point(0.0, top), point(end, top)],
            Pen::new(Tone::Line, 1.0),
        );
        let bar = Frame::new(0.0, top + 8.0, 3.0, ROW - 16.0);
        drawn.scene.fill(bar, 1.0, Tone::Party(party.index));
        let name = measure.cut(&party.name, BODY, Weight::Strong, head - 16.0);
        let letters = Letters::strong(BODY, Tone::Ink);
        let at = point(9.0, middle);
        drawn.scene.text(at, Anchor::Start, letters, name);
        for (column, other) in parties.iter().enumerate() {
            let frame = Frame::new(grid.left(column), top, grid.cell, ROW);
            match data.pair(row, column) {
                Some(pair) => {
                    cell(&mut drawn, &frame, pair);
                    let told = data.agreement_told(row, column, pair);
                    let leads = Action::ShowPair(party.id.clone(), other.id.clone());
                    drawn.spot(frame, told, Some(leads));
                }
                None => drawn.scene.fill(
                    Frame::new(frame.min.x, top + 1.0, grid.cell, ROW - 1.0),
                    0.0,
                    Tone::Line.at(0.28),
                ),
            }
        }
    }
    drawn.scene.height = grid.top + parties.len() as f32 * ROW;
    drawn
}

fn cell(drawn: &mut Drawn, frame: &Frame, pair: &Pair) {
    let middle = frame.centre();
    let Some(percent) = pair.percent else {
        let letters = Letters::plain(SMALL, Tone::Faint);
        let at = point(middle.x, middle.y);
        drawn.scene.text(at, Anchor::Middle, letters, "–");
        return;
    };
    let (tone, below) = if pair.few {
        (Tone::Faint, Tone::Faint)
    } else {
        (Tone::Ink, Tone::Soft)
    };
    let letters = if pair.few {
        Letters::plain(BODY, tone)
    } else {
        Letters::strong(BODY, tone)
    };
    let at = point(middle.x, middle.y - 9.0);
    drawn
        .scene
        .text(at, Anchor::Middle, letters, format!("{percent} %"));
    let at = point(middle.x, middle.y + 5.0);
    let letters = Letters::plain(TINY, below);
    drawn
        .scene
        .text(at, Anchor::Middle, letters, format!("n {}", pair.n));
    let whole = Frame::new(
        frame.min.x + 8.0,
        frame.max.y - 8.0,
        frame.width() - 16.0,
        3.0,
    );
    drawn.scene.fill(whole, 1.5, Tone::Line.at(0.7));
    let part = whole.width() * percent as f32 / 100.0;
    if part > 0.0 {
        let fill = if pair.few {
            Tone::Faint.at(0.6)
        } else {
            Tone::Accent.into()
        };
        let bar = Frame::new(whole.min.x, whole.min.y, part, 3.0);
        drawn.scene.fill(bar, 1.5, fill);
    }
}
