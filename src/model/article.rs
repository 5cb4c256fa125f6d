//! An article as it was read, and the article with what was found in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::block::Block;
use super::id::{ArticleId, StatementRef};
use super::note::{Note, NoteKind};
use super::span::Span;
use super::statement::Statement;

/// An article as read: its text, never changed afterwards, and what is known of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "Article")]
pub struct Article {
    /// Unique in the dossier; the stem of the article's files.
    pub id: ArticleId,
    /// Headline, or the first words where there is none.
    pub title: String,
    /// Who published it ("Reuters"), if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Address on the web, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The date of publication as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Whether something speaks against that date (a weekday that does not fit, a day in
    /// the future). A disputed date never outdates another.
    #[serde(default)]
    pub date_disputed: bool,
    /// Who set the date of publication by hand, a person's name or nothing; `None` where it is
    /// as it was read. Notes on the date that was read are settled by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated_by: Option<String>,
    /// The day on which it was taken from the web, if its file says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<Date>,
    /// The language of the text where it is known and not English, as a code of ISO 639-1 or,
    /// if there is none, 639-3 ("uk", "fas"). Such a text is kept and not extracted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Where it came from: the path as given, or [`Article::PASTED`]. What stands in an archive or a
    /// table has its place there behind the path: `saved.zip/one.html`, `list.csv#3`.
    pub source: String,
    /// SHA-256 of `text` in UTF-8, in lower-case hexadecimal.
    pub hash: String,
    /// Where the headline stands in the text, if it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<Span>,
    /// Stretches of whole lines taken for site furniture: kept in the text, kept out of
    /// extraction. In the order of the text, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub furniture: Vec<Span>,
    /// Headings, items of lists and quotations, where the file told them. In the order of
    /// the text, not overlapping.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    /// Other copies of the article that were met and left out: reprints, other versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<Reprint>,
    /// What was noticed on import.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The text: of a text file as decoded, with everything that stood in it; of other
    /// formats their words, paragraphs apart by blank lines. It lives in a file of its own.
    #[serde(skip)]
    pub text: String,
}

impl Article {
    /// The [`Article::source`] of a text that was pasted.
    pub const PASTED: &str = "pasted";

    /// Says whether the text is in a language that extraction does not read.
    #[must_use]
    pub fn is_foreign(&self) -> bool {
        self.language.is_some()
    }

    /// Returns the notes that still hold: those on the date only until a person has set it,
    /// those on the language only while it is not English.
    pub fn open_notes(&self) -> impl Iterator<Item = &Note> {
        self.notes.iter().filter(|note| match note.kind {
            NoteKind::Language => self.is_foreign(),
            kind => !(kind.is_about_date() && self.dated_by.is_some()),
        })
    }
}

/// Another copy of an article, which was met and left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "Reprint")]
pub struct Reprint {
    /// Its headline.
    pub title: String,
    /// Who published it, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Its address on the web, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The date of publication as printed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Date>,
    /// Where it came from, as [`Article::source`].
    pub source: String,
}

/// An article of a dossier with the statements found in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename = "CodedArticle")]
pub struct CodedArticle {
    /// The article.
    pub article: Article,
    /// Its statements in the order of the text, numbered from 1.
    pub statements: Vec<Statement>,
    /// What extraction noticed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// Whether a person has changed since then what extraction goes by: the date, the language,
    /// what is left out as furniture.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub outdated: bool,
}

impl CodedArticle {
    /// Returns where a statement of it is found.
    #[must_use]
    pub fn reference(&self, statement: &Statement) -> StatementRef {
        StatementRef {
            article: self.article.id.clone(),
            statement: statement.id,
        }
    }

    /// Makes every span fit the text, which has become another: those that do not fit are
    /// emptied or taken out. Quotes stay as they are, to be found again.
    pub fn fit_spans(&mut self) {
        let text = &self.article.text;
        let fits = |span: Span| span.start <= span.end && text.get(span.range()).is_some();
        for evidence in self.statements.iter_mut().map(|s| &mut s.evidence) {
            if !fits(evidence.span) {
                evidence.span = Span::default();
            }
        }
        let article_notes = self.article.notes.iter_mut();
        for note in article_notes.chain(&mut self.notes) {
            note.place = note.place.filter(|span| fits(*span));
        }
        self.article.headline = self.article.headline.filter(|span| fits(*span));
        self.article.furniture.retain(|span| fits(*span));
        self.article.blocks.retain(|block| fits(block.span));
    }
}
