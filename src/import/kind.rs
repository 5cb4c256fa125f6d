//! What a file is, told by its content; its name decides only between kinds of text.

use std::path::Path;

use crate::model::Problem;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Page,
    /// A page with all its parts in one file, as browsers save it, or a mail.
    Mime,
    Markdown,
    Pdf,
    /// A ZIP archive: a document of Word or `LibreOffice`, or one of files.
    Zip,
    Json,
    JsonLines,
    /// A table with separated values.
    Table,
}

/// The first bytes of files that are not read, what they are, and what to do.
const REFUSED: &[(&[u8], &str, &str)] = &[
    (
        b"\xD0\xCF\x11\xE0",
        "an old Office document (.doc) or one with a password",
        "Open it in its program and save it as .docx without a password, or as plain text.",
    ),
    (
        b"{\\rtf",
        "an RTF document",
        "Open it in a word processor and save it as .docx or plain text.",
    ),
    (
        b"bplist",
        "a Safari web archive",
        "Open it in Safari and save it as page source (HTML) or PDF.",
    ),
    (b"\x89PNG", "a PNG image", IMAGE),
    (b"\xFF\xD8\xFF", "a JPEG image", IMAGE),
    (b"GIF87a", "a GIF image", IMAGE),
    (b"GIF89a", "a GIF image", IMAGE),
    (b"II*\x00", "a TIFF image", IMAGE),
    (b"MM\x00*", "a TIFF image", IMAGE),
    (b"BM", "a BMP image", IMAGE),
    (b"AT&TFORM", "a DjVu document", IMAGE),
    (b"%!PS", "a PostScript document", "Convert it to PDF first."),
    (b"\x1F\x8B", "a gzip archive", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a 7z archive", UNPACK),
    (b"Rar!", "a RAR archive", UNPACK),
    (b"BZh91AY&SY", "a bzip2 archive", UNPACK),
    (b"\xFD7zXZ", "an xz archive", UNPACK),
    (b"\x28\xB5\x2F\xFD", "a Zstandard archive", UNPACK),
    (b"\x7FELF", "a program", TEXT),
    (b"MZ\x90\x00", "a program", TEXT),
    (b"SQLite format 3\x00", "a database", TEXT),
    (b"ID3", "a sound file", TEXT),
    (b"OggS", "a sound file", TEXT),
    (b"\x1A\x45\xDF\xA3", "a film", TEXT),
];

const IMAGE: &str = "If it shows text, run OCR first and open what that gives.";
const UNPACK: &str = "Unpack it first, or make it a .zip.";
const TEXT: &str = "Choose a file that holds the article's text.";

/// How much of a text is looked at.
const START: usize = 4096;

/// Returns what the file called `name` with these bytes is.
///
/// # Errors
///
/// It is something that is not read, such as an image.
pub(super) fn kind(place: &str, name: &Path, bytes: &[u8]) -> Result<Kind, Problem> {
    if let Some((what, hint)) = refused(bytes) {
        return Err(Problem::new(
            place,
            format!("This is {what}, not an article."),
            hint,
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(Kind::Zip);
    }
    // Some writers put a line of their own before the mark of a PDF.
    let start = &bytes[..bytes.len().min(1024)];
    if start.windows(5).any(|mark| mark == b"%PDF-") && !looks_like_page(&start_of(bytes)) {
        return Ok(Kind::Pdf);
    }
    Ok(kind_of_text(&start_of(bytes), &ending(name)))
}

/// Returns the ending of a file's name in lower case, without its dot.
pub(super) fn ending(name: &Path) -> String {
    let ending = name.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

fn refused(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Some(("a WebP image", IMAGE));
    }
    match bytes.get(4..12) {
        Some(b"ftypheic" | b"ftypheix" | b"ftypmif1" | b"ftypavif") => {
            return Some(("an image", IMAGE));
        }
        Some([b'f', b't', b'y', b'p', ..]) => return Some(("a film", TEXT)),
        _ => {}
    }
    let known = REFUSED.iter().find(|(first, ..)| bytes.starts_with(first));
    // Two letters are no mark: a text may begin with them.
    let known = known.filter(|(first, ..)| {
        first.len() > 3 || bytes[..bytes.len().min(64)].contains(&0) || !first.is_ascii()
    });
    known.map(|(_, what, hint)| (*what, *hint))
}

/// Returns the start of a text as letters of ASCII can be looked for in it, whatever its
/// encoding.
fn start_of(bytes: &[u8]) -> String {
    let start = &bytes[..bytes.len().min(START)];
    let start: Vec<u8> = start.iter().copied().filter(|&byte| byte != 0).collect();
    let text = String::from_utf8_lossy(&start);
    text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{fffd}')
        .to_owned()
}

fn kind_of_text(start: &str, ending: &str) -> Kind {
    if looks_like_page(start) {
        return Kind::Page;
    }
    if is_mime(start) {
        return Kind::Mime;
    }
    let json = start.starts_with('{') || start.starts_with('[');
    match ending {
        "html" | "htm" | "xhtml" if start.contains('<') => Kind::Page,
        "md" | "markdown" | "mdown" => Kind::Markdown,
        "jsonl" | "ndjson" if json => Kind::JsonLines,
        "json" if json => Kind::Json,
        "csv" | "tsv" => Kind::Table,
        _ if is_json(start) => Kind::Json,
        _ => Kind::Text,
    }
}

/// Says whether a text begins as a web page does: with its head, or behind a comment or an
/// XML declaration.
fn looks_like_page(start: &str) -> bool {
    let mut rest = start;
    loop {
        rest = rest.trim_start();
        let closed = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|at| at + 2)
        } else {
            None
        };
        match closed {
            Some(at) => rest = &rest[at..],
            None => break,
        }
    }
    let head: String = rest.chars().take(14).collect::<String>().to_lowercase();
    let tags = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<article",
        "<title",
        "<div",
        "<p>",
    ];
    tags.iter().any(|tag| head.starts_with(tag))
}

