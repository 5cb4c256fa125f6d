//! A disk for tests, in memory, that forgets what was not made safe.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use super::{Held, Kind, Stat, System};

/// What a crash leaves of a [`Simulated`] disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Crash {
    /// The program died; the system goes on and writes all.
    Killed,
    /// The power went: only what was made safe is there.
    Power,
    /// The power went; of what was not made safe, any part is there.
    Torn { seed: u64 },
}

/// A disk in memory. What was written, and the names in folders, are safe only once they
/// were synchronised.
#[derive(Debug, Default)]
pub(crate) struct Simulated {
    disk: Mutex<Disk>,
}

#[derive(Clone, Debug, Default)]
struct Disk {
    clock: u64,
    nodes: Vec<Node>,
    names: BTreeMap<PathBuf, Entry>,
    safe: BTreeMap<PathBuf, Entry>,
    /// Changes of names that are not safe yet, in their order, each all or nothing.
    pending: Vec<Vec<(PathBuf, Option<Entry>)>>,
}

#[derive(Clone, Debug, Default)]
struct Node {
    data: Vec<u8>,
    safe: Vec<u8>,
    modified: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    File(usize),
    Folder,
}

impl Simulated {
    /// Returns a disk with an empty folder.
    pub(crate) fn with_folder(folder: &Path) -> Self {
        let disk = Self::default();
        {
            let mut inside = disk.lock_disk();
            for folder in folder.ancestors() {
                inside.names.insert(folder.to_owned(), Entry::Folder);
            }
            inside.safe = inside.names.clone();
        }
        disk
    }

    /// Returns what a crash leaves.
    pub(crate) fn after(&self, crash: Crash) -> Self {
        let mut disk = self.lock_disk().clone();
        if crash != Crash::Killed {
            let mut random = match crash {
                Crash::Torn { seed } => Random(seed),
                _ => Random(0),
            };
            let torn = matches!(crash, Crash::Torn { .. });
            for change in std::mem::take(&mut disk.pending) {
                if torn && random.next() % 2 == 0 {
                    for (path, entry) in change {
                        set(&mut disk.safe, path, entry);
                    }
                }
            }
            for node in &mut disk.nodes {
                if node.data == node.safe {
                    continue;
                }
                let kept = node.data.len();
                // What was safe and is not written anew stays.
                let both = node.data.iter().zip(&node.safe);
                let same = both.take_while(|(new, old)| new == old).count();
                node.data = match random.next() % 4 {
                    1 if torn => std::mem::take(&mut node.data),
                    2 if torn => node.data[..same + random.below(kept - same + 1)].to_vec(),
                    _ => node.safe.clone(),
                };
            }
            let safe = disk.safe.clone();
            let reached = |path: &Path| path.ancestors().skip(1).all(|it| safe.contains_key(it));
            disk.names = safe.clone();
            disk.names.retain(|path, _| reached(path));
        }
        disk.pending.clear();
        disk.safe = disk.names.clone();
        for node in &mut disk.nodes {
            node.safe.clone_from(&node.data);
        }
        Self {
            disk: Mutex::new(disk),
        }
    }

    fn lock_disk(&self) -> MutexGuard<'_, Disk> {
        self.disk.lock().expect("no test panics while it holds it")
    }
}

/// A row of numbers that looks random and is always the same (`SplitMix64`).
#[derive(Clone, Copy, Debug)]
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a number below `limit`, or 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.next() % (limit.max(1) as u64)) as usize
    }
}

fn set(names: &mut BTreeMap<PathBuf, Entry>, path: PathBuf, entry: Option<Entry>) {
    match entry {
        Some(entry) => names.insert(path, entry),
        None => names.remove(&path),
    };
}

impl Disk {
    fn change(&mut self, change: Vec<(PathBuf, Option<Entry>)>) {
        for (path, entry) in &change {
            set(&mut self.names, path.clone(), *entry);
        }
        self.pending.push(change);
    }

