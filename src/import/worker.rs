//! Reading in a process of its own, for formats whose reader cannot be trusted to end.
//!
//! The program starts itself again with [`ARGUMENT`]. The bytes go to its standard input; on
//! its standard output comes the draft, or why there is none, as JSON. The process may take
//! only so much memory and time; if it fails, however it does, one file has not been read.
//!
//! A program that has this library in it and wants PDFs read says once which program to
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
use super::pdf;
use crate::model::Problem;

/// The argument with which the program is started to read one file.
pub const ARGUMENT: &str = "--read-pdf-from-standard-input";

/// How long reading one file may take.
const TIME: Duration = Duration::from_secs(15);

/// The most memory it may take, in bytes.
#[cfg(unix)]
const MEMORY: u64 = 1_500_000_000;

/// The most that the process may answer, in bytes.
const LONGEST: u64 = 40_000_000;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which program reads PDFs when it is started with [`ARGUMENT`]. The first call counts.
pub fn use_program(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// What the process answers.
#[derive(Serialize, Deserialize)]
enum Answer {
    Read(Box<Draft>),
    Protected,
    Broken,
    TooLarge,
}

/// Does the work of the process: reads a PDF from standard input and writes what is in it to
/// standard output. Returns whether that could be done.
#[must_use]
pub fn answer() -> bool {
    limit_memory();
    // What is wrong with the file is told in the answer, not on standard error.
    std::panic::set_hook(Box::new(|_| ()));
    let mut bytes = Vec::new();
    if std::io::stdin().lock().read_to_end(&mut bytes).is_err() {
        return false;
    }
    let answer = std::panic::catch_unwind(|| match pdf::read_here(&bytes) {
        Ok(draft) => Answer::Read(Box::new(draft)),
        Err(fault) => fault.into(),
    })
    .unwrap_or(Answer::Broken);
    let Ok(text) = serde_json::to_vec(&answer) else {
        return false;
    };
    let mut out = std::io::stdout().lock();
    out.write_all(&text).and_then(|()| out.flush()).is_ok()
}

impl From<pdf::Fault> for Answer {
    fn from(fault: pdf::Fault) -> Self {
        match fault {
            pdf::Fault::Protected => Self::Protected,
            pdf::Fault::Broken => Self::Broken,
            pdf::Fault::TooLarge => Self::TooLarge,
        }
    }
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

/// Has a process read the PDF in `bytes`, which came from `place`.
pub(super) fn ask(place: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    let Some(program) = PROGRAM.get() else {
        return Err(failed(place, "PDFs cannot be read by this program."));
    };
    let Ok(child) = start(program.as_os_str()) else {
        return Err(failed(
            place,
            "The process that reads PDFs could not be started.",
        ));
    };
    let answer = talk(child, bytes);
    match answer {
        Talk::Answer(Answer::Read(draft)) => Ok(*draft),
        Talk::Answer(Answer::Protected) => Err(super::archive::protected(place)),
        Talk::Answer(Answer::Broken) | Talk::Nothing => Err(Problem::new(
            place,
            "The PDF is broken, or built in a way that cannot be read.",
            "Open it in a viewer, print it to a new PDF or copy its text, and open that.",
        )),
        Talk::Answer(Answer::TooLarge) => Err(Problem::new(
            place,
            "The text is larger than 5 MB, the most that an article may be.",
            "Split it into its articles.",
        )),
        Talk::TooLong => Err(Problem::new(
            place,
            format!(
                "Reading the PDF took longer than {} seconds and was stopped.",
                TIME.as_secs()
            ),
            "Open it in a viewer, print it to a new PDF or copy its text, and open that.",
        )),
    }
}

fn failed(place: &str, sentence: &str) -> Problem {
    Problem::new(place, sentence, "Copy its text from a viewer and paste it.")
}

fn start(program: &OsStr) -> std::io::Result<Child> {
    let mut command = Command::new(program);
    command
        .arg(ARGUMENT)
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

enum Talk {
    Answer(Answer),
    Nothing,
    TooLong,
}

/// Hands the bytes over and waits for the answer, at most [`TIME`]. The process is gone when
/// this returns.
fn talk(mut child: Child, bytes: &[u8]) -> Talk {
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else {
        end(&mut child);
        return Talk::Nothing;
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
        Ok(Ok(text)) => serde_json::from_slice(&text).map_or(Talk::Nothing, Talk::Answer),
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Talk::Nothing,
        Err(RecvTimeoutError::Timeout) => Talk::TooLong,
    }
}

/// Ends the process, if it has not ended itself, and takes its remains away.
fn end(child: &mut Child) {
    // It fails only where the process has ended already.
    let _ = child.kill();
    let _ = child.wait();
}
