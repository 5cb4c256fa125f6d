//! Conditions: what a stance is made to depend on, in the words of the text.
//!
//! In: a question with its tones. Out: a [`Condition`], where there is one. Not every "if"
//! opens one: "asked if", "even if", "until Friday", "once rejected" do not.

use std::ops::Range;

use super::scope::is_list_comma;
use super::tone::{Found, Tone, overlaps};
use super::{Question, limit};
use crate::agenda::lexicon::{CueClass, Lexicon};
use crate::extract::doc::Doc;
use crate::extract::token::{Traits, WordKey, words};

/// How many words before an opener its "only" may stand ("would only end when").
const ONLY_REACH: usize = 8;
/// How many words stand at most between a fronted condition and the verb it binds.
const FRONTED_REACH: usize = 8;
/// How many words after "if" its "is to" may stand.
const PURPOSE_REACH: usize = 6;
/// How many words before "if" a verb of asking may stand ("asked him if").
const ASKING_REACH: usize = 3;

/// How many words behind a judging word its condition may open.
const VERDICT_REACH: usize = 4;
/// How many words an attribution between a stance and its condition may have.
const ATTRIBUTION: usize = 10;

/// What "in" opens an exchange with.
const EXCHANGE: &[WordKey] = words!["exchange", "return"];

/// What is agreed on, beside texts.
const BARGAINS: &[WordKey] = words![
    "deal",
    "agreement",
    "accord",
    "pact",
    "treaty",
    "arrangement",
    "truce",
    "ceasefire",
    "swap",
];

/// How a condition binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// "if", "provided that", "in exchange for".
    If,
    /// "unless", "until", "without".
    Unless,
    /// "if necessary", "in return": it names nothing that could be met.
    Open,
    /// "but not at any price", "but it must last": of a wish too, it leaves only a part.
    Limit,
}

/// A condition in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Condition {
    /// Its words.
    pub(super) range: Range<usize>,
    /// How it binds.
    pub(super) kind: Kind,
    /// Whether it is plainly required ("only if", "in exchange for").
    pub(super) strict: bool,
}

/// Finds the condition that binds the matter of a question, or that holds it.
pub(super) fn find(doc: &Doc, found: &[Found], question: &Question) -> Option<Condition> {
    let openers = found
        .iter()
        .filter(|(_, tone)| *tone == Tone::Condition)
        .map(|(range, _)| range.clone())
        .chain(inverted(doc, &question.sentence));
    openers
        // "a truce before talks": where a cue of the proposal says so, it is the matter itself.
        .filter(|range| !question.matter.contains(&range.start))
        .filter(|range| opens(doc, found, question, range))
        .filter(|range| reaches(doc, question, range))
        .map(|range| read(doc, question, &range))
        .next()
        .or_else(|| limit::yes_but(doc, question))
        .or_else(|| limit::of_a_kind(doc, question))
        .or_else(|| limit::none_better(doc, question))
}

/// Reads the condition that `opener` opens.
fn read(doc: &Doc, question: &Question, opener: &Range<usize>) -> Condition {
    let at = opener.start;
    let end = end_of(doc, opener, question.sentence.end);
    let has = |words: &[WordKey]| opener.clone().any(|i| doc.reads(i, words));
    let kind = if has(words!["necessary", "needed", "required"])
        || doc.reads(at, words!["in"])
            && !doc.reads(opener.end - 1, words!["for", "of"])
            && opener.len() <= 2
    {
        Kind::Open
    } else if doc.is(at, Traits::NEG) && has(words!["at", "to", "under", "on", "with"]) {
        Kind::Limit
    } else if has(words!["unless", "until", "till", "without", "before"]) {
        Kind::Unless
    } else {
        Kind::If
    };
    Condition {
        range: at..end,
        kind,
        strict: opener.len() > 1
            || doc.reads(at, words!["provided", "providing", "unless"])
            || only_before(doc, question, at).is_some(),
    }
}

/// Where a condition ends: at the next mark, or where the main clause goes on. What is asked
/// for in exchange may be a list, and words of it may stand in quotation marks.
pub(super) fn end_of(doc: &Doc, opener: &Range<usize>, end: usize) -> usize {
    let exchange = doc.reads(opener.end.wrapping_sub(1), words!["for"]);
    (opener.end..end)
        .find(|&i| {
            let stops = doc.marks(i, &[',', ';', '.', '!', '?', '—', '–'])
                || doc.marks(i, &['”', '"']) && !opens_quotation(doc, opener, i);
            let nominal = Traits::DET.with(Traits::NOUN).with(Traits::ADJECTIVE);
            let last = doc.marks(i, &[','])
                && doc.reads(i + 1, words!["and", "or"])
                && doc.is(i + 2, nominal);
            let listed = exchange && (last || is_list_comma(doc, opener.end, i));
            stops && !listed || doc.is(i, Traits::CONTRAST) || is_main(doc, opener, i)
        })
        .unwrap_or(end)
}

