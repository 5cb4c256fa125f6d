//! Names of files: what an id may be, and how a title becomes one.

/// Longest name that every file system takes, with room for an ending and a suffix.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, with any ending.
const RESERVED: &[&str] = &["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Says whether `name` can be the stem of a file on every system, and of no file outside
/// of its folder: letters a to z, digits, `-`, `_` and `.`, with no dot at either end.
pub(super) fn is_safe(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty()
        && name.len() <= LONGEST
        && name.chars().all(plain)
        && !name.starts_with('.')
        && !name.ends_with('.')
        && !is_reserved(name)
}

fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    let device = |prefix: &str| {
        stem.strip_prefix(prefix)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
    };
    RESERVED.contains(&stem.as_str()) || device("com") || device("lpt")
}

/// Returns `title` as part of a file name: lower-case letters a to z and digits joined by
/// hyphens, at most 48 characters, cut between words. Empty if nothing of it can stay.
#[must_use]
pub fn slug(title: &str) -> String {
    const LIMIT: usize = 48;
    let mut slug = String::new();
    let words = title
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(|word| {
            word.chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_lowercase()
        })
        .filter(|word| !word.is_empty());
    for word in words {
        let joined = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if joined > LIMIT {
            if slug.is_empty() {
                slug.push_str(&word[..LIMIT]);
            }
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word);
    }
    slug
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

    #[test]
    fn titles_become_names() {
        for (title, expected) in [
            ("Talks go on", "talks-go-on"),
            ("Kyiv's “no”: what next?", "kyivs-no-what-next"),
            ("  --  ", ""),
            ("Київ", ""),
            ("Zürich 2026", "zrich-2026"),
        ] {
            assert_eq!(slug(title), expected, "{title}");
        }
        assert_eq!(slug(&"a".repeat(60)).len(), 48);
        assert_eq!(slug(&"word ".repeat(20)), ["word"; 9].join("-"));
    }
}
