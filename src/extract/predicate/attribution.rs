//! Attributions without a verb before the content: "according to X", "X: no deal",
//! `"…," said X`.

use std::ops::Range;
use std::sync::LazyLock;

use super::bounds::{is_ago, phrase_after};
use super::owner::owner;
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::{Form, Lexicon};
use crate::extract::source::{Source, identify};
use crate::extract::token::{Traits, WordKey, words};

/// Up to how many words of a headline name its source.
const HEADLINE_SOURCE: usize = 6;

/// What is somebody's own: a view, an account, a way to reckon.
const VIEWS: &[WordKey] = words![
    "view",
    "opinion",
    "judgment",
    "judgement",
    "eyes",
    "book",
    "reading",
    "telling",
    "account",
    "mind",
    "estimation",
    "estimate",
    "assessment",
    "reckoning",
    "arithmetic",
    "logic",
    "understanding",
    "interpretation",
    "thinking",
    "version",
    "calculation",
    "perspective",
    "perception",
    "parlance",
    "words",
    "lights",
];

/// What stands before the name of a source, as words to compare with.
static ACCORDING: LazyLock<Vec<Vec<WordKey>>> = LazyLock::new(|| {
    let phrases = &Lexicon::built_in().words.according;
    let words = |phrase: &String| phrase.split(' ').map(WordKey::of).collect();
    phrases.iter().map(words).collect()
});

/// What may stand before "according to" at the beginning of a sentence and tells nothing.
const OPENER: Traits = Traits::PUNCT
    .with(Traits::CONJ)
    .with(Traits::ADV)
    .with(Traits::TIME);

/// How many words may name whose view it is.
const VIEW_REACH: usize = 5;

/// "According to X, …" and "…, according to X"; also "in the view of X" and its like.
pub(super) fn according_to(site: &Site) -> Vec<Predicate> {
    site.bounds
        .clone()
        .filter(|&i| site.doc.inside[i] == 0)
        .filter_map(|i| according_at(site, i).or_else(|| view_at(site, i)))
        .collect()
}

fn according_at(site: &Site, at: usize) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let reads = |(i, word): (usize, &WordKey)| doc.reads(i, std::slice::from_ref(word));
    let phrase = ACCORDING
        .iter()
        .find(|phrase| (at..).zip(*phrase).all(reads))?;
    let cue = at..at + phrase.len();
    let phrase = phrase_after(doc, cue.end, bounds.end);
    // "Instead, according to X, …"
    let opens = (bounds.start..at).all(|i| doc.is(i, OPENER));
    // "The fee, according to X, would …": what is told stands on both sides.
    let aside = doc.marks(at.saturating_sub(1), &[',', '–', '—'])
        && doc.marks(phrase.end, &[',', '–', '—'])
        && doc.is(phrase.end + 1, Traits::CLAUSAL);
    let content = if opens || at < bounds.start + 2 {
        phrase.end..bounds.end
    } else if aside {
        bounds.clone()
    } else {
        bounds.start..at
    };
    (!phrase.is_empty()).then_some(Predicate {
        cue: site.lexicon.say()?,
        at: cue.clone(),
        group: cue,
        subject: identify(doc, &phrase),
        source: phrase.clone(),
        named: phrase,
        content,
        pattern: Pattern::According,
    })
}

/// "In Havn's view, …", "…, in the Sudrian reading": whose view it is.
fn view_at(site: &Site, at: usize) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &site.bounds);
    if !doc.reads(at, words!["in", "by", "on", "to"]) {
        return None;
    }
    let view = (at + 2..bounds.end.min(at + 2 + VIEW_REACH)).find(|&i| doc.reads(i, VIEWS))?;
    let (subject, named) = owner(doc, at + 1, view)?;
    let whole = named.start == at + 1 || named.start == at + 2 && doc.is(at + 1, Traits::DET);
    let ends = doc.is(view + 1, Traits::PUNCT) || view + 1 >= bounds.end;
    // "The deal, in Havn's view, is a trap": what is told stands on both sides.
    let opens = at < bounds.start + 2;
    let content = if opens {
        view + 1..bounds.end
    } else if doc.marks(at - 1, &[',']) && view + 3 < bounds.end {
        bounds.clone()
    } else {
        bounds.start..at
    };
    // "in his view", "in her telling": of whoever spoke.
    let speaks = matches!(subject, Source::Parties(_) | Source::Person | Source::It);
    (whole && ends && speaks).then_some(Predicate {
        cue: site.lexicon.say()?,
        at: at..view + 1,
        group: at..view + 1,
        subject,
        source: named.clone(),
        named,
        content,
        pattern: Pattern::According,
    })
}

