//! What the window shows at the moment: nothing of it belongs to the dossier.

use std::collections::BTreeSet;

use crate::model::{
    ArticleId, EvidenceFilter, HandEdit, IssueId, PartyId, Problem, ProposalId, Span, StatementRef,
};
use crate::session::Edit;
use crate::session::edit::AgendaEdit;

use super::command::Command;
use super::views::compare::{Choice, Filter, Order};
use super::views::hand::CellChange;
use super::views::snapshots::ChangeFilter;
use super::views::statement::{Form, LastChoice, Set};
use super::views::{agenda, overview};
use super::widgets::PictureTask;

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

/// Words selected in an article, or a cursor where both ends are one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextSelection {
    pub(crate) article: ArticleId,
    /// Where selecting began, in bytes of the article's text.
    pub(crate) anchor: usize,
    /// Where the cursor is.
    pub(crate) head: usize,
}

impl TextSelection {
    /// Returns what is selected.
    pub(crate) fn span(&self) -> Span {
        Span::new(self.anchor.min(self.head), self.anchor.max(self.head))
    }
}

/// What the inspector shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Selection {
    Cell(CellRef),
    Unsorted(UnsortedRef),
}

/// What the Timeline tab is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// All proposals of an issue.
    Issue(IssueId),
    Proposal(ProposalId),
}

/// A page of the middle. Its command, its key, its menu entry and its place among the places
/// visited are made from this list; what it shows is chosen in `window`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Tab {
    #[default]
    Compare,
    Article,
    Review,
    Timeline,
    Overview,
    Pairs,
    Snapshots,
    Agenda,
}

impl Tab {
    /// All pages, from left to right.
    pub(crate) const ALL: [Self; 8] = [
        Self::Compare,
        Self::Article,
        Self::Review,
        Self::Timeline,
        Self::Overview,
        Self::Pairs,
        Self::Snapshots,
        Self::Agenda,
    ];

    /// Returns its name and one sentence on it.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Compare => ("Compare", "Shows the positions side by side"),
            Self::Article => (
                "Article",
                "Shows the text of an article with its statements",
            ),
            Self::Review => (
                "Review",
                "Shows the statements that nobody has decided on, one by one",
            ),
            Self::Timeline => ("Timeline", "Shows stances over time and what changed when"),
            Self::Overview => (
                "Overview",
                "Shows agreement, conflict, coverage and ranges at a glance",
            ),
            Self::Pairs => (
                "Pairs",
                "Shows where two parties agree and where they clash",
            ),
            Self::Snapshots => ("Snapshots", "Shows kept tables and what has changed since"),
            Self::Agenda => (
                "Agenda",
                "Shows parties, issues and proposals, to be changed",
            ),
        }
    }
}

/// What a picture can be made of: a card of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PictureOf {
    /// A card of the Overview tab.
    Overview(overview::Card),
    /// A proposal of the Timeline tab.
    Timeline(ProposalId),
}

/// Which snapshot is shown, and how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum SnapshotPage {
    /// What has changed since.
    #[default]
    Changes,
    /// Its table.
    Table,
    /// How far another table agrees with it.
    Agreement,
}

/// Where a person is in the case: what "back" returns to. What a page shows that is worth
/// returning to belongs here.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Place {
    pub(crate) tab: Tab,
    pub(crate) selection: Option<Selection>,
    /// The article of the Article tab.
    pub(crate) article: Option<ArticleId>,
    /// The statement whose quote is highlighted.
    pub(crate) statement: Option<StatementRef>,
    /// The issue chosen on the left.
    pub(crate) issue: Option<IssueId>,
    /// The subject of the Timeline tab: the one chosen there, or last chosen elsewhere.
    pub(crate) subject: Option<Subject>,
    /// The parties of the Pairs tab, once they were chosen.
    pub(crate) pair: Option<(PartyId, PartyId)>,
    /// What the Agenda tab shows.
    pub(crate) agenda: Option<agenda::data::Target>,
    pub(crate) snapshot: Option<usize>,
    /// Until which other snapshot its changes are told; until now where it is none.
    pub(crate) until: Option<usize>,
    pub(crate) snapshot_page: SnapshotPage,
}

