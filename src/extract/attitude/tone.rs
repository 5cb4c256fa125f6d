//! Tones: the phrases of the lexicon that tell how something is meant.
//!
//! In: a range of tokens. Out: each phrase found there, with what it tells.

use std::ops::Range;

use crate::agenda::lexicon::{Lexicon, regular};
use crate::extract::doc::Doc;
use crate::extract::phrase::Phrases;
use crate::extract::token::Vocabulary;

/// What a phrase of the lexicon says of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::extract) enum Tone {
    RedLine,
    Firm,
    Hedge,
    Booster,
    Unclear,
    Condition,
    NoCondition,
    /// Asks ("asked", "to see"): the "if" after it opens no condition.
    Asking,
    /// Denies what follows in several words ("far from").
    Denial,
    /// Holds a negating word and denies nothing ("not only").
    Focus,
    /// Rules out what follows ("rule out").
    Exclusion,
    /// Says of what stands before it that it is wrong ("would violate the law").
    Verdict,
    /// Calls bad what it is said of ("a mistake").
    Bad,
    /// Calls good what it is said of ("a chance").
    Good,
    /// Tells what does harm ("undermines").
    Harms,
    /// Tells what does good ("protects").
    Helps,
    /// Before what is feared ("the danger of").
    Danger,
    /// Before what is given only in return ("as a prerequisite to").
    Prerequisite,
    /// Bad for whom it is told ("will face consequences").
    Threat,
    /// Tells of a position given up since ("used to").
    Past,
    /// Lets go what follows ("dropped").
    Dropped,
    /// Lets it go in part ("watered down").
    Softened,
    /// Tells that a position lasts ("long", "repeatedly").
    Lasting,
    /// Tells how talks go ("constructive", "within reach").
    Mood,
}

/// A phrase found, and what it tells.
pub(in crate::extract) type Found = (Range<usize>, Tone);

/// The phrases that tell tone, ready to be found.
#[derive(Debug, Default)]
pub(in crate::extract) struct Tones {
    phrases: Phrases<Tone>,
}

impl Tones {
    /// Learns the phrases of the lexicon.
    pub(in crate::extract) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
        let lists = &lexicon.words;
        let mut tones = Self::default();
        for (list, tone) in [
            (&lists.red_lines, Tone::RedLine),
            (&lists.firm, Tone::Firm),
            (&lists.hedges, Tone::Hedge),
            (&lists.boosters, Tone::Booster),
            (&lists.unclear, Tone::Unclear),
            (&lists.conditions, Tone::Condition),
            (&lists.not_conditions, Tone::NoCondition),
            (&lists.asking, Tone::Asking),
            (&lists.not_negations, Tone::Focus),
            (&lists.exclusions, Tone::Exclusion),
            (&lists.verdicts, Tone::Verdict),
            (&lists.bad, Tone::Bad),
            (&lists.good, Tone::Good),
            (&lists.dangers, Tone::Danger),
            (&lists.prerequisites, Tone::Prerequisite),
            (&lists.threats, Tone::Threat),
            (&lists.past, Tone::Past),
            (&lists.dropped, Tone::Dropped),
            (&lists.softened, Tone::Softened),
            (&lists.lasting, Tone::Lasting),
            (&lists.moods, Tone::Mood),
        ] {
            for phrase in list {
                tones.phrases.add(&vocabulary.learn_gapped(phrase), tone);
            }
        }
        for (verbs, tone) in [(&lists.harms, Tone::Harms), (&lists.helps, Tone::Helps)] {
            for verb in verbs {
                for form in regular(verb).iter().chain([verb]) {
                    tones.phrases.add(&vocabulary.learn_gapped(form), tone);
                }
            }
        }
        // Single words that deny are told by their own trait.
        for phrase in lists.denials.iter().filter(|p| p.contains(' ')) {
            tones
                .phrases
                .add(&vocabulary.learn_gapped(phrase), Tone::Denial);
        }
        tones.phrases.finish();
        tones
    }

    /// Finds the tones in a range of tokens.
    pub(in crate::extract) fn find(&self, doc: &Doc, range: &Range<usize>) -> Vec<Found> {
        let mut found: Vec<Found> = Vec::new();
        for at in range.clone() {
            if doc.tokens[at].word != 0 {
                self.phrases.at(
                    at,
                    range.end,
                    |i| doc.tokens[i].word,
                    |r, tone| found.push((r, tone)),
                );
            }
        }
        found
    }
}

/// Says whether a phrase of that tone covers the token at `at`.
pub(super) fn covers(found: &[Found], tone: Tone, at: usize) -> bool {
    found.iter().any(|(r, t)| *t == tone && r.contains(&at))
}

/// Says whether two ranges share a token.
pub(super) fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}
