//! The network of parties and proposals: who speaks for what.

use super::{Coded, Duplicates, Matrix, Scale, names, repeats};

/// What ties a party to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Incidence {
    /// The number of its statements on it, whatever they say.
    Ignore,
    /// The number of those for it less the number of those against it.
    Subtract,
    /// 0 none, 1 only for it, 2 only against it, 3 both.
    Combine,
}

impl Incidence {
    /// All of them with their names.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("ignore", Self::Ignore),
        ("subtract", Self::Subtract),
        ("combine", Self::Combine),
    ];
}

/// Returns the network of parties, as rows, and proposals, as columns, both in the order of
/// the alphabet. A level above the middle of the scale is for a proposal, one below it
/// against it.
#[must_use]
pub fn two_mode(
    statements: &[Coded],
    incidence: Incidence,
    duplicates: Duplicates,
    scale: Scale,
) -> Matrix {
    let by_level = incidence != Incidence::Ignore;
    let counted = repeats::counted(statements, duplicates, by_level);
    let rows = names(statements, |s| &s.party);
    let columns = names(statements, |s| &s.proposal);
    // Twice the level against twice the middle: whole numbers throughout.
    let middle = i64::from(scale.low) + i64::from(scale.high);
    let mut tied = vec![vec![[0_usize; 3]; columns.len()]; rows.len()];
    for statement in counted {
        let place = |names: &[String], name: &String| names.binary_search(name).ok();
        let cell = place(&rows, &statement.party).zip(place(&columns, &statement.proposal));
        if let Some((row, column)) = cell {
            let side = 1 + (2 * i64::from(statement.level) - middle).signum();
            tied[row][column][side as usize] += 1;
        }
    }
    let value = |&[against, between, pro]: &[usize; 3]| match incidence {
        Incidence::Ignore => (against + between + pro) as f64,
        Incidence::Subtract => pro as f64 - against as f64,
        Incidence::Combine => f64::from(u8::from(pro > 0) + 2 * u8::from(against > 0)),
    };
    let values = tied.iter().map(|row| row.iter().map(value).collect());
    Matrix {
        values: values.collect(),
        rows,
        columns,
    }
}
