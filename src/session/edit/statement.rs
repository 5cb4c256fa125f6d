//! Edits of statements: a person's own, and what a person makes of the extractor's.

use super::{change, gone, known_article, known_party, known_proposal, refusal};
use crate::model::{
    ArticleId, Attitude, CodedArticle, Dossier, Evidence, Problem, Span, Statement, StatementId,
    StatementRef, Status,
};

/// Adds a statement to an article, under a number of its own.
pub(super) fn add(
    dossier: &mut Dossier,
    article: &ArticleId,
    statement: &Statement,
    by: &str,
) -> Result<(), Problem> {
    let made = checked(dossier, article, statement, None)?;
    let coded = article_mut(dossier, article)?;
    let statement = Statement {
        id: next(coded),
        confidence: 1.0,
        reasons: Vec::new(),
        status: made.status.max(Status::Reviewed),
        discarded: false,
        coder: Some(by.to_owned()),
        extracted: None,
        ..made
    };
    insert(coded, statement);
    Ok(())
}

/// Replaces all that is said of a statement but its number. What the extractor had taken it for
/// is kept, so that it is known again.
pub(super) fn replace(
    dossier: &mut Dossier,
    at: &StatementRef,
    to: &Statement,
    by: &str,
) -> Result<(), Problem> {
    let (_, before) = found(dossier, at)?;
    let before = before.clone();
    let made = checked(dossier, &at.article, to, Some(&before))?;
    let same = Statement {
        id: before.id,
        coder: before.coder.clone(),
        extracted: before.extracted.clone(),
        ..made.clone()
    };
    if same == before {
        return Ok(());
    }
    // A person's own statement was never extracted.
    let extracted = (!before.is_own()).then(|| before.as_extracted());
    change(dossier, at, |statement| {
        *statement = Statement {
            id: before.id,
            status: made.status.max(Status::Reviewed),
            coder: Some(by.to_owned()),
            extracted,
            ..made
        };
    })?;
    sort(article_mut(dossier, &at.article)?);
    Ok(())
}

/// Cuts a statement in two at byte `cut` of the text. Both halves say what the whole said; the
/// second gets a number of its own.
pub(super) fn split(
    dossier: &mut Dossier,
    at: &StatementRef,
    cut: usize,
    by: &str,
) -> Result<(), Problem> {
    let (coded, whole) = found(dossier, at)?;
    let (text, hash) = (&coded.article.text, &coded.article.hash);
    let span = whole.evidence.span;
    let halves = [Span::new(span.start, cut), Span::new(cut, span.end)].map(|half| {
        let half = trimmed(text, half);
        (!half.is_empty()).then(|| Evidence::take(text, half, hash))
    });
    let [Some(first), Some(second)] = halves else {
        return Err(refusal(
            "A statement is cut between two of its words.",
            "Choose a place within its quote.",
        ));
    };
    let half = |evidence: Evidence| Statement {
        evidence,
        status: whole.status.max(Status::Reviewed),
        coder: Some(by.to_owned()),
        extracted: (!whole.is_own()).then(|| whole.as_extracted()),
        ..whole.clone()
    };
    let (first, second) = (half(first), half(second));
    let coded = article_mut(dossier, &at.article)?;
    let id = next(coded);
    coded.statements.retain(|s| s.id != at.statement);
    insert(coded, first);
    insert(coded, Statement { id, ..second });
    Ok(())
}

/// Returns a statement as it may stand in the dossier: its party, issue and proposal are of the
/// agenda, its words stand in the text, and it says nothing that goes with another attitude.
fn checked(
    dossier: &Dossier,
    article: &ArticleId,
    statement: &Statement,
    before: Option<&Statement>,
) -> Result<Statement, Problem> {
    let mut made = statement.clone();
    let agenda = &dossier.agenda;
    known_party(dossier, &made.party)?;
    if let Some(proposal) = &made.proposal {
        known_proposal(dossier, proposal)?;
        made.issue = agenda.proposal(proposal).map(|(issue, _)| issue.id.clone());
    } else if let Some(issue) = &made.issue
        && agenda.issue(issue).is_none()
    {
        return Err(gone(format!("The agenda has no issue `{issue}`.")));
    }
    if made.attitude != Attitude::Conditional {
        (made.lean, made.condition) = (None, None);
    }
    made.condition = made
        .condition
        .filter(|condition| !condition.trim().is_empty());
    made.confidence = if made.confidence.is_finite() {
        made.confidence.clamp(0.0, 1.0)
    } else {
        0.0
    };
    // Evidence that was not touched may be from another version of the text.
    if before.is_none_or(|before| before.evidence != made.evidence) {
        known_article(dossier, article)?;
        let coded = dossier.article(article);
        let (text, hash) = coded.map_or(("", ""), |c| (&c.article.text, &c.article.hash));
        let span = trimmed(text, made.evidence.span);
        if span.is_empty() {
            return Err(refusal(
                "A statement needs words of its article as evidence.",
                "Select them in the text.",
            ));
        }
        made.evidence = Evidence::take(text, span, hash);
    }
    Ok(made)
}

fn found<'d>(
    dossier: &'d Dossier,
    at: &StatementRef,
) -> Result<(&'d CodedArticle, &'d Statement), Problem> {
    known_article(dossier, &at.article)?;
    dossier.statement(at).ok_or_else(|| {
        gone(format!(
            "The article `{}` has no statement {}.",
            at.article, at.statement.0
        ))
    })
}

fn article_mut<'d>(
    dossier: &'d mut Dossier,
    id: &ArticleId,
) -> Result<&'d mut CodedArticle, Problem> {
    let found = dossier
        .articles
        .iter_mut()
        .find(|coded| coded.article.id == *id);
    found
        .map(std::sync::Arc::make_mut)
        .ok_or_else(|| gone(format!("The case has no article `{id}`.")))
}

/// Returns a number that no statement of the article has.
fn next(coded: &CodedArticle) -> StatementId {
    let last = coded.statements.iter().map(|s| s.id.0).max();
    StatementId(last.map_or(1, |last| last.saturating_add(1)))
}

fn insert(coded: &mut CodedArticle, statement: Statement) {
    coded.statements.push(statement);
    sort(coded);
}

/// Puts the statements in the order of the text; those without a place come last.
fn sort(coded: &mut CodedArticle) {
    coded.statements.sort_by_key(|s| {
        let span = s.evidence.span;
        (span.is_empty(), span, s.id)
    });
}

/// Returns a stretch of the text without space at its ends; empty where it is none.
fn trimmed(text: &str, span: Span) -> Span {
    let Some(words) = text.get(span.range()) else {
        return Span::default();
    };
    let start = span.start + (words.len() - words.trim_start().len());
    let words = words.trim();
    Span::new(start, start + words.len())
}
