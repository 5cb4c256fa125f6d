//! Predicates: cue words in their role, each with its subject and its content.
//!
//! In: a sentence of a document. Out: [`Predicate`]s in the order of the text. This is the
//! shallow grammar of news English: subject before verb with asides skipped, inversion,
//! relative clauses, coordination ("accepts a truce but rejects …"), participial tails
//! (", saying …"), passives with an agent, nouns of stance with their possessor.

use std::ops::Range;

use super::doc::{CueHit, Doc, Sentence};
use super::mention::Kind;
use super::source::{Holder, Source, identify, is_possessive, phrase_before, verb_group};
use super::token::Traits;
use crate::agenda::lexicon::{CueClass, Form, Lexicon, Pos};

/// A cue word in its role.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    /// The cue, by index in the lexicon.
    pub(super) cue: usize,
    /// The tokens of the cue.
    pub(super) at: Range<usize>,
    /// The tokens from its first helping word to the cue.
    pub(super) group: Range<usize>,
    /// Who does it.
    pub(super) subject: Source,
    /// The words that name the subject; empty if it is taken over from another predicate.
    pub(super) named: Range<usize>,
    /// What it is about.
    pub(super) content: Range<usize>,
    /// Which pattern of syntax found it, for the reasons.
    pub(super) pattern: &'static str,
}

/// Finds the predicates of a sentence.
pub(super) fn predicates(doc: &Doc, lexicon: &Lexicon, sentence: &Sentence) -> Vec<Predicate> {
    let bounds = sentence.tokens.clone();
    let from = doc
        .cues
        .partition_point(|hit| hit.tokens.start < bounds.start);
    let mut found: Vec<Predicate> = Vec::new();
    for hit in doc.cues[from..]
        .iter()
        .take_while(|hit| hit.tokens.start < bounds.end)
    {
        if found
            .last()
            .is_some_and(|last| hit.tokens.start < last.at.end)
        {
            continue;
        }
        let cue = &lexicon.cues[hit.cue];
        let predicate = match cue.pos {
            Pos::Verb => verb(doc, &bounds, hit, &found),
            Pos::Noun => noun(doc, lexicon, &bounds, hit),
            Pos::Adjective => adjective(doc, lexicon, &bounds, hit),
        };
        found.extend(predicate);
    }
    found.extend(according_to(doc, lexicon, &bounds));
    if sentence.headline {
        found.extend(headline_source(doc, lexicon, &bounds, &found));
    }
    found.sort_by_key(|p| (p.at.start, p.at.end));
    limit_contents(doc, &mut found, &bounds);
    found
}

