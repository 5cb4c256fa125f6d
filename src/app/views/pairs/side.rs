//! What one of the two parties says of a proposal, with its words.

use crate::compare;
use crate::model::{
    Attitude, Basis, Comparison, Dossier, Firmness, PartyId, ProposalId, Stance, StanceAttitude,
    StatementRef, Status,
};

use super::super::super::state::CellRef;
use super::super::super::widgets::Mark;
use super::super::{citation, words};
use super::data::Sources;

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

/// Returns what a party says of a proposal.
pub(super) fn side(
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
    let firmness = words::firmness(stance);
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
