//! Pages saved in one file (.mhtml), and mails: the part that is the page, or the text.

use mailparse::{MailHeaderMap as _, ParsedMail, parse_mail};

use super::draft::{Draft, Place, Stated};
use super::origin::is_address;
use super::{encoding, html};
use crate::model::Problem;

/// Files that name more borders between parts than this are none that a browser writes.
const MOST_BORDERS: usize = 24;

/// Reads the page or mail in `bytes`, which came from `place`.
pub(super) fn read(place: &str, bytes: &[u8]) -> Result<Draft, Problem> {
    let broken = || {
        Problem::new(
            place,
            "The page's file is broken: its parts cannot be told apart.",
            "Save the page anew, best as HTML.",
        )
    };
    let borders = bytes
        .windows(8)
        .filter(|word| word.eq_ignore_ascii_case(b"boundary"));
    if borders.count() > MOST_BORDERS {
        return Err(broken());
    }
    let mail = parse_mail(bytes).map_err(|_| broken())?;
    let header = |name: &str| mail.headers.get_first_value(name);
    let page = part(&mail, "text/html");
    let text = part(&mail, "text/plain");
    let (found, is_page) = match (page, text) {
        (Some(page), _) => (page, true),
        (None, Some(text)) => (text, false),
        (None, None) => {
            return Err(Problem::new(
                place,
                "The file holds no page and no text.",
                "Save the page anew, best as HTML.",
            ));
        }
    };
    let content = found.get_body_raw().map_err(|_| broken())?;
    let declared = found.ctype.params.get("charset").cloned();
    let label = declared.or_else(|| encoding::label_of_page(&content));
    let decoded = encoding::decode(place, &content, label.as_deref())?;
    let mut draft = if is_page {
        html::read(&decoded.text)
    } else {
        Draft::of_text(decoded.text)
    };
    draft.notes.extend(decoded.note);
    let saved_from = header("Snapshot-Content-Location");
    let by_browser = saved_from.is_some()
        || header("From").is_some_and(|from| from.to_lowercase().contains("saved by"));
    let address = saved_from.or_else(|| found.headers.get_first_value("Content-Location"));
    if draft.address.is_none() {
        draft.address = address.filter(|address| is_address(address));
    }
    draft.spare_title = header("Subject").filter(|subject| !subject.trim().is_empty());
    if let Some(date) = header("Date") {
        if by_browser {
            draft.retrieved = Some(date);
        } else {
            draft.published.push(Stated {
                words: date,
                place: Place::Mail,
            });
        }
    }
    Ok(draft)
}

/// Returns the first part of that kind, in the order in which parts stand.
fn part<'m>(mail: &'m ParsedMail<'m>, kind: &str) -> Option<&'m ParsedMail<'m>> {
    mail.parts()
        .find(|part| part.subparts.is_empty() && part.ctype.mimetype == kind)
}
