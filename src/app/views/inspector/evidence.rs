//! The statements behind a cell: counted ones as cards, the others folded with reasons; and
//! those that stand in no cell.

use std::collections::BTreeMap;

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Color32, CornerRadius, Frame, Label, Margin, Rect, RichText, Role, Sense, Stroke, Ui,
    UiBuilder, WidgetInfo, vec2,
};

use crate::model::StatementRef;
use crate::session::Edit;

use super::super::super::state::{Action, View};
use super::super::super::theme::{self, palette};
use super::super::super::widgets::caption;
use super::data::{CellInfo, Evidence, UnsortedInfo};
use super::words;

/// More cards than this are laid out only as far as they can be seen.
const MANY: usize = 40;
/// About how high a card is, in points.
const ESTIMATE: f32 = 120.0;
/// Cards this far out of sight are laid out too, so that the focus can move to them.
const OVERSCAN: f32 = 300.0;

/// How high the cards of statements were when they were last seen, at one width.
#[derive(Debug, Default)]
pub(super) struct Cards {
    width: f32,
    heights: BTreeMap<StatementRef, f32>,
}

impl Cards {
    /// Shows one of `count` cards, or keeps its room where it is out of sight. Where it has not
    /// been seen yet its height is estimated.
    fn show(&mut self, ui: &mut Ui, count: usize, at: &StatementRef, add: impl FnOnce(&mut Ui)) {
        let width = ui.available_width();
        if (self.width - width).abs() > 0.5 {
            self.width = width;
            self.heights.clear();
        }
        let height = self.heights.get(at).copied().unwrap_or(ESTIMATE);
        let place = Rect::from_min_size(ui.cursor().min, vec2(width, height));
        let seen = place.expand2(vec2(0.0, OVERSCAN));
        if count > MANY && !ui.is_rect_visible(seen) {
            ui.allocate_space(place.size());
            return;
        }
        let height = ui.scope(add).response.rect.height();
        if count > MANY {
            self.heights.insert(at.clone(), height);
        }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    info: &CellInfo,
    view: &View,
    cards: &mut Cards,
    actions: &mut Vec<Action>,
) {
    let (head, told) = info.evidence_in_words();
    caption(ui, &head);
    if let Some(told) = told {
        ui.add(Label::new(RichText::new(told).weak()).wrap());
    }
    for evidence in &info.counted {
        cards.show(ui, info.counted.len(), &evidence.at, |ui| {
            card(ui, info.index, evidence, view, actions);
        });
    }
    if info.outside > 0 {
        let outside = words::count(info.outside, "statement");
        let told = format!("{outside} outside the chosen evidence");
        ui.add(Label::new(RichText::new(told).weak()).wrap());
    }
    if info.left_out.is_empty() {
        return;
    }
    ui.add_space(4.0);
    let title = format!(
        "{} not counted",
        words::count(info.left_out.len(), "statement")
    );
    egui::CollapsingHeader::new(title)
        .id_salt(("left out", &info.cell))
        .show_unindented(ui, |ui| {
            for evidence in &info.left_out {
                cards.show(ui, info.left_out.len(), &evidence.at, |ui| {
                    card(ui, info.index, evidence, view, actions);
                });
            }
        });
}

/// Shows statements that stand in no cell.
pub(super) fn show_unsorted(
    ui: &mut Ui,
    info: &UnsortedInfo,
    view: &View,
    cards: &mut Cards,
    actions: &mut Vec<Action>,
) {
    caption(ui, "Unsorted");
    let title = RichText::new(&info.title).font(theme::body_strong());
    ui.add(Label::new(title).wrap());
    let counted = info.statements.iter().filter(|(_, s)| !s.discarded).count();
    let told = format!(
        "{} on no proposal, so in no cell of the table",
        words::count(counted, "statement")
    );
    ui.add(Label::new(RichText::new(told).weak()).wrap());
    ui.add_space(6.0);
    for (party, evidence) in &info.statements {
        cards.show(ui, info.statements.len(), &evidence.at, |ui| {
            card(ui, *party, evidence, view, actions);
            let text = RichText::new("New proposal from it…").font(theme::small_font());
            let tip = "Adds a proposal that this statement is on";
            if ui.link(text).on_hover_text(tip).clicked() {
                actions.push(Action::ProposeFrom(evidence.at.clone()));
            }
            ui.add_space(4.0);
        });
    }
}

/// Shows a statement as a card with a bar in the colour of `party`, a place in the agenda.
fn card(ui: &mut Ui, party: usize, evidence: &Evidence, view: &View, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let looked_at = view.at.statement.as_ref() == Some(&evidence.at);
    let stroke = if looked_at {
        Stroke::new(1.0, Color32::from(palette.accent))
    } else {
        palette.hairline()
    };
    let frame = Frame::new()
        .fill(palette.card.into())
        .stroke(stroke)
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin {
            left: 13,
            right: 9,
            top: 7,
            bottom: 7,
        });
    // The whole card can be clicked; the quote is what screen readers find.
    let card = UiBuilder::new().id_salt(&evidence.at).sense(Sense::CLICK);
    let shown = ui.scope_builder(card, |ui| {
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui, evidence, view, actions);
        });
    });
    if shown.response.clicked() {
        actions.push(Action::ShowStatement(evidence.at.clone()));
    }
    let rect = shown.response.rect;
    let bar = rect.with_max_x(rect.left() + 3.0);
    let corners = CornerRadius {
        nw: 6,
        sw: 6,
        ne: 0,
        se: 0,
    };
    ui.painter().rect_filled(bar, corners, palette.party(party));
}

