//! Statements: predicates with a party, a matter and an attitude, put together.
//!
//! In: a document, its concepts and the agenda. Out: [`Statement`]s in the order of the
//! text. Whose stance it is (holder) and who tells of it (speaker) are kept apart: what a
//! rival says of the holder has the voice "other".

use std::collections::BTreeMap;
use std::ops::Range;

use super::attitude::{Question, Tones, has_negation, read};
use super::doc::{Doc, Sentence};
use super::memory::{Memory, Resolved};
use super::mention::Kind;
use super::predicate::{Pattern, Predicate, predicates};
use super::source::{Holder, Source};
use super::token::Traits;
use super::topic::{Concepts, Match, Topics};
use crate::agenda::lexicon::{CueClass, Lexicon, Sign};
use crate::model::{
    Act, Agenda, Article, Attitude, Evidence, Firmness, Note, NoteKind, Standing, Statement,
    StatementId, Status, Voice,
};

/// What the assembly needs to know of the agenda.
pub(super) struct Context<'a> {
    pub(super) agenda: &'a Agenda,
    pub(super) lexicon: &'a Lexicon,
    pub(super) topics: &'a Topics,
    pub(super) tones: &'a Tones,
    pub(super) article: &'a Article,
}

/// A stance before it is a statement.
struct Draft {
    statement: Statement,
    proposal_key: (String, Option<String>, Option<String>),
}

/// Finds the statements of a document.
pub(super) fn statements(
    doc: &Doc,
    concepts: &Concepts,
    context: &Context,
) -> (Vec<Statement>, Vec<Note>) {
    let mut memory = Memory::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut notes = Vec::new();
    let spellings = spellings(doc, context.agenda);
    let mut last: Vec<Match> = Vec::new();
    let mut block = usize::MAX;
    for sentence in &doc.sentences {
        let found = predicates(doc, context.lexicon, sentence);
        if sentence.block > block.wrapping_add(1) {
            last.clear();
        }
        block = sentence.block;
        let mut work = SentenceWork {
            doc,
            concepts,
            context,
            sentence,
            spellings: &spellings,
            drafts: &mut drafts,
            via: None,
            last: &mut last,
        };
        work.run(&found, &mut memory);
    }
    let mut statements: Vec<Statement> = dedupe(drafts);
    statements.sort_by(|a, b| a.evidence.span.cmp(&b.evidence.span));
    for (number, statement) in statements.iter_mut().enumerate() {
        statement.id = StatementId(u32::try_from(number + 1).unwrap_or(u32::MAX));
    }
    let unsorted = statements.iter().filter(|s| s.issue.is_none()).count();
    if unsorted > 0 {
        notes.push(Note::new(
            NoteKind::Unsorted,
            format!(
                "{unsorted} of {} statements fit no issue of the agenda.",
                statements.len()
            ),
            "Sort them by hand, or add an issue with a few keywords.",
        ));
    }
    if statements.is_empty() {
        notes.push(Note::new(
            NoteKind::NothingFound,
            "No statement was found in this article.",
            "Check that the agenda fits the article, or code it by hand.",
        ));
    }
    (statements, notes)
}

struct SentenceWork<'a, 'd> {
    doc: &'a Doc<'d>,
    concepts: &'a Concepts,
    context: &'a Context<'a>,
    sentence: &'a Sentence,
    spellings: &'a BTreeMap<(usize, u16), String>,
    drafts: &'a mut Vec<Draft>,
    /// The agency or outlet that the current predicate comes through.
    via: Option<String>,
    /// What was last spoken of, for "this condition" and "such terms".
    last: &'a mut Vec<Match>,
}

