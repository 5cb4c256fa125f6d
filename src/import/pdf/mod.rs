//! The text of a PDF, read in a process of its own.
//!
//! What reads PDFs may loop, run out of stack or of memory on a broken or hostile file: none
//! of these can be caught in this process. So the program starts itself again, hands the
//! bytes over, and waits only so long; see [`super::worker`].

mod layout;
mod pages;

pub(super) use pages::read as read_here;

use super::draft::Draft;
use super::worker::{self, Fault, Sort, Trouble};
use crate::model::Problem;

/// Reads the PDF in `bytes`, which came from `place`.
pub(super) fn read(place: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    let draft = worker::ask(Sort::Pdf, bytes).map_err(|trouble| told(place, trouble))?;
    if super::limits::is_blank(&draft.text) {
        return Err(Problem::new(
            place,
            "This PDF holds pictures of text, not text.",
            "Run OCR first, and open what that gives.",
        ));
    }
    Ok(draft)
}

fn told(place: &str, trouble: Trouble) -> Problem {
    const PASTE: &str = "Copy its text from a viewer and paste it.";
    const PRINT: &str =
        "Open it in a viewer, print it to a new PDF or copy its text, and open that.";
    match trouble {
        Trouble::NoProgram => Problem::new(place, "PDFs cannot be read by this program.", PASTE),
        Trouble::NotStarted => Problem::new(
            place,
            "The process that reads PDFs could not be started.",
            PASTE,
        ),
        Trouble::Fault(Fault::Protected) => super::archive::protected(place),
        Trouble::Fault(Fault::Broken) => Problem::new(
            place,
            "The PDF is broken, or built in a way that cannot be read.",
            PRINT,
        ),
        Trouble::Fault(Fault::TooLarge) => super::limits::too_large_text(place),
        Trouble::TooLong => {
            let seconds = worker::TIME.as_secs();
            let sentence =
                format!("Reading the PDF took longer than {seconds} seconds and was stopped.");
            Problem::new(place, sentence, PRINT)
        }
    }
}
