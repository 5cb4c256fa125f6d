//! Our own files: a dossier is a folder that a person can read, edit and keep in git.
//!
//! ```text
//! dossier.ron                      format version, title, settings, list of articles, cells set by hand, agenda
//! articles/<id>.txt                the text as read, written once
//! articles/<id>.ron                what is known of it, and its statements
//! snapshots/2026-12-04T1200_<slug>.ron
//! history.ron, history/            change log; its older parts, and articles that were taken out
//! journal                          steps that the files do not hold yet
//! backups/2026-12-04T1204_<fingerprint>.zip
//! .lock                            who has the dossier open
//! ```
//!
//! In go a [`Dossier`](crate::model::Dossier) and a folder; out comes the dossier that the
//! folder held, or a [`Problem`](crate::model::Problem) that names the file, the place in
//! it and what to do. Reading goes through [`Files`], so that a dossier built into the
//! program is read by the same code as one on disk.
//!
//! Durable: a save writes every file beside its place, synchronises it, renames it and
//! synchronises the folder, the log last. Before that the steps are in the journal, so that at
//! whatever call to the disk it is interrupted, the dossier opens as after the last step or the
//! one before. All calls go through `system`, which tests stop, refuse and count.
//!
//! Never: half-read a file, write over one that could not be read or that somebody else
//! has changed since, rewrite a snapshot or, but to put it back, a text, remove what it did not write, follow a
//! name out of the folder, or read the clock.

mod backup;
mod changes;
mod check;
mod error;
mod files;
mod format;
mod history;
mod journal;
mod layout;
mod line_ends;
mod load;
mod lock;
mod migrate;
mod name;
mod render;
mod ron_text;
mod save;
pub(crate) mod system;
mod write;

pub use backup::{Backup, back_up, backups, read_backup};
pub use error::reading_problem;
pub use files::{Files, OnDisk, Texts};
pub use history::{Archive, read_history, read_removed, set_history_aside};
pub use journal::{Found, Journal, copy_journal};
pub use load::{Loaded, load, load_snapshot, parse};
pub(crate) use load::{find_on, load_on, read_dossier};
pub use lock::{Holder, Lock, Taken, take_lock};
pub use render::render;
pub(crate) use save::{check_there, save_new};
pub use save::{save, write_snapshot};
pub use write::write_file;

/// The format version that this program writes, and the newest that it reads.
pub const VERSION: u32 = 1;

/// The file that makes a folder a dossier.
pub const DOSSIER_FILE: &str = "dossier.ron";
const HISTORY_FILE: &str = "history.ron";
const JOURNAL: &str = "journal";
const LOCK_FILE: &str = ".lock";
const ARTICLES: &str = "articles";
const SNAPSHOTS: &str = "snapshots";
const BACKUPS: &str = "backups";
/// Where the older part of a long change log lies.
const HISTORIES: &str = "history";

/// Returns the names of an article's two files within the folder: text and metadata.
fn article_files(id: &crate::model::ArticleId) -> (String, String) {
    (
        format!("{ARTICLES}/{id}.txt"),
        format!("{ARTICLES}/{id}.ron"),
    )
}

#[cfg(test)]
pub(crate) mod tests;