impl SentenceWork<'_, '_> {
    fn run(&mut self, found: &[Predicate], memory: &mut Memory) {
        let doc = self.doc;
        let block = self.sentence.block;
        let wholly_quoted = self.is_wholly_quoted();
        let quoter = memory.quoter(block).filter(|_| wholly_quoted).cloned();
        memory.read(doc, &self.sentence.tokens);
        // Who does each predicate: attributions first, since they resolve "we".
        let mut resolved: Vec<Resolved> = Vec::with_capacity(found.len());
        let mut told = false;
        for (k, predicate) in found.iter().enumerate() {
            let outer = self
                .enclosing(found, k)
                .and_then(|q| resolved.get(q).cloned())
                .or_else(|| quoter.clone());
            if predicate.subject == Source::Person && !told {
                memory.about(doc, &(self.sentence.tokens.start..predicate.at.start));
            }
            let who = memory.resolve(doc, &predicate.subject, outer.as_ref());
            let counts = !predicate.named.is_empty() && predicate.pattern != Pattern::Noun;
            if counts
                && (who.outsider.is_none() || self.is_attribution(predicate))
                && !self.is_relay(&who)
            {
                memory.note(&who);
                told |= !who.is_nobody();
            }
            resolved.push(who);
        }
        if !told {
            memory.about(doc, &self.sentence.tokens);
        }
        // A fronted quotation is resolved after its attribution.
        for k in 0..found.len() {
            if resolved[k].is_nobody()
                && let Some(q) = self.enclosing(found, k)
            {
                let outer = resolved[q].clone();
                resolved[k] = memory.resolve(doc, &found[k].subject, Some(&outer));
            }
        }
        for (k, predicate) in found.iter().enumerate() {
            let outer = self
                .telling(found, &resolved, k)
                .map(|q| resolved[q].clone())
                .or_else(|| quoter.clone());
            self.via = (0..found.len())
                .filter(|&q| q == k || found[q].content.contains(&predicate.at.start))
                .filter(|&q| self.is_relay(&resolved[q]))
                .find_map(|q| resolved[q].outsider.as_ref().and_then(|r| self.relay_in(r)));
            if !self.is_relay(&resolved[k]) {
                self.stance(found, k, predicate, &resolved[k], outer.as_ref());
            }
        }
        if let Some(who) = &quoter {
            let covered = found.iter().any(|p| {
                self.is_attribution(p) && !matches!(p.subject, Source::Speaker | Source::Nobody)
            });
            if !covered {
                self.quotation(who);
            }
        }
        for (k, predicate) in found.iter().enumerate() {
            if self.is_attribution(predicate) && !resolved[k].is_nobody() {
                memory.quoted(&resolved[k], block);
            }
        }
    }

    /// Whether an agency or outlet only passes words on.
    fn is_relay(&self, who: &Resolved) -> bool {
        who.outsider
            .as_ref()
            .is_some_and(|range| self.relay_in(range).is_some())
    }

    fn relay_in(&self, range: &Range<usize>) -> Option<String> {
        range.clone().find_map(|i| {
            let number = *self.doc.mention_at.get(i)? as usize;
            let mention = self.doc.mentions.get(number.checked_sub(1)?)?;
            (mention.kind == Kind::Nobody && mention.party == usize::MAX)
                .then(|| self.doc.slice(&mention.tokens).to_owned())
        })
    }

    fn is_attribution(&self, predicate: &Predicate) -> bool {
        let cue = &self.context.lexicon.cues[predicate.cue];
        let that = self.doc.reads(predicate.at.end, &["that"])
            || (predicate.at.end..self.sentence.tokens.end.min(predicate.at.end + 4))
                .any(|i| self.doc.reads(i, &["that"]));
        let tells = matches!(
            cue.class,
            CueClass::Propose | CueClass::Demand | CueClass::Signal
        );
        cue.speech
            || matches!(
                cue.class,
                CueClass::Statement | CueClass::Belief | CueClass::Warn | CueClass::Accuse
            )
            || (tells && that && predicate.pattern != Pattern::Noun)
    }

    /// The innermost attribution whose content holds predicate `k`.
    fn enclosing(&self, found: &[Predicate], k: usize) -> Option<usize> {
        let at = found[k].at.start;
        (0..found.len())
            .filter(|&q| q != k && self.is_attribution(&found[q]))
            .filter(|&q| {
                found[q].content.contains(&at) && !found[k].content.contains(&found[q].at.start)
            })
            .min_by_key(|&q| found[q].content.len())
    }

