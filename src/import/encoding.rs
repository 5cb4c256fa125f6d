//! Bytes to text, in whatever encoding they are.
//!
//! The order: a byte order mark; what the file says of itself; UTF-8; UTF-8 with a few bytes
//! that do not belong; UTF-16 without its mark, told by zero bytes; the best guess among the
//! old encodings. Anything but the first three is noted. A byte order mark and carriage
//! returns stay in the text: offsets count them.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr_iter;

use crate::model::{Note, NoteKind, Problem};

/// A text with what was noticed in decoding it.
#[derive(Debug, PartialEq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: &'static Encoding,
    pub(super) note: Option<Note>,
}

/// The most bytes of a text in UTF-8 that may not belong, one in that many.
const FEW: usize = 1000;

/// How much of a text is looked at to guess its encoding.
const SAMPLE: usize = 200_000;

const HINT: &str =
    "Look whether its letters are right. If not, open the file in an editor and save it as UTF-8.";

/// Decodes the bytes of a text that came from `place`; `label` is the encoding that the file
/// names itself.
pub(super) fn decode(place: &str, bytes: &[u8], label: Option<&str>) -> Result<Decoded, Problem> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Err(Problem::new(
            place,
            "The text is in UTF-32, which no page or editor of today writes.",
            "Open it in an editor and save it as UTF-8.",
        ));
    }
    if let Some((encoding, _)) = Encoding::for_bom(bytes) {
        return Ok(marked(bytes, encoding));
    }
    let named = label.and_then(|label| Encoding::for_label(label.as_bytes()));
    if let Some(encoding) = named.filter(|encoding| *encoding != UTF_8) {
        // Who says UTF-16 in bytes that can be read as they are is wrong.
        let told = if [UTF_16LE, UTF_16BE].contains(&encoding) {
            utf16(bytes)
        } else {
            Some(encoding)
        };
        if let Some(encoding) = told
            && std::str::from_utf8(bytes).is_err()
        {
            return Ok(marked(bytes, encoding));
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        return Ok(plain(text));
    }
    if let Some(encoding) = utf16(bytes) {
        let note = noted(&format!(
            "as {}, though it has no mark of it",
            encoding.name()
        ));
        return Ok(Decoded {
            note: Some(note),
            ..marked(bytes, encoding)
        });
    }
    if let Some(zero) = bytes.iter().position(|&byte| byte == 0) {
        return Err(Problem::new(
            place,
            format!(
                "This is a binary file (byte {} is zero), not a text.",
                zero + 1
            ),
            "Save the article as plain text, or copy its text and paste it.",
        ));
    }
    if let Some(decoded) = nearly_utf8(bytes) {
        return Ok(decoded);
    }
    Ok(guessed(bytes))
}

/// Decodes what is surely of that encoding, or what a person says is; a byte order mark stays.
pub(super) fn marked(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, wrong) = encoding.decode_without_bom_handling(bytes);
    let note = wrong.then(|| {
        let sentence = format!(
            "Some bytes of the text do not belong to {}; � stands for them.",
            encoding.name()
        );
        Note::new(NoteKind::Encoding, sentence, HINT)
    });
    Decoded {
        text: text.into_owned(),
        encoding,
        note,
    }
}

/// Takes a text as it is; says so if it was decoded wrongly before.
fn plain(text: &str) -> Decoded {
    // UTF-8 that was once read as windows-1252: "â€™" for an apostrophe, "Ã©" for "é".
    const BROKEN: &[&str] = &[
        "â€™",
        "â€œ",
        "â€\u{9d}",
        "â€”",
        "â€“",
        "Ã©",
        "Ã¼",
        "Ã¶",
        "Ð°Ð",
    ];
    // All begin with this byte, which English texts hardly have.
    const FIRST: u8 = 0xC3;
    let is_broken = |at: &usize| BROKEN.iter().any(|bad| text[*at..].starts_with(bad));
    let broken = memchr_iter(FIRST, text.as_bytes()).filter(is_broken);
    let broken = broken.take(3).count();
    let note = (broken >= 3).then(|| {
        Note::new(
            NoteKind::Text,
            "Some of its letters were broken before it was saved, such as “â€™” for an apostrophe.",
            "Save the article anew from where it came.",
        )
    });
    Decoded {
        text: text.to_owned(),
        encoding: UTF_8,
        note,
    }
}

/// Reads a text in UTF-8 of which only a few bytes do not belong; `None` if there are many.
fn nearly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let mut wrong = 0;
    let mut right = 0;
    for chunk in bytes.utf8_chunks() {
        right += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    // A long text may lose a letter or two in every thousand bytes; a short one that has no
    // letter outside ASCII else is of another encoding.
    if wrong * FEW > bytes.len().max(FEW) || right < 3 * wrong {
        return None;
    }
    let places = if wrong == 1 {
        "1 place".to_owned()
    } else {
        format!("{wrong} places")
    };
    let sentence =
        format!("The text is UTF-8 with bytes that do not belong in {places}; � stands for them.");
    Some(Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: UTF_8,
        note: Some(Note::new(NoteKind::Encoding, sentence, HINT)),
    })
}

