//! How fast a large case is settled and compared, beside copying its statements.
//!
//! 200 proposals, 10 parties, 10,000 statements in 500 articles: what every edit of a
//! large dossier costs.

use std::sync::Arc;

use divan::Bencher;
use divan::counter::ItemsCount;
use standpoint::compare::compare;
use standpoint::compare::network::{Duplicates, Normalise, Options, of_dossier, one_mode};
use standpoint::model::{
    Act, Agenda, Article, ArticleId, Attitude, CodedArticle, Date, Dossier, Evidence, Firmness,
    Issue, IssueId, Party, PartyId, Proposal, ProposalId, Span, Standing, Statement, StatementId,
    Status, Voice,
};
use standpoint::settle::settle;

const ISSUES: usize = 20;
const PROPOSALS: usize = 200;
const PARTIES: usize = 10;
const ARTICLES: usize = 500;
const STATEMENTS: usize = 10_000;

fn main() {
    divan::main();
}

/// Statements to stances.
#[divan::bench]
fn settle_case(bencher: Bencher) {
    let dossier = dossier();
    bencher
        .counter(ItemsCount::new(STATEMENTS))
        .bench(|| settle(&dossier));
}

/// Stances to the comparison.
#[divan::bench]
fn compare_case(bencher: Bencher) {
    let dossier = dossier();
    let table = settle(&dossier);
    let parties: Vec<PartyId> = dossier
        .agenda
        .parties
        .iter()
        .map(|p| p.id.clone())
        .collect();
    bencher
        .counter(ItemsCount::new(PROPOSALS * PARTIES))
        .bench(|| compare(&dossier.agenda, &table, &parties, &dossier.settings));
}

/// The same with stances that follow: each proposal of an issue implies the one before it.
#[divan::bench]
fn compare_with_implications(bencher: Bencher) {
    let mut dossier = dossier();
    let table = settle(&dossier);
    for issue in &mut Arc::make_mut(&mut dossier.agenda).issues {
        for at in 1..issue.proposals.len() {
            let before = issue.proposals[at - 1].id.clone();
            issue.proposals[at].implies.push(before);
        }
    }
    dossier.settings.count_implied = true;
    let parties = dossier.parties();
    bencher
        .counter(ItemsCount::new(PROPOSALS * PARTIES))
        .bench(|| compare(&dossier.agenda, &table, &parties, &dossier.settings));
}

/// Statements to a network of parties.
#[divan::bench]
fn network_case(bencher: Bencher) {
    let dossier = dossier();
    bencher.counter(ItemsCount::new(STATEMENTS)).bench(|| {
        let options = Options {
            normalise: Normalise::Jaccard,
            duplicates: Duplicates::Document,
            ..Options::default()
        };
        one_mode(&of_dossier(&dossier), options)
    });
}

/// The yardstick: a copy of every statement.
#[divan::bench]
fn copy_statements(bencher: Bencher) {
    let dossier = dossier();
    bencher.counter(ItemsCount::new(STATEMENTS)).bench(|| {
        let copy = |coded: &Arc<CodedArticle>| coded.statements.clone();
        dossier.articles.iter().flat_map(copy).collect::<Vec<_>>()
    });
}

fn dossier() -> Dossier {
    let parties = (0..PARTIES).map(|number| Party {
        id: PartyId(format!("P{number}")),
        name: format!("Party {number}"),
        main: true,
        ..Party::default()
    });
    let issues = (0..ISSUES).map(|number| Issue {
        id: IssueId(format!("i{number}")),
        title: format!("Issue {number}"),
        proposals: (0..PROPOSALS / ISSUES)
            .map(|own| Proposal {
                id: proposal(number * (PROPOSALS / ISSUES) + own)
                    .as_str()
                    .into(),
                text: format!("Point {own} of matter {number} is settled"),
                ..Proposal::default()
            })
            .collect(),
        ..Issue::default()
    });
    let agenda = Agenda {
        id: "large".to_owned(),
        title: "A large case".to_owned(),
        parties: parties.collect(),
        issues: issues.collect(),
        ..Agenda::default()
    };
    Dossier {
        title: "A large case".to_owned(),
        agenda: Arc::new(agenda),
        articles: (0..ARTICLES)
            .map(|number| Arc::new(article(number)))
            .collect(),
        ..Dossier::default()
    }
}

fn proposal(number: usize) -> ProposalId {
    ProposalId(format!("p{number}"))
}

fn article(number: usize) -> CodedArticle {
    let day = Date::constant(2026, 1, 1)
        .checked_add(jiff::Span::new().days(i64::try_from(number % 300).unwrap_or(0)))
        .expect("a day of 2026");
    let own = STATEMENTS / ARTICLES;
    CodedArticle {
        article: Article {
            id: ArticleId(format!("article-{number}")),
            title: format!("Article {number}"),
            published: Some(day),
            ..Article::default()
        },
        statements: (0..own)
            .map(|at| statement(number * own + at, at))
            .collect(),
        ..CodedArticle::default()
    }
}

/// Makes statement `number` of all, which stands at place `at` of its article. Numbers with
/// no common divisor spread the cells, attitudes and firmness.
fn statement(number: usize, at: usize) -> Statement {
    let spread = number * 7919;
    let quote = format!("words of statement {number} in a sentence of common length, said plainly");
    Statement {
        id: StatementId(at as u32 + 1),
        party: PartyId(format!("P{}", spread % PARTIES)),
        speaker: Some(format!("Speaker {}", spread % 30)),
        unnamed: None,
        standing: Standing::Speaks,
        issue: None,
        proposal: Some(proposal(spread / PARTIES % PROPOSALS)),
        act: Act::Says,
        attitude: Attitude::ALL[spread / 3 % Attitude::ALL.len()],
        lean: None,
        condition: None,
        value: None,
        firmness: Firmness::ALL[spread / 5 % Firmness::ALL.len()],
        voice: Voice::Reported,
        venue: None,
        via: None,
        said_on: None,
        superseded: false,
        cue: "said".to_owned(),
        evidence: Evidence {
            span: Span::new(at * 100, at * 100 + quote.len()),
            quote,
            ..Evidence::default()
        },
        confidence: 0.7,
        reasons: Vec::new(),
        status: Status::Machine,
        discarded: false,
    }
}
