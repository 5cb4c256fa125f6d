//! Memory: who "he", "it", "they", "the minister" and "the draft" are, from what was read.

mod author;
mod focus;
mod office;
mod partners;
mod record;
mod telling;

use std::ops::Range;

pub(super) use author::author;
use partners::{is_named_again, partners};
use record::{ends, issuers, leads, tells_of};
pub(super) use telling::opens_item;

use super::doc::{Doc, Sentence};
use super::mention::{Kind, Mention};
use super::source::{Holder, Source};
use super::token::{Traits, words};
use super::turn::Turn;

/// How many blocks, crossheads among them, a draft goes on being told.
const DRAFT_REACH: usize = 4;

/// In how many blocks behind the one that named them "they" are meant within quotation marks.
const MANY_REACH: usize = 3;

/// What a text has said so far of who speaks.
#[derive(Debug, Default)]
pub(super) struct Memory {
    person: Option<Holder>,
    /// The person before that one.
    earlier: Option<Holder>,
    party: Option<usize>,
    /// Whom "both sides" mean.
    group: Vec<usize>,
    /// Whom "they" means: several parties, the people of one, or others.
    many: Option<Resolved>,
    /// The block in which they were named.
    many_at: usize,
    /// The two parties named last, the later one last.
    seen: Vec<usize>,
    /// The main parties of the talks, in their order: the first two are "both sides" before
    /// anybody is named, or where only bystanders were named together.
    main: Vec<usize>,
    author: Option<usize>,
    /// Who made the agreement that an article is about.
    partners: Vec<usize>,
    /// Whether a text spoke last, rather than a party.
    text: bool,
    /// The block in which the text of a draft was told last.
    draft: Option<usize>,
    /// Who was last told to speak, and where the sentence that says so ends.
    told: Option<(Resolved, usize, usize)>,
    /// Whether a verb of telling says so, and not one of wishing.
    in_words: bool,
    /// Who spoke last in quotation marks, and in which block.
    quoter: Option<(Resolved, usize)>,
    /// The person whom a quotation named last as a subject.
    talked_of: Option<Holder>,
    /// The block that is read, and the one in which that person was met.
    block: usize,
    met: usize,
    /// The last person who spoke was no party's.
    stranger: Option<Range<usize>>,
    /// Whose own words the text is: "Joint statement by Norland and Sudria".
    record: Option<Resolved>,
    /// The token at which whoever has the floor is done.
    floor: Option<usize>,
    /// Whose government the text tells of.
    governed: Option<usize>,
    /// The parties that the title names with which the text opens.
    title: Vec<usize>,
}

/// A source with its pronouns resolved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Resolved {
    /// The parties; empty if it is no party.
    pub(super) holders: Vec<Holder>,
    /// The words for somebody who is no party.
    pub(super) outsider: Option<Range<usize>>,
    /// Whether a text speaks rather than a person.
    pub(super) document: bool,
}

impl Resolved {
    /// Says whether nobody is meant.
    pub(super) fn is_nobody(&self) -> bool {
        self.holders.is_empty() && self.outsider.is_none()
    }

    /// Leaves out the parties of whoever speaks, if others are left.
    pub(super) fn leave_out(&mut self, speaker: &Self) {
        let speaks = |holder: &Holder| speaker.holders.iter().any(|h| h.party == holder.party);
        if self.holders.iter().any(|holder| !speaks(holder)) {
            self.holders.retain(|holder| !speaks(holder));
        }
    }

    /// Returns parties without anything else.
    pub(super) fn of(holders: Vec<Holder>) -> Self {
        Self {
            holders,
            ..Self::default()
        }
    }
}

