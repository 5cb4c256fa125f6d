//! What the Pairs tab shows, as plain data: two parties, how far they agree, and their
//! proposals in groups, with the words of both side by side.

use crate::compare;
use crate::model::{
    Agenda, Attitude, Basis, Comparison, Dossier, Firmness, PairAgreement, PartyId, ProposalId,
    Relation, Row, Stance, StanceAttitude, StanceTable, StatementRef, Status,
};

use super::super::super::state::CellRef;
use super::super::super::widgets::Mark;
use super::super::{citation, words};

/// Two parties side by side.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct PairData {
    /// The two parties; empty where the agenda has fewer than two.
    pub(crate) heads: Vec<Head>,
    pub(crate) agreement: AgreementLine,
    /// All groups in their order, empty ones included.
    pub(crate) groups: Vec<Group>,
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
    Clash,
    Between,
    OneSpeaks,
    NeitherSpeaks,
}

impl GroupKind {
    /// All groups, in the order in which they are shown.
    pub(crate) const ALL: [Self; 6] = [
        Self::Agree,
        Self::Bridge,
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
}

impl PairRow {
    /// Returns how many bytes of text it has.
    pub(crate) fn bytes(&self) -> usize {
        let side = |side: &Side| {
            let quotes = side.quotes.iter().map(|q| q.text.len() + q.source.len());
            side.word.len() + side.below.len() + quotes.sum::<usize>()
        };
        self.text.len() + self.issue.len() + self.sides.iter().map(side).sum::<usize>()
    }
}

/// What one party says of a proposal.
#[derive(Debug, PartialEq)]
pub(crate) struct Side {
    pub(crate) cell: CellRef,
    /// The party's place in the agenda.
    pub(crate) index: usize,
    /// The shape of the stance; `None` is silence.
    pub(crate) mark: Option<Mark>,
    /// "demands"; for a silent party, that it is silent and in how much.
    pub(crate) word: String,
    pub(crate) firmness: Option<Firmness>,
    pub(crate) status: Status,
    pub(crate) edited: bool,
    /// What belongs right below: the condition, who says so, a summary without a quote.
    pub(crate) below: String,
    /// The words that prove it best: one quote, or two that contradict each other.
    pub(crate) quotes: Vec<Quote>,
    /// The party's name and all of the stance in words, for screen readers.
    pub(crate) name: String,
}

/// A quote with its source.
#[derive(Debug, PartialEq)]
pub(crate) struct Quote {
    pub(crate) at: StatementRef,
    /// In quotation marks.
    pub(crate) text: String,
    /// "Yuri Ushakov · quoted · Example News · 4 Dec 2026".
    pub(crate) source: String,
    /// Whether the quote still stands in the article's text.
    pub(crate) found: bool,
}

/// From what the tab is made.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sources<'a> {
    pub(crate) dossier: &'a Dossier,
    pub(crate) table: &'a StanceTable,
    /// How much was read: "4 articles".
    pub(crate) read: &'a str,
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
    let all = agenda.parties.iter().map(|party| party.id.clone());
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
        })
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
    PairData {
        heads: parties.iter().map(|party| head(agenda, party)).collect(),
        agreement: agreement(agenda, a, b, comparison.pair(a, b)),
        groups,
    }
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
    })
}

fn side(
    sources: Sources<'_>,
    comparison: &Comparison,
    proposal: &ProposalId,
    party: &PartyId,
) -> Side {
    let Sources { dossier, table, .. } = sources;
    let agenda = &dossier.agenda;
    let cell = CellRef {
        proposal: proposal.clone(),
        party: party.clone(),
    };
    let index = words::party_index(agenda, party);
    let named = words::party(agenda, party);
    let Some(stance) = table.get(proposal, party) else {
        let word = format!("silent in {} read", sources.read);
        let implied = comparison.implied(proposal, party);
        let below = implied.map_or_else(String::new, |implied| {
            let side = if implied.supports {
                "supports"
            } else {
                "opposes"
            };
            format!(
                "By implication {side} it. {}",
                compare::way(agenda, implied)
            )
        });
        return Side {
            cell,
            index,
            mark: None,
            firmness: None,
            status: Status::Machine,
            edited: false,
            quotes: Vec::new(),
            name: [format!("{named}: {word}"), below.clone()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(". "),
            word,
            below,
        };
    };
    let quotes = quotes(dossier, stance);
    let word = words::stance(stance);
    let below = below(dossier, stance, quotes.is_empty());
    let firmness = stance.firmness.filter(|_| stance.basis != Basis::Others);
    let mut told = vec![word.clone()];
    told.extend(firmness.map(|firmness| firmness.word().to_owned()));
    told.extend(Some(below.clone()).filter(|below| !below.is_empty()));
    if stance.status != Status::Machine {
        told.push(stance.status.word().to_owned());
    }
    Side {
        cell,
        index,
        mark: Some(words::mark(stance)),
        firmness,
        status: stance.status,
        edited: words::is_edited(stance),
        name: format!("{named}: {}", told.join(", ")),
        word,
        below,
        quotes,
    }
}

/// Returns what stands below a stance besides its quotes; `bare` is one without any.
fn below(dossier: &Dossier, stance: &Stance, bare: bool) -> String {
    if stance.is_against_statements() {
        let summary = Some(stance.summary.as_str()).filter(|text| !text.is_empty());
        let told = "set by hand; the statements say otherwise";
        return summary.map_or_else(|| told.to_owned(), |text| format!("{text} ({told})"));
    }
    let condition = stance.condition.as_deref().map(str::trim);
    let condition = condition.filter(|text| !text.is_empty());
    match condition.filter(|_| stance.basis != Basis::Others) {
        Some(condition) => condition.to_owned(),
        None if bare || stance.basis == Basis::Others => words::second_line(dossier, stance),
        None => String::new(),
    }
}

/// Returns the quotes that prove a stance: the best one; of a mixed stance the latest on each
/// side; of an unclear one that rests on several statements, two.
fn quotes(dossier: &Dossier, stance: &Stance) -> Vec<Quote> {
    if stance.is_against_statements() {
        return Vec::new();
    }
    let best = citation::best(stance);
    let others = stance.statements.iter().filter(|at| Some(*at) != best);
    let all = best.into_iter().chain(others);
    let told = all.filter_map(|at| Some((at, dossier.statement(at)?.1.attitude)));
    let mut quotes: Vec<Quote> = Vec::new();
    let mut sides: Vec<bool> = Vec::new();
    for (at, attitude) in told {
        let fits = match stance.attitude {
            StanceAttitude::Mixed => {
                let against = attitude == Attitude::Oppose;
                let new = attitude != Attitude::Unclear && !sides.contains(&against);
                sides.extend(new.then_some(against));
                new
            }
            StanceAttitude::Unclear => quotes.len() < 2,
            _ => quotes.is_empty(),
        };
        if fits {
            let quote = quote(dossier, at);
            quotes.extend(quote.filter(|new| quotes.iter().all(|old| old.text != new.text)));
        }
    }
    quotes
}

fn quote(dossier: &Dossier, at: &StatementRef) -> Option<Quote> {
    let (coded, statement) = dossier.statement(at)?;
    Some(Quote {
        at: at.clone(),
        text: citation::quoted(&statement.evidence.quote),
        source: citation::source(coded, statement),
        found: words::stands_in(&statement.evidence, &coded.article.text),
    })
}
