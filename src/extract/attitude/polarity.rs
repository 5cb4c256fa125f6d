//! Polarity: what negating words turn round, and what they do not.
//!
//! In: a question with its tones. Out: how the verb is negated, and whether the matter is.
//! Negating words count in the clause of what they negate, two of them cancel each other,
//! and those of "not only" and "no doubt" count nothing.

use std::ops::Range;

use super::Question;
use super::lack::{is_denied, lacks};
use super::scope::{end, parts};
use super::tone::{Found, Tone, covers, overlaps};
use crate::agenda::lexicon::Sign;
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};

/// How far after the matter the modal of its verb is looked for.
const VERB_REACH: usize = 4;

/// How many words before "without" the word stands that calls the rest hollow.
const HOLLOW_REACH: usize = 3;

/// How a verb is negated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Negation {
    /// Not at all.
    None,
    /// "will not accept", "no government would accept".
    Negated,
    /// "no longer insists".
    NoLonger,
}

/// Says how the verb of the question is negated, with "will" and "no government" counted.
pub(super) fn of_verb(doc: &Doc, found: &[Found], question: &Question) -> Negation {
    let helpers = question.group.start..question.at.start;
    if helpers
        .clone()
        .any(|i| doc.reads(i, words!["no"]) && doc.reads(i + 1, words!["longer"]))
        || doc.reads(helpers.start, words!["longer"])
    {
        return Negation::NoLonger;
    }
    // "would not accept the fee but opens the dam": the second clause is told by itself.
    if let Some(&first) = question.matter.first()
        && question.region.contains(&first)
        && question.region.start >= question.at.end
        && parts(doc, question.region.start, first)
    {
        return Negation::None;
    }
    let quantified = question
        .named
        .clone()
        .next()
        .is_some_and(|i| i < question.at.start && is_none_of(doc, i));
    let barred = is_inverted(doc, question.named.start) || is_barred(doc, question.named.start);
    let mut count = usize::from(quantified || barred);
    // "not averse to": a phrase with the cue in it turns the cue.
    let turned = |i: usize| {
        let phrase =
            |(r, t): &Found| *t == Tone::Focus && r.contains(&i) && overlaps(r, &question.at);
        doc.is(i, Traits::NEG) && found.iter().any(phrase)
    };
    // "is less than keen".
    let hardly = |i: usize| doc.reads(i, words!["less"]) && doc.reads(i + 1, words!["than"]);
    count += helpers
        .filter(|&i| turned(i) || hardly(i) || denies(doc, found, i))
        .count();
    if count % 2 == 1 {
        Negation::Negated
    } else {
        Negation::None
    }
}

/// "nor will we accept", "never has Kyiv accepted": a negating word and a helping word in
/// front of the subject at `subject`.
fn is_inverted(doc: &Doc, subject: usize) -> bool {
    let helper = subject.wrapping_sub(1);
    let words = words![
        "nor",
        "neither",
        "never",
        "circumstances",
        "case",
        "nowhere",
    ];
    doc.is(helper, Traits::HELPING)
        && subject >= 2
        && doc.reads(subject - 2, words)
        && !doc.is(subject, Traits::PUNCT)
}

/// "no way we sign", "no chance that Havn accepts", "no world in which we pay": a noun for what
/// may be, denied in front of the subject at `subject`.
fn is_barred(doc: &Doc, subject: usize) -> bool {
    let joints = words!["that", "in", "under", "which"];
    let Some(noun) = (subject.saturating_sub(3)..subject)
        .rev()
        .find(|&i| !doc.reads(i, joints))
    else {
        return false;
    };
    let chances = words![
        "way",
        "chance",
        "circumstances",
        "scenario",
        "world",
        "universe",
        "possibility",
        "prospect",
        "danger",
    ];
    doc.reads(noun, chances) && doc.reads(noun.wrapping_sub(1), words!["no"])
}

