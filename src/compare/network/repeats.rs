//! Repetitions taken out, in the order of time.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::{Coded, Duplicates};

/// Returns the statements that are counted, ordered by date, document, start, stop and
/// number. `by_level` says whether the same party on the same proposal repeats itself only
/// at the same level.
pub(super) fn counted(statements: &[Coded], duplicates: Duplicates, by_level: bool) -> Vec<&Coded> {
    let whole = |s: &&Coded| !s.party.is_empty() && !s.proposal.is_empty();
    let mut ordered: Vec<&Coded> = statements.iter().filter(whole).collect();
    ordered.sort_by(|a, b| in_time(a, b));
    let mut seen = BTreeSet::new();
    ordered.retain(|statement| {
        let document = match duplicates {
            Duplicates::Include => return true,
            Duplicates::Document => Some(&statement.document),
            Duplicates::AcrossRange => None,
        };
        let level = by_level.then_some(statement.level);
        seen.insert((document, &statement.party, &statement.proposal, level))
    });
    ordered
}

fn in_time(a: &Coded, b: &Coded) -> Ordering {
    let place = |s: &Coded| (s.start, s.stop, s.id);
    a.date
        .cmp(&b.date)
        .then_with(|| numbered(&a.document).cmp(&numbered(&b.document)))
        .then_with(|| place(a).cmp(&place(b)))
}

/// Returns a key that orders numbers by their value and puts them before other names.
fn numbered(name: &str) -> (bool, u64, &str) {
    match name.parse() {
        Ok(number) => (false, number, name),
        Err(_) => (true, 0, name),
    }
}
