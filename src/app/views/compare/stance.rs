//! Painting of a stance: shape, word, bars of firmness, ticks, pencil, number of utterances,
//! and below them the words that prove it.

use std::sync::Arc;

use egui::{Color32, Galley, Rect, Ui, pos2};

use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, Mark, one_line, paint_line, some_lines};
use super::data::{CellData, StanceData, Tone};
use super::layout::{Density, PAD_X, PARTY_MIN};

/// The least gap between word, bars and marks, in points.
const NEAR: f32 = 3.0;
/// How much of its word a row of one line keeps at least, in points.
const WORD_MIN: f32 = 30.0;

/// Paints a stance. Bars and number have their place in all cells of a column, so that they
/// can be compared: beside the word, which gives way, or in narrow columns on a line of their
/// own. What else finds no room beside the word moves to the line below or, in a compact row,
/// is left to the tooltip.
pub(super) fn paint(ui: &Ui, rect: Rect, cell: &CellData, stance: &StanceData, density: Density) {
    let (painter, palette) = (ui.painter(), palette(ui));
    let colour = palette.party(cell.index);
    let soft = Color32::from(palette.soft);
    let (left, right) = (rect.left() + PAD_X, rect.right() - 8.0);
    let middle = rect.top() + density.pad + 8.0;
    let lower = middle + 18.0;
    widgets::attitude(painter, pos2(left + 5.0, middle), stance.mark, colour);

    let (font, ink) = match stance.mark {
        Mark::Others => (theme::body_font(), palette.soft),
        Mark::Own(_) => (theme::body_strong(), palette.ink),
    };
    let text = left + 16.0;
    let marks = Marks::of(ui, cell, stance, soft);
    let bars = stance.firmness.filter(|_| stance.mark != Mark::Others);
    let bars_width = bars.map_or(0.0, |_| widgets::firmness_width());
    let split = !density.one_line && rect.width() < PARTY_MIN;
    let beside = NEAR + bars_width + NEAR;
    let full = one_line(
        ui,
        &stance.word,
        font.clone(),
        ink.into(),
        false,
        right - text,
    );
    // Warning, pencil and ticks leave the word its room before the number does.
    let crowded = full.size().x + beside + marks.width() > right - text;
    let apart = split || (!density.one_line && crowded);
    let room = match (split, apart) {
        (true, _) => right - text,
        (false, true) => right - text - beside - marks.number(),
        (false, false) => right - text - beside - marks.width(),
    };
    let room = room.max(WORD_MIN);
    let word = one_line(ui, &stance.word, font, ink.into(), false, room);
    let mut end = text + word.size().x;
    let roomy = end + 7.0 + bars_width + 4.0 + marks.width() <= right;
    let (gap, before_marks) = if roomy { (7.0, 4.0) } else { (NEAR, NEAR) };
    paint_line(painter, pos2(text, middle - word.size().y / 2.0), word);

    if let Some(level) = bars {
        let at = if split {
            Some(pos2(left, lower))
        } else if end + gap + bars_width <= right {
            end += gap + bars_width;
            Some(pos2(end - bars_width, middle))
        } else {
            None
        };
        if let Some(at) = at {
            widgets::firmness(painter, at, level, colour, palette.line.into());
        }
    }
    let others = marks.width() > marks.number();
    if split {
        marks.number_at(ui, right, lower);
        marks.others_before(ui, right - marks.number(), lower, soft);
    } else if apart {
        marks.number_at(ui, right, middle);
        marks.others_before(ui, right, lower, soft);
    } else if end + before_marks + marks.width() <= right {
        marks.number_at(ui, right, middle);
        marks.others_before(ui, right - marks.number(), middle, soft);
    }
    if !density.one_line {
        let second_line = split || (apart && others);
        let top = if second_line { lower } else { middle } + 11.0;
        below(ui, rect.with_min_y(top), cell, density);
    }
}

