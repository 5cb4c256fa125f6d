//! Assembly: a claim, its holder and its matter become a statement.

use jiff::civil::Date;

use super::sentence::SentenceWork;
use super::{Candidate, Claim};
use crate::agenda::lexicon::Sign;
use crate::extract::attitude::{Question, Reading, read};
use crate::extract::source::Holder;
use crate::extract::topic::Match;
use crate::model::{
    Act, Attitude, Evidence, Firmness, Party, Standing, Statement, StatementId, Status,
};

impl SentenceWork<'_, '_> {
    /// Adds the statement that `holder` holds `claim` on `matter`.
    pub(super) fn push(
        &mut self,
        claim: &Claim,
        holder: &Holder,
        matter: &Match,
        place: (usize, usize),
    ) {
        let doc = self.doc;
        let agenda = self.context.agenda;
        let cue = &self.context.lexicon.cues[claim.predicate.cue];
        let issue = &agenda.issues[matter.issue];
        let proposal = matter.proposal.map(|p| &issue.proposals[p]);
        let party = &agenda.parties[holder.party];
        let reading = self.reading(claim, matter);
        let attitude = if proposal.is_none()
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
        let speaker = self.speaker(claim, holder, own, voice);
        let signs = self.signs(claim, matter, &reading, voice, place);
        let venue = self.venue().filter(|venue| claim.via != Some(venue));
        let said_on = self.said_on;
        let span = doc.span(&self.sentence.tokens);
        let statement = Statement {
            id: StatementId(0),
            party: party.id.clone(),
            speaker: speaker.name,
            unnamed: speaker.unnamed,
            standing: self.standing(holder, party, said_on),
            issue: Some(issue.id.clone()),
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
            firmness,
            voice,
            venue: venue.map(str::to_owned),
            via: claim.via.map(str::to_owned),
            said_on,
            superseded: reading.superseded,
            cue: doc.slice(&claim.predicate.at).to_owned(),
            evidence: Evidence::take(doc.text, span, &self.context.article.hash),
            confidence: 0.0,
            reasons: self.reasons(claim, party, &reading, matter),
            condition: reading.condition.map(|r| doc.slice(&r).to_owned()),
            status: Status::Machine,
            discarded: false,
        };
        self.drafts.push(Candidate {
            statement,
            signs,
            role: claim.role,
            score: matter.score,
        });
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

    fn reasons(
        &self,
        claim: &Claim,
        party: &Party,
        reading: &Reading,
        matter: &Match,
    ) -> Vec<String> {
        let words: Vec<&str> = matter
            .tokens
            .iter()
            .map(|&i| self.doc.tokens[i].span.of(self.doc.text))
            .collect();
        let pattern = claim.predicate.pattern.words();
        vec![
            format!("holder: {} ({pattern})", party.name),
            format!("attitude: {}", reading.why),
            format!("matter: {}", words.join(", ")),
        ]
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
