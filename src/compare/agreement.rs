//! How far two parties agree, over the proposals on which both have a number.
//!
//! With B the set of those proposals, n their number and w their weights, 1 unless set:
//!
//! - **city-block**: 1 - sum over B of `w |x_i - x_j|` / (2 sum over B of w). On {-1, 0, 1}
//!   this is the share of points of the Wahl-O-Mat (same 2, one step 1, opposite 0; a doubled
//!   thesis counts twice above and below the line). Source: the computing model of the
//!   Bundeszentrale für politische Bildung; distance after Minkowski.
//! - **identical**: the share of B coded alike.
//! - **directional**: the mean over B of (1 + `x_i x_j`) / 2, which asks for the same side and
//!   not for the same place on it. Source: Rabinowitz and Macdonald 1989.
//!
//! A measure over nothing is none, not zero.

use super::Grid;
use crate::model::{PairAgreement, PartyId, ProposalId, Settings};

/// A proposal on which both have a number: its weight and the two numbers.
struct Both<'t> {
    proposal: &'t ProposalId,
    weight: f64,
    x: f64,
    y: f64,
}

/// Returns one entry for each pair of `parties`, the columns of `grid`, in their order.
pub(super) fn pairs(
    grid: &Grid<'_>,
    parties: &[PartyId],
    settings: &Settings,
) -> Vec<PairAgreement> {
    let mut pairs = Vec::new();
    for (at, a) in parties.iter().enumerate() {
        for (beyond, b) in parties.iter().enumerate().skip(at + 1) {
            let both: Vec<Both<'_>> = grid
                .proposals
                .iter()
                .zip(&grid.rows)
                .filter_map(|(proposal, cells)| {
                    Some(Both {
                        proposal,
                        weight: settings.weights.get(proposal).copied().unwrap_or(1.0),
                        x: cells[at].value?,
                        y: cells[beyond].value?,
                    })
                })
                .collect();
            pairs.push(pair(a, b, &both));
        }
    }
    pairs
}

fn pair(a: &PartyId, b: &PartyId, both: &[Both<'_>]) -> PairAgreement {
    let n = both.len();
    let mean = |of: &dyn Fn(f64, f64) -> f64| {
        (n > 0).then(|| both.iter().map(|on| of(on.x, on.y)).sum::<f64>() / n as f64)
    };
    let those = |fits: &dyn Fn(f64, f64) -> bool| {
        both.iter()
            .filter(|on| fits(on.x, on.y))
            .map(|on| on.proposal.clone())
            .collect()
    };
    PairAgreement {
        a: a.clone(),
        b: b.clone(),
        n,
        city_block: city_block(both),
        // The numbers are the few of the scale, so that they can be told apart exactly.
        identical: mean(&|x, y| if x.total_cmp(&y).is_eq() { 1.0 } else { 0.0 }),
        directional: mean(&|x, y| f64::midpoint(1.0, x * y)),
        both_support: those(&|x, y| x >= 1.0 && y >= 1.0),
        both_oppose: those(&|x, y| x <= -1.0 && y <= -1.0),
        support_vs_oppose: those(&|x, y| x >= 1.0 && y <= -1.0 || x <= -1.0 && y >= 1.0),
    }
}

fn city_block(both: &[Both<'_>]) -> Option<f64> {
    // Weights come from files: only shares of the largest are used, so that no sum overflows.
    let largest = both.iter().map(|on| on.weight).fold(0.0, f64::max);
    let share = |on: &Both<'_>| {
        let share = on.weight / largest;
        if share.is_finite() { share } else { 0.0 }
    };
    let apart: f64 = both
        .iter()
        .map(|on| share(on) * (on.x - on.y).abs() / 2.0)
        .sum();
    let all: f64 = both.iter().map(share).sum();
    (all > 0.0).then(|| 1.0 - apart / all)
}
