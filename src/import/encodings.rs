//! Other encodings in which a text may be, for a person to choose from.
//!
//! Nearly all bytes are a text in any of the old encodings; what tells a wrong one are signs
//! that no text has, capitals within words, letters of two scripts in one word. In: bytes, and
//! the encoding in which they were read. Out: the encodings in which most words are words.

use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, IBM866, ISO_8859_2, ISO_8859_5, KOI8_U, MACINTOSH,
    SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252, WINDOWS_1253,
    WINDOWS_1254, WINDOWS_1255, WINDOWS_1256, WINDOWS_1257, X_MAC_CYRILLIC,
};

use crate::model::Fitting;
use crate::model::text::shortened;

/// The encodings from which a person can choose, the more frequent ones first.
static KNOWN: &[(&Encoding, &str)] = &[
    (UTF_8, "Unicode (UTF-8)"),
    (WINDOWS_1252, "Western European (windows-1252)"),
    (WINDOWS_1251, "Cyrillic (windows-1251)"),
    (KOI8_U, "Cyrillic (KOI8-U, KOI8-R)"),
    (WINDOWS_1250, "Central European (windows-1250)"),
    (ISO_8859_2, "Central European (ISO-8859-2)"),
    (IBM866, "Cyrillic (IBM866, of DOS)"),
    (ISO_8859_5, "Cyrillic (ISO-8859-5)"),
    (X_MAC_CYRILLIC, "Cyrillic (of old Macs)"),
    (MACINTOSH, "Western European (of old Macs)"),
    (WINDOWS_1254, "Turkish (windows-1254)"),
    (WINDOWS_1257, "Baltic (windows-1257)"),
    (WINDOWS_1253, "Greek (windows-1253)"),
    (WINDOWS_1255, "Hebrew (windows-1255)"),
    (WINDOWS_1256, "Arabic (windows-1256)"),
    (GB18030, "Chinese (GB18030, GBK)"),
    (BIG5, "Chinese (Big5)"),
    (SHIFT_JIS, "Japanese (Shift_JIS)"),
    (EUC_JP, "Japanese (EUC-JP)"),
    (EUC_KR, "Korean (EUC-KR)"),
    (UTF_16LE, "Unicode (UTF-16LE)"),
    (UTF_16BE, "Unicode (UTF-16BE)"),
];

/// How much of a text is looked at, in bytes.
const SAMPLE: usize = 100_000;

/// The most encodings that are offered.
const MOST: usize = 6;

/// The most characters of a preview.
const PREVIEW: usize = 160;

/// Returns the encodings that fit `bytes`: first the one in which they were read, then those in
/// which most words are words. One that gives the same text is not named twice. `plain` makes
/// the text of a page.
pub(super) fn fitting(
    bytes: &[u8],
    read_in: &'static Encoding,
    plain: impl Fn(&str) -> String,
) -> Vec<Fitting> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let others = KNOWN.iter().map(|(encoding, _)| *encoding);
    let all = std::iter::once(read_in).chain(others.filter(|other| *other != read_in));
    let mut seen: Vec<String> = Vec::new();
    let mut rated: Vec<(usize, &'static Encoding, String)> = Vec::new();
    for encoding in all {
        // Lines and words of every language are apart by bytes that are zero there.
        if [UTF_16LE, UTF_16BE].contains(&encoding) && !sample.contains(&0) {
            continue;
        }
        let Some((text, is_whole)) = decoded(sample, encoding) else {
            continue;
        };
        let is_read = encoding == read_in;
        if seen.contains(&text) || !(is_whole || is_read) {
            continue;
        }
        let plain = plain(&text);
        seen.push(text);
        rated.push((words_in_a_hundred(&plain), encoding, plain));
    }
    let best = rated.iter().map(|(rate, ..)| *rate).max().unwrap_or(0);
    let (mut first, mut rest): (Vec<_>, Vec<_>) = rated
        .into_iter()
        .partition(|(_, encoding, _)| *encoding == read_in);
    rest.retain(|(rate, ..)| rate * 2 >= best.max(1));
    // The sort is stable: the more frequent ones come first.
    rest.sort_by_key(|(rate, ..)| std::cmp::Reverse(*rate));
    first.append(&mut rest);
    first.truncate(MOST);
    let told = first.into_iter().map(|(_, encoding, text)| Fitting {
        label: encoding.name(),
        name: name(encoding),
        preview: preview(&text),
    });
    told.collect()
}

/// Returns what an encoding is called.
fn name(encoding: &'static Encoding) -> String {
    let known = KNOWN.iter().find(|(known, _)| *known == encoding);
    known.map_or(encoding.name(), |(_, name)| name).to_owned()
}

/// Decodes the beginning of a text, and says whether all its bytes belong to the encoding.
fn decoded(sample: &[u8], encoding: &'static Encoding) -> Option<(String, bool)> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(decoder.max_utf8_buffer_length(sample.len())?);
    // It may end within a letter.
    let (_, _, wrong) = decoder.decode_to_string(sample, &mut text, false);
    Some((text, !wrong))
}

