//! RON as a person reads it: written in a stable layout, read with the place of every
//! fault. The version stands first and is read first.

use std::marker::PhantomData;

use ron::Options;
use ron::error::{Error, SpannedError};
use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::de::{DeserializeOwned, DeserializeSeed};
use serde::{Deserializer, Serialize};

use super::VERSION;
use super::error::brief;
use super::layout::lay_out;
use super::migrate::{self, Migration};
use crate::model::Problem;

const RESTORE: &str =
    "Correct the file at that place or restore it from a copy; it was not changed.";

/// A kind of file: its shape and how to read the version alone.
pub(super) trait Kind: DeserializeOwned {
    /// The shape of which only the version is read.
    type Head: DeserializeOwned + Into<u32>;
    /// The steps from older versions.
    const MIGRATIONS: &'static [Migration] = &[];
}

/// Says whether a file that could be read is of an older version.
pub(super) fn is_older<T: Kind>(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // There is none before version 1, so nothing need be read twice.
    VERSION > 1
        && options()
            .from_str::<T::Head>(text)
            .is_ok_and(|head| head.into() < VERSION)
}

fn options() -> Options {
    // A person writes `note: "x"`, not `note: Some("x")`; both are read.
    Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// Returns `value` as the text of a file.
pub(super) fn write<T: Serialize>(value: &T) -> String {
    let config = PrettyConfig::new()
        .struct_names(true)
        .escape_strings(true)
        .new_line("\n")
        .depth_limit(0);
    let ron = options()
        .to_string_pretty(value, config)
        .expect("our values have names and depths that RON knows");
    lay_out(&ron)
}

/// Returns `value` as one line without its end.
pub(super) fn write_line<T: Serialize>(value: &T) -> String {
    let config = PrettyConfig::new()
        .struct_names(true)
        .escape_strings(true)
        .new_line("")
        .indentor("")
        .separator("")
        .depth_limit(0);
    options()
        .to_string_pretty(value, config)
        .expect("our values have names and depths that RON knows")
}

/// Reads a value that [`write`] or [`write_line`] wrote; `None` if it is none.
pub(super) fn read_line<T: DeserializeOwned>(text: &str) -> Option<T> {
    options().from_str(text).ok()
}

/// Returns the problem with a file of a newer format version than the one that is read.
pub(super) fn newer(place: &str, version: u32, read: u32) -> Problem {
    Problem::new(
        place,
        format!(
            "The file was written by a newer Standpoint (format {version}; this one reads up to \
             {read})."
        ),
        "Install the newer version to open it; nothing was changed.",
    )
}

/// Reads the file `place` that holds `text`.
pub(super) fn read<T: Kind>(place: &str, text: &str) -> Result<T, Problem> {
    read_whole(place, text).map_err(brief)
}

fn read_whole<T: Kind>(place: &str, text: &str) -> Result<T, Problem> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head: T::Head = options()
        .from_str(text)
        .map_err(|error| broken(place, text, &error))?;
    let version: u32 = head.into();
    if version > VERSION {
        return Err(newer(place, version, VERSION));
    }
    if version == 0 {
        return Err(located(
            Problem::new(place, "There is no format version 0.", RESTORE),
            text,
            "version",
        ));
    }
    let text = &*migrate::up(text, version, VERSION, T::MIGRATIONS).map_err(|reason| {
        let sentence = format!(
            "The file of format {version} cannot be brought to format {VERSION}: {reason}."
        );
        Problem::new(place, sentence, RESTORE)
    })?;
    let mut unknown = Vec::new();
    let value = options()
        .from_str_seed(text, Watch(&mut unknown, PhantomData))
        .map_err(|error| broken(place, text, &error))?;
    match unknown.first() {
        None => Ok(value),
        Some(field) => Err(located(
            Problem::new(
                place,
                format!("The field `{field}` is not known here and would be lost on saving."),
                "Correct its spelling or take it out; the file was not changed.",
            ),
            text,
            &format!("{field}:"),
        )),
    }
}