impl Memory {
    /// Resolves a source; `speaker` is whose words enclose it.
    pub(super) fn resolve(
        &self,
        doc: &Doc,
        source: &Source,
        speaker: Option<&Resolved>,
    ) -> Resolved {
        let bare = Holder::of;
        match source {
            Source::Parties(holders) => Resolved::of(holders.clone()),
            Source::Outsider(range) => Resolved {
                outsider: Some(self.stranger_again(doc, range).unwrap_or(range).clone()),
                ..Resolved::default()
            },
            Source::Document(author) => Resolved {
                holders: author.or(self.author).map(bare).into_iter().collect(),
                outsider: None,
                document: true,
            },
            Source::Person => self.person(),
            Source::Office(at) => {
                let plural = doc.slice(&(*at..*at + 1)).ends_with('s');
                if plural {
                    Resolved::default()
                } else {
                    self.office(doc, *at)
                }
            }
            Source::It if self.text => Resolved {
                holders: self.author.map(bare).into_iter().collect(),
                outsider: None,
                document: true,
            },
            Source::It => Resolved::of(self.party.map(bare).into_iter().collect()),
            Source::They if self.many.is_some() => self.many.clone().unwrap_or_default(),
            Source::They | Source::Sides => {
                let counts = |group: &[usize]| {
                    *source == Source::They
                        || self.main.is_empty()
                        || group.iter().any(|p| self.main.contains(p))
                };
                let parties = if !self.group.is_empty() && counts(&self.group) {
                    self.group.as_slice()
                } else if self.seen.len() > 1 && counts(&self.seen) {
                    self.seen.as_slice()
                } else {
                    &self.main[..self.main.len().min(2)]
                };
                Resolved::of(parties.iter().copied().map(bare).collect())
            }
            Source::Speaker => speaker.cloned().unwrap_or_default(),
            Source::Nobody => Resolved::default(),
        }
    }

    /// Resolves "he" inside quotation marks: somebody else than who speaks.
    pub(super) fn other_than(&self, speaker: Option<&Resolved>) -> Resolved {
        let speaks = |holder: &Holder| {
            speaker.is_some_and(|s| {
                s.holders
                    .iter()
                    .any(|h| h.party == holder.party && h.person == holder.person)
            })
        };
        if let Some(holder) = self.talked_of.as_ref().filter(|holder| !speaks(holder)) {
            return Resolved::of(vec![holder.clone()]);
        }
        match (&self.person, &self.earlier) {
            (Some(person), Some(earlier)) if speaks(person) => Resolved::of(vec![earlier.clone()]),
            _ => self.person(),
        }
    }

    /// Resolves "they" inside quotation marks: those who were named together before; without
    /// them, whoever is meant was named by the one who speaks, out of our sight.
    /// Whoever speaks is not among them: of two sides, it is the other.
    pub(super) fn those_told_of(
        &self,
        doc: &Doc,
        they: &Source,
        speaker: Option<&Resolved>,
    ) -> Resolved {
        // Behind several paragraphs, others are meant, whom we did not see named.
        let gone = self.block > self.many_at + MANY_REACH;
        if gone || self.many.is_none() && self.group.is_empty() {
            return Resolved::default();
        }
        let mut those = self.resolve(doc, they, None);
        if let Some(speaker) = speaker {
            those.leave_out(speaker);
        }
        those
    }

    /// "the expert": the one named before, if one was.
    fn stranger_again(&self, doc: &Doc, range: &Range<usize>) -> Option<&Range<usize>> {
        let again =
            range.len() == 2 && doc.reads(range.start, words!["the"]) && !is_plural(doc, range);
        let before = self.stranger.as_ref().filter(|_| again)?;
        doc.is(before.start, Traits::NAME).then_some(before)
    }

    fn person(&self) -> Resolved {
        match &self.stranger {
            Some(range) => Resolved {
                outsider: Some(range.clone()),
                ..Resolved::default()
            },
            None => Resolved::of(self.whom_he_means().cloned().into_iter().collect()),
        }
    }

    /// The last person; behind a paragraph in which somebody without a name or an office spoke
    /// ("a former diplomat"), the one named before, since no "he" means the other any more.
    fn whom_he_means(&self) -> Option<&Holder> {
        let gone = self.met != self.block;
        let nameless = self
            .person
            .as_ref()
            .filter(|p| gone && p.unnamed && p.detached);
        match (&self.earlier, nameless) {
            (Some(earlier), Some(_)) if !earlier.unnamed => Some(earlier),
            _ => self.person.as_ref(),
        }
    }

    /// Remembers a subject that was resolved.
    pub(super) fn note(&mut self, doc: &Doc, resolved: &Resolved) {
        if let Some(range) = &resolved.outsider {
            // "People in Havn said", "the Herring Board said": no "he" means them.
            if !is_plural(doc, range) && !is_body(doc, range) {
                self.stranger = Some(range.clone());
            }
            return;
        }
        self.text = resolved.document;
        if let [holder] = resolved.holders.as_slice() {
            if holder.person.is_some() || holder.named.is_some() {
                self.meet(holder.clone());
            }
            self.party = Some(holder.party);
        }
        if resolved.holders.len() > 1 {
            self.group = resolved.holders.iter().map(|h| h.party).collect();
            self.many = Some(resolved.clone());
            self.many_at = self.block;
        }
    }

