//! Stances: which predicates hold one, and whose it is.

use std::ops::Range;

use super::held::ALLEGED_REACH;
use super::held::OPENING;
use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::attitude::{Tone, has_negation};
use crate::extract::memory::Resolved;
use crate::extract::mention::Kind;
use crate::extract::predicate::{Pattern, Predicate, phrase_after};
use crate::extract::source::{Holder, Source, identify, is_possessive};
use crate::extract::token::{Traits, words};

/// How many words after "made concessions" say what was conceded.
const CONCEDED: usize = 8;
/// How many words the title before a colon has at most.
const TITLE: usize = 4;
/// Fewer words than this, left over by other predicates, say nothing.
const LEFT_OVER: usize = 3;

impl SentenceWork<'_, '_> {
    /// Finds the statements of predicate `k` of a sentence.
    pub(super) fn stance(&mut self, found: &[Predicate], k: usize, claim: &Claim) {
        let predicate = claim.predicate;
        let cue = &self.context.lexicon.cues[predicate.cue];
        if cue.class == CueClass::Consult
            || matches!(
                predicate.pattern,
                Pattern::Told | Pattern::Infinitive | Pattern::Agentless
            )
            || self.is_wished_for(found, k)
            || self.doubts_a_will(predicate)
            || self.is_rated(predicate)
            || self.finds_so(predicate)
            || self.says_nothing(predicate)
            || self.is_a_name_for_it(predicate)
            || self.gives_up_a_demand(found, k)
            || self.is_idle(claim)
            || self.is_alleged(found, k)
            || self.is_supposed(predicate)
            || self.is_yet_to_come(predicate)
            || self.answer(claim)
        {
            return;
        }
        if cue.sign == Sign::Content || self.defers(found, k) {
            // "did not say that …" tells nothing of what follows.
            // "did not say"; what is not believed is denied.
            if cue.class != CueClass::Belief && has_negation(self.doc, &predicate.group)
                || self.tells_of_encounter(&predicate.content)
            {
                return;
            }
            // What an inner predicate with a party of its own covers is that one's.
            let inner = found.iter().enumerate().filter(|(m, p)| {
                *m != k && predicate.content.contains(&p.at.start) && self.stands_alone(p)
            });
            for region in uncovered(&predicate.content, inner.map(|(_, p)| cover(p))) {
                self.leaf(&Claim { region, ..*claim });
            }
            return;
        }
        // "Ukraine agrees to …" in the text of a draft: its author holds it; what "had been
        // rejected by Ukraine" before is history.
        let before = predicate
            .group
            .clone()
            .any(|i| self.doc.reads(i, words!["had"]));
        if let Some(author) = claim
            .outer
            .filter(|outer| outer.document && outer.holders.len() == 1 && !before)
        {
            self.emit(Claim {
                who: &Resolved {
                    document: false,
                    ..author.clone()
                },
                region: predicate.content.clone(),
                explicit: true,
                ..*claim
            });
            return;
        }
        // "said both sides must make concessions": the one who says it holds it.
        if claim.who.holders.is_empty() || (claim.outer.is_some() && self.is_told_to(predicate)) {
            return;
        }
        let mut region = predicate.content.clone();
        // "made concessions": the word itself says what it is about.
        let gapped = cue.cue.contains('…');
        let goes_on = self.doc.is(predicate.at.end - 1, Traits::PREP);
        if gapped && !goes_on && region.start == predicate.at.end {
            region.start = predicate.at.start;
        }
        // "made a truce conditional on …": what stands between is what is bound.
        let binds = self.tones.iter().any(|(range, tone)| {
            *tone == Tone::Condition
                && predicate.at.contains(&range.start)
                && range.end <= predicate.at.end
        });
        if gapped && binds {
            region.start = predicate.at.start;
        }
        if cue.class == CueClass::Concede && predicate.content.start == predicate.at.end {
            region.start = predicate.at.start;
            region.end = region.end.min(predicate.at.end + CONCEDED);
        }
        region.end = self.own_end(&region);
        let stance = Claim {
            region,
            explicit: true,
            ..*claim
        };
        self.partner(&stance);
        self.emit(stance);
    }

    /// Where the content of a verb ends that stands in a clause told by "that" itself: "that
    /// it agrees to pay and that boats will …" goes on with what is told beside it.
    fn own_end(&self, region: &Range<usize>) -> usize {
        let doc = self.doc;
        let clause = doc.reads(region.start, words!["that"]);
        let next = region
            .clone()
            .find(|&i| doc.reads(i, words!["and", "but"]) && doc.reads(i + 1, words!["that"]));
        next.filter(|&i| {
            !clause
                && i > region.start
                && doc.is(
                    i + 2,
                    Traits::DET
                        .with(Traits::PRON)
                        .with(Traits::CAPITAL)
                        .with(Traits::NOUN),
                )
        })
        .unwrap_or(region.end)
    }

