//! Whether a cue word is a verb at its place, and tells something of somebody.
//!
//! In: a word that may be a verb. Out: whether it is a noun there ("US trade demands"), a helping
//! verb, a participle before a noun ("the proposed fee"), or governed by another word.

use super::Verb;
use crate::agenda::lexicon::{Form, Pos, Sign};
use crate::extract::doc::CueHit;
use crate::extract::mention::Kind;
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, words};

impl Verb<'_, '_> {
    /// "security guarantees", "peace talks": where it stands, the word is a noun.
    pub(super) fn is_no_verb(&self) -> bool {
        let doc = self.site.doc;
        let at = self.hit.tokens.start;
        let verb = Traits::VERBAL
            .with(Traits::BARE)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE);
        // After a name or pronoun a word that can be a verb mostly is one.
        let modified = at > self.site.bounds.start
            && doc.is(at - 1, Traits::NOUN.with(Traits::ADJECTIVE))
            && !doc.is_named(at - 1)
            && !doc.is(at - 1, Traits::CAPITAL);
        modified
            && !self.is_phrasal()
            && !matches!(self.hit.form, Form::Past | Form::Ing)
            && !doc.is(at, verb.with(Traits::NAME))
    }

    /// "talks on security guarantees", "for the US support in …": a noun of stance behind a
    /// preposition and the words that belong to it.
    pub(super) fn is_governed(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        let cue = &self.site.lexicon.cues[self.hit.cue].cue;
        let noun = self
            .site
            .lexicon
            .cues
            .iter()
            .any(|other| other.pos == Pos::Noun && other.cue == *cue);
        if !noun
            || self.group.start != at.start
            || !matches!(self.hit.form, Form::Base | Form::Third)
        {
            return false;
        }
        let modifies =
            |i: usize| doc.is(i, Traits::NOUN.with(Traits::ADJECTIVE)) && !doc.is(i, Traits::VOICE);
        let first = (self.site.bounds.start..at.start)
            .rev()
            .take_while(|&i| modifies(i) && !doc.is_named(i))
            .last();
        let Some(first) = first else {
            // "the US support for": with "-s" missing, no verb of one party.
            let named = self.prior().and_then(|i| doc.mention(i));
            return named.is_some_and(|m| {
                doc.reads(m.tokens.start.wrapping_sub(1), words!["the"])
                    && self.hit.form == Form::Base
                    && m.kind == Kind::Name
                    && doc.reads(at.end, words!["for", "in", "on", "of"])
            });
        };
        // No new subject begins behind a preposition or a verb ("receive security guarantees").
        let before = first.wrapping_sub(1);
        let governs = Traits::PREP
            .with(Traits::BARE)
            .with(Traits::VERBAL)
            .with(Traits::PARTICIPLE)
            .with(Traits::GERUND);
        first > self.site.bounds.start
            && doc.is(before, governs)
            && !doc.reads(before, words!["after", "before", "since", "in"])
    }

    /// "continues to reject": the verb after it carries the stance.
    pub(super) fn only_helps(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        doc.is(at.start, Traits::ASPECT) && doc.reads(at.end, words!["to"])
    }

    /// "Ada Berg seen in Havn": a participle that is no past form, without a helping word.
    pub(super) fn is_bare_participle(&self) -> bool {
        let forms = |form: Form| {
            let mut hits = self.site.doc.cues_at(self.hit.tokens.start);
            hits.any(|hit| hit.cue == self.hit.cue && hit.form == form)
        };
        forms(Form::Participle)
            && !forms(Form::Past)
            && !forms(Form::Base)
            // "signaled" is another spelling of the past.
            && !self.site.doc.slice(&self.hit.tokens).contains("ed")
            && self.group.start == self.hit.tokens.start
    }

    /// "it seems that": nobody thinks so.
    pub(super) fn is_impersonal(&self) -> bool {
        let doc = self.site.doc;
        let end = self.hit.tokens.end;
        self.site.lexicon.cues[self.hit.cue].cue == "seem"
            && self.prior().is_some_and(|i| doc.reads(i, words!["it"]))
            && doc.reads(end, words!["that", "as", "likely", "clear"])
    }

    /// "the accepted truth", "a message posted on Friday": a participle of a noun.
    pub(super) fn qualifies(&self) -> bool {
        let doc = self.site.doc;
        let at = self.hit.tokens.start;
        matches!(self.hit.form, Form::Past | Form::Participle)
            && doc.is(at, Traits::PARTICIPLE)
            && self.group.start == at
            && self.prior().is_some_and(|i| {
                doc.is(i, Traits::DET.with(Traits::ADJECTIVE).with(Traits::NOUN))
                    && !doc.is_named(i)
            })
    }

    /// "the demand", "Kyiv's claim", "Ukrainian demands".
    pub(super) fn reads_as_noun(&self) -> bool {
        let doc = self.site.doc;
        let alone = !self.helped_by(Traits::HELPING);
        let noun = doc.is(self.hit.tokens.start, Traits::NOUN)
            && matches!(self.hit.form, Form::Base | Form::Third);
        if self.is_of_a_people() {
            return false;
        }
        // After somebody's name a word of stance that can be a verb mostly is one.
        let stance = !self.site.lexicon.cues[self.hit.cue].speech
            && self.prior().is_some_and(|i| {
                doc.mention(i)
                    .is_some_and(|m| m.kind != Kind::Demonym && !m.detached)
                    || doc.is(i, Traits::PRON)
            });
        if alone && noun && !self.is_phrasal() && !stance && !doc.is_named(self.hit.tokens.start) {
            return true;
        }
        if alone && (noun || self.is_noun_too()) && self.is_owned()
            || alone && noun && self.is_subject()
        {
            return true;
        }
        self.prior().is_some_and(|i| {
            self.group.start == self.hit.tokens.start
                && self.hit.form != Form::Past
                && (doc.is(i, Traits::DET)
                    || is_possessive(doc, i)
                    || doc.mention(i).is_some_and(|m| m.kind == Kind::Demonym))
        })
    }

    /// "the Sudrians want a seat", "the Norlandic say that": the adjective of a party stands for
    /// its people, and the word behind it is their verb.
    fn is_of_a_people(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        let bare = self.hit.form == Form::Base && self.group.start == at.start;
        let people = self.prior().and_then(|i| doc.mention(i));
        let people = people.filter(|m| m.kind == Kind::Demonym && !m.detached && bare);
        people.is_some_and(|m| {
            let opens = Traits::DET.with(Traits::PRON);
            let object = || doc.is(at.end, opens) || doc.reads(at.end, words!["to", "that"]);
            let the = doc.reads(m.tokens.start.wrapping_sub(1), words!["the"]);
            let name = doc.slice(&m.tokens);
            let many = name.ends_with('s') && !name.ends_with("ss");
            // "the Norlandic demand to" is a noun.
            many || the && object() && !self.is_noun_too()
        })
    }

    /// "the Norland plan lets it keep the port": behind the name of one party a word for a text
    /// has no "-s" to be its verb.
    pub(super) fn is_text(&self) -> bool {
        let (doc, at) = (self.site.doc, self.hit.tokens.start);
        let one = self.prior().and_then(|i| doc.mention(i)).is_some_and(|m| {
            let many = m.kind == Kind::Demonym && doc.slice(&m.tokens).ends_with('s');
            m.kind != Kind::Nobody && !many
        });
        let bare = self.hit.form == Form::Base && self.group.start == at;
        bare && one && doc.is(at, Traits::DOCUMENT) && !doc.reads(self.hit.tokens.end, words!["to"])
    }

    /// Whether the word is a noun of stance too, whatever it was taken for.
    fn is_noun_too(&self) -> bool {
        let (doc, at) = (self.site.doc, &self.hit.tokens);
        let nouns = doc
            .cues_at(at.start)
            .filter(|hit| self.site.lexicon.cues[hit.cue].pos == Pos::Noun);
        let mut alone = nouns.filter(|hit| hit.tokens == *at);
        alone.next().is_some()
    }

    /// "in the face of Norland demands", "despite Sudria pledges to": behind a preposition the
    /// name only says whose they are.
    fn is_owned(&self) -> bool {
        let doc = self.site.doc;
        let mention = self.prior().and_then(|i| doc.mention(i));
        mention.is_some_and(|m| {
            let open = (self.site.bounds.start..m.tokens.start)
                .rev()
                .find(|&i| !doc.is(i, Traits::DET.with(Traits::ADJECTIVE)));
            m.kind == Kind::Name
                && !self.is_phrasal()
                && self.hit.form != Form::Past
                && open.is_some_and(|i| {
                    doc.is(i, Traits::PREP) && !doc.is(i, Traits::OPENER)
                        || doc.is(m.tokens.start, Traits::UPPER) && self.takes_object(i)
                })
        })
    }

    /// "faces NLD pressure to pay": a verb that opens no clause.
    fn takes_object(&self, at: usize) -> bool {
        let doc = self.site.doc;
        let tells = |hit: &CueHit| {
            let cue = &self.site.lexicon.cues[hit.cue];
            cue.speech || cue.sign == Sign::Content
        };
        let verb = Traits::VERBAL.with(Traits::GERUND);
        doc.is(at, verb) && !doc.is(at, Traits::HELPING) && !doc.cues_at(at).any(tells)
    }

    /// "the Norland plan would open the lock": another verb follows at once.
    fn is_subject(&self) -> bool {
        let (doc, end) = (self.site.doc, self.hit.tokens.end);
        let verb = Traits::HELPING;
        doc.is(end, verb) && !is_possessive(doc, end) && !doc.is(end, Traits::NAME)
    }
}
