//! A stance table becomes a comparison: pure arithmetic.

use crate::model::{Agenda, Comparison, PartyId, Settings, StanceTable};

/// Compares `parties`, in that order, over all proposals of `agenda`.
#[must_use]
pub fn compare(
    _agenda: &Agenda,
    _table: &StanceTable,
    _parties: &[PartyId],
    _settings: &Settings,
) -> Comparison {
    Comparison::default()
}
