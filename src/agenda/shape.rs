//! What can be told before the text is parsed into types: missing and doubled fields, and
//! dates that do not exist. A parser stops at the first of them; this tells all.

use std::collections::BTreeSet;

use super::locate::{Kind, Node};
use super::report::Report;
use crate::model::{Date, PartialDate};

const DATE_HINT: &str = "Write 2022, 2026-01 or 2025-11-28.";

/// Checks the whole value.
pub(super) fn check(root: &Node, report: &mut Report) {
    if !matches!(root.kind, Kind::Fields(_)) {
        return;
    }
    doubled(root, report);
    required(root, "The agenda", &["id", "title"], report);
    if let Some(as_of) = root.field("as_of")
        && let Some(text) = as_of.value.text()
        && text.parse::<Date>().is_err()
    {
        report.error(
            as_of.value.at,
            format!("`{text}` is no date."),
            "Write 2025-11-28.",
        );
    }
    for party in root.list("parties") {
        required(party, "A party", &["id", "name"], report);
        for person in party.list("people") {
            required(person, "A person", &["names"], report);
            for key in ["since", "until"] {
                if let Some(field) = person.field(key) {
                    date(&field.value, report);
                }
            }
            for term in person.list("terms") {
                if let Kind::List(ends) = &term.kind {
                    for end in ends {
                        date(end, report);
                    }
                }
            }
        }
    }
    for issue in root.list("issues") {
        required(issue, "An issue", &["id", "title"], report);
        for proposal in issue.list("proposals") {
            required(proposal, "A proposal", &["id", "text"], report);
            if let Some(scale) = proposal.field("scale") {
                required(&scale.value, "A scale", &["unit", "low", "high"], report);
            }
        }
    }
}

/// Tells every field that stands twice in one value: only one of the two could be kept.
fn doubled(node: &Node, report: &mut Report) {
    match &node.kind {
        Kind::Fields(fields) => {
            let mut seen = BTreeSet::new();
            for field in fields {
                if !seen.insert(field.key.as_str()) {
                    report.error(
                        field.at,
                        format!("The field `{}` stands here for the second time.", field.key),
                        "Keep one of the two.",
                    );
                }
                doubled(&field.value, report);
            }
        }
        Kind::List(nodes) => {
            for inner in nodes {
                doubled(inner, report);
            }
        }
        Kind::Text(_) | Kind::Atom => {}
    }
}

fn required(node: &Node, what: &str, keys: &[&str], report: &mut Report) {
    if !matches!(node.kind, Kind::Fields(_)) {
        return;
    }
    for key in keys {
        if node.field(key).is_none() {
            report.error(node.at, format!("{what} has no `{key}`."), "Add the field.");
        }
    }
}

fn date(node: &Node, report: &mut Report) {
    if let Some(text) = node.text()
        && PartialDate::parse(text).is_none()
    {
        report.error(node.at, format!("`{text}` is no date."), DATE_HINT);
    }
}
