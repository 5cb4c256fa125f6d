//! Who "the prime minister" and "the government" are.

use std::ops::Range;

use super::{Memory, Resolved};
use crate::extract::doc::{Doc, Office};
use crate::extract::mention::Kind;
use crate::extract::source::{Holder, is_possessive};
use crate::extract::token::{Traits, WordKey, words};

/// Nouns for those who govern a country.
const STATE: &[WordKey] = words![
    "government",
    "administration",
    "cabinet",
    "parliament",
    "leadership",
];

/// How many words may stand between "a" and its office ("a foreign ministry spokesman").
const ANYONE: usize = 4;

/// "a spokesman", "one senior official": the words for somebody who was not spoken of before.
fn anyone(doc: &Doc, at: usize) -> Option<Range<usize>> {
    let within = Traits::NOUN.with(Traits::ADJECTIVE).with(Traits::VOICE);
    (at.saturating_sub(ANYONE)..at)
        .rev()
        .find(|&i| !doc.is(i, within) || doc.is(i, Traits::DET))
        .filter(|&i| doc.reads(i, words!["a", "an", "one", "another"]))
        .map(|i| i..at + 1)
}

impl Memory {
    /// "the prime minister": whoever spoke last and has that office, else whoever of those
    /// named has it, or the only one who has; else whoever spoke last.
    pub(super) fn office(&self, doc: &Doc, at: usize) -> Resolved {
        if let Some(phrase) = anyone(doc, at).filter(|_| !doc.reads(at, STATE)) {
            // "a government source": of the government that a text tells of.
            let state = phrase.clone().any(|i| doc.reads(i, STATE));
            let party = self.governed.filter(|_| state).or(self.party);
            let speaks = |party| Holder {
                named: Some(phrase),
                unnamed: true,
                ..Holder::of(party)
            };
            return Resolved::of(party.map(speaks).into_iter().collect());
        }
        let kinds = words!["prime", "foreign", "defence", "defense", "finance", "vice"];
        let kind = at.checked_sub(1).filter(|&i| doc.reads(i, kinds));
        let short = doc.reads(at, words!["pm"]);
        let has = |office: &Office| {
            if short {
                words!["prime"].contains(&office.word)
            } else {
                doc.reads(at, &[office.word])
            }
        };
        let is_of_kind = |holder: &Office| {
            kind.is_none_or(|kind| {
                let same = |o: &&Office| (o.party, o.person) == (holder.party, holder.person);
                let mut words = doc.offices.iter().filter(same);
                words.any(|office| doc.reads(kind, &[office.word]))
            })
        };
        let mut fitting = (doc.offices.iter()).filter(|o| has(o) && (short || is_of_kind(o)));
        let last = self.person.as_ref().filter(|_| self.stranger.is_none());
        let holder = last.and_then(|h| Some((h.party, h.person?)));
        let known = (fitting.clone()).any(|o| Some((o.party, o.person)) == holder);
        let first = fitting.next();
        // Somebody who is not named has to be the only one.
        let sure = first.filter(|o| o.named > 0 || fitting.all(|other| other.party == o.party));
        match sure.filter(|_| !known) {
            Some(office) => Resolved::of(vec![Holder {
                person: Some(office.person),
                ..Holder::of(office.party)
            }]),
            None if doc.reads(at, STATE) => self.state(doc, at),
            None => self.person(),
        }
    }

    /// "Norland's future … a new government vowed": the government of the only party that its
    /// sentence names before; else whoever spoke last.
    fn state(&self, doc: &Doc, at: usize) -> Resolved {
        let sentence = doc.sentences.partition_point(|s| s.tokens.end <= at);
        let start = doc.sentences.get(sentence).map_or(at, |s| s.tokens.start);
        let mut named = doc
            .mentions_in(start..at)
            .filter(|m| m.kind != Kind::Nobody && !m.detached)
            .map(|m| m.party);
        let first = named.next();
        let only = first.filter(|&party| named.all(|other| other == party));
        // No stranger governs.
        let governed = || self.governed.filter(|_| self.stranger.is_some());
        only.or_else(governed).map_or_else(
            || self.person(),
            |party| Resolved::of(vec![Holder::of(party)]),
        )
    }
}

/// Whose government a text tells of: the party that words for those who govern stand behind
/// most often ("Berg's government", "the Norlandic cabinet").
pub(super) fn governed(doc: &Doc) -> Option<usize> {
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for mention in doc.mentions.iter().filter(|m| m.kind != Kind::Nobody) {
        let end = mention.tokens.end;
        let next = end + usize::from(is_possessive(doc, end));
        let last = end.checked_sub(1);
        let state = doc.reads(next, STATE) && !mention.detached
            || last.is_some_and(|i| doc.reads(i, STATE));
        if !state {
            continue;
        }
        match counts.iter_mut().find(|(party, _)| *party == mention.party) {
            Some((_, count)) => *count += 1,
            None => counts.push((mention.party, 1)),
        }
    }
    let most = counts.iter().map(|&(_, count)| count).max()?;
    let mut first = counts.iter().filter(|&&(_, count)| count == most);
    let party = first.next()?.0;
    first.next().is_none().then_some(party)
}
