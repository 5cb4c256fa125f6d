//! Pages saved in one file (.mhtml), and mails: the part that is the page, or the text.

use encoding_rs::Encoding;
use mailparse::{MailHeaderMap as _, ParsedMail, parse_mail};

use super::draft::{Draft, Place, Stated};
use super::origin::is_address;
use super::{encoding, html};
use crate::model::Problem;

/// Files that name more borders between parts than this are none that a browser writes.
const MOST_BORDERS: usize = 24;

/// Reads the page or mail in `bytes`, which came from `place`; `told` is the encoding that a
/// person says it has.
pub(super) fn read(
    place: &str,
    bytes: &[u8],
    told: Option<&'static Encoding>,
) -> Result<Draft, Problem> {
    let mail = opened(place, bytes)?;
    let header = |name: &str| mail.headers.get_first_value(name);
    let (found, is_page) = content(place, &mail)?;
    let (content, label) = encoded(place, found)?;
    let decoded = match told {
        Some(encoding) => encoding::marked(&content, encoding),
        None => encoding::decode(place, &content, label.as_deref())?,
    };
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

/// Returns the bytes of the text in it, the encoding that they are said to have, and whether
/// they are a page.
pub(super) fn text(place: &str, bytes: &[u8]) -> Result<(Vec<u8>, Option<String>, bool), Problem> {
    let mail = opened(place, bytes)?;
    let (found, is_page) = content(place, &mail)?;
    let (content, label) = encoded(place, found)?;
    Ok((content, label, is_page))
}

fn broken(place: &str) -> Problem {
    Problem::new(
        place,
        "The page's file is broken: its parts cannot be told apart.",
        "Save the page anew, best as HTML.",
    )
}

fn opened<'b>(place: &str, bytes: &'b [u8]) -> Result<ParsedMail<'b>, Problem> {
    let borders = bytes
        .windows(8)
        .filter(|word| word.eq_ignore_ascii_case(b"boundary"));
    if borders.count() > MOST_BORDERS {
        return Err(broken(place));
    }
    parse_mail(bytes).map_err(|_| broken(place))
}

/// Returns the part with the article, and whether it is a page.
fn content<'m>(
    place: &str,
    mail: &'m ParsedMail<'m>,
) -> Result<(&'m ParsedMail<'m>, bool), Problem> {
    let page = part(mail, "text/html").map(|page| (page, true));
    let found = page.or_else(|| Some((part(mail, "text/plain")?, false)));
    found.ok_or_else(|| {
        Problem::new(
            place,
            "The file holds no page and no text.",
            "Save the page anew, best as HTML.",
        )
    })
}

/// Returns the bytes of a part, and the encoding that it names itself.
fn encoded(place: &str, part: &ParsedMail<'_>) -> Result<(Vec<u8>, Option<String>), Problem> {
    let content = part.get_body_raw().map_err(|_| broken(place))?;
    let declared = part.ctype.params.get("charset").cloned();
    let label = declared.or_else(|| encoding::label_of_page(&content));
    Ok((content, label))
}

/// Returns the first part of that kind, in the order in which parts stand.
fn part<'m>(mail: &'m ParsedMail<'m>, kind: &str) -> Option<&'m ParsedMail<'m>> {
    mail.parts()
        .find(|part| part.subparts.is_empty() && part.ctype.mimetype == kind)
}
