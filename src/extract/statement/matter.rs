//! Matters: which proposals a stance is about.

use std::ops::Range;

use super::again::{Spoken, behind_verb, points_back};
use super::sentence::SentenceWork;
use super::{Claim, Role, Signs};
use crate::agenda::lexicon::{CueClass, Pos, Sign};
use crate::extract::attitude::bids;
use crate::extract::doc::Doc;
use crate::extract::memory::{Resolved, author};
use crate::extract::predicate::Pattern;
use crate::extract::token::{Traits, words};
use crate::extract::topic::{Deed, Match, Topics, unsorted};

/// Score from which a match is what "this condition" later means.
const SURE: f64 = 0.95;
/// How many words before "if" an "only" may stand ("would only end when").
const ONLY_REACH: usize = 8;
/// Over how many sentences a matter is carried on.
const CARRIED: usize = 3;

impl SentenceWork<'_, '_> {
    /// Makes a statement for each party and matter of a claim.
    pub(super) fn emit(&mut self, mut claim: Claim) {
        if !claim.explicit && self.is_asked_of_holder(&claim) {
            return;
        }
        let parties: Vec<usize> = claim.who.holders.iter().map(|h| h.party).collect();
        // "these herring demands" names what it points back to.
        let named =
            behind_verb(&claim) && self.matches(&claim.region, &parties).iter().any(is_sure);
        let again = self.again(&claim).filter(|_| claim.explicit && !named);
        let back = again.is_some();
        let mut found = match again {
            Some(found) => found,
            None => self.told(&mut claim, &parties),
        };
        drop_supposed(self.doc, &claim.region, &mut found);
        self.add_required(&claim, &parties, &mut found);
        let remembers = claim.role == Role::Cue && !back && found.iter().any(is_clear);
        if back {
            *self.lag = 0;
            self.fresh = true;
        } else if claim.role == Role::Cue
            && !remembers
            && !tells_of_others(&claim)
            && (!claim.explicit || says_little(self.doc, &claim.region))
        {
            self.carry_on(&mut found);
        }
        if found.is_empty() || claim.who.holders.is_empty() {
            return;
        }
        let mut shared = self.signs_of_claim(&claim);
        self.add_setting(&claim, &mut shared);
        let mut read = Vec::with_capacity(found.len());
        let places: Vec<Signs> = (0..found.len())
            .map(|rank| self.signs_of_place(&claim, &found, rank))
            .collect();
        for ((rank, matter), place) in found.into_iter().enumerate().zip(places) {
            let reading = self.reading(&claim, &matter);
            let mut signs = shared.clone();
            signs.extend(place);
            self.signs_of_matter(&claim, &matter, &reading, rank, &mut signs);
            self.add_distance(&claim, &matter, &mut signs);
            self.signs_of_manner(&claim, &matter, &reading, &mut signs);
            for holder in &claim.who.holders {
                self.push(&claim, holder, &matter, &reading, &signs);
            }
            read.push((matter, reading));
        }
        if remembers {
            self.remember(&claim, &read);
        }
    }

    /// What the words of a claim speak of themselves.
    fn told(&mut self, claim: &mut Claim, parties: &[usize]) -> Vec<Match> {
        let doc = self.doc;
        let region = self.with_deed(claim);
        let mut found = self.done(claim, &region, parties);
        let refers = refers_back(doc, &claim.region) || self.strands(claim);
        if claim.explicit && !proposes(&found) && refers {
            // Not what another clause speaks of: "…, while the toll harms us".
            let at = claim.predicate.at.start;
            let governs = self.governing(claim);
            let mut wider = self.matches(&self.sentence.tokens, parties);
            wider.retain(|m| {
                m.tokens.iter().any(|&t| t < at)
                    && !goes_on_behind(doc, &m.tokens, &claim.predicate.at)
                    && !m.tokens.iter().any(|t| governs.contains(t))
                    && !is_contrasted(doc, &m.tokens, at)
            });
            if proposes(&wider) {
                found = wider;
                claim.region = self.sentence.tokens.clone();
            }
        }
        if found.is_empty() && claim.explicit && self.demands(claim) {
            found.extend(unsorted(doc, &claim.region));
        }
        found
    }

    /// What a region speaks of that begins with the verb of a deed: "it is raising the fee" is no
    /// word of who asks that of another.
    fn done(&mut self, claim: &Claim, region: &Range<usize>, parties: &[usize]) -> Vec<Match> {
        let at = claim.predicate.at.start;
        let class = self.context.lexicon.cues[claim.predicate.cue].class;
        if region.start != at || class != CueClass::Deed || parties.is_empty() {
            return self.matches(region, parties);
        }
        let (topics, concepts) = (self.context.topics, self.concepts);
        let unnamed = Topics::unnamed(concepts, region, parties);
        let deed = Some(Deed { at, parties });
        let mut found = topics.matches_done(self.doc, concepts, region, &unnamed, deed);
        found.retain(|m| !self.is_text_of_another(m));
        found
    }