    /// Remembers several people who speak, by the words that name them: "they" may mean them.
    pub(super) fn note_people(&mut self, doc: &Doc, words: &Range<usize>, who: &Resolved) {
        let named = !words.is_empty() && !doc.is(words.start, Traits::PRON);
        if !named || !is_plural(doc, words) {
            return;
        }
        let mut people = who.clone();
        if people.is_nobody() {
            people.outsider = Some(words.clone());
        }
        self.many = Some(people);
        self.many_at = self.block;
    }

    /// Remembers a subject within quotation marks: "he" outside them is somebody else.
    pub(super) fn note_quoted(&mut self, resolved: &Resolved) {
        if let [holder] = resolved.holders.as_slice() {
            if holder.person.is_some() {
                self.talked_of = Some(holder.clone());
            }
            self.party = Some(holder.party);
        }
    }

    fn meet(&mut self, holder: Holder) {
        self.talked_of = None;
        let same = self
            .person
            .as_ref()
            .is_some_and(|p| p.party == holder.party && p.person == holder.person);
        if !same {
            self.earlier = self.person.take();
        }
        self.person = Some(holder);
        self.met = self.block;
        self.stranger = None;
    }

    /// Remembers the parties named in a range, and who wrote a text named there.
    pub(super) fn read(&mut self, doc: &Doc, range: &Range<usize>) {
        // "Russia and Ukraine": whom "they" and "both sides" mean from here on.
        let mut before: Option<&Mention> = None;
        for mention in doc.mentions_in(range.clone()) {
            if let Some(last) = before
                && last.party != mention.party
                && (last.tokens.end..mention.tokens.start).len() <= 2
                && ((last.tokens.end..mention.tokens.start)
                    .any(|i| doc.reads(i, words!["and", ","]))
                    || doc.tokens[last.tokens.end - 1].is(Traits::JOINED))
            {
                self.group = vec![last.party, mention.party];
                let both = self.group.iter().copied().map(Holder::of).collect();
                self.many = Some(Resolved::of(both));
                self.many_at = self.block;
            }
            before = Some(mention);
            if mention.kind != Kind::Demonym {
                self.seen.retain(|&party| party != mention.party);
                self.seen.push(mention.party);
                if self.seen.len() > 2 {
                    self.seen.remove(0);
                }
            }
        }
        for at in range.clone().filter(|&i| doc.is_text(i)) {
            if let Some(author) = author(doc, range, at) {
                self.author = Some(author);
            }
        }
    }

    /// Remembers that the text of a draft is told in `block`.
    pub(super) fn tell_draft(&mut self, block: usize) {
        self.draft = Some(block);
        self.text = true;
    }

    /// Whether the token at `at` names an agreement whose partners are known: "the deal".
    pub(super) fn is_agreement(&self, doc: &Doc, at: usize) -> bool {
        !self.partners.is_empty() && is_named_again(doc, at)
    }

    /// Returns who wrote the text that is told in `block`: the one named at `text`, or one
    /// told of in a block near before.
    pub(super) fn author_of(
        &self,
        doc: &Doc,
        sentence: &Range<usize>,
        text: Option<usize>,
        block: usize,
    ) -> Option<Resolved> {
        let near = self.draft.is_some_and(|last| block <= last + DRAFT_REACH);
        // "the plan" is the one spoken of; "a plan" may be another.
        let known = text.is_some_and(|at| {
            (sentence.start.max(at.saturating_sub(3))..at)
                .any(|i| doc.reads(i, words!["the", "this", "these", "its"]))
        });
        let author = text
            .and_then(|at| author(doc, sentence, at))
            .or_else(|| self.author.filter(|_| near || known));
        let own = author.is_none_or(|author| self.partners.contains(&author));
        if own && text.is_some_and(|at| self.is_agreement(doc, at)) {
            let partners = self.partners.iter().copied().map(Holder::of).collect();
            return Some(Resolved {
                document: true,
                ..Resolved::of(partners)
            });
        }
        let author = author?;
        Some(Resolved {
            document: true,
            ..Resolved::of(vec![Holder::of(author)])
        })
    }

