//! What about: which proposals and issues a stretch of text speaks of.
//!
//! In: the tokens of a region. Out: [`Match`]es, best first. A proposal is told by the words
//! of its text, its cues and its issue's keywords. Words are compared as concepts: a stem, or
//! a word class of the lexicon ("pull out" is "withdraw"), or a party. A concept weighs the
//! more, the fewer proposals of the agenda hold it, so that a person's own proposals need
//! no tuning.
//!
//! - `anchor`: which patterns may stand in a region at all;
//! - `raw`: the proposals of an agenda as concepts, before these have weights;
//! - `learn`: the same with weights, made ready once;
//! - `complete`: the words that its shortened words stand for;
//! - `denied`: what proposals deny, and cues that only name it;
//! - `doer`: who does what a proposal asks for;
//! - `extent`: whether all of a thing is spoken of or a part of it;
//! - `freed`: what is freed against a proposal that limits it;
//! - `owned`: what a text says is whose;
//! - `read`: the concepts of a phrase of the agenda, and of a document;
//! - `relative`: clauses that only tell which thing is meant;
//! - `rival`: which of the matches on the same words are kept;
//! - `idle`: words that tell nothing of the matter where they stand;
//! - `turn`: what turns a matter into its opposite;
//! - `pattern`: where the words of a cue or keyword stand together;
//! - `score`: what a region speaks of;
//! - `guess`: which proposal is meant where only its issue is told;
//! - `mark`: the words that proposals with few cues are known by;
//! - `named`: what "the deal" is in an article on one deal;
//! - `trial`: the same for every sentence, for a person who writes an agenda.

mod anchor;
mod author;
mod complete;
mod denied;
mod doer;
mod extent;
mod freed;
mod guess;
mod idle;
mod learn;
mod mark;
mod named;
mod owned;
mod pattern;
mod raw;
mod read;
mod relative;
mod rival;
mod score;
mod trial;
mod turn;

pub(super) use self::doer::Deed;
pub(super) use self::read::tells;
pub(super) use self::score::unsorted;
pub(super) use self::turn::goes_on;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use self::anchor::Anchors;
use self::doer::Doer;
use self::extent::Extent;
use self::owned::Owned;
use super::phrase::Phrases;
use super::token::Token;

/// A stem, a word class or a party, as a number.
type Concept = u32;
/// From here on, word classes.
const CLASS: Concept = 1 << 24;
/// From here on, unions of word classes: what a word of several classes may stand for.
const UNION: Concept = CLASS + (1 << 16);
/// From here on, a number with what it counts: a stem, a class or a union.
const COUNTED: Concept = 1 << 25;
/// From here on, parties.
const PARTY: Concept = 1 << 26;
/// A negating word.
const DENIED: Concept = 1 << 27;
/// From here on, small words that a cue means: see `links` of words.ron.
const LINK: Concept = 1 << 28;
/// How many groups of them, the first ones, tell what comes before or after what.
const IN_TURN: Concept = 2;

/// A proposal that a region speaks of.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says a thing of its own"
)]
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// The issue, by index; `None` if the words fit none.
    pub(super) issue: Option<usize>,
    /// The proposal, by index within its issue; `None` if only the issue is told.
    pub(super) proposal: Option<usize>,
    /// How well it fits; from [`score::ENOUGH`] up.
    pub(super) score: f64,
    /// The tokens that tell it, in order.
    pub(super) tokens: Vec<usize>,
    /// Whether a cue of the proposal was found, not only words of its text.
    pub(super) by_cue: bool,
    /// Whether that cue tells the opposite of the proposal.
    pub(super) contrary: bool,
    /// Whether that cue is written with a negating word.
    pub(super) denies: bool,
    /// The tokens of that cue.
    pub(super) core: Vec<usize>,
    /// Whether it was spoken of before, and only goes on.
    pub(super) carried: bool,
    /// Whether only its issue is told, and of the issue's proposals it fits best.
    pub(super) guessed: bool,
    /// Weight of the best cue found, 0 for none.
    pub(super) cue: f64,
    /// Share of the proposal's text that was found, from 0 to 1.
    pub(super) coverage: f64,
    /// What the keywords of its issue found.
    pub(super) keywords: f64,
}

