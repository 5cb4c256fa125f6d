//! Doers: who does what a proposal asks for, and who does it in a text.
//!
//! "Norland withdraws its garrison" is not spoken of where Sudria withdraws one. In: the text
//! of a proposal, or a document with its concepts. Out: the party that does the act of the
//! proposal; the parties that a text names as doing such an act. A text that names nobody
//! leaves it open, and so does a proposal of both, of nobody or of what is done to somebody.

use std::ops::Range;

use super::read::Reader;
use super::{Concept, Concepts, Match, Topic, Topics};
use crate::agenda::lexicon::{CueClass, Lexicon, Sign};
use crate::extract::doc::Doc;
use crate::extract::mention::Kind;
use crate::extract::predicate::phrase_after;
use crate::extract::source::{is_possessive, phrase_before, verb_group};
use crate::extract::token::{Token, Traits, WordKey, tag, words};

/// Verbs whose opposite tells the same of another doer: who gets back is given back.
const GETS: &[WordKey] = words![
    "regains", "regain", "receives", "receive", "gets", "get", "gains", "recovers", "obtains",
    "wins", "takes", "has", "have", "becomes", "stays", "remains", "loses", "owns",
];

/// Verbs that only lend themselves to a noun for what is done ("take control").
const LIGHT: &[WordKey] = words![
    "take",
    "takes",
    "took",
    "taking",
    "taken",
    "assume",
    "assumes",
    "assumed",
    "keep",
    "keeps",
    "kept",
    "retain",
    "retains",
    "retained",
    "exercise",
    "exercises",
    "hold",
    "holds",
    "held",
];

/// How many words before a noun its owner may stand ("Norland's planned withdrawal").
const OWNER_REACH: usize = 3;

/// Who does the act of a proposal.
#[derive(Clone, Debug)]
pub(super) struct Doer {
    /// The party, by index.
    pub(super) party: usize,
    /// What its verb means.
    pub(super) acts: Vec<Concept>,
}

/// What a text tells as done by its own verb.
#[derive(Clone, Copy, Debug)]
pub(in crate::extract) struct Deed<'a> {
    /// The verb.
    pub(in crate::extract) at: usize,
    /// Who does it.
    pub(in crate::extract) parties: &'a [usize],
}

impl Reader<'_> {
    /// Returns who does what a proposal says, where it begins with one party and an active
    /// verb: "Norland withdraws its garrison", "Norlandic troops leave the islands".
    pub(super) fn doer(&self, text: &str) -> Option<Doer> {
        let mut tokens = self.tokens(text);
        let sentence = 0..tokens.len();
        tag(text, &mut tokens, &sentence);
        let article = usize::from(tokens.first().is_some_and(|t| t.is(Traits::DET)));
        let mentions = self.aliases.find(&tokens);
        let first = mentions
            .into_iter()
            .find(|m| m.tokens.start <= article && m.kind != Kind::Nobody && !m.detached)?;
        let nominal = Traits::NOUN.with(Traits::ADJECTIVE);
        // "Norlandic troops police the islands": a noun before an object is the verb.
        let governs = |i: usize| {
            let object = tokens.get(i + 1).is_some_and(|next| next.is(Traits::DET));
            i > first.tokens.end && object && tokens[i].is(Traits::NOUN)
        };
        let finite = |i: usize| tokens[i].is(Traits::CLAUSAL) || governs(i);
        let mut verb = first.tokens.end;
        while verb < tokens.len() && !finite(verb) && tokens[verb].is(nominal) {
            verb += 1;
        }
        let forces = &Lexicon::built_in().words.forces;
        let last = tokens.get(verb.checked_sub(1)?)?.span.of(text);
        let head = verb > first.tokens.end;
        let own = !head
            || first.kind == Kind::Demonym
            || forces.iter().any(|word| word.eq_ignore_ascii_case(last));
        let token = tokens.get(verb)?;
        let acts = finite(verb) && !token.is(Traits::HELPING) && !GETS.contains(&token.key) && own;
        acts.then(|| Doer {
            party: first.party,
            acts: self.all_meanings(text, &tokens, verb),
        })
    }

    /// What the verb at `at` means, and the one that "or" joins to it: "keeps or raises the fee".
    fn all_meanings(&self, text: &str, tokens: &[Token], at: usize) -> Vec<Concept> {
        let third = |token: &Token| token.span.of(text).ends_with('s');
        let or = |token: &Token| words!["or", "and"].contains(&token.key);
        let mut out = self.meanings(tokens, at);
        if let [verb, joint, next, ..] = &tokens[at..]
            && or(joint)
            && third(verb)
            && third(next)
        {
            out.extend(self.meanings(tokens, at + 2));
            out.sort_unstable();
            out.dedup();
        }
        out
    }

    /// What the verb at `at` means: its stem, its classes, and those of the phrase it opens.
    fn meanings(&self, tokens: &[Token], at: usize) -> Vec<Concept> {
        let mut out: Vec<Concept> = self.classes.of(&tokens[at]).collect();
        let stem = |i: usize| tokens[i].stem;
        self.classes
            .phrases
            .at(at, tokens.len(), stem, |_, class| out.push(class));
        out.push(tokens[at].stem);
        out.retain(|concept| *concept != 0);
        out.sort_unstable();
        out.dedup();
        out
    }
}

