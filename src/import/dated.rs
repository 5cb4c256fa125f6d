//! Date lines: which lines only say when, and which of the dates printed is the article's.

use super::date::{self, Printed, Reading};
use super::line::Line;
use super::{draft, origin};
use crate::model::{Date, Note, NoteKind, Span};

/// A line that says when, perhaps with who and where.
#[derive(Clone, Debug)]
pub(super) struct DateLine {
    /// The dates, each with what it is said to be.
    dates: Vec<(Label, Printed)>,
    /// The outlet named in the line.
    pub(super) outlet: Option<String>,
}

/// What a date is said to be; the first is believed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Published,
    None,
    Dateline,
    Updated,
}

const SEPARATORS: &[char] = &[
    ' ', '\t', ',', ';', '|', '·', '•', '-', '–', '—', '(', ')', '*', '_', '#', '/',
];

/// Words that stand around a date and say nothing more.
const AROUND: &[&str] = &[
    "last", "first", "on", "at", "dated", "gmt", "utc", "bst", "est", "edt", "et", "cet", "cest",
    "eet", "eest", "msk", "ist", "pst", "pdt", "z", "t", "am", "pm", "a", "p", "m", "h", "ago",
    "min", "mins", "minute", "minutes", "read", "local", "time", "kyiv", "moscow", "london",
    // German, with the short names of weekdays.
    "vom", "um", "uhr", "zuletzt", "stand", "mo", "di", "mi", "do", "fr", "sa", "so", "mez", "mesz",
    // French, Spanish, Italian, Polish.
    "le", "à", "mis", "mise", "jour", "el", "las", "il", "alle", "ore", "godz", "r", "dnia",
    // Ukrainian and Russian.
    "в", "о", "об", "г", "р", "год", "года", "рік", "року", "мск", "час", "пн", "вт", "ср", "чт",
    "пт", "сб", "вс", "нд",
];

/// How a line begins that tells the day of publication.
const PUBLISHED: &[&str] = &[
    "published",
    "first published",
    "posted",
    "date",
    "issued",
    "veröffentlicht",
    "erstellt",
    "publié",
    "publicado",
    "pubblicato",
    "opublikowano",
    "data publikacji",
    "опубліковано",
    "опубликовано",
    "дата",
];

/// How a line begins that tells the day of its last change.
const UPDATED: &[&str] = &[
    "updated",
    "last updated",
    "last modified",
    "modified",
    "aktualisiert",
    "zuletzt aktualisiert",
    "mis à jour",
    "modifié",
    "actualizado",
    "aggiornato",
    "zaktualizowano",
    "aktualizacja",
    "оновлено",
    "обновлено",
];

/// Reads a line that holds a date and nothing of the article.
pub(super) fn read(line: &Line<'_>) -> Option<DateLine> {
    // The longest date lines carry two dates with times and an author.
    if line.is_blank() || line.text.len() > 200 || line.words() > 24 {
        return None;
    }
    let dates = date::find(line.text, line.content.start);
    if dates.is_empty() {
        return None;
    }
    let rest = without(line, &dates);
    let plain = rest
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| is_around(&word.to_lowercase()));
    let outlet = if plain {
        None
    } else if let [only] = dates.as_slice()
        && let Some(behind) = behind_place(line, only)
    {
        origin::named(behind)
    } else {
        let named = rest.trim_matches(SEPARATORS);
        let named = super::line::lines(named).into_iter().next()?;
        if origin::is_byline(&named) {
            origin::byline_outlet(&named)
        } else {
            Some(origin::named(named.text)?)
        }
    };
    Some(DateLine {
        dates: labelled(line, dates),
        outlet,
    })
}