fn verb(doc: &Doc, bounds: &Range<usize>, hit: &CueHit, before: &[Predicate]) -> Option<Predicate> {
    let at = hit.tokens.clone();
    let group_start = verb_group(doc, bounds.start, at.start);
    let group = group_start..at.end;
    let prior = group_start.checked_sub(1).filter(|&i| i >= bounds.start);
    let make = |subject: Source,
                named: Range<usize>,
                content: Range<usize>,
                pattern: &'static str| Predicate {
        cue: hit.cue,
        at: at.clone(),
        group: group.clone(),
        subject,
        named,
        content,
        pattern,
    };
    let rest = at.end..bounds.end;
    // Passive: the agent holds it, what stands before is what it is about.
    let passive = matches!(hit.form, Form::Past | Form::Participle) && is_passive(doc, &group, &at);
    if passive || (matches!(hit.form, Form::Past | Form::Participle) && doc.reads(at.end, &["by"]))
    {
        let by = (at.end..bounds.end.min(at.end + 4)).find(|&i| doc.reads(i, &["by"]))?;
        let agent = phrase_after(doc, by + 1, bounds.end);
        let left = clause_start(doc, bounds.start, group_start)..group_start;
        return Some(make(
            identify(doc, &agent),
            agent,
            left,
            "passive with an agent",
        ));
    }
    // "continues to reject": the verb after it carries the stance.
    if doc.tokens[at.start].is(Traits::ASPECT) && doc.reads(at.end, &["to"]) {
        return None;
    }
    let noun_like = prior.is_some_and(|i| {
        group_start == at.start
            && hit.form != Form::Past
            && (doc.tokens[i].is(Traits::DET)
                || is_possessive(doc, i)
                || doc.mention(i).is_some_and(|m| m.kind == Kind::Demonym))
    });
    if noun_like {
        return None;
    }
    if hit.form == Form::Ing && !(group_start..at.start).any(|i| doc.tokens[i].is(Traits::AUX)) {
        return tail(doc, bounds, &group, before).map(|subject| {
            let named = at.start..at.start;
            make(subject, named, rest, "participial tail")
        });
    }
    if let Some(i) = prior {
        if doc.reads(i, &["to"]) && hit.form == Form::Base {
            // The infinitive belongs to what governs it ("refused to accept").
            return None;
        }
        if doc.reads(i, &["who", "which", "that"]) {
            let antecedent = skip_comma(doc, bounds.start, i);
            if let Some(phrase) = phrase_before(doc, bounds.start, antecedent) {
                let subject = identify(doc, &phrase);
                if subject != Source::Nobody {
                    return Some(make(subject, phrase, rest, "relative clause"));
                }
            }
            return None;
        }
        let joined = doc.reads(i, &["and", "but", "or", "then"])
            || (doc.tokens[i].first == ','
                && before.last().is_some_and(|p| p.content.start > p.at.start));
        if joined && let Some(subject) = inherited(doc, before, group_start) {
            let named = at.start..at.start;
            return Some(make(subject, named, rest, "coordination"));
        }
    }
    let inverted = inversion(doc, bounds, &at, group_start);
    if let Some(phrase) = inverted {
        let content = bounds.start..group_start;
        return Some(make(identify(doc, &phrase), phrase, content, "inversion"));
    }
    let phrase = phrase_before(doc, bounds.start, group_start)?;
    let subject = identify(doc, &phrase);
    // "which Kyiv rejects": the content is what "which" stands for.
    let relative = phrase
        .start
        .checked_sub(1)
        .filter(|&i| i >= bounds.start && doc.reads(i, &["which", "that", "whom"]));
    if let Some(i) = relative
        && is_short(doc, &rest)
        && subject != Source::Nobody
    {
        let end = skip_comma(doc, bounds.start, i);
        let start = clause_start(doc, bounds.start, end);
        return Some(make(subject, phrase, start..end, "object relative"));
    }
    let fronted = bounds.start..phrase.start;
    let content = if is_short(doc, &rest) && fronted.len() > 3 {
        fronted
    } else {
        rest
    };
    let pattern = if content.start == at.end {
        "subject before verb"
    } else {
        "fronted content"
    };
    Some(make(subject, phrase, content, pattern))
}

/// "Moscow's demand that …", "demands from Russia for …", "Russian insistence on …".
fn noun(doc: &Doc, lexicon: &Lexicon, bounds: &Range<usize>, hit: &CueHit) -> Option<Predicate> {
    let at = hit.tokens.clone();
    let class = lexicon.cues[hit.cue].class;
    let owner = owner(doc, bounds.start, at.start);
    let make = |subject: Source, named: Range<usize>, content: Range<usize>| Predicate {
        cue: hit.cue,
        at: at.clone(),
        group: at.clone(),
        subject,
        named,
        content,
        pattern: "noun of stance",
    };
    // "Moscow's demand remains that …"
    let copula = doc
        .tokens
        .get(at.end)
        .is_some_and(|t| t.is(Traits::AUX) || doc.reads(at.end, &["remains", "remain"]))
        && doc.reads(at.end + 1, &["that", "to", "for"]);
    let complement = copula
        || doc.reads(
            at.end,
            &[
                "to", "for", "that", "on", "of", "over", "against", "not", "in",
            ],
        );
    if let Some((subject, named)) = owner {
        // "Moscow's territorial demands" says in the words between what it demands.
        let between = named.end..at.start;
        let whole = matches!(class, CueClass::Demand | CueClass::Reject) && between.len() > 1;
        if !complement && !whole {
            return None;
        }
        let content = if whole {
            between.start..bounds.end
        } else {
            at.end..bounds.end
        };
        return Some(make(subject, named, content));
    }
    // "demands by Russia", "pressure from Washington on …"
    if doc.reads(at.end, &["by", "from"]) {
        let agent = phrase_after(doc, at.end + 1, bounds.end);
        if let source @ Source::Parties(_) = identify(doc, &agent) {
            let content = agent.end..bounds.end;
            return Some(make(source, agent, content));
        }
    }
    // "talks end with agreement on …": those who talk agree.
    let reached = class == CueClass::Accept
        && doc.reads(at.end, &["on", "to", "for"])
        && doc.reads(
            at.start.wrapping_sub(1),
            &["with", "in", "reach", "reached", "an", "sign", "signed"],
        );
    if reached {
        let subject = first_subject(doc, bounds, at.start)?;
        return Some(make(subject, at.start..at.start, at.end..bounds.end));
    }
    None
}