impl Place {
    /// Makes what was chosen since `before`, unless it was on the Timeline tab itself, that
    /// tab's subject.
    pub(crate) fn follow(&mut self, before: &Self) {
        if Tab::Timeline == before.tab || self.subject != before.subject {
            return;
        }
        if self.selection != before.selection
            && let Some(Selection::Cell(cell)) = &self.selection
        {
            self.subject = Some(Subject::Proposal(cell.proposal.clone()));
        } else if self.issue != before.issue
            && let Some(issue) = &self.issue
        {
            self.subject = Some(Subject::Issue(issue.clone()));
        }
    }

    /// Says whether this is another page than `other`, or one on something else. Another cell
    /// of the table is the same page.
    pub(crate) fn is_elsewhere(&self, other: &Self) -> bool {
        self.tab != other.tab
            || match self.tab {
                Tab::Compare | Tab::Review | Tab::Overview => false,
                Tab::Article => self.article != other.article,
                Tab::Timeline => self.subject != other.subject,
                Tab::Pairs => self.pair != other.pair,
                Tab::Agenda => self.agenda != other.agenda,
                Tab::Snapshots => (self.snapshot, self.until) != (other.snapshot, other.until),
            }
    }
}

/// What is shown and selected.
#[derive(Debug, Default)]
pub(crate) struct View {
    pub(crate) at: Place,
    /// Which rows of the table are shown, and how.
    pub(crate) rows: Choice,
    /// Which changes since a snapshot are told.
    pub(crate) changes: ChangeFilter,
    /// How the Overview tab is shown.
    pub(crate) overview: overview::Choice,
    /// The proposal of the Timeline tab that commands for pictures are about; the first if
    /// none was chosen.
    pub(crate) timeline_card: Option<ProposalId>,
    /// Statements of which the reasons are shown.
    pub(crate) explained: BTreeSet<StatementRef>,
    /// Whether the left panel is shown, if a person chose; else as far as there is room.
    pub(crate) sidebar: Option<bool>,
    /// Whether the inspector is hidden.
    pub(crate) without_inspector: bool,
    /// Whether the choice of evidence is open.
    pub(crate) evidence: bool,
    /// The cell at which a selection of several cells began; its other corner is the
    /// selected cell.
    pub(crate) anchor: Option<CellRef>,
    /// The statement whose form the inspector shows.
    pub(crate) form: Option<Form>,
    /// What is selected in the article.
    pub(crate) text: Option<TextSelection>,
    /// What was last chosen for a new statement.
    pub(crate) last: Option<LastChoice>,
    /// What is to happen once, at the next painting.
    pub(crate) once: Once,
}

