//! What the unit tests share: two invented countries at odds over a river.

use super::Extractor;
use super::doc::Doc;
use super::source::{Holder, Source};
use crate::model::{Agenda, Article, Issue, Party, Person, Proposal, ProposalId};

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

fn party(name: &str, demonym: &str, capital: &str, person: &str) -> Party {
    Party {
        id: name.into(),
        name: name.to_owned(),
        names: words(&[name]),
        demonyms: words(&[demonym]),
        metonyms: words(&[capital]),
        institutions: vec![format!("{capital} Admiralty")],
        people: vec![Person {
            names: words(&[person, person.split(' ').next_back().unwrap_or(person)]),
            ..Person::default()
        }],
        ..Party::default()
    }
}

fn proposal(id: &str, text: &str, cues: &[&str]) -> Proposal {
    Proposal {
        id: id.into(),
        text: text.to_owned(),
        cues: words(cues),
        ..Proposal::default()
    }
}

/// Norland (Havn, Ada Berg) and Sudria (Marest, Tomas Rell), and what they talk about.
pub(super) fn agenda() -> Agenda {
    Agenda {
        parties: vec![
            party("Norland", "Norlandic", "Havn", "Ada Berg"),
            party("Sudria", "Sudrian", "Marest", "Tomas Rell"),
        ],
        issues: vec![
            Issue {
                id: "river".into(),
                title: "The river".to_owned(),
                keywords: words(&["river", "dam", "water"]),
                proposals: vec![
                    proposal(
                        "river.dam",
                        "Sudria opens the dam in the dry season",
                        &["open the dam", "!close the dam"],
                    ),
                    proposal("river.fee", "Boats pay a fee at the lock", &["lock fee"]),
                ],
                ..Issue::default()
            },
            Issue {
                id: "islands".into(),
                title: "The islands".to_owned(),
                keywords: words(&["islands", "lighthouse", "garrison"]),
                proposals: vec![
                    proposal(
                        "islands.garrison",
                        "Norland withdraws its garrison from the islands",
                        &[],
                    ),
                    proposal("islands.flag", "No flag flies over the lighthouse", &[]),
                ],
                ..Issue::default()
            },
        ],
        ..Agenda::default()
    }
}

/// Returns an article of that text.
pub(super) fn article(text: &str) -> Article {
    Article {
        text: text.to_owned(),
        ..Article::default()
    }
}

/// Checks which parties may hold anything by `text`, each once, in order of their names.
#[track_caller]
pub(super) fn check_parties(text: &str, expected: &[&str]) {
    let found = Extractor::new(&agenda()).candidates(&article(text));
    let mut parties: Vec<&str> = found.iter().map(|(s, _)| s.party.as_str()).collect();
    parties.sort_unstable();
    parties.dedup();
    assert_eq!(parties, expected, "{text}");
}

/// Checks who stands how to the lock fee in a text, however firmly: `party attitude`.
#[track_caller]
pub(super) fn check_fee(text: &str, expected: &[&str]) {
    let found = Extractor::new(&agenda()).extract(&article(text));
    let mut lines: Vec<String> = found
        .statements
        .iter()
        .filter(|s| s.proposal.as_ref().map(ProposalId::as_str) == Some("river.fee"))
        .map(|s| format!("{} {}", s.party.as_str(), s.attitude.key()))
        .collect();
    lines.dedup();
    assert_eq!(lines, expected, "{text}");
}

/// Runs the first stages over `text`, and hands on what they found.
pub(super) fn with_doc<T>(text: &str, read: impl FnOnce(&Doc) -> T) -> T {
    let article = article(text);
    read(&doc(&Extractor::new(&agenda()), &article))
}

/// Runs the first stages over an article that is read in one part.
pub(super) fn doc<'a>(extractor: &Extractor, article: &'a Article) -> Doc<'a> {
    let first = extractor.docs(article).next();
    first.expect("a text with words")
}

/// Returns holders as "N" or "S", with "/" and the person's number or words.
pub(super) fn holders(doc: &Doc, holders: &[Holder]) -> String {
    let names: Vec<String> = holders
        .iter()
        .map(|holder| {
            let party = ["N", "S"][holder.party];
            let person = holder.person.map(|_| "person".to_owned());
            let words = holder.named.as_ref().map(|r| doc.slice(r).to_owned());
            let apart = if holder.detached { " apart" } else { "" };
            match person.or(words) {
                Some(who) => format!("{party}/{who}{apart}"),
                None => format!("{party}{apart}"),
            }
        })
        .collect();
    names.join("+")
}

/// Returns a source in a few words.
pub(super) fn source(doc: &Doc, source: &Source) -> String {
    match source {
        Source::Parties(parties) => holders(doc, parties),
        Source::Outsider(range) => format!("outsider {}", doc.slice(range)),
        Source::Document(None) => "document".to_owned(),
        Source::Document(Some(party)) => format!("document of {}", ["N", "S"][*party]),
        Source::Office(at) => format!("office {}", doc.slice(&(*at..*at + 1))),
        Source::Person
        | Source::It
        | Source::They
        | Source::Sides
        | Source::Speaker
        | Source::Nobody => format!("{source:?}").to_lowercase(),
    }
}
