//! How far two parties agree, over the proposals on which both have a number.
//!
//! With B the set of those proposals, n their number and all weights 1:
//!
//! - **city-block**: 1 - sum over B of `|x_i - x_j|` / (2 n). On {-1, 0, 1} this is the share
//!   of points of the Wahl-O-Mat (same 2, one step 1, opposite 0). Source: the computing
//!   model of the Bundeszentrale für politische Bildung; distance after Minkowski.
//! - **identical**: the share of B coded alike.
//! - **directional**: the mean over B of (1 + `x_i x_j`) / 2, which asks for the same side and
//!   not for the same place on it. Source: Rabinowitz and Macdonald 1989.
//!
//! A measure over nothing is none, not zero.

use super::number;
use crate::model::{Agenda, PairAgreement, PartyId, ProposalId, Settings, StanceTable};

/// Returns one entry for each pair of `parties`, in their order.
pub(super) fn pairs(
    agenda: &Agenda,
    table: &StanceTable,
    parties: &[PartyId],
    settings: &Settings,
) -> Vec<PairAgreement> {
    let columns: Vec<Vec<Option<f64>>> = parties
        .iter()
        .map(|party| {
            agenda
                .proposals()
                .map(|(_, proposal)| number(table.get(&proposal.id, party)?, settings))
                .collect()
        })
        .collect();
    let proposals: Vec<&ProposalId> = agenda.proposals().map(|(_, p)| &p.id).collect();
    let mut pairs = Vec::new();
    for (at, a) in parties.iter().enumerate() {
        for (beyond, b) in parties.iter().enumerate().skip(at + 1) {
            let both: Vec<(&ProposalId, f64, f64)> = proposals
                .iter()
                .zip(columns[at].iter().zip(&columns[beyond]))
                .filter_map(|(proposal, (x, y))| Some((*proposal, (*x)?, (*y)?)))
                .collect();
            pairs.push(pair(a, b, &both));
        }
    }
    pairs
}

fn pair(a: &PartyId, b: &PartyId, both: &[(&ProposalId, f64, f64)]) -> PairAgreement {
    let n = both.len();
    let mean = |of: &dyn Fn(f64, f64) -> f64| {
        (n > 0).then(|| both.iter().map(|&(_, x, y)| of(x, y)).sum::<f64>() / n as f64)
    };
    let those = |fits: &dyn Fn(f64, f64) -> bool| {
        both.iter()
            .filter(|&&(_, x, y)| fits(x, y))
            .map(|&(proposal, ..)| proposal.clone())
            .collect()
    };
    PairAgreement {
        a: a.clone(),
        b: b.clone(),
        n,
        city_block: mean(&|x, y| 1.0 - (x - y).abs() / 2.0),
        // The numbers are the few of the scale, so that they can be told apart exactly.
        identical: mean(&|x, y| if x.total_cmp(&y).is_eq() { 1.0 } else { 0.0 }),
        directional: mean(&|x, y| f64::midpoint(1.0, x * y)),
        both_support: those(&|x, y| x >= 1.0 && y >= 1.0),
        both_oppose: those(&|x, y| x <= -1.0 && y <= -1.0),
        support_vs_oppose: those(&|x, y| x >= 1.0 && y <= -1.0 || x <= -1.0 && y >= 1.0),
    }
}
