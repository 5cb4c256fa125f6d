//! What a person types of an article.

use super::date::{Reading, find, name, written};
use crate::model::text::shortened;
use crate::model::{Date, Span};

/// Reads a date that a person typed, in any of the forms of newspapers.
///
/// # Errors
///
/// It is no date, or no certain one; the sentence says why and what to type.
pub fn date(words: &str) -> Result<Date, String> {
    let words = words.trim().trim_end_matches(['.', ',']);
    let compact = words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit());
    if compact {
        return date(&format!("{}-{}-{}", &words[..4], &words[4..6], &words[6..]));
    }
    let quoted = format!("“{}”", shortened(words, 40));
    let found = find(words, 0);
    let [printed] = found.as_slice() else {
        return Err(format!(
            "{quoted} is no date. Write it as 2026-12-04 or 4 December 2026."
        ));
    };
    if printed.span != Span::new(0, words.len()) {
        return Err(format!("{quoted} is more than a date."));
    }
    match &printed.reading {
        Reading::Day(day) => match printed.weekday.filter(|stated| *stated != day.weekday()) {
            Some(_) => Err(format!("{} is a {}.", written(*day), name(day.weekday()))),
            None => Ok(*day),
        },
        Reading::NoYear(day) => Err(format!("{day} of which year?")),
        Reading::Either(one, other) => Err(format!(
            "This can be {} or {}. Write the month as a word.",
            written(*one),
            written(*other)
        )),
        Reading::Impossible(day) => Err(format!("{day} is a day that does not exist.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typed_date_is_one_certain_day_or_told_why_not() {
        for words in [
            "2025-12-04",
            "4 December 2025",
            " Dec. 4, 2025 ",
            "Thursday, 4 December 2025",
            "4th of December, 2025.",
            "2025/12/04",
            "20251204",
        ] {
            let day = date(words).map(|day| day.to_string());
            assert_eq!(day.as_deref(), Ok("2025-12-04"), "{words}");
        }
        for (words, told) in [
            (
                "",
                "“” is no date. Write it as 2026-12-04 or 4 December 2026.",
            ),
            (
                "last week",
                "“last week” is no date. Write it as 2026-12-04 or 4 December 2026.",
            ),
            (
                "3-5 March 2026",
                "“3-5 March 2026” is no date. Write it as 2026-12-04 or 4 December 2026.",
            ),
            (
                "4 December 2025 at noon",
                "“4 December 2025 at noon” is more than a date.",
            ),
            ("Friday 4 December 2025", "4 December 2025 is a Thursday."),
            (
                "04/12/2025",
                "This can be 4 December 2025 or 12 April 2025. Write the month as a word.",
            ),
            ("4 December", "4 December of which year?"),
            (
                "31 November 2025",
                "31 November 2025 is a day that does not exist.",
            ),
        ] {
            assert_eq!(date(words), Err(told.to_owned()), "{words}");
        }
    }
}