/// Paints silence: a faint word or what follows from other stances and, below it, what was
/// there before, or the way on which it follows.
pub(super) fn silence(ui: &Ui, rect: Rect, cell: &CellData, density: Density) {
    let (painter, palette) = (ui.painter(), palette(ui));
    let (text, ink) = match &cell.follows {
        Some(follows) if follows.counted => (follows.short(), palette.soft),
        Some(follows) => (follows.short(), palette.faint),
        None => ("silent".to_owned(), palette.faint),
    };
    let width = rect.width() - 2.0 * PAD_X - if cell.clash.is_some() { 16.0 } else { 0.0 };
    // In a narrow column what is implied takes two lines rather than to be cut.
    let lines = if density.one_line { 1 } else { 2 };
    let font = theme::body_font();
    let word = some_lines(ui, &text, font, ink.into(), true, width, lines);
    let first = word.rows.first().map_or(0.0, |row| row.height());
    let down = word.size().y - first;
    let told = !cell.second().0.is_empty() && !density.one_line;
    let middle = if told {
        rect.top() + density.pad + 8.0
    } else {
        rect.center().y - down / 2.0
    };
    let y = middle - first / 2.0;
    paint_line(painter, pos2(rect.left() + PAD_X, y), word);
    if told {
        below(ui, rect.with_min_y(middle + down + 11.0), cell, density);
    }
    if cell.edited {
        let at = pos2(rect.right() - 13.0, middle);
        widgets::pencil(painter, at, palette.soft.into());
    }
    if cell.clash.is_some() {
        let beside = if cell.edited { 27.0 } else { 13.0 };
        let at = pos2(rect.right() - beside, middle);
        widgets::warning(painter, at, palette.warn.into());
    }
}

/// What stands at the right: warning, pencil, ticks, number of utterances.
struct Marks {
    warns: bool,
    edited: bool,
    ticks: u8,
    count: Option<Arc<Galley>>,
}

impl Marks {
    fn of(ui: &Ui, cell: &CellData, stance: &StanceData, colour: Color32) -> Self {
        let count = (stance.utterances > 0).then(|| {
            let count = stance.utterances.to_string();
            one_line(ui, &count, theme::small_font(), colour, false, 99.0)
        });
        Self {
            warns: cell.clash.is_some(),
            edited: cell.edited,
            ticks: widgets::ticks(stance.status),
            count,
        }
    }

    fn number(&self) -> f32 {
        self.count
            .as_ref()
            .map_or(0.0, |count| count.size().x + 4.0)
    }

    fn width(&self) -> f32 {
        let pencil = if self.edited { 12.0 } else { 0.0 };
        let warning = if self.warns { 15.0 } else { 0.0 };
        self.number() + warning + pencil + widgets::ticks_width(self.ticks)
    }

    /// Paints the number so that it ends at `right`, on the line whose middle is `y`.
    fn number_at(&self, ui: &Ui, right: f32, y: f32) {
        if let Some(count) = &self.count {
            let size = count.size();
            let place = pos2(right - size.x, y - size.y / 2.0);
            paint_line(ui.painter(), place, Arc::clone(count));
        }
    }

    /// Paints the other marks so that they end at `right`.
    fn others_before(&self, ui: &Ui, right: f32, y: f32, colour: Color32) {
        let painter = ui.painter();
        let mut at = right;
        let ticks = widgets::ticks_width(self.ticks);
        if self.ticks > 0 {
            let ink = palette(ui).accent.into();
            widgets::status(painter, pos2(at - ticks, y), self.ticks, ink);
        }
        at -= ticks;
        if self.edited {
            widgets::pencil(painter, pos2(at - 5.0, y), colour);
            at -= 12.0;
        }
        if self.warns {
            let ink = palette(ui).warn.into();
            widgets::warning(painter, pos2(at - 7.0, y), ink);
        }
    }
}

/// Paints the words below a cell's verb, on as many lines as `rect` has room for.
fn below(ui: &Ui, rect: Rect, cell: &CellData, density: Density) {
    let rows = ((rect.height() - density.pad + 2.0) / 14.0).floor();
    if rows < 1.0 {
        return;
    }
    let (left, right) = (rect.left() + PAD_X, rect.right() - 8.0);
    let font = theme::small_font();
    let (text, tone) = cell.second();
    let colour = match tone {
        Tone::Said => palette(ui).soft,
        Tone::Change => palette(ui).accent,
        Tone::Clash => palette(ui).warn,
        Tone::Implied => palette(ui).faint,
    };
    let (room, rows) = (right - left, rows as usize);
    let words = some_lines(ui, text, font, colour.into(), false, room, rows);
    paint_line(ui.painter(), pos2(left, rect.top()), words);
}