/// "if a zone were set up in Havn it would have to be ours": where no comma parts them, the
/// main clause begins at its own pronoun and helping verb.
fn is_main(doc: &Doc, opener: &Range<usize>, at: usize) -> bool {
    let helps = Traits::WOULD.with(Traits::WILL).with(Traits::MUST);
    doc.reads(opener.start, words!["if"])
        && at > opener.end + 1
        && doc.reads(at, words!["it", "they"])
        && doc.is(at + 1, helps)
        && doc.is(
            at - 1,
            Traits::NOUN.with(Traits::NAME).with(Traits::PARTICIPLE),
        )
        && doc.cues_at(at - 1).next().is_none()
}

/// Whether the mark at `at` belongs to a quotation that begins behind the opener.
fn opens_quotation(doc: &Doc, opener: &Range<usize>, at: usize) -> bool {
    let inside = |i: usize| doc.inside.get(i).copied().unwrap_or(0);
    let own = inside(opener.start);
    let (before, after) = (inside(at.wrapping_sub(1)), inside(at + 1));
    let closes_own = own != 0 && before == own;
    !closes_own && (after != 0 || before != 0 && before != own)
}

/// Says whether the phrase opens a condition at its place.
fn opens(doc: &Doc, found: &[Found], question: &Question, range: &Range<usize>) -> bool {
    let at = range.start;
    if found
        .iter()
        .any(|(other, tone)| *tone == Tone::NoCondition && overlaps(other, range))
    {
        return false;
    }
    let asked = doc.reads(range.end - 1, words!["if"])
        && found.iter().any(|(other, tone)| {
            *tone == Tone::Asking
                && other.end <= at
                && other.end + ASKING_REACH > at
                // "made clear that if …" asks nothing.
                && !(other.end..at).any(|i| doc.is(i, Traits::PUNCT) || doc.reads(i, words!["that"]))
        });
    if asked
        || is_on_a_day(doc, at)
        || is_until_a_day(doc, range)
        || is_purpose(doc, range)
        || is_point(doc, question, range)
    {
        return false;
    }
    if doc.reads(at, words!["once"]) && range.len() == 1 {
        // "will hold once signed".
        let will = Traits::WILL.with(Traits::WOULD).with(Traits::COULD);
        let participle = doc.is(range.end, Traits::PARTICIPLE)
            && (question.sentence.start..at).any(|i| doc.is(i, will));
        let clause = is_clause_after(doc, range.end) && has_verb(doc, range, question.sentence.end);
        return participle || clause;
    }
    if range.len() == 1 && doc.reads(at, words!["without"]) {
        return denied_before(doc, question, at) || threatened_before(found, question, at);
    }
    if range.len() == 1 && doc.reads(at, words!["when", "after", "before"]) {
        return only_before(doc, question, at).is_some()
            || doc.reads(at, words!["when"])
                && (is_to_come(doc, question, range.end) || would_then(doc, question, range))
            || doc.reads(at, words!["before"])
                && denied_before(doc, question, at)
                && is_clause_after(doc, range.end)
                && has_verb(doc, range, question.sentence.end);
    }
    true
}

/// "if it is to hold", "if the talks are going to succeed", "if we want peace": what for, not
/// on what terms.
fn is_purpose(doc: &Doc, opener: &Range<usize>) -> bool {
    let opens = opener.len() == 1 && doc.reads(opener.start, words!["if"]);
    let reach = opener.end..opener.end + PURPOSE_REACH;
    let be = reach.clone().find(|&i| doc.is(i, Traits::BE));
    let to_come = be.is_some_and(|i| {
        doc.reads(i + 1, words!["to"])
            || doc.reads(i + 1, words!["going"]) && doc.reads(i + 2, words!["to"])
    });
    let ours = words!["we", "i", "you", "one", "both", "all"];
    let wants = doc.reads(opener.end, ours)
        && doc.reads(
            opener.end + 1,
            words!["want", "wants", "wish", "wishes", "hope", "hopes"],
        );
    opens && (to_come || wants)
}