    /// The innermost attribution around predicate `k` that is no mere relay.
    fn telling(&self, found: &[Predicate], resolved: &[Resolved], k: usize) -> Option<usize> {
        let at = found[k].at.start;
        (0..found.len())
            .filter(|&q| q != k && self.is_attribution(&found[q]) && !self.is_relay(&resolved[q]))
            .filter(|&q| {
                found[q].content.contains(&at) && !found[k].content.contains(&found[q].at.start)
            })
            .min_by_key(|&q| found[q].content.len())
    }

    /// To whom the sentence says that it was said ("told CNN", "interview to India Today").
    fn venue(&self) -> Option<String> {
        let doc = self.doc;
        let bounds = self.sentence.tokens.clone();
        bounds.clone().find_map(|i| {
            let first = doc.mention_at[i] != 0
                && (i == bounds.start || doc.mention_at[i - 1] != doc.mention_at[i]);
            let before = (i.saturating_sub(3).max(bounds.start)..i).any(|b| {
                doc.reads(
                    b,
                    &[
                        "told",
                        "tells",
                        "telling",
                        "interview",
                        "interviewed",
                        "to",
                        "with",
                        "speaking",
                    ],
                )
            });
            let according = i >= 2 && doc.reads(i - 1, &["to"]) && doc.reads(i - 2, &["according"]);
            (first && before && !according)
                .then(|| self.relay_in(&(i..i + 1)))
                .flatten()
        })
    }

    fn is_wholly_quoted(&self) -> bool {
        let tokens = self.sentence.tokens.clone();
        let words = tokens
            .clone()
            .filter(|&i| !self.doc.tokens[i].is(Traits::PUNCT))
            .count();
        let quoted = tokens
            .filter(|&i| !self.doc.tokens[i].is(Traits::PUNCT) && self.doc.inside[i] != 0)
            .count();
        words > 0 && quoted * 10 >= words * 9
    }

    /// A sentence of a quotation that goes on without an attribution of its own.
    fn quotation(&mut self, who: &Resolved) {
        let Some(say) = self
            .context
            .lexicon
            .cues
            .iter()
            .position(|c| c.cue == "say")
        else {
            return;
        };
        let start = self.sentence.tokens.start;
        let predicate = Predicate {
            cue: say,
            at: start..start,
            group: start..start,
            subject: super::source::Source::Speaker,
            named: start..start,
            content: self.sentence.tokens.clone(),
            pattern: Pattern::GoesOn,
        };
        self.stance(std::slice::from_ref(&predicate), 0, &predicate, who, None);
    }

    fn stance(
        &mut self,
        found: &[Predicate],
        k: usize,
        predicate: &Predicate,
        who: &Resolved,
        outer: Option<&Resolved>,
    ) {
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[predicate.cue];
        if matches!(cue.class, CueClass::Consult) {
            return;
        }
        let neutral = cue.sign == Sign::Content || self.defers(found, k);
        if self.declines_to_speak(predicate) || self.in_condition(predicate) {
            return;
        }
        if neutral && has_negation(doc, &predicate.group) {
            return;
        }
        if neutral {
            // What an inner predicate with a party of its own covers is that one's.
            let inner = found.iter().enumerate().filter(|(m, p)| {
                *m != k
                    && predicate.content.contains(&p.at.start)
                    && p.at.start > predicate.at.start
                    && !self.is_told_to(p)
                    && (self.context.lexicon.cues[p.cue].sign != Sign::Content
                        || self.is_attribution(p))
                    && self.context.lexicon.cues[p.cue].class != CueClass::Consult
            });
            let regions: Vec<Range<usize>> =
                uncovered(&predicate.content, inner.map(|(_, p)| cover(p)));
            for region in regions {
                self.leaf(predicate, who, &region, outer);
            }
        } else {
            // "said both sides must make concessions": the one who says it holds it.
            if who.holders.is_empty() || (outer.is_some() && self.is_told_to(predicate)) {
                return;
            }
            // "made concessions": the word itself says what it is about.
            let mut region = predicate.content.clone();
            if matches!(cue.class, CueClass::Concede) && region.start == predicate.at.end {
                region.start = predicate.at.start;
            }
            self.emit(predicate, who, &region, outer, true);
        }
    }

