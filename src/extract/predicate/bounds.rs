//! Bounds: where phrases, clauses and contents begin and end.

use std::ops::Range;

use super::{Pattern, Predicate};
use crate::agenda::lexicon::{Lexicon, Sign};
use crate::extract::doc::Doc;
use crate::extract::source::is_possessive;
use crate::extract::token::{Traits, words};

/// How many words an aside that says who tells something has at most.
const TELLING: usize = 12;

/// Returns the noun phrase that starts at `from`.
pub(in crate::extract) fn phrase_after(doc: &Doc, from: usize, end: usize) -> Range<usize> {
    let nominal = Traits::NOUN.with(Traits::NAME);
    let named = |i: usize| doc.mention_at.get(i).is_some_and(|&m| m != 0);
    let verb = Traits::HELPING;
    let mut to = from;
    while to < end {
        let token = &doc.tokens[to];
        let title = to > from
            && (doc.reads(to, words!["of"])
                || doc.reads(to, words!["for"]) && doc.tokens[to - 1].is(Traits::VOICE)
                || doc.reads(to, words!["in"])
                    && doc.is(to - 1, Traits::VOICE.with(Traits::OUTSIDER))
                    && named(to + 1));
        let joins = doc.reads(to, words!["and"])
            && to > from
            && (named(to - 1) && (named(to + 1) || named(to + 2))
                || doc.is(to - 1, Traits::NAME) && doc.is(to + 1, Traits::NAME)
                || doc.is(to - 1, nominal) && doc.is(to + 1, Traits::NOUN));
        let initial = token.first == '.'
            && to > from
            && doc.tokens[to - 1].is(Traits::CAPITAL)
            && doc.tokens[to - 1].span.len() <= 4
            && to + 1 < end
            && doc.is(to + 1, Traits::CAPITAL);
        let stop = !named(to)
            && !title
            && !joins
            && !initial
            && (token.is(Traits::PUNCT) && !matches!(token.first, '&' | '/')
                || token.is(Traits::CONJ)
                || to > from && is_ago(doc, to)
                || (token.is(Traits::PREP) && to > from)
                || (token.is(Traits::PRON) && to > from)
                || (token.is(verb) && !is_possessive(doc, to))
                || (to > from && token.is(Traits::VERBAL.with(Traits::BARE)))
                || (to > from && token.is(Traits::GERUND) && doc.is(to - 1, nominal))
                || (token.is(Traits::TIME) && to > from));
        if stop {
            break;
        }
        to += 1;
        if to == from + 1 && token.is(Traits::PRON) && !token.is(Traits::DET) {
            break;
        }
    }
    from..to
}

/// "said Ada Berg back in May": when it was, and no part of the name.
pub(super) fn is_ago(doc: &Doc, at: usize) -> bool {
    doc.reads(at, words!["back"]) && doc.is(at + 1, Traits::PREP.with(Traits::TIME))
}

/// Says whether nothing of weight follows: only adjuncts and end marks.
pub(super) fn is_short(doc: &Doc, rest: &Range<usize>) -> bool {
    let mut words = 0;
    let mut clause = false;
    for i in rest.clone() {
        let token = &doc.tokens[i];
        clause |= token.is(Traits::CLAUSAL.with(Traits::CONJ));
        if token.is(Traits::PUNCT) {
            if matches!(token.first, ',' | ';') && words <= 6 {
                return true;
            }
            if matches!(token.first, '“' | '"' | '‘' | ':') {
                return false;
            }
            continue;
        }
        if i == rest.start && !token.is(Traits::PREP.with(Traits::TIME).with(Traits::ADV)) {
            return false;
        }
        // "planned to pay only half": what is planned follows.
        if i == rest.start && doc.reads(i, words!["to"]) && doc.is(i + 1, Traits::BARE) {
            return false;
        }
        words += 1;
    }
    // An adjunct without a verb may be long ("during a hearing at the committee").
    words <= 8 || (!clause && words <= 16)
}

/// Returns the start of the clause that ends at `end`: after the last strong boundary.
pub(super) fn clause_start(doc: &Doc, start: usize, end: usize) -> usize {
    (start..end)
        .rev()
        .find(|&i| {
            let token = &doc.tokens[i];
            (token.is(Traits::PUNCT) && matches!(token.first, ';' | ':' | '—' | '–'))
                || doc.reads(i, words!["that", "but", "while", "although"])
        })
        .map_or(start, |i| i + 1)
}

/// Steps back over a comma before `at`.
pub(super) fn skip_comma(doc: &Doc, start: usize, at: usize) -> usize {
    if at > start && doc.tokens[at - 1].first == ',' {
        at - 1
    } else {
        at
    }
}

