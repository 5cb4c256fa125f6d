//! What a person can tell the window to do: one list, from which menus, shortcuts and the
//! sheet of shortcuts are made.

mod words;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::keys::DIGITS;
use super::state::Tab;
use super::widgets::PictureTask;

/// A command that a person can give from a menu or the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Command {
    OpenFiles,
    OpenFolder,
    OpenSample,
    NewCase,
    Paste,
    Save,
    SaveAs,
    Quit,
    Undo,
    Redo,
    Export,
    CopyText,
    CopyMarkdown,
    CopyHtml,
    RenameCase,
    TakeSnapshot,
    ImportSnapshot,
    ExtractAll,
    ExtractArticle,
    /// Shows the fields of the article that is shown.
    Details,
    RemoveArticle,
    Pending,
    PauseJob,
    StopJob,
    /// Reads what a stopped import has left.
    OpenRest,
    ChangeLog,
    Trash,
    Backups,
    Preferences,
    CountOthers,
    CountImplied,
    Evidence,
    AllEvidence,
    Palette,
    Find,
    Cite,
    NewStatement,
    QuickMark,
    LeaveOut,
    Restore,
    Back,
    Forward,
    /// Shows a page of the middle.
    Show(Tab),
    ShowSidebar,
    ShowInspector,
    ByConflict,
    ByFirmness,
    Compact,
    ShowSilent,
    FoldAll,
    UnfoldAll,
    ColumnLeft,
    ColumnRight,
    HideColumn,
    ColumnsAsAgenda,
    /// Makes a picture of the chosen card.
    Picture(PictureTask),
    ZoomIn,
    ZoomOut,
    ZoomReset,
    Light,
    Dark,
    System,
    Shortcuts,
    Signs,
    Errors,
    About,
}

/// A menu of the bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Menu {
    File,
    Edit,
    Case,
    View,
    Help,
}

impl Menu {
    /// All menus, from left to right.
    pub(crate) const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Case, Self::View, Self::Help];

    /// Returns the menu's name.
    pub(crate) fn label(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::Case => "Case",
            Self::View => "View",
            Self::Help => "Help",
        }
    }

    /// Returns the menu's commands in groups, which a line divides.
    pub(crate) fn groups(self) -> &'static [&'static [Entry]] {
        use Command as C;
        use Entry::{Do, Sub};
        match self {
            Self::File => &[
                &[
                    Do(C::NewCase),
                    Do(C::OpenFiles),
                    Do(C::OpenFolder),
                    Do(C::Paste),
                    Do(C::Pending),
                    Sub("Reading", &[C::PauseJob, C::StopJob, C::OpenRest]),
                ],
                &[Do(C::Save), Do(C::SaveAs)],
                &[Do(C::Export)],
                &PICTURES,
                &[Do(C::Quit)],
            ],
            Self::Edit => &[
                &[Do(C::Undo), Do(C::Redo)],
                &[
                    Do(C::NewStatement),
                    Do(C::QuickMark),
                    Do(C::LeaveOut),
                    Do(C::Restore),
                    Do(C::Details),
                ],
                &[
                    Do(C::Cite),
                    Do(C::CopyText),
                    Do(C::CopyMarkdown),
                    Do(C::CopyHtml),
                ],
                &[Do(C::Find), Do(C::Palette)],
                &[Do(C::Preferences)],
            ],
            Self::Case => &[
                &[Do(C::TakeSnapshot), Do(C::ImportSnapshot)],
                &[
                    Do(C::CountOthers),
                    Do(C::CountImplied),
                    Do(C::Evidence),
                    Do(C::AllEvidence),
                ],
                &[
                    Do(C::ExtractAll),
                    Do(C::ExtractArticle),
                    Do(C::RemoveArticle),
                ],
                &[Do(C::ChangeLog), Do(C::Trash), Do(C::Backups)],
                &[Do(C::RenameCase)],
            ],
            Self::View => &[
                &TABS,
                &[Do(C::ShowSidebar), Do(C::ShowInspector)],
                &[
                    Sub("Go", &[C::Back, C::Forward]),
                    Sub(
                        "Rows",
                        &[
                            C::ByConflict,
                            C::ByFirmness,
                            C::Compact,
                            C::ShowSilent,
                            C::FoldAll,
                            C::UnfoldAll,
                        ],
                    ),
                    Sub(
                        "Columns",
                        &[
                            C::ColumnLeft,
                            C::ColumnRight,
                            C::HideColumn,
                            C::ColumnsAsAgenda,
                        ],
                    ),
                    Sub("Zoom", &[C::ZoomIn, C::ZoomOut, C::ZoomReset]),
                    Sub("Theme", &[C::Light, C::Dark, C::System]),
                ],
            ],
            Self::Help => &[
                &[Do(C::Shortcuts), Do(C::Signs), Do(C::OpenSample)],
                &[Do(C::Errors), Do(C::About)],
            ],
        }
    }
}

