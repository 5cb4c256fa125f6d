//! How a party stands to a matter, one rule of English a test.

mod conditions;
mod judgements;
mod negation;
mod proposals;
mod tone;
mod weighed;

use crate::extract::statement::Sign;
use crate::extract::tests_stance::{check, line};
use crate::extract::{Extractor, fixture};
use crate::model::ProposalId;

/// Checks how Sudria stands to a matter in a text: `proposal attitude firmness`, the
/// condition after `if`, and `past`. How likely it is that a stance is meant does not count.
#[track_caller]
fn sudria(text: &str, expected: &str) {
    let matter = expected.split(' ').next();
    let mut found = Extractor::new(&fixture::agenda()).candidates(&fixture::article(text));
    found.retain(|(s, _)| {
        s.party.as_str() == "Sudria" && s.proposal.as_ref().map(ProposalId::as_str) == matter
    });
    // What a cue tells comes first.
    found.sort_by(|(a, of_a), (b, of_b)| {
        let by_cue = |signs: &[(Sign, f64)]| signs.contains(&(Sign::Cue, 1.0));
        (by_cue(of_b).cmp(&by_cue(of_a))).then(b.confidence.total_cmp(&a.confidence))
    });
    let found = found.first().map(|(statement, _)| line(statement));
    assert_eq!(found, Some(format!("Sudria {expected}")), "{text}");
}
