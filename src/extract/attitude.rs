//! Attitude and firmness: how a holder stands to what a region speaks of.
//!
//! In: a predicate with its region and a match. Out: an [`Attitude`] with lean and
//! condition, and a [`Firmness`]. The sign is the product of the cue's sign, the negation of
//! its verb, reversing verbs before the matter ("lift sanctions" against "keep sanctions"),
//! and negation inside the region against negation in the proposal.

use std::ops::Range;

use super::doc::Doc;
use super::phrase::Phrases;
use super::token::{Traits, Vocabulary};
use crate::agenda::lexicon::{Cue, CueClass, Lexicon, Sign};
use crate::model::{Attitude, Firmness, Lean};

/// What a phrase of the lexicon says of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    RedLine,
    Firm,
    Hedge,
    Booster,
    Unclear,
    Condition,
    NoCondition,
}

/// The phrases that tell tone, ready to be found.
#[derive(Debug, Default)]
pub(super) struct Tones {
    phrases: Phrases<Tone>,
}

impl Tones {
    /// Learns the phrases of the lexicon.
    pub(super) fn new(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Self {
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
        ] {
            for phrase in list {
                let ids = vocabulary.learn_words(phrase);
                tones.phrases.add(&ids, tone);
            }
        }
        tones.phrases.finish();
        tones
    }

