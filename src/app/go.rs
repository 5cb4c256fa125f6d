//! Going from place to place: to a cell, an issue, a proposal, back and forward.

use crate::model::{IssueId, PartyId, ProposalId, StatementRef};

use super::state::{CellRef, Place, Selection, Tab, UnsortedRef, Wish};
use super::views::compare::{Filter, Order};
use super::views::overview::Card;
use super::window::App;

impl App {
    pub(super) fn select(&mut self, cell: CellRef) {
        if self.view.cell() != Some(&cell) {
            self.view.at.statement = None;
        }
        self.view.rows.kept.take_if(|kept| *kept != cell.proposal);
        self.view.at.selection = Some(Selection::Cell(cell));
        if self.view.at.tab == Tab::Compare {
            self.view.once.wish(Wish::ScrollToCell);
        }
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
            Tab::Compare | Tab::Timeline | Tab::Overview | Tab::Pairs | Tab::Snapshots => {}
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