    /// "insists that any such deal is a non-starter": the judgement inside says it.
    fn defers(&self, found: &[Predicate], k: usize) -> bool {
        let predicate = &found[k];
        let class = self.context.lexicon.cues[predicate.cue].class;
        matches!(
            class,
            CueClass::Demand | CueClass::Intent | CueClass::Belief
        ) && found.iter().any(|p| {
            predicate.content.contains(&p.at.start)
                && matches!(
                    self.context.lexicon.cues[p.cue].class,
                    CueClass::Veto | CueClass::Must | CueClass::Good
                )
        })
    }

    /// What stands in an "if" clause is no stance of its own.
    fn in_condition(&self, predicate: &Predicate) -> bool {
        let doc = self.doc;
        let start = self.sentence.tokens.start;
        (start..predicate.group.start)
            .rev()
            .take_while(|&i| {
                !(doc.tokens[i].is(Traits::PUNCT)
                    && matches!(doc.tokens[i].first, ',' | ';' | ':' | '“' | '"'))
            })
            .take(12)
            .any(|i| doc.reads(i, &["if", "unless", "until", "whether", "once"]))
            && !self.is_attribution(predicate)
    }

    /// A verb under "must" whose subject is told to do it.
    fn is_told_to(&self, predicate: &Predicate) -> bool {
        predicate
            .group
            .clone()
            .any(|i| self.doc.tokens[i].is(Traits::MUST))
            && !matches!(predicate.subject, Source::Speaker)
    }

    /// "declined to comment", "refused to condemn": no stance on a proposal.
    fn declines_to_speak(&self, predicate: &Predicate) -> bool {
        let cue = &self.context.lexicon.cues[predicate.cue];
        let verb = predicate.at.end + 1;
        cue.class == CueClass::Reject
            && self.doc.reads(predicate.at.end, &["to"])
            && (self.doc.reads(
                verb,
                &[
                    "comment",
                    "say",
                    "answer",
                    "discuss",
                    "elaborate",
                    "specify",
                    "speak",
                    "name",
                    "be",
                ],
            ) || self.doc.cues.iter().any(|hit| {
                hit.tokens.start == verb
                    && matches!(
                        self.context.lexicon.cues[hit.cue].class,
                        CueClass::Disapprove | CueClass::Statement
                    )
            }))
    }

    /// The content of an attribution: the speaker's own stance, or, where its clause is
    /// about another party without any "must", what the speaker says of that party.
    fn leaf(
        &mut self,
        predicate: &Predicate,
        who: &Resolved,
        region: &Range<usize>,
        outer: Option<&Resolved>,
    ) {
        let doc = self.doc;
        let obliges = region.clone().any(|i| doc.tokens[i].is(Traits::MUST));
        let accuses = self.context.lexicon.cues[predicate.cue].class == CueClass::Accuse;
        let about = if accuses {
            doc.mentions_in(region.clone()).next().map(|m| m.party)
        } else {
            self.clause_party(region)
        };
        let own = who.holders.iter().any(|h| Some(h.party) == about);
        let cue = &self.context.lexicon.cues[predicate.cue];
        if let Some(party) = about
            && !own
            && !obliges
            && cue.class != CueClass::Warn
        {
            // What somebody believes of another party is a guess.
            if cue.class == CueClass::Belief {
                return;
            }
            let holder = Holder {
                party,
                person: None,
                named: None,
                unnamed: false,
                detached: false,
            };
            let holders = Resolved {
                holders: vec![holder],
                ..Resolved::default()
            };
            self.emit(predicate, &holders, region, Some(who), false);
            return;
        }
        if !who.holders.is_empty() {
            self.emit(predicate, who, region, outer, false);
        }
    }

    /// The party that a clause is about: its subject, if a party is named first.
    fn clause_party(&self, region: &Range<usize>) -> Option<usize> {
        let doc = self.doc;
        let first = doc.mentions_in(region.clone()).next()?;
        let lead = (region.start..first.tokens.start).all(|i| {
            doc.tokens[i].is(Traits::PUNCT
                .with(Traits::DET)
                .with(Traits::CONJ)
                .with(Traits::ADV)
                .with(Traits::TIME))
        });
        let after = first.tokens.end;
        let verb = after < region.end
            && !doc.tokens[after].is(Traits::PUNCT.with(Traits::PREP).with(Traits::CONJ))
            && !super::source::is_possessive(doc, after);
        (lead && verb && !first.detached && first.kind != Kind::Demonym).then_some(first.party)
    }

