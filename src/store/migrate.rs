//! From older format versions to this one: a file of an older version is brought up to date as
//! it is read, version by version, and written in the new one when it next changes. Before that
//! a copy of the dossier is made.
//!
//! Version 1 is the first, so there is no step yet. A step for version 2 is added to the
//! `MIGRATIONS` of the kinds of file that it changes, with a fixture of the old version in
//! `tests/fixtures`.

use std::borrow::Cow;

/// Brings the text of a file from one version to the next; the reason, in few words, where it
/// cannot.
pub(super) type Migration = fn(&str) -> Result<String, String>;

/// Brings `text` from version `from` to `to`. `steps[0]` leads from version 1 to 2; where there is
/// no step, nothing of that kind of file has changed.
pub(super) fn up<'t>(
    text: &'t str,
    from: u32,
    to: u32,
    steps: &[Migration],
) -> Result<Cow<'t, str>, String> {
    let mut text = Cow::Borrowed(text);
    for version in from..to {
        let index = version.saturating_sub(1) as usize;
        if let Some(step) = steps.get(index) {
            text = Cow::Owned(step(&text)?);
        }
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_leads_to_the_next() {
        let steps: &[Migration] = &[
            |text| {
                Ok(text
                    .replace("version: 1", "version: 2")
                    .replace("name:", "title:"))
            },
            |text| {
                if text.contains("title") {
                    Ok(text.replace("version: 2", "version: 3"))
                } else {
                    Err("it has no title".to_owned())
                }
            },
        ];
        let read = |text, from, to| up(text, from, to, steps).map(Cow::into_owned);
        let old = "(version: 1, name: a)";
        assert_eq!(read(old, 1, 1).as_deref(), Ok(old));
        assert_eq!(read(old, 1, 3).as_deref(), Ok("(version: 3, title: a)"));
        assert_eq!(
            read("(version: 2, title: a)", 2, 3).as_deref(),
            Ok("(version: 3, title: a)")
        );
        assert_eq!(
            read("(version: 2)", 2, 3),
            Err("it has no title".to_owned())
        );
        assert_eq!(
            read(old, 1, 4).as_deref(),
            Ok("(version: 3, title: a)"),
            "no step, no change"
        );
    }
}