/// "Under the deal, it opens the dam in exchange for a seat", "In return, it will open the
/// dam": what a text provides or what is given back binds nobody further.
fn is_point(doc: &Doc, question: &Question, opener: &Range<usize>) -> bool {
    let start = question.sentence.start;
    let exchange = doc.reads(opener.start, words!["in"]) && doc.reads(opener.start + 1, EXCHANGE);
    let might = Traits::WOULD.with(Traits::COULD);
    let fronted = opener.start == start
        && doc.marks(opener.end, &[','])
        && !question.group.clone().any(|i| doc.is(i, might));
    let under = doc.reads(start, words!["under"])
        && (start..question.sentence.end)
            .take_while(|&i| !doc.marks(i, &[',']))
            .any(|i| doc.is_text(i) || doc.reads(i, BARGAINS));
    exchange && (fronted || under)
}

/// "beyond October 15, when leaders meet": "when" tells more of the day before it.
fn is_on_a_day(doc: &Doc, at: usize) -> bool {
    let day = Traits::TIME.with(Traits::NUMBER);
    doc.reads(at, words!["when"])
        && doc.marks(at.wrapping_sub(1), &[','])
        && doc.is(at.wrapping_sub(2), day)
}

/// "until Sunday", "once in June": a time, not a condition.
fn is_until_a_day(doc: &Doc, opener: &Range<usize>) -> bool {
    doc.reads(
        opener.end - 1,
        words!["until", "till", "once", "before", "after"],
    ) && (opener.end..opener.end + 2).any(|i| {
        doc.is(i, Traits::TIME.with(Traits::NUMBER))
            || (doc.is(i, Traits::CAPITAL) && !doc.is_named(i) && i == opener.end)
    })
}

/// A noun phrase that may be the subject of a clause.
fn is_clause_after(doc: &Doc, at: usize) -> bool {
    doc.is(at, Traits::DET.with(Traits::PRON)) || doc.is_named(at)
}

/// Whether a verb follows, so that it is a clause: not "before his friends".
fn has_verb(doc: &Doc, opener: &Range<usize>, end: usize) -> bool {
    let verb = Traits::CLAUSAL;
    (opener.end..end_of(doc, opener, end)).any(|i| doc.is(i, verb))
}

/// "ready to meet when the agenda is ready": what is awaited, not what was.
fn is_to_come(doc: &Doc, question: &Question, from: usize) -> bool {
    let willing = matches!(question.cue.class, CueClass::Accept | CueClass::Good);
    let end = end_of(doc, &(from..from), question.sentence.end);
    let past =
        |i: usize| doc.reads(i, words!["was", "were", "had", "did"]) || doc.is(i, Traits::VERB);
    let present = |i: usize| doc.reads(i, words!["is", "are", "has", "have"]);
    willing && is_clause_after(doc, from) && (from..end).any(present) && !(from..end).any(past)
}

/// "would sign when the prisoners were freed": after "would", a past tense is still to come.
fn would_then(doc: &Doc, question: &Question, opener: &Range<usize>) -> bool {
    let would = question.group.clone().any(|i| doc.is(i, Traits::WOULD));
    let end = end_of(doc, opener, question.sentence.end);
    let were = (opener.end..end).any(|i| doc.reads(i, words!["was", "were", "had"]));
    would && were && is_clause_after(doc, opener.end)
}

/// The "only" that belongs to an opener, in front of it or of the verb.
fn only_before(doc: &Doc, question: &Question, at: usize) -> Option<usize> {
    (question.sentence.start.max(at.saturating_sub(ONLY_REACH))..at)
        .rev()
        .take_while(|&i| !doc.marks(i, &[',', ';', '.']))
        .find(|&i| {
            doc.reads(i, words!["only"])
                && !doc.is(i.wrapping_sub(1), Traits::NEG.with(Traits::DET))
        })
}

/// Whether a negating word stands before `at` in the verb or in the region.
fn denied_before(doc: &Doc, question: &Question, at: usize) -> bool {
    let from = question.group.start.min(question.region.start);
    let named = question.named.clone().filter(|&i| i < at);
    (from..at).chain(named).any(|i| {
        // "not only must they leave, but …" denies nothing.
        doc.is(i, Traits::NEG) && !doc.reads(i + 1, words!["only", "just"])
            || doc.reads(i, words!["impossible", "unacceptable"])
    })
}

/// "sanctions would follow without a pause".
fn threatened_before(found: &[Found], question: &Question, at: usize) -> bool {
    found.iter().any(|(range, tone)| {
        *tone == Tone::Threat && range.end <= at && range.start >= question.region.start
    })
}

