//! A large case, made up: every cell of its table is filled and every quote stands in its
//! article.

use std::sync::Arc;

use standpoint::model::{
    Act, Agenda, Article, ArticleId, Attitude, CodedArticle, Date, Dossier, Evidence, Firmness,
    Issue, IssueId, Party, PartyId, Proposal, ProposalId, Span, Standing, Statement, StatementId,
    Status, Voice, text::hash,
};

/// How large the case is. Articles divide the statements, issues the proposals, evenly.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Size {
    pub(crate) issues: usize,
    pub(crate) proposals: usize,
    pub(crate) parties: usize,
    pub(crate) articles: usize,
    pub(crate) statements: usize,
}

/// Makes the case.
pub(crate) fn dossier(size: Size) -> Dossier {
    let parties = (0..size.parties).map(|number| Party {
        id: PartyId(format!("P{number}")),
        name: format!("Party {number}"),
        main: true,
        ..Party::default()
    });
    let own = size.proposals / size.issues;
    let issues = (0..size.issues).map(|number| Issue {
        id: IssueId(format!("i{number}")),
        title: format!("Issue {number}"),
        proposals: (0..own)
            .map(|at| Proposal {
                id: proposal(number * own + at),
                text: format!(
                    "Point {at} of matter {number} is settled by a commission of both sides"
                ),
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
        articles: (0..size.articles)
            .map(|number| Arc::new(article(size, number)))
            .collect(),
        ..Dossier::default()
    }
}

fn proposal(number: usize) -> ProposalId {
    ProposalId(format!("p{number}"))
}

fn article(size: Size, number: usize) -> CodedArticle {
    let day = Date::constant(2026, 1, 1)
        .checked_add(jiff::Span::new().days(i64::try_from(number % 300).unwrap_or(0)))
        .expect("a day of 2026");
    let own = size.statements / size.articles;
    let mut text = format!("Article {number}\n\n");
    let mut statements: Vec<Statement> = (0..own)
        .map(|at| statement(size, number * own + at, at, &mut text))
        .collect();
    let hash = hash(&text);
    for statement in &mut statements {
        statement.evidence.hash.clone_from(&hash);
    }
    CodedArticle {
        article: Article {
            id: ArticleId(format!("article-{number}")),
            title: format!("Article {number}"),
            published: Some(day),
            hash,
            text,
            ..Article::default()
        },
        statements,
        ..CodedArticle::default()
    }
}

/// Makes statement `number` of all, which stands at place `at` of its article, and writes
/// its words into the text. Numbers with no common divisor spread the cells, attitudes and
/// firmness.
fn statement(size: Size, number: usize, at: usize, text: &mut String) -> Statement {
    let spread = number * 7919;
    let quote = format!("words of statement {number} in a sentence of common length, said plainly");
    let start = text.len();
    text.push_str(&quote);
    let span = Span::new(start, text.len());
    text.push_str(".\n\n");
    Statement {
        id: StatementId(at as u32 + 1),
        party: PartyId(format!("P{}", spread % size.parties)),
        speaker: Some(format!("Speaker {}", spread % 30)),
        unnamed: None,
        standing: Standing::Speaks,
        issue: None,
        proposal: Some(proposal(spread / size.parties % size.proposals)),
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
            quote,
            span,
            ..Evidence::default()
        },
        confidence: 0.7,
        reasons: Vec::new(),
        status: Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    }
}
