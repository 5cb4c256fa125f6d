//! The journal: every step at once, a line each, until the dossier's files hold it.
//!
//! ```text
//! Standpoint journal 1
//! 1f0a8c6e55d2b394 212 JournalStep(logged:Step(number:7,…),patch:[…])
//! ```
//!
//! A line is whole if the number of bytes and the fingerprint before it are those of what
//! follows. What is behind the last whole line was being written when the program or the
//! power went: it was never told to be safe. A step says what each part was and is, so it
//! can be applied to files of which some hold it already.

use std::sync::Arc;

use super::error::{Doing, io_problem};
use super::files::OnDisk;
use super::ron_text;
use super::save::check_there;
use super::write::stage;
use super::{DOSSIER_FILE, JOURNAL};
use crate::model::text::hash;
use crate::model::{Problem, Step};

const HEAD: &str = "Standpoint journal ";
/// The format version of the journal.
const VERSION: u32 = 1;
/// How many hexadecimal digits of the fingerprint stand in a line.
const DIGITS: usize = 16;

/// Where the next line goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Journal {
    /// How many bytes of the file are whole lines.
    length: u64,
}

/// What a journal held.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The steps of its whole lines.
    pub steps: Vec<Step>,
    /// Where to go on.
    pub journal: Journal,
    /// Whether something behind the whole lines was only half written.
    pub torn: bool,
    /// The line, counted from 1, from which on it cannot be read though more follows: it was
    /// damaged, not cut off.
    pub broken_at: Option<usize>,
}

impl Journal {
    /// Reads the journal of a dossier; nothing is found where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be read, or was written by a newer version.
    pub fn find(at: &OnDisk) -> Result<Found, Problem> {
        let path = at.path(JOURNAL);
        let bytes = at
            .peek(JOURNAL)
            .map_err(|error| io_problem(&path, Doing::Reading, &error))?;
        parse(&path.display().to_string(), &bytes.unwrap_or_default())
    }

    /// Adds steps, which are safe when this returns.
    ///
    /// # Errors
    ///
    /// The dossier is not there, or the disk refuses. Nothing is added then: what was half
    /// written is cut off before the next line.
    pub fn append(&mut self, at: &OnDisk, steps: &[Arc<Step>]) -> Result<(), Problem> {
        let path = at.path(JOURNAL);
        check_there(at)?;
        let new = self.length == 0;
        let mut lines = String::new();
        if new {
            lines.push_str(&head());
        }
        for step in steps {
            lines.push_str(&line(step));
        }
        at.system
            .append(&path, self.length, lines.as_bytes())
            .and_then(|()| at.system.sync(&path))
            .and_then(|()| {
                if new {
                    at.system.sync_folder(at.folder())
                } else {
                    Ok(())
                }
            })
            .map_err(|error| io_problem(&path, Doing::Writing, &error))?;
        self.length += lines.len() as u64;
        Ok(())
    }

    /// Says whether the file still has the lines that were written: somebody may have removed it.
    #[must_use]
    pub fn is_whole(&self, at: &OnDisk) -> bool {
        let stat = at.system.stat(&at.path(JOURNAL)).ok().flatten();
        stat.map_or(0, |stat| stat.length) >= self.length
    }

    /// Removes the journal once the dossier's files hold all of it. If the disk refuses, no
    /// harm is done: the log says which steps the files hold.
    pub fn end(&mut self, at: &OnDisk) {
        self.length = 0;
        if at.exists(JOURNAL) && at.exists(DOSSIER_FILE) {
            let removed = at.system.remove(&at.path(JOURNAL));
            let _ = removed.and_then(|()| at.system.sync_folder(at.folder()));
        }
    }

    /// Puts a journal with just these steps in the place of the one that is there.
    ///
    /// # Errors
    ///
    /// The disk refuses; the one that was there is whole as before.
    pub fn replace(&mut self, at: &OnDisk, steps: &[Step]) -> Result<(), Problem> {
        let text = head() + &steps.iter().map(line).collect::<String>();
        stage(&at.system, &at.path(JOURNAL), text.as_bytes())?.place()?;
        self.length = text.len() as u64;
        sync(at)
    }
}

/// Copies the journal to a file beside it whose name tells the moment `YYYY-MM-DDTHH:MM`.
///
/// # Errors
///
/// It cannot be read, or the copy not be written.
pub fn copy_journal(at: &OnDisk, moment: &str) -> Result<String, Problem> {
    let path = at.path(JOURNAL);
    let bytes = at
        .peek(JOURNAL)
        .map_err(|error| io_problem(&path, Doing::Reading, &error))?
        .unwrap_or_default();
    let name = free_name(at, JOURNAL, "", moment, Some(&bytes));
    if at.exists(&name) {
        return Ok(name);
    }
    stage(&at.system, &at.path(&name), &bytes)?.place()?;
    sync(at)?;
    Ok(name)
}

fn sync(at: &OnDisk) -> Result<(), Problem> {
    let synced = at.system.sync_folder(at.folder());
    synced.map_err(|error| io_problem(at.folder(), Doing::Writing, &error))
}

