//! Sources: who a noun phrase stands for.
//!
//! In: a document and a noun phrase. Out: a [`Source`]: parties with their speakers,
//! somebody who is no party, a text with an author, or a pronoun to be resolved.
//! Where the phrase before a verb begins, [`grammar`] says; what its single words tell, [`word`].

mod grammar;
mod occasion;
mod word;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use self::grammar::{adjuncts_before, is_possessive, phrase_before, verb_group};
pub(super) use self::occasion::is_denied;

use self::word::{author_in_tail, capitals_back, pronoun};
use super::doc::Doc;
use super::mention::{Kind, Mention};
use super::token::{Traits, WordKey, words};

/// Who holds or says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Source {
    /// One or several parties.
    Parties(Vec<Holder>),
    /// Somebody the agenda does not know, by the words that name them.
    Outsider(Range<usize>),
    /// A text ("the draft"), with the party that wrote it where it is said.
    Document(Option<usize>),
    /// "he", "she".
    Person,
    /// "it".
    It,
    /// "they", "their envoys".
    They,
    /// "both sides", "the two countries": parties named before.
    Sides,
    /// "we", "I", "us": whoever speaks.
    Speaker,
    /// "the minister", "the spokesman": the last person of an office.
    Office(usize),
    /// Nobody, or something that does not speak.
    Nobody,
}

/// A party as a source, and through whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Holder {
    /// The party, by index.
    pub(super) party: usize,
    /// The person of the agenda who speaks, by index among the party's people.
    pub(super) person: Option<u16>,
    /// The words for a speaker whom the agenda does not know by name.
    pub(super) named: Option<Range<usize>>,
    /// Whether the speaker is only described ("a senior official").
    pub(super) unnamed: bool,
    /// Whether the words set the speaker apart from the party ("former").
    pub(super) detached: bool,
}

impl Holder {
    /// Returns the party itself, without a speaker.
    pub(super) fn of(party: usize) -> Self {
        Self {
            party,
            person: None,
            named: None,
            unnamed: false,
            detached: false,
        }
    }
}

/// Says who the noun phrase `range` stands for.
pub(super) fn identify(doc: &Doc, range: &Range<usize>) -> Source {
    let range = &counted(doc, range);
    let parts = conjuncts(doc, range);
    if parts.len() > 1 {
        let mut holders: Vec<Holder> = Vec::new();
        for part in &parts {
            if let Source::Parties(more) = identify_one(doc, part) {
                for holder in more {
                    if holders.iter().all(|h| h.party != holder.party) {
                        holders.push(holder);
                    }
                }
            }
        }
        if !holders.is_empty() {
            return Source::Parties(holders);
        }
    }
    identify_one(doc, range)
}

/// "a group of Norlandic envoys", "members of the Sudrian team", "some in the Sudrian
/// government": what is counted there.
fn counted(doc: &Doc, range: &Range<usize>) -> Range<usize> {
    let some = words!["some", "many", "several", "most", "others"];
    if range.len() > 2 && doc.reads(range.start, some) && doc.reads(range.start + 1, words!["in"]) {
        let within = range.start + 2..range.end;
        if is_ruling(doc, &within) {
            return within;
        }
    }
    let of = (range.start + 1..range.end)
        .take(COUNTED)
        .find(|&i| doc.reads(i, words!["of"]) && !doc.is_named(i));
    match of {
        Some(of) if doc.reads(of - 1, COUNTS) && of + 1 < range.end => of + 1..range.end,
        _ => range.clone(),
    }
}

/// Whether a noun phrase names a body of those who rule, not a country or a town: whoever lives
/// there may think anything.
fn is_ruling(doc: &Doc, phrase: &Range<usize>) -> bool {
    doc.mention(phrase.end - 1).is_none_or(|m| {
        let palace = m.kind == Kind::Metonym && doc.reads(phrase.start, words!["the"]);
        palace || m.kind == Kind::Institution
    })
}

/// Up to how many words stand before the "of" of a number of people.
const COUNTED: usize = 4;

/// Nouns for a number of people, not for a body of its own.
const COUNTS: &[WordKey] = words![
    "group", "groups", "number", "handful", "majority", "host", "pair", "trio", "quartet",
    "dozens", "scores", "couple", "string", "members", "member", "one", "two", "three", "four",
    "several", "some", "many", "most", "few", "others", "another",
];

