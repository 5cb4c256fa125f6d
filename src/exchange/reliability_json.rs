//! How far codings agree, as JSON.

use serde::Serialize;

use crate::compare::reliability::{Agreed, Code, Reliability};

/// Writes the figures and the cells that differ. A figure that does not exist is null; so
/// is the code of a coding whose agenda has no such cell.
#[must_use]
#[allow(
    clippy::missing_panics_doc,
    reason = "plain values with text keys can always be written as JSON"
)]
pub fn write(found: &Reliability) -> String {
    let json = Json {
        codings: &found.names,
        attitude: figures(&found.attitude),
        with_silence: figures(&found.with_silence),
        firmness: figures(&found.firmness),
        differences: found
            .differences
            .iter()
            .map(|difference| JsonDifference {
                proposal: difference.proposal.as_str(),
                party: difference.party.as_str(),
                codes: difference
                    .codes
                    .iter()
                    .map(|code| code.map(Code::key))
                    .collect(),
            })
            .collect(),
    };
    let mut text = serde_json::to_string_pretty(&json).expect("plain values with text keys");
    text.push('\n');
    text
}

#[derive(Serialize)]
struct Json<'a> {
    codings: &'a [String],
    attitude: Figures,
    with_silence: Figures,
    firmness: Figures,
    differences: Vec<JsonDifference<'a>>,
}

#[derive(Serialize)]
struct Figures {
    n: usize,
    alike: Option<f64>,
    alpha_nominal: Option<f64>,
    alpha_ordinal: Option<f64>,
    alpha_interval: Option<f64>,
}

#[derive(Serialize)]
struct JsonDifference<'a> {
    proposal: &'a str,
    party: &'a str,
    codes: Vec<Option<&'static str>>,
}

fn figures(agreed: &Agreed) -> Figures {
    Figures {
        n: agreed.n,
        alike: agreed.alike,
        alpha_nominal: agreed.nominal,
        alpha_ordinal: agreed.ordinal,
        alpha_interval: agreed.interval,
    }
}
