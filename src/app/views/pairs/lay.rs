//! Where the parts of a row stand: measured without painting, so that only rows in sight are
//! painted.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Rect, Ui, Vec2, pos2, vec2};

use super::super::super::theme::{self, palette};
use super::super::super::widgets::{self, Mark, one_line, some_lines};
use super::data::PairRow;
use super::side::{Quote, Side};
use super::thirds::Thirds;

/// Room inside a row's card.
pub(super) const PAD: f32 = 12.0;
/// Room between the two sides.
const BETWEEN: f32 = 16.0;
/// Sides narrower than this stand below each other.
const NARROWEST: f32 = 190.0;
/// Room for a side's bar and the shape before its word.
pub(super) const INDENT: f32 = 11.0;
/// How high the line of what others say is.
const THIRD: f32 = 20.0;
/// More lines of a proposal or quote than this are cut; a tooltip has all.
const MOST_LINES: usize = 6;

/// A text at a place, relative to its row.
#[derive(Debug)]
pub(super) struct Placed {
    pub(super) at: Vec2,
    pub(super) galley: Arc<Galley>,
}

impl Placed {
    /// Returns the place of the text below it.
    fn below(&self, gap: f32) -> f32 {
        self.at.y + self.galley.size().y + gap
    }
}

/// A row, laid out for a width.
#[derive(Debug)]
pub(super) struct Laid {
    pub(super) height: f32,
    /// The relation, and the issue's title behind it.
    pub(super) caption: Placed,
    pub(super) proposal: Placed,
    pub(super) sides: Vec<LaidSide>,
    /// Where what others say begins, below a line.
    pub(super) others: Option<f32>,
    pub(super) thirds: Vec<LaidThird>,
    /// Which others are silent.
    pub(super) silent: Option<Placed>,
}

/// What a third party says, on one line.
#[derive(Debug)]
pub(super) struct LaidThird {
    pub(super) rect: Rect,
    pub(super) told: Placed,
}

/// One side of a row.
#[derive(Debug)]
pub(super) struct LaidSide {
    /// All of it, with the room of its bar.
    pub(super) rect: Rect,
    /// The stance: what a click on selects.
    pub(super) stance: Rect,
    pub(super) word: Placed,
    pub(super) below: Option<Placed>,
    pub(super) quotes: Vec<LaidQuote>,
}

/// A quote and its source.
#[derive(Debug)]
pub(super) struct LaidQuote {
    pub(super) rect: Rect,
    pub(super) text: Placed,
    pub(super) source: Placed,
    /// That the quote does not stand in its article any more.
    pub(super) lost: Option<Placed>,
}

/// Returns where the two sides of a row begin and how wide they are; `None` where they stand
/// below each other.
pub(super) fn columns(width: f32) -> Option<[(f32, f32); 2]> {
    let each = (width - 2.0 * PAD - BETWEEN) / 2.0;
    (each >= NARROWEST).then_some([(PAD, each), (PAD + each + BETWEEN, each)])
}

/// Lays out a row for a width; `bare` is one without sides, of a group in which neither
/// party speaks.
pub(super) fn row(ui: &Ui, row: &PairRow, width: f32, bare: bool) -> Laid {
    let room = (width - 2.0 * PAD).max(40.0);
    let caption = Placed {
        at: vec2(PAD + 16.0, 9.0),
        galley: caption(ui, row, room - 16.0),
    };
    let ink: Color32 = palette(ui).ink.into();
    let strong = theme::body_strong();
    let proposal = Placed {
        at: vec2(PAD, caption.below(2.0)),
        galley: some_lines(ui, &row.text, strong, ink, false, room, MOST_LINES),
    };
    let top = proposal.below(8.0);
    let columns = columns(width).filter(|_| !bare);
    let mut sides: Vec<LaidSide> = Vec::new();
    let spoken = row.sides.iter().filter(|side| !bare || side.is_told());
    for one in spoken {
        let (left, top, width) = match (columns, sides.last()) {
            (Some(columns), _) => {
                let (left, each) = columns[sides.len() % 2];
                (left, top, each)
            }
            (None, Some(last)) => (PAD, last.rect.bottom() + 8.0, room),
            (None, None) => (PAD, top, room),
        };
        sides.push(side(ui, one, vec2(left, top), width));
    }
    let bottom = sides.iter().map(|side| side.rect.bottom());
    let bottom = bottom.fold(proposal.below(0.0), f32::max);
    let mut laid = Laid {
        height: bottom + 10.0,
        caption,
        proposal,
        sides,
        others: None,
        thirds: Vec::new(),
        silent: None,
    };
    if !bare && !row.thirds.is_empty() {
        thirds(ui, &row.thirds, &mut laid, bottom + 12.0, room);
    }
    laid
}

