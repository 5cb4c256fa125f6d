//! Days: when a sentence says that its words were said.
//!
//! In: a sentence and the article's day. Out: the day at its attribution, where it is
//! certain: "said on 15 January", "on Tuesday rejected", "told reporters on Monday",
//! "On Friday, he said". A weekday is the last one before the article's day. "Last week",
//! "next Tuesday" and days that belong to what is said ("said talks held on Monday …") tell
//! nothing.

use std::ops::Range;

use jiff::civil::Date;

use super::Context;
use crate::agenda::lexicon::{CueClass, Form, Lexicon, Pos};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// How many words may stand between "told" and its day ("told reporters in Havn on Monday").
const TOLD_REACH: usize = 6;
/// How many words a name behind "said" has at most.
const NAME_REACH: usize = 10;

/// A day named in a text.
struct Named {
    /// Its words, with the "on" before them.
    tokens: Range<usize>,
    day: Date,
}

/// Returns the day on which a sentence says that it was said, if that is certain and not the
/// article's own day.
pub(super) fn said_on(doc: &Doc, sentence: &Range<usize>, context: &Context) -> Option<Date> {
    let article = context.article;
    let today = article.published.filter(|_| !article.date_disputed)?;
    let site = Site {
        doc,
        bounds: sentence,
        lexicon: context.lexicon,
    };
    let told = sentence
        .clone()
        .filter_map(|at| named(doc, sentence, at, today))
        .find(|named| site.is_at_telling(named))?;
    (told.day < today).then_some(told.day)
}

/// Where a day is looked for.
struct Site<'a, 'd> {
    doc: &'a Doc<'d>,
    bounds: &'a Range<usize>,
    lexicon: &'a Lexicon,
}

impl Site<'_, '_> {
    /// Whether a day belongs to a verb of speech or stance.
    fn is_at_telling(&self, named: &Named) -> bool {
        let (doc, bounds) = (self.doc, self.bounds);
        let (start, end) = (named.tokens.start, named.tokens.end);
        if doc.inside[start] != 0 {
            return false;
        }
        // "On Tuesday, he said"
        if start == bounds.start {
            let next = if doc.marks(end, &[',']) { end + 1 } else { end };
            return (next..bounds.end.min(next + NAME_REACH))
                .take_while(|&i| !doc.is(i, Traits::PUNCT))
                .any(|i| self.is_verb(i));
        }
        // "on Tuesday said", "said on Tuesday"
        let past_adverbs = (end..end + 2)
            .find(|&i| !doc.is(i, Traits::ADV))
            .unwrap_or(end);
        if self.is_verb(past_adverbs) || self.is_verb_end(start) {
            return true;
        }
        let floor = bounds.start.max(start.saturating_sub(NAME_REACH));
        let verb = (floor..start)
            .rev()
            .take_while(|&i| !doc.reads(i, words!["that"]) && doc.inside[i] == 0)
            .find(|&i| self.is_verb(i));
        verb.is_some_and(|at| self.addresses(at, start) || self.is_inverted(at, start))
    }

    /// "told reporters on Monday", "speaking in Havn on Monday".
    fn addresses(&self, verb: usize, day: usize) -> bool {
        let speaks = words!["told", "tells", "informed", "assured", "speaking", "spoke"];
        self.doc.reads(verb, speaks)
            && day - verb <= TOLD_REACH
            && !(verb..day).any(|i| self.doc.is(i, Traits::PUNCT))
    }

    /// `"…," said Ada Berg on Monday`.
    fn is_inverted(&self, verb: usize, day: usize) -> bool {
        let doc = self.doc;
        let quoted = verb > 0 && doc.marks(verb - 1, &[',', '”', '"', '’', '?', '!']);
        let verbal = Traits::HELPING.with(Traits::VERB);
        quoted
            && (doc.is_named(verb + 1) || doc.is(verb + 1, Traits::CAPITAL.with(Traits::DET)))
            && !(verb + 1..day).any(|i| doc.is(i, verbal))
    }

    /// Whether a verb of speech or stance begins at `at`, told as done.
    fn is_verb(&self, at: usize) -> bool {
        self.doc.cues_at(at).any(|hit| {
            let cue = &self.lexicon.cues[hit.cue];
            cue.pos == Pos::Verb
                && cue.class != CueClass::Consult
                && matches!(hit.form, Form::Past | Form::Third)
        }) || self.doc.reads(at, words!["speaking", "spoke"])
    }