    /// "which Norland has sought agreement on, …": the words of a claim end with a preposition
    /// whose noun stands before as "which".
    fn strands(&self, claim: &Claim) -> bool {
        let (doc, named) = (self.doc, &claim.predicate.named);
        let last = claim.region.clone().rev().find(|&i| {
            !doc.is(i, Traits::PUNCT.with(Traits::CONTRAST)) && !doc.reads(i, words!["and"])
        });
        let which = named.start.checked_sub(1);
        which.is_some_and(|i| doc.reads(i, words!["which", "that", "whom"]))
            && last.is_some_and(|i| doc.is(i, Traits::PREP))
    }

    /// "has not given up its demand": the verb before a noun of stance and its owner, which tells
    /// nothing of the matter.
    fn governing(&self, claim: &Claim) -> Range<usize> {
        let start = claim.predicate.named.start;
        let before = self.sentence.tokens.start..start;
        let verbs = self.doc.cues_in(&before);
        let verb = verbs.filter(|hit| hit.tokens.end == start).last();
        match verb.filter(|_| claim.predicate.pattern == Pattern::Noun) {
            Some(hit) => hit.tokens.clone(),
            None => start..start,
        }
    }

    /// The words of a claim with its verb, where the verb says what is done: "threatens new
    /// sanctions", "will deploy a garrison".
    fn with_deed(&self, claim: &Claim) -> Range<usize> {
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let at = &claim.predicate.at;
        let deed = matches!(
            cue.class,
            CueClass::Threaten | CueClass::Deed | CueClass::Concede
        );
        let does = claim.role == Role::Cue && deed && cue.sign == Sign::For && cue.pos == Pos::Verb;
        let next = at.end <= claim.region.start && claim.region.start - at.end <= 2;
        if does && next && !claim.region.is_empty() {
            at.start..claim.region.end
        } else {
            claim.region.clone()
        }
    }

    /// Where nothing else is told, what was spoken of last may go on. That holds for what a
    /// cue tells, seldom for whatever else a speaker says.
    fn carry_on(&self, found: &mut Vec<Match>) {
        if proposes(found) || !(1..=CARRIED).contains(self.lag) {
            return;
        }
        for matter in self.last.iter().take(1).map(Spoken::carried) {
            let known = found
                .iter()
                .any(|m| m.issue == matter.issue && m.proposal == matter.proposal);
            if !known {
                found.push(matter);
            }
        }
    }

    /// Adds what is plainly required, and what was asked about.
    fn add_required(&mut self, claim: &Claim, parties: &[usize], found: &mut Vec<Match>) {
        if let Some(demanded) = self.demanded(claim, parties, found) {
            found.retain(|m| m.proposal.is_some() || m.issue != demanded.issue);
            found.push(demanded);
        }
        if let Some(asked) = self.asked_about(claim, parties) {
            found.retain(is_sure);
            found.push(asked);
        }
    }

    /// "Asked about the port, he said this was open": what was asked about, where the answer
    /// names no proposal.
    fn asked_about(&mut self, claim: &Claim, parties: &[usize]) -> Option<Match> {
        let asked = self.asked()?;
        let behind = claim.region.start >= asked.end && claim.predicate.at.start >= asked.end;
        if !behind || !answers(self.doc, &claim.region) {
            return None;
        }
        let best = self.matches(&asked, parties).into_iter().next();
        best.filter(is_sure)
    }

    /// "will sign only if they leave the port": what is required, where the rest of the
    /// content is about something else.
    fn demanded(&mut self, claim: &Claim, parties: &[usize], found: &[Match]) -> Option<Match> {
        let condition = strict_condition(self.doc, &claim.region)?;
        let best = self.matches(&condition, parties).into_iter().next()?;
        let new = is_sure(&best)
            && found
                .iter()
                .all(|m| (m.issue, m.proposal) != (best.issue, best.proposal));
        new.then_some(best)
    }

    /// What a region speaks of where `parties` hold it; looked for once.
    pub(super) fn matches(&mut self, region: &Range<usize>, parties: &[usize]) -> Vec<Match> {
        let (topics, concepts) = (self.context.topics, self.concepts);
        let unnamed = Topics::unnamed(concepts, region, parties);
        let key = (region.start, region.end, unnamed);
        if let Some(found) = self.found.get(&key) {
            return found.clone();
        }
        let mut found = topics.matches(self.doc, concepts, region, &key.2);
        found.retain(|m| !self.is_text_of_another(m));
        self.found.insert(key, found.clone());
        found
    }
}

impl SentenceWork<'_, '_> {
    /// "the plan drafted by Norland" is not told by "Sudria's plan": whether a match rests on a text
    /// of another author than the proposal's. A text of nobody named may be it.
    fn is_text_of_another(&self, found: &Match) -> bool {
        let Some(own) = self.context.topics.author(found) else {
            return false;
        };
        let doc = self.doc;
        let texts = found
            .tokens
            .iter()
            .filter(|&&i| doc.is(i, Traits::DOCUMENT));
        let mut authors = texts.filter_map(|&at| author(doc, &doc.sentence_of(at)?, at));
        authors
            .next()
            .is_some_and(|first| first != own && authors.all(|other| other != own))
    }

