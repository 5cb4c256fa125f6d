//! What has changed between two tables, as plain values and in every format: for the
//! terminal, Markdown, JSON.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use super::escape::markdown as esc;
use super::layout::hanging;
use super::sheet::count;
use crate::compare::changed;
use crate::model::{Agenda, Change, ChangeCause, Firmness, Lean, Stance};

const WIDTH: usize = 100;

/// What is written of the changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Only those of these causes; all if none is named.
    pub only: BTreeSet<ChangeCause>,
    /// Whether those that keep the stance are listed, not only counted.
    pub details: bool,
}

/// The changes between two tables, ready to be written.
#[derive(Clone, Debug)]
pub struct Changes<'a> {
    before: (&'a str, &'a Agenda),
    after: (&'a str, &'a Agenda),
    listed: Vec<&'a Change>,
    /// How many keep the stance and are not listed.
    kept: usize,
    /// Which of their causes are looked at, in words; empty if all.
    only: String,
}

impl<'a> Changes<'a> {
    /// Lays out `changes` between two tables, each known by a name, with its agenda.
    #[must_use]
    pub fn new(
        changes: &'a [Change],
        before: (&'a str, &'a Agenda),
        after: (&'a str, &'a Agenda),
        options: &Options,
    ) -> Self {
        let wanted =
            |change: &&Change| options.only.is_empty() || options.only.contains(&change.cause);
        let asked = changes.iter().filter(wanted);
        let (kept, listed): (Vec<_>, Vec<_>) =
            asked.partition(|change| change.kind.keeps_stance() && !options.details);
        let only: Vec<&str> = options.only.iter().map(|cause| cause.word()).collect();
        Self {
            before,
            after,
            listed,
            kept: kept.len(),
            only: only.join(", "),
        }
    }

