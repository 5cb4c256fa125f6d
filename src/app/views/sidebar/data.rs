//! What the left panel lists, as plain data.

use crate::model::{Article, ArticleId, CodedArticle, Date, IssueId, Relation};
use crate::session::Session;
use crate::session::edit::language_name;

use super::super::super::kept::KeptEach;
use super::super::super::search::plain;
use super::super::super::state::UnsortedRef;
use super::super::article::Doubt;
use super::super::words;

/// The left panel.
#[derive(Debug, Default)]
pub(crate) struct SidebarData {
    articles: KeptEach<ArticleLine>,
    pub(crate) issues: Vec<IssueLine>,
    pub(crate) unsorted: Vec<UnsortedLine>,
    /// Articles that were read and are not added, if some are: "2 not added".
    pub(crate) pending: Option<String>,
}

/// An article in the list; how many of its statements are looked at, the session counts.
#[derive(Debug)]
pub(crate) struct ArticleLine {
    pub(crate) id: ArticleId,
    pub(crate) title: String,
    /// "4 Dec 2026 · Reuters".
    pub(crate) below: String,
    /// What is wrong with the date, if something is.
    pub(crate) date_problem: Option<String>,
    /// The title, what stands below it and the file name, as they are searched.
    pub(crate) searched: String,
    pub(crate) day: Option<Date>,
    pub(crate) outlet: Option<String>,
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

impl SidebarData {
    /// Brings the lists to what the session is now. Returns the place of the first article
    /// whose line is another.
    pub(crate) fn follow(&mut self, session: &Session) -> usize {
        self.issues = issues(session);
        self.unsorted = unsorted(session);
        self.pending = Some(session.pending().len())
            .filter(|n| *n > 0)
            .map(|n| format!("{n} not added…"));
        self.articles
            .follow(&session.dossier().articles, article_line)
    }

    /// Returns the lines of the articles, in their order.
    pub(crate) fn articles(&self) -> &[ArticleLine] {
        self.articles.values()
    }
}

fn article_line(coded: &CodedArticle) -> ArticleLine {
    let article = &coded.article;
    let day = |day| words::day(day, article.date_disputed);
    let mut below = vec![article.published.map_or_else(|| "no date".to_owned(), day)];
    below.extend(article.outlet.clone());
    below.extend(article.language.as_deref().map(language_name));
    let below = below.join(" · ");
    ArticleLine {
        id: article.id.clone(),
        title: article.title.clone(),
        date_problem: Doubt::of(coded).map(|doubt| doubt.told.join(" ")),
        searched: plain(&format!("{} {below} {}", article.title, file_name(article))),
        day: article.published,
        outlet: article.outlet.as_deref().map(plain),
        below,
    }
}

/// Returns the name of the file that an article came from, with its place in it; of pasted text,
/// none.
fn file_name(article: &Article) -> &str {
    let name = article.source.rsplit(['/', '\\']).next();
    name.filter(|_| article.source != Article::PASTED)
        .unwrap_or_default()
}

fn issues(session: &Session) -> Vec<IssueLine> {
    let verdicts = &session.comparison().issues;
    let issues = session.dossier().agenda.issues_in_use();
    issues
        .map(|issue| IssueLine {
            id: issue.id.clone(),
            title: issue.title.clone(),
            scope: issue.scope.clone(),
            verdict: verdicts
                .iter()
                .find(|verdict| verdict.issue == issue.id)
                .map_or(Relation::Untested, |verdict| verdict.verdict),
        })
        .collect()
}

/// Returns where statements stand in no cell, in the order of the agenda; what fits no issue
/// last.
fn unsorted(session: &Session) -> Vec<UnsortedLine> {
    let counts = &session.counts().unsorted;
    let issues = session.dossier().agenda.issues.iter();
    issues
        .map(|issue| (Some(issue.id.clone()), issue.title.as_str()))
        .chain([(None, "No issue")])
        .filter_map(|(issue, title)| {
            Some(UnsortedLine {
                statements: *counts.get(&issue)?,
                which: UnsortedRef(issue),
                title: title.to_owned(),
            })
        })
        .collect()
}
