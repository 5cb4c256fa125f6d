//! Words: a text cut into tokens, each with what the lexicon and the agenda know of it.
//!
//! In: a stretch of text. Out: [`Token`]s in order, spans in bytes of the whole text. A
//! word that neither knows keeps only its shape (capital, number); that is all that the
//! later stages need of it.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use crate::agenda::lexicon::Lexicon;
use crate::model::Span;

/// A word form, as a number; 0 is every form that nothing knows.
pub(super) type WordId = u32;
/// A stem, as a number; 0 is every stem that nothing knows.
pub(super) type StemId = u32;

/// A set of word properties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Traits(u64);

macro_rules! traits {
    ($($(#[$doc:meta])* $name:ident = $bit:literal,)+) => {
        impl Traits { $($(#[$doc])* pub(super) const $name: Self = Self(1 << $bit);)+ }
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
}

impl Traits {
    /// Says whether the set holds any property of `other`.
    pub(super) const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the union.
    pub(super) const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// One token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Its form, in lower case.
    pub(super) word: WordId,
    /// Its stem.
    pub(super) stem: StemId,
    /// Its properties.
    pub(super) traits: Traits,
    /// Its first character, which tells punctuation.
    pub(super) first: char,
}

impl Token {
    /// Says whether the token has any of the properties.
    pub(super) const fn is(&self, traits: Traits) -> bool {
        self.traits.any(traits)
    }
}

/// All word forms and stems that the lexicon and an agenda know.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashMap<Box<str>, (WordId, StemId, Traits)>,
    stems: HashMap<Box<str>, StemId>,
}

impl Vocabulary {
    /// Returns a vocabulary that knows the closed word lists.
    pub(super) fn new(lexicon: &Lexicon) -> Self {
        let mut vocabulary = Self::default();
        // It stands alone only after a word, so that no list can hold it.
        vocabulary.learn("'s", Traits::POSSESSIVE);
        let lists = &lexicon.words;
        for (list, traits) in [
            (&lists.auxiliaries, Traits::AUX),
            (&lists.negations, Traits::NEG),
            (&lists.adverbs, Traits::ADV),
            (&lists.prepositions, Traits::PREP),
            (&lists.conjunctions, Traits::CONJ),
            (&lists.determiners, Traits::DET),
            (&lists.pronouns, Traits::PRON),
            (&lists.days, Traits::TIME),
            (&lists.voices, Traits::VOICE),
            (&lists.outsiders, Traits::OUTSIDER),
            (&lists.documents, Traits::DOCUMENT),
            (&lists.groups, Traits::GROUP),
            (&lists.detached, Traits::DETACHED),
            (&lists.denials, Traits::DENIAL),
            (&lists.verbs, Traits::VERB),
            (&lists.aspects, Traits::ASPECT),
            (&lists.regions, Traits::REGION),
            (&lists.be, Traits::BE),
            (&lists.copulas, Traits::COPULA),
            (&lists.finite, Traits::FINITE),
            (&lists.raising, Traits::RAISING),
            (&lists.apart, Traits::APART),
            (&lists.all_of, Traits::ALL),
            (&lists.pointing, Traits::POINTING),
            (&lists.authored, Traits::AUTHORED),
            (&lists.complements, Traits::COMPLEMENT),
            (&lists.reached, Traits::REACHED),
            (&lists.mute, Traits::MUTE),
            (&lists.supposed, Traits::SUPPOSED),
            (&lists.audiences, Traits::AUDIENCE),
            (&lists.contrasts, Traits::CONTRAST),
            // Known words are no adverbs by their ending.
            (&lists.not_adverbs, Traits::default()),
            (&lists.must, Traits::MUST),
            (&lists.will, Traits::WILL),
            (&lists.would, Traits::WOULD),
            (&lists.could, Traits::COULD),
        ] {
            for word in list {
                // Modals of several words ("has to") are told by the stage that reads them.
                let parts = pieces(word);
                if let [part] = parts.as_slice() {
                    vocabulary.learn(part, traits);
                } else {
                    for part in parts {
                        vocabulary.learn(&part, Traits::default());
                    }
                }
            }
        }
        vocabulary
    }

    /// Adds a lower-case word form with properties, and returns its ids.
    pub(super) fn learn(&mut self, word: &str, traits: Traits) -> (WordId, StemId) {
        let stem = self.learn_stem(word);
        let next = WordId::try_from(self.words.len() + 1).unwrap_or(WordId::MAX);
        let entry = self
            .words
            .entry(word.into())
            .or_insert((next, stem, Traits::default()));
        entry.2 = entry.2.with(traits);
        (entry.0, entry.1)
    }

    /// Adds the stem of a lower-case word.
    pub(super) fn learn_stem(&mut self, word: &str) -> StemId {
        let stem = stem(word);
        let next = StemId::try_from(self.stems.len() + 1).unwrap_or(StemId::MAX);
        *self.stems.entry(stem.into()).or_insert(next)
    }

    /// Learns every word of a phrase and returns the ids of its forms.
    pub(super) fn learn_words(&mut self, phrase: &str) -> Vec<WordId> {
        pieces(phrase)
            .iter()
            .map(|word| self.learn(word, Traits::default()).0)
            .collect()
    }

    /// Learns the words of a phrase in which `…` stands for a gap.
    pub(super) fn learn_gapped(&mut self, phrase: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        for (number, part) in phrase.split('…').enumerate() {
            if number > 0 {
                ids.push(super::phrase::ELLIPSIS);
            }
            ids.extend(self.learn_words(part));
        }
        ids
    }

    /// Learns every word of a phrase and returns the ids of its stems.
    pub(super) fn learn_stems(&mut self, phrase: &str) -> Vec<StemId> {
        pieces(phrase)
            .iter()
            .map(|word| self.learn_stem(word))
            .collect()
    }

    /// Returns the id of a known punctuation mark, else 0.
    fn mark(&self, mark: &str) -> WordId {
        let mark = if mark == "’" { "'" } else { mark };
        self.words.get(mark).map_or(0, |entry| entry.0)
    }

    fn look_up(&self, lower: &str) -> (WordId, StemId, Traits) {
        if let Some(entry) = self.words.get(lower) {
            return *entry;
        }
        let stem = self.stems.get(stem(lower).as_ref()).copied().unwrap_or(0);
        let traits = if is_adverb(lower) {
            Traits::ADV
        } else {
            Traits::default()
        };
        (0, stem, traits)
    }
}

/// Words in -ly that no list knows stand where adverbs stand.
fn is_adverb(lower: &str) -> bool {
    lower.len() > 4 && lower.ends_with("ly")
}

/// Returns the Snowball stem of a lower-case word.
fn stem(word: &str) -> Cow<'_, str> {
    // Long runs of letters are no words; stemming them would cost and bring nothing.
    if word.len() > 40 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    Stemmer::create(Algorithm::English).stem(word)
}

/// Cuts a phrase of the lexicon or the agenda into lower-case words as [`tokenize`] would.
pub(super) fn pieces(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    cut(phrase, |span, _| {
        out.push(normal(span.of(phrase)).into_owned());
    });
    out
}

/// The words of a text that were looked up before, by their surface.
pub(super) type Seen<'a> = HashMap<&'a str, (WordId, StemId, Traits)>;

/// Cuts `text[within]` into tokens; `seen` is handed on from one part of a text to the next.
pub(super) fn tokenize<'a>(
    text: &'a str,
    within: Span,
    vocabulary: &Vocabulary,
    seen: &mut Seen<'a>,
    tokens: &mut Vec<Token>,
) {
    let part = within.of(text);
    cut(part, |span, joined| {
        let surface = span.of(part);
        let first = surface.chars().next().unwrap_or(' ');
        let (word, stem, mut traits) = if surface.chars().any(char::is_alphanumeric) {
            *seen
                .entry(surface)
                .or_insert_with(|| vocabulary.look_up(&normal(surface)))
        } else {
            (vocabulary.mark(surface), 0, Traits::PUNCT)
        };
        if first.is_uppercase() {
            traits = traits.with(Traits::CAPITAL);
            if surface.len() > 1 && surface.chars().all(|c| !c.is_lowercase()) {
                traits = traits.with(Traits::UPPER);
            }
        }
        if surface.bytes().any(|byte| byte.is_ascii_digit()) {
            traits = traits.with(Traits::NUMBER);
        }
        if joined {
            traits = traits.with(Traits::JOINED);
        }
        let span = Span::new(within.start + span.start, within.start + span.end);
        tokens.push(Token {
            span,
            word,
            stem,
            traits,
            first,
        });
    });
}

/// Returns a surface form in lower case with straight apostrophes.
fn normal(surface: &str) -> Cow<'_, str> {
    if surface
        .bytes()
        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return Cow::Borrowed(surface);
    }
    Cow::Owned(
        surface
            .chars()
            .flat_map(char::to_lowercase)
            .map(|c| if c == '’' { '\'' } else { c })
            .collect(),
    )
}

/// Calls `found(span, joined to the next by a hyphen)` for every token of `text`.
///
/// Words are runs of letters and digits with inner apostrophes; "U.S." is one word;
/// "600,000" and "3.5" are one; "'s", "'ll" and their like stand alone; "n't" stays with
/// its verb; parts of a hyphenated word are tokens of their own.
fn cut(text: &str, mut found: impl FnMut(Span, bool)) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < text.len() {
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        let width = c.len_utf8();
        if !c.is_alphanumeric() {
            if is_apostrophe(c)
                && is_word_before(text, at)
                && let Some(end) = clitic(text, at)
            {
                found(Span::new(at, end), false);
                at = end;
                continue;
            }
            let hyphen = c == '-' && at > 0 && is_word_before(text, at) && is_word_at(text, at + 1);
            if !c.is_whitespace() && !hyphen && c != '\u{feff}' {
                found(Span::new(at, at + width), false);
            }
            at += width;
            continue;
        }
        let end = initials(bytes, at, word_end(text, at));
        let joined = bytes.get(end) == Some(&b'-') && is_word_at(text, end + 1);
        found(Span::new(at, end), joined);
        at = end;
    }
}

