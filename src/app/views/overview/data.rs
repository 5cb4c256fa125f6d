//! What the cards of the Overview tab show, as plain data: numbers with the sentences that
//! say them.

use crate::compare::network::{self, Kind, Options};
use crate::compare::{self, Rail, Spoken};
use crate::model::{IssueId, PairAgreement, PartyId, Relation, StatementRef};
use crate::session::Look;

use super::super::parties::Parties;
use super::super::trades::{self, TradeLine};
use super::super::words::{self, count};

/// A compared party.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) id: PartyId,
    pub(crate) name: String,
    /// Its place in the agenda.
    pub(crate) index: usize,
}

/// All cards.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Data {
    /// Who is shown, and who of the others speaks.
    pub(crate) shown: Parties,
    pub(crate) parties: Vec<Column>,
    pub(crate) agreement: Vec<Pair>,
    pub(crate) conflict: Vec<IssueBar>,
    pub(crate) trades: Vec<TradeLine>,
    pub(crate) ties: Vec<Tie>,
    /// How many pairs have never spoken on the same proposal.
    pub(crate) untied: usize,
    pub(crate) coverage: Vec<CoverageRow>,
    pub(crate) rails: Vec<RailData>,
    /// Scales on which no party has named an amount.
    pub(crate) bare: Vec<String>,
}

/// How far two parties agree; `a` and `b` are places among the parties.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) n: usize,
    /// In whole percent; `None` where there is nothing to compare.
    pub(crate) percent: Option<u32>,
    /// Whether n is too small for the percentage to say much.
    pub(crate) few: bool,
}

/// How much conflict an issue holds.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct IssueBar {
    pub(crate) issue: IssueId,
    pub(crate) title: String,
    /// The mean of the normalised conflict indices, from 0 to 1.
    pub(crate) conflict: Option<f64>,
    pub(crate) n: usize,
    pub(crate) few: bool,
    pub(crate) counts: Vec<(Relation, usize)>,
    pub(crate) sentence: String,
}

/// How many pairs of utterances on the same proposal, one of each party, say the same, and
/// how many the opposite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tie {
    pub(crate) a: usize,
    pub(crate) b: usize,
    pub(crate) same: u64,
    pub(crate) opposite: u64,
    pub(crate) sentence: String,
}

/// An issue, or all of them, with how far each party has spoken on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CoverageRow {
    /// `None` for all issues together.
    pub(crate) issue: Option<IssueId>,
    pub(crate) title: String,
    /// One entry a party: one a proposal, in the agenda's order.
    pub(crate) cells: Vec<Vec<Spoken>>,
}

/// A scale on which parties have named amounts.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct RailData {
    pub(crate) title: String,
    pub(crate) lanes: Vec<Lane>,
    pub(crate) silent: Vec<String>,
    pub(crate) rail: Rail,
}

/// What a party accepts on a scale.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Lane {
    pub(crate) party: Column,
    /// Where the acceptable begins and ends; `None` is open.
    pub(crate) accepts: (Option<f64>, Option<f64>),
    pub(crate) target: Option<f64>,
    /// Whether it stands at an end of the gap.
    pub(crate) blocks: bool,
    /// The quote that tells the last of it.
    pub(crate) source: Option<StatementRef>,
    pub(crate) sentence: String,
}

