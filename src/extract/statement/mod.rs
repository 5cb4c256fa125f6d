//! Statements: predicates with a party, a matter and an attitude, put together.
//!
//! In: a document, its concepts and the agenda. Out: [`Statement`]s in the order of the
//! text, and notes. Whose stance it is (holder) and who tells of it (speaker) are kept
//! apart: what a rival says of the holder has the voice "other".
//!
//! - `again`: what words that point back stand for;
//! - `answer`: what a "yes" or "no" answers;
//! - `asked`: what others ask of whoever speaks;
//! - `carries`: who goes on speaking without being named again;
//! - `day`: when it was said;
//! - `draft`: what a text says that is told point by point;
//! - `telling`: which predicates tell of words, and through whom;
//! - `sentence`: who does each predicate of a sentence;
//! - `idle`: what is no stance though its words could tell one;
//! - `encounter`: talks, what came of them, and favours;
//! - `stance`: which predicates hold a stance, and whose;
//! - `partner`: with whom it was signed;
//! - `spoken`: what whoever speaks says in all;
//! - `matter`: which proposals a stance is about;
//! - `place`: where in a claim its matters stand;
//! - `opener`: words like "until" that open no clause where they stand;
//! - `manner`: how the clause of a matter tells it;
//! - `voice`: in whose words it comes;
//! - `assemble`: the statement itself;
//! - `sign`, `setting`, `confidence`: how likely it is right.

mod again;
mod answer;
mod asked;
mod assemble;
mod carries;
mod confidence;
mod day;
mod draft;
mod encounter;
mod held;
mod idle;
mod manner;
mod matter;
mod opener;
mod partner;
mod place;
mod quoted;
mod sentence;
mod setting;
mod sign;
mod spoken;
mod stance;
mod telling;
mod voice;

use std::collections::BTreeMap;
use std::ops::Range;

use self::again::Spoken;
use self::assemble::{Candidate, assemble};
use self::sentence::SentenceWork;
pub(super) use self::sign::Weights;
pub use self::sign::{Sign, Signs};
use super::attitude::Tones;
use super::doc::Doc;
use super::memory::{Memory, Resolved};
use super::mention::Kind;
use super::predicate::Predicate;
use super::source::Source;
use super::topic::{Concepts, Topics};
use crate::agenda::lexicon::Lexicon;
use crate::model::{Agenda, Article, Note, NoteKind, Statement, StatementId};

/// What the assembly needs to know of the agenda.
pub(super) struct Context<'a> {
    pub(super) agenda: &'a Agenda,
    pub(super) lexicon: &'a Lexicon,
    pub(super) topics: &'a Topics,
    pub(super) tones: &'a Tones,
    pub(super) weights: &'a Weights,
    pub(super) article: &'a Article,
}

/// The longest spelling of each person in a text, by party and person.
type Spellings = BTreeMap<(usize, u16), String>;

/// That somebody holds or says something, before it is known what about.
struct Claim<'a> {
    predicate: &'a Predicate,
    /// Who holds it.
    who: &'a Resolved,
    /// The words that say it.
    region: Range<usize>,
    /// Who tells of it.
    outer: Option<&'a Resolved>,
    /// Whether the predicate itself says for or against.
    explicit: bool,
    /// The agency or outlet that it comes through.
    via: Option<&'a str>,
    /// What ties the holder to it.
    role: Role,
}

/// What ties a holder to what is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It does what a cue tells.
    Cue,
    /// It speaks, of whatever the sentence says.
    Speaker,
}

impl Role {
    /// Returns the sign of confidence that it is.
    const fn sign(self) -> Sign {
        match self {
            Self::Cue => Sign::Cue,
            Self::Speaker => Sign::Speaker,
        }
    }
}

/// Finds the statements of a document.
pub(super) fn statements(doc: &Doc, concepts: &Concepts, context: &Context) -> Vec<Statement> {
    let spellings = spellings(doc, context.agenda);
    let candidates = candidates(doc, concepts, context);
    let mut likely = confidence::likely(&candidates, context.weights);
    likely.sort_by_key(|c| {
        (
            c.sentence.start,
            c.group.start,
            c.matter.tokens.first().copied(),
        )
    });
    likely
        .into_iter()
        .map(|candidate| assemble(doc, concepts, context, &spellings, candidate))
        .collect()
}