/// Returns the end of the run of letters and digits that starts at `at`.
fn word_end(text: &str, at: usize) -> usize {
    let bytes = text.as_bytes();
    let digits = bytes[at].is_ascii_digit();
    let mut end = at;
    while let Some(next) = text[end..].chars().next() {
        if next.is_alphanumeric()
            || (is_apostrophe(next)
                && is_word_at(text, end + next.len_utf8())
                && clitic(text, end).is_none())
        {
            end += next.len_utf8();
        } else if digits
            && matches!(next, ',' | '.')
            && bytes.get(end + 1).is_some_and(u8::is_ascii_digit)
        {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Extends a single capital followed by dots and capitals ("U.S.") to its end.
fn initials(bytes: &[u8], at: usize, end: usize) -> usize {
    let mut stop = end;
    if end == at + 1 && bytes[at].is_ascii_uppercase() {
        let mut probe = end;
        while bytes.get(probe) == Some(&b'.')
            && bytes.get(probe + 1).is_some_and(u8::is_ascii_uppercase)
            && !bytes.get(probe + 2).is_some_and(u8::is_ascii_alphanumeric)
        {
            probe += 2;
            stop = probe;
        }
        if stop > end && bytes.get(stop) == Some(&b'.') {
            stop += 1;
        }
    }
    stop
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

fn is_word_at(text: &str, at: usize) -> bool {
    text.get(at..)
        .and_then(|rest| rest.chars().next())
        .is_some_and(char::is_alphanumeric)
}

fn is_word_before(text: &str, at: usize) -> bool {
    text[..at]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// Returns the end of a clitic ("'s", "'ll") whose apostrophe is at `at`.
fn clitic(text: &str, at: usize) -> Option<usize> {
    let from = at + text[at..].chars().next()?.len_utf8();
    let rest = &text[from..];
    ["s", "ll", "ve", "re", "d", "m"].iter().find_map(|tail| {
        let end = from + tail.len();
        (rest
            .get(..tail.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(tail))
            && !is_word_at(text, end))
        .then_some(end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_as_news_writes_them() {
        let check =
            |text: &str, expected: &str| assert_eq!(pieces(text).join("|"), expected, "{text}");
        check(
            "The U.S.-led plan won't do.",
            "the|u.s.|led|plan|won't|do|.",
        );
        check("Moscow’s “red line”", "moscow|'s|“|red|line|”");
        check("600,000 troops, $3.5bn", "600,000|troops|,|$|3.5bn");
        check("They’ll go; he's there", "they|'ll|go|;|he|'s|there");
        check("'Peace plan', he said", "'|peace|plan|'|,|he|said");
        check("cease-fire", "cease|fire");
        check("J.D. Vance", "j.d.|vance");
        check("O'Brien", "o'brien");
    }
}