    /// The content of an attribution: the speaker's own stance, or, where its clause is
    /// about another party without any "must", what the speaker says of that party.
    fn leaf(&mut self, claim: &Claim) {
        let doc = self.doc;
        let told = &claim.region;
        if self.tells_of_encounter(told)
            || self.tells_of_favour(told)
            || self.tells_of_outcome(told)
        {
            return;
        }
        let class = self.context.lexicon.cues[claim.predicate.cue].class;
        let about = if claim.predicate.pattern == Pattern::ObjectRelative {
            // "…, something Moscow confirmed": it tells of itself.
            None
        } else if class == CueClass::Accuse {
            let Some(party) = self.accused(&claim.region) else {
                return;
            };
            self.denounce(claim);
            Some(party)
        } else {
            self.clause_party(&claim.region)
        };
        // What a draft says of a party is what its author wants of it.
        let own = claim.who.document || claim.who.holders.iter().any(|h| Some(h.party) == about);
        let obliges =
            claim.region.clone().any(|i| doc.is(i, Traits::MUST)) || self.is_told_off(claim);
        if let Some(party) = about
            && !own
            && !obliges
            && !claim.who.document
            && class != CueClass::Warn
        {
            // What somebody believes of another party is a guess, and a fact about it no stance.
            if class == CueClass::Accuse
                || class != CueClass::Belief && self.has_stance_cue(&claim.region)
            {
                self.emit(Claim {
                    who: &Resolved::of(vec![Holder::of(party)]),
                    region: claim.region.clone(),
                    outer: Some(claim.who),
                    ..*claim
                });
            }
        } else if !claim.who.holders.is_empty() {
            self.emit(Claim {
                region: claim.region.clone(),
                ..*claim
            });
        }
    }

    /// "told Kyiv to sign", "told Kyiv not to": who tells it wants it so.
    fn is_told_off(&self, claim: &Claim) -> bool {
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let first = doc.mentions_in(claim.region.clone()).next();
        cue.addressed
            && first.is_some_and(|m| {
                let end = m.tokens.end;
                let not = usize::from(doc.reads(end, words!["not", "never"]));
                m.tokens.start <= claim.region.start + 1 && doc.reads(end + not, words!["to"])
            })
    }

    /// Whoever is accused of doing something, not of a crime or of being something: "Kyiv of
    /// blocking the talks", "that Kyiv blocks them".
    fn accused(&self, region: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let first = doc.mentions_in(region.clone()).next()?;
        let of = (first.tokens.end..region.end.min(first.tokens.end + ALLEGED_REACH))
            .find(|&i| doc.reads(i, words!["of", "for"]));
        let opens = Traits::ADV.with(Traits::PUNCT).with(Traits::NEG);
        let does = of.is_none_or(|of| {
            (of + 1..region.end)
                .find(|&i| !doc.is(i, opens))
                .is_some_and(|i| doc.is(i, Traits::GERUND) && self.is_of_a_will(i))
        });
        does.then_some(first.party)
    }

    /// Who accuses somebody of doing it is against it.
    fn denounce(&mut self, claim: &Claim) {
        let Some(cue) = self.context.lexicon.verb("oppose") else {
            return;
        };
        // "of breaking the truce": that tells of a deed.
        let harms = self
            .tones
            .iter()
            .any(|(range, tone)| *tone == Tone::Harms && claim.region.contains(&range.start));
        if claim.who.holders.is_empty() || harms {
            return;
        }
        let mut predicate = claim.predicate.clone();
        predicate.cue = cue;
        self.emit(Claim {
            predicate: &predicate,
            region: claim.region.clone(),
            role: Role::Speaker,
            ..*claim
        });
    }

    /// What of a region stands behind its fronted condition ("that if Kyiv pays, Moscow …").
    fn behind_condition(&self, region: &Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let opens = (region.start..region.end.min(region.start + 3))
            .find(|&i| !doc.is(i, Traits::PUNCT) && !doc.reads(i, words!["that"]))
            .filter(|&i| doc.reads(i, words!["if", "unless", "once", "until"]));
        let comma = opens.and_then(|at| (at..region.end).find(|&i| doc.marks(i, &[','])));
        comma.map_or(region.clone(), |at| at + 1..region.end)
    }

