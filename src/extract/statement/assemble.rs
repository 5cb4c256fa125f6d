//! Assembly: a claim, its holder and its matter become a candidate, and a candidate that is
//! likely enough becomes a statement.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::Date;

use super::confidence::{self, MOST};
use super::sentence::SentenceWork;
use super::sign::Signs;
use super::telling::venue;
use super::voice::speaker;
use super::{Claim, Context, Role, Spellings};
use crate::agenda::lexicon::{Cue, CueClass, Pos, Sign};
use crate::extract::amount::amount;
use crate::extract::attitude::{Question, Reading, clause, read, told};
use crate::extract::doc::Doc;
use crate::extract::memory::Resolved;
use crate::extract::predicate::Pattern;
use crate::extract::source::Holder;
use crate::extract::topic::{Concepts, Match, goes_on};
use crate::model::{
    Act, Amount, Attitude, Evidence, Firmness, Party, Standing, Statement, StatementId, Status,
    Voice,
};

/// What may be a statement: all that is needed to make it, and the signs that say how
/// likely it is right.
#[derive(Debug)]
pub(super) struct Candidate {
    pub(super) holder: Holder,
    pub(super) matter: Match,
    pub(super) attitude: Attitude,
    pub(super) voice: Voice,
    pub(super) role: Role,
    /// The tokens that speak of the matter, and those of the sentence.
    region: Range<usize>,
    pub(super) sentence: Range<usize>,
    pub(super) signs: Signs,
    /// The share of candidates with these signs that are right, from 0 to 1.
    pub(super) share: f64,
    firmness: Firmness,
    reading: Reading,
    cue: usize,
    /// The tokens of the cue, and with its helping words.
    pub(super) at: Range<usize>,
    pub(super) group: Range<usize>,
    pattern: Pattern,
    outer: Option<Resolved>,
    via: Option<String>,
    said_on: Option<Date>,
}

/// Lets candidates of one sentence, party and matter agree on what is told of it: a cue says
/// more of the attitude than the sentence as a whole.
pub(super) fn agree(candidates: &mut [Candidate]) {
    let key = |c: &Candidate| {
        let matter = (c.matter.issue, c.matter.proposal);
        (c.sentence.start, c.holder.party, matter)
    };
    let mut told: BTreeMap<_, usize> = BTreeMap::new();
    for (number, candidate) in candidates.iter().enumerate() {
        if candidate.role == Role::Cue {
            let best = told.entry(key(candidate)).or_insert(number);
            if candidates[*best].share < candidate.share {
                *best = number;
            }
        }
    }
    for number in 0..candidates.len() {
        let by_cue = told.get(&key(&candidates[number])).copied();
        let Some(by_cue) = by_cue.filter(|_| candidates[number].role != Role::Cue) else {
            continue;
        };
        let cue = &candidates[by_cue];
        let (attitude, firmness, reading) = (cue.attitude, cue.firmness, cue.reading.clone());
        let candidate = &mut candidates[number];
        candidate.attitude = attitude;
        candidate.firmness = firmness;
        candidate.reading = reading;
    }
}

impl SentenceWork<'_, '_> {
    /// Adds the candidate that `holder` holds `claim` on `matter`.
    pub(super) fn push(
        &mut self,
        claim: &Claim,
        holder: &Holder,
        matter: &Match,
        reading: &Reading,
        signs: &Signs,
    ) {
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        if is_mere_reproach(cue, claim, reading) || is_made_to(cue, reading) {
            return;
        }
        let attitude = if matter.proposal.is_none()
            && reading.attitude == Attitude::Oppose
            && cue.sign != Sign::Against
            && !reading.refused
        {
            Attitude::Support
        } else {
            reading.attitude
        };
        let firmness = if attitude == Attitude::Unclear {
            reading.firmness.min(Firmness::Plain)
        } else {
            reading.firmness
        };
        let own = claim
            .outer
            .and_then(|outer| outer.holders.iter().find(|h| h.party == holder.party));
        let voice = self.voice(claim, own);
        let mut all = Signs::with_capacity(MOST);
        all.extend_from_slice(signs);
        all.push((confidence::voice(voice), 1.0));
        self.drafts.push(Candidate {
            signs: all,
            share: 0.0,
            holder: holder.clone(),
            matter: matter.clone(),
            attitude,
            firmness,
            voice: self.voice_of(claim, &matter.tokens, voice),
            reading: reading.clone(),
            role: claim.role,
            cue: claim.predicate.cue,
            at: claim.predicate.at.clone(),
            group: claim.predicate.group.clone(),
            pattern: claim.predicate.pattern,
            outer: claim.outer.cloned(),
            via: claim.via.map(str::to_owned),
            said_on: self.said_on,
            region: claim.region.clone(),
            sentence: self.sentence.tokens.clone(),
        });
    }

