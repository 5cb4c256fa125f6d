//! `history.ron`: the change log, and what was taken out.
//!
//! It is written last, after all other files of a save. So the number of its last step tells
//! which steps of a journal the files hold already. It stays short: older steps go to files of
//! their own in `history/`, which are written once, as does the content of every article that
//! was taken out.

use std::borrow::Cow;

use super::check::{self, Source};
use super::error::{Doing, io_problem};
use super::files::{Files as _, OnDisk};
use super::format::{HistoryFile, RemovedFile};
use super::journal::free_name;
use super::ron_text;
use super::{HISTORIES, HISTORY_FILE, VERSION};
use crate::model::patch::Held;
use crate::model::text::{hash, shortened};
use crate::model::{Agenda, Log, Logged, Problem, Removed};

/// More steps than this are not kept in one file.
const MOST: usize = 1_000;
/// So many of them go to a file of their own.
const AT_ONCE: usize = 500;
/// How many digits of the fingerprint stand in a name.
const DIGITS: usize = 8;

/// What a save writes beside the dossier: the log, and files that are written once.
#[derive(Clone, Debug, Default)]
pub struct Archive {
    /// The log as it will be.
    pub log: Log,
    /// Names and texts of new files.
    files: Vec<(String, String)>,
}

impl Archive {
    /// Begins with the log as it is.
    #[must_use]
    pub fn new(log: &Log) -> Self {
        Self {
            log: log.clone(),
            files: Vec::new(),
        }
    }

    /// Adds a step; the oldest ones make room.
    pub fn log(&mut self, step: &Logged) {
        self.log.steps.push(step.clone());
        if self.log.steps.len() > MOST {
            let old: Vec<Logged> = self.log.steps.drain(..AT_ONCE).collect();
            let (first, last) = (old[0].number, old[AT_ONCE - 1].number);
            let text = text(&Log {
                steps: old,
                removed: Vec::new(),
            });
            self.add(&format!("steps-{first}-{last}"), text);
        }
    }

    /// Adds an article that a step took out.
    pub fn removed(&mut self, step: &Logged, article: &Held) {
        let id = &article.0.article.id;
        let text = ron_text::write(&RemovedFile {
            version: VERSION,
            article: Cow::Borrowed(article),
        });
        let file = self.add(&format!("removed-{}-{id}", step.number), text);
        self.log.removed.push(Removed {
            number: step.number,
            when: step.when.clone(),
            who: step.who.clone(),
            article: id.clone(),
            title: article.0.article.title.clone(),
            file,
        });
    }

    /// Adds a file; its name tells what it holds, so that one of that name holds the same.
    fn add(&mut self, stem: &str, text: String) -> String {
        let print = &hash(&text)[..DIGITS];
        let name = format!("{HISTORIES}/{stem}-{print}.ron");
        self.files.push((name.clone(), text));
        name
    }

    /// Takes an article that is there again off the list of what was taken out.
    pub fn is_back(&mut self, article: &Held) {
        let id = &article.0.article.id;
        self.log.removed.retain(|removed| removed.article != *id);
    }

    /// Takes along the articles that were taken out of the folder `from`; those that cannot be
    /// read are no longer listed.
    pub fn take_along(&mut self, from: &OnDisk) {
        let files = &mut self.files;
        self.log.removed.retain(|removed| {
            if files.iter().any(|(name, _)| *name == removed.file) {
                return true;
            }
            let bytes = from.peek(&removed.file).ok().flatten();
            let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
            match text {
                Some(text) if is_inside(&removed.file) => {
                    files.push((removed.file.clone(), text));
                    true
                }
                _ => false,
            }
        });
    }

    /// Returns the files that are written once.
    pub(super) fn files(&self) -> &[(String, String)] {
        &self.files
    }
}

/// Returns the text of `history.ron`.
pub(super) fn text(log: &Log) -> String {
    ron_text::write(&HistoryFile {
        version: VERSION,
        steps: Cow::Borrowed(&log.steps),
        removed: Cow::Borrowed(&log.removed),
    })
}

/// Reads the log of a dossier; it is empty where there is none.
///
/// # Errors
///
/// The file cannot be read, is broken or of a newer version.
pub fn read_history(at: &mut OnDisk) -> Result<Log, Problem> {
    let Some(text) = at.read(HISTORY_FILE)? else {
        return Ok(Log::default());
    };
    let file: HistoryFile<'static> = ron_text::read(&at.place(HISTORY_FILE), &text)?;
    Ok(Log {
        steps: file.steps.into_owned(),
        removed: file.removed.into_owned(),
    })
}

/// Says whether a name is one of a file in the folder of the log.
fn is_inside(file: &str) -> bool {
    let name = file.strip_prefix(HISTORIES);
    let name = name.and_then(|name| name.strip_prefix('/'));
    name.is_some_and(|name| !name.contains(['/', '\\']) && !name.starts_with('.'))
}

/// Gives a log that cannot be read another name, which tells the moment `YYYY-MM-DDTHH:MM`, so
/// that a new one has room.
///
/// # Errors
///
/// The disk refuses.
pub fn set_history_aside(at: &mut OnDisk, moment: &str) -> Result<(), Problem> {
    let from = at.path(HISTORY_FILE);
    if !at.exists(HISTORY_FILE) {
        return Ok(());
    }
    let name = free_name(at, "history", ".ron", moment, None);
    at.system
        .rename_new(&from, &at.path(&name))
        .map_err(|error| io_problem(&from, Doing::Writing, &error))?;
    at.forget(HISTORY_FILE);
    at.sync_root()
}

/// Reads an article that was taken out.
///
/// # Errors
///
/// Its file is gone, or cannot be read.
pub fn read_removed(at: &mut OnDisk, removed: &Removed, agenda: &Agenda) -> Result<Held, Problem> {
    let place = at.place(&removed.file);
    let gone = || {
        Problem::new(
            &place,
            "The file with the removed article is not there.",
            "Look for it in a backup.",
        )
    };
    if !is_inside(&removed.file) {
        return Err(gone());
    }
    let text = at.read(&removed.file)?.ok_or_else(gone)?;
    let file: RemovedFile<'static> = ron_text::read(&place, &text)?;
    let held = file.article.into_owned();
    let source = Source {
        place: &place,
        text: &text,
    };
    // What could not be opened again must not come back either.
    let id = &held.0.article.id;
    if *id != removed.article {
        return Err(Problem::new(
            &place,
            format!(
                "The file holds the article `{}`, not `{}`.",
                shortened(id.as_str(), 60),
                shortened(removed.article.as_str(), 60)
            ),
            "Correct its id, or look for the article in a backup.",
        ));
    }
    check::article_ids(source, std::slice::from_ref(id))?;
    check::article(source, agenda, &held.0, false)?;
    Ok(held)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_moves_its_oldest_steps_to_files_of_their_own() {
        let mut log = Log::default();
        let mut files = Vec::new();
        for number in 1..=2_750 {
            let mut archive = Archive::new(&log);
            archive.log(&Logged {
                number,
                ..Logged::default()
            });
            let names = archive.files().iter().map(|(name, _)| name);
            files.extend(names.filter_map(|name| Some(name.rsplit_once('-')?.0.to_owned())));
            log = archive.log;
        }
        assert_eq!(
            files,
            [
                "history/steps-1-500",
                "history/steps-501-1000",
                "history/steps-1001-1500",
                "history/steps-1501-2000"
            ]
        );
        assert_eq!((log.steps[0].number, log.last()), (2_001, 2_750));
    }
}
