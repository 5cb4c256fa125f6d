//! What a party accepts, read from the amounts of its statements.

use super::{PartyRange, RangeSource};
use crate::compare::number;
use crate::model::{Bound, Dossier, PartyId, ProposalId, StanceAttitude, StanceTable, Statement};

/// Returns what `party` accepts on a rail of `proposals`; `None` if it has named no amount.
pub(super) fn range(
    dossier: &Dossier,
    table: &StanceTable,
    proposals: &[ProposalId],
    party: &PartyId,
) -> Option<PartyRange> {
    let mut sources: Vec<RangeSource> = proposals
        .iter()
        .flat_map(|proposal| sources(dossier, table, proposal, party))
        .collect();
    sources.sort_by(|a, b| (a.date, &a.statement).cmp(&(b.date, &b.statement)));
    let mut range = PartyRange {
        party: party.clone(),
        ..PartyRange::default()
    };
    for source in &sources {
        if let Some(number) = source.amount.number {
            take(&mut range, source.amount.bound, number + 0.0);
        }
    }
    range.sources = sources;
    (!range.sources.is_empty()).then_some(range)
}

/// Returns the amounts of the statements that are counted for a stance in favour.
fn sources(
    dossier: &Dossier,
    table: &StanceTable,
    proposal: &ProposalId,
    party: &PartyId,
) -> Vec<RangeSource> {
    let in_favour = |attitude| {
        matches!(
            attitude,
            StanceAttitude::Support | StanceAttitude::Conditional
        )
    };
    let stance = table
        .get(proposal, party)
        .filter(|stance| in_favour(stance.attitude))
        .filter(|stance| number(stance, &dossier.settings).is_some());
    let statements = stance.iter().flat_map(|stance| &stance.statements);
    statements
        .filter_map(|at| {
            let (coded, statement) = dossier.statement(at)?;
            Some(RangeSource {
                statement: at.clone(),
                proposal: proposal.clone(),
                amount: named(statement, &in_favour)?,
                date: statement.said_on.or(coded.article.published),
            })
        })
        .collect()
}

/// Returns the amount of a statement in favour, if it is one that can be laid on a scale.
fn named(
    statement: &Statement,
    in_favour: &dyn Fn(StanceAttitude) -> bool,
) -> Option<crate::model::Amount> {
    let amount = statement.value.clone()?;
    let placed = amount.number.is_some_and(f64::is_finite);
    (placed && in_favour(statement.attitude.into())).then_some(amount)
}

/// Takes a later amount in: what it contradicts no longer holds.
fn take(range: &mut PartyRange, bound: Bound, number: f64) {
    let keep = |end: &mut Option<f64>, fits: &dyn Fn(f64) -> bool| {
        *end = end.filter(|value| fits(*value));
    };
    match bound {
        Bound::AtLeast => {
            range.least = Some(number);
            keep(&mut range.most, &|most| most >= number);
            keep(&mut range.target, &|target| target >= number);
        }
        Bound::AtMost => {
            range.most = Some(number);
            keep(&mut range.least, &|least| least <= number);
            keep(&mut range.target, &|target| target <= number);
        }
        Bound::Exactly => {
            range.target = Some(number);
            keep(&mut range.least, &|least| least <= number);
            keep(&mut range.most, &|most| most >= number);
        }
    }
}
