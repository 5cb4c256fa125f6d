//! People: whom the text itself introduces.
//!
//! In: a document with the mentions of the agenda. Out: more mentions. Nobody lists all who
//! speak; an article tells who they are, once: "Norlandic Foreign Minister Eva Holt", "Eva
//! Holt, Norland's foreign minister,", "Norland's foreign minister, Eva Holt,", "Foreign
//! Minister Eva Holt of Norland". Such a person speaks for that party wherever the text
//! names them, by the whole name or by the surname alone, and has the office from there on.
//! Who is introduced as "former" is set apart from the party. Experts, lawmakers and others
//! whose nationality is not their party's voice are nobody's.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::doc::{Doc, Office};
use super::mention::{Kind, Mention};
use super::source::{is_apart, is_once, is_possessive};
use super::token::{Traits, WordKey, words};
use crate::model::Agenda;

/// How many words the office before or behind a name has at most.
const OFFICE: usize = 16;

/// How many words before "his army chief" he is looked for.
const OWNER_REACH: usize = 40;

/// Words of offices that stand in capitals before a title and are no names.
const OFFICES: &[WordKey] = words![
    "prime",
    "foreign",
    "finance",
    "defence",
    "defense",
    "interior",
    "economy",
    "economic",
    "economics",
    "energy",
    "trade",
    "justice",
    "labour",
    "labor",
    "home",
    "state",
    "treasury",
    "affairs",
    "vice",
    "special",
    "chief",
    "senior",
    "top",
    "lead",
    "general",
    "press",
    "security",
    "national",
    "development",
    "commerce",
    "agriculture",
    "health",
    "environment",
    "climate",
    "transport",
    "oil",
    "business",
    "intelligence",
    "policy",
    "relations",
    "court",
    "union",
];

/// Somebody introduced by the text.
struct Person {
    party: usize,
    /// The number among the party's people, behind those of the agenda.
    number: u16,
    /// Where the name stands that introduces them.
    name: Range<usize>,
    /// The words of the office.
    office: Range<usize>,
    /// Whether the words set them apart from the party ("former").
    detached: bool,
}

/// Who somebody is, by the words around the name.
struct Introduction {
    party: usize,
    office: Range<usize>,
    detached: bool,
}

/// Learns the people that the text introduces, and finds them wherever it names them.
pub(super) fn learn(agenda: &Agenda, doc: &mut Doc) {
    let names = names(doc);
    let people = introduced(agenda, doc, &names);
    if people.is_empty() {
        return;
    }
    let found = mentions(doc, &names, &people);
    add_offices(doc, &people, &found);
    doc.mentions.extend(found);
    doc.mentions.sort_by_key(|mention| mention.tokens.start);
    doc.index_mentions();
}

/// The names that the agenda does not know: runs of capitalised words that are no titles.
fn names(doc: &Doc) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for sentence in &doc.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = name_end(doc, at, sentence.tokens.end);
            let from = (at..end).find(|&i| !is_title(doc, i)).unwrap_or(end);
            let last = (from..end).rev().find(|&i| !doc.marks(i, &['.']));
            let upto = last.map_or(from, |i| i + 1);
            // "Cook Island officials": the name of something else.
            if from < upto && !doc.is(upto, Traits::VOICE) {
                out.push(from..upto);
            }
            at = end.max(at + 1);
        }
    }
    out
}

