//! Statements, and what a person set by hand, become stances.
//!
//! In goes a dossier: its agenda, the statements of its articles, its hand edits and its
//! settings. Out comes a [`StanceTable`] with one stance for each party and proposal that
//! is not silent. One file a step, in this order:
//!
//! 1. `heard`: the statements on one cell, each with its day and how sure that day is;
//! 2. `admit`: which of them are counted, and why the others are not;
//! 3. `utterance`: which counted statements are the same words on the same occasion;
//! 4. `rule`: the attitude by the share of those for among those for and against;
//! 5. `pick`: the statement that settled the cell, and what the cell takes from it;
//! 6. `hand`: what a person set, field by field.
//!
//! Evidence is found again in a text that has become another (`anchor`), and what a person
//! decided is carried over to a new extraction (`carry`).
//!
//! A dossier that has become another is settled where it has (`follow`).
//!
//! All of it can be done over part of the evidence only, such as what had been said by a day
//! ([`settle_where`]); `track` does so for one cell, day by day. [`reprint`] finds copies of
//! one article before they join a dossier.
//!
//! The result does not depend on the order of articles or statements. Cells of parties or
//! proposals that the agenda does not have never appear. Nothing here does I/O, reads a
//! clock or fails.

mod admit;
mod anchor;
mod carry;
mod excerpt;
mod follow;
mod hand;
mod heard;
mod pick;
pub mod reprint;
mod rule;
mod shorten;
mod track;
mod utterance;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::model::{
    Agenda, Basis, Dossier, EvidenceFilter, HandEdit, PartyId, ProposalId, Settings, Stance,
    StanceAttitude, StanceTable, StatementRef, Status,
};
use admit::Admitted;
pub use anchor::Anchor;
pub use carry::{Carried, carry};
pub use follow::settle_after;
use heard::Heard;
pub use track::{History, histories};

/// Settles every cell of the dossier by the rule of its settings.
#[must_use]
pub fn settle(dossier: &Dossier) -> StanceTable {
    settle_where(dossier, &EvidenceFilter::default())
}

/// Settles every cell over the evidence that `filter` admits. What a person set stays, unless
/// it is of a later day than asked for, see [`EvidenceFilter::as_of`]: its day is its own or,
/// where it has none, that of the first statement on its cell. Without either it always holds.
/// An edit that sets no attitude belongs to the one that all statements give, and is left out
/// where those that `filter` admits give another.
#[must_use]
pub fn settle_where(dossier: &Dossier, filter: &EvidenceFilter) -> StanceTable {
    let cells = heard::by_cell(dossier, |_| true);
    let is_known = known(&dossier.agenda);
    let keys: BTreeSet<&Key> = cells
        .keys()
        .chain(dossier.hand.keys())
        .filter(|(proposal, party)| is_known((proposal, party)))
        .collect();
    keys.into_iter()
        .filter_map(|key| {
            let heard = cells.get(key).map_or(&[][..], Vec::as_slice);
            cell(key, heard, dossier.hand.get(key), filter, &dossier.settings)
        })
        .collect()
}

/// Returns the first statement of each utterance in the evidence that `filter` admits: what
/// was said once, once. They are those that settling would count were nothing outdated.
#[must_use]
pub fn utterances(dossier: &Dossier, filter: &EvidenceFilter) -> BTreeSet<StatementRef> {
    let cells = heard::by_cell(dossier, |_| true);
    let firsts = cells.values().flat_map(|heard| {
        let passing: Vec<Heard<'_>> = heard
            .iter()
            .filter(|heard| heard.passes(filter))
            .cloned()
            .collect();
        let admitted = admit::admit(&passing, u32::MAX);
        let groups = utterance::group(&admitted.counted);
        let firsts = groups.iter().filter_map(|group| group.heard.first());
        firsts.map(|heard| heard.at.clone()).collect::<Vec<_>>()
    });
    firsts.collect()
}

/// Returns which of some statements of one cell are one utterance: for each utterance, the
/// statements that carry it, the earliest first. Those that are not there any more are left out.
#[must_use]
pub fn carriers(dossier: &Dossier, statements: &[StatementRef]) -> Vec<Vec<StatementRef>> {
    let found = dossier.statements(statements);
    let heard: Vec<Heard<'_>> = found
        .into_iter()
        .map(|(coded, statement)| Heard::new(coded, statement))
        .collect();
    let heard: Vec<&Heard<'_>> = heard.iter().collect();
    let groups = utterance::group(&heard);
    groups
        .iter()
        .map(|group| group.heard.iter().map(|heard| heard.at.clone()).collect())
        .collect()
}

