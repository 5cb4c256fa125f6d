//! One sentence: who does each of its predicates, and what is remembered of it.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::again::Spoken;
use super::{Candidate, Claim, Context, Role};
use crate::agenda::lexicon::CueClass;
use crate::extract::attitude::Found;
use crate::extract::doc::{Doc, Sentence};
use crate::extract::memory::{Memory, Resolved};
use crate::extract::mention::Kind;
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Holder, Source, identify, phrase_before};
use crate::extract::token::{Traits, words};
use crate::extract::topic::{Concepts, Match};

/// A sentence at work.
pub(super) struct SentenceWork<'a, 'd> {
    pub(super) doc: &'a Doc<'d>,
    pub(super) concepts: &'a Concepts,
    pub(super) context: &'a Context<'a>,
    pub(super) sentence: &'a Sentence,
    /// The phrases in it that colour a stance.
    pub(super) tones: &'a [Found],
    /// When it says that it was said.
    pub(super) said_on: Option<Date>,
    pub(super) drafts: &'a mut Vec<Candidate>,
    /// What was last spoken of, for "this condition" and "such terms".
    pub(super) last: &'a mut Vec<Spoken>,
    /// How many sentences ago that was.
    pub(super) lag: &'a mut usize,
    /// Whether that was in this sentence.
    pub(super) fresh: bool,
    /// What its regions speak of, by start, end and the parties that hold it unnamed.
    pub(super) found: BTreeMap<(usize, usize, Vec<usize>), Vec<Match>>,
}

impl SentenceWork<'_, '_> {
    /// Finds the statements of the sentence, and remembers who spoke.
    pub(super) fn run(&mut self, found: &[Predicate], memory: &mut Memory) {
        let block = self.sentence.block;
        // What tells of who issued a text is no longer in it; a title is not yet.
        memory.entitle(self.doc, self.sentence);
        let quoter = self.quoter(found, memory);
        if let Some(author) = quoter.as_ref().filter(|who| self.is_point(who)) {
            memory.tell_nobody();
            return self.point_in_full(author);
        }
        let on = match quoter {
            Some(_) => None,
            None => self.carries_on(found, memory),
        };
        let goes_on = on.is_some();
        let speaker = on.or_else(|| quoter.clone());
        let resolved = self.resolve(found, memory, speaker.as_ref());
        let draft = self.draft(found, &resolved, memory, quoter.as_ref());
        for (k, predicate) in found.iter().enumerate() {
            if self.is_relay(&resolved[k]) {
                continue;
            }
            // "The draft says that Kyiv agrees to …": what is in a draft is its author's.
            let outer = self
                .telling(found, &resolved, k)
                .map(|q| &resolved[q])
                .or_else(|| {
                    let told = draft.as_ref()?;
                    told.part
                        .contains(&predicate.at.start)
                        .then_some(&told.author)
                });
            let via = self.via(found, &resolved, k);
            self.stance(
                found,
                k,
                &Claim {
                    predicate,
                    who: &resolved[k],
                    region: predicate.content.clone(),
                    outer: outer.or(speaker.as_ref()),
                    explicit: false,
                    via: via.as_deref(),
                    role: Role::Cue,
                },
            );
        }
        if let Some(who) = &speaker {
            let covered = found.iter().any(|p| {
                self.is_attribution(p) && !matches!(p.subject, Source::Speaker | Source::Nobody)
            });
            if !covered {
                self.quotation(found, &resolved, who);
            }
        }
        if let Some(who) = self.who_quotes(found, &resolved).or(quoter.as_ref()) {
            memory.quoted(who, block);
        }
        match &draft {
            Some(told) => self.point(told),
            None => self.spoken(found, &resolved, speaker.as_ref()),
        }
        if goes_on {
            memory.tell_on(self.sentence);
        } else if let Some(who) = self.who_quotes(found, &resolved) {
            memory.tell(who, self.sentence);
        } else if let Some(who) = self.who_wishes(found, &resolved) {
            memory.wish(who, self.sentence);
        } else {
            memory.tell_nobody();
        }
    }