/// "RIYADH, 14 January 2026", "PARIS, 28 January 2026 - European Desk": what stands behind the
/// day, if before it only a place does. Behind a place in capitals it may be a few words.
fn behind_place<'t>(line: &Line<'t>, day: &Printed) -> Option<&'t str> {
    let place = part(line, line.content.start, day.span.start).trim_end();
    let place = place.strip_suffix(',')?.trim();
    let is_name = |word: &str| {
        word.starts_with(char::is_uppercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || ".'’-".contains(c))
    };
    let words = place.split_whitespace();
    let named = (1..=3).contains(&words.clone().count()) && words.clone().all(is_name);
    let behind = part(line, day.span.end, line.content.end).trim();
    let few = behind.split_whitespace().count() <= 5;
    let shouted = !place.chars().any(char::is_lowercase);
    let apart = behind.starts_with(['-', '–', '—', '|', '·', '/']);
    let behind = behind.trim_matches(SEPARATORS);
    (named && (behind.is_empty() || shouted && few && apart)).then_some(behind)
}

fn without(line: &Line<'_>, dates: &[Printed]) -> String {
    let mut rest = String::new();
    let mut from = line.content.start;
    for printed in dates {
        rest.push_str(part(line, from, printed.span.start));
        rest.push(' ');
        from = printed.span.end;
    }
    rest.push_str(part(line, from, line.content.end));
    rest
}

fn part<'t>(line: &Line<'t>, from: usize, to: usize) -> &'t str {
    let start = line.content.start;
    line.text
        .get(from.saturating_sub(start)..to.saturating_sub(start))
        .unwrap_or_default()
}

fn is_around(word: &str) -> bool {
    let is_label = |labels: &[&str]| {
        let mut words = labels.iter().flat_map(|label| label.split(' '));
        words.any(|own| own == word)
    };
    AROUND.contains(&word)
        || is_label(PUBLISHED)
        || is_label(UPDATED)
        || word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 4
        // A time glued to its half of the day or its zone: `12pm`, `31z`.
        || word
            .strip_suffix("am")
            .or_else(|| word.strip_suffix("pm"))
            .or_else(|| word.strip_suffix('z'))
            .is_some_and(|digits| digits.parse::<u16>().is_ok())
        // `10h31`.
        || word.split_once('h').is_some_and(|(hour, minute)| {
            hour.parse::<u8>().is_ok() && (minute.is_empty() || minute.parse::<u8>().is_ok())
        })
}

/// Gives each date the label that stands before it: `Published 4 May, updated 5 May`.
fn labelled(line: &Line<'_>, dates: Vec<Printed>) -> Vec<(Label, Printed)> {
    let mut label = starting_label(line);
    let mut from = line.content.start;
    let mut labelled = Vec::new();
    for printed in dates {
        let before = draft::words(part(line, from, printed.span.start)).join(" ");
        let says = |labels: &[&str]| {
            let before = format!(" {before} ");
            labels
                .iter()
                .any(|label| before.contains(&format!(" {label} ")))
        };
        from = printed.span.end;
        if labelled.is_empty() {
            // The line's own label, found already.
        } else if says(UPDATED) {
            label = Label::Updated;
        } else if says(PUBLISHED) {
            label = Label::Published;
        }
        labelled.push((label, printed));
    }
    labelled
}

/// Returns what the line says of its first date.
fn starting_label(line: &Line<'_>) -> Label {
    let key = line.key();
    let starts = |words: &[&str]| words.iter().any(|word| key.starts_with(word));
    if starts(PUBLISHED) {
        Label::Published
    } else if starts(UPDATED) {
        Label::Updated
    } else {
        Label::None
    }
}

impl DateLine {
    /// Says whether the line says itself that it tells the day of publication.
    pub(super) fn is_labelled(&self) -> bool {
        self.dates
            .first()
            .is_some_and(|(label, _)| *label != Label::None)
    }

    /// Returns the dates printed at the head of a paragraph, `KYIV, Feb 5 (Reuters) -`, each
    /// with the weekday that the paragraph names first.
    pub(super) fn of_dateline(line: &Line<'_>, length: usize) -> Self {
        let head = line.text.get(..length).unwrap_or_default();
        let near = date::weekday_in(line.text.get(length..).unwrap_or_default());
        let mut dates = date::find(head, line.content.start);
        for printed in &mut dates {
            printed.near = near;
        }
        Self {
            dates: dates.into_iter().map(|p| (Label::Dateline, p)).collect(),
            outlet: None,
        }
    }

