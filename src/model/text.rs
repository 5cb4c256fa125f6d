//! What is made of a text alone: its fingerprint, and a name for files.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Words that a name cut short does not end with.
const WEAK: &[&str] = &[
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "over", "the", "to",
    "with",
];

/// Names that Windows keeps for devices, with any ending.
const DEVICES: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Returns the SHA-256 of a text in UTF-8, or of bytes, in lower-case hexadecimal.
#[must_use]
pub fn hash(text: impl AsRef<[u8]>) -> String {
    let digest = Sha256::digest(text.as_ref());
    digest
        .iter()
        .fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a string cannot fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
}

/// Returns `text` cut to at most `most` characters, the last of them an ellipsis where
/// something is left out.
#[must_use]
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.truncate(cut.trim_end().len());
    cut + "…"
}

/// Returns `text` as part of a file name: lower-case letters a to z and digits, words
/// joined by hyphens, at most `most` characters, cut between words. Letters with marks
/// lose them; other scripts are left out. Empty if nothing of it can stay.
#[must_use]
pub fn slug(text: &str, most: usize) -> String {
    let plain: String = text.chars().flat_map(plain).collect();
    let words = plain
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.is_empty() {
            slug.extend(word.chars().take(most));
        } else if slug.len() + 1 + word.len() <= most {
            slug.push('-');
            slug.push_str(word);
        } else {
            while let Some((start, last)) = slug.rsplit_once('-')
                && WEAK.contains(&last)
            {
                slug.truncate(start.len());
            }
            break;
        }
    }
    slug
}

/// Says whether Windows keeps `name` for a device, so that no file can have it, with
/// whatever ending.
#[must_use]
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let port = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
    };
    DEVICES.contains(&stem.as_str()) || port("com") || port("lpt")
}

/// Returns a character in lower case, Latin letters without their marks; nothing for an
/// apostrophe, which joins its word, and for a mark that stands alone.
#[must_use]
pub fn plain(c: char) -> Vec<char> {
    let lower = c.to_lowercase().next().unwrap_or(c);
    match lower {
        'æ' => vec!['a', 'e'],
        'œ' => vec!['o', 'e'],
        'ß' => vec!['s', 's'],
        '\'' | '’' | '‘' => Vec::new(),
        letter => unmarked(letter).into_iter().collect(),
    }
}

/// Returns a small Latin letter without its mark, and any other character as it is; nothing for
/// a mark that stands alone.
#[must_use]
pub fn unmarked(c: char) -> Option<char> {
    match c {
        _ if c.is_ascii() => Some(c),
        // Their strokes are no marks in Unicode.
        'đ' | 'ð' => Some('d'),
        'ħ' => Some('h'),
        'ı' => Some('i'),
        'ł' | 'ŀ' => Some('l'),
        'ø' => Some('o'),
        'ŧ' => Some('t'),
        mark if is_combining_mark(mark) => None,
        letter => {
            let mut base = None;
            decompose_canonical(letter, |part| {
                base.get_or_insert(part);
            });
            base.filter(char::is_ascii_lowercase).or(Some(letter))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(
            hash("abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn titles_become_names() {
        for (title, expected) in [
            ("Talks go on", "talks-go-on"),
            ("Kyiv's “no”: what next?", "kyivs-no-what-next"),
            ("Erdoğan’s offer: “No deal”", "erdogans-offer-no-deal"),
            ("Łódź, Đakovo and Ø", "lodz-dakovo-and-o"),
            ("Cafe\u{301} Straße", "cafe-strasse"),
            ("  --  ", ""),
            ("Київ", ""),
            ("Zürich 2026", "zurich-2026"),
            ("../../etc/passwd", "etc-passwd"),
        ] {
            assert_eq!(slug(title, 40), expected, "{title}");
        }
        assert_eq!(slug(&"a".repeat(60), 48), "a".repeat(48));
        assert_eq!(slug(&"word ".repeat(20), 48), ["word"; 9].join("-"));
        assert_eq!(
            slug("Envoys leave the hardest questions for the presidents", 40),
            "envoys-leave-the-hardest-questions"
        );
    }
}
