//! Edits of the agenda, as the Agenda tab asks for them.

use crate::session::Edit;
use crate::session::edit::{AgendaEdit, AgendaPart};

use super::state::{Tab, Wish};
use super::views::agenda::data::Target;
use super::window::App;

impl App {
    /// Shows a part of the agenda, or the form of a new one.
    pub(super) fn show_agenda(&mut self, target: Target) {
        if !matches!(target, Target::Part(_)) {
            self.view.once.wish(Wish::FocusAgenda);
        }
        self.view.at.agenda = Some(target);
        self.view.at.tab = Tab::Agenda;
    }

    /// Makes what is typed in the form of a part an edit.
    pub(super) fn finish_agenda(&mut self) {
        if let Some(edit) = self.agenda.take_edit(&self.session) {
            self.change_agenda(edit);
        }
    }

    /// Changes the agenda. What is refused is told at the field where it was typed.
    pub(super) fn change_agenda(&mut self, edit: AgendaEdit) {
        let next = leads_to(&edit);
        let asked = is_asked(&edit);
        match self.session.apply(Edit::Agenda(Box::new(edit))) {
            Ok(()) => {
                self.agenda.asked_is_done();
                if next.is_some() {
                    self.view.at.agenda = next;
                }
            }
            Err(problem) if asked || self.view.at.tab != Tab::Agenda => {
                self.notices.problem(&problem);
            }
            Err(problem) => self.agenda.refuse(problem.to_string()),
        }
    }
}

/// Returns what is shown after an edit, if that is another part.
fn leads_to(edit: &AgendaEdit) -> Option<Target> {
    let part = match edit {
        AgendaEdit::AddParty(party) => AgendaPart::Party(party.id.clone()),
        AgendaEdit::AddIssue(issue) => AgendaPart::Issue(issue.id.clone()),
        AgendaEdit::AddProposal(_, proposal) => AgendaPart::Proposal(proposal.id.clone()),
        AgendaEdit::Merge(_, into) => into.clone(),
        _ => return None,
    };
    Some(Target::Part(part))
}

/// Says whether an edit comes from a button rather than from a field.
fn is_asked(edit: &AgendaEdit) -> bool {
    matches!(
        edit,
        AgendaEdit::Move(..)
            | AgendaEdit::MoveToIssue(..)
            | AgendaEdit::Merge(..)
            | AgendaEdit::Retire(..)
            | AgendaEdit::Remove(_)
    )
}
