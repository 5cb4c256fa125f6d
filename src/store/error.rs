//! What the system refuses, in sentences that name the file and say what to do now.

use std::io::{Error, ErrorKind};
use std::path::Path;

use crate::model::Problem;
use crate::model::text::shortened;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doing {
    Reading,
    Writing,
}

/// Returns the problem that the system reports for `path`.
pub(super) fn io_problem(path: &Path, doing: Doing, error: &Error) -> Problem {
    let reading = doing == Doing::Reading;
    let verb = if reading { "read" } else { "written" };
    let safe = if reading {
        ""
    } else {
        "; what was saved before is still there"
    };
    let (sentence, hint) = match error.kind() {
        ErrorKind::NotFound => (
            "The file or folder is not there.".to_owned(),
            "Check its name, and whether its disk is connected.".to_owned(),
        ),
        ErrorKind::PermissionDenied => (
            format!("It cannot be {verb}: the system denies permission."),
            if reading {
                "Ask its owner for the right to read it, or open a copy.".to_owned()
            } else {
                format!("Save to another folder with “Save as”{safe}.")
            },
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => (
            "It cannot be written: there is no space left.".to_owned(),
            format!("Free some space and save again, or save elsewhere{safe}."),
        ),
        ErrorKind::ReadOnlyFilesystem => (
            "It cannot be written: its disk is read-only.".to_owned(),
            format!("Save to another folder with “Save as”{safe}."),
        ),
        ErrorKind::NotADirectory => (
            "It cannot be used: a part of its path is a file, not a folder.".to_owned(),
            "Move that file away, or choose another folder.".to_owned(),
        ),
        ErrorKind::IsADirectory => (
            "It is a folder, where a file is expected.".to_owned(),
            "Move that folder away, or choose another one.".to_owned(),
        ),
        ErrorKind::InvalidData => (
            "It is not text in UTF-8.".to_owned(),
            "Restore it from a copy; it was not changed.".to_owned(),
        ),
        _ => (
            format!("It cannot be {verb}: {error}."),
            format!("Try again, or use another folder{safe}."),
        ),
    };
    Problem::new(path.display().to_string(), sentence, hint)
}

/// The most characters of a sentence: what stands in a damaged file may be a megabyte long.
const LONGEST: usize = 400;

/// Shortens a sentence in which something of a file stands.
pub(super) fn brief(problem: Problem) -> Problem {
    if problem.sentence.len() <= LONGEST {
        return problem;
    }
    Problem {
        sentence: shortened(&problem.sentence, LONGEST) + ".",
        ..problem
    }
}

/// Returns the problem that the system reports when `path` is read.
#[must_use]
pub fn reading_problem(path: &Path, error: &Error) -> Problem {
    io_problem(path, Doing::Reading, error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_names_the_file_and_what_to_do() {
        let check = |kind: ErrorKind, doing: Doing, expected: &str| {
            let problem = io_problem(Path::new("/case/dossier.ron"), doing, &kind.into());
            assert_eq!(
                problem.to_string(),
                format!("/case/dossier.ron: {expected}")
            );
        };
        check(
            ErrorKind::NotFound,
            Doing::Reading,
            "The file or folder is not there. Check its name, and whether its disk is connected.",
        );
        check(
            ErrorKind::PermissionDenied,
            Doing::Reading,
            "It cannot be read: the system denies permission. Ask its owner for the right to \
             read it, or open a copy.",
        );
        check(
            ErrorKind::PermissionDenied,
            Doing::Writing,
            "It cannot be written: the system denies permission. Save to another folder with \
             “Save as”; what was saved before is still there.",
        );
        check(
            ErrorKind::StorageFull,
            Doing::Writing,
            "It cannot be written: there is no space left. Free some space and save again, or \
             save elsewhere; what was saved before is still there.",
        );
        check(
            ErrorKind::ReadOnlyFilesystem,
            Doing::Writing,
            "It cannot be written: its disk is read-only. Save to another folder with “Save \
             as”; what was saved before is still there.",
        );
    }
}
