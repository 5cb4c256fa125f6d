//! Reading in a process of its own, for formats whose reader cannot be trusted to end.
//!
//! The program starts itself again with [`ARGUMENT`] and what is to be read. The bytes go to its standard input; on
//! its standard output comes the draft, or why there is none, as JSON. The process may take
//! only so much memory and time; if it fails, however it does, one file has not been read.
//!
//! A program that has this library in it and wants such files read says once which program to
//! start, with [`use_program`]; that program calls [`answer`] when it is started so.

use std::ffi::OsStr;
use std::io::{Read as _, Write as _};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::draft::Draft;
use super::{html, pdf};

/// The argument with which the program is started to read one file. Behind it stands what
/// sort of file it is.
pub const ARGUMENT: &str = "--read-from-standard-input";

/// What a process can be asked to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Pdf,
    /// A web page in UTF-8.
    Page,
}

impl Sort {
    const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Page => "page",
        }
    }
}

/// Why a file could not be read, as the process that reads it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Fault {
    Protected,
    /// It is no file of its sort, or the process has died of it.
    Broken,
    TooLarge,
}

/// Why there is no draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Trouble {
    /// It is not known which program to start.
    NoProgram,
    /// The program cannot be started.
    NotStarted,
    TooLong,
    /// Something is wrong with the file.
    Fault(Fault),
}

/// How long reading one file may take.
pub(super) const TIME: Duration = Duration::from_secs(15);

/// The most memory it may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1_500_000_000;

/// The most that the process may answer, in bytes.
const LONGEST: u64 = 40_000_000;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which program reads files when it is started with [`ARGUMENT`]. The first call counts.
pub fn use_program(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// What the process answers.
type Answer = Result<Draft, Fault>;

/// Does the work of the process: reads a file of the sort that is named from standard input
/// and writes what is in it to standard output. Returns whether that could be done.
#[must_use]
pub fn answer(sort: &OsStr) -> bool {
    limit_memory();
    // What is wrong with the file is told in the answer, not on standard error.
    std::panic::set_hook(Box::new(|_| ()));
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return false;
    }
    let is_page = sort == Sort::Page.name();
    let answer: Answer = std::panic::catch_unwind(|| {
        if is_page {
            Ok(html::read_here(&String::from_utf8_lossy(&bytes)))
        } else {
            pdf::read_here(&bytes)
        }
    })
    .unwrap_or(Err(Fault::Broken));
    let Ok(text) = serde_json::to_vec(&answer) else {
        return false;
    };
    let mut out = std::io::stdout().lock();
    out.write_all(&text).and_then(|()| out.flush()).is_ok()
}

#[cfg(unix)]
fn limit_memory() {
    use rlimit::Resource;
    // Where a limit cannot be set, that of time still holds.
    let _ = Resource::AS.set(MEMORY, MEMORY);
    let _ = Resource::CORE.set(0, 0);
    let _ = Resource::CPU.set(TIME.as_secs() + 1, TIME.as_secs() + 2);
}

#[cfg(not(unix))]
fn limit_memory() {}

/// Has a process read the file in `bytes`.
pub(super) fn ask(sort: Sort, bytes: &[u8]) -> Result<Draft, Trouble> {
    let program = PROGRAM.get().ok_or(Trouble::NoProgram)?;
    let child = start(program.as_os_str(), sort).map_err(|_| Trouble::NotStarted)?;
    talk(child, bytes)?.map_err(Trouble::Fault)
}

fn start(program: &OsStr, sort: Sort) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command
        .args([ARGUMENT, sort.name()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    #[cfg(windows)]
    {
        use std::os::windows::process::CommandExt as _;
        const CREATE_NO_WINDOW: u32 = 0x0800_0000;
        command.creation_flags(CREATE_NO_WINDOW);
    }
    command.spawn()
}

/// Hands the bytes over and waits for the answer, at most [`TIME`]. The process is gone when
/// this returns. One that says nothing that can be read has died of the file.
fn talk(mut child: Child, bytes: &[u8]) -> Result<Answer, Trouble> {
    const DIED: Answer = Err(Fault::Broken);
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else {
        end(&mut child);
        return Ok(DIED);
    };
    let (send, receive) = channel();
    let answer = thread::scope(|scope| {
        let read = thread::Builder::new().spawn_scoped(scope, move || {
            // A process that has died takes no more; then there is no answer either.
            let _ = stdin.write_all(bytes);
            drop(stdin);
            let mut text = Vec::new();
            let read = stdout.take(LONGEST).read_to_end(&mut text);
            // Nobody waits any more if it took too long.
            let _ = send.send(read.map(|_| text));
        });
        let answer = match read {
            Ok(_) => receive.recv_timeout(TIME),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        };
        // Once the process is gone, so is what the thread waits for.
        end(&mut child);
        answer
    });
    match answer {
        Ok(Ok(text)) => Ok(serde_json::from_slice(&text).unwrap_or(DIED)),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Ok(DIED),
        Err(RecvTimeoutError::Timeout) => Err(Trouble::TooLong),
    }
}

/// Ends the process, if it has not ended itself, and takes its remains away.
fn end(child: &mut Child) {
    // It fails only where the process has ended already.
    let _ = child.kill();
    let _ = child.wait();
}