/// Lays out what others say from `top` down, side by side as far as there is room.
fn thirds(ui: &Ui, all: &Thirds, laid: &mut Laid, top: f32, room: f32) {
    let palette = palette(ui);
    let (ink, soft): (Color32, Color32) = (palette.ink.into(), palette.soft.into());
    let line = |text: &str, colour: Color32, room: f32| {
        one_line(ui, text, theme::small_font(), colour, false, room)
    };
    let (mut left, mut y) = (PAD, top);
    let mut place = |width: f32| {
        if left > PAD && left + width > PAD + room {
            (left, y) = (PAD, y + THIRD);
        }
        let at = vec2(left, y);
        left += width + 16.0;
        at
    };
    for third in &all.speak {
        let bars = third
            .firmness
            .map_or(0.0, |_| widgets::firmness_width() + 6.0);
        let galley = line(&third.told, ink, room - 14.0 - bars);
        let size = vec2(14.0 + galley.size().x + bars, THIRD);
        let at = place(size.x);
        let text = vec2(at.x + 14.0, at.y + (THIRD - galley.size().y) / 2.0);
        laid.thirds.push(LaidThird {
            rect: Rect::from_min_size(at.to_pos2(), size),
            told: Placed { at: text, galley },
        });
    }
    if !all.silent.is_empty() {
        let galley = line(&all.silent, soft, room);
        let at = place(galley.size().x);
        let at = vec2(at.x, at.y + (THIRD - galley.size().y) / 2.0);
        laid.silent = Some(Placed { at, galley });
    }
    laid.others = Some(top);
    laid.height = y + THIRD + 6.0;
}

impl Side {
    /// Says whether there is anything to show besides silence.
    pub(super) fn is_told(&self) -> bool {
        self.mark.is_some() || !self.below.is_empty()
    }
}

fn caption(ui: &Ui, row: &PairRow, width: f32) -> Arc<Galley> {
    let palette = palette(ui);
    let small = theme::small();
    let relation = palette.relation(row.relation);
    let mut job = LayoutJob::default();
    let word = TextFormat::simple(theme::strong_font(small), relation);
    job.append(row.relation.word(), 0.0, word);
    let soft = TextFormat::simple(theme::small_font(), palette.soft.into());
    job.append(&format!("  ·  {}", row.issue), 0.0, soft);
    job.wrap.max_width = width;
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

fn side(ui: &Ui, side: &Side, at: Vec2, width: f32) -> LaidSide {
    let palette = palette(ui);
    let (ink, soft): (Color32, Color32) = (palette.ink.into(), palette.soft.into());
    let left = at.x + INDENT;
    let room = (width - INDENT - 4.0).max(30.0);
    let (font, colour, indent) = match side.mark {
        Some(Mark::Own(_)) => (theme::body_strong(), ink, 16.0),
        Some(Mark::Others) => (theme::body_font(), soft, 16.0),
        None => (theme::body_font(), palette.faint.into(), 0.0),
    };
    let behind = side
        .firmness
        .map_or(0.0, |_| widgets::firmness_width() + 8.0);
    let fits = room - indent - behind;
    let word = Placed {
        at: vec2(left + indent, at.y + 2.0),
        galley: one_line(ui, &side.word, font, colour, side.mark.is_none(), fits),
    };
    let mut bottom = word.below(2.0);
    let below = (!side.below.is_empty()).then(|| {
        let colour = if side.mark.is_some() { ink } else { soft };
        let font = theme::small_font();
        let placed = Placed {
            at: vec2(left, bottom),
            galley: some_lines(ui, &side.below, font, colour, false, room, MOST_LINES),
        };
        bottom = placed.below(2.0);
        placed
    });
    let stance = Rect::from_min_max(pos2(at.x, at.y), pos2(at.x + width, bottom + 1.0));
    let mut quotes = Vec::new();
    for one in &side.quotes {
        let laid = quote(ui, one, vec2(left, bottom + 4.0), room);
        bottom = laid.rect.bottom();
        quotes.push(laid);
    }
    LaidSide {
        rect: Rect::from_min_max(pos2(at.x, at.y), pos2(at.x + width, bottom + 1.0)),
        stance,
        word,
        below,
        quotes,
    }
}

fn quote(ui: &Ui, quote: &Quote, at: Vec2, width: f32) -> LaidQuote {
    let palette = palette(ui);
    let (font, ink) = (theme::body_font(), palette.ink.into());
    let text = Placed {
        at,
        galley: some_lines(ui, &quote.text, font, ink, false, width, MOST_LINES),
    };
    let small = |text: &str, colour: Color32, top: f32| Placed {
        at: vec2(at.x, top),
        galley: some_lines(ui, text, theme::small_font(), colour, false, width, 3),
    };
    let source = small(&quote.source, palette.soft.into(), text.below(1.0));
    let mut bottom = source.below(2.0);
    let lost = (!quote.found).then(|| {
        let told = "Not found in this text: it was changed since";
        let placed = small(told, palette.warn.into(), source.below(0.0));
        bottom = placed.below(2.0);
        placed
    });
    let rect = Rect::from_min_max(pos2(at.x, at.y), pos2(at.x + width, bottom));
    LaidQuote {
        rect,
        text,
        source,
        lost,
    }
}