    /// Reads attitude and firmness of a claim toward a matter.
    pub(super) fn reading(&self, claim: &Claim, matter: &Match) -> Reading {
        let topics = self.context.topics;
        // "suspended talks": what the cue itself turns, its sign tells.
        let at = &claim.predicate.at;
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let against = cue.sign == Sign::Against;
        let own = against && claim.region.contains(&at.start);
        // "will continue strikes", "keeps the sanctions": the verb says that it stays.
        let keeps =
            cue.sign == Sign::For && at.end == claim.region.start && goes_on(self.doc, at.start);
        let around = if keeps {
            at.start..claim.region.end
        } else if own {
            claim.region.start.max(at.end - 1)..claim.region.end
        } else {
            claim.region.clone()
        };
        let deed = (cue.class == CueClass::Deed).then_some(at.start);
        let reversed = matter.proposal.is_some()
            && topics.is_reversed(self.doc, self.concepts, &around, matter, deed);
        let (region, holders) = (&claim.region, claim.who.holders.as_slice());
        let elsewhere = topics.belongs_elsewhere(self.concepts, region, matter, holders);
        let told = self.within_clause(&claim.region, matter);
        let question = Question {
            cue,
            at: claim.predicate.at.clone(),
            group: claim.predicate.group.clone(),
            named: claim.predicate.named.clone(),
            region: claim.region.clone(),
            sentence: self.sentence.tokens.clone(),
            matter: &told,
            reversed,
            contrary: matter.proposal.is_some() && (matter.contrary || elsewhere),
            negative: if matter.contrary {
                matter.denies && !topics.is_negative(self.concepts, matter)
            } else {
                matter.denies || topics.is_negative(self.concepts, matter)
            },
            denies: matter.denies,
            by_cue: matter.by_cue
                && !matter.denies
                && (cue.sign == Sign::Content
                    || !matter.core.iter().any(|at| claim.region.contains(at))
                    || !topics.names_denied(self.concepts, matter)),
            told: claim.outer.is_some(),
            sequence: topics.is_sequence(matter),
            lasts: topics.lasts_until(matter),
        };
        let mut reading = read(self.doc, self.tones, &question);
        let judged = against || reading.refused;
        if judged && topics.ends_what_is_named(self.concepts, &claim.region, matter) {
            reading.attitude = match reading.attitude {
                Attitude::Support => Attitude::Oppose,
                Attitude::Oppose => Attitude::Support,
                other => other,
            };
        }
        reading
    }
}

impl SentenceWork<'_, '_> {
    /// The tokens of a matter that stand in the clause of its cue: other words of the
    /// proposal may stand in a clause with a stance of its own.
    fn within_clause(&self, region: &Range<usize>, matter: &Match) -> Vec<usize> {
        if matter.core.is_empty() {
            return matter.tokens.clone();
        }
        let clause = clause(self.doc, region, &matter.core);
        let mut tokens = matter.tokens.clone();
        tokens.retain(|at| clause.contains(at));
        if tokens.is_empty() {
            tokens.clone_from(&matter.tokens);
        }
        tokens
    }
}

/// "accused Sudria of breaking a truce": only who is accused of blocking something is against
/// it, and the one who says so is for it.
fn is_mere_reproach(cue: &Cue, claim: &Claim, reading: &Reading) -> bool {
    let accused = cue.class == CueClass::Accuse;
    let reproaches = claim.role == Role::Speaker && cue.class == CueClass::Reject;
    accused && reading.attitude != Attitude::Oppose
        || reproaches && reading.attitude != Attitude::Support
}

/// "was forced into accepting a truce": only who will not be forced into it has told how it
/// stands.
fn is_made_to(cue: &Cue, reading: &Reading) -> bool {
    let made =
        cue.class == CueClass::Accept && cue.pos == Pos::Adjective && cue.cue.ends_with(" into");
    made && reading.attitude != Attitude::Oppose
}

