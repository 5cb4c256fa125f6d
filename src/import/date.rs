//! Printed dates: found, read, and held against their weekday and today. What speaks
//! against one is noted; nothing is corrected in silence.

mod names;

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Weekday;
use regex::{Captures, Regex};

use crate::model::{Date, Note, NoteKind, Span};

/// A date as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Printed {
    /// Where it stands, with its weekday.
    pub(super) span: Span,
    pub(super) reading: Reading,
    /// The weekday printed with it.
    pub(super) weekday: Option<Weekday>,
}

/// What a printed date means.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Reading {
    /// A day.
    Day(Date),
    /// A day without its year, as it is printed.
    NoYear(String),
    /// Two days, by the order in which numbers are read.
    Either(Date, Date),
    /// A day that does not exist, as it is printed.
    Impossible(String),
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

static PRINTED: LazyLock<Regex> = LazyLock::new(|| {
    let weekday = names::weekdays();
    let month = names::months();
    let pattern = format!(
        r"(?ix)
        \b (?: (?<before>{weekday}) \b [\s.,|·–—-]* (?: (?:den|le|el|il) \s+ )? )?
        (?:
            (?<d1>\d{{1,2}}) (?:st|nd|rd|th|er|º|°)? (?: \s+ (?:of|de) )? [\s-]+ (?<m1>{month}) \b \.?
                (?: [\s,-]+ (?: del? \s+ )? (?<y1>\d{{4}}) \b (?: \s* (?:года|году|року|roku|г|р|r) \b \.? )? )?
          | (?<d3>\d{{1,2}}) \. \s* (?<m3>{month}) \b \.? [\s,]* (?<y3>\d{{4}}) \b
          | (?<m2>{month}) \b \.? \s+ (?<d2>\d{{1,2}}) (?:st|nd|rd|th)? \b (?: (?:,\s*|\s+) (?<y2>\d{{4}}) \b )?
          | (?<yn>\d{{4}}) [-/.] (?<mn>\d{{1,2}}) [-/.] (?<dn>\d{{1,2}}) (?: \b | t )
          | (?<n1>\d{{1,2}}) [/.] (?<n2>\d{{1,2}}) [/.] (?<y4>\d{{4}}) \b
        )
        (?: [\s,|·(–—-]* (?<after>{weekday}) \b )?
        "
    );
    Regex::new(&pattern).expect("the pattern is fixed, and a test runs it")
});

/// Finds the dates printed in `text`, which stands at byte `at` of the article's text. Days
/// from one to another are no day.
pub(super) fn find(text: &str, at: usize) -> Vec<Printed> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let found: Vec<Captures<'_>> = PRINTED.captures_iter(text).collect();
    let places: Vec<Range<usize>> = found
        .iter()
        .filter_map(|found| found.get(0).map(|whole| whole.range()))
        .collect();
    found
        .iter()
        .enumerate()
        .filter(|&(index, _)| !is_of_range(text, &places, index))
        .filter_map(|(_, found)| {
            let whole = found.get(0)?;
            Some(Printed {
                span: Span::new(at + whole.start(), at + whole.end()),
                reading: read(found)?,
                weekday: found
                    .name("before")
                    .or_else(|| found.name("after"))
                    .and_then(|name| names::weekday(name.as_str())),
            })
        })
        .collect()
}

/// Returns the numbers of a date such as 04/12/2025, with which `words` begin, in their order.
pub(super) fn numbers(words: &str) -> Option<[i16; 3]> {
    let found = PRINTED.captures(words)?;
    let leads = words.len() - words.trim_start().len() == found.get(0)?.start();
    in_numbers(&found).filter(|_| leads)
}

fn in_numbers(found: &Captures<'_>) -> Option<[i16; 3]> {
    let number = |name: &str| found.name(name)?.as_str().parse::<i16>().ok();
    Some([number("n1")?, number("n2")?, number("y4")?])
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// Says whether the date at `places[index]` is one end of a range: "March 23-25", "3–5
/// March", "28 February – 3 March".
fn is_of_range(text: &str, places: &[Range<usize>], index: usize) -> bool {
    let place = &places[index];
    let is_dash = |between: &str| {
        let mut rest = between.trim().chars();
        rest.next().is_some_and(|c| DASHES.contains(&c)) && rest.next().is_none()
    };
    let joined = |from: usize, to: usize| text.get(from..to).is_some_and(is_dash);
    let before = index
        .checked_sub(1)
        .is_some_and(|last| joined(places[last].end, place.start));
    let after = places
        .get(index + 1)
        .is_some_and(|next| joined(place.end, next.start));
    before
        || after
        || RANGE_BEHIND.is_match(&text[place.end..])
        || RANGE_BEFORE.is_match(&text[..place.start])
}

/// A second day behind a date: `-25` of "March 23-25".
static RANGE_BEHIND: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"^[-–—]\d").expect("the pattern is fixed, and a test runs it"));

