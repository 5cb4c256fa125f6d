//! The lexicon: cue words, word classes and closed word lists, as data in `assets/lexicon`.

mod inflection;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::model::Act;

pub use inflection::{Form, regular};

/// All word data that extraction rests on.
#[derive(Debug)]
pub struct Lexicon {
    /// Cue words of stances and attributions.
    pub cues: Vec<Cue>,
    /// Words that say the same thing.
    pub classes: Vec<WordClass>,
    /// Closed word lists.
    pub words: WordLists,
    /// What the signs of a statement weigh.
    pub confidence: Confidence,
    /// Numbers as words, and the words around amounts.
    pub numbers: Numbers,
}

/// What the signs of a candidate say of its being right (`assets/lexicon/confidence.ron`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confidence {
    /// The share from which the first candidate of a party in a sentence becomes a statement.
    pub enough: f64,
    /// The same for another of that party on another issue.
    pub enough_beside: f64,
    /// The same for another of that party on the same issue.
    pub enough_on_it: f64,
    /// The weight of each sign by its name, for a logistic sum.
    pub weights: BTreeMap<String, f64>,
}

/// A word or phrase that carries an attribution or a stance.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a property of its own that the file leaves out where it does not hold"
)]
pub struct Cue {
    /// The base form ("insist on").
    pub cue: String,
    /// Its part of speech.
    pub pos: Pos,
    /// What it does.
    pub class: CueClass,
    /// The act of who uses it.
    pub act: Act,
    /// Which way it points.
    pub sign: Sign,
    /// From 1 (weak) to 4 (a red line).
    pub strength: u8,
    /// Whether it tells of speaking, so that the journalist reports words.
    #[serde(default)]
    pub speech: bool,
    /// Whether it takes whom it is told to as its object ("told reporters that").
    #[serde(default)]
    pub addressed: bool,
    /// Whether most of its uses attribute nothing ("see"): as an attribution it counts only
    /// before "that", a question word or a quotation.
    #[serde(default)]
    pub seldom: bool,
    /// Whether it may only name what it is about ("mentioned the fee"): without a clause or a
    /// quotation that is no stance.
    #[serde(default)]
    pub names: bool,
    /// Whether it tells a mood: of talks that took place it is no stance.
    #[serde(default)]
    pub mood: bool,
    /// Third person, past, participle in -ing, past participle, where they are irregular.
    #[serde(default)]
    pub forms: Vec<String>,
    /// Sentences in which it must be found.
    #[serde(default)]
    pub hits: Vec<String>,
    /// Sentences in which it must not be found.
    #[serde(default)]
    pub misses: Vec<String>,
}

/// Parts of speech of cues.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum Pos {
    /// "insists".
    Verb,
    /// "insistence".
    Noun,
    /// "unacceptable"; also fixed predicates ("off the table").
    Adjective,
}

/// What a cue does, after the classes of event coding (CAMEO) that news research uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub enum CueClass {
    /// Tells; the content decides.
    Statement,
    /// Thinks, hopes or fears.
    Belief,
    /// Makes a demand.
    Demand,
    /// Asks, urges or wants.
    Appeal,
    /// Puts something forward.
    Propose,
    /// Promises or intends.
    Intent,
    /// Agrees, accepts or supports.
    Accept,
    /// Weighs or hints.
    Signal,
    /// Gives way.
    Concede,
    /// Turns down.
    Reject,
    /// Denies a fact.
    Deny,
    /// Condemns or criticises.
    Disapprove,
    /// Accuses: the content is about the accused.
    Accuse,
    /// Warns.
    Warn,
    /// Threatens.
    Threaten,
    /// Does the thing itself.
    Deed,
    /// Calls something by a judging name.
    Evaluate,
    /// Meets or talks: no stance.
    Consult,
    /// A predicate that rules something out ("is a non-starter").
    Veto,
    /// A predicate that makes something necessary ("is essential").
    Must,
    /// A predicate that approves of something ("is acceptable").
    Good,
}

/// Which way a cue points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Sign {
    /// For what follows.
    For,
    /// Against what follows.
    Against,
    /// Undecided about what follows.
    Unclear,
    /// What follows decides.
    Content,
}

