//! Foreign bytes become [`Article`]s.
//!
//! In go the bytes of a file or a text that was pasted, and today's date; out come articles,
//! each with its text, title, date, outlet, the stretches of site furniture and what was
//! noticed, or a [`Problem`] that says why not. What a file is is told by its content. A text
//! is never changed, a date never corrected, a year never guessed, and no clock is read.
//!
//! Text, web pages, pages saved in one file, Markdown, PDF with a text layer, documents of
//! Word and `LibreOffice` hold one article each; tables (CSV, JSON, JSON lines) and ZIP
//! archives hold many. Everything is capped: the size of a file, of what comes out of an
//! archive, of a text; the depth of tags; the time and memory for a PDF or a large page, which
//! are read in a process of their own (see [`worker`]).

mod archive;
mod date;
mod dated;
mod draft;
mod encoding;
mod encodings;
mod finish;
mod furniture;
mod headline;
mod html;
mod kind;
mod language;
mod layout;
mod limits;
mod line;
mod markdown;
mod mime;
mod names;
mod office;
mod origin;
mod pdf;
mod records;
mod reread;
mod seekable;
mod slug;
mod source;
mod stated;
mod stem;
mod typed;
pub mod worker;

#[cfg(test)]
mod tests;

use std::path::Path;

use encoding_rs::Encoding;

pub use archive::Archive;
pub use language::{name as language_name, typed as typed_language};
pub use names::{Pages, READ as ENDINGS, articles as are_articles};
pub use records::is_of_articles;
pub use reread::{encodings, file_of, read_in};
pub use typed::date as typed_date;

use self::archive::Content;
use self::draft::Draft;
use self::finish::article;
use self::kind::Kind;
use crate::model::{Article, Date, Note, NoteKind, Problem};

/// An article, or why there is none.
pub type Outcome = Result<Article, Problem>;

/// Reads all articles in the file at `path`. `today` tells which dates lie in the future.
#[must_use]
pub fn read_all(path: &Path, today: Date) -> Vec<Outcome> {
    match source::bytes(path) {
        Ok(bytes) => all(&path.display().to_string(), &bytes, today),
        Err(problem) => vec![Err(problem)],
    }
}

/// Reads all articles in `bytes`, which came from `source`.
#[must_use]
pub fn all(source: &str, bytes: &[u8], today: Date) -> Vec<Outcome> {
    within(source, bytes, 0, Known::on(today))
}

/// What is known before a file is read.
#[derive(Clone, Copy, Debug)]
struct Known {
    today: Date,
    /// The encoding of its text, where a person says it.
    encoding: Option<&'static Encoding>,
}

impl Known {
    const fn on(today: Date) -> Self {
        Self {
            today,
            encoding: None,
        }
    }
}

/// Reads the article in the file at `path`.
///
/// # Errors
///
/// The file is missing, cannot be read, or holds several articles.
pub fn read(path: &Path, today: Date) -> Result<Article, Problem> {
    only(&path.display().to_string(), read_all(path, today))
}

/// Reads the article in `bytes`, which came from `source`.
///
/// # Errors
///
/// As [`read`].
pub fn from_bytes(source: &str, bytes: &[u8], today: Date) -> Result<Article, Problem> {
    only(source, all(source, bytes, today))
}

fn only(source: &str, mut outcomes: Vec<Outcome>) -> Result<Article, Problem> {
    match (outcomes.pop(), outcomes.len()) {
        (Some(outcome), 0) => outcome,
        (_, count) => Err(Problem::new(
            source,
            format!("The file holds {} articles, not one.", count + 1),
            "Open it with all of them.",
        )),
    }
}

/// Opens the archive of files at `path`, to read its articles one by one; `None` if it is
/// something else, which [`read_all`] reads.
///
/// # Errors
///
/// It is an archive that cannot be opened.
pub fn archive(path: &Path) -> Result<Option<Archive>, Problem> {
    let Some(length) = source::archive(path)? else {
        return Ok(None);
    };
    let archive = Archive::in_file(path, length)?;
    Ok((archive.content()? == Content::Files).then_some(archive))
}