/// Ends each content where a predicate that is not part of it begins.
pub(super) fn limit_contents(
    doc: &Doc,
    lexicon: &Lexicon,
    found: &mut [Predicate],
    bounds: &Range<usize>,
) {
    // A tail of speech inside a stance ("…, saying …") ends it; a stance inside reported
    // speech does not end the speech.
    let stops: Vec<Stop> = found
        .iter()
        .enumerate()
        .filter(|(_, p)| {
            stands_outside(p)
                || is_contrasted(doc, p, bounds.start)
                || is_main(doc, p, bounds.start)
        })
        .map(|(number, p)| {
            let named = if p.named.is_empty() {
                usize::MAX
            } else {
                p.named.start
            };
            Stop {
                number,
                start: named.min(p.group.start),
                subject: taken_over(p).map(|source| source.start),
            }
        })
        .collect();
    let joined: Vec<usize> = found
        .iter()
        .filter(|p| is_joined(doc, p, bounds.start))
        .map(|p| p.named.start)
        .collect();
    let besides: Vec<usize> = found
        .iter()
        .filter(|p| is_beside(doc, p, bounds.start))
        .map(|p| p.named.start - 1)
        .collect();
    let asides: Vec<usize> = found
        .iter()
        .filter(|p| p.pattern == Pattern::According)
        .map(|p| p.at.start)
        .collect();
    for (number, predicate) in found.iter_mut().enumerate() {
        let tells = lexicon.cues[predicate.cue].sign == Sign::Content;
        let aside = aside_end(doc, predicate, bounds);
        let content = &mut predicate.content;
        if content.start < predicate.at.start {
            // "The fee, according to Norland, is a trap": the fee is.
            let aside = asides.iter().find(|at| content.contains(at));
            if predicate.pattern == Pattern::Judging {
                content.end = aside.copied().unwrap_or(content.end);
            }
            continue;
        }
        content.end = content.end.min(aside.unwrap_or(usize::MAX));
        // "which Norland has agreed to, will last": the verb's own preposition, and no more.
        if doc.is(content.start, Traits::PREP) && doc.is(content.start + 1, Traits::PUNCT) {
            let opens = doc.marks(content.start + 1, &['“', '"', '‘', '«', ':', '(']);
            content.end = content
                .end
                .min(if opens { usize::MAX } else { content.start + 1 });
        }
        // "aims to end the war, and Kyiv wants …": words that are told may hold both.
        let next = joined.iter().find(|&&at| at > content.start && !tells);
        // "vowed not to bow to pressure as it demanded …": another deed at the same time.
        let beside = besides.iter().find(|&&at| at > content.start && !tells);
        content.end = content.end.min(beside.copied().unwrap_or(usize::MAX));
        content.end = content.end.min(next.copied().unwrap_or(usize::MAX));
        // "agrees not to sell the reef and that …": who is told of goes on.
        if !tells && !doc.reads(content.start, words!["that"]) {
            let and = content.clone().find(|&i| {
                doc.reads(i, words!["and", "but"])
                    && doc.reads(i + 1, words!["that"])
                    && opens(doc, i + 2)
            });
            content.end = and.unwrap_or(content.end);
        }
        let stop = stops
            .iter()
            .filter(|stop| stop.number != number && stop.start > content.start)
            .filter(|stop| stop.subject.is_none_or(|at| !content.contains(&at)))
            .map(|stop| stop.start)
            .min();
        let whole = content.clone();
        content.end = content.end.min(stop.unwrap_or(usize::MAX));
        if let Some(from) = behind_telling(doc, content, &whole) {
            *content = from..whole.end;
        }
    }
}

/// "Norland is ready, Ada Berg said, to open the dam": where nothing but the comma is left of a
/// content before an aside that says who tells it, where it goes on.
fn behind_telling(doc: &Doc, left: &Range<usize>, whole: &Range<usize>) -> Option<usize> {
    let aside = left.len() == 1 && doc.marks(left.start, &[',']);
    let close = (left.end..whole.end.min(left.end + TELLING)).find(|&i| doc.marks(i, &[',']));
    close
        .map(|i| i + 1)
        .filter(|&i| aside && !doc.is(i, Traits::CONJ.with(Traits::CLAUSAL)) && i + 1 < whole.end)
}

/// "Norland, which has refused to pay, would open the dam": where the main clause goes on
/// behind an aside that a predicate stands in.
fn aside_end(doc: &Doc, predicate: &Predicate, bounds: &Range<usize>) -> Option<usize> {
    let relative = predicate.source.start;
    let mark = relative.checked_sub(1).filter(|&i| {
        predicate.pattern == Pattern::Relative
            && i >= bounds.start
            && doc.reads(relative, words!["which", "who"])
    })?;
    // "Norland – which has refused to pay – would open it".
    let dashes = ['–', '—', '-'];
    if doc.marks(mark, &dashes) || doc.marks(mark, &['(']) {
        let close: &[char] = if doc.marks(mark, &['(']) {
            &[')']
        } else {
            &dashes
        };
        return (predicate.at.end..bounds.end)
            .find(|&i| doc.marks(i, close) && !doc.is(i - 1, Traits::JOINED));
    }
    let goes_on = Traits::AUX
        .with(Traits::MODAL)
        .with(Traits::FINITE)
        .with(Traits::BE);
    (predicate.at.end..bounds.end)
        .filter(|_| doc.marks(mark, &[',']))
        .find(|&i| {
            let next = i + 1 + usize::from(doc.is(i + 1, Traits::ADV));
            doc.marks(i, &[','])
                && doc.inside[i] == 0
                && doc.is(next, goes_on)
                && !is_possessive(doc, next)
        })
}