/// Who a noun of stance belongs to: "Moscow's repeated demand", "Russian insistence",
/// "his call".
fn owner(doc: &Doc, start: usize, noun: usize) -> Option<(Source, Range<usize>)> {
    let floor = start.max(noun.saturating_sub(5));
    for i in (floor..noun).rev() {
        let pronoun = if doc.reads(i, &["his", "her"]) {
            Some(Source::Person)
        } else if doc.reads(i, &["its"]) {
            Some(Source::It)
        } else if doc.reads(i, &["their"]) {
            Some(Source::They)
        } else if doc.reads(i, &["our", "my"]) {
            Some(Source::Speaker)
        } else {
            None
        };
        if let Some(source) = pronoun {
            return Some((source, i..i + 1));
        }
        if is_possessive(doc, i)
            || (matches!(doc.tokens[i].first, '’' | '\'') && doc.tokens[i].is(Traits::PUNCT))
        {
            let from = (start..i)
                .rev()
                .take_while(|&k| {
                    doc.mention_at[k] != 0
                        || doc.tokens[k].is(Traits::CAPITAL.with(Traits::DET).with(Traits::VOICE))
                })
                .last()?;
            let source = identify(doc, &(from..i));
            return matches!(source, Source::Parties(_)).then_some((source, from..i + 1));
        }
        if let Some(mention) = doc.mention(i) {
            if mention.kind == Kind::Nobody || mention.detached {
                return None;
            }
            let adjective = mention.kind == Kind::Demonym
                || (mention.kind == Kind::Name && i + 1 == noun && doc.tokens[i].is(Traits::UPPER));
            return adjective.then(|| {
                (
                    Source::Parties(vec![Holder::of(mention.party)]),
                    mention.tokens.clone(),
                )
            });
        }
        let token = &doc.tokens[i];
        if token.is(Traits::PUNCT
            .with(Traits::PREP)
            .with(Traits::CONJ)
            .with(Traits::PRON)
            .with(Traits::AUX)
            .with(Traits::VERB))
        {
            return None;
        }
    }
    None
}

