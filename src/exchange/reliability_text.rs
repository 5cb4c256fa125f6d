//! How far codings agree, for the terminal.

use super::layout::{columns, hanging};
use super::sheet::count;
use crate::compare::reliability::{Code, Reliability};
use crate::model::Agenda;

const WIDTH: usize = 100;
/// Width of the column that says what was compared, and of those with figures.
const WHAT: usize = 36;
const FIGURE: usize = 9;

/// Writes the figures and the cells that differ. `agenda` names parties and proposals.
#[must_use]
pub fn write(agenda: &Agenda, found: &Reliability) -> String {
    let mut out = hanging(
        "",
        &format!("How far {} agree", found.names.join(" and ")),
        WIDTH,
    );
    out.push('\n');
    let head = ["", "cells", "alike", "nominal", "ordinal", "interval"];
    out.push_str(&row(head.map(str::to_owned)));
    for (what, agreed) in [
        ("Attitude, where two or more speak", &found.attitude),
        ("Attitude, silence being a code", &found.with_silence),
        ("Firmness, where two or more tell it", &found.firmness),
    ] {
        let figure =
            |figure: Option<f64>| figure.map_or_else(|| "–".to_owned(), |f| format!("{f:.3}"));
        out.push_str(&row([
            what.to_owned(),
            agreed.n.to_string(),
            figure(agreed.alike),
            figure(agreed.nominal),
            figure(agreed.ordinal),
            figure(agreed.interval),
        ]));
    }
    out.push('\n');
    out.push_str(&hanging(
        "",
        "Alike: the share of pairs of codings that are the same. Nominal, ordinal, interval: \
         Krippendorff’s alpha, 1 for full agreement, 0 for what chance would give; from .800 \
         reliable, from .667 for tentative conclusions. –: nothing to agree on.",
        WIDTH,
    ));
    out.push('\n');
    out.push_str(&hanging("", &differing(found), WIDTH));
    let mut above = None;
    for difference in &found.differences {
        let id = &difference.proposal;
        if above.replace(id) != Some(id) {
            let text = agenda.proposal(id).map_or("", |(_, p)| p.text.as_str());
            let text = if text.is_empty() { id.as_str() } else { text };
            out.push_str(&hanging("  ", text, WIDTH));
        }
        let party = agenda.party(&difference.party);
        let party = party.map_or(difference.party.as_str(), |party| party.name.as_str());
        let coded = found.names.iter().zip(&difference.codes);
        let coded = coded
            .map(|(name, code)| format!("{name}: {}", code.map_or("not asked", Code::word)))
            .collect::<Vec<_>>();
        let line = format!("{party} – {}", coded.join(" · "));
        out.push_str(&hanging("    ", &line, WIDTH));
    }
    out
}

fn row(cells: [String; 6]) -> String {
    let mut width = WHAT;
    let cells: Vec<_> = cells
        .into_iter()
        .map(|cell| (vec![cell], std::mem::replace(&mut width, FIGURE)))
        .collect();
    columns(&cells)
}

fn differing(found: &Reliability) -> String {
    let cells = found.differences.len();
    match cells {
        0 => "No cell is coded differently.".to_owned(),
        1 => "1 cell is coded differently:".to_owned(),
        _ => format!("{} are coded differently:", count(cells, "cell")),
    }
}
