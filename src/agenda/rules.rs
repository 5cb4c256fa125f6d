//! What an agenda must hold to be used, beyond its shape: ids that are one of a kind,
//! names, references that lead somewhere, times and scales that run forward.

use std::collections::BTreeSet;

use super::locate::Step::{Index, Key};
use super::locate::{Kind, Node, Step};
use super::report::Report;
use super::{references, shared};
use crate::model::{Agenda, Issue, PartialDate, Party, Person, Proposal};

/// Checks `agenda`, whose values stand at `places`.
pub(super) fn check(agenda: &Agenda, places: &Node, report: &mut Report) {
    let mut rules = Rules { places, report };
    rules.agenda(agenda);
    references::check(agenda, places, report);
    empty_words(places, "", report);
    shared::check(agenda, places, report);
}

struct Rules<'a> {
    places: &'a Node,
    report: &'a mut Report,
}

impl Rules<'_> {
    fn error(&mut self, steps: &[Step<'_>], sentence: impl Into<String>, hint: &str) {
        self.report.error(self.places.place(steps), sentence, hint);
    }

    fn warn(&mut self, steps: &[Step<'_>], sentence: impl Into<String>, hint: &str) {
        self.report.warn(self.places.place(steps), sentence, hint);
    }

    /// Tells an error if `text` holds nothing to read.
    fn filled(&mut self, text: &str, steps: &[Step<'_>], sentence: impl Into<String>) {
        if text.trim().is_empty() {
            self.error(steps, sentence, "Write it between the quotation marks.");
        }
    }

    /// Checks one id: filled, and not among those `seen` before.
    fn id<'i>(
        &mut self,
        what: [&str; 2],
        id: &'i str,
        seen: &mut BTreeSet<&'i str>,
        at: &[Step<'_>],
    ) {
        let [one, several] = what;
        if id.trim().is_empty() {
            self.error(
                at,
                format!("{one} has an empty id."),
                "Give it a short id of its own.",
            );
        } else if !seen.insert(id) {
            self.error(
                at,
                format!("Two {several} have the id `{id}`."),
                "Give one of them another id.",
            );
        } else if id.contains(|c: char| c.is_whitespace() || c == ',') {
            self.warn(
                at,
                format!("The id `{id}` holds a space or a comma, and cannot be given on the command line."),
                "Use letters, digits, `.`, `_` and `-`.",
            );
        }
    }

    fn agenda(&mut self, agenda: &Agenda) {
        self.filled(&agenda.id, &[Key("id")], "The agenda has an empty id.");
        self.filled(
            &agenda.title,
            &[Key("title")],
            "The agenda has an empty title.",
        );
        if agenda.parties.is_empty() {
            self.warn(
                &[Key("parties")],
                "The agenda has no parties.",
                "Nothing can be found without them.",
            );
        }
        if agenda.issues.is_empty() {
            self.warn(
                &[Key("issues")],
                "The agenda has no issues.",
                "Every statement stays unsorted without them; see whether `issues` is spelt so.",
            );
        }
        let mut seen = BTreeSet::new();
        for (index, party) in agenda.parties.iter().enumerate() {
            let at = [Key("parties"), Index(index)];
            let id = with(&at, &[Key("id")]);
            self.id(["A party", "parties"], party.id.as_str(), &mut seen, &id);
            self.party(party, &at);
        }
        let mut seen = BTreeSet::new();
        let mut seen_proposals = BTreeSet::new();
        for (index, issue) in agenda.issues.iter().enumerate() {
            let at = [Key("issues"), Index(index)];
            let id = with(&at, &[Key("id")]);
            self.id(["An issue", "issues"], issue.id.as_str(), &mut seen, &id);
            self.issue(issue, &at);
            for (index, proposal) in issue.proposals.iter().enumerate() {
                let at = with(&at, &[Key("proposals"), Index(index)]);
                let id = with(&at, &[Key("id")]);
                self.id(
                    ["A proposal", "proposals"],
                    proposal.id.as_str(),
                    &mut seen_proposals,
                    &id,
                );
                self.proposal(proposal, &at);
            }
        }
    }

    fn party(&mut self, party: &Party, at: &[Step<'_>]) {
        let sentence = format!("The party `{}` has an empty name.", party.id);
        self.filled(&party.name, &with(at, &[Key("name")]), sentence);
        if party.names.is_empty() && party.metonyms.is_empty() && party.people.is_empty() {
            self.warn(
                at,
                format!("No text can mention the party `{}`.", party.id),
                "Give it `names`, `metonyms` or `people`.",
            );
        }
        for (index, person) in party.people.iter().enumerate() {
            let at = with(at, &[Key("people"), Index(index)]);
            if person.names.is_empty() {
                self.error(
                    &with(&at, &[Key("names")]),
                    format!("A person of the party `{}` has no names.", party.id),
                    "Write the full name first, then other spellings.",
                );
            }
            self.office(person, &at);
        }
    }

    fn office(&mut self, person: &Person, at: &[Step<'_>]) {
        let mut forward =
            |since: Option<PartialDate>, until: Option<PartialDate>, at: &[Step<'_>]| {
                if let (Some(since), Some(until)) = (since, until)
                    && since.first_day() > until.last_day()
                {
                    self.error(
                        at,
                        format!(
                            "{} is in office since {since}, which lies after {until}.",
                            person.name()
                        ),
                        "Exchange the two dates, or correct one.",
                    );
                }
            };
        forward(person.since, person.until, &with(at, &[Key("since")]));
        for (index, term) in person.terms.iter().enumerate() {
            let at = with(at, &[Key("terms"), Index(index)]);
            forward(Some(term.0), term.1, &at);
        }
    }

    fn issue(&mut self, issue: &Issue, at: &[Step<'_>]) {
        let sentence = format!("The issue `{}` has an empty title.", issue.id);
        self.filled(&issue.title, &with(at, &[Key("title")]), sentence);
        if issue.keywords.is_empty() {
            self.warn(
                at,
                format!("The issue `{}` has no keywords.", issue.id),
                "Add words that tell it in a text.",
            );
        }
        if issue.proposals.is_empty() {
            self.warn(
                at,
                format!("The issue `{}` has no proposals.", issue.id),
                "Parties can only be compared on proposals.",
            );
        }
    }

    fn proposal(&mut self, proposal: &Proposal, at: &[Step<'_>]) {
        let sentence = format!("The proposal `{}` has no text.", proposal.id);
        self.filled(&proposal.text, &with(at, &[Key("text")]), sentence);
        if proposal.cues.is_empty() {
            self.warn(
                at,
                format!("The proposal `{}` has no cues.", proposal.id),
                "Add words that tell it in a text.",
            );
        }
        let Some(scale) = &proposal.scale else { return };
        let at_scale = with(at, &[Key("scale")]);
        if !(scale.low.is_finite() && scale.high.is_finite()) {
            self.error(
                &at_scale,
                format!("The scale of `{}` has no finite ends.", proposal.id),
                "Write both ends as plain numbers.",
            );
        } else if !scale.runs_forward() {
            self.error(
                &at_scale,
                format!(
                    "The scale of `{}` runs from {} to {}.",
                    proposal.id, scale.low, scale.high
                ),
                "Write the smaller number as `low`.",
            );
        }
        let sentence = format!("The scale of `{}` has an empty unit.", proposal.id);
        self.filled(&scale.unit, &with(&at_scale, &[Key("unit")]), sentence);
    }
}

/// Tells every empty text in a list of texts: as a name or a cue it would stand for
/// everything.
fn empty_words(node: &Node, key: &str, report: &mut Report) {
    match &node.kind {
        Kind::Fields(fields) => {
            for field in fields {
                empty_words(&field.value, &field.key, report);
            }
        }
        Kind::List(nodes) => {
            for inner in nodes {
                if inner.text().is_some_and(|text| text.trim().is_empty()) {
                    report.error(
                        inner.at,
                        format!("An empty text stands in `{key}`."),
                        "Remove it.",
                    );
                }
                empty_words(inner, key, report);
            }
        }
        Kind::Text(_) | Kind::Atom => {}
    }
}

fn with<'s>(at: &[Step<'s>], more: &[Step<'s>]) -> Vec<Step<'s>> {
    [at, more].concat()
}
