//! The fields of a stance.

use egui::{Color32, Key, RichText, TextEdit, Ui, vec2};

use crate::model::{Firmness, Lean, Priority, StanceAttitude, Status};

use super::super::super::state::{Action, Once, Wish};
use super::super::super::theme::palette;
use super::super::super::widgets::{self, Mark, combo, entry, line};
use super::super::hand;
use super::super::words;
use super::changed;
use super::data::CellInfo;
use super::draft::{Field, Typing};

pub(super) fn show(
    ui: &mut Ui,
    info: &CellInfo,
    typing: &mut Typing,
    once: &mut Once,
    actions: &mut Vec<Action>,
) {
    let conditional = info
        .stance
        .as_ref()
        .is_some_and(|s| s.attitude == StanceAttitude::Conditional);
    attitude(ui, info, once, actions);
    if conditional {
        lean(ui, info, actions);
        let field = text(ui, info, Field::Condition, typing, actions);
        if once.take(Wish::FocusCondition) {
            field.request_focus();
        }
    }
    if info.stance.is_some() {
        firmness(ui, info, actions);
        text(ui, info, Field::Summary, typing, actions);
        text(ui, info, Field::AsOf, typing, actions);
        if let Some(latest) = info.later {
            let told = format!(
                "The day of the statement that settles the cell; the latest is of {}",
                words::date(latest)
            );
            ui.add(egui::Label::new(RichText::new(told).weak()).wrap());
        }
    }
    text(ui, info, Field::Note, typing, actions);
    if info.stance.is_some() {
        priority(ui, info, actions);
        status(ui, info, actions);
    }
    if let Some(basis) = info.basis {
        ui.add(egui::Label::new(RichText::new(basis).weak()).wrap());
    }
    if !info.hand.of_stance().is_empty() {
        let reset = ui.button("Reset to statements").on_hover_text(
            "Takes back attitude, lean, condition, firmness, summary, date and status set by \
             hand; your note and the priority stay",
        );
        if reset.clicked() {
            typing.forget(&info.cell);
            actions.push(Action::HandBack(vec![info.cell.clone()]));
        }
    }
}

fn attitude(ui: &mut Ui, info: &CellInfo, once: &mut Once, actions: &mut Vec<Action>) {
    let colour = palette(ui).party(info.index);
    let indent = if info.mark.is_some() { 14.0 } else { 0.0 };
    let response = combo(ui, "Attitude", RichText::new(&info.word), indent, |ui| {
        let untouched = if info.has_statements {
            "as the statements say"
        } else {
            "silent"
        };
        let by_hand = info.hand.attitude;
        if entry(ui, by_hand.is_none(), untouched).clicked() {
            actions.push(changed(info, |hand| {
                hand.attitude = None;
                hand.lean = None;
            }));
        }
        for attitude in StanceAttitude::ALL {
            let chosen = by_hand == Some(*attitude);
            let response = entry(ui, chosen, &format!("      {attitude}"));
            let at = response.rect.left_center() + vec2(14.0, 0.0);
            widgets::attitude(ui.painter(), at, Mark::Own(*attitude), colour);
            if response.clicked() {
                if *attitude == StanceAttitude::Conditional && unstated(info) {
                    once.wish(Wish::FocusCondition);
                }
                let hand = hand::with_attitude(&info.hand, info.stance.as_ref(), *attitude);
                actions.push(Action::SetHand(info.cell.clone(), hand));
            }
        }
    });
    if let Some(mark) = info.mark {
        let at = response.rect.left_center() + vec2(16.0, 0.0);
        widgets::attitude(ui.painter(), at, mark, colour);
    }
    if once.take(Wish::FocusInspector) {
        response.request_focus();
    }
}

/// Says whether no condition is known yet: it is what comes to mind next.
fn unstated(info: &CellInfo) -> bool {
    Field::Condition.value(info).trim().is_empty()
}

fn lean(ui: &mut Ui, info: &CellInfo, actions: &mut Vec<Action>) {
    let now = info.stance.as_ref().and_then(|s| s.lean);
    let word = now.map_or("yes, if", Lean::word);
    combo(ui, "Lean", RichText::new(word), 0.0, |ui| {
        for lean in Lean::ALL {
            if entry(ui, now == Some(*lean), lean.word()).clicked() {
                actions.push(changed(info, |hand| {
                    hand.lean = Some(*lean);
                    hand::keep_firmness(hand, info.stance.as_ref());
                }));
            }
        }
    });
}

