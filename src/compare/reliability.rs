//! How far several codings of the same case agree, cell by cell: those of colleagues, or a
//! person's against the extractor's.
//!
//! A unit is a cell: one party on one proposal. Percent agreement is, over all pairs of
//! codings of a unit, the share that are alike; it flatters where one code is frequent, so
//! [`alpha`](super::alpha) stands beside it. Silence is left out as missing, or compared as a
//! code of its own, since not to find a stance is a coder's decision too.

use std::collections::BTreeSet;

use super::alpha::{Measure, alpha};
use crate::model::{
    Agenda, Firmness, Lean, PartyId, ProposalId, Stance, StanceAttitude, StanceTable,
};

/// One coding of a case.
#[derive(Clone, Copy, Debug)]
pub struct Coding<'c> {
    /// Whose it is, or which file.
    pub name: &'c str,
    /// The agenda that it is on.
    pub agenda: &'c Agenda,
    /// The stances.
    pub table: &'c StanceTable,
}

/// A cell: one party on one proposal.
pub type CellId = (ProposalId, PartyId);

/// How far codings agree.
#[derive(Clone, Debug, PartialEq)]
pub struct Reliability {
    /// The names of the codings, in the order given.
    pub names: Vec<String>,
    /// Attitudes, over the cells to which two or more give one.
    pub attitude: Agreed,
    /// Attitudes with silence as one more, over all cells. It has no order and no distance
    /// from the others, so only the nominal alpha.
    pub with_silence: Agreed,
    /// Firmness, over the cells to which two or more give one.
    pub firmness: Agreed,
    /// The cells on whose attitude, silence included, they do not all agree, in the order of
    /// the cells given.
    pub differences: Vec<Difference>,
}

/// Agreement on one field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Agreed {
    /// Over how many cells.
    pub n: usize,
    /// The share of pairs of codings that are alike, from 0 to 1; `None` without cells.
    pub alike: Option<f64>,
    /// Alpha of codes that are alike or not; `None` where there is nothing to agree on.
    pub nominal: Option<f64>,
    /// Alpha of codes in their order. Mixed stances have no place in it and are left out.
    pub ordinal: Option<f64>,
    /// Alpha of the numbers that stand for codes, mixed ones left out likewise.
    pub interval: Option<f64>,
}

/// A cell that is not coded alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The row.
    pub proposal: ProposalId,
    /// The column.
    pub party: PartyId,
    /// What each coding gives, in their order; `None` where its agenda has no such cell.
    pub codes: Vec<Option<Code>>,
}

/// What a coding gives to a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// No stance.
    Silent,
    /// For it.
    Support,
    /// Yes, if.
    YesIf,
    /// No, unless.
    NoUnless,
    /// Undecided or vague.
    Unclear,
    /// Against it.
    Oppose,
    /// Contradictory.
    Mixed,
}

impl Code {
    fn of(stance: Option<&Stance>) -> Self {
        let Some(stance) = stance else {
            return Self::Silent;
        };
        match (stance.attitude, stance.lean) {
            (StanceAttitude::Support, _) => Self::Support,
            (StanceAttitude::Conditional, Some(Lean::NoUnless)) => Self::NoUnless,
            (StanceAttitude::Conditional, _) => Self::YesIf,
            (StanceAttitude::Unclear, _) => Self::Unclear,
            (StanceAttitude::Oppose, _) => Self::Oppose,
            (StanceAttitude::Mixed, _) => Self::Mixed,
        }
    }

    /// Returns the name used in files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Support => "support",
            Self::YesIf => "yes_if",
            Self::NoUnless => "no_unless",
            Self::Unclear => "unclear",
            Self::Oppose => "oppose",
            Self::Mixed => "mixed",
        }
    }

    /// Returns the words shown to people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::YesIf => "yes, if",
            Self::NoUnless => "no, unless",
            Self::Silent | Self::Support | Self::Unclear | Self::Oppose | Self::Mixed => self.key(),
        }
    }
}