    /// Whether such a verb ends right before `at`.
    fn is_verb_end(&self, at: usize) -> bool {
        let from = at.saturating_sub(3).max(self.bounds.start);
        (from..at).any(|i| self.is_verb(i) && self.doc.cues_at(i).any(|hit| hit.tokens.end == at))
    }
}

/// Reads a day at `at`: a weekday, "yesterday", or a date with its month.
fn named(doc: &Doc, bounds: &Range<usize>, at: usize, today: Date) -> Option<Named> {
    if !doc.is(at, Traits::CAPITAL.with(Traits::NUMBER)) && !doc.reads(at, words!["yesterday"]) {
        return None;
    }
    let (end, day) = yesterday(doc, at, today)
        .or_else(|| weekday(doc, at, today))
        .or_else(|| date(doc, bounds, at, today))?;
    let before = at.checked_sub(1).filter(|&i| i >= bounds.start);
    let start = match before {
        Some(i) if doc.reads(i, words!["on"]) => i,
        // "by Friday", "last Friday", "the Friday talks"
        Some(i) if doc.is(i, Traits::PREP.with(Traits::DET).with(Traits::TIME)) => return None,
        _ => at,
    };
    let part = words!["morning", "afternoon", "evening", "night"];
    let end = if doc.reads(end, part) { end + 1 } else { end };
    Some(Named {
        tokens: start..end,
        day,
    })
}

fn yesterday(doc: &Doc, at: usize, today: Date) -> Option<(usize, Date)> {
    let day = doc
        .reads(at, words!["yesterday"])
        .then(|| today.yesterday().ok());
    day.flatten().map(|day| (at + 1, day))
}

fn weekday(doc: &Doc, at: usize, today: Date) -> Option<(usize, Date)> {
    let days = [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
    ];
    let number = days
        .iter()
        .position(|day| doc.reads(at, &[WordKey::of(day)]))?;
    let number = i64::try_from(number).ok()?;
    let back = (i64::from(today.weekday().to_monday_zero_offset()) - number).rem_euclid(7);
    let day = today
        .checked_sub(jiff::Span::new().try_days(back).ok()?)
        .ok()?;
    Some((at + 1, day))
}

/// "Jan. 15", "15 January 2026".
fn date(doc: &Doc, bounds: &Range<usize>, at: usize, today: Date) -> Option<(usize, Date)> {
    let (month, day, end) = if let Some(month) = month(doc, at) {
        let next = if doc.marks(at + 1, &['.']) {
            at + 2
        } else {
            at + 1
        };
        (month, day_of_month(doc, next)?, next + 1)
    } else {
        let day = day_of_month(doc, at)?;
        (month(doc, at + 1)?, day, at + 2)
    };
    let end = if doc.marks(end, &['.']) && end + 1 < bounds.end {
        end + 1
    } else {
        end
    };
    let year_at = if doc.marks(end, &[',']) { end + 1 } else { end };
    if let Some(year) = number(doc, year_at).filter(|year| (1900..2200).contains(year)) {
        let day = Date::new(i16::try_from(year).ok()?, month, day).ok()?;
        return Some((year_at + 1, day));
    }
    let this = Date::new(today.year(), month, day).ok();
    let day = this
        .filter(|day| *day <= today)
        .or_else(|| Date::new(today.year() - 1, month, day).ok())?;
    Some((end, day))
}

fn month(doc: &Doc, at: usize) -> Option<i8> {
    let months: [&[WordKey]; 12] = [
        words!["january", "jan"],
        words!["february", "feb"],
        words!["march", "mar"],
        words!["april", "apr"],
        words!["may"],
        words!["june", "jun"],
        words!["july", "jul"],
        words!["august", "aug"],
        words!["september", "sept", "sep"],
        words!["october", "oct"],
        words!["november", "nov"],
        words!["december", "dec"],
    ];
    let at = Some(at).filter(|&at| doc.is(at, Traits::CAPITAL))?;
    let number = months.iter().position(|names| doc.reads(at, names))?;
    i8::try_from(number + 1).ok()
}

fn day_of_month(doc: &Doc, at: usize) -> Option<i8> {
    let day = number(doc, at).filter(|day| (1..=31).contains(day))?;
    i8::try_from(day).ok()
}

