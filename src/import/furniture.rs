//! Site furniture: lines around and between an article's paragraphs that are not the
//! article. Kept in the text, kept out of extraction. When in doubt, a line is text.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;

use super::line::{Line, is_wrapped, starts_text};

#[derive(Deserialize)]
struct Lexicon {
    kinds: Vec<Kind>,
    menu_words: BTreeSet<String>,
}

/// A kind of furniture, see the head of the lexicon's file.
#[derive(Deserialize)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a field of its own in the file"
)]
struct Kind {
    name: String,
    #[serde(default)]
    whole: BTreeSet<String>,
    #[serde(default)]
    starts: Vec<String>,
    #[serde(default)]
    ends: Vec<String>,
    #[serde(default, deserialize_with = "regexes")]
    patterns: Vec<Regex>,
    #[serde(default, deserialize_with = "regexes")]
    exact: Vec<Regex>,
    longest: usize,
    #[serde(default)]
    tail: bool,
    #[serde(default)]
    links: bool,
    #[serde(default)]
    biography: bool,
    #[serde(default)]
    comments: bool,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run them"))]
    hits: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "the tests run them"))]
    misses: Vec<String>,
}

fn regexes<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<Regex>, D::Error> {
    Vec::<String>::deserialize(deserializer)?
        .iter()
        .map(|pattern| Regex::new(pattern).map_err(serde::de::Error::custom))
        .collect()
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    ron::from_str(include_str!("../../assets/lexicon/furniture.ron"))
        .expect("the file is compiled in, and a test reads it")
});

/// The longest line that is of any kind.
static LONGEST: LazyLock<usize> = LazyLock::new(|| {
    let longest = LEXICON.kinds.iter().map(|kind| kind.longest);
    longest.max().unwrap_or_default()
});

impl Kind {
    fn takes(&self, line: &Line<'_>, key: &str) -> bool {
        if key.len() > self.longest {
            return false;
        }
        let bare = key.trim_end_matches(['.', ':', '!', '»', '›', '→', '↑', '↓', ' ', '*']);
        self.whole.contains(bare)
            || self.whole.contains(key)
            || self
                .starts
                .iter()
                .any(|start| key.starts_with(start.as_str()))
            || self.ends.iter().any(|end| key.ends_with(end.as_str()))
            || self.patterns.iter().any(|pattern| pattern.is_match(key))
            || self.exact.iter().any(|pattern| pattern.is_match(line.text))
    }
}

