//! Echoes: a helping word that stands for what was said of another: "Sudria wants a fee, but
//! Norland does not", "Sudria rejects it, and so does Norland".
//!
//! In: a sentence with the predicates found. Out: a predicate of who echoes them: a yes where
//! the same is said of it, a no where the opposite is. What it is about, goes on.

use std::ops::Range;

use super::{Pattern, Predicate, Site};
use crate::extract::attitude::has_negation;
use crate::extract::doc::Doc;
use crate::extract::mention::{Kind, Mention};
use crate::extract::source::{Source, identify};
use crate::extract::token::{Traits, words};

/// The cues that stand for an echo.
const SAME: &str = "support";
const OPPOSITE: &str = "reject";

/// How many words a sentence has at most that is an echo alone.
const ALONE: usize = 9;

/// Who echoes something, and where the word stands that is echoed.
pub(super) struct Echo {
    pub(super) predicate: Predicate,
    model: usize,
}

/// Finds the echoes of a sentence.
pub(super) fn echoes(site: &Site, found: &[Predicate]) -> Vec<Echo> {
    if found.is_empty() {
        return alone(site).into_iter().collect();
    }
    let mentions = site.doc.mentions_in(site.bounds.clone());
    mentions
        .filter(|m| !m.detached && !matches!(m.kind, Kind::Nobody | Kind::Demonym))
        .filter_map(|m| echo(site, m, found))
        .collect()
}

/// "Norland has accepted it. Sudria has not.", "So has Sudria.": a sentence that is an echo of the
/// one before.
fn alone(site: &Site) -> Option<Echo> {
    let (doc, bounds) = (site.doc, &site.bounds);
    if site.headline || bounds.len() > ALONE {
        return None;
    }
    let mut mentions = doc.mentions_in(bounds.clone());
    let mention = mentions.next().filter(|m| !m.detached)?;
    let named = mention.tokens.clone();
    let lead = Traits::CONJ
        .with(Traits::ADV)
        .with(Traits::PUNCT)
        .with(Traits::DET);
    let opens = |end: usize| (bounds.start..end).all(|i| doc.is(i, lead));
    let (at, cue) = if let Some(at) = so_does(doc, &named, bounds.start) {
        // "Nor has Sudria" denies what may have been denied before: that is left open.
        let denies = doc.reads(at.start, words!["nor", "neither"]);
        (opens(at.start) && !denies).then_some((at, SAME))?
    } else {
        let (at, negated) = does_not(doc, named.end, bounds.end)?;
        (negated && opens(named.start)).then_some((at, OPPOSITE))?
    };
    let end = at.end.max(named.end);
    let subject = identify(doc, &named);
    if !matches!(subject, Source::Parties(_)) || !ends(doc, end, bounds.end) {
        return None;
    }
    let model = at.start;
    Some(Echo {
        predicate: Predicate {
            cue: site.lexicon.verb(cue)?,
            at: at.clone(),
            group: at,
            subject,
            source: named.clone(),
            named,
            content: end..end,
            pattern: Pattern::Subject,
        },
        model,
    })
}

/// "Ada Berg said that Norland wants a fee but Sudria does not": whoever tells what is echoed
/// tells the echo.
pub(super) fn told_with(echoes: &[(usize, usize)], found: &mut [Predicate]) {
    for &(model, end) in echoes {
        let around = |p: &&mut Predicate| p.content.start >= p.at.end && p.content.contains(&model);
        for teller in found.iter_mut().filter(around) {
            teller.content.end = teller.content.end.max(end);
        }
    }
}

impl Echo {
    /// Where the echoed word stands, and where the echo ends.
    pub(super) fn reach(&self) -> (usize, usize) {
        let end = self.predicate.at.end.max(self.predicate.named.end);
        (self.model, end)
    }
}

/// Whether a predicate has something that it is about, if only "it": not "asked Rell to stop".
fn has_matter(doc: &Doc, model: &Predicate, end: usize) -> bool {
    let (content, behind) = (&model.content, model.content.start >= model.at.end);
    let range = content.start..if behind {
        content.end.min(end)
    } else {
        content.end
    };
    range.clone().any(|i| {
        let infinitive = i > 0 && doc.reads(i - 1, words!["to"]) && !doc.is(i, Traits::DET);
        let thing = doc.is(i, Traits::NOUN) || doc.reads(i, words!["it", "this", "that", "them"]);
        thing && !infinitive && !doc.is_named(i)
    })
}