/// "… is a red line for Kyiv", "Moscow is ready to …", "it is essential that …".
fn adjective(
    doc: &Doc,
    lexicon: &Lexicon,
    bounds: &Range<usize>,
    hit: &CueHit,
) -> Option<Predicate> {
    let at = hit.tokens.clone();
    let class = lexicon.cues[hit.cue].class;
    let mut start = at.start;
    while start > bounds.start
        && doc.tokens[start - 1].is(Traits::DET.with(Traits::ADV))
        && !doc.reads(start - 1, &["that"])
    {
        start -= 1;
    }
    let group_start = verb_group(doc, bounds.start, start);
    let copula = (group_start..start).any(|i| doc.tokens[i].is(Traits::AUX))
        || doc.reads(
            start.wrapping_sub(1),
            &[
                "remains",
                "remain",
                "remained",
                "as",
                "seem",
                "seems",
                "it",
                "considers",
            ],
        );
    let judges = matches!(class, CueClass::Veto | CueClass::Must | CueClass::Good);
    if !copula && !(judges && start > bounds.start && doc.tokens[start - 1].first == '“') {
        return None;
    }
    let group = group_start..at.end;
    let phrase = phrase_before(doc, bounds.start, group_start);
    if !judges {
        let phrase = phrase?;
        return Some(Predicate {
            cue: hit.cue,
            at: at.clone(),
            group,
            subject: identify(doc, &phrase),
            named: phrase,
            content: at.end..bounds.end,
            pattern: "ready to",
        });
    }
    // "… for Kyiv"; else whoever speaks.
    let after = (at.end..bounds.end.min(at.end + 2)).find(|&i| doc.reads(i, &["for", "to"]));
    let holder = after
        .map(|i| phrase_after(doc, i + 1, bounds.end))
        .map(|p| (identify(doc, &p), p))
        .or_else(|| {
            doc.reads(bounds.start, &["for", "to"]).then(|| {
                let p = phrase_after(doc, bounds.start + 1, bounds.end);
                (identify(doc, &p), p)
            })
        })
        .filter(|(source, _)| matches!(source, Source::Parties(_)));
    let impersonal = phrase
        .as_ref()
        .is_none_or(|p| p.len() == 1 && doc.reads(p.start, &["it"]));
    let content = if impersonal && at.end + 2 < bounds.end {
        at.end..bounds.end
    } else {
        clause_start(doc, bounds.start, group_start)..group_start
    };
    let (subject, named) = holder.unwrap_or((Source::Speaker, at.start..at.start));
    Some(Predicate {
        cue: hit.cue,
        at,
        group,
        subject,
        named,
        content,
        pattern: "judging predicate",
    })
}

/// "According to X, …" and "…, according to X".
fn according_to(doc: &Doc, lexicon: &Lexicon, bounds: &Range<usize>) -> Option<Predicate> {
    let at = bounds
        .clone()
        .find(|&i| doc.reads(i, &["according"]) && doc.reads(i + 1, &["to"]))?;
    let phrase = phrase_after(doc, at + 2, bounds.end);
    let say = lexicon.cues.iter().position(|cue| cue.cue == "say")?;
    let content = if at < bounds.start + 2 {
        phrase.end..bounds.end
    } else {
        bounds.start..at
    };
    Some(Predicate {
        cue: say,
        at: at..at + 2,
        group: at..at + 2,
        subject: identify(doc, &phrase),
        named: phrase,
        content,
        pattern: "according to",
    })
}

/// "No deal without guarantees: Zelensky", "Talks at dead end - Putin", "Putin: no deal".
fn headline_source(
    doc: &Doc,
    lexicon: &Lexicon,
    bounds: &Range<usize>,
    found: &[Predicate],
) -> Option<Predicate> {
    let say = lexicon.cues.iter().position(|cue| cue.cue == "say")?;
    let mark = |i: &usize| {
        matches!(doc.tokens[*i].first, ':' | '-' | '–' | '—' | '|')
            && doc.tokens[*i].is(Traits::PUNCT)
    };
    let last = bounds.clone().rev().find(mark);
    let first = bounds.clone().find(mark);
    let make = |named: Range<usize>, content: Range<usize>, at: usize| {
        let subject = identify(doc, &named);
        matches!(subject, Source::Parties(_)).then_some(Predicate {
            cue: say,
            at: at..at + 1,
            group: at..at + 1,
            subject,
            named,
            content,
            pattern: "headline",
        })
    };
    let at = last?;
    let tail = at + 1..bounds.end;
    if !tail.is_empty() && tail.len() <= 6 && found.iter().all(|p| p.at.start < at) {
        if let Some(p) = make(tail, bounds.start..at, at) {
            return Some(p);
        }
    }
    let at = first?;
    let head = bounds.start..at;
    (doc.tokens[at].first == ':' && !head.is_empty() && head.len() <= 6)
        .then(|| make(head, at + 1..bounds.end, at))
        .flatten()
}

