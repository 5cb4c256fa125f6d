//! What is done with statements by hand: made of selected words, corrected, moved.

use std::sync::Arc;

use crate::model::{ArticleId, Problem, Proposal, Span, StatementRef};
use crate::session::Edit;
use crate::session::edit::AgendaEdit;

use super::notices::Refused;
use super::state::{Selection, Tab, Wish};
use super::views::notes::TypedNote;
use super::views::statement::{Form, LastChoice, NewStatement, Set, Typed, data};
use super::window::App;

impl App {
    /// Opens a statement's form in the inspector; says whether it did.
    pub(super) fn edit_statement(&mut self, at: StatementRef) -> bool {
        if self.session.dossier().statement(&at).is_none() || self.is_making_one() {
            return false;
        }
        self.pick(at.clone());
        self.view.form = Some(Form::Change(at));
        self.view.without_inspector = false;
        self.view.once.wish(Wish::FocusInspector);
        true
    }

    /// Says whether a statement is being made on which something was chosen: no undo brings
    /// it back, so it makes room for no other. Tells so.
    fn is_making_one(&mut self) -> bool {
        let begun = matches!(&self.view.form, Some(Form::New(new)) if new.is_begun);
        if begun {
            self.view.without_inspector = false;
            let hint = "Add it, or leave it with Esc.";
            let problem = Problem::new("", "A statement is still being made.", hint);
            self.notices.problem(&problem);
        }
        begun
    }

    /// Closes the form of a statement of the case; one that is being made stays.
    pub(super) fn leave_form(&mut self) {
        self.view.form.take_if(|form| form.of().is_some());
    }

    /// Closes the form of a statement when another is chosen; one that is being made stays.
    pub(super) fn leave_form_of_another(&mut self, at: &StatementRef) {
        let other = |form: &mut Form| form.of().is_some_and(|of| of != at);
        self.view.form.take_if(other);
    }

    /// Returns the words that are selected in the article that is shown.
    pub(super) fn selected_words(&self) -> Option<(ArticleId, Span)> {
        if self.view.at.tab != Tab::Article {
            return None;
        }
        let id = self.view.at.article.as_ref()?;
        let coded = self.session.dossier().article(id)?;
        let (span, _) = data::selected(&coded.article, self.view.text.as_ref())?;
        Some((id.clone(), span))
    }

    /// Begins a statement of the selected words; the proposal of the selected cell is offered.
    pub(super) fn new_statement(&mut self) {
        let Some((article, span)) = self.selected_words() else {
            return;
        };
        if self.is_making_one() {
            return;
        }
        let guess = self.session.guess(&article, span);
        let mut new = NewStatement::on(article, span).guessed(guess);
        if let Some(Selection::Cell(cell)) = &self.view.at.selection {
            new.offered = Some(cell.proposal.clone());
        }
        self.view.form = Some(Form::New(Box::new(new)));
        self.view.without_inspector = false;
    }

    /// Makes a statement of the selected words with what was last chosen.
    pub(super) fn quick_mark(&mut self) {
        let (Some((article, span)), Some(last)) = (self.selected_words(), self.view.last.clone())
        else {
            return;
        };
        if self.is_making_one() {
            return;
        }
        let new = NewStatement::on(article, span).like(&last);
        self.view.form = Some(Form::New(Box::new(new)));
        self.add_statement();
    }

    /// Adds the statement that is being made and shows its cell.
    pub(super) fn add_statement(&mut self) {
        let Some(Form::New(new)) = &self.view.form else {
            return;
        };
        if let Some(missing) = new.missing() {
            let hint = "A new statement says whose it is and which way it goes.";
            let problem = Problem::new("", format!("{missing}."), hint);
            self.notices.problem(&problem);
            return;
        }
        let new = new.clone();
        let before = self.session.generation();
        self.edit(Edit::AddStatement {
            article: new.article.clone(),
            statement: Box::new(new.statement.clone()),
        });
        if self.session.generation() == before {
            return;
        }
        self.view.last = Some(LastChoice::of(&new.statement));
        self.view.form = None;
        self.view.text = None;
        let coded = self.session.dossier().article(&new.article);
        // Its number is the highest of the article.
        let made = coded.and_then(|coded| coded.statements.iter().map(|s| s.id).max());
        if let Some(statement) = made {
            let article = new.article;
            self.pick(StatementRef { article, statement });
        }
    }

