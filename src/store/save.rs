//! A dossier becomes files: those that changed are written beside their places first and
//! put there together, so that a disk that is full changes nothing.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::{Doing, io_problem};
use super::files::{OnDisk, Texts};
use super::format::{ArticleFile, Cell, DossierFile, SnapshotFile};
use super::line_ends;
use super::name::is_safe;
use super::write::{Staged, stage, sync_folder};
use super::{ARTICLES, DOSSIER_FILE, SNAPSHOTS, VERSION, article_files, ron_text};
use crate::model::text::{hash, slug};
use crate::model::{ArticleId, CodedArticle, Dossier, Problem, Snapshot};

/// The most characters that a snapshot's name takes in the name of its file.
const LONGEST_NAME: usize = 48;

/// Saves `dossier` to the folder from which `previous` was read or to which it was last
/// saved: writes the files that differ, removes those of articles that are gone.
///
/// # Errors
///
/// A file was changed by another program since, or cannot be written. Nothing is changed
/// then, unless the system refuses a mere renaming half-way; every file is whole even so.
pub fn save(at: &mut OnDisk, dossier: &Dossier, previous: &Dossier) -> Result<(), Problem> {
    write_all(at, dossier, Some(previous))
}

/// Saves `dossier` to a folder that does not exist yet or holds nothing; hidden files,
/// such as those of version control, do not count.
///
/// # Errors
///
/// The folder holds something, or cannot be made or written.
pub fn save_new(folder: &Path, dossier: &Dossier) -> Result<OnDisk, Problem> {
    let refuse = |error: &io::Error| io_problem(folder, Doing::Writing, error);
    let place = || folder.display().to_string();
    if folder.exists() && !folder.is_dir() {
        return Err(Problem::new(
            place(),
            "It is a file, and a dossier is a folder.",
            "Choose another name.",
        ));
    }
    if folder.join(DOSSIER_FILE).exists() {
        return Err(Problem::new(
            place(),
            "The folder already holds a dossier, which is not written over.",
            "Choose another folder, or open that dossier.",
        ));
    }
    if folder.is_dir() {
        for entry in fs::read_dir(folder).map_err(|error| refuse(&error))? {
            let name = entry.map_err(|error| refuse(&error))?.file_name();
            if !name.to_string_lossy().starts_with('.') {
                return Err(Problem::new(
                    place(),
                    "The folder holds other files, so no dossier is saved in it.",
                    "Choose an empty folder or a new name.",
                ));
            }
        }
    }
    fs::create_dir_all(folder).map_err(|error| refuse(&error))?;
    let mut at = OnDisk::new(folder.to_owned());
    write_all(&mut at, dossier, None)?;
    Ok(at)
}

/// Writes one snapshot, now. One that is already there with the same content stays as it
/// is; another of the same minute and name gets a number.
///
/// # Errors
///
/// The file cannot be written.
pub fn write_snapshot(at: &mut OnDisk, snapshot: &Snapshot) -> Result<(), Problem> {
    check_there(at)?;
    make_folder(at, SNAPSHOTS)?;
    let mut changes = Changes::default();
    changes.snapshot(at, snapshot)?;
    changes.commit(at)
}

/// Returns all files of `dossier` as they would be written to an empty folder.
#[must_use]
pub fn render(dossier: &Dossier) -> Texts {
    let mut texts = BTreeMap::from([(DOSSIER_FILE.to_owned(), dossier_text(dossier))]);
    for coded in &dossier.articles {
        let (text, ron) = article_files(&coded.article.id);
        texts.insert(text, coded.article.text.clone());
        texts.insert(ron, article_text(coded));
    }
    for snapshot in &dossier.snapshots {
        let mut number = 1;
        while texts.contains_key(&snapshot_name(snapshot, number)) {
            number += 1;
        }
        let name = snapshot_name(snapshot, number);
        texts.insert(name, snapshot_text(snapshot));
    }
    Texts { texts }
}

