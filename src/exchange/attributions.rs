//! Attributions: as JSON lines, one object an article, and for the terminal.

use std::fmt::Write as _;

use serde::Serialize;

use crate::model::{Article, Attribution, CharOffsets, Span};

/// Writes the attributions of one article as one line of JSON. Offsets count Unicode scalar
/// values of the article's text as decoded, the end exclusive.
#[must_use]
#[allow(
    clippy::missing_panics_doc,
    reason = "plain values with text keys can always be written as JSON"
)]
pub fn jsonl(id: &str, article: &Article, attributions: &[Attribution]) -> String {
    let text = &article.text;
    let offsets = CharOffsets::new(text);
    let count = |span: Span| [offsets.chars(span.start), offsets.chars(span.end)];
    let rows = attributions
        .iter()
        .map(|found| {
            let [cue_start, cue_end] = count(found.cue);
            let [start, end] = count(found.cover());
            Row {
                source_text: found.source.map_or("", |span| span.of(text)),
                cue_text: found.cue.of(text),
                cue_start,
                cue_end,
                start,
                end,
                spans: found.spans.iter().map(|&span| count(span)).collect(),
                voice: found.voice.key(),
            }
        })
        .collect();
    let line = Line {
        article_id: id,
        attributions: rows,
    };
    serde_json::to_string(&line).expect("plain values") + "\n"
}

/// Writes the attributions of one article for the terminal: source, cue, voice, and what
/// is told below.
#[must_use]
pub fn text(article: &Article, attributions: &[Attribution]) -> String {
    let mut out = format!("{}\n", article.title);
    for found in attributions {
        let words = |span: Span| one_line(span.of(&article.text));
        let told: Vec<String> = found.spans.iter().copied().map(words).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "\n  {} | {} | {}\n    {}",
            found.source.map_or_else(|| "-".to_owned(), words),
            words(found.cue),
            found.voice.key(),
            told.join(" … ")
        );
    }
    out + "\n"
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[derive(Serialize)]
struct Line<'a> {
    article_id: &'a str,
    attributions: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    source_text: &'a str,
    cue_text: &'a str,
    cue_start: usize,
    cue_end: usize,
    start: usize,
    end: usize,
    spans: Vec<[usize; 2]>,
    voice: &'static str,
}
