//! Statements as CSV (RFC 4180), with the columns of the JSON lines.

use super::escape::csv_table;
use super::statements_jsonl::hundredths;
use crate::model::{Amount, CharOffsets, CodedArticle, Lean, ProposalId};

const HEAD: &[&str] = &[
    "article",
    "title",
    "date",
    "party",
    "speaker",
    "issue",
    "proposal",
    "act",
    "attitude",
    "lean",
    "condition",
    "value",
    "firmness",
    "voice",
    "venue",
    "via",
    "cue",
    "quote",
    "start",
    "end",
    "confidence",
    "standing",
    "superseded",
];

/// Returns the line with the names of the columns.
#[must_use]
pub fn head() -> String {
    csv_table([HEAD.iter().map(|&name| name.to_owned()).collect()])
}

/// Writes the statements of one article, a record each, without the names of the columns.
#[must_use]
pub fn write(coded: &CodedArticle) -> String {
    let offsets = CharOffsets::new(&coded.article.text);
    let text = |value: Option<&str>| value.unwrap_or("").to_owned();
    csv_table(coded.statements.iter().map(|statement| {
        vec![
            coded.article.source.clone(),
            coded.article.title.clone(),
            coded
                .article
                .published
                .map_or_else(String::new, |day| day.to_string()),
            statement.party.to_string(),
            text(statement.speaker.as_deref()),
            statement
                .issue
                .as_ref()
                .map_or_else(|| "other".to_owned(), ToString::to_string),
            text(statement.proposal.as_ref().map(ProposalId::as_str)),
            statement.act.key().to_owned(),
            statement.attitude.key().to_owned(),
            text(statement.lean.map(Lean::key)),
            text(statement.condition.as_deref()),
            text(statement.value.as_ref().map(Amount::told).as_deref()),
            statement.firmness.key().to_owned(),
            statement.voice.key().to_owned(),
            text(statement.venue.as_deref()),
            text(statement.via.as_deref()),
            statement.cue.clone(),
            statement.evidence.quote.clone(),
            offsets.chars(statement.evidence.span.start).to_string(),
            offsets.chars(statement.evidence.span.end).to_string(),
            hundredths(statement.confidence).to_string(),
            statement.standing.key().to_owned(),
            statement.superseded.to_string(),
        ]
    }))
}