/// "no government", "neither side", "nobody".
fn is_none_of(doc: &Doc, at: usize) -> bool {
    doc.reads(
        at,
        words!["no", "neither", "none", "nobody", "few", "hardly"],
    )
}

/// Whether the word at `at` denies what follows.
fn denies(doc: &Doc, found: &[Found], at: usize) -> bool {
    let ends = |tone| found.iter().any(|(r, t)| *t == tone && r.start == at);
    (doc.is(at, Traits::NEG.with(Traits::DENIAL)) || ends(Tone::Denial))
        && !covers(found, Tone::Focus, at)
}

/// How the matter of a region is negated.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Matter {
    /// Whether an odd number of negating words turn it.
    pub(super) negated: bool,
    /// "no deal without it": it must be there for anything else.
    pub(super) required: bool,
    /// "no treaty about the fee without the fee": what must be there is told twice.
    pub(super) twice: bool,
}

/// Says how the matter is negated within its clause.
pub(super) fn of_matter(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    clause: &Range<usize>,
    verb: Negation,
) -> Matter {
    let (Some(&first), Some(&last)) = (question.matter.first(), question.matter.last()) else {
        return Matter {
            negated: false,
            required: without_it_nothing(doc, &question.region),
            twice: false,
        };
    };
    if !clause.contains(&first) || is_as_wished(doc, question) {
        return Matter::default();
    }
    let own = |at: usize| question.matter.contains(&at);
    let before: Vec<usize> = (clause.start..first)
        .filter(|&i| (denies(doc, found, i) || lacks(doc, i)) && !own(i))
        .collect();
    // A negation behind the clause that the matter begins in is another one's.
    let within = (first + 1..last.min(clause.end).min(end(doc, first + 1, last)))
        .filter(|&i| denies_verb(doc, found, i) && !own(i));
    let within = within.count() + usize::from(has_none(doc, question.matter, clause));
    let mut count = before.len() + within + usize::from(after(doc, last, clause.end));
    let without = before.iter().copied().find(|&i| lacks(doc, i));
    // "no deal without it", "will not sign without it".
    let required = without.is_some_and(|at| {
        verb == Negation::Negated && question.group.end <= at
            || before.iter().any(|&i| i < at)
            || without_it_nothing(doc, &(at..question.region.end))
            || turned_down(doc, question, at)
            || is_denied(doc, at)
            || question.region.contains(&at)
                && (at..question.region.end).any(|i| i != at && doc.is(i, Traits::NEG) && !own(i))
    });
    // "no fee, no treaty"
    let required = required
        || doc.reads(clause.start, words!["no"])
            && doc.marks(clause.end, &[','])
            && doc.reads(clause.end + 1, words!["no"]);
    let twice = || {
        let mut lacks = (first + 1..clause.end).filter(|&i| doc.reads(i, words!["without"]));
        !before.is_empty()
            && lacks.any(|at| again(doc, &(at..question.region.end), question.matter) > 0)
    };
    let twice = twice();
    let required = required || twice;
    if required {
        count = 0;
    }
    Matter {
        negated: count % 2 == 1,
        required,
        twice,
    }
}

/// "was not paid as Norland had demanded": what somebody wants or promised is the thing itself,
/// though it was not done.
fn is_as_wished(doc: &Doc, question: &Question) -> bool {
    let named = question.named.start;
    question.cue.sign == Sign::For
        && question.matter.iter().all(|&at| at < named)
        && named > question.sentence.start
        && named < question.at.start
        && doc.reads(named - 1, words!["as"])
}