/// A line of a menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Does something.
    Do(Command),
    /// Opens more commands, under a name.
    Sub(&'static str, &'static [Command]),
}

impl Entry {
    /// Returns the commands that can be given from it.
    pub(crate) fn commands(&self) -> &[Command] {
        match self {
            Self::Do(command) => std::slice::from_ref(command),
            Self::Sub(_, commands) => commands,
        }
    }
}

/// The commands that make pictures.
const PICTURES: [Entry; 3] = {
    let [copy, png, svg] = PictureTask::ALL;
    [
        Entry::Do(Command::Picture(copy)),
        Entry::Do(Command::Picture(png)),
        Entry::Do(Command::Picture(svg)),
    ]
};

/// The commands that show the pages of the middle.
const TABS: [Entry; Tab::ALL.len()] = {
    let mut commands = [Entry::Do(Command::Show(Tab::Compare)); Tab::ALL.len()];
    let mut at = 0;
    while at < Tab::ALL.len() {
        commands[at] = Entry::Do(Command::Show(Tab::ALL[at]));
        at += 1;
    }
    commands
};

const ALT: Modifiers = Modifiers::ALT;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn keys(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Command {
    /// Returns what the menu calls it.
    pub(crate) fn label(self) -> &'static str {
        self.words().0
    }

    /// Returns one sentence on what it does.
    pub(crate) fn tooltip(self) -> &'static str {
        self.words().1
    }

    /// Returns its shortcuts; the menu shows the first.
    pub(crate) fn shortcuts(self) -> Vec<KeyboardShortcut> {
        match self {
            Self::OpenFiles => vec![keys(CTRL, Key::O)],
            Self::OpenFolder => vec![keys(CTRL_SHIFT, Key::O)],
            Self::NewCase => vec![keys(CTRL, Key::N)],
            Self::Save => vec![keys(CTRL, Key::S)],
            Self::SaveAs => vec![keys(CTRL.plus(Modifiers::ALT), Key::S)],
            Self::Export => vec![keys(CTRL_SHIFT, Key::E)],
            Self::CopyText => vec![keys(CTRL_SHIFT, Key::T)],
            Self::TakeSnapshot => vec![keys(CTRL_SHIFT, Key::S)],
            Self::Quit => vec![keys(CTRL, Key::Q)],
            Self::Undo => vec![keys(CTRL, Key::Z)],
            Self::Redo => vec![keys(CTRL_SHIFT, Key::Z), keys(CTRL, Key::Y)],
            Self::Evidence => vec![keys(CTRL, Key::E)],
            Self::Preferences => vec![keys(CTRL, Key::Comma)],
            Self::Palette => vec![keys(CTRL, Key::K)],
            Self::Find => vec![keys(CTRL, Key::F)],
            Self::Cite => vec![keys(CTRL_SHIFT, Key::C)],
            Self::NewStatement => vec![keys(Modifiers::NONE, Key::N)],
            Self::QuickMark => vec![keys(Modifiers::NONE, Key::Q)],
            Self::Back => vec![keys(ALT, Key::ArrowLeft)],
            Self::Forward => vec![keys(ALT, Key::ArrowRight)],
            Self::Show(tab) => {
                let at = Tab::ALL.iter().position(|other| *other == tab);
                let key = at.and_then(|at| DIGITS.get(at));
                key.map(|key| keys(CTRL, *key)).into_iter().collect()
            }
            Self::ByConflict => vec![keys(CTRL_SHIFT, Key::L)],
            Self::Compact => vec![keys(CTRL, Key::D)],
            Self::ColumnLeft => vec![keys(CTRL_SHIFT, Key::ArrowLeft)],
            Self::ColumnRight => vec![keys(CTRL_SHIFT, Key::ArrowRight)],
            Self::ShowSidebar => vec![keys(Modifiers::NONE, Key::F8)],
            Self::ShowInspector => vec![keys(Modifiers::NONE, Key::F9)],
            Self::ZoomIn => vec![keys(CTRL, Key::Plus), keys(CTRL, Key::Equals)],
            Self::ZoomOut => vec![keys(CTRL, Key::Minus)],
            Self::ZoomReset => vec![keys(CTRL, Key::Num0)],
            Self::Shortcuts => vec![
                keys(Modifiers::NONE, Key::F1),
                keys(Modifiers::NONE, Key::Questionmark),
            ],
            // Ctrl+V reaches the window as pasted text, not as a key.
            Self::Paste
            | Self::OpenSample
            | Self::CopyMarkdown
            | Self::CopyHtml
            | Self::RenameCase
            | Self::ImportSnapshot
            | Self::ExtractAll
            | Self::ExtractArticle
            | Self::Details
            | Self::LeaveOut
            | Self::Restore
            | Self::RemoveArticle
            | Self::Pending
            | Self::PauseJob
            | Self::StopJob
            | Self::OpenRest
            | Self::ChangeLog
            | Self::Trash
            | Self::Backups
            | Self::Errors
            | Self::CountOthers
            | Self::CountImplied
            | Self::AllEvidence
            | Self::ByFirmness
            | Self::ShowSilent
            | Self::FoldAll
            | Self::UnfoldAll
            | Self::HideColumn
            | Self::ColumnsAsAgenda
            | Self::Picture(_)
            | Self::Signs
            | Self::Light
            | Self::Dark
            | Self::System
            | Self::About => Vec::new(),
        }
    }

    /// Returns the shortcut as the menu shows it.
    pub(crate) fn shortcut_text(self, ctx: &egui::Context) -> String {
        if self == Self::Paste {
            return ctx.format_shortcut(&keys(CTRL, Key::V));
        }
        self.shortcuts()
            .first()
            .map(|shortcut| ctx.format_shortcut(shortcut))
            .unwrap_or_default()
    }

    /// Returns all its shortcuts, "F1 or ?".
    pub(crate) fn all_keys(self, ctx: &egui::Context) -> String {
        let keys: Vec<String> = self
            .shortcuts()
            .iter()
            .map(|shortcut| ctx.format_shortcut(shortcut))
            .collect();
        match keys.as_slice() {
            [] => self.shortcut_text(ctx),
            keys => keys.join(" or "),
        }
    }

    /// Says whether a shortcut belongs to a text field while one has the focus: undo, what
    /// moves the cursor, and what types a letter.
    fn yields_to_text(self, shortcut: KeyboardShortcut) -> bool {
        let types = shortcut.modifiers.is_none()
            && matches!(shortcut.logical_key, Key::N | Key::Q | Key::Questionmark);
        let moves = matches!(
            shortcut.logical_key,
            Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown
        );
        types || moves || matches!(self, Self::Undo | Self::Redo)
    }
}