/// A proposal, ready to be found.
#[derive(Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its words by itself"
)]
struct Topic {
    issue: usize,
    proposal: usize,
    /// Concepts of the text.
    text: Vec<Word>,
    /// The sum of those weights.
    total: f64,
    cues: Vec<Pattern>,
    /// Whether the proposal is a negative sentence.
    negated: bool,
    /// The words behind its negation.
    denied: Vec<Concept>,
    /// What a reversing word of its text is about; nothing where there is none.
    reversed: Vec<Concept>,
    /// Whether its text tells that something ends, leaves or is let go.
    endings: bool,
    /// Whether it limits something.
    limits: bool,
    /// Whether its text says until when.
    lasts: bool,
    /// Whether its text tells all of a thing or a part of it.
    extent: Option<Extent>,
    /// All concepts of its text and cues.
    own: BTreeSet<Concept>,
    /// How much its text must tell alone: 1 without cues, 0.5 with one, 0 with more.
    bare: f64,
    /// Who does it, where one party does.
    doer: Option<Doer>,
    /// Whose it makes a thing, by index, where it does.
    owner: Option<usize>,
    /// Whose text it speaks of, by index, where it names the author.
    author: Option<usize>,
}

/// A concept of a proposal's text.
#[derive(Clone, Copy, Debug)]
struct Word {
    concept: Concept,
    weight: f64,
    /// Whether it tells something of its own: no party, and no word of any news.
    telling: bool,
    /// Whether it is a word of the condition alone: "if Norland does not agree to a truce".
    beside: bool,
}

/// Concepts that tell something where they stand together.
#[derive(Debug)]
struct Pattern {
    concepts: Vec<Concept>,
    /// Small words that must stand beside them: "before", "instead".
    links: Vec<Concept>,
    /// Whether they stand in this order: two words with "on", "from" or the like between.
    ordered: bool,
    weight: f64,
    /// Whether it tells the opposite of the proposal: a cue written with `!`.
    contrary: bool,
    /// Whether it is written with a negating word, which the text must have too.
    denies: bool,
}

/// Values by concept, several for each, in one sorted list.
#[derive(Debug, Default)]
struct ByConcept {
    pairs: Vec<(Concept, usize)>,
    /// One bit for some concepts each: most questions are for a concept that is not there.
    marks: [u64; 16],
}

impl ByConcept {
    fn new(mut pairs: Vec<(Concept, usize)>) -> Self {
        pairs.sort_unstable();
        let mut marks = [0; 16];
        for (concept, _) in &pairs {
            let (slot, bit) = mark(*concept);
            marks[slot] |= bit;
        }
        Self { pairs, marks }
    }

    /// Returns the values of a concept in order.
    fn of(&self, concept: Concept) -> impl Iterator<Item = usize> + Clone {
        self.from(concept)
            .iter()
            .take_while(move |(c, _)| *c == concept)
            .map(|(_, value)| *value)
    }

    /// Returns the pairs of a concept in order.
    fn pairs_of(&self, concept: Concept) -> &[(Concept, usize)] {
        let from = self.from(concept);
        &from[..from.partition_point(|(c, _)| *c == concept)]
    }

    /// Returns the pairs from the first of a concept on; none if it is not there.
    fn from(&self, concept: Concept) -> &[(Concept, usize)] {
        let (slot, bit) = mark(concept);
        let from = if self.marks[slot] & bit == 0 {
            self.pairs.len()
        } else {
            self.pairs.partition_point(|(c, _)| *c < concept)
        };
        &self.pairs[from..]
    }

    fn has(&self, concept: Concept) -> bool {
        self.of(concept).next().is_some()
    }

