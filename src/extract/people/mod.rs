//! People: whom the text itself introduces.
//!
//! In: a document with the mentions of the agenda. Out: more mentions. Nobody lists all who
//! speak; an article tells who they are, once: "Norlandic Foreign Minister Eva Holt", "Eva
//! Holt, Norland's foreign minister,", "Norland's foreign minister, Eva Holt,", "Foreign
//! Minister Eva Holt of Norland". Such a person speaks for that party wherever the text
//! names them, by the whole name or by the surname alone, and has the office from there on.
//! Who is introduced as "former" is set apart from the party. Experts, lawmakers and others
//! whose nationality is not their party's voice are nobody's.

mod context;
mod introduction;
mod name;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::doc::{Doc, Office};
use super::mention::{Kind, Mention};
use super::token::{Traits, words};
use crate::model::Agenda;
use introduction::introduction;
use name::names;

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
                doc.offices.push(Office {
                    word: doc.tokens[at].key,
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
