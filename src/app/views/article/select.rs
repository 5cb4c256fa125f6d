//! Selecting words of the article, with the pointer and from the keyboard.

use std::sync::Arc;

use egui::{Context, Event, Galley, Key, Modifiers, Pos2, Rect, Response, Ui, vec2};

use crate::model::span::floor_boundary;
use crate::model::{ArticleId, Span};

use super::super::super::state::{Action, TextSelection};
use super::data::{ArticleData, Kind, Paragraph};

/// A paragraph as it was painted.
pub(super) struct Painted {
    pub(super) index: usize,
    pub(super) rect: Rect,
    pub(super) galley: Arc<Galley>,
    pub(super) response: Response,
}

impl Painted {
    /// Returns the place in the article's text under a point.
    pub(super) fn byte(&self, data: &ArticleData, at: Pos2) -> usize {
        let cursor = self.galley.cursor_from_pos(at - self.rect.min);
        let paragraph = &data.paragraphs[self.index];
        let inside = paragraph
            .text
            .char_indices()
            .nth(cursor.index.0)
            .map_or(paragraph.text.len(), |(byte, _)| byte);
        paragraph.span.start + inside
    }
}

/// Takes what the pointer selects. `on_mark` says whether a place is a statement's.
pub(super) fn pointer(
    ui: &Ui,
    data: &ArticleData,
    article: &ArticleId,
    painted: &[Painted],
    now: Option<&TextSelection>,
    on_mark: impl Fn(usize) -> bool,
) -> Option<Action> {
    let selection = |anchor: usize, head: usize| {
        Some(Action::SelectText(Some(TextSelection {
            article: article.clone(),
            anchor,
            head,
        })))
    };
    let touched = painted.iter().find(|each| {
        let response = &each.response;
        response.clicked() || response.drag_started() || response.dragged()
    })?;
    let (pos, origin, shift) = ui.input(|input| {
        let pointer = &input.pointer;
        (
            pointer.interact_pos(),
            pointer.press_origin(),
            input.modifiers.shift,
        )
    });
    let pos = pos?;
    if touched.response.dragged() || touched.response.drag_started() {
        if !touched.response.dragged_by(egui::PointerButton::Primary) {
            return None;
        }
        scroll(ui, pos);
        let head = nearest(painted, pos)?.byte(data, pos);
        let anchor = if touched.response.drag_started() {
            let origin = origin.unwrap_or(pos);
            nearest(painted, origin)?.byte(data, origin)
        } else {
            now?.anchor
        };
        return selection(anchor, head);
    }
    let at = touched.byte(data, pos);
    let paragraph = &data.paragraphs[touched.index];
    if touched.response.triple_clicked() {
        return selection(paragraph.span.start, paragraph.span.end);
    }
    if touched.response.double_clicked() && !on_mark(at) {
        let word = word_at(paragraph, at);
        return selection(word.start, word.end);
    }
    match now.filter(|_| shift) {
        Some(now) => selection(now.anchor, at),
        None => selection(at, at),
    }
}

/// Returns the paragraph under a point, or else the one that is nearest to it.
fn nearest(painted: &[Painted], at: Pos2) -> Option<&Painted> {
    // Only the height counts: beside a line is in the line.
    let level = |each: &&Painted| {
        let y = each.rect.y_range();
        if y.contains(at.y) {
            0.0
        } else {
            (y.min - at.y).abs().min((y.max - at.y).abs())
        }
    };
    painted.iter().min_by(|a, b| level(a).total_cmp(&level(b)))
}

/// Moves the text on while the pointer drags beyond its edge.
fn scroll(ui: &Ui, pos: Pos2) {
    let seen = ui.clip_rect();
    let beyond = if pos.y < seen.top() {
        seen.top() - pos.y
    } else if pos.y > seen.bottom() {
        seen.bottom() - pos.y
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, beyond.clamp(-40.0, 40.0)));
    ui.request_repaint();
}

