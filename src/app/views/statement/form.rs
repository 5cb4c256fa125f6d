//! The fields of a statement.

use egui::{Button, Color32, Key, Label, RichText, TextEdit, Ui};

use crate::model::{
    Act, Article, Attitude, Firmness, Lean, Statement, StatementRef, Status, Voice,
};
use crate::session::guess::Reason;
use crate::session::{Edit, Session};

use super::super::super::state::{Action, Once, View, Wish};
use super::super::super::theme::{self, palette};
use super::super::super::widgets::{caption, combo, entry, line, some_lines};
use super::super::{citation, words};
use super::change::{About, Field, Set, fits, usual_act};
use super::draft::{Form, NewStatement};
use super::{StatementForm, Typed, data};

/// What the form is shown of.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub(super) session: &'a Session,
    pub(super) view: &'a View,
    pub(super) form: &'a Form,
    pub(super) article: &'a Article,
    pub(super) statement: &'a Statement,
}

pub(super) fn show(
    ui: &mut Ui,
    shown: Shown<'_>,
    state: &mut StatementForm,
    once: &mut Once,
    actions: &mut Vec<Action>,
) {
    head(ui, shown, actions);
    let editable = shown.session.filter().is_empty();
    if !editable {
        super::super::inspector::locked(ui, actions);
    }
    ui.add_enabled_ui(editable, |ui| {
        choices(ui, shown, state, once, actions);
        for field in [Field::Speaker, Field::Venue, Field::Via, Field::SaidOn] {
            text(ui, shown, field, state, actions);
        }
        if let Form::Change(at) = shown.form {
            status(ui, shown.statement, actions);
            ui.add_space(8.0);
            evidence(ui, shown, at, actions);
        }
        if let Form::New(new) = shown.form {
            ui.add_space(6.0);
            add(ui, new, actions);
        }
    });
}

fn head(ui: &mut Ui, shown: Shown<'_>, actions: &mut Vec<Action>) {
    let new = matches!(shown.form, Form::New(_));
    ui.horizontal(|ui| {
        caption(ui, if new { "New statement" } else { "Statement" });
        let right = egui::Layout::right_to_left(egui::Align::Center);
        ui.with_layout(right, |ui| {
            let (word, tip) = if new {
                ("Cancel", "Adds nothing (Esc)")
            } else {
                ("Done", "Back to the cell (Esc)")
            };
            if ui.link(word).on_hover_text(tip).clicked() {
                actions.push(Action::CloseForm);
            }
        });
    });
    let quote = if new {
        let span = shown.statement.evidence.span;
        shown.article.text.get(span.range()).unwrap_or_default()
    } else {
        &shown.statement.evidence.quote
    };
    let text = RichText::new(citation::quoted(quote)).font(theme::body_strong());
    ui.add(Label::new(text).wrap());
    if !new {
        let soft: Color32 = palette(ui).soft.into();
        let coder = data::coder(shown.statement);
        let told = format!("Coded by: {coder} · {}", shown.statement.status.word());
        ui.label(RichText::new(told).font(theme::small_font()).color(soft));
    }
    ui.add_space(4.0);
}

fn choices(
    ui: &mut Ui,
    shown: Shown<'_>,
    state: &mut StatementForm,
    once: &mut Once,
    actions: &mut Vec<Action>,
) {
    let Shown {
        session, statement, ..
    } = shown;
    let mut set = |set: Set| actions.push(Action::SetField(set));
    let new = match shown.form {
        Form::New(new) => Some(&**new),
        Form::Change(_) => None,
    };
    let agenda = &session.dossier().agenda;
    let holder = if new.is_some_and(|new| !new.has_holder) {
        "choose a party"
    } else {
        words::party(agenda, &statement.party)
    };
    let response = combo(ui, "Holder", RichText::new(holder), 0.0, |ui| {
        for (n, (party, name)) in data::holders(agenda, &statement.party).iter().enumerate() {
            let digit = if new.is_some() && n < 9 {
                format!("{}  {name}", n + 1)
            } else {
                name.clone()
            };
            if entry(ui, *party == statement.party, &digit).clicked() {
                set(Set::Holder(party.clone()));
            }
        }
    });
    if once.take(Wish::FocusInspector) {
        response.request_focus();
    }
    if let Some(why) = new.and_then(|new| new.guessed.holder) {
        guess(
            ui,
            match why {
                Reason::Statement => "A guess: holds another statement in this sentence",
                Reason::Named => "A guess: named in this sentence",
            },
        );
    }
    about(ui, shown, state, actions);
    let mut set = |set: Set| actions.push(Action::SetField(set));
    let is_open = new.is_some_and(|new| !new.has_attitude);
    let attitude = if is_open {
        "choose one"
    } else {
        statement.attitude.word()
    };
    combo(ui, "Attitude", RichText::new(attitude), 0.0, |ui| {
        for each in Attitude::ALL {
            let chosen = !is_open && *each == statement.attitude;
            if entry(ui, chosen, each.word()).clicked() {
                set(Set::Attitude(*each));
            }
        }
    });
    if statement.attitude == Attitude::Conditional {
        let lean = statement.lean.unwrap_or(Lean::YesIf);
        combo(ui, "Lean", RichText::new(lean.word()), 0.0, |ui| {
            for each in Lean::ALL {
                if entry(ui, *each == lean, each.word()).clicked() {
                    set(Set::Lean(*each));
                }
            }
        });
        text(ui, shown, Field::Condition, state, actions);
    }
    let mut set = |set: Set| actions.push(Action::SetField(set));
    scale(
        ui,
        "Firmness",
        Firmness::ALL,
        statement.firmness,
        Firmness::word,
        |each| {
            set(Set::Firmness(each));
        },
    );
    scale(ui, "Act", Act::ALL, statement.act, Act::word, |each| {
        set(Set::Act(each));
    });
    if !fits(statement.act, statement.attitude) {
        contrary_act(ui, statement, actions);
    }
    let mut set = |set: Set| actions.push(Action::SetField(set));
    scale(
        ui,
        "Voice",
        Voice::ALL,
        statement.voice,
        Voice::word,
        |each| {
            set(Set::Voice(each));
        },
    );
}

