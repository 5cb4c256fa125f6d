//! What a stage noticed and a person should know: nothing is skipped in silence.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::span::Span;

/// Something noticed about an article, with its place and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Note")]
pub struct Note {
    /// What sort of thing was noticed.
    pub kind: NoteKind,
    /// Where in the article's text, if at one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Span>,
    /// What was noticed, as a sentence.
    pub sentence: String,
    /// What a person can do, as a sentence; empty if nothing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub hint: String,
    /// The days that can be meant, the likeliest first, where it is about a date.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub days: Vec<Date>,
}

/// The sorts of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoteKind {
    /// The printed weekday does not fit the printed date.
    WeekdayMismatch,
    /// The date lies after today.
    FutureDate,
    /// Several days are printed as that of the article.
    SeveralDates,
    /// No date was found.
    NoDate,
    /// A day that does not exist, such as 31 September.
    ImpossibleDate,
    /// No title was found.
    NoTitle,
    /// Lines around the text were taken for site furniture and left out of extraction.
    Furniture,
    /// A statement fits no proposal or no issue of the agenda.
    Unsorted,
    /// Words were attributed to nobody the agenda knows.
    UnknownSource,
    /// A person spoke who was not in office on the article's date.
    NotInOffice,
    /// No statement was found.
    NothingFound,
    /// The text was broken before it was read, or may not be the article.
    Text,
    /// The text is not English.
    Language,
    /// The encoding of the text was guessed, or bytes do not belong to it: in another one its
    /// letters may be right.
    Encoding,
}

impl NoteKind {
    /// Says whether it is about the article's date, and settled once a person sets that.
    #[must_use]
    pub const fn is_about_date(self) -> bool {
        matches!(
            self,
            Self::WeekdayMismatch
                | Self::FutureDate
                | Self::SeveralDates
                | Self::NoDate
                | Self::ImpossibleDate
        )
    }

    /// Says whether an article on which it was noted may have been read wrongly.
    #[must_use]
    pub const fn is_doubt(self) -> bool {
        match self {
            Self::Text | Self::Language | Self::Encoding => true,
            Self::NoDate => false,
            kind => kind.is_about_date(),
        }
    }
}

impl Note {
    /// Returns a note without a place.
    #[must_use]
    pub fn new(kind: NoteKind, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            kind,
            place: None,
            sentence: sentence.into(),
            hint: hint.into(),
            days: Vec::new(),
        }
    }

    /// Returns the note with the days that can be meant, each once.
    #[must_use]
    pub fn with_days(mut self, days: impl IntoIterator<Item = Date>) -> Self {
        for day in days {
            if !self.days.contains(&day) {
                self.days.push(day);
            }
        }
        self
    }

    /// Returns the note at a place of the text.
    #[must_use]
    pub fn at(mut self, place: Span) -> Self {
        self.place = Some(place);
        self
    }
}
