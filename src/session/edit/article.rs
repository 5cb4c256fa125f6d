//! Edits of an article: what is known of it, and which lines of it are no part of the text.

use std::sync::Arc;

use super::{known_article, name_of_article, refusal, short};
use crate::import;
use crate::model::{Article, ArticleId, Date, Dossier, Problem, Span};

/// Something that is said of an article. An empty text takes what was said away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ArticleEdit {
    /// The headline under which it is listed. It cannot be taken away.
    Title(String),
    /// Who published it.
    Outlet(String),
    /// Who wrote it.
    Author(String),
    /// Its address on the web.
    Address(String),
    /// The day of its publication, which nothing disputes from now on; or that none is known.
    Published(Option<Date>),
    /// The code of its language; `None` is English.
    Language(Option<String>),
    /// Lines that were left out of extraction as furniture are part of the text.
    Restore(Span),
    /// Lines are left out of extraction, as furniture is: all that the stretch touches.
    LeaveOut(Span),
}

impl ArticleEdit {
    /// Makes the change in a dossier, by a person of that name.
    pub(super) fn apply(
        &self,
        dossier: &mut Dossier,
        id: &ArticleId,
        by: &str,
    ) -> Result<(), Problem> {
        known_article(dossier, id)?;
        let all = dossier.articles.iter_mut();
        for coded in all.filter(|coded| coded.article.id == *id) {
            let mut article = coded.article.clone();
            self.put(&mut article, by)?;
            if article == coded.article {
                continue;
            }
            let changed = Arc::make_mut(coded);
            changed.outdated |= is_read_otherwise(&changed.article, &article);
            changed.article = article;
        }
        Ok(())
    }

    fn put(&self, article: &mut Article, by: &str) -> Result<(), Problem> {
        let text = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        match self {
            Self::Title(title) => {
                article.title =
                    text(title).ok_or_else(|| refusal("An article needs a title.", "Type one."))?;
            }
            Self::Outlet(outlet) => article.outlet = text(outlet),
            Self::Author(author) => article.author = text(author),
            Self::Address(address) => article.address = text(address),
            Self::Published(day) => {
                article.published = *day;
                article.date_disputed = false;
                article.dated_by = Some(by.to_owned());
            }
            Self::Language(code) => article.language.clone_from(code),
            Self::Restore(span) => {
                let lines = whole_lines(&article.text, *span)?;
                let furniture = std::mem::take(&mut article.furniture);
                let left = furniture.into_iter().flat_map(|f| without(f, lines));
                let left = left.filter_map(|f| trimmed(&article.text, f));
                article.furniture = left.collect();
            }
            Self::LeaveOut(span) => {
                let lines = whole_lines(&article.text, *span)?;
                article.furniture.push(lines);
                article.furniture.sort_unstable();
                article.furniture = joined(&article.text, &article.furniture);
            }
        }
        Ok(())
    }

    /// Returns what the edit does, in a few words.
    pub(super) fn label(&self, dossier: &Dossier, id: &ArticleId) -> String {
        let of = short(name_of_article(dossier, id));
        match self {
            Self::Title(title) => format!("Call “{of}” “{}”", short(title.trim())),
            Self::Outlet(_) => format!("Set outlet of “{of}”"),
            Self::Author(_) => format!("Set author of “{of}”"),
            Self::Address(_) => format!("Set address of “{of}”"),
            Self::Published(_) => format!("Set date of “{of}”"),
            Self::Language(_) => format!("Set language of “{of}”"),
            Self::Restore(_) => format!("Restore lines of “{of}”"),
            Self::LeaveOut(_) => format!("Leave out lines of “{of}”"),
        }
    }
}

/// Reads a date as a person types it.
///
/// # Errors
///
/// It is no date, more than one or not a certain one: a sentence that says which.
pub fn typed_date(words: &str) -> Result<Date, String> {
    import::typed_date(words)
}

/// Returns the code of a language as a person types it, by its name or its code.
///
/// # Errors
///
/// No such language is known: a sentence that says so.
pub fn typed_language(words: &str) -> Result<Option<String>, String> {
    import::typed_language(words)
}

/// Returns what the language of that code is called.
#[must_use]
pub fn language_name(code: &str) -> String {
    import::language_name(code)
}

