//! Attitude and firmness: how a holder stands to what a region speaks of.
//!
//! In: a predicate with its region and a match. Out: a [`Reading`]: an [`Attitude`] with
//! lean and condition, a [`Firmness`], and whether it is a position given up since. One file
//! a theme:
//!
//! - `tone`: the phrases of the lexicon that colour a stance;
//! - `scope`: the clause in which such a word counts;
//! - `polarity`: negation of the verb and of the matter;
//! - `signed`: what the cue says with its verb negated or not;
//! - `govern`: words between cue and matter that turn the sign;
//! - `condition`: what the stance depends on;
//! - `bound`: what that does to it;
//! - `limit`: the same where no "if" opens it;
//! - `amend`: changes asked for to a text;
//! - `lack`: what a thing is said not to have;
//! - `verdict`: what is called good or bad;
//! - `past`: positions given up;
//! - `weighed`: what is answered, put behind another, kept from any bargain or past;
//! - `firmness`: how firmly.
//!
//! The sign is the product of the cue's sign, the negation of its verb, reversing verbs
//! before the matter ("lift sanctions" against "keep sanctions"), and negation of the matter
//! against negation in the proposal.

mod amend;
mod bound;
mod condition;
mod firmness;
mod govern;
mod lack;
mod limit;
mod past;
mod polarity;
mod scope;
mod signed;
mod tone;
mod verdict;
mod weighed;

#[cfg(test)]
mod tests;

use std::ops::Range;

pub(super) use self::scope::{bids, clause};
#[cfg(test)]
pub(super) use self::signed::MILD;
pub(super) use self::tone::{Found, Tone, Tones};

use self::bound::{bound, required, within};
use self::condition::{Condition, Kind};
use self::signed::signed;
use self::tone::overlaps;
use super::doc::Doc;
use super::token::{Traits, WordKey, words};
use crate::agenda::lexicon::{Cue, CueClass, Sign};
use crate::model::{Attitude, Firmness, Lean};

/// How many words may stand between "declined to say" and the verb that is left open.
const GOVERNED: usize = 5;
/// How far before the matter a reversing word is looked for.
const REVERSER_REACH: usize = 4;

/// What the words of a region say of how it is meant.
#[derive(Clone, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is told of a stance on its own"
)]
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
    /// Whether it is told as given up since.
    pub(super) superseded: bool,
    /// Whether the holder gives way.
    pub(super) conceded: bool,
    /// Whether what is told is turned down, rather than its opposite asked for.
    pub(super) refused: bool,
    /// Whether the words of the matter are negated.
    pub(super) negated: bool,
    /// Why, for the reasons.
    pub(super) why: Vec<&'static str>,
}

/// What is to be read.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a sign of its own in the product"
)]
pub(super) struct Question<'a> {
    /// The cue.
    pub(super) cue: &'a Cue,
    /// The tokens of the cue.
    pub(super) at: Range<usize>,
    /// The cue with its helping words.
    pub(super) group: Range<usize>,
    /// The words that name its subject; empty if there are none.
    pub(super) named: Range<usize>,
    /// What it is about.
    pub(super) region: Range<usize>,
    /// The sentence.
    pub(super) sentence: Range<usize>,
    /// The tokens that tell the matter.
    pub(super) matter: &'a [usize],
    /// Whether words before the matter turn it into its opposite.
    pub(super) reversed: bool,
    /// Whether the words of the matter tell the opposite of the proposal.
    pub(super) contrary: bool,
    /// Whether the proposal itself is a negative sentence, or the cue that found it has a negating
    /// word: then one in the text is the matter's own.
    pub(super) negative: bool,
    /// Whether the cue that found the matter is written with a negating word.
    pub(super) denies: bool,
    /// Whether a cue of the proposal told it, which then stands for the negation too.
    pub(super) by_cue: bool,
    /// Whether somebody tells of it, so that its tense is shifted back.
    pub(super) told: bool,
    /// Whether the proposal itself says what comes first.
    pub(super) sequence: bool,
    /// Whether the proposal itself says until when: "the toll stays until …".
    pub(super) lasts: bool,
}