    /// Returns the agenda that names what a change is about: the later one, if it has it.
    fn names(&self, change: &Change) -> &'a Agenda {
        let (_, now) = self.after;
        let known = now.proposal(&change.proposal).is_some() && now.party(&change.party).is_some();
        if known { now } else { self.before.1 }
    }

    fn proposal(&self, change: &'a Change) -> &'a str {
        let found = self.names(change).proposal(&change.proposal);
        let text = found.map_or("", |(_, proposal)| proposal.text.as_str());
        if text.is_empty() {
            change.proposal.as_str()
        } else {
            text
        }
    }

    /// Returns the changes under their proposals, in their order.
    fn groups(&self) -> Vec<(&'a str, Vec<&'a Change>)> {
        let mut groups: Vec<(&str, Vec<&Change>)> = Vec::new();
        for &change in &self.listed {
            match groups.last_mut() {
                Some((_, of)) if of[0].proposal == change.proposal => of.push(change),
                _ => groups.push((self.proposal(change), vec![change])),
            }
        }
        groups
    }

    /// Returns "3 cells differ: 1 reversed, 2 new. 2 are changes of position, …".
    fn summary(&self) -> String {
        if self.listed.is_empty() {
            return "No stance differs.".to_owned();
        }
        let mut kinds = BTreeMap::new();
        let mut causes = BTreeMap::new();
        for change in &self.listed {
            *kinds.entry(change.kind).or_insert(0_usize) += 1;
            *causes.entry(change.cause).or_insert(0_usize) += 1;
        }
        let kinds: Vec<String> = kinds
            .iter()
            .map(|(kind, n)| format!("{n} {}", kind.word()))
            .collect();
        let why = |cause: &ChangeCause| match cause {
            ChangeCause::Position => "by what was said",
            ChangeCause::Coding => "by our coding",
            ChangeCause::Wording => "by another wording of the agenda",
        };
        let causes: Vec<String> = causes
            .iter()
            .map(|(cause, n)| format!("{n} {}", why(cause)))
            .collect();
        let cells = self.listed.len();
        let differ = if cells == 1 { "differs" } else { "differ" };
        format!(
            "{} {differ}: {}; {}.",
            count(cells, "cell"),
            kinds.join(", "),
            causes.join(", ")
        )
    }

    /// Returns a sentence on what is not listed, if anything is not.
    fn rest(&self) -> Option<String> {
        (self.kept > 0).then(|| {
            let more = count(self.kept, "cell");
            let keep = if self.kept == 1 {
                "keeps its stance"
            } else {
                "keep their stance"
            };
            format!("{more} {keep} with other evidence, notes or status (--details lists them).")
        })
    }

    fn title(&self) -> String {
        let only = if self.only.is_empty() {
            String::new()
        } else {
            format!(" (only: {})", self.only)
        };
        format!(
            "What has changed from {} to {}{only}",
            self.before.0, self.after.0
        )
    }

    /// Writes them for the terminal.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = hanging("", &self.title(), WIDTH);
        out.push_str(&hanging("", &self.summary(), WIDTH));
        for (proposal, changes) in self.groups() {
            out.push('\n');
            out.push_str(&hanging("", proposal, WIDTH));
            for change in changes {
                out.push_str(&hanging("  ", &changed(self.names(change), change), WIDTH));
            }
        }
        if let Some(rest) = self.rest() {
            out.push('\n');
            out.push_str(&hanging("", &rest, WIDTH));
        }
        out
    }

    /// Writes them as Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", esc(&self.title()), esc(&self.summary()));
        for (proposal, changes) in self.groups() {
            // Writing to a String cannot fail.
            let _ = writeln!(out, "\n## {}\n", esc(proposal));
            for change in changes {
                let _ = writeln!(out, "- {}", esc(&changed(self.names(change), change)));
            }
        }
        if let Some(rest) = self.rest() {
            let _ = writeln!(out, "\n{}", esc(&rest));
        }
        out
    }

    /// Writes them as JSON. Silence is null.
    #[must_use]
    #[allow(
        clippy::missing_panics_doc,
        reason = "plain values with text keys can always be written as JSON"
    )]
    pub fn json(&self) -> String {
        let json = Json {
            before: self.before.0,
            after: self.after.0,
            details_not_listed: self.kept,
            changes: self
                .listed
                .iter()
                .map(|change| JsonChange {
                    proposal: change.proposal.as_str(),
                    party: change.party.as_str(),
                    kind: change.kind.key(),
                    cause: change.cause.key(),
                    sentence: changed(self.names(change), change),
                    before: change.before.as_ref().map(stance),
                    after: change.after.as_ref().map(stance),
                    step: step(change),
                })
                .collect(),
        };
        let mut out = serde_json::to_string_pretty(&json).expect("plain values with text keys");
        out.push('\n');
        out
    }
}

/// Returns x(now) - x(then), where both have a number.
fn step(change: &Change) -> Option<f64> {
    let x = |stance: &Option<Stance>| {
        let stance = stance.as_ref()?;
        stance.attitude.value(stance.lean)
    };
    Some(x(&change.after)? - x(&change.before)?)
}

#[derive(Serialize)]
struct Json<'a> {
    before: &'a str,
    after: &'a str,
    details_not_listed: usize,
    changes: Vec<JsonChange<'a>>,
}

#[derive(Serialize)]
struct JsonChange<'a> {
    proposal: &'a str,
    party: &'a str,
    kind: &'static str,
    cause: &'static str,
    sentence: String,
    before: Option<JsonStance<'a>>,
    after: Option<JsonStance<'a>>,
    step: Option<f64>,
}

#[derive(Serialize)]
struct JsonStance<'a> {
    attitude: &'static str,
    lean: Option<&'static str>,
    condition: Option<&'a str>,
    firmness: Option<&'static str>,
    status: &'static str,
    statements: usize,
}

fn stance(stance: &Stance) -> JsonStance<'_> {
    JsonStance {
        attitude: stance.attitude.key(),
        lean: stance.lean.map(Lean::key),
        condition: stance.condition.as_deref(),
        firmness: stance.firmness.map(Firmness::key),
        status: stance.status.key(),
        statements: stance.statements.len(),
    }
}