/// A first day before a date: `3–` of "3–5 March". The end of a time, as in "10:31 - 5
/// March", is none.
static RANGE_BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:^|[^\d:.,/-])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s*[-–—]\s*$")
        .expect("the pattern is fixed, and a test runs it")
});

fn read(found: &Captures<'_>) -> Option<Reading> {
    let number = |name: &str| {
        found
            .name(name)
            .and_then(|digits| digits.as_str().parse::<i16>().ok())
    };
    if let Some([first, second, year]) = in_numbers(found) {
        return Some(match (day(year, second, first), day(year, first, second)) {
            (Some(one), Some(other)) if one != other => Reading::Either(one, other),
            (Some(only), _) | (None, Some(only)) => Reading::Day(only),
            (None, None) => Reading::Impossible(format!("{first}/{second}/{year}")),
        });
    }
    if let (Some(year), Some(month), Some(date)) = (number("yn"), number("mn"), number("dn")) {
        return Some(day(year, month, date).map_or_else(
            || Reading::Impossible(format!("{year}-{month:02}-{date:02}")),
            Reading::Day,
        ));
    }
    let first = |names: [&str; 3]| names.into_iter().find_map(|name| found.name(name));
    let date = first(["d1", "d2", "d3"])?.as_str().parse().ok()?;
    let month = names::month(first(["m1", "m2", "m3"])?.as_str())?;
    let Some(year) = first(["y1", "y2", "y3"]) else {
        let day = format!("{date} {}", english(month.number));
        return month.stands_alone.then_some(Reading::NoYear(day));
    };
    let year = year.as_str().parse().ok()?;
    Some(day(year, month.number, date).map_or_else(
        || Reading::Impossible(format!("{date} {} {year}", english(month.number))),
        Reading::Day,
    ))
}

/// Returns the name of a month by its number.
fn english(month: i16) -> &'static str {
    let at = usize::try_from(month - 1).unwrap_or(0);
    ENGLISH.get(at).copied().unwrap_or_default()
}

