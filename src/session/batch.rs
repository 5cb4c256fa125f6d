//! What is needed without an open dossier: agendas by name, the files in folders, reading
//! and extraction of one article.

use std::collections::BTreeSet;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use crate::agenda::{self, Checked};
use crate::extract::Extractor;
use crate::import;
use crate::model::{Agenda, Article, CodedArticle, Date, Problem};
use crate::store::reading_problem;

/// Endings of the files that are taken for articles in a folder.
const ARTICLE_ENDINGS: &[&str] = &["txt"];

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

/// Returns the files that `paths` mean, in order: a file stands for itself, a folder for
/// the article files in it and in its folders, sorted by path. Hidden ones are left out.
/// A folder that cannot be read, or holds no article, is a problem in its place.
#[must_use]
pub fn files(paths: &[PathBuf]) -> Vec<Result<PathBuf, Problem>> {
    let mut found = Vec::new();
    for path in paths {
        if path.is_dir() {
            let before = found.len();
            walk(path, &mut BTreeSet::new(), &mut found);
            if found.len() == before {
                found.push(Err(Problem::new(
                    path.display().to_string(),
                    "The folder holds no articles.",
                    format!(
                        "Articles are files that end in .{}.",
                        ARTICLE_ENDINGS.join(", .")
                    ),
                )));
            }
        } else {
            found.push(Ok(path.clone()));
        }
    }
    found
}

/// Adds the article files of a folder; `visited` keeps a link from leading around in
/// circles.
fn walk(folder: &Path, visited: &mut BTreeSet<PathBuf>, found: &mut Vec<Result<PathBuf, Problem>>) {
    let entries = folder.canonicalize().and_then(|real| {
        if visited.insert(real) {
            fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()
        } else {
            Ok(Vec::new())
        }
    });
    let mut paths: Vec<PathBuf> = match entries {
        Ok(entries) => entries.iter().map(fs::DirEntry::path).collect(),
        Err(error) => {
            found.push(Err(reading_problem(folder, &error)));
            return;
        }
    };
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .is_none_or(|name| name.to_string_lossy().starts_with('.'));
        if hidden {
        } else if path.is_dir() {
            walk(&path, visited, found);
        } else if is_article(&path) {
            found.push(Ok(path));
        }
    }
}

fn is_article(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy().to_lowercase();
        ARTICLE_ENDINGS.contains(&ending.as_str())
    })
}

/// Reads and extracts one file.
///
/// # Errors
///
/// The file cannot be read, see [`crate::import::read`].
pub fn code_file(extractor: &Extractor, path: &Path, today: Date) -> Result<CodedArticle, Problem> {
    import::read(path, today).map(|article| code(extractor, article))
}

/// Extracts the statements of an article.
#[must_use]
pub fn code(extractor: &Extractor, article: Article) -> CodedArticle {
    let found = extractor.extract(&article);
    CodedArticle {
        article,
        statements: found.statements,
        notes: found.notes,
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
    fn folders_are_expanded_in_sorted_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for name in [
            "b/2.txt",
            "b/1.TXT",
            "a.txt",
            "c.pdf",
            ".hidden.txt",
            ".git/x.txt",
        ] {
            let path = root.join(name);
            fs::create_dir_all(path.parent().expect("in a folder")).expect("made");
            fs::write(path, "text").expect("written");
        }
        fs::create_dir(root.join("empty")).expect("made");
        #[cfg(unix)]
        std::os::unix::fs::symlink(root, root.join("b/around")).expect("linked");
        let named = root.join("c.pdf");
        let found: Vec<String> = files(&[
            named,
            root.join("nowhere"),
            root.to_owned(),
            root.join("empty"),
        ])
        .into_iter()
        .map(|file| match file {
            Ok(path) => path.display().to_string(),
            Err(problem) => problem.to_string(),
        })
        .map(|text| text.replace(&format!("{}/", root.display()), ""))
        .collect();
        assert_eq!(
            found,
            [
                "c.pdf",
                "nowhere",
                "a.txt",
                "b/1.TXT",
                "b/2.txt",
                "empty: The folder holds no articles. Articles are files that end in .txt.",
            ]
        );
    }

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
