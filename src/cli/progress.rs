//! How far a subcommand is: one line on standard error that is written over and goes away.
//!
//! It is shown on a terminal that does not show the output itself; files and pipes get none
//! of it.

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::time::{Duration, Instant};

/// What is done sooner than this shows nothing; what goes on is shown as often.
const PAUSE: Duration = Duration::from_millis(150);

/// The line.
#[derive(Debug)]
pub(super) struct Progress {
    visible: bool,
    /// When it was written last, or begun.
    since: Instant,
    /// How many characters of it are on the screen.
    width: usize,
}

impl Progress {
    /// Nothing is shown yet.
    pub(super) fn new() -> Self {
        Self {
            visible: stderr().is_terminal() && !stdout().is_terminal(),
            since: Instant::now(),
            width: 0,
        }
    }

    /// Says how many articles are done, now and then.
    pub(super) fn show(&mut self, done: usize, total: usize) {
        if !self.visible || self.since.elapsed() < PAUSE {
            return;
        }
        let words = line(done, total);
        self.clear();
        self.width = words.chars().count();
        self.since = Instant::now();
        // Should standard error be closed, nobody is there to be told.
        let _ = write!(stderr(), "{words}");
    }

    /// Takes the line off the screen, for other words or for good.
    pub(super) fn clear(&mut self) {
        if self.width > 0 {
            let _ = write!(stderr(), "\r{}\r", " ".repeat(self.width));
            self.width = 0;
        }
    }
}

fn line(done: usize, total: usize) -> String {
    let percent = done * 100 / total.max(1);
    format!("{done} of {total} articles, {percent} %. Ctrl+C stops.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_says_how_far_it_is() {
        assert_eq!(line(0, 0), "0 of 0 articles, 0 %. Ctrl+C stops.");
        assert_eq!(line(250, 1000), "250 of 1000 articles, 25 %. Ctrl+C stops.");
    }
}
