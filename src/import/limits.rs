//! Bytes to text: what is not text, not UTF-8 or too large is refused with a sentence.
//!
//! A byte order mark and carriage returns stay in the text: offsets count them.

use crate::model::Problem;

/// The largest file that is read, in bytes.
pub(super) const LARGEST_FILE: u64 = 50_000_000;

/// The largest text that an article may have, in bytes.
pub(super) const LARGEST_TEXT: usize = 5_000_000;

/// Returns the text of an article in `bytes`, which came from `place`.
pub(super) fn decode(place: &str, bytes: &[u8]) -> Result<String, Problem> {
    let text = utf8(place, bytes)?;
    check_text(place, "file", text)?;
    Ok(text.to_owned())
}

/// Returns `bytes`, which came from `place`, as text of any length and content.
pub(super) fn utf8<'b>(place: &str, bytes: &'b [u8]) -> Result<&'b str, Problem> {
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
    if let Some(what) = other_than_text(bytes) {
        return Err(Problem::new(
            place,
            format!("This is {what}, not plain text."),
            "This version reads .txt files: save the article as plain text, or copy its text and paste it.",
        ));
    }
    if is_utf16(bytes) {
        return Err(Problem::new(
            place,
            "The text is in UTF-16, not in UTF-8.",
            "Open it in an editor and save it as UTF-8.",
        ));
    }
    if let Some(zero) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Problem::new(
            place,
            format!(
                "This is a binary file (byte {} is zero), not plain text.",
                zero + 1
            ),
            "This version reads .txt files: save the article as plain text, or copy its text and paste it.",
        ));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let good = &bytes[..error.valid_up_to()];
        let line = good.split(|&byte| byte == b'\n').count();
        let start = good.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let column = 1 + String::from_utf8_lossy(&good[start..]).chars().count();
        Problem::new(
            place,
            format!(
                "The text is not UTF-8: byte {} of the file (0x{:02X}, in line {line}) does not belong.",
                good.len() + 1,
                bytes[good.len()],
            ),
            "Open it in an editor and save it as UTF-8.",
        )
        .at(line, column)
    })
}

/// Refuses a text that is too large or has nothing to read; `what` holds it.
pub(super) fn check_text(place: &str, what: &str, text: &str) -> Result<(), Problem> {
    if text.len() > LARGEST_TEXT {
        return Err(Problem::new(
            place,
            "The text is larger than 5 MB, the most that an article may be.",
            "Split it into its articles.",
        ));
    }
    if text
        .chars()
        .all(|c| c.is_whitespace() || "\u{feff}\u{200b}".contains(c))
    {
        return Err(Problem::new(
            place,
            format!("The {what} holds only white space."),
            "Choose one that holds the article's text.",
        ));
    }
    Ok(())
}

/// Returns the refusal of a file above [`LARGEST_FILE`].
pub(super) fn too_large_file(place: &str) -> Problem {
    Problem::new(
        place,
        "The file is larger than 50 MB, the most that is read.",
        "Save the article's text alone as a .txt file.",
    )
}

/// The first bytes of files that people take for articles.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a Word document or another ZIP archive"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (
        b"\xD0\xCF\x11\xE0",
        "an old Word document or another Office file",
    ),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"7z\xBC\xAF", "a 7z archive"),
    (b"\x7FELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound file"),
    (b"bplist", "a Safari web archive"),
];

fn other_than_text(bytes: &[u8]) -> Option<&'static str> {
    let known = SIGNATURES
        .iter()
        .find(|(first, _)| bytes.starts_with(first));
    if let Some((_, what)) = known {
        return Some(what);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some("a WebP image");
    }
    let start = &bytes[..bytes.len().min(512)];
    let start = start.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(start);
    let start = start.trim_ascii_start().to_ascii_lowercase();
    (start.starts_with(b"<!doctype html") || start.starts_with(b"<html"))
        .then_some("a web page (HTML)")
}

/// Says whether the bytes are UTF-16: by its mark, or because every other byte of a
/// text in Latin letters is then zero.
fn is_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return true;
    }
    let start = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| {
        start
            .iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 2 * 3 / 10;
    start.len() >= 16 && (even > most && odd == 0 || odd > most && even == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(bytes: &[u8], expected: &str) {
        let problem = decode("a.txt", bytes).expect_err("it is no text");
        assert_eq!(problem.to_string(), expected);
    }

    #[test]
    fn what_is_no_text_is_refused_by_name() {
        const HINT: &str = "This version reads .txt files: save the article as plain text, or copy its text and paste it.";
        refused(
            b"",
            "a.txt: The file is empty. Choose a file that holds the article's text.",
        );
        for blank in [" \r\n\t ", "\u{feff}\n"] {
            refused(
                blank.as_bytes(),
                "a.txt: The file holds only white space. Choose one that holds the article's text.",
            );
        }
        for (bytes, what) in [
            (&b"%PDF-1.7\n..."[..], "a PDF document"),
            (b"PK\x03\x04\x14", "a Word document or another ZIP archive"),
            (b"\x89PNG\r\n\x1a\n", "a PNG image"),
            (b"\xFF\xD8\xFF\xE0", "a JPEG image"),
            (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "a WebP image"),
            (b"{\\rtf1 Text}", "an RTF document"),
            (b"\xEF\xBB\xBF\n<!DOCTYPE html><p>Text", "a web page (HTML)"),
        ] {
            refused(
                bytes,
                &format!("a.txt: This is {what}, not plain text. {HINT}"),
            );
        }
        refused(
            b"ab\x00c",
            &format!("a.txt: This is a binary file (byte 3 is zero), not plain text. {HINT}"),
        );
    }

    #[test]
    fn other_encodings_are_told_with_their_place() {
        refused(
            b"One\nTw\xc3\xb6 caf\xe9",
            "a.txt:2:8: The text is not UTF-8: byte 13 of the file (0xE9, in line 2) does not belong. Open it in an editor and save it as UTF-8.",
        );
        let wide: Vec<u8> = "Russia rejects a truce"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in [wide.clone(), [b"\xFF\xFE", &wide[..]].concat()] {
            refused(
                &bytes,
                "a.txt: The text is in UTF-16, not in UTF-8. Open it in an editor and save it as UTF-8.",
            );
        }
    }

    #[test]
    fn sizes_are_limited() {
        refused(
            &vec![b'a'; 5_000_001],
            "a.txt: The text is larger than 5 MB, the most that an article may be. Split it into its articles.",
        );
        refused(
            &vec![b'a'; 50_000_001],
            "a.txt: The file is larger than 50 MB, the most that is read. Save the article's text alone as a .txt file.",
        );
        assert!(decode("a.txt", &vec![b'a'; 5_000_000]).is_ok());
    }

    #[test]
    fn marks_and_carriage_returns_stay() {
        let text = "\u{feff}One\r\nTwo\rThree";
        assert_eq!(decode("a.txt", text.as_bytes()).as_deref(), Ok(text));
    }
}
