//! A small case in our own words, for the tests of all views.

use std::sync::Arc;

use crate::model::{
    Act, Agenda, Article, ArticleId, Attitude, CodedArticle, Dossier, Evidence, Firmness, Issue,
    Lean, Note, NoteKind, Party, Proposal, Span, Statement, StatementId, Status, Voice,
};
use crate::session::Session;

/// The day on which all tests take place.
pub(crate) const TODAY: crate::model::Date = jiff::civil::date(2026, 12, 20);

/// Returns a session on [`dossier`].
pub(crate) fn session() -> Session {
    Session::from_dossier(dossier(), TODAY)
}

/// Returns the case: three main parties and an observer, three issues, two articles.
pub(crate) fn dossier() -> Dossier {
    let party = |id: &str, name: &str, main| Party {
        id: id.into(),
        name: name.to_owned(),
        main,
        ..Party::default()
    };
    let issue = |id: &str, title: &str, proposals: &[&str]| Issue {
        id: id.into(),
        title: title.to_owned(),
        proposals: proposals
            .iter()
            .enumerate()
            .map(|(n, text)| Proposal {
                id: format!("{id}.{}", n + 1).as_str().into(),
                text: (*text).to_owned(),
                ..Proposal::default()
            })
            .collect(),
        ..Issue::default()
    };
    let agenda = Agenda {
        id: "demo".to_owned(),
        title: "Harbour talks".to_owned(),
        as_of: None,
        parties: vec![
            party("NO", "Northland", true),
            party("SO", "Southland", true),
            party("IS", "Isle Union", true),
            party("OB", "Observer", false),
        ],
        issues: vec![
            issue(
                "harbour",
                "Harbour and islands",
                &[
                    "Northland gives up the outer islands as part of a settlement",
                    "All of the harbour comes under northern control",
                    "Southern patrols withdraw from the parts of the bay they hold",
                    "The present buoy line is the starting point of talks",
                ],
            ),
            issue(
                "format",
                "Concessions and format",
                &[
                    "Talks on a settlement continue",
                    "Both sides make concessions",
                    "The draft of the Isle Union is the basis",
                ],
            ),
            issue(
                "ferries",
                "Ferries",
                &["The ferries sail again", "The ferries are free", "Night ferries return"],
            ),
        ],
    };
    Dossier {
        title: "Harbour talks".to_owned(),
        agenda: Arc::new(agenda),
        articles: vec![Arc::new(first()), Arc::new(second())],
        ..Dossier::default()
    }
}

struct Said {
    party: &'static str,
    proposal: &'static str,
    act: Act,
    attitude: Attitude,
    firmness: Firmness,
    voice: Voice,
    speaker: Option<&'static str>,
    quote: &'static str,
}

const fn said(
    party: &'static str,
    proposal: &'static str,
    act: Act,
    attitude: Attitude,
    firmness: Firmness,
    speaker: &'static str,
    quote: &'static str,
) -> Said {
    let speaker = Some(speaker);
    let voice = Voice::Quoted;
    Said { party, proposal, act, attitude, firmness, voice, speaker, quote }
}

fn first() -> CodedArticle {
    use Attitude::{Conditional, Oppose, Support, Unclear};
    use Firmness::{Firm, Plain, RedLine, Tentative};
    let mut coded = article(
        "envoys",
        "Envoys meet over the harbour",
        "2026-12-04",
        &[
            said("SO", "harbour.1", Act::Demands, Support, Firm, "Mira Sand",
                "Without the outer islands we see no settlement"),
            said("NO", "harbour.1", Act::Rejects, Oppose, RedLine, "Olaf Berg",
                "Our islands are not for sale, today or ever"),
            said("NO", "harbour.2", Act::Demands, Support, RedLine, "Olaf Berg",
                "The whole harbour will be ours, by treaty or by other means"),
            said("NO", "harbour.3", Act::Demands, Support, Firm, "Olaf Berg",
                "The patrols must leave the bay"),
            said("SO", "harbour.3", Act::Offers, Conditional, Plain, "Mira Sand",
                "If the withdrawal is mutual and watched, we can talk about it"),
            said("IS", "harbour.3", Act::Proposes, Support, Plain, "Ada Quay",
                "We propose that the patrols go home"),
            said("NO", "harbour.4", Act::Rejects, Oppose, RedLine, "Olaf Berg",
                "The buoys are no line for us"),
            said("SO", "harbour.4", Act::Demands, Support, RedLine, "Mira Sand",
                "We stand where we stand, and talks begin there"),
            said("IS", "harbour.4", Act::Considers, Unclear, Tentative, "Ada Quay",
                "Perhaps the buoys can serve, perhaps they cannot"),
        ],
    );
    coded.statements[4].lean = Some(Lean::YesIf);
    coded.statements[4].condition = Some("the withdrawal is mutual and watched".to_owned());
    coded.article.date_disputed = true;
    coded.article.notes.push(Note::new(
        NoteKind::WeekdayMismatch,
        "The text says Thursday, but 4 December 2026 is a Friday.",
        "Check the date.",
    ));
    coded
}

