//! Lines of pages as paragraphs: running heads and page numbers taken out, words joined that
//! were parted at the end of a line, headings told by the size of their letters.

use std::collections::BTreeMap;

use super::super::draft::{Draft, Piece, Writer, tidy};
use super::pages::Line;

/// How many lines at the top and at the foot of a page may be repeated on others.
const EDGE: usize = 2;

/// A page must be one of this many before lines on it are taken for repeated ones.
const FEWEST_PAGES: usize = 3;

/// Returns the text of `pages`.
pub(super) fn draft(pages: &[Vec<Line>]) -> Draft {
    let repeated = repeated(pages);
    let lines: Vec<(usize, &Line)> = pages
        .iter()
        .enumerate()
        .flat_map(|(page, lines)| {
            let count = lines.len();
            let repeated = &repeated;
            let kept = lines.iter().enumerate().filter(move |(at, line)| {
                let edge = *at < EDGE || *at + EDGE >= count;
                !(edge
                    && (is_page_number(&line.words) || repeated.contains_key(&shape(&line.words))))
            });
            kept.map(move |(_, line)| (page, line))
        })
        .collect();
    let size = usual(lines.iter().map(|(_, line)| (line.size, line.words.len())));
    let gap = usual_gap(&lines, size);
    let right = edge(&lines);
    let mut writer = Writer::default();
    let mut words = String::new();
    let mut heading = false;
    for (at, (page, line)) in lines.iter().enumerate() {
        let large = line.size > size * 1.15 && line.words.len() < 300;
        let before = at.checked_sub(1).map(|before| lines[before]);
        let starts = before.is_none_or(|(before_page, before)| {
            let together = heading && large && before_page == *page && one_heading(before, line);
            !together
                && (heading != large
                    || breaks(before, line, before_page == *page, gap, size, right))
        });
        if starts {
            push(&mut writer, heading, &words);
            words.clear();
            heading = large;
        }
        join(&mut words, line.words.trim());
    }
    push(&mut writer, heading, &words);
    writer.finish()
}

fn push(writer: &mut Writer, heading: bool, words: &str) {
    let words = tidy(words);
    let bullet = ["• ", "· ", "▪ ", "‣ ", "◦ ", "– "];
    let item = bullet.iter().find_map(|mark| words.strip_prefix(mark));
    match item {
        Some(item) => writer.push(&Piece::Item("•".to_owned()), item),
        None if heading => writer.push(&Piece::Heading, &words),
        None => writer.push(&Piece::Paragraph, &words),
    }
}

/// Says whether two large lines are one heading: letters of one size, one line below the other.
fn one_heading(before: &Line, line: &Line) -> bool {
    let down = line.down - before.down;
    (before.size - line.size).abs() < 0.5 && down > 0.0 && down < line.size * 1.6
}

/// Says whether a paragraph begins with `line`.
fn breaks(before: &Line, line: &Line, same_page: bool, gap: f64, size: f64, right: f64) -> bool {
    let ends = before
        .words
        .trim_end()
        .ends_with(['.', '!', '?', ':', '”', '"', '’', ')']);
    let begins = line.words.trim_start();
    if begins.starts_with(['•', '▪', '‣', '◦']) {
        return true;
    }
    let lower = begins.starts_with(char::is_lowercase);
    let down = line.down - before.down;
    if !same_page || down <= 0.0 {
        // On the next page or in the next column a sentence may go on.
        return ends && !lower;
    }
    let short = before.right < right - size * 6.0;
    let indented = line.left > before.left + size * 0.8 && line.left < before.left + size * 5.0;
    down > gap * 1.35 || ends && (indented || short) && !lower
}

/// Appends a line to a paragraph. A word that was parted is joined; a hyphen that belongs
/// to it stays where what follows has a capital.
fn join(words: &mut String, line: &str) {
    if words.is_empty() {
        words.push_str(line);
        return;
    }
    let lower = line.starts_with(char::is_lowercase);
    let parted = words.ends_with(['-', '\u{ad}', '\u{2010}']);
    let in_word = words.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if parted && in_word && lower {
        words.pop();
    } else if !(parted && in_word) {
        words.push(' ');
    }
    words.push_str(line);
}

/// Returns the lines that stand at the edge of more than half of the pages, whatever
/// numbers are in them.
fn repeated(pages: &[Vec<Line>]) -> BTreeMap<String, usize> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for lines in pages {
        let count = lines.len();
        let edges = lines
            .iter()
            .enumerate()
            .filter(|(at, _)| *at < EDGE || *at + EDGE >= count);
        let mut shapes: Vec<String> = edges.map(|(_, line)| shape(&line.words)).collect();
        shapes.sort();
        shapes.dedup();
        for shape in shapes {
            *counts.entry(shape).or_default() += 1;
        }
    }
    let most = pages.len().max(FEWEST_PAGES * 2 - 1) / 2;
    counts.retain(|_, count| *count > most);
    counts
}