/// Says below a field that what stands in it is a guess.
fn guess(ui: &mut Ui, told: &str) {
    below_field(ui, |ui| {
        let told = RichText::new(told).font(theme::small_font()).weak();
        ui.add(Label::new(told).wrap());
    });
}

/// Says that the act goes another way than the attitude, and offers one that goes its way.
fn contrary_act(ui: &mut Ui, statement: &Statement, actions: &mut Vec<Action>) {
    let usual = usual_act(statement.attitude);
    below_field(ui, |ui| {
        let told = format!(
            "“{}” goes another way than the attitude “{}”.",
            statement.act.word(),
            statement.attitude.word()
        );
        let warn: Color32 = palette(ui).warn.into();
        let told = RichText::new(told).font(theme::small_font()).color(warn);
        ui.add(Label::new(told).wrap());
        let text = RichText::new(format!("Set act “{}”", usual.word()));
        let link = ui.link(text.font(theme::small_font()));
        let tip = "The act is the verb that the table shows";
        if link.on_hover_text(tip).clicked() {
            actions.push(Action::SetField(Set::Act(usual)));
        }
    });
}

/// Shows something below a field, as wide as that: what is longer is broken over lines.
fn below_field(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    line(ui, "", |ui, width| {
        ui.vertical(|ui| {
            ui.set_max_width(width);
            add(ui);
        });
    });
}

/// Shows a list of all values of a scale.
fn scale<T: Copy + PartialEq>(
    ui: &mut Ui,
    label: &'static str,
    all: &[T],
    now: T,
    word: fn(T) -> &'static str,
    mut chosen: impl FnMut(T),
) {
    combo(ui, label, RichText::new(word(now)), 0.0, |ui| {
        for each in all {
            if entry(ui, *each == now, word(*each)).clicked() {
                chosen(*each);
            }
        }
    });
}

/// Shows on what it is; a click opens the list.
fn about(ui: &mut Ui, shown: Shown<'_>, state: &mut StatementForm, actions: &mut Vec<Action>) {
    let agenda = &shown.session.dossier().agenda;
    let now = About::of(shown.statement);
    let told = now.told(agenda);
    line(ui, "Proposal", |ui, width| {
        let font = egui::TextStyle::Button.resolve(ui.style());
        let ink = ui.visuals().widgets.inactive.fg_stroke.color;
        let room = width - 2.0 * ui.spacing().button_padding.x;
        // A button alone would break the line before it.
        let words = some_lines(ui, &told, font, ink, false, room, usize::MAX);
        let button = Button::new(egui::WidgetText::Galley(words)).right_text("");
        let response = ui.add(button.min_size(egui::vec2(width, 0.0)));
        let response = response
            .on_hover_text("Chooses another proposal")
            .accessible_name(format!("Proposal: {told}"));
        if response.clicked() {
            state.picker.toggle();
        }
    });
    state.picker.show(ui, agenda, &now, actions);
    let Form::New(new) = shown.form else {
        return;
    };
    if let (Some(offered), About::Nothing) = (&new.offered, &now) {
        let offered = About::Proposal(offered.clone());
        below_field(ui, |ui| {
            let told = format!("On the selected cell's: {}", offered.told(agenda));
            let tip = "Takes the proposal of the cell that is selected";
            let link = ui.link(RichText::new(told).font(theme::small_font()));
            if link.on_hover_text(tip).clicked() {
                actions.push(Action::SetField(Set::About(offered)));
            }
        });
    }
}

fn status(ui: &mut Ui, statement: &Statement, actions: &mut Vec<Action>) {
    let word = |status: Status| match status {
        Status::Machine => "machine · not reviewed",
        other => other.word(),
    };
    scale(ui, "Status", Status::ALL, statement.status, word, |each| {
        actions.push(Action::SetField(Set::Status(each)));
    });
}