/// Reads all articles in an entry of an archive.
#[must_use]
pub fn entry(archive: &Archive, number: usize, today: Date) -> Vec<Outcome> {
    inside(archive, number, 1, Known::on(today))
}

fn inside(archive: &Archive, number: usize, depth: usize, known: Known) -> Vec<Outcome> {
    match archive.bytes(number) {
        Ok(bytes) => within(&archive.place(number), &bytes, depth, known),
        Err(problem) => vec![Err(problem)],
    }
}

/// Reads the text of a table, such as a CSV file, at `path`.
///
/// # Errors
///
/// The file is missing, unreadable, empty, too large, binary or not UTF-8.
pub fn table(path: &Path) -> Result<String, Problem> {
    let bytes = source::bytes(path)?;
    table_in(&path.display().to_string(), &bytes)
}

/// Reads the text of a table in `bytes`, which came from `source`.
///
/// # Errors
///
/// As [`table`].
pub fn table_in(source: &str, bytes: &[u8]) -> Result<String, Problem> {
    let hinted = |problem: Problem| Problem {
        hint: "Save the table as CSV in UTF-8.".to_owned(),
        ..problem
    };
    limits::check_bytes(source, bytes).map_err(hinted)?;
    let kind = kind::kind(source, Path::new(source), bytes).map_err(hinted)?;
    if [Kind::Pdf, Kind::Zip].contains(&kind) {
        let what = if kind == Kind::Pdf {
            "a PDF"
        } else {
            "an archive or a workbook"
        };
        return Err(hinted(Problem::new(
            source,
            format!("This is {what}, not a table."),
            "",
        )));
    }
    encoding::decode(source, bytes, None)
        .map(|decoded| decoded.text)
        .map_err(hinted)
}

/// Reads the article in a text that was pasted.
///
/// # Errors
///
/// The text is empty or too large.
pub fn from_paste(text: &str, today: Date) -> Result<Article, Problem> {
    if text.is_empty() {
        return Err(Problem::new(
            PASTED,
            "There is no text to paste.",
            "Copy the article's text first.",
        ));
    }
    limits::check_text(PASTED, "pasted text", text)?;
    Ok(article(
        PASTED,
        None,
        Draft::of_text(text.to_owned()),
        today,
    ))
}

/// Reads the article in what was copied from a page: `html`, and the same as plain `text`,
/// which is taken where the page holds less of it.
///
/// # Errors
///
/// As [`from_paste`].
pub fn from_pasted_page(html: &str, text: &str, today: Date) -> Result<Article, Problem> {
    let words = |text: &str| text.split_whitespace().count();
    let whole = |draft: &Draft| words(&draft.text) * 10 >= words(text) * 9;
    let draft = html::pasted(html).filter(|draft| !limits::is_blank(&draft.text) && whole(draft));
    match draft {
        Some(draft) => {
            limits::check_text(PASTED, "pasted text", &draft.text)?;
            Ok(article(PASTED, None, draft, today))
        }
        None => from_paste(text, today),
    }
}

/// Where a pasted article comes from.
const PASTED: &str = Article::PASTED;

/// Archives in archives are read one level deep.
const DEEPEST: usize = 1;

fn within(source: &str, bytes: &[u8], depth: usize, known: Known) -> Vec<Outcome> {
    let drafts = match drafts(source, bytes, depth, known.encoding) {
        Ok(Found::Drafts(drafts)) => drafts,
        Ok(Found::Archive(archive)) => return unpacked(&archive, depth, known),
        Err(problem) => return vec![Err(problem)],
    };
    let stem = Path::new(source)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    drafts
        .into_iter()
        .map(|(place, draft)| {
            let draft = draft?;
            limits::check_text(&place, "file", &draft.text)?;
            Ok(article(&place, stem.as_deref(), draft, known.today))
        })
        .collect()
}

fn unpacked(archive: &Archive, depth: usize, known: Known) -> Vec<Outcome> {
    (0..archive.len())
        .flat_map(|number| inside(archive, number, depth + 1, known))
        .collect()
}

/// What is in a file.
enum Found {
    Drafts(Vec<(String, Result<Draft, Problem>)>),
    Archive(Box<Archive>),
}

