//! Where the files of a dossier are read from: a folder on disk, or texts in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::SNAPSHOTS;
use super::error::{Doing, io_problem};
use super::system::{Kind, System};
use crate::model::Problem;
use crate::model::text::hash;

/// The files of a dossier, by their names within its folder, such as `articles/a.ron`.
pub trait Files {
    /// Returns how a person is told of the file.
    fn place(&self, name: &str) -> String;

    /// Returns the text of a file; `None` if there is no such file.
    ///
    /// # Errors
    ///
    /// The file cannot be read or is not text.
    fn read(&mut self, name: &str) -> Result<Option<String>, Problem>;

    /// Returns the names of the files in `folder`, sorted; none if there is no such
    /// folder.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    fn list(&mut self, folder: &str) -> Result<Vec<String>, Problem>;
}

/// Files in memory: those built into the program, or a dossier about to be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// Text by name.
    pub texts: BTreeMap<String, String>,
}

impl Files for Texts {
    fn place(&self, name: &str) -> String {
        name.to_owned()
    }

    fn read(&mut self, name: &str) -> Result<Option<String>, Problem> {
        Ok(self.texts.get(name).cloned())
    }

    fn list(&mut self, folder: &str) -> Result<Vec<String>, Problem> {
        let inside = |name: &&String| {
            name.strip_prefix(folder)
                .and_then(|rest| rest.strip_prefix('/'))
                .is_some_and(|rest| !rest.contains('/'))
        };
        Ok(self.texts.keys().filter(inside).cloned().collect())
    }
}

/// A dossier's folder on disk, and how its files were when we last read or wrote them.
#[derive(Clone, Debug)]
pub struct OnDisk {
    pub(super) system: Arc<dyn System>,
    root: PathBuf,
    /// Shared, so that a copy costs little however many files there are.
    seen: Arc<BTreeMap<String, Fingerprint>>,
    /// Files of the dossier that could not be read and are none of its values.
    pub(super) unread: Vec<String>,
    /// Whether a save stopped half-way, so that nobody can say which files are new.
    pub(super) torn: bool,
    /// Folders whose new names may not outlive a power cut: synchronising was refused.
    unsafe_folders: BTreeSet<PathBuf>,
}

/// How a file was at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Fingerprint {
    changed: Option<SystemTime>,
    length: u64,
    hash: String,
}

impl OnDisk {
    /// Returns the folder `root` of a disk, of which nothing is known yet.
    pub(super) fn on(system: Arc<dyn System>, root: PathBuf) -> Self {
        Self {
            system,
            root,
            seen: Arc::default(),
            unread: Vec::new(),
            torn: false,
            unsafe_folders: BTreeSet::new(),
        }
    }

    /// Returns the same folder, of which nothing is known.
    pub(crate) fn of_nothing_known(&self) -> Self {
        Self::on(self.system(), self.root.clone())
    }