/// Says whether a text begins with the head of a mail or of a page saved in one file.
fn is_mime(start: &str) -> bool {
    let lower = start.to_lowercase();
    let head = lower.split("\n\n").next().unwrap_or_default();
    let head = head.split("\r\n\r\n").next().unwrap_or_default();
    let first = head.lines().next().unwrap_or_default();
    let named = first.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    });
    named
        && head.contains("content-type:")
        && (head.contains("mime-version:") || head.contains("multipart/"))
}

/// Says whether a text without a telling name begins as JSON of objects does.
fn is_json(start: &str) -> bool {
    let inside = start.strip_prefix('[').unwrap_or(start).trim_start();
    inside
        .strip_prefix('{')
        .is_some_and(|rest| rest.trim_start().starts_with('"'))
}

/// Returns what a file's name promises, where its content is something else: a login page
/// that was saved as a PDF.
pub(super) fn promised(ending: &str, kind: Kind) -> Option<&'static str> {
    let (promised, kinds): (&str, &[Kind]) = match ending {
        "pdf" => ("a PDF", &[Kind::Pdf]),
        "docx" => ("a Word document", &[Kind::Zip]),
        "odt" => ("a LibreOffice document", &[Kind::Zip]),
        "zip" => ("an archive", &[Kind::Zip]),
        "html" | "htm" => ("a web page", &[Kind::Page, Kind::Mime]),
        "txt" => ("a text", &[Kind::Text, Kind::Json]),
        _ => return None,
    };
    (!kinds.contains(&kind)).then_some(promised)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, bytes: &[u8], expected: Kind) {
        assert_eq!(kind("x", Path::new(name), bytes), Ok(expected), "{name}");
    }

    #[test]
    fn content_tells_before_the_name() {
        check("a.txt", b"Envoys met.", Kind::Text);
        check("a.txt", b"\xEF\xBB\xBF\n<!DOCTYPE html><p>Text", Kind::Page);
        check(
            "a.txt",
            b"<!-- saved from url=(0020)https://example.org/ -->\r\n<html>",
            Kind::Page,
        );
        check("a.pdf", b"<html><body>Please log in", Kind::Page);
        check("a.html", b"%PDF-1.7\n", Kind::Pdf);
        check("a", b"<\0h\0t\0m\0l\0>\0", Kind::Page);
        check("a.html", b"Talks <b>failed</b>", Kind::Page);
        check("a.html", b"Talks failed", Kind::Text);
        check("a.md", b"# Talks", Kind::Markdown);
        check("a.txt", b"PK\x03\x04", Kind::Zip);
        check(
            "a.mhtml",
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"x\"\r\n\r\n",
            Kind::Mime,
        );
        check("a.txt", b"{\"title\": \"Talks\"}", Kind::Json);
        check("a.jsonl", b"{\"title\": \"Talks\"}", Kind::JsonLines);
        check("a.txt", b"[Kyiv] Envoys met", Kind::Text);
        check("a.csv", b"title,text\n", Kind::Table);
        check("a.txt", b"BMW and ID3 tags are in the news.", Kind::Text);
        check("a.txt", b"BM talks", Kind::Text);
    }

    #[test]
    fn what_is_not_read_says_what_to_do() {
        let told = |bytes: &[u8]| {
            kind("a", Path::new("a.txt"), bytes)
                .expect_err("refused")
                .to_string()
        };
        for (bytes, expected) in [
            (
                &b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..],
                "a: This is an old Office document (.doc) or one with a password, not an article. Open it in its program and save it as .docx without a password, or as plain text.",
            ),
            (
                b"{\\rtf1 Text}",
                "a: This is an RTF document, not an article. Open it in a word processor and save it as .docx or plain text.",
            ),
            (
                b"bplist00",
                "a: This is a Safari web archive, not an article. Open it in Safari and save it as page source (HTML) or PDF.",
            ),
            (
                b"\xFF\xD8\xFF\xE0",
                "a: This is a JPEG image, not an article. If it shows text, run OCR first and open what that gives.",
            ),
            (
                b"RIFF\x00\x00\x00\x00WEBPVP8 ",
                "a: This is a WebP image, not an article. If it shows text, run OCR first and open what that gives.",
            ),
            (
                b"\x1F\x8B\x08\x00",
                "a: This is a gzip archive, not an article. Unpack it first, or make it a .zip.",
            ),
        ] {
            assert_eq!(told(bytes), expected);
        }
    }

    #[test]
    fn a_name_that_promises_something_else_is_told() {
        assert_eq!(promised("pdf", Kind::Page), Some("a PDF"));
        assert_eq!(promised("pdf", Kind::Pdf), None);
        assert_eq!(promised("csv", Kind::Page), None);
    }
}