fn contents(ui: &mut Ui, evidence: &Evidence, view: &View, actions: &mut Vec<Action>) {
    let soft: Color32 = palette(ui).soft.into();
    ui.spacing_mut().item_spacing.y = 3.0;
    let label = Label::new(quote(ui, evidence)).wrap().selectable(false);
    let name = format!("Show in article: {}", evidence.quote);
    let response = ui.add(label.sense(Sense::click()));
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &name));
    let response = response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text("Shows it in the article");
    if response.clicked() {
        actions.push(Action::ShowStatement(evidence.at.clone()));
    }
    let small = |text: String| RichText::new(text).font(theme::small_font());
    let line = |ui: &mut Ui, text: String| {
        let text = small(text).color(soft);
        ui.add(Label::new(text).wrap().selectable(false));
    };
    let settles = if evidence.settles {
        " · settles the cell"
    } else {
        ""
    };
    line(ui, format!("{}{settles}", evidence.source));
    if !evidence.carriers.is_empty() {
        line(ui, format!("Also in: {}", evidence.carriers.join("; ")));
    }
    if let Some(state) = &evidence.state {
        let colour = palette(ui).warn;
        let told = small(state.clone());
        ui.add(Label::new(told.color(colour)).wrap().selectable(false));
        repair(ui, evidence, view, actions);
    }
    if let Some(reason) = &evidence.reason {
        line(ui, format!("Not counted: {reason}"));
    }
    // What a person decided has no confidence but the person's.
    let sure = evidence.coder.as_deref().map_or_else(
        || evidence.confidence.to_owned(),
        |coder| format!("coded by {coder}"),
    );
    line(
        ui,
        format!("{} · {} · {sure}", evidence.told, evidence.status.word()),
    );
    let explained = view.explained.contains(&evidence.at);
    if explained {
        ui.add_space(3.0);
        let head = small("Why it was read so".to_owned()).strong();
        ui.add(Label::new(head).wrap().selectable(false));
        for why in &evidence.why {
            line(ui, why.clone());
        }
    }
    links(ui, evidence, explained, actions);
}

/// Offers to take what is selected in the article as the evidence.
fn repair(ui: &mut Ui, evidence: &Evidence, view: &View, actions: &mut Vec<Action>) {
    let selected = view
        .text
        .as_ref()
        .is_some_and(|text| text.article == evidence.at.article && !text.span().is_empty());
    if let Some(span) = evidence.edited {
        let text = RichText::new("Take the new words").font(theme::small_font());
        let tip = "Makes what its words were edited into the words that prove it";
        if ui.button(text).on_hover_text(tip).clicked() {
            actions.push(Action::UseWords(evidence.at.clone(), span));
        }
    }
    let text = RichText::new("Use the selection as evidence").font(theme::small_font());
    let tip = "Select the words in the article first";
    let link = ui.add_enabled(selected, egui::Button::new(text));
    if link.on_disabled_hover_text(tip).clicked() {
        actions.push(Action::UseSelection(evidence.at.clone()));
    }
}