/// Splits "Russia, Ukraine and the United States" at its commas and "and"s.
fn conjuncts(doc: &Doc, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = range.start;
    // "talks between Kyiv and Moscow" are one thing.
    let one = range
        .clone()
        .skip(1)
        .any(|i| doc.reads(i, words!["between"]));
    for at in range.clone().filter(|_| !one) {
        let splits = doc.mention_at[at] == 0
            && (doc.reads(at, words!["and", "nor"]) || doc.tokens[at].first == ',');
        if splits {
            if from < at {
                parts.push(from..at);
            }
            from = at + 1;
        }
    }
    if from < range.end {
        parts.push(from..range.end);
    }
    // "Russian and Ukrainian officials": the head of the last part serves all.
    if let Some(last) = parts.last().cloned() {
        let head = last.end - 1;
        if doc.tokens[head].is(Traits::VOICE) && doc.mention_at[head] == 0 {
            for part in &mut parts {
                let bare = doc
                    .mention(part.end - 1)
                    .is_some_and(|m| m.kind == Kind::Demonym || m.kind == Kind::Name);
                if part.end != last.end && bare {
                    return vec![range.clone()];
                }
            }
        }
    }
    parts
}

fn identify_one(doc: &Doc, range: &Range<usize>) -> Source {
    if let Some(source) = pronoun(doc, range) {
        return source;
    }
    let phrase = Phrase::new(doc, range);
    let last = phrase.head.end - 1;
    let word = &doc.tokens[last];
    if let Some(mention) = doc.mention(last) {
        return phrase.named(mention);
    }
    if word.is(Traits::ALLEGED) && doc.slice(&(last..last + 1)).ends_with('s') {
        // "Reports suggest that …": nobody in particular.
        return Source::Nobody;
    }
    if word.is(Traits::OUTSIDER) {
        return phrase
            .allies(last)
            .unwrap_or_else(|| Source::Outsider(range.clone()));
    }
    if word.is(Traits::DOCUMENT) {
        let author = phrase.mentions.first().map(|m| m.party);
        return Source::Document(author.or_else(|| author_in_tail(doc, &phrase.tail)));
    }
    if word.is(Traits::UTTERANCE) {
        return phrase.utterance();
    }
    if word.is(Traits::GROUP) && phrase.is_group() {
        return Source::Sides;
    }
    if word.is(Traits::VOICE) {
        return phrase.office(last);
    }
    if word.is(Traits::CAPITAL) {
        return phrase.stranger();
    }
    Source::Nobody
}

/// A noun phrase, cut at its first preposition: "the head | of the delegation".
struct Phrase<'a, 'd> {
    doc: &'a Doc<'d>,
    range: &'a Range<usize>,
    head: Range<usize>,
    tail: Range<usize>,
    /// The parties named in the head.
    mentions: Vec<&'a Mention>,
}

impl<'a, 'd> Phrase<'a, 'd> {
    fn new(doc: &'a Doc<'d>, range: &'a Range<usize>) -> Self {
        let cut = range
            .clone()
            .skip(1)
            .find(|&i| !doc.is_named(i) && doc.is(i, Traits::PREP) && !is_possessive(doc, i))
            .unwrap_or(range.end);
        Self {
            doc,
            range,
            head: range.start..cut,
            tail: cut..range.end,
            mentions: doc.mentions_in(range.start..cut).collect(),
        }
    }

    /// A mention at the end of the head: a person, or the party itself.
    fn named(&self, mention: &Mention) -> Source {
        let detached = is_apart(self.doc, self.range.start..mention.tokens.start);
        let adjective = self.mentions.len() == 1
            && self.range.len() > mention.tokens.len()
            && !self.doc.reads(self.range.start, words!["the"]);
        match mention.kind {
            Kind::Nobody => Source::Outsider(self.range.clone()),
            Kind::Person(person) => Source::Parties(vec![Holder {
                person: Some(person),
                detached: detached || mention.detached,
                ..Holder::of(mention.party)
            }]),
            _ if mention.detached => Source::Nobody,
            Kind::Demonym if adjective => Source::Nobody,
            // "Ukraine's president": a person, though without a name.
            Kind::Role => Source::Parties(vec![Holder {
                person: mention.holder,
                named: Some(self.range.clone()),
                unnamed: mention.holder.is_none(),
                detached,
                ..Holder::of(mention.party)
            }]),
            _ => Source::Parties(vec![Holder {
                detached,
                ..Holder::of(mention.party)
            }]),
        }
    }

