//! Text to agenda: which format it is in, what does not parse, which fields are unknown.

use ron::extensions::Extensions;
use serde::Deserialize;
use serde_ignored::Path;

use super::locate::{Located, Node, Step, locate};
use super::report::{Report, offset};
use super::{rules, shape};
use crate::model::Agenda;

/// The longest message of a parser that is told; one of them repeats whole numbers.
const LONGEST: usize = 240;

const HINT: &str = "Look there, and just before, for a comma, bracket, quotation mark or name that is missing or \
    wrong.";

/// Holds the smallest agenda that can be read.
const EMPTY_HINT: &str =
    r#"Begin with (id: "talks", title: "Talks", parties: [], issues: []) and fill the lists."#;

/// Reads the agenda in `text`, adding all that is wrong with it to `report`.
pub(super) fn parse(text: &str, report: &mut Report) -> Option<Agenda> {
    if text.trim().is_empty() {
        report.error(0, "The agenda is empty.", EMPTY_HINT);
        return None;
    }
    let Located { root, curly } = locate(text);
    if let Some(root) = &root {
        shape::check(root, report);
    }
    let mut unknown = Vec::new();
    let parsed = if is_json(text) {
        from_json(text, &mut unknown)
    } else {
        from_ron(text, &mut unknown)
    };
    match parsed {
        Ok(agenda) => {
            let places = root.unwrap_or(Node::nowhere());
            for path in unknown {
                warn_of_unknown(&path, &places, report);
            }
            rules::check(&agenda, &places, report);
            Some(agenda)
        }
        Err(refusal) => {
            if let Some(at) = curly {
                report.error(
                    at,
                    "A curly quotation mark stands where a straight one is needed.",
                    "Replace it by \", and switch off “smart quotes” in the editor.",
                );
            } else if report.is_clean() || !refusal.told_by_shape() {
                report.error(refusal.at, refusal.sentence(), HINT);
            }
            None
        }
    }
}

/// Why a parser refused the text.
struct Refusal {
    at: usize,
    message: String,
}

impl Refusal {
    /// Says whether the check of the shape has told the same already, in better words.
    fn told_by_shape(&self) -> bool {
        ["missing field", "duplicate field", "is no date"]
            .iter()
            .any(|told| self.message.contains(told))
            || self.message.contains("parse") && self.message.contains("date")
    }

    fn sentence(&self) -> String {
        let mut told: String = self.message.chars().take(LONGEST).collect();
        if told.len() < self.message.len() {
            told.push('…');
        }
        format!("This cannot be read as an agenda: {told}.")
    }
}

/// Says whether the text is JSON: it starts with a brace, where RON starts with a
/// parenthesis or a name.
fn is_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

fn from_json(text: &str, unknown: &mut Vec<Vec<OwnedStep>>) -> Result<Agenda, Refusal> {
    let mut source = serde_json::Deserializer::from_str(text);
    let read = serde_ignored::deserialize(&mut source, |path| unknown.push(steps(&path)));
    let whole = read.and_then(|agenda| source.end().map(|()| agenda));
    whole.map_err(|error| {
        let told = error.to_string();
        let message = told.split(" at line ").next().unwrap_or(&told).to_owned();
        Refusal {
            // The column is that of the byte read last.
            at: offset(text, error.line(), error.column()),
            message,
        }
    })
}

fn from_ron(text: &str, unknown: &mut Vec<Vec<OwnedStep>>) -> Result<Agenda, Refusal> {
    // With this, `note: "x"` stands for `note: Some("x")`, as people write it.
    let options = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    let refuse = |error: &ron::error::SpannedError| {
        let at = offset(text, error.span.start.line, error.span.start.col);
        let rest = &text[at..];
        Refusal {
            // The span starts behind the value before; what is wrong comes after spaces.
            at: at + rest.len() - rest.trim_start().len(),
            message: error.code.to_string(),
        }
    };
    let mut source =
        ron::Deserializer::from_str_with_options(text, &options).map_err(|error| refuse(&error))?;
    let read = Agenda::deserialize(serde_ignored::Deserializer::new(&mut source, &mut |path| {
        unknown.push(steps(&path));
    }));
    let whole = read.and_then(|agenda| source.end().map(|()| agenda));
    whole.map_err(|error| refuse(&source.span_error(error)))
}

/// A step of a path, kept beyond the parse.
enum OwnedStep {
    Key(String),
    Index(usize),
}

fn steps(path: &Path<'_>) -> Vec<OwnedStep> {
    let (parent, step) = match path {
        Path::Root => return Vec::new(),
        Path::Seq { parent, index } => (parent, Some(OwnedStep::Index(*index))),
        Path::Map { parent, key } => (parent, Some(OwnedStep::Key(key.clone()))),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => (parent, None),
    };
    let mut steps = steps(parent);
    steps.extend(step);
    steps
}

fn warn_of_unknown(path: &[OwnedStep], root: &Node, report: &mut Report) {
    let steps: Vec<Step<'_>> = path
        .iter()
        .map(|step| match step {
            OwnedStep::Key(key) => Step::Key(key),
            OwnedStep::Index(index) => Step::Index(*index),
        })
        .collect();
    let Some(OwnedStep::Key(key)) = path.last() else {
        return;
    };
    let shown: String = key.chars().take(LONGEST).collect();
    report.warn(
        root.place(&steps),
        format!("The field `{shown}` is not known and is left out."),
        "Check its spelling.",
    );
}

impl Node {
    /// Returns a value that stands at the start, for a text that could not be followed.
    fn nowhere() -> Self {
        Self {
            at: 0,
            kind: super::locate::Kind::Atom,
        }
    }
}