    /// Sets a field of the statement whose form is open.
    pub(super) fn set_field(&mut self, set: &Set) {
        let at = self.view.form.as_ref().and_then(Form::of).cloned();
        self.set_on(at.as_ref(), set);
    }

    /// Makes words of the article a statement's evidence.
    pub(super) fn use_words(&mut self, at: &StatementRef, span: Span) {
        self.set_on(Some(at), &Set::Evidence(span));
    }

    /// Makes what is selected in the article a statement's evidence.
    pub(super) fn use_selection(&mut self, at: &StatementRef) {
        let coded = self.session.dossier().article(&at.article);
        let span = coded.and_then(|coded| {
            let (span, _) = data::selected(&coded.article, self.view.text.as_ref())?;
            Some(span)
        });
        if let Some(span) = span {
            self.set_on(Some(at), &Set::Evidence(span));
        }
    }

    /// Sets a field of a statement, or of the one that is being made; tells why it could not be.
    fn set_on(&mut self, at: Option<&StatementRef>, set: &Set) {
        if let Err(problem) = self.put_on(at, set) {
            self.notices.problem(&problem);
        }
    }

    fn put_on(&mut self, at: Option<&StatementRef>, set: &Set) -> Result<(), Problem> {
        match (at, &mut self.view.form) {
            (Some(at), _) => self.change(at, set),
            (None, Some(Form::New(new))) => new.set(set),
            (None, _) => Ok(()),
        }
    }

    fn change(&mut self, at: &StatementRef, set: &Set) -> Result<(), Problem> {
        let Some((_, statement)) = self.session.dossier().statement(at) else {
            return Ok(());
        };
        let edit = if let Set::Status(status) = set {
            // How far a person stands behind it makes it nobody else's.
            Edit::SetStatus {
                statement: at.clone(),
                status: *status,
            }
        } else {
            let mut to = statement.clone();
            set.put(&mut to)?;
            Edit::ChangeStatement {
                statement: at.clone(),
                to: Box::new(to),
            }
        };
        self.edit(edit);
        if self.view.form.as_ref().and_then(Form::of) == Some(at) {
            // Where it stands now is what lies behind the form.
            self.pick(at.clone());
        }
        Ok(())
    }

    /// Sets what is typed in the form of a statement and beside a proposal.
    pub(super) fn finish_typed(&mut self) {
        if let Some(typed) = self.inspector.take_typed() {
            let Typed { at, field, text } = typed.clone();
            match self.put_on(at.as_ref(), &Set::Text(field, text)) {
                Ok(()) => self.notices.settled(Refused::Statement),
                Err(problem) => {
                    let told = problem.to_string();
                    self.notices.refused(Refused::Statement, told);
                    self.inspector.refuse_typed(typed);
                }
            }
        }
        self.finish_details();
        let notes = [self.inspector.take_note(), self.review.take_note()];
        for note in notes.into_iter().flatten() {
            self.set_note(&note);
        }
    }

    fn set_note(&mut self, note: &TypedNote) {
        let agenda = Arc::clone(&self.session.dossier().agenda);
        let Some((_, proposal)) = agenda.proposal(&note.proposal) else {
            return;
        };
        let mut to: Proposal = proposal.clone();
        note.note.put(&mut to, &note.text);
        self.edit(Edit::Agenda(Box::new(AgendaEdit::ChangeProposal(to))));
    }
}
