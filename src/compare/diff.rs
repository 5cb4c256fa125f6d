//! What has changed between two stance tables, cell by cell.
//!
//! A change of position is kept apart from one that we made ourselves: where the proposal
//! reads otherwise, or where the same statements were coded otherwise.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    Agenda, ArticleId, Basis, Change, ChangeCause, ChangeKind, HandEdit, PartyId, ProposalId,
    Stance, StanceAttitude, StanceTable, StatementRef,
};

/// Returns every cell that differs between two tables in anything, each given with its
/// agenda: in the order of the later agenda, then what only the earlier one has. Put into the
/// earlier table, they give the later one ([`apply`]).
#[must_use]
pub fn diff(before: (&Agenda, &StanceTable), now: (&Agenda, &StanceTable)) -> Vec<Change> {
    let mut seen = BTreeSet::new();
    let known = [articles(before.1), articles(now.1)];
    let texts = [texts(before.0), texts(now.0)];
    [now.0, before.0]
        .into_iter()
        .flat_map(cells)
        .filter(|cell| seen.insert(*cell))
        .filter_map(|(proposal, party)| {
            let then = before.1.get(proposal, party);
            let after = now.1.get(proposal, party);
            let [was, is] = texts.each_ref().map(|of| of.get(&(proposal, party)));
            let reworded = was != is;
            Some(Change {
                proposal: proposal.clone(),
                party: party.clone(),
                kind: kind(then, after, reworded).or_else(|| details(then, after))?,
                cause: if reworded {
                    ChangeCause::Wording
                } else {
                    cause(then, after, &known)
                },
                before: then.cloned(),
                after: after.cloned(),
            })
        })
        .collect()
}

/// Returns `before` with every change made: the later table of the [`diff`].
#[must_use]
pub fn apply(changes: &[Change], before: &StanceTable) -> StanceTable {
    let after: BTreeMap<_, _> = changes
        .iter()
        .map(|change| ((&change.proposal, &change.party), change.after.as_ref()))
        .collect();
    let kept = before
        .iter()
        .filter(|stance| !after.contains_key(&(&stance.proposal, &stance.party)));
    kept.chain(after.values().copied().flatten())
        .cloned()
        .collect()
}

/// Returns what else has changed of a cell whose stance is the same; `None` if nothing has.
fn details(before: Option<&Stance>, after: Option<&Stance>) -> Option<ChangeKind> {
    let (before, after) = (before?, after?);
    let counted = |stance: &Stance| stance.statements.iter().cloned().collect::<BTreeSet<_>>();
    let (then, now) = (counted(before), counted(after));
    if (before.basis == Basis::Others) != (after.basis == Basis::Others) {
        Some(ChangeKind::BasisChanged)
    } else if now.is_superset(&then) && now != then {
        Some(ChangeKind::EvidenceAdded)
    } else if now != then || evidence(Some(before)) != evidence(Some(after)) {
        Some(ChangeKind::EvidenceChanged)
    } else {
        (before != after).then_some(ChangeKind::DetailsChanged)
    }
}

fn cells(agenda: &Agenda) -> impl Iterator<Item = (&ProposalId, &PartyId)> {
    agenda.proposals().flat_map(|(_, proposal)| {
        let parties = agenda.parties_in_use();
        parties.map(move |party| (&proposal.id, &party.id))
    })
}

/// Returns how the proposal of each cell reads; what is retired is not read at all.
fn texts(agenda: &Agenda) -> BTreeMap<(&ProposalId, &PartyId), &str> {
    let rows = agenda.proposals();
    rows.flat_map(|(_, proposal)| {
        let parties = agenda.parties_in_use();
        parties.map(move |party| ((&proposal.id, &party.id), proposal.text.as_str()))
    })
    .collect()
}

/// Returns how a cell has changed; `None` if it has not.
pub(super) fn kind(
    before: Option<&Stance>,
    after: Option<&Stance>,
    reworded: bool,
) -> Option<ChangeKind> {
    let (before, after) = match (before, after) {
        (None, None) => return None,
        (None, Some(_)) => return Some(ChangeKind::New),
        (Some(_), None) => return Some(ChangeKind::Dropped),
        (Some(before), Some(after)) => (before, after),
    };
    let value = |stance: &Stance| stance.attitude.value(stance.lean);
    if before.attitude != after.attitude || value(before) != value(after) {
        return Some(match (value(before), value(after)) {
            (Some(x), Some(y)) if x * y < 0.0 => ChangeKind::Reversed,
            _ => ChangeKind::Changed,
        });
    }
    if after.firmness != before.firmness {
        // A firmness that is not known stands below all that are.
        return Some(if after.firmness > before.firmness {
            ChangeKind::Hardened
        } else {
            ChangeKind::Softened
        });
    }
    if condition(before) != condition(after) {
        return Some(ChangeKind::ConditionChanged);
    }
    reworded.then_some(ChangeKind::Reworded)
}

fn condition(stance: &Stance) -> &str {
    if stance.attitude == StanceAttitude::Conditional {
        stance.condition.as_deref().unwrap_or_default().trim()
    } else {
        ""
    }
}

/// Tells a change of position from one of coding: that is one over the same statements, one
/// that a person set and no statement says, and one over statements that came and went in
/// articles which both tables know.
fn cause(
    before: Option<&Stance>,
    after: Option<&Stance>,
    known: &[BTreeSet<&ArticleId>; 2],
) -> ChangeCause {
    let set_alone = after.is_some_and(|after| {
        after.basis == Basis::Hand
            && after.utterances == 0
            && attitude_by_hand(Some(after)) != attitude_by_hand(before)
    });
    let (then, now) = (evidence(before), evidence(after));
    let [before, after] = known;
    let mut come = now.difference(&then).map(|at| before.contains(&at.article));
    let mut gone = then.difference(&now).map(|at| after.contains(&at.article));
    if set_alone || come.all(|known| known) && gone.all(|known| known) {
        ChangeCause::Coding
    } else {
        ChangeCause::Position
    }
}

/// Returns the articles that any stance rests on.
fn articles(table: &StanceTable) -> BTreeSet<&ArticleId> {
    let all = table.iter().flat_map(|stance| evidence(Some(stance)));
    all.map(|at| &at.article).collect()
}

fn attitude_by_hand(stance: Option<&Stance>) -> Option<StanceAttitude> {
    let hand: &HandEdit = stance?.hand.as_ref()?;
    hand.attitude
}

/// Returns all statements on the cell, counted or not.
fn evidence(stance: Option<&Stance>) -> BTreeSet<&StatementRef> {
    let counted = stance.iter().flat_map(|stance| &stance.statements);
    let left_out = stance.iter().flat_map(|stance| &stance.left_out);
    counted
        .chain(left_out.map(|left| &left.statement))
        .collect()
}