    /// Returns the distinct concepts in order.
    fn concepts(&self) -> impl Iterator<Item = Concept> {
        let chunks = self.pairs.chunk_by(|(one, _), (other, _)| one == other);
        chunks.map(|chunk| chunk[0].0)
    }
}

/// The bit of a concept among 1024, as a slot and a mask: neighbours get bits far apart.
const fn mark(concept: Concept) -> (usize, u64) {
    let bit = concept.wrapping_mul(0x9E37_79B1) >> 22;
    ((bit / 64) as usize, 1 << (bit % 64))
}

/// The word classes of the lexicon.
#[derive(Debug, Default)]
struct Classes {
    /// The classes of each stem.
    by_stem: Vec<Vec<Concept>>,
    /// The classes of words that belong to them in one form alone.
    by_word: Vec<Vec<Concept>>,
    phrases: Phrases<Concept>,
    /// Those whose words are said of anything.
    general: BTreeSet<Concept>,
    /// The sets of classes that words of several classes have, by their place from [`UNION`].
    unions: Vec<Vec<Concept>>,
    /// The unions that hold each class.
    by_class: Vec<Vec<Concept>>,
    /// Classes all of whose words are in another one, with that.
    within: BTreeSet<(Concept, Concept)>,
    /// Classes with the one whose words tell the opposite.
    opposites: BTreeMap<Concept, Concept>,
}

impl Classes {
    /// Returns the classes of a word.
    fn of(&self, token: &Token) -> impl Iterator<Item = Concept> {
        let by_stem = self.by_stem.get(token.stem as usize);
        let by_word = self.by_word.get(token.word as usize);
        by_stem.into_iter().chain(by_word).flatten().copied()
    }

    /// Returns what a word of an agenda stands for where it stands alone: not for words that
    /// are said of anything.
    fn sense_alone(&self, token: &Token) -> Option<Concept> {
        let classes = self.narrow(&self.of(token).collect::<Vec<_>>());
        let mut own = classes
            .into_iter()
            .filter(|class| !self.general.contains(class));
        match (own.next(), own.next()) {
            (first, None) => first,
            _ => self.sense(token),
        }
    }

    /// Says whether a word belongs to a class in that form alone: "arms", which is not "armed".
    fn is_exact(&self, token: &Token) -> bool {
        let none =
            |lists: &[Vec<Concept>], at: u32| lists.get(at as usize).is_none_or(Vec::is_empty);
        !none(&self.by_word, token.word) && none(&self.by_stem, token.stem)
    }

    /// Returns the unions that hold a class.
    fn unions_with(&self, class: Concept) -> impl Iterator<Item = Concept> {
        let holding = self.by_class.get((class - CLASS) as usize);
        holding.into_iter().flatten().copied()
    }

    /// Drops classes that hold all words of another one: "cut" means less than "limit" does.
    fn narrow(&self, set: &[Concept]) -> Vec<Concept> {
        let wide = |class: &Concept| set.iter().any(|&c| self.within.contains(&(c, *class)));
        let narrow = set.iter().filter(|class| !wide(class));
        narrow.copied().collect()
    }

    /// Returns what a word of an agenda stands for: its class, or the union of its classes.
    fn sense(&self, token: &Token) -> Option<Concept> {
        let set = self.narrow(&self.of(token).collect::<Vec<_>>());
        match set.as_slice() {
            [] => None,
            [class] => Some(*class),
            _ => {
                let number = self.unions.iter().position(|union| *union == set)?;
                Some(UNION + number as Concept)
            }
        }
    }
}

/// The small words that a cue means, by word, with what they say.
type Links = BTreeMap<u32, Concept>;

