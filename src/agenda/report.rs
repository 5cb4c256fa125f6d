//! What was found, by its place in the text, until lines and columns are needed.

use crate::model::Problem;

/// How many errors, and how many warnings, are told of one file. A broken file may hold
/// thousands, of which nobody reads more.
const MOST: usize = 100;

/// Errors and warnings at byte offsets of one text.
#[derive(Debug, Default)]
pub(super) struct Report {
    errors: Vec<Finding>,
    warnings: Vec<Finding>,
}

#[derive(Debug)]
struct Finding {
    at: usize,
    sentence: String,
    hint: String,
}

impl Report {
    /// Adds what forbids the use of the agenda.
    pub(super) fn error(&mut self, at: usize, sentence: impl Into<String>, hint: &str) {
        self.errors.push(Finding::new(at, sentence, hint));
    }

    /// Adds what the agenda can be used in spite of.
    pub(super) fn warn(&mut self, at: usize, sentence: impl Into<String>, hint: &str) {
        self.warnings.push(Finding::new(at, sentence, hint));
    }

    /// Says whether no error was added.
    pub(super) fn is_clean(&self) -> bool {
        self.errors.is_empty()
    }

    /// Returns the errors in the order of the text.
    pub(super) fn errors(&self, place: &str, text: &str) -> Vec<Problem> {
        problems(&self.errors, "errors", place, text)
    }

    /// Returns the warnings in the order of the text.
    pub(super) fn warnings(&self, place: &str, text: &str) -> Vec<Problem> {
        problems(&self.warnings, "warnings", place, text)
    }
}

impl Finding {
    fn new(at: usize, sentence: impl Into<String>, hint: &str) -> Self {
        Self {
            at,
            sentence: sentence.into(),
            hint: hint.to_owned(),
        }
    }
}

fn problems(findings: &[Finding], what: &str, place: &str, text: &str) -> Vec<Problem> {
    let mut ordered: Vec<&Finding> = findings.iter().collect();
    ordered.sort_by_key(|finding| finding.at);
    let mut problems: Vec<Problem> = ordered
        .iter()
        .take(MOST)
        .map(|finding| {
            let (line, column) = position(text, finding.at);
            Problem::new(place, finding.sentence.clone(), finding.hint.clone()).at(line, column)
        })
        .collect();
    let more = ordered.len().saturating_sub(MOST);
    if more > 0 {
        problems.push(Problem::new(
            place,
            format!("There are {more} more {what}."),
            "Correct these first and check again.",
        ));
    }
    problems
}

/// Returns line and column of a byte offset, both from 1; the column counts characters.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..at.min(text.len())];
    let line = before.split(|&byte| byte == b'\n').count();
    let start = before
        .iter()
        .rposition(|&byte| byte == b'\n')
        .map_or(0, |newline| newline + 1);
    // Continuation bytes of UTF-8 start with the bits 10.
    let column = 1 + before[start..]
        .iter()
        .filter(|&&byte| byte & 0xC0 != 0x80)
        .count();
    (line, column)
}

/// Returns the byte offset of a line and column, both from 1, as parsers tell them.
pub(super) fn offset(text: &str, line: usize, column: usize) -> usize {
    let mut start = 0;
    for _ in 1..line {
        match text[start..].find('\n') {
            Some(newline) => start += newline + 1,
            None => return text.len(),
        }
    }
    text[start..]
        .char_indices()
        .nth(column.saturating_sub(1))
        .map_or(text.len(), |(at, _)| start + at)
}
