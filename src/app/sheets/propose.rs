//! A proposal made from a statement that stands on none.

use egui::{ComboBox, Label, RichText, Ui};

use crate::model::{IssueId, Proposal, StatementRef};
use crate::session::Edit;
use crate::session::edit::AgendaEdit;

use super::super::dialogs::{Dialog, buttons, field, heading};
use super::super::state::{CellRef, Selection};
use super::super::views::agenda::form::proposal_id;
use super::super::views::citation;
use super::super::window::App;
use super::{Sheet, Wanted};

/// The new proposal.
#[derive(Clone, Debug)]
pub(crate) struct Propose {
    at: StatementRef,
    quote: String,
    /// The issues with their titles.
    issues: Vec<(IssueId, String)>,
    issue: usize,
    text: String,
}

impl Propose {
    pub(super) fn show(&mut self, ui: &mut Ui) -> Option<Wanted> {
        heading(ui, "New proposal from a statement");
        ui.add(Label::new(RichText::new(citation::quoted(&self.quote)).weak()).wrap());
        ui.add_space(4.0);
        let hint = "one neutral claim, a whole sentence";
        let enter = field(ui, "Proposal", &mut self.text, hint, true);
        ui.label("Issue");
        let chosen = self.issues.get(self.issue).map_or("", |(_, title)| title);
        let list = ComboBox::from_id_salt("issue of the proposal").width(300.0);
        let shown = list.selected_text(chosen).show_ui(ui, |ui| {
            for (at, (_, title)) in self.issues.iter().enumerate() {
                if ui.selectable_label(at == self.issue, title).clicked() {
                    self.issue = at;
                    ui.close();
                }
            }
        });
        shown.response.accessible_name("Issue");
        let ready = !self.text.trim().is_empty() && !self.issues.is_empty();
        if buttons(ui, "Add proposal", ready) || (enter && ready) {
            let (issue, _) = self.issues.get(self.issue)?;
            let text = self.text.trim().to_owned();
            return Some(Wanted::Propose(self.at.clone(), issue.clone(), text));
        }
        None
    }
}

impl App {
    /// Asks for the proposal that a statement is on.
    pub(in crate::app) fn ask_propose(&mut self, at: StatementRef) {
        let dossier = self.session.dossier();
        let Some((_, statement)) = dossier.statement(&at) else {
            return;
        };
        let issues = dossier.agenda.issues_in_use();
        let issues: Vec<(IssueId, String)> = issues
            .map(|issue| (issue.id.clone(), issue.title.clone()))
            .collect();
        let own = issues
            .iter()
            .position(|(id, _)| statement.issue.as_ref() == Some(id));
        let propose = Propose {
            quote: statement.evidence.quote.clone(),
            issue: own.unwrap_or(0),
            issues,
            text: String::new(),
            at,
        };
        self.dialog = Some(Dialog::Sheet(Box::new(Sheet::Propose(propose))));
    }

    /// Adds a proposal and puts the statement on it, as one step.
    pub(super) fn propose(&mut self, at: &StatementRef, issue: IssueId, text: &str) {
        let dossier = self.session.dossier();
        let Some((_, statement)) = dossier.statement(at) else {
            return;
        };
        let proposal = Proposal {
            id: proposal_id(&dossier.agenda, issue.as_str(), text),
            text: text.to_owned(),
            ..Proposal::default()
        };
        let mut to = statement.clone();
        to.issue = Some(issue.clone());
        to.proposal = Some(proposal.id.clone());
        let cell = CellRef {
            proposal: proposal.id.clone(),
            party: to.party.clone(),
        };
        let add = AgendaEdit::AddProposal(issue, proposal);
        let step = Edit::Several {
            label: format!(
                "Add the proposal “{}” from a statement",
                crate::model::text::shortened(text, 48)
            ),
            edits: vec![
                Edit::Agenda(Box::new(add)),
                Edit::ChangeStatement {
                    statement: at.clone(),
                    to: Box::new(to),
                },
            ],
        };
        self.edit(step);
        if self
            .session
            .dossier()
            .agenda
            .proposal(&cell.proposal)
            .is_some()
        {
            self.view.at.selection = Some(Selection::Cell(cell));
        }
    }
}