/// What the words around a name echo, if they do.
fn echo(site: &Site, mention: &Mention, found: &[Predicate]) -> Option<Echo> {
    let (doc, named) = (site.doc, mention.tokens.clone());
    let model = found
        .iter()
        .rev()
        .find(|p| p.at.end <= named.start && !p.named.is_empty() && p.at.start >= p.named.end)?;
    let another = matches!(&model.subject, Source::Parties(holders)
        if holders.iter().all(|h| h.party != mention.party));
    let denied = has_negation(doc, &model.group);
    let (at, cue) = if let Some(at) = so_does(doc, &named, site.bounds.start) {
        (at, SAME)
    } else {
        let (at, negated) = does_not(doc, named.end, site.bounds.end)?;
        (negated != denied).then_some((at, OPPOSITE))?
    };
    let end = at.end.max(named.end);
    if !another
        || !ends(doc, end, site.bounds.end)
        || !has_matter(doc, model, at.start.min(named.start))
    {
        return None;
    }
    let predicate = Predicate {
        cue: site.lexicon.verb(cue)?,
        at: at.clone(),
        group: at,
        subject: identify(doc, &named),
        source: named.clone(),
        named,
        content: end..end,
        pattern: Pattern::Subject,
    };
    Some(Echo {
        predicate,
        model: model.at.start,
    })
}

/// "so does Norland", "nor will Norland", "as has Norland": the words before a name.
fn so_does(doc: &Doc, named: &Range<usize>, floor: usize) -> Option<Range<usize>> {
    let helps = named.start.checked_sub(1).filter(|&i| i > floor && i > 0)?;
    let so = doc.reads(helps - 1, words!["so", "nor", "neither", "as"]);
    (so && doc.is(helps, Traits::HELPING)).then_some(helps - 1..helps + 1)
}

/// "does not", "won't", "does", "did too": the words behind a name, and whether they deny.
fn does_not(doc: &Doc, from: usize, end: usize) -> Option<(Range<usize>, bool)> {
    if from >= end || !doc.is(from, Traits::HELPING.with(Traits::NEG)) {
        return None;
    }
    if doc.is(from, Traits::NEG) {
        let contracted = doc.slice(&(from..from + 1)).contains(['\'', '’']);
        return (contracted || doc.reads(from, words!["cannot"])).then_some((from..from + 1, true));
    }
    let not = doc.reads(from + 1, words!["not"]) && from + 1 < end;
    Some((from..from + 1 + usize::from(not), not))
}

/// Whether the clause ends at `at`.
fn ends(doc: &Doc, at: usize, bound: usize) -> bool {
    at >= bound
        || doc.marks(at, &[',', ';', '.', '”', '"', '—', '–', '!'])
        || doc.is(at, Traits::CONTRAST)
}

#[cfg(test)]
mod tests {
    use crate::agenda::lexicon::Lexicon;
    use crate::extract::predicate::predicates;
    use crate::extract::{Extractor, fixture};

    /// Checks which words the first word of speech tells, and whether an echo is among them.
    #[track_caller]
    fn check(text: &str, cue: &str, told: bool) {
        let extractor = Extractor::new(&fixture::agenda());
        let article = fixture::article(text);
        let doc = fixture::doc(&extractor, &article);
        let found = predicates(&doc, Lexicon::built_in(), &doc.sentences[0]);
        let echo = found.iter().find(|p| doc.slice(&p.at) == cue);
        let inside = echo.is_some_and(|echo| {
            let at = echo.at.start;
            found.iter().any(|p| p.content.contains(&at))
        });
        assert_eq!(inside, told, "{text}");
    }

    #[test]
    fn an_echo_is_told_by_whoever_tells_what_it_echoes() {
        check(
            "Nils Aker said Norland wants a lock fee but Sudria does not.",
            "does not",
            true,
        );
        check(
            "Norland wants a lock fee but Sudria does not.",
            "does not",
            false,
        );
    }
}
