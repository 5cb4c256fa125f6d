//! Writing so that a file is always whole: either the old one or the new one, whatever
//! happens in between.

use std::ffi::OsStr;
use std::hash::{BuildHasher as _, Hasher as _, RandomState};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use super::error::{Doing, io_problem};
use super::system::{Kind, Real, System};
use super::{ARTICLES, BACKUPS, HISTORIES, SNAPSHOTS};
use crate::model::Problem;

const PREFIX: &str = ".standpoint-";
const SUFFIX: &str = ".tmp";
const DAY: Duration = Duration::from_hours(24);

/// A file that is written beside its target, and not yet there. Dropping it takes it away.
#[derive(Debug)]
pub(super) struct Staged {
    system: Arc<dyn System>,
    temporary: Option<PathBuf>,
    target: PathBuf,
    new: bool,
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
    let system: Arc<dyn System> = Arc::new(Real);
    let staged = stage(&system, path, bytes).map_err(elsewhere)?;
    if !staged.new && !replace {
        return Err(Problem::new(
            path.display().to_string(),
            "There is a file of that name already.",
            "Choose another name.",
        ));
    }
    let folder = staged.folder().to_owned();
    staged.place().map_err(elsewhere)?;
    system
        .sync_folder(&folder)
        .map_err(|error| elsewhere(io_problem(path, Doing::Writing, &error)))
}

/// Writes `bytes` beside `path`, to replace it when synchronised and committed. A link is
/// followed.
pub(super) fn stage(
    system: &Arc<dyn System>,
    path: &Path,
    bytes: &[u8],
) -> Result<Staged, Problem> {
    let (target, new) = target(system.as_ref(), path)?;
    let folder = target.parent().unwrap_or(Path::new(""));
    let temporary = folder.join(temporary_name());
    let like = (!new).then_some(target.as_path());
    system
        .create(&temporary, bytes, like)
        .map_err(|error| io_problem(path, Doing::Writing, &error))?;
    Ok(Staged {
        system: Arc::clone(system),
        temporary: Some(temporary),
        target,
        new,
    })
}

/// Returns a name that no other file has, of this program or another.
fn temporary_name() -> String {
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    // Seeded anew by the system each time.
    let random = RandomState::new().build_hasher().finish();
    format!("{PREFIX}{random:016x}-{number:x}{SUFFIX}")
}

impl Staged {
    /// Makes sure that what was written outlives a power cut. Many files at once take much
    /// less time than each after it was written.
    pub(super) fn sync(&self) -> Result<(), Problem> {
        let Some(temporary) = &self.temporary else {
            return Ok(());
        };
        self.system
            .sync(temporary)
            .map_err(|error| io_problem(&self.target, Doing::Writing, &error))
    }

    /// Synchronises the file and puts it in its place, as [`Self::commit`] does.
    pub(super) fn place(self) -> Result<(), Problem> {
        self.sync()?;
        self.commit()
    }

    /// Puts the file in its place, whose folder is then to be synchronised. A file that was
    /// not there before is never put over one that came meanwhile.
    pub(super) fn commit(mut self) -> Result<(), Problem> {
        let Some(temporary) = &self.temporary else {
            return Ok(());
        };
        let put = if self.new {
            self.system.rename_new(temporary, &self.target)
        } else {
            self.system.rename(temporary, &self.target)
        };
        match put {
            Ok(()) => {
                self.temporary = None;
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(Problem::new(
                self.target.display().to_string(),
                "Another program has just written this file.",
                "Save again, or save to another folder with “Save as”.",
            )),
            Err(error) => Err(io_problem(&self.target, Doing::Writing, &error)),
        }
    }

    /// Returns the folder in which the file will be.
    pub(super) fn folder(&self) -> &Path {
        self.target.parent().unwrap_or(Path::new(""))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if let Some(temporary) = &self.temporary {
            let _ = self.system.remove(temporary);
        }
    }
}

/// Returns the file that `path` leads to, and whether it is yet to be made.
fn target(system: &dyn System, path: &Path) -> Result<(PathBuf, bool), Problem> {
    let refuse = |error: &io::Error| io_problem(path, Doing::Writing, error);
    let Some(stat) = system.stat(path).map_err(|error| refuse(&error))? else {
        if system.is_link(path) {
            return Err(Problem::new(
                path.display().to_string(),
                "It is a link to a file that is not there.",
                "Take the link away, or save to another folder with “Save as”.",
            ));
        }
        return Ok((path.to_owned(), true));
    };
    if stat.kind != Kind::File {
        return Err(Problem::new(
            path.display().to_string(),
            "It is not a regular file and is not written over.",
            "Move it away, or save to another folder with “Save as”.",
        ));
    }
    if stat.read_only {
        return Err(Problem::new(
            path.display().to_string(),
            "The file is read-only.",
            "Allow writing to it, or save to another folder with “Save as”.",
        ));
    }
    let target = system.real(path).map_err(|error| refuse(&error))?;
    Ok((target, false))
}

/// Says whether a name is one of ours for what is not in its place yet.
fn is_temporary(name: &OsStr) -> bool {
    name.to_str()
        .is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX))
}

/// Removes temporary files that an interrupted program left in a dossier more than a day
/// before `now`. Whether they go does not matter to anyone, so nothing is reported.
pub(super) fn sweep(system: &dyn System, folder: &Path, now: SystemTime) {
    for part in ["", ARTICLES, SNAPSHOTS, BACKUPS, HISTORIES] {
        let folder = folder.join(part);
        for name in system.list(&folder).unwrap_or_default() {
            if !is_temporary(&name) {
                continue;
            }
            let path = folder.join(name);
            let old = |at: SystemTime| now.duration_since(at).is_ok_and(|age| age > DAY);
            if let Ok(Some(stat)) = system.stat(&path)
                && stat.kind == Kind::File
                && stat.modified.is_some_and(old)
            {
                let _ = system.remove(&path);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::store::system::faulty::{Fault, Faulty};

    fn real() -> Arc<dyn System> {
        Arc::new(Real)
    }

    fn stage(path: &Path, bytes: &[u8]) -> Result<Staged, Problem> {
        super::stage(&real(), path, bytes)
    }

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
        let full: Arc<dyn System> =
            Arc::new(Faulty::new(Arc::new(Real), Fault::Full { bytes: 13 }));
        let failed = super::stage(&full, &path, b"more than fits on it");
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
        sweep(&Real, folder.path(), now);
        assert_eq!(names(folder.path()).len(), 4, "all are young");
        sweep(&Real, folder.path(), now + DAY + DAY);
        assert_eq!(names(folder.path()), ["a.tmp", "articles", "file.ron"]);
        assert!(names(&folder.path().join(ARTICLES)).is_empty());
    }
}