fn second() -> CodedArticle {
    use Attitude::{Oppose, Support, Unclear};
    use Firmness::{Plain, Tentative};
    let mut coded = article(
        "ferries",
        "Ferries wait for a signal",
        "2026-12-06",
        &[
            said("NO", "format.1", Act::Supports, Support, Plain, "Olaf Berg",
                "The talks go on, and that is good"),
            said("SO", "format.1", Act::Supports, Support, Plain, "Mira Sand",
                "Our delegation stays at the table"),
            said("IS", "format.1", Act::Supports, Support, Plain, "Ada Quay",
                "These were useful days"),
            said("NO", "format.2", Act::Wants, Support, Tentative, "Ada Quay",
                "The North would like to give and take"),
            said("IS", "format.2", Act::Proposes, Support, Plain, "Ada Quay",
                "It takes two to build a pier"),
            said("NO", "format.3", Act::Says, Unclear, Tentative, "Olaf Berg",
                "Some of the draft is more or less acceptable"),
            said("SO", "format.3", Act::Rejects, Oppose, Plain, "Mira Sand",
                "That draft was written without us"),
            said("SO", "ferries.1", Act::Demands, Support, Plain, "Mira Sand",
                "The ferries must sail again before the winter"),
        ],
    );
    coded.statements[3].voice = Voice::Other;
    coded.statements[7].venue = Some("Harbour Radio".to_owned());
    coded.statements[7].via = Some("the Coast Agency".to_owned());
    coded
}

fn article(id: &str, title: &str, day: &str, said: &[Said]) -> CodedArticle {
    let mut text = format!("Menu | Home | Contact\n\n{title}\n\n");
    let furniture = Span::new(0, "Menu | Home | Contact\n".len());
    let headline = Span::new(text.len() - title.len() - 2, text.len() - 2);
    let mut statements = Vec::new();
    for (n, said) in said.iter().enumerate() {
        let speaker = said.speaker.unwrap_or("The paper");
        text.push_str("On the second day of the meeting the delegates came back to the table. ");
        text.push('“');
        let start = text.len();
        text.push_str(said.quote);
        let span = Span::new(start, text.len());
        text.push_str(&format!(",” said {speaker}, before the doors were closed again.\n\n"));
        statements.push(Statement {
            id: StatementId(n as u32 + 1),
            party: said.party.into(),
            speaker: said.speaker.map(str::to_owned),
            unnamed: None,
            standing: crate::model::Standing::Speaks,
            issue: said.proposal.split('.').next().map(Into::into),
            proposal: Some(said.proposal.into()),
            act: said.act,
            attitude: said.attitude,
            lean: None,
            condition: None,
            firmness: said.firmness,
            voice: said.voice,
            venue: None,
            via: None,
            said_on: None,
            superseded: false,
            cue: "said".to_owned(),
            evidence: Evidence { span, ..Evidence::default() },
            confidence: 0.8,
            reasons: Vec::new(),
            status: Status::Machine,
            discarded: false,
        });
    }
    let hash = "0".repeat(64);
    for statement in &mut statements {
        statement.evidence = Evidence::take(&text, statement.evidence.span, &hash);
    }
    CodedArticle {
        article: Article {
            id: ArticleId(id.to_owned()),
            title: title.to_owned(),
            outlet: Some("Harbour Gazette".to_owned()),
            published: day.parse().ok(),
            source: format!("{id}.txt"),
            hash,
            headline: Some(headline),
            furniture: vec![furniture],
            text,
            ..Article::default()
        },
        statements,
        notes: Vec::new(),
    }
}

mod dump {
    #[test]
    fn dump() {
        let mut s = super::session();
        s.save_as(std::path::Path::new("/tmp/harbour")).unwrap();
    }
}
