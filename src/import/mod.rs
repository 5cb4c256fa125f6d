//! Foreign bytes become an [`Article`].
//!
//! In go the bytes of a file or a text that was pasted, and today's date; out comes an
//! article with its text as it was read, title, date, outlet, the stretches of site
//! furniture and what was noticed, or a [`Problem`] that says why not. The text is never
//! changed, a date never corrected, a year never guessed, and no clock is read.

mod date;
mod dated;
mod furniture;
mod headline;
mod layout;
mod line;
mod origin;
mod slug;
mod source;
mod text;

#[cfg(test)]
mod tests;

use std::path::Path;

use crate::model::text::hash;
use crate::model::{Article, Date, Problem};

/// Reads the article in the file at `path`. `today` tells which dates lie in the future.
///
/// # Errors
///
/// The file is missing, unreadable, empty, too large, binary or not UTF-8.
pub fn read(path: &Path, today: Date) -> Result<Article, Problem> {
    let bytes = source::bytes(path)?;
    from_bytes(&path.display().to_string(), &bytes, today)
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
    let text = text::utf8(source, bytes);
    text.map(str::to_owned).map_err(|problem| Problem {
        hint: "Save the table as CSV in UTF-8.".to_owned(),
        ..problem
    })
}

/// Reads the article in `bytes`, which came from `source`.
///
/// # Errors
///
/// As [`read`].
pub fn from_bytes(source: &str, bytes: &[u8], today: Date) -> Result<Article, Problem> {
    let text = text::decode(source, bytes)?;
    let stem = Path::new(source)
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned());
    Ok(article(source, stem.as_deref(), text, today))
}

/// Reads the article in a text that was pasted.
///
/// # Errors
///
/// The text is empty or too large.
pub fn from_paste(text: &str, today: Date) -> Result<Article, Problem> {
    const PLACE: &str = "pasted";
    if text.is_empty() {
        return Err(Problem::new(
            PLACE,
            "There is no text to paste.",
            "Copy the article's text first.",
        ));
    }
    text::check_text(PLACE, "pasted text", text)?;
    Ok(article(PLACE, None, text.to_owned(), today))
}

fn article(source: &str, stem: Option<&str>, text: String, today: Date) -> Article {
    let layout = layout::read(&text, today);
    // A headline names an article better than its file; first words do not.
    let names: Vec<&str> = if layout.headline.is_some() {
        vec![&layout.title, stem.unwrap_or_default()]
    } else {
        vec![stem.unwrap_or_default(), &layout.title]
    };
    Article {
        id: slug::id(&names),
        title: layout.title,
        outlet: layout.outlet,
        address: layout.address,
        published: layout.published.date,
        date_disputed: layout.published.disputed,
        source: source.to_owned(),
        hash: hash(&text),
        headline: layout.headline,
        furniture: layout.furniture,
        notes: layout.notes,
        text,
    }
}
