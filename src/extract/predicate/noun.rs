//! Nouns of stance: "Moscow's demand that …", "demands from Russia for …", "Russian
//! insistence on …", "talks end with agreement on …".

use std::ops::Range;

use super::bearing;
use super::bounds::{clause_start, phrase_after};
use super::owner::owner;
use super::stands::{content, is_be};
use super::verb::first_subject;
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::{CueClass, Sign};
use crate::extract::doc::{CueHit, Doc};
use crate::extract::mention::Kind;
use crate::extract::source::{Source, identify, is_possessive, phrase_before, verb_group};
use crate::extract::token::{Traits, WordKey, words};

/// Nouns for what makes somebody wary.
const WORRIES: &[WordKey] = words!["concern", "concerns", "worry", "worries", "alarm", "unease"];
/// The cue that stands for them.
const AGAINST: &str = "question";

/// Reads a noun.
pub(super) fn find(site: &Site, hit: &CueHit, before: &[Predicate]) -> Option<Predicate> {
    let doc = site.doc;
    let make = |(subject, named): (Source, Range<usize>), content: Range<usize>| Predicate {
        cue: hit.cue,
        at: hit.tokens.clone(),
        group: hit.tokens.clone(),
        subject,
        source: named.clone(),
        named,
        content,
        pattern: Pattern::Noun,
    };
    if let Some(owner) = owner(doc, site.bounds.start, hit.tokens.start) {
        if is_not_repeated(site, owner.1.start) {
            return None;
        }
        let opens = owner.1.start == site.bounds.start;
        let Some(content) = content(site, hit, owner.1.end) else {
            if is_overruled(site, hit, owner.1.start) {
                return Some(make(owner, hit.tokens.end..hit.tokens.end));
            }
            if let Some(content) = backed(site, hit, owner.1.start) {
                return Some(make(owner, content));
            }
            return named_so(site, hit, owner.1.start).map(|content| make(owner, content));
        };
        return Some(content).map(|content| {
            let content = before_main_clause(site, content);
            // "Norland's concerns about the fee".
            let wary = site.lexicon.cues[hit.cue].sign == Sign::Content
                && doc.reads(hit.tokens.start, WORRIES)
                && doc.reads(content.start, words!["about", "over", "at", "with"]);
            let against = site.lexicon.verb(AGAINST).filter(|_| wary);
            Predicate {
                cue: against.unwrap_or(hit.cue),
                ..make(
                    owner,
                    if opens {
                        before_judgement(site, content)
                    } else {
                        content
                    },
                )
            }
        });
    }
    let end = hit.tokens.end;
    // "a fee is a key demand of Norland"
    if doc.reads(end, words!["of", "for"]) {
        let agent = phrase_after(doc, end + 1, site.bounds.end);
        if let source @ Source::Parties(_) = identify(doc, &agent)
            && ends(doc, agent.end)
            && let Some(content) = named_so(site, hit, hit.tokens.start)
        {
            return Some(make((source, agent), content));
        }
    }
    // "demands by Russia", "pressure from Washington on …"
    // "concessions from Russia" are asked of it.
    let asked = site.lexicon.cues[hit.cue].class == CueClass::Concede;
    if doc.reads(end, words!["by"]) || doc.reads(end, words!["from"]) && !asked {
        let agent = phrase_after(doc, end + 1, site.bounds.end);
        if let source @ Source::Parties(_) = identify(doc, &agent) {
            if ends(doc, agent.end) && is_overruled(site, hit, hit.tokens.start) {
                return Some(make((source, agent.clone()), agent.end..agent.end));
            }
            let content = agent.end..site.bounds.end;
            return Some(make((source, agent), before_main_clause(site, content)));
        }
    }
    if let Some(predicate) = housed(site, hit) {
        return Some(predicate);
    }
    if let Some(predicate) = borne(site, hit, before) {
        return Some(predicate);
    }
    // "talks end with agreement on …": those who talk agree.
    let start = hit.tokens.start;
    let reached = site.lexicon.cues[hit.cue].class == CueClass::Accept
        && doc.reads(end, words!["on", "to", "for"])
        && doc.is(start.wrapping_sub(1), Traits::REACHED);
    let (subject, source) = first_subject(site, start).filter(|_| reached)?;
    Some(Predicate {
        source,
        ..make((subject, start..start), end..site.bounds.end)
    })
}

/// Verbs for telling again what was told before.
const REPEATS: &[WordKey] = words![
    "repeat",
    "repeating",
    "reiterate",
    "reiterating",
    "restate",
    "restating",
    "renew",
    "renewing",
    "revive",
    "reviving",
    "mention",
    "mentioning",
    "raise",
    "raising",
    "voice",
    "voicing",
    "press",
    "pressing",
    "address",
    "addressing",
    "echo",
    "echoing",
    "specify",
    "specifying",
    "elaborate",
];