/// A cell of the table.
type Key = (ProposalId, PartyId);

/// Returns what says whether the agenda has a cell: a party and a proposal in use.
fn known(agenda: &Agenda) -> impl Fn((&ProposalId, &PartyId)) -> bool {
    let parties: BTreeSet<&PartyId> = agenda.parties_in_use().map(|p| &p.id).collect();
    let proposals: BTreeSet<&ProposalId> = agenda.proposals().map(|(_, p)| &p.id).collect();
    move |(proposal, party)| parties.contains(party) && proposals.contains(proposal)
}

/// Settles one cell over the statements of `heard` that `filter` admits.
fn cell(
    key: &Key,
    heard: &[Heard<'_>],
    hand: Option<&HandEdit>,
    filter: &EvidenceFilter,
    settings: &Settings,
) -> Option<Stance> {
    let admitted: Cow<'_, [Heard<'_>]> = if filter.is_empty() {
        Cow::Borrowed(heard)
    } else {
        let admitted = heard.iter().filter(|heard| heard.passes(filter));
        Cow::Owned(admitted.cloned().collect())
    };
    let admitted = admit::admit(&admitted, settings.window_days);
    let settled = from_statements(key, &admitted, settings);
    // What a person set was set on the cell as all statements give it.
    let same_position = |edit: &HandEdit| {
        edit.attitude.is_some() || filter.is_empty() || {
            let whole = admit::admit(heard, settings.window_days);
            let whole = from_statements(key, &whole, settings);
            hand::position(whole.as_ref()) == hand::position(settled.as_ref())
        }
    };
    match hand.filter(|edit| hand::holds(edit, heard, filter.as_of) && same_position(edit)) {
        Some(edit) => hand::apply(edit, key, settled, &admitted),
        None => settled,
    }
}

/// Returns the stance that the statements alone give, or `None` where nobody spoke.
fn from_statements(
    (proposal, party): &Key,
    admitted: &Admitted<'_, '_>,
    settings: &Settings,
) -> Option<Stance> {
    let groups = utterance::group(&admitted.counted);
    let attitude = rule::attitude(&groups, settings.threshold)?;
    // What is vague is outdone by what is clear: it neither settles nor weighs.
    let vague = |heard: &&Heard<'_>| {
        attitude != StanceAttitude::Unclear && rule::side(heard.statement) == rule::Side::Neither
    };
    let (outdone, counted): (Vec<&Heard<'_>>, Vec<&Heard<'_>>) =
        admitted.counted.iter().copied().partition(vague);
    let mut left_out = admitted.left_out.clone();
    left_out.extend(
        outdone
            .iter()
            .map(|heard| heard.left_out("unclear, where others are clear")),
    );
    left_out.sort_by(|a, b| a.statement.cmp(&b.statement));

    let lean = pick::lean(attitude, &groups);
    let agreed = pick::Settled { attitude, lean };
    let settling = pick::settling(agreed, &groups);
    Some(Stance {
        party: party.clone(),
        proposal: proposal.clone(),
        attitude,
        lean,
        condition: pick::condition(agreed, &groups),
        firmness: pick::firmness(attitude, &counted),
        act: settling.map(|heard| heard.statement.act),
        summary: pick::summary(agreed, &groups),
        note: String::new(),
        priority: None,
        as_of: settling.map_or_else(|| pick::latest_day(&counted), |heard| heard.day),
        // A cell is as good as the worst that it counts on.
        status: counted
            .iter()
            .map(|heard| heard.statement.status)
            .min()
            .unwrap_or(Status::Machine),
        basis: if admitted.own {
            Basis::Own
        } else {
            Basis::Others
        },
        hand: None,
        settled_by: settling.map(|heard| heard.at.clone()),
        statements: heard::latest_first(&counted),
        utterances: groups
            .iter()
            .filter(|group| {
                attitude == StanceAttitude::Unclear || group.side != rule::Side::Neither
            })
            .count(),
        left_out,
    })
}

#[cfg(test)]
mod tests;
