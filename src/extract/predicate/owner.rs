//! Owners: whose a noun of stance is: "Moscow's demand", "Russian insistence", "its call", "US
//! trade demands".

use std::ops::Range;

use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{Holder, Source, identify, is_possessive};
use crate::extract::token::{Traits, WordKey, words};

/// How many words may stand between a noun and its owner.
const REACH: usize = 5;

/// What is negotiated, before a noun of stance in a headline ("US trade demands").
const THEMES: &[WordKey] = words![
    "trade",
    "peace",
    "ceasefire",
    "truce",
    "tariff",
    "tariffs",
    "budget",
    "pay",
    "wage",
    "reform",
    "security",
    "border",
    "hostage",
    "prisoner",
    "nuclear",
    "climate",
    "aid",
    "debt",
    "bailout",
    "energy",
    "land",
    "territory",
    "territorial",
    "troop",
    "troops",
    "weapons",
    "arms",
    "defence",
    "defense",
    "sanctions",
    "price",
    "tax",
    "migration",
    "fishing",
    "fisheries",
    "fish",
    "export",
    "import",
    "visa",
    "water",
    "gas",
    "oil",
    "grain",
    "withdrawal",
    "disarmament",
    "war",
    "tech",
    "market",
    "customs",
    "subsidy",
    "quota",
    "pension",
    "treaty",
    "settlement",
    "inspection",
];

/// "US trade demands": who is named right before what is negotiated and the noun at `noun`.
pub(super) fn themed<'a>(doc: &'a Doc, start: usize, noun: usize) -> Option<&'a Mention> {
    let first = (start + 1..noun)
        .rev()
        .take_while(|&i| doc.reads(i, THEMES) && !doc.is_named(i))
        .last()?;
    let owner = if is_possessive(doc, first - 1) {
        first.checked_sub(2)?
    } else {
        first - 1
    };
    let mention = doc.mention(owner).filter(|_| owner >= start)?;
    // "offered Norland trade guarantees": whom they are given.
    let given = mention.kind != Kind::Demonym
        && owner + 1 == first
        && mention.tokens.start > start
        && doc.reads(mention.tokens.start - 1, GIVES);
    (mention.kind != Kind::Nobody && !mention.detached && !given).then_some(mention)
}

/// Verbs before whom something is given to.
const GIVES: &[WordKey] = words![
    "offer",
    "offers",
    "offered",
    "offering",
    "give",
    "gives",
    "gave",
    "given",
    "giving",
    "grant",
    "grants",
    "granted",
    "granting",
    "promise",
    "promised",
    "promising",
    "deny",
    "denied",
    "denying",
    "send",
    "sent",
    "sending",
    "hand",
    "handed",
    "handing",
    "show",
    "showed",
    "bring",
    "brought",
];

/// Who a noun of stance belongs to, and the words that say so: "Moscow's repeated demand",
/// "Russian insistence", "his call".
pub(super) fn owner(doc: &Doc, start: usize, noun: usize) -> Option<(Source, Range<usize>)> {
    if let Some(mention) = themed(doc, start, noun) {
        return Some((identify(doc, &mention.tokens), mention.tokens.clone()));
    }
    let floor = start.max(noun.saturating_sub(REACH));
    for i in (floor..noun).rev() {
        if let Some(owner) = named_before(doc, start, i) {
            return Some(owner);
        }
        if let Some(source) = possessive_pronoun(doc, i) {
            return Some((source, i..i + 1));
        }
        if is_possessive(doc, i) || doc.marks(i, &['’', '\'']) {
            return possessor(doc, start, i);
        }
        // "its Norland bid": the name only says which.
        let before = doc.mention(i).and_then(|m| m.tokens.start.checked_sub(1));
        if before.is_some_and(|i| i >= start && possessive_pronoun(doc, i).is_some()) {
            return None;
        }
        if let Some(mention) = doc.mention(i) {
            let adjective = mention.kind == Kind::Demonym
                || (mention.kind == Kind::Name && i + 1 == noun && doc.is(i, Traits::UPPER));
            let speaks = mention.kind != Kind::Nobody && !mention.detached;
            return (speaks && adjective).then(|| {
                let source = Source::Parties(vec![Holder::of(mention.party)]);
                (source, mention.tokens.clone())
            });
        }
        let barrier = Traits::PUNCT
            .with(Traits::PREP)
            .with(Traits::CONJ)
            .with(Traits::PRON)
            .with(Traits::AUX)
            .with(Traits::VERB);
        if doc.is(i, barrier) {
            return None;
        }
    }
    None
}

/// "Moscow dropped its demand": whom "its" or "his" means, where the sentence names them as
/// a subject just before.
fn named_before(doc: &Doc, start: usize, at: usize) -> Option<(Source, Range<usize>)> {
    let person = doc.reads(at, words!["his", "her"]);
    if doc.inside[at] != 0 || !(person || doc.reads(at, words!["its"])) {
        return None;
    }
    let named: Vec<_> = doc
        .mentions_in(start..at)
        .filter(|m| !m.detached && m.kind != Kind::Demonym)
        .collect();
    let mention = named.into_iter().rev().find(|m| {
        let governed = m
            .tokens
            .start
            .checked_sub(1)
            .is_some_and(|i| i >= start && doc.is(i, Traits::PREP));
        // "with Moscow pressing its demands": a subject of its own.
        let governed = governed
            && !(doc.reads(m.tokens.start - 1, words!["with"])
                && doc.is(m.tokens.end, Traits::GERUND));
        // "called on Marest to drop its demand": whoever is to do it.
        let governed = governed && !doc.reads(m.tokens.end, words!["to"]);
        let owns = is_possessive(doc, m.tokens.end);
        !governed && !owns && person == matches!(m.kind, Kind::Person(_) | Kind::Role)
    })?;
    let source = identify(doc, &mention.tokens);
    matches!(source, Source::Parties(_)).then(|| (source, at..at + 1))
}

fn possessive_pronoun(doc: &Doc, at: usize) -> Option<Source> {
    if doc.reads(at, words!["his", "her"]) {
        Some(Source::Person)
    } else if doc.reads(at, words!["its"]) {
        Some(Source::It)
    } else if doc.reads(at, words!["their"]) {
        Some(Source::They)
    } else if doc.reads(at, words!["our", "my"]) {
        Some(Source::Speaker)
    } else {
        None
    }
}

/// "his country's demand": whose land stands before the possessive mark at `mark`.
fn land_of(doc: &Doc, start: usize, mark: usize) -> Option<Source> {
    let owner = mark.checked_sub(2).filter(|&i| i >= start)?;
    let land = doc.reads(mark - 1, words!["country", "nation", "homeland", "state"]);
    possessive_pronoun(doc, owner).filter(|_| land)
}

/// Whoever is named right before the possessive mark at `mark`.
fn possessor(doc: &Doc, start: usize, mark: usize) -> Option<(Source, Range<usize>)> {
    let from = (start..mark)
        .rev()
        .take_while(|&k| {
            doc.is_named(k)
                || doc.is(
                    k,
                    Traits::CAPITAL
                        .with(Traits::DET)
                        .with(Traits::VOICE)
                        .with(Traits::NAME)
                        .with(Traits::NOUN)
                        .with(Traits::ADJECTIVE),
                )
        })
        .last()?;
    let source = match identify(doc, &(from..mark)) {
        Source::Nobody => land_of(doc, start, mark).unwrap_or(Source::Nobody),
        source => source,
    };
    Some((source, from..mark))
}