/// Returns the commands of all menus.
pub(crate) fn all() -> impl Iterator<Item = Command> {
    let entries = Menu::ALL.into_iter().flat_map(|menu| menu.groups().iter());
    entries
        .flat_map(|group| group.iter())
        .flat_map(|entry| entry.commands().iter().copied())
}

/// Takes the shortcuts that were pressed out of the input and returns their commands.
///
/// All are looked at together, those with most modifiers first, so that Ctrl+Shift+S is
/// never taken for Ctrl+S.
pub(crate) fn pressed(ctx: &egui::Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut shortcuts: Vec<(KeyboardShortcut, Command)> = all()
        .flat_map(|command| command.shortcuts().into_iter().map(move |s| (s, command)))
        .filter(|(shortcut, command)| !(typing && command.yields_to_text(*shortcut)))
        .collect();
    shortcuts.sort_by_key(|(shortcut, _)| {
        let m = shortcut.modifiers;
        std::cmp::Reverse(u8::from(m.alt) + u8::from(m.shift) + u8::from(m.command || m.ctrl))
    });
    ctx.input_mut(|input| {
        shortcuts
            .into_iter()
            .flat_map(|(shortcut, command)| {
                // Keys that were pressed within one frame all count.
                let (modifiers, key) = (shortcut.modifiers, shortcut.logical_key);
                let times = input.count_and_consume_key(modifiers, key);
                std::iter::repeat_n(command, times)
            })
            .collect()
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn no_two_shortcuts_clash() {
        let mut seen = BTreeMap::new();
        for command in all() {
            for shortcut in command.shortcuts() {
                let before = seen.insert(format!("{shortcut:?}"), command);
                assert_eq!(before, None, "{shortcut:?} is also {command:?}");
            }
        }
    }

    #[test]
    fn every_command_is_in_one_menu_and_says_what_it_does() {
        let commands: Vec<Command> = all().collect();
        let mut distinct = commands.clone();
        distinct.sort_unstable();
        distinct.dedup();
        assert_eq!(commands.len(), distinct.len());
        // Every variant of the enum, as its source lists them.
        let source = include_str!("command.rs");
        let body = source.split("pub(crate) enum Command {").nth(1);
        let body = body.and_then(|rest| rest.split("\n}").next());
        let lines = body.expect("the enum is in this file").lines();
        let variants = lines.filter(|line| !line.trim().is_empty() && !line.contains("///"));
        assert_eq!(
            commands.len(),
            variants.count() - 2 + Tab::ALL.len() + PICTURES.len()
        );
        for command in commands {
            assert!(!command.label().ends_with('.'), "{command:?}");
            assert!(!command.tooltip().ends_with('.'), "{command:?}");
            assert_ne!(command.label(), command.tooltip());
        }
    }
}
