//! The day in a file's name: `minister-in-havn-20220412.txt`, `2022-04-12_talks.html`.
//!
//! A name may be that of the day on which a file was saved, so that its day is only offered.

use crate::model::{Date, Note, NoteKind};

/// The digits of a year, a month and a day.
const PARTS: [usize; 3] = [4, 2, 2];

/// Returns the one day, today at the latest, that the stem of a file's name holds, written as
/// `20220412`, `2022-04-12`, `2022_04_12` or `2022.04.12`.
pub(super) fn day(stem: &str, today: Date) -> Option<Date> {
    let bytes = stem.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let starts = (0..bytes.len()).filter(|&at| is_digit(at) && (at == 0 || !is_digit(at - 1)));
    let mut days = starts
        .filter_map(|at| day_at(bytes, at))
        .filter(|day| (1900..=today.year()).contains(&day.year()) && *day <= today);
    let first = days.next()?;
    days.all(|day| day == first).then_some(first)
}

/// The day whose digits begin at `at` and end where no more digits follow.
fn day_at(bytes: &[u8], at: usize) -> Option<Date> {
    let apart = bytes
        .get(at + PARTS[0])
        .filter(|byte| b"-_.".contains(byte));
    let mut numbers = [0_i16; 3];
    let mut from = at;
    for (index, length) in PARTS.into_iter().enumerate() {
        if index > 0
            && let Some(mark) = apart
        {
            if bytes.get(from) != Some(mark) {
                return None;
            }
            from += 1;
        }
        for byte in bytes.get(from..from + length)? {
            if !byte.is_ascii_digit() {
                return None;
            }
            numbers[index] = numbers[index] * 10 + i16::from(byte - b'0');
        }
        from += length;
    }
    if bytes.get(from).is_some_and(u8::is_ascii_digit) {
        return None;
    }
    let [year, month, day] = numbers;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Offers the day in the stem of a file's name first where no date was found.
pub(super) fn offer(notes: &mut [Note], stem: Option<&str>, today: Date) {
    let Some(day) = stem.and_then(|stem| day(stem, today)) else {
        return;
    };
    for note in notes.iter_mut().filter(|n| n.kind == NoteKind::NoDate) {
        let others = std::mem::take(&mut note.days);
        *note = note.clone().with_days(std::iter::once(day).chain(others));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 23);

    #[test]
    fn a_name_holds_a_day_in_digits() {
        for (stem, expected) in [
            ("049_minister-in-havn-20220412", Some("2022-04-12")),
            ("2022-04-12_talks", Some("2022-04-12")),
            ("talks_2022.04.12", Some("2022-04-12")),
            ("talks 2022_04_12 copy", Some("2022-04-12")),
            ("20220412-and-2022-04-12", Some("2022-04-12")),
            ("20220412-and-20220413", None),
            ("talks-20221332", None),
            ("talks-202204121", None),
            ("talks-20270101", None),
            ("talks-2022", None),
            ("talks-2022-04.12", None),
            ("talks", None),
        ] {
            let found = day(stem, TODAY).map(|day| day.to_string());
            assert_eq!(found.as_deref(), expected, "{stem}");
        }
    }

    #[test]
    fn it_is_offered_before_the_days_of_the_text() {
        let last = Date::constant(2026, 4, 12);
        let no_date = || Note::new(NoteKind::NoDate, "No date.", "").with_days([last]);
        let mut notes = [no_date()];
        offer(&mut notes, Some("talks-20220412"), TODAY);
        assert_eq!(notes[0].days, [Date::constant(2022, 4, 12), last]);
        let mut notes = [no_date()];
        offer(&mut notes, Some("talks"), TODAY);
        assert_eq!(notes[0].days, [last]);
    }
}
