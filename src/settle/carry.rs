//! What a person decided, carried over to a new extraction.
//!
//! A decided statement is found again in the text by its evidence ([`Anchor`]) and stays as the
//! person left it. What the extractor finds anew in the same words, for the same party on the
//! same matter, is that statement and does not come a second time; and what it finds again as
//! it had found it keeps its number, so that whatever refers to it stays true. Numbers are never
//! used twice.

use std::collections::{BTreeMap, BTreeSet};

use super::anchor::Anchor;
use crate::model::{
    Article, CodedArticle, Extracted, Found, PartyId, ProposalId, Span, Statement, StatementId,
};

/// What came of a new extraction of an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Carried {
    /// The article with its statements.
    pub coded: CodedArticle,
    /// Statements that a person had decided on, kept.
    pub kept: usize,
    /// Statements that were found as before.
    pub same: usize,
    /// Statements that are new.
    pub new: usize,
    /// Statements that are gone: the extractor no longer finds them, nobody had decided on them.
    pub gone: usize,
    /// How the quotes of the kept statements stand in the text, where it is another now.
    pub quotes: BTreeMap<Found, usize>,
}

/// Puts what a person decided on the statements of `old` into `new`, which is an extraction of
/// the same article, or of another version of it. `held` says of a cell that a person has set
/// or reviewed it: the statements behind it count as decided.
#[must_use]
pub fn carry(
    old: &CodedArticle,
    new: CodedArticle,
    held: &dyn Fn(&ProposalId, &PartyId) -> bool,
) -> Carried {
    let is_held = |statement: &Statement| {
        let proposal = statement.proposal.as_ref();
        proposal.is_some_and(|proposal| held(proposal, &statement.party))
    };
    let (decided, others): (Vec<_>, Vec<_>) = old
        .statements
        .iter()
        .partition(|s| s.is_decided() || is_held(s));
    let mut kept = again(&old.article, &new.article, &decided);
    let others = again(&old.article, &new.article, &others);
    let mut found = new.statements;
    found.retain(|statement| !kept.iter().any(|decided| is_one(decided, statement)));
    let mut carried = Carried {
        kept: kept.len(),
        quotes: standing(&old.article, &new.article, &kept),
        ..Carried::default()
    };
    let mut free: BTreeSet<StatementId> = others.iter().map(|s| s.id).collect();
    let mut next = old.statements.iter().map(|s| s.id.0).max().unwrap_or(0);
    for statement in &mut found {
        let before = others
            .iter()
            .find(|other| free.contains(&other.id) && is_one(other, statement));
        if let Some(before) = before {
            free.remove(&before.id);
            statement.id = before.id;
            carried.same += 1;
        } else {
            next += 1;
            statement.id = StatementId(next);
            carried.new += 1;
        }
    }
    carried.gone = free.len();
    kept.extend(found);
    // In the order of the text; what has no place any more comes last.
    kept.sort_by_key(|s| {
        let span = s.evidence.span;
        (span.is_empty(), span, s.id)
    });
    carried.coded = CodedArticle {
        article: new.article,
        statements: kept,
        notes: new.notes,
        outdated: new.outdated,
    };
    carried
}

/// Counts how the quotes of statements stand in the new text, unless it is the old one.
fn standing(then: &Article, now: &Article, kept: &[Statement]) -> BTreeMap<Found, usize> {
    let mut quotes = BTreeMap::new();
    if then.text != now.text {
        for statement in kept {
            *quotes.entry(statement.evidence.found).or_default() += 1;
        }
    }
    quotes
}

/// Returns statements with their evidence as it stands in the new text.
fn again(then: &Article, now: &Article, statements: &[&Statement]) -> Vec<Statement> {
    let mut all: Vec<Statement> = statements.iter().map(|s| (*s).clone()).collect();
    if then.text == now.text {
        return all;
    }
    let anchor = Anchor::new(&now.text, &now.hash, Some(&then.text));
    let evidence = anchor.find(statements.iter().map(|s| &s.evidence));
    for (statement, evidence) in all.iter_mut().zip(evidence) {
        statement.evidence = evidence;
    }
    all
}

/// Says whether two statements are one: in the same words, of the same party, on the same
/// matter as it was extracted.
fn is_one(before: &Statement, now: &Statement) -> bool {
    let Extracted {
        party,
        issue,
        proposal,
        ..
    } = before.as_extracted();
    party == now.party
        && proposal == now.proposal
        && (proposal.is_some() || issue == now.issue)
        && share(before.evidence.span, now.evidence.span)
}

/// Says whether two stretches share more than half of the shorter one.
fn share(a: Span, b: Span) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    shared > 0 && 2 * shared > a.len().min(b.len())
}