fn write_all(
    at: &mut OnDisk,
    dossier: &Dossier,
    previous: Option<&Dossier>,
) -> Result<(), Problem> {
    let before = previous.map(by_id).unwrap_or_default();
    let after = by_id(dossier);
    if previous.is_some() {
        check_there(at)?;
    }
    make_folder(at, ARTICLES)?;
    if !dossier.snapshots.is_empty() {
        make_folder(at, SNAPSHOTS)?;
    }
    let mut changes = Changes::default();
    for coded in &dossier.articles {
        let known = before.get(&coded.article.id);
        let (text, ron) = article_files(&coded.article.id);
        let same_text = known.is_some_and(|known| known.article.text == coded.article.text);
        if !same_text || !at.path(&text).exists() {
            changes.text(at, coded)?;
        }
        let same = known.is_some_and(|known| Arc::ptr_eq(known, coded) || *known == coded);
        if !same || !at.path(&ron).exists() {
            changes.replace(at, &ron, article_text(coded))?;
        }
    }
    let old = previous.map_or(&[][..], |previous| &previous.snapshots);
    for snapshot in &dossier.snapshots {
        if !old
            .iter()
            .any(|old| Arc::ptr_eq(old, snapshot) || old == snapshot)
        {
            changes.snapshot(at, snapshot)?;
        }
    }
    // Last, so that it never names an article that is not there yet.
    changes.replace(at, DOSSIER_FILE, dossier_text(dossier))?;
    let gone: Vec<&Arc<CodedArticle>> = before
        .iter()
        .filter(|(id, _)| !after.contains_key(*id))
        .map(|(_, coded)| *coded)
        .collect();
    for coded in &gone {
        at.check_unchanged(&article_files(&coded.article.id).1)?;
    }
    changes.commit(at)?;
    for coded in gone {
        remove(at, coded);
    }
    Ok(())
}

/// Removes the files of an article that `dossier.ron` no longer names. What cannot be
/// removed is not read by anyone, so nothing is reported; a text that is not the one we
/// wrote is left alone.
fn remove(at: &mut OnDisk, coded: &CodedArticle) {
    let (text, ron) = article_files(&coded.article.id);
    if let Ok(Some(bytes)) = at.peek(&text)
        && is_text_of(&bytes, coded)
    {
        let _ = fs::remove_file(at.path(&text));
    }
    let _ = fs::remove_file(at.path(&ron));
    at.forget(&text);
    at.forget(&ron);
}

/// Says whether `bytes` are the text of an article, up to the ends of lines.
fn is_text_of(bytes: &[u8], coded: &CodedArticle) -> bool {
    line_ends::with_hash(bytes, &hash(&coded.article.text)).is_some()
}

/// Files written beside their places, in the order in which they go there.
#[derive(Default)]
struct Changes {
    staged: Vec<(String, Vec<u8>, Staged)>,
}

impl Changes {
    /// Adds a file that may be rewritten, if its content is another. One that we neither
    /// read nor wrote is somebody else's.
    fn replace(&mut self, at: &OnDisk, name: &str, text: String) -> Result<(), Problem> {
        if !at.knows(name) {
            return self.once(at, name, text.as_bytes(), |bytes| bytes == text.as_bytes());
        }
        at.check_unchanged(name)?;
        if !at.holds(name, text.as_bytes()) || !at.path(name).exists() {
            self.add(at, name, text.into_bytes())?;
        }
        Ok(())
    }

