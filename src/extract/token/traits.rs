//! Traits: what is known of a word, as a set.

/// A set of word properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::extract) struct Traits(u64);

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)+) => {
        impl Traits { $($(#[$doc])* pub(in crate::extract) const $name: Self = Self(1 << $bit);)+ }
    };
}

traits! {
    /// A helping verb.
    AUX = 0,
    /// A modal of obligation.
    MUST = 1,
    /// A modal of intent.
    WILL = 2,
    /// A conditional modal.
    WOULD = 3,
    /// A modal of possibility.
    COULD = 4,
    /// A negating word.
    NEG = 5,
    /// An adverb that may stand between subject and verb.
    ADV = 6,
    /// A preposition.
    PREP = 7,
    /// A conjunction or relative word.
    CONJ = 8,
    /// A determiner.
    DET = 9,
    /// A personal pronoun.
    PRON = 10,
    /// A word of time.
    TIME = 11,
    /// A noun that speaks for the party named with it.
    VOICE = 12,
    /// A noun that speaks for no party.
    OUTSIDER = 13,
    /// A text that states a position.
    DOCUMENT = 14,
    /// A group of parties.
    GROUP = 15,
    /// Detaches a name from its party.
    DETACHED = 16,
    /// Begins with a capital.
    CAPITAL = 17,
    /// Holds a digit.
    NUMBER = 18,
    /// Punctuation.
    PUNCT = 19,
    /// Joined to the next token by a hyphen.
    JOINED = 20,
    /// All capitals, two letters or more.
    UPPER = 21,
    /// Denies what follows.
    DENIAL = 22,
    /// Reads as a finite verb.
    VERB = 23,
    /// A verb of aspect ("continues to").
    ASPECT = 24,
    /// A word that makes another place of a name ("Northern").
    REGION = 25,
    /// The possessive "'s", which also reads as a short "is".
    POSSESSIVE = 26,
    /// A form of "be".
    BE = 27,
    /// Before a judging predicate where no helping word stands.
    COPULA = 28,
    /// A common finite verb of speech or stance.
    FINITE = 29,
    /// "is expected to": the verb after it carries the stance.
    RAISING = 30,
    /// Sets a speaker apart from the party.
    APART = 31,
    /// Opens a group ("both sides").
    ALL = 32,
    /// "this", "such": points back.
    POINTING = 33,
    /// Tells that a text was made by somebody ("drafted by").
    AUTHORED = 34,
    /// Opens what a noun of stance is about ("demand for").
    COMPLEMENT = 35,
    /// Before "agreement on", tells that it was reached.
    REACHED = 36,
    /// What somebody who refuses to do says nothing ("declined to comment").
    MUTE = 37,
    /// Opens a clause that is only supposed.
    SUPPOSED = 38,
    /// Before the name of an outlet, tells that it was told there.
    AUDIENCE = 39,
    /// Opens a clause that stands against the one before.
    CONTRAST = 40,
    /// A preposition that also opens a clause ("after").
    OPENER = 41,
    /// A word for a fact that is disputed ("claims").
    ALLEGED = 42,
    /// A noun that points back to what was spoken of ("the deal").
    REFERENT = 52,
    /// A noun for what somebody holds ("the demand", "a position").
    POSITION = 60,
    /// Words that somebody utters in writing ("a statement").
    UTTERANCE = 61,
    /// A verb that only lends itself to a noun of stance ("voiced support").
    BEARER = 53,
    /// A verb of what befalls its subject, rather than of what it does ("lose").
    BEFALLING = 54,
    /// A noun for talks and what came of them.
    ENCOUNTER = 55,
    /// A noun for what is given and asked for outside any negotiation.
    FAVOUR = 56,
    /// "rotten": calls what it stands by bad.
    BAD = 57,
    /// A common noun.
    NOUN = 43,
    /// A name.
    NAME = 44,
    /// An adjective.
    ADJECTIVE = 45,
    /// A finite verb.
    VERBAL = 46,
    /// A bare verb: after "to", a modal or "do".
    BARE = 47,
    /// A verb in -ing.
    GERUND = 48,
    /// A past participle.
    PARTICIPLE = 49,
    /// More often a verb than anything else, whatever it is here.
    MOSTLY_VERB = 50,
    /// No dictionary knows it: its part of speech is a guess.
    UNKNOWN = 51,
}

impl Traits {
    /// Says whether the set holds any property of `other`.
    pub(in crate::extract) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The parts of speech that a token has one of.
    pub(in crate::extract) const PARTS: Self = Self::NOUN
        .with(Self::NAME)
        .with(Self::ADJECTIVE)
        .with(Self::VERBAL)
        .with(Self::BARE)
        .with(Self::GERUND)
        .with(Self::PARTICIPLE);

    /// All modals.
    pub(in crate::extract) const MODAL: Self = Self::MUST
        .with(Self::WILL)
        .with(Self::WOULD)
        .with(Self::COULD);

    /// Helping words: they show a verb of their own.
    pub(in crate::extract) const HELPING: Self = Self::AUX.with(Self::MODAL);

    /// What shows that a clause has a verb: finite verbs and helping words.
    pub(in crate::extract) const CLAUSAL: Self = Self::VERBAL.with(Self::HELPING);

    /// Returns what is left without the properties of `other`.
    pub(in crate::extract) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Returns the union.
    pub(in crate::extract) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}
