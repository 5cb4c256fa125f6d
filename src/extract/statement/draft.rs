//! Drafts told point by point: what nobody else says or does in them is their author's.
//!
//! In: a sentence with its predicates, and what is remembered of the text spoken of. Out: the
//! part of the sentence that tells a point of it, and a claim of its author on that part.
//! What is thought of a draft ("could be acceptable", "which Moscow will dislike") is no
//! point of it.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::agenda::lexicon::CueClass;
use crate::extract::attitude::has_negation;
use crate::extract::memory::{Memory, Resolved};
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::Source;
use crate::extract::token::{Traits, WordKey, words};

/// Up to how many words before a text that opens its sentence.
const OPENS: usize = 5;

/// How many words an aside behind a text may have.
const ASIDE: usize = 14;

/// What a text does with those it is about: it judges nothing.
const PROVIDES: &[WordKey] = words![
    "see",
    "have",
    "require",
    "oblige",
    "commit",
    "bind",
    "give",
    "grant",
    "hand",
    "allow",
    "let",
    "permit",
    "enable",
    "leave",
    "keep",
    "put",
    "place",
    "bring",
    "involve",
    "include",
    "entail",
    "provide",
    "guarantee",
    "create",
    "establish",
    "set",
    "cap",
    "limit",
    "bar",
    "ban",
    "forbid",
    "prohibit",
    "force",
    "make",
    "lift",
    "freeze",
    "impose",
    "extend",
    "transfer",
    "cede",
    "split",
    "divide",
    "award",
    "offer",
    "recognise",
    "recognize",
    "call",
    "mandate",
    "oversee",
    "open",
    "return",
    "release",
    "free",
    "phase",
    "cut",
    "raise",
    "reduce",
];
/// The same of a text that is there ("the plan lets it keep the port").
const PROVIDES_NOW: &[WordKey] = words![
    "requires",
    "obliges",
    "commits",
    "binds",
    "gives",
    "grants",
    "hands",
    "allows",
    "lets",
    "permits",
    "leaves",
    "keeps",
    "puts",
    "places",
    "involves",
    "entails",
    "provides",
    "guarantees",
    "creates",
    "establishes",
    "sets",
    "caps",
    "limits",
    "bars",
    "bans",
    "forbids",
    "prohibits",
    "imposes",
    "extends",
    "awards",
    "recognises",
    "recognizes",
    "mandates",
    "includes",
    "contains",
    "sees",
    "calls",
    "foresees",
    "envisages",
    "envisions",
    "stipulates",
    "prescribes",
    "specifies",
];

/// What an agreement says shall be, before "that".
const SAYS: &[WordKey] = words!["says", "states", "confirms", "provides", "stipulates"];

/// A part of a sentence that tells a draft.
pub(super) struct Told {
    /// Who wrote it.
    pub(super) author: Resolved,
    /// The tokens, from the name of the draft on, or all up to a comment.
    pub(super) part: Range<usize>,
}

