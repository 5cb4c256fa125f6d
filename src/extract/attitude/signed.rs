//! What the cue and the negation of its verb say, before the matter is looked at.

use super::polarity::Negation;
use super::{Question, Sum, govern, has_negation};
use crate::agenda::lexicon::{Cue, CueClass, Lexicon, Pos, Sign};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, words};
use crate::model::Firmness;

/// What the cue and the negation of its verb say.
pub(super) fn signed(doc: &Doc, question: &Question, verb: Negation) -> Sum {
    let cue = question.cue;
    let mut sum = Sum {
        sign: match cue.sign {
            Sign::For | Sign::Content => 1,
            Sign::Against if govern::moves_out(doc, question) => 1,
            Sign::Against => -1,
            Sign::Unclear => 0,
        },
        open: cue.sign == Sign::Unclear,
        firm: None,
        conceded: false,
        refused: false,
        why: Vec::new(),
    };
    if sum.sign > 0 && cue.sign == Sign::Against {
        if verb != Negation::None {
            sum.turn("the verb is negated");
        }
        return sum;
    }
    match (verb, cue.sign) {
        // "is considering opening the dam": who thinks of doing it leans to it.
        (Negation::None, Sign::Unclear) if is_about_doing(doc, question) => {
            sum.open = false;
            sum.sign = 1;
            sum.firm = Some(Firmness::Tentative);
            sum.why.push("a deed is considered, which leans to support");
        }
        (Negation::None, Sign::Unclear) if let Some(sign) = hinted(doc, question) => {
            sum.open = false;
            sum.sign = sign;
            sum.firm = Some(Firmness::Tentative);
            sum.why.push("its own stance is hinted");
        }
        (Negation::None, _) => {}
        // "does not think it will work" denies what is thought.
        (_, Sign::Content) if cue.class != CueClass::Belief => {}
        (Negation::NoLonger, Sign::Against) => {
            sum.sign = 1;
            sum.conceded = true;
            sum.why.push("it is given up");
        }
        (Negation::NoLonger, Sign::For) if is_wish(cue) => {
            sum.conceded = true;
            sum.why.push("it is given up");
        }
        // "will not hesitate to" is meant.
        (_, Sign::Against) if cue.cue.starts_with("hesitate") => {
            sum.sign = 1;
            sum.why.push("no hesitation");
        }
        (_, Sign::Against) if is_mild(cue) => {
            sum.sign = 1;
            sum.firm = Some(Firmness::Tentative);
            sum.why.push("no objection");
        }
        // "does not rule out" is no acceptance.
        (_, Sign::Against) => {
            sum.open = true;
            sum.why.push("a refusal is negated, which leans to support");
        }
        // "is not considering a pause" rules it out for now.
        (_, Sign::Unclear) => {
            sum.open = false;
            sum.sign = -1;
            sum.why.push("the verb is negated");
        }
        // "will not accept" is a rejection.
        (_, Sign::For | Sign::Content) => {
            sum.turn("the verb is negated");
            let modal = Traits::WILL.with(Traits::WOULD).with(Traits::COULD);
            let meant = question.group.clone().any(|i| {
                doc.is(i, modal) || doc.reads(i, words!["cannot", "can't", "won't", "wouldn't"])
            });
            sum.refused = cue.class == CueClass::Accept;
            if sum.refused && meant {
                sum.firm = Some(Firmness::Firm);
            }
        }
    }
    sum
}

/// Whether a deed of one's own is considered: "weighs opening the dam".
fn is_about_doing(doc: &Doc, question: &Question) -> bool {
    question.cue.class == CueClass::Signal
        && question.cue.pos == Pos::Verb
        && !question.cue.cue.starts_with("stop")
        && question.region.start == question.at.end
        && doc.is(question.at.end, Traits::GERUND)
}

/// How many words after the subject of what is hinted its verb may end.
const HINT_REACH: usize = 6;

/// The sign of a stance of one's own that is hinted: "signalled that it would accept the fee".
fn hinted(doc: &Doc, question: &Question) -> Option<i8> {
    let hints = matches!(question.cue.cue.as_str(), "signal" | "hint" | "indicate");
    let start = question.region.start;
    let subject = start + usize::from(doc.reads(start, words!["that"]));
    if !hints || !doc.reads(subject, words!["he", "she", "it", "we", "i"]) {
        return None;
    }
    let reach = subject + 1..question.region.end.min(subject + 1 + HINT_REACH);
    let hit = doc.cues_in(&reach).next()?;
    let helps = Traits::MODAL
        .with(Traits::NEG)
        .with(Traits::ADV)
        .with(Traits::WOULD)
        .with(Traits::WILL)
        .with(Traits::COULD);
    // "it was Ada Berg who wanted the fee", "it would not be enough to accept it".
    if !(reach.start..hit.tokens.start).all(|i| doc.is(i, helps)) {
        return None;
    }
    let denied = has_negation(doc, &(reach.start..hit.tokens.end.min(reach.end)));
    match Lexicon::built_in().cues[hit.cue].sign {
        Sign::For => Some(if denied { -1 } else { 1 }),
        Sign::Against => Some(if denied { 1 } else { -1 }),
        Sign::Content | Sign::Unclear => None,
    }
}

const fn is_wish(cue: &Cue) -> bool {
    matches!(
        cue.class,
        CueClass::Demand | CueClass::Appeal | CueClass::Propose | CueClass::Threaten
    )
}

/// How the cues of objections and fears begin.
pub(in crate::extract) const MILD: &[&str] = &[
    "oppos",
    "object",
    "against",
    "resist",
    "reluctan",
    "unwilling",
    "afraid",
    "fear",
    "averse",
    "hesita",
    "stand in the way",
    "get in the way",
    "block",
    "obstruct",
    "veto",
    "wary",
    "shy",
    "allergic",
    "hostile",
    "nervous",
    "scared",
    "doubt",
];

/// Objections and fears, whose negation is a weak yes; that of a refusal leaves it open.
fn is_mild(cue: &Cue) -> bool {
    matches!(cue.class, CueClass::Reject | CueClass::Belief)
        && MILD.iter().any(|stem| cue.cue.starts_with(stem))
}