fn firmness(ui: &mut Ui, info: &CellInfo, actions: &mut Vec<Action>) {
    let palette = palette(ui);
    let now = info.stance.as_ref().and_then(|s| s.firmness);
    let word = now.map_or("not known", Firmness::word);
    let response = combo(ui, "Firmness", RichText::new(word), 0.0, |ui| {
        if entry(ui, info.hand.firmness.is_none(), "as the statements say").clicked() {
            actions.push(changed(info, |hand| hand.firmness = None));
        }
        for level in Firmness::ALL {
            let chosen = info.hand.firmness == Some(*level);
            if entry(ui, chosen, level.word()).clicked() {
                actions.push(changed(info, |hand| hand.firmness = Some(*level)));
            }
        }
    });
    if let Some(level) = now {
        let at = response.rect.right_center() - vec2(widgets::firmness_width() + 26.0, 0.0);
        let (ink, off) = (palette.party(info.index), palette.line.into());
        widgets::firmness(ui.painter(), at, level, ink, off);
    }
}

fn priority(ui: &mut Ui, info: &CellInfo, actions: &mut Vec<Action>) {
    let now = info.hand.priority;
    let word = now.map_or("not set", Priority::word);
    let response = combo(ui, "Priority", RichText::new(word), 0.0, |ui| {
        if entry(ui, now.is_none(), "not set").clicked() {
            actions.push(changed(info, |hand| hand.priority = None));
        }
        for priority in Priority::ALL {
            if entry(ui, now == Some(*priority), priority.word()).clicked() {
                actions.push(changed(info, |hand| hand.priority = Some(*priority)));
            }
        }
    });
    response.on_hover_text("How much it weighs for the party, as you judge it");
}

fn status(ui: &mut Ui, info: &CellInfo, actions: &mut Vec<Action>) {
    let now = info.stance.as_ref().map_or(Status::Machine, |s| s.status);
    let told = |status: Status| match status {
        Status::Machine => "machine · not reviewed",
        other => other.word(),
    };
    combo(ui, "Status", RichText::new(told(now)), 0.0, |ui| {
        for status in Status::ALL {
            if entry(ui, now == *status, told(*status)).clicked() {
                actions.push(changed(info, |hand| hand.status = Some(*status)));
            }
        }
    });
}

fn text(
    ui: &mut Ui,
    info: &CellInfo,
    field: Field,
    typing: &mut Typing,
    actions: &mut Vec<Action>,
) -> egui::Response {
    let mut text = typing.text(info, field);
    let refused = typing.is_refused(&info.cell, field);
    let hint = match field {
        Field::Condition => match info.stance.as_ref().and_then(|s| s.lean) {
            Some(Lean::NoUnless) => "not unless …",
            Some(Lean::YesIf) | None => "only if …",
        },
        Field::Summary => "in your words",
        Field::Note => "for yourself",
        Field::AsOf => "not dated",
    };
    let response = line(ui, field.label(), |ui, width| {
        let edit = if field == Field::AsOf {
            TextEdit::singleline(&mut text)
        } else {
            // Enter finishes the field; Shift+Enter begins another line.
            let enter = egui::KeyboardShortcut::new(egui::Modifiers::SHIFT, Key::Enter);
            TextEdit::multiline(&mut text)
                .desired_rows(if field == Field::Condition { 2 } else { 1 })
                .return_key(enter)
        };
        let wrong: Color32 = palette(ui).error.into();
        let edit = edit
            .text_color_opt(refused.then_some(wrong))
            .id(egui::Id::unique(("inspector", field.label(), &info.cell)))
            .hint_text(hint)
            .margin(egui::Margin::symmetric(8, 5))
            .desired_width(width);
        ui.add(edit).accessible_name(field.label())
    });
    if response.changed() {
        typing.typed(info, field, text);
    } else if refused {
        let wrong: Color32 = palette(ui).error.into();
        line(ui, "", |ui, _| {
            ui.colored_label(wrong, "No certain date, so not set")
        });
    }
    let entered = response.has_focus()
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    if entered {
        response.surrender_focus();
    }
    if (entered || response.lost_focus()) && typing.is_open(&info.cell, field) {
        actions.push(Action::FinishDraft);
    }
    response
}