    /// Says who does each predicate: attributions first, since they resolve "we".
    fn resolve(
        &self,
        found: &[Predicate],
        memory: &mut Memory,
        quoter: Option<&Resolved>,
    ) -> Vec<Resolved> {
        let doc = self.doc;
        let mut resolved: Vec<Resolved> = Vec::with_capacity(found.len());
        let mut told = false;
        let mut read = self.sentence.tokens.start;
        memory.open(doc, self.sentence);
        for (k, predicate) in found.iter().enumerate() {
            // "both sides" are those named before, not those named after.
            let upto = predicate.group.start.max(read);
            memory.read(doc, &(read..upto));
            read = upto;
            let outer = self.enclosing(found, k).and_then(|q| resolved.get(q));
            if matches!(predicate.subject, Source::Person | Source::It) && !told {
                memory.about(doc, &(self.sentence.tokens.start..predicate.at.start));
            }
            let in_marks = self.is_in_marks(predicate);
            let named = (predicate.subject == Source::Person)
                .then(|| self.object(predicate))
                .flatten();
            let who = if let Some(text) = self.text_before(predicate) {
                memory.resolve(doc, &text, None)
            } else if let Some(object) = named {
                // "he accused Ada Berg": somebody else did.
                memory.other_than(Some(&Resolved::of(vec![object])))
            } else if let Some(same) = self.same_as_speaker(found, k, outer) {
                same
            } else if in_marks && predicate.subject == Source::Person {
                memory.other_than(outer.or(quoter))
            } else if in_marks && predicate.subject == Source::They {
                memory.those_told_of(doc, &predicate.subject, outer.or(quoter))
            } else {
                memory.resolve(doc, &predicate.subject, outer.or(quoter))
            };
            // "Ada Berg says the chairman told her": somebody else.
            let who = match outer {
                Some(outer) if self.is_office_of(predicate, &who, outer) => {
                    memory.other_than(Some(outer))
                }
                _ => who,
            };
            // "an accord that commits Norland to a toll": those bound by it hold it.
            let who = match self.bound(predicate).filter(|_| who.is_nobody()) {
                Some(party) => Resolved::of(vec![Holder::of(party)]),
                None => who,
            };
            let counts = !predicate.named.is_empty() && predicate.pattern != Pattern::Noun;
            if counts
                && (self.is_attribution(predicate) || !self.is_thing(&who))
                && !self.is_relay(&who)
            {
                let told_of = outer.is_some_and(|o| {
                    !o.document
                        && o.holders
                            .iter()
                            .any(|h| h.person.is_some() || h.named.is_some())
                });
                if in_marks || told_of && !who.is_nobody() {
                    memory.note_quoted(&who);
                } else {
                    memory.note(doc, &who);
                    told |= !who.is_nobody();
                }
            }
            let nobody = predicate.subject == Source::Nobody;
            if !nobody || self.context.lexicon.cues[predicate.cue].speech {
                memory.note_people(doc, &predicate.named, &who);
            }
            resolved.push(who);
        }
        memory.read(doc, &(read..self.sentence.tokens.end));
        if !told {
            memory.about(doc, &self.sentence.tokens);
        }
        // A fronted quotation is resolved after its attribution.
        for k in 0..found.len() {
            let they = doc.inside[found[k].at.start] != 0 && found[k].subject == Source::They;
            if resolved[k].is_nobody()
                && !they
                && let Some(q) = self.enclosing(found, k)
            {
                resolved[k] = memory.resolve(doc, &found[k].subject, Some(&resolved[q]));
            } else if they
                && resolved[k].holders.len() > 1
                && let Some(q) = self.enclosing(found, k)
            {
                let speaker = resolved[q].clone();
                resolved[k].leave_out(&speaker);
            }
        }
        resolved
    }

    /// "commits Norland to a toll": who is bound by a text, named within the cue.
    fn bound(&self, predicate: &Predicate) -> Option<usize> {
        let binds = self.context.lexicon.cues[predicate.cue]
            .cue
            .starts_with("commit …");
        let mut within = self.doc.mentions_in(predicate.at.clone());
        within.find(|m| binds && !m.detached).map(|m| m.party)
    }