    /// Whether a cue makes a stance of whatever follows: a demand, a refusal, a proposal, a
    /// threat.
    fn demands(&self, claim: &Claim) -> bool {
        let class = self.context.lexicon.cues[claim.predicate.cue].class;
        let own = matches!(
            class,
            CueClass::Demand | CueClass::Reject | CueClass::Propose | CueClass::Threaten
        );
        own && claim.role == Role::Cue && !refers_back(self.doc, &claim.region)
    }
}

/// What is plainly required before something else is done, up to the next mark: "only if
/// they leave", "unless they pay".
fn strict_condition(doc: &Doc, region: &Range<usize>) -> Option<Range<usize>> {
    let only = |at: usize| {
        (region.start.max(at.saturating_sub(ONLY_REACH))..at)
            .rev()
            .take_while(|&i| !doc.is(i, Traits::PUNCT))
            .any(|i| doc.reads(i, words!["only"]) && !doc.is(i.wrapping_sub(1), Traits::NEG))
    };
    let opener = region.clone().find(|&i| {
        doc.reads(i, words!["unless"])
            || doc.reads(i, words!["if", "when", "once", "after"]) && only(i)
    })?;
    let end = (opener..region.end)
        .find(|&i| doc.is(i, Traits::CONTRAST) || doc.marks(i, &[',', ';', '.', '”', '"', '—']))
        .unwrap_or(region.end);
    Some(opener + 1..end)
}

/// "threatened tariffs if there is no truce": the condition is not what is spoken of.
fn drop_supposed(doc: &Doc, region: &Range<usize>, found: &mut Vec<Match>) {
    let Some(opener) = region.clone().find(|&i| doc.is(i, Traits::SUPPOSED)) else {
        return;
    };
    let clause = (opener..region.end)
        .find(|&i| doc.marks(i, &[',', ';', '.', '”']))
        .map_or(opener..region.end, |end| opener..end);
    let supposed = |m: &Match| !m.tokens.is_empty() && m.tokens.iter().all(|t| clause.contains(t));
    if found.iter().any(|m| !supposed(m)) {
        found.retain(|m| !supposed(m));
    }
}

/// "the ban is unjust and must be lifted": whether a clause behind a predicate tells a part of
/// the matter.
fn goes_on_behind(doc: &Doc, matter: &[usize], predicate: &Range<usize>) -> bool {
    let last = matter.last().copied().unwrap_or(0);
    last >= predicate.end && bids(doc, predicate.end, last)
}

/// Whether "but" or "while" stands between the words of a matter and a verb behind them.
fn is_contrasted(doc: &Doc, matter: &[usize], verb: usize) -> bool {
    matter
        .last()
        .is_some_and(|&last| (last..verb).any(|i| doc.is(i, Traits::CONTRAST)))
}

/// Whether any match is a proposal told by words of its own.
fn proposes(found: &[Match]) -> bool {
    found.iter().any(|m| m.proposal.is_some() && !m.guessed)
}

/// Whether a match is a proposal that later words may point back to, told or guessed.
fn is_clear(found: &Match) -> bool {
    found.proposal.is_some() && found.score >= SURE
}

/// Whether a match is surely a proposal, by words of its own.
pub(super) fn is_sure(found: &Match) -> bool {
    is_clear(found) && !found.guessed
}

/// Whether a stance that a cue tells has no words of its own, or words that point back.
fn says_little(doc: &Doc, region: &Range<usize>) -> bool {
    let words = region.clone().filter(|&i| !doc.is(i, Traits::PUNCT));
    words.count() <= 1 || points_back(doc, region).is_some()
}

/// Whether a content says nothing of its own: it is empty, or points back ("this
/// condition").
fn refers_back(doc: &Doc, region: &Range<usize>) -> bool {
    let words = region
        .clone()
        .filter(|&i| !doc.is(i, Traits::PUNCT))
        .count();
    let people = || {
        region
            .clone()
            .any(|i| doc.is(i, Traits::VOICE.with(Traits::PRON)))
    };
    words <= 1 || (words <= 3 && !people()) || (words <= 6 && points_back(doc, region).is_some())
}

/// "this is open", "we are discussing it": the words speak of what was asked.
fn answers(doc: &Doc, region: &Range<usize>) -> bool {
    region
        .clone()
        .any(|i| doc.reads(i, words!["it", "this", "that"]) && !doc.is(i + 1, Traits::NOUN))
}

/// What somebody says of another party, without a word of stance.
fn tells_of_others(claim: &Claim) -> bool {
    let own = |outer: &Resolved| {
        let holds = |party: usize| claim.who.holders.iter().any(|h| h.party == party);
        outer.is_nobody() || outer.holders.iter().any(|h| holds(h.party))
    };
    !claim.explicit && claim.outer.is_some_and(|outer| !own(outer))
}
