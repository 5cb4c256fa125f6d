//! Statements as JSON lines: one object a statement, all keys always present.

use serde::Serialize;

use crate::model::{Amount, CharOffsets, CodedArticle, IssueId, Lean, ProposalId};

/// Writes the statements of one article, a line each. Offsets count Unicode scalar values
/// of the article's text as decoded, the end exclusive.
#[must_use]
#[allow(
    clippy::missing_panics_doc,
    reason = "plain values with text keys can always be written as JSON"
)]
pub fn write(coded: &CodedArticle) -> String {
    let offsets = CharOffsets::new(&coded.article.text);
    let mut out = String::new();
    for statement in &coded.statements {
        let line = Line {
            article: &coded.article.source,
            title: &coded.article.title,
            date: coded.article.published.map(|day| day.to_string()),
            party: statement.party.as_str(),
            speaker: statement.speaker.as_deref(),
            issue: statement.issue.as_ref().map_or("other", IssueId::as_str),
            proposal: statement.proposal.as_ref().map(ProposalId::as_str),
            act: statement.act.key(),
            attitude: statement.attitude.key(),
            lean: statement.lean.map(Lean::key),
            condition: statement.condition.as_deref(),
            value: statement.value.as_ref().map(Value::of),
            firmness: statement.firmness.key(),
            voice: statement.voice.key(),
            venue: statement.venue.as_deref(),
            via: statement.via.as_deref(),
            cue: &statement.cue,
            quote: &statement.evidence.quote,
            start: offsets.chars(statement.evidence.span.start),
            end: offsets.chars(statement.evidence.span.end),
            confidence: hundredths(statement.confidence),
            standing: statement.standing.key(),
            superseded: statement.superseded,
        };
        out.push_str(&serde_json::to_string(&line).expect("plain values with text keys"));
        out.push('\n');
    }
    out
}

/// Returns a confidence with two decimals: more would claim too much.
pub(super) fn hundredths(confidence: f32) -> f64 {
    (f64::from(confidence) * 100.0).round() / 100.0
}

#[derive(Serialize)]
struct Line<'a> {
    article: &'a str,
    title: &'a str,
    date: Option<String>,
    party: &'a str,
    speaker: Option<&'a str>,
    issue: &'a str,
    proposal: Option<&'a str>,
    act: &'static str,
    attitude: &'static str,
    lean: Option<&'static str>,
    condition: Option<&'a str>,
    value: Option<Value<'a>>,
    firmness: &'static str,
    voice: &'static str,
    venue: Option<&'a str>,
    via: Option<&'a str>,
    cue: &'a str,
    quote: &'a str,
    start: usize,
    end: usize,
    confidence: f64,
    standing: &'static str,
    superseded: bool,
}

#[derive(Serialize)]
struct Value<'a> {
    words: &'a str,
    number: Option<f64>,
    bound: &'static str,
}

impl<'a> Value<'a> {
    fn of(amount: &'a Amount) -> Self {
        Self {
            words: &amount.words,
            number: amount.number,
            bound: amount.bound.key(),
        }
    }
}