impl SentenceWork<'_, '_> {
    /// "Sanctions would be lifted in stages": where a draft is told point by point, what
    /// nobody else says or does is its author's.
    pub(super) fn draft(
        &self,
        found: &[Predicate],
        resolved: &[Resolved],
        memory: &mut Memory,
        quoter: Option<&Resolved>,
    ) -> Option<Told> {
        // A quotation goes on, or somebody says "we": no draft does.
        if quoter.is_some_and(|who| !who.document)
            || self.has_first_person()
            || self.is_of_a_person()
        {
            return None;
        }
        let block = self.sentence.block;
        let tokens = self.sentence.tokens.clone();
        let text = tokens
            .clone()
            .find(|&i| self.doc.is_text(i) && self.doc.inside[i] == 0);
        let agreement = self.agreement(memory);
        let text = agreement.or(text);
        let author = memory.author_of(self.doc, &tokens, text, block)?;
        let said = text.and_then(|i| self.says_itself(found, i));
        if text.is_some_and(|i| self.is_judged(found, i)) {
            return None;
        }
        let named = said.or(text.filter(|&i| self.tells(i)));
        let from = named.unwrap_or(tokens.start);
        let end = self.comment(from);
        let speaks = |k: usize| {
            self.is_attribution(&found[k])
                && !resolved[k].document
                && !resolved[k].is_nobody()
                && !self.is_relay(&resolved[k])
        };
        let acts = |k: usize| {
            let p = &found[k];
            !resolved[k].document
                && !matches!(
                    p.subject,
                    Source::Nobody | Source::Speaker | Source::Document(_)
                )
                && self.doc.inside[p.at.start] == 0
                // "Norland would give up the reef": by the text that is told.
                && (!p.group.clone().any(|i| self.doc.is(i, Traits::WOULD))
                    || has_negation(self.doc, &p.group)
                    || agreement.is_some())
                && (named.is_none() || p.at.start < from || agreement.is_some())
        };
        // "a draft seen by reporters says": nobody else tells it.
        let of_text = |k: usize| {
            let within = text.unwrap_or(from)..from + 1;
            said.is_some() && within.contains(&found[k].at.start)
        };
        let somebody = (0..found.len())
            .any(|k| found[k].at.start < end && !of_text(k) && (speaks(k) || acts(k)));
        let itself = (0..found.len())
            .any(|k| resolved[k].document || matches!(found[k].subject, Source::Document(_)));
        if itself || text.is_some() && !somebody {
            memory.tell_draft(block);
        }
        let told = named.is_some()
            || self.is_wholly_quoted()
            || self.is_proposed(end)
            || self.is_to_come(found, end);
        if itself || somebody || !told {
            return None;
        }
        memory.tell_draft(block);
        Some(Told {
            author,
            part: from..end,
        })
    }

    /// "The deal will see the port reopened", "Under the agreement, …": where an agreement of
    /// known partners is named, whose points are those of them all.
    fn agreement(&self, memory: &Memory) -> Option<usize> {
        let doc = self.doc;
        let mut tokens = self.sentence.tokens.clone();
        tokens.find(|&i| {
            let before = i.saturating_sub(2);
            let under = doc.reads(before, words!["under"])
                || doc.reads(before, words!["of"])
                    && doc.reads(before.saturating_sub(1), words!["part"]);
            memory.is_agreement(doc, i)
                && doc.inside[i] == 0
                && (under || self.says_to_be(i) || self.provides(i).is_some())
        })
    }

    /// Whether a sentence begins with what somebody does or what a thing seems to be ("He
    /// would not vote for it", "It appeared to aim at a truce"): neither is a point of a text.
    fn is_of_a_person(&self) -> bool {
        let doc = self.doc;
        let opener = Traits::PUNCT.with(Traits::CONJ).with(Traits::ADV);
        let mut words = self.sentence.tokens.clone();
        let Some(first) = words.find(|&i| !doc.is(i, opener)) else {
            return false;
        };
        let seeming = words!["appears", "appeared", "seems", "seemed", "looks", "looked"];
        let seems = (first + 1..self.sentence.tokens.end.min(first + OPENS))
            .any(|i| doc.reads(i, seeming) && doc.inside[i] == 0);
        let person = words!["he", "she", "they", "we", "i", "his", "her"];
        doc.inside[first] == 0 && (doc.reads(first, person) || seems)
    }

    /// Whether a quotation in the sentence says "we" or "I".
    fn has_first_person(&self) -> bool {
        let mut quoted = self
            .sentence
            .tokens
            .clone()
            .filter(|&i| self.doc.inside[i] != 0 && !self.doc.is_named(i));
        quoted.any(|i| self.doc.reads(i, words!["we", "our", "i", "my"]))
    }