/// Words that say the same thing in a negotiation.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordClass {
    /// A name for the class.
    pub class: String,
    /// Words and phrases, in any inflection; `…` stands for up to four words.
    pub words: Vec<String>,
    /// Whether its words are said of anything ("end", "reach"): then none of them stands for
    /// one that is a cue or a keyword by itself.
    #[serde(default)]
    pub general: bool,
    /// The class whose opposite its words tell ("intransigence" of "concession"); empty
    /// where there is none.
    #[serde(default)]
    pub against: String,
}

/// Numbers as words, and the words around amounts; see `assets/lexicon/numbers.ron`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numbers {
    /// Words for numbers.
    pub words: BTreeMap<String, f64>,
    /// Words and endings that multiply the number before them.
    pub multipliers: BTreeMap<String, f64>,
    /// What makes an amount a least.
    pub at_least: Vec<String>,
    /// What makes an amount a most.
    pub at_most: Vec<String>,
    /// What opens a date by which something is to be done.
    pub openers: Vec<String>,
    /// What opens a date and is no part of it.
    pub links: Vec<String>,
    /// Seasons and feasts.
    pub seasons: Vec<String>,
    /// Words within a date.
    pub dates: Vec<String>,
}

macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// Closed word lists; what each holds is said in `assets/lexicon/words.ron`.
        #[derive(Clone, Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct WordLists { $($(#[$doc])* pub $name: Vec<String>,)+ }

        impl WordLists {
            /// Iterates over all lists with their names.
            pub fn all(&self) -> impl Iterator<Item = (&'static str, &[String])> {
                [$((stringify!($name), self.$name.as_slice())),+].into_iter()
            }
        }
    };
}

word_lists! {
    /// Helping verbs.
    auxiliaries,
    /// Modals of obligation.
    must,
    /// Modals of intent.
    will,
    /// Conditional modals.
    would,
    /// Modals of possibility.
    could,
    /// Verbs of aspect.
    aspects,
    /// Words that make another place of a name.
    regions,
    /// Forms of "be".
    be,
    /// Words before a judging predicate where no helping word stands.
    copulas,
    /// Common finite verbs of speech and stance.
    finite,
    /// Words between "is" and "to" that leave the stance to the verb after them.
    raising,
    /// Words that set a speaker apart from the party.
    apart,
    /// Words that open a group.
    all_of,
    /// Phrases before the name of a source ("according to").
    according,
    /// Words that point back.
    pointing,
    /// Words that tell that a text was made by somebody.
    authored,
    /// Words that open what a noun of stance is about.
    complements,
    /// Words before an agreement that was reached.
    reached,
    /// Verbs that only lend themselves to a noun of stance.
    bearers,
    /// Verbs for what happens to somebody or is no position.
    befalling,
    /// Verbs of going away from a place or out of a pact.
    leaving,
    /// Nouns for those who fight.
    forces,
    /// Nouns for places on the ground.
    lands,
    /// Nouns for talks and what came of them.
    encounters,
    /// Nouns for what is given and asked for outside any negotiation.
    favours,
    /// Verbs that somebody who refuses to do says nothing.
    mute,
    /// Words that open a clause that is only supposed.
    supposed,
    /// Words that open a clause against the one before.
    contrasts,
    /// Prepositions that also open a clause.
    openers,
    /// Words for facts that are disputed.
    alleged,
    /// Nouns that point back to what was spoken of.
    referents,
    /// Nouns for what somebody holds.
    positions,
    /// Words before an outlet that was spoken to.
    audiences,
    /// Words, each with forms that belong to it though their letters do not show it.
    irregular,
    /// Words, each with its forms, that look like a form of another word.
    unlike,
    /// Words in -ly that are no adverbs.
    not_adverbs,
    /// Negating words.
    negations,
    /// Common irregular verb forms.
    verbs,
    /// Words that deny what follows.
    denials,
    /// Adverbs that may stand between subject and verb.
    adverbs,
    /// Prepositions.
    prepositions,
    /// Conjunctions and relative words.
    conjunctions,
    /// Determiners.
    determiners,
    /// Personal pronouns.
    pronouns,
    /// Words of time.
    days,
    /// Nouns that speak for the party named with them.
    voices,
    /// Nouns that speak for no party.
    outsiders,
    /// Texts that state a position.
    documents,
    /// Words that somebody utters in writing: they are the author's own.
    utterances,
    /// Groups of parties.
    groups,
    /// Words that detach a name from its party.
    detached,
    /// Strengthening words.
    boosters,
    /// Weakening words.
    hedges,
    /// Words of a red line.
    red_lines,
    /// Words of firmness.
    firm,
    /// Openers of conditions.
    conditions,
    /// False openers of conditions.
    not_conditions,
    /// Words of asking, whose "if" opens no condition.
    asking,
    /// Phrases with a negating word that deny nothing.
    not_negations,
    /// Verbs that rule out what follows.
    exclusions,
    /// Phrases that call wrong what stands before them.
    verdicts,
    /// Words that call bad what they are said of.
    bad,
    /// Words that call good what they are said of.
    good,
    /// Verbs, in their base form, of what does harm.
    harms,
    /// Verbs, in their base form, of what does good.
    helps,
    /// Before what is feared.
    dangers,
    /// Before what is given only in return for something else.
    prerequisites,
    /// What is told to happen to somebody as a threat.
    threats,
    /// Words of a position given up.
    past,
    /// Verbs that let a position go.
    dropped,
    /// Verbs that let a position go in part.
    softened,
    /// Words of a position that lasts.
    lasting,
    /// Words for how talks go.
    moods,
    /// Words of an undecided stance.
    unclear,
    /// Words that turn into the opposite.
    reversers,
    /// Words that tell that something ends, leaves or is let go.
    endings,
    /// Nouns for what is negotiated; those of an entry stand for one another.
    matters,
    /// Words that stand in news on anything.
    light,
    /// Small words that a cue of an agenda cannot do without, by what they say.
    links,
    /// Abbreviations before a name.
    abbreviations,
    /// Outlets and agencies.
    relays,
}

