//! What differs between two settings, in words.

use super::fields::Fields;
use super::{Told, party};
use crate::model::{Dossier, PartyId, ProposalId, Settings};

pub(super) fn told(dossier: &Dossier, a: &Settings, b: &Settings) -> Option<Told> {
    let mut fields = Fields::default();
    fields.value(&a.parties, &b.parties, |ids| parties(dossier, ids));
    fields.value(&a.window_days, &b.window_days, |days| match days {
        1 => "statements of 1 day".to_owned(),
        days => format!("statements of {days} days"),
    });
    // Exactly as it stands in the file.
    fields.value(&a.threshold.to_bits(), &b.threshold.to_bits(), |bits| {
        format!("threshold {}", f64::from_bits(*bits))
    });
    let others = ("counts what others say", "does not count what others say");
    fields.state(a.count_others, b.count_others, others);
    let implied = ("counts what is implied", "does not count what is implied");
    fields.state(a.count_implied, b.count_implied, implied);
    let weight = |(proposal, weight): (&ProposalId, &f64)| {
        let found = dossier.agenda.proposal(proposal);
        let text = found.map_or(proposal.as_str(), |(_, proposal)| &proposal.text);
        format!("“{text}” weighs {weight}")
    };
    let weights = |it: &Settings| -> Vec<String> { it.weights.iter().map(weight).collect() };
    fields.list("weights", &weights(a), &weights(b));
    fields.told("Settings".to_owned())
}

fn parties(dossier: &Dossier, ids: &[PartyId]) -> String {
    if ids.is_empty() {
        return "the main parties shown".to_owned();
    }
    let names: Vec<&str> = ids.iter().map(|id| party(dossier, id)).collect();
    format!("{} shown", names.join(", "))
}
