//! A made-up case: three towns, a bridge and a ferry.

use std::collections::BTreeMap;
use std::sync::Arc;

use standpoint::model::{
    Act, Agenda, Amount, Article, Attitude, Bound, CodedArticle, Dossier, Evidence, Firmness,
    HandEdit, Issue, Lean, Note, NoteKind, Party, Proposal, ScaleSpec, Span, StanceAttitude,
    Standing, Statement, StatementId, Status, Voice,
};

const TEXT: &str = "Річка: bridge talks\n\nMayor Ada Holt said “we will never pay for the \
    bridge”. Holt told Town Radio it was “out of the question”, the Wire reported. Westham \
    demands that the bridge is built | now, <script>alert(1)</script>.\n\nSouthlea would accept \
    a toll if lorries pay more. =cmd says the ferry may stay.\n";

/// Returns the case.
pub(super) fn dossier() -> Dossier {
    let mut dossier = Dossier {
        title: "Bridge & ferry".to_owned(),
        agenda: Arc::new(agenda()),
        articles: vec![Arc::new(article())],
        ..Dossier::default()
    };
    let edit = HandEdit {
        attitude: Some(StanceAttitude::Support),
        summary: Some("=SUM(1) is no formula".to_owned()),
        note: Some("Heard on the phone | not written".to_owned()),
        ..HandEdit::default()
    };
    dossier.hand = BTreeMap::from([(("ferry.stay".into(), "W".into()), edit)]);
    dossier
}

/// Returns the case with all that can be said of one: the toll implies the bridge, the ferry
/// and the bridge exclude each other, Southlea's toll is a condition on the bridge, and two
/// name amounts.
pub(super) fn full() -> Dossier {
    let mut dossier = dossier();
    let agenda = Arc::make_mut(&mut dossier.agenda);
    let scale = ScaleSpec {
        unit: "crowns".to_owned(),
        low: 0.0,
        high: 50.0,
    };
    let proposals = &mut agenda.issues[0].proposals;
    proposals[1].implies = vec!["bridge.build".into()];
    proposals[2].implies = vec!["bridge.build".into()];
    proposals[1].scale = Some(scale);
    agenda.issues[1].proposals[0].excludes = vec!["bridge.build".into()];
    let coded = Arc::make_mut(&mut dossier.articles[0]);
    let amount = |number: f64, bound| Amount {
        words: format!("{number} crowns"),
        number: Some(number),
        bound,
    };
    let mut toll = coded.statements[3].clone();
    toll.condition = Some("if a bridge is built between Westham and Eastham".to_owned());
    toll.value = Some(amount(20.0, Bound::AtMost));
    let offer = Statement {
        id: StatementId(7),
        party: "W".into(),
        value: Some(amount(30.0, Bound::Exactly)),
        attitude: Attitude::Support,
        lean: None,
        condition: None,
        ..toll.clone()
    };
    coded.statements[3] = toll;
    coded.statements.push(offer);
    dossier
}

/// Sets how many parties the agenda has and the comparison shows.
pub(super) fn with_parties(dossier: &mut Dossier, parties: usize) {
    let agenda = Arc::make_mut(&mut dossier.agenda);
    agenda.parties.truncate(parties.min(3));
    for number in agenda.parties.len()..parties {
        agenda
            .parties
            .push(party(&format!("X{number}"), "Another Town On The River"));
    }
}

fn party(id: &str, name: &str) -> Party {
    Party {
        id: id.into(),
        name: name.to_owned(),
        ..Party::default()
    }
}

