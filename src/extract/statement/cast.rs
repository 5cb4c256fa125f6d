//! Cast: who else in a sentence may hold what it speaks of.
//!
//! In: a sentence with its predicates. Out: claims of little weight: of whoever speaks, on
//! all of what is said, and of each party named, by the role its name plays. They become
//! statements only where other signs speak for them, see `confidence`.

use std::ops::Range;

use super::sentence::SentenceWork;
use super::{Claim, Role};
use crate::extract::memory::{Memory, Resolved};
use crate::extract::mention::{Kind, Mention};
use crate::extract::predicate::{Pattern, Predicate};
use crate::extract::source::{Holder, Source, identify, is_possessive};
use crate::extract::token::Traits;

impl SentenceWork<'_, '_> {
    /// Claims what the sentence speaks of for each party in it.
    pub(super) fn cast(
        &mut self,
        found: &[Predicate],
        resolved: &[Resolved],
        memory: &Memory,
        quoter: Option<&Resolved>,
    ) {
        let Some(say) = self.context.lexicon.say() else {
            return;
        };
        let sentence = self.sentence.tokens.clone();
        let make = |at: Range<usize>, content: Range<usize>| Predicate {
            cue: say,
            at: at.clone(),
            group: at.start..at.start,
            subject: Source::Nobody,
            named: at.clone(),
            source: at,
            content,
            pattern: Pattern::Subject,
        };
        for (k, predicate) in found.iter().enumerate() {
            if !self.is_attribution(predicate) || resolved[k].holders.is_empty() {
                continue;
            }
            let predicate = make(predicate.at.clone(), predicate.content.clone());
            self.emit(Claim {
                predicate: &predicate,
                who: &resolved[k],
                region: predicate.content.clone(),
                outer: None,
                explicit: false,
                via: None,
                role: Role::Speaker,
            });
        }
        if let Some(who) = quoter {
            let predicate = make(sentence.start..sentence.start, sentence.clone());
            self.emit(Claim {
                predicate: &predicate,
                who,
                region: sentence.clone(),
                outer: None,
                explicit: false,
                via: None,
                role: Role::Speaker,
            });
        }
        let pronoun = sentence
            .clone()
            .find(|&i| self.doc.is(i, Traits::PRON) && self.doc.inside[i] == 0)
            .map(|i| (i, identify(self.doc, &(i..i + 1))))
            .filter(|(_, source)| matches!(source, Source::Person | Source::They | Source::It));
        if let Some((at, source)) = pronoun {
            let who = memory.resolve(self.doc, &source, None);
            let predicate = make(at..at + 1, sentence.clone());
            self.emit(Claim {
                predicate: &predicate,
                who: &who,
                region: sentence.clone(),
                outer: None,
                explicit: false,
                via: None,
                role: Role::Pronoun,
            });
        }
        let mut named: Vec<(usize, Role, Mention)> = Vec::new();
        for mention in self.doc.mentions_in(sentence.clone()) {
            // Whoever speaks was heard above.
            let speaks = found
                .iter()
                .any(|p| self.is_attribution(p) && p.named.contains(&mention.tokens.start));
            if speaks {
                continue;
            }
            let role = self.role(mention);
            match named.iter_mut().find(|(party, ..)| *party == mention.party) {
                Some(known) if known.1 <= role => {}
                Some(known) => *known = (mention.party, role, mention.clone()),
                None => named.push((mention.party, role, mention.clone())),
            }
        }
        for (party, role, mention) in named {
            let outer = (0..found.len())
                .filter(|&q| {
                    self.is_attribution(&found[q])
                        && found[q].content.contains(&mention.tokens.start)
                        && !resolved[q].is_nobody()
                        && !self.is_relay(&resolved[q])
                })
                .min_by_key(|&q| found[q].content.len());
            let region = outer.map_or(sentence.clone(), |q| found[q].content.clone());
            let predicate = make(mention.tokens.clone(), region.clone());
            let mut holder = Holder::of(party);
            if let Kind::Person(person) = mention.kind {
                holder.person = Some(person);
            }
            self.emit(Claim {
                predicate: &predicate,
                who: &Resolved::of(vec![holder]),
                region,
                outer: outer.map(|q| &resolved[q]).or(quoter),
                explicit: false,
                via: None,
                role,
            });
        }
    }

    /// The role that a name plays in its sentence.
    fn role(&self, mention: &Mention) -> Role {
        let (doc, tokens) = (self.doc, &mention.tokens);
        if mention.detached || mention.kind == Kind::Demonym {
            return Role::Adjective;
        }
        if is_possessive(doc, tokens.end) || doc.marks(tokens.end, &['\u{2019}', '\'']) {
            return Role::Owner;
        }
        let before = tokens.start.checked_sub(1);
        if before.is_some_and(|i| doc.is(i, Traits::PREP)) {
            return Role::Adjunct;
        }
        let verb = Traits::AUX
            .with(Traits::MUST)
            .with(Traits::WILL)
            .with(Traits::WOULD)
            .with(Traits::COULD)
            .with(Traits::VERBAL);
        let mut next = tokens.end;
        while doc.is(next, Traits::ADV) {
            next += 1;
        }
        if doc.is(next, verb) {
            return Role::Subject;
        }
        Role::Named
    }
}