    /// Takes its labels for less: a day said to be that of publication counts no more than
    /// one that only stands there.
    pub(super) fn below_text(mut self) -> Self {
        for (label, _) in &mut self.dates {
            *label = (*label).max(Label::None);
        }
        self
    }

    /// Says whether a day can be read from it.
    pub(super) fn has_day(&self) -> bool {
        let mut readings = self.dates.iter().map(|(_, printed)| &printed.reading);
        readings.any(|reading| matches!(reading, Reading::Day(_)))
    }
}

/// When an article was published, as far as it says so.
#[derive(Debug, Default)]
pub(super) struct Published {
    pub(super) date: Option<Date>,
    pub(super) disputed: bool,
    pub(super) notes: Vec<Note>,
}

const HINT: &str = "Set it in the article's details.";

/// Chooses the article's date among those of its date lines.
pub(super) fn choose(lines: &[DateLine], today: Date) -> Published {
    let mut printed: Vec<(Label, &Printed)> = lines
        .iter()
        .flat_map(|line| line.dates.iter().map(|(label, printed)| (*label, printed)))
        .collect();
    // The sort is stable: what stands first comes first.
    printed.sort_by_key(|&(label, _)| label);
    let mut published = Published::default();
    for (_, printed) in &printed {
        if let Reading::Impossible(day) = &printed.reading {
            let note = Note::new(
                NoteKind::ImpossibleDate,
                format!("{day} is a day that does not exist."),
                HINT,
            );
            published.notes.push(note.at(printed.span));
        }
    }
    let days: Vec<(Label, Date, &Printed)> = printed
        .iter()
        .filter_map(|&(label, printed)| match printed.reading {
            Reading::Day(date) => Some((label, date, printed)),
            _ => None,
        })
        .collect();
    if let Some(&(label, date, printed)) = days.first() {
        let doubts = date::doubts(date, printed, today);
        published.date = Some(date);
        published.notes.extend(doubts);
        // An update or a dateline may well tell another day than the day of publication.
        let rival = days.iter().find(|&&(other, day, _)| {
            day != date && other.max(Label::None) == label.max(Label::None)
        });
        if let Some(&(_, other, at)) = rival {
            let sentence = format!(
                "Both {} and {} are printed as the day of the article; the first was taken.",
                date::written(date),
                date::written(other)
            );
            let note = Note::new(NoteKind::SeveralDates, sentence, date::DOUBTED);
            let note = note.with_days([date, other]);
            published.notes.push(note.at(at.span));
        }
        published.disputed = published
            .notes
            .iter()
            .any(|note| note.kind != NoteKind::ImpossibleDate);
    } else if published.notes.is_empty() {
        published.notes.push(no_date(&printed, today));
    }
    published
}

