//! What commands are called, and what they do.

use super::Command;

impl Command {
    /// Returns other words under which a person may look for it.
    pub(crate) fn also(self) -> &'static str {
        match self {
            Self::Details => "metadata set date published author outlet",
            Self::LeaveOut | Self::Restore => "furniture boilerplate menu advertisement",
            Self::Export => "briefing report summary html markdown csv",
            Self::ByFirmness => "firmest red lines strongest",
            Self::ByConflict => "worst relation",
            Self::CopyText => "spreadsheet excel tabs",
            Self::Signs => "legend key glossary meaning",
            Self::Shortcuts => "keys help",
            Self::Cite => "quote source",
            Self::Find => "filter search",
            Self::Evidence => "date as of outlet voice since",
            Self::TakeSnapshot => "version changes",
            Self::CountImplied => "implications follow",
            _ => "",
        }
    }

    /// Returns what the menu calls it, and one sentence on what it does.
    #[allow(clippy::too_many_lines, reason = "one list of all commands")]
    pub(super) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::OpenFiles => (
                "Open articles…",
                "Reads articles into this case, or opens a case (its dossier.ron) or a table of stances (CSV)",
            ),
            Self::OpenFolder => (
                "Open folder…",
                "Opens a case, or reads all articles of a folder",
            ),
            Self::OpenSample => (
                "Open the sample case",
                "Opens a fresh copy of the sample case",
            ),
            Self::NewCase => (
                "New case…",
                "Starts an empty case with an agenda of your choice",
            ),
            Self::Paste => (
                "Paste article",
                "Reads the text on the clipboard as an article",
            ),
            Self::Save => ("Save", "Writes the case to its folder"),
            Self::SaveAs => (
                "Save as…",
                "Writes the case to another folder, which becomes its own",
            ),
            Self::Export => (
                "Export…",
                "Writes the comparison, all of it or what is shown, to a file to send on",
            ),
            Self::CopyText => (
                "Copy table as text",
                "Copies the rows and columns that are shown, with tabs between the cells, for spreadsheets",
            ),
            Self::CopyMarkdown => (
                "Copy table as Markdown",
                "Copies the rows and columns that are shown, a table an issue",
            ),
            Self::CopyHtml => (
                "Copy table as HTML",
                "Copies the rows and columns that are shown, for word processors and mail",
            ),
            Self::Quit => ("Quit", "Closes the window; asks if something is not saved"),
            Self::Undo => ("Undo", "Takes the last step back"),
            Self::Redo => ("Redo", "Takes the last undone step again"),
            Self::RenameCase => ("Rename case…", "Gives the case another title"),
            Self::TakeSnapshot => (
                "Take snapshot…",
                "Keeps a named copy of the table as it is now",
            ),
            Self::ImportSnapshot => (
                "Import a snapshot…",
                "Adds a snapshot that a colleague made, to compare with",
            ),
            Self::ExtractAll => (
                "Extract all again",
                "Reads all articles again by the agenda as it is now; what comes of it is shown first",
            ),
            Self::ExtractArticle => (
                "Extract this article again",
                "Reads the article chosen on the left again; what comes of it is shown first",
            ),
            Self::Details => (
                "Article details…",
                "Changes title, date, language, outlet, author and address of this article",
            ),
            Self::LeaveOut => (
                "Leave out as furniture",
                "Keeps the selected lines of the article out of extraction, as menus are",
            ),
            Self::Restore => (
                "This is part of the text",
                "Takes selected lines in again that were left out as furniture",
            ),
            Self::RemoveArticle => (
                "Remove article…",
                "Takes the article chosen on the left and its statements out of the case",
            ),
            Self::Pending => (
                "Articles not added…",
                "Shows what was read and waits for an answer: doubtful articles, other versions, copies",
            ),
            Self::PauseJob => (
                "Pause reading",
                "Lets the articles that are being read wait, or goes on with them",
            ),
            Self::StopJob => (
                "Stop reading",
                "Stops reading; the articles that were read stay",
            ),
            Self::OpenRest => (
                "Open the rest",
                "Reads the files that a stopped import has left",
            ),
            Self::ChangeLog => (
                "Change log",
                "Lists what was done to the case: when, by whom, before and after",
            ),
            Self::Trash => (
                "Trash",
                "Lists removed articles and discarded statements, to be put back",
            ),
            Self::Backups => ("Backups", "Lists the dated copies of the case"),
            Self::Preferences => (
                "Preferences…",
                "Your name, the look, where new cases go, how stances are settled",
            ),
            Self::Errors => (
                "Error log",
                "Lists what went wrong since the program was started, to be copied",
            ),
            Self::CountOthers => (
                "Count what others say",
                "Lets stances known only from others take part in relations",
            ),
            Self::CountImplied => (
                "Count implied stances",
                "Lets what follows from a party's other stances take part in relations",
            ),
            Self::Evidence => (
                "Choose evidence",
                "Sets the whole window to a date, to some outlets or to some voices",
            ),
            Self::AllEvidence => (
                "Show all evidence",
                "Looks at all dates, outlets and voices again",
            ),
            Self::Palette => (
                "Search or run a command…",
                "Finds commands, issues, proposals, articles and snapshots by name",
            ),
            Self::Find => ("Find…", "Finds words in the table or in the article"),
            Self::Cite => (
                "Copy citation",
                "Copies the cell's best quote with speaker, venue, outlet and date",
            ),
            Self::NewStatement => (
                "New statement",
                "Makes a statement of the words that are selected in the article",
            ),
            Self::QuickMark => (
                "Mark with the last choice",
                "Makes a statement of the selected words, with party, proposal and attitude as last chosen",
            ),
            Self::Back => ("Back", "Returns to the place visited before"),
            Self::Forward => ("Forward", "Goes to the place visited after this one"),
            Self::Show(tab) => tab.words(),
            Self::ShowSidebar => ("Left panel", "Shows or hides articles and issues"),
            Self::ShowInspector => ("Inspector", "Shows or hides the selected cell's details"),
            Self::ByConflict => (
                "Sort by conflict",
                "Puts issues and rows with the worst relation first",
            ),
            Self::ByFirmness => (
                "Sort by firmness",
                "Puts issues and rows with red lines first",
            ),
            Self::Compact => ("Compact rows", "Shows more rows, with one line each"),
            Self::ColumnLeft => ("Move column left", "Moves the selected cell's party"),
            Self::ColumnRight => ("Move column right", "Moves the selected cell's party"),
            Self::HideColumn => (
                "Hide column",
                "Leaves the selected cell's party out of the comparison",
            ),
            Self::ColumnsAsAgenda => (
                "Columns as in the agenda",
                "Shows the agenda's main parties, in its order",
            ),
            Self::ShowSilent => (
                "Show silent rows",
                "Also shows proposals on which none of the shown parties has a stance",
            ),
            Self::FoldAll => ("Fold all issues", "Shows only the issues' heads"),
            Self::UnfoldAll => ("Unfold all issues", "Shows the proposals of all issues"),
            Self::Picture(task) => task.words(),
            Self::ZoomIn => ("Zoom in", "Makes everything larger"),
            Self::ZoomOut => ("Zoom out", "Makes everything smaller"),
            Self::ZoomReset => ("Original size", "Sets the zoom to 100 %"),
            Self::Light => ("Light", "Dark ink on light ground"),
            Self::Dark => ("Dark", "Light ink on dark ground"),
            Self::System => (
                "As the system",
                "Follows the system's choice of light or dark",
            ),
            Self::Shortcuts => ("Keyboard shortcuts", "Lists all shortcuts"),
            Self::Signs => (
                "Signs of the table",
                "Tells what shapes, bars and ticks mean",
            ),
            Self::About => ("About Standpoint", "Version and licences"),
        }
    }
}
