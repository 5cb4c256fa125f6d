//! Which evidence is looked at: all of it, or that of some outlets, voices and days.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::article::{Article, CodedArticle};
use super::scale::Voice;
use super::statement::Statement;

/// Which evidence is looked at. The default is all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EvidenceFilter {
    /// Only what was said on this day or later.
    pub since: Option<Date>,
    /// Only what was said on this day or before: positions as they stood then.
    pub as_of: Option<Date>,
    /// Only what these outlets have published; all where it is empty. The empty name stands
    /// for articles that name no outlet.
    pub outlets: BTreeSet<String>,
    /// Only what comes in these voices; all where it is empty.
    pub voices: BTreeSet<Voice>,
}

impl EvidenceFilter {
    /// Says whether all evidence is looked at.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Says whether a statement of `article` is looked at. Where days are asked for, what has
    /// none is not: nobody knows whether it had been said by then.
    #[must_use]
    pub fn admits(&self, article: &Article, statement: &Statement) -> bool {
        self.admits_day(statement.said_on.or(article.published))
            && self.admits_outlet(article)
            && (self.voices.is_empty() || self.voices.contains(&statement.voice))
    }

    /// Says whether `coded` is one of the articles that are read: its outlet is one of those
    /// asked for, and it appeared, or something in it was said, on a day asked for. So an
    /// article of which a statement is looked at is always read.
    #[must_use]
    pub fn admits_article(&self, coded: &CodedArticle) -> bool {
        let mut said = coded.statements.iter().filter_map(|s| s.said_on);
        self.admits_outlet(&coded.article)
            && (self.admits_day(coded.article.published)
                || said.any(|day| self.admits_day(Some(day))))
    }

    /// Says whether what was said on `day` is looked at.
    #[must_use]
    pub fn admits_day(&self, day: Option<Date>) -> bool {
        let within = |day: Date| {
            self.since.is_none_or(|since| since <= day)
                && self.as_of.is_none_or(|as_of| day <= as_of)
        };
        match day {
            Some(day) => within(day),
            None => self.since.is_none() && self.as_of.is_none(),
        }
    }

    fn admits_outlet(&self, article: &Article) -> bool {
        let outlet = article.outlet.as_deref().unwrap_or_default();
        self.outlets.is_empty() || self.outlets.contains(outlet)
    }

    /// Returns the filter in a few words: "as of 2026-03-02 · only Example News · only quoted";
    /// empty where all evidence is looked at.
    #[must_use]
    pub fn told(&self) -> String {
        self.told_with(|day| day.to_string())
    }

    /// Returns the same, with days as `date` writes them.
    #[must_use]
    pub fn told_with(&self, date: impl Fn(Date) -> String) -> String {
        let mut parts = Vec::new();
        parts.extend(self.since.map(|day| format!("since {}", date(day))));
        parts.extend(self.as_of.map(|day| format!("as of {}", date(day))));
        let outlets: Vec<&str> = self.outlets.iter().map(|it| outlet_name(it)).collect();
        let voices: Vec<&str> = self.voices.iter().map(|voice| voice.word()).collect();
        let listed = [outlets.join(", "), voices.join(", ")];
        let listed = listed.iter().filter(|list| !list.is_empty());
        parts.extend(listed.map(|list| format!("only {list}")));
        parts.join(" · ")
    }
}

/// Returns an outlet's name for people; an article may name none.
#[must_use]
pub fn outlet_name(name: &str) -> &str {
    if name.is_empty() {
        "no outlet named"
    } else {
        name
    }
}
