//! The day of publication: what a file states of itself goes before what is printed in the
//! text; where they differ, that is noted.

use crate::model::{Date, Note, NoteKind};

use super::date::{self, Reading, written};
use super::dated::Published;
use super::draft::{Place, Stated};

/// Returns the first day in words such as those of a page's metadata.
pub(super) fn day(words: &str) -> Option<Date> {
    match reading(words)? {
        Reading::Day(day) => Some(day),
        _ => None,
    }
}

fn reading(words: &str) -> Option<Reading> {
    let words = words.trim();
    if words.len() == 8 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        let dashed = format!("{}-{}-{}", &words[..4], &words[4..6], &words[6..]);
        return date::find(&dashed, 0)
            .into_iter()
            .next()
            .map(|found| found.reading);
    }
    date::find(words, 0)
        .into_iter()
        .next()
        .map(|found| found.reading)
}

/// Chooses between the days that a file states and the one that is printed.
pub(super) fn choose(stated: &[Stated], printed: Published, today: Date) -> Published {
    let days: Vec<(Date, &Place)> = stated
        .iter()
        .filter_map(|stated| Some((day(&stated.words)?, &stated.place)))
        .collect();
    let Some(&(chosen, place)) = days.first() else {
        return unread(stated, printed);
    };
    let mut notes: Vec<Note> = printed
        .notes
        .into_iter()
        .filter(|note| {
            [NoteKind::WeekdayMismatch, NoteKind::ImpossibleDate].contains(&note.kind)
                && printed.date != Some(chosen)
        })
        .collect();
    let mut disputed = false;
    if chosen > today {
        let sentence = format!("{} lies after today, {}.", written(chosen), written(today));
        let note = Note::new(NoteKind::FutureDate, sentence, date::DOUBTED);
        let printed = printed.date.filter(|day| *day <= today);
        notes.push(note.with_days(printed.into_iter().chain([chosen])));
        disputed = true;
    }
    let others = days[1..].iter().copied();
    let others = others.chain(printed.date.map(|day| (day, &Place::Text)));
    // The same moment is a day earlier or later elsewhere.
    if let Some((other, where_else)) = others.into_iter().find(|(day, _)| apart(*day, chosen) > 1) {
        let sentence = format!(
            "By {place} it appeared on {}, by {where_else} on {}; the first was taken.",
            written(chosen),
            written(other)
        );
        let note = Note::new(NoteKind::SeveralDates, sentence, date::DOUBTED);
        notes.push(note.with_days([chosen, other]));
        // A time on the page may be that of another article.
        disputed |= *where_else != Place::Time;
    }
    Published {
        date: Some(chosen),
        disputed,
        notes,
    }
}

/// Where no stated day can be read, the printed one holds, and that is noted if there is
/// none.
fn unread(stated: &[Stated], mut printed: Published) -> Published {
    let Some(first) = stated.first().filter(|_| printed.date.is_none()) else {
        return printed;
    };
    let read = reading(&first.words);
    let days = match read {
        Some(Reading::Either(one, other)) => vec![one, other],
        _ => Vec::new(),
    };
    let sentence = match read {
        Some(Reading::Either(one, other)) => format!(
            "By {} the date can be {} or {}, so none was taken.",
            first.place,
            written(one),
            written(other)
        ),
        Some(Reading::Impossible(day)) => {
            format!("{day}, by {}, is a day that does not exist.", first.place)
        }
        _ => return printed,
    };
    for note in &mut printed.notes {
        if note.kind == NoteKind::NoDate {
            note.sentence.clone_from(&sentence);
            let printed = std::mem::take(&mut note.days);
            *note = note.clone().with_days(days.iter().copied().chain(printed));
        }
    }
    printed
}

fn apart(a: Date, b: Date) -> i64 {
    (a.duration_since(b).as_hours() / 24).abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Date = Date::constant(2026, 11, 23);

    #[track_caller]
    fn check(
        stated: &[(Place, &str)],
        printed: Option<&str>,
        date: Option<&str>,
        disputed: bool,
        notes: &[&str],
    ) {
        let stated: Vec<Stated> = stated
            .iter()
            .map(|(place, words)| Stated {
                words: (*words).to_owned(),
                place: place.clone(),
            })
            .collect();
        let printed = Published {
            date: printed.and_then(day),
            notes: match printed {
                Some(_) => Vec::new(),
                None => vec![Note::new(NoteKind::NoDate, "No date was found.", "")],
            },
            ..Published::default()
        };
        let chosen = choose(&stated, printed, TODAY);
        assert_eq!(chosen.date.map(|day| day.to_string()).as_deref(), date);
        assert_eq!(chosen.disputed, disputed);
        let told: Vec<&str> = chosen
            .notes
            .iter()
            .map(|note| note.sentence.as_str())
            .collect();
        assert_eq!(told, notes);
    }

    #[test]
    fn what_a_file_states_goes_before_what_is_printed() {
        check(
            &[(Place::Data, "2025-12-04T10:00Z")],
            None,
            Some("2025-12-04"),
            false,
            &[],
        );
        check(
            &[(Place::Data, "20251204")],
            None,
            Some("2025-12-04"),
            false,
            &[],
        );
        check(
            &[(Place::Data, "Thu, 04 Dec 2025 10:00:00 GMT")],
            None,
            Some("2025-12-04"),
            false,
            &[],
        );
        check(
            &[(Place::Data, "Thu Dec 04 2025 10:31:00 GMT+0100")],
            None,
            Some("2025-12-04"),
            false,
            &[],
        );
        check(
            &[(Place::Data, "soon"), (Place::Head, "2025-12-04")],
            Some("2025-12-05"),
            Some("2025-12-04"),
            false,
            &[],
        );
        check(
            &[(Place::Data, "soon")],
            Some("2025-12-05"),
            Some("2025-12-05"),
            false,
            &[],
        );
        check(
            &[(Place::Data, "2025-12-04"), (Place::Time, "2025-11-02")],
            None,
            Some("2025-12-04"),
            false,
            &[
                "By the page's data it appeared on 4 December 2025, by a time on the page on 2 November 2025; the first was taken.",
            ],
        );
        check(
            &[(Place::Data, "2025-12-04")],
            Some("2024-12-04"),
            Some("2025-12-04"),
            true,
            &[
                "By the page's data it appeared on 4 December 2025, by the text on 4 December 2024; the first was taken.",
            ],
        );
        check(
            &[(Place::Data, "2027-01-01")],
            None,
            Some("2027-01-01"),
            true,
            &["1 January 2027 lies after today, 23 November 2026."],
        );
        check(
            &[(Place::Column("date".to_owned()), "04/12/2025")],
            None,
            None,
            false,
            &[
                "By the column “date” the date can be 4 December 2025 or 12 April 2025, so none was taken.",
            ],
        );
    }
}
