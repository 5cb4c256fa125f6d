//! Blocks: the stretches of an article that are read, in order.
//!
//! In: an article with its furniture marked on import. Out: one [`Block`] a paragraph.
//! A paragraph is a run of lines; a blank line ends it, and so does a single line break
//! unless the text is set in hard-wrapped lines. Furniture is left out, never deleted.

use crate::model::{Article, Span};

/// A paragraph or a headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Where it stands, without the white space around it.
    pub(super) span: Span,
    /// Whether it is the headline or another line set like one.
    pub(super) headline: bool,
}

/// Returns the blocks of `article` in the order of its text.
pub(super) fn blocks(article: &Article) -> Vec<Block> {
    let text = article.text.as_str();
    let wrapped = is_hard_wrapped(text);
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Option<Span> = None;
    let mut furniture = article.furniture.iter().peekable();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = trimmed(text, Span::new(start, start + line.len()));
        start += line.len();
        while furniture.next_if(|f| f.end <= span.start).is_some() {}
        let skip = span.is_empty() || furniture.peek().is_some_and(|f| f.overlaps(span));
        let headline = article.headline.is_some_and(|h| h.overlaps(span));
        if skip || headline || !wrapped || starts_item(span.of(text)) {
            close(text, &mut open, &mut blocks);
        }
        if skip {
            continue;
        }
        if headline || !wrapped {
            let span = without_slug(text, without_dateline(text, span));
            blocks.push(Block {
                span,
                headline: headline || looks_like_headline(span.of(text)),
            });
        } else {
            open = Some(open.map_or(span, |before| before.cover(span)));
        }
    }
    close(text, &mut open, &mut blocks);
    blocks
}

fn close(text: &str, open: &mut Option<Span>, blocks: &mut Vec<Block>) {
    if let Some(span) = open.take() {
        let span = without_dateline(text, span);
        blocks.push(Block {
            span,
            headline: looks_like_headline(span.of(text)),
        });
    }
}

/// A text is hard-wrapped when many of its lines end in mid-sentence at about the same
/// width, as in plain text set for a terminal or taken from a page of print.
fn is_hard_wrapped(text: &str) -> bool {
    let mut lines = 0_usize;
    let mut cut = 0_usize;
    let mut longest = 0_usize;
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        lines += 1;
        longest = longest.max(line.len());
        let open = line.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '’'));
        cut += usize::from(open && line.len() >= 50);
    }
    lines >= 6 && longest <= 120 && cut * 3 >= lines
}

/// Bullets and numbers open an item of their own even where lines are wrapped.
fn starts_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    line.starts_with(['•', '*', '–', '—'])
        || (rest.len() < line.len() && rest.starts_with([')', '.']))
}

/// Headline-like lines are short and do not end as a sentence does.
fn looks_like_headline(line: &str) -> bool {
    line.len() < 160 && !line.ends_with(['.', '!', '?', '"', '”', '’', '\'', ':', ';', ')', '…'])
}

/// Steps over the dateline that opens a report: "KYIV, Feb 5 (Reuters) - ",
/// "Washington (CNN) -- ", "MOSCOW, May 21. /TASS/. ".
fn without_dateline(text: &str, span: Span) -> Span {
    let line = span.of(text);
    let head = &line[..crate::model::span::floor_boundary(line, 90)];
    let end = head
        .find(") ")
        .map(|at| at + 2)
        .or_else(|| head.find("/. ").map(|at| at + 3));
    let Some(end) = end.filter(|_| line.starts_with(char::is_uppercase)) else {
        return span;
    };
    let rest = &line[end..];
    let dashes = rest.trim_start_matches(['-', '–', '—']);
    let agency =
        head[..end].ends_with("/. ") || (dashes.len() < rest.len() && dashes.starts_with(' '));
    if !agency {
        return span;
    }
    let skipped = line.len() - dashes.trim_start().len();
    Span::new(span.start + skipped, span.end)
}

/// What agencies set before a headline, with a hyphen right behind it or a number between.
const SLUGS: &[&str] = &[
    "WRAPUP",
    "UPDATE",
    "RPT",
    "REFILE",
    "CORRECTED",
    "CORRECTION",
    "EXCLUSIVE",
    "ANALYSIS",
    "FACTBOX",
    "TIMELINE",
    "FOCUS",
    "INSIGHT",
    "INTERVIEW",
    "PREVIEW",
    "SNAPSHOT",
    "EXPLAINER",
    "NEWSMAKER",
    "WITNESS",
    "POLL",
    "SCENARIOS",
];

/// Steps over the slugs of an agency: "UPDATE 3-Norland signs", "RPT-EXCLUSIVE-Sudria pays".
fn without_slug(text: &str, span: Span) -> Span {
    let mut start = span.start;
    while let Some((slug, rest)) = text[start..span.end].split_once('-') {
        let word = slug
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end();
        if !SLUGS.contains(&word) || !rest.starts_with(|c: char| c.is_uppercase()) {
            break;
        }
        start += slug.len() + 1;
    }
    Span::new(start, span.end)
}

fn trimmed(text: &str, span: Span) -> Span {
    let part = span.of(text);
    let lead = part.len() - part.trim_start().len();
    let start = span.start + lead;
    Span::new(start, start + part.trim().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let article = Article {
            text: text.to_owned(),
            ..Article::default()
        };
        let found: Vec<&str> = blocks(&article).iter().map(|b| b.span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lines_are_blocks_unless_hard_wrapped() {
        check("One.\nTwo.\n\n  Three.  \r\n", &["One.", "Two.", "Three."]);
        let line = "words that run on to the width of the page and then\n";
        check(
            &format!("{}the end.\n\nNext.", line.repeat(6)),
            &[format!("{}the end.", line.repeat(6)).as_str(), "Next."],
        );
    }

    #[test]
    fn datelines_are_stepped_over() {
        check("GENEVA, May 3 (Wire) - Talks went on.", &["Talks went on."]);
        check("Geneva (News) -- Talks went on.", &["Talks went on."]);
        check("GENEVA, May 3. /WIRE/. Talks went on.", &["Talks went on."]);
        check(
            "The envoy (right) said no.",
            &["The envoy (right) said no."],
        );
    }

    #[test]
    fn slugs_are_stepped_over() {
        check("UPDATE 3-Norland signs", &["Norland signs"]);
        check("RPT-EXCLUSIVE-Sudria pays", &["Sudria pays"]);
        check("UPDATE-able maps sell", &["UPDATE-able maps sell"]);
        check("NORLAND-SUDRIA PACT", &["NORLAND-SUDRIA PACT"]);
    }

    #[test]
    fn furniture_is_left_out() {
        let text = "Menu\nBody text.\nShare";
        let article = Article {
            text: text.to_owned(),
            furniture: vec![Span::new(0, 4), Span::new(16, 21)],
            ..Article::default()
        };
        let found: Vec<&str> = blocks(&article).iter().map(|b| b.span.of(text)).collect();
        assert_eq!(found, ["Body text."]);
    }
}
