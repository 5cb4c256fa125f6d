//! Names of files: what an id may be.

use crate::model::text::is_device;

/// Longest name that every file system takes, with room for an ending and a suffix.
const LONGEST: usize = 120;

/// Says whether `name` can be the stem of a file on every system, and of no file outside
/// of its folder: letters a to z, digits, `-`, `_` and `.`, with no dot at either end.
pub(super) fn is_safe(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty()
        && name.len() <= LONGEST
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !is_device(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_in_their_folder() {
        for name in [
            "a",
            "2026-12-04-talks",
            "A_1.v2",
            "common",
            "com10",
            &"x".repeat(120),
        ] {
            assert!(is_safe(name), "{name}");
        }
        for name in [
            "",
            ".",
            "..",
            ".git",
            "a.",
            "a/b",
            "a\\b",
            "../a",
            "C:",
            "a b",
            "Київ",
            "nul",
            "NUL.x",
            "com1",
            "a\0",
            &"x".repeat(121),
        ] {
            assert!(!is_safe(name), "{name}");
        }
    }
}
