//! What is known of an article beside its text, as plain data: the line below its title, what
//! is doubtful of its date, its language, where else it was printed.

use crate::model::{Article, CodedArticle, Date, NoteKind, Reprint};
use crate::session::edit::language_name;

use super::super::words;

/// What is known of an article.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) title: String,
    /// "Reuters · by Ada Berg · 4 Dec 2026 · letters/one.txt".
    pub(crate) byline: String,
    /// What is doubtful of its date, if something is.
    pub(crate) doubt: Option<Doubt>,
    /// Who set its date by hand, in words.
    pub(crate) dated_by: Option<String>,
    /// That the text is not English, and what that means; else empty.
    pub(crate) foreign: String,
    /// What a person should know of how its letters are shown; else empty.
    pub(crate) letters: String,
    /// Whether its statements were found under another date or of other lines.
    pub(crate) outdated: bool,
    /// Where else it was printed, a line each.
    pub(crate) copies: Vec<String>,
}

/// What is doubtful of a date.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Doubt {
    /// As sentences.
    pub(crate) told: Vec<String>,
    /// The days that can be meant, the likeliest first.
    pub(crate) days: Vec<Date>,
    /// The day that was taken.
    pub(crate) taken: Option<Date>,
}

/// Says whether a sort of notes is told by what this holds.
pub(super) fn tells(kind: NoteKind) -> bool {
    kind.is_about_date() || kind == NoteKind::Language
}

impl About {
    pub(super) fn of(coded: &CodedArticle) -> Self {
        let article = &coded.article;
        Self {
            title: article.title.clone(),
            byline: byline(article),
            doubt: Doubt::of(coded),
            dated_by: article.dated_by.as_ref().map(|by| match by.as_str() {
                "" => "The date was set by hand".to_owned(),
                name => format!("The date was set by {name}"),
            }),
            foreign: foreign(coded),
            letters: String::new(),
            outdated: coded.outdated && !article.is_foreign(),
            copies: article.copies.iter().map(copy).collect(),
        }
    }
}

impl Doubt {
    /// Returns what is doubtful of an article's date, until a person has set it.
    pub(crate) fn of(coded: &CodedArticle) -> Option<Self> {
        let article = &coded.article;
        if article.dated_by.is_some() {
            return None;
        }
        let notes = article.open_notes().chain(&coded.notes);
        let mut doubt = Self {
            taken: article.published,
            ..Self::default()
        };
        for note in notes.filter(|note| note.kind.is_about_date()) {
            doubt.told.push(note.sentence.clone());
            doubt.days.extend(&note.days);
        }
        // That the day as read is right can be said of any.
        doubt.days.extend(doubt.taken);
        let mut seen = Vec::new();
        doubt.days.retain(|day| {
            let new = !seen.contains(day);
            seen.push(*day);
            new
        });
        if doubt.told.is_empty() && article.published.is_none() {
            doubt.told.push("No date is known.".to_owned());
        }
        (!doubt.told.is_empty()).then_some(doubt)
    }
}

fn byline(article: &Article) -> String {
    let mut parts = Vec::new();
    parts.extend(article.outlet.clone());
    parts.extend(article.author.as_ref().map(|author| format!("by {author}")));
    let day = article.published.map(|day| {
        let by_hand = if article.dated_by.is_some() {
            " (set by hand)"
        } else {
            ""
        };
        words::day(day, article.date_disputed) + by_hand
    });
    parts.push(day.unwrap_or_else(|| "no date".to_owned()));
    parts.extend(article.address.clone());
    parts.push(article.source.clone());
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

fn foreign(coded: &CodedArticle) -> String {
    let Some(code) = &coded.article.language else {
        return String::new();
    };
    let tried = coded.statements.iter().any(|s| !s.is_own());
    let extraction = if tried {
        "Extraction reads English only."
    } else {
        "Extraction reads English only, so it was not tried."
    };
    let language = language_name(code);
    format!(
        "This text is in {language}. {extraction} To code it by hand, select words and press N."
    )
}

/// Returns a copy in words: outlet, title, date, address, or where it came from.
fn copy(copy: &Reprint) -> String {
    let mut parts = Vec::new();
    parts.extend(copy.outlet.clone());
    if !copy.title.is_empty() {
        parts.push(format!("“{}”", copy.title));
    }
    let day = copy.published.map(words::date);
    parts.push(day.unwrap_or_else(|| "no date".to_owned()));
    parts.push(copy.address.clone().unwrap_or_else(|| copy.source.clone()));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}