/// "should Kyiv agree", "were the U.S. to leave": a condition by its word order.
fn inverted<'a>(doc: &'a Doc, sentence: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'a {
    let bounds = sentence.clone();
    let asks = bounds
        .end
        .checked_sub(1)
        .is_some_and(|i| doc.marks(i, &['?']));
    bounds.clone().filter_map(move |at| {
        let opens_clause = at == bounds.start
            || doc.is(at - 1, Traits::PUNCT)
            || doc.reads(at - 1, words!["that", "and", "but"]);
        let subject = is_clause_after(doc, at + 1) && at + 1 < bounds.end;
        let were = doc.reads(at, words!["were"])
            && (at + 2..bounds.end.min(at + 7)).any(|i| doc.reads(i, words!["to"]));
        (opens_clause && subject && !asks && (doc.reads(at, words!["should"]) || were))
            .then_some(at..at + 1)
    })
}

/// Says whether a condition that opens at `opener` binds the question's matter: it stands in
/// the region on the same side of every "but", or in front of the verb's own clause.
fn reaches(doc: &Doc, question: &Question, opener: &Range<usize>) -> bool {
    let at = opener.start;
    if question.region.contains(&at) {
        let first = question.matter.first().copied().unwrap_or(at);
        let (from, to) = (at.min(first), at.max(first));
        // "the treaty, which commits it to pay in exchange for …": that is the treaty's own.
        let start = if first < at {
            first + 1
        } else {
            question.region.start
        };
        let all_before = question.matter.is_empty() || first < at;
        let told_apart = |r: usize| {
            let inside = question.matter.iter().filter(|&&i| r < i && i < at).count();
            let outside = question.matter.iter().filter(|&&i| i < r).count();
            is_relative(doc, r) && inside <= outside
        };
        if all_before && (start..at).any(told_apart) {
            return false;
        }
        // "while it is ready for talks, it will only pay if …": the main clause has the "if".
        let aside = |i: usize| doc.reads(i, words!["while", "although", "though", "whereas"]);
        let conceded = first < at
            && (question.sentence.start..first)
                .rev()
                .take_while(|&i| !doc.is(i, Traits::PUNCT))
                .any(aside);
        // "wants it, but only if …": the "but" belongs to the condition itself.
        let own = |i: usize| i + 1 == at && first < at;
        return !(from..to).any(|i| {
            doc.is(i, Traits::CONTRAST) && !own(i)
                || doc.marks(i, &[';'])
                || conceded && doc.marks(i, &[','])
        });
    }
    // A quotation mark or an "And" may stand before it.
    let opens = (question.sentence.start..at)
        .all(|i| doc.is(i, Traits::PUNCT) || doc.reads(i, words!["and", "but", "so"]));
    if opens || is_behind_attribution(doc, question, opener) || is_behind_verdict(doc, question, at)
    {
        return true;
    }
    // "said that if Norland pays, Sudria will open the dam"
    let end = end_of(doc, opener, question.sentence.end);
    at < question.group.start
        && end < question.group.start
        && question.group.start - end <= FRONTED_REACH
        && !(end + 1..question.group.start).any(|i| doc.is(i, Traits::PUNCT.with(Traits::CONTRAST)))
}

/// "a treaty is possible only with a fee", "is acceptable if …": behind a word that judges what
/// stands before it.
fn is_behind_verdict(doc: &Doc, question: &Question, at: usize) -> bool {
    let judges = matches!(question.cue.class, CueClass::Good | CueClass::Veto);
    let from = question.group.end;
    judges
        && question.region.end <= question.group.start
        && from <= at
        && at - from <= VERDICT_REACH
        && !(from..at).any(|i| doc.is(i, Traits::PUNCT.with(Traits::CONTRAST)))
}

/// "Norland will pay, Ada Berg said, provided that …": between what is told and its condition
/// only stands who says it.
fn is_behind_attribution(doc: &Doc, question: &Question, opener: &Range<usize>) -> bool {
    let from = question.region.end;
    let mut at = opener.start;
    while at > from && doc.reads(at - 1, words!["but", "only", "and", "then"]) {
        at -= 1;
    }
    let between = from..at;
    let open = doc.marks(from, &[',']) || doc.marks(from.wrapping_sub(1), &[',', '”', '"']);
    let says = || {
        let cues = &Lexicon::built_in().cues;
        doc.cues_in(&between).any(|hit| cues[hit.cue].speech)
    };
    let commas = between.clone().filter(|&i| doc.marks(i, &[',']));
    open && between.len() <= ATTRIBUTION
        && between.len() > 2
        && doc.marks(at.wrapping_sub(1), &[','])
        && commas.count() <= 2
        && says()
}

/// ", which", ", who" and "in which" tell more of what stands before them.
fn is_relative(doc: &Doc, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    doc.reads(at, words!["which", "who", "whose"]) && doc.marks(before, &[','])
        || doc.reads(at, words!["which"]) && doc.reads(before, words!["in", "under", "by"])
        || doc.reads(at, words!["whereby"])
}