fn agenda() -> Agenda {
    let proposal = |id: &str, text: &str| Proposal {
        id: id.into(),
        text: text.to_owned(),
        ..Proposal::default()
    };
    Agenda {
        id: "bridge".to_owned(),
        title: "Bridge talks".to_owned(),
        parties: vec![
            party("W", "Westham"),
            party("E", "Eastham"),
            Party {
                names: vec!["the Southlea Union".to_owned()],
                ..party("S", "Southlea Union")
            },
        ],
        issues: vec![
            Issue {
                id: "bridge".into(),
                title: "The bridge".to_owned(),
                proposals: vec![
                    proposal(
                        "bridge.build",
                        "A bridge is built between Westham and Eastham at the cost of both",
                    ),
                    proposal("bridge.toll", "Whoever crosses the bridge pays a toll"),
                    proposal("bridge.name", "The bridge is named after the river"),
                ],
                ..Issue::default()
            },
            Issue {
                id: "ferry".into(),
                title: "The ferry".to_owned(),
                proposals: vec![proposal("ferry.stay", "The ferry stays")],
                ..Issue::default()
            },
        ],
        ..Agenda::default()
    }
}

fn article() -> CodedArticle {
    let article = Article {
        id: "bridge-talks".into(),
        title: "Річка: bridge talks".to_owned(),
        outlet: Some("Model Gazette".to_owned()),
        published: "2026-12-04".parse().ok(),
        date_disputed: true,
        source: "articles/bridge.txt".to_owned(),
        hash: "0".to_owned(),
        notes: vec![Note::new(
            NoteKind::WeekdayMismatch,
            "4 December 2026 is a Friday.",
            "Check the date.",
        )],
        text: TEXT.to_owned(),
        ..Article::default()
    };
    let holt = |quote: &str| Statement {
        speaker: Some("Ada Holt".to_owned()),
        attitude: Attitude::Oppose,
        act: Act::RulesOut,
        firmness: Firmness::RedLine,
        voice: Voice::Quoted,
        ..statement("E", "bridge.build", quote)
    };
    let mut statements = vec![
        holt("“we will never pay for the bridge”"),
        Statement {
            venue: Some("Town Radio".to_owned()),
            via: Some("the Wire".to_owned()),
            ..holt("it was “out of the question”")
        },
        Statement {
            act: Act::Demands,
            firmness: Firmness::RedLine,
            cue: "demands".to_owned(),
            reasons: vec!["holder: “Westham” before the cue".to_owned()],
            ..statement(
                "W",
                "bridge.build",
                "the bridge is built | now, <script>alert(1)</script>",
            )
        },
        Statement {
            attitude: Attitude::Conditional,
            lean: Some(Lean::YesIf),
            condition: Some("if lorries pay more".to_owned()),
            firmness: Firmness::Tentative,
            ..statement(
                "S",
                "bridge.toll",
                "would accept a toll if lorries pay more",
            )
        },
        Statement {
            voice: Voice::Other,
            unnamed: Some("a town clerk".to_owned()),
            ..statement("E", "ferry.stay", "=cmd says the ferry may stay")
        },
        Statement {
            proposal: None,
            ..statement("S", "bridge.toll", "lorries pay more")
        },
    ];
    for (number, statement) in (1..).zip(&mut statements) {
        statement.id = StatementId(number);
    }
    CodedArticle {
        article,
        statements,
        ..CodedArticle::default()
    }
}

fn statement(party: &str, proposal: &str, quote: &str) -> Statement {
    let start = TEXT.find(quote).expect("the quote stands in the text");
    Statement {
        id: StatementId(0),
        party: party.into(),
        speaker: None,
        unnamed: None,
        standing: Standing::Speaks,
        issue: proposal.split('.').next().map(Into::into),
        proposal: Some(proposal.into()),
        act: Act::Says,
        attitude: Attitude::Support,
        lean: None,
        condition: None,
        value: None,
        firmness: Firmness::Plain,
        voice: Voice::Reported,
        venue: None,
        via: None,
        said_on: None,
        superseded: false,
        cue: String::new(),
        evidence: Evidence::take(TEXT, Span::new(start, start + quote.len()), "0"),
        confidence: 0.75,
        reasons: Vec::new(),
        status: Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    }
}
