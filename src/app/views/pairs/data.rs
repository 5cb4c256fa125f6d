//! What the Pairs tab shows, as plain data: two parties, how far they agree, and their
//! proposals in groups, with the words of both side by side.

use crate::compare::{self, Trade};
use crate::model::{
    Agenda, Basis, Comparison, Dossier, PairAgreement, PartyId, ProposalId, Relation, Row,
    StanceTable,
};

use super::super::parties::Parties;
use super::super::trades::{self, TradeLine};
use super::super::words;
use super::side::{Side, side};
use super::thirds::{self, Split, Thirds};

/// Two parties side by side.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct PairData {
    /// Who is shown, and who of the others speaks.
    pub(crate) shown: Parties,
    /// The two parties; empty where the agenda has fewer than two.
    pub(crate) heads: Vec<Head>,
    pub(crate) agreement: AgreementLine,
    /// All groups in their order, empty ones included; trades only where there are any.
    pub(crate) groups: Vec<Group>,
    /// On how many proposals another party stands against both.
    pub(crate) splits: Vec<(Split, usize)>,
}

/// One of the two parties.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Head {
    pub(crate) party: PartyId,
    pub(crate) name: String,
    /// Its place in the agenda.
    pub(crate) index: usize,
}

/// How far the two agree.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct AgreementLine {
    /// "Agreement 26 %", or that it cannot be told.
    pub(crate) value: String,
    /// "over 32 proposals"; empty where it cannot be told.
    pub(crate) n: String,
    /// Whether it is over too few proposals to say much.
    pub(crate) few: bool,
    /// All of it with both names, for screen readers.
    pub(crate) name: String,
}

/// How two parties stand to each other on a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum GroupKind {
    Agree,
    Bridge,
    Trades,
    Clash,
    Between,
    OneSpeaks,
    NeitherSpeaks,
}

impl GroupKind {
    /// All groups, in the order in which they are shown.
    pub(crate) const ALL: [Self; 7] = [
        Self::Agree,
        Self::Bridge,
        Self::Trades,
        Self::Clash,
        Self::Between,
        Self::OneSpeaks,
        Self::NeitherSpeaks,
    ];

    /// Returns its heading and one sentence on it.
    pub(crate) fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Agree => ("They agree", "Both are for it, or both are against it"),
            Self::Bridge => (
                "A condition would bridge",
                "Both are for it, at least one of them on a condition",
            ),
            Self::Trades => (
                "Trades",
                "One makes its stance on a proposal depend on another, of which the other party \
                 speaks",
            ),
            Self::Clash => ("They clash", "One is for it, the other against it"),
            Self::Between => (
                "In between",
                "Neither agreement nor clash: one of them is unclear, mixed, or goes only part \
                 of the way",
            ),
            Self::OneSpeaks => (
                "Only one speaks",
                "The other has no stance of its own on it in what was read",
            ),
            Self::NeitherSpeaks => (
                "Neither speaks",
                "Neither has a stance of its own on it in what was read",
            ),
        }
    }

    /// Returns the group of a row of the comparison of two parties, `speaking` of which have
    /// a stance.
    fn of(relation: Relation, speaking: usize) -> Self {
        match relation {
            Relation::Consensus | Relation::CommonRejection => Self::Agree,
            Relation::Bridgeable => Self::Bridge,
            Relation::Deadlock | Relation::Conflict => Self::Clash,
            Relation::Open | Relation::SoftGap => Self::Between,
            Relation::Untested => match speaking {
                0 => Self::NeitherSpeaks,
                1 => Self::OneSpeaks,
                _ => Self::Between,
            },
        }
    }
}

/// The proposals on which two parties stand alike to each other.
#[derive(Debug, PartialEq)]
pub(crate) struct Group {
    pub(crate) kind: GroupKind,
    /// In the agenda's order.
    pub(crate) rows: Vec<PairRow>,
    /// Those between the two, in the group of trades alone.
    pub(crate) trades: Vec<TradeLine>,
}

impl Group {
    /// Returns how many proposals or trades it holds, "2 proposals"; where only `some` of them
    /// are shown, "1 of 2 proposals".
    pub(crate) fn count_in_words(&self, some: Option<usize>) -> String {
        let noun = match self.kind {
            GroupKind::Trades => "trade",
            _ => "proposal",
        };
        let all = words::count(self.count(), noun);
        some.map_or_else(|| all.clone(), |some| format!("{some} of {all}"))
    }

    /// Returns how many proposals or trades it holds.
    pub(crate) fn count(&self) -> usize {
        self.rows.len() + self.trades.len()
    }
}

/// A proposal and what both say of it.
#[derive(Debug, PartialEq)]
pub(crate) struct PairRow {
    pub(crate) proposal: ProposalId,
    pub(crate) text: String,
    /// The title of its issue.
    pub(crate) issue: String,
    pub(crate) relation: Relation,
    /// The row in one plain sentence.
    pub(crate) sentence: String,
    pub(crate) sides: [Side; 2],
    /// What the other parties that are shown say, where any speaks.
    pub(crate) thirds: Thirds,
}