    /// Adds an article's text, which is written once, or once more where the file was read
    /// as another text than the article has now.
    fn text(&mut self, at: &OnDisk, coded: &CodedArticle) -> Result<(), Problem> {
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
    fn once(
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
    fn snapshot(&mut self, at: &OnDisk, snapshot: &Snapshot) -> Result<(), Problem> {
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

    fn add(&mut self, at: &OnDisk, name: &str, bytes: Vec<u8>) -> Result<(), Problem> {
        let staged = stage(&at.path(name), &bytes)?;
        self.staged.push((name.to_owned(), bytes, staged));
        Ok(())
    }

    /// Puts the files in their places. A folder is synchronised before a file goes into
    /// another one, so that the last file names only what is safe.
    fn commit(self, at: &mut OnDisk) -> Result<(), Problem> {
        let mut folder: Option<PathBuf> = None;
        for (name, bytes, staged) in self.staged {
            if let Some(done) = folder.take_if(|done| done != staged.folder()) {
                sync_folder(&done);
            }
            folder.get_or_insert_with(|| staged.folder().to_owned());
            staged.commit()?;
            at.wrote(&name, &bytes);
        }
        if let Some(done) = folder {
            sync_folder(&done);
        }
        Ok(())
    }
}

/// Makes sure that the dossier is still where it was: a disk may have been taken out, and
/// a part of a dossier in its place would be worse than none.
fn check_there(at: &OnDisk) -> Result<(), Problem> {
    if at.path(DOSSIER_FILE).exists() {
        return Ok(());
    }
    Err(Problem::new(
        at.folder().display().to_string(),
        "The dossier is no longer in this folder.",
        "Connect its disk or move it back and save again, or save to another folder with “Save \
         as”.",
    ))
}

fn make_folder(at: &OnDisk, name: &str) -> Result<(), Problem> {
    let path = at.path(name);
    if path.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(&path).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Problem::new(
            path.display().to_string(),
            "It is a file, where the dossier needs a folder.",
            "Move it away and save again.",
        ),
        _ => io_problem(&path, Doing::Writing, &error),
    })?;
    sync_folder(at.folder());
    Ok(())
}

fn by_id(dossier: &Dossier) -> BTreeMap<&ArticleId, &Arc<CodedArticle>> {
    dossier
        .articles
        .iter()
        .map(|coded| (&coded.article.id, coded))
        .collect()
}

fn dossier_text(dossier: &Dossier) -> String {
    ron_text::write(&DossierFile {
        version: VERSION,
        title: Cow::Borrowed(&dossier.title),
        settings: Cow::Borrowed(&dossier.settings),
        articles: dossier
            .articles
            .iter()
            .map(|coded| coded.article.id.clone())
            .collect(),
        cells: cells(dossier),
        agenda: Cow::Borrowed(&*dossier.agenda),
    })
}

/// Returns the cells set by hand in the agenda's order; cells that the agenda no longer
/// has come last, so that they are not lost.
fn cells(dossier: &Dossier) -> Vec<Cell> {
    let agenda = &dossier.agenda;
    let rows: BTreeMap<_, _> = agenda
        .proposals()
        .map(|(_, p)| &p.id)
        .zip(0_usize..)
        .collect();
    let columns: BTreeMap<_, _> = agenda
        .parties
        .iter()
        .map(|p| &p.id)
        .zip(0_usize..)
        .collect();
    let mut cells: Vec<Cell> = dossier
        .hand
        .iter()
        .map(|((proposal, party), set)| Cell {
            proposal: proposal.clone(),
            party: party.clone(),
            set: set.clone(),
        })
        .collect();
    let place = |cell: &Cell| {
        let row = rows.get(&cell.proposal).copied().unwrap_or(usize::MAX);
        let column = columns.get(&cell.party).copied().unwrap_or(usize::MAX);
        (row, column)
    };
    cells.sort_by_key(place);
    cells
}

fn article_text(coded: &CodedArticle) -> String {
    ron_text::write(&ArticleFile {
        version: VERSION,
        article: Cow::Borrowed(&coded.article),
        statements: Cow::Borrowed(&coded.statements),
        notes: Cow::Borrowed(&coded.notes),
    })
}

fn snapshot_text(snapshot: &Snapshot) -> String {
    ron_text::write(&SnapshotFile {
        version: VERSION,
        snapshot: Cow::Borrowed(snapshot),
    })
}

/// Returns the name of a snapshot's file: its moment and its name; `number` tells apart
/// those that share both.
fn snapshot_name(snapshot: &Snapshot, number: usize) -> String {
    let moment: String = snapshot
        .taken
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
        .take(24)
        .collect();
    let mut stem = format!("{moment}_{}", slug(&snapshot.name, LONGEST_NAME));
    if stem.ends_with('_') {
        stem.push_str("snapshot");
    }
    match number {
        1 => format!("{SNAPSHOTS}/{stem}.ron"),
        _ => format!("{SNAPSHOTS}/{stem}_{number}.ron"),
    }
}
