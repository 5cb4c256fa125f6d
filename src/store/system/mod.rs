//! What the store asks of the operating system, as one list: every call that looks at or
//! changes the disk goes through here, so that tests can count the calls, stop the program at
//! any of them, refuse any of them, and take away what was not made safe.

#[cfg(test)]
pub(crate) mod faulty;
mod real;
#[cfg(test)]
pub(crate) mod simulated;

use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

pub(crate) use real::Real;

/// What a path leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    File,
    Folder,
    /// A pipe, a device, a socket.
    Other,
}

/// What is known of a file without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stat {
    pub(crate) kind: Kind,
    pub(crate) length: u64,
    pub(crate) modified: Option<SystemTime>,
    pub(crate) read_only: bool,
}

/// A lock that is held; dropping it lets go.
pub(crate) type Held = Box<dyn fmt::Debug + Send + Sync>;

/// A disk. Errors are those of the operating system.
pub(crate) trait System: fmt::Debug + Send + Sync {
    /// Returns what `path` leads to, links followed; `None` if nothing is there.
    fn stat(&self, path: &Path) -> io::Result<Option<Stat>>;

    /// Says whether `path` itself is a link.
    fn is_link(&self, path: &Path) -> bool;

    /// Returns `path` without links.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;

    /// Returns what a file holds.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Returns the names in a folder, sorted.
    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>>;

    /// Makes a file that is not there yet, with the permissions of the file `like` if given.
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()>;

    /// Cuts a file to `length` bytes, making it if it is not there, and adds `bytes`.
    fn append(&self, path: &Path, length: u64, bytes: &[u8]) -> io::Result<()>;

    /// Makes what a file holds outlive a power cut.
    fn sync(&self, path: &Path) -> io::Result<()>;

    /// Gives a file another name, in place of a file that has it.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Gives a file a name that no other file has.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder and those that it is in.
    fn make_folder(&self, path: &Path) -> io::Result<()>;

    /// Removes an empty folder.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes the names in a folder outlive a power cut, as far as the system can.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Locks a file, making it if it is not there, and writes into it who has it; `None` if
    /// somebody else has it.
    fn lock(&self, path: &Path, told: &str) -> io::Result<Option<Held>>;
}
