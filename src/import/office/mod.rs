//! Documents of Word (.docx) and `LibreOffice` (.odt): the words of their XML, with headings,
//! items and quotations. What was deleted while changes were tracked is left out, and what
//! an older program would show instead of a text box.

mod odt;
mod word;
mod xml;

use super::archive::{Archive, Content};
use super::draft::Draft;
use crate::model::Problem;

/// Reads the document in `archive`, which came from `place`.
pub(super) fn read(place: &str, archive: &Archive, content: Content) -> Result<Draft, Problem> {
    let draft = match content {
        Content::OpenText => odt::read(place, archive)?,
        Content::Word | Content::Files => word::read(place, archive)?,
    };
    if super::limits::is_blank(&draft.text) {
        return Err(Problem::new(
            place,
            "The document holds no text.",
            "If it shows pictures of text, run OCR first and open what that gives.",
        ));
    }
    Ok(draft)
}

fn broken(place: &str) -> Problem {
    Problem::new(
        place,
        "The document is broken: its text cannot be read to the end.",
        "Open it in its program, which may repair it, and save it anew.",
    )
}