    /// "Kyiv's allies in Europe", "its European partners": those, not whose allies they are.
    fn allies(&self, at: usize) -> Option<Source> {
        let doc = self.doc;
        let before = at.checked_sub(1).and_then(|i| doc.mention(i));
        let adjective = before.filter(|m| m.kind == Kind::Demonym && !m.detached);
        let place = || {
            doc.reads(self.tail.start, words!["in"])
                .then(|| doc.mentions_in(self.tail.clone()).next())
                .flatten()
        };
        let party = adjective.or_else(place)?.party;
        doc.reads(at, words!["ally", "allies", "partner", "partners"])
            .then(|| Source::Parties(vec![Holder::of(party)]))
    }

    /// "a Havn statement", "a letter from Norland and Sudria": those who issued it say it;
    /// "the statement" is that of the party spoken of last.
    fn utterance(&self) -> Source {
        let doc = self.doc;
        let issued = |i: &usize| doc.reads(*i, words!["by", "from", "of"]) && !doc.is_named(*i);
        let by = self.tail.clone().find(issued);
        let tail = by.map_or(self.tail.end..self.tail.end, |by| by..self.tail.end);
        let mut parties: Vec<usize> = Vec::new();
        for mention in self.mentions.iter().copied().chain(doc.mentions_in(tail)) {
            if !mention.detached && !parties.contains(&mention.party) {
                parties.push(mention.party);
            }
        }
        let pointing =
            self.range.len() == 2 && doc.reads(self.range.start, words!["the", "this", "its"]);
        match parties.as_slice() {
            [] if pointing => Source::It,
            [] => Source::Nobody,
            _ => Source::Parties(parties.into_iter().map(Holder::of).collect()),
        }
    }

    /// "both sides", "the two countries"; not "the 26 leaders", "the Baltic leaders".
    fn is_group(&self) -> bool {
        let doc = self.doc;
        let others = self.head.clone().any(|i| {
            let number = doc.is(i, Traits::NUMBER) && !doc.is(i, Traits::ALL);
            let stranger = doc.is(i, Traits::CAPITAL) && !doc.is(i, Traits::DET.with(Traits::ALL));
            number || stranger && i > self.head.start
        });
        !others
            && self.mentions.is_empty()
            && self.doc.mentions_in(self.tail.clone()).next().is_none()
            && self.head.clone().any(|i| self.doc.is(i, Traits::ALL))
    }

    /// A name that the agenda does not know: after a nationality and an office it speaks
    /// for that party ("German Foreign Minister Johann Wadephul").
    fn stranger(&self) -> Source {
        let doc = self.doc;
        let name = capitals_back(doc, &self.head);
        let before = self.head.start..name.start;
        let office = before.clone().any(|i| doc.is(i, Traits::VOICE));
        let serves = before.clone().any(|i| serves_body(doc, i));
        let office = office || serves;
        let opposed = !serves && before.clone().any(|i| doc.is(i, Traits::OUTSIDER));
        let party = self
            .mentions
            .iter()
            .find(|m| (!m.detached || self.is_former()) && m.tokens.start < name.start);
        // "Park Mi-rae", where the agenda has a Park: the surname stands first.
        let family = doc.mention(name.start.wrapping_sub(1)).filter(|m| {
            matches!(m.kind, Kind::Person(_))
                && m.tokens.len() == 1
                && name.len() == 2
                && doc.is(name.start, Traits::JOINED)
        });
        match party {
            _ if family.is_some() => Source::Parties(
                family
                    .map(|m| Holder {
                        named: Some(m.tokens.start..name.end),
                        ..Holder::of(m.party)
                    })
                    .into_iter()
                    .collect(),
            ),
            Some(mention) if office && !opposed => Source::Parties(vec![Holder {
                named: Some(name),
                detached: is_apart(doc, self.head.start..mention.tokens.start),
                ..Holder::of(mention.party)
            }]),
            _ => Source::Outsider(self.range.clone()),
        }
    }