/// Returns the kind of furniture that the line is by its words alone.
fn kind(line: &Line<'_>) -> Option<&'static Kind> {
    // White space and marks around it count for nothing: hence twice as many.
    if line.is_blank() || line.text.len() > 2 * *LONGEST {
        return None;
    }
    let key = line.key();
    LEXICON.kinds.iter().find(|kind| kind.takes(line, &key))
}

/// Returns the kind of each line, `None` where it is text as far as its words tell.
pub(super) fn kinds(lines: &[Line<'_>]) -> Kinds {
    Kinds(lines.iter().map(kind).collect())
}

/// The kinds of lines by their words alone.
pub(super) struct Kinds(Vec<Option<&'static Kind>>);

/// Returns for each line why it is furniture, or `None` where it is text. Blank lines are
/// text.
pub(super) fn mark(lines: &[Line<'_>], Kinds(kinds): &Kinds) -> Vec<Option<&'static str>> {
    let mut marks: Vec<Option<&'static str>> = lines
        .iter()
        .zip(kinds)
        .map(|(line, kind)| {
            kind.map(|kind| kind.name.as_str())
                .or_else(|| is_ornament(line).then_some("ornament"))
                .or_else(|| is_menu_bar(line).then_some("menu"))
        })
        .collect();
    // Without a paragraph there is no telling what lies around the text.
    let text = |at: &usize| kinds[*at].is_none() && starts_text(lines, *at);
    let Some(first) = (0..lines.len()).find(text) else {
        return marks;
    };
    mark_tail(lines, kinds, first, &mut marks);
    mark_links(lines, kinds, first, &mut marks);
    mark_comments(lines, kinds, &mut marks);
    let last = lines
        .iter()
        .zip(&marks)
        .rposition(|(line, mark)| mark.is_none() && line.is_sentence())
        .unwrap_or(first)
        .max(first);
    mark_menus(&lines[..first], &mut marks[..first], Side::Above);
    mark_menus(&lines[last + 1..], &mut marks[last + 1..], Side::Below);
    marks
}

/// On which side of the text lines stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// Says whether the line holds neither letter nor digit: rules, bullets, arrows. A number
/// alone may belong to a sentence that is broken over lines.
fn is_ornament(line: &Line<'_>) -> bool {
    !line.is_blank() && !line.text.chars().any(char::is_alphanumeric)
}

/// Says whether the line is a menu in itself: `Home | News | Sport`.
fn is_menu_bar(line: &Line<'_>) -> bool {
    const BETWEEN: &[char] = &['|', '·', '•', '»', '›'];
    if line.text.matches(BETWEEN).nth(1).is_none() {
        return false;
    }
    let parts: Vec<String> = line
        .text
        .split(BETWEEN)
        .map(|part| part.trim().to_lowercase())
        .filter(|part| !part.is_empty())
        .collect();
    parts.len() >= 3
        && parts.iter().all(|part| part.split(' ').count() <= 3)
        && known_menu_words(parts.iter().map(String::as_str)) >= 2
}

fn known_menu_words<'w>(words: impl Iterator<Item = &'w str>) -> usize {
    words
        .filter(|word| LEXICON.menu_words.contains(*word))
        .collect::<BTreeSet<&str>>()
        .len()
}

/// Marks all that follows a line such as "Related articles" behind the text, if what
/// follows is thin: mostly headlines and labels, hardly a sentence.
fn mark_tail(
    lines: &[Line<'_>],
    kinds: &[Option<&Kind>],
    first: usize,
    marks: &mut [Option<&'static str>],
) {
    // Counted from the end, so that many such lines cost no more than one.
    let (mut all, mut sentences, mut start) = (0, 0, None);
    for at in (first + 1..lines.len()).rev() {
        let line = &lines[at];
        if line.is_blank() {
            continue;
        }
        let sentence = line.ends_sentence() && line.words() >= 8 || is_wrapped(lines, at);
        all += 1;
        sentences += usize::from(sentence);
        if kinds[at].is_some_and(|kind| kind.tail) && sentences * 5 <= all {
            start = Some(at);
        }
    }
    let Some(start) = start else { return };
    for (line, mark) in lines[start..].iter().zip(&mut marks[start..]) {
        if !line.is_blank() && mark.is_none() {
            *mark = Some("other articles");
        }
    }
}

/// Says of each line whether it stands behind the text among links to other articles, up to
/// where the text goes on, or among the comments of readers. These may be whole paragraphs,
/// so that they are told from text that goes on by how much of it there is on either side.
pub(super) fn foreign(lines: &[Line<'_>], Kinds(kinds): &Kinds) -> Vec<bool> {
    let texts: Vec<bool> = (0..lines.len())
        .map(|at| kinds[at].is_none() && starts_text(lines, at))
        .collect();
    let all = texts.iter().filter(|&&text| text).count();
    let (mut before, mut among, mut comments) = (0, false, false);
    kinds
        .iter()
        .zip(&texts)
        .map(|(kind, &text)| {
            before += usize::from(text);
            among = before > 0 && (among && !text || kind.is_some_and(|kind| kind.tail));
            comments |= kind.is_some_and(|kind| kind.comments) && 2 * before >= all && before > 0;
            among || comments
        })
        .collect()
}

/// The fewest words of a line that is a headline rather than a crosshead.
const HEADLINE: usize = 5;

/// Marks the links right after a line such as "Related articles", where the text goes on
/// behind them: the items of a list, and behind the first paragraph also headlines.
fn mark_links(
    lines: &[Line<'_>],
    kinds: &[Option<&Kind>],
    first: usize,
    marks: &mut [Option<&'static str>],
) {
    let mut open = false;
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| !line.is_blank())
    {
        let starts = kinds[at].is_some_and(|kind| kind.tail || kind.links);
        let headline = at > first && line.words() >= HEADLINE && !line.is_prose();
        let link = (line.is_item() || headline) && !line.ends_sentence();
        open = starts || open && link;
        if open {
            marks[at] = marks[at].or(Some("other articles"));
        }
    }
}

/// Marks the comments of readers, and the paragraph about the author: both stand behind the
/// article, so that most of its paragraphs come before them.
fn mark_comments(lines: &[Line<'_>], kinds: &[Option<&Kind>], marks: &mut [Option<&'static str>]) {
    let texts: Vec<bool> = (0..lines.len())
        .map(|at| kinds[at].is_none() && starts_text(lines, at))
        .collect();
    let all = texts.iter().filter(|&&text| text).count();
    let (mut before, mut comments, mut biography) = (0, false, false);
    for (at, line) in lines.iter().enumerate() {
        before += usize::from(texts[at]);
        if line.is_blank() {
            continue;
        }
        if comments || biography {
            let why = if comments {
                "comment"
            } else {
                "about the author"
            };
            marks[at] = marks[at].or(Some(why));
        }
        let behind = before > 0 && 2 * before >= all;
        comments |= behind && kinds[at].is_some_and(|kind| kind.comments);
        biography = behind && kinds[at].is_some_and(|kind| kind.biography);
    }
}

/// The fewest short lines in a row that are a menu.
const MENU: usize = 8;

/// Marks rows of short lines, some of which are words of menus.
fn mark_menus(lines: &[Line<'_>], marks: &mut [Option<&'static str>], side: Side) {
    let short = |at: usize| {
        marks[at].is_some()
            || lines[at].words() <= 5
                && lines[at].text.chars().count() <= 40
                && (!lines[at].ends_sentence() || lines[at].text.ends_with(':'))
    };
    let filled: Vec<usize> = (0..lines.len())
        .filter(|&at| !lines[at].is_blank())
        .collect();
    let is_menu_word = |at: usize| LEXICON.menu_words.contains(&lines[at].key());
    // A short headline below a menu, or the last short line above one, is no part of it.
    let certain = |at: &usize| marks[*at].is_some() || lines[*at].words() == 1 || is_menu_word(*at);
    let runs: Vec<Vec<usize>> = filled
        .split(|&at| !short(at))
        .filter_map(|run| {
            let start = run.iter().position(certain)?;
            let end = run.iter().rposition(certain)?;
            (end - start + 1 >= MENU).then(|| run[start..=end].to_vec())
        })
        .collect();
    for run in runs {
        let keys: Vec<String> = run.iter().map(|&at| lines[at].key()).collect();
        if known_menu_words(keys.iter().map(String::as_str)) < 3 {
            continue;
        }
        // Other furniture below the headline, such as "Share", makes it no entry of the menu.
        let entry =
            |at: &usize| marks[*at].is_none() && !is_menu_word(*at) && lines[*at].words() > 1;
        let headline = (side == Side::Above && lacks_headline(lines, marks, &run))
            .then(|| run.iter().copied().rev().find(entry))
            .flatten();
        for at in run {
            if Some(at) != headline {
                marks[at] = marks[at].or(Some("menu"));
            }
        }
    }
}

/// Says whether none of the lines above the text could be its headline without `run`, which is
/// taken for a menu.
fn lacks_headline(lines: &[Line<'_>], marks: &[Option<&'static str>], run: &[usize]) -> bool {
    const LONG: usize = 4;
    let (Some(&start), Some(&end)) = (run.first(), run.last()) else {
        return false;
    };
    let free = |at: &usize| marks[*at].is_none() && !lines[*at].is_blank();
    let above = (0..start).filter(free).any(|at| lines[at].words() >= LONG);
    let below = (end + 1..lines.len()).filter(free);
    !above && below.into_iter().all(|at| lines[at].ends_sentence())
}