/// Returns the cells that two or more of the codings could fill, since their agendas have
/// them, in the order of the agendas.
#[must_use]
pub fn shared_cells(codings: &[Coding<'_>]) -> Vec<CellId> {
    let mut seen = BTreeSet::new();
    codings
        .iter()
        .flat_map(|coding| {
            let parties = || coding.agenda.parties.iter();
            let rows = coding.agenda.proposals();
            rows.flat_map(move |(_, p)| parties().map(|party| (p.id.clone(), party.id.clone())))
        })
        .filter(|cell| {
            let having = codings.iter().filter(|coding| has(coding.agenda, cell));
            having.count() > 1 && seen.insert(cell.clone())
        })
        .collect()
}

/// Compares codings over `cells`. A coding whose agenda does not have a cell has not coded it.
#[must_use]
pub fn reliability(codings: &[Coding<'_>], cells: &[CellId]) -> Reliability {
    let of = |coding: &Coding<'_>| -> Vec<Option<Code>> {
        let of = |cell: &CellId| {
            has(coding.agenda, cell).then(|| Code::of(coding.table.get(&cell.0, &cell.1)))
        };
        cells.iter().map(of).collect()
    };
    let codes: Vec<_> = codings.iter().map(of).collect();
    let stances: Vec<Vec<Option<&Stance>>> = codings
        .iter()
        .map(|coding| {
            let known = cells
                .iter()
                .map(|cell| has(coding.agenda, cell).then_some(cell));
            known
                .map(|cell| cell.and_then(|(p, party)| coding.table.get(p, party)))
                .collect()
        })
        .collect();
    let number = |code: Code| f64::from(code as u8);
    let attitude = Agreed::of(
        &each(&codes, |code| {
            code.filter(|c| *c != Code::Silent).map(number)
        }),
        Some(&each(&stances, |stance| {
            stance.and_then(|s| s.attitude.value(s.lean))
        })),
    );
    let firmness = each(&stances, |stance| stance.and_then(|s| s.firmness).map(rank));
    Reliability {
        names: codings.iter().map(|c| c.name.to_owned()).collect(),
        attitude,
        with_silence: Agreed::of(&each(&codes, |code| code.map(number)), None),
        firmness: Agreed::of(&firmness, Some(&firmness)),
        differences: differences(&codes, cells),
    }
}

fn has(agenda: &Agenda, (proposal, party): &CellId) -> bool {
    agenda.proposal(proposal).is_some() && agenda.party(party).is_some()
}

/// Codes as alpha takes them: one list a coding, one place a cell.
type Codes = Vec<Vec<Option<f64>>>;

fn each<C: Copy>(coded: &[Vec<C>], number: impl Fn(C) -> Option<f64>) -> Codes {
    let of = |cells: &Vec<C>| cells.iter().map(|&cell| number(cell)).collect();
    coded.iter().map(of).collect()
}

fn rank(firmness: Firmness) -> f64 {
    f64::from(firmness as u8)
}

impl Agreed {
    /// `measured` holds the same codes where they have an order and a distance.
    fn of(codes: &Codes, measured: Option<&Codes>) -> Self {
        let units = codes.iter().map(Vec::len).max().unwrap_or(0);
        let (mut n, mut pairs, mut same) = (0, 0_usize, 0_usize);
        for unit in 0..units {
            let given: Vec<f64> = codes.iter().filter_map(|coding| coding[unit]).collect();
            n += usize::from(given.len() > 1);
            for (at, a) in given.iter().enumerate() {
                for b in &given[at + 1..] {
                    pairs += 1;
                    same += usize::from(a.total_cmp(b).is_eq());
                }
            }
        }
        let of = |measure| measured.and_then(|codes| alpha(codes, measure));
        Self {
            n,
            alike: (pairs > 0).then(|| same as f64 / pairs as f64),
            nominal: alpha(codes, Measure::Nominal),
            ordinal: of(Measure::Ordinal),
            interval: of(Measure::Interval),
        }
    }
}

fn differences(codes: &[Vec<Option<Code>>], cells: &[CellId]) -> Vec<Difference> {
    let differ = |at: usize| {
        let given: BTreeSet<Code> = codes.iter().filter_map(|coding| coding[at]).collect();
        given.len() > 1
    };
    let differing = cells.iter().enumerate().filter(|(at, _)| differ(*at));
    differing
        .map(|(at, (proposal, party))| Difference {
            proposal: proposal.clone(),
            party: party.clone(),
            codes: codes.iter().map(|coding| coding[at]).collect(),
        })
        .collect()
}
