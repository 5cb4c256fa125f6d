//! Which files of a folder or an archive are taken for articles, by their names.

use std::collections::BTreeSet;
use std::path::Path;

use super::kind::ending;

/// Endings of files that are read.
pub const READ: &[&str] = &[
    "txt", "text", "html", "htm", "xhtml", "mhtml", "mht", "eml", "md", "markdown", "pdf", "docx",
    "odt", "json", "jsonl", "ndjson", "csv", "tsv", "zip",
];

/// Endings of files that people take for articles and that are refused with a sentence,
/// rather than passed over.
const TOLD: &[&str] = &["doc", "rtf", "webarchive", "pages", "epub", "docm", "fodt"];

/// Says of each of `files` whether it is taken for an article. Hidden ones are not, nor is
/// what browsers put beside a saved page: the folder `page_files` of `page.html`.
#[must_use]
pub fn articles(files: &[&Path]) -> Vec<bool> {
    let pages = Pages::of(files);
    files
        .iter()
        .map(|path| {
            let ending = ending(path);
            let known = READ.contains(&ending.as_str()) || TOLD.contains(&ending.as_str());
            known && !is_hidden(path) && !pages.have(path)
        })
        .collect()
}

/// Returns how many of `files` are left out though a person may take them for articles: not the
/// hidden ones, nor the parts of saved pages. `taken` says which are taken.
#[must_use]
pub(super) fn left_out(files: &[&Path], taken: &[bool]) -> usize {
    let pages = Pages::of(files);
    let others = files.iter().zip(taken).filter(|(_, taken)| !**taken);
    others
        .filter(|(path, _)| !is_hidden(path) && !pages.have(path))
        .count()
}

fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| {
        let part = part.as_os_str().to_string_lossy();
        part.starts_with('.') && part != "." && part != ".." || part == "__MACOSX"
    })
}

/// The saved pages among files.
#[derive(Clone, Debug, Default)]
pub struct Pages(BTreeSet<String>);

impl Pages {
    /// Returns those among `files`.
    #[must_use]
    pub fn of(files: &[&Path]) -> Self {
        let pages = files
            .iter()
            .filter(|path| ["html", "htm"].contains(&ending(path).as_str()));
        Self(
            pages
                .map(|path| path.with_extension("").to_string_lossy().into_owned())
                .collect(),
        )
    }

    /// Says whether a browser has put the parts of one of the pages in that folder.
    #[must_use]
    pub fn has_parts_in(&self, folder: &Path) -> bool {
        let folder = folder.to_string_lossy();
        let ends = ["_files", "-files", ".files"];
        let page = ends.iter().find_map(|end| folder.strip_suffix(end));
        page.is_some_and(|page| self.0.contains(page))
    }

    fn have(&self, path: &Path) -> bool {
        path.ancestors()
            .skip(1)
            .any(|folder| self.has_parts_in(folder))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_are_told_by_their_names() {
        let all = [
            ("a.TXT", true),
            ("in/page.html", true),
            ("in/page_files/ad.html", false),
            ("in/other_files/b.html", true),
            ("in/page_files/logo.png", false),
            ("old.doc", true),
            ("a.png", false),
            ("none", false),
            (".git/a.txt", false),
            ("__MACOSX/a.txt", false),
            ("./b.txt", true),
        ];
        let paths: Vec<&Path> = all.iter().map(|(path, _)| Path::new(path)).collect();
        let expected: Vec<bool> = all.iter().map(|(_, taken)| *taken).collect();
        assert_eq!(articles(&paths), expected);
        assert_eq!(
            left_out(&paths, &expected),
            2,
            "the picture, and what has no ending"
        );
    }
}
