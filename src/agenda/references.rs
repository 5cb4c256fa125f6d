//! What proposals say of one another: references that lead somewhere, implications that do
//! not lead back, and nothing that implies what excludes itself.

use std::collections::{BTreeMap, BTreeSet};

use super::locate::Node;
use super::locate::Step::{Index, Key};
use super::report::Report;
use crate::model::{Agenda, ProposalId};

/// A reference from one proposal to another, by their places in the agenda, and where it is
/// written.
#[derive(Clone, Copy)]
struct Reference {
    from: usize,
    to: usize,
    at: usize,
}

/// Checks that `implies` and `excludes` name proposals, that no chain of implications leads
/// back to its start, and that none holds two proposals of which one excludes the other.
pub(super) fn check(agenda: &Agenda, places: &Node, report: &mut Report) {
    let ids: Vec<&ProposalId> = agenda.proposals().map(|(_, p)| &p.id).collect();
    let implies = read(agenda, places, "implies", report);
    let excludes = read(agenda, places, "excludes", report);
    let circles = circles(ids.len(), &implies);
    for Reference { to, at, .. } in &circles {
        report.error(
            *at,
            format!("The implications of `{}` lead back to it.", ids[*to]),
            "Remove one of them.",
        );
    }
    let mut implied_by = vec![Vec::new(); ids.len()];
    for reference in &implies {
        implied_by[reference.to].push(reference.from);
    }
    for Reference { from, to, at } in excludes {
        let holds_from = holders(&implied_by, from);
        let holds_to = holders(&implied_by, to);
        let (one, other) = (ids[from], ids[to]);
        let sentence = if holds_to[from] {
            format!("`{one}` excludes what it holds: `{other}`.")
        } else if holds_from[to] {
            format!("`{one}` excludes `{other}`, which holds it.")
        } else if let Some(both) = (0..ids.len()).find(|&p| holds_from[p] && holds_to[p]) {
            format!(
                "`{}` implies `{one}` and `{other}`, which exclude each other.",
                ids[both]
            )
        } else {
            continue;
        };
        report.error(at, sentence, "Remove one of the references.");
    }
}

/// Returns the references of one kind. Those that lead nowhere are errors.
fn read(agenda: &Agenda, places: &Node, key: &str, report: &mut Report) -> Vec<Reference> {
    let mut known: BTreeMap<&ProposalId, usize> = BTreeMap::new();
    for (at, (_, proposal)) in agenda.proposals().enumerate() {
        known.entry(&proposal.id).or_insert(at);
    }
    let mut found = Vec::new();
    let mut from = 0;
    for (i, issue) in agenda.issues.iter().enumerate() {
        for (p, proposal) in issue.proposals.iter().enumerate() {
            let others = if key == "implies" {
                &proposal.implies
            } else {
                &proposal.excludes
            };
            for (index, other) in others.iter().enumerate() {
                let steps = [
                    Key("issues"),
                    Index(i),
                    Key("proposals"),
                    Index(p),
                    Key(key),
                    Index(index),
                ];
                let at = places.place(&steps);
                match known.get(other) {
                    Some(&to) => found.push(Reference { from, to, at }),
                    None => report.error(
                        at,
                        format!(
                            "`{}` {key} `{other}`, which is no proposal of this agenda.",
                            proposal.id
                        ),
                        "Correct the id, or add the proposal.",
                    ),
                }
            }
            from += 1;
        }
    }
    found
}

/// Says of each proposal whether it holds the one at `place`: is it, or implies it by a chain.
fn holders(implied_by: &[Vec<usize>], place: usize) -> Vec<bool> {
    let mut holds = vec![false; implied_by.len()];
    holds[place] = true;
    let mut open = vec![place];
    while let Some(at) = open.pop() {
        for &from in &implied_by[at] {
            if !holds[from] {
                holds[from] = true;
                open.push(from);
            }
        }
    }
    holds
}

/// Returns the references that close a circle, by a walk in depth without recursion: a
/// chain may be as long as the agenda.
fn circles(proposals: usize, references: &[Reference]) -> Vec<Reference> {
    let mut implied = vec![Vec::new(); proposals];
    for reference in references {
        implied[reference.from].push(*reference);
    }
    let mut closing = Vec::new();
    let mut done = vec![false; proposals];
    for start in 0..proposals {
        let mut open = BTreeSet::from([start]);
        let mut way = vec![(start, 0)];
        while let Some((from, next)) = way.last_mut() {
            let Some(&reference) = implied[*from].get(*next) else {
                open.remove(from);
                done[*from] = true;
                way.pop();
                continue;
            };
            *next += 1;
            if open.contains(&reference.to) {
                closing.push(reference);
            } else if !done[reference.to] {
                open.insert(reference.to);
                way.push((reference.to, 0));
            }
        }
    }
    closing
}