/// Whether a clause begins at `at`, and no "that" before it points to a noun.
fn opens(doc: &Doc, at: usize) -> bool {
    let subject = Traits::DET
        .with(Traits::PRON)
        .with(Traits::NAME)
        .with(Traits::ADJECTIVE);
    let verb = Traits::VERBAL
        .with(Traits::AUX)
        .with(Traits::WILL)
        .with(Traits::WOULD)
        .with(Traits::MUST);
    doc.is_named(at) || doc.is(at, subject) || (at..at + 3).any(|i| doc.is(i, verb))
}

/// "said in response to Kyiv's calls for sanctions that he …": where adjuncts stand between
/// a verb of speech at `at` and its "that", what it tells begins behind them.
pub(super) fn behind_adjuncts(doc: &Doc, content: Range<usize>) -> Range<usize> {
    // "pledged to open the lock and free those that wait": no adjunct.
    let does = doc.reads(content.start, words!["to"]) && doc.is(content.start + 1, Traits::BARE);
    if !doc.is(content.start, Traits::PREP) || does {
        return content;
    }
    let verb = Traits::HELPING.with(Traits::PUNCT).with(Traits::FINITE);
    let that = content
        .clone()
        .take_while(|&i| !doc.is(i, verb) || is_possessive(doc, i))
        .find(|&i| doc.reads(i, words!["that"]));
    match that.filter(|&i| !doc.is(i - 1, Traits::PREP)) {
        Some(at) => at..content.end,
        None => content,
    }
}

/// Where a predicate begins that ends the contents before it.
struct Stop {
    number: usize,
    start: usize,
    /// Where the subject stands that it takes over from another predicate: "said that Kyiv
    /// demands a truce and rejects …" tells both of Kyiv.
    subject: Option<usize>,
}

/// The words of the subject that a predicate takes over.
fn taken_over(predicate: &Predicate) -> Option<&Range<usize>> {
    let takes = matches!(predicate.pattern, Pattern::Coordination | Pattern::Tail);
    (takes && !predicate.source.is_empty()).then_some(&predicate.source)
}

/// Whether a predicate is never part of what another one is about.
fn stands_outside(predicate: &Predicate) -> bool {
    match predicate.pattern {
        Pattern::Coordination | Pattern::Tail | Pattern::According | Pattern::ObjectRelative => {
            true
        }
        Pattern::Fronted | Pattern::Inversion | Pattern::Headline => {
            predicate.content.end <= predicate.at.start
        }
        _ => false,
    }
}

/// "… and Kyiv rejects …": another subject with a verb of its own.
fn is_joined(doc: &Doc, predicate: &Predicate, start: usize) -> bool {
    let named = predicate.named.start;
    let finite = || {
        let helped = predicate.group.start < predicate.at.start;
        helped || doc.is(predicate.at.start, Traits::VERBAL)
    };
    named > start
        && predicate.pattern == Pattern::Subject
        && doc.reads(named - 1, words!["and"])
        && finite()
}

/// "… as it demands …": what somebody does at the same time.
fn is_beside(doc: &Doc, predicate: &Predicate, start: usize) -> bool {
    let named = predicate.named.start;
    named > start
        && named < predicate.at.start
        && predicate.pattern == Pattern::Subject
        && predicate.content.start >= predicate.at.end
        && doc.reads(named - 1, words!["as"])
        && (doc.is_named(named) || doc.is(named, Traits::PRON) && !doc.is(named, Traits::DET))
}

/// "While Norland wants a fee, Sudria wants …": the main clause behind one that stands against it.
fn is_main(doc: &Doc, predicate: &Predicate, start: usize) -> bool {
    let named = predicate.named.start;
    let opener = start + usize::from(doc.is(start, Traits::PUNCT));
    let opens = doc.is(opener, Traits::CONTRAST) && !doc.reads(opener, words!["but"])
        || doc.reads(opener, words!["despite"]);
    opens
        && named > opener + 2
        && predicate.named.end <= predicate.group.start
        && predicate.pattern == Pattern::Subject
        && doc.marks(named - 1, &[','])
        && doc.inside[named - 1] == 0
}

/// "…, but Kyiv rejects …".
fn is_contrasted(doc: &Doc, predicate: &Predicate, start: usize) -> bool {
    let named = predicate.named.start;
    named > start
        && predicate.pattern == Pattern::Subject
        && (doc.is(named - 1, Traits::CONTRAST) || doc.tokens[named - 1].first == ';')
}