/// "To the Russian president, it is …", "For Kyiv, recognition is …".
pub(super) fn viewpoint(site: &Site, found: &[Predicate]) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let colon = bounds
        .clone()
        .find(|&i| doc.marks(i, &[':', ';']) && doc.inside[i] == 0)
        .filter(|&i| doc.reads(i + 1, words!["for"]))
        .map(|i| i + 1);
    let opener = (bounds.start..bounds.end.min(bounds.start + 2))
        .find(|&i| !doc.is(i, Traits::PUNCT))
        .filter(|&i| doc.reads(i, words!["to", "for"]))
        .or(colon)?;
    let phrase = phrase_after(doc, opener + 1, bounds.end);
    if !doc.marks(phrase.end, &[',']) {
        return None;
    }
    // "Norland at the lock: for Sudria, no deal without it": of the whole.
    let content = if colon == Some(opener) {
        bounds.clone()
    } else {
        phrase.end + 1..bounds.end
    };
    let subject = identify(doc, &phrase);
    let judged = found
        .iter()
        .any(|p| p.pattern == Pattern::Judging && p.named.start == phrase.start);
    (matches!(subject, Source::Parties(_)) && !judged).then_some(Predicate {
        cue: site.lexicon.say()?,
        at: opener..opener + 1,
        group: opener..opener + 1,
        subject,
        named: phrase.clone(),
        source: phrase,
        content,
        pattern: Pattern::Viewpoint,
    })
}

/// "No deal without guarantees: Zelensky", "Talks at dead end - Putin", "Putin: no deal".
pub(super) fn headline(site: &Site, found: &[Predicate]) -> Option<Predicate> {
    let (doc, bounds) = (site.doc, &before_site_name(site));
    let say = site.lexicon.say()?;
    let mark = |i: &usize| doc.marks(*i, &[':', '-', '–', '—']);
    let make = |named: Range<usize>, content: Range<usize>, at: usize| {
        let subject = identify(doc, &named);
        matches!(subject, Source::Parties(_)).then_some(Predicate {
            cue: say,
            at: at..at + 1,
            group: at..at + 1,
            subject,
            source: named.clone(),
            named,
            content,
            pattern: Pattern::Headline,
        })
    };
    let names = |range: &Range<usize>| !range.is_empty() && range.len() <= HEADLINE_SOURCE;
    let last = bounds.clone().rev().find(mark)?;
    let tail = last + 1..bounds.end;
    if names(&tail)
        && found.iter().all(|p| p.at.start < last)
        && let Some(predicate) = make(tail, bounds.start..last, last)
    {
        return Some(predicate);
    }
    let first = bounds.clone().find(mark)?;
    let head = bounds.start..first;
    // "Berg on the toll: not now": of what stands before the colon too.
    let on = head
        .clone()
        .skip(1)
        .find(|&i| doc.reads(i, words!["on", "about"]) && !doc.is_named(i));
    if let Some(on) = on.filter(|&i| doc.tokens[first].first == ':' && names(&(bounds.start..i))) {
        let told = make(bounds.start..on, on + 1..bounds.end, first);
        // "Berg on the toll: no".
        let denied = doc.is(first + 1, Traits::NEG);
        let reject = site.lexicon.verb("reject").filter(|_| denied);
        return told.map(|found| match reject {
            Some(cue) => Predicate {
                cue,
                content: on + 1..first,
                ..found
            },
            None => found,
        });
    }
    (doc.tokens[first].first == ':' && names(&head))
        .then(|| make(head, first + 1..bounds.end, first))
        .flatten()
}

/// A headline without the section and the name of the site behind it ("No deal: Zelensky |
/// World News | The Paper").
fn before_site_name(site: &Site) -> Range<usize> {
    let bounds = &site.bounds;
    let bar = bounds.clone().skip(1).find(|&i| site.doc.marks(i, &['|']));
    bounds.start..bar.unwrap_or(bounds.end)
}

/// `"…," said X` and `…, says X`: returns X.
pub(super) fn inversion(site: &Site, at: &Range<usize>, group: usize) -> Option<Range<usize>> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let before = group.checked_sub(1).filter(|&i| i >= bounds.start)?;
    let closes = doc.marks(before, &['”', '"', '’', '\'', '»', ',', '?', '!']);
    // "…, called on Havn to": its preposition takes what follows.
    let governs = at.len() > 1 && doc.is(at.end - 1, Traits::PREP);
    if !closes || at.end >= bounds.end || group != at.start || governs {
        return None;
    }
    let phrase = phrase_after(doc, at.end, bounds.end);
    let nominal = (doc.is_named(phrase.start)
        || doc.is(
            phrase.start,
            Traits::CAPITAL
                .with(Traits::DET)
                .with(Traits::VOICE)
                .with(Traits::NOUN)
                .with(Traits::NUMBER)
                .with(Traits::ADJECTIVE),
        ))
        && !doc.is(phrase.start, Traits::TIME);
    // "…, said Russia would …" is no inversion: what follows is a clause.
    let verb = Traits::HELPING.with(Traits::VERB).with(Traits::VERBAL);
    let clause = ((phrase.end < bounds.end && doc.is(phrase.end, verb))
        || doc.cues_at(phrase.end).any(|hit| hit.form != Form::Ing))
        && !is_ago(doc, phrase.end);
    // "Ada Berg, the envoy, told the paper that …": the content comes after.
    let follows = (phrase.end..bounds.end.min(phrase.end + 4))
        .any(|i| doc.reads(i, words!["that"]))
        && !doc.marks(before, &['”', '"', '»', '?', '!'])
        && doc.inside[before.saturating_sub(2)] == 0;
    let known =
        identify(doc, &phrase) != Source::Nobody || doc.inside[before.saturating_sub(1)] != 0;
    (nominal && !follows && !clause && !phrase.is_empty() && known).then_some(phrase)
}
