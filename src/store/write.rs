//! Writing so that a file is always whole: either the old one or the new one, whatever
//! happens in between.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tempfile::{Builder, NamedTempFile, TempPath};

use super::error::{Doing, io_problem};
use super::{ARTICLES, SNAPSHOTS};
use crate::model::Problem;

const PREFIX: &str = ".standpoint-";
const SUFFIX: &str = ".tmp";
const DAY: Duration = Duration::from_hours(24);

/// A file that is written beside its target, and not yet there. It is closed: a system lets a program have some hundred files open, a dossier has thousands.
#[derive(Debug)]
pub(super) struct Staged {
    temporary: TempPath,
    target: PathBuf,
    new: bool,
}

/// Writes `bytes` beside `path`, to replace it when synchronised and committed. A link is
/// followed.
pub(super) fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, Problem> {
    stage_with(path, |file| file.write_all(bytes))
}

/// Writes a single file outside any dossier, such as a picture: whole, or not at all. One that is
/// there already is written over only with `replace`.
///
/// # Errors
///
/// The file is there already, or writing failed; what was there is then as before.
pub fn write_file(path: &Path, bytes: &[u8], replace: bool) -> Result<(), Problem> {
    let elsewhere = |problem: Problem| Problem {
        hint: "Choose another file.".to_owned(),
        ..problem
    };
    let staged = stage(path, bytes).map_err(elsewhere)?;
    if !staged.new && !replace {
        return Err(Problem::new(
            path.display().to_string(),
            "There is a file of that name already.",
            "Choose another name.",
        ));
    }
    staged.sync().map_err(elsewhere)?;
    let folder = staged.folder().to_owned();
    staged.commit().map_err(elsewhere)?;
    sync_folder(&folder);
    Ok(())
}

/// As [`stage`], with what `write` writes.
fn stage_with(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Staged, Problem> {
    let refuse = |error: &io::Error| io_problem(path, Doing::Writing, error);
    let (target, old) = target(path)?;
    let folder = target.parent().unwrap_or(Path::new(""));
    let mut temporary = temporary_in(folder).map_err(|error| refuse(&error))?;
    write(temporary.as_file_mut())
        .and_then(|()| match &old {
            Some(old) => temporary.as_file().set_permissions(old.permissions()),
            None => Ok(()),
        })
        .map_err(|error| refuse(&error))?;
    Ok(Staged {
        temporary: temporary.into_temp_path(),
        target,
        new: old.is_none(),
    })
}

impl Staged {
    /// Makes sure that what was written outlives a power cut. Many files at once take much
    /// less time than each after it was written.
    pub(super) fn sync(&self) -> Result<(), Problem> {
        File::options()
            .write(true)
            .open(&self.temporary)
            .and_then(|file| file.sync_all())
            .map_err(|error| io_problem(&self.target, Doing::Writing, &error))
    }

    /// Puts the file in its place, whose folder is then to be synchronised. A file that was
    /// not there before is never put over one that came meanwhile.
    pub(super) fn commit(self) -> Result<(), Problem> {
        let target = self.target;
        let put = if self.new {
            self.temporary.persist_noclobber(&target)
        } else {
            self.temporary.persist(&target)
        };
        put.map_err(|error| match error.error.kind() {
            io::ErrorKind::AlreadyExists => Problem::new(
                target.display().to_string(),
                "Another program has just written this file.",
                "Save again, or save to another folder with “Save as”.",
            ),
            _ => io_problem(&target, Doing::Writing, &error.error),
        })
    }

    /// Returns the folder in which the file will be.
    pub(super) fn folder(&self) -> &Path {
        self.target.parent().unwrap_or(Path::new(""))
    }
}

/// Returns the file that `path` leads to, and what it is if it is there.
fn target(path: &Path) -> Result<(PathBuf, Option<fs::Metadata>), Problem> {
    let refuse = |error: &io::Error| io_problem(path, Doing::Writing, error);
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok((path.to_owned(), None));
        }
        Err(error) => return Err(refuse(&error)),
        Ok(_) => {}
    }
    let target = path.canonicalize().map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => Problem::new(
            path.display().to_string(),
            "It is a link to a file that is not there.",
            "Take the link away, or save to another folder with “Save as”.",
        ),
        _ => refuse(&error),
    })?;
    let metadata = fs::metadata(&target).map_err(|error| refuse(&error))?;
    if !metadata.is_file() {
        return Err(Problem::new(
            path.display().to_string(),
            "It is not a regular file and is not written over.",
            "Move it away, or save to another folder with “Save as”.",
        ));
    }
    if metadata.permissions().readonly() {
        return Err(Problem::new(
            path.display().to_string(),
            "The file is read-only.",
            "Allow writing to it, or save to another folder with “Save as”.",
        ));
    }
    Ok((target, Some(metadata)))
}