impl Data {
    /// Makes all cards from what is looked at.
    pub(crate) fn new(look: &Look, by_conflict: bool) -> Self {
        let (dossier, comparison) = (look.dossier(), look.comparison());
        let agenda = &dossier.agenda;
        let column = |id: &PartyId| Column {
            id: id.clone(),
            name: words::party(agenda, id).to_owned(),
            index: words::party_index(agenda, id),
        };
        let parties: Vec<Column> = comparison.parties.iter().map(column).collect();
        let agreement = comparison.pairs.iter();
        let agreement = agreement.filter_map(|pair| self::pair(&parties, pair));
        let (ties, untied) = ties(look, &parties);
        let all = compare::ranges(dossier, look.table(), &comparison.parties);
        let (told, bare): (Vec<Rail>, Vec<Rail>) =
            all.into_iter().partition(|rail| !rail.parties.is_empty());
        let title = |issue: &IssueId| {
            let found = agenda.issues.iter().find(|i| i.id == *issue);
            found.map_or_else(String::new, |issue| issue.title.clone())
        };
        let named = |rail: &Rail| format!("{} ({})", title(&rail.issue), rail.scale.unit);
        Self {
            shown: Parties::in_table(dossier, look.table()),
            agreement: agreement.collect(),
            conflict: conflict(look, by_conflict),
            trades: trades::lines(agenda, &look.trades()),
            ties,
            untied,
            coverage: coverage(look, &parties),
            rails: told
                .into_iter()
                .map(|rail| rail_data(look, title(&rail.issue), rail, &column))
                .collect(),
            bare: bare.iter().map(named).collect(),
            parties,
        }
    }

    /// Returns what an agreement says, the party of its row named first: "Russia and
    /// Ukraine: agreement 26 %, over 32 proposals".
    pub(crate) fn agreement_told(&self, row: usize, column: usize, pair: &Pair) -> String {
        let (a, b) = (&self.parties[row].name, &self.parties[column].name);
        match pair.percent {
            Some(percent) => {
                let few = if pair.few { ", which is few" } else { "" };
                let over = count(pair.n, "proposal");
                format!("{a} and {b}: agreement {percent} %, over {over}{few}")
            }
            None => format!("{a} and {b}: no proposal on which both have a stance"),
        }
    }

    /// Returns the agreement of the parties at two places.
    pub(crate) fn pair(&self, a: usize, b: usize) -> Option<&Pair> {
        self.agreement
            .iter()
            .find(|pair| (pair.a, pair.b) == (a, b) || (pair.a, pair.b) == (b, a))
    }
}

fn place(parties: &[Column], id: &str) -> Option<usize> {
    parties.iter().position(|party| party.id.as_str() == id)
}

fn pair(parties: &[Column], pair: &PairAgreement) -> Option<Pair> {
    Some(Pair {
        a: place(parties, pair.a.as_str())?,
        b: place(parties, pair.b.as_str())?,
        n: pair.n,
        percent: pair
            .city_block
            .map(|share| (share * 100.0).round().clamp(0.0, 100.0) as u32),
        few: pair.is_few(),
    })
}

fn conflict(look: &Look, by_conflict: bool) -> Vec<IssueBar> {
    let agenda = &look.dossier().agenda;
    let verdicts = &look.comparison().issues;
    let mut bars: Vec<IssueBar> = agenda
        .issues_in_use()
        .filter_map(|issue| {
            let verdict = verdicts.iter().find(|v| v.issue == issue.id)?;
            let counts: Vec<(Relation, usize)> =
                verdict.counts.iter().map(|(r, n)| (*r, *n)).collect();
            let listed: Vec<String> = counts
                .iter()
                .map(|(relation, n)| format!("{n} {}", relation.word().to_lowercase()))
                .collect();
            let told = match verdict.conflict {
                Some(index) => {
                    format!("conflict {index:.2}, over {}", count(verdict.n, "proposal"))
                }
                None => "no proposal on which two have a stance".to_owned(),
            };
            Some(IssueBar {
                issue: issue.id.clone(),
                title: issue.title.clone(),
                conflict: verdict.conflict,
                n: verdict.n,
                few: verdict.n < PairAgreement::FEW,
                sentence: format!("{}: {told}; {}", issue.title, listed.join(", ")),
                counts,
            })
        })
        .collect();
    if by_conflict {
        // Those without a number come last; equal ones stay in the agenda's order.
        bars.sort_by(|a, b| {
            let key = |bar: &IssueBar| bar.conflict.unwrap_or(-1.0);
            key(b).total_cmp(&key(a))
        });
    }
    bars
}

