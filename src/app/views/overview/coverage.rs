//! Coverage: a row an issue and a column a party; in each cell one square a proposal, filled
//! where the party has spoken, hollow where only others tell, a dot where it is silent.

use crate::compare::Spoken;
use crate::model::scene::{Anchor, Frame, Letters, Measure, Pen, Point, Tone, Weight, point};

use super::super::super::state::Action;
use super::data::{Column, CoverageRow, Data, counted};
use super::draw::{BODY, Drawn, Grid, SMALL, TINY, heads, row_head};

const ROW: f32 = 44.0;
const LEGEND: f32 = 30.0;
/// The side of a square, and its step to the next.
const SIDE: f32 = 8.0;
const STEP: f32 = 11.0;

/// Draws the matrix for `width` points, or wider where the parties need it.
pub(super) fn draw(data: &Data, width: f32, measure: Measure<'_>) -> Drawn {
    let parties = &data.parties;
    let head = (width * 0.34).min(260.0);
    let grid = Grid::new(width, head, parties.len(), 64.0);
    let mut drawn = Drawn::new(grid.width(parties.len()).max(width));
    drawn.head = head;
    heads(&mut drawn, &grid, parties, measure);
    for (row, line) in data.coverage.iter().enumerate() {
        let top = grid.top + row as f32 * ROW;
        drawn.scene.line(
            &[point(0.0, top), point(grid.width(parties.len()), top)],
            Pen::new(Tone::Line, 1.0),
        );
        head_of(&mut drawn, line, top, head, measure);
        for (at, (party, cells)) in parties.iter().zip(&line.cells).enumerate() {
            let frame = Frame::new(grid.left(at), top, grid.cell, ROW);
            cell(&mut drawn, &frame, line, party, cells);
        }
    }
    let top = grid.top + data.coverage.len() as f32 * ROW;
    drawn.scene.height = legend(&mut drawn, top + LEGEND / 2.0 + 4.0, width, measure);
    drawn
}

fn head_of(drawn: &mut Drawn, line: &CoverageRow, top: f32, head: f32, measure: Measure<'_>) {
    let middle = top + ROW / 2.0;
    if line.issue.is_some() {
        row_head(drawn, &line.title, 0.0, middle, head - 16.0, measure);
        return;
    }
    let letters = Letters::strong(BODY, Tone::Ink);
    let at = point(0.0, middle);
    drawn.scene.text(at, Anchor::Start, letters, &*line.title);
}

fn cell(drawn: &mut Drawn, frame: &Frame, line: &CoverageRow, party: &Column, cells: &[Spoken]) {
    let (own, others) = counted(cells);
    let left = frame.min.x + 9.0;
    let fits = cells.len() as f32 * STEP <= frame.width() - 12.0;
    let strip = fits && line.issue.is_some();
    let words = if own + others == 0 {
        ("silent".to_owned(), Tone::Faint)
    } else {
        let told = format!("{} of {}", own + others, cells.len());
        (told, Tone::Ink)
    };
    let y = if strip {
        frame.min.y + 15.0
    } else {
        frame.centre().y
    };
    let letters = if line.issue.is_none() {
        Letters::strong(SMALL, words.1)
    } else {
        Letters::plain(SMALL, words.1)
    };
    drawn
        .scene
        .text(point(left, y), Anchor::Start, letters, words.0);
    if strip {
        for (n, spoken) in cells.iter().enumerate() {
            let centre = point(left + SIDE / 2.0 + n as f32 * STEP, frame.min.y + 31.0);
            square(drawn, *spoken, centre, Tone::Party(party.index));
        }
    }
    let leads = line.issue.clone().map(Action::ShowIssue);
    drawn.spot(*frame, line.told(party, cells), leads);
}

fn square(drawn: &mut Drawn, spoken: Spoken, centre: Point, tone: Tone) {
    let half = SIDE / 2.0;
    let frame = Frame::new(centre.x - half, centre.y - half, SIDE, SIDE);
    match spoken {
        Spoken::Own => drawn.scene.fill(frame, 1.0, tone),
        Spoken::Others => {
            let inner = Frame::new(frame.min.x + 0.7, frame.min.y + 0.7, SIDE - 1.4, SIDE - 1.4);
            drawn.scene.outline(inner, 1.0, Pen::new(tone, 1.4));
        }
        Spoken::Silent => {
            let dot = Frame::new(centre.x - 1.2, centre.y - 1.2, 2.4, 2.4);
            drawn.scene.fill(dot, 1.2, Tone::Faint);
        }
    }
}

/// Says what the squares mean, on as many lines as it takes, the first around `y`; returns
/// where it ends.
fn legend(drawn: &mut Drawn, mut y: f32, width: f32, measure: Measure<'_>) -> f32 {
    let mut x = 0.0;
    for (spoken, text) in [
        (Spoken::Own, "has a stance of its own"),
        (Spoken::Others, "known only from others"),
        (Spoken::Silent, "silent"),
    ] {
        let room = SIDE + 6.0 + measure.width(text, TINY, Weight::Regular);
        if x > 0.0 && x + room > width {
            x = 0.0;
            y += 17.0;
        }
        square(drawn, spoken, point(x + SIDE / 2.0, y), Tone::Soft);
        let letters = Letters::plain(TINY, Tone::Soft);
        let at = point(x + SIDE + 6.0, y);
        drawn.scene.text(at, Anchor::Start, letters, text);
        x += room + 18.0;
    }
    y + LEGEND / 2.0 - 4.0
}
