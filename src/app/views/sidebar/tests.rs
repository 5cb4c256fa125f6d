//! The lists as text.

use super::super::demo;
use super::data;
use crate::session::Session;

fn build(session: &Session) -> data::SidebarData {
    let mut data = data::SidebarData::default();
    data.follow(session);
    data
}

#[test]
fn articles_say_their_day_and_what_is_wrong_with_it() {
    let session = demo::session();
    let data = build(&session);
    let drawn: Vec<String> = data
        .articles()
        .iter()
        .zip(&session.counts().by_article)
        .map(|(line, statements)| {
            let problem = line.date_problem.as_deref().unwrap_or("-");
            format!(
                "{} | {} | {} | {problem}",
                line.title,
                line.below,
                statements.expect("all evidence is looked at"),
            )
        })
        .collect();
    assert_eq!(
        drawn,
        [
            "Envoys meet over the harbour | 4 Dec 2026 (date disputed) · Harbour Gazette | 9 \
             | The text says Thursday, but 4 December 2026 is a Friday.",
            "Ferries wait for a signal | 6 Dec 2026 · Harbour Gazette | 8 | -",
        ]
    );
}

#[test]
fn issues_show_the_worst_relation() {
    let session = demo::session();
    let data = build(&session);
    let drawn: Vec<String> = data
        .issues
        .iter()
        .map(|line| format!("{}: {}", line.title, line.verdict.key()))
        .collect();
    assert_eq!(
        drawn,
        [
            "Harbour and islands: deadlock",
            "Concessions and format: soft_gap",
            "Ferries: untested"
        ]
    );
}

#[test]
fn statements_on_no_proposal_are_counted_by_issue() {
    let session = demo::session();
    let mut dossier = session.dossier().clone();
    assert!(build(&session).unsorted.is_empty());
    let articles = &mut dossier.articles;
    let statements = &mut std::sync::Arc::make_mut(&mut articles[0]).statements;
    for statement in &mut statements[..4] {
        statement.proposal = None;
    }
    statements[2].issue = None;
    statements[3].discarded = true;
    let data = build(&Session::from_dossier(
        dossier,
        jiff::civil::date(2026, 12, 20),
    ));
    let drawn: Vec<String> = data
        .unsorted
        .iter()
        .map(|line| format!("{}: {}", line.title, line.statements))
        .collect();
    assert_eq!(drawn, ["Harbour and islands: 2", "No issue: 1"]);
}