    /// Whether a sentence tells what will or would be ("sanctions would be lifted"), rather
    /// than what to think of it ("might seem acceptable", "nobody knows who would pay").
    fn is_to_come(&self, found: &[Predicate], end: usize) -> bool {
        let doc = self.doc;
        let tokens = self.sentence.tokens.start..end;
        let weighs = tokens
            .clone()
            .any(|i| doc.inside[i] == 0 && doc.is(i, Traits::COULD))
            || found.iter().any(|p| {
                p.pattern == Pattern::Judging
                    && doc.inside[p.at.start] == 0
                    && tokens.contains(&p.at.start)
            });
        let asks = |i: usize| {
            let words = words!["who", "whether", "how", "what", "if", "why"];
            (i.saturating_sub(3).max(tokens.start)..i).any(|b| doc.reads(b, words))
        };
        // "the garrison is to leave within a year".
        let arranged = |i: usize| {
            doc.reads(i, words!["is", "are"])
                && doc.reads(i + 1, words!["to"])
                && doc.is(i + 2, Traits::BARE.with(Traits::BE))
        };
        let mut would = tokens
            .clone()
            .filter(|&i| doc.is(i, Traits::WOULD.with(Traits::WILL)) || arranged(i));
        !weighs && would.any(|i| !asks(i))
    }

    /// "a firm response is proposed": by the text that is told.
    fn is_proposed(&self, end: usize) -> bool {
        let doc = self.doc;
        (self.sentence.tokens.start + 1..end).any(|i| {
            doc.is(i, Traits::AUTHORED)
                && doc.inside[i] == 0
                && doc.is(i - 1, Traits::BE.with(Traits::ADV))
                // "the kind of toll being proposed" only names it.
                && !doc.reads(i - 1, words!["being"])
                && !doc.reads(i + 1, words!["by"])
        })
    }

    /// Where the reporter goes on about a point: at a lone dash, or at a comma before
    /// "which", "but" or "so".
    fn comment(&self, from: usize) -> usize {
        let doc = self.doc;
        let end = self.sentence.tokens.end;
        let outside = |i: &usize| doc.inside[*i] == 0;
        let words = words![
            "which", "but", "so", "while", "although", "though", "meaning",
        ];
        let comma = |&i: &usize| doc.marks(i, &[',']) && doc.reads(i + 1, words);
        let mut dashes = (from + 1..end).filter(|&i| {
            doc.marks(i, &['–', '—', '-']) && !doc.is(i - 1, Traits::JOINED) && outside(&i)
        });
        let dash = match (dashes.next(), dashes.next()) {
            (Some(lone), None) => lone,
            _ => end,
        };
        let comma = (from + 1..end).filter(outside).find(comma);
        dash.min(comma.unwrap_or(end))
    }

    /// Whether the sentence is a point of a text that follows its title whole: whatever it says
    /// that others agree to, `author` proposes.
    pub(super) fn is_point(&self, author: &Resolved) -> bool {
        author.document && self.doc.turn_around(self.sentence.tokens.start).is_some()
    }

    /// The sentence as a point of a text that follows whole, unless it reports of it: "Norland has
    /// rejected this point".
    pub(super) fn point_in_full(&mut self, author: &Resolved) {
        let part = self.sentence.tokens.clone();
        let reports = words!["has", "have", "had", "was", "were", "said", "says"];
        if !part.clone().any(|i| self.doc.reads(i, reports)) {
            self.point(&Told {
                author: author.clone(),
                part,
            });
        }
    }

    /// The sentence as a point of a draft.
    pub(super) fn point(&mut self, told: &Told) {
        let Some(propose) = self.context.lexicon.propose() else {
            return;
        };
        let start = self.sentence.tokens.start;
        let goes_on = Traits::AUX.with(Traits::COMPLEMENT).with(Traits::ASPECT);
        let from = told.part.start;
        let relative = self
            .doc
            .reads(from.saturating_sub(2), words!["which", "that"]);
        let says = self.doc.is(from, Traits::VERBAL.with(Traits::BARE)) && !self.doc.is_text(from);
        let region = if let Some(verb) = self.provides(from) {
            verb..told.part.end
        } else if says || self.doc.is(from + 1, goes_on) && !relative {
            told.part.clone()
        } else {
            start..told.part.end
        };
        let predicate = Predicate {
            cue: propose,
            at: start..start,
            group: start..start,
            subject: Source::Document(None),
            named: start..start,
            source: start..start,
            content: region.clone(),
            pattern: Pattern::Draft,
        };
        self.emit(Claim {
            predicate: &predicate,
            who: &told.author,
            region,
            outer: None,
            explicit: false,
            via: None,
            role: Role::Cue,
        });
    }

