//! Sources: who the noun phrase before a verb, or after "according to", stands for.
//!
//! In: a document and the place of a verb. Out: a [`Source`]: parties with their speakers,
//! somebody who is no party, a text with an author, or a pronoun to be resolved.

use std::ops::Range;

use super::doc::Doc;
use super::mention::{Kind, Mention};
use super::token::Traits;

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
    /// "they", "both sides".
    They,
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

/// Returns where the helping words before the verb at `verb` begin: auxiliaries, modals,
/// adverbs, negations, "is said to".
pub(super) fn verb_group(doc: &Doc, start: usize, verb: usize) -> usize {
    let helping = Traits::AUX
        .with(Traits::MUST)
        .with(Traits::WILL)
        .with(Traits::WOULD)
        .with(Traits::COULD)
        .with(Traits::ADV)
        .with(Traits::NEG);
    let mut at = verb;
    while at > start {
        let before = &doc.tokens[at - 1];
        let bars =
            before.is(Traits::PUNCT) || before.is(Traits::CONJ) || doc.mention_at[at - 1] != 0;
        if before.is(helping) && !before.is(Traits::PREP) && !bars {
            at -= 1;
        } else if at >= start + 3
            && doc.reads(at - 1, &["to"])
            && doc.is(at - 2, Traits::RAISING)
            && doc.tokens[at - 3].is(Traits::AUX)
        {
            at -= 2;
        } else if at >= start + 2
            && doc.reads(at - 1, &["to"])
            && doc.tokens[at - 2].is(Traits::ASPECT)
        {
            at -= 2;
        } else {
            break;
        }
    }
    at
}

/// Returns the noun phrase that ends just before `end`, not reaching before `start`.
pub(super) fn phrase_before(doc: &Doc, start: usize, end: usize) -> Option<Range<usize>> {
    let mut at = skip_adjuncts(doc, start, end);
    // An apposition or an aside between commas, dashes or brackets is stepped over.
    for _ in 0..2 {
        if at <= start {
            return None;
        }
        let Some(open) = aside_start(doc, start, at) else {
            break;
        };
        if let Some(person) = person_in_apposition(doc, open + 1, at - 1) {
            return Some(person);
        }
        at = skip_adjuncts(doc, start, open);
    }
    if at <= start {
        return None;
    }
    let mut from = at;
    while from > start && !bounds(doc, start, from - 1) {
        from -= 1;
    }
    (from < at).then_some(from..at)
}

/// Steps back over "on Wednesday", "last week", "in a statement".
fn skip_adjuncts(doc: &Doc, start: usize, end: usize) -> usize {
    let mut at = end;
    loop {
        let mut probe = at;
        while probe > start
            && doc.tokens[probe - 1].is(Traits::TIME.with(Traits::NUMBER))
            && doc.mention_at[probe - 1] == 0
        {
            probe -= 1;
        }
        if probe == at {
            return at;
        }
        while probe > start
            && (doc.tokens[probe - 1].is(Traits::DET)
                || doc.reads(probe - 1, &["early", "late", "earlier"]))
        {
            probe -= 1;
        }
        if probe > start && doc.tokens[probe - 1].is(Traits::PREP) {
            probe -= 1;
        }
        at = probe;
    }
}

/// Where an aside ends with the token before `end`, returns where it opens.
fn aside_start(doc: &Doc, start: usize, end: usize) -> Option<usize> {
    let close = doc.tokens[end - 1].first;
    if !doc.tokens[end - 1].is(Traits::PUNCT) {
        return None;
    }
    let opens: &[char] = match close {
        ',' => &[','],
        ')' => &['('],
        '–' => &['–'],
        '—' => &['—'],
        _ => return None,
    };
    let floor = start.max(end.saturating_sub(40));
    (floor..end - 1)
        .rev()
        .find(|&i| doc.tokens[i].is(Traits::PUNCT) && opens.contains(&doc.tokens[i].first))
        .filter(|&open| open > start && !doc.tokens[open - 1].is(Traits::PUNCT))
}

/// "The spokesman, Dmitry Peskov, said": the apposition names the person.
fn person_in_apposition(doc: &Doc, from: usize, to: usize) -> Option<Range<usize>> {
    let mention = doc.mention(from)?;
    (matches!(mention.kind, Kind::Person(_))
        && mention.tokens.end <= to
        && mention.tokens.end + 1 >= to)
        .then(|| mention.tokens.clone())
}

