//! Going from place to place: to a cell, an issue, a proposal, back and forward.

use crate::model::patch::Part;
use crate::model::{IssueId, PartyId, Patch, ProposalId, StatementRef};

use super::state::{Action, CellRef, Place, Selection, Tab, UnsortedRef, Wish};
use super::views::compare::{Filter, Order};
use super::views::overview::Card;
use super::window::App;

/// A cell or a statement that a step changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Changed {
    Cell(CellRef),
    Statement(StatementRef),
}

/// Returns what a step changed where that is one thing: of many there is no telling which one a
/// person wants to see.
pub(super) fn changed_by(patch: &Patch) -> Option<Changed> {
    let [part] = patch.parts.as_slice() else {
        return None;
    };
    match part {
        Part::Cell {
            proposal, party, ..
        } => Some(Changed::Cell(CellRef {
            proposal: proposal.clone(),
            party: party.clone(),
        })),
        Part::Statement { article, id, .. } => Some(Changed::Statement(StatementRef {
            article: article.clone(),
            statement: *id,
        })),
        _ => None,
    }
}

impl App {
    /// Shows what was just changed by taking a step back or again, on the page that is shown.
    pub(super) fn bring_into_view(&mut self, changed: Option<Changed>) {
        // A form that is open shows it, and Review goes back to it by itself.
        if self.view.form.is_some() || self.view.at.tab == Tab::Review {
            return;
        }
        match changed {
            None => return,
            Some(Changed::Cell(cell)) => self.select(cell),
            Some(Changed::Statement(at)) => {
                let is_there = self.session.dossier().statement(&at).is_some();
                if is_there && self.view.at.tab == Tab::Article {
                    self.view.at.article = Some(at.article.clone());
                    self.view.once.wish(Wish::ScrollToQuote);
                }
                self.pick(at);
            }
        }
        let Some(cell) = self.view.cell().cloned() else {
            return;
        };
        if self.view.at.tab == Tab::Compare {
            let agenda = &self.session.dossier().agenda;
            if let Some((issue, _)) = agenda.proposal(&cell.proposal) {
                self.view.rows.folded.remove(&issue.id);
            }
            self.view.rows.kept = Some(cell.proposal);
            self.view.once.wish(Wish::ScrollToCell);
        }
    }

    /// Shows a page; that of articles shows the first one where none was chosen.
    pub(super) fn show_tab(&mut self, tab: Tab) {
        self.view.at.tab = tab;
        if tab == Tab::Article && self.shown_article().is_none() {
            let first = self.session.dossier().articles.first();
            self.view.at.article = first.map(|coded| coded.article.id.clone());
        }
    }

    /// Goes where an action leads; gives back one that leads nowhere.
    pub(super) fn go(&mut self, action: Action) -> Option<Action> {
        match action {
            Action::ShowTab(tab) => self.show_tab(tab),
            Action::SelectCell(cell) => self.select(cell),
            Action::ExtendTo(cell) => self.extend_to(cell),
            Action::EditCell => {
                self.view.without_inspector = false;
                self.view.once.wish(Wish::FocusInspector);
            }
            Action::SelectUnsorted(which) => {
                self.view.rows.kept = None;
                self.view.at.statement = None;
                self.leave_form();
                self.view.at.selection = Some(Selection::Unsorted(which));
                self.view.without_inspector = false;
            }
            Action::ClearSelection => {
                self.view.at.selection = None;
                self.view.anchor = None;
                self.leave_form();
                self.view.rows.kept = None;
                self.view.at.statement = None;
            }
            Action::ShowArticle(id) => {
                if self.view.at.article.as_ref() != Some(&id) {
                    self.view.at.statement = None;
                }
                self.view.at.article = Some(id);
                self.view.at.tab = Tab::Article;
            }
            Action::SetDate(id) => {
                self.go(Action::ShowArticle(id));
                self.view.once.wish(Wish::FocusDate);
            }
            Action::ShowIssue(id) => self.show_issue(id),
            Action::ShowProposal(id) => self.show_proposal(&id),
            Action::ShowTimeline(subject) => {
                self.view.at.subject = Some(subject);
                self.view.at.tab = Tab::Timeline;
            }
            Action::ShowPair(a, b) => self.show_pair(a, b),
            Action::PickStatement(at) => {
                self.leave_form_of_another(&at);
                self.pick(at);
            }
            Action::ShowStatement(at) => {
                self.leave_form_of_another(&at);
                self.view.at.article = Some(at.article.clone());
                self.view.at.statement = Some(at);
                self.view.at.tab = Tab::Article;
                self.view.once.wish(Wish::ScrollToQuote);
            }
            Action::EditStatement(at) => {
                self.edit_statement(at);
            }
            Action::MoveStatement(at) => {
                if self.edit_statement(at) {
                    self.view.once.wish(Wish::FocusProposal);
                }
            }
            Action::FindProposal => self.view.once.wish(Wish::FocusProposal),
            Action::CloseForm => self.view.form = None,
            Action::LeaveForm => self.leave_form(),
            Action::SelectText(selection) => self.view.text = selection,
            other => return Some(other),
        }
        None
    }

