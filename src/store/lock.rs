//! One program at a time writes a dossier: who has it holds a lock on the file `.lock` in its
//! folder, never on a file that is rewritten.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::LOCK_FILE;
use super::error::{Doing, io_problem};
use super::files::OnDisk;
use super::ron_text;
use super::system::Held;
use crate::model::Problem;

/// Who has a dossier open.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Lock", default)]
pub struct Holder {
    /// The program and its version.
    pub program: String,
    /// The number of its process.
    pub process: u32,
    /// The computer.
    pub host: String,
    /// The user.
    pub user: String,
    /// Since when, as `YYYY-MM-DDTHH:MM` in local time.
    pub since: String,
}

/// How long it is waited before each further try to take a lock that somebody has.
const AGAIN: [Duration; 3] = [
    Duration::from_millis(50),
    Duration::from_millis(200),
    Duration::from_millis(500),
];

/// A lock that is held; dropping it lets go.
#[derive(Debug)]
pub struct Lock {
    _held: Held,
}

/// Why there is no lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// Somebody else has the dossier open; nothing is known of whom if `None`.
    By(Option<Holder>),
    /// The lock could not even be tried: the folder may be read-only.
    Refused(Problem),
}

impl Taken {
    /// Returns it as a sentence with what to do.
    #[must_use]
    pub fn problem(&self, place: &str) -> Problem {
        let holder = match self {
            Self::Refused(problem) => return problem.clone(),
            Self::By(holder) => holder.clone().unwrap_or_default(),
        };
        let or = |text: &str, other: &str| {
            if text.is_empty() {
                other.to_owned()
            } else {
                text.to_owned()
            }
        };
        let mut who = or(&holder.program, "another program");
        if !holder.user.is_empty() || !holder.host.is_empty() {
            let user = or(&holder.user, "somebody");
            let host = or(&holder.host, "another computer");
            who = format!("{who}, by {user} on {host}");
        }
        let since = match holder.since.split_once('T') {
            Some((day, time)) => format!(", since {time} on {day}"),
            None => String::new(),
        };
        let process = match holder.process {
            0 => String::new(),
            process => format!(" (process {process})"),
        };
        Problem::new(
            place,
            format!("The case is open in {who}{since}{process}; here it can only be read."),
            "Close it there and open it here again, or save it to another folder with “Save as”.",
        )
    }
}

/// Takes the lock of a dossier.
///
/// # Errors
///
/// Somebody else has it, or the disk refuses. On a disk that knows no locks there is nothing
/// to take, and that is no error.
pub fn take_lock(at: &OnDisk, holder: &Holder) -> Result<Lock, Taken> {
    let path = at.path(LOCK_FILE);
    let holder = ron_text::write(holder);
    let mut tried = at.system.lock(&path, &holder);
    // A program that has just died may hold it for a moment still.
    for wait in AGAIN {
        if !matches!(tried, Ok(None)) {
            break;
        }
        std::thread::sleep(wait);
        tried = at.system.lock(&path, &holder);
    }
    match tried {
        Ok(Some(held)) => Ok(Lock { _held: held }),
        Ok(None) => Err(Taken::By(read(at))),
        Err(error) if error.kind() == std::io::ErrorKind::Unsupported => Ok(Lock {
            _held: Box::new(()),
        }),
        Err(error) => Err(Taken::Refused(io_problem(&path, Doing::Writing, &error))),
    }
}

fn read(at: &OnDisk) -> Option<Holder> {
    let bytes = at.peek(LOCK_FILE).ok()??;
    ron_text::read_line(std::str::from_utf8(&bytes).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::load;
    use crate::store::tests::{example, saved_in};

    fn holder() -> Holder {
        Holder {
            program: "Standpoint 0.1.0".to_owned(),
            process: 42,
            host: "desk".to_owned(),
            user: "ann".to_owned(),
            since: "2026-12-04T12:04".to_owned(),
        }
    }

    #[test]
    fn the_second_is_told_who_has_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = saved_in(folder.path(), &example());
        let (_, second) = load(folder.path()).expect("loads");
        let lock = take_lock(&first, &holder()).expect("it is free");
        let taken = take_lock(&second, &Holder::default()).expect_err("it is not");
        assert_eq!(taken, Taken::By(Some(holder())));
        assert_eq!(
            taken.problem("case").to_string(),
            "case: The case is open in Standpoint 0.1.0, by ann on desk, since 12:04 on \
             2026-12-04 (process 42); here it can only be read. Close it there and open it here \
             again, or save it to another folder with “Save as”."
        );
        drop(lock);
        take_lock(&second, &Holder::default()).expect("it was let go");
    }

    #[test]
    fn a_lock_that_is_let_go_in_a_moment_is_taken() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = saved_in(folder.path(), &example());
        let (_, second) = load(folder.path()).expect("loads");
        let lock = take_lock(&first, &holder()).expect("it is free");
        let dying = std::thread::spawn(move || {
            std::thread::sleep(Duration::from_millis(100));
            drop(lock);
        });
        take_lock(&second, &Holder::default()).expect("it was let go meanwhile");
        dying.join().expect("ended");
    }

    #[test]
    fn a_lock_that_says_nothing_still_gives_a_sentence() {
        let problem = Taken::By(None).problem("");
        assert_eq!(
            problem.sentence,
            "The case is open in another program; here it can only be read."
        );
    }
}
