//! Which rows come first.

use crate::model::{Firmness, Row, Stance};

use super::super::words;
use super::choice::Order;
use super::data::ColumnHead;

/// Where a row stands: the least comes first, by the first number, then by the second.
pub(super) type Rank = (u32, u32);

/// Comes after every rank.
pub(super) const LAST: Rank = (u32::MAX, u32::MAX);

/// Returns the rank of a row in an order; `stances` are those of `columns`.
pub(super) fn rank(
    order: &Order,
    row: &Row,
    columns: &[ColumnHead],
    stances: &[Option<&Stance>],
) -> Rank {
    let all = columns.iter().zip(stances);
    let all = all.filter_map(|(column, stance)| Some((column, (*stance)?)));
    match order {
        Order::Agenda => (0, 0),
        Order::Conflict => conflict(row),
        Order::Firmest => firmest(all.map(|(_, stance)| stance)),
        Order::FirmestOf(party) => {
            let own = all.filter(|(column, _)| column.party == *party);
            firmest(own.map(|(_, stance)| stance))
        }
    }
}

/// The worst relation first, then the highest conflict index.
fn conflict(row: &Row) -> Rank {
    let index = row.conflict_index.unwrap_or_default().clamp(0.0, 1.0);
    (row.relation as u32, u32::MAX - (index * 1e6).round() as u32)
}

/// The firmest first, then what stands on most utterances at that firmness.
fn firmest<'a>(stances: impl Iterator<Item = &'a Stance>) -> Rank {
    let level = |stance: &Stance| match words::firmness(stance) {
        Some(Firmness::RedLine) => 0,
        Some(Firmness::Firm) => 1,
        Some(Firmness::Plain) => 2,
        Some(Firmness::Tentative) => 3,
        None => 4,
    };
    let mut best = LAST;
    let mut utterances = 0;
    for stance in stances {
        let level = level(stance);
        if level < best.0 {
            (best.0, utterances) = (level, 0);
        }
        if level == best.0 {
            utterances += u32::try_from(stance.utterances).unwrap_or(u32::MAX);
        }
    }
    if best.0 < LAST.0 {
        best.1 = u32::MAX - utterances;
    }
    best
}