/// Returns a line with its numbers made alike.
fn shape(words: &str) -> String {
    let digits: String = words
        .chars()
        .map(|c| if c.is_ascii_digit() { '0' } else { c })
        .collect();
    tidy(&digits).replace("00", "0").replace("00", "0")
}

fn is_page_number(words: &str) -> bool {
    let words = tidy(words).to_lowercase();
    let bare = words.strip_prefix("page ").unwrap_or(&words);
    let bare = bare.trim_matches(['-', '–', '—', ' ', '|']);
    !bare.is_empty()
        && bare.len() <= 12
        && bare
            .split([' ', '/'])
            .all(|part| part == "of" || part.chars().all(|c| c.is_ascii_digit()))
        && bare.chars().any(|c| c.is_ascii_digit())
}

/// Returns the size that most letters have.
fn usual(sizes: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    for (size, letters) in sizes.filter(|(size, _)| size.is_finite()) {
        *counts
            .entry((size * 10.0).clamp(0.0, 1e6) as u64)
            .or_default() += letters;
    }
    let most = counts.iter().max_by_key(|(_, count)| **count);
    most.map_or(10.0, |(size, _)| *size as f64 / 10.0)
}

/// Returns how far apart lines of a paragraph stand: the smallest distance that is no rarity.
/// Paragraphs stand further apart, and there may be as many of them as lines.
fn usual_gap(lines: &[(usize, &Line)], size: f64) -> f64 {
    let mut gaps: Vec<f64> = lines
        .windows(2)
        .filter_map(|pair| {
            let [(page, one), (other_page, other)] = pair else {
                return None;
            };
            let gap = other.down - one.down;
            let plausible = gap > size * 0.8 && gap < size * 2.5;
            (page == other_page && plausible).then_some(gap)
        })
        .collect();
    gaps.sort_by(f64::total_cmp);
    let rare = gaps.len() / 8;
    gaps.get(rare).copied().unwrap_or(size * 1.2)
}

/// Returns where most lines end at the right.
fn edge(lines: &[(usize, &Line)]) -> f64 {
    let mut rights: Vec<f64> = lines.iter().map(|(_, line)| line.right).collect();
    rights.sort_by(f64::total_cmp);
    rights.get(rights.len() * 8 / 10).copied().unwrap_or(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str, down: f64, size: f64) -> Line {
        Line {
            words: words.to_owned(),
            left: 72.0,
            right: 72.0 + words.len() as f64 * size * 0.5,
            down,
            size,
        }
    }

    #[test]
    fn lines_become_paragraphs_again() {
        let page = |number: usize, rest: Vec<Line>| {
            let mut lines = vec![line("The Model Gazette", 40.0, 9.0)];
            lines.extend(rest);
            lines.push(line(&format!("- {number} -"), 800.0, 9.0));
            lines
        };
        let pages = [
            page(
                1,
                vec![
                    line("Envoys meet in Geneva", 80.0, 18.0),
                    line("The two sides met for five hours on Tues-", 110.0, 10.0),
                    line("day and agreed to meet again, an offi\u{ad}", 122.0, 10.0),
                    line("cial of the hosts said after the talks of", 134.0, 10.0),
                    line("the Kyiv-", 146.0, 10.0),
                    line("Moscow group.", 158.0, 10.0),
                    line("“We will not leave,” the envoy of the one", 182.0, 10.0),
                ],
            ),
            page(
                2,
                vec![line(
                    "side said in the evening of that long day.",
                    80.0,
                    10.0,
                )],
            ),
            page(
                3,
                vec![line("• A truce is the first of the points.", 80.0, 10.0)],
            ),
        ];
        let draft = draft(&pages);
        assert_eq!(
            draft.text,
            "Envoys meet in Geneva\n\nThe two sides met for five hours on Tuesday and agreed to \
             meet again, an official of the hosts said after the talks of the Kyiv-Moscow group.\n\n\
             “We will not leave,” the envoy of the one side said in the evening of that long day.\
             \n\n• A truce is the first of the points."
        );
        assert_eq!(draft.blocks.len(), 2);
    }

    #[test]
    fn page_numbers_are_told() {
        for words in ["3", "- 3 -", "Page 3 of 12", "3/12"] {
            assert!(is_page_number(words), "{words}");
        }
        for words in ["3 envoys", "-", "of", "1000000000000"] {
            assert!(!is_page_number(words), "{words}");
        }
    }
}