    pub(super) fn select(&mut self, cell: CellRef) {
        if self.view.cell() != Some(&cell) {
            self.view.at.statement = None;
        }
        self.view.rows.kept.take_if(|kept| *kept != cell.proposal);
        self.view.anchor = None;
        self.leave_form();
        self.view.at.selection = Some(Selection::Cell(cell));
        if self.view.at.tab == Tab::Compare {
            self.view.once.wish(Wish::ScrollToCell);
        }
    }

    /// Selects a cell with all between it and the one that was selected first.
    pub(super) fn extend_to(&mut self, cell: CellRef) {
        let anchor = self.view.anchor.clone().or(self.view.cell().cloned());
        self.select(cell);
        self.view.anchor = anchor.filter(|anchor| Some(anchor) != self.view.cell());
    }

    /// Selects what a statement belongs to without moving the text under the pointer.
    pub(super) fn pick(&mut self, at: StatementRef) {
        let Some((_, statement)) = self.session.dossier().statement(&at) else {
            return;
        };
        let selection = match statement.proposal.clone() {
            Some(proposal) => Selection::Cell(CellRef {
                proposal,
                party: statement.party.clone(),
            }),
            None => Selection::Unsorted(UnsortedRef(statement.issue.clone())),
        };
        if let Selection::Cell(cell) = &selection {
            self.view.rows.kept.take_if(|kept| *kept != cell.proposal);
        }
        self.view.anchor = None;
        self.view.at.selection = Some(selection);
        self.view.at.statement = Some(at);
    }

    /// Scrolls the table to an issue, whatever hides it.
    pub(super) fn show_issue(&mut self, id: IssueId) {
        self.view.at.tab = Tab::Compare;
        self.view.rows.folded.remove(&id);
        self.unhide(|app| app.compare.shows_issue(&id));
        self.view.at.issue = Some(id);
        self.view.once.wish(Wish::ScrollToIssue);
    }

    /// Selects the first stance on a proposal, whatever hides its row.
    pub(super) fn show_proposal(&mut self, id: &ProposalId) {
        let Some((issue, _)) = self.session.dossier().agenda.proposal(id) else {
            return;
        };
        self.view.at.tab = Tab::Compare;
        let issue = issue.id.clone();
        self.view.rows.folded.remove(&issue);
        self.unhide(|app| app.compare.shows(id));
        self.compare.refresh(&self.session, &self.view);
        if let Some(cell) = self.compare.first_cell(id).cloned() {
            self.select(cell);
        }
    }

    /// Shows all rows with these words, and no others.
    pub(super) fn show_words(&mut self, text: String) {
        self.view.at.tab = Tab::Compare;
        self.view.rows.search = text;
        self.view.rows.filter = Filter::All;
        self.view.rows.kept = None;
    }

    /// Shows the table, its rows in this order.
    pub(super) fn put_in_order(&mut self, order: Order) {
        self.view.rows.order = order;
        self.view.at.tab = Tab::Compare;
    }

    /// Scrolls the overview to a card.
    pub(super) fn show_card(&mut self, card: Card) {
        self.view.at.tab = Tab::Overview;
        self.view.overview.card = Some(card);
        self.view.once.wish(Wish::ScrollToCard);
    }

    /// Shows two parties side by side.
    pub(super) fn show_pair(&mut self, a: PartyId, b: PartyId) {
        self.view.at.pair = Some((a, b));
        self.view.at.tab = Tab::Pairs;
    }

    /// Drops filter and search, then shows silent rows too, as far as it takes for something
    /// to be seen.
    fn unhide(&mut self, seen: impl Fn(&Self) -> bool) {
        self.compare.refresh(&self.session, &self.view);
        if !seen(self) {
            self.view.rows.filter = Filter::All;
            self.view.rows.search.clear();
            self.view.rows.kept = None;
            self.compare.refresh(&self.session, &self.view);
        }
        if !seen(self) {
            self.view.rows.show_silent = true;
        }
    }

    /// Goes back to the place visited before, or forward again.
    pub(super) fn travel(&mut self, back: bool) {
        let now = self.view.at.clone();
        let dossier = self.session.dossier();
        let exists = |place: &Place| {
            let article = place.article.as_ref();
            let gone = article.is_some_and(|id| dossier.article(id).is_none());
            !(place.tab == Tab::Article && gone)
                && place.snapshot.is_none_or(|at| at < dossier.snapshots.len())
        };
        let place = if back {
            self.trail.back(now, exists)
        } else {
            self.trail.forward(now, exists)
        };
        let Some(place) = place else {
            return;
        };
        self.view.at = place;
        match self.view.at.tab {
            Tab::Compare if self.view.cell().is_some() => {
                self.view.once.wish(Wish::ScrollToCell);
            }
            Tab::Compare if self.view.at.issue.is_some() => {
                self.view.once.wish(Wish::ScrollToIssue);
            }
            Tab::Article => self.view.once.wish(Wish::ScrollToQuote),
            Tab::Compare
            | Tab::Review
            | Tab::Timeline
            | Tab::Overview
            | Tab::Pairs
            | Tab::Snapshots
            | Tab::Agenda => {}
        }
    }

    /// Begins to find words: in the article that is shown, or else in the table.
    pub(super) fn find(&mut self) {
        if self.view.at.tab != Tab::Article || self.view.at.article.is_none() {
            self.view.at.tab = Tab::Compare;
        }
        self.view.once.wish(Wish::FocusSearch);
    }
}
