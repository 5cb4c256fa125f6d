//! What the window shows at the moment: nothing of it belongs to the dossier.

use std::collections::BTreeSet;

use crate::model::{ArticleId, HandEdit, IssueId, PartyId, ProposalId, StatementRef};
use crate::session::Edit;

use super::command::Command;
use super::views::compare::Filter;

/// A cell of the table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct CellRef {
    pub(crate) proposal: ProposalId,
    pub(crate) party: PartyId,
}

/// Statements that stand in no cell: those of an issue that are on none of its proposals, or
/// those of no issue.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct UnsortedRef(pub(crate) Option<IssueId>);

/// What the inspector shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Selection {
    Cell(CellRef),
    Unsorted(UnsortedRef),
}

/// A page of the middle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tab {
    #[default]
    Compare,
    Article,
    Snapshots,
}

impl Tab {
    /// All pages with their names, from left to right.
    pub(crate) const ALL: [(Self, &'static str); 3] = [
        (Self::Compare, "Compare"),
        (Self::Article, "Article"),
        (Self::Snapshots, "Snapshots"),
    ];
}

/// Which snapshot is shown, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SnapshotPage {
    /// What has changed since.
    #[default]
    Changes,
    /// Its table.
    Table,
}

/// What is shown and selected.
#[derive(Debug, Default)]
pub(crate) struct View {
    pub(crate) tab: Tab,
    pub(crate) selection: Option<Selection>,
    /// The article of the Article tab.
    pub(crate) article: Option<ArticleId>,
    /// The statement whose quote is highlighted.
    pub(crate) statement: Option<StatementRef>,
    pub(crate) filter: Filter,
    /// The row that stays, whatever the filter, until another is chosen: it is being edited.
    pub(crate) kept: Option<ProposalId>,
    /// Issues whose rows are folded away.
    pub(crate) folded: BTreeSet<IssueId>,
    /// Whether rows without any stance are shown too.
    pub(crate) show_silent: bool,
    /// Whether the left panel is hidden.
    pub(crate) without_sidebar: bool,
    /// Whether the inspector is hidden.
    pub(crate) without_inspector: bool,
    /// The issue chosen on the left.
    pub(crate) issue: Option<IssueId>,
    pub(crate) snapshot: Option<usize>,
    pub(crate) snapshot_page: SnapshotPage,
    /// What is to happen once, at the next painting.
    pub(crate) once: Once,
}

impl View {
    /// Returns the selected cell, if what is selected is a cell.
    pub(crate) fn cell(&self) -> Option<&CellRef> {
        match &self.selection {
            Some(Selection::Cell(cell)) => Some(cell),
            Some(Selection::Unsorted(_)) | None => None,
        }
    }
}

/// Something that the next painting does once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Wish {
    /// Scrolls the table to the chosen issue.
    ScrollToIssue,
    /// Scrolls the table to the selected cell and gives it the focus.
    ScrollToCell,
    /// Scrolls the article to the highlighted quote.
    ScrollToQuote,
    /// Gives the inspector's first field the focus.
    FocusInspector,
}

/// The wishes that no painting has fulfilled yet.
#[derive(Debug, Default)]
pub(crate) struct Once(BTreeSet<Wish>);

impl Once {
    /// Wishes for something.
    pub(crate) fn wish(&mut self, wish: Wish) {
        self.0.insert(wish);
    }

    /// Says whether something was wished for, and fulfils it.
    pub(crate) fn take(&mut self, wish: Wish) -> bool {
        self.0.remove(&wish)
    }
}

/// What a view asks for; one place applies it, after painting.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    Command(Command),
    ShowTab(Tab),
    SelectCell(CellRef),
    /// Moves the focus to the inspector.
    EditCell,
    /// Selects nothing.
    ClearSelection,
    SelectUnsorted(UnsortedRef),
    ShowArticle(ArticleId),
    ShowIssue(IssueId),
    /// Selects the cell of a statement that was clicked in the text.
    PickStatement(StatementRef),
    /// Opens the article at a statement's quote.
    ShowStatement(StatementRef),
    SetFilter(Filter),
    ToggleIssue(IssueId),
    SetHand(CellRef, HandEdit),
    /// Hands a cell back to its statements; the note stays.
    ResetHand(CellRef),
    Edit(Edit),
    /// Makes what is typed in a text field an edit.
    FinishDraft,
    SelectSnapshot(usize),
    ShowSnapshotPage(SnapshotPage),
    OpenRecent(std::path::PathBuf),
    CancelJob,
    DismissBanner,
}