/// Says whether a file that can be read holds comments.
pub(super) fn has_comments(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"']) {
        let (before, from) = rest.split_at(at);
        if from.starts_with("//") || from.starts_with("/*") {
            return true;
        }
        rest = &from[1..];
        if !from.starts_with('"') {
            continue;
        }
        let name = before.trim_end_matches('#');
        let end = if name.ends_with('r') {
            let close = format!("\"{}", &before[name.len()..]);
            rest.find(&close).map(|end| end + close.len())
        } else {
            let mut escaped = false;
            rest.find(|c| {
                let ends = c == '"' && !escaped;
                escaped = c == '\\' && !escaped;
                ends
            })
            .map(|end| end + 1)
        };
        rest = end.map_or("", |end| &rest[end..]);
    }
    false
}

/// Returns the problem at the first place of `text` where `needle` stands.
pub(super) fn located(problem: Problem, text: &str, needle: &str) -> Problem {
    located_nth(problem, text, needle, 0)
}

/// Returns the problem at place number `nth`, from 0, of `text` where `needle` stands.
pub(super) fn located_nth(problem: Problem, text: &str, needle: &str, nth: usize) -> Problem {
    let Some((at, _)) = text.match_indices(needle).nth(nth) else {
        return problem;
    };
    let before = &text[..at];
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    problem.at(
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

/// Reads a value and keeps the names of the fields that nothing took.
struct Watch<'a, T>(&'a mut Vec<String>, PhantomData<T>);

impl<'de, T: DeserializeOwned> DeserializeSeed<'de> for Watch<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        let unknown = self.0;
        serde_ignored::deserialize(deserializer, |path| {
            let path = path.to_string();
            unknown.push(path.rsplit('.').next().unwrap_or_default().to_owned());
        })
    }
}

fn broken(place: &str, text: &str, error: &SpannedError) -> Problem {
    let hint = if text.contains("<<<<<<< ") {
        "It holds the marks of an unfinished merge: choose one side of each; the file was not changed."
    } else if matches!(
        error.code,
        Error::UnexpectedChar('“' | '”' | '„' | '‘' | '’')
    ) {
        "Quotation marks around texts must be straight (\"); the file was not changed."
    } else {
        RESTORE
    };
    let at = error.span.start;
    Problem::new(
        place,
        format!("The file cannot be read: {}.", reason(&error.code)),
        hint,
    )
    .at(at.line, at.col)
}

/// Returns the reason in few words, without a full stop.
fn reason(error: &Error) -> String {
    const LONGEST: usize = 160;
    let text = match error {
        Error::ExceededRecursionLimit => "it is nested too deeply".to_owned(),
        Error::Eof => "it ends too early".to_owned(),
        Error::IntegerOutOfBounds => "the number is too large".to_owned(),
        Error::MissingStructField { field, .. } => format!("the field `{field}` is missing"),
        Error::DuplicateStructField { field, .. } => format!("the field `{field}` stands twice"),
        other => other.to_string(),
    };
    let mut chars = text.trim_end_matches('.').chars();
    let mut short: String = chars
        .next()
        .map(|first| first.to_lowercase().collect::<String>())
        .unwrap_or_default();
    short.extend(chars.by_ref().take(LONGEST));
    if chars.next().is_some() {
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::has_comments;

    #[test]
    fn comments_are_told_from_texts() {
        for text in [
            "a: 1, // b",
            "/* b */ a: 1",
            r#"a: "\"//\\", //"#,
            "a: r#\"\"#, /**/",
        ] {
            assert!(has_comments(text), "{text}");
        }
        for text in [
            "a: 1",
            r#"a: "https://b", b: "\"//""#,
            "a: r#\"\" // \"#",
            "a: r\"\\\", b: \"/*\"",
            "a: \"// not closed",
        ] {
            assert!(!has_comments(text), "{text}");
        }
    }
}