    /// Returns the folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.root
    }

    /// Makes the names in a folder outlive a power cut. Where that is refused it is tried again
    /// before the next files go anywhere.
    pub(super) fn sync_folder(&mut self, folder: &Path) -> Result<(), Problem> {
        match self.system.sync_folder(folder) {
            Ok(()) => {
                self.unsafe_folders.remove(folder);
                Ok(())
            }
            Err(error) => {
                self.unsafe_folders.insert(folder.to_owned());
                Err(io_problem(folder, Doing::Writing, &error))
            }
        }
    }

    /// Keeps in mind that a folder is to be synchronised before the next files go anywhere.
    pub(super) fn sync_later(&mut self, folder: PathBuf) {
        self.unsafe_folders.insert(folder);
    }

    /// Synchronises the dossier's folder itself.
    pub(super) fn sync_root(&mut self) -> Result<(), Problem> {
        let root = self.root.clone();
        self.sync_folder(&root)
    }

    /// Synchronises the folders where that was refused before.
    pub(super) fn sync_unsafe_folders(&mut self) -> Result<(), Problem> {
        for folder in self.unsafe_folders.clone() {
            self.sync_folder(&folder)?;
        }
        Ok(())
    }

    /// Returns the path of a file.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Says whether the file holds just `bytes`, as far as we know.
    pub(super) fn holds(&self, name: &str, bytes: &[u8]) -> bool {
        self.seen
            .get(name)
            .is_some_and(|seen| seen.hash == hash(bytes))
    }

    /// Returns the fingerprint of a file as we last read or wrote it.
    pub(super) fn seen_hash(&self, name: &str) -> Option<&str> {
        self.seen.get(name).map(|seen| seen.hash.as_str())
    }

    /// Keeps in mind that we wrote `bytes`.
    pub(super) fn wrote(&mut self, name: &str, bytes: &[u8]) {
        let stat = self.system.stat(&self.path(name));
        let changed = stat.ok().flatten().and_then(|stat| stat.modified);
        let print = Fingerprint {
            changed,
            length: bytes.len() as u64,
            hash: hash(bytes),
        };
        Arc::make_mut(&mut self.seen).insert(name.to_owned(), print);
    }

    /// Forgets a file that we removed.
    pub(super) fn forget(&mut self, name: &str) {
        Arc::make_mut(&mut self.seen).remove(name);
    }

    /// Keeps in mind that nobody can say which files are new: a save ended nobody knows where.
    pub(crate) fn is_torn_now(&mut self) {
        self.torn = true;
    }

    /// Returns the disk.
    pub(crate) fn system(&self) -> Arc<dyn System> {
        Arc::clone(&self.system)
    }

    /// Says whether somebody changed a file of the case since we read or wrote it. Snapshots do
    /// not change, and a file that is gone is written again.
    ///
    /// # Errors
    ///
    /// A file cannot be looked at.
    pub fn is_changed_outside(&self) -> Result<bool, Problem> {
        for name in self.seen.keys() {
            if !name.starts_with(SNAPSHOTS) && self.is_changed(name)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Makes sure that nobody changed a file that we know since we read or wrote it. A
    /// file that is gone may be written again.
    pub(super) fn check_unchanged(&self, name: &str) -> Result<(), Problem> {
        if !self.is_changed(name)? {
            return Ok(());
        }
        Err(Problem::new(
            self.path(name).display().to_string(),
            "The file was changed by another program since it was opened.",
            "Save to another folder with “Save as”, or open the case again; nothing was \
             written.",
        ))
    }

    fn is_changed(&self, name: &str) -> Result<bool, Problem> {
        let Some(seen) = self.seen.get(name) else {
            return Ok(false);
        };
        let path = self.path(name);
        let refuse = |error: &io::Error| io_problem(&path, Doing::Reading, error);
        let Some(stat) = self.system.stat(&path).map_err(|error| refuse(&error))? else {
            return Ok(false);
        };
        if stat.length == seen.length && stat.modified == seen.changed {
            return Ok(false);
        }
        let bytes = self.system.read(&path).map_err(|error| refuse(&error))?;
        Ok(hash(&bytes) != seen.hash)
    }

    /// Makes sure that an article's or a snapshot's file lies in the dossier's folder: a
    /// link may lead out of it, to what is none of ours.
    pub(super) fn check_inside(&self, name: &str) -> Result<(), Problem> {
        let Some((part, _)) = name.split_once('/') else {
            return Ok(());
        };
        let (path, folder) = (self.path(name), self.path(part));
        if !self.system.is_link(&path) && !self.system.is_link(&folder) {
            return Ok(());
        }
        // A file that is not there yet will be where its folder is.
        let real = self
            .system
            .real(&path)
            .or_else(|_| self.system.real(&folder));
        match (real, self.system.real(&self.root)) {
            (Ok(real), Ok(root)) if !real.starts_with(&root) => Err(Problem::new(
                path.display().to_string(),
                "A link leads from here out of the case's folder and is not followed.",
                "Put the file or folder itself in the place of the link.",
            )),
            _ => Ok(()),
        }
    }

    /// Returns the files that could not be read, as they are.
    pub(super) fn unread_files(&self) -> Result<Vec<(String, Vec<u8>)>, Problem> {
        let mut files = Vec::new();
        for name in &self.unread {
            self.check_inside(name)?;
            let bytes = self
                .peek(name)
                .map_err(|error| io_problem(&self.path(name), Doing::Reading, &error))?;
            files.extend(bytes.map(|bytes| (name.clone(), bytes)));
        }
        Ok(files)
    }

    /// Returns the names of all files that we have read or written.
    pub(super) fn known(&self) -> impl Iterator<Item = &String> {
        self.seen.keys()
    }

    /// Says whether we have read or written a file of that name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.seen.contains_key(name)
    }

    /// Returns what a file holds now; `None` if there is no such file.
    pub(super) fn peek(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.bytes(name)?.map(|(bytes, _)| bytes))
    }

    fn read_bytes(&mut self, name: &str) -> io::Result<Option<Vec<u8>>> {
        let Some((bytes, changed)) = self.bytes(name)? else {
            return Ok(None);
        };
        let print = Fingerprint {
            changed,
            length: bytes.len() as u64,
            hash: hash(&bytes),
        };
        Arc::make_mut(&mut self.seen).insert(name.to_owned(), print);
        Ok(Some(bytes))
    }

    /// Returns what a file holds, and when it was last changed.
    fn bytes(&self, name: &str) -> io::Result<Option<(Vec<u8>, Option<SystemTime>)>> {
        let path = self.path(name);
        // Opening a pipe would wait for ever, so what it is comes first.
        let Some(stat) = self.system.stat(&path)? else {
            return Ok(None);
        };
        match stat.kind {
            Kind::File => Ok(Some((self.system.read(&path)?, stat.modified))),
            Kind::Folder => Err(io::ErrorKind::IsADirectory.into()),
            Kind::Other => Err(io::Error::other("it is not a regular file")),
        }
    }

    /// Returns the names of all that is in a folder of the dossier, in one look.
    pub(super) fn names_in(&self, folder: &str) -> Result<BTreeSet<String>, Problem> {
        let path = self.path(folder);
        let names = self
            .system
            .list(&path)
            .map_err(|error| io_problem(&path, Doing::Reading, &error))?;
        let names = names.into_iter().filter_map(|name| name.into_string().ok());
        Ok(names.map(|name| format!("{folder}/{name}")).collect())
    }

    /// Says whether something is there under that name.
    pub(super) fn exists(&self, name: &str) -> bool {
        matches!(self.system.stat(&self.path(name)), Ok(Some(_)))
    }
}