/// Returns a name that tells the moment and that no file has, or only one that holds `same`.
pub(super) fn free_name(
    at: &OnDisk,
    stem: &str,
    ending: &str,
    moment: &str,
    same: Option<&[u8]>,
) -> String {
    let moment: String = moment.chars().filter(|c| *c != ':').collect();
    let mut name = format!("{stem}-{moment}{ending}");
    let mut number = 1;
    while at.exists(&name) {
        let held = at.peek(&name).ok().flatten();
        if same.is_some() && held.as_deref() == same {
            break;
        }
        number += 1;
        name = format!("{stem}-{moment}-{number}{ending}");
    }
    name
}

fn head() -> String {
    format!("{HEAD}{VERSION}\n")
}

fn line(step: &Step) -> String {
    let text = ron_text::write_line(step);
    let print = &hash(&text)[..DIGITS];
    format!("{print} {} {text}\n", text.len())
}

pub(super) fn parse(place: &str, bytes: &[u8]) -> Result<Found, Problem> {
    let mut found = Found::default();
    if bytes.is_empty() {
        return Ok(found);
    }
    let whole = head();
    let Some(mut rest) = bytes.strip_prefix(whole.as_bytes()) else {
        if whole.as_bytes().starts_with(bytes) {
            found.torn = true;
            return Ok(found);
        }
        check_version(place, bytes)?;
        found.broken_at = Some(1);
        return Ok(found);
    };
    found.journal.length = whole.len() as u64;
    let mut number = 1;
    while !rest.is_empty() {
        number += 1;
        let Some((step, length)) = first(rest) else {
            // A line that was cut off has nothing behind it that could be one.
            let more = rest.iter().position(|byte| *byte == b'\n');
            let more = more.is_some_and(|end| end + 1 < rest.len());
            found.torn = !more;
            found.broken_at = more.then_some(number);
            break;
        };
        found.steps.push(step);
        found.journal.length += length as u64;
        rest = &rest[length..];
    }
    Ok(found)
}

/// Reads the line that `bytes` begin with; returns how long it is.
fn first(bytes: &[u8]) -> Option<(Step, usize)> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let (print, rest) = line.split_once(' ')?;
    let (length, text) = rest.split_once(' ')?;
    let whole = length.parse() == Ok(text.len()) && print == &hash(text)[..DIGITS];
    let step = whole.then(|| ron_text::read_line(text))??;
    Some((step, end + 1))
}

fn check_version(place: &str, bytes: &[u8]) -> Result<(), Problem> {
    let line = bytes.split(|byte| *byte == b'\n').next();
    let version = line
        .and_then(|line| std::str::from_utf8(line).ok())
        .and_then(|line| line.strip_prefix(HEAD))
        .and_then(|version| version.trim().parse::<u32>().ok());
    match version {
        Some(version) if version > VERSION => Err(ron_text::newer(place, version, VERSION)),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Logged, Part, Patch};

    fn step(number: u64) -> Step {
        Step {
            logged: Logged {
                number,
                when: "2026-12-04T12:00".to_owned(),
                what: "Rename to “A\nb”".to_owned(),
                ..Logged::default()
            },
            patch: Patch {
                parts: vec![Part::Title {
                    before: "Київ \u{202e}".to_owned(),
                    after: format!("A\n\"b\" {number}"),
                }],
            },
        }
    }

    fn text(steps: std::ops::RangeInclusive<u64>) -> Vec<u8> {
        let mut text = head();
        for number in steps {
            text.push_str(&line(&step(number)));
        }
        text.into_bytes()
    }

    #[test]
    fn a_journal_that_is_cut_anywhere_gives_its_whole_lines() {
        let whole = text(1..=3);
        let ends: Vec<usize> = (0..=3).map(|last| text(1..=last).len()).collect();
        for length in 0..=whole.len() {
            let found = parse("journal", &whole[..length]).expect("this version");
            let steps = ends.iter().filter(|end| **end <= length).count();
            assert_eq!(found.steps.len(), steps.saturating_sub(1), "{length}");
            let clean = length == 0 || ends.contains(&length);
            assert_eq!(found.torn, !clean, "{length}");
            assert_eq!(found.broken_at, None, "{length}");
            let kept = ends.iter().rfind(|end| **end <= length).copied();
            assert_eq!(found.journal.length, kept.unwrap_or(0) as u64);
        }
        let found = parse("journal", &whole).expect("this version");
        assert_eq!(found.steps, [step(1), step(2), step(3)]);
    }

    #[test]
    fn a_damaged_line_ends_what_is_read_and_is_told() {
        let mut bytes = text(1..=3);
        let at = text(1..=1).len() + 40;
        bytes[at] ^= 1;
        let found = parse("journal", &bytes).expect("this version");
        assert_eq!(found.steps, [step(1)]);
        assert_eq!((found.torn, found.broken_at), (false, Some(3)));
        let found = parse("journal", b"something else").expect("none of ours");
        assert_eq!((found.steps.len(), found.broken_at), (0, Some(1)));
    }

    #[test]
    fn a_newer_journal_is_refused() {
        let problem = parse("journal", b"Standpoint journal 2\nwhatever").expect_err("newer");
        assert_eq!(
            problem.sentence,
            "The file was written by a newer Standpoint (format 2; this one reads up to 1)."
        );
    }
}