/// What can be done with a statement, in one line.
fn links(ui: &mut Ui, evidence: &Evidence, explained: bool, actions: &mut Vec<Action>) {
    let at = || evidence.at.clone();
    let discard = Action::Edit(Edit::Discard {
        statement: at(),
        discarded: !evidence.discarded,
    });
    let entries = [
        (
            "Correct",
            "Opens its form: holder, proposal, attitude and all else",
            Action::EditStatement(at()),
        ),
        (
            if explained { "Hide why" } else { "Why" },
            "Why it was read so, field by field",
            Action::Explain(at()),
        ),
        (
            "Cite",
            "Copies quote, speaker, venue, relay, outlet, date and address",
            Action::Cite(at()),
        ),
        if evidence.discarded {
            ("Restore", "Counts this statement again", discard)
        } else {
            (
                "Discard",
                "Keeps this statement, struck out, and counts it nowhere",
                discard,
            )
        },
    ];
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        for (word, tip, action) in entries {
            let text = RichText::new(word).font(theme::small_font());
            if ui.link(text).on_hover_text(tip).clicked() {
                actions.push(action);
            }
        }
    });
}

/// Returns the quote on its ground with some words before and after.
fn quote(ui: &Ui, evidence: &Evidence) -> LayoutJob {
    let palette = palette(ui);
    let soft = TextFormat::simple(theme::body_font(), palette.soft.into());
    let mut marked = TextFormat::simple(theme::body_font(), palette.ink.into());
    marked.background = palette.quote.into();
    if evidence.discarded {
        marked.strikethrough = Stroke::new(1.0, Color32::from(palette.soft));
    }
    let mut job = LayoutJob::default();
    let before = last_words(&evidence.before);
    if !before.is_empty() {
        job.append(&format!("… {before}"), 0.0, soft.clone());
    }
    job.append(&evidence.quote.replace('\n', " "), 0.0, marked);
    let after = first_words(&evidence.after);
    if !after.is_empty() {
        job.append(&format!("{after} …"), 0.0, soft);
    }
    job
}

/// Returns the end of the text before a quote, from its last line break and a whole word on.
fn last_words(before: &str) -> &str {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let whole = line.len() == before.len();
    match line.find(' ') {
        Some(at) if whole => &line[at + 1..],
        _ => line,
    }
}

/// Returns the start of the text after a quote, to its first line break and a whole word.
fn first_words(after: &str) -> &str {
    let line = after.split('\n').next().unwrap_or_default();
    let whole = line.len() == after.len();
    match line.rfind(' ') {
        Some(at) if whole => &line[..at],
        _ => line,
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, ScrollArea};

    use super::*;
    use crate::model::StatementId;

    /// Shows `count` cards 50 points high, `frames` times, scrolled to the `end` or not at all;
    /// returns which were laid out in the last frame, and how high they are in all.
    fn shown(count: usize, frames: usize, end: bool) -> (Vec<usize>, f32) {
        let (ctx, mut cards) = (Context::default(), Cards::default());
        let mut last = (Vec::new(), 0.0_f32);
        for _ in 0..frames {
            let input = RawInput {
                screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, vec2(300.0, 400.0))),
                ..RawInput::default()
            };
            last.0.clear();
            let mut output = ctx.run_ui(input, |ui| {
                let down = if end { (last.1 - 400.0).max(0.0) } else { 0.0 };
                let area = ScrollArea::vertical().vertical_scroll_offset(down);
                let all = area.show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 0.0;
                    for n in 0..count {
                        let at = StatementRef {
                            article: "a".into(),
                            statement: StatementId(n as u32),
                        };
                        cards.show(ui, count, &at, |ui| {
                            last.0.push(n);
                            ui.allocate_space(vec2(200.0, 50.0));
                        });
                    }
                });
                last.1 = all.content_size.y;
            });
            output.textures_delta.clear();
        }
        last
    }

    #[test]
    fn of_many_cards_those_are_laid_out_that_can_be_seen() {
        let (few, height) = shown(MANY, 1, false);
        assert_eq!((few.len(), height), (MANY, MANY as f32 * 50.0));
        let (first, _) = shown(1_000, 3, false);
        assert_eq!(first.first(), Some(&0));
        assert!((8..30).contains(&first.len()), "{}", first.len());
        let (end, height) = shown(1_000, 6, true);
        assert_eq!(end.last(), Some(&999), "{end:?}");
        assert!((8..30).contains(&end.len()), "{}", end.len());
        assert!(
            height > 1_000.0 * 50.0 && height < 1_000.0 * ESTIMATE,
            "{height}"
        );
    }
}