    fn emit(
        &mut self,
        predicate: &Predicate,
        who: &Resolved,
        region: &Range<usize>,
        outer: Option<&Resolved>,
        explicit: bool,
    ) {
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[predicate.cue];
        let mut region = region.clone();
        let parties: Vec<usize> = who.holders.iter().map(|h| h.party).collect();
        let mut found = self
            .context
            .topics
            .matches(self.concepts, &region, &parties);
        if explicit && found.iter().all(|m| m.proposal.is_none()) && self.refers_back(&region) {
            // "rejected this condition": what was spoken of just before.
            let wider = self
                .context
                .topics
                .matches(self.concepts, &self.sentence.tokens, &parties);
            if !self.last.is_empty() && self.points_back(&region) {
                found.clone_from(self.last);
                found.iter_mut().for_each(|m| m.tokens.clear());
            } else if wider.iter().any(|m| m.proposal.is_some()) {
                found = wider;
                region = self.sentence.tokens.clone();
            }
        }
        if !explicit {
            let floor = |m: &Match| {
                let last = m.tokens.last().copied().unwrap_or(region.end);
                let wills = (region.start..last).any(|i| {
                    doc.tokens[i].is(Traits::MUST
                        .with(Traits::WILL)
                        .with(Traits::WOULD)
                        .with(Traits::NEG)
                        .with(Traits::COULD))
                });
                let past = (region.start..last).any(|i| {
                    doc.tokens[i].is(Traits::VERB)
                        || doc.reads(i, &["was", "were", "had"])
                        || is_past_form(doc, i)
                });
                if wills {
                    0.9
                } else if past {
                    9.5
                } else {
                    1.3
                }
            };
            found.retain(|m| m.proposal.is_some() && m.score >= floor(m));
        }
        if found.is_empty()
            && explicit
            && is_strong(cue.class)
            && region.len() >= 4
            && outer.is_none()
        {
            // Kept for a person to sort.
            return;
        }
        if found.iter().any(|m| m.proposal.is_some()) {
            self.last.clone_from(&found);
        }
        for m in &found {
            for holder in &who.holders {
                self.push(predicate, who, holder, &region, outer, m, explicit);
            }
        }
    }

    /// "this condition", "such terms": the words name no matter of their own.
    fn points_back(&self, region: &Range<usize>) -> bool {
        let first = (region.start..region.end.min(region.start + 3))
            .find(|&i| !self.doc.tokens[i].is(Traits::PREP));
        first.is_some_and(|i| {
            self.doc
                .reads(i, &["this", "such", "that", "these", "those"])
        })
    }

    /// Whether a content says nothing of its own: it is empty, or points back ("this
    /// condition").
    fn refers_back(&self, region: &Range<usize>) -> bool {
        let people = region
            .clone()
            .any(|i| self.doc.tokens[i].is(Traits::VOICE.with(Traits::PRON)));
        let words = region
            .clone()
            .filter(|&i| !self.doc.tokens[i].is(Traits::PUNCT))
            .count();
        words <= 1 || (words <= 3 && !people) || (words <= 6 && self.points_back(region))
    }

