//! Dates as they are printed.

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

#[test]
fn a_weekday_told_nearby_picks_the_year() {
    let today = Date::constant(2026, 11, 23);
    let days = |text: &str| -> Vec<String> {
        let mut printed = find(text, 0).remove(0);
        printed.near = weekday_in(&text[printed.span.end..]);
        let meant = meant(&printed, today);
        meant.iter().map(Date::to_string).collect()
    };
    assert_eq!(
        days("HAVN, April 12 (Wire) - Ada Berg said on Tuesday that"),
        // In 2023 it was a Wednesday: what was said the day before.
        ["2022-04-12", "2023-04-12"]
    );
    assert_eq!(
        days("HAVN, April 12 (Wire) - Ada Berg said that"),
        ["2026-04-12"]
    );
    assert_eq!(
        days("Tuesday, April 12 - Ada Berg said on Friday"),
        ["2022-04-12"]
    );
    assert_eq!(weekday_in("It sat in the sun, and Mon ami said so."), None);
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