impl Topics {
    /// Notes for each word of a document that may tell the act of a proposal who does it.
    pub(super) fn doers(&self, doc: &Doc, concepts: &Concepts) -> Vec<(usize, usize)> {
        let mut out = Vec::new();
        let mut last = usize::MAX;
        for &(at, concept) in &concepts.at {
            if at != last && self.acts.binary_search(&concept).is_ok() {
                last = at;
                out.extend(doers_of(doc, at).into_iter().map(|party| (at, party)));
            }
        }
        out
    }
}

impl Topic {
    /// Whether a text names somebody else as doing what the proposal asks of a party.
    pub(super) fn is_done_by_another(
        &self,
        concepts: &Concepts,
        found: &Match,
        deed: Option<Deed>,
    ) -> bool {
        let Some(doer) = &self.doer else {
            return false;
        };
        let named = |at: usize| {
            let from = concepts.doers.partition_point(|(i, _)| *i < at);
            let here = concepts.doers[from..].iter();
            here.take_while(move |(i, _)| *i == at)
        };
        let acts = |at: usize| concepts.any_at(at, |concept| doer.acts.contains(&concept));
        // "it is raising the fee", said by Sudria.
        if let Some(deed) = deed
            && !deed.parties.contains(&doer.party)
            && found.tokens.contains(&deed.at)
            && acts(deed.at)
        {
            return true;
        }
        // "Sudria will withdraw from the islands" does not say who polices them.
        if !found.by_cue && !found.tokens.iter().any(|&at| acts(at)) {
            return found.tokens.iter().any(|&at| named(at).next().is_some());
        }
        found.tokens.iter().any(|&at| {
            acts(at)
                && named(at).next().is_some()
                && named(at).all(|(_, party)| *party != doer.party)
        })
    }
}

/// The parties that do what the word at `at` tells, as far as the words around it say.
fn doers_of(doc: &Doc, at: usize) -> Vec<usize> {
    let verb = Traits::VERBAL.with(Traits::BARE).with(Traits::GERUND);
    let Some(sentence) = doc.sentence_of(at) else {
        return Vec::new();
    };
    if doc.is(at, verb) && !doc.is(at, Traits::NOUN) {
        of_verb(doc, &sentence, at)
    } else if doc.is(at, Traits::PARTICIPLE) {
        moved(doc, &sentence, at)
    } else if doc.is(at, Traits::NOUN) {
        of_noun(doc, &sentence, at)
    } else {
        Vec::new()
    }
}

/// "Sudria will withdraw its troops", "wants Sudrian troops to withdraw", "agreed to
/// withdraw", "to withdraw Sudrian troops".
fn of_verb(doc: &Doc, sentence: &Range<usize>, at: usize) -> Vec<usize> {
    let object = forces_in(doc, &phrase_after(doc, at + 1, sentence.end));
    if !object.is_empty() {
        return object;
    }
    let to = doc.reads(at.wrapping_sub(1), words!["to"]) && at >= sentence.start + 2;
    if to && !doc.is(at - 2, Traits::MUST) {
        return of_infinitive(doc, sentence, at - 1);
    }
    // "has to withdraw", "will have to withdraw".
    let group = verb_group(doc, sentence.start, if to { at - 2 } else { at });
    if doc.is(at, Traits::GERUND) && group == at {
        return Vec::new();
    }
    if (group..at).any(|i| doc.is(i, Traits::BE)) && !doc.is(at, Traits::GERUND) {
        return moved(doc, sentence, at);
    }
    named_in(doc, phrase_before(doc, sentence.start, group))
}

