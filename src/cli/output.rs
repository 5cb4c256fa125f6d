//! Where a subcommand writes, and what it remembers for the exit code.

use std::fmt::Display;
use std::io::{BufWriter, ErrorKind, StdoutLock, Write as _};

use super::progress::Progress;
use super::{DONE, FAILED, STOPPED, USAGE};
use crate::model::Problem;

/// Standard output and standard error with the exit code that they lead to.
#[derive(Debug)]
pub(super) struct Output {
    stdout: BufWriter<StdoutLock<'static>>,
    /// Whether the reader has gone: nothing more needs to be made.
    closed: bool,
    progress: Progress,
    code: u8,
}

impl Output {
    pub(super) fn new() -> Self {
        Self {
            stdout: BufWriter::new(std::io::stdout().lock()),
            closed: false,
            progress: Progress::new(),
            code: DONE,
        }
    }

    /// Writes text as it is.
    pub(super) fn write(&mut self, text: &str) {
        if !self.closed {
            let result = self.stdout.write_all(text.as_bytes());
            self.check(result);
        }
    }

    /// Says whether the reader has gone.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Names a failure; the rest goes on.
    pub(super) fn failed(&mut self, problem: &Problem) {
        self.code = self.code.max(FAILED);
        self.progress.clear();
        say(problem);
    }

    /// Says something that is no failure.
    pub(super) fn note(&mut self, sentence: impl Display) {
        self.progress.clear();
        say(sentence);
    }

    /// Shows how many articles are done.
    pub(super) fn progress(&mut self, done: usize, total: usize) {
        self.progress.show(done, total);
    }

    /// Says that Ctrl+C was pressed.
    pub(super) fn stopped(&mut self, done: usize, total: usize) {
        self.code = STOPPED;
        self.progress.clear();
        say(format_args!("Stopped after {done} of {total} articles."));
    }

    /// Names a mistake in the usage, after which nothing is done.
    pub(super) fn misused(&mut self, sentence: impl Display) {
        self.code = USAGE;
        say(sentence);
    }

    /// Writes what is left and returns the exit code.
    pub(super) fn finish(mut self) -> u8 {
        self.progress.clear();
        if !self.closed {
            let result = self.stdout.flush();
            self.check(result);
        }
        self.code
    }

    fn check(&mut self, result: std::io::Result<()>) {
        let Err(error) = result else { return };
        self.closed = true;
        // A closed pipe is the reader's way of saying that it has enough.
        if error.kind() != ErrorKind::BrokenPipe {
            self.failed(&Problem::new(
                "",
                format!("Standard output could not be written: {error}."),
                "",
            ));
        }
    }
}

/// Writes a line to standard error. Should that be closed, nobody is there to be told.
pub(super) fn say(sentence: impl Display) {
    let _ = writeln!(std::io::stderr(), "standpoint: {sentence}");
}