impl PairRow {
    /// Returns how many bytes of text it has.
    pub(crate) fn bytes(&self) -> usize {
        let side = |side: &Side| {
            let quotes = side.quotes.iter().map(|q| q.text.len() + q.source.len());
            side.word.len() + side.below.len() + quotes.sum::<usize>()
        };
        let sides = self.sides.iter().map(side).sum::<usize>();
        self.text.len() + self.issue.len() + sides + self.thirds.bytes()
    }
}

/// From what the tab is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) table: &'a StanceTable,
    /// How much was read: "4 articles".
    pub(crate) read: &'a str,
    /// Who is shown, and who of the others speaks.
    pub(crate) shown: &'a Parties,
    /// All trades of the parties that are compared.
    pub(crate) trades: &'a [Trade],
}

/// Returns the two parties to show: those asked for, if the agenda has them and they are two;
/// else the first two of those compared, or of the agenda.
pub(crate) fn chosen(
    dossier: &Dossier,
    asked: Option<&(PartyId, PartyId)>,
) -> Option<(PartyId, PartyId)> {
    let agenda = &dossier.agenda;
    let known = |id: &PartyId| agenda.party(id).is_some();
    if let Some((a, b)) = asked.filter(|(a, b)| a != b && known(a) && known(b)) {
        return Some((a.clone(), b.clone()));
    }
    let all = agenda.parties_in_use().map(|party| party.id.clone());
    let mut first: Vec<PartyId> = Vec::new();
    for id in dossier.parties().into_iter().chain(all) {
        if !first.contains(&id) {
            first.push(id);
        }
    }
    let mut first = first.into_iter();
    Some((first.next()?, first.next()?))
}

/// Builds what is shown of two parties.
pub(crate) fn build(sources: Sources<'_>, a: &PartyId, b: &PartyId) -> PairData {
    let Sources { dossier, table, .. } = sources;
    let agenda = &dossier.agenda;
    let parties = [a.clone(), b.clone()];
    let comparison = compare::compare(agenda, table, &parties, &dossier.settings);
    let mut groups: Vec<Group> = GroupKind::ALL
        .into_iter()
        .map(|kind| Group {
            kind,
            rows: Vec::new(),
            trades: match kind {
                GroupKind::Trades => between(sources, a, b),
                _ => Vec::new(),
            },
        })
        .filter(|group| group.kind != GroupKind::Trades || !group.trades.is_empty())
        .collect();
    for row in &comparison.rows {
        let own = |party: &&PartyId| {
            let stance = table.get(&row.proposal, party);
            stance.is_some_and(|s| s.basis != Basis::Others || dossier.settings.count_others)
        };
        let speaking = parties.iter().filter(own).count();
        let kind = GroupKind::of(row.relation, speaking);
        let group = groups.iter_mut().find(|group| group.kind == kind);
        if let (Some(group), Some(built)) = (group, pair_row(sources, &comparison, row, [a, b])) {
            group.rows.push(built);
        }
    }
    let rows = groups.iter().flat_map(|group| &group.rows);
    PairData {
        shown: sources.shown.clone(),
        splits: thirds::splits(rows.map(|row| &row.thirds), &dossier.parties()),
        heads: parties.iter().map(|party| head(agenda, party)).collect(),
        agreement: agreement(agenda, a, b, comparison.pair(a, b)),
        groups,
    }
}

fn between(sources: Sources<'_>, a: &PartyId, b: &PartyId) -> Vec<TradeLine> {
    let all = trades::lines(&sources.dossier.agenda, sources.trades);
    all.into_iter()
        .filter(|line| line.is_between(a, b))
        .collect()
}

fn head(agenda: &Agenda, party: &PartyId) -> Head {
    Head {
        party: party.clone(),
        name: words::party(agenda, party).to_owned(),
        index: words::party_index(agenda, party),
    }
}

fn agreement(
    agenda: &Agenda,
    a: &PartyId,
    b: &PartyId,
    pair: Option<&PairAgreement>,
) -> AgreementLine {
    let names = format!(
        "{} and {}",
        words::party(agenda, a),
        words::party(agenda, b)
    );
    let found = pair.and_then(|pair| Some((pair.city_block?, pair.n, pair.is_few())));
    let Some((share, n, few)) = found else {
        let value = "No proposal on which both have a stance".to_owned();
        return AgreementLine {
            name: format!("{names}: no proposal on which both have a stance"),
            value,
            n: String::new(),
            few: true,
        };
    };
    let value = format!("Agreement {:.0} %", share * 100.0);
    let n = format!("over {}", words::count(n, "proposal"));
    let told = value.replacen('A', "a", 1);
    AgreementLine {
        name: format!("{names}: {told}, {n}"),
        value,
        n,
        few,
    }
}

fn pair_row(
    sources: Sources<'_>,
    comparison: &Comparison,
    row: &Row,
    parties: [&PartyId; 2],
) -> Option<PairRow> {
    let (issue, proposal) = sources.dossier.agenda.proposal(&row.proposal)?;
    let side = |party: &PartyId| side(sources, comparison, &row.proposal, party);
    Some(PairRow {
        proposal: proposal.id.clone(),
        text: proposal.text.clone(),
        issue: issue.title.clone(),
        relation: row.relation,
        sentence: row.sentence.clone(),
        sides: parties.map(side),
        thirds: Thirds::of(sources, &proposal.id, parties),
    })
}