    /// Returns a memory of nothing, for talks whose main parties are `main`.
    pub(super) fn new(main: Vec<usize>) -> Self {
        Self {
            main,
            ..Self::default()
        }
    }

    /// Learns who wrote the draft or made the agreement that an article is about, before it is
    /// read: the first that it names.
    pub(super) fn foresee(&mut self, doc: &Doc) {
        self.partners = doc
            .sentences
            .iter()
            .find_map(|sentence| partners(doc, &sentence.tokens))
            .unwrap_or_default();
        self.governed = office::governed(doc);
        // "both sides" of an article on other talks are not the main parties of ours.
        let named = |party: usize| doc.mentions.iter().any(|m| m.party == party && !m.detached);
        if !self.main.iter().take(2).all(|&party| named(party)) {
            self.main.clear();
        }
        self.author = doc.sentences.iter().find_map(|sentence| {
            sentence
                .tokens
                .clone()
                .filter(|&i| doc.is_text(i))
                .find_map(|i| author(doc, &sentence.tokens, i))
        });
    }

    /// Learns whose own words follow, where a sentence is the title of a statement that a text
    /// opens with; they end where another heading or whoever tells of the issuer begins.
    pub(super) fn entitle(&mut self, doc: &Doc, sentence: &Sentence) {
        let done = self.floor.is_some_and(|end| end <= sentence.tokens.start);
        if done {
            self.record = None;
            self.floor = None;
        }
        let opens = leads(doc, sentence);
        // A saved page has its title twice: in its head and over the text.
        let title = issuers(doc, sentence).filter(|parties| opens || self.title == *parties);
        if let Some(parties) = title {
            let who = Resolved::of(parties.iter().copied().map(Holder::of).collect());
            self.record = Some(who).filter(|who| !who.is_nobody());
            self.title = parties;
        } else if let Some(who) = &self.record
            && (ends(doc, sentence) || tells_of(doc, sentence, &who.holders))
        {
            self.record = None;
        }
    }

    /// Learns who has the floor from here on, in a transcript or a speech.
    pub(super) fn give_floor(&mut self, doc: &Doc, turn: &Turn) {
        let who = self.resolve(doc, &turn.who, None);
        self.quoter = None;
        self.tell_nobody();
        self.record = Some(who).filter(|who| !who.is_nobody());
        self.floor = Some(turn.words.end);
    }

    /// Returns whose own words the text is, if it is a statement.
    pub(super) fn record(&self) -> Option<&Resolved> {
        self.record.as_ref()
    }

    /// Remembers who spoke in quotation marks in `block`.
    pub(super) fn quoted(&mut self, resolved: &Resolved, block: usize) {
        self.quoter = Some((resolved.clone(), block));
    }

    /// Returns who a quotation without attribution in `block` goes on from.
    pub(super) fn quoter(&self, block: usize) -> Option<&Resolved> {
        self.quoter
            .as_ref()
            .filter(|(_, last)| block <= last + 2)
            .map(|(resolved, _)| resolved)
    }
}

/// Whether a noun phrase names a body ("the Sudrian Herring Board"): no person's name stands
/// behind "the".
fn is_body(doc: &Doc, phrase: &Range<usize>) -> bool {
    let last = phrase.end.saturating_sub(1);
    let office = phrase.clone().any(|i| doc.is(i, Traits::VOICE));
    doc.reads(phrase.start, words!["the"]) && doc.is(last, Traits::NAME) && !office
}

/// Whether a noun phrase names several people.
fn is_plural(doc: &Doc, phrase: &Range<usize>) -> bool {
    let cut = (phrase.start + 1..phrase.end).find(|&i| doc.is(i, Traits::PREP));
    let last = cut.unwrap_or(phrase.end).saturating_sub(1);
    let word = doc.slice(&(last..last + 1));
    // "Boris" is one, "Norlanders" are many.
    let name =
        doc.is(last, Traits::CAPITAL) && doc.mention(last).is_none_or(|m| m.kind != Kind::Demonym);
    doc.reads(last, words!["people", "media", "police"])
        || !name && (word.ends_with('s') || word.ends_with("men"))
}
