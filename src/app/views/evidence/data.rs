//! What the bar of evidence offers and tells, as plain data.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Date, Dossier, EvidenceFilter, Voice};

use super::words;

/// What there is to choose from.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Offer {
    /// The days on which anything was said, the first one first.
    pub(crate) days: Vec<Date>,
    /// Outlets by name with the number of their statements; the empty name stands for
    /// articles that name none.
    pub(crate) outlets: Vec<(String, usize)>,
    /// Voices with the number of statements in them.
    pub(crate) voices: Vec<(Voice, usize)>,
}

impl Offer {
    /// Collects days, outlets and voices of the statements that are not discarded.
    pub(crate) fn of(dossier: &Dossier) -> Self {
        let mut days = BTreeSet::new();
        let mut outlets: BTreeMap<String, usize> = BTreeMap::new();
        let mut voices: BTreeMap<Voice, usize> = BTreeMap::new();
        for coded in &dossier.articles {
            let article = &coded.article;
            let outlet = article.outlet.clone().unwrap_or_default();
            let of_outlet = outlets.entry(outlet).or_default();
            for statement in coded.statements.iter().filter(|s| !s.discarded) {
                days.extend(statement.said_on.or(article.published));
                *of_outlet += 1;
                *voices.entry(statement.voice).or_default() += 1;
            }
        }
        Self {
            days: days.into_iter().collect(),
            outlets: outlets.into_iter().collect(),
            voices: voices.into_iter().collect(),
        }
    }

    /// Returns the day before `day` on which anything was said; without one, the last.
    pub(crate) fn earlier(&self, day: Option<Date>) -> Option<Date> {
        let before = |known: &&Date| day.is_none_or(|day| **known < day);
        self.days.iter().rev().find(before).copied()
    }

    /// Returns the day after `day` on which anything was said.
    pub(crate) fn later(&self, day: Option<Date>) -> Option<Date> {
        let day = day?;
        self.days.iter().find(|known| **known > day).copied()
    }
}

/// Returns what is looked at in words: "As of 21 Nov 2025 · only Example News · only quoted".
pub(crate) fn told(filter: &EvidenceFilter) -> String {
    words::capital(&filter.told_with(words::date))
}

/// Reads a day as people write it: `2025-11-21`, `21 Nov 2025`, `21 November 2025`.
pub(crate) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    if let Ok(day) = text.parse() {
        // The parser takes days with a time too, and years of any length.
        return (text.len() == "2025-11-21".len()).then_some(day);
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [day, month, year] = parts[..] else {
        return None;
    };
    let number = words::MONTHS.iter().position(|short| {
        let month = month.trim_end_matches('.').to_lowercase();
        month.len() >= 3 && month.starts_with(&short.to_lowercase())
    })?;
    let number = i8::try_from(number + 1).ok()?;
    Date::new(year.parse().ok()?, number, day.parse().ok()?).ok()
}