    /// "A draft written in Havn and seen by reporters says …": the verb that the text at `at`,
    /// which opens the sentence, has for itself.
    fn says_itself(&self, found: &[Predicate], at: usize) -> Option<usize> {
        let opens = at < self.sentence.tokens.start + OPENS;
        let says = |p: &&Predicate| {
            p.subject == Source::Nobody
                && p.pattern == Pattern::Subject
                && p.at.start > at
                && self.is_attribution(p)
                && self.doc.is(p.at.start, Traits::VERBAL)
        };
        let verb = found.iter().find(says).filter(|_| opens)?;
        let apart = (at..verb.at.start).any(|i| self.doc.is(i, Traits::PUNCT));
        (!apart).then_some(verb.at.start)
    }

    /// "the plan would be a disaster", "the plan for a toll was rejected by Norland": no point of
    /// the text at `at`.
    fn is_judged(&self, found: &[Predicate], at: usize) -> bool {
        let near = at + 1..at + 4;
        found.iter().any(|p| {
            let class = self.context.lexicon.cues[p.cue].class;
            let taken = p.pattern == Pattern::Passive
                && p.content.contains(&at)
                && matches!(
                    class,
                    CueClass::Reject | CueClass::Accept | CueClass::Disapprove
                );
            (taken || p.pattern == Pattern::Judging && near.contains(&p.group.start))
                && self.doc.inside[p.at.start] == 0
        })
    }

    /// "the plan would see them freed", "the draft, written in Havn, lets it keep the port":
    /// the verb with which the text at `at` provides for something.
    fn provides(&self, at: usize) -> Option<usize> {
        let doc = self.doc;
        let end = self.sentence.tokens.end;
        // An aside between two commas.
        let aside = doc.marks(at + 1, &[',']).then(|| {
            (at + 2..end.min(at + ASIDE))
                .find(|&i| doc.marks(i, &[',']))
                .map(|i| i + 1)
        });
        let from = aside.unwrap_or(Some(at + 1))?;
        let helps = Traits::WOULD.with(Traits::WILL).with(Traits::COULD);
        let verb = (from..end).find(|&i| !doc.is(i, Traits::ADV.with(helps)))?;
        let told = verb > from && (from..verb).any(|i| doc.is(i, helps));
        (told && doc.reads(verb, PROVIDES) || doc.reads(verb, PROVIDES_NOW)).then_some(verb)
    }

    /// Whether the text named at `at` is told of in its sentence: "one of the proposals is
    /// …", "a plan to …", "under the draft, …".
    fn tells(&self, at: usize) -> bool {
        let doc = self.doc;
        let end = self.sentence.tokens.end;
        doc.is(
            at + 1,
            Traits::AUX.with(Traits::COMPLEMENT).with(Traits::ASPECT),
        ) || self.provides(at).is_some()
            || doc.marks(at + 1, &[':'])
            || (at + 1..end.min(at + 3)).any(|i| doc.is(i, Traits::AUX))
            || doc.reads(at.saturating_sub(2), words!["under", "in"])
            || doc.reads(at.saturating_sub(2), words!["of"])
                && doc.reads(at.saturating_sub(3), words!["part"])
            || self.says_to_be(at)
    }

    /// "The agreement says that a fee will be paid": whether the text at `at` says what is to
    /// be; not "the agreement notes that the fee was never paid".
    fn says_to_be(&self, at: usize) -> bool {
        let doc = self.doc;
        let mut said = at + 3..self.sentence.tokens.end;
        doc.reads(at + 1, SAYS)
            && doc.reads(at + 2, words!["that"])
            && said.any(|i| {
                doc.inside[i] == doc.inside[at] && doc.reads(i, words!["must", "will", "shall"])
            })
    }
}