fn text(
    ui: &mut Ui,
    shown: Shown<'_>,
    field: Field,
    state: &mut StatementForm,
    actions: &mut Vec<Action>,
) {
    let at = shown.form.of();
    let unset = state.unset(at, field);
    let refused = unset.is_some_and(|(_, refused)| refused);
    let mut text = unset.map_or_else(|| field.value(shown.statement), |(text, _)| text.to_owned());
    let wrong: Color32 = palette(ui).error.into();
    let unnamed = shown.statement.unnamed.as_deref();
    let hint = match field {
        Field::Condition => "under what condition",
        Field::Speaker => unnamed.unwrap_or("nobody is named"),
        Field::Venue => "to whom or where",
        Field::Via => "through whom",
        Field::SaidOn => "e.g. 3 Dec 2026, if another day",
    };
    let response = line(ui, field.label(), |ui, width| {
        let edit = TextEdit::singleline(&mut text)
            .id(egui::Id::unique(("statement", field.label(), at)))
            .text_color_opt(refused.then_some(wrong))
            .hint_text(hint)
            .margin(egui::Margin::symmetric(8, 5))
            .desired_width(width);
        ui.add(edit).accessible_name(field.label())
    });
    if response.changed() {
        state.type_in(Typed {
            at: at.cloned(),
            field,
            text,
        });
    } else if refused {
        line(ui, "", |ui, _| {
            ui.colored_label(wrong, "No certain date, so not set")
        });
    } else if let (Form::New(new), Field::Speaker) = (shown.form, field)
        && new.guessed.speaker
    {
        guess(ui, "A guess, as the holder is");
    }
    let typed = state.typed.as_ref();
    if response.lost_focus() && typed.is_some_and(|typed| typed.is_in(at, field)) {
        actions.push(Action::FinishDraft);
    }
    let entered = response.has_focus()
        && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Enter));
    if entered {
        response.surrender_focus();
        actions.push(Action::FinishDraft);
    }
}

fn evidence(ui: &mut Ui, shown: Shown<'_>, at: &StatementRef, actions: &mut Vec<Action>) {
    let (article, statement) = (shown.article, shown.statement);
    caption(ui, "Evidence");
    let warn: Color32 = palette(ui).warn.into();
    if let Some(told) = data::evidence_state(&statement.evidence, &article.text) {
        ui.add(Label::new(RichText::new(told).color(warn)).wrap());
    }
    let selection = shown.view.text.as_ref();
    let selected = data::selected(article, selection);
    let cut = data::cut(article, statement, selection);
    let discard = Action::Edit(Edit::Discard {
        statement: at.clone(),
        discarded: !statement.discarded,
    });
    let split = cut.map(|cut| {
        Action::Edit(Edit::SplitStatement {
            statement: at.clone(),
            at: cut,
        })
    });
    let word = if statement.discarded {
        "Restore"
    } else {
        "Discard"
    };
    let buttons = [
        (
            "Show in article",
            "Scrolls the article to its words",
            Some(Action::ShowStatement(at.clone())),
        ),
        (
            "Use the selection",
            "Makes what is selected in its article the words that prove it",
            selected.map(|_| Action::UseSelection(at.clone())),
        ),
        (
            "Take the new words",
            "Makes what its words were edited into the words that prove it",
            data::edited(&statement.evidence, &article.text)
                .map(|span| Action::SetField(Set::Evidence(span))),
        ),
        (
            "Split at the cursor",
            "Cuts it in two where the cursor stands in its words; click there first",
            split,
        ),
        (
            word,
            "What is discarded stays, struck out, and counts nowhere",
            Some(discard),
        ),
    ];
    ui.horizontal_wrapped(|ui| {
        for (word, tip, action) in buttons {
            if word == "Take the new words" && action.is_none() {
                continue;
            }
            let response = ui.add_enabled(action.is_some(), Button::new(word));
            let response = response.on_hover_text(tip).on_disabled_hover_text(tip);
            if let Some(action) = action.filter(|_| response.clicked()) {
                actions.push(action);
            }
        }
    });
    if !statement.reasons.is_empty() {
        let title = RichText::new("Why it was read so").font(theme::small_font());
        egui::CollapsingHeader::new(title)
            .id_salt(("why", at))
            .show_unindented(ui, |ui| {
                for reason in &statement.reasons {
                    let text = RichText::new(words::capital(reason)).font(theme::small_font());
                    ui.add(Label::new(text.weak()).wrap());
                }
            });
    }
}

fn add(ui: &mut Ui, new: &NewStatement, actions: &mut Vec<Action>) {
    let missing = new.missing();
    let button = Button::new("Add").min_size(egui::vec2(72.0, 28.0));
    let response = ui.add_enabled(missing.is_none(), button);
    if response
        .on_hover_text("Adds the statement (Enter)")
        .clicked()
    {
        actions.push(Action::AddStatement);
    }
    let told = match (missing, &new.statement.proposal) {
        (Some(missing), _) => missing,
        (None, None) => "Without a proposal it stands in no cell",
        (None, Some(_)) => return,
    };
    ui.add(Label::new(RichText::new(told).weak()).wrap());
}