fn no_date(printed: &[(Label, &Printed)], today: Date) -> Note {
    let (sentence, place): (String, Option<Span>) = match printed.first() {
        Some((_, printed)) => match &printed.reading {
            Reading::Either(one, other) => (
                format!(
                    "The date can be {} or {}, so none was taken.",
                    date::written(*one),
                    date::written(*other)
                ),
                Some(printed.span),
            ),
            Reading::NoYear(day) => (
                format!("The date {day} is printed without its year, so none was taken."),
                Some(printed.span),
            ),
            Reading::Day(_) | Reading::Impossible(_) => ("No date was found.".to_owned(), None),
        },
        None => ("No date was found.".to_owned(), None),
    };
    let days = printed.iter().flat_map(|(_, p)| date::meant(p, today));
    let note = Note::new(NoteKind::NoDate, sentence, HINT).with_days(days);
    match place {
        Some(place) => note.at(place),
        None => note,
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    fn of(text: &str) -> Option<DateLine> {
        read(&lines(text)[0])
    }

    #[test]
    fn date_lines_are_told_from_text() {
        for (text, outlet) in [
            ("Thursday | 4th December 2025", None),
            ("5 Feb 2026 10:31 GMT", None),
            ("Thu, February 5, 2026 at 9:15 AM UTC", None),
            (
                "Published: 4 December 2025, 9.15pm (Updated: 5 December 2025)",
                None,
            ),
            ("2025-12-04T10:31:00Z", None),
            ("Example News | 5 February 2026", Some("Example News")),
            ("By Jane Doe, Reuters - February 5, 2026", Some("Reuters")),
            ("04/12/2025", None),
            ("HAVN, 14 January 2026", None),
            ("PORT MAREST, Jan 26 2026", None),
            ("Havn, January 14, 2026", None),
            ("MAREST, 28 January 2026 - Sample Wire", Some("Sample Wire")),
            ("MAREST, 28 January 2026 – European desk", None),
            ("Stand: 18. November 2025, 10:31 Uhr", None),
            ("Do, 4. Dezember 2025", None),
            (
                "Publié le 18 novembre 2025 à 10h31 - Mis à jour le 19 novembre 2025",
                None,
            ),
            ("18 de noviembre de 2025", None),
            ("18 листопада 2025 р., 10:31", None),
            ("Опубликовано: 18 ноября 2025 г. в 10:31 мск", None),
        ] {
            let found = of(text);
            assert!(found.is_some(), "{text}");
            assert_eq!(
                found.and_then(|line| line.outlet).as_deref(),
                outlet,
                "{text}"
            );
        }
        for text in [
            "Kyiv rejects the plan of 4 December 2025",
            "On 23 November 2025, envoys of both sides",
            "March 23-25, 2025",
            "December 2025",
            "No deal by 4 December",
            "No deal, 4 December 2025",
            "Marest, 4 December 2025 - Envoys of both sides met",
            "18. November 2025: Unterhändler treffen sich in Genf",
        ] {
            assert!(of(text).is_none(), "{text}");
        }
    }

    #[track_caller]
    fn check(texts: &[&str], date: Option<&str>, notes: &[&str]) {
        let lines: Vec<DateLine> = texts.iter().filter_map(|text| of(text)).collect();
        assert_eq!(lines.len(), texts.len());
        let published = choose(&lines, Date::constant(2026, 11, 23));
        assert_eq!(published.date.map(|date| date.to_string()).as_deref(), date);
        let told: Vec<&str> = published
            .notes
            .iter()
            .map(|note| note.sentence.as_str())
            .collect();
        assert_eq!(told, notes);
    }

    #[test]
    fn the_day_of_publication_is_chosen_or_none() {
        check(
            &["Updated 6 December 2025", "Published 4 December 2025"],
            Some("2025-12-04"),
            &[],
        );
        check(
            &["5 December 2025", "Updated: 2025-12-06"],
            Some("2025-12-05"),
            &[],
        );
        check(
            &["04/12/2025"],
            None,
            &["The date can be 4 December 2025 or 12 April 2025, so none was taken."],
        );
        check(&["04/12/2025", "4 December 2025"], Some("2025-12-04"), &[]);
        check(
            &["4 December 2025", "Published: 5 December 2025"],
            Some("2025-12-05"),
            &[
                "Both 5 December 2025 and 4 December 2025 are printed as the day of the article; the first was taken.",
            ],
        );
        check(
            &["Published 4 December 2025 | Updated 5 December 2025"],
            Some("2025-12-04"),
            &[],
        );
        check(&["4 December 2025", "2025-12-04"], Some("2025-12-04"), &[]);
        check(
            &["Publié le 18 novembre 2025 - Mis à jour le 19 novembre 2025"],
            Some("2025-11-18"),
            &[],
        );
        check(
            &["Обновлено 19 ноября 2025", "18 ноября 2025"],
            Some("2025-11-18"),
            &[],
        );
        check(
            &["Friday, 5 December"],
            None,
            &["The date 5 December is printed without its year, so none was taken."],
        );
        check(
            &["31 November 2025"],
            None,
            &["31 November 2025 is a day that does not exist."],
        );
        check(&[], None, &["No date was found."]);
    }
}
