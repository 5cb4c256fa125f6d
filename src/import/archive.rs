//! ZIP archives, with caps: on how many entries there are, on how much comes out of them, and
//! on archives in archives. Sizes are counted as they come out, never believed.

use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::LARGEST_FILE;
use super::names;
use super::seekable::Seekable;
use crate::model::Problem;

/// The most entries that an archive may have.
const MOST_ENTRIES: usize = 20_000;

/// The most bytes that may come out of an archive, whose entries are read one by one.
const MOST_BYTES: u64 = 2_000_000_000;

/// The most bytes that may come out of an archive in an archive, which is read as a whole.
const MOST_INNER_BYTES: u64 = 200_000_000;

/// An archive whose entries are read one by one, by any number of threads. One in a file stays
/// there: what is in memory is the list of its entries.
#[derive(Debug)]
pub struct Archive {
    place: String,
    zip: ZipArchive<Seekable>,
    entries: Vec<Entry>,
    /// How many files in it are no articles.
    left_out: usize,
    /// How many bytes came out until now, and how many may.
    inflated: AtomicU64,
    most: u64,
}

/// A file in an archive.
#[derive(Debug)]
struct Entry {
    name: String,
    index: usize,
}

/// What an archive is by the names in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    Word,
    OpenText,
    Files,
}

impl Archive {
    /// Opens the archive in the file at `path`, of that length.
    pub(super) fn in_file(path: &Path, length: u64) -> Result<Self, Problem> {
        let place = path.display().to_string();
        Self::new(&place, Seekable::file(path, length), MOST_BYTES)
    }

    /// Opens the archive in `bytes`, which came from `place`; `inner` says whether that is in
    /// an archive.
    pub(super) fn in_memory(place: &str, bytes: &[u8], inner: bool) -> Result<Self, Problem> {
        let most = if inner { MOST_INNER_BYTES } else { MOST_BYTES };
        Self::new(place, Seekable::memory(bytes), most)
    }

    fn new(place: &str, bytes: Seekable, most: u64) -> Result<Self, Problem> {
        let zip = ZipArchive::new(bytes).map_err(|error| broken(place, &error))?;
        if zip.len() > MOST_ENTRIES {
            return Err(Problem::new(
                place,
                format!(
                    "The archive holds {} files, more than the {MOST_ENTRIES} that are read.",
                    zip.len()
                ),
                "Unpack it and open its folders one after another.",
            ));
        }
        let all: Vec<Entry> = (0..zip.len())
            .filter_map(|index| {
                let name = zip.name_for_index(index)?.ok()?.replace('\\', "/");
                (!name.ends_with('/')).then_some(Entry { name, index })
            })
            .collect();
        let paths: Vec<&Path> = all.iter().map(|entry| Path::new(&entry.name)).collect();
        let wanted = names::articles(&paths);
        let left_out = names::left_out(&paths, &wanted);
        let entries: Vec<Entry> = all
            .into_iter()
            .zip(wanted)
            .filter_map(|(entry, wanted)| wanted.then_some(entry))
            .collect();
        Ok(Self {
            place: place.to_owned(),
            left_out,
            zip,
            entries,
            inflated: AtomicU64::new(0),
            most,
        })
    }

    /// Returns what it is.
    pub(super) fn content(&self) -> Result<Content, Problem> {
        let has = |name: &str| self.zip.index_for_name(name).is_some();
        let refused = |what: &str, hint: &str| {
            Err(Problem::new(
                &self.place,
                format!("This is {what}, not an article."),
                hint,
            ))
        };
        if has("word/document.xml") {
            return Ok(Content::Word);
        }
        if has("xl/workbook.xml") || has("xl/workbook.bin") {
            return refused(
                "an Excel workbook",
                "Save the sheet with the articles as CSV.",
            );
        }
        if has("ppt/presentation.xml") {
            return refused("a presentation", SAVE_AS_TEXT);
        }
        if has("Index/Document.iwa") || has("Index.zip") {
            return refused("a Pages document", "Export it from Pages as Word or PDF.");
        }
        let first = self.whole("mimetype").unwrap_or_default();
        let kind = String::from_utf8_lossy(&first[..first.len().min(100)])
            .trim()
            .to_owned();
        match kind.as_str() {
            "application/vnd.oasis.opendocument.text"
            | "application/vnd.oasis.opendocument.text-template" => Ok(Content::OpenText),
            "application/epub+zip" => refused("an e-book (EPUB)", SAVE_AS_TEXT),
            "application/vnd.oasis.opendocument.spreadsheet" => {
                refused("a spreadsheet", "Save the sheet with the articles as CSV.")
            }
            kind if kind.starts_with("application/vnd.oasis.opendocument") => {
                refused("a LibreOffice document without running text", SAVE_AS_TEXT)
            }
            _ => Ok(Content::Files),
        }
    }

