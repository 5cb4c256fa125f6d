//! The text of a PDF, read in a process of its own.
//!
//! What reads PDFs may loop, run out of stack or of memory on a broken or hostile file: none
//! of these can be caught in this process. So the program starts itself again, hands the
//! bytes over, and waits only so long; see [`super::worker`].

mod layout;
mod pages;

pub(super) use pages::{Fault, read as read_here};

use super::draft::Draft;
use super::worker;
use crate::model::Problem;

/// Reads the PDF in `bytes`, which came from `place`.
pub(super) fn read(place: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    let draft = worker::ask(place, bytes)?;
    if super::limits::is_blank(&draft.text) {
        return Err(Problem::new(
            place,
            "This PDF holds pictures of text, not text.",
            "Run OCR first, and open what that gives.",
        ));
    }
    Ok(draft)
}
