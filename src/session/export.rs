//! Writing a comparison to a file in the background.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;

use super::Session;
use super::batch::guarded;
use super::report::{self, Format};
use crate::model::{Problem, ProposalId};
use crate::store;

/// What a spreadsheet knows by that the text of a table is UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// What is to be written, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// The file.
    pub path: PathBuf,
    /// Whether a file that is there already is written over.
    pub replace: bool,
    /// In what format.
    pub format: Format,
    /// These proposals alone; all where it is `None`.
    pub keep: Option<BTreeSet<ProposalId>>,
}

/// A file that is being written. Dropping it waits until the file is whole.
#[derive(Debug)]
pub struct Export {
    path: PathBuf,
    thread: Option<thread::JoinHandle<()>>,
    result: Receiver<Result<(), Problem>>,
}

impl Session {
    /// Starts to write the comparison, over the evidence that is looked at, as it is now;
    /// `wake` is called from there when [`Export::poll`] has something to fetch.
    ///
    /// # Errors
    ///
    /// No thread can be started.
    pub fn start_export(
        &self,
        target: Target,
        wake: impl FnOnce() + Send + 'static,
    ) -> Result<Export, Problem> {
        let (send, result) = channel();
        let path = target.path.clone();
        let (dossier, filter) = (self.dossier.clone(), self.filter.clone());
        let thread = thread::Builder::new()
            .name("export".to_owned())
            .spawn(move || {
                let Target {
                    path,
                    replace,
                    format,
                    keep,
                } = target;
                let place = path.display().to_string();
                let write = || report::part(&dossier, &filter, keep.as_ref(), format);
                let written = guarded(&place, write).and_then(|text| {
                    let text = for_a_file(text, format);
                    store::write_file(&path, text.as_bytes(), replace)
                });
                // The window may be gone; then nobody wants the answer.
                let _ = send.send(written);
                wake();
            })
            .map_err(|error| {
                Problem::new(
                    "",
                    format!("No thread could be started: {error}."),
                    "Close other programs and try again.",
                )
            })?;
        Ok(Export {
            path,
            thread: Some(thread),
            result,
        })
    }
}

/// Returns a text as it is written to a file: a table with a mark, without which Excel takes
/// its letters for those of another encoding.
fn for_a_file(text: String, format: Format) -> String {
    match format {
        Format::Csv => format!("{BYTE_ORDER_MARK}{text}"),
        Format::Html | Format::Markdown | Format::Text | Format::Json => text,
    }
}

impl Drop for Export {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            // Whether it has failed is told by its answer.
            let _ = thread.join();
        }
    }
}

impl Export {
    /// Returns the file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what became of it, once it is known.
    #[must_use]
    pub fn poll(&self) -> Option<Result<(), Problem>> {
        match self.result.try_recv() {
            Ok(result) => Some(result),
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => Some(Err(Problem::new(
                self.path.display().to_string(),
                "Writing stopped unexpectedly.",
                "Try again, or choose another folder.",
            ))),
        }
    }
}