    #[allow(
        clippy::too_many_arguments,
        reason = "one place puts all parts together"
    )]
    fn push(
        &mut self,
        predicate: &Predicate,
        who: &Resolved,
        holder: &Holder,
        region: &Range<usize>,
        outer: Option<&Resolved>,
        m: &Match,
        explicit: bool,
    ) {
        let doc = self.doc;
        let agenda = self.context.agenda;
        let cue = &self.context.lexicon.cues[predicate.cue];
        let issue = &agenda.issues[m.issue];
        let proposal = m.proposal.map(|p| &issue.proposals[p]);
        let reading = read(
            doc,
            self.context.tones,
            &Question {
                cue,
                group: predicate.group.clone(),
                region: region.clone(),
                sentence: self.sentence.tokens.clone(),
                matter: &m.tokens,
                reversed: proposal.is_some()
                    && (m.contrary
                        != (!m.contrary
                            && self
                                .context
                                .topics
                                .is_reversed(doc, self.concepts, region, m))),
                negative: self.context.topics.is_negative(m) && !m.by_cue,
            },
        );
        let attitude = if proposal.is_none()
            && reading.attitude == Attitude::Oppose
            && cue.sign != Sign::Against
        {
            Attitude::Support
        } else {
            reading.attitude
        };
        let party = &agenda.parties[holder.party];
        let own_outer = outer.is_some_and(|o| o.holders.iter().any(|h| h.party == holder.party));
        let voice = self.voice(predicate, region, outer, own_outer, explicit);
        let (speaker, unnamed) = self.speaker(holder, who, outer, own_outer, voice);
        let person = holder.person.and_then(|p| party.people.get(usize::from(p)));
        let listed = holder.detached
            || person
                .is_some_and(|p| p.rank.is_some() || !p.in_office(self.context.article.published));
        let act = act(cue.act, attitude);
        let span = doc.span(&self.sentence.tokens);
        let score = m.score;
        let mut confidence =
            0.25 + 0.25 * (score.min(1.8) - 0.8).max(0.0) + if explicit { 0.2 } else { 0.05 };
        confidence += if proposal.is_some() { 0.1 } else { -0.05 };
        confidence += if m.by_cue { 0.1 } else { 0.0 };
        confidence -= if voice == Voice::Other { 0.1 } else { 0.0 };
        let statement = Statement {
            id: StatementId(0),
            party: party.id.clone(),
            speaker,
            unnamed,
            standing: if listed {
                Standing::Listed
            } else {
                Standing::Speaks
            },
            issue: Some(issue.id.clone()),
            proposal: proposal.map(|p| p.id.clone()),
            act,
            attitude,
            lean: reading.lean,
            condition: reading.condition.map(|r| doc.slice(&r).to_owned()),
            firmness: if matches!(attitude, Attitude::Unclear) && reading.firmness > Firmness::Plain
            {
                Firmness::Plain
            } else {
                reading.firmness
            },
            voice,
            venue: self.venue().filter(|v| self.via.as_ref() != Some(v)),
            via: self.via.clone(),
            said_on: None,
            superseded: false,
            cue: doc.slice(&predicate.at).to_owned(),
            evidence: Evidence::take(doc.text, span, &self.context.article.hash),
            confidence: confidence.clamp(0.05, 0.95) as f32,
            reasons: vec![
                format!("holder: {} ({})", party.name, predicate.pattern.words()),
                format!("attitude: {}", reading.why),
                format!(
                    "matter: {}",
                    m.tokens
                        .iter()
                        .map(|&i| doc.tokens[i].span.of(doc.text))
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            ],
            status: Status::Machine,
            discarded: false,
        };
        let key = (
            statement.party.0.clone(),
            statement.issue.as_ref().map(|i| i.0.clone()),
            statement.proposal.as_ref().map(|p| p.0.clone()),
        );
        self.drafts.push(Draft {
            statement,
            proposal_key: key,
        });
    }

    fn voice(
        &self,
        predicate: &Predicate,
        region: &Range<usize>,
        outer: Option<&Resolved>,
        own: bool,
        explicit: bool,
    ) -> Voice {
        let doc = self.doc;
        let cue = &self.context.lexicon.cues[predicate.cue];
        if outer.is_some_and(|o| !o.is_nobody() && !own) {
            return Voice::Other;
        }
        let speaks = !explicit || cue.speech || own;
        if doc.is_quoted(region) && (speaks || quoted_words(doc, region) >= 3) {
            Voice::Quoted
        } else if speaks {
            Voice::Reported
        } else {
            Voice::Narrated
        }
    }

    fn speaker(
        &self,
        holder: &Holder,
        who: &Resolved,
        outer: Option<&Resolved>,
        own: bool,
        voice: Voice,
    ) -> (Option<String>, Option<String>) {
        let doc = self.doc;
        let name = |h: &Holder| -> Option<String> {
            if let Some(person) = h.person {
                return self.spellings.get(&(h.party, person)).cloned();
            }
            h.named
                .as_ref()
                .filter(|_| !h.unnamed)
                .map(|r| doc.slice(r).to_owned())
        };
        let words = |h: &Holder| {
            h.named
                .as_ref()
                .filter(|_| h.unnamed)
                .map(|r| doc.slice(r).to_owned())
        };
        if voice == Voice::Other {
            let Some(outer) = outer else {
                return (None, None);
            };
            if let Some(h) = outer.holders.first() {
                return (name(h), words(h));
            }
            let text = outer.outsider.as_ref().map(|r| doc.slice(r).to_owned());
            return (text, None);
        }
        if own
            && let Some(h) = outer.and_then(|o| o.holders.iter().find(|h| h.party == holder.party))
        {
            return (
                name(h).or_else(|| name(holder)),
                words(h).or_else(|| words(holder)),
            );
        }
        if let Some(full) = name(holder) {
            return (Some(full), None);
        }
        let _ = who;
        (None, words(holder))
    }
}