    /// The party that a clause is about: its subject, if a party is named first.
    pub(super) fn clause_party(&self, region: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let region = &self.behind_opening(&self.behind_condition(region));
        let first = doc.mentions_in(region.clone()).next()?;
        let opener = Traits::PUNCT
            .with(Traits::DET)
            .with(Traits::CONJ)
            .with(Traits::ADV)
            .with(Traits::TIME);
        let lead = (region.start..first.tokens.start).all(|i| doc.is(i, opener));
        let after = first.tokens.end;
        // "NATO membership": the name only says which.
        let modifies = doc.is(after, Traits::NOUN)
            && !doc.is(after, Traits::VOICE.with(Traits::VERBAL))
            && first.kind == Kind::Name
            && doc.cues_at(after).next().is_none();
        // "Sudria joining the union is unthinkable": the act is the subject.
        let acts = doc.is(after, Traits::GERUND);
        let verb = after < region.end
            && !modifies
            && !acts
            && !doc.is(after, Traits::PUNCT.with(Traits::PREP).with(Traits::CONJ))
            && !is_possessive(doc, after);
        if lead && verb && !first.detached && first.kind != Kind::Demonym {
            return Some(first.party);
        }
        self.subject_party(region)
    }

    /// The party whose office or officials are the subject of a clause: "that President
    /// Berg's administration has …".
    fn subject_party(&self, region: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let opener = Traits::PUNCT
            .with(Traits::CONJ)
            .with(Traits::ADV)
            .with(Traits::TIME);
        let from = region.clone().find(|&i| !doc.is(i, opener))?;
        let phrase = phrase_after(doc, from, region.end);
        let verb = Traits::AUX
            .with(Traits::WILL)
            .with(Traits::WOULD)
            .with(Traits::COULD)
            .with(Traits::VERBAL);
        // "the Sudrian authorities are unlawful" judges them.
        let judges = doc.is(phrase.end, Traits::BE) && doc.is(phrase.end + 1, Traits::ADJECTIVE);
        if phrase.is_empty() || !doc.is(phrase.end, verb) || judges {
            return None;
        }
        match identify(doc, &phrase) {
            Source::Parties(holders) => match holders.as_slice() {
                [one] if !one.detached => Some(one.party),
                _ => None,
            },
            _ => None,
        }
    }

    /// What of a region stands behind words that only lead to it: "it is obvious that …",
    /// "he thought …".
    fn behind_opening(&self, region: &Range<usize>) -> Range<usize> {
        let doc = self.doc;
        let skip = Traits::PUNCT;
        let from = region
            .clone()
            .find(|&i| !doc.is(i, skip) && !doc.reads(i, words!["that"]))
            .unwrap_or(region.start);
        // "Big news: Sudria wants …".
        let title = (from..region.end.min(from + TITLE)).find(|&i| doc.marks(i, &[':']));
        let from = title
            .filter(|&i| doc.inside[i] == 0)
            .map_or(from, |i| i + 1);
        let region = &(from.min(region.end)..region.end);
        let reach = from..region.end.min(from + OPENING);
        // Not what it will do itself: "it will open the port provided that …".
        let own = Traits::WILL.with(Traits::MUST);
        let acts = doc.is(from + 1, own);
        let that = reach.clone().find(|&i| doc.reads(i, words!["that"]));
        if let Some(at) = that.filter(|_| doc.reads(from, words!["it", "there"]) && !acts) {
            return at + 1..region.end;
        }
        let one = doc.reads(from, words!["he", "she", "they", "it"]) && !acts;
        let believes = one.then(|| {
            let hit = reach
                .skip(1)
                .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::NEG)))
                .find_map(|i| doc.cues_at(i).next())?;
            let cue = &self.context.lexicon.cues[hit.cue];
            (cue.class == CueClass::Belief && cue.sign == Sign::Content).then_some(hit.tokens.end)
        });
        match believes.flatten() {
            Some(at) => at..region.end,
            None => region.clone(),
        }
    }
}

/// The tokens that a predicate takes up, with its subject and content.
fn cover(predicate: &Predicate) -> Range<usize> {
    let named = if predicate.named.is_empty() {
        usize::MAX
    } else {
        predicate.named.start
    };
    let start = predicate.at.start.min(predicate.content.start).min(named);
    start..predicate.at.end.max(predicate.content.end)
}

/// What of `range` none of `parts` covers.
fn uncovered(range: &Range<usize>, parts: impl Iterator<Item = Range<usize>>) -> Vec<Range<usize>> {
    let mut left = vec![range.clone()];
    for part in parts {
        left = left
            .into_iter()
            .flat_map(|r| [r.start..r.end.min(part.start), r.start.max(part.end)..r.end])
            .filter(|r| r.start < r.end)
            .collect();
    }
    left.retain(|r| r.len() >= LEFT_OVER);
    left
}