/// Makes a temporary file with the permissions that any new file gets.
fn temporary_in(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(if folder.as_os_str().is_empty() {
        Path::new(".")
    } else {
        folder
    })
}

/// Makes sure that a new name in the folder outlives a power cut. Some systems cannot,
/// and the file itself is safe already, so a refusal is no problem.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix)
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// Removes temporary files that an interrupted program left in a dossier more than a day
/// before `now`. Whether they go does not matter to anyone, so nothing is reported.
pub fn sweep(folder: &Path, now: SystemTime) {
    for folder in [
        folder.to_owned(),
        folder.join(ARTICLES),
        folder.join(SNAPSHOTS),
    ] {
        let Ok(entries) = fs::read_dir(folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let ours = name
                .to_str()
                .is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
            let old = entry.metadata().is_ok_and(|metadata| {
                metadata.is_file()
                    && metadata
                        .modified()
                        .is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > DAY))
            });
            if ours && old {
                let _ = fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(text: &str) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file.ron");
        fs::write(&path, text).expect("written");
        (folder, path)
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .expect("readable")
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_write_that_fails_keeps_the_old_file_and_leaves_nothing() {
        let (folder, path) = folder_with("old");
        let failed = stage_with(&path, |file| {
            file.write_all(b"half of the n")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        let problem = failed.map(|_| ()).expect_err("the writer failed");
        assert_eq!(
            problem.sentence,
            "It cannot be written: there is no space left."
        );
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        assert_eq!(names(folder.path()), ["file.ron"]);
    }

    #[test]
    fn a_staged_file_is_there_only_when_committed() {
        let (folder, path) = folder_with("old");
        let staged = stage(&path, b"new").expect("staged");
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        staged.commit().expect("committed");
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
        drop(stage(&path, b"never").expect("staged"));
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
        assert_eq!(names(folder.path()), ["file.ron"]);
    }

    #[test]
    fn a_new_file_never_replaces_one_that_came_meanwhile() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("file.ron");
        let staged = stage(&path, b"ours").expect("staged");
        fs::write(&path, "theirs").expect("written");
        let problem = staged.commit().expect_err("it came meanwhile");
        assert_eq!(
            problem.sentence,
            "Another program has just written this file."
        );
        assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
    }

    #[cfg(unix)]
    #[test]
    fn links_are_followed_and_modes_kept() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, path) = folder_with("old");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("mode");
        let link = folder.path().join("link.ron");
        symlink(&path, &link).expect("linked");
        stage(&link, b"new")
            .and_then(Staged::commit)
            .expect("saved");
        assert!(link.is_symlink());
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        let new = folder.path().join("new.ron");
        stage(&new, b"x").and_then(Staged::commit).expect("saved");
        let plain = folder.path().join("plain");
        fs::write(&plain, "x").expect("written");
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode();
        assert_eq!(mode(&new), mode(&plain), "as any new file");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_plain_file_is_refused() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, path) = folder_with("old");
        let check = |path: &Path, expected: &str| {
            let problem = stage(path, b"new").expect_err("refused");
            assert_eq!(problem.sentence, expected);
            assert_eq!(problem.place, path.display().to_string());
        };
        let dangling = folder.path().join("dangling.ron");
        symlink(folder.path().join("nowhere"), &dangling).expect("linked");
        check(&dangling, "It is a link to a file that is not there.");
        let directory = folder.path().join("directory.ron");
        fs::create_dir(&directory).expect("made");
        check(
            &directory,
            "It is not a regular file and is not written over.",
        );
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).expect("mode");
        check(&path, "The file is read-only.");
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
    }

    #[test]
    fn only_our_old_leftovers_are_swept() {
        let (folder, _) = folder_with("kept");
        fs::create_dir(folder.path().join(ARTICLES)).expect("made");
        for name in [".standpoint-a.tmp", "articles/.standpoint-b.tmp", "a.tmp"] {
            fs::write(folder.path().join(name), "left").expect("written");
        }
        let now = SystemTime::now();
        sweep(folder.path(), now);
        assert_eq!(names(folder.path()).len(), 4, "all are young");
        sweep(folder.path(), now + DAY + DAY);
        assert_eq!(names(folder.path()), ["a.tmp", "articles", "file.ron"]);
        assert!(names(&folder.path().join(ARTICLES)).is_empty());
    }
}
