//! Assembly: a claim, its holder and its matter become a statement.

use std::ops::Range;

use jiff::civil::Date;

use super::confidence::Signs;
use super::sentence::SentenceWork;
use super::telling::venue;
use super::voice::Speaker;
use super::{Claim, Context, Role, Spellings};
use crate::agenda::lexicon::Sign;
use crate::extract::attitude::{Question, Reading, read};
use crate::extract::doc::Doc;
use crate::extract::predicate::Pattern;
use crate::extract::source::Holder;
use crate::extract::topic::Match;
use crate::model::{
    Act, Attitude, Evidence, Firmness, Party, Standing, Statement, StatementId, Status, Voice,
};

/// Who holds what: a party, and an issue with a proposal of it, by index.
pub(super) type Matter = (usize, usize, Option<usize>);

/// What may become a statement: where its words stand, and how likely it is. Most drafts
/// come to nothing, so that no words are copied before.
#[derive(Debug)]
pub(super) struct Draft {
    pub(super) matter: Matter,
    /// The tokens of the sentence.
    pub(super) sentence: Range<usize>,
    /// What ties the holder to it.
    pub(super) role: Role,
    /// The match in its words.
    pub(super) score: f64,
    /// Its signs by name.
    pub(super) signs: Signs,
    /// How likely it is right.
    pub(super) confidence: f32,
    /// The attitude toward the proposal or, without one, toward what is asked for.
    pub(super) attitude: Attitude,
    act: Act,
    firmness: Firmness,
    voice: Voice,
    standing: Standing,
    said_on: Option<Date>,
    speaker: Speaker,
    via: Option<String>,
    /// The tokens of the cue.
    cue: Range<usize>,
    pattern: Pattern,
    reading: Reading,
    /// The tokens that tell the matter.
    words: Vec<usize>,
}

impl Draft {
    /// Copies the words of the draft into a statement.
    pub(super) fn statement(
        &self,
        doc: &Doc,
        context: &Context,
        spellings: &Spellings,
    ) -> Statement {
        let (party, issue, proposal) = self.matter;
        let party = &context.agenda.parties[party];
        let issue = &context.agenda.issues[issue];
        let via = self.via.as_deref();
        let venue = venue(doc, &self.sentence).filter(|venue| via != Some(venue));
        let span = doc.span(&self.sentence);
        let reading = &self.reading;
        Statement {
            id: StatementId(0),
            party: party.id.clone(),
            speaker: (self.speaker.name.as_ref()).and_then(|n| n.spelled(doc, spellings)),
            unnamed: (self.speaker.unnamed.as_ref()).map(|r| doc.slice(r).to_owned()),
            standing: self.standing,
            issue: Some(issue.id.clone()),
            proposal: proposal.map(|p| issue.proposals[p].id.clone()),
            act: self.act,
            attitude: self.attitude,
            lean: reading.lean,
            firmness: self.firmness,
            voice: self.voice,
            venue: venue.map(str::to_owned),
            via: self.via.clone(),
            said_on: self.said_on,
            superseded: reading.superseded,
            cue: doc.slice(&self.cue).to_owned(),
            evidence: Evidence::take(doc.text, span, &context.article.hash),
            confidence: self.confidence,
            reasons: self.reasons(doc, party),
            condition: (reading.condition.as_ref()).map(|r| doc.slice(r).to_owned()),
            status: Status::Machine,
            discarded: false,
        }
    }

    fn reasons(&self, doc: &Doc, party: &Party) -> Vec<String> {
        let words: Vec<&str> = self
            .words
            .iter()
            .map(|&i| doc.tokens[i].span.of(doc.text))
            .collect();
        let pattern = self.pattern.words();
        vec![
            format!("holder: {} ({pattern})", party.name),
            format!("attitude: {}", self.reading.why),
            format!("matter: {}", words.join(", ")),
        ]
    }
}

impl SentenceWork<'_, '_> {
    /// Adds the draft of a statement that `holder` holds `claim` on `matter`.
    pub(super) fn push(
        &mut self,
        claim: &Claim,
        holder: &Holder,
        matter: &Match,
        place: (usize, usize),
    ) {
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let reading = self.reading(claim, matter);
        let attitude = if matter.proposal.is_none()
            && reading.attitude == Attitude::Oppose
            && cue.sign != Sign::Against
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
        let party = &self.context.agenda.parties[holder.party];
        let draft = Draft {
            matter: (holder.party, matter.issue, matter.proposal),
            sentence: self.sentence.tokens.clone(),
            role: claim.role,
            score: matter.score,
            signs: self.signs(claim, matter, &reading, voice, place),
            confidence: 0.0,
            attitude,
            act: if reading.precondition && attitude == Attitude::Support {
                Act::Demands
            } else if reading.conceded {
                Act::Concedes
            } else {
                act(cue.act, attitude)
            },
            firmness,
            voice,
            standing: self.standing(holder, party, self.said_on),
            said_on: self.said_on,
            speaker: self.speaker(claim, holder, own, voice),
            via: claim.via.map(str::to_owned),
            cue: claim.predicate.at.clone(),
            pattern: claim.predicate.pattern,
            reading,
            words: matter.tokens.clone(),
        };
        self.drafts.push(draft);
    }

    fn reading(&self, claim: &Claim, matter: &Match) -> Reading {
        let topics = self.context.topics;
        let reversed = matter.proposal.is_some()
            && topics.is_reversed(self.doc, self.concepts, &claim.region, matter);
        let question = Question {
            cue: &self.context.lexicon.cues[claim.predicate.cue],
            at: claim.predicate.at.clone(),
            group: claim.predicate.group.clone(),
            named: claim.predicate.named.clone(),
            region: claim.region.clone(),
            sentence: self.sentence.tokens.clone(),
            matter: &matter.tokens,
            reversed,
            contrary: matter.proposal.is_some() && matter.contrary,
            negative: topics.is_negative(matter),
            by_cue: matter.by_cue,
            told: claim.outer.is_some(),
        };
        read(self.doc, self.tones, &question)
    }

    /// Whether a holder settles stances of the party on the day it was said.
    fn standing(&self, holder: &Holder, party: &Party, said_on: Option<Date>) -> Standing {
        let person = holder.person.and_then(|p| party.people.get(usize::from(p)));
        let day = said_on.or(self.context.article.published);
        let listed =
            holder.detached || person.is_some_and(|p| p.rank.is_some() || !p.in_office(day));
        if listed {
            Standing::Listed
        } else {
            Standing::Speaks
        }
    }
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