/// Returns the noun phrase that starts at `from`.
pub(super) fn phrase_after(doc: &Doc, from: usize, end: usize) -> Range<usize> {
    let mut to = from;
    while to < end {
        let token = &doc.tokens[to];
        let inside = doc.mention_at[to] != 0;
        let verb = Traits::AUX
            .with(Traits::MUST)
            .with(Traits::WILL)
            .with(Traits::WOULD)
            .with(Traits::COULD);
        let title =
            doc.reads(to, &["of", "for"]) && to > from && doc.tokens[to - 1].is(Traits::VOICE);
        let joins = doc.reads(to, &["and"])
            && to > from
            && doc.mention_at[to - 1] != 0
            && (doc.mention_at.get(to + 1).is_some_and(|&m| m != 0)
                || doc.mention_at.get(to + 2).is_some_and(|&m| m != 0));
        let stop = !inside
            && !title
            && !joins
            && (token.is(Traits::PUNCT)
                || token.is(Traits::CONJ)
                || (token.is(Traits::PREP) && to > from)
                || (token.is(verb) && !is_possessive(doc, to))
                || (token.is(Traits::TIME) && to > from));
        if stop {
            break;
        }
        to += 1;
    }
    from..to
}

/// `"…," said X` and `…, says X`: returns X.
fn inversion(
    doc: &Doc,
    bounds: &Range<usize>,
    at: &Range<usize>,
    group: usize,
) -> Option<Range<usize>> {
    let before = group.checked_sub(1).filter(|&i| i >= bounds.start)?;
    let closes = matches!(
        doc.tokens[before].first,
        '”' | '"' | '’' | '\'' | '»' | ',' | '?' | '!'
    );
    if !closes || !doc.tokens[before].is(Traits::PUNCT) || at.end >= bounds.end || group != at.start
    {
        return None;
    }
    let phrase = phrase_after(doc, at.end, bounds.end);
    let starts = doc.tokens.get(phrase.start)?;
    let nominal = doc.mention_at[phrase.start] != 0
        || starts.is(Traits::CAPITAL)
        || starts.is(Traits::DET)
        || starts.is(Traits::VOICE);
    // "…, said Russia would …" is no inversion: what follows is a clause.
    let verb = Traits::AUX
        .with(Traits::MUST)
        .with(Traits::WILL)
        .with(Traits::WOULD)
        .with(Traits::COULD)
        .with(Traits::VERB);
    let clause = doc
        .tokens
        .get(phrase.end)
        .is_some_and(|t| phrase.end < bounds.end && t.is(verb))
        || doc
            .cues
            .iter()
            .any(|hit| hit.tokens.start == phrase.end && hit.form != Form::Ing);
    (nominal && !clause && !phrase.is_empty() && identify(doc, &phrase) != Source::Nobody)
        .then_some(phrase)
}

/// Whether the last helping word before the cue is a form of "be".
fn is_passive(doc: &Doc, group: &Range<usize>, at: &Range<usize>) -> bool {
    (group.start..at.start)
        .rev()
        .find(|&i| doc.tokens[i].is(Traits::AUX))
        .is_some_and(|i| doc.reads(i, &["is", "are", "was", "were", "be", "been", "being"]))
}

/// The subject of a participial tail (", adding that …", "by demanding …").
fn tail(
    doc: &Doc,
    bounds: &Range<usize>,
    group: &Range<usize>,
    before: &[Predicate],
) -> Option<Source> {
    let i = group.start.checked_sub(1).filter(|&i| i >= bounds.start);
    let opens = i.is_none_or(|i| {
        doc.tokens[i].first == ','
            || doc.reads(i, &["by", "and", "while", "with", "in", "when"])
            || doc.mention_at[i] != 0
    });
    if !opens {
        return None;
    }
    // "with the two sides agreeing to …"
    if let Some(i) = i
        && doc.tokens[i].is(Traits::GROUP)
        && doc.reads(i.wrapping_sub(1), &["two", "both", "the", "three"])
    {
        return Some(Source::They);
    }
    // "with Moscow continuing to press …"
    if let Some(i) = i
        && let Some(mention) = doc.mention(i)
        && let Some(phrase) = phrase_before(doc, bounds.start, i + 1)
        && mention.kind != Kind::Nobody
    {
        let source = identify(doc, &phrase);
        if source != Source::Nobody {
            return Some(source);
        }
    }
    inherited(doc, before, group.start).or_else(|| first_subject(doc, bounds, group.start))
}