impl Lexicon {
    /// Returns the index of the verb with that base form.
    #[must_use]
    pub fn verb(&self, base: &str) -> Option<usize> {
        self.cues
            .iter()
            .position(|cue| cue.cue == base && cue.pos == Pos::Verb)
    }

    /// Returns the index of the verb that tells no more than that somebody speaks, which
    /// stands for attributions without a verb.
    #[must_use]
    pub fn say(&self) -> Option<usize> {
        self.cues.iter().position(|cue| cue.cue == "say")
    }

    /// Returns the index of the verb that stands for the points of a draft.
    #[must_use]
    pub fn propose(&self) -> Option<usize> {
        self.cues.iter().position(|cue| cue.cue == "propose")
    }

    /// Returns the built-in lexicon, parsed at the first call.
    ///
    /// # Panics
    ///
    /// Never: the files are compiled in, and a test parses them.
    #[must_use]
    pub fn built_in() -> &'static Self {
        static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| Lexicon {
            cues: parse("cues", include_str!("../../../assets/lexicon/cues.ron")),
            classes: parse(
                "classes",
                include_str!("../../../assets/lexicon/classes.ron"),
            ),
            words: parse("words", include_str!("../../../assets/lexicon/words.ron")),
            numbers: parse(
                "numbers",
                include_str!("../../../assets/lexicon/numbers.ron"),
            ),
            confidence: parse(
                "confidence",
                include_str!("../../../assets/lexicon/confidence.ron"),
            ),
        });
        &LEXICON
    }
}

fn parse<T: for<'de> Deserialize<'de>>(name: &str, text: &str) -> T {
    ron::from_str(text).unwrap_or_else(|error| panic!("assets/lexicon/{name}.ron: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_lexicon_parses_and_has_no_duplicates() {
        let lexicon = Lexicon::built_in();
        let mut seen = std::collections::BTreeSet::new();
        for cue in &lexicon.cues {
            assert!(
                seen.insert((cue.cue.as_str(), cue.pos)),
                "{} stands twice",
                cue.cue
            );
            assert!(
                (1..=4).contains(&cue.strength),
                "{}: strength {}",
                cue.cue,
                cue.strength
            );
        }
        let mut classes = std::collections::BTreeSet::new();
        for class in &lexicon.classes {
            assert!(
                classes.insert(class.class.as_str()),
                "{} stands twice",
                class.class
            );
        }
        for class in lexicon.classes.iter().filter(|c| !c.against.is_empty()) {
            let against = class.against.as_str();
            assert!(classes.contains(against), "{against}: no class");
        }
    }

    #[test]
    fn no_list_holds_a_word_twice() {
        for (name, list) in Lexicon::built_in().words.all() {
            let mut seen = std::collections::BTreeSet::new();
            for word in list {
                assert!(seen.insert(word), "{name}: {word} stands twice");
            }
        }
    }
}