/// Returns the word at a place.
fn word_at(paragraph: &Paragraph, at: usize) -> Span {
    let text = paragraph.text.as_str();
    let inside = floor_boundary(text, at.saturating_sub(paragraph.span.start));
    let word = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-');
    let before = &text[..inside];
    let start = before.trim_end_matches(word).len();
    let after = &text[inside..];
    let end = inside + (after.len() - after.trim_start_matches(word).len());
    Span::new(paragraph.span.start + start, paragraph.span.start + end)
}

/// A step of the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    WordBack,
    WordOn,
    ParagraphBack,
    ParagraphOn,
}

/// Returns where the cursor goes from a place.
pub(super) fn step(data: &ArticleData, from: usize, step: Step) -> usize {
    let paragraphs = &data.paragraphs;
    let here = paragraphs.iter().position(|p| from <= p.span.end);
    let Some(here) = here else {
        return from;
    };
    let paragraph = &paragraphs[here];
    let text = paragraph.text.as_str();
    // The text may have changed since the place was chosen.
    let inside = floor_boundary(text, from.saturating_sub(paragraph.span.start));
    // What is folded is one thing.
    let folded = paragraph.kind == Kind::Folded;
    let step = match step {
        Step::WordOn if folded && from < paragraph.span.end => Step::ParagraphOn,
        Step::WordBack if folded && from > paragraph.span.start => Step::ParagraphBack,
        step => step,
    };
    match step {
        Step::WordOn if inside >= text.len() => paragraphs
            .get(here + 1)
            .map_or(from, |next| next.span.start),
        Step::WordOn => {
            let rest = &text[inside..];
            let space = rest.len() - rest.trim_start().len();
            let word = rest.trim_start().find(char::is_whitespace);
            let end = word.map_or(text.len(), |word| inside + space + word);
            paragraph.span.start + end
        }
        Step::WordBack if inside == 0 => here
            .checked_sub(1)
            .map_or(from, |before| paragraphs[before].span.end),
        Step::WordBack => {
            let before = text[..inside].trim_end();
            let start = before.rfind(char::is_whitespace);
            let start = start.map_or(0, |at| {
                at + before[at..].chars().next().map_or(1, char::len_utf8)
            });
            paragraph.span.start + start
        }
        Step::ParagraphOn if from < paragraph.span.end => paragraph.span.end,
        Step::ParagraphOn => paragraphs.get(here + 1).map_or(from, |next| next.span.end),
        Step::ParagraphBack if from > paragraph.span.start => paragraph.span.start,
        Step::ParagraphBack => here
            .checked_sub(1)
            .map_or(from, |before| paragraphs[before].span.start),
    }
}

/// Takes the keys that extend the selection, copy it and drop it. Without a cursor it begins
/// at `start`.
pub(super) fn keys(
    ctx: &Context,
    data: &ArticleData,
    article: &ArticleId,
    now: Option<&TextSelection>,
    start: usize,
) -> Vec<Action> {
    let mut actions = Vec::new();
    let steps = [
        (Key::ArrowLeft, Step::WordBack),
        (Key::ArrowRight, Step::WordOn),
        (Key::ArrowUp, Step::ParagraphBack),
        (Key::ArrowDown, Step::ParagraphOn),
    ];
    let mut selection = now.cloned().unwrap_or(TextSelection {
        article: article.clone(),
        anchor: start,
        head: start,
    });
    let before = selection.clone();
    for (key, way) in steps {
        let times = ctx.input_mut(|input| input.count_and_consume_key(Modifiers::SHIFT, key));
        for _ in 0..times {
            selection.head = step(data, selection.head, way);
        }
    }
    if selection != before {
        actions.push(Action::SelectText(Some(selection)));
    }
    let Some(now) = now.filter(|now| !now.span().is_empty()) else {
        return actions;
    };
    let copied = |event: &Event| matches!(event, Event::Copy);
    if ctx.input(|input| input.events.iter().any(copied)) {
        actions.push(Action::Copy(data.text_of(now.span()), "Text copied"));
    }
    if ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        actions.push(Action::SelectText(None));
    }
    actions
}