    /// "a senior Ukrainian official", "officials in Kyiv"; an office of nobody named is
    /// that of a person named before.
    fn office(&self, at: usize) -> Source {
        let mut parties: Vec<usize> = Vec::new();
        for mention in self.mentions.iter().filter(|m| !m.detached) {
            if !parties.contains(&mention.party) {
                parties.push(mention.party);
            }
        }
        if parties.is_empty() {
            let mut tail = self.doc.mentions_in(self.tail.clone());
            parties.extend(tail.find(|m| !m.detached).map(|m| m.party));
        }
        if parties.is_empty()
            && let Some(mention) = self.mentions.first()
        {
            return self.set_apart(mention);
        }
        if parties.is_empty() && self.is_of_both() {
            return Source::Sides;
        }
        if parties.is_empty() && self.is_of_a_stranger(at) {
            return Source::Outsider(self.range.clone());
        }
        if parties.is_empty() {
            // "the prime minister's spokesman" speaks for the prime minister.
            let owner = self
                .head
                .clone()
                .skip(1)
                .find(|&i| is_possessive(self.doc, i) && self.doc.is(i - 1, Traits::VOICE));
            return Source::Office(owner.map_or(at, |i| i - 1));
        }
        let detached = is_apart(self.doc, self.head.clone());
        let holder = |party| Holder {
            unnamed: true,
            named: Some(self.range.clone()),
            detached,
            ..Holder::of(party)
        };
        Source::Parties(parties.into_iter().map(holder).collect())
    }

    /// "the Crimean parliament", "a Turkish official": an adjective of no party.
    fn is_of_a_stranger(&self, at: usize) -> bool {
        let endings = ["an", "ish", "ese"];
        (self.head.start..at).any(|i| {
            let word = self.doc.slice(&(i..i + 1));
            self.doc.is(i, Traits::CAPITAL)
                && !self.doc.is(i, Traits::VOICE.with(Traits::DET))
                && word.len() > 4
                && endings.iter().any(|ending| word.ends_with(ending))
        })
    }

    /// "negotiators from the two sides", "envoys of both countries", "the two countries' leaders".
    fn is_of_both(&self) -> bool {
        let doc = self.doc;
        self.range.clone().skip(1).any(|i| {
            let counted = doc.reads(i - 1, words!["two", "both"]);
            let owners =
                i >= self.tail.start || is_possessive(doc, i + 1) || doc.marks(i + 1, &['\'', '’']);
            doc.is(i, Traits::GROUP) && counted && owners
        })
    }

    fn is_former(&self) -> bool {
        is_once(self.doc, self.head.clone())
    }

    /// "a former Ukrainian official" is listed with the party; "pro-Russian officials" and
    /// "Russian-installed officials" are somebody else.
    fn set_apart(&self, mention: &Mention) -> Source {
        if self.is_former() {
            Source::Parties(vec![Holder {
                unnamed: true,
                named: Some(self.range.clone()),
                detached: true,
                ..Holder::of(mention.party)
            }])
        } else {
            Source::Outsider(self.range.clone())
        }
    }
}

/// "the Treasury economist": an expert right behind a body that speaks for a party serves it;
/// behind a city, anybody.
pub(super) fn serves_body(doc: &Doc, at: usize) -> bool {
    let experts = words![
        "economist",
        "lawyer",
        "analyst",
        "expert",
        "strategist",
        "physicist"
    ];
    let before = at.checked_sub(1).and_then(|i| doc.mention(i));
    doc.reads(at, experts) && before.is_some_and(|m| !m.detached && m.is_body())
}

/// Whether a word sets the speaker apart from the party ("former").
pub(super) fn is_apart(doc: &Doc, mut range: Range<usize>) -> bool {
    range.any(|i| doc.is(i, Traits::APART))
}

/// Whether a word tells that somebody no longer has the office.
pub(super) fn is_once(doc: &Doc, mut range: Range<usize>) -> bool {
    range.any(|i| doc.reads(i, words!["former", "ex", "late"]))
}