    /// Whether a predicate stands within quotation marks with its subject: not "They “strongly
    /// support” it".
    fn is_in_marks(&self, predicate: &Predicate) -> bool {
        let (inside, at) = (&self.doc.inside, predicate.at.start);
        let outside = predicate.named.end <= at
            && !predicate.named.is_empty()
            && inside[predicate.named.start] == 0
            && predicate.group.start < at
            && predicate.group.start >= predicate.named.end
            && inside[predicate.group.start] == 0;
        inside[at] != 0 && !outside
    }

    /// "The draft has leaked, and it proposes …": the text that "it" means, where nobody else
    /// is named between.
    fn text_before(&self, predicate: &Predicate) -> Option<Source> {
        let doc = self.doc;
        let class = self.context.lexicon.cues[predicate.cue].class;
        let says = matches!(
            class,
            CueClass::Propose | CueClass::Demand | CueClass::Appeal | CueClass::Statement
        );
        if predicate.subject != Source::It || predicate.named.is_empty() || !says {
            return None;
        }
        let floor = self.sentence.tokens.start;
        let text = (floor..predicate.named.start)
            .rev()
            .take_while(|&i| !doc.is_named(i))
            .find(|&i| doc.is_text(i) && doc.inside[i] == 0)?;
        let phrase = phrase_before(doc, floor, text + 1)?;
        match identify(doc, &phrase) {
            source @ Source::Document(_) => Some(source),
            _ => None,
        }
    }

    /// Whether an office that stands in what somebody tells was taken for who tells it, though
    /// nobody knows that person to hold it.
    fn is_office_of(&self, predicate: &Predicate, who: &Resolved, outer: &Resolved) -> bool {
        let Source::Office(at) = predicate.subject else {
            return false;
        };
        let [holder] = who.holders.as_slice() else {
            return false;
        };
        let holds = self.doc.offices.iter().any(|office| {
            office.party == holder.party
                && Some(office.person) == holder.person
                && self.doc.reads(at, &[office.word])
        });
        holder.person.is_some()
            && !holds
            && outer
                .holders
                .iter()
                .any(|o| (o.party, o.person) == (holder.party, holder.person))
    }

    /// Whether an outsider that does something is not named as a person is.
    fn is_thing(&self, who: &Resolved) -> bool {
        let named = |range: &Range<usize>| {
            self.doc.is(range.start, Traits::NAME) && self.doc.is(range.end - 1, Traits::NAME)
        };
        who.outsider
            .as_ref()
            .is_some_and(|range| range.len() < 2 || !named(range))
    }

    /// "Ada Berg said he …", "Norland said it …" tell of the speaker: a pronoun that opens what
    /// one speaker says.
    fn same_as_speaker(
        &self,
        found: &[Predicate],
        k: usize,
        outer: Option<&Resolved>,
    ) -> Option<Resolved> {
        let doc = self.doc;
        let subject = &found[k].named;
        let it = found[k].subject == Source::It;
        let opens = |p: &Predicate| {
            let from = p.content.start.max(p.at.end);
            let first = from < subject.start + 1
                && (from..subject.start).all(|i| doc.reads(i, words!["that"]));
            // "said that …, and that it …"
            let again = it && doc.reads(subject.start.wrapping_sub(1), words!["that"]);
            (first || again) && self.context.lexicon.cues[p.cue].speech
        };
        let told = self.enclosing(found, k).filter(|&q| opens(&found[q]))?;
        let one = outer.filter(|o| {
            !o.document && matches!(o.holders.as_slice(), [h] if it || h.person.is_some())
        })?;
        let pronoun = it && !subject.is_empty() || found[k].subject == Source::Person;
        let who = || {
            if it {
                Resolved::of(one.holders.iter().map(|h| Holder::of(h.party)).collect())
            } else {
                one.clone()
            }
        };
        (pronoun && doc.inside[found[k].at.start] == 0 && told < k).then(who)
    }

    /// The person named right after a verb, who is not the one that does it.
    fn object(&self, predicate: &Predicate) -> Option<Holder> {
        let mention = self.doc.mention(predicate.at.end)?;
        match mention.kind {
            Kind::Person(person) if mention.tokens.start == predicate.at.end => Some(Holder {
                person: Some(person),
                ..Holder::of(mention.party)
            }),
            _ => None,
        }
    }
}
