//! A disk for tests that counts the calls on another one, refuses them, or stops at one of
//! them.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard};

use super::{Held, Stat, System};

/// What goes wrong on a [`Faulty`] disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    #[default]
    None,
    /// There is room for so many bytes.
    Full { bytes: usize },
    /// Every changing call from that number on, counted from 1, is refused.
    Refuse { from: usize, kind: io::ErrorKind },
    /// What is synchronised waits until another fault is set.
    Hold,
    /// The program stops before that point: it is dead for the disk from there on.
    Stop { at: usize },
    /// The process is ended before that point.
    Abort { at: usize },
}

/// A disk on which something goes wrong. Calls that write have two points: before anything
/// is there, and where half of it is.
#[derive(Debug)]
pub(crate) struct Faulty {
    inner: Arc<dyn System>,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    fault: Fault,
    points: usize,
    dead: bool,
}

/// What a point does to the call.
enum Verdict {
    Go,
    /// So much of it is written, then it fails.
    Part(usize, io::Error),
}

impl Faulty {
    pub(crate) fn new(inner: Arc<dyn System>, fault: Fault) -> Self {
        let state = Mutex::new(State {
            fault,
            ..State::default()
        });
        Self {
            inner,
            state,
            changed: Condvar::new(),
        }
    }

    /// Returns how many points were passed.
    pub(crate) fn points(&self) -> usize {
        self.lock_state().points
    }

    /// Says whether the program was stopped.
    pub(crate) fn is_dead(&self) -> bool {
        self.lock_state().dead
    }

    /// Sets what goes wrong from now on.
    pub(crate) fn set(&self, fault: Fault) {
        self.lock_state().fault = fault;
        self.changed.notify_all();
    }

    /// Waits while what is synchronised is held.
    fn wait(&self) {
        let held = |state: &mut State| state.fault == Fault::Hold;
        let waited = self.changed.wait_while(self.lock_state(), held);
        drop(waited.expect("no test panics while it holds it"));
    }

    fn lock_state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("no test panics while it holds it")
    }

    fn alive(&self) -> io::Result<()> {
        if self.lock_state().dead {
            return Err(io::Error::other("the program is dead"));
        }
        Ok(())
    }

    /// Passes a point of a call that writes `length` bytes; `half` are written at it.
    fn point(&self, length: usize, half: bool) -> Verdict {
        let mut state = self.lock_state();
        let part = if half { length / 2 } else { 0 };
        if state.dead {
            return Verdict::Part(0, io::Error::other("the program is dead"));
        }
        state.points += 1;
        let points = state.points;
        match &mut state.fault {
            Fault::Stop { at } if points == *at => {
                state.dead = true;
                Verdict::Part(part, io::Error::other("the program is dead"))
            }
            Fault::Abort { at } if points == *at => {
                if !half {
                    std::process::abort();
                }
                state.dead = true;
                Verdict::Part(part, io::ErrorKind::Interrupted.into())
            }
            Fault::Refuse { from, kind } if points >= *from => Verdict::Part(0, (*kind).into()),
            Fault::Full { bytes } if !half => {
                if length > *bytes {
                    let room = std::mem::take(bytes);
                    return Verdict::Part(room, io::ErrorKind::StorageFull.into());
                }
                *bytes -= length;
                Verdict::Go
            }
            _ => Verdict::Go,
        }
    }

    /// Calls `write` with what of `bytes` gets to the disk.
    fn writing(&self, bytes: &[u8], write: impl Fn(&[u8]) -> io::Result<()>) -> io::Result<()> {
        for half in [false, true] {
            if let Verdict::Part(part, error) = self.point(bytes.len(), half) {
                if part > 0 {
                    write(&bytes[..part])?;
                }
                if self.dies() {
                    std::process::abort();
                }
                return Err(error);
            }
        }
        write(bytes)
    }

    fn dies(&self) -> bool {
        let state = self.lock_state();
        state.dead && matches!(state.fault, Fault::Abort { .. })
    }

    fn changing<T>(&self, call: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        match self.point(0, false) {
            Verdict::Go => call(),
            Verdict::Part(_, error) => Err(error),
        }
    }
}

impl System for Faulty {
    fn stat(&self, path: &Path) -> io::Result<Option<Stat>> {
        self.alive()?;
        self.inner.stat(path)
    }

    fn is_link(&self, path: &Path) -> bool {
        self.inner.is_link(path)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        self.alive()?;
        self.inner.real(path)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.alive()?;
        self.inner.read(path)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<OsString>> {
        self.alive()?;
        self.inner.list(folder)
    }

    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let written = self.writing(bytes, |bytes| self.inner.create(path, bytes, like));
        if written.is_err() && self.alive().is_ok() {
            // As the disk itself does.
            let _ = self.inner.remove(path);
        }
        written
    }

    fn append(&self, path: &Path, length: u64, bytes: &[u8]) -> io::Result<()> {
        self.writing(bytes, |bytes| self.inner.append(path, length, bytes))
    }

    fn sync(&self, path: &Path) -> io::Result<()> {
        self.wait();
        self.changing(|| self.inner.sync(path))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.changing(|| self.inner.rename(from, to))
    }

    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.changing(|| self.inner.rename_new(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.changing(|| self.inner.remove(path))
    }

    fn make_folder(&self, path: &Path) -> io::Result<()> {
        self.changing(|| self.inner.make_folder(path))
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.changing(|| self.inner.remove_folder(path))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.changing(|| self.inner.sync_folder(folder))
    }

    fn lock(&self, path: &Path, told: &str) -> io::Result<Option<Held>> {
        self.changing(|| self.inner.lock(path, told))
    }
}
