//! What a stage noticed and a person should know: nothing is skipped in silence.

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
    /// The text changed in decoding, or is not English.
    Text,
}

impl NoteKind {
    /// Says whether it is about the date of an article.
    #[must_use]
    pub fn is_of_date(self) -> bool {
        self == Self::NoDate || self.disputes_date()
    }

    /// Says whether it speaks against the date that was read.
    #[must_use]
    pub fn disputes_date(self) -> bool {
        matches!(
            self,
            Self::WeekdayMismatch | Self::FutureDate | Self::SeveralDates | Self::ImpossibleDate
        )
    }

    /// Says whether an article on which it was noted may have been read wrongly.
    #[must_use]
    pub fn is_doubt(self) -> bool {
        self == Self::Text || self.disputes_date()
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
        }
    }

    /// Returns the note at a place of the text.
    #[must_use]
    pub fn at(mut self, place: Span) -> Self {
        self.place = Some(place);
        self
    }
}
