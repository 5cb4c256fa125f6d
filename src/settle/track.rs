//! How cells came to stand as they do: settled again for each day on which something was
//! said or set.

use std::collections::{BTreeMap, BTreeSet};

use super::heard::{self, Heard};
use super::{Key, admit, cell};
use crate::model::{
    Date, Dossier, EvidenceFilter, HandEdit, PartyId, ProposalId, Settings, Stance, StatementRef,
    TrackPoint,
};

/// What was said on a cell, and how it stood day by day.
#[derive(Clone, Debug, PartialEq)]
pub struct History {
    /// The proposal.
    pub proposal: ProposalId,
    /// The party.
    pub party: PartyId,
    /// Its statements, the earliest first, those without a day before all others.
    pub points: Vec<TrackPoint>,
    /// The stance as of each day on which something was said or set, the earliest first.
    /// What has no day is part of none.
    pub days: Vec<(Date, Option<Stance>)>,
}

/// Returns the history of each cell of `proposals` and `parties` on which there is any
/// evidence that `filter` admits, or anything set by hand: in their order, proposals first.
#[must_use]
pub fn histories(
    dossier: &Dossier,
    filter: &EvidenceFilter,
    proposals: &[ProposalId],
    parties: &[PartyId],
) -> Vec<History> {
    let cells = heard::by_cell(dossier, |_| true);
    let keys = proposals.iter().flat_map(|proposal| {
        parties
            .iter()
            .map(|party| (proposal.clone(), party.clone()))
    });
    keys.filter_map(|key| {
        let heard = cells.get(&key).map_or(&[][..], Vec::as_slice);
        let hand = dossier.hand.get(&key);
        history(key, heard, hand, filter, &dossier.settings)
    })
    .collect()
}

fn history(
    key: Key,
    heard: &[Heard<'_>],
    hand: Option<&HandEdit>,
    filter: &EvidenceFilter,
    settings: &Settings,
) -> Option<History> {
    let passing: Vec<Heard<'_>> = heard.iter().filter(|h| h.passes(filter)).cloned().collect();
    if passing.is_empty() && hand.is_none() {
        return None;
    }
    let set = hand.and_then(|hand| hand.as_of);
    let said = passing.iter().filter_map(|heard| heard.day);
    let days: BTreeSet<Date> = said
        .chain(set)
        .filter(|day| filter.admits_day(Some(*day)))
        .collect();
    let days = days
        .into_iter()
        .map(|day| {
            let then = EvidenceFilter {
                as_of: Some(day),
                ..filter.clone()
            };
            (day, cell(&key, heard, hand, &then, settings))
        })
        .collect();
    let points = points(&passing, settings);
    let (proposal, party) = key;
    Some(History {
        proposal,
        party,
        points,
        days,
    })
}

fn points(passing: &[Heard<'_>], settings: &Settings) -> Vec<TrackPoint> {
    let left_out: BTreeMap<StatementRef, String> = admit::admit(passing, settings.window_days)
        .left_out
        .into_iter()
        .map(|left| (left.statement, left.reason))
        .collect();
    let mut points: Vec<TrackPoint> = passing
        .iter()
        .map(|heard| TrackPoint {
            left_out: left_out.get(&heard.at).cloned(),
            statement: heard.at.clone(),
            day: heard.day,
            published: heard.article.published,
            disputed: heard.disputed,
            attitude: heard.statement.attitude,
            lean: heard.statement.lean,
            firmness: heard.statement.firmness,
        })
        .collect();
    points.sort_by(|a, b| (a.day, &a.statement).cmp(&(b.day, &b.statement)));
    points
}
