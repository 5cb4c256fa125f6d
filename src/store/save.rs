//! A dossier becomes files: those that changed are written beside their places first and
//! put there together, so that a disk that is full changes nothing.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::changes::{Changes, is_text_of};
use super::error::{Doing, io_problem};
use super::files::OnDisk;
use super::history::{self, Archive};
use super::render::{article_text, dossier_text};
use super::system::{Kind, System};
use super::{ARTICLES, DOSSIER_FILE, HISTORIES, HISTORY_FILE, SNAPSHOTS, article_files};
use crate::model::{ArticleId, CodedArticle, Dossier, Problem, Snapshot};

/// The folders in a dossier's folder that a save makes.
const PARTS: [&str; 3] = [ARTICLES, SNAPSHOTS, HISTORIES];

/// Saves `dossier` to the folder from which `previous` was read or to which it was last
/// saved: writes the files that differ, and last the log, and removes the files of articles
/// that are gone.
///
/// # Errors
///
/// A file was changed by another program since, or cannot be written. Nothing is changed
/// then, unless the system refuses a mere renaming half-way; every file is whole even so.
pub fn save(
    at: &mut OnDisk,
    dossier: &Dossier,
    previous: &Dossier,
    archive: Option<&Archive>,
) -> Result<(), Problem> {
    write_all(at, dossier, Some(previous), Vec::new(), archive)
}

/// Saves `dossier` to a folder that does not exist yet or holds nothing; hidden files,
/// such as those of version control, do not count. Snapshots of `from`, the folder where it
/// was until now, that could not be read are copied as they are.
///
/// # Errors
///
/// The folder holds something, or cannot be made or written; what was made of it by then
/// is taken away again.
pub(crate) fn save_new(
    system: &Arc<dyn System>,
    folder: &Path,
    dossier: &Dossier,
    from: Option<&OnDisk>,
    archive: Option<&Archive>,
) -> Result<OnDisk, Problem> {
    check_free(system.as_ref(), folder)?;
    let unread = from.map_or(Ok(Vec::new()), OnDisk::unread_files)?;
    let parts = PARTS.map(|part| folder.join(part));
    let is_there = |path: &Path| matches!(system.stat(path), Ok(Some(_)));
    let absent: Vec<PathBuf> = parts
        .iter()
        .map(PathBuf::as_path)
        .chain(folder.ancestors())
        .filter(|path| !path.as_os_str().is_empty() && !is_there(path))
        .map(Path::to_owned)
        .collect();
    let mut at = OnDisk::on(Arc::clone(system), folder.to_owned());
    at.unread = unread.iter().map(|(name, _)| name.clone()).collect();
    let written = system
        .make_folder(folder)
        .map_err(|error| io_problem(folder, Doing::Writing, &error))
        .and_then(|()| write_all(&mut at, dossier, None, unread, archive));
    match written {
        Ok(()) => {
            // The folder itself is a name in another one.
            if let Some(parent) = folder.parent() {
                let _ = system.sync_folder(parent);
            }
            Ok(at)
        }
        Err(problem) => {
            // All of this was made just now; a folder that somebody else uses stays.
            for name in at.known() {
                let _ = system.remove(&at.path(name));
            }
            for path in absent {
                let _ = system.remove_folder(&path);
            }
            Err(problem)
        }
    }
}

/// Makes sure that a new dossier can be saved to `folder`.
fn check_free(system: &dyn System, folder: &Path) -> Result<(), Problem> {
    let refuse = |error: &io::Error| io_problem(folder, Doing::Writing, error);
    let place = || folder.display().to_string();
    let Some(stat) = system.stat(folder).map_err(|error| refuse(&error))? else {
        return Ok(());
    };
    if stat.kind != Kind::Folder {
        return Err(Problem::new(
            place(),
            "It is a file, and a case is a folder.",
            "Choose another name.",
        ));
    }
    let names = system.list(folder).map_err(|error| refuse(&error))?;
    if names.iter().any(|name| name == DOSSIER_FILE) {
        return Err(Problem::new(
            place(),
            "The folder already holds a case, which is not written over.",
            "Choose another folder, or open that case.",
        ));
    }
    for name in names {
        let hidden = name.to_string_lossy().starts_with('.');
        let empty = || {
            let inside = system.list(&folder.join(&name));
            inside.is_ok_and(|names| names.is_empty())
        };
        let counts = !(hidden || PARTS.iter().any(|part| name == *part) && empty());
        if counts {
            return Err(Problem::new(
                place(),
                "The folder holds other files, so no case is saved in it.",
                "Choose an empty folder or a new name.",
            ));
        }
    }
    Ok(())
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
    let names = changes.names();
    let written = changes.commit(at);
    if names.iter().all(|name| at.knows(name)) {
        // It is in its place; should only its name not be safe yet, that is tried again.
        return Ok(());
    }
    written
}

