//! What the left panel lists, as plain data.

use std::collections::BTreeMap;

use crate::model::{ArticleId, IssueId, Relation};
use crate::session::Session;
use crate::session::typed::language_name;

use super::super::super::state::UnsortedRef;
use super::super::article::Doubt;
use super::super::words;

/// The left panel.
#[derive(Debug, Default)]
pub(crate) struct SidebarData {
    pub(crate) articles: Vec<ArticleLine>,
    pub(crate) issues: Vec<IssueLine>,
    pub(crate) unsorted: Vec<UnsortedLine>,
    /// Articles that were read and are not added, if some are: "2 not added".
    pub(crate) pending: Option<String>,
}

/// An article in the list.
#[derive(Debug)]
pub(crate) struct ArticleLine {
    pub(crate) id: ArticleId,
    pub(crate) title: String,
    /// "4 Dec 2026 · Reuters".
    pub(crate) below: String,
    /// What is wrong with the date, if something is.
    pub(crate) date_problem: Option<String>,
    /// Statements that are looked at and not discarded.
    pub(crate) statements: usize,
    /// Whether anything in it can be looked at.
    pub(crate) looked_at: bool,
}

/// An issue in the list.
#[derive(Debug)]
pub(crate) struct IssueLine {
    pub(crate) id: IssueId,
    pub(crate) title: String,
    pub(crate) scope: String,
    pub(crate) verdict: Relation,
}

/// An issue with statements that are on none of its proposals, or what fits no issue.
#[derive(Debug)]
pub(crate) struct UnsortedLine {
    pub(crate) which: UnsortedRef,
    pub(crate) title: String,
    /// Statements that are looked at and not discarded.
    pub(crate) statements: usize,
}

/// Builds the lists.
pub(crate) fn build(session: &Session) -> SidebarData {
    let (dossier, comparison) = (session.dossier(), session.comparison());
    let mut counts: BTreeMap<&ArticleId, usize> = BTreeMap::new();
    for (coded, _) in session.statements_looked_at() {
        *counts.entry(&coded.article.id).or_default() += 1;
    }
    let articles = dossier
        .articles
        .iter()
        .map(|coded| {
            let article = &coded.article;
            let day = |day| words::day(day, article.date_disputed);
            let mut below = vec![article.published.map_or_else(|| "no date".to_owned(), day)];
            below.extend(article.outlet.clone());
            let date_problem = Doubt::of(coded).map(|doubt| doubt.told.join(" "));
            below.extend(article.language.as_deref().map(language_name));
            ArticleLine {
                id: article.id.clone(),
                title: article.title.clone(),
                below: below.join(" · "),
                date_problem,
                statements: counts.get(&article.id).copied().unwrap_or_default(),
                looked_at: session.filter().admits_article(coded),
            }
        })
        .collect();
    let issues = dossier
        .agenda
        .issues_in_use()
        .map(|issue| IssueLine {
            id: issue.id.clone(),
            title: issue.title.clone(),
            scope: issue.scope.clone(),
            verdict: comparison
                .issues
                .iter()
                .find(|verdict| verdict.issue == issue.id)
                .map_or(Relation::Untested, |verdict| verdict.verdict),
        })
        .collect();
    SidebarData {
        articles,
        issues,
        unsorted: unsorted(session),
        pending: Some(session.pending().len())
            .filter(|n| *n > 0)
            .map(|n| format!("{n} not added…")),
    }
}

/// Returns where statements stand in no cell, in the order of the agenda; what fits no issue
/// last.
fn unsorted(session: &Session) -> Vec<UnsortedLine> {
    let mut counts: BTreeMap<Option<&IssueId>, usize> = BTreeMap::new();
    for (_, statement) in session.statements_looked_at() {
        if statement.proposal.is_none() {
            *counts.entry(statement.issue.as_ref()).or_default() += 1;
        }
    }
    let issues = session.dossier().agenda.issues.iter();
    issues
        .map(|issue| (Some(&issue.id), issue.title.as_str()))
        .chain([(None, "No issue")])
        .filter_map(|(issue, title)| {
            Some(UnsortedLine {
                which: UnsortedRef(issue.cloned()),
                title: title.to_owned(),
                statements: *counts.get(&issue)?,
            })
        })
        .collect()
}
