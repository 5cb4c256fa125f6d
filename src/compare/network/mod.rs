//! Discourse networks: how often parties say the same, or the opposite, counted over
//! statements rather than settled stances.
//!
//! X(a, p, l) is the number of statements of party a on proposal p at level l, after
//! repetitions were taken out ([`Duplicates`]). With d the distance of two levels as a share
//! of the whole scale (on the usual scale from 0, against, to 1, for, it is 0 or 1), two
//! parties are tied over their statements on the same proposal by:
//!
//! | kind | sum over pairs of statements, one of each party |
//! |---|---|
//! | congruence | 1 - d |
//! | conflict | d |
//! | subtract | congruence less conflict |
//! | ignore | 1, whatever the levels |
//!
//! and the sum is divided by ([`Normalise`]): nothing; the mean of both parties' numbers of
//! statements; their product ("cosine"); or, for "jaccard", the sum over the cells (proposal,
//! level) of X of the one where the other has none, of X of the other where the one has none,
//! and of the product where both have some. Where that is nothing, the tie is 0. The diagonal
//! is 0.
//!
//! Source: Leifeld, Discourse Network Analyzer Manual, and what the program of that name
//! computes. Its slips are not repeated: levels are those of the scale, not those that happen
//! to be present, and silence of one party is never a conflict.

mod repeats;
#[cfg(test)]
mod tests;
mod two_mode;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Attitude, Dossier, Standing, Statement, Voice};

pub use two_mode::{Incidence, two_mode};

/// A statement as networks count it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// Whose it is; a statement without a party is counted nowhere.
    pub party: String,
    /// What it is on; a statement without a proposal is counted nowhere.
    pub proposal: String,
    /// The level of agreement, on the [`Scale`] of the network.
    pub level: i32,
    /// The day as `YYYY-MM-DD`; empty if not known.
    pub date: String,
    /// The document that carries it.
    pub document: String,
    /// Where it starts in the document.
    pub start: u64,
    /// Where it ends there.
    pub stop: u64,
    /// Its number.
    pub id: u64,
}

/// The lowest and the highest level of agreement that a statement can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The lowest: against.
    pub low: i32,
    /// The highest: for. It lies above the lowest.
    pub high: i32,
}

impl Default for Scale {
    fn default() -> Self {
        Self { low: 0, high: 1 }
    }
}

impl Scale {
    /// Returns the distance of two levels as a share of the scale, from 0 to 1.
    fn distance(self, a: i32, b: i32) -> f64 {
        let whole = (f64::from(self.high) - f64::from(self.low)).max(1.0);
        ((f64::from(a) - f64::from(b)).abs() / whole).min(1.0)
    }
}

/// What ties two parties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Saying the same.
    #[default]
    Congruence,
    /// Saying the opposite.
    Conflict,
    /// Saying the same less saying the opposite.
    Subtract,
    /// Speaking on the same proposal, whatever is said.
    Ignore,
}

impl Kind {
    /// All kinds with their names.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("congruence", Self::Congruence),
        ("conflict", Self::Conflict),
        ("subtract", Self::Subtract),
        ("ignore", Self::Ignore),
    ];
}

/// What a tie is divided by, so that those who speak much are not tied to everybody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Normalise {
    /// Nothing.
    #[default]
    None,
    /// The mean number of statements.
    Average,
    /// What both together say.
    Jaccard,
    /// The product of the numbers of statements.
    Cosine,
}

impl Normalise {
    /// All normalisations with their names.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("none", Self::None),
        ("average", Self::Average),
        ("jaccard", Self::Jaccard),
        ("cosine", Self::Cosine),
    ];
}

/// Which repetitions are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// All statements.
    #[default]
    Include,
    /// The first of a party on a proposal at a level in each document.
    Document,
    /// The first of a party on a proposal at a level.
    AcrossRange,
}

impl Duplicates {
    /// All rules with their names.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("include", Self::Include),
        ("document", Self::Document),
        ("acrossrange", Self::AcrossRange),
    ];
}

/// How a network of parties is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// What ties two parties.
    pub kind: Kind,
    /// What a tie is divided by.
    pub normalise: Normalise,
    /// Which repetitions are counted.
    pub duplicates: Duplicates,
    /// The levels that statements can have.
    pub scale: Scale,
}

/// A table of numbers with names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matrix {
    /// Names of the rows, in order.
    pub rows: Vec<String>,
    /// Names of the columns, in order.
    pub columns: Vec<String>,
    /// One row of values a name.
    pub values: Vec<Vec<f64>>,
}

/// Returns the network of parties, party by party: symmetric, its diagonal 0, names in the
/// order of the alphabet, every value finite.
#[must_use]
pub fn one_mode(statements: &[Coded], options: Options) -> Matrix {
    let by_level = options.kind != Kind::Ignore;
    let counted = repeats::counted(statements, options.duplicates, by_level);
    let names = names(statements, |s| &s.party);
    let said: Vec<Said<'_>> = names.iter().map(|name| Said::of(name, &counted)).collect();
    let values = said
        .iter()
        .enumerate()
        .map(|(row, a)| {
            let tie = |(column, b)| {
                if row == column {
                    0.0
                } else {
                    tie(a, b, options)
                }
            };
            said.iter().enumerate().map(tie).collect()
        })
        .collect();
    Matrix {
        rows: names.clone(),
        columns: names,
        values,
    }
}