/// Guesses the old encoding of a text.
fn guessed(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(&bytes[..bytes.len().min(SAMPLE)], true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let name = match encoding.name() {
        name @ ("windows-1251" | "KOI8-U" | "IBM866" | "ISO-8859-5" | "x-mac-cyrillic") => {
            format!("{name} (Cyrillic)")
        }
        name => name.to_owned(),
    };
    Decoded {
        text: text.into_owned(),
        encoding,
        note: Some(noted(&format!("as {name}, which was guessed"))),
    }
}

fn noted(how: &str) -> Note {
    let sentence = format!("The text is not UTF-8; it was read {how}.");
    Note::new(NoteKind::Encoding, sentence, HINT)
}

/// Returns which UTF-16 the bytes are, if every other one of them is zero as in a text in
/// Latin letters.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| {
        let every_other = start.iter().skip(offset).step_by(2);
        every_other.filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (zeros(0), zeros(1));
    let most = start.len() / 2 * 3 / 10;
    if start.len() < 16 {
        None
    } else if odd > most && even == 0 {
        Some(UTF_16LE)
    } else if even > most && odd == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Returns the encoding that a web page names in its first bytes, or an XML file in its first
/// line.
pub(super) fn label_of_page(bytes: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]).to_lowercase();
    let at = start.find("charset=").map(|at| at + 8).or_else(|| {
        let declaration = start
            .starts_with("<?xml")
            .then(|| start.find("?>"))
            .flatten()?;
        start[..declaration].find("encoding=").map(|at| at + 9)
    })?;
    let label = start[at..].trim_start_matches(['"', '\'', ' ']);
    let end = label
        .find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c))
        .unwrap_or(label.len());
    (end > 0).then(|| label[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN: &str =
        "The envoy’s café in Zürich stayed open — “we talk”, he said, and left for Málaga.";
    const CYRILLIC: &str =
        "Переговори тривали п’ять годин, сказав посол, і сторони домовилися зустрітися знову.";

    /// Checks the text that comes of `bytes`, and whether it is noted.
    #[track_caller]
    fn check(bytes: &[u8], text: &str, note: Option<&str>) {
        let decoded = decode("a.txt", bytes, None).expect("a text");
        assert_eq!(decoded.text, text);
        let found = decoded.note.map(|note| note.sentence);
        assert_eq!(found.as_deref(), note);
    }

    fn wide(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn every_common_encoding_is_read() {
        for text in [LATIN, CYRILLIC] {
            check(text.as_bytes(), text, None);
            let marked = format!("\u{feff}{text}\r\n");
            check(marked.as_bytes(), &marked, None);
            check(&wide(&marked, u16::to_le_bytes), &marked, None);
            check(&wide(&marked, u16::to_be_bytes), &marked, None);
        }
        check(
            &wide(LATIN, u16::to_le_bytes),
            LATIN,
            Some("The text is not UTF-8; it was read as UTF-16LE, though it has no mark of it."),
        );
        let (old, _, _) = encoding_rs::WINDOWS_1252.encode(LATIN);
        check(
            &old,
            LATIN,
            Some("The text is not UTF-8; it was read as windows-1252, which was guessed."),
        );
        let (old, _, _) = encoding_rs::WINDOWS_1251.encode(CYRILLIC);
        check(
            &old,
            CYRILLIC,
            Some(
                "The text is not UTF-8; it was read as windows-1251 (Cyrillic), which was guessed.",
            ),
        );
    }

    #[test]
    fn one_bad_byte_breaks_no_text() {
        let mut bytes = LATIN.as_bytes().repeat(20);
        bytes.insert(3, 0xE9);
        check(
            &bytes,
            &format!("The\u{fffd}{}", &LATIN.repeat(20)[3..]),
            Some("The text is UTF-8 with bytes that do not belong in 1 place; � stands for them."),
        );
    }

    #[test]
    fn what_a_page_says_of_itself_is_believed_unless_it_is_plainly_wrong() {
        for (start, label) in [
            ("<meta charset=\"windows-1251\">", Some("windows-1251")),
            ("<META content='text/html; charset=koi8-r'>", Some("koi8-r")),
            (
                "<?xml version=\"1.0\" encoding='ISO-8859-1'?>",
                Some("iso-8859-1"),
            ),
            ("<p>No word of it", None),
            ("<meta charset=\"\">", None),
        ] {
            assert_eq!(label_of_page(start.as_bytes()).as_deref(), label, "{start}");
        }
        let (old, _, _) = encoding_rs::KOI8_R.encode("Мир");
        let named = decode("a", &old, Some("koi8-r")).expect("a text");
        assert_eq!((named.text.as_str(), named.note), ("Мир", None));
        let lied = decode("a", LATIN.as_bytes(), Some("utf-16")).expect("a text");
        assert_eq!(lied.text, LATIN);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let told = |bytes: &[u8]| {
            decode("a.txt", bytes, None)
                .expect_err("no text")
                .to_string()
        };
        assert_eq!(
            told(b"ab\x00c"),
            "a.txt: This is a binary file (byte 3 is zero), not a text. Save the article as plain text, or copy its text and paste it."
        );
        assert_eq!(
            told(b"\xFF\xFE\0\0a\0\0\0"),
            "a.txt: The text is in UTF-32, which no page or editor of today writes. Open it in an editor and save it as UTF-8."
        );
    }

    #[test]
    fn letters_that_were_broken_before_are_noted() {
        let text = "Kyivâ€™s envoy and Moscowâ€™s envoy met; â€œno dealâ€\u{9d}.";
        let decoded = decode("a", text.as_bytes(), None).expect("a text");
        assert_eq!(decoded.text, text);
        assert!(
            decoded
                .note
                .is_some_and(|note| note.sentence.contains("broken before"))
        );
    }
}
