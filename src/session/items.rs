//! What is to be read: files, entries of archives, pasted texts, one after another.
//!
//! In: the paths that a person named. Out: one [`Item`] for each file, folders and archives
//! taken apart, and how many files in them are no articles by their names.

use std::collections::BTreeSet;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use super::batch::guarded;
use crate::import::{self, Archive, Outcome};
use crate::model::{Article, CodedArticle, Date, Problem};
use crate::store::reading_problem;

/// The name under which standard input is given.
pub const STDIN: &str = "-";

/// More than the largest file that is read; the rest of an endless input is left.
const STDIN_LIMIT: u64 = 51_000_000;

/// So long reading one file may take, or one entry of an archive: far longer than any does that
/// is not made to take long. What is likely to takes less time and memory in a process of its
/// own, see [`crate::import::worker`].
pub(super) const LONGEST: Duration = Duration::from_mins(1);

/// The stack of a thread that reads, in bytes: pages of the web may be nested deeply.
const STACK: usize = 16 << 20;

/// Folders in folders are looked into so deep.
const DEEPEST: usize = 32;

/// Something that holds one article, or a table of them.
#[derive(Clone, Debug)]
pub enum Item {
    /// A file.
    File(PathBuf),
    /// A file in an archive, by its number.
    Entry(Arc<Archive>, usize),
    /// Standard input.
    Stdin,
    /// A text that was pasted.
    Pasted(String),
    /// What was copied from a page: as HTML, and as plain text.
    PastedPage(String, String),
    /// Bytes that came with a name but without a path.
    Bytes(String, Vec<u8>),
    /// An article that was read before.
    Known(Arc<CodedArticle>),
    /// A folder or an archive that could not be read.
    Unreadable(Problem),
}

/// What is to be read.
#[derive(Clone, Debug, Default)]
pub struct Listing {
    /// One for each file, in order.
    pub items: Vec<Item>,
    /// How many files in folders and archives are no articles by their names.
    pub left_out: usize,
    /// Whether a folder or an archive was named, so that a person may not know how many files
    /// there are.
    pub several: bool,
}

impl Listing {
    /// Returns what `paths` name: a file stands for itself, a folder for the articles in it and
    /// in its folders, sorted by path, an archive for those in it. Hidden files are left out. A
    /// folder that cannot be read, or holds no article, is a problem in its place.
    #[must_use]
    pub fn of(paths: &[PathBuf]) -> Self {
        let mut listing = Self::default();
        for path in paths {
            listing.add(path);
        }
        listing
    }

    pub(super) fn add(&mut self, path: &Path) {
        if path == Path::new(STDIN) {
            self.items.push(Item::Stdin);
        } else if path.is_dir() {
            self.several = true;
            let before = self.items.len();
            self.walk(path, 0, &mut BTreeSet::new());
            if self.items.len() == before {
                self.items.push(Item::Unreadable(Problem::new(
                    path.display().to_string(),
                    "The folder holds no articles.",
                    format!(
                        "Articles are files that end in .{}.",
                        import::ENDINGS.join(", .")
                    ),
                )));
            }
        } else {
            self.file(path.to_owned());
        }
    }

    fn file(&mut self, path: PathBuf) {
        let place = path.display().to_string();
        match guarded(&place, || import::archive(&path)).and_then(|archive| archive) {
            Ok(Some(archive)) if !archive.is_empty() => {
                self.several = true;
                self.left_out += archive.left_out();
                let archive = Arc::new(archive);
                let entries = 0..archive.len();
                self.items
                    .extend(entries.map(|number| Item::Entry(Arc::clone(&archive), number)));
            }
            Ok(_) => self.items.push(Item::File(path)),
            Err(problem) => self.items.push(Item::Unreadable(problem)),
        }
    }

    /// Adds the articles of a folder; `visited` keeps a link from leading around in circles.
    fn walk(&mut self, folder: &Path, depth: usize, visited: &mut BTreeSet<PathBuf>) {
        if depth > DEEPEST {
            self.items.push(Item::Unreadable(Problem::new(
                folder.display().to_string(),
                format!("The folder lies more than {DEEPEST} folders deep; it was not read."),
                "Open it by itself.",
            )));
            return;
        }
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
                let problem = reading_problem(folder, &error);
                self.items.push(Item::Unreadable(problem));
                return;
            }
        };
        paths.sort();
        let names: Vec<PathBuf> = paths
            .iter()
            .map(|path| path.file_name().map(PathBuf::from).unwrap_or_default())
            .collect();
        let files: Vec<&Path> = names.iter().map(PathBuf::as_path).collect();
        let taken = import::are_articles(&files);
        let pages = import::Pages::of(&files);
        for ((path, name), taken) in paths.into_iter().zip(&names).zip(taken) {
            let hidden = name.to_string_lossy().starts_with('.');
            if path.is_dir() {
                if !hidden && !pages.has_parts_in(name) {
                    self.walk(&path, depth + 1, visited);
                }
            } else if taken {
                self.file(path);
            } else {
                self.left_out += usize::from(!hidden);
            }
        }
    }
}

