//! Whose an office is that is told without a nationality: that of the body or party which the
//! words around it are about.
//!
//! "The Sudrian Treasury denied it. “No,” said Eva Holt, a spokeswoman.", "Norland: Defence
//! Minister Eva Holt said …", "Defence Secretary Eva Holt, speaking at the Havn Admiralty, …".

use std::ops::Range;

use super::introduction::Introduction;
use super::name::{OFFICES, is_part};
use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{is_apart, is_possessive};
use crate::extract::token::{Traits, WordKey, words};

/// How many words an office without a nationality has at most.
const OFFICE: usize = 6;
/// How many words of a sentence may stand before the party that it is about.
const OPENS: usize = 3;
/// How many words behind a name tell where it is that somebody speaks.
const WHERE: usize = 6;

/// Offices of those who speak for somebody and are seldom anybody else's.
const SPEAKS: &[WordKey] = words![
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "minister",
    "secretary",
    "ambassador",
    "envoy",
    "negotiator",
    "adviser",
    "advisor",
    "undersecretary",
    "commissioner",
    "representative",
];

/// Those who speak for a body that has just been named.
const SPOKESMAN: &[WordKey] = words!["spokesman", "spokeswoman", "spokesperson"];

pub(super) fn in_context(
    doc: &Doc,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<Introduction> {
    if name.len() < 2 {
        return None;
    }
    let office =
        office_before(doc, name, sentence).or_else(|| office_behind(doc, name, sentence))?;
    let body = headed(doc, name, sentence)
        .or_else(|| where_it_is(doc, name, sentence))
        .or_else(|| told_of_before(doc, &office, name, sentence))?;
    Some(Introduction {
        party: body.party,
        detached: is_apart(doc, office.clone()),
        office,
    })
}

/// "Defence Minister Eva Holt", "spokeswoman Eva Holt".
fn office_before(doc: &Doc, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let last = name.start.checked_sub(1).filter(|&i| i >= sentence.start)?;
    let from = (sentence.start.max(name.start.saturating_sub(OFFICE))..name.start)
        .rev()
        .take_while(|&i| is_plain(doc, i))
        .last()?;
    let whole = from == sentence.start || !is_possessive(doc, from - 1) && !doc.is_named(from - 1);
    (whole && doc.reads(last, SPEAKS)).then_some(from..name.start)
}

/// "Eva Holt, a spokeswoman,", "Eva Holt, the deputy foreign minister.".
fn office_behind(doc: &Doc, name: &Range<usize>, sentence: &Range<usize>) -> Option<Range<usize>> {
    let from = name.end + 1;
    let end = (from..sentence.end.min(from + OFFICE)).find(|&i| !is_plain(doc, i))?;
    let opens = doc.marks(name.end, &[',']) && doc.reads(from, words!["a", "an", "the", "its"]);
    let closed = doc.marks(end, &[',', '.', ';']);
    (opens && closed && end > from && doc.reads(end - 1, SPEAKS)).then_some(from..end)
}

/// A word of an office that names nobody.
fn is_plain(doc: &Doc, at: usize) -> bool {
    let nominal = Traits::VOICE
        .with(Traits::NOUN)
        .with(Traits::NAME)
        .with(Traits::ADJECTIVE)
        .with(Traits::DET);
    let other = Traits::OUTSIDER.with(Traits::PUNCT).with(Traits::PRON);
    doc.is(at, nominal)
        && !doc.is(at, other)
        && !doc.is_named(at)
        && !is_possessive(doc, at)
        && (!is_part(doc, at) || doc.reads(at, OFFICES))
}

/// "Norland: Defence Minister Eva Holt said …": the party that heads the sentence.
fn headed<'a>(doc: &'a Doc, name: &Range<usize>, sentence: &Range<usize>) -> Option<&'a Mention> {
    let mention = opening(doc, sentence)?;
    (doc.marks(mention.tokens.end, &[':']) && mention.tokens.end < name.start).then_some(mention)
}

/// "Eva Holt, speaking at the Admiralty,": the body where somebody speaks.
fn where_it_is<'a>(
    doc: &'a Doc,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<&'a Mention> {
    let aside = name.end..sentence.end.min(name.end + WHERE);
    let speaks = words!["speaking", "briefing", "appearing", "writing"];
    let told = doc.marks(name.end, &[',']) && aside.clone().any(|i| doc.reads(i, speaks));
    let mut bodies = doc.mentions_in(aside).filter(|m| m.is_body());
    bodies.next().filter(|_| told)
}

/// The body that the sentence before is about, where somebody is "a spokesman" in the same
/// paragraph. An envoy or a minister may be anybody's, and so is who speaks of that party as of
/// somebody else.
fn told_of_before<'a>(
    doc: &'a Doc,
    office: &Range<usize>,
    name: &Range<usize>,
    sentence: &Range<usize>,
) -> Option<&'a Mention> {
    let before = doc.sentence_of(sentence.start.checked_sub(1)?)?;
    let spokesman = doc.reads(office.start, words!["a", "the"])
        && office.clone().any(|i| doc.reads(i, SPOKESMAN))
        && doc.is_same_block(before.start, sentence.start);
    let between = doc.mentions_in(sentence.start..name.start).next();
    let body = opening(doc, &before)
        .filter(|m| spokesman && between.is_none() && !is_possessive(doc, m.tokens.end))?;
    let mut named = doc.mentions_in(sentence.clone());
    (body.is_body() && named.all(|m| m.party != body.party)).then_some(body)
}

/// The party that a sentence begins with.
fn opening<'a>(doc: &'a Doc, sentence: &Range<usize>) -> Option<&'a Mention> {
    let mention = doc.mentions_in(sentence.clone()).next()?;
    let speaks = !matches!(mention.kind, Kind::Demonym | Kind::Person(_)) && !mention.detached;
    let leads = (sentence.start..mention.tokens.start).all(|i| {
        doc.is(i, Traits::PUNCT.with(Traits::DET).with(Traits::ADV)) && doc.inside[i] == 0
    });
    // "Norland and Sudria met."
    let end = mention.tokens.end;
    let joined = doc.reads(end, words!["and"]) || doc.marks(end, &[',']) && doc.is_named(end + 1);
    let near = mention.tokens.start <= sentence.start + OPENS;
    (speaks && leads && near && !joined).then_some(mention)
}
