//! The system's file dialogs, each on a thread of its own: the window never waits.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use crate::session::picture::PictureFormat;
use crate::session::reader;
use crate::session::report::Format;

/// What a path is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Articles to read, the `dossier.ron` of a case, or a table of stances.
    Files,
    /// The folder of a case, or one with articles.
    Folder,
    /// A folder to save the case in.
    SaveAs,
    /// An agenda for a new case.
    Agenda,
    /// A snapshot of a colleague.
    Snapshot,
    /// A file to write the comparison to.
    Export(Format),
    /// A file to save a picture in.
    Picture(PictureFormat),
}

impl Purpose {
    /// Returns the dialog's title.
    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Files => "Open articles or a case",
            Self::Folder => "Open a folder",
            Self::SaveAs => "Save the case as a folder",
            Self::Agenda => "Choose an agenda",
            Self::Snapshot => "Import a snapshot",
            Self::Export(_) => "Export the comparison",
            Self::Picture(_) => "Save a picture",
        }
    }
}

/// What became of a dialog.
#[derive(Debug)]
pub(crate) enum Answer {
    /// Paths were chosen.
    Chosen(Purpose, Vec<PathBuf>),
    /// The dialog was cancelled.
    Cancelled(Purpose),
    /// It went away faster than a person can cancel: there is no dialog service.
    NoService(Purpose),
}

/// Nobody cancels a dialog faster than this.
const TOO_FAST: Duration = Duration::from_millis(300);

/// What a dialog gave, and how long it was open.
type Given = (Vec<PathBuf>, Duration);

/// The dialog that is open, if one is.
#[derive(Debug)]
pub(crate) struct FileDialog {
    open: Option<(Purpose, Receiver<Given>)>,
    /// Whether the system's dialogs are used at all.
    pub(crate) available: bool,
    /// In which folder a new case is offered to be saved.
    pub(crate) start_in: Option<PathBuf>,
}

impl FileDialog {
    /// Returns no open dialog. Without `available`, paths are asked for in the window.
    pub(crate) fn new(available: bool) -> Self {
        Self {
            open: None,
            available,
            start_in: None,
        }
    }

    /// Returns a dialog that is never answered.
    #[cfg(test)]
    pub(crate) fn unanswered(purpose: Purpose) -> Self {
        Self {
            open: Some((purpose, channel().1)),
            available: true,
            start_in: None,
        }
    }

    /// Says whether a dialog is open.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Opens a dialog unless one is open; `ctx` is woken when it is answered. Returns
    /// whether one that asks for this is open now.
    pub(crate) fn ask(&mut self, ctx: &egui::Context, purpose: Purpose, suggested: &str) -> bool {
        if let Some((open, _)) = &self.open {
            return *open == purpose;
        }
        let (send, receive) = channel();
        let ctx = ctx.clone();
        let suggested = suggested.to_owned();
        let start_in = self.start_in.clone();
        std::thread::spawn(move || {
            let begun = Instant::now();
            let chosen = run(purpose, &suggested, start_in);
            // The window may be gone; then nobody wants the answer.
            let _ = send.send((chosen, begun.elapsed()));
            ctx.request_repaint();
        });
        self.open = Some((purpose, receive));
        true
    }

    /// Returns the answer once it is there.
    pub(crate) fn poll(&mut self) -> Option<Answer> {
        let (purpose, receive) = self.open.as_ref()?;
        let purpose = *purpose;
        let answer = match receive.try_recv() {
            Ok((paths, taken)) => answer(purpose, paths, taken),
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::NoService(purpose),
        };
        self.open = None;
        Some(answer)
    }
}

fn answer(purpose: Purpose, paths: Vec<PathBuf>, taken: Duration) -> Answer {
    match (paths.is_empty(), taken < TOO_FAST) {
        (false, _) => Answer::Chosen(purpose, paths),
        (true, true) => Answer::NoService(purpose),
        (true, false) => Answer::Cancelled(purpose),
    }
}

/// Returns the endings of what can be opened.
fn endings() -> Vec<&'static str> {
    let mut endings = reader::ENDINGS.to_vec();
    endings.push("ron");
    endings
}

fn run(purpose: Purpose, suggested: &str, start_in: Option<PathBuf>) -> Vec<PathBuf> {
    let mut dialog = rfd::FileDialog::new().set_title(purpose.title());
    if let (Purpose::SaveAs, Some(folder)) = (purpose, start_in) {
        dialog = dialog.set_directory(folder);
    }
    match purpose {
        Purpose::Files => dialog
            .add_filter("Articles, cases, tables", &endings())
            .add_filter("All files", &["*"])
            .pick_files()
            .unwrap_or_default(),
        Purpose::Folder => dialog.pick_folder().into_iter().collect(),
        Purpose::SaveAs => dialog
            .set_file_name(suggested)
            .save_file()
            .into_iter()
            .collect(),
        Purpose::Export(format) => dialog
            .set_file_name(format!("{suggested}.{}", format.ending()))
            .add_filter(super::brief::words(format).0, &[format.ending()])
            .save_file()
            .into_iter()
            .collect(),
        Purpose::Snapshot => dialog
            .add_filter("Snapshots", &["ron"])
            .pick_file()
            .into_iter()
            .collect(),
        Purpose::Agenda => dialog
            .add_filter("Agendas", &["ron", "json"])
            .pick_file()
            .into_iter()
            .collect(),
        Purpose::Picture(format) => dialog
            .set_file_name(suggested)
            .add_filter(format.ending().to_uppercase(), &[format.ending()])
            .save_file()
            .into_iter()
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_vanishes_at_once_is_no_cancel() {
        let slow = Duration::from_secs(2);
        let fast = Duration::from_millis(20);
        let one = || vec![PathBuf::from("a.txt")];
        assert!(matches!(
            answer(Purpose::Files, one(), fast),
            Answer::Chosen(..)
        ));
        assert!(matches!(
            answer(Purpose::Files, vec![], slow),
            Answer::Cancelled(Purpose::Files)
        ));
        assert!(matches!(
            answer(Purpose::SaveAs, vec![], fast),
            Answer::NoService(Purpose::SaveAs)
        ));
    }
}
