//! The texts that stand beside a proposal for people who code: its rule and a memo.

use egui::{Color32, Id, Key, KeyboardShortcut, Label, Modifiers, RichText, TextEdit, Ui};

use crate::model::{Agenda, Proposal, ProposalId};

use super::super::state::Action;
use super::super::theme::{self, palette};

/// One of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Note {
    Rule,
    Memo,
}

impl Note {
    const ALL: [Self; 2] = [Self::Rule, Self::Memo];

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Rule => ("Coding rule", "what counts as support, what does not"),
            Self::Memo => ("Memo", "what to keep in mind"),
        }
    }

    fn of(self, proposal: &Proposal) -> &str {
        match self {
            Self::Rule => &proposal.rule,
            Self::Memo => &proposal.memo,
        }
    }

    /// Puts a text into a proposal.
    pub(crate) fn put(self, proposal: &mut Proposal, text: &str) {
        let text = text.trim().to_owned();
        match self {
            Self::Rule => proposal.rule = text,
            Self::Memo => proposal.memo = text,
        }
    }
}

/// A text that is being typed and is not yet the proposal's.
#[derive(Clone, Debug)]
pub(crate) struct TypedNote {
    pub(crate) proposal: ProposalId,
    pub(crate) note: Note,
    pub(crate) text: String,
}

/// The texts with what is typed in them.
#[derive(Debug, Default)]
pub(crate) struct Notes {
    typed: Option<TypedNote>,
}

impl Notes {
    /// Takes what is typed, to make it the proposal's before anything else happens.
    pub(crate) fn take(&mut self) -> Option<TypedNote> {
        self.typed.take()
    }

    /// Shows the texts of a proposal in fields; `place` tells where, as fields of one place have
    /// one focus.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        agenda: &Agenda,
        id: &ProposalId,
        place: &'static str,
        actions: &mut Vec<Action>,
    ) {
        let Some((_, proposal)) = agenda.proposal(id) else {
            return;
        };
        let soft: Color32 = palette(ui).soft.into();
        for note in Note::ALL {
            let (name, hint) = note.words();
            let is_it = |typed: &TypedNote| typed.note == note && typed.proposal == *id;
            let typed = self.typed.as_ref().filter(|typed| is_it(typed));
            let mut text = typed
                .map_or(note.of(proposal), |typed| &typed.text)
                .to_owned();
            let label = RichText::new(name).font(theme::small_font()).color(soft);
            ui.add(Label::new(label).selectable(false));
            // Enter finishes the field; Shift+Enter begins another line.
            let edit = TextEdit::multiline(&mut text)
                .id(Id::unique((place, name, id)))
                .desired_rows(1)
                .desired_width(f32::INFINITY)
                .margin(egui::Margin::symmetric(8, 5))
                .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter))
                .hint_text(hint);
            let response = ui.add(edit).accessible_name(name);
            if response.changed() {
                self.typed = Some(TypedNote {
                    proposal: id.clone(),
                    note,
                    text,
                });
            }
            let entered = response.has_focus()
                && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
            if entered {
                response.surrender_focus();
            }
            if (entered || response.lost_focus()) && self.typed.as_ref().is_some_and(is_it) {
                actions.push(Action::FinishDraft);
            }
        }
    }
}