/// Keeps the best draft for each party, matter and sentence.
fn dedupe(drafts: Vec<Draft>) -> Vec<Statement> {
    let mut best: BTreeMap<(usize, (String, Option<String>, Option<String>)), Statement> =
        BTreeMap::new();
    for draft in drafts {
        let key = (draft.statement.evidence.span.start, draft.proposal_key);
        match best.get(&key) {
            Some(kept) if kept.confidence >= draft.statement.confidence => {}
            _ => {
                best.insert(key, draft.statement);
            }
        }
    }
    best.into_values().collect()
}

/// The longest spelling of each person in the text: the name that a reader finds there.
fn spellings(doc: &Doc, agenda: &Agenda) -> BTreeMap<(usize, u16), String> {
    let mut out: BTreeMap<(usize, u16), String> = BTreeMap::new();
    for mention in &doc.mentions {
        if let Kind::Person(person) = mention.kind
            && agenda.parties.get(mention.party).is_some()
        {
            let text = doc.slice(&mention.tokens);
            let entry = out.entry((mention.party, person)).or_default();
            if text.len() > entry.len() {
                text.clone_into(entry);
            }
        }
    }
    out
}

fn act(own: Act, attitude: Attitude) -> Act {
    match (own, attitude) {
        (Act::Says, Attitude::Support) => Act::Supports,
        (Act::Says, Attitude::Oppose) => Act::Rejects,
        (Act::Says, Attitude::Unclear) => Act::Considers,
        (
            Act::Demands
            | Act::Wants
            | Act::Proposes
            | Act::Supports
            | Act::Accepts
            | Act::Offers
            | Act::Pledges,
            Attitude::Oppose,
        ) => Act::Rejects,
        (Act::Rejects | Act::RulesOut | Act::Criticises | Act::Refuses, Attitude::Support) => {
            Act::Supports
        }
        (act, _) => act,
    }
}

const fn is_strong(class: CueClass) -> bool {
    matches!(
        class,
        CueClass::Demand | CueClass::Reject | CueClass::Veto | CueClass::Must
    )
}

/// A lower-case word in -ed that no determiner makes an adjective.
fn is_past_form(doc: &Doc, at: usize) -> bool {
    let token = &doc.tokens[at];
    token.span.len() > 4
        && !token.is(Traits::CAPITAL.with(Traits::JOINED))
        && token.span.of(doc.text).ends_with("ed")
        && at > 0
        && !doc.tokens[at - 1].is(Traits::DET.with(Traits::JOINED))
}

fn quoted_words(doc: &Doc, range: &Range<usize>) -> usize {
    range
        .clone()
        .filter(|&i| doc.inside[i] != 0 && !doc.tokens[i].is(Traits::PUNCT))
        .count()
}

/// The tokens that a predicate takes up, with its subject and content.
fn cover(predicate: &Predicate) -> Range<usize> {
    let start =
        predicate
            .at
            .start
            .min(predicate.content.start)
            .min(if predicate.named.is_empty() {
                usize::MAX
            } else {
                predicate.named.start
            });
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
    left.retain(|r| r.len() >= 3);
    left
}
