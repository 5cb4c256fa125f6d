//! An article as it was read, and the article with what was found in it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::id::ArticleId;
use super::note::Note;
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
    /// Where it came from: the path as given, or `pasted`.
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
    /// What was noticed on import.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Note>,
    /// The text as decoded, with everything that stood in the file. It lives in a file of
    /// its own.
    #[serde(skip)]
    pub text: String,
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
}

impl CodedArticle {
    /// Gives each quote that does not stand at its place the place where it stands in the
    /// text, if that is just one.
    pub fn find_quotes(&mut self) {
        let text = &self.article.text;
        for evidence in self.statements.iter_mut().map(|s| &mut s.evidence) {
            if evidence.span.of(text) == evidence.quote {
                continue;
            }
            let mut places = text.match_indices(evidence.quote.as_str());
            if let (Some((start, quote)), None) = (places.next(), places.next()) {
                evidence.span = Span::new(start, start + quote.len());
            }
        }
    }

    /// Makes every span fit the text, which has become another: quotes are found again,
    /// other spans that do not fit are emptied or taken out. Quotes stay as they are.
    pub fn fit_spans(&mut self) {
        self.find_quotes();
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
    }
}