    /// Finds the tones in a range of tokens.
    pub(super) fn find(&self, doc: &Doc, range: &Range<usize>) -> Vec<(Range<usize>, Tone)> {
        let mut found: Vec<(Range<usize>, Tone)> = Vec::new();
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

/// What the words of a region say of how it is meant.
#[derive(Debug)]
pub(super) struct Reading {
    /// The attitude toward the proposal, or toward what is asked for.
    pub(super) attitude: Attitude,
    /// The lean of a conditional attitude.
    pub(super) lean: Option<Lean>,
    /// The words of the condition.
    pub(super) condition: Option<Range<usize>>,
    /// How firmly.
    pub(super) firmness: Firmness,
    /// Whether it is made a condition of everything else.
    pub(super) precondition: bool,
    /// Why, for the reasons.
    pub(super) why: String,
}

/// What is to be read.
pub(super) struct Question<'a> {
    /// The cue.
    pub(super) cue: &'a Cue,
    /// The cue with its helping words.
    pub(super) group: Range<usize>,
    /// What it is about.
    pub(super) region: Range<usize>,
    /// The sentence.
    pub(super) sentence: Range<usize>,
    /// The tokens that tell the matter.
    pub(super) matter: &'a [usize],
    /// Whether words before the matter turn it into its opposite.
    pub(super) reversed: bool,
    /// Whether the proposal itself is a negative sentence.
    pub(super) negative: bool,
    /// Whether a cue of the proposal told it, which then stands for the negation too.
    pub(super) by_cue: bool,
}

/// Reads attitude and firmness.
pub(super) fn read(doc: &Doc, tones: &Tones, question: &Question) -> Reading {
    let cue = question.cue;
    let negated_group = has_negation(doc, &question.group);
    let inside = negation_before(doc, &question.region, question.matter);
    let mut why = vec![told(doc.slice(&question.group), cue)];
    let mut sign = match cue.sign {
        Sign::For | Sign::Content => 1,
        Sign::Against => -1,
        Sign::Unclear => 0,
    };
    let mut undecided = sign == 0;
    if negated_group && cue.sign != Sign::Content {
        // "does not rule out" is no acceptance; "will not accept" is a rejection.
        if sign < 0 {
            undecided = true;
            why.push("a refusal is negated".to_owned());
        } else {
            sign = -sign;
            why.push("the verb is negated".to_owned());
        }
    }
    if question.reversed {
        sign = -sign;
        why.push("what it governs is reversed".to_owned());
    }
    if inside != question.negative && (inside || !question.by_cue) {
        sign = -sign;
        why.push(
            if inside {
                "the matter is negated"
            } else {
                "the proposal is a negative"
            }
            .to_owned(),
        );
    }
    let around = question.sentence.clone();
    let found = tones.find(doc, &around);
    let near = |range: &Range<usize>| {
        overlaps(range, &question.group) || overlaps(range, &question.region)
    };
    let condition = condition(doc, &found, question);
    let vague = found.iter().any(|(r, t)| *t == Tone::Unclear && near(r));
    let mut attitude = if undecided || vague {
        Attitude::Unclear
    } else if sign >= 0 {
        Attitude::Support
    } else {
        Attitude::Oppose
    };
    let mut lean = None;
    if condition.is_some() && takes_condition(cue) && attitude != Attitude::Unclear {
        lean = Some(if sign >= 0 {
            Lean::YesIf
        } else {
            Lean::NoUnless
        });
        attitude = Attitude::Conditional;
        why.push("a condition".to_owned());
    }
    let mut firmness = firmness(cue, &found, near);
    let precondition = is_precondition(doc, &question.region);
    if precondition {
        firmness = firmness.max(Firmness::Firm);
        why.push("without it, nothing".to_owned());
    }
    Reading {
        attitude,
        lean,
        condition: condition.filter(|_| lean.is_some()),
        firmness,
        precondition,
        why: why.join("; "),
    }
}

/// "Without the bridge we see no deal": what must be there for anything else.
fn is_precondition(doc: &Doc, region: &Range<usize>) -> bool {
    let without = region.clone().find(|&i| doc.reads(i, &["without"]));
    without.is_some_and(|at| region.clone().any(|i| i != at && doc.is(i, Traits::NEG)))
}

/// Says what the cue does, for the reasons.
fn told(words: &str, cue: &Cue) -> String {
    let does = match cue.sign {
        Sign::For => "for it",
        Sign::Against => "against it",
        Sign::Unclear => "undecided",
        Sign::Content => "what is said decides",
    };
    if words.is_empty() {
        does.to_owned()
    } else {
        format!("“{words}”: {does}")
    }
}

/// Threats and demands carry an "if" without being conditional stances.
const fn takes_condition(cue: &Cue) -> bool {
    matches!(
        cue.class,
        CueClass::Accept
            | CueClass::Intent
            | CueClass::Statement
            | CueClass::Signal
            | CueClass::Concede
            | CueClass::Good
    )
}

fn condition(
    doc: &Doc,
    found: &[(Range<usize>, Tone)],
    question: &Question,
) -> Option<Range<usize>> {
    let opener = found.iter().find(|(range, tone)| {
        *tone == Tone::Condition
            && !is_until_a_day(doc, range)
            && (question.region.contains(&range.start) || range.start == question.sentence.start)
            && !found
                .iter()
                .any(|(other, tone)| *tone == Tone::NoCondition && overlaps(other, range))
    })?;
    let start = opener.0.start;
    let end = (start..question.sentence.end)
        .find(|&i| {
            i > start + 2
                && doc.tokens[i].is(Traits::PUNCT)
                && matches!(doc.tokens[i].first, ',' | ';' | '.' | '”' | '"')
        })
        .unwrap_or(question.sentence.end);
    Some(start..end)
}

/// "until Sunday", "once in June": a time, not a condition.
fn is_until_a_day(doc: &Doc, opener: &Range<usize>) -> bool {
    doc.reads(opener.start, &["until", "till", "once"])
        && (opener.end..opener.end + 2).any(|i| {
            doc.is(i, Traits::TIME.with(Traits::NUMBER))
                || (doc.is(i, Traits::CAPITAL) && !doc.is_named(i) && i == opener.end)
        })
}

fn firmness(
    cue: &Cue,
    found: &[(Range<usize>, Tone)],
    near: impl Fn(&Range<usize>) -> bool,
) -> Firmness {
    let any = |tone: Tone| found.iter().any(|(r, t)| *t == tone && near(r));
    if any(Tone::RedLine) || cue.strength >= 4 {
        return Firmness::RedLine;
    }
    if any(Tone::Firm) || any(Tone::Booster) || cue.strength >= 3 {
        return Firmness::Firm;
    }
    let weak = matches!(cue.class, CueClass::Signal) || any(Tone::Hedge);
    if weak {
        Firmness::Tentative
    } else {
        Firmness::Plain
    }
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Says whether a negating word stands in `range`.
pub(super) fn has_negation(doc: &Doc, range: &Range<usize>) -> bool {
    range.clone().any(|i| doc.tokens[i].is(Traits::NEG))
}

/// Says whether the matter is negated: an odd number of negating words stand before its
/// last word within its clause.
fn negation_before(doc: &Doc, region: &Range<usize>, matter: &[usize]) -> bool {
    let Some(&first) = matter.first() else {
        return false;
    };
    let floor = (region.start..first)
        .rev()
        .find(|&i| {
            (doc.tokens[i].is(Traits::PUNCT)
                && matches!(doc.tokens[i].first, ',' | ';' | ':' | '.' | '?' | '!'))
                || doc.reads(i, &["but", "while", "although", "if", "unless"])
        })
        .map_or(region.start, |i| i + 1);
    let mut count = 0;
    for at in floor..first {
        let token = &doc.tokens[at];
        // "not only … but also" and "without" as a condition turn nothing.
        let only = doc.reads(at + 1, &["only", "just"]);
        if (token.is(Traits::NEG) || token.is(Traits::DENIAL))
            && !only
            && !doc.reads(at, &["without", "nothing"])
        {
            count += 1;
        }
    }
    count % 2 == 1
}