/// What is known so far while a question is read.
struct Sum {
    /// For, against, or neither.
    sign: i8,
    /// Whether it is left open.
    open: bool,
    firm: Option<Firmness>,
    conceded: bool,
    /// Whether it is turned down: called bad, or not accepted.
    refused: bool,
    why: Vec<&'static str>,
}

impl Sum {
    fn turn(&mut self, why: &'static str) {
        self.sign = -self.sign;
        self.why.push(why);
    }
}

/// Reads attitude and firmness; `found` are the tones of the sentence.
pub(super) fn read(doc: &Doc, found: &[Found], question: &Question) -> Reading {
    let clause = scope::clause(doc, &question.region, question.matter);
    let verb = polarity::of_verb(doc, found, question);
    let matter = polarity::of_matter(doc, found, question, &clause, verb);
    let condition = condition::find(doc, found, question);
    let mut sum = signed(doc, question, verb);
    if past::objects_no_more(doc, found, question) {
        sum.sign = 1;
        sum.conceded = true;
        sum.why.push("the objection is dropped");
    }
    let undone = govern::undone(doc, question);
    turned(doc, question, matter, undone, &mut sum);
    govern::excluded(doc, found, question, &mut sum);
    govern::governed(doc, found, question, &mut sum);
    govern::kept(doc, found, question, &mut sum);
    govern::spared(doc, found, question, &mut sum);
    weighed::answered(doc, question, &mut sum);
    weighed::preferred(doc, question, &mut sum);
    weighed::uncompromised(doc, question, verb, &mut sum);
    // "without a fee there is no way to a treaty": called bad is the lack of it.
    if !matter.required {
        verdict::judge(doc, found, question, &clause, &mut sum);
    }
    let share = condition.as_ref().map_or(0, |c| within(c, question.matter));
    let inside = condition
        .as_ref()
        .filter(|c| {
            // "without a fee no treaty": of a matter in both halves, the lack is what counts.
            let lack = share > 0 && doc.reads(c.range.start, words!["without"]);
            share * 2 > question.matter.len() || lack && share * 2 == question.matter.len()
        })
        .cloned();
    if let Some(condition) = &inside {
        required(doc, found, question, condition, matter.negated, &mut sum);
    }
    let open = sum.open || amend::amended(doc, question, &mut sum);
    let mut attitude = if open || is_vague(doc, found, question, condition.as_ref()) {
        Attitude::Unclear
    } else if sum.sign >= 0 {
        Attitude::Support
    } else {
        Attitude::Oppose
    };
    // "if a zone were set up, it would have to be ours": that it is set up is no demand.
    let granted = inside
        .as_ref()
        .is_some_and(|c| limit::grants(doc, question, c));
    let outside = condition.filter(|_| inside.is_none());
    let bargain = inside
        .as_ref()
        .and_then(|wish| limit::bargain(doc, question, wish));
    let bound = if matter.twice {
        None
    } else if bargain.is_some() {
        bargain
    } else {
        bound(doc, found, question, &clause, (attitude, share), outside)
    };
    let reserved = firmness::is_reserved(question.cue) && attitude == Attitude::Support;
    let mut lean = None;
    if bound.is_some() || reserved || granted && attitude == Attitude::Support {
        lean = Some(if sum.sign >= 0 {
            Lean::YesIf
        } else {
            Lean::NoUnless
        });
        attitude = Attitude::Conditional;
        sum.why.push("a condition");
    }
    // "watered down its demand": still asked for, in part.
    if attitude == Attitude::Support && past::is_softened(doc, found, question) {
        lean = Some(Lean::YesIf);
        attitude = Attitude::Conditional;
        sum.why.push("the demand is softened");
    }
    let superseded = past::is_given_up(doc, found, question, verb);
    if superseded {
        sum.why.push("told as given up since");
    }
    let if_needed = bound
        .as_ref()
        .is_some_and(|c| c.kind == Kind::Open && doc.reads(c.range.start, words!["if"]));
    Reading {
        attitude,
        lean,
        condition: bound.map(|c| c.range),
        firmness: if if_needed {
            Firmness::Tentative
        } else {
            firmness_of(doc, found, question, clause, sum.firm)
        },
        precondition: matter.required,
        superseded,
        conceded: sum.conceded,
        refused: sum.refused,
        negated: matter.negated,
        why: sum.why,
    }
}