    /// Returns how many articles it may hold.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Says whether no file in it can be an article.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Returns how many of its files are no articles, by their names.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// Returns the place of an entry: the archive and the path in it.
    #[must_use]
    pub fn place(&self, number: usize) -> String {
        let name = self.entries.get(number).map_or("", |entry| &entry.name);
        format!("{}/{name}", self.place)
    }

    /// Returns the bytes of an entry.
    pub(super) fn bytes(&self, number: usize) -> Result<Vec<u8>, Problem> {
        let place = self.place(number);
        let Some(entry) = self.entries.get(number) else {
            return Err(Problem::new(
                place,
                "There is no such file in the archive.",
                "",
            ));
        };
        let bytes = self.inflate(&place, entry.index)?;
        let before = self
            .inflated
            .fetch_add(bytes.len() as u64, Ordering::Relaxed);
        if before + bytes.len() as u64 > self.most {
            let most = self.most / 1_000_000;
            return Err(Problem::new(
                place,
                format!("More than {most} MB came out of the archive; the rest of it is left."),
                "Unpack it and open its folders one after another.",
            ));
        }
        Ok(bytes)
    }

    /// Returns the bytes of a part of a document; `None` if it is not there or broken.
    pub(super) fn whole(&self, name: &str) -> Option<Vec<u8>> {
        self.part(name).ok()
    }

    /// Returns the bytes of a part of a document.
    pub(super) fn part(&self, name: &str) -> Result<Vec<u8>, Problem> {
        let Some(index) = self.zip.index_for_name(name) else {
            return Err(Problem::new(
                &self.place,
                format!("The document is broken: it has no part `{name}`."),
                REPAIR,
            ));
        };
        self.inflate(&self.place, index)
    }

    fn inflate(&self, place: &str, index: usize) -> Result<Vec<u8>, Problem> {
        // A copy shares the bytes and the list of entries.
        let mut zip = self.zip.clone();
        let file = zip.by_index(index).map_err(|error| broken(place, &error))?;
        let mut bytes = Vec::new();
        file.take(LARGEST_FILE + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| broken(place, &ZipError::Io(error)))?;
        if bytes.len() as u64 > LARGEST_FILE {
            return Err(Problem::new(
                place,
                "More than 50 MB come out of this, the most that is read.",
                "If it is a real document, save its text alone as a .txt file.",
            ));
        }
        Ok(bytes)
    }
}

const REPAIR: &str = "Open it in its program, which may repair it, and save it anew.";
const SAVE_AS_TEXT: &str =
    "Open it in its program and save the text as .txt, or copy it and paste it.";

fn broken(place: &str, error: &ZipError) -> Problem {
    match error {
        ZipError::UnsupportedArchive(what) if what.to_lowercase().contains("password") => {
            protected(place)
        }
        ZipError::InvalidPassword => protected(place),
        ZipError::Io(error) if error.kind() != std::io::ErrorKind::UnexpectedEof => Problem::new(
            place,
            format!("The archive could not be read: {error}."),
            "Look whether it is still where it was, and open it once more.",
        ),
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            Problem::new(
                place,
                "The archive is packed in a way that is not read.",
                "Unpack it, or pack it anew as a plain .zip.",
            )
        }
        _ => Problem::new(
            place,
            "The file is broken: it begins as an archive and does not go on as one.",
            "Copy or download it again.",
        ),
    }
}

/// Returns the refusal of what cannot be read without a password.
pub(super) fn protected(place: &str) -> Problem {
    Problem::new(
        place,
        "The file is protected by a password.",
        "Open it in its program and save a copy without a password.",
    )
}
