//! Painting of a paragraph with its marks.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Button, Color32, Galley, Label, Pos2, Rect, RichText, Role, Sense, Stroke, Ui, UiBuilder,
    WidgetInfo, WidgetText, pos2, vec2,
};

use crate::model::{Span, StatementRef};

use super::super::super::theme::{self, palette};
use super::super::super::widgets::{Stacked, one_line, paint_line, triangle};
use super::data::{ArticleData, Fold, Kind, Mark, MarkState};
use super::heights::FOLD;
use super::select::Painted;

/// How high a line is, in sizes of its face.
const LEADING: f32 = 1.45;

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
        Kind::Headline => (theme::strong_font(16.0), palette.ink.into()),
        Kind::Heading => (theme::strong_font(14.5), palette.ink.into()),
        Kind::Body | Kind::Item | Kind::Quote => (text_font(), palette.ink.into()),
        Kind::Furniture | Kind::Folded => (theme::small_font(), palette.soft.into()),
    };
    let mut job = LayoutJob::default();
    job.wrap.max_width = width - paragraph.indent();
    for piece in &paragraph.pieces {
        let mut format = TextFormat {
            line_height: Some(font.size * LEADING),
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

/// Returns the face of running text.
fn text_font() -> egui::FontId {
    egui::FontId::proportional(14.0)
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
    let words = &data.paragraphs[index];
    let at = top + vec2(words.indent(), words.above());
    let rect = Rect::from_min_size(at, galley.size());
    margin_marks(ui, data, index, (top.x, rect), &galley);
    beside(ui, data, index, (top.x, rect));
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

/// Paints what stands beside the words of an item or a quotation.
fn beside(ui: &Ui, data: &ArticleData, index: usize, (left, rect): (f32, Rect)) {
    let palette = palette(ui);
    let paragraph = &data.paragraphs[index];
    match paragraph.kind {
        Kind::Item if !paragraph.lead.is_empty() => {
            let font = text_font();
            let ink: Color32 = palette.soft.into();
            let room = paragraph.indent() - 4.0;
            let lead = one_line(ui, &paragraph.lead, font.clone(), ink, false, room);
            // On the line of the first words, which are set wider than their letters.
            let down = (font.size * LEADING - lead.size().y).max(0.0) / 2.0;
            let at = pos2(rect.left() - 6.0 - lead.size().x, rect.top() + down);
            paint_line(ui.painter(), at, lead);
        }
        Kind::Quote => {
            // One bar along all paragraphs of a quotation.
            let before = index.checked_sub(1).map(|at| data.paragraphs[at].kind);
            let gap = if before == Some(Kind::Quote) {
                data.gap(index)
            } else {
                0.0
            };
            let bar = Rect::from_min_max(
                pos2(left + 2.0, rect.top() - gap),
                pos2(left + 4.0, rect.bottom()),
            );
            let ink: Color32 = palette.line.into();
            ui.painter().rect_filled(bar, 1.0, ink);
        }
        _ => {}
    }
}

/// Shows the line of a stretch of furniture. Returns whether it was clicked, and whether what
/// restores it was.
pub(super) fn fold(ui: &mut Ui, fold: &Fold, place: (Pos2, f32)) -> (bool, bool) {
    let (top, width) = place;
    let rect = Rect::from_min_size(top, vec2(width, FOLD));
    let palette = palette(ui);
    let line = UiBuilder::new()
        .id_salt(("furniture", fold.span.start))
        .max_rect(rect);
    ui.scope_builder(line, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            ui.spacing_mut().button_padding = vec2(0.0, 2.0);
            let room = egui::Atom::custom(egui::IdSalt::new("triangle"), vec2(11.0, 8.0));
            let told = RichText::new(fold.told()).font(theme::small_font());
            let mut atoms = egui::Atoms::new(told.color(palette.soft));
            atoms.push_left(room);
            let button = Button::new(atoms).frame(false);
            let tip = match (fold.pinned, fold.open) {
                (true, _) => "A statement's words stand in it, so it is shown",
                (false, true) => "Hides these lines",
                (false, false) => "Shows these lines",
            };
            let response = ui.add_enabled(!fold.pinned, button);
            let response = response.on_hover_text(tip).on_disabled_hover_text(tip);
            response.widget_info(|| {
                WidgetInfo::selected(
                    Role::DisclosureTriangle,
                    !fold.pinned,
                    fold.open,
                    fold.told(),
                )
            });
            let at = response.rect.left_center() + vec2(5.0, 0.0);
            triangle(ui.painter(), at, fold.open, palette.soft.into());
            let restore = fold.open && {
                let word = RichText::new("This is part of the text").font(theme::small_font());
                let tip = "Takes these lines in again, so that extraction reads them";
                ui.link(word).on_hover_text(tip).clicked()
            };
            (response.clicked(), restore)
        })
        .inner
    })
    .inner
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
fn margin_marks(
    ui: &Ui,
    data: &ArticleData,
    index: usize,
    (left, rect): (f32, Rect),
    galley: &Galley,
) {
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
            let x = left - 9.0 - 5.0 * lane.min(2) as f32;
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
