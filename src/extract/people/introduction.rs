//! Who somebody is, by the words around the name: the office before it, behind it, at home.

use std::ops::Range;

use super::context::in_context;
use super::name::{OFFICES, is_part, is_title};

use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{is_apart, is_once, is_possessive, serves_body};
use crate::extract::token::{Traits, words};

/// How many words the office before or behind a name has at most.
const OFFICE: usize = 16;

/// How many words before "his army chief" he is looked for.
const OWNER_REACH: usize = 40;

/// Who somebody is, by the words around the name.
pub(super) struct Introduction {
    pub(super) party: usize,
    pub(super) office: Range<usize>,
    pub(super) detached: bool,
}

pub(super) fn introduction(doc: &Doc, name: &Range<usize>) -> Option<Introduction> {
    let sentence = doc.sentence_of(name.start)?;
    before(doc, name, &sentence)
        .or_else(|| behind(doc, name, &sentence))
        .or_else(|| at_home(doc, name, &sentence))
        .or_else(|| in_context(doc, name, &sentence))
}

/// "In Havn, Foreign Minister Eva Holt …": an office without a nationality is that of the
/// place where the sentence, or the one before it, says that it happens.
fn at_home(doc: &Doc, name: &Range<usize>, sentence: &Range<usize>) -> Option<Introduction> {
    let office = name.start.checked_sub(1).filter(|&i| {
        name.len() > 1
            && i >= sentence.start
            && doc.is(i, Traits::VOICE)
            && !doc.slice(&(i..i + 1)).ends_with('s')
    })?;
    let from = (sentence.start..=office)
        .rev()
        .take_while(|&i| is_of_office(doc, i) && !doc.reads(i, words!["and"]))
        .last()?;
    let plain = (from..office).all(|i| {
        !doc.is_named(i)
            && !doc.is(i, Traits::OUTSIDER.with(Traits::PREP))
            && (!is_part(doc, i) || doc.reads(i, OFFICES))
            && !is_possessive(doc, i)
    });
    let earlier = sentence
        .start
        .checked_sub(1)
        .and_then(|i| doc.sentence_of(i));
    let mut places = doc
        .mentions_in(earlier.map_or(sentence.start, |s| s.start)..name.start)
        .filter(|m| {
            doc.reads(m.tokens.start.wrapping_sub(1), words!["in", "at"]) && m.kind > Kind::Head
        });
    let party = places.next()?.party;
    (plain && places.all(|m| m.party == party)).then(|| Introduction {
        party,
        office: from..office + 1,
        detached: is_apart(doc, from..office),
    })
}

/// "Norlandic Foreign Minister Eva Holt", "the foreign minister of Norland, Eva Holt,", and
/// "Foreign Minister Eva Holt of Norland".
fn before(doc: &Doc, name: &Range<usize>, sentence: &Range<usize>) -> Option<Introduction> {
    let mut end = (sentence.start..name.start)
        .rev()
        .find(|&i| !is_title(doc, i))?
        + 1;
    // "Norland's foreign minister, Eva Holt, said": a comma on both sides.
    if doc.marks(end - 1, &[',']) {
        if !doc.marks(name.end, &[',', '.', ';', ')']) || name.len() < 2 {
            return None;
        }
        end -= 1;
    } else if doc.is(end - 1, Traits::PREP.with(Traits::DET)) && !doc.is_named(end - 1) {
        // "the Secretary of State", "the president of the Assembly": no person.
        return None;
    }
    let from = (sentence.start.max(end.saturating_sub(OFFICE))..end)
        .rev()
        .take_while(|&i| is_of_office(doc, i))
        .last()?;
    let of = || {
        let place = Some(name.end)
            .filter(|&i| doc.reads(i, words!["of"]) && i < sentence.end)
            .map(|i| i + 1 + usize::from(doc.is(i + 1, Traits::DET)));
        let mention = place.and_then(|i| doc.mention(i))?;
        (doc.is(end - 1, Traits::VOICE) && mention.kind == Kind::Name).then(|| Introduction {
            party: mention.party,
            office: from..end,
            detached: is_apart(doc, from..end),
        })
    };
    of_phrase(doc, from..end)
        .or_else(of)
        .or_else(|| of_somebody(doc, from..end))
}

/// "his army chief, Eva Holt,", "its foreign minister Eva Holt": of whoever was named last.
fn of_somebody(doc: &Doc, phrase: Range<usize>) -> Option<Introduction> {
    let person = doc.reads(phrase.start, words!["his", "her"]);
    let office = phrase.end.checked_sub(1).filter(|&i| {
        i > phrase.start
            && doc.is(i, Traits::VOICE)
            && !doc.reads(i, words!["counterpart", "deputy"])
    });
    if !(person || doc.reads(phrase.start, words!["its"])) || office.is_none() {
        return None;
    }
    let plain = phrase
        .clone()
        .all(|i| !doc.is_named(i) && !doc.is(i, Traits::OUTSIDER.with(Traits::PREP)));
    let floor = phrase.start.saturating_sub(OWNER_REACH);
    let owner = doc
        .mentions_in(floor..phrase.start)
        .filter(|m| {
            let named = matches!(m.kind, Kind::Person(_));
            !m.detached && named == person && m.kind != Kind::Demonym
        })
        .last()?;
    (plain && !is_apart(doc, phrase.clone())).then(|| Introduction {
        party: owner.party,
        office: phrase.clone(),
        detached: false,
    })
}

