//! Painting of a paragraph with its marks.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Label, Pos2, Rect, Sense, Stroke, Ui, WidgetText, pos2, vec2};

use crate::model::{Span, StatementRef};

use super::super::super::theme::{self, palette};
use super::data::{ArticleData, Kind, Mark, MarkState};
use super::select::Painted;

/// What of a paragraph stands out.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Seen<'a> {
    /// The statement whose quote stands on the stronger ground.
    pub(super) looked_at: Option<&'a StatementRef>,
    /// What was found, in bytes of the paragraph's text, and whether it is the place that is
    /// looked at.
    pub(super) found: &'a [(Span, bool)],
    /// What is selected, in bytes of the paragraph's text.
    pub(super) selected: Option<Span>,
}

/// Lays out a paragraph.
pub(super) fn galley(
    ui: &Ui,
    data: &ArticleData,
    index: usize,
    width: f32,
    seen: Seen<'_>,
) -> Arc<Galley> {
    let palette = palette(ui);
    let paragraph = &data.paragraphs[index];
    let (font, ink): (_, Color32) = match paragraph.kind {
        Kind::Headline => (theme::strong_font(15.0), palette.ink.into()),
        Kind::Body => (egui::FontId::proportional(14.0), palette.ink.into()),
        Kind::Furniture => (theme::small_font(), palette.faint.into()),
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width;
    for piece in &paragraph.pieces {
        let mut format = TextFormat {
            line_height: Some(font.size * 1.45),
            ..TextFormat::simple(font.clone(), ink)
        };
        let marks = || piece.marks.iter().filter_map(|n| data.marks.get(*n));
        if marks().any(|mark| seen.looked_at == Some(&mark.at)) {
            format.background = palette.quote_strong.into();
        } else if let Some(mark) = marks().find(|mark| mark.state == MarkState::Shown) {
            format.background = palette.party_tint(mark.index);
        } else if marks().any(|mark| mark.state == MarkState::Edited) {
            format.underline = Stroke::new(1.5, Color32::from(palette.warn));
        } else if marks().any(|mark| mark.state == MarkState::Outside) {
            format.underline = Stroke::new(1.0, Color32::from(palette.line));
        } else if marks().next().is_some() {
            format.strikethrough = Stroke::new(1.0, Color32::from(palette.faint));
        }
        for (part, found) in parts(piece.span, seen.found) {
            let mut format = format.clone();
            if let Some(now) = found {
                format.background = if now {
                    palette.quote_strong
                } else {
                    palette.quote
                }
                .into();
            }
            for (part, selected) in around(part, seen.selected) {
                let mut format = format.clone();
                if selected {
                    format.background = Color32::from(palette.accent).gamma_multiply(0.4);
                }
                job.append(part.of(&paragraph.text), 0.0, format);
            }
        }
    }
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Cuts a stretch where what is selected begins and ends; each part says whether it is.
fn around(piece: Span, selected: Option<Span>) -> Vec<(Span, bool)> {
    let Some(selected) = selected.filter(|selected| selected.overlaps(piece)) else {
        return vec![(piece, false)];
    };
    let (start, end) = (selected.start.max(piece.start), selected.end.min(piece.end));
    [
        (Span::new(piece.start, start), false),
        (Span::new(start, end), true),
        (Span::new(end, piece.end), false),
    ]
    .into_iter()
    .filter(|(part, _)| !part.is_empty())
    .collect()
}

/// Cuts a stretch where what was found begins and ends; each part says whether it was found
/// and, if so, whether it is looked at.
fn parts(piece: Span, found: &[(Span, bool)]) -> Vec<(Span, Option<bool>)> {
    let mut parts = Vec::new();
    let mut at = piece.start;
    for (hit, now) in found.iter().filter(|(hit, _)| hit.overlaps(piece)) {
        let (start, end) = (hit.start.max(piece.start), hit.end.min(piece.end));
        if at < start {
            parts.push((Span::new(at, start), None));
        }
        parts.push((Span::new(start, end), Some(*now)));
        at = end;
    }
    if at < piece.end {
        parts.push((Span::new(at, piece.end), None));
    }
    parts
}

/// Paints a paragraph at a place and of a width.
pub(super) fn paragraph(
    ui: &mut Ui,
    data: &ArticleData,
    index: usize,
    place: (Pos2, f32),
    seen: Seen<'_>,
) -> Painted {
    let (top, width) = place;
    let galley = galley(ui, data, index, width, seen);
    let rect = Rect::from_min_size(top, galley.size());
    margin_marks(ui, data, index, rect, &galley);
    let label = Label::new(WidgetText::Galley(Arc::clone(&galley)));
    // Words are selected across paragraphs here, which labels by themselves cannot.
    let label = label.selectable(false).sense(Sense::CLICK | Sense::DRAG);
    // Beside a short line is in the line.
    let response = ui.put(rect, label);
    Painted {
        index,
        rect,
        galley,
        response,
    }
}

/// Paints the cursor at a byte of a paragraph's text.
pub(super) fn cursor(ui: &Ui, data: &ArticleData, painted: &Painted, byte: usize) {
    let text = &data.paragraphs[painted.index].text;
    let chars = text.get(..byte).map_or(0, |before| before.chars().count());
    let cursor = egui::text::CCursor::new(egui::text::CharIndex(chars));
    let at = painted.galley.pos_from_cursor(cursor);
    let ink = Stroke::new(1.5, Color32::from(palette(ui).accent));
    let at = at.translate(painted.rect.min.to_vec2());
    ui.painter().vline(at.left(), at.y_range(), ink);
}

/// Paints a bar beside the lines of each mark, in its party's colour.
fn margin_marks(ui: &Ui, data: &ArticleData, index: usize, rect: Rect, galley: &Galley) {
    let paragraph = &data.paragraphs[index];
    let palette = palette(ui);
    let mut parties: Vec<usize> = Vec::new();
    for piece in &paragraph.pieces {
        let before = paragraph.text[..piece.span.start].chars().count();
        let inside = piece.span.of(&paragraph.text).chars().count();
        let place = |chars: usize| {
            galley.pos_from_cursor(egui::text::CCursor::new(egui::text::CharIndex(chars)))
        };
        for n in &piece.marks {
            let marked = |mark: &&Mark| mark.state != MarkState::Discarded;
            let Some(mark) = data.marks.get(*n).filter(marked) else {
                continue;
            };
            // Parties that are marked in one paragraph stand beside each other.
            let lane = parties
                .iter()
                .position(|p| *p == mark.index)
                .unwrap_or_else(|| {
                    parties.push(mark.index);
                    parties.len() - 1
                });
            let (from, to) = (place(before), place(before + inside.saturating_sub(1)));
            let x = rect.left() - 9.0 - 5.0 * lane.min(2) as f32;
            let bar = Rect::from_min_max(
                pos2(x, rect.top() + from.top() + 1.0),
                pos2(x + 3.0, rect.top() + to.bottom() - 1.0),
            );
            let ink = match mark.state {
                MarkState::Outside => palette.line.into(),
                MarkState::Shown | MarkState::Edited | MarkState::Discarded => {
                    palette.party(mark.index)
                }
            };
            let bar = bar.expand2(vec2(0.0, 0.5));
            ui.painter().rect_filled(bar, 1.0, ink);
        }
    }
}