/// The subject of the last predicate before `at` that has one.
fn inherited(_doc: &Doc, before: &[Predicate], at: usize) -> Option<Source> {
    before
        .iter()
        .rev()
        .find(|p| {
            p.at.start < at
                && p.subject != Source::Nobody
                && p.pattern != "noun of stance"
                && p.pattern != "judging predicate"
        })
        .map(|p| p.subject.clone())
}

/// The first noun phrase of the sentence that names a party or a person.
fn first_subject(doc: &Doc, bounds: &Range<usize>, end: usize) -> Option<Source> {
    let mention = doc
        .mentions_in(bounds.start..end)
        .find(|m| !m.detached && m.kind != Kind::Demonym)?;
    let mut last = mention.tokens.end;
    while let Some(next) = doc
        .mention(last)
        .filter(|m| m.tokens.start == last && m.kind != Kind::Nobody)
    {
        last = next.tokens.end;
    }
    // "Russia, Ukraine agree": the whole list.
    while last + 1 < end
        && (doc.tokens[last].first == ',' || doc.reads(last, &["and"]))
        && let Some(next) = doc.mention(last + 1).filter(|m| m.kind != Kind::Nobody)
    {
        last = next.tokens.end;
    }
    let phrase = phrase_before(doc, bounds.start, last)?;
    Some(identify(doc, &phrase)).filter(|source| matches!(source, Source::Parties(_)))
}

/// Says whether nothing of weight follows: only adjuncts and end marks.
fn is_short(doc: &Doc, rest: &Range<usize>) -> bool {
    let mut words = 0;
    for i in rest.clone() {
        let token = &doc.tokens[i];
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
        words += 1;
    }
    words <= 8
}

/// Returns the start of the clause that ends at `end`: after the last strong boundary.
fn clause_start(doc: &Doc, start: usize, end: usize) -> usize {
    (start..end)
        .rev()
        .find(|&i| {
            let token = &doc.tokens[i];
            (token.is(Traits::PUNCT) && matches!(token.first, ';' | ':' | '—' | '–'))
                || doc.reads(i, &["that", "but", "while", "although"])
        })
        .map_or(start, |i| i + 1)
}

fn skip_comma(doc: &Doc, start: usize, at: usize) -> usize {
    if at > start && doc.tokens[at - 1].first == ',' {
        at - 1
    } else {
        at
    }
}

/// Ends each content where a predicate that is not part of it begins.
fn limit_contents(doc: &Doc, found: &mut [Predicate], bounds: &Range<usize>) {
    let starts: Vec<(usize, bool)> = found
        .iter()
        .map(|p| {
            let outside = matches!(
                p.pattern,
                "coordination" | "participial tail" | "according to"
            ) || (matches!(p.pattern, "fronted content" | "inversion" | "headline")
                && p.content.end <= p.at.start);
            let contrast = p.named.start > bounds.start
                && p.pattern == "subject before verb"
                && (doc.reads(
                    p.named.start - 1,
                    &["but", "while", "although", "though", "whereas"],
                ) || doc.tokens[p.named.start - 1].first == ';');
            let start = if p.named.is_empty() {
                p.group.start
            } else {
                p.named.start.min(p.group.start)
            };
            (start, outside || contrast)
        })
        .collect();
    for (k, predicate) in found.iter_mut().enumerate() {
        if predicate.content.start < predicate.at.start {
            continue;
        }
        // A tail of speech inside a stance ("…, saying …") ends it; a stance inside
        // reported speech does not end the speech.
        if let Some(&(stop, _)) = starts
            .iter()
            .enumerate()
            .filter(|(m, (start, outside))| *m != k && *outside && *start > predicate.content.start)
            .map(|(_, s)| s)
            .min()
        {
            predicate.content.end = predicate.content.end.min(stop);
        }
    }
}
