//! A trial of an agenda as JSON lines: one object a sentence, all keys always present.

use serde::Serialize;

use crate::model::{Article, CharOffsets, ProposalId, Span, Trial};

/// Writes what an agenda's words find in an article, a line a sentence. Offsets count
/// Unicode scalar values of the article's text as decoded, the end exclusive.
#[must_use]
#[allow(
    clippy::missing_panics_doc,
    reason = "plain values with text keys can always be written as JSON"
)]
pub fn write(article: &Article, trials: &[Trial]) -> String {
    let offsets = CharOffsets::new(&article.text);
    let words = |spans: &[Span]| -> Vec<String> {
        spans
            .iter()
            .map(|span| span.of(&article.text).to_owned())
            .collect()
    };
    let mut out = String::new();
    for trial in trials {
        let line = Line {
            article: &article.source,
            start: offsets.chars(trial.span.start),
            end: offsets.chars(trial.span.end),
            sentence: trial.span.of(&article.text),
            hits: trial
                .hits
                .iter()
                .map(|hit| Hit {
                    issue: hit.issue.as_str(),
                    proposal: hit.proposal.as_ref().map(ProposalId::as_str),
                    contrary: hit.contrary,
                    guessed: hit.guessed,
                    score: (hit.score * 100.0).round() / 100.0,
                    words: words(&hit.words),
                })
                .collect(),
            missed: words(&trial.missed),
        };
        out.push_str(&serde_json::to_string(&line).expect("plain values with text keys"));
        out.push('\n');
    }
    out
}

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    sentence: &'a str,
    hits: Vec<Hit<'a>>,
    missed: Vec<String>,
}

#[derive(Serialize)]
struct Hit<'a> {
    issue: &'a str,
    proposal: Option<&'a str>,
    contrary: bool,
    guessed: bool,
    score: f64,
    words: Vec<String>,
}