/// How firmly the words of a clause hold it, where it is held at least as firmly as `least`.
fn firmness_of(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    clause: Range<usize>,
    least: Option<Firmness>,
) -> Firmness {
    let near = [question.group.clone(), clause];
    let own = firmness::firmness(doc, question.cue, found, &question.group, &near);
    match least {
        Some(Firmness::Tentative) => Firmness::Tentative,
        Some(least) => own.max(least),
        None => own,
    }
}

/// Turns the sign where the words of the matter say the opposite of its proposal.
fn turned(doc: &Doc, question: &Question, matter: polarity::Matter, undone: bool, sum: &mut Sum) {
    let contrary = question.contrary && !is_of_the_deed(doc, question);
    if (question.reversed || undone) != contrary {
        sum.turn("what it governs is reversed");
    }
    // "denies any wish for a flag": what a cue names of the proposal is what it denies.
    let denied = question.cue.class == CueClass::Deny && !question.reversed;
    if matter.negated != question.negative && (matter.negated || !question.by_cue || denied) {
        sum.turn(if matter.negated {
            "the matter is negated"
        } else {
            "the proposal is a negative"
        });
    }
    if matter.required {
        // "no decision on us without us": its "no" is that of the cue.
        sum.sign = if question.negative && !question.by_cue && !question.denies {
            -1
        } else {
            1
        };
        sum.firm = Some(Firmness::Firm);
        sum.why.push("without it, nothing");
    }
}

/// Nouns for the taking of a land.
const TAKING: &[WordKey] = words![
    "occupation",
    "annexation",
    "seizure",
    "conquest",
    "capture",
    "takeover",
    "incorporation",
    "absorption",
    "theft",
];

/// "will never recognise the occupation of the reef", "condemned its seizure": what is accepted
/// or refused is the deed that the noun names, though who calls it so is against it.
fn is_of_the_deed(doc: &Doc, question: &Question) -> bool {
    let named = question.matter.iter().any(|&i| doc.reads(i, TAKING));
    named && (question.cue.sign != Sign::Content || question.reversed)
}

/// Whether words around the stance leave it open ("declined to say whether").
fn is_vague(
    doc: &Doc,
    found: &[Found],
    question: &Question,
    condition: Option<&Condition>,
) -> bool {
    let tail = qualified(doc, question);
    found.iter().any(|(range, tone)| {
        let near = [&question.group, &question.region, &tail]
            .iter()
            .any(|part| overlaps(range, part));
        // "a truce depends on their withdrawal": that is what it takes.
        let opens = condition.is_some_and(|c| c.range.start == range.start);
        *tone == Tone::Unclear && !opens && (near || governs(doc, range, question))
    })
}

/// "declined to say whether it would accept": left open is what follows at once.
fn governs(doc: &Doc, opener: &Range<usize>, question: &Question) -> bool {
    let between = Traits::CONJ.with(Traits::PRON).with(Traits::DET);
    let verb = question.group.start;
    opener.end <= verb
        && verb - opener.end <= GOVERNED
        && (opener.end..verb).all(|i| doc.is(i, between) || question.named.contains(&i))
}

/// "… is possible, but …": what qualifies a stance right behind its verb.
fn qualified(doc: &Doc, question: &Question) -> Range<usize> {
    let end = question.group.end;
    let but = (end..question.sentence.end.min(end + 3)).find(|&i| doc.reads(i, words!["but"]));
    but.map_or(end..end, |at| at..question.sentence.end)
}

/// Says what the cue does, for the reasons.
pub(super) fn told(words: &str, cue: &Cue) -> String {
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

/// Says whether a negating word stands in `range`.
pub(super) fn has_negation(doc: &Doc, range: &Range<usize>) -> bool {
    range.clone().any(|i| doc.tokens[i].is(Traits::NEG))
}
