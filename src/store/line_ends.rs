//! Ends of lines: version control may change those of a text, and it stays the same text.

use crate::model::text::hash;

/// Returns the text in `bytes` with those ends of lines with which it has the hash
/// `wanted`; `None` if it is another text.
pub(super) fn with_hash(bytes: &[u8], wanted: &str) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    if hash(text) == wanted {
        return Some(text.to_owned());
    }
    let unix = text.replace("\r\n", "\n");
    if hash(&unix) == wanted {
        return Some(unix);
    }
    let windows = unix.replace('\n', "\r\n");
    (hash(&windows) == wanted).then_some(windows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_of_lines_make_no_other_text() {
        for read in ["a\nb\n", "a\r\nb\r\n"] {
            for present in ["a\nb\n", "a\r\nb\r\n", "a\r\nb\n"] {
                let found = with_hash(present.as_bytes(), &hash(read));
                assert_eq!(found.as_deref(), Some(read), "{present:?}");
            }
            assert_eq!(with_hash(b"a\nc\n", &hash(read)), None);
        }
        assert_eq!(with_hash(b"\xff", &hash("\u{fffd}")), None);
    }
}