/// "did not repeat its demand", "stopped short of renewing its call": whoever does not say it
/// again has said nothing of it. The noun with its owner begins at `from`.
fn is_not_repeated(site: &Site, from: usize) -> bool {
    let doc = site.doc;
    let verb = from.wrapping_sub(1);
    if from <= site.bounds.start || !doc.reads(verb, REPEATS) {
        return false;
    }
    let group = verb_group(doc, site.bounds.start, verb);
    let before = group.wrapping_sub(1);
    let denied = (group..verb).any(|i| doc.is(i, Traits::NEG.with(Traits::DENIAL)));
    let left = |i: usize| {
        doc.is(i, Traits::DENIAL)
            || doc.reads(
                i,
                words![
                    "without", "avoided", "avoids", "avoid", "avoiding", "of", "from", "stopped",
                    "omitted", "failed", "declined", "refused",
                ],
            )
    };
    denied
        || group > site.bounds.start
            && (left(before) || doc.reads(before, words!["to"]) && left(before.wrapping_sub(1)))
}

/// "over Norland's objections", "despite strong opposition from Sudria", "in the face of its
/// resistance": of what the sentence has told before, against which somebody stands.
fn is_overruled(site: &Site, hit: &CueHit, from: usize) -> bool {
    let doc = site.doc;
    let cue = &site.lexicon.cues[hit.cue];
    let phrase = Traits::DET.with(Traits::ADJECTIVE).with(Traits::ADV);
    let before = (site.bounds.start..from)
        .rev()
        .find(|&i| !doc.is(i, phrase) && !doc.is_named(i));
    let despite = |i: usize| {
        doc.reads(
            i,
            words!["despite", "over", "against", "notwithstanding", "amid"],
        ) || doc.reads(i, words!["of"]) && doc.reads(i - 1, words!["face", "spite", "teeth"])
    };
    cue.class == CueClass::Reject
        && cue.sign == Sign::Against
        && ends(doc, hit.tokens.end) | doc.reads(hit.tokens.end, words!["from", "by"])
        && before.is_some_and(|i| i > site.bounds.start + 1 && despite(i))
}

/// "the toll has Norland's backing": what has it, where the words of its owner begin at `from`.
fn backed(site: &Site, hit: &CueHit, from: usize) -> Option<Range<usize>> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let full = Traits::DET.with(Traits::ADJECTIVE);
    let before = (bounds.start..from).rev().find(|&i| !doc.is(i, full))?;
    let class = site.lexicon.cues[hit.cue].class;
    if class != CueClass::Accept || !ends(doc, hit.tokens.end) {
        return None;
    }
    let has = words![
        "has", "have", "had", "enjoys", "enjoyed", "won", "wins", "got", "received", "secured",
        "gained",
    ];
    let group = verb_group(doc, bounds.start, before);
    let denied = (group..before).any(|i| doc.is(i, Traits::NEG.with(Traits::MODAL)));
    let content = clause_start(doc, bounds.start, group)..group;
    (doc.reads(before, has) && !denied && !content.is_empty()).then_some(content)
}

/// "opposition in Sudria to a vote", "no appetite in Havn for more talks": where it is felt,
/// says whose it is.
fn housed(site: &Site, hit: &CueHit) -> Option<Predicate> {
    let (doc, at) = (site.doc, hit.tokens.clone());
    let named = phrase_after(doc, at.end + 1, site.bounds.end);
    let place = doc
        .mention(named.start)
        .is_some_and(|m| matches!(m.kind, Kind::Name | Kind::Metonym) && !m.detached);
    let opens = doc.reads(
        named.end,
        words!["to", "for", "on", "about", "over", "against", "at", "with"],
    );
    let inside = doc.reads(at.end, words!["in", "within"]) && place && opens;
    let subject = inside.then(|| identify(doc, &named))?;
    matches!(subject, Source::Parties(_)).then(|| Predicate {
        cue: hit.cue,
        group: with_denial(site, at.start)..at.end,
        at,
        subject,
        content: named.end..site.bounds.end,
        source: named.clone(),
        named,
        pattern: Pattern::Noun,
    })
}

/// Where the words begin that deny a noun: "no appetite", "little support".
fn with_denial(site: &Site, noun: usize) -> usize {
    let denies = words!["no", "little", "scant", "zero"];
    (site.bounds.start.max(noun.saturating_sub(3))..noun)
        .find(|&i| site.doc.reads(i, denies))
        .unwrap_or(noun)
}

