//! How much is read at most, and the sentences for what is more, or nothing.

use crate::model::Problem;

/// The largest file that is read, in bytes; of an archive, the largest entry.
pub(super) const LARGEST_FILE: u64 = 50_000_000;

/// The largest archive that is read, in bytes.
pub(super) const LARGEST_ARCHIVE: u64 = 500_000_000;

/// The largest text that an article may have, in bytes.
pub(super) const LARGEST_TEXT: usize = 5_000_000;

/// Refuses what is empty or above [`LARGEST_FILE`].
pub(super) fn check_bytes(place: &str, bytes: &[u8]) -> Result<(), Problem> {
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(too_large_file(place));
    }
    if bytes.is_empty() {
        return Err(Problem::new(
            place,
            "The file is empty.",
            "Choose a file that holds the article's text.",
        ));
    }
    Ok(())
}

/// Refuses a text that is too large or has nothing to read; `what` holds it.
pub(super) fn check_text(place: &str, what: &str, text: &str) -> Result<(), Problem> {
    if text.len() > LARGEST_TEXT {
        return Err(too_large_text(place));
    }
    if is_blank(text) {
        return Err(Problem::new(
            place,
            format!("The {what} holds only white space."),
            "Choose one that holds the article's text.",
        ));
    }
    Ok(())
}

/// Says whether nothing can be read in `text`.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|c| c.is_whitespace() || "\u{feff}\u{200b}".contains(c))
}

/// Returns the refusal of a text above [`LARGEST_TEXT`].
pub(super) fn too_large_text(place: &str) -> Problem {
    Problem::new(
        place,
        "The text is larger than 5 MB, the most that an article may be.",
        "Split it into its articles.",
    )
}

/// Returns the refusal of a file above [`LARGEST_FILE`].
pub(super) fn too_large_file(place: &str) -> Problem {
    Problem::new(
        place,
        "The file is larger than 50 MB, the most that is read.",
        "Save the article's text alone as a .txt file.",
    )
}

/// Returns the refusal of an archive above [`LARGEST_ARCHIVE`].
pub(super) fn too_large_archive(place: &str) -> Problem {
    Problem::new(
        place,
        "The archive is larger than 500 MB, the most that is read.",
        "Unpack it and open the folder.",
    )
}