fn day(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Returns the day as people write it: `4 December 2026`.
pub(super) fn written(date: Date) -> String {
    let month = english(i16::from(date.month()));
    format!("{} {month} {}", date.day(), date.year())
}

/// How many years before and after are tried for a weekday that does not fit.
const AROUND: i16 = 6;

/// What to do about a date in doubt.
pub(super) const DOUBTED: &str = "If it is wrong, set the right one in the article's details; a \
    date in doubt never outdates another.";

/// Notes what speaks against a date that was read from `printed`.
pub(super) fn doubts(date: Date, printed: &Printed, today: Date) -> Vec<Note> {
    let mut notes = Vec::new();
    if let Some(stated) = printed.weekday.filter(|&stated| stated != date.weekday()) {
        let years: Vec<String> = on_weekday(date, stated)
            .map(|day| day.year().to_string())
            .collect();
        let fits = match years.as_slice() {
            [] => format!("{} fits no year near it", name(stated)),
            years => format!("{} fits {}", name(stated), listed(years)),
        };
        let sentence = format!("{} is a {}; {fits}.", written(date), name(date.weekday()));
        let note = Note::new(NoteKind::WeekdayMismatch, sentence, DOUBTED).at(printed.span);
        notes.push(note.with_days(fitting(date, stated, today).into_iter().chain([date])));
    }
    if date > today {
        let sentence = format!("{} lies after today, {}.", written(date), written(today));
        let note = Note::new(NoteKind::FutureDate, sentence, DOUBTED).at(printed.span);
        notes.push(note.with_days([date]));
    }
    notes
}

/// Returns the days of other years near it that are such a weekday, in their order.
fn on_weekday(date: Date, weekday: Weekday) -> impl Iterator<Item = Date> {
    (date.year() - AROUND..=date.year() + AROUND)
        .filter_map(move |year| Date::new(year, date.month(), date.day()).ok())
        .filter(move |day| day.weekday() == weekday)
}

/// Returns those of them that have come, the latest first.
fn fitting(date: Date, weekday: Weekday, today: Date) -> Vec<Date> {
    let mut days: Vec<Date> = on_weekday(date, weekday)
        .filter(|day| *day <= today)
        .collect();
    days.reverse();
    days
}

/// Returns the days that a printed date can mean which is no certain day, the likeliest first.
pub(super) fn meant(printed: &Printed, today: Date) -> Vec<Date> {
    match &printed.reading {
        Reading::Day(day) => vec![*day],
        Reading::Either(one, other) => vec![*one, *other],
        Reading::Impossible(_) => Vec::new(),
        Reading::NoYear(day) => {
            let in_year = |year: i16| find(&format!("{day} {year}"), 0).into_iter().next();
            let days =
                (today.year() - AROUND..=today.year())
                    .rev()
                    .filter_map(|year| match in_year(year)?.reading {
                        Reading::Day(day) if day <= today => Some(day),
                        _ => None,
                    });
            match printed.weekday {
                Some(weekday) => days.filter(|day| day.weekday() == weekday).collect(),
                // Without a weekday only the last such day is likely.
                None => days.take(1).collect(),
            }
        }
    }
}

pub(super) fn name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

/// Returns `a`, `a and b` or `a, b and c`.
pub(super) fn listed(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks how the only date of `text` is read: the day, or what it is instead.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found = find(text, 0);
        let told: Vec<String> = found
            .iter()
            .map(|printed| match &printed.reading {
                Reading::Day(date) => date.to_string(),
                Reading::NoYear(day) => format!("{day} without year"),
                Reading::Either(one, other) => format!("{one} or {other}"),
                Reading::Impossible(day) => format!("{day} does not exist"),
            })
            .collect();
        assert_eq!(told.join(", "), expected, "{text}");
    }

    #[test]
    fn dates_are_read_in_the_forms_of_newspapers() {
        for text in [
            "Thursday | 4th December 2025",
            "Thursday, December 4, 2025",
            "Thu Dec. 4 2025",
            "4 Dec 2025 10:31 GMT",
            "DECEMBER 4, 2025",
            "4th of December, 2025",
            "2025-12-04",
            "2025-12-04T10:31:00Z",
            "2025/12/04",
            "Published 4-Dec-2025",
            "4 December 2025, Thursday",
        ] {
            check(text, "2025-12-04");
        }
        check("Sept. 3, 2025", "2025-09-03");
        check("10:31 - 5 March 2026", "2026-03-05");
        check("Reuters - 5 March 2026 - 3 min read", "2026-03-05");
        check("Day 1,014 - 5 March 2026", "2026-03-05");
        check(
            "5 March 2026 | Updated 6 March 2026",
            "2026-03-05, 2026-03-06",
        );
        check("25/12/2025", "2025-12-25");
        check("12/25/2025", "2025-12-25");
        check("05.05.2025", "2025-05-05");
        check("Feb. 29, 2024", "2024-02-29");
    }

    #[test]
    fn dates_are_read_in_other_languages() {
        for text in [
            "18. November 2025",
            "Dienstag, 18. November 2025, 10:31 Uhr",
            "Dienstag, den 18. November 2025",
            "18 novembre 2025",
            "mardi 18 novembre 2025",
            "Publié le 18 nov. 2025",
            "18 de noviembre de 2025",
            "martes, 18 de noviembre del 2025",
            "martedì 18 novembre 2025",
            "18 listopada 2025 r.",
            "wtorek, 18 listopada 2025",
            "18 листопада 2025 року",
            "Вівторок, 18 листопада 2025 р.",
            "18 ноября 2025",
            "вторник, 18 НОЯБРЯ 2025 г., 10:31",
            "18 нояб. 2025",
        ] {
            check(text, "2025-11-18");
        }
        for (text, day) in [
            ("1er août 2025", "2025-08-01"),
            ("1º de marzo de 2025", "2025-03-01"),
            ("1° maggio 2025", "2025-05-01"),
            ("3. März 2025", "2025-03-03"),
            ("24. Dez. 2025", "2025-12-24"),
            ("7 set 2025", "2025-09-07"),
            ("5 czerwca 2025", "2025-06-05"),
            ("5 lipca 2025", "2025-07-05"),
            ("5 июня 2025", "2025-06-05"),
            ("5 июля 2025", "2025-07-05"),
            ("5 червня 2025", "2025-06-05"),
            ("5 липня 2025", "2025-07-05"),
            ("5 серпня 2025", "2025-08-05"),
            ("5 мая 2025", "2025-05-05"),
            ("31 июня 2025", "31 June 2025 does not exist"),
            ("5 ноября", "5 November without year"),
        ] {
            check(text, day);
        }
        for text in ["4 ago", "the 3 set pieces", "5 mag", "10 gen"] {
            check(text, "");
        }
        check("Section 5. March 3, 2026", "2026-03-03");
    }

    #[test]
    fn what_is_no_certain_day_is_told_as_such() {
        check("04/12/2025", "2025-12-04 or 2025-04-12");
        check("KYIV, Feb 5 (Reuters) -", "5 February without year");
        check("MOSCOW, May 21. /TASS/.", "21 May without year");
        check("Sept. 31, 2025", "31 September 2025 does not exist");
        check("29 February 2025", "29 February 2025 does not exist");
        check("2025-13-01", "2025-13-01 does not exist");
        for text in [
            "December 2025",
            "20251204",
            "the 28 points",
            "March 23-25, 2025",
            "3–5 March 2026",
            "3 - 5 March 2026",
            "Tue-Thu 3rd—5th March 2026",
            "28 February–3 March 2026",
            "28 February 2026 – 3 March 2026",
            "30 Dec. 2025 - Jan. 2, 2026",
            "1.5 million",
            "24/7",
        ] {
            let told = find(text, 0);
            assert!(
                !told
                    .iter()
                    .any(|printed| matches!(printed.reading, Reading::Day(_))),
                "{text}: {told:?}"
            );
        }
    }

    #[test]
    fn a_note_names_the_days_that_can_be_meant() {
        let today = Date::constant(2026, 11, 23);
        let days = |text: &str| -> Vec<String> {
            let printed = find(text, 0).remove(0);
            let notes = match printed.reading {
                Reading::Day(date) => doubts(date, &printed, today),
                _ => return meant(&printed, today).iter().map(Date::to_string).collect(),
            };
            let days = notes.first().map(|note| note.days.clone());
            days.unwrap_or_default()
                .iter()
                .map(Date::to_string)
                .collect()
        };
        assert_eq!(
            days("Thursday | 4th December 2026"),
            ["2025-12-04", "2026-12-04"]
        );
        assert_eq!(days("5 December 2026"), ["2026-12-05"]);
        assert_eq!(days("04/12/2025"), ["2025-12-04", "2025-04-12"]);
        assert_eq!(days("5 December"), ["2025-12-05"]);
        assert_eq!(days("Thursday, 5 February"), ["2026-02-05"]);
        assert!(days("31 November 2025").is_empty());
    }

    #[track_caller]
    fn doubted(text: &str, expected: &[&str]) {
        let today = Date::constant(2026, 11, 23);
        let printed = find(text, 0).remove(0);
        let Reading::Day(date) = printed.reading else {
            panic!("no day: {text}");
        };
        let notes: Vec<String> = doubts(date, &printed, today)
            .into_iter()
            .map(|note| note.sentence)
            .collect();
        assert_eq!(notes, expected, "{text}");
    }

    #[test]
    fn weekdays_and_today_are_held_against_the_date() {
        doubted("Thursday | 4th December 2025", &[]);
        doubted("Monday, 23 November 2026", &[]);
        doubted(
            "Thursday | 4th December 2026",
            &[
                "4 December 2026 is a Friday; Thursday fits 2025 and 2031.",
                "4 December 2026 lies after today, 23 November 2026.",
            ],
        );
        doubted(
            "Sun, 2 December 2025",
            &["2 December 2025 is a Tuesday; Sunday fits 2029."],
        );
        doubted(
            "Mon, 29 February 2024",
            &["29 February 2024 is a Thursday; Monday fits no year near it."],
        );
        doubted(
            "3 Dec 2025 (Tue)",
            &["3 December 2025 is a Wednesday; Tuesday fits 2019, 2024 and 2030."],
        );
        doubted(
            "Mittwoch, 18. November 2025",
            &["18 November 2025 is a Tuesday; Wednesday fits 2020 and 2026."],
        );
        doubted("середа, 19 листопада 2025", &[]);
    }
}
