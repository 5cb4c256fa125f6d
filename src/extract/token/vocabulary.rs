//! Vocabulary: all word forms and stems that the lexicon and an agenda know, as numbers.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::RandomState;
use rust_stemmers::{Algorithm, Stemmer};

use super::{Traits, dictionary, pieces};
use crate::agenda::lexicon::{Form, Lexicon};
use crate::extract::phrase::ELLIPSIS;

/// A word form, as a number; 0 is every form that nothing knows.
pub(in crate::extract) type WordId = u32;
/// A stem, as a number; 0 is every stem that nothing knows.
pub(in crate::extract) type StemId = u32;

/// All word forms and stems that the lexicon and an agenda know.
#[derive(Debug, Default)]
pub(in crate::extract) struct Vocabulary {
    words: HashMap<Box<str>, (WordId, StemId, Traits), RandomState>,
    stems: HashMap<Box<str>, StemId, RandomState>,
}

impl Vocabulary {
    /// Returns a vocabulary that knows the closed word lists.
    pub(in crate::extract) fn new(lexicon: &Lexicon) -> Self {
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
            (&lists.utterances, Traits::UTTERANCE),
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
            (&lists.openers, Traits::OPENER),
            (&lists.alleged, Traits::ALLEGED),
            (&lists.referents, Traits::REFERENT),
            (&lists.positions, Traits::POSITION),
            (&lists.bearers, Traits::BEARER),
            (&lists.befalling, Traits::BEFALLING),
            (&lists.encounters, Traits::ENCOUNTER),
            (&lists.favours, Traits::FAVOUR),
            (&lists.bad, Traits::BAD),
            (&lists.must, Traits::MUST),
            (&lists.will, Traits::WILL),
            (&lists.would, Traits::WOULD),
            (&lists.could, Traits::COULD),
        ] {
            for word in list {
                // Short forms stand alone only behind a word.
                if word.starts_with('\'') {
                    vocabulary.learn(word, traits);
                    continue;
                }
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
    pub(in crate::extract) fn learn(&mut self, word: &str, traits: Traits) -> (WordId, StemId) {
        let stem = self.learn_stem(word);
        let next = WordId::try_from(self.words.len() + 1).unwrap_or(WordId::MAX);
        let entry = self
            .words
            .entry(word.into())
            .or_insert_with(|| (next, stem, shape(word, dictionary::parts(word))));
        entry.2 = entry.2.with(traits);
        (entry.0, entry.1)
    }

    /// Adds the other words of the dictionary, after all is learnt: what is known of a word of
    /// an article is then found in one look.
    pub(in crate::extract) fn finish(&mut self) {
        let others: Vec<_> = dictionary::words()
            .filter(|(word, _)| !self.words.contains_key(*word))
            .map(|(word, known)| {
                let stem = self.stems.get(&known.stem).copied().unwrap_or(0);
                (word.into(), (0, stem, shape(word, known.parts)))
            })
            .collect();
        self.words.extend(others);
    }

    /// Adds the stem of a lower-case word.
    pub(in crate::extract) fn learn_stem(&mut self, word: &str) -> StemId {
        let stem = stem(word);
        let next = StemId::try_from(self.stems.len() + 1).unwrap_or(StemId::MAX);
        *self.stems.entry(stem.into()).or_insert(next)
    }

    /// Says whether the lexicon or the agenda knows a lower-case word in some form.
    pub(in crate::extract) fn knows(&self, word: &str) -> bool {
        self.stems.contains_key(stem(word).as_ref())
    }

    /// Returns the stem of a lower-case word, known or not.
    pub(in crate::extract) fn stem_of(word: &str) -> String {
        stem(word).into_owned()
    }

    /// Learns every word of a phrase and returns the ids of its forms.
    pub(in crate::extract) fn learn_words(&mut self, phrase: &str) -> Vec<WordId> {
        pieces(phrase)
            .iter()
            .map(|word| self.learn(word, Traits::default()).0)
            .collect()
    }

    /// Learns the words of a phrase in which `…` stands for a gap.
    pub(in crate::extract) fn learn_gapped(&mut self, phrase: &str) -> Vec<WordId> {
        let mut ids = Vec::new();
        for (number, part) in phrase.split('…').enumerate() {
            if number > 0 {
                ids.push(ELLIPSIS);
            }
            ids.extend(self.learn_words(part));
        }
        ids
    }

    /// Learns that the first word of a phrase can be a verb in that form.
    pub(in crate::extract) fn learn_verb(&mut self, phrase: &str, form: Form) {
        let traits = match form {
            Form::Base => Traits::BARE.with(Traits::VERBAL),
            Form::Third => Traits::VERBAL,
            Form::Past => Traits::VERBAL.with(Traits::PARTICIPLE),
            Form::Ing => Traits::GERUND,
            Form::Participle => Traits::PARTICIPLE,
        };
        if let Some(first) = pieces(phrase).first() {
            self.learn(first, traits);
            // It is a word then, also where no dictionary has it: "Norland Rebuffs Sudria".
            if let Some((_, _, known)) = self.words.get_mut(&**first) {
                *known = known.without(Traits::UNKNOWN);
            }
        }
    }

    /// Learns every word of a phrase and returns the ids of its stems.
    pub(in crate::extract) fn learn_stems(&mut self, phrase: &str) -> Vec<StemId> {
        pieces(phrase)
            .iter()
            .map(|word| self.learn_stem(word))
            .collect()
    }

    /// Iterates over the forms that are known, as ids of form and stem.
    pub(in crate::extract) fn forms(&self) -> impl Iterator<Item = (WordId, StemId)> {
        self.words.values().map(|(word, stem, _)| (*word, *stem))
    }

    /// Returns the id of a known punctuation mark, else 0.
    pub(super) fn mark(&self, mark: &str) -> WordId {
        let mark = if mark == "’" { "'" } else { mark };
        self.words.get(mark).map_or(0, |entry| entry.0)
    }

    /// Returns what is known of a lower-case word.
    pub(super) fn look_up(&self, lower: &str) -> (WordId, StemId, Traits) {
        if let Some(entry) = self.words.get(lower) {
            return *entry;
        }
        let stem = self.stems.get(stem(lower).as_ref()).copied().unwrap_or(0);
        (0, stem, shape(lower, dictionary::parts(lower)))
    }
}

/// The properties of a lower-case word that can have those parts of speech.
fn shape(lower: &str, parts: Traits) -> Traits {
    if is_adverb(lower) {
        parts.with(Traits::ADV)
    } else {
        parts
    }
}

/// Words in -ly stand where adverbs stand.
fn is_adverb(lower: &str) -> bool {
    lower.len() > 4
        && lower.ends_with("ly")
        && !Lexicon::built_in()
            .words
            .not_adverbs
            .iter()
            .any(|word| word == lower)
}

/// Returns the stem of a lower-case word: that of Snowball, where it is not misled.
pub(super) fn stem(word: &str) -> Cow<'_, str> {
    // Long runs of letters are no words; stemming them would cost and bring nothing.
    if word.len() > 40 || !word.is_ascii() {
        return Cow::Borrowed(word);
    }
    if let Some(stem) = LISTED.get(word) {
        return Cow::Borrowed(stem);
    }
    let snowball = Stemmer::create(Algorithm::English);
    match british(word) {
        Some(spelt) => Cow::Owned(snowball.stem(&spelt).into_owned()),
        None => snowball.stem(word),
    }
}

/// "demilitarize", "recognized", "organization" as they are spelt with an s.
fn british(word: &str) -> Option<String> {
    let (before, end) = ["ize", "izes", "ized", "izing", "ization", "izations"]
        .iter()
        .find_map(|end| word.strip_suffix(end).map(|before| (before, end)))?;
    let whole = before.len() > 2 && !before.ends_with(['a', 'e', 'o']);
    whole.then(|| format!("{before}is{}", &end[2..]))
}

/// The stems of forms that Snowball is misled by.
static LISTED: LazyLock<HashMap<&'static str, Cow<'static, str>>> = LazyLock::new(|| {
    let lists = &Lexicon::built_in().words;
    let snowball = Stemmer::create(Algorithm::English);
    let irregular = lists.irregular.iter().flat_map(|line| {
        let (base, forms) = line.split_once(' ').unwrap_or((line, ""));
        let stem = snowball.stem(base);
        forms.split(' ').map(move |form| (form, stem.clone()))
    });
    let unlike = lists.unlike.iter().flat_map(|line| {
        let own = line.split(' ').next().unwrap_or(line);
        line.split(' ').map(move |form| (form, Cow::Borrowed(own)))
    });
    irregular.chain(unlike).collect()
});

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        for (a, b) in [
            ("withdrew", "withdrawal"),
            ("paid", "pays"),
            ("demilitarization", "demilitarised"),
            ("recognize", "recognises"),
            ("accession", "accede"),
            ("program", "programmes"),
        ] {
            assert_eq!(stem(a), stem(b), "{a} {b}");
        }
    }

    #[test]
    fn words_that_look_alike_are_kept_apart() {
        for (a, b) in [
            ("government", "govern"),
            ("important", "imports"),
            ("aides", "aid"),
            ("according", "accord"),
            ("international", "internal"),
            ("secured", "security"),
            ("accession", "access"),
            ("prize", "priest"),
        ] {
            assert_ne!(stem(a), stem(b), "{a} {b}");
        }
    }
}