impl Files for OnDisk {
    fn place(&self, name: &str) -> String {
        self.path(name).display().to_string()
    }

    fn read(&mut self, name: &str) -> Result<Option<String>, Problem> {
        let path = self.path(name);
        let refuse = |error: &io::Error| io_problem(&path, Doing::Reading, error);
        self.check_inside(name)?;
        let bytes = self.read_bytes(name).map_err(|error| refuse(&error))?;
        bytes
            .map(|bytes| {
                String::from_utf8(bytes).map_err(|_| refuse(&io::ErrorKind::InvalidData.into()))
            })
            .transpose()
    }

    fn list(&mut self, folder: &str) -> Result<Vec<String>, Problem> {
        let path = self.path(folder);
        let refuse = |error: &io::Error| io_problem(&path, Doing::Reading, error);
        let entries = match self.system.list(&path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(refuse(&error)),
        };
        let is_file = |name: &str| {
            let stat = self.system.stat(&path.join(name));
            matches!(stat, Ok(Some(stat)) if stat.kind == Kind::File)
        };
        // A name that is not Unicode is none of ours.
        let names = entries
            .into_iter()
            .filter_map(|name| name.into_string().ok());
        let names = names.filter(|name| is_file(name));
        let mut names: Vec<String> = names.map(|name| format!("{folder}/{name}")).collect();
        names.sort();
        Ok(names)
    }
}

impl OnDisk {
    /// Removes temporary files that an interrupted program left here more than a day before
    /// `now`.
    pub fn sweep(&self, now: SystemTime) {
        super::write::sweep(self.system.as_ref(), &self.root, now);
    }
}