/// Makes the statement of a candidate.
pub(super) fn assemble(
    doc: &Doc,
    concepts: &Concepts,
    context: &Context,
    spellings: &Spellings,
    candidate: &Candidate,
) -> Statement {
    let cue = &context.lexicon.cues[candidate.cue];
    let party = &context.agenda.parties[candidate.holder.party];
    let issue = candidate.matter.issue.map(|i| &context.agenda.issues[i]);
    let proposal = issue
        .zip(candidate.matter.proposal)
        .map(|(i, p)| &i.proposals[p]);
    let (attitude, reading) = (candidate.attitude, &candidate.reading);
    let speaker = speaker(
        doc,
        spellings,
        &candidate.holder,
        candidate.outer.as_ref(),
        candidate.voice,
    );
    let via = candidate.via.as_deref();
    let venue = venue(doc, &candidate.sentence).filter(|venue| via != Some(venue));
    let span = doc.span(&candidate.sentence);
    Statement {
        id: StatementId(0),
        party: party.id.clone(),
        speaker: speaker.name,
        unnamed: speaker.unnamed,
        standing: standing(context, candidate, party),
        issue: issue.map(|i| i.id.clone()),
        proposal: proposal.map(|p| p.id.clone()),
        act: if reading.precondition && attitude == Attitude::Support {
            Act::Demands
        } else if reading.conceded {
            Act::Concedes
        } else {
            act(cue.act, attitude)
        },
        attitude,
        lean: reading.lean,
        value: value(doc, concepts, context, candidate),
        firmness: candidate.firmness,
        voice: candidate.voice,
        venue: venue.map(str::to_owned),
        via: via.map(str::to_owned),
        said_on: candidate.said_on,
        superseded: reading.superseded,
        cue: doc.slice(&candidate.at).to_owned(),
        evidence: Evidence::take(doc.text, span, &context.article.hash),
        // Two places: more would only make files and their differences harder to read.
        confidence: ((candidate.share * 100.0).round() / 100.0) as f32,
        reasons: reasons(doc, context, candidate),
        condition: reading.condition.clone().map(|r| doc.slice(&r).to_owned()),
        status: Status::Machine,
        discarded: false,
        coder: None,
        extracted: None,
    }
}

/// The number or the date that is named for a proposal with a scale.
fn value(
    doc: &Doc,
    concepts: &Concepts,
    context: &Context,
    candidate: &Candidate,
) -> Option<Amount> {
    let (matter, region) = (&candidate.matter, &candidate.region);
    let issue = &context.agenda.issues[matter.issue?];
    let scale = issue.proposals[matter.proposal?].scale.as_ref()?;
    let units = context.topics.counted(concepts, region, matter);
    let tokens = (units.as_slice(), matter.tokens.as_slice());
    amount(doc, &context.lexicon.numbers, scale, region, tokens)
}

/// Whether a holder settles stances of the party on the day it was said.
fn standing(context: &Context, candidate: &Candidate, party: &Party) -> Standing {
    let holder = &candidate.holder;
    let person = holder.person.and_then(|p| party.people.get(usize::from(p)));
    let day = candidate.said_on.or(context.article.published);
    let listed = holder.detached || person.is_some_and(|p| p.rank.is_some() || !p.in_office(day));
    if listed {
        Standing::Listed
    } else {
        Standing::Speaks
    }
}

fn reasons(doc: &Doc, context: &Context, candidate: &Candidate) -> Vec<String> {
    let cue = &context.lexicon.cues[candidate.cue];
    let party = &context.agenda.parties[candidate.holder.party];
    let words: Vec<&str> = candidate
        .matter
        .tokens
        .iter()
        .map(|&i| doc.tokens[i].span.of(doc.text))
        .collect();
    let how = match candidate.role {
        Role::Cue => candidate.pattern.words(),
        Role::Speaker => "whoever speaks",
    };
    let mut why = vec![told(doc.slice(&candidate.group), cue)];
    why.extend(candidate.reading.why.iter().map(|&w| w.to_owned()));
    let matter = if candidate.matter.carried {
        "as in the sentence before".to_owned()
    } else if candidate.matter.guessed {
        format!(
            "{}: only the issue is told, the proposal is the one that fits best",
            words.join(", ")
        )
    } else {
        words.join(", ")
    };
    vec![
        format!("holder: {} ({how})", party.name),
        format!("attitude: {}", why.join("; ")),
        format!("matter: {matter}"),
    ]
}

/// What the holder does, where the attitude turns what its verb says.
const fn act(own: Act, attitude: Attitude) -> Act {
    match (own, attitude) {
        (
            Act::Says | Act::Rejects | Act::RulesOut | Act::Criticises | Act::Refuses,
            Attitude::Support,
        ) => Act::Supports,
        (_, Attitude::Unclear) => Act::Considers,
        (
            Act::Says
            | Act::Demands
            | Act::Wants
            | Act::Proposes
            | Act::Supports
            | Act::Accepts
            | Act::Offers
            | Act::Pledges,
            Attitude::Oppose,
        ) => Act::Rejects,
        (act, _) => act,
    }
}