/// "the envoys will have no role", "there was no access for them": a word of the matter, not its
/// first, is denied by the "no" of its own phrase.
fn has_none(doc: &Doc, matter: &[usize], clause: &Range<usize>) -> bool {
    let held = |no: usize| {
        let verb = no.wrapping_sub(1);
        doc.reads(
            verb,
            words![
                "have", "has", "had", "having", "get", "gets", "got", "play", "plays", "played",
                "given", "retain", "see",
            ],
        ) || doc.is(verb, Traits::BE)
    };
    let phrase = Traits::ADJECTIVE.with(Traits::NOUN);
    matter.iter().skip(1).any(|&own| {
        let no = (clause.start..own)
            .rev()
            .find(|&i| !doc.is(i, phrase) || matter.contains(&i));
        no.is_some_and(|no| {
            doc.reads(no, words!["no"]) && no > matter[0] && !matter.contains(&no) && held(no)
        })
    })
}

/// Returns how many of the words that tell the matter stand once more within `range`, and are
/// not there themselves.
fn again(doc: &Doc, range: &Range<usize>, matter: &[usize]) -> usize {
    let outside = matter.iter().filter(|at| !range.contains(at));
    let same = |at: &&usize| {
        range
            .clone()
            .any(|i| doc.tokens[i].stem == doc.tokens[**at].stem)
    };
    outside.filter(same).count()
}

/// "rejects a deal without it", "peace is unthinkable without it", "a deal without it is
/// worthless": what is turned down is the lack at `without`.
fn turned_down(doc: &Doc, question: &Question, without: usize) -> bool {
    let rejected = question.cue.sign == Sign::Against && verb_is_plain(doc, question);
    let hollow = words![
        "impossible",
        "unthinkable",
        "inconceivable",
        "unimaginable",
        "meaningless",
        "pointless",
        "worthless",
        "useless",
        "futile",
        "hollow",
        "unworkable",
        "unsustainable",
        "unacceptable",
        "unrealistic",
        "worth",
    ];
    let from = without
        .saturating_sub(HOLLOW_REACH)
        .max(question.sentence.start);
    let mut near = from..question.region.end;
    rejected || near.any(|i| doc.reads(i, hollow))
}

/// Whether no word denies the verb.
fn verb_is_plain(doc: &Doc, question: &Question) -> bool {
    !question.group.clone().any(|i| doc.is(i, Traits::NEG))
}

/// "without it nothing can be signed": the words after "without" deny.
fn without_it_nothing(doc: &Doc, region: &Range<usize>) -> bool {
    let without = region.clone().find(|&i| doc.reads(i, words!["without"]));
    without.is_some_and(|at| {
        region
            .clone()
            .any(|i| i != at && doc.is(i, Traits::NEG) && !doc.reads(i, words!["without"]))
    })
}

/// "not", "never", "cannot" and their like, which negate a verb; not "no" and "without".
fn denies_verb(doc: &Doc, found: &[Found], at: usize) -> bool {
    doc.is(at, Traits::NEG)
        && !doc.reads(
            at,
            words![
                "no", "without", "nor", "neither", "nothing", "none", "nobody",
            ],
        )
        && !covers(found, Tone::Focus, at)
        && !doc.reads(at + 1, words!["only", "just"])
}

/// "the fee will not be paid": the modal of the verb whose subject is the matter.
fn after(doc: &Doc, last: usize, end: usize) -> bool {
    let stops = Traits::PUNCT.with(Traits::CONJ).with(Traits::PRON);
    let modal = Traits::MODAL;
    let Some(verb) = (last + 1..end.min(last + 1 + VERB_REACH))
        .take_while(|&i| !doc.is(i, stops) && (!doc.is_named(i) || doc.is_named(i - 1)))
        .find(|&i| doc.is(i, Traits::HELPING.with(Traits::NEG)))
    else {
        return false;
    };
    let contracted = doc.is(verb, Traits::NEG)
        && doc.reads(
            verb,
            words![
                "cannot",
                "won't",
                "can't",
                "wouldn't",
                "couldn't",
                "shouldn't",
                "mustn't",
                "never",
            ],
        );
    contracted || doc.is(verb, modal) && doc.is(verb + 1, Traits::NEG) && verb + 1 < end
}
