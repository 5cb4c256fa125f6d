//! What is needed without an open dossier: agendas by name, extraction of one article.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use crate::agenda::{self, Checked};
use crate::extract::Extractor;
use crate::model::{Agenda, Article, CodedArticle, Problem};

/// Returns the names of the built-in agendas; the first is the one used when none is named.
#[must_use]
pub fn agenda_names() -> &'static [&'static str] {
    agenda::BUILT_IN
}

/// Returns the agenda called `name`: a built-in one, or the file at that path.
///
/// # Errors
///
/// There is no such agenda, or its check found errors.
pub fn agenda(name: &str) -> Result<Agenda, Vec<Problem>> {
    if let Some(agenda) = agenda::built_in(name) {
        return Ok(agenda);
    }
    let path = Path::new(name);
    if path.exists() {
        return agenda::read(path);
    }
    Err(vec![Problem::new(
        name,
        "There is no such agenda, neither built in nor as a file.",
        format!("Built in: {}.", agenda::BUILT_IN.join(", ")),
    )])
}

/// Checks the agenda file at `path` and returns all that was found.
#[must_use]
pub fn check_agenda(path: &Path) -> Checked {
    agenda::check_file(path)
}

/// Prepares the extraction of statements on `agenda`.
#[must_use]
pub fn extractor(agenda: &Agenda) -> Extractor {
    Extractor::new(agenda)
}

/// Extracts the statements of an article.
#[must_use]
pub fn code(extractor: &Extractor, article: Article) -> CodedArticle {
    let found = extractor.extract(&article);
    CodedArticle {
        article,
        statements: found.statements,
        notes: found.notes,
        outdated: false,
    }
}

/// Runs a stage; a panic in it becomes a problem that names the place.
pub(super) fn guarded<T>(place: &str, stage: impl FnOnce() -> T) -> Result<T, Problem> {
    // What the stage leaves half-done is dropped with it.
    catch_unwind(AssertUnwindSafe(stage)).map_err(|_| {
        Problem::new(
            place,
            "Reading this failed inside the program.",
            "Please report it with the file; all others are read as usual.",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_agenda_that_is_not_there_is_named() {
        let problems = agenda("nowhere.ron").expect_err("there is none");
        assert_eq!(
            problems[0].to_string(),
            "nowhere.ron: There is no such agenda, neither built in nor as a file. Built in: \
             ukraine-talks."
        );
        let checked = check_agenda(Path::new("nowhere.ron"));
        assert_eq!(
            checked.errors[0].to_string(),
            "nowhere.ron: There is no such file. Check the path."
        );
    }

    #[cfg(unix)]
    #[test]
    fn an_agenda_that_never_ends_is_not_read() {
        let checked = check_agenda(Path::new("/dev/zero"));
        assert_eq!(
            checked.errors[0].sentence,
            "This is a pipe or a device, not an agenda file."
        );
    }
}