/// The proposals and issues of an agenda, ready to be found.
#[derive(Debug)]
pub(super) struct Topics {
    classes: Classes,
    proposals: Vec<Topic>,
    /// Where the cues of the proposals begin.
    cue_anchors: Anchors,
    /// The keywords of each issue.
    keywords: Vec<Vec<Pattern>>,
    /// Where they begin.
    keyword_anchors: Anchors,
    /// The words that only proposals of one issue hold, with that issue.
    marks: ByConcept,
    /// Which topics hold a concept.
    by_concept: ByConcept,
    /// What the doers of proposals do, in order.
    acts: Vec<Concept>,
    /// Words that turn what they govern into its opposite.
    reversers: Phrases<()>,
    /// Words that tell that something ends, leaves or is let go.
    endings: Phrases<()>,
    /// Stems that tell little wherever they stand.
    light: BTreeSet<Concept>,
    links: Links,
    /// Nouns for what is negotiated, by word, with the number of their group.
    matters: BTreeMap<u32, usize>,
    /// How many such groups there are.
    matters_groups: usize,
    /// Cues of one content word beside little ones, or of common words alone, found to the letter,
    /// with their topic and whether they tell its opposite.
    literal: Phrases<(usize, bool)>,
}

/// The concepts of a document, by token.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    at: Vec<(usize, Concept)>,
    /// For each token, how many words with a meaning of their own stand before it.
    rank: Vec<u32>,
    /// For each token, how many clauses ended before it: "and that", "but", ";".
    part: Vec<u32>,
    /// Where reversing words stand.
    reversed: Vec<usize>,
    /// Where words stand that say that something is to end ("be lifted", "must go").
    undone: Vec<usize>,
    /// Where words stand that say that something stays as it is.
    lasting: Vec<usize>,
    /// Where reversing verbs stand that have an object of their own behind them ("must stop the
    /// war").
    acting: Vec<usize>,
    /// Literal cues in order: where they stand, the topic they tell, and whether they tell its
    /// opposite.
    literal: Vec<(Range<usize>, (usize, bool))>,
    /// Bare nouns in order, with the topic they stand for: see [`Topics::named`].
    named: Vec<(usize, usize)>,
    /// Words for the acts of proposals in order, with the parties that do them there.
    doers: Vec<(usize, usize)>,
    /// What is said to be whose, in order.
    owned: Vec<Owned>,
}

impl Concepts {
    /// Whether a word stands in `range` that ends or scraps something.
    pub(in crate::extract) fn has_end(&self, range: &Range<usize>) -> bool {
        let mut ends = self.reversed.iter().chain(&self.undone);
        ends.any(|at| range.contains(at))
    }

    /// Says whether a concept that begins at a token is such a one.
    fn any_at(&self, at: usize, is: impl Fn(Concept) -> bool) -> bool {
        let from = self.at.partition_point(|(i, _)| *i < at);
        let mut here = self.at[from..].iter().take_while(|(i, _)| *i == at);
        here.any(|(_, concept)| is(*concept))
    }
}

impl Topics {
    /// Says whether the proposal itself tells what comes before or after what.
    pub(super) fn is_sequence(&self, found: &Match) -> bool {
        let in_turn = |cue: &Pattern| cue.links.iter().any(|&link| link < LINK + IN_TURN);
        self.topic(found)
            .is_some_and(|topic| topic.cues.iter().any(in_turn))
    }

    /// Says whether the proposal itself tells until when.
    pub(super) fn lasts_until(&self, found: &Match) -> bool {
        self.topic(found).is_some_and(|topic| topic.lasts)
    }

    /// Returns where in a region a number of what the proposal's scale counts stands.
    pub(super) fn counted(
        &self,
        concepts: &Concepts,
        region: &Range<usize>,
        found: &Match,
    ) -> Vec<usize> {
        let Some(topic) = self.topic(found) else {
            return Vec::new();
        };
        let from = concepts.at.partition_point(|(at, _)| *at < region.start);
        let here = concepts.at[from..]
            .iter()
            .take_while(|(at, _)| *at < region.end);
        let counted = here.filter(|(_, c)| (COUNTED..PARTY).contains(c) && topic.own.contains(c));
        counted.map(|(at, _)| *at).collect()
    }

    fn topic(&self, found: &Match) -> Option<&Topic> {
        self.proposals
            .iter()
            .find(|t| Some(t.issue) == found.issue && Some(t.proposal) == found.proposal)
    }
}
