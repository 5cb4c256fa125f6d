//! Owners: what a text says is whose.
//!
//! "The port is Norlandic and will stay Norlandic" speaks against a proposal by which Sudria
//! runs it, and so does "the port is part of the country" where Norland says it. In: a document.
//! Out: the things that are said to be a party's, and whether they stand against a proposal.

use std::ops::Range;

use super::read::Reader;
use super::turn::STAYS;
use super::{Concepts, Match, Topics};
use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{Holder, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// How many words before an adjective its verb may stand ("is and remains fully Norlandic").
const LINK_REACH: usize = 3;

impl Topics {
    /// "The port is Norlandic and will stay Norlandic", "the port is part of our country": whether
    /// the words of a region say that what a proposal speaks of is that of a party to which the
    /// proposal does not give it; what is said to be "ours" is that of `holders`.
    pub(in crate::extract) fn belongs_elsewhere(
        &self,
        concepts: &Concepts,
        region: &Range<usize>,
        found: &Match,
        holders: &[Holder],
    ) -> bool {
        let Some(topic) = self.topic(found) else {
            return false;
        };
        let doer = topic.doer.as_ref().map(|doer| doer.party);
        let Some(owner) = doer.or(topic.owner) else {
            return false;
        };
        if holders.iter().any(|holder| holder.party == owner) {
            return false;
        }
        let from = concepts.owned.partition_point(|o| o.at < region.start);
        let here = concepts.owned[from..]
            .iter()
            .take_while(|o| o.at < region.end);
        here.filter(|o| !found.core.contains(&o.at)).any(|o| {
            let of_it = |&at: &usize| o.thing.map_or(at < o.at, |thing| at == thing);
            o.party != Some(owner) && found.tokens.iter().any(of_it)
        })
    }
}

impl Reader<'_> {
    /// Returns whose a proposal makes a thing, where its text names one party for that: "the
    /// port is accepted as part of Sudria", "the port becomes Sudrian".
    pub(super) fn owner(&self, text: &str) -> Option<usize> {
        let tokens = self.tokens(text);
        let mentions = self.aliases.find(&tokens);
        let speaks = |m: &&Mention| m.kind != Kind::Nobody && !m.detached;
        let reads =
            |i: usize, list: &[WordKey]| tokens.get(i).is_some_and(|t| list.contains(&t.key));
        let mut owners = mentions.iter().filter(speaks).filter(|m| {
            let article = usize::from(reads(m.tokens.start.wrapping_sub(1), words!["the"]));
            let before = m.tokens.start.wrapping_sub(1 + article);
            let adjective = m.kind == Kind::Demonym && reads(before, AS);
            let part = reads(before, words!["of"])
                && reads(before.wrapping_sub(1), words!["part", "parts"]);
            let passes = reads(before, words!["to"]) && reads(before.wrapping_sub(1), PASSES);
            m.tokens.start > article && (adjective || part || passes)
        });
        let first = owners.next()?.party;
        owners.all(|m| m.party == first).then_some(first)
    }
}

/// Words before the adjective of a party to which a thing is given.
const AS: &[WordKey] = words![
    "as", "under", "becomes", "become", "stays", "stay", "remains", "remain", "is", "are",
];

/// Verbs before "to" and the party that gets a thing.
const PASSES: &[WordKey] = words![
    "belongs", "belong", "passes", "pass", "goes", "go", "returns", "return", "falls", "fall",
];

/// "the port is Norlandic": whose a thing is said to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owned {
    /// The adjective, or "part" or "ours".
    at: usize,
    /// The noun of the thing; none for "it" and "they".
    thing: Option<usize>,
    /// The party, by index; none for whoever says it.
    party: Option<usize>,
}

/// Finds where a document says whose a thing is: "is", "remains" or "will stay" with the
/// adjective of a party that stands alone, with "part of" it or with "ours".
pub(super) fn owned(doc: &Doc) -> Vec<Owned> {
    let adjectives = doc
        .mentions
        .iter()
        .filter(|m| m.kind == Kind::Demonym && !m.detached);
    let mut found: Vec<Owned> = adjectives
        .filter_map(|mention| owned_by(doc, mention))
        .chain((0..doc.tokens.len()).filter_map(|at| part_of(doc, at)))
        .collect();
    found.sort_by_key(|owned| owned.at);
    found
}

