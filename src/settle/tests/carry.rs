//! What a person decided, and what is extracted anew.

use super::statement;
use crate::model::text::hash;
use crate::model::{
    Article, CodedArticle, Evidence, Found, PartyId, ProposalId, Span, StatementId,
};
use crate::settle::carry;

const TEXT: &str = "The envoy said the dam must be opened. A minister replied that it would stay \
                    shut for good. The observers asked for time. Nobody else spoke.";

/// Makes an article of lines `words in the text: words of a statement`.
fn article(text: &str, lines: &str) -> CodedArticle {
    let hash = hash(text);
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let statements = lines.enumerate().map(|(at, line)| {
        let (words, fields) = line.split_once(": ").expect("words: fields");
        let mut made = statement(at as u32 + 1, fields);
        let start = text.find(words).expect("the words are there");
        made.evidence = Evidence::take(text, Span::new(start, start + words.len()), &hash);
        made
    });
    CodedArticle {
        statements: statements.collect(),
        article: Article {
            id: "a".into(),
            text: text.to_owned(),
            hash: hash.clone(),
            ..Article::default()
        },
        ..CodedArticle::default()
    }
}

/// Tells each statement: number, holder, matter, attitude, the words.
fn told(coded: &CodedArticle) -> Vec<String> {
    let statements = coded.statements.iter();
    statements
        .map(|s| {
            let words = s.evidence.span.of(&coded.article.text);
            let matter = s.proposal.as_ref().map_or("-", |p| p.as_str());
            let mark = if s.discarded { " discarded" } else { "" };
            format!(
                "{} {} {matter} {}{mark}: {words}",
                s.id.0,
                s.party,
                s.attitude.key()
            )
        })
        .collect()
}

fn nothing_held(_: &ProposalId, _: &PartyId) -> bool {
    false
}

const FOUND: &str = "the dam must be opened: support
                     it would stay shut for good: party=B oppose
                     asked for time: party=C unclear";

#[test]
fn what_is_found_again_keeps_its_number() {
    let old = article(TEXT, FOUND);
    let new = article(
        TEXT,
        "Nobody else spoke: party=D unclear
         it would stay shut for good: party=B oppose firm
         the dam must be opened: support",
    );
    let carried = carry(&old, new, &nothing_held);
    assert_eq!(
        told(&carried.coded),
        [
            "1 A p support: the dam must be opened",
            "2 B p oppose: it would stay shut for good",
            "4 D p unclear: Nobody else spoke",
        ]
    );
    let counts = (carried.kept, carried.same, carried.new, carried.gone);
    assert_eq!(counts, (0, 2, 1, 1));
}

#[test]
fn what_a_person_decided_stays_and_is_not_asked_again() {
    let mut old = article(TEXT, FOUND);
    // One is given to another party and proposal, one is discarded, one let stand.
    let given = &mut old.statements[0];
    given.extracted = Some(given.as_extracted());
    (given.party, given.proposal) = ("B".into(), Some("q".into()));
    given.coder = Some("Ann".to_owned());
    old.statements[1].discarded = true;
    old.statements[2].status = crate::model::Status::Reviewed;
    let new = article(
        TEXT,
        "dam must be opened: support firm
         A minister replied that it would stay shut for good: party=B oppose
         asked for time: party=C support",
    );
    let carried = carry(&old, new, &nothing_held);
    assert_eq!(
        told(&carried.coded),
        [
            "1 B q support: the dam must be opened",
            "2 B p oppose discarded: it would stay shut for good",
            "3 C p unclear: asked for time",
        ]
    );
    assert_eq!((carried.kept, carried.new, carried.gone), (3, 0, 0));
    // Another party or another matter in the same words is something else.
    let new = article(
        TEXT,
        "asked for time: party=C proposal=q support\nasked for time: support",
    );
    let carried = carry(&old, new, &nothing_held);
    assert_eq!(carried.new, 2);
    assert_eq!(carried.coded.statements.len(), 5);
}

#[test]
fn a_cell_in_a_persons_hand_keeps_its_statements() {
    let old = article(TEXT, FOUND);
    let new = article(TEXT, "Nobody else spoke: party=B support");
    let held =
        |proposal: &ProposalId, party: &PartyId| (proposal.as_str(), party.as_str()) == ("p", "B");
    let carried = carry(&old, new, &held);
    assert_eq!(
        told(&carried.coded),
        [
            "2 B p oppose: it would stay shut for good",
            "4 B p support: Nobody else spoke",
        ]
    );
    assert_eq!((carried.kept, carried.gone), (1, 2));
}

#[test]
fn evidence_is_found_in_another_version() {
    let mut old = article(TEXT, FOUND);
    for decided in &mut old.statements {
        decided.coder = Some(String::new());
    }
    let text = "Updated. The envoy said the dam must be opened soon. A minister replied that it \
                shall stay shut for good. The observers went home. Nobody else spoke.";
    let carried = carry(
        &old,
        article(
            text,
            "dam must be opened soon: support\nit shall stay shut: party=B oppose",
        ),
        &nothing_held,
    );
    assert_eq!(
        told(&carried.coded),
        [
            "1 A p support: the dam must be opened",
            "2 B p oppose: it shall stay shut for good",
            "3 C p unclear: ",
        ]
    );
    let found: Vec<Found> = carried
        .coded
        .statements
        .iter()
        .map(|s| s.evidence.found)
        .collect();
    assert_eq!(found, [Found::Moved, Found::Edited, Found::Lost]);
    // What was coded is still known, word for word.
    assert_eq!(
        carried.coded.statements[1].evidence.quote,
        "it would stay shut for good"
    );
    assert_eq!(carried.coded.statements[2].evidence.quote, "asked for time");
    assert_eq!(carried.new, 0);
}

#[test]
fn numbers_are_never_used_twice() {
    let mut old = article(TEXT, FOUND);
    old.statements[2].id = StatementId(9);
    let carried = carry(
        &old,
        article(TEXT, "Nobody else spoke: support"),
        &nothing_held,
    );
    assert_eq!(told(&carried.coded), ["10 A p support: Nobody else spoke"]);
    assert_eq!(carried.gone, 3);
}
