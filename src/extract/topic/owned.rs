//! Owners: what a text says is whose.
//!
//! "The port is Norlandic and will stay Norlandic" speaks against a proposal by which Sudria
//! runs it. In: a document. Out: the things that an adjective of a party is said of, and
//! whether they stand against a proposal.

use std::ops::Range;

use super::{Concepts, Match, Topics};
use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{Holder, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// How many words before an adjective its verb may stand ("is and remains fully Norlandic").
const LINK_REACH: usize = 3;

impl Topics {
    /// "The port is Norlandic and will stay Norlandic": whether the words of a region say that
    /// what a proposal speaks of is that of a party to which the proposal does not give it.
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
        let Some(doer) = &topic.doer else {
            return false;
        };
        if holders.iter().any(|holder| holder.party == doer.party) {
            return false;
        }
        let from = concepts.owned.partition_point(|o| o.at < region.start);
        let here = concepts.owned[from..]
            .iter()
            .take_while(|o| o.at < region.end);
        here.filter(|o| !found.core.contains(&o.at)).any(|o| {
            let of_it = |&at: &usize| o.thing.map_or(at < o.at, |thing| at == thing);
            o.party != doer.party && found.tokens.iter().any(of_it)
        })
    }
}

/// "the port is Norlandic": whose a thing is said to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owned {
    /// The adjective.
    at: usize,
    /// The noun of the thing; none for "it" and "they".
    thing: Option<usize>,
    /// The party, by index.
    party: usize,
}

/// Finds where a document says whose a thing is: "is", "remains" or "will stay" with the
/// adjective of a party that stands alone.
pub(super) fn owned(doc: &Doc) -> Vec<Owned> {
    let adjectives = doc
        .mentions
        .iter()
        .filter(|m| m.kind == Kind::Demonym && !m.detached);
    adjectives
        .filter_map(|mention| owned_by(doc, mention))
        .collect()
}

/// What the adjective of a party is said of, if it is.
fn owned_by(doc: &Doc, mention: &Mention) -> Option<Owned> {
    let (at, end) = (mention.tokens.start, mention.tokens.end);
    let link = (at.saturating_sub(LINK_REACH)..at)
        .rev()
        .find(|&i| !doc.is(i, Traits::ADV))?;
    let nominal = Traits::NOUN.with(Traits::ADJECTIVE).with(Traits::NAME);
    let alone = !doc.is(end, nominal) && !doc.is_named(end);
    let links = doc.is(link, Traits::BE) || doc.reads(link, STAYS);
    let denied = (link.saturating_sub(2)..at).any(|i| doc.is(i, Traits::NEG));
    let sentence = doc.sentence_of(at)?;
    if !alone || !links || denied || link < sentence.start {
        return None;
    }
    let group = verb_group(doc, sentence.start, link);
    let subject = phrase_before(doc, sentence.start, group)?;
    let tail = subject
        .clone()
        .find(|&i| i > subject.start && doc.is(i, Traits::PREP));
    let thing = tail.unwrap_or(subject.end) - 1;
    let pronoun = doc.reads(thing, words!["it", "they"]);
    (pronoun || doc.is(thing, Traits::NOUN)).then_some(Owned {
        at,
        thing: Some(thing).filter(|_| !pronoun),
        party: mention.party,
    })
}

/// Verbs that say of a thing whose it goes on to be.
const STAYS: &[WordKey] = words!["stay", "stays", "stayed", "remain", "remains", "remained"];
