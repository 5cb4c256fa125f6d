//! Stances in time: when they were taken, and when they have changed.

use crate::compare::steps;
use crate::model::{Dossier, EvidenceFilter, PartyId, ProposalId, Track};
use crate::settle::histories;

/// Returns the track of each cell of `proposals` and `parties` on which there is any evidence
/// that `filter` admits, or anything set by hand: in their order, proposals first.
#[must_use]
pub fn tracks(
    dossier: &Dossier,
    filter: &EvidenceFilter,
    proposals: &[ProposalId],
    parties: &[PartyId],
) -> Vec<Track> {
    histories(dossier, filter, proposals, parties)
        .into_iter()
        .map(|history| Track {
            steps: steps(&history.days),
            proposal: history.proposal,
            party: history.party,
            points: history.points,
        })
        .collect()
}
