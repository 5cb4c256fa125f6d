//! Articles as they were read: as JSON lines, one object an article, and for the terminal.

use std::fmt::Write as _;

use serde::Serialize;

use super::layout::one_line;
use crate::model::{Article, BlockKind, CharOffsets, Date, Span};

/// Writes an article as one line of JSON, all keys present. Offsets count Unicode scalar
/// values of its text, the end exclusive.
#[must_use]
#[allow(
    clippy::missing_panics_doc,
    reason = "plain values with text keys can always be written as JSON"
)]
pub fn jsonl(article: &Article) -> String {
    let offsets = CharOffsets::new(&article.text);
    let count = |span: Span| [offsets.chars(span.start), offsets.chars(span.end)];
    let line = Line {
        article: &article.source,
        title: &article.title,
        outlet: article.outlet.as_deref(),
        author: article.author.as_deref(),
        date: article.published,
        date_disputed: article.date_disputed,
        retrieved: article.retrieved,
        address: article.address.as_deref(),
        language: article.language.as_deref().unwrap_or("en"),
        text: &article.text,
        headline: article.headline.map(count),
        furniture: article.furniture.iter().copied().map(count).collect(),
        blocks: article
            .blocks
            .iter()
            .map(|block| {
                let [start, end] = count(block.span);
                Block {
                    kind: key(block.kind),
                    start,
                    end,
                }
            })
            .collect(),
        notes: article
            .notes
            .iter()
            .map(|note| note.sentence.as_str())
            .collect(),
    };
    serde_json::to_string(&line).expect("plain values") + "\n"
}

/// Writes an article for the terminal: what is known of it, what was noticed, its text
/// without site furniture.
#[must_use]
pub fn text(article: &Article) -> String {
    let mut out = format!("{}\n", one_line(&article.title));
    let date = article.published.map(|date| {
        let doubt = if article.date_disputed {
            " (disputed)"
        } else {
            ""
        };
        format!("{date}{doubt}")
    });
    let known = [
        ("File", Some(article.source.clone())),
        ("Outlet", article.outlet.clone()),
        ("Author", article.author.clone()),
        ("Date", date),
        ("Retrieved", article.retrieved.map(|date| date.to_string())),
        ("Address", article.address.clone()),
        ("Language", article.language.clone()),
    ];
    for (label, value) in known {
        if let Some(value) = value {
            // Writing to a string cannot fail.
            let _ = writeln!(out, "{label}: {}", one_line(&value));
        }
    }
    for note in &article.notes {
        let _ = writeln!(out, "Note: {} {}", note.sentence, note.hint);
    }
    out.push('\n');
    let mut from = 0;
    let mut body = String::new();
    for span in &article.furniture {
        body.push_str(article.text.get(from..span.start).unwrap_or_default());
        from = span.end;
    }
    body.push_str(article.text.get(from..).unwrap_or_default());
    let mut blank = true;
    for line in body.trim_matches(['\u{feff}', '\n', '\r', ' ']).lines() {
        // Where furniture was cut out, blank lines meet.
        if line.trim().is_empty() && blank {
            continue;
        }
        blank = line.trim().is_empty();
        // What an article holds must not steer a terminal.
        let plain = |c: &char| *c == '\t' || !c.is_control();
        out.extend(line.trim_end().chars().filter(plain));
        out.push('\n');
    }
    out + "\n"
}

const fn key(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Heading => "heading",
        BlockKind::Item => "item",
        BlockKind::Quote => "quote",
    }
}

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    title: &'a str,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    date: Option<Date>,
    date_disputed: bool,
    retrieved: Option<Date>,
    address: Option<&'a str>,
    language: &'a str,
    text: &'a str,
    headline: Option<[usize; 2]>,
    furniture: Vec<[usize; 2]>,
    blocks: Vec<Block>,
    notes: Vec<&'a str>,
}

#[derive(Serialize)]
struct Block {
    kind: &'static str,
    start: usize,
    end: usize,
}