/// Returns the statements of a case as networks count them: level 1 is support, under a
/// condition or not, level 0 opposition. What is unclear is left out, and so is what settles
/// no stance either: what was discarded or given up since, what people say who do not speak
/// for the party, and what others say of it: unless the settings count that, and then only on
/// proposals on which the party itself is not heard.
#[must_use]
pub fn of_dossier(dossier: &Dossier) -> Vec<Coded> {
    let counts = |statement: &Statement| {
        !statement.discarded
            && !statement.superseded
            && statement.standing == Standing::Speaks
            && dossier.agenda.party(&statement.party).is_some()
    };
    let known: BTreeSet<_> = dossier.agenda.proposals().map(|(_, p)| &p.id).collect();
    let all = || dossier.articles.iter().flat_map(|a| &a.statements);
    let heard: BTreeSet<_> = all()
        .filter(|s| counts(s) && s.voice != Voice::Other)
        .map(|s| (&s.party, &s.proposal))
        .collect();
    let counts = |statement: &Statement| {
        counts(statement)
            && (statement.voice != Voice::Other
                || dossier.settings.count_others
                    && !heard.contains(&(&statement.party, &statement.proposal)))
    };
    let mut coded = Vec::new();
    for article in &dossier.articles {
        for statement in article.statements.iter().filter(|s| counts(s)) {
            let Some(proposal) = statement.proposal.as_ref().filter(|p| known.contains(p)) else {
                continue;
            };
            let level = match statement.attitude {
                Attitude::Support | Attitude::Conditional => 1,
                Attitude::Oppose => 0,
                Attitude::Unclear => continue,
            };
            let day = statement.said_on.or(article.article.published);
            coded.push(Coded {
                party: statement.party.to_string(),
                proposal: proposal.to_string(),
                level,
                date: day.map_or_else(String::new, |day| day.to_string()),
                document: article.article.id.to_string(),
                start: statement.evidence.span.start as u64,
                stop: statement.evidence.span.end as u64,
                id: u64::from(statement.id.0),
            });
        }
    }
    coded
}

/// Returns every name once, in order.
fn names<'s>(statements: &'s [Coded], name: impl Fn(&'s Coded) -> &'s String) -> Vec<String> {
    let names: BTreeSet<&String> = statements.iter().map(name).collect();
    let filled = names.into_iter().filter(|name| !name.is_empty());
    filled.cloned().collect()
}

/// What one party says: how many statements it makes, by proposal and level.
struct Said<'s> {
    statements: usize,
    on: BTreeMap<&'s str, BTreeMap<i32, usize>>,
}

impl<'s> Said<'s> {
    fn of(party: &str, counted: &[&'s Coded]) -> Self {
        let mut said = Self {
            statements: 0,
            on: BTreeMap::new(),
        };
        for statement in counted.iter().filter(|s| s.party == party) {
            said.statements += 1;
            let levels = said.on.entry(&statement.proposal).or_default();
            *levels.entry(statement.level).or_default() += 1;
        }
        said
    }
}

/// Returns what ties two parties.
fn tie(a: &Said<'_>, b: &Said<'_>, options: Options) -> f64 {
    let mut sum = 0.0;
    for (proposal, of_a) in &a.on {
        let Some(of_b) = b.on.get(proposal) else {
            continue;
        };
        for (&x, &times_x) in of_a {
            for (&y, &times_y) in of_b {
                let apart = options.scale.distance(x, y);
                let weight = match options.kind {
                    Kind::Congruence => 1.0 - apart,
                    Kind::Conflict => apart,
                    Kind::Subtract => 1.0 - 2.0 * apart,
                    Kind::Ignore => 1.0,
                };
                sum += (times_x * times_y) as f64 * weight;
            }
        }
    }
    let divisor = match options.normalise {
        Normalise::None => 1.0,
        Normalise::Average => (a.statements + b.statements) as f64 / 2.0,
        Normalise::Cosine => (a.statements * b.statements) as f64,
        Normalise::Jaccard => together(a, b),
    };
    if divisor > 0.0 { sum / divisor } else { 0.0 }
}

/// Returns what both together say, over the cells of proposal and level.
fn together(a: &Said<'_>, b: &Said<'_>) -> f64 {
    let cells = |said: &Said<'_>| -> BTreeSet<(String, i32)> {
        let proposals = said.on.iter();
        proposals
            .flat_map(|(p, levels)| levels.keys().map(|level| ((*p).to_owned(), *level)))
            .collect()
    };
    let times = |said: &Said<'_>, (proposal, level): &(String, i32)| {
        let levels = said.on.get(proposal.as_str());
        levels.and_then(|levels| levels.get(level)).copied()
    };
    let all = cells(a).union(&cells(b)).cloned().collect::<Vec<_>>();
    let sum: usize = all
        .iter()
        .map(|cell| match (times(a, cell), times(b, cell)) {
            (Some(x), Some(y)) => x * y,
            (x, y) => x.or(y).unwrap_or(0),
        })
        .sum();
    sum as f64
}