/// "the port is an integral part of the country", "is part of Norland", "is ours".
fn part_of(doc: &Doc, at: usize) -> Option<Owned> {
    if doc.reads(at, words!["ours"]) {
        return said_of(doc, at, at, None);
    }
    if !doc.reads(at, words!["part"]) || !doc.reads(at + 1, words!["of"]) {
        return None;
    }
    let article = doc.is(at + 2, Traits::DET) && !doc.is_named(at + 2);
    let whole = at + 2 + usize::from(article);
    let party = match doc.mention(whole) {
        Some(m) if m.kind == Kind::Name && !m.detached => Some(m.party),
        // "part of the country", "part of us".
        None if article && doc.reads(whole, STATE) || doc.reads(at + 2, words!["us"]) => None,
        _ => return None,
    };
    let first = (at.saturating_sub(LINK_REACH)..at)
        .rev()
        .take_while(|&i| doc.is(i, Traits::DET.with(Traits::ADJECTIVE)) && !doc.is(i, Traits::BE))
        .last()
        .unwrap_or(at);
    said_of(doc, at, first, party)
}

/// Nouns for a country, as those who are of it call it.
const STATE: &[WordKey] = words![
    "country",
    "state",
    "nation",
    "homeland",
    "motherland",
    "fatherland",
    "republic",
    "land",
    "territory",
    "people",
    "federation",
    "realm",
    "kingdom",
];

/// What the adjective of a party is said of, if it is.
fn owned_by(doc: &Doc, mention: &Mention) -> Option<Owned> {
    let (at, end) = (mention.tokens.start, mention.tokens.end);
    let nominal = Traits::NOUN.with(Traits::ADJECTIVE).with(Traits::NAME);
    let alone = !doc.is(end, nominal) && !doc.is_named(end);
    alone
        .then(|| said_of(doc, at, at, Some(mention.party)))
        .flatten()
}

/// Of what it is said, before the words that begin at `first`, that it is a party's at `at`.
fn said_of(doc: &Doc, at: usize, first: usize, party: Option<usize>) -> Option<Owned> {
    let link = (first.saturating_sub(LINK_REACH)..first)
        .rev()
        .find(|&i| !doc.is(i, Traits::ADV))?;
    let links = doc.is(link, Traits::BE) || doc.reads(link, STAYS);
    let denied = (link.saturating_sub(2)..at).any(|i| doc.is(i, Traits::NEG));
    let sentence = doc.sentence_of(at)?;
    if !links || denied || link < sentence.start {
        return None;
    }
    let group = verb_group(doc, sentence.start, link);
    let subject = phrase_before(doc, sentence.start, group)?;
    let tail = subject
        .clone()
        .find(|&i| i > subject.start && doc.is(i, Traits::PREP));
    let thing = tail.unwrap_or(subject.end) - 1;
    let pronoun = doc.reads(thing, words!["it", "they"]);
    (pronoun || doc.is(thing, Traits::NOUN.with(Traits::NAME).with(Traits::CAPITAL))).then_some(
        Owned {
            at,
            thing: Some(thing).filter(|_| !pronoun),
            party,
        },
    )
}

#[cfg(test)]
mod tests {
    use crate::extract::Extractor;
    use crate::extract::fixture::{agenda, article};
    use crate::model::{Agenda, Attitude, Proposal};

    /// Two invented countries, and whose the lighthouse is.
    fn whose() -> Agenda {
        let mut agenda = agenda();
        agenda.issues[1].proposals = vec![Proposal {
            id: "islands.light".into(),
            text: "The lighthouse is accepted as part of Sudria".to_owned(),
            ..Proposal::default()
        }];
        agenda
    }

    #[track_caller]
    fn check(text: &str, party: &str, attitude: Attitude) {
        let found = Extractor::new(&whose()).candidates(&article(text));
        let held = found.iter().find(|(statement, _)| {
            statement.party.as_str() == party
                && statement
                    .proposal
                    .as_ref()
                    .map(crate::model::ProposalId::as_str)
                    == Some("islands.light")
        });
        assert_eq!(held.map(|(s, _)| s.attitude), Some(attitude), "{text}");
    }

    #[test]
    fn part_of_the_country_is_that_of_whoever_says_it() {
        for text in [
            "Norland insists the lighthouse is part of the country.",
            "Norland insists that the lighthouse is an integral part of our state.",
            "Norland insists that the lighthouse is part of Norland.",
            "Norland insists that the lighthouse is Norlandic.",
            "Norland insists that the lighthouse is ours.",
        ] {
            check(text, "Norland", Attitude::Oppose);
        }
        for text in [
            "Sudria insists the lighthouse is part of the country.",
            "Sudria insists that the lighthouse is an integral part of our state.",
            "Sudria insists that the lighthouse is part of Sudria.",
        ] {
            check(text, "Sudria", Attitude::Support);
        }
    }
}