/// Returns the ties of all pairs that have any, and how many have none. What was said once
/// counts once, however many articles carry it.
fn ties(look: &Look, parties: &[Column]) -> (Vec<Tie>, usize) {
    let coded = network::of_dossier(&look.uttered());
    let matrix = |kind| {
        let options = Options {
            kind,
            ..Options::default()
        };
        network::one_mode(&coded, options)
    };
    let (same, opposite) = (matrix(Kind::Congruence), matrix(Kind::Conflict));
    let at = |party: &Column| same.rows.iter().position(|row| row == party.id.as_str());
    let (mut ties, mut untied) = (Vec::new(), 0);
    for (a, first) in parties.iter().enumerate() {
        for (b, second) in parties.iter().enumerate().skip(a + 1) {
            let both = at(first).zip(at(second));
            let of = |matrix: &network::Matrix| both.map_or(0.0, |(a, b)| matrix.values[a][b]);
            let (same, opposite) = (of(&same) as u64, of(&opposite) as u64);
            if same + opposite == 0 {
                untied += 1;
                continue;
            }
            ties.push(Tie {
                a,
                b,
                same,
                opposite,
                sentence: format!(
                    "{} and {}: pairs of utterances: {same} the same, {opposite} the opposite",
                    first.name, second.name
                ),
            });
        }
    }
    (ties, untied)
}

fn coverage(look: &Look, parties: &[Column]) -> Vec<CoverageRow> {
    let agenda = &look.dossier().agenda;
    let shown: Vec<PartyId> = parties.iter().map(|party| party.id.clone()).collect();
    let covered = compare::coverage(agenda, look.table(), &shown);
    let issues: Vec<CoverageRow> = agenda
        .issues_in_use()
        .zip(covered)
        .map(|(issue, covered)| CoverageRow {
            issue: Some(covered.issue),
            title: issue.title.clone(),
            cells: covered.parties,
        })
        .collect();
    let all = CoverageRow {
        issue: None,
        title: "All issues".to_owned(),
        cells: (0..parties.len())
            .map(|at| {
                issues
                    .iter()
                    .flat_map(|row| row.cells[at].clone())
                    .collect()
            })
            .collect(),
    };
    std::iter::once(all).chain(issues).collect()
}

impl CoverageRow {
    /// Returns "Ceasefire: Ukraine has a stance on 2 of 5 proposals, 1 of them known only
    /// from others".
    pub(crate) fn told(&self, party: &Column, cells: &[Spoken]) -> String {
        let (own, others) = counted(cells);
        let (title, name) = (&self.title, &party.name);
        let all = cells.len();
        if own + others == 0 {
            let silent = format!("is silent on all {}", count(all, "proposal"));
            return format!("{title}: {}", compare::agreed(name, &silent));
        }
        let of = format!("{} of {}", own + others, count(all, "proposal"));
        let by = match others {
            0 => String::new(),
            n => format!(", {n} of them known only from others"),
        };
        format!("{title}: {name} has a stance on {of}{by}")
    }
}

/// Returns how many stances are a party's own, and how many are known only from others.
pub(crate) fn counted(cells: &[Spoken]) -> (usize, usize) {
    let of = |spoken| cells.iter().filter(|cell| **cell == spoken).count();
    (of(Spoken::Own), of(Spoken::Others))
}

fn rail_data(
    look: &Look,
    title: String,
    rail: Rail,
    column: &dyn Fn(&PartyId) -> Column,
) -> RailData {
    let lanes = rail
        .parties
        .iter()
        .map(|range| {
            let party = column(&range.party);
            Lane {
                sentence: format!("{} {}", party.name, compare::accepts(&rail.scale, range)),
                accepts: range.accepts(),
                target: range.target,
                blocks: rail.above.contains(&range.party) || rail.below.contains(&range.party),
                source: range.sources.last().map(|s| s.statement.clone()),
                party,
            }
        })
        .collect();
    let silent = rail.silent.iter();
    let agenda = &look.dossier().agenda;
    RailData {
        title,
        lanes,
        silent: silent
            .map(|id| words::party(agenda, id).to_owned())
            .collect(),
        rail,
    }
}