fn drafts(
    place: &str,
    bytes: &[u8],
    depth: usize,
    told: Option<&'static Encoding>,
) -> Result<Found, Problem> {
    limits::check_bytes(place, bytes)?;
    let name = Path::new(place);
    let kind = kind::kind(place, name, bytes)?;
    let draft = match kind {
        Kind::Zip => {
            let archive = Archive::in_memory(place, bytes, depth > 0)?;
            match archive.content()? {
                Content::Files if depth > DEEPEST => {
                    return Err(Problem::new(
                        place,
                        "This is an archive in an archive in an archive.",
                        "Unpack the outer ones and open the folder.",
                    ));
                }
                Content::Files if archive.is_empty() => {
                    return Err(Problem::new(
                        place,
                        "The archive holds no articles.",
                        format!(
                            "Articles are files that end in .{}.",
                            names::READ.join(", .")
                        ),
                    ));
                }
                Content::Files => return Ok(Found::Archive(Box::new(archive))),
                content => office::read(place, &archive, content)?,
            }
        }
        Kind::Pdf => pdf::read(place, bytes)?,
        Kind::Mime => mime::read(place, bytes, told)?,
        Kind::Text | Kind::Page | Kind::Markdown | Kind::Json | Kind::JsonLines | Kind::Table => {
            let label = (kind == Kind::Page)
                .then(|| encoding::label_of_page(bytes))
                .flatten();
            let decoded = match told {
                Some(encoding) => encoding::marked(bytes, encoding),
                None => encoding::decode(place, bytes, label.as_deref())?,
            };
            let text = decoded.text;
            let rows = match kind {
                Kind::Json => records::json(place, &text)?,
                Kind::JsonLines => records::json_lines(place, &text)?,
                Kind::Table => records::table(place, &text)?,
                _ => {
                    let mut draft = match kind {
                        Kind::Page => html::read(&text),
                        Kind::Markdown => markdown::read(&text),
                        _ => Draft::of_text(text),
                    };
                    draft.notes.extend(decoded.note);
                    return one(place, name, kind, draft);
                }
            };
            return Ok(Found::Drafts(numbered(place, rows, decoded.note.as_ref())));
        }
    };
    one(place, name, kind, draft)
}

fn one(place: &str, name: &Path, kind: Kind, mut draft: Draft) -> Result<Found, Problem> {
    if kind == Kind::Page && limits::is_blank(&draft.text) {
        return Err(Problem::new(
            place,
            "The page holds no text.",
            "Open it in a browser and save it once it is shown, or copy its text and paste it.",
        ));
    }
    draft.notes.extend(mislabelled(name, kind));
    Ok(Found::Drafts(vec![(place.to_owned(), Ok(draft))]))
}

/// Gives each row its place: the file and the row's number in it, if there are several.
fn numbered(
    place: &str,
    rows: Vec<records::Numbered>,
    note: Option<&Note>,
) -> Vec<(String, Result<Draft, Problem>)> {
    let alone = rows.len() == 1;
    rows.into_iter()
        .map(|(number, draft)| {
            let place = if alone {
                place.to_owned()
            } else {
                format!("{place}#{number}")
            };
            let draft = draft.map(|mut draft| {
                draft.notes.extend(note.cloned());
                draft
            });
            let told = draft.map_err(|problem| Problem {
                place: place.clone(),
                ..problem
            });
            (place, told)
        })
        .collect()
}

/// Notes that a file is something else than its name says.
fn mislabelled(name: &Path, kind: Kind) -> Option<Note> {
    let promised = kind::promised(&kind::ending(name), kind)?;
    let what = match kind {
        Kind::Text => "a text",
        Kind::Page => "a web page",
        Kind::Mime => "a page saved in one file",
        Kind::Markdown => "Markdown",
        Kind::Pdf => "a PDF",
        Kind::Zip => "a document",
        Kind::Json | Kind::JsonLines | Kind::Table => "a table",
    };
    Some(Note::new(
        NoteKind::Text,
        format!("By its name the file is {promised}, but it is {what}."),
        "Look whether it holds the article, rather than a page that asks to sign in.",
    ))
}
