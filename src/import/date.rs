//! Printed dates: found, read, and held against their weekday and today. What speaks
//! against one is noted; nothing is corrected in silence.

mod names;
#[cfg(test)]
mod tests;

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
    /// The weekday on which, by the words after it, something was said or done.
    pub(super) near: Option<Weekday>,
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
                near: None,
            })
        })
        .collect()
}

static WEEKDAY: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(r"(?i)\b(?:{})\b", names::weekdays());
    Regex::new(&pattern).expect("the pattern is fixed, and a test runs it")
});

/// The letters of the shortest weekday that is not shortened: "Monday", "lundi".
const WHOLE: usize = 5;

/// Returns the first weekday that `words` name in full.
pub(super) fn weekday_in(words: &str) -> Option<Weekday> {
    let mut named = WEEKDAY.find_iter(words).map(|found| found.as_str());
    let whole = named.find(|name| name.chars().count() >= WHOLE)?;
    names::weekday(whole)
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
            if let Some(weekday) = printed.weekday {
                return days.filter(|day| day.weekday() == weekday).collect();
            }
            let days: Vec<Date> = days.collect();
            // "HAVN, April 12 - … said on Tuesday": of that day, or of the day before.
            let told = |apart: i64| {
                let near = printed.near.map(|near| near.wrapping_add(apart));
                days.iter()
                    .copied()
                    .filter(move |day| Some(day.weekday()) == near)
            };
            let fitting: Vec<Date> = told(0).chain(told(1)).collect();
            // Without a weekday only the last such day is likely.
            if fitting.is_empty() {
                days.into_iter().take(1).collect()
            } else {
                fitting
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
