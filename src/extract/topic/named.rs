//! Naming: what "the deal" is in an article on one deal.
//!
//! An article names its matter in full once, mostly in its headline or at its head ("the
//! minerals deal"), and calls it "the deal" or "the agreement" from then on. In: a document
//! with its concepts. Out: the tokens of such bare nouns, with the proposal that was last
//! named with such a noun.

use std::ops::Range;

use super::{Concepts, Topics};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// How many words before a noun belong to it at most.
const BEFORE: usize = 6;
/// How many words that follow it do ("a deal on the herring catch").
const BEHIND: usize = 5;
/// Over how many sentences a name given later than the first goes on.
const LATELY: usize = 1;
/// Score from which a noun phrase names a proposal.
const SURE: f64 = 0.95;

/// A noun of the closed list (`matters` of words.ron), and its group.
struct Noun {
    at: usize,
    group: usize,
}

impl Topics {
    /// Returns the bare nouns of a document that stand for a proposal named before, with the
    /// place of that proposal among all.
    pub(super) fn named(&self, doc: &Doc, concepts: &Concepts) -> Vec<(usize, usize)> {
        let mut first: Vec<Option<usize>> = vec![None; self.matters_groups];
        let mut last: Vec<Option<(usize, usize)>> = vec![None; self.matters_groups];
        let mut out = Vec::new();
        let sentence = |at: usize| doc.sentences.partition_point(|s| s.tokens.end <= at);
        for noun in self.nouns(doc) {
            let here = sentence(noun.at);
            if is_bare(doc, noun.at) {
                let near = last[noun.group]
                    .filter(|(s, _)| here - s <= LATELY)
                    .map(|l| l.1);
                out.extend(near.or(first[noun.group]).map(|topic| (noun.at, topic)));
            } else if let Some(topic) = self.names(doc, concepts, noun.at) {
                last[noun.group] = Some((here, topic));
                first[noun.group] = first[noun.group].or(Some(topic));
            }
        }
        out
    }

    fn nouns(&self, doc: &Doc) -> Vec<Noun> {
        let tokens = doc.tokens.iter().enumerate();
        tokens
            .filter(|(_, token)| !token.is(Traits::MOSTLY_VERB) || token.is(Traits::NOUN))
            .filter_map(|(at, token)| {
                let group = *self.matters.get(&token.word)?;
                Some(Noun { at, group })
            })
            .collect()
    }

    /// The proposal that a noun phrase around the noun at `at` names surely.
    fn names(&self, doc: &Doc, concepts: &Concepts, at: usize) -> Option<usize> {
        let phrase = phrase(doc, at);
        let best = self
            .matches(doc, concepts, &phrase, &[])
            .into_iter()
            .next()?;
        let sure = best.score >= SURE
            && !best.guessed
            && best.tokens.len() > 1
            && best.tokens.contains(&at);
        let number = self
            .proposals
            .iter()
            .position(|t| Some(t.issue) == best.issue && Some(t.proposal) == best.proposal);
        number.filter(|_| sure)
    }
}

/// The noun phrase around the noun at `at`: the words before it, and what it is on.
fn phrase(doc: &Doc, at: usize) -> Range<usize> {
    let stops = Traits::PUNCT
        .with(Traits::PREP)
        .with(Traits::CONJ)
        .with(Traits::DET)
        .with(Traits::AUX)
        .with(Traits::PRON);
    let from = (at.saturating_sub(BEFORE)..at)
        .rev()
        .take_while(|&i| !doc.is(i, stops) || doc.is(i, Traits::POSSESSIVE))
        .last()
        .unwrap_or(at);
    let end = if is_followed(doc, at) {
        let stops = Traits::PUNCT.with(Traits::CONJ).with(Traits::AUX);
        (at + 2..doc.tokens.len().min(at + 2 + BEHIND))
            .find(|&i| doc.is(i, stops))
            .unwrap_or(doc.tokens.len().min(at + 2 + BEHIND))
    } else {
        at + 1
    };
    from..end
}

/// "the deal on", "the plan to": whether more is told of a noun behind it.
fn is_followed(doc: &Doc, at: usize) -> bool {
    doc.reads(
        at + 1,
        words!["on", "for", "of", "to", "over", "about", "in"],
    )
}

/// "the deal", "this agreement": whether a noun stands with nothing but what points back.
fn is_bare(doc: &Doc, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return false;
    };
    let points = doc.is(before, Traits::POINTING) || doc.reads(before, words!["the"]);
    points && !is_followed(doc, at) && !doc.is(at, Traits::JOINED) && !doc.is(at + 1, Traits::NOUN)
}