impl View {
    /// Returns the selected cell, if what is selected is a cell.
    pub(crate) fn cell(&self) -> Option<&CellRef> {
        match &self.at.selection {
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
    /// Scrolls the Overview tab to the chosen card.
    ScrollToCard,
    /// Gives the inspector's first field the focus.
    FocusInspector,
    /// Gives the field that finds a proposal the focus.
    FocusProposal,
    /// Gives the inspector's field of the condition the focus.
    FocusCondition,
    /// Gives the field that finds words the focus.
    FocusSearch,
    /// Gives the field of the day the focus.
    FocusEvidence,
    /// Shows the fields of the article, or hides them.
    ShowDetails,
    /// Shows the fields of the article and gives that of the date the focus.
    FocusDate,
    /// Gives the first field of the agenda's form the focus.
    FocusAgenda,
}

/// The wishes that no painting has fulfilled yet.
#[derive(Debug, Default)]
pub(crate) struct Once(BTreeSet<Wish>);

impl Once {
    /// Wishes for something.
    pub(crate) fn wish(&mut self, wish: Wish) {
        self.0.insert(wish);
    }

    /// Says whether something is wished for.
    pub(crate) fn has(&self, wish: Wish) -> bool {
        self.0.contains(&wish)
    }

    /// Says whether something was wished for, and fulfils it.
    pub(crate) fn take(&mut self, wish: Wish) -> bool {
        self.0.remove(&wish)
    }
}

impl Action {
    /// Says whether it leads to another place even where the page stays the same: what was
    /// looked at before is worth returning to.
    pub(crate) fn jumps(&self) -> bool {
        matches!(
            self,
            Self::ShowIssue(_) | Self::ShowProposal(_) | Self::ShowStatement(_)
        )
    }
}

/// To where a column moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// By so many places to the right.
    By(isize),
    /// Where the agenda has it; all columns go there.
    AsAgenda,
}

/// What a view asks for; one place applies it, after painting.
#[derive(Clone, Debug)]
pub(crate) enum Action {
    Command(Command),
    ShowTab(Tab),
    SelectCell(CellRef),
    /// Selects all cells between the one that was selected first and this one.
    ExtendTo(CellRef),
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
    /// Chooses which evidence the whole window looks at.
    LookAt(EvidenceFilter),
    SetOrder(Order),
    /// Shows only rows with these words.
    Search(String),
    /// Goes to all rows with these words, whatever else was chosen.
    ShowWords(String),
    /// Goes to a card of the Overview tab.
    ShowCard(overview::Card),
    /// Goes to a proposal's row, whatever hides it.
    ShowProposal(ProposalId),
    /// Goes to an issue or a proposal in time.
    ShowTimeline(Subject),
    /// Goes to two parties side by side.
    ShowPair(PartyId, PartyId),
    ToggleIssue(IssueId),
    MoveColumn(PartyId, Move),
    /// Shows a party's column, or hides it.
    ToggleColumn(PartyId),
    /// Shows why a statement was read so, or hides it.
    Explain(StatementRef),
    /// Copies a statement as a citation.
    Cite(StatementRef),
    SetHand(CellRef, HandEdit),
    /// Says in a message what could not be done.
    Tell(Problem),
    /// Puts a text on the clipboard and says so.
    Copy(String, &'static str),
    /// Changes a cell as a key of the table does.
    ChangeCell(CellRef, CellChange),
    /// Hands cells back to their statements; notes stay.
    HandBack(Vec<CellRef>),
    Edit(Edit),
    /// Opens a statement's form.
    EditStatement(StatementRef),
    /// Opens a statement's form at the list of proposals.
    MoveStatement(StatementRef),
    /// Sets a field of the statement whose form is open.
    SetField(Set),
    /// Makes what is selected in the article a statement's evidence.
    UseSelection(StatementRef),
    /// Makes words of its article a statement's evidence.
    UseWords(StatementRef, Span),
    /// Adds the statement that the form is making.
    AddStatement,
    /// Closes the form, whatever it holds.
    CloseForm,
    /// Closes the form of a statement of the case; one that is being made stays.
    LeaveForm,
    /// Selects words of the article that is shown, or nothing.
    SelectText(Option<TextSelection>),
    /// Gives the field that finds a proposal the focus.
    FindProposal,
    /// Shows a part of the agenda.
    ShowAgenda(agenda::data::Target),
    /// Changes the agenda.
    Agenda(AgendaEdit),
    /// Sets what is chosen on a part of the agenda rather than typed.
    SetOnPart(agenda::data::Set),
    /// Tells what a change of the agenda would do, and asks.
    AskAgenda(AgendaEdit),
    /// Makes what is typed in a text field an edit.
    FinishDraft,
    /// Asks for a new proposal that takes a statement.
    ProposeFrom(StatementRef),
    /// Opens the field of an article's date.
    SetDate(ArticleId),
    /// Extracts an article again.
    ExtractAgain(ArticleId),
    /// Tells what goes with articles, and asks.
    AskRemove(Vec<ArticleId>),
    /// Tells what restoring a snapshot changes, and asks.
    AskRestore(usize),
    SelectSnapshot(usize),
    /// Goes to a snapshot in its tab.
    ShowSnapshot(usize),
    /// Tells the changes until another snapshot, or until now.
    CompareUntil(Option<usize>),
    ShowSnapshotPage(SnapshotPage),
    /// Chooses which changes since a snapshot are told.
    FilterChanges(ChangeFilter),
    ChooseOverview(overview::Choice),
    /// Makes a picture.
    Picture(PictureOf, PictureTask),
    /// Chooses the proposal of the Timeline tab that commands for pictures are about.
    ChooseTimelineCard(ProposalId),
    OpenRecent(std::path::PathBuf),
    /// Signs edits as it was proposed.
    KeepName,
    DismissBanner,
}