/// Where the name ends that begins at `at`; `at` itself where none does.
fn name_end(doc: &Doc, at: usize, ceiling: usize) -> usize {
    let particle = |i: usize| {
        doc.reads(
            i,
            words![
                "al", "el", "bin", "ibn", "ben", "abu", "de", "del", "der", "den", "di", "da",
                "dos", "du", "la", "le", "van", "von", "ter", "ten", "zu",
            ],
        )
    };
    let mut end = at;
    while end < ceiling {
        let led = particle(end) && is_part(doc, end + 1);
        let initial = end > at
            && doc.marks(end, &['.'])
            && doc.is(end - 1, Traits::CAPITAL)
            && (doc.tokens[end - 1].span.len() == 1 || is_title(doc, end - 1));
        if !(is_part(doc, end) || led || initial) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the word at `at` may be part of an unknown name.
fn is_part(doc: &Doc, at: usize) -> bool {
    let never = Traits::VOICE
        .with(Traits::OUTSIDER)
        .with(Traits::TIME)
        .with(Traits::PRON)
        .with(Traits::DET)
        .with(Traits::PREP)
        .with(Traits::CONJ)
        .with(Traits::NUMBER)
        .with(Traits::AUX)
        .with(Traits::PUNCT);
    doc.is(at, Traits::CAPITAL)
        && doc.is(at, Traits::NAME)
        && !doc.is(at, never)
        && !doc.is_named(at)
        && !doc.reads(at, OFFICES)
}

/// A form of address or a rank, which is no part of a name.
fn is_title(doc: &Doc, at: usize) -> bool {
    let titles = words![
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "prof",
        "gen",
        "lt",
        "col",
        "maj",
        "adm",
        "capt",
        "general",
        "colonel",
        "admiral",
        "sheikh",
        "ayatollah",
        "imam",
        "monsieur",
        "madame",
        "herr",
        "frau",
        "signor",
        "rabbi",
        "prince",
        "princess",
    ];
    doc.reads(at, titles) || doc.marks(at, &['.'])
}

/// The people whom the words around their names introduce, each once, the first time.
fn introduced(agenda: &Agenda, doc: &Doc, names: &[Range<usize>]) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    let mut next: HashMap<usize, usize> = HashMap::new();
    // By the words of the name; a dot within it may stand apart, so the tokens count too.
    let mut known_names: HashSet<(&str, usize)> = HashSet::new();
    for name in names {
        let key = (doc.slice(name), name.len());
        if known_names.contains(&key) {
            continue;
        }
        let Some(found) = introduction(doc, name) else {
            continue;
        };
        let known = agenda
            .parties
            .get(found.party)
            .map_or(0, |p| p.people.len());
        let next = next.entry(found.party).or_insert(known);
        // No text introduces so many; without a number of their own they are nobody.
        let Ok(number) = u16::try_from(*next) else {
            break;
        };
        known_names.insert(key);
        people.push(Person {
            party: found.party,
            number,
            name: name.clone(),
            office: found.office,
            detached: found.detached,
        });
        *next += 1;
    }
    people
}

fn introduction(doc: &Doc, name: &Range<usize>) -> Option<Introduction> {
    let sentence = doc.sentence_of(name.start)?;
    before(doc, name, &sentence)
        .or_else(|| behind(doc, name, &sentence))
        .or_else(|| at_home(doc, name, &sentence))
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
                .any(|i| doc.is(i, Traits::OUTSIDER) && !doc.is_named(i));
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

/// Wherever the text names these people: by the name as it was, or by its last word alone.
fn mentions(doc: &Doc, names: &[Range<usize>], people: &[Person]) -> Vec<Mention> {
    let mut by_surname: HashMap<&str, Vec<&Person>> = HashMap::new();
    for person in people {
        let same = by_surname.entry(surname(doc, &person.name)).or_default();
        same.push(person);
    }
    names
        .iter()
        .filter_map(|name| {
            let person = named(doc, name, by_surname.get(surname(doc, name))?)?;
            Some(Mention {
                tokens: name.clone(),
                party: person.party,
                kind: Kind::Person(person.number),
                detached: person.detached,
                holder: None,
            })
        })
        .collect()
}

/// The last word of a name.
fn surname<'a>(doc: &'a Doc, name: &Range<usize>) -> &'a str {
    doc.slice(&(name.end - 1..name.end))
}

/// Whose name it is: that of the only one of those with the same surname whose first names,
/// if it has any, do not differ.
fn named<'a>(doc: &Doc, name: &Range<usize>, same: &[&'a Person]) -> Option<&'a Person> {
    let first = |range: &Range<usize>| doc.slice(&(range.start..range.start + 1));
    let fits = |person: &&&Person| {
        name.len() == 1
            || person.name.len() == 1
            || first(&person.name) == first(name)
            || doc.slice(&person.name).ends_with(doc.slice(name))
    };
    let mut fitting = same.iter().filter(fits);
    let person = fitting.next()?;
    fitting.next().is_none().then_some(*person)
}

/// Lets "the foreign minister" be whoever was introduced as one.
fn add_offices(doc: &mut Doc, people: &[Person], found: &[Mention]) {
    let kinds = words!["prime", "foreign", "defence", "defense", "finance", "vice"];
    let mut counts: HashMap<(usize, u16), usize> = HashMap::new();
    for mention in found {
        if let Kind::Person(number) = mention.kind {
            *counts.entry((mention.party, number)).or_default() += 1;
        }
    }
    for person in people.iter().filter(|person| !person.detached) {
        let key = (person.party, person.number);
        let named = counts.get(&key).copied().unwrap_or(0);
        for at in person.office.clone() {
            if doc.is(at, Traits::VOICE) || doc.reads(at, kinds) {
                let word = doc.slice(&(at..at + 1)).to_lowercase();
                doc.offices.push(Office {
                    word,
                    party: person.party,
                    person: person.number,
                    named,
                });
            }
        }
    }
    doc.offices
        .sort_by_key(|office| std::cmp::Reverse(office.named));
}

#[cfg(test)]
mod tests;