/// "voiced support for a truce", "concerns about the fee were raised by Sudria".
fn borne(site: &Site, hit: &CueHit, before: &[Predicate]) -> Option<Predicate> {
    let at = hit.tokens.clone();
    // "issued a statement on the fee" tells nothing of what it said.
    let tells = site.lexicon.cues[hit.cue].sign == Sign::Content;
    let that = site.doc.reads(at.end, words!["that"]);
    // "raised concerns about the fee" is against it.
    let worries = tells && !that && site.doc.reads(at.start, WORRIES);
    if tells && !that && !worries {
        return None;
    }
    let class = site.lexicon.cues[hit.cue].class;
    let of_object = bearing::of_object(site, at.start, before)
        // "has a plan of the city": who has one need not have made it.
        .filter(|bearer| class != CueClass::Propose || !bearer.owns)
        .and_then(|bearer| Some((content(site, hit, at.start)?, bearer)));
    let (content, bearer) = of_object.or_else(|| {
        let bearer = bearing::of_subject(site, at.end)?;
        let said = at.end..bearer.verb.start;
        let rest = bearer.named.end..site.bounds.end;
        Some((if said.is_empty() { rest } else { said }, bearer))
    })?;
    let cue = if worries {
        site.lexicon.verb(AGAINST)?
    } else {
        hit.cue
    };
    Some(Predicate {
        cue,
        group: bearer.verb.start.min(with_denial(site, at.start))..at.end,
        at,
        subject: bearer.subject,
        source: bearer.named.clone(),
        named: bearer.named,
        content,
        pattern: Pattern::Noun,
    })
}

/// "a fee is one of Norland's demands", "a fee, a long-standing Norlandic demand, was …": what
/// the noun is said of, whose own phrase goes back to `from`.
fn named_so(site: &Site, hit: &CueHit, from: usize) -> Option<Range<usize>> {
    let doc = site.doc;
    let class = site.lexicon.cues[hit.cue].class;
    let asks = matches!(
        class,
        CueClass::Demand | CueClass::Appeal | CueClass::Intent
    );
    if !asks || !ends(doc, hit.tokens.end) && !doc.reads(hit.tokens.end, words!["of", "for"]) {
        return None;
    }
    let leads = |i: usize| {
        let words = Traits::DET
            .with(Traits::ADJECTIVE)
            .with(Traits::ADV)
            .with(Traits::GERUND)
            .with(Traits::PARTICIPLE);
        doc.is(i, words)
            || doc.reads(
                i,
                words!["one", "of", "among", "part", "key", "main", "core"],
            )
    };
    let start = (site.bounds.start..from)
        .rev()
        .take_while(|&i| leads(i))
        .last();
    let start = start.unwrap_or(from);
    let before = start.checked_sub(1).filter(|&i| i > site.bounds.start)?;
    if doc.marks(before, &[',', '–', '—']) && start < from {
        // An apposition: of the phrase right before it.
        let phrase = phrase_before(doc, site.bounds.start, before)?;
        let all = clause_start(doc, site.bounds.start, phrase.start)..before;
        let verb = Traits::CLAUSAL;
        let plain = !all
            .clone()
            .any(|i| doc.is(i, verb) && !is_possessive(doc, i));
        return Some(if plain { all } else { phrase });
    }
    if !is_be(doc, before)
        || !doc.is(before, Traits::BE.with(Traits::VERBAL)) && !remains(doc, before)
    {
        return None;
    }
    let group = verb_group(doc, site.bounds.start, before);
    let denied = (group..start).any(|i| doc.is(i, Traits::NEG));
    let content = clause_start(doc, site.bounds.start, group)..group;
    let pronoun = content.len() == 1 && doc.is(content.start, Traits::PRON);
    (!denied && !pronoun && !content.is_empty()).then_some(content)
}

fn remains(doc: &Doc, at: usize) -> bool {
    doc.reads(at, words!["remains", "remain", "remained"])
}

/// Whether nothing of a noun phrase follows.
fn ends(doc: &Doc, at: usize) -> bool {
    let open = Traits::PUNCT
        .with(Traits::CONJ)
        .with(Traits::TIME)
        .with(Traits::POSSESSIVE);
    doc.tokens.get(at).is_none()
        || doc.is(at, open)
        || doc.reads(at, words!["in", "at", "since", "throughout", "during"])
}

/// Ends a content at the comma behind which the main clause begins: "Despite pressure from
/// Washington to compromise, fighting went on".
fn before_main_clause(site: &Site, content: Range<usize>) -> Range<usize> {
    let doc = site.doc;
    let leads = doc.is(site.bounds.start, Traits::PREP.with(Traits::CONJ));
    let comma = content.clone().find(|&i| doc.marks(i, &[',']));
    match comma.filter(|_| leads) {
        Some(at) => content.start..at,
        None => content,
    }
}

/// Ends the content of a subject at the verb that judges it: "Sudria's demand that Norland
/// leave the port was not acceptable".
fn before_judgement(site: &Site, content: Range<usize>) -> Range<usize> {
    let doc = site.doc;
    let clause = doc.reads(content.start, words!["that"]);
    let verb = Traits::VERBAL
        .with(Traits::BARE)
        .with(Traits::PARTICIPLE)
        .with(Traits::AUX);
    let judges = |i: usize| {
        (i + 1..content.end.min(i + 4)).any(|at| {
            doc.cues_at(at).any(|hit| {
                let class = site.lexicon.cues[hit.cue].class;
                matches!(class, CueClass::Veto | CueClass::Must | CueClass::Good)
            })
        })
    };
    let end = content.clone().find(|&i| {
        let told = !clause || (content.start + 1..i).any(|at| doc.is(at, verb));
        doc.is(i, Traits::BE) && told && judges(i)
    });
    content.start..end.unwrap_or(content.end)
}