impl Item {
    /// Returns what a person calls it.
    #[must_use]
    pub fn place(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Entry(archive, number) => archive.place(*number),
            Self::Stdin => STDIN.to_owned(),
            Self::Pasted(_) | Self::PastedPage(..) => "pasted text".to_owned(),
            Self::Bytes(name, _) => name.clone(),
            Self::Known(coded) => coded.article.id.to_string(),
            Self::Unreadable(problem) => problem.place.clone(),
        }
    }

    /// Reads all articles in it; a panic becomes a problem, and so does what takes longer than
    /// a minute: nothing can end it, so it goes on by itself and what it gives is dropped.
    #[must_use]
    pub fn read(&self, today: Date) -> Vec<Outcome> {
        match self {
            // Whoever types has time, and the others have been read.
            Self::Stdin | Self::Known(_) | Self::Unreadable(_) => self.read_unguarded(today),
            _ => {
                let item = self.clone();
                within(&self.place(), LONGEST, move || item.read_unguarded(today))
            }
        }
    }

    /// Calls `make` with each article that `read` finds in it; a panic of either becomes a
    /// problem in its place.
    pub(super) fn each<T>(
        &self,
        read: impl FnOnce(&Self) -> Vec<Outcome>,
        mut make: impl FnMut(Article) -> T,
    ) -> Vec<Result<T, Problem>> {
        let place = self.place();
        let read = guarded(&place, || read(self)).unwrap_or_else(|problem| vec![Err(problem)]);
        let outcomes = read.into_iter();
        outcomes
            .map(|outcome| {
                let article = outcome?;
                guarded(&place, || make(article))
            })
            .collect()
    }

    fn read_unguarded(&self, today: Date) -> Vec<Outcome> {
        match self {
            Self::File(path) => import::read_all(path, today),
            Self::Entry(archive, number) => import::entry(archive, *number, today),
            Self::Stdin => stdin(today),
            Self::Pasted(text) => vec![import::from_paste(text, today)],
            Self::PastedPage(html, text) => vec![import::from_pasted_page(html, text, today)],
            Self::Bytes(name, bytes) => import::all(name, bytes, today),
            Self::Known(coded) => vec![Ok(coded.article.clone())],
            Self::Unreadable(problem) => vec![Err(problem.clone())],
        }
    }
}

/// Runs `read` in a thread of its own and waits for it so long.
pub(super) fn within(
    place: &str,
    time: Duration,
    read: impl FnOnce() -> Vec<Outcome> + Send + 'static,
) -> Vec<Outcome> {
    let (send, receive) = channel();
    let of = place.to_owned();
    let started = thread::Builder::new()
        .name("reading".to_owned())
        .stack_size(STACK)
        .spawn(move || {
            // Nobody waits any more if it took too long.
            let _ = send.send(guarded(&of, read));
        });
    let outcomes = match started {
        Ok(_) => receive.recv_timeout(time).unwrap_or_else(|_| {
            Err(Problem::new(
                place,
                format!(
                    "Reading this took longer than {} seconds; it was left.",
                    time.as_secs()
                ),
                "Save the article's text alone as a .txt file, or copy it and paste it.",
            ))
        }),
        Err(error) => Err(Problem::new(
            place,
            format!("No thread could be started: {error}."),
            "Close other programs and try again.",
        )),
    };
    outcomes.unwrap_or_else(|problem| vec![Err(problem)])
}

fn stdin(today: Date) -> Vec<Outcome> {
    let mut bytes = Vec::new();
    let read = std::io::stdin()
        .lock()
        .take(STDIN_LIMIT)
        .read_to_end(&mut bytes);
    match read {
        Ok(_) => import::all(STDIN, &bytes, today),
        Err(error) => vec![Err(Problem::new(
            STDIN,
            format!("Standard input could not be read: {error}."),
            "",
        ))],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_takes_too_long_is_left_and_told() {
        let (stop, stopped) = channel::<()>();
        let endless = move || {
            let _ = stopped.recv();
            Vec::new()
        };
        let outcomes = within("a.txt", Duration::from_millis(20), endless);
        let problem = outcomes[0].as_ref().expect_err("it was left");
        assert_eq!(problem.place, "a.txt");
        assert!(
            problem
                .sentence
                .starts_with("Reading this took longer than")
        );
        drop(stop);
        let outcomes = within("a.txt", LONGEST, || panic!("a fault"));
        let problem = outcomes[0].as_ref().expect_err("it failed");
        assert_eq!(problem.sentence, "Reading this failed inside the program.");
    }

    #[test]
    fn folders_are_taken_apart_in_sorted_order() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path();
        for name in [
            "b/2.txt",
            "b/1.TXT",
            "a.txt",
            "c.pdf",
            "d.png",
            "page.html",
            "page_files/frame.html",
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
        let listing = Listing::of(&[
            root.join("d.png"),
            root.join("nowhere"),
            root.to_owned(),
            root.join("empty"),
        ]);
        let found: Vec<String> = listing
            .items
            .iter()
            .map(|item| match item {
                Item::Unreadable(problem) => problem.to_string(),
                item => item.place(),
            })
            .map(|text| text.replace(&format!("{}/", root.display()), ""))
            .collect();
        assert_eq!(
            found,
            [
                "d.png",
                "nowhere",
                "a.txt",
                "b/1.TXT",
                "b/2.txt",
                "c.pdf",
                "page.html",
                "empty: The folder holds no articles. Articles are files that end in .txt, .text, \
                 .html, .htm, .xhtml, .mhtml, .mht, .eml, .md, .markdown, .pdf, .docx, .odt, \
                 .json, .jsonl, .ndjson, .csv, .tsv, .zip.",
            ]
        );
        assert_eq!((listing.left_out, listing.several), (1, true));
    }
}
