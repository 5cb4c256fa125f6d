//! Predicates with "be": "… is a red line for Kyiv", "it is essential that …", "Moscow is
//! ready to …".

use std::ops::Range;

use super::bounds::{clause_start, phrase_after};
use super::{Pattern, Predicate, Site};
use crate::agenda::lexicon::CueClass;
use crate::extract::doc::CueHit;
use crate::extract::source::{Source, identify, phrase_before, verb_group};
use crate::extract::token::Traits;

/// Reads a predicate with "be".
pub(super) fn find(site: &Site, hit: &CueHit, before: &[Predicate]) -> Option<Predicate> {
    let (doc, bounds, at) = (site.doc, &site.bounds, &hit.tokens);
    let mut start = at.start;
    while start > bounds.start
        && doc.is(start - 1, Traits::DET.with(Traits::ADV))
        && !doc.reads(start - 1, &["that"])
    {
        start -= 1;
    }
    let group_start = verb_group(doc, bounds.start, start);
    let copula = (group_start..start).any(|i| doc.is(i, Traits::AUX))
        || doc.is(start.wrapping_sub(1), Traits::COPULA);
    let judges = matches!(
        site.lexicon.cues[hit.cue].class,
        CueClass::Veto | CueClass::Must | CueClass::Good
    );
    let quoted = start > bounds.start && doc.tokens[start - 1].first == '“';
    if !(copula || judges && quoted) {
        return None;
    }
    let phrase = phrase_before(doc, bounds.start, group_start);
    let make = |subject, named: Range<usize>, content, pattern| Predicate {
        cue: hit.cue,
        at: at.clone(),
        group: group_start..at.end,
        subject,
        source: named.clone(),
        named,
        content,
        pattern,
    };
    let rest = at.end..bounds.end;
    if !judges {
        let phrase = phrase?;
        return Some(make(identify(doc, &phrase), phrase, rest, Pattern::Ready));
    }
    let impersonal = phrase
        .as_ref()
        .is_none_or(|p| p.len() == 1 && doc.reads(p.start, &["it"]));
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
    let (subject, named) = judge(site, at.end).unwrap_or((Source::Speaker, at.start..at.start));
    Some(make(subject, named, content, Pattern::Judging))
}

/// Who judges: "… for Kyiv" after the predicate, or "For Kyiv, …"; else whoever speaks.
fn judge(site: &Site, end: usize) -> Option<(Source, Range<usize>)> {
    let (doc, bounds) = (site.doc, &site.bounds);
    let after = (end..bounds.end.min(end + 2)).find(|&i| doc.reads(i, &["for", "to"]));
    let opener = after.or_else(|| {
        doc.reads(bounds.start, &["for", "to"])
            .then_some(bounds.start)
    })?;
    let phrase = phrase_after(doc, opener + 1, bounds.end);
    let source = identify(doc, &phrase);
    matches!(source, Source::Parties(_)).then_some((source, phrase))
}