/// Says whether a noun phrase read backwards ends before the token at `at`.
fn bounds(doc: &Doc, start: usize, at: usize) -> bool {
    let token = &doc.tokens[at];
    if doc.mention_at[at] != 0 {
        return false;
    }
    if token.is(Traits::PUNCT) {
        // A comma in a list of parties ("the U.S., Ukraine and Russia") goes on.
        let listed = token.first == ','
            && at > start
            && doc.mention_at[at - 1] != 0
            && (doc.mention_at.get(at + 1).is_some_and(|&m| m != 0) || doc.reads(at + 1, &["and"]));
        return !(listed || matches!(token.first, '-' | '/' | '&'));
    }
    if token.is(Traits::CONJ) {
        let joins = doc.reads(at, &["and", "or"])
            && at > start
            && (doc.mention_at[at - 1] != 0 || doc.tokens[at - 1].first == ',')
            && (doc.mention_at.get(at + 1).is_some_and(|&m| m != 0)
                || (doc.tokens.get(at + 1).is_some_and(|t| t.is(Traits::DET))
                    && doc.mention_at.get(at + 2).is_some_and(|&m| m != 0)));
        return !joins;
    }
    let verb = Traits::AUX
        .with(Traits::MUST)
        .with(Traits::WILL)
        .with(Traits::WOULD)
        .with(Traits::COULD);
    (token.is(verb) && !is_possessive(doc, at))
        || token.is(Traits::VERB.with(Traits::FINITE))
        || is_past(doc, start, at)
}

/// A lower-case word in -ed after a noun and before an object reads as a finite verb;
/// before a noun it is a participle ("the proposed plan").
fn is_past(doc: &Doc, start: usize, at: usize) -> bool {
    let token = &doc.tokens[at];
    let ed = token.span.len() > 4
        && !token.is(Traits::CAPITAL.with(Traits::JOINED))
        && token.span.of(doc.text).ends_with("ed");
    let after_noun = at > start
        && !doc.tokens[at - 1].is(Traits::DET
            .with(Traits::PREP)
            .with(Traits::JOINED)
            .with(Traits::PUNCT))
        && !is_possessive(doc, at - 1);
    let object = doc.tokens.get(at + 1).is_some_and(|next| {
        next.is(Traits::DET
            .with(Traits::PREP)
            .with(Traits::PRON)
            .with(Traits::NUMBER)
            .with(Traits::CONJ)
            .with(Traits::PUNCT))
            || doc.mention_at[at + 1] != 0
    });
    ed && after_noun && object
}

/// Says whether the token is the possessive "'s" rather than a short "is".
pub(super) fn is_possessive(doc: &Doc, at: usize) -> bool {
    doc.is(at, Traits::POSSESSIVE) && at > 0 && !doc.tokens[at - 1].is(Traits::PRON)
}

