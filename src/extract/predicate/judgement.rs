//! Predicates with "be": "… is a red line for Kyiv", "it is essential that …", "Moscow is
//! ready to …".

use std::ops::Range;

use super::bounds::{clause_start, phrase_after};
use super::owner::owner;
use super::stands::{is_be, names};
use super::verb::{inherited, main_subject, subject_from};
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::doc::{CueHit, Doc};
use crate::extract::source::{Source, identify, is_possessive, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// Nouns for what somebody makes of something.
const VIEWS: &[WordKey] = words![
    "reaction",
    "reactions",
    "response",
    "responses",
    "reply",
    "answer",
    "verdict",
    "assessment",
    "attitude",
    "view",
    "stance",
    "position",
    "mood",
    "reception",
];

/// Verbs that link a subject with an adjective as "be" does.
const LINKS: &[WordKey] = words![
    "seemed", "appears", "appear", "appeared", "looks", "look", "looked", "sounds", "sound",
    "sounded", "stay", "stayed", "grows", "grew", "grown", "growing", "becomes", "become",
    "became", "becoming", "feels", "felt", "proves", "proved",
];

/// Those that say that it was so before.
const LASTS: &[WordKey] = words!["remains", "remain", "remained", "stays", "seems", "seem"];

/// How many words after "seen" may name who sees it so.
const AGENT: usize = 6;
/// How many words may stand between "made" and "a condition".
const MADE: usize = 10;

/// Reads a predicate with "be".
pub(super) fn find(site: &Site, hit: &CueHit, before: &[Predicate]) -> Option<Predicate> {
    let (doc, bounds, at) = (site.doc, &site.bounds, &hit.tokens);
    let start = behind_denial(doc, bounds.start, leading(site, at));
    // "will not compromise on 'red lines'" judges nothing.
    let governed = start > bounds.start + 1
        && doc.is(start - 2, Traits::PREP)
        && !doc.reads(start - 2, words!["as"]);
    let quoted = start > bounds.start && doc.marks(start - 1, &['“', '"', '‘', '\'']) && !governed;
    let judges = matches!(
        site.lexicon.cues[hit.cue].class,
        CueClass::Veto | CueClass::Must | CueClass::Good
    );
    let make = |group: usize, subject, named: Range<usize>, content, pattern| Predicate {
        cue: hit.cue,
        at: at.clone(),
        group: group..at.end,
        subject,
        source: named.clone(),
        named,
        content,
        pattern,
    };
    if judges && let Some(found) = found_so(site, before, start - usize::from(quoted)) {
        let (subject, named, content) = found;
        return Some(make(start, subject, named, content, Pattern::Judging));
    }
    if judges && let Some((subject, named, content)) = made_so(site, start) {
        return Some(make(start, subject, named, content, Pattern::Judging));
    }
    if let Some((subject, named)) = owner(doc, bounds.start, at.start).filter(|_| judges)
        && (is_be(doc, at.end) || doc.marks(at.end, &[':']))
        && names(doc, at.end + 1)
    {
        // "one of Kyiv's red lines is any limit on …"
        let content = at.end + 1..bounds.end;
        return Some(make(at.start, subject, named, content, Pattern::Noun));
    }
    let lasts = start > bounds.start
        && (doc.reads(start - 1, LASTS)
        // "sounded upbeat about the talks" tells of a mood alone.
        || doc.reads(start - 1, LINKS) && !site.lexicon.cues[hit.cue].mood);
    let group_start = verb_group(doc, bounds.start, start - usize::from(lasts && start > 0));
    // "had committed crimes": no predicate with "be".
    let has = doc.reads(start.wrapping_sub(1), words!["has", "have", "had"]);
    // "Havn wary of the fee": headlines leave "is" out.
    let left_out = site.headline && !judges && start > bounds.start && doc.is_named(start - 1);
    let copula = left_out
        || !has && (group_start..start).any(|i| doc.is(i, Traits::AUX))
        || doc.is(start.wrapping_sub(1), Traits::COPULA)
        || lasts;
    if !(copula || judges && quoted) {
        return None;
    }
    let phrase = phrase_before(doc, bounds.start, group_start);
    if judges && let Some((subject, named)) = phrase.as_ref().and_then(|p| whose_view(site, p)) {
        // "Norland's reaction was negative" tells nothing of what it was to.
        let phrase = phrase.unwrap_or(named.clone());
        let to = phrase.clone().find(|&i| {
            doc.reads(i, words!["to", "on", "towards", "toward", "about"]) && !doc.is_named(i)
        });
        let content = to.map_or(phrase.end..phrase.end, |i| i..phrase.end);
        return Some(make(group_start, subject, named, content, Pattern::Judging));
    }
    let rest = at.end..bounds.end;
    if !judges {
        // "rejects a truce but is ready to …".
        let prior = group_start.checked_sub(1).filter(|&i| i > bounds.start);
        if prior.is_some_and(|i| doc.reads(i, words!["and", "but", "yet", "or"]))
            && let Some((subject, source)) = shared(site, before, group_start)
        {
            let named = at.start..at.start;
            let found = make(group_start, subject, named, rest, Pattern::Coordination);
            return Some(Predicate { source, ..found });
        }
        let phrase = phrase?;
        let subject = identify(doc, &phrase);
        return Some(make(group_start, subject, phrase, rest, Pattern::Ready));
    }
    let impersonal = phrase
        .as_ref()
        .is_none_or(|p| p.len() == 1 && doc.reads(p.start, words!["it"]));
    let content = if impersonal && rest.len() > 2 {
        rest
    } else {
        // "Moscow says the law is unacceptable": the law, not what Moscow does.
        let told = before
            .iter()
            .filter(|p| p.content.start >= p.at.end && p.at.end <= group_start)
            .map(|p| p.content.start)
            .max();
        let floor = told.unwrap_or(bounds.start).max(bounds.start);
        clause_start(doc, floor, group_start)..group_start
    };
    // "is the main Sudrian demand": whose it is, stands within.
    let within = || {
        let mention = doc.mentions_in(at.clone()).find(|m| !m.detached)?;
        let source = identify(doc, &mention.tokens);
        matches!(source, Source::Parties(_)).then(|| (source, mention.tokens.clone()))
    };
    let (subject, named) = judge(site, at.end)
        .or_else(within)
        .unwrap_or((Source::Speaker, at.start..at.start));
    Some(make(group_start, subject, named, content, Pattern::Judging))
}

/// Where the words begin that lead to a predicate: "is no longer a", "the main opponent".
fn leading(site: &Site, at: &Range<usize>) -> usize {
    let (doc, bounds) = (site.doc, &site.bounds);
    let mut start = at.start;
    // "is the main opponent of …".
    let inner = if doc.is(at.start, Traits::NOUN) && !doc.is(at.start, Traits::ADJECTIVE) {
        Traits::DET.with(Traits::ADV).with(Traits::ADJECTIVE)
    } else {
        Traits::DET.with(Traits::ADV)
    };
    while start > bounds.start
        && (doc.is(start - 1, inner)
            && !doc.reads(start - 1, words!["that"])
            && !doc.is_named(start - 1)
            || doc.reads(start - 1, words!["being"]))
    {
        start -= 1;
    }
    start
}

/// The subject that a predicate behind "and" or "but" shares with the one before.
fn shared(site: &Site, before: &[Predicate], at: usize) -> Option<(Source, Range<usize>)> {
    // "said Norland was waiting and was ready to pay": of whom it is told.
    let told = before.iter().rev().find(|p| {
        let speech = site.lexicon.cues[p.cue].speech;
        speech && p.content.start >= p.at.end && p.content.contains(&at)
    });
    let last = |p: &&Predicate| before.iter().all(|b| b.at.start <= p.at.start);
    told.filter(last)
        .and_then(|p| subject_from(site, p.content.start, at))
        .filter(|(source, _)| *source != Source::Nobody)
        .or_else(|| inherited(before, at))
        .or_else(|| main_subject(site, at))
        .filter(|(source, _)| *source != Source::Nobody)
}

/// "is anything but keen", "is less than keen", "is far from ready": where the words begin that
/// deny what is said from `start` on.
fn behind_denial(doc: &Doc, floor: usize, start: usize) -> usize {
    let pair =
        |one, two| start >= floor + 2 && doc.reads(start - 2, one) && doc.reads(start - 1, two);
    let denied = pair(words!["anything"], words!["but"])
        || pair(words!["less"], words!["than"])
        || pair(words!["far"], words!["from"])
        || pair(words!["nowhere"], words!["near"]);
    start - if denied { 2 } else { 0 }
}

/// "made guarantees a condition of …": who makes it so, and what.
fn made_so(site: &Site, start: usize) -> Option<(Source, Range<usize>, Range<usize>)> {
    let doc = site.doc;
    let verb = (site.bounds.start.max(start.saturating_sub(MADE))..start)
        .rev()
        .take_while(|&i| !doc.is(i, Traits::PUNCT.with(Traits::CONTRAST)))
        .find(|&i| doc.reads(i, words!["make", "makes", "made"]))
        .filter(|&i| i + 1 < start)?;
    let group = verb_group(doc, site.bounds.start, verb);
    let phrase = phrase_before(doc, site.bounds.start, group)?;
    let subject = identify(doc, &phrase);
    (subject != Source::Nobody).then_some((subject, phrase, verb + 1..start))
}

/// "which Sudria sees as vital", "called the plan a trap": who finds it so, and what; the
/// judging word begins at `start`.
fn found_so(
    site: &Site,
    before: &[Predicate],
    start: usize,
) -> Option<(Source, Range<usize>, Range<usize>)> {
    let doc = site.doc;
    let by = before.iter().rev().find(|p| {
        let cue = &site.lexicon.cues[p.cue];
        (matches!(cue.class, CueClass::Belief | CueClass::Evaluate) || cue.cue == "find")
            && cue.sign == Sign::Content
            && p.at.end <= start
    })?;
    let mut end = start;
    // "absurd and unacceptable": a word of the same kind before it.
    while end > by.at.end
        && (doc.reads(end - 1, words!["as", "to", "be", "and"])
            || doc.is(end, Traits::CONJ.with(Traits::ADJECTIVE))
                && doc.is(end - 1, Traits::ADJECTIVE)
            || doc.is(end - 1, Traits::DET.with(Traits::ADV)) && !doc.is_named(end - 1))
    {
        end -= 1;
    }
    let object = by.at.end..end;
    let told = (by.subject.clone(), by.named.clone());
    if by.pattern == Pattern::ObjectRelative || by.pattern == Pattern::Passive {
        return (object.len() <= 1 || by.pattern == Pattern::Passive && object.len() <= AGENT)
            .then_some((told.0, told.1, by.content.clone()));
    }
    let clause = Traits::CLAUSAL.with(Traits::PUNCT).with(Traits::CONTRAST);
    let whole = !object.is_empty()
        && !object
            .clone()
            .any(|i| doc.is(i, clause) && !is_possessive(doc, i) && !doc.marks(i, &['-']));
    (whole
        && matches!(
            by.pattern,
            Pattern::Subject | Pattern::Coordination | Pattern::Tail
        ))
    .then_some((told.0, told.1, object))
}

/// "Havn's reaction was negative", "the response in Sudria was lukewarm": whose view it is.
fn whose_view(site: &Site, phrase: &Range<usize>) -> Option<(Source, Range<usize>)> {
    let doc = site.doc;
    let noun = phrase.clone().find(|&i| doc.reads(i, VIEWS))?;
    if let Some(found) = owner(doc, phrase.start, noun) {
        return Some(found);
    }
    let place = (noun + 1..phrase.end).find(|&i| doc.reads(i, words!["in", "from", "of"]))?;
    let named = place + 1..phrase.end;
    let subject = identify(doc, &named);
    matches!(subject, Source::Parties(_)).then_some((subject, named))
}

/// Who judges: "… for Kyiv" after the predicate, or "For Kyiv, …"; else whoever speaks.
fn judge(site: &Site, end: usize) -> Option<(Source, Range<usize>)> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let after = (end..bounds.end.min(end + 2)).find(|&i| doc.reads(i, words!["for", "to"]));
    // "is a condition set by Norland".
    let by = (end + 1..bounds.end.min(end + 3)).find(|&i| {
        doc.reads(i, words!["by"]) && doc.is(end, Traits::PARTICIPLE.with(Traits::VERBAL))
    });
    let opener = after.or(by).or_else(|| {
        doc.reads(bounds.start, words!["for", "to"])
            .then_some(bounds.start)
    })?;
    let phrase = phrase_after(doc, opener + 1, bounds.end);
    // "it is wrong for Norland to pay": whoever says so judges.
    if opener >= end && doc.reads(phrase.end, words!["to"]) && doc.is(phrase.end + 1, Traits::BARE)
    {
        return None;
    }
    let source = identify(doc, &phrase);
    matches!(source, Source::Parties(_)).then_some((source, phrase))
}
