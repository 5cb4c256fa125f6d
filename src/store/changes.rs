//! The files of one save: written beside their places, made safe, and put there together.

use std::path::PathBuf;
use std::thread;

use super::error::{Doing, io_problem};
use super::files::OnDisk;
use super::line_ends;
use super::name::is_safe;
use super::render::{snapshot_name, snapshot_text};
use super::write::{Staged, stage};
use super::{ARTICLES, HISTORY_FILE, article_files};
use crate::model::text::hash;
use crate::model::{CodedArticle, Problem, Snapshot};

/// How many files are synchronised at a time.
const AT_ONCE: usize = 8;

/// Says whether `bytes` are the text of an article, up to the ends of lines.
pub(super) fn is_text_of(bytes: &[u8], coded: &CodedArticle) -> bool {
    line_ends::with_hash(bytes, &hash(&coded.article.text)).is_some()
}

/// Files written beside their places, in the order in which they go there.
#[derive(Default)]
pub(super) struct Changes {
    staged: Vec<(String, Vec<u8>, Staged)>,
}

impl Changes {
    /// Adds a file that may be rewritten, if its content is another. One that we neither
    /// read nor wrote is somebody else's.
    pub(super) fn replace(&mut self, at: &OnDisk, name: &str, text: String) -> Result<(), Problem> {
        if !at.knows(name) {
            return self.once(at, name, text.as_bytes(), |bytes| bytes == text.as_bytes());
        }
        at.check_unchanged(name)?;
        if !at.holds(name, text.as_bytes()) || !at.exists(name) {
            self.add(at, name, text.into_bytes())?;
        }
        Ok(())
    }

    /// Adds an article's text, which is written once, or once more where the file was read
    /// as another text than the article has now.
    pub(super) fn text(&mut self, at: &OnDisk, coded: &CodedArticle) -> Result<(), Problem> {
        let id = &coded.article.id;
        if !is_safe(id.as_str()) {
            return Err(Problem::new(
                at.path(ARTICLES).display().to_string(),
                format!(
                    "The article id `{}` cannot be the name of a file.",
                    id.as_str().escape_debug()
                ),
                "Use letters a to z, digits, - and _ only; nothing was changed.",
            ));
        }
        let (name, _) = article_files(id);
        let text = coded.article.text.as_bytes();
        if let Ok(Some(present)) = at.peek(&name)
            && at.holds(&name, &present)
            && !is_text_of(&present, coded)
        {
            return self.add(at, &name, text.to_vec());
        }
        self.once(at, &name, text, |bytes| is_text_of(bytes, coded))
    }

    /// Adds a file that is never written over: it is not there yet, or it is the `same`.
    pub(super) fn once(
        &mut self,
        at: &OnDisk,
        name: &str,
        bytes: &[u8],
        same: impl Fn(&[u8]) -> bool,
    ) -> Result<(), Problem> {
        let path = at.path(name);
        match at.peek(name) {
            Ok(None) => self.add(at, name, bytes.to_vec()),
            Ok(Some(present)) if same(&present) => Ok(()),
            Ok(Some(_)) => Err(Problem::new(
                path.display().to_string(),
                "The file holds something else and is not written over.",
                "Move it away and save again, or save to another folder with “Save as”.",
            )),
            Err(error) => Err(io_problem(&path, Doing::Writing, &error)),
        }
    }

    /// Adds a snapshot under a name that is free, unless it is there already.
    pub(super) fn snapshot(&mut self, at: &OnDisk, snapshot: &Snapshot) -> Result<(), Problem> {
        let text = snapshot_text(snapshot);
        let mut number = 0;
        loop {
            number += 1;
            let name = snapshot_name(snapshot, number);
            if self.staged.iter().any(|(staged, ..)| *staged == name) {
                continue;
            }
            let path = at.path(&name);
            match at.peek(&name) {
                Ok(None) => return self.add(at, &name, text.into_bytes()),
                Ok(Some(bytes)) if bytes == text.as_bytes() => return Ok(()),
                Ok(Some(_)) => {}
                Err(error) => return Err(io_problem(&path, Doing::Writing, &error)),
            }
        }
    }

    /// Adds a file with these bytes.
    pub(super) fn add(&mut self, at: &OnDisk, name: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        at.check_inside(name)?;
        let staged = stage(&at.system, &at.path(name), &bytes)?;
        self.staged.push((name.to_owned(), bytes, staged));
        Ok(())
    }

    /// Returns the names of the files.
    pub(super) fn names(&self) -> Vec<String> {
        self.staged.iter().map(|(name, ..)| name.clone()).collect()
    }

    /// Makes all files safe beside their places, then puts them there.
    pub(super) fn commit(self, at: &mut OnDisk) -> Result<(), Problem> {
        at.sync_unsafe_folders()?;
        self.sync()?;
        let put = self.put(at);
        at.torn |= put.is_err();
        put
    }

    /// Synchronises the files, several at a time: each waits for the disk.
    fn sync(&self) -> Result<(), Problem> {
        fn all(part: &[(String, Vec<u8>, Staged)]) -> Result<(), Problem> {
            part.iter().try_for_each(|(.., staged)| staged.sync())
        }
        let share = self.staged.len().div_ceil(AT_ONCE).max(1);
        thread::scope(|scope| {
            let started: Vec<_> = self
                .staged
                .chunks(share)
                .map(|part| {
                    let builder = thread::Builder::new().name("saving".to_owned());
                    let thread = builder.spawn_scoped(scope, move || all(part));
                    // Without a thread it is done here.
                    thread.map_err(|_| all(part))
                })
                .collect();
            started.into_iter().try_for_each(|started| match started {
                Ok(thread) => thread.join().expect("synchronising files does not panic"),
                Err(done) => done,
            })
        })
    }

    /// Puts the files in their places. A folder is synchronised before a file goes into
    /// another one, and before the log follows: it tells that all others are there.
    fn put(self, at: &mut OnDisk) -> Result<(), Problem> {
        let mut folder: Option<PathBuf> = None;
        for (name, bytes, staged) in self.staged {
            if let Some(done) =
                folder.take_if(|done| done != staged.folder() || name == HISTORY_FILE)
            {
                at.sync_folder(&done)?;
            }
            folder.get_or_insert_with(|| staged.folder().to_owned());
            if let Err(problem) = staged.commit() {
                // The names that went there before it are not safe yet.
                if let Some(folder) = folder {
                    at.sync_later(folder);
                }
                return Err(problem);
            }
            at.wrote(&name, &bytes);
        }
        if let Some(done) = folder {
            at.sync_folder(&done)?;
        }
        Ok(())
    }
}