    fn file(&self, path: &Path) -> io::Result<usize> {
        match self.names.get(path) {
            Some(Entry::File(node)) => Ok(*node),
            Some(Entry::Folder) => Err(io::ErrorKind::IsADirectory.into()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn new_file(&mut self, path: &Path) -> io::Result<usize> {
        let parent = path.parent().unwrap_or(Path::new(""));
        if self.names.get(parent) != Some(&Entry::Folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        self.nodes.push(Node::default());
        let node = self.nodes.len() - 1;
        self.change(vec![(path.to_owned(), Some(Entry::File(node)))]);
        Ok(node)
    }

    fn write(&mut self, node: usize, length: usize, bytes: &[u8]) {
        self.clock += 1;
        let node = &mut self.nodes[node];
        node.data.resize(length, 0);
        node.data.extend_from_slice(bytes);
        node.modified = self.clock;
    }
}

impl System for Simulated {
    fn stat(&self, path: &Path) -> io::Result<Option<Stat>> {
        let disk = self.lock_disk();
        let Some(entry) = disk.names.get(path) else {
            return Ok(None);
        };
        let (kind, length, modified) = match entry {
            Entry::File(node) => {
                let node = &disk.nodes[*node];
                (Kind::File, node.data.len() as u64, node.modified)
            }
            Entry::Folder => (Kind::Folder, 0, 0),
        };
        Ok(Some(Stat {
            kind,
            length,
            modified: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(modified)),
            read_only: false,
        }))
    }

    fn is_link(&self, _: &Path) -> bool {
        false
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        match self.stat(path)? {
            Some(_) => Ok(path.to_owned()),
            None => Err(io::ErrorKind::NotFound.into()),
        }
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        let disk = self.lock_disk();
        disk.file(path).map(|node| disk.nodes[node].data.clone())
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        let disk = self.lock_disk();
        if !disk.names.contains_key(folder) {
            return Err(io::ErrorKind::NotFound.into());
        }
        let inside = disk
            .names
            .keys()
            .filter(|path| path.parent() == Some(folder));
        Ok(inside
            .filter_map(|path| path.file_name().map(ToOwned::to_owned))
            .collect())
    }

    fn create(&self, path: &Path, bytes: &[u8], _: Option<&Path>) -> io::Result<()> {
        let mut disk = self.lock_disk();
        if disk.names.contains_key(path) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let node = disk.new_file(path)?;
        disk.write(node, 0, bytes);
        Ok(())
    }

    fn append(&self, path: &Path, length: u64, bytes: &[u8]) -> io::Result<()> {
        let mut disk = self.lock_disk();
        let node = match disk.file(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => disk.new_file(path)?,
            other => other?,
        };
        disk.write(node, length as usize, bytes);
        Ok(())
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.lock_disk();
        let node = disk.file(path)?;
        let node = &mut disk.nodes[node];
        node.safe.clone_from(&node.data);
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut disk = self.lock_disk();
        let node = disk.file(from)?;
        let entry = Some(Entry::File(node));
        disk.change(vec![(from.to_owned(), None), (to.to_owned(), entry)]);
        Ok(())
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.lock_disk().names.contains_key(to) {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        self.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.lock_disk();
        disk.file(path)?;
        disk.change(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mut disk = self.lock_disk();
        let mut absent: Vec<PathBuf> = path
            .ancestors()
            .filter(|it| !disk.names.contains_key(*it))
            .map(Path::to_owned)
            .collect();
        absent.reverse();
        for folder in absent {
            disk.change(vec![(folder, Some(Entry::Folder))]);
        }
        Ok(())
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.lock_disk().change(vec![(path.to_owned(), None)]);
        Ok(())
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        let mut disk = self.lock_disk();
        let pending = std::mem::take(&mut disk.pending);
        for change in pending {
            if change.iter().all(|(path, _)| path.parent() == Some(folder)) {
                for (path, entry) in change {
                    set(&mut disk.safe, path, entry);
                }
            } else {
                disk.pending.push(change);
            }
        }
        Ok(())
    }

    fn lock(&self, path: &Path, told: &str) -> io::Result<Option<Held>> {
        self.append(path, 0, told.as_bytes())?;
        Ok(Some(Box::new(())))
    }
}