/// Returns how many in a hundred of the words with letters beyond ASCII are words.
fn words_in_a_hundred(text: &str) -> usize {
    let (mut all, mut right) = (0, 0);
    for word in text.split_whitespace().filter(|word| !word.is_ascii()) {
        all += 1;
        right += usize::from(is_word(word));
    }
    (right * 100).checked_div(all).unwrap_or(100)
}

/// Marks that stand in and around the words of a text.
const MARKS: &str =
    "–—―‘’‚“”„«»‹›…•·№§€£¥°©®™½¼¾¿¡±×²³′″、。「」『』，：；！？（）\u{a0}\u{ad}\u{feff}";

/// Says whether `word` can be one: letters of one script, capitals at its beginning or all
/// along, and marks of a text.
fn is_word(word: &str) -> bool {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
    let marks = word
        .chars()
        .all(|c| c.is_alphanumeric() || c.is_ascii_punctuation() || MARKS.contains(c));
    let scripts = letters
        .windows(2)
        .all(|pair| script(pair[0]) == script(pair[1]));
    // `МакКінлі` has one capital within; text in a wrong encoding has many.
    let rises = letters
        .windows(2)
        .filter(|pair| pair[0].is_lowercase() && pair[1].is_uppercase());
    let parts = word.split(|c: char| !c.is_alphabetic()).count();
    marks && scripts && rises.count() < parts.max(2) && !begins_small(word)
}

/// Says whether a small letter stands before nothing but capitals: `гКСА` for `Клуб`.
fn begins_small(word: &str) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let mut cases = letters.map(char::is_uppercase);
    cases.next() == Some(false) && cases.clone().count() >= 2 && cases.all(|upper| upper)
}

/// Returns the script of a letter, as far as old encodings tell them apart.
fn script(letter: char) -> u8 {
    match u32::from(letter) {
        0..=0x24F => 0,
        0x370..=0x3FF => 1,
        0x400..=0x52F => 2,
        0x590..=0x5FF => 3,
        0x600..=0x6FF => 4,
        _ => 5,
    }
}

/// Returns the first lines that hold letters beyond ASCII.
fn preview(text: &str) -> String {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_ascii());
    let mut shown = String::new();
    for line in lines.take(3) {
        if !shown.is_empty() {
            shown.push_str(" / ");
        }
        // A long line is shown from where it tells something.
        let at = line.find(|c: char| !c.is_ascii()).unwrap_or(0);
        let start = if at > PREVIEW / 2 {
            line[..at].rfind(' ').map_or(at, |space| space + 1)
        } else {
            0
        };
        shown.push_str(&line[start..]);
        if shown.len() >= PREVIEW {
            break;
        }
    }
    shortened(&shown, PREVIEW)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(bytes: &[u8], read_in: &'static Encoding) -> Vec<&'static str> {
        let fitting = fitting(bytes, read_in, str::to_owned);
        fitting.iter().map(|fitting| fitting.label).collect()
    }

    const CYRILLIC: &str = "Переговори тривали п’ять годин.\nСторони Чорного моря домовилися.";
    const LATIN: &str = "The café in Málaga stayed open — “we talk”, he said, and left for Zürich.";

    #[test]
    fn the_right_encoding_is_offered_and_named() {
        let (old, _, _) = KOI8_U.encode("Мир и безопасность.\nСтороны говорят.");
        let fitting = fitting(&old, WINDOWS_1251, str::to_owned);
        assert_eq!(fitting[0].label, "windows-1251", "as it was read");
        let right = &fitting[1];
        assert_eq!(right.name, "Cyrillic (KOI8-U, KOI8-R)");
        assert_eq!(right.preview, "Мир и безопасность. / Стороны говорят.");
        assert!(fitting.len() <= MOST);

        let (old, _, _) = WINDOWS_1251.encode(CYRILLIC);
        assert_eq!(
            labels(&old, WINDOWS_1252)[..2],
            ["windows-1252", "windows-1251"]
        );
        let (old, _, _) = WINDOWS_1252.encode(LATIN);
        assert_eq!(
            labels(&old, WINDOWS_1251)[..2],
            ["windows-1251", "windows-1252"]
        );
    }

    #[test]
    fn what_cannot_be_is_not_offered() {
        let (old, _, _) = WINDOWS_1252.encode(LATIN);
        let offered = labels(&old, WINDOWS_1252);
        for wrong in ["UTF-8", "UTF-16LE", "IBM866", "KOI8-U", "Shift_JIS"] {
            assert!(!offered.contains(&wrong), "{wrong}: {offered:?}");
        }
        assert_eq!(
            labels(b"plain words", UTF_8),
            ["UTF-8"],
            "all give the same"
        );
    }

    #[test]
    fn a_long_line_is_shown_from_where_it_tells_something() {
        let line = format!("{} nach München", "word ".repeat(60));
        assert_eq!(preview(&line), "München");
        assert_eq!(
            preview("plain\ncafé au lait\nplain\nthé"),
            "café au lait / thé"
        );
    }
}