/// Reads a number, as in "15" or "3rd".
fn number(doc: &Doc, at: usize) -> Option<u32> {
    let word = doc.tokens.get(at)?.span.of(doc.text);
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let tail = &word[digits.len()..];
    let ordinal = tail.is_empty() || ["st", "nd", "rd", "th"].contains(&tail);
    digits.parse().ok().filter(|_| ordinal && digits.len() <= 4)
}

#[cfg(test)]
mod tests {
    use crate::extract::{Extractor, fixture};
    use crate::model::{Article, Standing};

    /// Checks the day of the first statement of a text that was published on Wednesday,
    /// 18 March 2026.
    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        let article = Article {
            published: "2026-03-18".parse().ok(),
            ..fixture::article(text)
        };
        let found = Extractor::new(&fixture::agenda()).extract(&article);
        let days: Vec<Option<String>> = found
            .statements
            .iter()
            .map(|s| s.said_on.map(|day| day.to_string()))
            .collect();
        assert!(!days.is_empty(), "no statement: {text}");
        assert!(
            days.iter().all(|day| day.as_deref() == expected),
            "{days:?}: {text}"
        );
    }

    #[test]
    fn the_day_at_the_attribution_is_taken() {
        check(
            "Sudria rejected on Tuesday the lock fee.",
            Some("2026-03-17"),
        );
        check(
            "On Friday, Sudria rejected the lock fee.",
            Some("2026-03-13"),
        );
        check(
            "Sudria on Monday rejected the lock fee.",
            Some("2026-03-16"),
        );
        check(
            "Sudria said on Jan. 15 that Sudria will reject the lock fee.",
            Some("2026-01-15"),
        );
        check(
            "Sudria said on 15 December that Sudria will reject the lock fee.",
            Some("2025-12-15"),
        );
        check(
            "Sudria said on March 3, 2024, that it will reject the lock fee.",
            Some("2024-03-03"),
        );
        check(
            "Tomas Rell told reporters in Marest on Monday that Sudria will reject the lock fee.",
            Some("2026-03-16"),
        );
        check(
            "“We reject the lock fee,” said Tomas Rell on Monday.",
            Some("2026-03-16"),
        );
        check(
            "“We reject the lock fee,” Tomas Rell said yesterday.",
            Some("2026-03-17"),
        );
    }

    #[test]
    fn the_articles_own_day_and_uncertain_days_are_not() {
        check("Sudria rejected on Wednesday the lock fee.", None);
        check("Sudria rejected the lock fee last week.", None);
        check("Sudria last Tuesday rejected the lock fee.", None);
    }

    #[test]
    fn the_days_of_what_is_said_are_not() {
        check("Sudria rejected the lock fee set on Monday.", None);
        check("Sudria demanded the lock fee by Friday.", None);
        check(
            "Sudria said it will reject the lock fee when they meet on Friday.",
            None,
        );
        check(
            "Sudria demanded that the lock fee be paid from May 1.",
            None,
        );
    }

    #[test]
    fn without_the_articles_day_no_day_is_told() {
        let article = fixture::article("Sudria rejected on Tuesday the lock fee.");
        let found = Extractor::new(&fixture::agenda()).extract(&article);
        assert!(found.statements.iter().all(|s| s.said_on.is_none()));
        let article = Article {
            published: "2026-03-18".parse().ok(),
            date_disputed: true,
            ..article
        };
        let found = Extractor::new(&fixture::agenda()).extract(&article);
        assert!(found.statements.iter().all(|s| s.said_on.is_none()));
    }

    #[test]
    fn offices_are_honoured_on_the_day_it_was_said() {
        let mut agenda = fixture::agenda();
        agenda.parties[1].people[0].until = crate::model::PartialDate::parse("2026-03-15");
        let extractor = Extractor::new(&agenda);
        let standing = |text: &str| {
            let article = Article {
                published: "2026-03-18".parse().ok(),
                ..fixture::article(text)
            };
            let found = extractor.extract(&article);
            found.statements.first().map(|s| s.standing)
        };
        assert_eq!(
            standing("Tomas Rell rejected the lock fee."),
            Some(Standing::Listed)
        );
        assert_eq!(
            standing("Tomas Rell on Friday rejected the lock fee."),
            Some(Standing::Speaks)
        );
    }
}