/// Finds whatever may be a statement, likely or not, with its signs by name: what the
/// weights of confidence are fitted to.
pub(super) fn weighed(
    doc: &Doc,
    concepts: &Concepts,
    context: &Context,
) -> Vec<(Statement, Signs)> {
    let spellings = spellings(doc, context.agenda);
    candidates(doc, concepts, context)
        .into_iter()
        .map(|c| (assemble(doc, concepts, context, &spellings, &c), c.signs))
        .collect()
}

/// Numbers the statements of an article in their order, and says what a person should know
/// of them.
pub(super) fn finish(statements: &mut [Statement]) -> Vec<Note> {
    for (number, statement) in statements.iter_mut().enumerate() {
        statement.id = StatementId(u32::try_from(number + 1).unwrap_or(u32::MAX));
    }
    notes(statements)
}

/// Finds whatever may be a statement, likely or not, in the order of the text.
fn candidates(doc: &Doc, concepts: &Concepts, context: &Context) -> Vec<Candidate> {
    let mut memory = Memory::new(main_parties(context.agenda));
    memory.foresee(doc);
    let mut drafts: Vec<Candidate> = Vec::new();
    let mut last: Vec<Spoken> = Vec::new();
    let mut lag = 0;
    let mut block = usize::MAX;
    for sentence in &doc.sentences {
        if sentence.label {
            continue;
        }
        if let Some(turn) = doc.turn_at(sentence.tokens.start) {
            memory.give_floor(doc, turn);
            last.clear();
        }
        // "Is it true that Norland rejects it?": what is asked is nobody's stance.
        let turn = doc.turn_around(sentence.tokens.start);
        if turn.is_some_and(|turn| turn.who == Source::Nobody) {
            continue;
        }
        // What was spoken of before a headline or furniture between is not pointed back to.
        if sentence.block > block.wrapping_add(1) {
            last.clear();
        }
        block = sentence.block;
        lag += 1;
        let found = telling::joined(doc, context.lexicon, sentence);
        let mut work = SentenceWork {
            doc,
            concepts,
            context,
            sentence,
            tones: &context.tones.find(doc, &sentence.tokens),
            said_on: day::said_on(doc, &sentence.tokens, context),
            drafts: &mut drafts,
            last: &mut last,
            lag: &mut lag,
            fresh: false,
            found: BTreeMap::new(),
        };
        let before = work.drafts.len();
        work.run(&found, &mut memory);
        confidence::compare(&mut drafts[before..]);
    }
    confidence::weigh(&mut drafts, context.weights);
    assemble::agree(&mut drafts);
    drafts
}

/// The main parties of the agenda, by index.
fn main_parties(agenda: &Agenda) -> Vec<usize> {
    let main = agenda.main_parties();
    (0..agenda.parties.len())
        .filter(|&i| main.contains(&agenda.parties[i].id))
        .collect()
}

/// Returns what a person should know of the statements.
fn notes(statements: &[Statement]) -> Vec<Note> {
    let mut notes = Vec::new();
    let unsorted = statements.iter().filter(|s| s.issue.is_none()).count();
    if unsorted > 0 {
        notes.push(Note::new(
            NoteKind::Unsorted,
            format!(
                "{unsorted} of {} statements fit no issue of the agenda.",
                statements.len()
            ),
            "They stand under Unsorted; an issue with a few keywords would take them in.",
        ));
    }
    if statements.is_empty() {
        notes.push(Note::new(
            NoteKind::NothingFound,
            "No statement was found in this article.",
            "Check that the agenda fits the article, or code it by hand.",
        ));
    }
    notes
}

/// The longest spelling of each person in the text: the name that a reader finds there, with the
/// capitals of the agenda ("TRUMP:").
fn spellings(doc: &Doc, agenda: &Agenda) -> Spellings {
    let mut out = Spellings::new();
    for mention in &doc.mentions {
        if let Kind::Person(person) = mention.kind {
            let people = &agenda.parties[mention.party].people;
            let known = people
                .get(usize::from(person))
                .map_or(&[][..], |p| &p.names);
            let text = doc.slice(&mention.tokens);
            let same = |name: &&String| name.eq_ignore_ascii_case(text);
            let text = known.iter().find(same).map_or(text, String::as_str);
            let entry = out.entry((mention.party, person)).or_default();
            if text.len() > entry.len() {
                text.clone_into(entry);
            }
        }
    }
    out
}