/// "wants Sudria to withdraw", "Sudria agreed to withdraw": who is before the "to" at `to`.
fn of_infinitive(doc: &Doc, sentence: &Range<usize>, to: usize) -> Vec<usize> {
    let before = to - 1;
    // "calls for Sudria to withdraw".
    if let Some(mention) = doc.mention(before)
        && mention.tokens.end == to
        && mention.kind != Kind::Nobody
        && !mention.detached
    {
        return vec![mention.party];
    }
    let cues = &Lexicon::built_in().cues;
    let cue = doc
        .cues_in(&(sentence.start..to))
        .filter(|hit| hit.tokens.contains(&before))
        .last();
    let Some(hit) = cue else {
        return named_in(doc, phrase_before(doc, sentence.start, to));
    };
    let cue = &cues[hit.cue];
    // "wants to see", "demands to": whoever asks for it need not do it.
    let at = hit.tokens.start;
    // "announced plans to withdraw", "Sudria's refusal to withdraw".
    if doc.is(at, Traits::NOUN) {
        let governs = at > sentence.start && doc.is(at - 1, Traits::VERBAL);
        return if governs {
            let group = verb_group(doc, sentence.start, at - 1);
            named_in(doc, phrase_before(doc, sentence.start, group))
        } else {
            of_noun(doc, sentence, at)
        };
    }
    let does = matches!(
        cue.class,
        CueClass::Accept | CueClass::Reject | CueClass::Intent | CueClass::Concede | CueClass::Deed
    ) && cue.sign != Sign::Content;
    if !does {
        return Vec::new();
    }
    let group = verb_group(doc, sentence.start, at);
    named_in(doc, phrase_before(doc, sentence.start, group))
}

/// "Sudrian troops should be withdrawn": forces that are moved.
fn moved(doc: &Doc, sentence: &Range<usize>, at: usize) -> Vec<usize> {
    let group = verb_group(doc, sentence.start, at);
    let passive = (group..at).any(|i| doc.is(i, Traits::BE));
    let subject = phrase_before(doc, sentence.start, group).filter(|_| passive);
    subject.map_or_else(Vec::new, |phrase| forces_in(doc, &phrase))
}

/// "the Sudrian withdrawal", "Sudria's pullout", "the withdrawal of Sudrian troops".
fn of_noun(doc: &Doc, sentence: &Range<usize>, at: usize) -> Vec<usize> {
    // "Sudria takes control of the dam".
    let light = (sentence.start.max(at.saturating_sub(OWNER_REACH))..at)
        .rev()
        .find(|&i| !doc.is(i, Traits::ADJECTIVE.with(Traits::DET)))
        .filter(|&i| doc.reads(i, LIGHT));
    if let Some(verb) = light {
        return of_verb(doc, sentence, verb);
    }
    let floor = sentence.start.max(at.saturating_sub(OWNER_REACH));
    let plain = Traits::ADJECTIVE
        .with(Traits::NOUN)
        .with(Traits::POSSESSIVE);
    for i in (floor..at).rev() {
        if let Some(mention) = doc.mention(i) {
            let owns = mention.kind == Kind::Demonym || is_possessive(doc, mention.tokens.end);
            let speaks = mention.kind != Kind::Nobody && !mention.detached && owns;
            return speaks.then_some(mention.party).into_iter().collect();
        }
        if !doc.is(i, plain) {
            break;
        }
    }
    if doc.reads(at + 1, words!["of", "by"]) {
        let phrase = phrase_after(doc, at + 2, sentence.end);
        let own = forces_in(doc, &phrase);
        let by = || {
            let parties = doc.mentions_in(phrase.clone());
            parties.filter(|m| !m.detached).map(|m| m.party).collect()
        };
        return if own.is_empty() && doc.reads(at + 1, words!["by"]) {
            by()
        } else {
            own
        };
    }
    Vec::new()
}

/// The parties that a subject names: "Sudria", "Sudrian troops", "the troops of Sudria".
fn named_in(doc: &Doc, phrase: Option<Range<usize>>) -> Vec<usize> {
    let Some(phrase) = phrase else {
        return Vec::new();
    };
    let head = phrase
        .clone()
        .find(|&i| i > phrase.start && doc.is(i, Traits::PREP) && !doc.is_named(i))
        .unwrap_or(phrase.end);
    let parties = |range: Range<usize>| -> Vec<usize> {
        let speaks = doc.mentions_in(range).filter(|m| !m.detached);
        speaks.map(|m| m.party).collect()
    };
    let own = parties(phrase.start..head);
    if own.is_empty() && doc.reads(head, words!["of"]) {
        return parties(head..phrase.end);
    }
    own
}

/// The parties whose forces a phrase names: "Sudrian troops", "the troops of Sudria".
fn forces_in(doc: &Doc, phrase: &Range<usize>) -> Vec<usize> {
    let forces = &Lexicon::built_in().words.forces;
    let named = phrase.clone().any(|i| doc.is_listed(i, forces));
    if !named {
        return Vec::new();
    }
    let own = doc.mentions_in(phrase.clone()).filter(|m| {
        let before = doc.reads(m.tokens.start.wrapping_sub(1), words!["of"]);
        !m.detached && (before || m.kind == Kind::Demonym || is_possessive(doc, m.tokens.end))
    });
    own.map(|m| m.party).collect()
}
