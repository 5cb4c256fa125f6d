//! The headline, and the lines that say it again.

use super::draft::{same_words, tidy, words};
use super::line::Line;
use super::origin;
use crate::model::Span;

/// A headline as it stands in the text, without the outlet's name behind it.
#[derive(Clone, Debug)]
pub(super) struct Headline {
    /// The index of its line.
    pub(super) line: usize,
    pub(super) span: Span,
    pub(super) title: String,
    /// The outlet named behind it: `… | Example News`.
    pub(super) outlet: Option<String>,
}

/// The most words a headline has.
const LONGEST: usize = 30;

/// The most words that name an outlet behind a headline.
const LONGEST_OUTLET: usize = 8;

/// The most words of a headline that ends with a full stop.
const LONGEST_SENTENCE: usize = 16;

/// Finds the headline among the lines that `is_free` (neither furniture nor date lines)
/// before line `first`, where the running text starts.
pub(super) fn find(
    lines: &[Line<'_>],
    first: usize,
    is_free: impl Fn(usize) -> bool,
) -> Option<Headline> {
    let free: Vec<usize> = (0..lines.len())
        .filter(|&at| !lines[at].is_blank() && is_free(at))
        .collect();
    // A single line is text: a headline stands above something.
    let (_, above) = free.split_last()?;
    let candidates: Vec<usize> = above
        .iter()
        .copied()
        .filter(|&at| at < first && looks_like_one(&lines[at]))
        .collect();
    let long = candidates.iter().find(|&&at| lines[at].words() >= 4);
    let &line = long.or_else(|| candidates.first())?;
    let (title, outlet) = without_outlet(lines[line].text);
    let bare = title.trim_matches(['#', '*', '_', ' ', '\t']);
    let from = lines[line].content.start + lines[line].text.find(bare)?;
    (!bare.is_empty()).then(|| Headline {
        line,
        span: Span::new(from, from + bare.len()),
        title: tidy(bare),
        outlet,
    })
}

fn looks_like_one(line: &Line<'_>) -> bool {
    let words = line.words();
    words <= LONGEST
        && (words <= LONGEST_SENTENCE || !line.text.ends_with('.'))
        && !line.is_item()
        && origin::dateline(line).is_none()
        && line.text.chars().any(char::is_alphabetic)
}

/// Splits `Headline | Section | Outlet` and `Headline - Reuters`. Behind a dash only a
/// known outlet counts: there, headlines name who spoke.
pub(super) fn without_outlet(text: &str) -> (&str, Option<String>) {
    if let Some((title, rest)) = text.split_once(" | ") {
        let last = rest.rsplit(" | ").next().unwrap_or(rest).trim();
        if title.split_whitespace().count() >= 3 && last.split_whitespace().count() <= 4 {
            let outlet = origin::known(last).map_or_else(|| last.to_owned(), ToOwned::to_owned);
            return (title, Some(outlet));
        }
    }
    for dash in [" - ", " – ", " — "] {
        if let Some((title, last)) = text.rsplit_once(dash)
            && let Some(outlet) = origin::known(last)
        {
            return (title, Some(outlet.to_owned()));
        }
    }
    (text, None)
}

/// Says whether `line` says `title` again, whole or shortened: nearly all words of the
/// shorter one stand in the longer one.
pub(super) fn repeats(title: &str, line: &Line<'_>) -> bool {
    let (text, _) = without_outlet(line.text);
    if same_words(text, title) {
        return true;
    }
    if line.ends_sentence() || line.is_item() {
        return false;
    }
    let (one, other) = (words(title), words(text));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let mut left = long;
    let found = short
        .iter()
        .filter(|word| {
            let at = left.iter().position(|other| other == *word);
            at.map(|at| left.remove(at)).is_some()
        })
        .count();
    short.len() >= 4 && found * 100 >= short.len() * 85
}

/// Says whether two titles are of one article: most words of the shorter one stand in the
/// other.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    let found = short.iter().filter(|word| long.contains(word)).count();
    short.len() >= 2 && found * 10 >= short.len() * 6
}

/// Returns the headline that is known to stand at `span`.
pub(super) fn known(lines: &[Line<'_>], span: Span) -> Option<Headline> {
    let line = lines.iter().position(|line| line.span.contains(span))?;
    let content = lines[line].content;
    let title = lines[line].text;
    (content == span && !title.is_empty()).then(|| Headline {
        line,
        span,
        title: tidy(title),
        outlet: None,
    })
}

/// Says whether `line` is `title` word for word.
pub(super) fn is_same(title: &str, line: &Line<'_>) -> bool {
    // Behind it the outlet may be named, and marks may stand between its words.
    if line.words() > 2 * title.split_whitespace().count() + LONGEST_OUTLET {
        return false;
    }
    let (text, _) = without_outlet(line.text);
    same_words(text, title) && words(text).len() >= 4
}

#[cfg(test)]
mod tests {
    use super::super::line::lines;
    use super::*;

    #[test]
    fn outlets_behind_headlines_are_split_off() {
        for (line, title, outlet) in [
            (
                "Envoys meet in Geneva | Reuters",
                "Envoys meet in Geneva",
                Some("Reuters"),
            ),
            (
                "Envoys meet again | World News | Model Gazette",
                "Envoys meet again",
                Some("Model Gazette"),
            ),
            (
                "Envoys meet in Geneva - AOL",
                "Envoys meet in Geneva",
                Some("AOL"),
            ),
            (
                "Talks at a dead end — experts",
                "Talks at a dead end — experts",
                None,
            ),
            ("No deal | live", "No deal | live", None),
        ] {
            let found = without_outlet(line);
            assert_eq!((found.0, found.1.as_deref()), (title, outlet), "{line}");
        }
    }

    #[test]
    fn repeats_are_told_from_standfirsts() {
        let title = "Moscow vows to take the city by any means, as envoys prepare for more talks";
        for (line, again) in [
            ("Moscow vows to take the city by any means", true),
            (
                "MOSCOW VOWS TO TAKE THE CITY BY ANY MEANS, AS ENVOYS PREPARE FOR MORE TALKS",
                true,
            ),
            ("Moscow vows to take the city by any means.", false),
            (
                "Envoys prepare for a third round in Geneva this week",
                false,
            ),
            ("More talks", false),
        ] {
            assert_eq!(repeats(title, &lines(line)[0]), again, "{line}");
        }
    }
}