/// "Eva Holt, Norland's foreign minister,", "Eva Holt, a spokesman for Norland,".
fn behind(doc: &Doc, name: &Range<usize>, sentence: &Range<usize>) -> Option<Introduction> {
    let open = name.end;
    if name.len() < 2 || !doc.marks(open, &[',', '(']) || open + 1 >= sentence.end {
        return None;
    }
    let end = (open + 1..sentence.end.min(open + 1 + OFFICE)).find(|&i| !is_of_office(doc, i))?;
    let closed = doc.marks(end, &[',', '.', ';', ')']) || doc.reads(end, words!["who", "whose"]);
    // "Eva Holt, who leads the Norlandic delegation,".
    if doc.reads(open + 1, words!["who"]) {
        return leading(doc, open + 2, sentence.end);
    }
    let phrase = open + 1..end;
    // A name behind the office is another person's.
    let another = phrase
        .clone()
        .skip(1)
        .any(|i| doc.is(i - 1, Traits::VOICE) && is_part(doc, i));
    if !closed || another || phrase.is_empty() {
        return None;
    }
    of_phrase(doc, phrase)
}

/// "leads the Norlandic delegation", "is Norland's chief negotiator": whose office the clause that
/// begins behind "who" at `verb` tells.
fn leading(doc: &Doc, verb: usize, end: usize) -> Option<Introduction> {
    let leads = words![
        "leads",
        "led",
        "heads",
        "headed",
        "chairs",
        "represents",
        "is",
        "runs",
        "has",
    ];
    let leading = doc.reads(verb, words!["is", "has"])
        && doc.reads(verb + 1, words!["leading", "heading", "led", "headed"]);
    let from = verb + 1 + usize::from(leading);
    let close = (from..end.min(from + OFFICE)).find(|&i| !is_of_office(doc, i))?;
    let phrase = from..close;
    let office = phrase
        .end
        .checked_sub(1)
        .filter(|&i| doc.is(i, Traits::VOICE))?;
    let told = doc.reads(verb, leads) && (doc.marks(close, &[',', '.', ';', ')']));
    // The delegation itself, or an office in it.
    let body = doc.mention(office).is_none() && told && phrase.len() > 1;
    body.then(|| of_phrase(doc, phrase)).flatten()
}

/// Words that an office with its party is told in.
fn is_of_office(doc: &Doc, at: usize) -> bool {
    let nominal = Traits::VOICE
        .with(Traits::NOUN)
        .with(Traits::NAME)
        .with(Traits::ADJECTIVE)
        .with(Traits::CAPITAL)
        .with(Traits::JOINED)
        .with(Traits::DET);
    doc.is_named(at)
        || doc.is(at, nominal) && !doc.is(at, Traits::PUNCT.with(Traits::PRON))
        || is_possessive(doc, at)
        || doc.reads(
            at,
            words!["of", "for", "to", "from", "on", "and", "at", "in"],
        )
        || doc.is(at, Traits::APART)
}

/// Whose office a phrase tells: the party before the office nearest to the end of it
/// ("Norland's deputy foreign minister for trade"), or the one it is of ("the head of
/// Norland's navy").
fn of_phrase(doc: &Doc, phrase: Range<usize>) -> Option<Introduction> {
    let mut end = phrase.end;
    while let Some(office) = (phrase.start..end).rev().find(|&i| {
        doc.is(i, Traits::VOICE) && !doc.is_named(i)
            || serves_body(doc, i)
            || doc
                .mention(i)
                .is_some_and(|m| m.kind == Kind::Role && m.tokens.end == i + 1)
    }) {
        // "officials", "ministers": a name behind them is one of many, or none.
        let many = doc.slice(&(office..office + 1)).ends_with('s');
        let tail = office + 1..phrase.end;
        let leads = tail.is_empty()
            || doc.is(tail.start, Traits::PREP)
            || doc.reads(tail.start, words!["and"])
            || doc.is(tail.start, Traits::VOICE);
        if many || !leads {
            return None;
        }
        let owner = owner(doc, &phrase, office).or_else(|| governed(doc, &tail));
        if let Some((mention, from)) = owner {
            let words = from..phrase.end;
            let former = is_former(doc, &words) || is_former(doc, &(phrase.start..from));
            let nobody = words
                .clone()
                .any(|i| doc.is(i, Traits::OUTSIDER) && !doc.is_named(i) && !serves_body(doc, i));
            if nobody || mention.detached && !former {
                return None;
            }
            return Some(Introduction {
                party: mention.party,
                detached: former || is_apart(doc, phrase.start..phrase.end),
                office: words,
            });
        }
        end = office;
    }
    None
}

/// The party named before the office at `office` with nothing but its words between, and
/// where it begins.
fn owner<'a>(doc: &'a Doc, phrase: &Range<usize>, office: usize) -> Option<(&'a Mention, usize)> {
    let mention = (phrase.start..=office)
        .rev()
        .take_while(|&i| {
            doc.is_named(i) || is_possessive(doc, i) || !doc.is(i, Traits::PREP.with(Traits::CONJ))
        })
        .find_map(|i| doc.mention(i))?;
    (mention.kind != Kind::Nobody).then_some((mention, mention.tokens.start))
}

/// "spokesman for Norland", "head of the Norlandic delegation": the party behind an office.
fn governed<'a>(doc: &'a Doc, tail: &Range<usize>) -> Option<(&'a Mention, usize)> {
    if !doc.reads(tail.start, words!["of", "for", "from", "at"]) {
        return None;
    }
    let at = (tail.start + 1..tail.end).find(|&i| !doc.is(i, Traits::DET) || doc.is_named(i))?;
    let mention = doc.mention(at).filter(|m| m.kind != Kind::Nobody)?;
    Some((mention, tail.start))
}

/// Whether somebody introduced has left the office, or is about to.
fn is_former(doc: &Doc, words: &Range<usize>) -> bool {
    is_once(doc, words.clone())
        || words
            .clone()
            .any(|i| doc.reads(i, words!["then", "outgoing"]))
}
