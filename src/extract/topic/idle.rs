//! Idle words: what tells nothing of the matter where it stands.
//!
//! In: a word at its place. Out: whether it belongs to a title ("the finance minister"), only
//! joins two parts of a sentence ("in return for") or only tells when and where something
//! happened ("said after the meeting").

use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::token::{Traits, WordKey, words};

/// Whether a word is part of a title: "the finance minister" speaks of no finance, "President
/// Berg" of no meeting of presidents.
fn is_of_title(doc: &Doc, at: usize) -> bool {
    let offices = words!["minister", "ministers", "secretary", "commissioner"];
    let ranks = words!["president", "chancellor", "premier"];
    let named = || {
        let person = |m: &Mention| matches!(m.kind, Kind::Person(_)) && m.tokens.start == at + 1;
        doc.is(at + 1, Traits::NAME) || doc.mention(at + 1).is_some_and(person)
    };
    at + 1 < doc.tokens.len() && (doc.reads(at + 1, offices) || doc.reads(at, ranks) && named())
}

/// Whether a word tells nothing of what is talked about where it stands.
pub(super) fn is_idle(doc: &Doc, at: usize) -> bool {
    is_of_title(doc, at) || is_idiom(doc, at) || is_occasion(doc, at) || is_period(doc, at)
}

/// Whether a word only names the time in which something happens: "after the lease period", "by
/// the end of the transition period".
fn is_period(doc: &Doc, at: usize) -> bool {
    let noun = Traits::NOUN.with(Traits::ADJECTIVE);
    let period = (at..doc.tokens.len().min(at + PERIOD_REACH))
        .take_while(|&i| doc.is(i, noun) && !doc.is(i, Traits::PUNCT))
        .any(|i| doc.reads(i, words!["period", "phase", "stage"]));
    if !period {
        return false;
    }
    let own = noun.with(Traits::DET).with(Traits::NUMBER);
    let floor = at.saturating_sub(OCCASION_REACH);
    let opener = (floor..at)
        .rev()
        .find(|&i| !doc.is(i, own) || doc.is(i, Traits::PREP));
    let edges = words!["end", "start", "beginning", "close", "expiry", "of", "the"];
    opener.is_some_and(|of| {
        let to_the_end = doc.reads(of, words!["of"]) && doc.reads(of.wrapping_sub(1), edges);
        let first = if to_the_end {
            (floor..of).rev().find(|&i| !doc.reads(i, edges))
        } else {
            Some(of)
        };
        let when = words![
            "after",
            "before",
            "during",
            "until",
            "till",
            "since",
            "following"
        ];
        let edge = words!["by", "at", "from"];
        first.is_some_and(|i| doc.reads(i, when) || to_the_end && doc.reads(i, edge))
    })
}

/// Whether a meeting only tells when or where something happened: "said after her meeting with
/// Rell", "at Thursday's summit".
fn is_occasion(doc: &Doc, at: usize) -> bool {
    if !doc.is(at, Traits::ENCOUNTER) {
        return false;
    }
    let own = Traits::DET
        .with(Traits::ADJECTIVE)
        .with(Traits::POSSESSIVE)
        .with(Traits::TIME)
        .with(Traits::NAME)
        .with(Traits::NUMBER)
        .with(Traits::PRON);
    let floor = at.saturating_sub(OCCASION_REACH);
    let Some(opener) = (floor..at)
        .rev()
        .find(|&i| !doc.is(i, own) && !doc.is_named(i) && !doc.marks(i, &['-']))
    else {
        return false;
    };
    let met = doc.reads(
        at,
        words![
            "meeting",
            "meetings",
            "summit",
            "summits",
            "call",
            "calls",
            "visit",
            "visits",
            "session",
            "sessions",
            "conference",
            "conversation"
        ],
    );
    let of = doc.reads(opener, words!["of"]) && doc.reads(opener.wrapping_sub(1), words!["ahead"]);
    let when = words!["after", "following", "since", "before"];
    let there =
        doc.reads(opener, words!["at", "in"]) && !doc.reads(opener.wrapping_sub(1), LEADS_TO_IT);
    met && (of || there || doc.reads(opener, when)) || doc.reads(opener, words!["during"])
}

/// Words whose "in" or "at" leads to what they are about: "interested in a meeting", "a seat at
/// the summit", "no point in a call".
const LEADS_TO_IT: &[WordKey] = words![
    "interest",
    "interested",
    "part",
    "participate",
    "participating",
    "participation",
    "point",
    "sense",
    "use",
    "value",
    "merit",
    "purpose",
    "believe",
    "believes",
    "belief",
    "trust",
    "role",
    "seat",
    "place",
    "chair",
    "voice",
    "say",
    "engage",
    "engaging",
    "engagement",
    "involved",
    "involvement",
    "represented",
    "present",
    "presence",
    "join",
    "joining",
    "included",
    "inclusion",
    "need",
    "hope",
    "faith",
    "confidence",
    "aimed",
    "aim",
    "refusal",
    "succeed",
];

/// How many words a period may have ("the long transition period").
const PERIOD_REACH: usize = 4;

/// How many words before a meeting the preposition may stand that makes it an occasion.
const OCCASION_REACH: usize = 5;

/// Whether a word only helps to join two parts of a sentence: "in return for a seat" speaks of
/// nobody's return, "by the end of May" of no end.
fn is_idiom(doc: &Doc, at: usize) -> bool {
    let before = |back: usize, list| at >= back && doc.reads(at - back, list);
    if doc.reads(at, words!["return", "exchange"]) {
        let open = doc.reads(at + 1, words!["for"]) || doc.is(at + 1, Traits::PUNCT);
        return open && before(1, words!["in"]);
    }
    let times = words![
        "by", "at", "in", "until", "till", "before", "toward", "towards"
    ];
    doc.reads(at, words!["end"]) && before(1, words!["the"]) && before(2, times)
}