/// Says whether extraction reads an article otherwise than before: a weekday is reckoned from
/// its date.
pub(in crate::session) fn is_read_otherwise(before: &Article, after: &Article) -> bool {
    before.furniture != after.furniture
        || before.language != after.language
        || before.published != after.published
        || before.date_disputed != after.date_disputed
}

/// Returns the stretch of whole lines that `span` touches.
fn whole_lines(text: &str, span: Span) -> Result<Span, Problem> {
    let inside = text
        .get(span.range())
        .filter(|words| !words.trim().is_empty());
    let Some(words) = inside else {
        return Err(refusal(
            "Nothing stands there.",
            "Select lines of the text.",
        ));
    };
    // A line break at either end belongs to no line that is meant.
    let start = span.start + (words.len() - words.trim_start().len());
    let end = span.start + words.trim_end().len();
    let breaks = ['\n', '\r'];
    let start = text[..start].rfind(breaks).map_or(0, |at| at + 1);
    let end = text[end..].find(breaks).map_or(text.len(), |at| end + at);
    Ok(Span::new(start, end))
}

/// Returns what is left of a stretch without another one.
fn without(whole: Span, out: Span) -> [Span; 2] {
    [
        Span::new(whole.start, whole.end.min(out.start)),
        Span::new(whole.start.max(out.end), whole.end),
    ]
}

/// Returns a stretch from its first line with words to its last one; `None` where it has none.
fn trimmed(text: &str, span: Span) -> Option<Span> {
    let words = span.of(text);
    let inner = words.trim_matches(['\n', '\r']);
    if inner.trim().is_empty() {
        return None;
    }
    let start = span.start + words.find(inner)?;
    Some(Span::new(start, start + inner.len()))
}

/// Joins stretches, sorted, between which no words stand.
fn joined(text: &str, spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for span in spans {
        match joined.last_mut() {
            Some(last) if Span::new(last.end, span.start).of(text).trim().is_empty() => {
                last.end = last.end.max(span.end);
            }
            _ => joined.push(*span),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Menu\nHome\n\nThe talks go on.\n\nShare\nThe envoy left.\n";

    fn lines(article: &Article) -> Vec<&str> {
        let furniture = article.furniture.iter();
        furniture.map(|span| span.of(&article.text)).collect()
    }

    fn article() -> Article {
        let span = |words: &str| {
            let start = TEXT.find(words).expect("it is there");
            Span::new(start, start + words.len())
        };
        Article {
            text: TEXT.to_owned(),
            furniture: vec![span("Menu\nHome"), span("Share")],
            ..Article::default()
        }
    }

    fn at(words: &str) -> Span {
        let start = TEXT.find(words).expect("it is there");
        Span::new(start, start + words.len())
    }

    #[test]
    fn lines_are_restored_whole_and_alone() {
        let mut article = article();
        ArticleEdit::Restore(at("om"))
            .put(&mut article, "")
            .expect("a line");
        assert_eq!(lines(&article), ["Menu", "Share"]);
        let all = Span::new(0, TEXT.len());
        ArticleEdit::Restore(all)
            .put(&mut article, "")
            .expect("lines");
        assert!(lines(&article).is_empty());
    }

    #[test]
    fn lines_are_left_out_whole_and_joined_with_those_beside_them() {
        let mut article = article();
        ArticleEdit::LeaveOut(at("envoy"))
            .put(&mut article, "")
            .expect("a line");
        assert_eq!(lines(&article), ["Menu\nHome", "Share\nThe envoy left."]);
        ArticleEdit::LeaveOut(at("\n\nThe talks go on.\n\n"))
            .put(&mut article, "")
            .expect("a line");
        assert_eq!(lines(&article), [TEXT.trim_end()]);
        // What is left out already changes nothing.
        let before = article.clone();
        ArticleEdit::LeaveOut(at("Home"))
            .put(&mut article, "")
            .expect("a line");
        assert_eq!(article, before);
    }

    #[test]
    fn nothing_is_no_line() {
        for span in [at("\n\n"), Span::new(3, 3), Span::new(0, 900)] {
            let edit = ArticleEdit::LeaveOut(span);
            assert!(edit.put(&mut article(), "").is_err(), "{span:?}");
        }
    }
}