/// Says who the noun phrase `range` stands for.
pub(super) fn identify(doc: &Doc, range: &Range<usize>) -> Source {
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

/// Splits "Russia, Ukraine and the United States" at its commas and "and"s.
fn conjuncts(doc: &Doc, range: &Range<usize>) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut from = range.start;
    for at in range.clone() {
        let splits =
            doc.mention_at[at] == 0 && (doc.reads(at, &["and"]) || doc.tokens[at].first == ',');
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
    let (head, tail) = split_head(doc, range);
    let mentions: Vec<&Mention> = doc.mentions_in(head.clone()).collect();
    let last = head.end - 1;
    let last_word = &doc.tokens[last];
    if let Some(mention) = doc.mention(last) {
        if mention.kind == Kind::Nobody {
            return Source::Outsider(range.clone());
        }
        if mention.detached && !matches!(mention.kind, Kind::Person(_)) {
            return Source::Nobody;
        }
        return named(doc, range, mention, &mentions);
    }
    if last_word.is(Traits::OUTSIDER) {
        return Source::Outsider(range.clone());
    }
    if last_word.is(Traits::DOCUMENT) {
        let author = mentions
            .iter()
            .find(|m| m.kind != Kind::Nobody)
            .map(|m| m.party);
        return Source::Document(author.or_else(|| author_in_tail(doc, &tail)));
    }
    if last_word.is(Traits::GROUP)
        && mentions.is_empty()
        && doc.mentions_in(tail.clone()).next().is_none()
        && is_group(doc, &head)
    {
        return Source::They;
    }
    // A name that the agenda does not know after a nationality and an office ("German
    // Foreign Minister Johann Wadephul").
    if last_word.is(Traits::CAPITAL) && !last_word.is(Traits::VOICE) {
        let name = capitals_back(doc, &head);
        let office = (head.start..name.start).any(|i| doc.tokens[i].is(Traits::VOICE));
        let party = mentions
            .iter()
            .find(|m| !m.detached && m.tokens.start < name.start);
        let opposed = (head.start..name.start).any(|i| doc.tokens[i].is(Traits::OUTSIDER));
        return match party {
            Some(mention) if office && !opposed => Source::Parties(vec![Holder {
                named: Some(name),
                detached: detached_before(doc, head.start, mention.tokens.start),
                ..Holder::of(mention.party)
            }]),
            _ => Source::Outsider(range.clone()),
        };
    }
    if last_word.is(Traits::VOICE) {
        let in_head: Vec<&&Mention> = mentions.iter().filter(|m| !m.detached).collect();
        let mut parties: Vec<usize> = Vec::new();
        for mention in &in_head {
            if !parties.contains(&mention.party) {
                parties.push(mention.party);
            }
        }
        if parties.is_empty() {
            parties.extend(doc.mentions_in(tail).find(|m| !m.detached).map(|m| m.party));
        }
        if parties.is_empty() {
            return Source::Office(last);
        }
        let detached = detached_before(doc, head.start, head.end);
        return Source::Parties(
            parties
                .into_iter()
                .map(|party| Holder {
                    unnamed: true,
                    named: Some(range.clone()),
                    detached,
                    ..Holder::of(party)
                })
                .collect(),
        );
    }
    Source::Nobody
}

fn pronoun(doc: &Doc, range: &Range<usize>) -> Option<Source> {
    if range.len() == 1 {
        let at = range.start;
        if doc.reads(at, &["he", "she", "him", "her"]) {
            return Some(Source::Person);
        } else if doc.reads(at, &["it"]) {
            return Some(Source::It);
        } else if doc.reads(at, &["they", "both", "them"]) {
            return Some(Source::They);
        } else if doc.reads(at, &["we", "i", "us", "me"]) {
            return Some(Source::Speaker);
        }
    }
    let first = range.start;
    if doc.reads(first, &["his", "her"]) && doc.tokens[range.end - 1].is(Traits::VOICE) {
        return Some(Source::Person);
    }
    None
}

/// Splits a noun phrase at its first preposition: "the head | of the delegation".
fn split_head(doc: &Doc, range: &Range<usize>) -> (Range<usize>, Range<usize>) {
    let cut = range
        .clone()
        .skip(1)
        .find(|&i| {
            doc.mention_at[i] == 0 && doc.tokens[i].is(Traits::PREP) && !is_possessive(doc, i)
        })
        .unwrap_or(range.end);
    (range.start..cut, cut..range.end)
}

/// A mention at the end of a noun phrase is its head: a person, or the party itself.
fn named(doc: &Doc, range: &Range<usize>, mention: &Mention, mentions: &[&Mention]) -> Source {
    let detached = detached_before(doc, range.start, mention.tokens.start);
    match mention.kind {
        Kind::Person(person) => Source::Parties(vec![Holder {
            person: Some(person),
            detached: detached || mention.detached,
            ..Holder::of(mention.party)
        }]),
        Kind::Demonym
            if mentions.len() == 1 && range.len() > 1 && !doc.reads(range.start, &["the"]) =>
        {
            Source::Nobody
        }
        _ => Source::Parties(vec![Holder {
            detached,
            ..Holder::of(mention.party)
        }]),
    }
}

fn detached_before(doc: &Doc, from: usize, to: usize) -> bool {
    (from..to).any(|i| doc.is(i, Traits::APART))
}

/// Returns the run of capitalised words that ends the phrase.
fn capitals_back(doc: &Doc, range: &Range<usize>) -> Range<usize> {
    let mut from = range.end;
    while from > range.start
        && doc.tokens[from - 1].is(Traits::CAPITAL)
        && !doc.tokens[from - 1].is(Traits::VOICE)
        && doc.mention_at[from - 1] == 0
    {
        from -= 1;
    }
    from..range.end
}

fn is_group(doc: &Doc, head: &Range<usize>) -> bool {
    head.clone().any(|i| doc.is(i, Traits::ALL))
}

fn author_in_tail(doc: &Doc, tail: &Range<usize>) -> Option<usize> {
    // "a plan drafted by the Trump administration", "the proposals of the United States"
    let by = tail
        .clone()
        .find(|&i| doc.reads(i, &["by", "from", "of"]))?;
    doc.mentions_in(by..tail.end).next().map(|m| m.party)
}