fn write_all(
    at: &mut OnDisk,
    dossier: &Dossier,
    previous: Option<&Dossier>,
    copies: Vec<(String, Vec<u8>)>,
    archive: Option<&Archive>,
) -> Result<(), Problem> {
    // What a save that stopped half-way left is compared as bytes, not as values.
    let sure = !at.torn;
    let before = previous.map(by_id).unwrap_or_default();
    let after = by_id(dossier);
    if previous.is_some() {
        check_there(at)?;
    }
    make_folder(at, ARTICLES)?;
    if !(dossier.snapshots.is_empty() && copies.is_empty()) {
        make_folder(at, SNAPSHOTS)?;
    }
    let present = at.names_in(ARTICLES)?;
    let mut changes = Changes::default();
    for (name, bytes) in copies {
        changes.add(at, &name, bytes)?;
    }
    if let Some(archive) = archive {
        written_once(at, archive, &mut changes)?;
    }
    for coded in &dossier.articles {
        let known = before.get(&coded.article.id);
        let (text, ron) = article_files(&coded.article.id);
        let same_text = known.is_some_and(|known| known.article.text == coded.article.text);
        let stays = sure && same_text && present.contains(&text);
        if !stays {
            changes.text(at, coded)?;
        }
        let same = known.is_some_and(|known| Arc::ptr_eq(known, coded) || *known == coded);
        let stays = sure && same && present.contains(&ron);
        if !stays {
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
    // Last, so that it never names an article that is not there yet. Where it says the same,
    // it stays as a person may have laid it out.
    if sure && previous.is_some_and(|previous| same_case(previous, dossier)) {
        at.check_unchanged(DOSSIER_FILE)?;
    } else {
        changes.replace(at, DOSSIER_FILE, dossier_text(dossier))?;
    }
    // After all others: its last step tells that the files hold that step.
    if let Some(archive) = archive {
        changes.replace(at, HISTORY_FILE, history::text(&archive.log))?;
    }
    let gone: Vec<&Arc<CodedArticle>> = before
        .iter()
        .filter(|(id, _)| !after.contains_key(*id))
        .map(|(_, coded)| *coded)
        .collect();
    for coded in &gone {
        let (text, ron) = article_files(&coded.article.id);
        at.check_inside(&text)?;
        at.check_inside(&ron)?;
        at.check_unchanged(&ron)?;
    }
    changes.commit(at)?;
    at.torn = false;
    for coded in gone {
        remove(at, coded);
    }
    Ok(())
}

/// Adds the files of the log that are written once. One that is there already was left by a save
/// that stopped half-way: its name tells that it says the same.
fn written_once(at: &mut OnDisk, archive: &Archive, changes: &mut Changes) -> Result<(), Problem> {
    if archive.files().is_empty() {
        return Ok(());
    }
    make_folder(at, HISTORIES)?;
    for (name, text) in archive.files() {
        changes.once(at, name, text.as_bytes(), |bytes| bytes == text.as_bytes())?;
    }
    Ok(())
}

/// Says whether `dossier.ron` would say the same of both.
fn same_case(a: &Dossier, b: &Dossier) -> bool {
    let ids = |dossier: &Dossier| -> Vec<ArticleId> {
        let articles = dossier.articles.iter();
        articles.map(|coded| coded.article.id.clone()).collect()
    };
    a.title == b.title
        && a.settings == b.settings
        && a.hand == b.hand
        && (Arc::ptr_eq(&a.agenda, &b.agenda) || a.agenda == b.agenda)
        && ids(a) == ids(b)
}

/// Removes the files of an article that `dossier.ron` no longer names. What cannot be
/// removed is not read by anyone, so nothing is reported; a text that is not the one we
/// wrote is left alone.
fn remove(at: &mut OnDisk, coded: &CodedArticle) {
    let (text, ron) = article_files(&coded.article.id);
    if let Ok(Some(bytes)) = at.peek(&text)
        && is_text_of(&bytes, coded)
    {
        let _ = at.system.remove(&at.path(&text));
    }
    let _ = at.system.remove(&at.path(&ron));
    at.forget(&text);
    at.forget(&ron);
}

/// Makes sure that the dossier is still where it was: a disk may have been taken out, and
/// a part of a dossier in its place would be worse than none.
pub(crate) fn check_there(at: &OnDisk) -> Result<(), Problem> {
    if at.exists(DOSSIER_FILE) {
        return Ok(());
    }
    Err(Problem::new(
        at.folder().display().to_string(),
        "The case is no longer in this folder.",
        "Connect its disk or move it back and save again, or save to another folder with “Save \
         as”.",
    ))
}

pub(super) fn make_folder(at: &mut OnDisk, name: &str) -> Result<(), Problem> {
    let path = at.path(name);
    if matches!(at.system.stat(&path), Ok(Some(stat)) if stat.kind == Kind::Folder) {
        return Ok(());
    }
    at.system
        .make_folder(&path)
        .map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => Problem::new(
                path.display().to_string(),
                "It is a file, where the case needs a folder.",
                "Move it away and save again.",
            ),
            _ => io_problem(&path, Doing::Writing, &error),
        })?;
    at.sync_root()
}

fn by_id(dossier: &Dossier) -> BTreeMap<&ArticleId, &Arc<CodedArticle>> {
    dossier
        .articles
        .iter()
        .map(|coded| (&coded.article.id, coded))
        .collect()
}
